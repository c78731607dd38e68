// The CSV of a district as Excel in Indonesian opens it by a double click: BOM, semicolons, decimal commas, CRLF.
// Made here from the very file that is downloaded, so that an edition need not carry its largest files twice.
// docs/keputusan/0020 says why codes and the like become ="11.10": tables.to_excel does the same.

const NUMBERS = ["nilai", "capaian"];
const NUMBER = /^-?\d+(\.\d+)?$/, GUESSED = /^\d+([.,:/-]\d+)+%?$/, DAY = /^\d{4}-\d\d(-\d\d)?$/;

// RFC 4180: cells may hold commas, quotes and line ends.
export function cells(text) {
  const rows = [[]];
  for (const [, end, quoted, bare] of text.matchAll(/(^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)) {
    if (end && end !== ",") rows.push([]);
    rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

function shown(cell, number) {
  if (number && NUMBER.test(cell)) return cell.replace(".", ",");
  if (GUESSED.test(cell) && !DAY.test(cell)) return `="${cell}"`;
  return cell;
}

function written(cell) { return /[";\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell; }

export function indonesian(text) {
  const [heading, ...rows] = cells(text.replace(/^\ufeff/, ""));
  const number = heading.map((name) => NUMBERS.includes(name));
  const lines = rows.map((row) => row.map((cell, n) => shown(cell, number[n])));
  return "\ufeff" + [heading, ...lines].map((row) => row.map(written).join(";") + "\r\n").join("");
}
