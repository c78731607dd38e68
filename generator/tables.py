"""A table once: the same object becomes the HTML on the page and the CSV and JSON beside it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from types import SimpleNamespace
from typing import Any

from generator.model import Output, Sumber
from generator.results import Figure
from generator.words import CONTOH_KOLOM

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # full width counts too
GUESSED, DAY = re.compile(r"\d+([.,:/-]\d+)+%?"), re.compile(r"\d{4}-\d\d(-\d\d)?")  # docs/aset/excel.js has them too
MARK = "contoh"  # what stands in the first column of every row of invented figures; its heading says the whole
LINE_END = "\r\n"  # of RFC 4180, in every CSV for readers; files in data/ keep LF, as git and people expect
Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True)
class Cell:
    """What a reader sees (`html`, already escaped), what a machine gets (`value`), the figures behind it."""

    html: str
    value: Any = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """`rows`: one tuple of cells a row, in the order of `columns`; the first cell names the row.

    `sumber`: where a table without figures comes from; a table of figures takes its origin from these.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sumber: str = ""


def safe(value: Any) -> Any:
    """A value for a spreadsheet: text that Excel would run as a formula gets a leading apostrophe (OWASP)."""
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value


def plain(value: Any) -> Any:
    """A value for JSON: decimals as exact numbers where a float keeps them, everything else as it is."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else float(value)
    return value


def _column(values: Sequence[Any]) -> Sequence[Any]:
    """A column for CSV: decimals in full, without an exponent; formulas defused.

    Most columns repeat few words, so that it pays to look at the different ones first.
    """
    words = {value for value in set(values) if value.__class__ is str}
    made = {word: new for word in words if (new := _one_line_end(safe(word))) != word}
    if made:
        values = [made.get(value, value) if value.__class__ is str else value for value in values]
    if Decimal in set(map(type, values)):
        values = [f"{value:f}" if value.__class__ is Decimal else value for value in values]
    return values


def _one_line_end(text: str) -> str:
    """A lone carriage return becomes a line feed: the csv module leaves it unquoted, and readers would start a row."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def grid(table: Table) -> tuple[list[str], list[list[Any]]]:
    """Column keys and rows of machine values, each row with its edition, source and date (promise 1).

    A table without figures has its own `sumber` on every row, if it has one.
    """
    own = [column.key for column in table.columns]
    figures = any(cell.figures for row in table.rows for cell in row)
    more = ("edisi", "sumber", "tanggal") if figures else ("sumber",) if table.sumber else ()
    added = [key for key in more if key not in own]
    rows = []
    for row in table.rows:
        origin = _origin(row) if figures else {"sumber": table.sumber}
        rows.append([*(cell.value for cell in row), *(origin[key] for key in added)])
    return [*own, *added], rows


def _origin(row: tuple[Cell, ...]) -> dict[str, str]:
    """Edition (or year), sources in short and latest date of the figures in a row."""
    figures = [figure for cell in row for figure in cell.figures]
    groups = dict.fromkeys(figure.sumber for figure in figures)
    years = dict.fromkeys(figure.edisi or figure.tahun for figure in figures)
    return {
        "edisi": "; ".join(filter(None, years)),
        "sumber": "; ".join(dict.fromkeys(short_source(source) for group in groups for source in group)),
        "tanggal": max((figure.tanggal for figure in figures), default=""),
    }


def source_text(sources: Iterable[Sumber]) -> str:
    """Publisher, date, title and address of every source, as one text."""
    parts = (", ".join(filter(None, [s.penerbit, s.tanggal, s.judul, s.url])) for s in sources)
    return "; ".join(parts)


def short_source(source: Sumber) -> str:
    """Publisher and date; title and address stand once in the list of sources."""
    return f"{source.penerbit}, {source.tanggal}" if source.tanggal else source.penerbit


def csv_lines(rows: Rows, note: str = "") -> list[str]:
    """Each row as one CSV record with its line end. Of invented figures (`note`) each begins with the mark."""
    lines: list[str] = []
    columns = [_column(column) for column in zip(*rows, strict=True)]
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator=LINE_END)
    writer.writerows(zip(repeat(MARK), *columns, strict=False) if note and columns else zip(*columns, strict=True))
    return lines


def csv_heading(keys: Sequence[str], note: str = "") -> str:
    """The first line. Of invented figures its first heading is the whole `note`."""
    lines: list[str] = []
    csv.writer(SimpleNamespace(write=lines.append), lineterminator=LINE_END).writerow([note, *keys] if note else keys)
    return lines[0]


def to_csv(rows: Rows, keys: Sequence[str], note: str = "") -> bytes:
    """RFC 4180: comma, decimal point, UTF-8, CRLF; formulas defused. The heading stands in any case."""
    return "".join([csv_heading(keys, note), *csv_lines(rows, note)]).encode()


def to_excel(rows: Rows, keys: Sequence[str], note: str = "") -> bytes:
    """CSV as Excel in Indonesian opens it by a double click: BOM, semicolon, decimal comma; formulas defused."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), delimiter=";", lineterminator=LINE_END)
    writer.writerow([note, *keys] if note else keys)
    for row in rows:
        cells = [f"{v:f}".replace(".", ",") if isinstance(v, Decimal) else _kept(_text(v)) for v in row]
        writer.writerow([MARK, *cells] if note else cells)
    return "".join(lines).encode("utf-8-sig")


def _kept(value: Any) -> Any:
    """Excel in Indonesian reads 11.10 as a time: text of digits and signs alone is given as a constant, `="11.10"`."""
    return f'="{value}"' if isinstance(value, str) and GUESSED.fullmatch(value) and not DAY.fullmatch(value) else value


def _text(value: Any) -> Any:
    return _one_line_end(safe(value)) if isinstance(value, str) else value


ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=plain).encode


def json_rows(rows: Rows) -> str:
    """A JSON list of lists, one row a line, so that two versions can be compared line by line."""
    lines = ",\n".join(ENCODE(row) for row in rows)
    return f"[\n{lines}\n]"


def json_object(parts: Mapping[str, Any], rows: Mapping[str, Rows], note: str = "") -> bytes:
    """One object: the `note` of invented figures, `parts` (one a line), then each of `rows` as a list of lists."""
    first = {CONTOH_KOLOM: note, **parts} if note else parts
    lines = [f"{ENCODE(key)}:{ENCODE(value)}" for key, value in first.items()]
    lines += [f"{ENCODE(key)}:{json_rows(found)}" for key, found in rows.items()]
    return ("{" + ",\n".join(lines) + "}\n").encode()


def to_json(rows: Rows, keys: Sequence[str], note: str = "") -> bytes:
    """`kolom`, the names, and `baris`, one list a row in their order; before them the `note` of invented figures."""
    return json_object({"kolom": list(keys)}, {"baris": rows}, note)


def files(table: Table, address: str, note: str = "") -> Iterator[Output]:
    """The CSV and JSON of a table, beside the page at `address`; both say the `note` of invented figures."""
    base = f"{address.strip('/')}/{table.id}".removeprefix("/")
    keys, rows = grid(table)
    yield Output(f"{base}.csv", to_csv(rows, keys, note))
    yield Output(f"{base}.json", to_json(rows, keys, note))
