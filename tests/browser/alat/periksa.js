// Looks at the page that is loaded, as it is shown now; each function answers with a list of faults, empty when all is well.
(function () {
  "use strict";
  var TEXT = 4.5, LARGE = 3, MARK = 3;

  function seen(el) {
    return el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !clipped(el);
  }
  // Left for screen readers only, and so without a colour to see.
  function clipped(el) {
    return Boolean(el.closest(".tersembunyi")) || getComputedStyle(el).clipPath.indexOf("inset(50%)") === 0;
  }
  function name(el) {
    var classes = typeof el.className === "string" ? el.className : el.getAttribute("class") || "";
    return el.localName + (el.id ? "#" + el.id : "") + (classes ? "." + classes.split(" ").join(".") : "")
      + " “" + el.textContent.trim().replace(/\s+/g, " ").slice(0, 40) + "”";
  }

  /* colours */
  function colour(text) {
    var at = /color\(srgb ([^)]+)\)/.exec(text), scale = at ? 255 : 1;
    var parts = (at ? at[1] : (/rgba?\(([^)]+)\)/.exec(text) || ["", "0,0,0,0"])[1]).split(/[\s,/]+/).map(Number);
    return [parts[0] * scale, parts[1] * scale, parts[2] * scale, parts.length > 3 ? parts[3] : 1];
  }
  function over(top, ground) {
    var a = top[3];
    return [0, 1, 2].map(function (i) { return top[i] * a + ground[i] * (1 - a); }).concat(1);
  }
  function light(c) {
    var l = [0, 1, 2].map(function (i) {
      var v = c[i] / 255;
      return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  }
  function ratio(a, b) {
    var x = light(a), y = light(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }
  function opacity(el, end) {
    var all = 1;
    for (; el && el !== end; el = el.parentElement) all *= Number(getComputedStyle(el).opacity);
    return all;
  }

  // Every colour that may lie under an element's letters: plain grounds, and each colour of a pattern.
  function grounds(el) {
    var layers = [];
    for (var box = el; box; box = box.parentElement) {
      var style = getComputedStyle(box), plain = colour(style.backgroundColor);
      var drawn = style.backgroundImage.indexOf("gradient") >= 0
        ? (style.backgroundImage.match(/rgba?\([^)]+\)/g) || []).map(colour) : [];
      layers.push([plain].concat(drawn));
      if (plain[3] === 1) break;
    }
    return layers.reverse().reduce(function (under, layer) {
      var base = under.map(function (g) { return over(layer[0], g); });
      return base.concat(layer.slice(1).flatMap(function (c) { return base.map(function (g) { return over(c, g); }); }));
    }, [[255, 255, 255, 1]]);
  }

  function letters() {
    var faults = [], known = new Map();
    var walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      var el = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || known.has(el)) continue;
      known.set(el, true);
      if (el.closest("svg, noscript, script, style, template") || !seen(el)) continue;
      var style = getComputedStyle(el), size = parseFloat(style.fontSize), strong = Number(style.fontWeight) >= 700;
      var needed = size >= 24 || size >= 18.66 && strong ? LARGE : TEXT;
      var worst = grounds(el).map(function (ground) {
        var ink = colour(style.color);
        ink[3] *= opacity(el);
        return ratio(over(ink, ground), ground);
      }).reduce(function (a, b) { return Math.min(a, b); });
      if (worst < needed) faults.push(worst.toFixed(2) + " " + name(el));
    }
    return faults;
  }

  /* drawings */
  // Every shape of a drawing in the order of painting: [element to ask, its matrix, how it looks, shift].
  function shapes(svg) {
    var found = [];
    svg.querySelectorAll("path, rect, circle, line, use").forEach(function (el) {
      if (el.closest("defs, pattern, clipPath, mask, symbol")) return;
      if (el.localName !== "use") { found.push([el, el, 0, 0]); return; }
      var whole = svg.querySelector(el.getAttribute("href"));
      (whole ? whole.querySelectorAll("path, rect, circle") : []).forEach(function (part) {
        found.push([part, el, el.x.baseVal.value, el.y.baseVal.value]);
      });
    });
    return found;
  }
  function paint(el, which) {
    var style = getComputedStyle(el), value = style[which];
    if (value === "none" || value.indexOf("url") === 0) return null;
    var c = colour(value);
    c[3] *= Number(style.opacity) * Number(style[which + "Opacity"]);
    return c;
  }
  // The colour at a point of the screen, of everything painted before `last`.
  function ground(all, point, start, last) {
    var result = start;
    for (var i = 0; i < all.length && all[i][0] !== last; i++) {
      var el = all[i][0], to = all[i][1].getScreenCTM().inverse(), p = point.matrixTransform(to);
      p = new DOMPoint(p.x - all[i][2], p.y - all[i][3]);
      var fill = paint(el, "fill"), stroke = paint(el, "stroke");
      if (fill && el.isPointInFill(p)) result = over(fill, result);
      if (stroke && el.isPointInStroke(p)) result = over(stroke, result);
    }
    return result;
  }
  function drawings() {
    return Array.from(document.querySelectorAll("svg.grafik")).filter(seen);
  }
  function middle(box, x) { return new DOMPoint(box.left + box.width * x, box.top + box.height / 2); }

  function inks() {
    var faults = [];
    drawings().forEach(function (svg) {
      var card = grounds(svg).pop(), all = shapes(svg);
      var texts = Array.from(svg.querySelectorAll("text")).filter(function (t) { return !t.closest("pattern"); });
      texts.forEach(function (text) {
        var style = getComputedStyle(text), ink = paint(text, "fill"), halo = paint(text, "stroke"), under;
        if (text.closest("defs")) {
          var shape = text.parentElement.querySelector("path, rect");
          under = [over(paint(shape, "fill"), card)];
        } else if (halo && style.paintOrder.indexOf("stroke") === 0) under = [halo];
        else {
          var box = text.getBoundingClientRect();
          under = [0.1, 0.5, 0.9].map(function (x) { return ground(all, middle(box, x), card, null); });
        }
        var worst = Math.min.apply(null, under.map(function (g) { return ratio(over(ink, g), g); }));
        if (worst < TEXT) faults.push(worst.toFixed(2) + " " + name(text) + " di " + label(svg).slice(0, 50));
      });
    });
    return faults;
  }

  // Marks that say something by being there or by where they stand; zones, tiles and bars carry letters instead.
  var MEANT = ["dot", "ring", "square", "rhomb", "open", "mid", "thin", "stem", "gate", "break", "some", "all", "span"];
  function marks() {
    var faults = [];
    drawings().forEach(function (svg) {
      var card = grounds(svg).pop(), all = shapes(svg);
      all.forEach(function (shape) {
        var el = shape[0], kind = (el.getAttribute("class") || "").replace("g-", "");
        if (MEANT.indexOf(kind) < 0 || el.closest("defs") || !el.getTotalLength()) return;
        var stroke = paint(el, "stroke"), fill = paint(el, "fill"), to = el.getScreenCTM();
        var at = [0.02, 0.5, 0.98].map(function (part) { return el.getPointAtLength(el.getTotalLength() * part).matrixTransform(to); });
        var zones = all.filter(function (s) { return /^g-(z|b0)/.test(s[0].getAttribute("class") || ""); });
        var worst = Math.min.apply(null, at.map(function (p) {
          var g = ground(zones, p, card, el);
          return Math.max.apply(null, [stroke, fill].filter(Boolean).map(function (c) { return ratio(over(c, g), g); }));
        }));
        if (worst < MARK) faults.push(worst.toFixed(2) + " " + kind + " di " + label(svg).slice(0, 60));
      });
    });
    return faults;
  }

  function label(svg) {
    return (svg.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean).map(function (id) {
      var part = document.getElementById(id);
      return part ? part.textContent : "?" + id;
    }).join(" ");
  }
  function numbers(text) { return text.match(/\d+(?:[.,]\d+)*/g) || []; }
  // What a drawing says in numbers is in its name or in the caption above it. Left out is what the drawing itself calls
  // part of its axis, by a class that nothing else has: the numbers of the scale, the gates and their names.
  function charts() {
    var faults = [];
    document.querySelectorAll("svg.grafik").forEach(function (svg) {
      var said = label(svg), own = svg.querySelector(":scope > desc");
      if (!own || !/^(img|group)$/.test(svg.getAttribute("role")) || /(^| )\?[\w-]/.test(said) || said.length < 20) {
        faults.push("tanpa nama: " + said.slice(0, 60));
      }
      var known = new Set(numbers(said + " " + (svg.closest("figure") || svg).querySelector("figcaption")?.textContent));
      svg.querySelectorAll("text").forEach(function (text) {
        if (text.closest("defs, a, pattern") || /^g-11x/.test(text.getAttribute("class") || "")) return;
        numbers(text.textContent).forEach(function (n) {
          if (!known.has(n)) faults.push("“" + text.textContent + "” tidak ada di: " + said.slice(0, 60));
        });
      });
    });
    return faults;
  }

  /* tables */
  function tables(counted) {
    var faults = [], word = new RegExp(counted, "i");
    document.querySelectorAll("main table").forEach(function (table) {
      var title = table.caption ? table.caption.textContent.trim() : "", heads = table.tHead ? table.tHead.rows[0].cells : [];
      // Where a table folds out, what is to be pressed stands above it as its caption, and names it.
      if (!title && table.closest("details")) title = table.getAttribute("aria-label") || "";
      if (!title) faults.push("tanpa judul: " + name(table));
      if (!heads.length) faults.push("tanpa kepala: " + title);
      table.querySelectorAll("th:not([scope])").forEach(function (th) { faults.push("tanpa scope: " + name(th)); });
      for (var i = 0; i < heads.length; i++) {
        if (heads[i].colSpan > 1) continue;
        var bare = Array.from(table.tBodies).flatMap(function (body) { return Array.from(body.rows); }).filter(function (row) {
          return row.cells[i] && /^[<≥≤]?\s*\d+(?:[.,]\d+)*$/.test(row.cells[i].textContent.trim());
        });
        var said = heads[i].textContent + " " + title + " " + (bare[0] ? bare[0].cells[0].textContent : "");
        if (bare.length && !word.test(said)) faults.push("angka tanpa satuan: “" + heads[i].textContent + "” di " + title);
      }
    });
    return faults;
  }

  /* layout */
  function sideways() {
    var wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
    if (wide <= room) return [];
    return Array.from(document.querySelectorAll("body *")).filter(function (el) {
      return el.getBoundingClientRect().right > room + 0.4 && seen(el) && !el.closest(".tabel-bungkus");
    }).slice(0, 5).map(function (el) { return wide + " " + name(el); }).concat("lebar " + wide);
  }
  // Letters cut off by the box they stand in, or by the edge of their drawing.
  function cut() {
    var faults = [];
    document.querySelectorAll("body *:not(svg *)").forEach(function (el) {
      var style = getComputedStyle(el), hides = /hidden|clip/;
      if (!el.textContent.trim() || !seen(el)) return;
      if (hides.test(style.overflowX) && el.scrollWidth > el.clientWidth + 1 && el.clientWidth) faults.push("melebar: " + name(el));
      if (hides.test(style.overflowY) && el.scrollHeight > el.clientHeight + 1 && el.clientHeight) faults.push("meninggi: " + name(el));
    });
    drawings().forEach(function (svg) {
      // What stands out over the edge of a drawing is still shown, as far as the screen goes.
      var open = getComputedStyle(svg).overflow === "visible", edge = document.documentElement.clientWidth;
      var room = open ? { left: 0, right: edge } : svg.getBoundingClientRect();
      svg.querySelectorAll("text").forEach(function (text) {
        if (text.closest("defs, pattern")) return;
        var box = text.getBoundingClientRect();
        if (box.left < room.left - 1 || box.right > room.right + 1) faults.push("di luar gambar: " + name(text) + " " + label(svg).slice(0, 40));
      });
    });
    return faults;
  }
  // Every word to be read outside drawings; a drawing for narrow screens may shorten names that the table spells out.
  function words() {
    var found = [], walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      var el = walk.currentNode.parentElement;
      if (!el.closest("svg, script, style, noscript") && el.checkVisibility()) found.push(walk.currentNode.data);
    }
    return found.join(" ").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  }

  function moving() {
    var faults = document.getAnimations().map(String);
    document.querySelectorAll("*").forEach(function (el) {
      var style = getComputedStyle(el), long = style.transitionDuration + "," + style.animationDuration;
      if (style.scrollBehavior === "smooth") faults.push("gulir halus: " + name(el));
      if (long.split(",").some(function (s) { return parseFloat(s) > 0; })) faults.push("bergerak: " + name(el));
    });
    return faults;
  }
  // With forced colours only borders tell a box from its ground.
  function borders() {
    var boxes = document.querySelectorAll(".kotak, .kartu, .pilihan a, .legenda__petak, .cari input, .cari button, .temukan input");
    return Array.from(boxes).filter(seen).filter(function (el) {
      var style = getComputedStyle(el), ground = grounds(el.parentElement).pop();
      return parseFloat(style.borderTopWidth) < 0.5 || ratio(over(colour(style.borderTopColor), ground), ground) < MARK;
    }).map(name);
  }

  /* targets: 24 px, or as much room around (WCAG 2.5.8); a link within a sentence may be as high as its line */
  function targets() {
    // While a dialog is open, nothing behind it can be pressed.
    var open = document.querySelector("dialog:modal") || document;
    var all = Array.from(open.querySelectorAll("a[href], button, input, summary")).filter(seen);
    var boxes = all.map(function (el) { return el.getBoundingClientRect(); });
    var faults = [];
    all.forEach(function (el, i) {
      var box = boxes[i];
      if (!box.width || box.width >= 24 && box.height >= 24 || inSentence(el) || elsewhere(el)) return;
      var x = box.left + box.width / 2, y = box.top + box.height / 2;
      for (var j = 0; j < all.length; j++) {
        if (j === i || !boxes[j].width) continue;
        var o = boxes[j], small = o.width < 24 || o.height < 24;
        var dx = Math.max(o.left - x, 0, x - o.right), dy = Math.max(o.top - y, 0, y - o.bottom);
        var between = small ? Math.hypot(o.left + o.width / 2 - x, o.top + o.height / 2 - y) : Infinity;
        if (Math.hypot(dx, dy) < 12 - 0.5 || between < 24 - 0.5) { faults.push(sized(el, box)); break; }
      }
    });
    return faults;
  }
  // A small tile of a map is excused where the page has the same link in words, or leads to each province's own map.
  function elsewhere(el) {
    if (!el.closest("svg")) return false;
    var same = Array.from(document.querySelectorAll("a[href]:not(svg a)"));
    var own = same.some(function (a) { return a.href === el.href.baseVal || a.getAttribute("href") === el.getAttribute("href"); });
    return own || new Set(same.map(function (a) { return (/provinsi\/(\d\d)-/.exec(a.href) || [])[1]; })).size > 30;
  }
  function sized(el, box) {
    return Math.round(box.width) + "x" + Math.round(box.height) + " " + (el.getAttribute("aria-label") || name(el));
  }
  function inSentence(el) {
    if (getComputedStyle(el).display !== "inline") return false;
    var around = el.closest("p, li, dd, td, figcaption, small, cite");
    return Boolean(around) && around.textContent.trim() !== el.textContent.trim();
  }

  /* what only sight could miss */
  function strange() {
    var faults = [];
    document.querySelectorAll("[style]:not(svg *)").forEach(function (el) { faults.push("gaya sebaris: " + name(el)); });
    document.querySelectorAll("[class*='md-'], label:not([for]), dialog, [role=dialog]").forEach(function (el) { faults.push("bukan milik kami: " + name(el)); });
    document.querySelectorAll("[tabindex]").forEach(function (el) { if (el.tabIndex > 0) faults.push("urutan dipaksa: " + name(el)); });
    return faults;
  }

  window.kks = {
    letters: letters, inks: inks, marks: marks, charts: charts, tables: tables, sideways: sideways, cut: cut,
    words: words, moving: moving, borders: borders, targets: targets, strange: strange
  };
})();
