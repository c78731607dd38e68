"""The hand that writes a sheet: title, headings, open cells, lists to choose from, protection; bytes without clock."""

from __future__ import annotations

import io
import math
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
LETTERS, LINES = "Calibri", (15, 8)  # height of a line in points; more lines than these are left to be opened by hand
UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def bold(size: int = 11, color: str | None = None) -> Font:
    """Bold letters of the workbook's own kind; without a name programs choose another."""
    return Font(name=LETTERS, bold=True, size=size, color=color)


def fit(page: Worksheet, first: int, last: int) -> None:
    """Rows as high as their wrapped texts need: not every program finds out by itself."""
    columns = range(1, page.max_column + 1)
    widths = {column: page.column_dimensions[get_column_letter(column)].width for column in columns}
    height, most = LINES
    for row in range(first, last + 1):
        cells = [page.cell(row, column) for column in columns]
        texts = [(cell.value, widths[column]) for column, cell in enumerate(cells, start=1) if cell.alignment.wrap_text]
        needed = max((math.ceil(len(f"{text}") / width) for text, width in texts if text), default=1)
        if needed > 1:
            page.row_dimensions[row].height = height * min(needed, most)


def said(text: str) -> str:
    """A text of the data without the signs that no XML can hold."""
    return UNPRINTABLE.sub("", text)


def words_only(book: Workbook, but: str) -> None:
    """No text of the data becomes a formula; only one sheet computes something."""
    for cell in (cell for page in book.worksheets if page.title != but for row in page.iter_rows() for cell in row):
        if cell.data_type == "f":
            cell.data_type = "s"


def title(page: Worksheet, text: str, sample: str = "") -> None:
    page["A1"] = said(f"{text}. {sample}" if sample else text)
    page["A1"].font, page.row_dimensions[1].height = bold(14), 21


def head(page: Worksheet, columns: Sequence[Column]) -> None:
    headings(page, [(column.heading, column.width) for column in columns])


def headings(page: Worksheet, columns: Sequence[tuple[str, int]], row: int = HEADINGS_ROW) -> None:
    for number, (heading, width) in enumerate(columns, start=1):
        cell = page.cell(row, number, heading)
        cell.font, cell.fill = bold(color="FFFFFF"), HEAD
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="center"), LINE
        page.column_dimensions[get_column_letter(number)].width = width
    fit(page, row, row)


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
    """The bytes of the workbook."""
    return archive.pack(parts(book))


def parts(book: Workbook) -> dict[str, str]:
    """The files inside the workbook, without the clock that openpyxl stamps into one of them."""
    book.properties.created, book.properties.creator = EPOCH, "Rapor KKS"
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as saved:
        found = {name: saved.read(name).decode() for name in saved.namelist()}
    core = "docProps/core.xml"
    found[core] = re.sub("(<dcterms:modified[^>]*>)[^<]*", r"\g<1>1980-01-01T00:00:00Z", found[core])
    return found
