"""Workbooks shaped like the ministry's own: titles above the headings, options in rows, letters, other numbers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.layout import FINDINGS
from generator.model import Indikator
from generator.score import scale
from tests.buku import base, country, every, indicators, kks

FOLDER = "edisi/2025/62.01"
SOURCE = ("--penerbit", "DATA CONTOH Bappeda", "--tanggal", "2025-05-31")
HEADINGS_2025 = ("NO", "INDIKATOR", "DEFINISI OPERASIONAL", "SUMBER DATA", "BUKTI DUKUNG", "SKALA", "NILAI", "LINK")
HEADINGS_2024 = (
    "No", "Indikator", "Skala", "Nilai Self Assesment", "Link Bukti Dukung", "Nilai Verifikasi Provinsi",
    "Catatan Provinsi", "Definisi Operasional", "Ketersediaan Data", "Jenis Bukti Dukung",
)  # fmt: skip
Tamper = Callable[[Workbook], object]


@pytest.fixture()
def data(tmp_path: Path) -> Path:
    return country(tmp_path / "data")


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[Indikator]:
    return indicators(country(tmp_path_factory.mktemp("negeri")))


def titled(page: Worksheet, number: int, name: str) -> None:
    page.merge_cells("A1:H1")
    page["A1"] = "INSTRUMEN PENILAIAN KABUPATEN/KOTA SEHAT TAHUN 2025"
    page["A1"].font = Font(bold=True)
    page["A2"] = "KABUPATEN: KOTAWARINGIN BARAT"
    page["A3"] = f"TATANAN {number} {name.upper()}"


def book_2025(
    data: Path, items: list[Indikator], scores: dict[str, int], numbers: dict[str, int] | None = None
) -> Workbook:
    """2025: NO and INDIKATOR merged over the options, one option a row, the score beside the chosen one."""
    book = Workbook()
    del book["Sheet"]
    for tatanan in base(data).frame.instrumen["2025"].tatanan:
        number = (numbers or {}).get(tatanan.slug, tatanan.nomor)
        page = book.create_sheet(f"TATANAN {number}")
        titled(page, number, tatanan.nama)
        for column, text in enumerate(HEADINGS_2025, start=1):
            page.cell(5, column, text)
        row = 6
        for item in (one for one in items if one.tatanan == tatanan.slug):
            options = scale(item)
            page.cell(row, 1, float(item.nomor))
            page.cell(row, 2, item.nama)
            page.cell(row, 5, "SK dan laporan")
            for step, (score, label) in enumerate(options):
                page.cell(row + step, 6, f"{'abcdefgh'[step]}. {label} = {score}")
                if scores.get(item.kode) == score:
                    page.cell(row + step, 7, float(score))
                    page.cell(row + step, 8, "https://drive.google.com/rahasia")
            if len(options) > 1:
                page.merge_cells(start_row=row, end_row=row + len(options) - 1, start_column=1, end_column=1)
                page.merge_cells(start_row=row, end_row=row + len(options) - 1, start_column=2, end_column=2)
            row += len(options)
        page.cell(row, 2, "JUMLAH")
        page.cell(row, 7, f"=SUM(G6:G{row - 1})")
    book.create_sheet("Sheet12")
    return book


def book_2024(data: Path, items: list[Indikator], scores: dict[str, int]) -> Workbook:
    """2024: the indicator in a row of its own, its options below, and the score in parts of one on the chosen row."""
    book = Workbook()
    del book["Sheet"]
    for tatanan in base(data).frame.instrumen["2024"].tatanan:
        page = book.create_sheet(f"{tatanan.nomor}. {tatanan.nama}"[:31].replace("/", " "))
        titled(page, tatanan.nomor, tatanan.nama)
        for column, text in enumerate(HEADINGS_2024, start=1):
            page.cell(6, column, text)
        row = 7
        for item in (one for one in items if one.tatanan == tatanan.slug):
            page.cell(row, 1, f"{item.nomor}.")
            page.cell(row, 2, item.nama)
            for step, (score, label) in enumerate(scale(item), start=1):
                page.cell(row + step, 3, label)
                if scores.get(item.kode) == score:
                    page.cell(row + step, 4, score / 100)
                    page.cell(row + step, 6, score / 100)
                    page.cell(row + step, 7, "File belum ditandatangani oleh Bapak Karangan")
            row += 1 + len(scale(item))
    return book


def saved(tmp_path: Path, book: Workbook, how: Tamper = bool) -> Path:
    how(book)
    book.save(tmp_path / "instrumen.xlsx")
    return tmp_path / "instrumen.xlsx"


def rows(data: Path, folder: str = FOLDER) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((data / folder / "nilai.csv").read_text(encoding="utf-8"))))


def test_the_layout_of_2025(data: Path, tmp_path: Path, items: list[Indikator]) -> None:
    scores = every(items)
    result = kks("import", saved(tmp_path, book_2025(data, items, scores)), "--data", data, *SOURCE)
    assert result.exit_code == 0, result.output
    assert {row["indikator"]: int(row["skor"]) for row in rows(data)} == scores
    assert "Lembar “Sheet12” kosong; dilewati." in result.output
    assert "Tatanan 9 (Penanggulangan bencana): 14 dari 14 indikator." in result.output
    assert {row["bukti"] for row in rows(data)} == {"ada"}
    assert "drive.google" not in "".join(path.read_text(encoding="utf-8") for path in (data / FOLDER).iterdir())
    assert "DATA CONTOH Bappeda" in (data / FOLDER / "laporan.yml").read_text(encoding="utf-8")


def test_the_layout_of_2024(tmp_path: Path) -> None:
    data = country(tmp_path / "data", 2024)
    path = data / "edisi/2024/edisi.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('instrumen: "2025"', 'instrumen: "2024"'), encoding="utf-8"
    )
    items = indicators(data, "2024")
    scores = every(items)
    book = book_2024(data, items, scores)
    arguments = ("--data", data, *SOURCE, "--tahun", 2024, "--daerah", "62.01")
    result = kks("import", saved(tmp_path, book), *arguments)
    assert result.exit_code == 0, result.output
    found = rows(data, "edisi/2024/62.01")
    for stage in ("mandiri", "provinsi"):
        assert {row["indikator"]: int(row["skor"]) for row in found if row["tahap"] == stage} == scores
    assert "Bapak Karangan" not in "".join(path.read_text() for path in (data / "edisi/2024/62.01").iterdir())
    assert "provinsi 12 dari 12" in result.output
    assert {row["bukti"] for row in found} == {"tidak ada"}


def test_who_published_it_and_when_is_asked(data: Path, tmp_path: Path, items: list[Indikator]) -> None:
    path = saved(tmp_path, book_2025(data, items, every(items)))
    result = kks("import", path, "--data", data)
    assert result.exit_code == 2 and "--penerbit" in result.output and "--tanggal" in result.output
    assert not (data / FOLDER).exists()


def test_another_numbering_is_asked_for_and_kept(data: Path, tmp_path: Path, items: list[Indikator]) -> None:
    """Perkantoran is tatanan 7 in the instrument of 2023, and 5 in that of 2025."""
    numbers = {t.slug: t.nomor for t in base(data).frame.instrumen["2023"].tatanan}
    path = saved(tmp_path, book_2025(data, items, every(items), numbers))
    result = kks("import", path, "--data", data, *SOURCE)
    assert result.exit_code == 2 and "--penomoran 2023" in result.output and not (data / FOLDER).exists()
    wrong = kks("import", path, "--data", data, *SOURCE, "--penomoran", "2024")
    assert wrong.exit_code == 2 and "bukan" in wrong.output
    result = kks("import", path, "--data", data, *SOURCE, "--penomoran", "2023")
    assert result.exit_code == 0, result.output
    office = [row for row in rows(data) if row["tatanan"] == "perkantoran-perindustrian"]
    assert {row["nomor_sumber"] for row in office} == {"7"} and len(office) == 11
    assert {row["indikator"]: int(row["skor"]) for row in rows(data)} == every(items)


def test_another_instrument_is_noticed(data: Path, tmp_path: Path) -> None:
    old = indicators(data, "2024")
    result = kks("import", saved(tmp_path, book_2024(data, old, every(old))), "--data", data, *SOURCE, "--tahun", 2025)
    assert result.exit_code == 2 and "cocok dengan instrumen 2024" in result.output


def typos(book: Workbook) -> None:
    for page in book.worksheets:
        if page["B5"].value:
            page["A5"], page["B5"], page["F5"] = "No.", " Indikater ", "Sekala"


def letters(book: Workbook) -> None:
    """A letter on the indicator's own row instead of a score beside the option."""
    page = book["TATANAN 4"]
    for row in range(6, page.max_row):
        if page.cell(row, 7).value is not None:
            letter = str(page.cell(row, 6).value)[0]
            page.cell(row, 7).value = None
            start = next(r for r in range(row, 5, -1) if isinstance(page.cell(r, 1).value, float))
            page.cell(start, 7).value = letter.upper()


def cached(book: Workbook) -> None:
    """Hidden rows, commas, texts for numbers, ticks, a heading over two rows."""
    page = book["TATANAN 1"]
    for row in range(6, page.max_row):
        cell = page.cell(row, 7)
        if isinstance(cell.value, float):
            cell.value = f"{cell.value:.1f}".replace(".", ",")
    page.row_dimensions[7].hidden = True
    page = book["TATANAN 2"]
    for row in range(6, page.max_row):
        if isinstance(page.cell(row, 7).value, float):
            page.cell(row, 7).value = "√"
    page = book["TATANAN 3"]
    page.merge_cells("G4:H4")
    page["G4"] = "SELF ASSESSMENT"


@pytest.mark.parametrize("tamper", [typos, letters, cached], ids=["judul salah eja", "huruf", "koma dan centang"])
def test_it_is_read_as_people_leave_it(tamper: Tamper, data: Path, tmp_path: Path, items: list[Indikator]) -> None:
    scores = every(items)
    result = kks("import", saved(tmp_path, book_2025(data, items, scores), tamper), "--data", data, *SOURCE)
    assert result.exit_code == 0, result.output
    assert {row["indikator"]: int(row["skor"]) for row in rows(data)} == scores


def test_hidden_rows_are_read_and_said(data: Path, tmp_path: Path, items: list[Indikator]) -> None:
    result = kks("import", saved(tmp_path, book_2025(data, items, every(items)), cached), "--data", data, *SOURCE)
    assert "1 baris tersembunyi ikut dibaca" in result.output


def test_a_stranger_fills_in_the_ministrys_workbook_wrongly_and_mends_it(
    data: Path, tmp_path: Path, items: list[Indikator]
) -> None:
    """The walk of the official who has only the ministry's file: marked copy, mending, import, check, diff."""

    def work(book: Workbook) -> None:
        page = book["TATANAN 1"]
        page["G6"], page["G7"], page["G8"] = 100, 50, None  # two options
        book["TATANAN 2"]["G6"] = "sekian"
        book["TATANAN 3"]["B6"] = "Indikator karangan sendiri"
        book["TATANAN 4"]["G6"] = "=G7*2"

    path = saved(tmp_path, book_2025(data, items, every(items)), work)
    result = kks("import", path, "--data", data, *SOURCE, "--ringkas-json", tmp_path / "hasil.json")
    assert result.exit_code == 1 and not (data / FOLDER).exists(), result.output
    faults = json.loads((tmp_path / "hasil.json").read_text(encoding="utf-8"))[0]["temuan"]
    assert {(f["lembar"], f["baris"]) for f in faults if f["tingkat"] == "galat"} == {
        ("TATANAN 1", 7), ("TATANAN 2", 6), ("TATANAN 3", 6), ("TATANAN 4", 6),
    }  # fmt: skip
    copy = tmp_path / "instrumen-temuan.xlsx"
    book = load_workbook(copy)
    assert book.sheetnames[0] == FINDINGS and book["TATANAN 2"]["G6"].comment is not None
    book["TATANAN 1"]["G7"] = None
    book["TATANAN 2"]["G6"] = None
    book["TATANAN 3"]["B6"] = next(item.nama for item in items if item.kode == "satuan-pendidikan.01")
    book["TATANAN 4"]["G6"] = None
    book.save(copy)
    result = kks("import", copy, "--data", data, *SOURCE)
    assert result.exit_code == 0, result.output
    found = {row["indikator"]: int(row["skor"]) for row in rows(data)}
    assert found["sehat-mandiri.01"] == 100 and found["satuan-pendidikan.01"] == every(items)["satuan-pendidikan.01"]
    assert kks("check", "--data", data).exit_code == 0


# ---- the recap of a province ----------------------------------------------------------------------------------------


def recap(rows_: list[list[object]], two: bool = False) -> Workbook:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "Rekap"
    page["A1"] = "REKAPITULASI HASIL VERIFIKASI PROVINSI TAHUN 2025"
    heads = ["NO", "KABUPATEN/KOTA", "ODF (%)", "KELEMBAGAAN", *[f"T{n}" for n in range(1, 10)], "USULAN"]
    for column, text in enumerate(heads, start=1):
        page.cell(4 if two and text[0] == "T" else 3, column, text)
    if two:
        page.merge_cells("E3:M3")
        page["E3"] = "CAPAIAN TATANAN (%)"
    for row, cells in enumerate(rows_, start=5 if two else 4):
        for column, value in enumerate(cells, start=1):
            page.cell(row, column, value)
    return book


ONE = [1, "Kab. Kotawaringin Barat", "98,31", "Lengkap", "93,10", 90.91, 90.9, *["81,82"] * 6, "Wiwerda"]
TWO = [2, "Kota Palangka Raya", 100, "Tidak lengkap", *["75,00"] * 8, "-", "Padapa"]


@pytest.mark.parametrize("two", [False, True])
def test_the_recap_of_a_province(two: bool, data: Path, tmp_path: Path) -> None:
    book = recap([ONE, TWO, ["", "JUMLAH", "", "", *[80] * 9, ""]], two)
    book.worksheets[0].title = "Lampiran 3"
    result = kks("import", saved(tmp_path, book), "--data", data, *SOURCE, "--tahun", 2025)
    assert result.exit_code == 0, result.output
    found = {row["tatanan"]: row for row in rows(data)}
    assert len(found) == 9 and {row["tahap"] for row in found.values()} == {"provinsi"}
    assert (
        found["sehat-mandiri"] | {"persen": "93.10", "tertulis": "93,10", "nomor_sumber": "1"} == found["sehat-mandiri"]
    )
    assert found["satuan-pendidikan"]["persen"] == "90.9"
    report = (data / FOLDER / "laporan.yml").read_text(encoding="utf-8")
    for words in ("rekap-provinsi", "98.31", "kelembagaan menurut rekapitulasi", "usulan predikat", "nilai: Wiwerda"):
        assert words in report
    assert len(rows(data, "edisi/2025/62.71")) == 8  # a dash is no percentage


def test_a_district_nobody_knows_is_marked(data: Path, tmp_path: Path) -> None:
    book = recap([ONE, [2, "Kab. Karangan Jaya", *TWO[2:]]])
    book.worksheets[0].title = "Lampiran 3"
    result = kks("import", saved(tmp_path, book), "--data", data, *SOURCE, "--tahun", 2025)
    assert result.exit_code == 1 and "Karangan Jaya" in result.output and not (data / FOLDER).exists()
    assert load_workbook(tmp_path / "instrumen-temuan.xlsx")["Lampiran 3"]["B5"].comment is not None


def test_a_recap_without_percentages_is_still_one_source(data: Path, tmp_path: Path) -> None:
    book = recap([[1, "Kab. Kotawaringin Barat", "98,31", "Lengkap", *["-"] * 9, "Wiwerda"]])
    book.worksheets[0].title = "Lampiran 3"
    result = kks("import", saved(tmp_path, book), "--data", data, *SOURCE, "--tahun", 2025)
    assert result.exit_code == 0, result.output
    report = (data / FOLDER / "laporan.yml").read_text(encoding="utf-8")
    assert report.count("penerbit:") == 1 and report.count("sumber: rekap-provinsi") == 3
