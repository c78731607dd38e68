// Rapor KKS: three small helps. Everything on the site is readable without them.
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

  function start() {
    document.querySelectorAll("form[data-temukan]").forEach(find);
    document.querySelectorAll("[data-cari]").forEach(search);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
