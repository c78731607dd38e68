"""Reading: places, text that stays text, what is still loaded beside a fault, and input that means harm."""

from __future__ import annotations

import csv
import shutil
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from generator import published, report, vault
from generator.check import check
from generator.kinds import LOST
from generator.load import load
from generator.model import Dataset, Place, Problem, Report

SAMPLE = Path(__file__).resolve().parent / "contoh"
LAPORAN = "edisi/2025/62.01/laporan.yml"
NILAI = "edisi/2025/62.71/nilai.csv"
HEADING = "tahap,tatanan,sumber,keyakinan,persen,catatan\n"


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


def report_of(dataset: Dataset, folder: str) -> Report:
    return next(r for reports in dataset.laporan.values() for r in reports if r.folder == folder)


def read(folder: Path, file: str, data: bytes) -> tuple[Dataset, list[Problem]]:
    (folder / file).write_bytes(data)
    dataset, problems = load(folder)
    problems += check(dataset)
    return dataset, problems


def test_the_sample_is_read_whole() -> None:
    dataset, problems = load(SAMPLE)
    assert problems == []
    assert sorted(dataset.instrumen) == ["2024", "2025"]
    assert {year: len(reports) for year, reports in dataset.laporan.items()} == {2024: 2, 2025: 4}
    assert [row.item.kode for row in dataset.daerah][0] == "11.10"
    kobar = report_of(dataset, "edisi/2025/62.01")
    assert (len(kobar.nilai), len(kobar.odf_desa)) == (15, 4)
    assert kobar.laporan.odf[0].persen == Decimal("98.94")
    assert kobar.laporan.sumber["rekap-contoh"].tanggal == "2025-02-17"


def test_places_of_values_keys_and_items() -> None:
    marks = report_of(load(SAMPLE)[0], "edisi/2025/62.01").marks
    assert marks["kode",] == Place(LAPORAN, 3, 7)
    assert marks["sumber", "rekap-contoh"] == Place(LAPORAN, 7, 3)
    assert marks["odf", 0] == Place(LAPORAN, 18, 5)
    assert marks["odf", 0, "desa"] == Place(LAPORAN, 22, 11)


def test_columns_count_characters_past_quotes(folder: Path) -> None:
    text = HEADING + 'tidak-disebut,pasar,"berita-contoh",sedang,75,"koma, ""kutip"", ü"\n'
    row = report_of(read(folder, NILAI, text.encode())[0], "edisi/2025/62.71").nilai[0]
    assert row.columns == {"tahap": 1, "tatanan": 15, "sumber": 21, "keyakinan": 37, "persen": 44, "catatan": 47}
    assert row.item.catatan == 'koma, "kutip", ü'


def test_a_line_break_inside_quotes_keeps_later_lines_in_place(folder: Path) -> None:
    text = (
        HEADING
        + 'tidak-disebut,pasar,berita-contoh,sedang,75,"dua\nbaris"\ntidak-disebut,pasa,berita-contoh,sedang,75,\n'
    )
    dataset, problems = read(folder, NILAI, text.encode())
    assert report_of(dataset, "edisi/2025/62.71").nilai[0].item.catatan == "dua\nbaris"
    assert [p.place for p in problems] == [Place(NILAI, 4, 15)]


def test_excel_rows_are_filled_up_and_blank_rows_skipped(folder: Path) -> None:
    text = HEADING + ",,,,,\ntidak-disebut,pasar,berita-contoh,sedang,75\n\n"
    dataset, problems = read(folder, NILAI, text.encode())
    assert problems == []
    assert [row.place.line for row in report_of(dataset, "edisi/2025/62.71").nilai] == [3]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_and_decimal_commas_are_read_with_a_warning(folder: Path, separator: str) -> None:
    text = "tahap,tatanan,sumber,keyakinan,persen\ntidak-disebut,pasar,berita-contoh,sedang,91#67\n"
    dataset, problems = read(folder, NILAI, text.replace(",", separator).replace("#", ",").encode())
    assert report_of(dataset, "edisi/2025/62.71").nilai[0].item.persen == Decimal("91.67")
    assert [p.rule for p in problems] == ["B05-bentuk-csv"]


def test_one_wrong_value_hides_nothing_else(folder: Path) -> None:
    text = (folder / LAPORAN).read_text(encoding="utf-8").replace("desa_odf: 93", "desa_odf: banyak")
    dataset, problems = read(folder, LAPORAN, text.replace("komponen: forum", "komponen: forom").encode())
    assert [p.rule for p in problems] == ["B18-bukan-angka", "B16-bukan-pilihan"]
    kobar = report_of(dataset, "edisi/2025/62.01")
    assert kobar.laporan.odf[0].desa_odf is None and kobar.laporan.odf[0].desa == 94
    assert [k.komponen for k in kobar.laporan.kelembagaan] == ["tim-pembina", "pokja-desa"]
    assert LOST in kobar.marks


def test_an_unreadable_row_is_left_out_and_the_file_marked(folder: Path) -> None:
    text = HEADING + "tidak-disebut,pasar,berita-contoh,sedang,banyak,\ntidak-disebut,pasar,berita-contoh,sedang,75,\n"
    dataset, problems = read(folder, NILAI, text.encode())
    assert [p.rule for p in problems] == ["B18-bukan-angka"]
    assert [row.item.persen for row in report_of(dataset, "edisi/2025/62.71").nilai] == [75]
    assert LOST in dataset.marks[NILAI]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
ODF = (
    b"edisi: 2025\nkode: '62.01'\nnama: x\ninstrumen: '2025'\nsumber: {}\n"
    b"odf:\n  - sumber: a\n    keyakinan: tinggi\n    persen: "
)
HOSTILE = {
    "alias bomb": (LAPORAN, BOMB.encode(), "B12-yaml-terlarang"),
    "python tag": (LAPORAN, b'a: !!python/object/apply:os.system ["true"]\n', "B12-yaml-terlarang"),
    "merge key": (LAPORAN, b"<<: {edisi: 2025}\n", "B12-yaml-terlarang"),
    "deep nesting": (LAPORAN, b"a: " + b"[" * 5000, "B12-yaml-terlarang"),
    "long line": (LAPORAN, b"a: " + b"x" * 5_000_000, "B01-terlalu-besar"),
    "list at the top": (LAPORAN, b"- edisi: 2025\n", "B21-bentuk-isian"),
    "list as key": (LAPORAN, b"? [a, b]\n: c\n", "B12-yaml-terlarang"),
    "bell": (LAPORAN, b"edisi: \x07\n", "B11-yaml-rusak"),
    "nul bytes": (NILAI, b"tahap,tatanan\0\n", "B02-bukan-utf8"),
    "nul bytes in yaml": (LAPORAN, b"edisi: 2025\0\n", "B02-bukan-utf8"),
    "utf-16": (NILAI, "tahap,tatanan\n".encode("utf-16"), "B02-bukan-utf8"),
    "utf-16 yaml": (LAPORAN, "edisi: 2025\n".encode("utf-16-be"), "B02-bukan-utf8"),
    "long cell": (NILAI, HEADING.encode() + b'"' + b"x" * 5_000_000 + b'"\n', "B06-csv-rusak"),
    "huge csv": (NILAI, HEADING.encode() + b"\n" * 11_000_000, "B01-terlalu-besar"),
    "huge number": (
        NILAI,
        HEADING.encode() + b"mandiri,pasar,berita-contoh,sedang," + b"9" * 6000 + b",\n",
        "B18-bukan-angka",
    ),
    "not a number": (NILAI, HEADING.encode() + b"mandiri,pasar,berita-contoh,sedang,NaN,\n", "B18-bukan-angka"),
    "infinity": (NILAI, HEADING.encode() + b"mandiri,pasar,berita-contoh,sedang,1e999,\n", "B18-bukan-angka"),
    "thirty decimals": (
        NILAI,
        HEADING.encode() + b"mandiri,pasar,berita-contoh,sedang,1e-999999,\n",
        "B18-bukan-angka",
    ),
    "exponent in yaml": (LAPORAN, ODF + b"1e-999999\n", "B18-bukan-angka"),
    "binary": (NILAI, bytes(range(1, 256)), "B02-bukan-utf8"),
    "only a quote": (NILAI, b'"', "B06-csv-rusak"),
    "carriage returns": (NILAI, b"\r\r\r\r", "B03-kosong"),
}


@pytest.mark.parametrize(("file", "data", "rule"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_gets_a_sentence(folder: Path, file: str, data: bytes, rule: str) -> None:
    _, problems = read(folder, file, data)
    assert rule in {p.rule for p in problems if p.place.file == file}
    for line in report.render(problems).splitlines():
        assert line.isprintable() and len(line) < 1000


def test_how_long_a_cell_may_be_is_not_left_to_what_else_runs(folder: Path) -> None:
    # The limit of the csv module belongs to the process, and libraries raise it (frictionless does so when imported).
    usual = csv.field_size_limit(sys.maxsize)
    try:
        _, problems = read(folder, *HOSTILE["long cell"][:2])
    finally:
        csv.field_size_limit(usual)
    assert "B06-csv-rusak" in {p.rule for p in problems}


def test_a_quote_never_closed_in_files_of_our_own_is_no_traceback(tmp_path: Path) -> None:
    open_quote = b'id,nilai,terbitan\na,1,1\n"' + b"x\n" * 100_000
    (tmp_path / "hasil.csv").write_bytes(open_quote)
    usual = csv.field_size_limit(131_072)
    try:
        rows, broken = published.parse(open_quote)
        found = vault.results(tmp_path / "hasil.csv")
    finally:
        csv.field_size_limit(usual)
    assert (rows, bool(broken)) == ((("a", "1", 1),), True)
    assert found == {"": ({"id": "a", "nilai": "1", "terbitan": "1"},)}


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "rahasia.yml").write_text("edisi: 1\n", encoding="utf-8")
    (folder / LAPORAN).unlink()
    (folder / LAPORAN).symlink_to(tmp_path / "rahasia.yml")
    dataset, problems = load(folder)
    assert "E02-tautan" in {p.rule for p in problems}
    assert "edisi/2025/62.01" not in {r.folder for reports in dataset.laporan.values() for r in reports}


def test_an_empty_folder_gets_sentences(tmp_path: Path) -> None:
    dataset, problems = load(tmp_path)
    assert [p.rule for p in problems + check(dataset)] == ["E06-berkas-wajib"] * 5


def test_a_quote_inside_a_cell_is_a_letter(folder: Path) -> None:
    text = (
        HEADING + 'tidak-disebut,pasar,berita-contoh,sedang,75,5" pipa\ntidak-disebut,pas"ar,berita-contoh,sedang,75,\n'
    )
    dataset, problems = read(folder, NILAI, text.encode())
    assert report_of(dataset, "edisi/2025/62.71").nilai[0].item.catatan == '5" pipa'
    assert [p.place for p in problems] == [Place(NILAI, 3, 15)]
