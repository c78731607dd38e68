"""Excel out: a workbook whose bytes depend on its content alone (no clock, no random ids)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.tables import FORMULA

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
LONGEST = 32000  # characters; Excel refuses cells above 32767
WIDE = {"nama": 30, "butir": 34, "sumber": 60, "catatan": 50, "uraian": 80, "id": 46, "arti": 80, "cara": 40}
WIDE |= {"data_contoh": 32}
TOP = Alignment(vertical="top")
UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


@dataclass(frozen=True)
class Sheet:
    """A table of a workbook: its rows, the keys to show in order, and a readable heading for some of them."""

    name: str
    rows: Sequence[Mapping[str, Any]]
    keys: Sequence[str]
    headings: Mapping[str, str]


def make(about: Mapping[str, str], sheets: Sequence[Sheet]) -> bytes:
    """A workbook: a cover sheet from `about`, then one sheet a table with a frozen heading row and a filter."""
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.title = "Sampul"
    lines = (("Rapor KKS", ""), *about.items(), ("Lembar", ", ".join(sheet.name for sheet in sheets)))
    for n, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            _put(cover, n, column, text)
    cover["A1"].font = Font(bold=True, size=16)
    cover.column_dimensions["A"].width, cover.column_dimensions["B"].width = 18, 80
    for sheet in sheets:
        _sheet(book.create_sheet(sheet.name), sheet)
    return _steady(book)


def _sheet(page: Worksheet, sheet: Sheet) -> None:
    for column, key in enumerate(sheet.keys, start=1):
        _put(page, 1, column, sheet.headings.get(key, key))
        page.cell(1, column).font = Font(bold=True)
        page.column_dimensions[get_column_letter(column)].width = WIDE.get(key, 16)
    for n, row in enumerate(sheet.rows, start=2):
        for column, key in enumerate(sheet.keys, start=1):
            _put(page, n, column, row[key])
    if not sheet.rows:
        _put(page, 2, 1, "Belum ada isi.")
    page.freeze_panes, page.auto_filter.ref = "B2", page.dimensions


def _put(page: Worksheet, row: int, column: int, value: Any) -> None:
    if value is None or value == "":
        return  # most cells of a table of figures are empty; an absent one is smaller and faster
    cell = page.cell(row, column)
    if isinstance(value, str):
        # Text stays text: codes such as 11.10 keep their zero, and nothing foreign becomes a formula.
        cell.value, cell.data_type, cell.number_format = _printable(value), "s", "@"
        if value.startswith(FORMULA):
            cell.quotePrefix = True
        cell.alignment = TOP
    elif isinstance(value, Decimal):
        decimals = max(0, -int(value.as_tuple().exponent))
        cell.value = float(value) if decimals else int(value)
        cell.number_format = f"0.{'0' * decimals}" if decimals else "0"  # 90.90 is shown as its source wrote it
    else:
        cell.value = value


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)[:LONGEST]


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
