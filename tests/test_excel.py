"""From the template to nilai.csv and back through every mistake an official makes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.downloads.empty import template
from generator.excel.handed import Order, workbooks
from generator.forms.layout import BODIES, FINDINGS, HEADINGS_ROW, IDEAS, ODF, RECAP, SOURCES
from generator.forms.offer import offers
from generator.model import Indikator
from tests.buku import base, cell_of, changed, country, every, fill, indicators, kks, number, publish

KODE, FOLDER = "62.01", "edisi/2025/62.01"


@pytest.fixture()
def data(tmp_path: Path) -> Path:
    return country(tmp_path / "data")


@pytest.fixture(scope="module")
def items(tmp_path_factory: pytest.TempPathFactory) -> list[Indikator]:
    return indicators(country(tmp_path_factory.mktemp("negeri")))


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The template of one district as it is handed out."""
    place = country(tmp_path_factory.mktemp("templat"))
    return next(book for _, book in workbooks(Order(KODE, 2025), base(place), place))


def rows(data: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((data / FOLDER / "nilai.csv").read_text(encoding="utf-8"))))


def sent(tmp_path: Path, book: bytes, name: str = "kobar.xlsx") -> Path:
    (tmp_path / name).write_bytes(book)
    return tmp_path / name


def of(items: list[Indikator], code: str) -> Indikator:
    return next(item for item in items if item.kode == code)


def sheet(book: Workbook, item: Indikator, items: list[Indikator]) -> Worksheet:
    order = list(dict.fromkeys(one.tatanan for one in items))
    return next(page for page in book.worksheets if page.title.startswith(f"T{order.index(item.tatanan) + 1} "))


# ---- the template ---------------------------------------------------------------------------------------------------


def test_a_template_holds_the_instrument_and_only_asks_for_what_is_open(blank: bytes, items: list[Indikator]) -> None:
    book = load_workbook(io.BytesIO(blank))
    assert [name for name in book.sheetnames if name[0] != "T"] == [
        "Sampul", RECAP, ODF, BODIES, IDEAS, SOURCES, "_kks",
    ]  # fmt: skip
    assert book["_kks"].sheet_state == "hidden" and all(page.protection.sheet for page in book.worksheets)
    for item in items:
        page = sheet(book, item, items)
        cell = cell_of(page, item, "mandiri")
        assert not cell.protection.locked and cell_of(page, item, "indikator").protection.locked
        allowed = [v.formula1 for v in page.data_validations.dataValidation if cell.coordinate in v.sqref]
        assert allowed == [f'"{",".join(part.split("=")[0].strip() for part in item.skala.split(" | "))}"']
        options = [page.cell(cell.row + n, number("skala")).value for n in range(1, item.skala.count(" | ") + 2)]
        assert options[0].startswith("a. ") and options[-1].endswith("(0)")
    formulas = [c.value for row in book[RECAP].iter_rows() for c in row if str(c.value).startswith("=")]
    assert len(formulas) == 9 * 3 * 3
    assert all(c.protection.locked for row in book[RECAP].iter_rows() for c in row)


def test_the_same_data_gives_the_same_template(data: Path, blank: bytes) -> None:
    assert next(book for _, book in workbooks(Order(KODE, 2025), base(data), data)) == blank


def test_a_whole_province_in_one_call(data: Path, tmp_path: Path) -> None:
    result = kks("template", "62", 2025, "-o", tmp_path / "kalteng", "--data", data)
    assert result.exit_code == 0, result.output
    names = sorted(path.name for path in (tmp_path / "kalteng").iterdir())
    assert len(names) == 14 and names[0] == "kks-2025-62.01.xlsx" and names[-1] == "kks-2025-62.71.xlsx"


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["99.99", "2025"], "tidak dikenal"),
        (["62.01", "2025", "--instrumen", "1999"], "Yang ada: "),
        (["62.01", "2025", "--instrumen", "2024"], "memakai instrumen 2025"),
        (["62.01", "2025", "--instrumen", "2023"], "memakai instrumen 2025"),
        (["62.01", "2030", "--instrumen", "2023"], "tidak punya daftar indikator"),
        (["62.01", "2025", "-o", "x.pdf"], "berakhiran .xlsx"),
    ],
)
def test_a_template_that_cannot_be_made_is_refused(data: Path, arguments: list[str], words: str) -> None:
    result = kks("template", *arguments, "--data", data)
    assert result.exit_code == 2 and words in result.output


def test_the_last_edition_stands_beside(data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]) -> None:
    assert kks("import", filled(tmp_path, blank, items), "--data", data).exit_code == 0
    assert kks("new", 2026, "--instrumen", "2025", "--data", data).exit_code == 0
    assert kks("new", 2026, "--instrumen", "2025", "--data", data).exit_code == 2
    assert kks("template", KODE, 2026, "-o", tmp_path / "baru.xlsx", "--data", data).exit_code == 0
    book = load_workbook(tmp_path / "baru.xlsx")
    beside = {item.kode: cell_of(sheet(book, item, items), item, "lalu").value for item in items}
    assert beside == {code: f"2025: mandiri {score}" for code, score in every(items).items()}


def filled(tmp_path: Path, blank: bytes, items: list[Indikator], how: Callable[[Workbook], object] = bool) -> Path:
    def work(book: Workbook) -> None:
        fill(book, items, every(items))
        how(book)

    return sent(tmp_path, changed(blank, work))


# ---- the way in -----------------------------------------------------------------------------------------------------


def test_what_was_filled_in_is_what_is_published(
    data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    result = kks("import", filled(tmp_path, blank, items), "--data", data)
    assert result.exit_code == 0, result.output
    assert "Tatanan 3 (Satuan pendidikan): 11 dari 11 indikator." in result.output
    assert {row["indikator"]: int(row["skor"]) for row in rows(data)} == every(items)
    assert {(row["tahap"], row["bukti"], row["sumber"]) for row in rows(data)} == {
        ("mandiri", "ada", "instrumen-mandiri")
    }
    assert "drive.google" not in "".join(path.read_text(encoding="utf-8") for path in (data / FOLDER).iterdir())
    assert "0 galat" in kks("check", "--data", data).output or "galat" not in kks("check", "--data", data).output


def test_once_more_changes_nothing_and_another_value_is_shown_before_it_replaces(
    data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    path = filled(tmp_path, blank, items)
    kks("import", path, "--data", data)
    before = (data / FOLDER / "nilai.csv").read_bytes(), (data / FOLDER / "laporan.yml").read_bytes()
    assert "Tidak ada yang baru" in kks("import", path, "--data", data).output
    item = of(items, "pasar.01")
    old = every(items)["pasar.01"]
    new = next(score for score in (100, 50, 0) if score != old)
    other = filled(tmp_path, blank, items, lambda b: put(b, items, "pasar.01", "mandiri", new))
    result = kks("import", other, "--data", data)
    assert result.exit_code == 1 and f"{old} -> {new}" in result.output and "--ganti" in result.output
    assert before == ((data / FOLDER / "nilai.csv").read_bytes(), (data / FOLDER / "laporan.yml").read_bytes())
    result = kks("import", other, "--data", data, "--ganti")
    assert result.exit_code == 0 and f"{old} -> {new}" in result.output
    assert {r["indikator"]: r["skor"] for r in rows(data)}[item.kode] == str(new)


def put(book: Workbook, items: list[Indikator], code: str, key: str, value: object) -> None:
    item = of(items, code)
    cell_of(sheet(book, item, items), item, key).value = value


def test_a_blank_cell_leaves_what_is_there(data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]) -> None:
    kks("import", filled(tmp_path, blank, items), "--data", data)
    result = kks(
        "import", filled(tmp_path, blank, items, lambda b: put(b, items, "pasar.01", "mandiri", None)), "--data", data
    )
    assert result.exit_code == 0 and len(rows(data)) == len(items)


def test_all_sheets_of_the_template_are_read(data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]) -> None:
    def work(book: Workbook) -> None:
        put(book, items, "pasar.02", "provinsi", 0)
        put(book, items, "pasar.02", "capaian", "1250")
        put(book, items, "pasar.02", "catatan", "DATA CONTOH catatan")
        put(book, items, "pasar.03", "publik", "ya")
        put(book, items, "pasar.03", "tautan", "https://contoh.example/sk.pdf")
        put(book, items, "pasar.04", "mandiri", None)
        put(book, items, "pasar.04", "alasan", "tidak berlaku")
        page = book[ODF]
        page["B2"], page["B3"], page["B4"] = 94, 93, "2024-12"
        for column, text in enumerate(("DATA CONTOH Arut", "DATA CONTOH Desa", "ya", "2024-12"), start=1):
            page.cell(7, column, text)
        bodies = book[BODIES]
        bodies.cell(HEADINGS_ROW + 1, 6, "ada")
        bodies.cell(HEADINGS_ROW + 2, 3, 100)
        for row in range(HEADINGS_ROW + 1, bodies.max_row + 1):
            if str(bodies.cell(row, 1).value).startswith("Pokja") and bodies.cell(row, 2).value == "(lembaganya)":
                bodies.cell(row, 7, 90)
                bodies.cell(row, 8, 94)
        ideas = book[IDEAS]
        for column, text in enumerate(("CONTOH", "DATA CONTOH Gerakan", "T4 Pasar"), start=1):
            ideas.cell(HEADINGS_ROW + 1, column, text)

    result = kks("import", filled(tmp_path, blank, items, work), "--data", data)
    assert result.exit_code == 0, result.output
    found = {(row["tahap"], row["indikator"]): row for row in rows(data)}
    assert found["provinsi", "pasar.02"]["skor"] == "0"
    assert found["mandiri", "pasar.02"]["capaian"] == "1250"
    assert found["mandiri", "pasar.02"]["catatan"] == "DATA CONTOH catatan"
    assert found["mandiri", "pasar.03"]["tautan_publik"] == "https://contoh.example/sk.pdf"
    assert found["mandiri", "pasar.04"] | {"alasan": "tidak berlaku", "skor": ""} == found["mandiri", "pasar.04"]
    report = (data / FOLDER / "laporan.yml").read_text(encoding="utf-8")
    for words in ("desa_odf: 93", "komponen: tim-pembina", "unsur: sk", "ada: 90", "nama: CONTOH", "tatanan: pasar"):
        assert words in report
    assert "DATA CONTOH Arut,DATA CONTOH Desa,ya" in (data / FOLDER / "odf.csv").read_text(encoding="utf-8")
    assert "instrumen-pusat" not in report  # a source that nothing names is not published


def test_a_report_that_is_there_keeps_its_words(
    data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    (data / FOLDER).mkdir()
    old = (
        "edisi: 2025  # ditulis tangan\nkode: \"62.01\"\nnama: Kabupaten Kotawaringin Barat\ninstrumen: '2025'\n"
        "sumber:\n  berita:\n    penerbit: DATA CONTOH\n    tanggal: 2025-01-02\ninovasi:\n  - nama: LAMA\n"
        "    sumber: berita\n    keyakinan: tinggi\n"
    )
    (data / FOLDER / "laporan.yml").write_text(old, encoding="utf-8")
    assert kks("import", filled(tmp_path, blank, items), "--data", data).exit_code == 0
    new = (data / FOLDER / "laporan.yml").read_text(encoding="utf-8")
    assert "edisi: 2025  # ditulis tangan" in new and "- nama: LAMA" in new and "instrumen-mandiri" in new
    assert "tanggal: 2025-01-02" in new


def test_a_broken_report_is_not_touched(data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]) -> None:
    (data / FOLDER).mkdir()
    (data / FOLDER / "laporan.yml").write_text("edisi: [", encoding="utf-8")
    result = kks("import", filled(tmp_path, blank, items), "--data", data)
    assert result.exit_code == 2 and "tidak terbaca" in result.output
    assert [path.name for path in (data / FOLDER).iterdir()] == ["laporan.yml"]


# ---- as people write ------------------------------------------------------------------------------------------------

WRITTEN = {
    "huruf": ("b", 1),
    "huruf besar dengan titik": ("B.", 1),
    "huruf dengan kurung": ("b)", 1),
    "pecahan": (50.0, 1),
    "koma desimal": ("50,0", 1),
    "persen": ("50%", 1),
    "teks": ("50", 1),
    "bunyi pilihan": ("tetap", 1),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_score_may_be_written_in_many_ways(
    name: str, data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    value, place = WRITTEN[name]
    item = of(items, "sehat-mandiri.01")  # 100=turun | 50=tetap | 0=naik
    result = kks(
        "import", filled(tmp_path, blank, items, lambda b: put(b, items, item.kode, "mandiri", value)), "--data", data
    )
    assert result.exit_code == 0, result.output
    found = {row["indikator"]: row["skor"] for row in rows(data)}
    assert found[item.kode] == item.skala.split(" | ")[place].split("=")[0]


@pytest.mark.parametrize("mark", ["x", "v", "√", 50, 50.0, 1, "1.0"])
def test_a_score_may_stand_beside_its_option(
    mark: object, data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    item = of(items, "sehat-mandiri.01")

    def work(book: Workbook) -> None:
        page = sheet(book, item, items)
        cell = cell_of(page, item, "mandiri")
        cell.value = None
        page.cell(cell.row + 2, cell.column, mark)  # the second option: 50

    result = kks("import", filled(tmp_path, blank, items, work), "--data", data)
    assert result.exit_code == 0, result.output
    assert {row["indikator"]: row["skor"] for row in rows(data)}[item.kode] == "50"


# ---- and what is wrong ----------------------------------------------------------------------------------------------

Work = Callable[[Workbook, list[Indikator]], object]


def two_options(book: Workbook, items: list[Indikator]) -> None:
    item = of(items, "sehat-mandiri.01")
    page = sheet(book, item, items)
    cell = cell_of(page, item, "mandiri")
    cell.value = None
    page.cell(cell.row + 1, cell.column, 100)
    page.cell(cell.row + 2, cell.column, 50)


def wrong_row(book: Workbook, items: list[Indikator]) -> None:
    item = of(items, "sehat-mandiri.01")
    page = sheet(book, item, items)
    cell = cell_of(page, item, "mandiri")
    cell.value = None
    page.cell(cell.row + 2, cell.column, 100)


def unknown_indicator(book: Workbook, items: list[Indikator]) -> None:
    item = of(items, "pasar.05")
    cell_of(sheet(book, item, items), item, "indikator").value = "Sesuatu yang lain sama sekali"


def no_publisher(book: Workbook, items: list[Indikator]) -> None:
    book[SOURCES].cell(HEADINGS_ROW + 1, 3).value = None


def wrong_date(book: Workbook, items: list[Indikator]) -> None:
    book[SOURCES].cell(HEADINGS_ROW + 1, 4).value = "31/05/2025"


def formula(book: Workbook, items: list[Indikator]) -> None:
    put(book, items, "pasar.01", "mandiri", "=100*1")


MISTAKES: dict[str, tuple[Work, str, str]] = {
    "skor lain": (lambda b, i: put(b, i, "sehat-mandiri.01", "mandiri", 75), "D5", "tidak tersedia"),
    "bukan nilai": (lambda b, i: put(b, i, "sehat-mandiri.01", "mandiri", "bagus"), "D5", "bukan nilai"),
    "huruf terlalu jauh": (lambda b, i: put(b, i, "sehat-mandiri.01", "mandiri", "e"), "D5", "bukan nilai"),
    "dua pilihan": (two_options, "D7", "Lebih dari satu pilihan"),
    "baris lain": (wrong_row, "D7", "baris pilihan bernilai 50"),
    "capaian rancu": (lambda b, i: put(b, i, "sehat-mandiri.01", "capaian", "1.234"), "E5", "1.234"),
    "capaian bukan angka": (lambda b, i: put(b, i, "sehat-mandiri.01", "capaian", "12 kasus"), "E5", "12 kasus"),
    "alasan lain": (lambda b, i: [put(b, i, "pasar.02", "mandiri", None), put(b, i, "pasar.02", "alasan", "lupa")],
                    "K9", "lupa"),
    "indikator asing": (unknown_indicator, "", "tidak dikenal"),
    "publik tanpa tautan": (lambda b, i: [put(b, i, "pasar.03", "publik", "ya"), put(b, i, "pasar.03", "tautan", "")],
                            "", "alamatnya tidak ada"),
    "tautan dalam catatan": (lambda b, i: put(b, i, "pasar.03", "catatan", "https://drive.google.com/abc"), "", ""),
    "tanpa penerbit": (no_publisher, "C5", "Penerbit"),
    "tanggal": (wrong_date, "D5", "31/05/2025"),
    "rumus belum dihitung": (formula, "", "belum pernah dihitung"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_marked_in_its_cell_and_mended_there(
    name: str, data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    work, where, words = MISTAKES[name]
    path = filled(tmp_path, blank, items, lambda book: work(book, items))
    result = kks("import", path, "--data", data, "--ringkas-json", tmp_path / "hasil.json")
    assert result.exit_code == 1, result.output
    assert "Tidak ada yang diubah" in result.output and words in result.output
    assert not (data / FOLDER).exists()
    record = json.loads((tmp_path / "hasil.json").read_text(encoding="utf-8"))[0]
    faults = [one for one in record["temuan"] if one["tingkat"] == "galat"]
    assert len(faults) == 1 and faults[0]["baris"], faults
    book = load_workbook(tmp_path / "kobar-temuan.xlsx")
    assert book.sheetnames[0] == FINDINGS
    page, cell = book[FINDINGS], book[faults[0]["lembar"]].cell(faults[0]["baris"], faults[0]["kolom"])
    assert where in ("", cell.coordinate)
    assert cell.comment is not None and faults[0]["cara"] in cell.comment.text and cell.fill.fgColor.rgb == "00FFC7CE"
    listed = [row for row in page.iter_rows(min_row=HEADINGS_ROW + 1, values_only=True) if row[1] == "galat"]
    assert [(row[2], row[3]) for row in listed] == [(faults[0]["lembar"], cell.coordinate)]
    assert not cell.protection.locked or name == "indikator asing"
    mend(book, items, faults[0])
    book.save(tmp_path / "kobar-temuan.xlsx")
    again = kks("import", tmp_path / "kobar-temuan.xlsx", "--data", data)
    assert again.exit_code == 0, again.output
    assert (data / FOLDER / "nilai.csv").is_file()


def mend(book: Workbook, items: list[Indikator], fault: dict[str, object]) -> None:
    """Put back what belongs into the marked cell, and only there."""
    page = book[str(fault["lembar"])]
    cell = page.cell(int(str(fault["baris"])), int(str(fault["kolom"])))
    if page.title == SOURCES:
        cell.value = {3: "DATA CONTOH Dinas", 4: "2025-05-31"}[cell.column]
    elif cell.column == number("indikator"):
        cell.value = of(items, "pasar.05").nama
    elif cell.column == number("tautan"):
        cell.value = "https://contoh.example/sk.pdf"
    else:
        cell.value = {number("alasan"): "tidak berlaku", number("capaian"): 1234}.get(cell.column)


def test_every_mistake_at_once_is_found_at_once(
    data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    def work(book: Workbook) -> None:
        put(book, items, "sehat-mandiri.01", "mandiri", 75)
        put(book, items, "sehat-mandiri.03", "capaian", "1.234")
        put(book, items, "pasar.03", "catatan", "lihat https://drive.google.com/abc")
        unknown_indicator(book, items)
        formula(book, items)
        wrong_date(book, items)

    result = kks("import", filled(tmp_path, blank, items, work), "--data", data)
    faults = re.findall(r"^  galat (.+?):", result.output, re.MULTILINE)
    assert len(faults) == len(set(faults)) == 6, result.output
    first = (tmp_path / "kobar-temuan.xlsx").read_bytes()
    # The copy of a copy carries the same marks once.
    kks("import", tmp_path / "kobar-temuan.xlsx", "--data", data)
    one, two = load_workbook(io.BytesIO(first)), load_workbook(tmp_path / "kobar-temuan.xlsx")
    assert one.sheetnames == two.sheetnames
    assert [r for r in one[FINDINGS].values] == [r for r in two[FINDINGS].values]


def test_a_workbook_nobody_filled_in_changes_nothing(data: Path, tmp_path: Path, blank: bytes) -> None:
    result = kks("import", sent(tmp_path, blank), "--data", data)
    assert result.exit_code == 2 and "belum diisi" in result.output and not (data / FOLDER).exists()


def test_an_edition_that_is_not_open_is_asked_for(
    data: Path, tmp_path: Path, items: list[Indikator], blank: bytes
) -> None:
    assert kks("template", KODE, 2026, "-o", tmp_path / "b.xlsx", "--data", data).exit_code == 0
    path = sent(tmp_path, changed((tmp_path / "b.xlsx").read_bytes(), lambda b: fill(b, items, every(items))))
    result = kks("import", path, "--data", data)
    assert result.exit_code == 2 and "kks new 2026" in result.output
    assert kks("new", 2026, "--instrumen", "2025", "--data", data).exit_code == 0
    assert kks("import", path, "--data", data).exit_code == 0
    assert (data / "edisi/2026/62.01/nilai.csv").is_file()


def test_two_workbooks_of_one_district_are_not_mixed(
    data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    path = filled(tmp_path, blank, items)
    twin = sent(tmp_path, path.read_bytes(), "kembar.xlsx")
    result = kks("import", path, twin, "--data", data)
    assert (
        result.exit_code == 1 and "buku kerja lain" in result.output and "1 dari 2 buku kerja masuk." in result.output
    )


def test_a_trial_writes_nothing(data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]) -> None:
    result = kks("import", filled(tmp_path, blank, items), "--data", data, "--coba")
    assert result.exit_code == 0 and "136 nilai baru" not in result.output.split("siap")[1]
    assert not (data / FOLDER).exists()


def test_the_publisher_may_be_named_for_a_workbook_that_does_not(
    data: Path, tmp_path: Path, blank: bytes, items: list[Indikator]
) -> None:
    def work(book: Workbook) -> None:
        publish(book)
        for row in range(HEADINGS_ROW + 1, HEADINGS_ROW + 4):
            book[SOURCES].cell(row, 3).value = None

    path = filled(tmp_path, blank, items, work)
    assert kks("import", path, "--data", data, "--penerbit", "DATA CONTOH Bappeda").exit_code == 0
    assert "DATA CONTOH Bappeda" in (data / FOLDER / "laporan.yml").read_text(encoding="utf-8")


def test_no_text_of_the_instrument_becomes_a_formula_or_breaks_the_file(data: Path) -> None:
    path = data / "instrumen/2025/indikator.csv"
    text = path.read_text(encoding="utf-8").replace("Jumlah Kematian Ibu", "=HYPERLINK(1)\x0b")
    path.write_text(text, encoding="utf-8")
    frame = base(data).frame
    offer = next(one for one in offers(frame) if one.tahun == 2025)
    book = load_workbook(io.BytesIO(template(frame, offer).data))
    formulas = {page.title for page in book.worksheets for row in page.iter_rows() for c in row if c.data_type == "f"}
    assert formulas == {RECAP}
