// The pages that others embed (generator/pages/embeds.py): they are whole without this, but for the charts of districts.
(function () {
  "use strict";
  var here = new URL(document.currentScript.src), root = new URL("../", here).href, framed = window.top !== window.self;

  // Where nobody has told the generator the site's address, it is the one this page was opened from.
  function complete() {
    document.querySelectorAll("textarea").forEach(function (field) {
      field.value = field.value.replace(/(src|href)="\/(?!\/)/g, function (_, name) { return name + '="' + root; });
      var button = document.createElement("button"), said = document.querySelector("details [role=status]");
      button.type = "button"; button.textContent = "Salin";
      button.setAttribute("aria-label", "Salin: " + field.labels[0].textContent);
      button.addEventListener("click", function () {
        var sorry = function () { field.select(); said.textContent = "Tidak dapat menyalin otomatis. Teksnya sudah dipilih; salin sendiri."; };
        if (!navigator.clipboard) return sorry();
        navigator.clipboard.writeText(field.value).then(function () { said.textContent = "Kode disalin."; }, sorry);
      });
      field.after(button);
    });
    document.querySelectorAll("[data-awal]").forEach(function (note) { note.remove(); });
    var box = document.querySelector("details");
    if (box && !framed) box.open = true;
  }

  // One chart of one district: ?d=62.01-kotawaringin-barat&g=profil, taken from the district's own card of the edition.
  function taken(year, place, kind) {
    return fetch(root + "edisi/" + year + "/" + place + "/").then(function (answer) {
      if (answer.ok || answer.status === 404) return answer.ok ? answer.text() : "";
      throw new Error(String(answer.status));
    }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      var found = Array.from(page.querySelectorAll("figure.gambar")).find(function (one) {
        var title = one.querySelector("svg title");
        return title && title.id.indexOf(kind + "-") === 0;
      });
      return found && { figure: found, page: page };
    });
  }

  function show(box, year, place, found) {
    var svg = found.figure.querySelector("svg"), words = found.figure.querySelector("figcaption"), note = box.querySelector("[role=status]");
    var message = words.querySelector("strong").textContent, foot = found.figure.querySelector(".gambar__kaki");
    svg.classList.add("lega");
    svg.querySelectorAll("a").forEach(function (link) { link.replaceWith.apply(link, link.childNodes); });
    box.querySelector("h1").textContent = message;
    note.removeAttribute("role");
    note.textContent = words.textContent.trim().slice(message.length).trim();
    box.append(document.importNode(svg, true));
    document.title = note.textContent + " · Rapor KKS";
    document.querySelectorAll("[data-edisi]").forEach(function (line) {
      if (line.dataset.edisi !== String(year)) return line.remove();
      line.querySelector("a").href = root + "edisi/" + year + "/" + place + "/";
      var said = foot ? foot.firstChild.textContent + Array.from(foot.querySelectorAll("a")).filter(function (link) {
        return !link.closest(".aksi");
      }).map(function (link) { return link.textContent; }).join("; ") + ". " : "";
      line.querySelector("span").textContent = said.replace(/\s+/g, " ");
    });
  }

  function district(box) {
    var query = new URLSearchParams(location.search), place = query.get("d") || "", kind = query.get("g") || "profil";
    var said = box.querySelector("[role=status]");
    var years = Array.from(document.querySelectorAll("[data-edisi]")).map(function (line) { return line.dataset.edisi; });
    function sorry() { said.textContent = "Grafik ini tidak ada. Buka rapornya di Rapor KKS."; }
    // Another edition in its place would say something else under the same words.
    function failed() { said.textContent = "Grafik ini tidak dapat dimuat. Muat ulang halaman ini, atau buka rapornya di Rapor KKS."; }
    if (!/^\d\d\.\d\d-[a-z0-9-]+$/.test(place) || !/^[a-z]+$/.test(kind)) return sorry();
    (function next(at) {
      if (at >= years.length) return sorry();
      taken(years[at], place, kind).then(function (found) {
        if (found) show(box, years[at], place, found);
        else next(at + 1);
      }).catch(failed);
    })(0);
  }

  complete();
  document.querySelectorAll("[data-daerah]").forEach(district);
})();
