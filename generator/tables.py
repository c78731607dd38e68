"""A table once: the same object becomes the HTML on the page and the CSV and JSON beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model import Output, Sumber
from generator.results import Figure
from generator.words import CONTOH_KOLOM

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # full width counts too


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


def _written(value: Any) -> Any:
    """A value for CSV: decimals in full, without an exponent; formulas defused.

    A lone carriage return becomes a line feed: the csv module leaves it unquoted, and readers would start a new row.
    """
    if isinstance(value, Decimal):
        return f"{value:f}"
    made = safe(value)
    return made.replace("\r\n", "\n").replace("\r", "\n") if isinstance(made, str) else made


def records(table: Table) -> list[dict[str, Any]]:
    """The rows as mappings of column key to machine value, each with its edition, source and date (promise 1)."""
    keys = [column.key for column in table.columns]
    rows = []
    for row in table.rows:
        shown = dict(zip(keys, (cell.value for cell in row), strict=True))
        rows.append({**shown, **{key: value for key, value in _origin(table, row).items() if key not in shown}})
    return rows


def _origin(table: Table, row: tuple[Cell, ...]) -> dict[str, str]:
    """Edition (or year), sources and latest date of the figures in a row; the table's own source where it has none."""
    figures = [figure for cell in row for figure in cell.figures]
    if not any(cell.figures for other in table.rows for cell in other):
        return {"sumber": table.sumber} if table.sumber else {}
    sources = dict.fromkeys(source for figure in figures for source in figure.sumber)
    years = dict.fromkeys(figure.edisi or figure.tahun for figure in figures)
    return {
        "edisi": "; ".join(filter(None, years)),
        "sumber": source_text(tuple(sources)),
        "tanggal": max((figure.tanggal for figure in figures), default=""),
    }


def source_text(sources: Iterable[Sumber]) -> str:
    """Publisher, date, title and address of every source, as one text."""
    parts = (", ".join(filter(None, [s.penerbit, s.tanggal, s.judul, s.url])) for s in sources)
    return "; ".join(parts)


def headings(table: Table) -> list[str]:
    """The columns of the files: those of the table, then those of its origin."""
    own = [column.key for column in table.columns]
    figures = any(cell.figures for row in table.rows for cell in row)
    more = ("edisi", "sumber", "tanggal") if figures else ("sumber",) if table.sumber else ()
    return [*own, *(key for key in more if key not in own)]


def to_csv(rows: list[dict[str, Any]], keys: Sequence[str], note: str = "") -> bytes:
    """RFC 4180 but for LF line ends: comma, decimal point, UTF-8; formulas defused. The heading stands in any case.

    `note` (invented figures) becomes a first column that says it on every row.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    mark, said = ((CONTOH_KOLOM,), (note,)) if note else ((), ())
    writer.writerow([*mark, *keys])
    writer.writerows([*said, *(_written(row[key]) for key in keys)] for row in rows)
    return buffer.getvalue().encode()


def to_json(rows: list[dict[str, Any]], keys: Sequence[str], note: str = "") -> bytes:
    """A list of objects, one a line, with these keys in this order.

    With a `note` (invented figures) an object: the note under `data_contoh`, then the list under `baris`.
    """
    lines = (json.dumps({key: plain(row[key]) for key in keys}, ensure_ascii=False) for row in rows)
    found = "[\n" + ",\n".join(lines) + "\n]"
    if note:
        found = f'{{"{CONTOH_KOLOM}": {json.dumps(note, ensure_ascii=False)}, "baris": {found}}}'
    return f"{found}\n".encode()


def files(table: Table, address: str, note: str = "") -> tuple[Output, ...]:
    """The CSV and JSON of a table, beside the page at `address`; both say the `note` of invented figures."""
    rows, base = records(table), f"{address.strip('/')}/{table.id}".removeprefix("/")
    keys = headings(table)
    return Output(f"{base}.csv", to_csv(rows, keys, note)), Output(f"{base}.json", to_json(rows, keys, note))
