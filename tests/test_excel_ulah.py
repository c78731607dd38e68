"""What offices really send, and what must not go wrong in silence: a wrong score, a wrong district, a lost value."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.excel import Outcome, Task, outcomes
from generator.excel.things import Line, Merged
from generator.excel.trees import merge
from generator.excel.whose import Asked
from generator.forms.template import Wish, make
from tests.buku import ROOT, base, changed, country, indicators, kks

ASKED = Asked(kode="62.01", tahun=2025, penerbit="DATA CONTOH", tanggal="2025-05-31")
PASAR = [
    ("DATA CONTOH Pasar berizin", ((100, "ada"), (0, "tidak ada"))),
    ("DATA CONTOH Pengelola terlatih", ((100, "semua"), (50, "sebagian"), (0, "tidak ada"))),
    (
        "DATA CONTOH Sampah terangkut",
        ((100, "semua"), (75, "lebih dari separuh"), (50, "separuh"), (25, "sedikit"), (0, "tidak ada")),
    ),
]
SEKOLAH = [
    ("DATA CONTOH Sekolah berjamban", ((100, "semua"), (50, "sebagian"), (0, "tidak ada"))),
    ("DATA CONTOH Kantin sehat", ((100, "ada"), (0, "tidak ada"))),
    ("DATA CONTOH Kasus keracunan", ((100, "turun"), (50, "tetap"), (0, "naik"))),
]
Rows = Sequence[tuple[str, Sequence[tuple[int, str]]]]


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Task:
    """The tiny instrument without a report."""
    data = tmp_path_factory.mktemp("contoh") / "data"
    shutil.copytree(ROOT / "tests/contoh", data)
    for year in (2024, 2025):
        for folder in (data / f"edisi/{year}").iterdir():
            if folder.is_dir():
                shutil.rmtree(folder)
    return Task(data, ASKED, base(data))


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Task:
    data = country(tmp_path_factory.mktemp("negeri") / "data")
    return Task(data, Asked(tahun=2025, penerbit="DATA CONTOH", tanggal="2025-05-31"), base(data))


def added(page: Worksheet, name: str) -> Worksheet:
    """Another sheet in the same workbook."""
    book = page.parent
    assert book is not None
    return book.create_sheet(name)


def table(page: Worksheet, rows: Rows = PASAR, at: int = 4, heads: Sequence[str] = ("NILAI SELF ASSESSMENT",)) -> None:
    """NO, INDIKATOR, SKALA, and further columns; an indicator's options stand below it."""
    for column, text in enumerate(("NO", "INDIKATOR", "SKALA", *heads), start=1):
        page.cell(at, column, text)
    row = at + 1
    for number, (name, options) in enumerate(rows, start=1):
        page.cell(row, 1, number)
        page.cell(row, 2, name)
        for step, (score, label) in enumerate(options, start=1):
            page.cell(row + step, 3, f"{'abcde'[step - 1]}. {label} ({score})")
        row += 1 + len(options)


def sheet(how: Callable[[Worksheet], object] = bool, rows: Rows = PASAR, **more: Sequence[str]) -> Workbook:
    """A sheet of the three indicators of markets: rows 5 to 7, 8 to 11 and 12 to 17."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Pasar"
    table(page, rows, **more)  # type: ignore[arg-type]
    how(page)
    return book


def sent(task: Task, book: Workbook, tmp_path: Path, asked: Asked | None = None) -> Outcome:
    path = tmp_path / "kiriman.xlsx"
    book.save(path)
    return outcomes(Task(task.data, asked or task.asked, task.base), [str(path)])[0]


def scores(outcome: Outcome) -> dict[str, str]:
    if not outcome.reports or not outcome.good:
        return {}
    rows = csv.DictReader(io.StringIO(outcome.reports[0].texts.get("nilai.csv", "")))
    return {row["indikator"]: row["skor"] for row in rows}


def faults(outcome: Outcome) -> str:
    return "\n".join([*outcome.refused, *outcome.said, *(f"{f.level} {f.cell} {f.fault}" for f in outcome.findings)])


def put(*cells: tuple[str, object]) -> Callable[[Worksheet], object]:
    def work(page: Worksheet) -> None:
        for place, value in cells:
            page[place].value = value

    return work


# ---- a score goes to its own indicator -------------------------------------------------------------------------------


def test_an_indicator_without_a_number_does_not_give_its_score_to_the_one_above(task: Task, tmp_path: Path) -> None:
    outcome = sent(task, sheet(put(("A8", None), ("D8", 100))), tmp_path)
    assert scores(outcome) == {"pasar.02": "100"}, faults(outcome)


def test_a_score_below_a_row_nobody_knows_is_not_given_to_the_one_above(task: Task, tmp_path: Path) -> None:
    outcome = sent(task, sheet(put(("A8", None), ("B8", "Sesuatu yang lain sama sekali"), ("D8", 100))), tmp_path)
    assert not outcome.good and "tidak dikenal sebagai indikator" in faults(outcome)


@pytest.mark.parametrize("form", ["{}.", "{})", "({})", "{}.0", "I.{}", "4.{}", " {}", "'{}"])
def test_numbers_are_written_in_many_ways(form: str, task: Task, tmp_path: Path) -> None:
    cells = [(f"A{row}", form.format(number).lstrip("'")) for number, row in ((1, 5), (2, 8), (3, 12))]
    outcome = sent(task, sheet(put(*cells, ("D5", 0), ("D8", 50), ("D12", 75))), tmp_path)
    assert scores(outcome) == {"pasar.01": "0", "pasar.02": "50", "pasar.03": "75"}, faults(outcome)


def test_the_numbers_of_the_columns_and_repeated_headings_are_no_indicators(task: Task, tmp_path: Path) -> None:
    def work(page: Worksheet) -> None:
        page.insert_rows(12)
        page.insert_rows(5)
        for column in range(1, 5):
            page.cell(5, column, column)
            page.cell(13, column, page.cell(4, column).value)
        page["D9"] = 50

    outcome = sent(task, sheet(work), tmp_path)
    assert scores(outcome) == {"pasar.02": "50"}, faults(outcome)
    assert not [f for f in outcome.findings if f.level == "galat"]


def test_several_tatanan_in_one_sheet(task: Task, tmp_path: Path) -> None:
    def work(page: Worksheet) -> None:
        page["A3"] = "TATANAN 1 PASAR"
        page["D5"], page["D17"] = 100, "=D5"
        page["D17"] = None
        page["B18"], page["D18"] = "JUMLAH", 100
        page["A19"] = "TATANAN 2 SATUAN PENDIDIKAN"
        table(page, SEKOLAH, 20)
        page["D21"] = 50

    outcome = sent(task, sheet(work), tmp_path)
    assert scores(outcome) == {"pasar.01": "100", "satuan-pendidikan.01": "50"}, faults(outcome)


def test_a_figure_beside_no_indicator_is_said(task: Task, tmp_path: Path) -> None:
    outcome = sent(task, sheet(put(("D5", 100), ("D25", 75))), tmp_path)
    assert ("peringatan", ("Pasar", 25, 4)) in [(f.level, f.cell) for f in outcome.findings]


# ---- which score was chosen ------------------------------------------------------------------------------------------


def test_a_letter_means_the_option_that_carries_it(task: Task, tmp_path: Path) -> None:
    """A line that is no option must not push the letters on."""
    outcome = sent(task, sheet(put(("C9", "Pilih salah satu (lihat juknis)"), ("D8", "b"))), tmp_path)
    assert scores(outcome) == {"pasar.02": "50"}, faults(outcome)


def test_zeros_beside_options_are_no_choice(task: Task, tmp_path: Path) -> None:
    outcome = sent(task, sheet(put(("D9", 0), ("D10", 50), ("D11", 0))), tmp_path)
    assert scores(outcome) == {"pasar.02": "50"}, faults(outcome)
    outcome = sent(task, sheet(put(("D9", 0), ("D10", 0))), tmp_path)
    assert "Nilai 0 tertulis pada baris pilihan bernilai 100" in faults(outcome) and not outcome.good
    outcome = sent(task, sheet(put(("D9", 0), ("D10", 0), ("D11", 0))), tmp_path)
    assert scores(outcome) == {"pasar.02": "0"} and "Semua baris pilihan berisi 0" in faults(outcome)


def test_one_cell_for_all_options_stands_beside_none_of_them(task: Task, tmp_path: Path) -> None:
    def work(value: int | str) -> Callable[[Worksheet], object]:
        def merge_cells(page: Worksheet) -> None:
            page.merge_cells("D9:D11")
            page["D9"] = value

        return merge_cells

    assert scores(sent(task, sheet(work(50)), tmp_path)) == {"pasar.02": "50"}
    assert "bukan nilai" in faults(sent(task, sheet(work("x")), tmp_path))


def test_two_columns_under_one_heading_are_asked_about(task: Task, tmp_path: Path) -> None:
    heads = ("NILAI SELF ASSESSMENT", "NILAI SELF ASSESSMENT")
    outcome = sent(task, sheet(put(("D5", 0), ("E5", 100)), heads=heads), tmp_path)
    assert not outcome.good and "Kolom D dan E" in faults(outcome)
    assert scores(sent(task, sheet(put(("D5", 0)), heads=heads), tmp_path)) == {"pasar.01": "0"}


def test_what_excel_shows_as_per_cent_is_per_cent(task: Task, tmp_path: Path) -> None:
    def work(page: Worksheet) -> None:
        page["D5"], page["D12"], page["E12"] = 1, 0.75, 0.939
        for place in ("D5", "D12", "E12"):
            page[place].number_format = "0.0%"

    outcome = sent(task, sheet(work, heads=("NILAI SELF ASSESSMENT", "CAPAIAN")), tmp_path)
    assert scores(outcome) == {"pasar.01": "100", "pasar.03": "75"}, faults(outcome)
    assert ",93.9," in outcome.reports[0].texts["nilai.csv"]


def test_a_list_of_option_scores_is_no_answer(task: Task, tmp_path: Path) -> None:
    cells = [("D6", 100), ("D7", 0), ("D9", 100), ("D10", 50), ("D11", 0), ("D13", 100), ("D14", 75), ("D17", 0)]
    outcome = sent(task, sheet(put(*cells), heads=("SKOR",)), tmp_path)
    assert scores(outcome) == {} and "Lebih dari satu" not in faults(outcome)


def test_a_column_that_says_only_nilai_is_said_to_be_the_self_assessment(task: Task, tmp_path: Path) -> None:
    outcome = sent(task, sheet(put(("D5", 100)), heads=("NILAI",)), tmp_path)
    assert scores(outcome) == {"pasar.01": "100"} and "kolom NILAI dibaca sebagai nilai self-assessment" in faults(
        outcome
    )


def test_a_link_made_by_a_formula_is_a_link(task: Task, tmp_path: Path) -> None:
    heads = ("NILAI SELF ASSESSMENT", "LINK BUKTI DUKUNG")
    outcome = sent(
        task, sheet(put(("D5", 100), ("E5", '=HYPERLINK("https://x.example/a","klik")')), heads=heads), tmp_path
    )
    text = outcome.reports[0].texts["nilai.csv"]
    assert outcome.good and "x.example" not in text and ",ada," in text


# ---- whose it is -----------------------------------------------------------------------------------------------------


def test_a_title_that_names_another_district_is_asked_about(task: Task, tmp_path: Path) -> None:
    book = sheet(put(("A1", "KOTA PALANGKA RAYA"), ("D5", 100)))
    assert "menyebut Kota Palangkaraya (62.71), bukan 62.01" in faults(sent(task, book, tmp_path))
    assert (
        sent(task, book, tmp_path, Asked("", 2025, "", "DATA CONTOH", "2025")).reports[0].folder == "edisi/2025/62.71"
    )


def test_a_cover_that_contradicts_itself_is_asked_about(task: Task, tmp_path: Path) -> None:
    version = task.base.frame.instrumen["2025"]
    blank = make(Wish(2025, version, tuple(indicators(task.data))))

    def work(book: Workbook) -> None:
        book["Sampul"]["B3"], book["Sampul"]["B4"] = "62.01", "Kota Palangka Raya"

    path = tmp_path / "k.xlsx"
    path.write_bytes(changed(blank, work))
    outcome = outcomes(Task(task.data, Asked(), task.base), [str(path)])[0]
    assert "Samakan kode dan nama" in faults(outcome) and not outcome.reports


@pytest.mark.parametrize(
    "code, name, words",
    [(11.1, None, 'Tulis "11.10"'), ("6271", "Kab. Kotawaringin Barat", ""), (None, "Kab. Karangan", "tidak dikenal")],
)
def test_a_district_on_the_cover_is_taken_or_asked_for(
    code: float | str | None, name: str | None, words: str, task: Task, tmp_path: Path
) -> None:
    blank = make(Wish(2025, task.base.frame.instrumen["2025"], tuple(indicators(task.data))))

    def work(book: Workbook) -> None:
        book["Sampul"]["B3"], book["Sampul"]["B4"] = code, name

    (tmp_path / "k.xlsx").write_bytes(changed(blank, work))
    outcome = outcomes(Task(task.data, Asked(), task.base), [str(tmp_path / "k.xlsx")])[0]
    assert words in faults(outcome) and ("rancu" in faults(outcome)) == bool(words)


def test_a_template_of_another_instrument_is_refused(task: Task, tmp_path: Path) -> None:
    old = task.base.frame.instrumen["2024"]
    path = tmp_path / "k.xlsx"
    path.write_bytes(make(Wish(2025, old, tuple(indicators(task.data, "2024")), "62.01", "x")))
    outcome = outcomes(Task(task.data, Asked(), task.base), [str(path)])[0]
    assert "Templat ini memakai instrumen 2024" in faults(outcome)


def test_institutions_in_the_old_layout_are_said_not_to_be_read(task: Task, tmp_path: Path) -> None:
    def work(page: Worksheet) -> None:
        page["D5"] = 100
        other = added(page, "Kelembagaan")
        lines: list[Sequence[Any]] = [
            ("NO", "INDIKATOR", "NILAI"),
            (1, "Ada SK Forum", "Ya"),
            (2, "Ada SK Tim", "Tidak"),
        ]
        for row, cells in enumerate(lines):
            for column, value in enumerate(cells, start=1):
                other.cell(row + 1, column, value)

    outcome = sent(task, sheet(work), tmp_path)
    assert scores(outcome) == {"pasar.01": "100"} and "“Kelembagaan” berisi kelembagaan" in faults(outcome)


# ---- the recap of a province -----------------------------------------------------------------------------------------

HEADS = ["NO", "KAB/KOTA", "ODF (%)", "KELEMBAGAAN", *[f"T{n}" for n in range(1, 10)]]


def recap(*rows: Sequence[Any], heads: Sequence[str] = HEADS, title: str = "REKAPITULASI TAHUN 2025") -> Workbook:
    book = Workbook()
    page = book.worksheets[0]
    page.title, page["A1"] = "Rekap", title
    for row, cells in enumerate((heads, *rows), start=3):
        for column, value in enumerate(cells, start=1):
            page.cell(row, column, value)
    return book


def percents(outcome: Outcome) -> list[str]:
    return [row["persen"] for row in csv.DictReader(io.StringIO(outcome.reports[0].texts["nilai.csv"]))]


KOBAR = [1, "Kab. Kotawaringin Barat", 98, "Lengkap", *[93.1] * 9]


def test_a_sheet_called_rekap_is_read(nation: Task, tmp_path: Path) -> None:
    outcome = sent(nation, recap(KOBAR, ["(1)", "(2)", *["(3)"] * 11]), tmp_path)
    assert outcome.good and percents(outcome) == ["93.1"] * 9, faults(outcome)


def test_tatanan_in_two_rows_of_headings(nation: Task, tmp_path: Path) -> None:
    heads = ["NO", "NAMA KAB/KOTA", "ODF", "KELEMBAGAAN", "CAPAIAN TATANAN", *[""] * 8]
    book = recap([*[""] * 4, *range(1, 10)], KOBAR, heads=heads)
    book.worksheets[0].merge_cells("E3:M3")
    assert percents(sent(nation, book, tmp_path)) == ["93.1"] * 9


def test_parts_of_one_and_per_cents_are_told_apart_in_each_column(nation: Task, tmp_path: Path) -> None:
    book = recap([1, "Kab. Kotawaringin Barat", 1, "Lengkap", *[93.1] * 9])
    book.worksheets[0]["C4"].number_format = "0%"
    assert "persen: '100'\n" in sent(nation, book, tmp_path).reports[0].texts["laporan.yml"]
    outcome = sent(nation, recap([1, "Kab. Kotawaringin Barat", 98, "Lengkap", 0.9393, *[93.1] * 8]), tmp_path)
    assert not outcome.good and "0,9393 persen atau 93,93 persen" in faults(outcome)
    outcome = sent(nation, recap([1, "Kab. Kotawaringin Barat", 98, "Lengkap", *[0.9393] * 9]), tmp_path)
    assert percents(outcome) == ["93.93"] * 9
    outcome = sent(nation, recap([1, "Kab. Kotawaringin Barat", 98, "Lengkap", *["0,9393"] * 9]), tmp_path)
    assert percents(outcome) == ["93.93"] * 9, faults(outcome)


@pytest.mark.parametrize(
    "row, words",
    [
        ([1, "Gorontalo", 98, "Lengkap", *[93.1] * 9], "rancu"),
        ([1, "Bogor", 98, "Lengkap", *[93.1] * 9], "rancu"),
        ([1, "Jawa Barat", 98, "Lengkap", *[93.1] * 9], "tidak dikenal"),
    ],
)
def test_a_name_that_is_not_one_district_is_not_guessed(
    row: Sequence[Any], words: str, nation: Task, tmp_path: Path
) -> None:
    outcome = sent(nation, recap(row), tmp_path)
    assert not outcome.good and words in faults(outcome)


def test_code_and_name_of_a_row_must_agree(nation: Task, tmp_path: Path) -> None:
    heads = ["KODE", *HEADS[1:]]
    outcome = sent(nation, recap(["32.01", "Kota Bogor", *KOBAR[2:]], heads=heads), tmp_path)
    assert not outcome.good and "Kode 32.01 adalah Kabupaten Bogor" in faults(outcome)
    outcome = sent(nation, recap([11.1, "Kab. Bireuen", *KOBAR[2:]], heads=heads), tmp_path)
    assert outcome.good and outcome.reports[0].name == "Kabupaten Bireuen"
    assert (
        sent(nation, recap(["32.01", "Bogor", *KOBAR[2:]], heads=heads), tmp_path).reports[0].name == "Kabupaten Bogor"
    )


def test_a_district_twice_in_a_recap_is_not_overwritten(nation: Task, tmp_path: Path) -> None:
    outcome = sent(nation, recap(KOBAR, [*KOBAR[:4], *[10] * 9]), tmp_path)
    assert not outcome.good and "sudah ada di baris 4" in faults(outcome)


def test_the_districts_own_scores_are_not_taken_for_the_provinces(nation: Task, tmp_path: Path) -> None:
    outcome = sent(nation, recap(KOBAR, title="REKAP SELF ASSESSMENT TAHUN 2025"), tmp_path)
    assert "--tahap mandiri" in faults(outcome) and not outcome.reports


def test_a_recap_with_another_numbering_is_asked_about(nation: Task, tmp_path: Path) -> None:
    heads = [*HEADS[:10], "Tatanan 7 Perkantoran dan perindustrian", *HEADS[11:]]
    assert "--penomoran" in faults(sent(nation, recap(KOBAR, heads=heads), tmp_path))


def test_a_districts_own_recap_does_not_hide_its_indicators(task: Task, tmp_path: Path) -> None:
    def work(page: Worksheet) -> None:
        page["D5"] = 100
        other = added(page, "Rekapitulasi")
        other.append(["KAB/KOTA", "T1", "T2", "Pasar"])
        other.append(["Kab. Kotawaringin Barat", 1, 2, 3])

    outcome = sent(task, sheet(work), tmp_path)
    assert scores(outcome) == {"pasar.01": "100"} and "“Rekapitulasi” tidak dikenali" in faults(outcome)


# ---- what is there already, and what is handed back ------------------------------------------------------------------

REPORTS = [
    *sorted((ROOT / "data/edisi").glob("*/*/laporan.yml"))[::9],
    *(ROOT / "tests/contoh/edisi").glob("*/*/laporan.yml"),
]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_a_report_gains_lines_and_loses_none(path: Path) -> None:
    old, into = path.read_bytes(), Merged()
    merge(old, {}, {"inovasi": [Line({"nama": "DATA CONTOH", "sumber": "x"})]}, into)
    new = into.texts["laporan.yml"].splitlines()
    assert not [line for line in old.decode().splitlines() if line not in new]


@pytest.mark.parametrize("text", ["odf:\n  - teks\n", "sumber: []\n", "sumber:\n  a: teks\n"])
def test_a_report_of_another_shape_is_not_touched(text: str, task: Task, tmp_path: Path) -> None:
    folder = task.data / "edisi/2025/62.01"
    folder.mkdir()
    try:
        (folder / "laporan.yml").write_text(text, encoding="utf-8")
        assert "tidak terbaca" in faults(sent(task, sheet(put(("D5", 100))), tmp_path))
    finally:
        shutil.rmtree(folder)


def test_a_table_keeps_its_columns_and_never_loses_one(task: Task, tmp_path: Path) -> None:
    folder = task.data / "edisi/2025/62.01"
    folder.mkdir()
    line = "skor,tahap,tatanan,indikator,sumber,keyakinan"
    try:
        (folder / "nilai.csv").write_text(f"{line}\n50,pusat,pasar,pasar.02,b,tinggi\n", encoding="utf-8")
        text = sent(task, sheet(put(("D5", 100))), tmp_path).reports[0].texts["nilai.csv"]
        assert text.startswith(f"{line}\n50,pusat,pasar,pasar.02,b,tinggi\n")
        (folder / "nilai.csv").write_text(f"{line},petugas\n50,pusat,pasar,pasar.02,b,tinggi,x\n", encoding="utf-8")
        assert "tidak terbaca" in faults(sent(task, sheet(put(("D5", 100))), tmp_path))
    finally:
        shutil.rmtree(folder)


def test_two_rows_that_contradict_each_other_are_a_fault(task: Task, tmp_path: Path) -> None:
    version = task.base.frame.instrumen["2025"]
    blank = make(Wish(2025, version, tuple(indicators(task.data)), "62.01", "Kabupaten Kotawaringin Barat"))

    def work(book: Workbook) -> None:
        page = book["ODF"]
        for row, cells in enumerate((("Arut", "Karangan", "ya"), ("Arut", "Karangan", "tidak")), start=7):
            for column, value in enumerate(cells, start=1):
                page.cell(row, column, value)

    (tmp_path / "k.xlsx").write_bytes(changed(blank, work))
    outcome = outcomes(Task(task.data, task.asked, task.base), [str(tmp_path / "k.xlsx")])[0]
    assert not outcome.good and [f.cell for f in outcome.findings if "bertentangan" in f.fault] == [("ODF", 8, 1)]
    assert not outcome.reports[0].changes


def test_the_copy_keeps_what_is_not_ours(task: Task, tmp_path: Path) -> None:
    """A sheet of somebody's own called Temuan, and a comment in the very cell that is marked."""

    def work(page: Worksheet) -> None:
        page["D5"] = "sekian"
        page["D5"].comment = Comment("DATA CONTOH tanya Bidang P2P", "petugas")
        added(page, "Temuan")["A1"] = "Temuan inspektorat"

    first = load_workbook(io.BytesIO(sent(task, sheet(work), tmp_path).copy))
    assert first["Temuan"]["A1"].value == "Temuan inspektorat" and "P2P" in first["Pasar"]["D5"].comment.text
    first["Pasar"]["D5"], first["Pasar"]["D8"] = 100, "sekian"
    again = load_workbook(io.BytesIO(sent(task, first, tmp_path).copy))
    assert again["Pasar"]["D5"].comment.text == "DATA CONTOH tanya Bidang P2P"
    assert len(again.sheetnames) == len(first.sheetnames)


def test_a_copy_somebody_may_be_mending_is_not_overwritten(task: Task, tmp_path: Path) -> None:
    path = tmp_path / "buku 'kami' baru.xlsx"
    sheet(put(("D5", "sekian"))).save(path)
    asked: tuple[str | Path, ...] = (
        "--data",
        task.data,
        "--daerah",
        "62.01",
        "--tahun",
        "2025",
        "--penerbit",
        "DATA CONTOH",
        "--tanggal",
        "2025",
    )
    mended = tmp_path / "buku 'kami' baru-temuan.xlsx"
    assert kks("import", path, *asked).exit_code == 1 and mended.is_file()
    before = mended.read_bytes()
    assert "baru-temuan-2.xlsx" in kks("import", path, *asked).output and mended.read_bytes() == before
    lost = kks("import", path, *asked, "--coba", "--ringkas-json", tmp_path / "tidak-ada/x.json")
    assert lost.exit_code == 2 and re.search("x.json” tidak dapat ditulis", lost.output)
