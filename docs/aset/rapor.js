// Rapor KKS: a few small helps. Everything on the site is readable without them.
(function () {
  "use strict";
  var root = (document.currentScript.dataset.akar || ".").replace(/\/*$/, "/");

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

  function rank(row, query) {
    var name = fold(row[0]), all = fold(row[0] + " " + row[3]), words = all.split(" ");
    var bare = name.replace(/^(kabupaten|kota)( administrasi)? /, "");
    if (bare === query || words.indexOf(query) >= 0 && row[3].toLowerCase().split(" ").indexOf(query) >= 0) return 0;
    if (bare.indexOf(query) === 0 || name.indexOf(query) === 0) return 1;
    if (all.indexOf(query) >= 0) return 2;
    if (query.length < 4 || /[0-9]/.test(query)) return 9;
    var limit = query.length > 7 ? 2 : 1;
    if (slips(bare.slice(0, query.length), query, limit) <= limit || slips(bare, query, limit) <= limit) return 3;
    return words.some(function (word) { return word.length > 3 && slips(word, query, limit) <= limit; }) ? 4 : 9;
  }

  function find(form) {
    var input = form.querySelector("input"), list = form.querySelector(".temukan__hasil");
    var said = form.querySelector(".temukan__kabar"), names = null, asked = null;
    function load() {
      asked = asked || fetch(form.dataset.temukan).then(function (r) { return r.json(); }).then(function (rows) {
        names = rows; show();
      }).catch(function () { asked = null; });
    }
    function matches() {
      var query = fold(input.value);
      if (!names || query.length < 2) return [];
      return names.map(function (row) { return [rank(row, query), row]; })
        .filter(function (pair) { return pair[0] < 9; })
        .sort(function (a, b) { return a[0] - b[0] || a[1][0].localeCompare(b[1][0], "id"); }).slice(0, 8);
    }
    function show() {
      var found = matches();
      list.replaceChildren.apply(list, found.map(function (pair) {
        var item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
        link.href = form.dataset.daerah + pair[1][2] + "/";
        link.textContent = pair[1][0];
        small.textContent = pair[1][1];
        link.append(small); item.append(link);
        return item;
      }));
      list.hidden = !found.length;
      said.textContent = input.value.length > 1 && names ? (found.length ? found.length + " daerah ditemukan"
        : "Tidak ada daerah bernama itu. Coba ejaan lain, atau pilih dari daftar provinsi di bawah.") : "";
      said.classList.toggle("tersembunyi", !(input.value.length > 2 && names && !found.length));
    }
    input.addEventListener("focus", load);
    input.addEventListener("input", function () { load(); show(); });
    form.addEventListener("submit", function (event) {
      var first = list.querySelector("a");
      if (first) { event.preventDefault(); location.href = first.href; }
    });
    form.addEventListener("keydown", function (event) {
      var links = Array.from(list.querySelectorAll("a")), at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
      if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (at ? links[at - 1] : input).focus(); }
      if (event.key === "Escape") { input.value = ""; show(); input.focus(); }
    });
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
    import(new URL(root + "pagefind/pagefind.js", location.href).href).then(function (engine) {
      return engine.options({ noWorker: true }).then(function () { return engine.search(query); }).then(function (answer) {
        return show(answer.results, 0).then(function () {
          said.textContent = answer.results.length ? answer.results.length + " halaman ditemukan untuk “" + query + "”."
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
        var link = document.createElement("a"), name = place.dataset.bagi + ".html";
        var file = new File([blob], name, { type: "text/html" });
        if (navigator.canShare && navigator.canShare({ files: [file] }) && matchMedia("(pointer: coarse)").matches) {
          return navigator.share({ files: [file], title: document.title }).catch(function () {});
        }
        link.href = URL.createObjectURL(blob); link.download = name; link.click();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
        said.textContent = "Tersimpan sebagai " + name + " (" + Math.round(blob.size / 1024) + " KB); dapat dibuka tanpa internet.";
      }).catch(function () { said.textContent = "Halaman ini tidak dapat disimpan. Coba muat ulang."; });
    });
    add("Cetak", function () { window.print(); });
    place.append(said);
  }

  // Paper cannot be unfolded: everything is open while printing, and as it was afterwards.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (box) { box.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (box) { box.open = false; }); });

  // A figure that was folded away is shown to whoever comes by its address.
  function unfold() {
    var there = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var box = there && there.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (there && there.closest("details")) there.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);

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
    unfold(); report();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
