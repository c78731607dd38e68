"""Excel out: a workbook whose bytes depend on its content alone (no clock, no random ids)."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.tables import FORMULA

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
WIDE = {"nama": 30, "butir": 34, "sumber": 60, "catatan": 50, "uraian": 80, "id": 46}


def make(about: dict[str, str], sheets: dict[str, list[dict[str, Any]]]) -> bytes:
    """A workbook: a cover sheet from `about`, then one sheet a table with a frozen heading row and a filter."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Sampul"
    for line in (("Rapor KKS", ""), *about.items(), ("Lembar", ", ".join(sheets))):
        cover.append(list(line))
    cover["A1"].font = Font(bold=True, size=16)
    cover.column_dimensions["A"].width, cover.column_dimensions["B"].width = 18, 80
    for name, rows in sheets.items():
        _sheet(book.create_sheet(name), rows)
    return _steady(book)


def _sheet(sheet: Worksheet, rows: list[dict[str, Any]]) -> None:
    if not rows:
        sheet.append(["Belum ada isi."])
        return
    keys = list(rows[0])
    sheet.append(keys)
    for n, row in enumerate(rows, start=2):
        for column, key in enumerate(keys, start=1):
            _put(sheet, n, column, row[key])
    for column, key in enumerate(keys, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = WIDE.get(key, 16)
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", sheet.dimensions


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        # Text stays text: codes such as 11.10 keep their zero, and nothing foreign becomes a formula.
        cell.value, cell.data_type, cell.number_format = _printable(value), "s", "@"
        cell.quotePrefix = value.startswith(FORMULA)
        cell.alignment = Alignment(vertical="top")
    else:
        cell.value = float(value) if isinstance(value, Decimal) and value != int(value) else value


def _printable(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or ord(c) >= 32)[:32000]


def _steady(book: Workbook) -> bytes:
    """Save, then pack again with one fixed time for every member: openpyxl stamps the clock into both."""
    book.properties.created = book.properties.modified = datetime(*EPOCH[:3])
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "docProps/core.xml":
                data = _without_clock(data)
            info = zipfile.ZipInfo(member.filename, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, data)
    return out.getvalue()


def _without_clock(core: bytes) -> bytes:
    start, end = core.find(b"<dcterms:modified"), core.find(b"</dcterms:modified>")
    if start < 0 or end < 0:
        return core
    return core[: core.index(b">", start) + 1] + b"1980-01-01T00:00:00Z" + core[end:]
