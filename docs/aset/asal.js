// Where a figure comes from, within the panel that cites it. Loaded when somebody asks. generator/origin.py says the same
// on the command line; the sentences stand in aset/data/kutip.json, and a test compares both, figure by figure.
import { about, date, element, fetched, fill, flat, IN_EDITION, ofDistrict, place, subject, value } from "./kutip.js";

const SCORED = ["poin", "poin-indikator", "persen", "terisi", "batas-bawah", "batas-atas"];
const LISTS = ["penghargaan", "riwayat", "jumlah"];

export function ofSource(one, shared) {
  const said = { tanggal: date(one.tanggal, "id", shared), dibaca: one.dibaca ? date(one.dibaca, "id", shared) : "" };
  ["judul", "penerbit", "url", "arsip"].forEach((name) => { said[name] = flat(one[name]); });
  return fill(shared.asal.sumber, said);
}

export function told(found, shared) {
  const said = { tahap: (shared.kata.id[found.tahap] || "").replace(/^tahap /, ""), keyakinan: found.keyakinan };
  ["tertulis", "catatan", "cara"].forEach((name) => { said[name] = flat(found[name]); });
  return Object.keys(said).filter((name) => said[name]).map((name) => fill(shared.asal[name], said));
}

// `thing`: what it is that was entered, in words.
export function when(row, thing, shared) {
  if (!row) return "";
  const [day, name, last = "", other = ""] = row;
  const said = { benda: thing, hari: date(day, "id", shared), hari_akhir: last && date(last, "id", shared) };
  return fill(shared.asal.diisi, Object.assign(said, { nama: flat(name), nama_akhir: flat(other) }));
}

// What a computed figure of a district is computed from, as ids: generator/origin.py, inputs.
export function inputs(file, id, shared) {
  const [, year] = IN_EDITION.exec(id), versi = shared.edisi[year].instrumen, names = shared.hal[versi];
  const start = file.awalan_id, [first, second, third, fourth] = id.slice(start.length).split(".");
  if (first !== "hitungan") return [];
  const all = Array.from(listed(file)), mine = all.find((one) => one.id === id);
  const staged = all.filter((one) => one.tahap === mine.tahap && names[one.tatanan]);
  const rules = `instrumen.${versi}`;
  if (second === "tatanan-tercatat") return staged.filter((one) => !names[one.indikator] && one.known).map((one) => one.id);
  if (second === "kurang" && fourth === "odf") {
    const claims = all.filter((one) => one.tatanan === "odf" && one.known).map((one) => one.id);
    return claims.concat(`${rules}.${third}.odf-min`);
  }
  if (second === "kurang") {
    const gate = [`${start}${fourth}.${mine.tahap}`, `${start}hitungan.${fourth}.${mine.tahap}.poin`];
    return gate.filter((name) => all.some((one) => one.id === name))
      .concat(`${rules}.${third}.tatanan-min`, `${rules}.${fourth}.jumlah-indikator`);
  }
  if (!names[second] || names[`${second}.${third}`]) return [];
  const points = staged.filter((one) => one.tatanan === second && names[one.indikator]).map((one) => one.id);
  const stated = all.filter((one) => one.id === `${start}${second}.${mine.tahap}`).map((one) => one.id);
  const last = id.slice(id.lastIndexOf(".") + 1);
  if (last === "poin" && stated.length && !points.length) return stated.concat(`${rules}.${second}.jumlah-indikator`);
  return SCORED.includes(last) ? points : stated;
}

function* listed(file) {
  const at = file.kolom_konteks.indexOf("tahap");
  for (const [part, ...rows] of file.angka) {
    for (const [n, nilai] of rows) {
      const said = file.konteks[n], id = file.awalan_id + part + (said[0] || "");
      const [tatanan, butir] = part.split(".");
      yield { id, tatanan, indikator: `${tatanan}.${butir}`, tahap: said[at] || "", known: nilai !== undefined && nilai !== null };
    }
  }
}

// The list a figure is a row of, or ""; awards are also of a province, or of nobody knows whom.
function listOf(id) {
  const [kind] = id.split(".", 1)[0].split("-");
  return LISTS.includes(kind) ? kind : "";
}

// Where on the site a source stands, from its root.
export function sourcePage(id, { kunci: key, jangkar: anchor }, shared) {
  const found = IN_EDITION.exec(id), [kind, , code = ""] = id.split("."), behind = anchor ? `#${anchor}` : "";
  const folder = shared.provinsi[(found ? found[2] : code).slice(0, 2)];
  if (found) return key && key !== "hitungan" && folder ? `sumber/${found[1]}/${folder}/#${found[2]}-${key}` : "";
  if (kind === "jumlah" || kind === "instrumen") return `sumber/nasional/${behind}`;
  return folder && listOf(id) ? `sumber/daftar/${folder}/${behind}` : "";
}

// [file of who entered what, name there, place below data/, its name in words] of what a figure is written in or
// computed from; null where nobody entered it: generator/origin.py, written.
export function entry(id, shared) {
  const found = IN_EDITION.exec(id), [kind, versi] = id.split("."), other = "aset/data/pengisian/lain.json";
  const name = found && id.includes(".penerima.") ? "penghargaan" : listOf(id), words = shared.asal;
  if (name) return [other, name, `${name}.csv`, fill(words["benda-daftar"], { berkas: `${name}.csv` })];
  if (kind === "instrumen") return [other, `${kind}/${versi}`, `${kind}/${versi}`, fill(words["benda-aturan"], { folder: `${kind}/${versi}` })];
  if (!found) return null;
  const [, year, place] = found, path = `aset/data/pengisian/${year}.json`;
  if (place === "nasional") return [path, "", `edisi/${year}`, fill(words["benda-edisi"], { edisi: year })];
  return place.includes(".") ? [path, place, `edisi/${year}/${place}`, words["benda-laporan"]] : null;
}

function link(text, href, more) { return element("a", text, Object.assign({ href }, more)); }

function sourceLine(one, id, root, shared) {
  const line = element("li", ofSource(Object.assign({}, one, { url: "", arsip: "" }), shared));
  const page = sourcePage(id, one, shared);
  [["Buka sumbernya", one.url], ["Salinan arsipnya", one.arsip]].forEach(([text, to]) => {
    if (/^https?:\/\//.test(to)) line.append(" · ", link(text, to, { rel: "noopener" }));
  });
  if (page) line.append(" · ", link("Angka lain dari sumber ini", new URL(root + page, location.href).href));
  return line;
}

// What the site does not have is left out; a connection that fails is no such answer, and is told.
function without(path) { return (error) => { if (error.message !== path) throw error; return null; }; }

async function inputLine(ids, root, shared) {
  const found = (await Promise.all(ids.map((one) => about(root, one).catch(without(place(one)[0]))))).filter(Boolean);
  const line = element("li", "Masukannya:"), list = element("ul");
  found.forEach((one) => {
    const row = element("li");
    const [, year] = IN_EDITION.exec(one.id) || [], names = year && shared.hal[shared.edisi[year].instrumen];
    const there = new URL(root + one.alamat.slice(1), location.href).href;
    const leading = link(subject(one, names || {}), there, { title: one.id });
    leading.addEventListener("click", () => leading.closest("dialog").close()); // it may stand on this very page
    row.append(leading, ` = ${value(one, "id", shared)}`);
    list.append(row);
  });
  line.append(list);
  return found.length ? [line] : [];
}

async function enteredLine(id, root, shared) {
  const [path, name, folder, thing] = entry(id, shared) || [];
  const row = path && await fetched(root, path).then((file) => file[name], without(path));
  if (!row) return [];
  const line = element("li", when(row, thing, shared));
  if (shared.lapor) line.append(" · ", link("Riwayat lengkapnya", `${shared.lapor}/commits/HEAD/data/${folder}`));
  return [line];
}

// The list within the panel.
export async function origin(root, { about: found, shared }) {
  const list = element("ul"), [path, read] = place(found.id);
  const needed = read === ofDistrict ? inputs(await fetched(root, path), found.id, shared) : [];
  const sources = found.sumber.map((one) => sourceLine(one, found.id, root, shared));
  list.append(...sources, ...told(found, shared).map((text) => element("li", text)),
    ...await inputLine(needed, root, shared), ...await enteredLine(found.id, root, shared));
  const [, year] = IN_EDITION.exec(found.id) || [], versi = year && shared.edisi[year].instrumen;
  if (versi) {
    const rule = element("li", "Aturan: ");
    rule.append(link(`instrumen ${versi}`, new URL(`${root}instrumen/${versi}/`, location.href).href));
    list.append(rule);
  }
  return list;
}
