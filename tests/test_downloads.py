"""Every figure as a file: the same value in CSV, JSON and XLSX, the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator import words
from generator.book import Book, make_book
from generator.downloads import FIGURE, downloads
from generator.figures import figures
from generator.load import load
from generator.results import Figure

ROOT = Path(__file__).resolve().parent.parent
KOBAR = "edisi/2024/unduhan/62.01"
SIDE = {"BACA.txt", "datapackage.json", "csv-metadata.json", "sumber.csv"}


def all_files(folder: str) -> dict[str, bytes]:
    book = make_book(load(ROOT / folder)[0])
    return {output.path: output.data for output in downloads(book, figures(book))}


@pytest.fixture(scope="module")
def book() -> Book:
    return make_book(load(ROOT / "data")[0])


@pytest.fixture(scope="module")
def known(book: Book) -> dict[str, Figure]:
    return figures(book)


@pytest.fixture(scope="module")
def made(book: Book, known: dict[str, Figure]) -> dict[str, bytes]:
    return {output.path: output.data for output in downloads(book, known)}


def rows_of(data: bytes) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(data.decode(), newline=""))}


def json_of(data: bytes) -> dict[str, dict[str, object]]:
    """The figures of a district's JSON, put together as its page of explanations says."""
    whole = json.loads(data)
    shared = [dict(zip(whole["kolom_konteks"], row, strict=True)) for row in whole["konteks"]]
    found: dict[str, dict[str, object]] = {}
    for part, *lists in whole["angka"]:
        for own in (dict(zip_longest(whole["kolom"], values)) for values in lists):
            context = shared[own["konteks"]]
            found[whole["awalan_id"] + part + context["akhiran_id"]] = {**context, **own}
    return found


def packed(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def sheet_of(data: bytes, name: str) -> list[dict[str, object]]:
    lines = list(load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True))
    return [dict(zip(map(str, lines[0]), line, strict=True)) for line in lines[1:]]


def test_one_value_in_csv_json_and_xlsx(known: dict[str, Figure], made: dict[str, bytes]) -> None:
    """Kotawaringin Barat, edition 2024: every figure of the district in all three forms."""
    own = {f.id: f for f in known.values() if f.edisi == "2024" and f.kode == "62.01"}
    from_csv = rows_of(made[f"{KOBAR}.csv"])
    from_json = json_of(made[f"{KOBAR}.json"])
    from_xlsx = {str(row["Id angka"]): row for row in sheet_of(made[f"{KOBAR}.xlsx"], "Angka")}
    assert list(own) == list(from_csv) == list(from_xlsx) and sorted(own) == sorted(from_json)
    for name, figure in own.items():
        written, plain, shown = from_csv[name]["nilai"], from_json[name]["nilai"], from_xlsx[name]["Nilai"]
        if figure.nilai is None:
            assert (written, plain, shown) == ("", None, None)
            assert from_csv[name]["alasan"] == figure.alasan == from_xlsx[name]["Alasan kosong"]
        elif isinstance(figure.nilai, str):
            assert figure.nilai == written == plain == shown
        else:
            assert figure.nilai == Decimal(written) == Decimal(str(plain)) == Decimal(str(shown))
        for key in set(FIGURE) - {"id", "nilai", "capaian"}:
            heading = words.KOLOM[key][0]
            assert from_csv[name][key] == (from_json[name][key] or "") == (from_xlsx[name][heading] or ""), (name, key)
        assert figure.keyakinan in (from_csv[name]["keyakinan"], "tinggi")


def test_each_form_says_edition_place_stage_source_and_date(made: dict[str, bytes]) -> None:
    whole = json.loads(made[f"{KOBAR}.json"])
    assert (whole["edisi"], whole["kode"], whole["nama"]) == (2024, "62.01", "Kabupaten Kotawaringin Barat")
    listed = {row["Kunci sumber"]: row for row in sheet_of(made[f"{KOBAR}.xlsx"], "Sumber")}
    assert whole["sumber"].keys() == listed.keys()
    for row in rows_of(made[f"{KOBAR}.csv"]).values():
        assert row["tanggal"] and row["tahap"] in (*words.TAHAP, "")
        assert {key for key in row["sumber"].split("; ")} <= listed.keys()


def test_the_decimals_of_the_source_are_kept(made: dict[str, bytes]) -> None:
    name = "2024.62.01.perkantoran-perindustrian.tidak-disebut"
    assert rows_of(made[f"{KOBAR}.csv"])[name]["nilai"] == "90.90"
    page = load_workbook(io.BytesIO(made[f"{KOBAR}.xlsx"]))["Angka"]
    place = next(row for row in page.iter_rows() if row[0].value == name)
    cell = place[FIGURE.index("nilai")]
    assert (cell.value, cell.number_format) == (90.9, "0.00")


def test_a_district_workbook_explains_itself(made: dict[str, bytes]) -> None:
    data = made[f"{KOBAR}.xlsx"]
    found = load_workbook(io.BytesIO(data))
    assert found.sheetnames == ["Sampul", "Angka", "Uraian", "Sumber", "Keterangan"]
    notes = {(row["Tentang"], row["Kata"]) for row in sheet_of(data, "Keterangan")}
    headings = {str(cell.value) for name in ("Angka", "Uraian", "Sumber") for cell in found[name][1]}
    assert {("kolom", heading) for heading in headings} <= notes
    assert {("alasan kosong", reason) for reason in words.ALASAN} <= notes
    assert ("lisensi", "CC BY 4.0") in notes
    assert {row["Jenis"] for row in sheet_of(data, "Uraian")} == {"inovasi", "peristiwa", "pernyataan"}


def test_every_figure_is_in_some_csv(known: dict[str, Figure], made: dict[str, bytes]) -> None:
    shown: set[str] = set()
    parts = [data for path, data in made.items() if path.startswith("unduhan/") and data.startswith(b"id,")]
    for path, data in made.items():
        parts += [p for n, p in packed(data).items() if n not in SIDE] if path.endswith("angka.zip") else []
    for data in parts:
        new = rows_of(data).keys()
        assert not shown & new
        shown |= new
    assert shown == known.keys()


def test_the_zip_of_an_edition_explains_itself(made: dict[str, bytes]) -> None:
    found = packed(made["edisi/2024/unduhan/angka.zip"])
    text = found["BACA.txt"].decode()
    assert all(name in text for name in found if name != "BACA.txt")
    assert all(f"{key}: " in text for key in FIGURE)
    assert "2024.62.01.perkantoran-perindustrian.tidak-disebut" in rows_of(found["perkantoran-perindustrian.csv"])


def test_figures_outside_editions_carry_their_year(made: dict[str, bytes]) -> None:
    for name in ("penghargaan", "jumlah", "riwayat"):
        rows = rows_of(made[f"unduhan/{name}.csv"])
        assert all(row["tahun"] == row["id"].split(".")[1] or row["tahun"] == "" for row in rows.values())
        assert sum(row["tahun"] != "" for row in rows.values()) > len(rows) / 2


def test_no_csv_is_empty_and_no_cell_is_a_formula(made: dict[str, bytes]) -> None:
    for path, data in made.items():
        if not path.endswith(".csv"):
            continue
        mark = ";" if path.endswith("-excel.csv") else ","
        heading, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=mark)
        assert heading, path
        for line in lines:
            assert len(line) == len(heading), path
            for cell in line:
                if path.endswith("-excel.csv") and re.fullmatch(r'="\d\d\.\d\d"', cell):
                    continue  # a code as a constant: nothing in it can run
                assert cell[:1] not in ("=", "+", "@") and not (cell[:1] == "-" and not _is_number(cell)), (path, cell)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).replace(",", "", 1).isdigit()


def test_codes_are_text_in_workbooks(made: dict[str, bytes]) -> None:
    page = load_workbook(io.BytesIO(made["edisi/2023/unduhan/ringkasan.xlsx"]))["Ringkasan"]
    assert all(page.cell(row, 1).data_type == "s" for row in range(2, page.max_row + 1))


def test_the_list_of_villages_is_in_the_workbook_where_there_is_one() -> None:
    data = all_files("tests/contoh")["edisi/2025/unduhan/62.01.xlsx"]
    rows = sheet_of(data, "Desa")
    assert len(rows) == 4 and rows[0]["ODF"] == "ya" and rows[0]["Desa/kelurahan"] == "Desa Karangan Satu"


def test_public_evidence_stands_only_in_the_files_of_those_who_have_any() -> None:
    made, name = all_files("tests/contoh"), "2025.62.01.pasar.01.pusat"
    base, there = "edisi/2025/unduhan/62.01", "https://contoh.example/bukti/pasar-berizin.pdf"
    assert rows_of(made[f"{base}.csv"])[name]["tautan_publik"] == there
    assert json_of(made[f"{base}.json"])[name]["tautan_publik"] == there
    row = next(row for row in sheet_of(made[f"{base}.xlsx"], "Angka") if name in row.values())
    assert row["Tautan bukti publik"] == there
    assert {row["tautan_publik"] for key, row in rows_of(made[f"{base}.csv"]).items() if key != name} == {""}
    inside = packed(made["edisi/2025/unduhan/angka.zip"])
    assert inside["tautan-bukti.csv"].decode().splitlines()[1:] == [f"contoh,{name},{there}"] or (
        rows_of(inside["tautan-bukti.csv"])[name]["tautan_publik"] == there
    )
    assert "tautan-bukti.csv" in inside["BACA.txt"].decode()
    told = (
        "62.01",
        "angka.zip",
        "angka.parquet",
        "/skema-",
    )  # its own files, the whole edition's, and what the column means
    bare = [data for path, data in made.items() if not any(part in path for part in told)]
    assert not [data for data in bare if b"tautan_publik" in data]
    assert "tautan-bukti.csv" not in packed(made["edisi/2024/unduhan/angka.zip"])


def digest(files: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path, data in files.items():
        whole.update(path.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()


def test_bytes_repeat_within_and_across_processes() -> None:
    here = digest(all_files("tests/contoh"))
    assert here == digest(all_files("tests/contoh"))
    code = "from tests.test_downloads import *; print(digest(all_files('tests/contoh')))"
    for seed in ("0", "7"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Jayapura"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == here
