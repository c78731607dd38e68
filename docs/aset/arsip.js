// On a page of an archived edition, which never changes: what the living site knows by now. Nothing without the web.
(function () {
  "use strict";
  var own = document.currentScript.dataset, root = (own.akar || ".").replace(/\/*$/, "/"), year = own.tahun;
  // Unpacked on its own, the archive has no site around it that could be asked.
  if (location.protocol === "file:" || location.pathname.indexOf("/edisi/" + year + "/") < 0) return;

  function there(address) { return new URL(root + address.replace(/^\/+/, ""), location.href).href; }
  function json(address) {
    return fetch(there(address), { cache: "no-cache" }).then(function (answer) { return answer.ok ? answer.json() : null; });
  }
  function link(address, text) {
    var made = document.createElement("a");
    made.href = there(address); made.textContent = text;
    return made;
  }
  function paragraph(parts) {
    var made = document.createElement("p");
    made.append.apply(made, parts);
    return made;
  }

  // The same district in the newest edition, if it is still listed there under this code.
  function newer(told) {
    var found = told.edisi.filter(function (e) { return e.tahun > Number(year); });
    // A draft is not to be cited: it is named only where nothing newer is published.
    var newest = found.sort(function (a, b) { return (a.status === "draf") - (b.status === "draf") || b.tahun - a.tahun; })[0];
    if (!newest) return null;
    var place = own.kode && told.daerah.find(function (name) { return name.slice(0, 5) === own.kode; });
    var state = newest.status === "draf" ? " (draf)" : "";
    return paragraph(place
      ? ["Ada edisi yang lebih baru: ", link(newest.alamat + place + "/", "daerah ini pada edisi " + newest.tahun), state + "."]
      : ["Ada edisi yang lebih baru: ", link(newest.alamat, "edisi " + newest.tahun), state + "."]);
  }

  function mistakes(records) {
    var award = new RegExp("^penghargaan[a-z-]*\\." + year + "\\." + (own.kode || "").replace(".", "\\.") + "(\\.|$)");
    var mine = records.filter(function (r) {
      return !own.kode || r.id.indexOf(year + "." + own.kode + ".") === 0 || award.test(r.id);
    });
    if (!mine.length) return null;
    var list = document.createElement("ul");
    mine.forEach(function (r) {
      var item = document.createElement("li"), old = document.createElement("s");
      old.textContent = r.lama;
      item.append(r.hal + ": ", old, " seharusnya " + r.baru + " (", link(r.alamat, "koreksi " + r.nomor), ", " + r.tanggal + ")");
      list.append(item);
    });
    var box = document.createElement("div"), head = document.createElement("strong");
    head.textContent = "Kekeliruan yang diketahui sesudah edisi ini dibekukan:";
    box.append(paragraph([head]), list);
    return box;
  }

  function show(part) {
    var note = document.querySelector("[data-arsip]");
    if (note && part) note.append(part);
  }

  function start() {
    json("edisi.json").then(function (told) {
      if (!told) return null;
      show(newer(told));
      var mine = told.edisi.find(function (e) { return String(e.tahun) === year; });
      if (!mine || !mine.koreksi || !mine.koreksi.jumlah) return null;
      return json(mine.koreksi.alamat).then(function (records) { show(records && mistakes(records)); });
    }).catch(function () {});
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
