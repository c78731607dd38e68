// Rapor KKS: districts side by side. Loaded on /banding/ only. What may be compared is decided where the data is made
// (generator/compare.py); here it is only followed. Every text of the data becomes text, never markup.
(function () {
  "use strict";
  var form = document.querySelector("[data-banding]"), place = document.getElementById("sanding");
  if (!form || !place) return;
  var root = form.dataset.akar, MOST = 4, LETTERS = ["A", "B", "C", "D"], SHAPES = ["●", "■", "▲", "◆"];
  var input = form.querySelector("#banding-cari"), list = form.querySelector(".temukan__hasil");
  var picked = form.querySelector(".banding__pilihan"), said = form.querySelector(".banding__kabar");
  var pick = form.elements, facts = null, names = [], known = {}, files = {}, turn = 0;
  var state = { codes: [], years: [], stage: "" };

  function make(tag, text, attributes) {
    var node = document.createElement(tag);
    if (text !== undefined && text !== "") node.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    return node;
  }
  function code(row) { return row[3].slice(0, 5); }
  function card(year, district) { return root + "edisi/" + year + "/" + known[district][2] + "/"; }
  function get(url) {
    return fetch(url).then(function (answer) {
      if (!answer.ok) throw new Error(url);
      return answer.json();
    });
  }
  function file(year, district) {
    var url = card(year, district) + "banding.json";
    files[url] = files[url] || get(url).then(function (told) { return full(told, year, district); }).catch(function (error) { delete files[url]; throw error; });
    return files[url];
  }

  // The file says shared things once, and leaves out what follows from the rest.
  function full(told, year, district) {
    var slugs = edition(year).tatanan.map(function (t) { return t[0]; }), stages = {};
    Object.keys(told.tahap || {}).forEach(function (stage) {
      var kept = told.tahap[stage];
      stages[stage] = {};
      kept[2].forEach(function (cell, n) {
        var plain = [kept[1], [[slugs[n] + "." + stage, cell, comma(cell) + "%"]], kept[0]];
        if (cell) stages[stage][slugs[n]] = typeof cell === "string" ? plain : cell;
      });
    });
    told.tahap = told.tahap && stages;
    told.nama = known[district][0]; told.awalan = year + "." + district + ".";
    return told;
  }
  function edition(year) { return facts.edisi.find(function (e) { return String(e.tahun) === String(year); }); }
  // 1234.5 as Indonesians write it: 1.234,5
  function comma(value) {
    var parts = String(value).split(".");
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ".");
    return parts.join(",");
  }

  // ---- the address -------------------------------------------------------------------------------------------------

  function read() {
    var asked = new URLSearchParams(location.search), wrong = [];
    var years = facts.edisi.map(function (e) { return String(e.tahun); });
    function parts(name) { return (asked.get(name) || "").split(",").filter(Boolean); }
    function unique(value, n, all) { return all.indexOf(value) === n; }
    var codes = parts("daerah").filter(unique).filter(function (c) {
      if (!known[c]) wrong.push(c);
      return known[c];
    });
    if (codes.length > MOST) wrong = wrong.concat(codes.slice(MOST));
    var chosen = parts("edisi").filter(unique).filter(function (y) { return years.indexOf(y) >= 0; }).slice(0, 2);
    var stage = facts.tahap.indexOf(asked.get("tahap")) >= 0 ? asked.get("tahap") : "";
    state = { codes: codes.slice(0, MOST), years: chosen.length ? chosen : [years[0]], stage: stage };
    return wrong.length ? "Tidak dipakai: " + wrong.join(", ") + " (kode yang tidak dikenal, atau daerah kelima dan seterusnya). " : "";
  }
  function address() {
    var parts = ["daerah=" + state.codes.join(","), "edisi=" + state.years.join(",")];
    if (state.stage) parts.push("tahap=" + state.stage);
    return location.pathname + "?" + parts.join("&");
  }
  function changed() { history.pushState(null, "", address()); draw(""); }

  // ---- choosing ----------------------------------------------------------------------------------------------------

  function matches() {
    var query = window.rapor.fold(input.value);
    if (query.length < 2) return [];
    var ranked = names.map(function (row) { return [window.rapor.rank(row, query), row]; })
      .filter(function (pair) { return pair[0] < 5 && state.codes.indexOf(code(pair[1])) < 0; })
      .sort(function (a, b) { return a[0] - b[0] || a[1][0].localeCompare(b[1][0], "id"); });
    var sure = ranked.filter(function (pair) { return pair[0] < 3; });
    return sure.length ? sure : ranked;
  }
  function offer() {
    var found = matches(), full = state.codes.length >= MOST;
    list.replaceChildren.apply(list, found.slice(0, 8).map(function (pair) {
      var item = make("li"), button = make("button", pair[1][0], { type: "button", "data-kode": code(pair[1]) });
      button.append(make("small", pair[1][1]));
      item.append(button);
      return item;
    }));
    list.hidden = !found.length;
    if (input.value.length < 2) return;
    said.textContent = full ? "Sudah empat daerah. Keluarkan satu dulu."
      : found.length ? found.length + " daerah cocok" + (found.length > 8 ? ", delapan ditampilkan." : ".")
      : "Tidak ada daerah bernama itu. Coba ejaan lain atau kodenya.";
  }
  function add(district) {
    if (state.codes.length >= MOST) { said.textContent = "Sudah empat daerah. Keluarkan satu dulu."; return; }
    state.codes.push(district);
    input.value = ""; offer(); input.focus(); changed();
  }
  function chips() {
    picked.replaceChildren.apply(picked, state.codes.map(function (district, n) {
      var item = make("li"), button = make("button", "Keluarkan", { type: "button", "aria-label": "Keluarkan " + known[district][0] });
      button.addEventListener("click", function () {
        state.codes.splice(n, 1); input.focus(); changed();
      });
      item.append(mark(n), " " + known[district][0] + " ", button);
      return item;
    }));
  }
  function mark(n) { return make("span", LETTERS[n] + " " + SHAPES[n], { class: "huruf huruf--" + n }); }

  // ---- figures -----------------------------------------------------------------------------------------------------

  // [end of its id, value, as text, (place)] -> a link to the very figure, with the figure in it.
  function figure(one, told, year, district) {
    var own = !/^penghargaan\./.test(one[0]), id = (own ? told.awalan : "") + one[0];
    var there = own ? card(year, district) + (one[3] || "#" + id) : root + "daerah/" + known[district][2] + "/#" + id;
    var link = make("a", "", { href: there });
    link.append(make("data", one[2] || one[1], { "data-angka": id, value: one[1] }));
    return link;
  }
  function sources(cited, told, year, district) {
    var line = make("small", "sumber: ", { class: "redup" });
    cited.forEach(function (at, n) {
      var source = told.sumber[at];
      if (n) line.append("; ");
      line.append(source[0] ? make("a", source[1], { href: card(year, district) + "#sumber-" + source[0] }) : source[1]);
    });
    return line;
  }
  function note(text) { return make("small", text, { class: "banding__sebab" }); }
  function sentence(pieces, told, year, district) {
    var line = make("span");
    pieces.forEach(function (piece) {
      line.append(typeof piece === "string" ? piece : figure(piece, told, year, district));
    });
    return line;
  }
  function bar(value, n) {
    var share = Number(value), whole = make("span", "", { class: "batang batang--" + n, "aria-hidden": "true" });
    var part = make("span");
    part.style.width = Math.max(0, Math.min(100, share)) + "%";
    whole.append(part);
    return whole;
  }

  // ---- tables ------------------------------------------------------------------------------------------------------

  function table(id, caption) {
    var whole = make("table", "", { class: "sanding", id: id }), head = make("thead"), row = make("tr");
    whole.append(make("caption", caption));
    row.append(make("th", "Daerah", { scope: "col" }), make("th", "Angka, sumber, dan catatan", { scope: "col" }));
    head.append(row); whole.append(head);
    return whole;
  }
  function group(whole, title, rest) {
    var body = make("tbody"), row = make("tr"), head = make("th", title, { colspan: "2", scope: "rowgroup" });
    if (rest) head.append(make("small", rest, { class: "banding__selisih" }));
    row.append(head); body.append(row); whole.append(body);
    return body;
  }
  function line(body, one, cell) {
    var row = make("tr"), head = make("th", "", { scope: "row" });
    head.append(mark(one.n), " " + one.told.nama + (state.years.length > 1 ? ", " + one.year : ""));
    row.append(head, cell); body.append(row);
  }

  function award(one) {
    var cell = make("td"), claims = one.told.penghargaan || [];
    claims.forEach(function (claim, n) {
      if (n) cell.append(" atau ");
      cell.append(figure(claim[0], one.told, one.year, one.code), " ", sources(claim[1], one.told, one.year, one.code));
    });
    if (claims.length > 1) cell.append(note("Sumber bertentangan; semuanya ditampilkan."));
    if (!claims.length) {
      cell.append(note(edition(one.year).penghargaan === "tidak ada" ? "Tidak ada penghargaan nasional pada " + one.year + "."
        : "Belum ada data; bukan berarti tidak menerima."));
    }
    return cell;
  }
  function odf(one) {
    var cell = make("td"), found = one.told.odf || [[], ""];
    found[0].forEach(function (said, n) {
      if (n) cell.append(make("br"));
      cell.append(sentence(said[0], one.told, one.year, one.code), " ", sources(said[1], one.told, one.year, one.code));
    });
    if (found[0].length > 1) cell.append(note("Lebih dari satu angka (" + found[1] + "); semuanya ditampilkan dan tidak dibandingkan."));
    if (!found[0].length) cell.append(note("Belum ada data untuk edisi " + one.year + "."));
    return cell;
  }
  function openness(one) {
    var cell = make("td"), level = one.told.keterbukaan || 0, shown = ["hitungan.keterbukaan", String(level), String(level)];
    cell.append("tingkat ", figure(shown, one.told, one.year, one.code), " dari 4: " + facts.kata.tingkat[level] + " ", make("small", "hitungan Rapor KKS", { class: "redup" }));
    return cell;
  }
  function general(all, both) {
    var whole = table("sanding-umum", both ? "Predikat dan ODF pada dua edisi" : "Penghargaan, ODF, dan keterbukaan, edisi " + state.years[0]);
    var parts = [["Penghargaan nasional", award], ["Desa/kelurahan ODF", odf]].concat(both ? [] : [["Keterbukaan data di situs ini", openness]]);
    parts.forEach(function (part) {
      var body = group(whole, part[0]);
      all.forEach(function (one) { line(body, one, part[1](one)); });
    });
    return whole;
  }

  // Why this tatanan of this district is not set beside another's; "" where it may be.
  function refusal(one, slug) {
    var stages = one.told.tahap || {}, cell = (stages[state.stage] || {})[slug];
    if (cell) return cell[0];
    return Object.keys(stages).some(function (stage) { return stages[stage][slug] && stages[stage][slug][0] !== "kosong"; })
      ? "tahap-lain" : "kosong";
  }
  function value(one, slug) {
    var stages = one.told.tahap || {}, cell = make("td"), found = (stages[state.stage] || {})[slug], why = refusal(one, slug);
    if (found) {
      found[1].forEach(function (each, n) {
        if (n) cell.append(found[0] === "sebagian" ? " sampai " : " dan ");
        cell.append(figure(each, one.told, one.year, one.code), found[0] === "sebagian" || /poin-indikator$/.test(each[0]) ? " poin" : "");
      });
      if (!why) cell.append(bar(found[1][0][1], one.n));
      if (found[3]) cell.append(" ", make("small", found[3], { class: "redup" }));
      if (found[2].length) cell.append(" ", sources(found[2], one.told, one.year, one.code));
    }
    if (why && (why !== "kosong" || !found)) {
      var where = Object.keys(stages).filter(function (stage) { return stages[stage][slug] && stages[stage][slug][0] !== "kosong"; });
      var told = note(why === "kosong" && !one.told.tahap ? "Belum ada data: nilai tatanannya belum tercatat pada edisi ini." : facts.kata.tolak[why]);
      if (why === "tahap-lain") {
        told.append(" ", make("a", "Lihat " + where.map(function (s) { return facts.kata.tahap[s]; }).join(", "), { href: card(one.year, one.code) + "#" + slug }), ".");
      }
      cell.append(told);
    }
    return cell;
  }
  // Two decimals as they are written, taken from each other without a float between them.
  function apart(a, b) {
    var places = Math.max.apply(null, [a, b].map(function (t) { return (t.split(".")[1] || "").length; }));
    function whole(t) { return BigInt(t.split(".")[0] + ((t.split(".")[1] || "") + "0".repeat(places)).slice(0, places)); }
    var gap = whole(a) - whole(b), digits = String(gap < 0n ? -gap : gap).padStart(places + 1, "0");
    return digits.slice(0, digits.length - places) + (places ? "," + digits.slice(digits.length - places) : "");
  }
  function gap(all, slug) {
    if (all.length !== 2) return "";
    var reasons = all.map(function (one) { return refusal(one, slug); });
    if (reasons[0] || reasons[1]) return reasons[0] === "kosong" && reasons[1] === "kosong" ? "" : "tidak disandingkan";
    return "selisih " + apart.apply(null, all.map(function (one) { return one.told.tahap[state.stage][slug][1][0][1]; })) + " poin persen";
  }
  function settings(all) {
    var whole = table("sanding-tatanan", "Sembilan tatanan, edisi " + state.years[0] + ", " + facts.kata.tahap[state.stage] + ", persen");
    edition(state.years[0]).tatanan.forEach(function (tatanan) {
      var body = group(whole, tatanan[1], gap(all, tatanan[0]));
      all.forEach(function (one) { line(body, one, value(one, tatanan[0])); });
    });
    return whole;
  }
  function gates(all) {
    var whole = table("sanding-syarat", "Syarat yang belum terpenuhi, menurut angka yang tercatat, edisi " + state.years[0]);
    var body = group(whole, "Menuju predikat berikutnya");
    all.forEach(function (one) {
      var cell = make("td"), found = one.told.syarat, items = make("ul");
      if (!found) cell.append(note("Belum ada nilai tatanan, jadi belum dapat dihitung."));
      else {
        cell.append(make("a", "Menuju " + facts.kata.predikat[found[0]], { href: card(one.year, one.code) + "#jarak" }),
          " (" + facts.kata.tahap[found[1]] + "), " + found[4] + " syarat sudah terpenuhi.");
        found[3].forEach(function (gate) {
          var setting = edition(one.year).tatanan.find(function (t) { return t[0] === gate[0]; }), need = gate[1] || found[2];
          var item = make("li", (setting ? setting[1] : gate[0]) + (need ? " (" + need + ")" : "") + ": ");
          var id = "hitungan.kurang." + found[0] + "." + (gate[4] || gate[0]);
          if (gate[2]) item.append("kurang ", figure([id, gate[2], comma(gate[2]) + (gate[3] ? "" : "%")], one.told, one.year, one.code), " " + gate[3]);
          else item.append(gate[3]);
          items.append(item);
        });
        cell.append(items);
        if (found[1] !== state.stage) cell.append(note("Dihitung dari " + facts.kata.tahap[found[1]] + ", bukan tahap yang dipilih."));
      }
      line(body, one, cell);
    });
    return whole;
  }

  // ---- drawing -----------------------------------------------------------------------------------------------------

  function fullest(all) {
    var counts = facts.tahap.map(function (stage) {
      return all.filter(function (one) { return one.told.tahap && one.told.tahap[stage]; }).length;
    });
    return facts.tahap[counts.indexOf(Math.max.apply(null, counts))];
  }
  function bridge() {
    var pair = state.years.map(Number).sort().join("-");
    return facts.jembatan[pair];
  }
  function changes() {
    var year = Math.max.apply(null, state.years.map(Number)), item = make("li", "");
    item.append(make("a", "Yang berubah pada edisi " + year, { href: root + "edisi/" + year + "/perubahan/" }));
    return item;
  }
  function refused(all, joined) {
    var found = [];
    if (joined) return [facts.kata.jembatan[joined]];
    all.forEach(function (one) {
      var by = {};
      edition(state.years[0]).tatanan.forEach(function (t) {
        var why = refusal(one, t[0]);
        if (why && why !== "kosong") (by[why] = by[why] || []).push(t[1]);
      });
      Object.keys(by).forEach(function (why) { found.push(one.told.nama + ", " + by[why].join("; ") + ": " + facts.kata.tolak[why]); });
    });
    return found;
  }
  function shown(all) {
    var joined = state.years.length > 1 ? bridge() : "", parts = [], why, box;
    if (!joined && !state.stage) { state.stage = fullest(all); history.replaceState(null, "", address()); }
    pick.tahap.value = state.stage || facts.tahap[0];
    why = refused(all, joined);
    parts.push(make("h2", "Berdampingan"));
    if (why.length) {
      box = make("ul", "", { class: "klaim", id: "tolak" });
      why.forEach(function (text) { box.append(make("li", text)); });
      if (joined && joined !== "sama") box.append(changes());
      parts.push(make("h3", "Yang tidak disandingkan, dan sebabnya"), box);
    }
    if (joined !== "putus") parts.push(general(all, Boolean(joined)));
    if (!joined) parts.push(settings(all), gates(all));
    if (facts.data_contoh) parts.push(make("p", facts.data_contoh));
    place.replaceChildren.apply(place, parts);
    said.textContent = state.codes.length + " daerah berdampingan, edisi " + state.years.join(" dan ") + ".";
  }
  function draw(wrong) {
    var mine = ++turn, wanted = [];
    chips();
    pick.edisi.value = state.years[0]; pick.lain.value = state.years[1] || "";
    pick.tahap.disabled = state.years.length > 1;
    if (state.stage) pick.tahap.value = state.stage;
    if (state.codes.length < 2) {
      place.replaceChildren();
      said.textContent = wrong + (state.codes.length ? "Pilih satu daerah lagi." : "Pilih dua sampai empat daerah.");
      return;
    }
    state.years.forEach(function (year) { state.codes.forEach(function (c, n) { wanted.push({ n: n, year: year, code: c }); }); });
    if (state.years.length > 1) wanted.sort(function (a, b) { return a.n - b.n || a.year - b.year; });
    Promise.all(wanted.map(function (one) { return file(one.year, one.code); })).then(function (told) {
      if (mine !== turn) return;
      shown(wanted.map(function (one, n) { one.told = told[n]; return one; }));
      said.textContent = wrong + said.textContent;
    }).catch(function () {
      if (mine === turn) said.textContent = "Data tidak dapat dimuat. Coba muat ulang, atau baca tabel di bawah.";
    });
  }

  // ---- listening ---------------------------------------------------------------------------------------------------

  input.addEventListener("input", offer);
  list.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button) add(button.dataset.kode);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var found = matches();
    // Two that fit equally well (Kabupaten and Kota Bogor): the reader chooses.
    if (!found.length) return;
    if (found.length > 1 && found[1][0] === found[0][0]) list.querySelector("button").focus();
    else add(code(found[0][1]));
  });
  form.addEventListener("keydown", function (event) {
    var buttons = Array.from(list.querySelectorAll("button")), at = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === input) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "ArrowDown" && buttons.length && (at >= 0 || event.target === input)) {
      event.preventDefault(); buttons[Math.min(at + 1, buttons.length - 1)].focus();
    }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (at ? buttons[at - 1] : input).focus(); }
    if (event.key === "Escape") { input.value = ""; offer(); input.focus(); }
  });
  form.querySelector(".banding__atur").addEventListener("change", function () {
    state.years = [pick.edisi.value, pick.lain.value].filter(function (y, n, all) { return y && all.indexOf(y) === n; });
    state.stage = pick.tahap.value;
    changed();
  });
  form.querySelector(".banding__atur button").addEventListener("click", function () {
    var link = location.href.split("#")[0];
    function plain() { said.textContent = "Salin sendiri tautan ini: " + link; }
    if (!navigator.clipboard) return plain();
    navigator.clipboard.writeText(link).then(function () { said.textContent = "Tautan disalin."; }, plain);
  });
  window.addEventListener("popstate", function () { draw(read()); });

  if (location.protocol === "file:") {
    place.append(make("p", "Perbandingan memerlukan situs yang dibuka lewat http, bukan dari folder. Baca tabel di bawah.", { class: "status" }));
    return;
  }
  Promise.all([get(form.dataset.banding), get(form.dataset.nama)]).then(function (found) {
    facts = found[0]; names = found[1];
    names.forEach(function (row) { known[code(row)] = row; });
    form.hidden = false;
    var wrong = read();
    if (location.search) history.replaceState(null, "", address());
    draw(wrong);
  }).catch(function () {
    place.append(make("p", "Perbandingan tidak dapat dimuat. Coba muat ulang, atau baca tabel di bawah.", { class: "status" }));
  });
})();
