"""The hand that writes a sheet: title, headings, open cells, lists to choose from, protection; bytes without clock."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator import archive
from generator.forms.layout import HEADINGS_ROW, Column

EPOCH = datetime(1980, 1, 1)
HEAD = PatternFill("solid", fgColor="1F4E5F")
OPEN = PatternFill("solid", fgColor="FFF8E1")
QUIET = PatternFill("solid", fgColor="F2F2F2")
THIN = Side(style="thin", color="BFBFBF")
LINE = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")
UNLOCKED = Protection(locked=False)


def title(page: Worksheet, text: str, sample: str = "") -> None:
    page["A1"] = f"{text}. {sample}" if sample else text
    page["A1"].font = Font(bold=True, size=14)


def head(page: Worksheet, columns: Sequence[Column]) -> None:
    headings(page, [(column.heading, column.width) for column in columns])


def headings(page: Worksheet, columns: Sequence[tuple[str, int]], row: int = HEADINGS_ROW) -> None:
    for number, (heading, width) in enumerate(columns, start=1):
        cell = page.cell(row, number, heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="center"), LINE
        page.column_dimensions[get_column_letter(number)].width = width


def open_rows(page: Worksheet, first: int, count: int, columns: Sequence[Column]) -> None:
    for row in range(first, first + count):
        for column in range(1, len(columns) + 1):
            cell = page.cell(row, column)
            cell.fill, cell.protection, cell.number_format = OPEN, UNLOCKED, "@"


def choice(page: Worksheet, words: Sequence[str], areas: Iterable[str]) -> DataValidation:
    check = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    check.errorTitle, check.error = "Tidak ada dalam daftar", f"Pilih salah satu: {', '.join(words)}."
    page.add_data_validation(check)
    for area in areas:
        check.add(area)
    return check


def protect(page: Worksheet) -> None:
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = page.protection.insertRows = False  # these are allowed


def number(columns: Sequence[Column], key: str) -> int:
    return next(number for number, column in enumerate(columns, start=1) if column.key == key)


def letter(columns: Sequence[Column], key: str) -> str:
    return get_column_letter(number(columns, key))


def saved(book: Workbook) -> bytes:
    """The bytes of the workbook, without the clock that openpyxl stamps into one of its parts."""
    book.properties.created, book.properties.creator = EPOCH, "Rapor KKS"
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as saved:
        parts = {name: saved.read(name).decode() for name in saved.namelist()}
    core = "docProps/core.xml"
    parts[core] = re.sub("(<dcterms:modified[^>]*>)[^<]*", r"\g<1>1980-01-01T00:00:00Z", parts[core])
    return archive.pack(parts)
