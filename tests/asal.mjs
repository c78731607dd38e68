// Reads {shared, files: [[address, text of the file]], ids} and prints by id: sentences, ids of inputs, page of the first source.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [code, given] = process.argv.slice(2);
const asal = await import(pathToFileURL(`${code}/asal.mjs`)), kutip = await import(pathToFileURL(`${code}/kutip.mjs`));
const { shared, files, ids, rows } = JSON.parse(readFileSync(given, "utf8"));
const made = {};
for (const id of ids) {
  const [path, read] = kutip.place(id);
  if (!files[path]) continue;
  const found = read(files[path], id, []);
  made[id] = {
    lines: found.sumber.map((one) => asal.ofSource(one, shared)).concat(asal.told(found, shared)),
    inputs: read === kutip.ofDistrict ? asal.inputs(files[path], id, shared) : [],
    pages: found.sumber.map((one) => asal.sourcePage(id, one.kunci, shared)),
    entry: asal.entry(id),
  };
}
process.stdout.write(JSON.stringify({ made, when: rows.map((row) => asal.when(row, shared)) }));
