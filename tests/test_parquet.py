"""angka.parquet holds the rows of angka.zip, typed; over the real data and a made-up country."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet

from generator import demo
from generator.book import Book, make_book
from generator.downloads import downloads, parquet
from generator.figures import figures
from generator.load import load
from generator.words import CONTOH_KOLOM

ROOT = Path(__file__).resolve().parent.parent
OWN = {"tahun", "kode", "berkas", "nilai_teks", "sumber_lengkap", "tautan_publik"}
SIDE = {"sumber.csv", "tautan-bukti.csv"}
MADE = """
import sys
from pathlib import Path
from generator.book import make_book
from generator.downloads import downloads
from generator.figures import figures
from generator.load import load
from generator.words import CONTOH_KOLOM
from hashlib import sha256
book = make_book(load(Path(sys.argv[1]))[0])
for output in downloads(book, figures(book)):
    if output.path.endswith(".parquet"):
        print(output.path, sha256(output.data).hexdigest())
"""


@pytest.fixture(scope="module", params=["nyata", "negeri"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "nyata":
        return ROOT / "data"
    folder = tmp_path_factory.mktemp("negeri") / "data"
    demo.make(folder, ROOT / "tests/contoh", demo.Wish(12, 2, 1))
    return folder


@pytest.fixture(scope="module")
def made(data: Path) -> tuple[Book, dict[str, bytes]]:
    book = make_book(load(data)[0])
    return book, {output.path: output.data for output in downloads(book, figures(book))}


def typed(file: bytes) -> list[dict[str, Any]]:
    table = read_parquet(io.BytesIO(file)).read_all()
    columns = {name: table[name].to_pylist() for name in table.column_names}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def packed(file: bytes) -> list[tuple[str, dict[str, str]]]:
    """(name of the CSV, row) of every figure of an angka.zip, in its order."""
    found = []
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in (name for name in archive.namelist() if name.endswith(".csv") and name not in SIDE):
            text = io.StringIO(archive.read(name).decode(), newline="")
            found += [(name.removesuffix(".csv"), row) for row in csv.DictReader(text)]
    return found


def differing(rows: list[tuple[str, dict[str, str]]], table: list[dict[str, Any]]) -> list[str]:
    """Every cell of the CSV that the table says otherwise."""
    wrong = [] if len(rows) == len(table) else [f"{len(rows)} baris, Parquet {len(table)}"]
    for (name, row), other in zip(rows, table, strict=False):
        said = {key: other[key] for key in row}
        if said["nilai"] is None:
            said["nilai"] = other["nilai_teks"]
        pairs = ((key, cell, said[key]) for key, cell in row.items())
        wrong += [f"{row['id']} {key}: {a!r}, {b!r}" for key, a, b in pairs if not same(a, b)]
        wrong += [f"{row['id']}: {other['berkas']}"] if other["berkas"] != name else []
    return wrong


def same(cell: str, value: Any) -> bool:
    if value is None:
        return cell == ""
    return float(cell) == value if isinstance(value, float) else cell == value


def editions(made: tuple[Book, dict[str, bytes]]) -> list[tuple[int, bytes, bytes]]:
    book, files = made
    base = [(e.tahun, f"edisi/{e.tahun}/unduhan/") for e in book.editions]
    return [(year, files[f"{there}angka.zip"], files[f"{there}{parquet.FILE}"]) for year, there in base]


def test_it_says_row_by_row_what_the_csv_says(made: tuple[Book, dict[str, bytes]]) -> None:
    for _, whole, file in editions(made):
        rows, table = packed(whole), typed(file)
        assert len(rows) > 500
        assert not differing(rows, table)[:5]
        assert {*table[0]} == {*rows[0][1]} | OWN


def test_the_comparison_notices_another_value(made: tuple[Book, dict[str, bytes]]) -> None:
    _, whole, file = editions(made)[0]
    table = typed(file)
    at = next(n for n, row in enumerate(table) if row["nilai"] is not None)
    table[at] = {**table[at], "nilai": table[at]["nilai"] + 0.01}
    assert len(differing(packed(whole), table)) == 1
    assert differing(packed(whole), table[:-1])


def test_numbers_are_numbers_and_codes_are_text(made: tuple[Book, dict[str, bytes]]) -> None:
    for year, _, file in editions(made):
        for row in typed(file):
            assert row["tahun"] == year and row["id"].startswith(f"{year}.{row['kode']}.")
            assert row["nilai"] is None or (isinstance(row["nilai"], float) and row["nilai_teks"] is None)
            assert row["sumber_lengkap"] if row["sumber"] else row["sumber_lengkap"] is None
            assert "" not in row.values()


def test_the_file_says_what_it_is(made: tuple[Book, dict[str, bytes]]) -> None:
    """Edition, licence and watermark stand in the file itself; no version and no moment does."""
    book, files = made
    for year, _, file in editions(made):
        about = json.loads(read_parquet(io.BytesIO(file)).schema.metadata_str[parquet.KEY])
        assert about["edisi"] == year and "creativecommons.org" in about["lisensi"]
        assert about.get(CONTOH_KOLOM, "") == book.watermark
        assert b"parquet-rs" not in file and b"arro3" not in file
        if book.watermark:
            assert all(row[book.watermark] == "contoh" for row in typed(file))
        sums = files[f"edisi/{year}/unduhan/SHA256SUMS"].decode()
        assert f"  {parquet.FILE}\n" in sums
        assert parquet.FILE in files[f"edisi/{year}/unduhan/BACA.txt"].decode()
        assert f"/{parquet.FILE}" in files["unduhan/katalog.jsonld"].decode()
        if year in book.data.frozen:  # its list names only what every archive keeps
            continue
        assert f"/{parquet.FILE}" in files[f"api/v1/edisi/{year}.json"].decode()


def test_an_edition_without_any_figure_still_has_its_columns(made: tuple[Book, dict[str, bytes]]) -> None:
    edisi = made[0].editions[0]
    table = read_parquet(io.BytesIO(parquet.parquet(parquet.Whole(edisi, "-", "", {}, [], [])))).read_all()
    assert table.num_rows == 0 and table.column_names == [one.key for one in parquet.columns("")]


def test_two_processes_give_the_same_bytes(data: Path) -> None:
    told = [
        subprocess.run([sys.executable, "-c", MADE, f"{data}"], cwd=ROOT, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert told[0].stdout and told[0].stdout == told[1].stdout
