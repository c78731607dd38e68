"""What is wrong, written back into a copy of the workbook: coloured cells, comments, and a sheet of findings."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Sequence

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.excel.things import Finding
from generator.forms import pen
from generator.forms.layout import FINDINGS, HEADINGS_ROW
from generator.tables import safe

AUTHOR = "Rapor KKS"
TITLE = "Temuan: yang perlu diperbaiki sebelum data dapat diterbitkan"
OWN = "\n\nKomentar semula:\n"  # of somebody else in the same cell; it comes back once ours is gone
COLOURS = {"galat": PatternFill("solid", fgColor="FFC7CE"), "peringatan": PatternFill("solid", fgColor="FFEB9C")}
HEADINGS = (("NO", 6), ("TINGKAT", 14), ("LEMBAR", 30), ("SEL", 10), ("YANG SALAH", 70), ("CARA MEMPERBAIKI", 70))
WIDTH, HEIGHT = 360, 160  # pixels of a comment


def copy(data: bytes, findings: Sequence[Finding]) -> bytes:
    """The workbook with every finding marked; marks of an earlier copy are taken away first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), keep_links=False)
    _clean(book)
    cells: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        cells[finding.cell].append(finding)
    for (sheet, row, column), some in cells.items():
        if row and sheet in book.sheetnames:
            _mark(book[sheet], row, column, some)
    _list(book, findings)
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def _clean(book: Workbook) -> None:
    for page in [page for page in book.worksheets if page["A1"].value == TITLE]:
        del book[page.title]
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.comment is not None and cell.comment.author == AUTHOR:
                    before = cell.comment.text.partition(OWN)[2]
                    cell.comment = Comment(before, "") if before else None
                    cell.fill = PatternFill() if cell.protection.locked else pen.OPEN


def _mark(page: Worksheet, row: int, column: int, findings: Sequence[Finding]) -> None:
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):  # only the first cell of a merged area can be written on
        area = next(area for area in page.merged_cells.ranges if cell.coordinate in area)
        cell = page.cell(area.min_row, area.min_col)
    assert isinstance(cell, Cell)
    worst = min(finding.level for finding in findings)
    cell.fill = COLOURS[worst]
    text = "\n\n".join(f"{finding.fault}\n{finding.remedy}" for finding in findings)
    text += f"{OWN}{cell.comment.text}" if cell.comment is not None else ""
    cell.comment = Comment(text, AUTHOR, width=WIDTH, height=HEIGHT)


def _list(book: Workbook, findings: Sequence[Finding]) -> None:
    page = book.create_sheet(FINDINGS, 0)
    page["A1"] = TITLE
    page["A1"].font = pen.bold(14)
    page["A2"] = (
        "Merah harus diperbaiki; kuning sebaiknya diperiksa. Perbaiki sel yang disebut, simpan, lalu kirim berkas ini "
        "lagi. Lembar ini tidak ikut dibaca."
    )
    pen.headings(page, HEADINGS)
    for number, finding in enumerate(sorted(findings, key=lambda one: (one.level, one.cell)), start=1):
        sheet, row, column = finding.cell
        place = f"{get_column_letter(column)}{row}" if row else ""
        line = (number, finding.level, sheet, place, finding.fault, finding.remedy)
        for index, text in enumerate(line, start=1):
            cell = page.cell(HEADINGS_ROW + number, index, safe(text))
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), pen.LINE
        page.cell(HEADINGS_ROW + number, 2).fill = COLOURS[finding.level]
        if place:
            link = page.cell(HEADINGS_ROW + number, 4)
            quoted = sheet.replace("'", "''")
            link.hyperlink = f"#'{quoted}'!{place}"
            link.font = Font(underline="single", color="0563C1")
    page.freeze_panes = f"A{HEADINGS_ROW + 1}"
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is page
