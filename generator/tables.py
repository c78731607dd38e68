"""A table once: the same object becomes the HTML on the page and the CSV and JSON beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model import Output

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # full width counts too


@dataclass(frozen=True)
class Cell:
    """What a reader sees (`html`, already escaped) and what a machine gets (`value`)."""

    html: str
    value: Any = None


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """`rows`: one tuple of cells a row, in the order of `columns`; the first cell names the row."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


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
    """The rows as mappings of column key to machine value."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in table.rows]


def to_csv(rows: list[dict[str, Any]], keys: Sequence[str]) -> bytes:
    """RFC 4180 but for LF line ends: comma, decimal point, UTF-8; formulas defused. The heading stands in any case."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([_written(row[key]) for key in keys] for row in rows)
    return buffer.getvalue().encode()


def to_json(rows: list[dict[str, Any]], keys: Sequence[str]) -> bytes:
    """A list of objects, one a line, with these keys in this order."""
    lines = (json.dumps({key: plain(row[key]) for key in keys}, ensure_ascii=False) for row in rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def files(table: Table, address: str) -> tuple[Output, ...]:
    """The CSV and JSON of a table, beside the page at `address`."""
    rows, base = records(table), f"{address.strip('/')}/{table.id}".removeprefix("/")
    keys = [column.key for column in table.columns]
    return Output(f"{base}.csv", to_csv(rows, keys)), Output(f"{base}.json", to_json(rows, keys))
