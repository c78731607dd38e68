// Reads {shared, files: {address: file}, ids, rows} and prints by id: sentences, ids of inputs, pages of sources, where it
// was entered, and the sentence of who did.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [code, given] = process.argv.slice(2);
const asal = await import(pathToFileURL(`${code}/asal.mjs`)), kutip = await import(pathToFileURL(`${code}/kutip.mjs`));
const { shared, files, ids, rows } = JSON.parse(readFileSync(given, "utf8"));
const made = {};
for (const id of ids) {
  const [path, read] = kutip.place(id);
  if (!files[path]) continue;
  const found = read(files[path], id, []), [there, name, below, thing] = asal.entry(id, shared) || [];
  const row = there && files[there][name];
  made[id] = {
    lines: found.sumber.map((one) => asal.ofSource(one, shared)).concat(asal.told(found, shared)),
    inputs: read === kutip.ofDistrict ? asal.inputs(files[path], id, shared) : [],
    pages: found.sumber.map((one) => asal.sourcePage(id, one, shared)),
    entered: row ? [below, asal.when(row, thing, shared)] : [],
  };
}
process.stdout.write(JSON.stringify({ made, when: rows.map((row) => asal.when(row, "Berkas ini", shared)) }));
