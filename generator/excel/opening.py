"""Bytes of a workbook somebody sent -> its sheets as plain cells; or one sentence why not. Nothing in it is run."""

from __future__ import annotations

import io
import os
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from generator import numerals
from generator.forms.layout import LAYOUT, MACHINE

LARGEST = 20_000_000  # bytes of a file; a filled workbook of 136 indicators has a tenth of one million
LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 60_000_000, 150_000_000, 2_000
OLE = b"\xd0\xcf\x11\xe0"  # what Excel before 2007 wrote, and the wrapping of an encrypted workbook
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
RESAVE = 'Buka di Excel, pilih "Simpan Sebagai", lalu jenis "Excel Workbook (.xlsx)".'
FORMULA = re.compile(rb"<(\w+:)?f[ >/]")
PARTS = (".xml", ".rels", ".vml")


class Unreadable(Exception):
    """No workbook that can be read: `fault` and `remedy` are sentences."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault} {remedy}")
        self.fault, self.remedy = fault, remedy


@dataclass(frozen=True)
class Sheet:
    """One sheet: values by (row, column) from 1, dates as text; merged areas by their first cell.

    `links`: hyperlink addresses by cell. `stale`: formulas of which no value was ever saved. `hidden`: how many rows
    with a value are hidden.
    """

    name: str
    cells: dict[tuple[int, int], Any]
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    stale: frozenset[tuple[int, int]] = frozenset()
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: int = 0
    visible: bool = True

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


def contents(path: str) -> bytes:
    """The bytes of a file, if it may be a workbook at all. Raises Unreadable, and OSError as the system does."""
    size = os.path.getsize(path)
    if size > LARGEST:
        raise Unreadable(
            f"Berkas ini {size / 1e6:.0f} MB; buku kerja KKS paling besar {LARGEST // 1_000_000} MB.",
            "Hapus gambar dan lampiran di dalamnya, lalu simpan ulang.",
        )
    with open(path, "rb") as file:
        return file.read()


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
    parts = _looked_at(data)
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


def _looked_at(data: bytes) -> dict[str, bytes]:
    """The parts of the file that are text; what is refused is refused before anything is unpacked whole."""
    _looks_like_one(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _fits(archive)
            names = {info.filename for info in archive.infolist()}
            _is_plain_workbook(names)
            return {name: _safe(archive.read(name)) for name in names if name.lower().endswith(PARTS)}
    except Unreadable:
        raise
    except Exception as error:  # whatever a damaged archive makes the library stumble over
        raise _corrupt() from error


def _looks_like_one(data: bytes) -> None:
    if data.startswith(OLE) and ENCRYPTED in data:
        raise Unreadable(
            "Buku kerja ini dikunci dengan kata sandi.",
            "Buka di Excel, pilih Berkas, Info, Lindungi Buku Kerja, hapus kata sandinya, lalu simpan ulang.",
        )
    if data.startswith(OLE):
        raise Unreadable(
            "Ini buku kerja Excel lama (.xls).",
            'Buka di Excel, pilih "Simpan Sebagai", lalu jenis "Excel Workbook (.xlsx)".',
        )
    if not data.startswith(b"PK"):
        raise Unreadable(
            "Berkas ini bukan buku kerja Excel.",
            'Buka di Excel, pilih "Simpan Sebagai", lalu jenis "Excel Workbook (.xlsx)".',
        )


def _fits(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    whole = sum(info.file_size for info in infos)
    largest = max((info.file_size for info in infos), default=0)
    if whole > LARGEST_WHOLE or largest > LARGEST_PART or len(infos) > MOST_PARTS:
        raise Unreadable(
            f"Isi berkas ini mengembang menjadi {whole / 1e6:.0f} MB, jauh melebihi buku kerja KKS.",
            "Salin lembarnya ke buku kerja baru tanpa baris kosong yang diberi format, lalu simpan ulang.",
        )
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("Isi berkas ini terenkripsi.", "Simpan ulang dari Excel tanpa kata sandi.")


def _is_plain_workbook(names: set[str]) -> None:
    lower = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lower):
        raise Unreadable(
            "Buku kerja ini memuat makro, jadi tidak dibuka.",
            'Simpan ulang sebagai "Excel Workbook (.xlsx)" tanpa makro.',
        )
    if "xl/workbook.bin" in lower or "content.xml" in lower:
        raise Unreadable(
            "Ini buku kerja jenis lain (.xlsb atau .ods).", 'Simpan ulang sebagai "Excel Workbook (.xlsx)".'
        )
    if "xl/workbook.xml" not in lower:
        raise _corrupt()


def _safe(part: bytes) -> bytes:
    """A part without declarations that could make its reader expand or fetch something."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable("Berkas ini memuat isi yang tidak wajar untuk buku kerja.", "Simpan ulang dari Excel.")
    return part


def _corrupt() -> Unreadable:
    return Unreadable(
        "Buku kerja ini rusak atau terpotong, jadi tidak dapat dibaca.",
        "Buka di Excel, biarkan diperbaiki, simpan ulang sebagai .xlsx, lalu kirim lagi.",
    )


def _loaded(data: bytes, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features of Excel that only matter to who writes the file again
        try:
            return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
        except Exception as error:  # a damaged part surfaces as any error at all
            raise _corrupt() from error


def _sheet(page: Any, formulas: Any) -> Sheet:
    cells, links, hidden = {}, {}, set()
    rows = page.row_dimensions
    for cell in page._cells.values():
        if cell.value is not None and plain(cell.value):
            cells[cell.row, cell.column] = cell.value
            if rows[cell.row].hidden:
                hidden.add(cell.row)
        if cell.hyperlink is not None and cell.hyperlink.target:
            links[cell.row, cell.column] = str(cell.hyperlink.target)
    merged = {place: (area.min_row, area.min_col) for area in page.merged_cells.ranges for place in _area(area)}
    return Sheet(
        page.title, cells, links, frozenset(_stale(formulas, cells)), merged, len(hidden), page.sheet_state == "visible"
    )


def _area(area: Any) -> Iterator[tuple[int, int]]:
    """The cells of a merged area; of an endless one only as many as a heading may have."""
    for row in range(area.min_row, min(area.max_row, area.min_row + 60) + 1):
        for column in range(area.min_col, min(area.max_col, area.min_col + 60) + 1):
            yield row, column


def _stale(formulas: Any, cells: dict[tuple[int, int], Any]) -> Iterator[tuple[int, int]]:
    for cell in formulas._cells.values() if formulas is not None else ():
        if cell.data_type == "f" and (cell.row, cell.column) not in cells:
            yield cell.row, cell.column
