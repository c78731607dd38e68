"""Excel out: a workbook whose bytes depend on its content alone (no clock, no random ids).

openpyxl makes an empty shell once a process: styles, widths, frozen headings, filters. The rows are filled in here as
XML, because a national edition has hundreds of workbooks and openpyxl's own cells take fifteen times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator import archive
from generator.forms import pen
from generator.tables import FORMULA

LONGEST = 32000  # characters; Excel refuses cells above 32767
DECIMALS = 12  # number formats made ready; a figure with more decimals is shown with these
WIDE = {"nama": 30, "butir": 34, "sumber": 30, "catatan": 50, "uraian": 80, "id": 46, "arti": 80, "cara": 40}
WIDE |= {"data_contoh": 32, "penerbit": 34, "judul": 60, "url": 60, "kunci": 30}
TOP = Alignment(vertical="top")
EMPTY = "Belum ada isi."
STRINGS = "xl/sharedStrings.xml"
SHARED_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SHARED_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
SST = '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


@dataclass(frozen=True)
class Sheet:
    """A table of a workbook: `keys` of its columns (they choose the widths), a heading for each, the rows in order."""

    name: str
    keys: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Shell:
    """A workbook without rows: its parts by path, and the numbers of the styles that cells may have.

    `pages`: what stands before and after the rows of each sheet, cover first, with `ends` its last cell's column.
    """

    parts: Mapping[str, str]
    pages: tuple[tuple[str, str, str], ...]
    ends: tuple[str, ...]
    styles: Mapping[str, int]


def make(about: Mapping[str, str], sheets: Sequence[Sheet]) -> bytes:
    """A workbook: a cover sheet from `about`, then one sheet a table with a frozen heading row and a filter.

    Text cells are typed as text and never run; Decimals are shown with the decimals they were written with.
    """
    shell = _shell(tuple((sheet.name, sheet.keys, sheet.headings) for sheet in sheets))
    cells = _Cells(shell.styles)
    lines = (("Rapor KKS", ""), *about.items(), ("Lembar", ", ".join(sheet.name for sheet in sheets)))
    path, before, after = shell.pages[0]
    filled = {path: before + cells.first(lines[0], "title", 1) + cells.rows(lines[1:]) + after}
    names = shell.parts["xl/workbook.xml"]
    for sheet, (path, before, after), end in zip(sheets, shell.pages[1:], shell.ends, strict=True):
        rows = cells.first(sheet.headings, "head") + cells.rows(sheet.rows or [(EMPTY,)])
        last = max(2, len(sheet.rows) + 1)
        filled[path] = before + rows + after.replace(f'ref="A1:{end}2"', f'ref="A1:{end}{last}"')
        names = names.replace(f"'{sheet.name}'!$A$1:${end}$2", f"'{sheet.name}'!$A$1:${end}${last}")
    return archive.pack({**shell.parts, "xl/workbook.xml": names, **filled, STRINGS: cells.shared()})


class _Cells:
    """Rows as XML. A text is written once, under its number; cells repeat only the number."""

    def __init__(self, styles: Mapping[str, int]) -> None:
        self.styles, self.texts, self.known = styles, list[str](), {"": "<c/>"}

    def rows(self, rows: Sequence[Sequence[Any]]) -> str:
        """All rows, in the order given.

        Cells do not say where they stand (they may leave that out): half the bytes, as rows then resemble each other.
        Column by column, because a column mostly repeats few texts.
        """
        columns = [self._column(column) for column in zip(*rows, strict=True)]
        return "".join([f"<row>{''.join(cells)}</row>" for cells in zip(*columns, strict=True)])

    def _column(self, values: Sequence[Any]) -> Iterable[str]:
        for value in dict.fromkeys(value for value in values if value.__class__ is str):
            if value not in self.known:
                self._text(value)
        if set(map(type, values)) == {str}:
            return map(self.known.__getitem__, values)
        return [self.known[value] if value.__class__ is str else self._number(value) for value in values]

    def first(self, texts: Sequence[str], style: str, times: int = -1) -> str:
        """The first row, of texts in a style of their own: all, or as many as `times` says."""
        return self.rows([texts]).replace(f's="{self.styles["text"]}"', f's="{self.styles[style]}"', times)

    def _text(self, value: str) -> None:
        """Text stays text: codes such as 11.10 keep their zero, and nothing foreign becomes a formula."""
        style = self.styles["quoted" if value.startswith(FORMULA) else "text"]
        self.known[value] = f'<c s="{style}" t="s"><v>{len(self.texts)}</v></c>'
        self.texts.append(pen.said(value)[:LONGEST])

    def _number(self, value: Decimal | int | float | None) -> str:
        if value is None:
            return "<c/>"
        if not isinstance(value, Decimal):
            return f"<c><v>{value}</v></c>"
        places = min(DECIMALS, max(0, -int(value.as_tuple().exponent)))
        return f'<c s="{self.styles[str(places)]}"><v>{value:f}</v></c>'  # 90.90 is shown as its source wrote it

    def shared(self) -> str:
        """The table of texts."""
        inner = '</t></si><si><t xml:space="preserve">'.join(map(escape, self.texts))
        return f'{SST}<si><t xml:space="preserve">{inner}</t></si></sst>'


@lru_cache(maxsize=16)
def _shell(layout: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> Shell:
    """The empty workbook of these sheets (name, keys, headings)."""
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.title = "Sampul"
    cover.column_dimensions["A"].width, cover.column_dimensions["B"].width = 18, 80
    ends = []
    for name, keys, _ in layout:
        page = book.create_sheet(name)
        for column, key in enumerate(keys, start=1):
            page.column_dimensions[get_column_letter(column)].width = WIDE.get(key, 16)
        ends.append(get_column_letter(len(keys)))
        page["A1"] = name  # a sheet without a cell would be written without a place for rows
        page.freeze_panes, page.auto_filter.ref = "B2", f"A1:{ends[-1]}2"
    styles = _styles(cover)
    parts = _parts(book)
    paths = [f"xl/worksheets/sheet{n}.xml" for n in range(1, len(layout) + 2)]
    return Shell(parts, tuple((path, *_halves(parts[path])) for path in paths), tuple(ends), styles)


def _styles(page: Worksheet) -> dict[str, int]:
    """Numbers of the styles: text, text that begins like a formula, headings, the title, a number of n decimals."""
    found = {}
    for n, name in enumerate(("text", "quoted", "head", "title", *map(str, range(DECIMALS + 1))), start=1):
        cell = page.cell(n, 1, "x")
        assert isinstance(cell, Cell)
        cell.number_format = "@" if not name.isdigit() else f"0.{'0' * int(name)}" if int(name) else "0"
        cell.quotePrefix = name == "quoted"
        if name in ("head", "title"):
            cell.font = Font(bold=True, size=16 if name == "title" else 11)
        cell.alignment = TOP
        found[name] = cell.style_id
    return found


def _halves(page: str) -> tuple[str, str]:
    """What stands before and after the rows of a sheet; its size is left out, as readers find it themselves."""
    before, rest = page.split("<sheetData>")
    return re.sub("<dimension [^>]*/>", "", before) + "<sheetData>", "</sheetData>" + rest.split("</sheetData>")[1]


def _parts(book: Workbook) -> dict[str, str]:
    """The files inside a saved workbook, as small as they may be."""
    parts = pen.parts(book)
    return _plain(parts if STRINGS in parts else {**parts, **_announced(parts)})


def _plain(parts: Mapping[str, str]) -> dict[str, str]:
    """The same without the theme, a tenth of a small workbook: our few fonts say themselves what they look like."""
    named = {
        "[Content_Types].xml": '<Override [^>]*PartName="/xl/theme/[^>]*/>',
        "xl/_rels/workbook.xml.rels": '<Relationship [^>]*Target="/?(xl/)?theme/[^>]*/>',
        "xl/styles.xml": '<color theme="1" ?/>|<scheme val="minor" ?/>',
    }
    kept = {name: part for name, part in parts.items() if not name.startswith("xl/theme/")}
    return kept | {name: re.sub(pattern, "", kept[name]) for name, pattern in named.items()}


def _announced(parts: Mapping[str, str]) -> dict[str, str]:
    """The two lists of parts with our table of texts in them; some versions of openpyxl write texts into the cells."""
    types, links = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    kind = f'<Override PartName="/{STRINGS}" ContentType="{SHARED_TYPE}"/></Types>'
    link = f'<Relationship Type="{SHARED_LINK}" Target="/{STRINGS}" Id="teks"/></Relationships>'
    return {types: parts[types].replace("</Types>", kind), links: parts[links].replace("</Relationships>", link)}
