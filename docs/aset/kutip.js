// Citing a figure. Loaded when the first one is asked for. The words come from aset/data/kutip.json; what is done with
// them is done once more in generator/cite, and a test compares both, figure by figure.

// ---- Fields into texts: generator/cite/fill.py

const FIELD = /<([a-z_]+)(\*?)>/g, OPTION = /\[([^\[\]]*)\]/g;
const BLANK = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g, TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const BIBTEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

export function flat(text) { return text.replace(TURNS, "").replace(BLANK, " ").replace(/^ +| +$/g, ""); }

export function fill(pattern, fields, escape) {
  return pattern
    .replace(OPTION, (_, part) => Array.from(part.matchAll(FIELD)).every((found) => fields[found[1]].length) ? part : "")
    .replace(FIELD, (_, name) => escape ? escape(fields[name]) : fields[name]);
}

function tex(text) { return text.replace(/[\\{}%&_$#~^]/g, (letter) => BIBTEX[letter] || "\\" + letter); }
function listed(pattern, fields) { return fields[pattern.slice(1, -2)]; }
function many(pattern) { return pattern.endsWith("*>"); }

function bibValue(name, pattern, fields) {
  if (many(pattern)) return listed(pattern, fields).map((one) => "{" + tex(one) + "}").join(" and ");
  if (name === "url" || name === "doi") {
    return fill(pattern, fields).replace(/[\\{}"<>^`| ]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"));
  }
  const text = fill(pattern, fields, tex);
  return name === "title" && text ? "{" + text + "}" : text;
}

function bibtex(lines, fields) {
  const made = lines.map(([name, pattern]) => [name, bibValue(name, pattern, fields)]).filter((pair) => pair[1]);
  return `@misc{${fields.kunci},\n` + made.map(([name, text]) => `  ${name} = {${text}}`).join(",\n") + "\n}";
}

function ris(lines, fields) {
  const made = lines.flatMap(([tag, pattern]) =>
    (many(pattern) ? listed(pattern, fields) : [fill(pattern, fields)]).filter(Boolean).map((value) => `${tag}  - ${value}`));
  return made.concat("ER  - ").join("\r\n");
}

function csl(lines, fields) {
  const item = {};
  lines.forEach(([name, pattern]) => {
    let value = many(pattern) ? listed(pattern, fields).map((one) => ({ literal: one })) : fill(pattern, fields);
    if (value && (name === "issued" || name === "accessed")) value = { "date-parts": [value.split("-").map(Number)] };
    if (value.length !== 0) item[name] = value;
  });
  return JSON.stringify([item], null, 2);
}

const MADE = { teks: (pattern, fields) => fill(pattern, fields), bibtex, ris, csl };

// ---- Words, numbers and dates: generator/cite/fields.py

export const IN_EDITION = /^(\d{4})\.(nasional|\d\d\.\d\d|\d\d)\./, PLAIN = ["", "nilai tatanan", "nilai indikator"];

export function date(iso, tongue, shared) {
  if (!iso) return shared.kata[tongue]["tanpa-tanggal"];
  const [year, month, day] = iso.split("-");
  return [day && String(Number(day)), month && shared.bulan[tongue][Number(month) - 1], year].filter(Boolean).join(" ");
}

function slashes(iso) { return iso ? iso.split("-").concat(["", "", ""]).slice(0, 4).join("/") : ""; }

function digits(about, tongue) {
  if (!about.angka) return flat(about.nilai);
  const [whole, part] = about.nilai.split("."), marks = tongue === "id" ? [".", ","] : [",", "."];
  return whole.replace(/\B(?=([0-9]{3})+$)/g, marks[0]) + (part ? marks[1] + part : "");
}

export function value(about, tongue, shared) {
  if (!about.nilai) {
    const said = shared.kata[tongue].kosong;
    return about.alasan ? `${said} (${flat(about.alasan)})` : said;
  }
  if (about.satuan === "persen") return /[0-9]$/.test(about.nilai) ? digits(about, tongue) + "%" : flat(about.nilai);
  return flat(`${digits(about, tongue)} ${about.satuan}`);
}

export function subject(about, names) {
  const parts = about.id.replace(IN_EDITION, "").replace(/^hitungan\./, "").split(".");
  const name = names[parts.slice(0, 2).join(".")] || names[parts[0]] || "";
  if (PLAIN.includes(about.butir)) return flat(name || about.butir);
  return flat(name ? `${about.butir}, ${name}` : about.butir);
}

function source(one, tongue, shared) {
  const found = { penerbit: flat(one.penerbit), judul: flat(one.judul), url: flat(one.url), arsip: flat(one.arsip) };
  return fill(shared.rujukan[tongue], Object.assign(found, { tanggal: date(one.tanggal, tongue, shared) }));
}

function spoken(about, shared, year, accessed, tongue) {
  const said = shared.kata[tongue], edition = shared.edisi[year] || {}, state = edition.status || "tanpa";
  const days = {
    diperbarui: date(edition.diperbarui === undefined ? shared.diperbarui : edition.diperbarui, tongue, shared),
    terbit: edition.terbit ? date(edition.terbit, tongue, shared) : "",
  };
  return {
    ["edisi_" + tongue]: fill(said[year ? "edisi" : "luar"], { edisi: edition.nomor || year }),
    ["draf_" + tongue]: state === "draf" ? said.jangan : "",
    ["tahap_" + tongue]: about.tahap && said[about.tahap] || "",
    ["nilai_" + tongue]: value(about, tongue, shared),
    ["tanggal_" + tongue]: about.tanggal ? date(about.tanggal, tongue, shared) : "",
    ["sumber_" + tongue]: about.sumber.map((one) => source(one, tongue, shared)).join("; ") || said["tanpa-sumber"],
    ["keadaan_" + tongue]: fill(said[state], days),
    ["keadaan_singkat_" + tongue]: said["singkat-" + state],
    ["akses_" + tongue]: date(accessed, tongue, shared),
    ["alamat_lokal_" + tongue]: shared.alamat ? "" : said.lokal,
    ["contoh_arti_" + tongue]: shared.contoh ? said["contoh-arti"] : "",
  };
}

function fieldsOf(about, shared, accessed) {
  const found = IN_EDITION.exec(about.id), year = found ? found[1] : "", edition = shared.edisi[year] || {};
  const none = shared.kata.id["tanpa-sumber"];
  const made = {
    kunci: "kks." + about.id.replace(/[^a-z0-9.-]/g, "-"),
    nama: flat(about.nama),
    hal: subject(about, shared.hal[edition.instrumen] || {}),
    cara: flat(about.cara),
    alamat: shared.alamat + about.alamat,
    doi: edition.doi || "",
    contoh: shared.contoh,
    contoh_en: shared.contoh ? shared.kata.en.contoh : "",
    penerbit: about.sumber.length ? Array.from(new Set(about.sumber.map((one) => flat(one.penerbit)))) : [none],
    sumber_singkat: about.sumber.map((one) =>
      fill(shared.rujukan.singkat, { penerbit: flat(one.penerbit), tahun: one.tanggal.slice(0, 4) })).join("; ") || none,
    tanggal: about.tanggal,
    tahun_data: about.tanggal.slice(0, 4),
    tanggal_ris: slashes(about.tanggal),
    akses: accessed,
    akses_ris: slashes(accessed),
  };
  ["id", "en"].forEach((tongue) => Object.assign(made, spoken(about, shared, year, accessed, tongue)));
  return Object.assign(made, { judul: fill(shared.judul, made) });
}

export function cited(about, shared, form, accessed) {
  const { cara, isi } = shared.bentuk[form];
  return MADE[cara](isi, fieldsOf(about, shared, accessed));
}

// ---- Where a figure is read from: the JSON download of its district, or the lists of generator/cite/files.py

function slug(text) {
  return text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

function short(name) { return name.replace(/^Kabupaten Administrasi /, "").replace(/^Kabupaten /, ""); }

// JSON drops the zeros at the end of a decimal; the page writes all digits of the source.
function exact(number, seen) { return seen.find((text) => /^-?\d+(\.\d+)?$/.test(text) && Number(text) === number) || String(number); }

export function ofDistrict(file, id, seen) {
  const inside = id.slice(file.awalan_id.length), at = {};
  file.kolom_konteks.forEach((name, n) => { at[name] = n; });
  for (const [part, ...rows] of file.angka) {
    if (!inside.startsWith(part)) continue;
    for (const row of rows) {
      const shared = file.konteks[row[0]], said = (name) => shared[at[name]] || "", nilai = row[1];
      if (part + said("akhiran_id") !== inside) continue;
      const number = typeof nilai === "number";
      return {
        id, nama: file.nama, butir: said("butir"), tahap: said("tahap"), satuan: said("satuan"), alasan: said("alasan"),
        nilai: nilai === undefined || nilai === null ? "" : number ? exact(nilai, seen) : nilai, angka: number,
        tanggal: said("tanggal"), cara: said("cara"), catatan: said("catatan"), tertulis: row[5] || "",
        keyakinan: said("keyakinan") || (said("cara") ? "" : "tinggi"),
        sumber: said("sumber").split("; ").filter(Boolean).map((key) =>
          Object.assign({ kunci: key, penerbit: "", tanggal: "", judul: "", url: "", dibaca: "", arsip: "" }, file.sumber[key])),
        alamat: `/edisi/${file.edisi}/${file.kode}-${slug(short(file.nama))}/#${id}`,
      };
    }
  }
  return null;
}

export function ofList(file, id) {
  const row = file.angka[id];
  if (!row) return null;
  const [nilai, angka, tanggal, sources, ...texts] = row;
  const [nama, alamat, butir, tahap, satuan, alasan, cara, keyakinan = "", tertulis = "", catatan = ""] = texts.map((n) => file.teks[n]);
  const sumber = sources.map((n) => file.sumber[n]).map(([penerbit, tanggal = "", judul = "", url = "", arsip = "", dibaca = "", jangkar = ""]) =>
    ({ penerbit, tanggal, judul, url, arsip, dibaca, jangkar }));
  return { id, nama, butir, tahap, satuan, alasan, nilai, angka: Boolean(angka), tanggal, cara, keyakinan, tertulis, catatan, sumber,
    alamat: `${alamat}#${id}` };
}

// [address of the file from the site's root, how it is read] of a figure.
export function place(id) {
  const found = IN_EDITION.exec(id);
  if (found && id.endsWith(".hitungan.keterbukaan")) return [`aset/data/kutip/${found[1]}-keterbukaan.json`, ofList];
  if (found && found[2].includes(".")) return [`edisi/${found[1]}/unduhan/${found[2]}.json`, ofDistrict];
  if (found && /\.(median|n)$/.test(id)) return [`aset/data/kutip/${found[1]}-median.json`, ofList];
  if (found) return [`aset/data/kutip/${found[1]}-${found[2]}.json`, ofList];
  const [kind, , code] = id.split(".");
  return [`aset/data/kutip/${/^(penghargaan|riwayat)/.test(kind) ? code : kind}.json`, ofList];
}

// ---- The panel

const files = {};
let panel = null;

export function fetched(root, path) {
  // A frozen page asks the words it was frozen with; figures lie where they always did.
  const own = document.querySelector("script[data-aset]"), from = own && path.startsWith("aset/") ? own.dataset.aset : root;
  files[path] = files[path] || fetch(new URL(from + path, location.href)).then((answer) => {
    if (!answer.ok) throw new Error(path);
    return answer.json();
  });
  files[path].catch(() => { delete files[path]; });
  return files[path];
}

function nameOf(element) { return element.id || element.dataset.angka || ""; }

// All ways in which the page writes a figure's value: in full in an attribute, or as the first line of a cell.
function writings(id) {
  const same = Array.from(document.querySelectorAll("[data-angka], [data-nilai]")).filter((el) => nameOf(el) === id);
  const own = document.getElementById(id);
  return (own ? [own] : []).concat(same).flatMap((el) => {
    const line = el.textContent.trim().split("\n")[0].replace(/[%\s]/g, "");
    return [el.getAttribute("value"), el.dataset.nilai, line.replace(/\./g, "").replace(",", ".")].filter(Boolean);
  });
}

export function about(root, id) {
  const [path, read] = place(id);
  return fetched(root, path).then((file) => read(file, id, writings(id)));
}

export function texts(root, id, accessed) {
  return Promise.all([fetched(root, "aset/data/kutip.json"), about(root, id)]).then(([shared, found]) => {
    if (!found) throw new Error(id);
    const made = { about: found, shared };
    Object.keys(shared.bentuk).forEach((form) => { made[form] = cited(found, shared, form, accessed); });
    return made;
  });
}

export function element(name, text, more) {
  const made = Object.assign(document.createElement(name), more || {});
  if (text) made.textContent = text;
  return made;
}

export function button(text, label, act) {
  const made = element("button", text, { type: "button" });
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function make() {
  const box = element("dialog", "", { className: "panel-kutip" });
  box.setAttribute("aria-labelledby", "kutip-judul");
  box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
  document.body.append(box);
  return box;
}

export function save(text, name, type) {
  const link = element("a", "", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const SAVED = { bibtex: [".bib", "application/x-bibtex"], ris: [".ris", "application/x-research-info-systems"], csl: [".json", "application/json"] };

export function copying(said, text, what) {
  return button("Salin", `Salin ${what}`, () => {
    const sorry = () => { said.textContent = "Tidak dapat menyalin otomatis. Pilih teksnya, lalu salin sendiri."; };
    if (!navigator.clipboard) return sorry();
    navigator.clipboard.writeText(text).then(() => { said.textContent = `${what} disalin.`; }, sorry);
  });
}

function quote(form, made, said) {
  const name = made.shared.nama[form], text = made[form], saved = SAVED[form];
  const part = element(saved ? "details" : "div"), row = element("p", "", { className: "tindakan" });
  part.append(element(saved ? "summary" : "h3", name));
  const body = element(saved ? "pre" : "p", text);
  if (form === "short" || form === "full") body.lang = "en";
  if (saved) body.tabIndex = 0;
  row.append(copying(said, text, name));
  if (saved) row.append(" ", button("Unduh", `Unduh ${name}`, () => save(text, made.about.id + saved[0], saved[1])));
  part.append(body, row);
  part.dataset.bentuk = form;
  return part;
}

function fault(made, root) {
  const { about, shared } = made;
  const fields = { template: "1-angka-keliru.yml", title: `Keliru: ${about.id}`, tempat: shared.alamat + about.alamat };
  const there = shared.lapor ? `${shared.lapor}/issues/new?${new URLSearchParams(fields)}`
    : new URL(`${root}koreksi/?${new URLSearchParams({ angka: about.id })}#melaporkan-angka-yang-salah`, location.href).href;
  return element("a", "Laporkan kesalahan", { href: there });
}

// A list of all figures on the page: a keyboard reaches the cells of tables here, which are no stops of its own.
function others(root, id) {
  const names = new Set(Array.from(document.querySelectorAll("a[data-nilai], data, .tanda [id], [data-angka]")).map(nameOf));
  const label = element("label", "Angka lain di halaman ini "), select = element("select");
  names.add(id);
  names.forEach((name) => select.append(element("option", name, { value: name, selected: name === id })));
  select.addEventListener("change", () => open(root, select.value));
  label.append(select);
  return label;
}

// Fetched when it is opened: most readers only cite.
function origin(root, made) {
  const part = element("details", "", { className: "asal" }), body = element("div");
  let asked = false, failed = 0;
  part.append(element("summary", "Asal angka ini"), body);
  part.addEventListener("toggle", () => {
    if (!part.open || asked) return;
    asked = true;
    // A browser may remember that a script failed, so another try asks by another address.
    import(failed ? `./asal.js?ulang=${failed}` : "./asal.js").then((module) => module.origin(root, made)).catch(() => {
      asked = false;
      failed += 1;
      return element("p", "Asal angka ini tidak dapat dimuat. Tutup lalu buka lagi bagian ini untuk mencoba ulang.");
    }).then((list) => body.replaceChildren(list));
  });
  return part;
}

function show(root, id, made) {
  const said = element("p"), head = element("h2", "Kutip angka", { id: "kutip-judul", tabIndex: -1 });
  const row = element("p", "", { className: "tindakan" }), there = new URL(root + made.about.alamat.slice(1), location.href).href;
  said.setAttribute("role", "status");
  const shut = button("Tutup", "Tutup panel kutipan", () => panel.close());
  const link = element("a", "Alamat angka ini", { href: there });
  row.append(link, " ", copying(said, there, "Alamat"), " ", fault(made, root), " ",
    element("a", "Cara mengutip", { href: new URL(root + "kutip/", location.href).href }));
  link.addEventListener("click", () => panel.close());
  const edition = made.shared.edisi[(IN_EDITION.exec(id) || [])[1]] || {};
  const draft = edition.status === "draf" ? [element("p", made.shared.kata.id["panel-draf"], { className: "status status--draf" })] : [];
  panel.replaceChildren(head, shut, ...draft, element("p", made.about.nama + ": " + made.about.id, { className: "redup" }),
    origin(root, made), ...Object.keys(made.shared.bentuk).map((form) => quote(form, made, said)), row, others(root, id), said);
}

// Open the panel about a figure; it gives the focus back to where it was when it is closed.
export function open(root, id) {
  const before = document.activeElement;
  panel = panel || make();
  panel.replaceChildren(element("h2", "Kutip angka", { id: "kutip-judul", tabIndex: -1 }), element("p", "Memuat …"));
  panel.dataset.angka = id;
  if (!panel.open) panel.showModal();
  return texts(root, id, today()).then((made) => show(root, id, made)).catch((error) => {
    const why = error.message === id ? "Tidak ada angka dengan id ini. Periksa lagi alamatnya:" : "Kutipan tidak dapat dimuat. Id angka ini:";
    panel.replaceChildren(element("h2", "Kutip angka", { id: "kutip-judul", tabIndex: -1 }),
      element("p", `${why} ${id}`), others(root, id),
      button("Tutup", "Tutup panel kutipan", () => panel.close()));
  }).then(() => { (before && before.tagName === "SELECT" ? panel.querySelector("select") : panel.querySelector("h2")).focus(); });
}
