"""Workbooks: text stays text, decimals stay as written, bytes depend on the content alone."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from decimal import Decimal

from openpyxl import load_workbook

from generator.workbook import Sheet, make

ABOUT = {"Isi": "=cmd()", "Lisensi": "CC BY 4.0"}
ROWS = [
    ("11.10", Decimal("90.90"), '=HYPERLINK("x")'),
    ("62.01", 58, "baris\x00 satu\x0b\ufffe\nbaris dua"),
    ("62.02", None, "x" * 40_000),
    ("", Decimal("-0.5"), ' <b> & "kutip" ]]> '),
]
SHEETS = [
    Sheet("Angka", ("kode", "nilai", "catatan"), ("Kode", "nilai", "catatan"), ROWS),
    Sheet("Uraian", ("uraian",), ("uraian",), []),
]


def book():  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(make(ABOUT, SHEETS)))


def test_sheets_headings_and_cover() -> None:
    found = book()
    assert found.sheetnames == ["Sampul", "Angka", "Uraian"]
    assert [cell.value for cell in found["Angka"][1]] == ["Kode", "nilai", "catatan"]
    assert [cell.value for cell in found["Uraian"]["A"]] == ["uraian", "Belum ada isi."]
    assert found["Sampul"]["B4"].value == "Angka, Uraian"


def test_codes_are_text_and_decimals_keep_their_form() -> None:
    page = book()["Angka"]
    assert (page["A2"].value, page["A2"].data_type, page["A2"].number_format) == ("11.10", "s", "@")
    assert (page["B2"].value, page["B2"].number_format) == (90.9, "0.00")
    assert (page["B3"].value, page["B4"].value) == (58, None)


def test_nothing_foreign_becomes_a_formula() -> None:
    found = book()
    for cell in (found["Angka"]["C2"], found["Sampul"]["B2"]):
        assert cell.data_type == "s" and cell.quotePrefix and str(cell.value).startswith("=")
    with zipfile.ZipFile(io.BytesIO(make(ABOUT, SHEETS))) as parts:
        assert not [n for n in parts.namelist() if n.endswith(".xml") and b"<f>" in parts.read(n)]


def test_markup_and_gaps_come_back_as_they_went_in() -> None:
    line = [cell.value for cell in book()["Angka"][5]]
    assert line == [None, -0.5, ' <b> & "kutip" ]]> ']


def test_headings_stay_in_sight_and_filter_all_rows() -> None:
    page = book()["Angka"]
    assert (page.freeze_panes, page.auto_filter.ref, page.dimensions) == ("B2", "A1:C5", "A1:C5")
    assert page["A1"].font.bold and not page["A2"].font.bold and page.column_dimensions["C"].width == 50
    with zipfile.ZipFile(io.BytesIO(make(ABOUT, SHEETS))) as parts:
        assert b"'Angka'!$A$1:$C$5" in parts.read("xl/workbook.xml")


def test_what_excel_cannot_hold_is_left_out() -> None:
    page = book()["Angka"]
    assert page["C3"].value == "baris satu\nbaris dua"
    assert len(page["C4"].value) == 32_000


def test_bytes_repeat_within_and_across_processes() -> None:
    once = make(ABOUT, SHEETS)
    assert once == make(ABOUT, SHEETS)
    code = "import hashlib; from tests.test_workbook import *; print(hashlib.sha256(make(ABOUT, SHEETS)).hexdigest())"
    for seed in ("0", "1"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Jayapura"}
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == hashlib.sha256(once).hexdigest()
