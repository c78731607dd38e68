"""The walk of an official: template or the ministry's file, mistakes, the marked copy, import, diff, and the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from openpyxl import Workbook, load_workbook

from generator.excel.handed import Order, workbooks
from tests.bangun import build, copy
from tests.buku import base, changed, every, fill, indicators, kks
from tests.test_excel import put
from tests.test_excel_kementerian import SOURCE, book_2025

YEAR = 2025


@pytest.fixture()
def place(built: Path, tmp_path: Path) -> tuple[Path, str]:
    """A built project, and a district of it about which nothing is on record in the newest edition."""
    folder = copy(built, tmp_path / "proyek")
    kode = sorted(path.name for path in (folder / f"data/edisi/{YEAR}").iterdir() if "." in path.name[:3])[0]
    shutil.rmtree(folder / f"data/edisi/{YEAR}/{kode}")
    build(folder)
    return folder, kode


def template(data: Path, kode: str, to: Path) -> None:
    items = indicators(data)

    def work(book: Workbook) -> None:
        fill(book, items, every(items, 1))
        put(book, items, "pasar.01", "mandiri", "sekian")
        put(book, items, "pasar.02", "capaian", "1.234")
        put(book, items, "pasar.03", "catatan", "https://drive.google.com/rahasia")
        put(book, items, "satuan-pendidikan.01", "indikator", "Sesuatu yang lain sama sekali")
        put(book, items, "satuan-pendidikan.02", "publik", "ya")
        put(book, items, "satuan-pendidikan.02", "tautan", "terlampir")

    blank = next(book for _, book in workbooks(Order(kode, YEAR), base(data), data))
    to.write_bytes(changed(blank, work))


def ministry(data: Path, kode: str, to: Path) -> None:
    items = indicators(data)
    book = book_2025(data, items, every(items, 1))
    for page in book.worksheets:
        page["A2"] = None
    book["TATANAN 1"]["G6"] = "sekian"
    book["TATANAN 1"]["G8"], book["TATANAN 1"]["G9"] = 100, 50
    book["TATANAN 2"]["B6"] = "Sesuatu yang lain sama sekali"
    book.save(to)


def mended(path: Path, data: Path) -> None:
    """What somebody does who reads only the sheet of findings: goes to each cell that is named, and mends it there."""
    book, lost = load_workbook(path), next(i for i in indicators(data) if i.kode == "satuan-pendidikan.01")
    for _, level, sheet, place, fault, _ in list(book["Temuan"].iter_rows(min_row=5, values_only=True)):
        if level == "galat":
            book[sheet][place].value = lost.nama if "tidak dikenal" in fault else None
            if "boleh dibuka umum" in fault:
                book[sheet][place].value = "https://contoh.example/sk.pdf"
    book.save(path)


@pytest.mark.parametrize("start", [template, ministry])
def test_from_a_workbook_with_mistakes_to_the_page(
    start: Callable[[Path, str, Path], None], place: tuple[Path, str], tmp_path: Path
) -> None:
    folder, kode = place
    data = folder / "data"
    before = Path(shutil.copytree(data, tmp_path / "sebelum"))
    start(data, kode, tmp_path / "kiriman.xlsx")
    more = () if start is template else (*SOURCE, "--daerah", kode, "--tahun", YEAR)
    refused = kks("import", tmp_path / "kiriman.xlsx", "--data", data, *more)
    assert refused.exit_code == 1, refused.output
    assert not (data / f"edisi/{YEAR}/{kode}").exists()

    mended(tmp_path / "kiriman-temuan.xlsx", data)
    taken = kks("import", tmp_path / "kiriman-temuan.xlsx", "--data", data, *more)
    assert taken.exit_code == 0, taken.output

    seen = kks("diff", before, data, "--format", "markdown")
    assert seen.exit_code == 0 and kode in seen.output and "satuan-pendidikan.03" in seen.output, seen.output[:2000]
    assert kks("check", "--data", data).exit_code == 0

    build(folder)
    page = next((folder / f"site/edisi/{YEAR}").glob(f"{kode}-*/index.html"))
    shown = html.fromstring(page.read_text(encoding="utf-8"))
    figure = shown.get_element_by_id(f"{YEAR}.{kode}.satuan-pendidikan.03.mandiri")
    assert str(every(indicators(data), 1)["satuan-pendidikan.03"]) in figure.text_content()
    assert "drive.google" not in page.read_text(encoding="utf-8")
