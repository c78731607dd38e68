// Reads {shared, raws, accessed} and prints, for each of the raws, its citations in every form, as the browser makes them.
import { readFileSync } from "node:fs";

const [code, given] = process.argv.slice(2);
const { cited } = await import("data:text/javascript;base64," + readFileSync(code).toString("base64"));
const { shared, raws, accessed } = JSON.parse(readFileSync(given, "utf8"));
const forms = Object.keys(shared.bentuk);
process.stdout.write(JSON.stringify(raws.map((raw) => forms.map((form) => cited(raw, shared, form, accessed)))));
