"""The pictures of the guides: pages of the site by Chromium, sheets of the workbook by LibreOffice Calc.

`make gambar` writes them to docs/aset/panduan/. Every figure in them is invented (DATA CONTOH). LibreOffice is wanted
here only; what is not installed is said and left out, and the pictures that are there stay. The drawings of pages that
are not ours (formulir.svg, usulan.svg) are written by hand.
"""

from __future__ import annotations

import base64
import io
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from selenium.webdriver import Chrome

from generator.excel.handed import Order, workbooks
from generator.forms.layout import COVER, FINDINGS
from generator.model import Indikator
from generator.score import scale
from tests.browser.conftest import DESK, started
from tests.buku import base, cell_of, changed, country, fill, indicators, kks
from tests.conftest import browser_programs
from tests.gambar.buku import PROGRAMS, View, noted, picture
from tests.ponsel import address, build_country, cards, hosted

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "docs/aset/panduan"
KODE, YEAR = "62.01", 2025
MOST, WIDEST, COLOURS = 60_000, 1280, 64
WRONG = 85  # a score no scale has


@dataclass(frozen=True)
class Shot:
    """A page of the site: its name as a picture, its address, how much of it is shown."""

    name: str
    path: str
    height: int


def main() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for name, drawn in [*_sheets(Path(place)), *_pages(Path(place))]:
            print(f"docs/aset/panduan/{name}: {_kept(drawn, PLACE / name)}")


def _kept(drawn: Image.Image, path: Path) -> str:
    """Write a picture of few colours, no wider and no heavier than a guide may hold."""
    if drawn.width > WIDEST:
        drawn = drawn.resize((WIDEST, round(drawn.height * WIDEST / drawn.width)), Image.Resampling.LANCZOS)
    for colours in (COLOURS, 32, 16, 8):
        drawn.quantize(colours, Image.Quantize.FASTOCTREE).save(path, optimize=True)
        if path.stat().st_size <= MOST:
            return f"{drawn.width} × {drawn.height}, {path.stat().st_size} bita"
    raise ValueError(f"{path.name} is heavier than {MOST} bytes")


# ---- sheets ---------------------------------------------------------------------------------------------------------


def _sheets(place: Path) -> Iterator[tuple[str, Image.Image]]:
    if lacking := [name for name in PROGRAMS if not shutil.which(name)]:
        print(f"{' dan '.join(lacking)} tidak ada, jadi gambar buku kerja tidak dibuat ulang.")
        print("Pada Debian: apt-get install --no-install-recommends libreoffice-calc poppler-utils")
        return
    data = country(place / "data")
    items = indicators(data)
    book = next(book for _, book in workbooks(Order(KODE, YEAR), base(data), data))
    filled = changed(book, lambda book: fill(book, items, _scores(items)))
    marked = _marked(changed(filled, lambda book: _spoil(book, items)), data, place)
    third = next(name for name in load_workbook(io.BytesIO(book)).sheetnames if name.startswith("T3 "))
    yield "sampul.png", picture(book, View(COVER, "A1:B17"), place)
    yield "tatanan.png", picture(filled, View(third, "A1:G15", _narrow), place)
    told = cell_of(load_workbook(io.BytesIO(marked))[third], _item(items), "mandiri").comment
    yield "temuan.png", noted(picture(marked, View(third, "A1:G15", _narrow), place), told.text)
    yield "lembar-temuan.png", picture(marked, View(FINDINGS, "A1:F5"), place)


def _scores(items: list[Indikator]) -> dict[str, int]:
    """Mostly good ones, as in a workbook that somebody is content with."""
    return {item.kode: scale(item)[n % 2][0] for n, item in enumerate(items)}


def _item(items: list[Indikator]) -> Indikator:
    return [item for item in items if item.tatanan == "satuan-pendidikan"][1]


def _spoil(book: Workbook, items: list[Indikator]) -> None:
    page = next(page for page in book.worksheets if page.title.startswith("T3 "))
    cell_of(page, _item(items), "mandiri").value = WRONG


def _narrow(page: Worksheet) -> None:
    """Columns as somebody would draw them to see more at once."""
    for letter, width in (("B", 40), ("C", 40), ("D", 18), ("G", 26)):
        page.column_dimensions[letter].width = width


def _marked(book: bytes, data: Path, place: Path) -> bytes:
    path = place / f"kks-{YEAR}-{KODE}.xlsx"
    path.write_bytes(book)
    kks("import", path, "--data", data, "--temuan", place / "temuan")
    return next((place / "temuan").glob("*.xlsx")).read_bytes()


# ---- pages ----------------------------------------------------------------------------------------------------------


def _pages(place: Path) -> Iterator[tuple[str, Image.Image]]:
    if not browser_programs():
        print("Chromium atau chromedriver tidak ada, jadi gambar halaman tidak dibuat ulang.")
        return
    site = build_country(place / "negeri", 12, 1)
    card = address(site, cards(site)[0])
    code = card.rstrip("/").rpartition("/")[2][:5]
    shots = (
        Shot("rapor.png", card, 850),
        Shot("kontribusi.png", f"/kontribusi/?daerah={code}&tahun={card.split('/')[2]}", 720),
    )
    with hosted(site) as host, started(place / "profil") as browser:
        for shot in shots:
            yield shot.name, _shot(browser, host.url, shot)


def _shot(browser: Chrome, url: str, shot: Shot) -> Image.Image:
    screen = {"width": DESK, "height": shot.height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
    browser.get(url + shot.path)
    browser.execute_async_script("setTimeout(arguments[0], 800)")
    clip = {"x": 0, "y": 0, "width": DESK, "height": shot.height, "scale": 1}
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
    return Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")


if __name__ == "__main__":
    main()
