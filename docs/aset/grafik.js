// The charts of one district as files and as snippets to embed. Loaded when the first one is asked for. What stands in the
// files of other charts (generator/pages/charted.py, generator/charts/frame.py) stands in these too.

import { about, button, copying, date, element, fetched, save } from "./kutip.js";

const EDGE = 10, TWICE = 2, NAMED = 2, MOST = 4, FEW = 3;
const COLUMNS = ["id", "nama", "butir", "nilai", "satuan", "tahap", "edisi", "sumber", "tanggal", "alasan"];
const OPTIONAL = ["butir", "alasan"], PLAIN = ["nilai tatanan", "nilai indikator", "nilai tatanan (dihitung)"];
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/, SVG = "http://www.w3.org/2000/svg";
const STAGES = ["mandiri", "provinsi", "pusat", "tidak-disebut"];

// ---- Which figures a chart shows

function idsOf(file) {
  const at = file.kolom_konteks.indexOf("akhiran_id");
  return file.angka.flatMap(([part, ...rows]) => rows.map((row) => part + (file.konteks[row[0]][at] || "")));
}

// Percentages of every tatanan at these stages: as sources report them, else as we compute them.
function percents(ids, stages) {
  const own = new RegExp(`^([a-z-]+)\\.(${stages.join("|")})(\\.\\d+)?$`), sums = new RegExp(`^hitungan\\.([a-z-]+)\\.(${stages.join("|")})\\.persen$`);
  const reported = ids.filter((id) => own.test(id)), known = new Set(reported.map((id) => id.split(".").slice(0, 2).join(".")));
  return reported.concat(ids.filter((id) => sums.test(id) && !known.has(id.slice(9, -7))));
}

async function medians(root, start, slugs, stage) {
  const [year, kode] = start.split("."), places = [kode, "nasional"];
  const names = slugs.flatMap((slug) => places.map((place) => `${year}.${place}.${slug}.${stage}`));
  const found = await Promise.all(names.map((name) => Promise.all([about(root, name + ".median"), about(root, name + ".n")])));
  return found.filter(([middle, many]) => middle && many && Number(many.nilai) >= FEW).map(([middle]) => middle);
}

function within(figure) {
  const place = figure.closest("section") || document;
  return Array.from(place.querySelectorAll("[data-angka], data[id], a[data-nilai]")).map((el) => el.id || el.dataset.angka);
}

async function history(root, kode, shared) {
  const years = Object.keys(shared.edisi).sort(), found = [];
  for (const year of years) {
    const file = await fetched(root, `edisi/${year}/unduhan/${kode}.json`).catch(() => null);
    if (!file) continue;
    const rows = await Promise.all(idsOf(file).filter((id) => id.startsWith("odf.")).map((id) => about(root, file.awalan_id + id)));
    found.push(...rows.filter((row) => row && row.satuan === "persen"));
  }
  return found;
}

async function shown(root, figure, kind, shared) {
  const name = figure.querySelector("svg title").id.replace(/-[a-z]+$/, "").replace(/-[sl]$/, "");
  if (kind === "riwayat") return history(root, name.split("-")[1], shared);
  const [, year, kode] = name.split("-"), file = await fetched(root, `edisi/${year}/unduhan/${kode}.json`), ids = idsOf(file);
  const title = figure.querySelector("figcaption").textContent.trim();
  const stage = STAGES.find((one) => title.endsWith(shared.kata.id[one])) || "";
  const wanted = { profil: () => percents(ids, [stage]), tahap: () => percents(ids, STAGES.slice(0, 3)),
    odf: () => ids.filter((id) => id.startsWith("odf.") && !id.includes(".daftar-")),
    lengkap: () => ["hitungan.tatanan-tercatat"].concat(percents(ids, [stage])) }[kind];
  const names = wanted ? wanted().map((id) => file.awalan_id + id) : within(figure);
  const rows = (await Promise.all(names.map((id) => about(root, id)))).filter(Boolean);
  if (kind !== "profil") return rows;
  const slugs = Array.from(new Set(rows.map((row) => row.id.slice(file.awalan_id.length).replace(/^hitungan\./, "").split(".")[0])));
  return rows.concat(await medians(root, `${year}.${kode.slice(0, 2)}`, slugs, stage));
}

// ---- CSV and JSON: one row a figure

function tableOf(rows, year) {
  const full = rows.map((row) => ({
    id: row.id, nama: row.nama, butir: PLAIN.includes(row.butir) ? "" : row.butir, nilai: row.nilai, satuan: row.satuan, tahap: row.tahap,
    edisi: /^\d{4}\./.test(row.id) ? row.id.slice(0, 4) : year, alasan: row.alasan, tanggal: row.tanggal, angka: row.angka,
    sumber: Array.from(new Set(row.sumber.map((one) => [one.penerbit, one.tanggal].filter(Boolean).join(", ")))).join("; "),
  }));
  return [COLUMNS.filter((name) => !OPTIONAL.includes(name) || full.some((row) => row[name])), full];
}

function cell(value) {
  const safe = (FORMULA.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? "'" : "") + value.replace(/\r\n?/g, "\n");
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csv(keys, rows, note) {
  const lines = [keys.map(cell)].concat(rows.map((row) => keys.map((key) => cell(row[key]))));
  return lines.map((line, n) => (note ? [n ? "contoh" : cell(note)] : []).concat(line).join(",") + "\n").join("");
}

export function json(keys, rows, parts, note) {
  const value = (row, key) => key === "nilai" ? (row.nilai === "" ? null : row.angka ? Number(row.nilai) : row.nilai) : row[key];
  const same = keys.filter((key) => key !== "id" && new Set(rows.map((row) => value(row, key))).size === 1 && rows.length);
  const kept = keys.filter((key) => !same.includes(key)), sources = Array.from(new Set(rows.map((row) => row.sumber)));
  const made = Object.assign(note ? { data_contoh: note } : {}, parts, {
    sama: Object.fromEntries(same.map((key) => [key, value(rows[0], key)])), sumber: same.includes("sumber") ? [] : sources, kolom: kept,
    baris: rows.map((row) => kept.map((key) => key === "sumber" ? sources.indexOf(row.sumber) : value(row, key))),
  });
  return JSON.stringify(made, null, 1) + "\n";
}

// ---- SVG and PNG: the drawing of the page, its colours fixed, with the words around it

function fixed(svg, css) {
  const colors = Object.fromEntries(Array.from(/:root\{(--g-[^}]*)\}/.exec(css)[1].matchAll(/(--g-\w+):([^;]+)/g), (found) => found.slice(1)));
  const rules = Object.fromEntries(Array.from(css.matchAll(/\.g-(\w+)\{([^}]*)\}/g), (found) => found.slice(1)));
  svg.querySelectorAll("[class^='g-']").forEach((node) => {
    (rules[node.getAttribute("class").slice(2)] || "").split(";").filter((rule) => rule.trim()).forEach((rule) => {
      const [name, value] = rule.trim().split(/:\s*/);
      node.setAttribute(name, value.replace(/var\((--g-\w+)\)/g, (_, key) => colors[key]));
    });
    node.removeAttribute("class");
  });
  svg.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
  return colors;
}

function wrapped(text, font, room) {
  const pen = document.createElement("canvas").getContext("2d"), lines = [""];
  pen.font = font;
  // An address is one word, and stands whole: what does not fit goes on in the next line, after a slash or hyphen.
  const pieces = (word) => pen.measureText(word).width <= room ? [word] : word.match(/[^/-]*[/-]*/g).filter(Boolean);
  const words = text.split(/\s+/).flatMap((word) => pieces(word).map((part, n) => [part, n ? "" : " "]));
  words.forEach(([word, space]) => {
    const longer = (lines[lines.length - 1] + space + word).trim();
    if (pen.measureText(longer).width <= room || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  });
  return lines.length > MOST ? lines.slice(0, MOST - 1).concat(lines[MOST - 1] + " …") : lines;
}

function node(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) made.textContent = text;
  return made;
}

function letters(root, text, look, y) {
  const { size, fill, bold } = look, wide = Number(root.dataset.lebar);
  wrapped(text, `${bold ? "700 " : ""}${size}px system-ui, sans-serif`, wide - 2 * EDGE).forEach((line) => {
    y += size * 1.35;
    root.append(node("text", Object.assign({ x: EDGE, y: y.toFixed(1), "font-size": size, fill }, bold ? { "font-weight": 700 } : {}), line));
  });
  return y;
}

function framed(figure, caption, css) {
  const drawings = figure.querySelectorAll("svg"), svg = drawings[drawings.length - 1].cloneNode(true), first = drawings[0];
  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number), colors = fixed(svg, css), brand = colors["--g-ink"];
  const root = node("svg", { xmlns: SVG, role: "img", "font-family": "system-ui,sans-serif", "font-size": 12, fill: brand });
  root.dataset.lebar = wide;
  root.append(node("title", {}, first.querySelector("title").textContent), node("desc", {}, first.querySelector("desc").textContent));
  const ground = node("path", { fill: colors["--g-card"] });
  root.append(ground);
  let y = letters(root, caption.message, { size: 15, fill: brand, bold: true }, 8);
  y = letters(root, caption.title, { size: 12, fill: colors["--g-muted"] }, y) + 10;
  const inner = node("g", { transform: `translate(0 ${y.toFixed(1)})` });
  svg.querySelectorAll(":scope > title, :scope > desc").forEach((said) => said.remove());
  inner.append(...svg.childNodes);
  root.append(inner);
  y += high + 4;
  caption.foot.forEach((text) => { y = letters(root, text, { size: 11, fill: colors["--g-muted"] }, y); });
  const tall = Math.round(y + 8);
  delete root.dataset.lebar;
  Object.entries({ width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}` }).forEach(([key, value]) => root.setAttribute(key, value));
  ground.setAttribute("d", `M0 0H${wide}V${tall}H0z`);
  return new XMLSerializer().serializeToString(root);
}

function picture(svg) {
  return new Promise((done, failed) => {
    const image = new Image(), address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    image.onerror = failed;
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * TWICE; canvas.height = image.naturalHeight * TWICE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => blob ? done(blob) : failed(), "image/png");
    };
    image.src = address;
  });
}

// ---- All of it, and the panel

function sources(rows, shared) {
  const found = new Map(rows.flatMap((row) => row.sumber).map((one) => [one.penerbit + one.tanggal + one.judul, one]));
  const named = Array.from(found.values(), (one) => [one.penerbit, one.tanggal && date(one.tanggal, "id", shared)].filter(Boolean).join(", "));
  const more = named.length > NAMED ? [`${named.length - NAMED} sumber lain (di berkas datanya)`] : [];
  return "Sumber: " + (named.slice(0, NAMED).concat(more).join("; ") || "hitungan Rapor KKS");
}

// Everything about one chart: { name, keys, rows, svg, csv, json, png() }.
export async function files(root, figure, kind) {
  const shared = await fetched(root, "aset/data/kutip.json"), rows = await shown(root, figure, kind, shared);
  const uid = figure.querySelector("svg title").id.replace(/-[a-z]+$/, "").replace(/-[sl]$/, "");
  const year = kind === "riwayat" ? Object.keys(shared.edisi).sort().pop() : uid.split("-")[1], edition = shared.edisi[year];
  const css = await fetch(new URL(`${root}edisi/${year}/grafik/gaya.css`, location.href)).then((answer) => answer.text());
  const words = figure.querySelector("figcaption"), message = words.querySelector("strong").textContent;
  const title = words.textContent.trim().slice(message.length).trim(), [keys, full] = tableOf(rows, year);
  const home = (document.querySelector("link[rel=canonical]") || location).href.split(/[?#]/)[0];
  const free = (/^\/\* (.*) \*\//.exec(css) || ["", ""])[1];
  const state = kind === "riwayat" ? "Rapor KKS" : `Rapor KKS, edisi ${edition.nomor || year}${edition.status === "terbit" ? "" : ` (${edition.status})`}`;
  const own = `${state}, diperbarui ${date(edition.diperbarui, "id", shared)} · ${free}`;
  const svg = framed(figure, { message, title, foot: [sources(rows, shared), own, home] }, css);
  const parts = { grafik: uid, judul: title, isi: message, edisi: Number(year), status: edition.status, diperbarui: edition.diperbarui, lisensi: free, alamat: home };
  return { name: `kks-${uid}`, year, title, message, note: shared.contoh, rows: full, svg, csv: csv(keys, full, shared.contoh), json: json(keys, full, parts, shared.contoh), png: () => picture(svg) };
}

function snippets(root, kind, made) {
  const base = new URL(root, location.href).href, place = location.pathname.split("/").filter((part) => part && part !== "index.html").pop();
  const high = Math.ceil(Number(/height="(\d+)"/.exec(made.svg)[1]) * 1.4) + 120, clean = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const frame = (path, title) => `<iframe src="${clean(`${base}${path}?d=${place}&g=${kind}`)}" title="${clean(title)}" width="100%" height="${high}" loading="lazy" style="border:0"></iframe>`;
  const card = `${base}edisi/${made.year}/${place}/`, title = (made.note ? `${made.note}: ` : "") + made.title;
  return [
    [`Bingkai (iframe), tetap edisi ${made.year}`, frame(`edisi/${made.year}/grafik/daerah.html`, title)],
    ["Bingkai (iframe), selalu edisi terbit yang terbaru: angkanya berganti", frame("sematan/daerah.html", title.replace(/, edisi \d{4}/, ""))],
    [`Gambar ringkas rapor (img), tetap edisi ${made.year}; tanpa JavaScript`,
      `<a href="${card}"><img src="${card}${clean((document.querySelector("script[data-akar]").dataset.gambar || "").split("/").pop())}" alt="${clean(document.querySelector("meta[property='og:description']")?.content || title)}" style="max-width:100%;height:auto"></a>`],
  ];
}

let panel = null;

function failed(said) { return () => { said.textContent = "Berkas ini tidak dapat dibuat. Pakai unduhan di bagian akhir halaman."; }; }

function show(root, kind, made) {
  const said = element("p"), row = element("p", "", { className: "tindakan" });
  said.setAttribute("role", "status");
  const kinds = [["SVG", ".svg", "image/svg+xml"], ["CSV", ".csv", "text/csv"], ["JSON", ".json", "application/json"]];
  kinds.forEach(([name, end, type]) => row.append(button(name, `Unduh ${name}`, () => save(made[end.slice(1)], made.name + end, type))));
  row.prepend(button("PNG", "Unduh PNG", () => made.png().then((blob) => save(blob, made.name + ".png", "image/png")).catch(failed(said))), " ");
  const fields = kind === "riwayat" ? [] : snippets(root, kind, made).flatMap(([label, html], n) => {
    const field = element("textarea", "", { id: `grafik-sematan-${n}`, rows: 3, readOnly: true, value: html, spellcheck: false });
    const line = element("p", "", { className: "tindakan" });
    line.append(copying(said, html, label));
    return [element("label", label, { htmlFor: field.id }), field, line];
  });
  panel.replaceChildren(element("h2", "Unduh atau sematkan grafik", { id: "grafik-judul", tabIndex: -1 }),
    button("Tutup", "Tutup panel grafik", () => panel.close()),
    element("p", `${made.message}. ${made.title}`, { className: "redup" }), element("h3", "Unduh"), row,
    ...(fields.length ? [element("h3", "Sematkan di situs lain")] : []), ...fields, said);
}

// Open the panel about a chart; it gives the focus back to where it was when it is closed.
export function open(root, figure, kind) {
  if (!panel) {
    panel = element("dialog", "", { className: "panel-kutip" });
    panel.setAttribute("aria-labelledby", "grafik-judul");
    panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
    document.body.append(panel);
  }
  const head = () => element("h2", "Unduh atau sematkan grafik", { id: "grafik-judul", tabIndex: -1 });
  panel.replaceChildren(head(), element("p", "Memuat …"));
  panel.showModal();
  return files(root, figure, kind).then((made) => show(root, kind, made)).catch(() => {
    panel.replaceChildren(head(), element("p", "Grafik ini tidak dapat disiapkan. Pakai unduhan di bagian akhir halaman."),
      button("Tutup", "Tutup panel grafik", () => panel.close()));
  }).then(() => { panel.querySelector("h2").focus(); });
}
