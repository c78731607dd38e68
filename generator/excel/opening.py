"""Bytes of a workbook somebody sent -> its sheets as plain cells; or one sentence why not. Nothing in it is run."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from generator import numerals
from generator.excel.guard import corrupt, looked_at
from generator.forms.layout import LAYOUT, MACHINE

FORMULA = re.compile(rb"<(\w+:)?f[ >/]")
LINK = re.compile(r'=\s*HYPERLINK\(\s*(?:"([^"]*)")?', re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """One sheet: values by (row, column) from 1, dates as text; merged areas by their first cell.

    `links`: hyperlink addresses by cell. `stale`: formulas of which no value was ever saved. `hidden`: how many rows
    with a value are hidden. `percent`: numbers that Excel shows as per cent (0.939 as 93,9%). `veiled`: hidden columns.
    """

    name: str
    cells: dict[tuple[int, int], Any]
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    stale: frozenset[tuple[int, int]] = frozenset()
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: int = 0
    visible: bool = True
    percent: frozenset[tuple[int, int]] = frozenset()
    veiled: frozenset[int] = frozenset()

    def shown(self, row: int, column: int) -> Any:
        """The value as whoever wrote it sees it: Excel keeps 0.939 where she typed 93,9%."""
        value = self.cells.get((row, column))
        return float(Decimal(str(value)) * 100) if (row, column) in self.percent else value

    def tall(self, row: int, column: int) -> bool:
        """Whether this cell is merged with the one below it."""
        return self.merged.get((row + 1, column)) == (row, column)

    def text(self, row: int, column: int) -> str:
        """The value of a cell as text; empty where there is none."""
        return plain(self.cells.get((row, column)))

    @property
    def last(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=0)


def at(sheet: Sheet | str, row: int, column: int) -> str:
    """`T3 Satuan pendidikan!D12`."""
    name = sheet if isinstance(sheet, str) else sheet.name
    return f"{name}!{get_column_letter(column)}{row}"


def plain(value: Any) -> str:
    """A value as somebody would type it: 1.0 is 1, a date is 2025-05-31, blanks at the ends are gone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 10))
    if hasattr(value, "strftime") and hasattr(value, "year"):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    return " ".join(str(value).replace("\xa0", " ").split()) if "\n" not in str(value) else str(value).strip()


def number(value: Any) -> str:
    """A number as our files write it, where it is one: `93,9 %` becomes 93.9; what is none stays for the check.

    A cell that holds a number says which of 1234 and 1.234 it is; a text does not, and is left as it is.
    """
    text = plain(value).removesuffix("%").strip()
    if isinstance(value, float) and numerals.is_ambiguous(text, True):
        return f"{text}0"
    return numerals.with_point(text) or text


def opened(data: bytes) -> tuple[Sheet, ...]:
    """All sheets of a workbook (XLSX). Raises Unreadable for whatever is no harmless workbook."""
    parts = looked_at(data)
    book = _loaded(data, True)
    formulas = [name for name, part in parts.items() if name.startswith("xl/worksheets/") and FORMULA.search(part)]
    ours = MACHINE in book.sheetnames
    # The recap of our template is all formulas and is not read; only formulas elsewhere are worth a second look.
    second = _loaded(data, False) if len(formulas) > ours else None
    return tuple(_sheet(page, second[page.title] if second else None) for page in book.worksheets)


def layout(sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """What the hidden sheet of our template says (`kode`, `tahun`, `instrumen`); empty for any other workbook."""
    for sheet in sheets:
        if sheet.name == MACHINE:
            found = {sheet.text(row, 1): sheet.text(row, 2) for row in range(1, sheet.last + 1)}
            return found if found.get("susunan") == LAYOUT else {}
    return {}


def _loaded(data: bytes, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features of Excel that only matter to who writes the file again
        try:
            return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
        except Exception as error:  # a damaged part surfaces as any error at all
            raise corrupt() from error


def _sheet(page: Any, formulas: Any) -> Sheet:
    cells, links, hidden, percent = {}, {}, set(), set()
    rows = page.row_dimensions
    for cell in page._cells.values():
        if cell.value is not None and plain(cell.value):
            place = cell.row, cell.column
            cells[place] = cell.value
            if rows[cell.row].hidden:
                hidden.add(cell.row)
            if isinstance(cell.value, int | float) and "%" in cell.number_format and cell.value is not True:
                percent.add(place)
        if cell.hyperlink is not None and cell.hyperlink.target:
            links[cell.row, cell.column] = str(cell.hyperlink.target)
    stale = frozenset(_stale(formulas, cells, links))
    merged = {place: (area.min_row, area.min_col) for area in page.merged_cells.ranges for place in _area(area)}
    visible = page.sheet_state == "visible"
    veiled = frozenset(_veiled(page))
    return Sheet(page.title, cells, links, stale, merged, len(hidden), visible, frozenset(percent), veiled)


def _veiled(page: Any) -> Iterator[int]:
    for dimension in page.column_dimensions.values():
        if dimension.hidden and dimension.min:
            yield from range(dimension.min, min(dimension.max or dimension.min, dimension.min + 60) + 1)


def _area(area: Any) -> Iterator[tuple[int, int]]:
    """The cells of a merged area; of an endless one only as many as a heading may have."""
    for row in range(area.min_row, min(area.max_row, area.min_row + 60) + 1):
        for column in range(area.min_col, min(area.max_col, area.min_col + 60) + 1):
            yield row, column


def _stale(
    formulas: Any, cells: dict[tuple[int, int], Any], links: dict[tuple[int, int], str]
) -> Iterator[tuple[int, int]]:
    """Formulas without a value; those that make a link are links, whatever is shown for them."""
    for cell in formulas._cells.values() if formulas is not None else ():
        if cell.data_type != "f":
            continue
        if made := LINK.match(str(cell.value)):
            links.setdefault((cell.row, cell.column), made[1] or "rumus HYPERLINK")
        elif (cell.row, cell.column) not in cells:
            yield cell.row, cell.column
