"""One table, the same values in CSV and JSON; nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from generator.tables import Cell, Column, Table, files, grid, plain, safe, to_csv, to_json

KEYS = ("kode", "nilai")
ROWS = [("11.10", Decimal("90.90")), ("62.01", None)]


def test_csv_keeps_the_decimals_of_the_source() -> None:
    assert to_csv(ROWS, KEYS) == b"kode,nilai\r\n11.10,90.90\r\n62.01,\r\n"


def test_an_empty_csv_still_names_its_columns() -> None:
    assert to_csv([], KEYS) == b"kode,nilai\r\n"
    assert json.loads(to_json([], KEYS)) == {"kolom": ["kode", "nilai"], "baris": []}


def test_json_has_numbers_where_csv_has_them() -> None:
    assert json.loads(to_json(ROWS, KEYS)) == {"kolom": ["kode", "nilai"], "baris": [["11.10", 90.9], ["62.01", None]]}


def test_json_has_one_row_a_line() -> None:
    assert to_json(ROWS, KEYS) == b'{"kolom":["kode","nilai"],\n"baris":[\n["11.10",90.9],\n["62.01",null]\n]}\n'


def test_invented_figures_say_so_in_the_heading_and_on_every_row() -> None:
    assert to_csv(ROWS, KEYS, "KARANGAN") == b"KARANGAN,kode,nilai\r\ncontoh,11.10,90.90\r\ncontoh,62.01,\r\n"
    assert json.loads(to_json(ROWS, KEYS, "KARANGAN"))["data_contoh"] == "KARANGAN"


@pytest.mark.parametrize("text", ["90.90", "0.1", "100", "100.00", "1E+2", "0.015", "123456.789", "-3"])
def test_json_numbers_equal_the_csv_ones(text: str) -> None:
    rows = [(Decimal(text),)]
    written = to_csv(rows, ["nilai"]).decode().splitlines()[1]
    assert "E" not in written
    assert Decimal(str(json.loads(to_json(rows, ["nilai"]))["baris"][0][0])) == Decimal(written) == Decimal(text)


@pytest.mark.parametrize("text", ["=1+1", "+62", "-x", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＠x"])
def test_formulas_are_defused(text: str) -> None:
    assert safe(text) == "'" + text
    row = next(csv.DictReader(io.StringIO(to_csv([(text,)], ["nama"]).decode(), newline="")))
    assert row["nama"] == "'" + text.replace("\r", "\n")


def test_numbers_and_plain_text_are_not_touched() -> None:
    assert [safe(value) for value in (-5, Decimal("-1.5"), None, "a=b", "")] == [-5, Decimal("-1.5"), None, "a=b", ""]
    assert (plain(Decimal("100")), plain(Decimal("90.90")), plain("90.90")) == (100, 90.9, "90.90")


def test_quotes_commas_and_line_breaks_survive() -> None:
    text = 'Sumber "A", halaman 2\nbaris kedua'
    assert next(csv.DictReader(io.StringIO(to_csv([(text,)], ["s"]).decode(), newline="")))["s"] == text


def test_a_table_becomes_two_files_beside_its_page() -> None:
    columns = (Column("kode", "Kode"), Column("nilai", "Nilai", True))
    table = Table("nilai", "Nilai", columns, ((Cell("<b>11.10</b>", "11.10"), Cell("90,90%", Decimal("90.90"))),))
    assert grid(table) == (["kode", "nilai"], [["11.10", Decimal("90.90")]])
    made = tuple(files(table, "/edisi/2025/"))
    assert [output.path for output in made] == ["edisi/2025/nilai.csv", "edisi/2025/nilai.json"]
    assert next(files(table, "/")).path == "nilai.csv"
    assert made[0].data == b"kode,nilai\r\n11.10,90.90\r\n"
