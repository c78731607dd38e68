"""Charts in the reader's browser: files made on demand, and embeds on a page of somebody else."""

from __future__ import annotations

import base64
import csv
import io
import json
import struct
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from generator.book import make_book
from generator.figures import figures
from generator.load import load
from generator.results import Figure
from tests.browser.conftest import DESK, PHONE, Reader, complaints, strangers
from tests.browser.keliling import EYE, View, Walk
from tests.browser.test_jalan import press, tab_to
from tests.conftest import QuietHandler
from tests.ponsel import address, cards, hosted

pytestmark = pytest.mark.peramban
CARD, PLACE = "/edisi/2024/62.01-kotawaringin-barat/", "62.01-kotawaringin-barat"
CHART = "/edisi/2024/grafik/peta-keterbukaan.html"
PANEL = "dialog.panel-kutip[open]"
SMALL = 5.0  # pixels: a letter of the smallest words is wider than that on average
MADE = """
const done = arguments[0], root = document.querySelector("script[data-akar]").dataset.akar.replace(/\\/*$/, "/");
const text = (blob) => new Promise((ok) => {
  const reader = new FileReader(); reader.onload = () => ok(reader.result); reader.readAsDataURL(blob);
});
import(new URL(root + "aset/grafik.js", location.href).href).then(async (panel) => {
  const found = {};
  for (const figure of document.querySelectorAll("figure.gambar")) {
    const kind = /^[a-z]+/.exec(figure.querySelector("svg title").id)[0];
    const made = await panel.files(root, figure, kind);
    found[kind] = [made.csv, made.json, made.svg, await text(await made.png())];
  }
  done(JSON.stringify(found));
}).catch((error) => done(JSON.stringify({ gagal: String(error) })));
"""


def made(page: Chrome) -> dict[str, list[str]]:
    """CSV, JSON, SVG and PNG of every chart of the page by its kind."""
    page.set_script_timeout(60)
    found: dict[str, list[str]] = json.loads(page.execute_async_script(MADE))
    assert "gagal" not in found, found
    return found


def same(found: dict[str, list[str]], known: dict[str, Figure], note: str) -> int:
    """Compare every row with its figure, and the two pictures with each other."""
    seen = 0
    for kind, (table, file, svg, png) in found.items():
        rows = list(csv.DictReader(io.StringIO(table)))
        assert rows and len(json.loads(file)["baris"]) == len(rows), kind
        for row in rows:
            figure = known[row["id"]]
            assert row["nilai"] == ("" if figure.nilai is None else str(figure.nilai)), (kind, row)
            assert (row["satuan"], row["tahap"], row["tanggal"]) == (figure.satuan, figure.tahap, figure.tanggal)
            assert all(source.penerbit in row["sumber"] for source in figure.sumber) and row["sumber"]
            assert not note or row[note] == "contoh"
            seen += 1
        root, data = ElementTree.fromstring(svg), base64.b64decode(png.partition(",")[2])
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", data[16:24]) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0)))
        words = " ".join(root.itertext())
        assert "Sumber: " in words and "CC BY" in words and "http" in words and (not note or note in words)
        assert "class=" not in svg and "var(" not in svg
        lines = [node.text or "" for node in root if node.tag.endswith("text")]
        assert max(map(len, lines)) * SMALL < float(root.get("width", 0)), "a line runs out of the picture"
        assert json.loads(file)["alamat"] in "".join(lines)
    return seen


def test_charts_of_a_district_become_files_that_hold_its_figures(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CARD)
    known = figures(make_book(load(Path("data"))[0]))
    found = made(page)
    assert {"profil", "odf"} <= set(found) and same(found, known, "") > 8
    # What the profile shows is what its file holds: no tatanan more, none less.
    ids = [row["id"] for row in csv.DictReader(io.StringIO(found["profil"][0]))]
    own = [name for name in ids if name.startswith("2024.62.01.")]
    assert len({name.split(".")[3] for name in own}) == 9
    assert not [said for said in complaints(page) if "404" not in said]


@pytest.fixture(scope="module")
def country(satu: Path) -> Iterator[tuple[str, Path]]:
    with hosted(satu) as host:
        yield host.url, satu


def test_charts_of_invented_districts_carry_the_mark(browser: Chrome, country: tuple[str, Path]) -> None:
    url, site = country
    book = make_book(load(site.parent / "data")[0])
    known = figures(book)
    for card in (cards(site)[0], cards(site)[-1]):
        browser.get(url + address(site, card))
        if browser.find_elements(By.CSS_SELECTOR, "button.gambar__unduh"):
            assert same(made(browser), known, book.watermark) > 0


def test_the_panel_of_a_chart_works_by_keyboard(open_page: Callable[..., Chrome], tmp_path: Path) -> None:
    page = open_page(CARD)
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    tab_to(page, "el.matches('button.gambar__unduh')")
    press(page, Keys.ENTER)
    WebDriverWait(page, 20).until(lambda p: p.find_elements(By.CSS_SELECTOR, f"{PANEL} textarea"))
    tab_to(page, "el.getAttribute('aria-label') === 'Unduh PNG'")
    press(page, Keys.ENTER)
    WebDriverWait(page, 20).until(lambda _: list(tmp_path.glob("kks-profil-2024-62.01.png")))
    tab_to(page, "el.getAttribute('aria-label') === 'Unduh SVG'")
    press(page, Keys.ENTER)
    WebDriverWait(page, 20).until(lambda _: list(tmp_path.glob("kks-profil-2024-62.01.svg")))
    press(page, Keys.ESCAPE)
    WebDriverWait(page, 10).until(lambda p: not p.find_elements(By.CSS_SELECTOR, PANEL))
    assert page.execute_script("return document.activeElement.className") == "gambar__unduh"
    assert not complaints(page)


@pytest.mark.parametrize("width", [320, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", [CARD, CHART])
def test_panel_and_page_of_a_chart_are_accessible(
    open_page: Callable[..., Chrome], axe: str, width: int, scheme: str, where: str
) -> None:
    page = open_page(where, Reader(width=width, scheme=scheme))
    if where == CARD:
        page.execute_script("document.querySelector('button.gambar__unduh').click()")
        WebDriverWait(page, 20).until(lambda p: p.find_elements(By.CSS_SELECTOR, f"{PANEL} textarea"))
    going = Walk(page, "", axe, where)
    for script in (axe, EYE):
        page.execute_script(script)
    going.ask_axe(View(width))
    for check in ("targets", "sideways"):
        going.look(check, View(width))
    assert not [fault for faults in going.found.values() for fault in faults]


def snippets(page: Chrome) -> list[str]:
    return [field.get_attribute("value") for field in page.find_elements(By.TAG_NAME, "textarea")]


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Another site on another port: its address and its folder."""
    handler = partial(QuietHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", tmp_path
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("width", [320, 800])
def test_a_chart_is_seen_on_a_page_of_somebody_else(
    open_page: Callable[..., Chrome], served: str, foreign: tuple[str, Path], width: int
) -> None:
    """All snippets that are offered, of a national chart and of a district's, copied as they stand."""
    url, folder = foreign
    codes = snippets(open_page(CHART))
    page = open_page(CARD)
    page.execute_script("document.querySelector('button.gambar__unduh').click()")
    WebDriverWait(page, 20).until(lambda p: p.find_elements(By.CSS_SELECTOR, f"{PANEL} textarea"))
    codes += snippets(page)
    assert len(codes) == 6 and all(served in code for code in codes)
    body = "".join(f"<div>{code}</div>" for code in codes).replace(' loading="lazy"', "")
    text = f'<!doctype html><html lang="id"><meta charset="utf-8"><link rel="icon" href="data:,"><body>{body}'
    (folder / "index.html").write_text(text, encoding="utf-8")
    open_page("/metode/", Reader(width=width))
    for kind in ("browser", "performance"):
        page.get_log(kind)
    page.get(url + "/")
    frames = page.find_elements(By.TAG_NAME, "iframe")
    assert len(frames) == 4
    for at in range(len(frames)):
        page.switch_to.frame(page.find_elements(By.TAG_NAME, "iframe")[at])
        WebDriverWait(page, 20).until(
            lambda p: any(svg.size["width"] > 200 for svg in p.find_elements(By.TAG_NAME, "svg"))
        )
        assert page.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        link = page.find_element(By.CSS_SELECTOR, "a[target=_top]")
        assert link.get_attribute("href").startswith(f"{served}/edisi/") and link.is_displayed()
        assert "Sumber: " in page.find_element(By.TAG_NAME, "body").text
        page.switch_to.default_content()
    for image in page.find_elements(By.TAG_NAME, "img"):
        assert page.execute_script("return arguments[0].complete && arguments[0].naturalWidth > 600", image)
        assert len(image.get_attribute("alt")) > 30
    assert not complaints(page)
    assert not [asked for asked in strangers(page, served) if not asked.startswith(url)]


def test_without_scripts_the_page_of_a_chart_is_whole(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CHART, Reader(width=PHONE, scripts=False))
    assert page.find_element(By.CSS_SELECTOR, "figure svg").is_displayed()
    links = [a.get_attribute("href").rpartition(".")[2] for a in page.find_elements(By.CSS_SELECTOR, "details a")]
    assert links == ["svg", "png", "csv", "json"]
    assert len(snippets(page)) == 3
