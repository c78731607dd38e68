// Rapor KKS: a few small helps. Everything on the site is readable without them.
(function () {
  "use strict";
  var own = document.currentScript.dataset, root = (own.akar || ".").replace(/\/*$/, "/");
  // A frozen page brings along what it was made with (data-aset), and no panel where its figures are not kept one by one.
  var theme = own.aset || root, quotable = location.protocol !== "file:" && own.kutip !== "tidak";

  // Opened from a folder on disk, an address that ends in "/" would list files instead of showing the page.
  if (location.protocol === "file:") {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link) return;
      var url = new URL(link.getAttribute("href"), location.href);
      if (url.protocol === "file:" && url.pathname.endsWith("/")) {
        event.preventDefault();
        url.pathname += "index.html";
        location.href = url.href;
      }
    });
  }

  // The same for a form: searching needs the web, so from a folder it leads to the search page, which says so.
  if (location.protocol === "file:") {
    document.addEventListener("submit", function (event) {
      if (event.defaultPrevented) return;
      event.preventDefault();
      var url = new URL(event.target.getAttribute("action") || "./", location.href);
      url.pathname += url.pathname.endsWith("/") ? "index.html" : "";
      url.search = "?" + new URLSearchParams(new FormData(event.target));
      location.href = url.href;
    });
  }

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[^a-z0-9. ]+/g, "").replace(/\s+/g, " ").trim();
  }

  // How many single-letter slips lie between two words; gives up above the limit.
  function slips(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    var before = Array.from({ length: b.length + 1 }, function (_, i) { return i; });
    for (var i = 1; i <= a.length; i++) {
      var row = [i];
      for (var j = 1; j <= b.length; j++) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      }
      before = row;
    }
    return before[b.length];
  }

  // "kab. bandung", "kota bgor": which kind is meant, and the name without it.
  function meant(text) {
    var found = /^(kab|kabupaten|kota)\.? +(?:administrasi +)?(.+)$/.exec(text);
    return { kind: found ? (found[1] === "kota" ? "kota" : "kabupaten") : "", name: (found ? found[2] : text).replace(/\.$/, "") };
  }

  // Jawa Barat is called jabar, Jakarta Selatan jaksel, Kotawaringin Barat kobar.
  var SIDES = { barat: "bar", tengah: "teng", timur: "tim", selatan: "sel", utara: "ut", tenggara: "tra" };
  function short(name, query) {
    var words = name.split(" "), side = words.length === 2 && SIDES[words[1]];
    return Boolean(side) && [2, 3].some(function (n) { return words[0].slice(0, n) + side === query; });
  }

  // From 0, the very name, to 5, the province only; 9 for no match. Half a step more where the other kind was meant.
  function rank(row, query) {
    var name = fold(row[0]), also = fold(row[3]), wanted = meant(query), q = wanted.name;
    var own = meant(name), bare = own.name, best = worth(bare, also, q);
    if (wanted.kind && worth(bare, also, query) < best) best = worth(bare, also, query);
    if (best > 5 && (fold(row[1]).indexOf(q) === 0 || short(fold(row[1]), q))) best = 5;
    return best + (wanted.kind && wanted.kind !== own.kind ? 0.5 : 0);
  }

  function worth(bare, also, q) {
    var code = also.slice(0, 5), others = also.slice(6).split(" ");
    if (/^[0-9.]+$/.test(q)) {
      var digits = q.replace(/\./g, "");
      return code.replace(".", "") === digits ? 0 : digits.length > 1 && code.replace(".", "").indexOf(digits) === 0 ? 2 : 9;
    }
    if (bare === q || others.indexOf(q) >= 0 || short(bare, q)) return 0;
    if (bare.indexOf(q) === 0) return 1;
    if (bare.indexOf(q) > 0 || also.indexOf(q) >= 0) return 2;
    if (q.length < 4) return 9;
    var limit = q.length > 7 ? 2 : 1;
    if (slips(bare, q, limit) <= limit || slips(bare.slice(0, q.length), q, limit) <= limit) return 3;
    return bare.split(" ").concat(others).some(function (word) { return word.length > 3 && slips(word, q, limit) <= limit; }) ? 4 : 9;
  }

  window.rapor = { fold: fold, rank: rank };  // for the scripts of single pages

  function find(form) {
    var input = form.querySelector("input"), list = form.querySelector(".temukan__hasil");
    var said = form.querySelector(".temukan__kabar"), names = null, asked = null;
    function load() {
      asked = asked || fetch(form.dataset.temukan).then(function (r) { return r.json(); }).then(function (rows) {
        names = rows; show();
      }).catch(function () { asked = null; });
    }
    // A province is offered by its own page, where the page we are on names it.
    var provinces = Array.from(document.querySelectorAll("#provinsi a[href]"));
    function matches() {
      var query = fold(input.value);
      if (!names || query.length < 2) return { best: [], all: 0 };
      var ranked = names.map(function (row) { return [rank(row, query), row]; })
        .filter(function (pair) { return pair[0] < 9; })
        .sort(function (a, b) { return a[0] - b[0] || a[1][0].localeCompare(b[1][0], "id"); });
      // Who finds the name itself meant no slip of the keyboard.
      var sure = ranked.filter(function (pair) { return pair[0] < 3; });
      var found = sure.length ? sure : ranked;
      var own = provinces.filter(function (link) {
        var name = fold(link.textContent);
        return name === query || short(name, query) || query.length > 3 && name.indexOf(query) === 0;
      });
      return { best: found.slice(0, 8), all: found.length, own: own };
    }
    function entry(address, name, small) {
      var item = document.createElement("li"), link = document.createElement("a"), more = document.createElement("small");
      link.href = address; link.textContent = name; more.textContent = small;
      link.append(more); item.append(link);
      return item;
    }
    // On the page for officials a district is chosen, not opened.
    function there(row) {
      var year = form.elements.tahun;
      return year ? "?daerah=" + row[3].slice(0, 5) + "&tahun=" + year.value + "#langkah" : form.dataset.daerah + row[2] + "/";
    }
    function show() {
      var found = matches(), own = found.own || [];
      var items = own.map(function (link) { return entry(link.href, "Provinsi " + link.textContent, "semua kabupaten dan kota"); })
        .concat(found.best.map(function (pair) { return entry(there(pair[1]), pair[1][0], pair[1][1]); }));
      list.replaceChildren.apply(list, items);
      list.hidden = !items.length;
      var shown = found.best.length;
      said.textContent = input.value.length < 2 || !names ? "" : shown < found.all
        ? shown + " dari " + found.all + " daerah yang cocok. Ketik lebih lengkap, atau pilih provinsinya."
        : items.length ? found.all + " daerah ditemukan"
        : "Tidak ada daerah bernama itu. Coba ejaan lain, atau pilih dari daftar provinsi di bawah.";
      said.classList.toggle("tersembunyi", !(input.value.length > 2 && names && (!items.length || shown < found.all)));
    }
    input.addEventListener("focus", load);
    input.addEventListener("input", function () { load(); show(); });
    form.addEventListener("submit", function (event) {
      var found = matches(), first = list.querySelector("a");
      if (!first) return;
      event.preventDefault();
      // Two that fit equally well (Kabupaten and Kota Bogor): the reader chooses.
      var one = (found.own || []).length + found.best.filter(function (pair) { return pair[0] === found.best[0][0]; }).length === 1;
      if (one) location.href = first.href; else first.focus();
    });
    form.addEventListener("keydown", function (event) {
      var links = Array.from(list.querySelectorAll("a")), at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
      if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (at ? links[at - 1] : input).focus(); }
      if (event.key === "Escape") { input.value = ""; show(); input.focus(); }
    });
  }

  // The empty workbook with code and name on its cover. Its first sheet lies in the zip uncompressed, with blanks behind
  // the two cells (generator/forms/blank.py): nothing moves, so only the checksum of that part is another.
  function signed(data, texts) {
    var view = new DataView(data), bytes = new Uint8Array(data), end = bytes.length - 22;
    function letters(from, size) { return String.fromCharCode.apply(null, bytes.subarray(from, from + size)); }
    if (letters(end, 4) !== "PK\u0005\u0006") throw new Error("zip");
    var entry = view.getUint32(end + 16, true);
    while (letters(entry + 46, view.getUint16(entry + 28, true)) !== "xl/worksheets/sheet1.xml") {
      if (letters(entry, 2) !== "PK" || entry >= end) throw new Error("sheet");
      entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    }
    var local = view.getUint32(entry + 42, true), size = view.getUint32(entry + 20, true);
    var from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true), sheet = letters(from, size);
    Object.keys(texts).forEach(function (cell) {
      var room = new RegExp('<c r="' + cell + '" s="(\\d+)"/> +').exec(sheet);
      var text = texts[cell].replace(/[^ -%'-;=?-~]/g, function (c) { return "&#" + c.charCodeAt(0) + ";"; });
      var full = '<c r="' + cell + '" s="' + room[1] + '" t="inlineStr"><is><t>' + text + "</t></is></c>";
      if (view.getUint16(entry + 10, true) || full.length > room[0].length) throw new Error("room");
      full.padEnd(room[0].length).split("").forEach(function (c, i) { bytes[from + room.index + i] = c.charCodeAt(0); });
    });
    var sum = -1;
    for (var i = from; i < from + size; i++) {
      sum ^= bytes[i];
      for (var bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
    view.setUint32(local + 14, ~sum, true); view.setUint32(entry + 16, ~sum, true);
    return data;
  }

  // The page for officials: the steps name the district and the year that were chosen; the address keeps both.
  function send(form) {
    var query = new URLSearchParams(location.search), code = query.get("daerah"), year = form.elements.tahun, place = null;
    var button = document.querySelector("[data-ke=templat]"), said = document.querySelector("[data-kabar]");
    form.hidden = location.protocol === "file:";
    Array.from(year.options).forEach(function (option) { if (option.value === query.get("tahun")) year.value = option.value; });
    function file() { return "kks-" + year.value + "-" + code + ".xlsx"; }
    var links = {
      templat: function (_, option) { return option.dataset.templat; },
      formulir: function (start) {
        return start + "&" + new URLSearchParams({ title: "Data baru: " + place[0] + " " + year.value, daerah: code + " " + place[0], tahun: year.value });
      },
      rapor: function (start, option) { return option.dataset.rapor ? option.dataset.rapor + place[2] + "/" : start; },
      daerah: function () { return form.dataset.daerah + place[2] + "/"; },
    };
    function show() {
      var option = year.selectedOptions[0], words = {
        daerah: place ? place[0] : "daerah Anda", edisi: ", edisi " + year.value, tahun: year.value, kode: place ? code : "62.01",
        templat: (place ? place[0] + " " : "") + year.value, berkas: place ? file() : ".xlsx",
        folder: "data/edisi/" + year.value + "/" + (place ? code : "<kode>") + "/",
      };
      document.querySelectorAll("[data-isi]").forEach(function (n) { n.textContent = words[n.dataset.isi]; });
      document.querySelectorAll("[data-ke]").forEach(function (link) {
        link.dataset.asal = link.dataset.asal || link.getAttribute("href");
        if (place || link === button) link.href = links[link.dataset.ke](link.dataset.asal, option);
      });
      if (place) history.replaceState(null, "", "?daerah=" + code + "&tahun=" + year.value + location.hash);
      said.textContent = "";
    }
    year.addEventListener("change", show);
    show();
    button.addEventListener("click", function (event) {
      if (!place) return;
      event.preventDefault();
      fetch(button.href).then(function (r) { return r.arrayBuffer(); }).then(function (data) {
        keep(new Blob([signed(data, { B3: code, B4: place[0] })], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }), file());
        said.textContent = "Tersimpan sebagai " + file() + "; kode dan nama daerah sudah tertulis di sampulnya.";
      }).catch(function () { location.href = button.href; });
    });
    if (!code || form.hidden) return;
    fetch(form.dataset.temukan).then(function (r) { return r.json(); }).then(function (rows) {
      place = rows.find(function (row) { return row[3].slice(0, 5) === code || fold(row[0]) === fold(code); });
      if (place) code = place[3].slice(0, 5);
      var told = form.querySelector(".temukan__kabar");
      told.textContent = place ? "" : "Daerah “" + code + "” tidak dikenal. Pilih dari daftar yang muncul ketika Anda mengetik.";
      told.classList.toggle("tersembunyi", Boolean(place));
      if (!place) return;
      form.elements.daerah.value = place[0];
      show();
    }).catch(function () {});
  }

  // The search page: Pagefind is loaded only here, and only when something is searched.
  function search(place) {
    var input = place.querySelector("input"), list = place.querySelector(".hasil"), said = place.querySelector("[role=status]");
    var query = new URLSearchParams(location.search).get("q") || "";
    input.value = query;
    if (!query.trim()) return;
    if (location.protocol === "file:") {
      said.textContent = "Pencarian memerlukan situs yang dibuka lewat http, bukan dari folder. Pakai daftar daerah.";
      return;
    }
    said.textContent = "Mencari …";
    // Every page found is a file to fetch, so a few at first. Without its worker the engine weighs 12 KiB less.
    function show(results, from) {
      return Promise.all(results.slice(from, from + 8).map(function (r) { return r.data(); })).then(function (pages) {
        pages.forEach(function (page) {
          var item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p");
          link.href = page.url; link.textContent = page.meta.title || page.url;
          text.className = "redup"; text.innerHTML = page.excerpt;
          item.append(link, text); list.append(item);
        });
        if (results.length <= from + 8) return;
        var more = document.createElement("button");
        more.type = "button"; more.textContent = "Tampilkan lagi";
        more.addEventListener("click", function () {
          more.disabled = true;
          show(results, from + 8).then(function () {
            more.remove(); list.children[from + 8].querySelector("a").focus();
          }, function () { more.disabled = false; });
        });
        list.after(more);
      });
    }
    // For a word it lacks the engine takes ever shorter beginnings of it, down to one letter: that is no find.
    function fitting(results, asked) {
      if (!results.length) return Promise.resolve(results);
      return results[0].data().then(function (page) {
        var place = document.createElement("template");
        place.innerHTML = page.excerpt;
        var marked = Array.from(place.content.querySelectorAll("mark")).map(function (m) { return fold(m.textContent); });
        marked.push.apply(marked, fold(page.meta.title || "").split(" "));
        var fits = fold(asked).split(" ").some(function (word) {
          return marked.some(function (m) { return m.slice(0, 3) === word.slice(0, 3); });
        });
        return fits ? results : [];
      });
    }
    import(new URL(root + "pagefind/pagefind.js", location.href).href).then(function (engine) {
      return engine.options({ noWorker: true }).then(function () { return engine.search(query); }).then(function (answer) {
        return fitting(answer.results, query).then(function (results) {
          return show(results, 0).then(function () { return results; });
        }).then(function (results) {
          said.textContent = results.length ? results.length + " halaman ditemukan untuk “" + query + "”."
            : "Tidak ada halaman yang cocok dengan “" + query + "”. Coba nama daerah, tatanan, atau kata lain.";
        });
      });
    }).catch(function () { said.textContent = "Pencarian tidak dapat dimuat. Pakai daftar daerah."; });
  }

  var canonical = document.querySelector("link[rel=canonical]");
  var home = canonical ? canonical.href : location.href.split(/[?#]/)[0];

  function today() { return new Intl.DateTimeFormat("id", { dateStyle: "long" }).format(new Date()); }

  // What is pointed at: the address of a single figure (…#2024.62.01.pasar.pusat) is its own.
  function here() { return home + (/^#\d/.test(location.hash) ? location.hash : ""); }

  // The page as one file that needs nothing else: to be sent by messenger and opened without the web.
  function single() {
    var style = document.querySelector("link[rel=stylesheet]");
    return fetch(style.href).then(function (r) { return r.text(); }).then(function (css) {
      var copy = document.documentElement.cloneNode(true), note = document.createElement("p"), inner = document.createElement("style");
      copy.querySelectorAll("script, link, form, .lompat, .menu, .kaki nav, [data-bagi], meta[property]").forEach(function (n) { n.remove(); });
      copy.querySelectorAll("details").forEach(function (box) { box.open = true; });
      copy.querySelectorAll("a[href]").forEach(function (link) {
        var there = link.getAttribute("href");
        if (there[0] === "#") return;
        var url = new URL(there, home);
        if (url.protocol === "file:") link.replaceWith.apply(link, link.childNodes); else link.href = url.href;
      });
      inner.textContent = css.replace(/\/\*[^]*?\*\//g, "").replace(/\n\s*/g, "\n");
      copy.querySelector("head").append(inner);
      note.className = "status";
      note.textContent = "Salinan halaman " + home + ", disimpan " + today() + ". Angka terbaru ada di alamat itu.";
      copy.querySelector("article").prepend(note);
      return new Blob(["<!doctype html>\n", copy.outerHTML], { type: "text/html" });
    });
  }

  function keep(blob, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob); link.download = name; link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  function pass(place) {
    var said = document.createElement("span"), quote = document.getElementById("kutipan");
    said.setAttribute("role", "status");
    function add(text, act) {
      var button = document.createElement("button");
      button.type = "button"; button.textContent = text;
      button.addEventListener("click", act);
      place.append(button, " ");
    }
    function copied(text, done) {
      navigator.clipboard.writeText(text).then(function () { said.textContent = done; },
        function () { said.textContent = "Tidak dapat menyalin otomatis. Salin sendiri: " + text; });
    }
    if (navigator.share) add("Bagikan", function () {
      navigator.share({ title: document.title, url: here() }).catch(function () {});
    });
    if (navigator.clipboard) add("Salin tautan", function () { copied(here(), "Tautan disalin."); });
    if (navigator.clipboard && quote) add("Salin kutipan", function () {
      var text = quote.firstElementChild.cloneNode(true);
      text.firstElementChild.textContent = here();
      copied(text.textContent + ", diakses " + today() + ".", "Kutipan disalin, dengan tanggal hari ini.");
    });
    if (location.protocol !== "file:") add("Simpan satu berkas", function () {
      single().then(function (blob) {
        var name = place.dataset.bagi + ".html";
        var file = new File([blob], name, { type: "text/html" });
        if (navigator.canShare && navigator.canShare({ files: [file] }) && matchMedia("(pointer: coarse)").matches) {
          return navigator.share({ files: [file], title: document.title }).catch(function () {});
        }
        keep(blob, name);
        said.textContent = "Tersimpan sebagai " + name + " (" + Math.round(blob.size / 1024) + " KB); dapat dibuka tanpa internet.";
      }).catch(function () { said.textContent = "Halaman ini tidak dapat disimpan. Coba muat ulang."; });
    });
    var first = document.querySelector("a[data-nilai], data");
    if (first && quotable) add("Kutip angka", function () {
      quote((/^#[a-z0-9.-]+$/.test(location.hash) && figureNamed(location.hash.slice(1)) || first));
    });
    add("Cetak", function () { window.print(); });
    place.append(said);
  }

  // Beside a district's CSV the same one for Excel in Indonesian, made only when it is asked for.
  function second(link) {
    var other = document.createElement("a");
    other.href = link.href; other.textContent = "CSV untuk Excel Indonesia";
    other.addEventListener("click", function (event) {
      event.preventDefault();
      Promise.all([import(new URL(theme + "aset/excel.js", location.href).href), fetch(link.href).then(function (r) { return r.text(); })])
        .then(function (got) {
          keep(new Blob([got[0].indonesian(got[1])], { type: "text/csv" }), link.href.split("/").pop().replace(".csv", "-excel.csv"));
        }).catch(function () { location.href = link.href; });
    });
    link.after(" ", other);
  }

  // Paper cannot be unfolded: everything is open while printing, and as it was afterwards.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (box) { box.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (box) { box.open = false; }); });

  // A figure that was folded away is shown to whoever comes by its address; also where the page only repeats it.
  function unfold() {
    var name = "", there;
    try { name = decodeURIComponent(location.hash.slice(1)); } catch (broken) { return; }
    document.querySelectorAll(".dituju").forEach(function (old) { old.classList.remove("dituju"); });
    there = name && figureNamed(name);
    var repeated = there && there.id !== name;
    for (var box = there && there.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (repeated) there.classList.add("dituju");
    if (there && (repeated || there.closest("details"))) there.scrollIntoView({ block: "center" });
  }

  // A figure that stands in the files only has an address too: whoever comes by it is shown the figure in the panel.
  function filed() {
    var name = location.hash.slice(1);
    if (/^[a-z0-9-]+\.[a-z0-9.-]+$/.test(name) && !figureNamed(name)) panel(name);
  }

  function figureNamed(name) {
    return document.getElementById(name) || document.querySelector("[data-angka='" + CSS.escape(name) + "']");
  }

  // A figure that is pressed opens the panel that cites it; what this needs is fetched only then. With a key held
  // down, while marking text, or in a page opened from a folder, a link stays a link.
  var QUOTED = "a[data-nilai], data, .tanda td[id], .tanda tr[id], td[data-angka]";
  function panel(name) {
    return import(new URL(theme + "aset/kutip.js", location.href).href).then(function (made) { return made.open(root, name); });
  }
  function quote(figure) {
    var name = figure.id || figure.dataset.angka;
    return panel(name).catch(function () { location.hash = name; });
  }
  function pressed(event) {
    var figure = event.target.closest && event.target.closest(QUOTED), link = figure && event.target.closest("a[href]");
    if (!figure || link && link !== figure || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (!link && String(getSelection())) return;
    if (figure.id && !link) location.hash = figure.id;
    quote(figure);
  }
  window.addEventListener("hashchange", unfold);

  // The charts of one district have no files: these are made here when somebody asks for them (aset/grafik.js).
  function charted(figure) {
    var title = figure.querySelector("svg title"), kind = title && /^(profil|jarak|lengkap|tahap|odf|riwayat)-/.exec(title.id);
    if (!kind) return;
    var button = document.createElement("button");
    button.type = "button"; button.className = "gambar__unduh"; button.textContent = "Unduh atau sematkan grafik ini";
    button.setAttribute("aria-haspopup", "dialog");
    button.addEventListener("click", function () {
      import(new URL(theme + "aset/grafik.js", location.href).href).then(function (panel) { panel.open(root, figure, kind[1]); },
        function () { location.hash = "unduh"; });
    });
    figure.append(button);
  }

  // The page on corrections repeats which figure the reader came from, to be written into the report.
  function report() {
    var name = new URLSearchParams(location.search).get("angka"), place = document.querySelector("[data-lapor]");
    if (!name || !place) return;
    var said = document.createElement("p"), code = document.createElement("code");
    said.className = "status"; code.textContent = name;
    said.append("Anda melaporkan angka ", code, ". Tulis nama itu di laporan.");
    place.after(said);
  }

  function start() {
    document.querySelectorAll("form[data-temukan]").forEach(find);
    document.querySelectorAll("[data-cari]").forEach(search);
    document.querySelectorAll("[data-bagi]").forEach(pass);
    document.querySelectorAll("form[data-kirim]").forEach(send);
    unfold(); report();
    if (quotable) {
      document.documentElement.classList.add("berkutip");
      document.addEventListener("click", pressed);
      window.addEventListener("hashchange", filed); filed();
      document.querySelectorAll("#unduh a[href$='.csv']").forEach(second);
      document.querySelectorAll("figure.gambar").forEach(charted);
    }
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
