"""The panel that cites a figure: by key and by touch, its texts those of `kks cite`, its address the very figure's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from generator.book import make_book
from generator.cite.fields import Settings
from generator.cite.files import places, settings
from generator.cite.forms import FORMS
from generator.cite.raw import Raw, raw
from generator.cite.said import cited
from generator.figures import figures
from generator.load import load
from tests.browser.conftest import DESK, PHONE, Reader, complaints
from tests.browser.keliling import EYE, View, Walk
from tests.browser.test_jalan import press, tab_to
from tests.ponsel import address, cards, hosted

pytestmark = pytest.mark.peramban
DAY = "2026-01-02"
CARD, ODF = "/edisi/2024/62.01-kotawaringin-barat/", "2024.62.01.odf.intimnews-2024-11-18.belum"
ALL = """
const [day, done] = arguments, root = document.querySelector("script[data-akar]").dataset.akar.replace(/\\/*$/, "/");
const shown = document.querySelectorAll("a[data-nilai], data, .tanda td[id], .tanda tr[id], td[data-angka]");
const names = new Set(Array.from(shown).map((el) => el.id || el.dataset.angka));
import(new URL(root + "aset/kutip.js", location.href).href).then(async (panel) => {
  const found = {};
  for (const name of names) {
    const made = await panel.texts(root, name, day).catch((error) => ({ singkat: String(error) }));
    const { about, shared, ...texts } = made;
    found[name] = texts;
  }
  done(JSON.stringify(found));
});
"""


def known_of(data: Path) -> tuple[dict[str, Raw], Settings]:
    found = load(data)[0]
    near = places(found)
    return {figure.id: raw(figure, near) for figure in figures(make_book(found)).values()}, settings(found)


def compare(page: Chrome, known: dict[str, Raw], about: Settings) -> int:
    page.set_script_timeout(120)
    found: dict[str, Any] = json.loads(page.execute_async_script(ALL, DAY))
    wrong = [
        (name, form, texts.get(form), mine)
        for name, texts in found.items()
        for form in FORMS
        if texts.get(form) != (mine := cited(known[name], about, form, DAY))
    ]
    assert not wrong, f"{page.current_url} {len(wrong)}: {wrong[0]}"
    return len(found)


@pytest.fixture(scope="module")
def real() -> tuple[dict[str, Raw], Settings]:
    return known_of(Path("data"))


@pytest.mark.parametrize(
    ("path", "least"),
    [
        (CARD, 40),
        ("/daerah/62.01-kotawaringin-barat/", 11),
        ("/penghargaan/", 400),
        ("/edisi/2025/", 100),
        ("/edisi/2024/tatanan/pasar/", 2),
        ("/edisi/2025/provinsi/62-kalimantan-tengah/", 10),
        ("/edisi/2023/11.01-aceh-selatan/", 1),
        ("/instrumen/2024/", 15),
        ("/daerah/", 500),
        ("/", 50),
    ],
)
def test_every_figure_of_a_page_is_cited_as_by_the_command(
    open_page: Callable[..., Chrome], real: tuple[dict[str, Raw], Settings], path: str, least: int
) -> None:
    page = open_page(path)
    assert compare(page, *real) >= least
    assert not [said for said in complaints(page) if "404" not in said]


@pytest.fixture(scope="module")
def country(satu: Path) -> Iterator[tuple[str, Path]]:
    with hosted(satu) as host:
        yield host.url, satu


def test_the_fullest_cards_of_a_nation_are_cited_as_by_the_command(browser: Chrome, country: tuple[str, Path]) -> None:
    url, site = country
    known, about = known_of(site.parent / "data")
    for card in cards(site)[:4]:
        browser.get(url + address(site, card))
        assert compare(browser, known, replace(about)) > 300


def opened(page: Chrome) -> Any:
    return WebDriverWait(page, 10).until(
        lambda p: p.find_elements(By.CSS_SELECTOR, "dialog.panel-kutip[open] [data-bentuk=csl]")
    )


def test_a_key_opens_the_panel_copies_and_closes_it(
    open_page: Callable[..., Chrome], served: str, real: tuple[dict[str, Raw], Settings]
) -> None:
    page = open_page(CARD)
    for name in ("clipboard-read", "clipboard-write"):
        grant = {"permission": {"name": name}, "setting": "granted", "origin": served}
        page.execute_cdp_cmd("Browser.setPermission", grant)
    tab_to(page, f"el.id === '{ODF}'")
    press(page, Keys.ENTER)
    opened(page)
    assert page.execute_script("return document.activeElement.id") == "kutip-judul"
    assert page.current_url.endswith(f"#{ODF}")
    tab_to(page, "el.getAttribute('aria-label') === 'Salin Lengkap'")
    press(page, Keys.ENTER)
    WebDriverWait(page, 10).until(
        lambda p: p.find_element(By.CSS_SELECTOR, ".panel-kutip [role=status]").text == "Lengkap disalin."
    )
    today = page.execute_script("return new Date().toLocaleDateString('sv')")
    assert page.execute_script("return navigator.clipboard.readText()") == cited(
        real[0][ODF], real[1], "lengkap", today
    )
    press(page, Keys.ESCAPE)
    WebDriverWait(page, 10).until(lambda p: not p.find_elements(By.CSS_SELECTOR, "dialog.panel-kutip[open]"))
    assert page.execute_script("return document.activeElement.id") == ODF
    assert not complaints(page)


def origin_of(page: Chrome) -> str:
    """What the panel says of the origin, once it is asked."""
    opened(page)
    fold = page.find_element(By.CSS_SELECTOR, ".panel-kutip details.asal")
    assert not fold.find_elements(By.TAG_NAME, "li")
    fold.find_element(By.TAG_NAME, "summary").click()
    return str(WebDriverWait(page, 10).until(lambda _: fold.text if fold.find_elements(By.TAG_NAME, "li") else ""))


def test_the_panel_says_where_a_figure_comes_from(open_page: Callable[..., Chrome], site: Path) -> None:
    page = open_page(f"{CARD}#{ODF}")
    page.execute_script("document.getElementById(arguments[0]).click()", ODF)
    said = origin_of(page)
    assert (
        "intimnews.com, 18 November 2024" in said and "Keyakinan: tinggi." in said and "Aturan: instrumen 2024" in said
    )
    # A clone without its past builds a site that names nobody.
    assert ("Laporan daerah ini pertama kali diisi" in said) == (site / "aset/data/pengisian/2024.json").is_file()
    links = {a.text: a.get_attribute("href") for a in page.find_elements(By.CSS_SELECTOR, ".asal a")}
    assert links["Buka sumbernya"].startswith("https://intimnews.com/")
    page.get(links["Angka lain dari sumber ini"])
    assert "intimnews.com" in page.execute_script("return document.querySelector(':target').textContent")
    assert not [one for one in complaints(page) if "pengisian" not in one]


def test_the_panel_leads_to_what_a_figure_is_computed_from(open_page: Callable[..., Chrome]) -> None:
    name = "2024.62.01.hitungan.kurang.wistara.permukiman-fasum"
    page = open_page(f"{CARD}#{name}")
    page.execute_script("document.getElementById(arguments[0]).click()", name)
    said = origin_of(page)
    assert "Dihitung: minimal 91%" in said and "Permukiman dan fasilitas umum = 90,38%" in said
    assert "Wistara: minimal tiap tatanan = 91%" in said
    panel = page.find_element(By.CSS_SELECTOR, "dialog.panel-kutip")
    panel.find_element(By.LINK_TEXT, "Permukiman dan fasilitas umum").click()
    target = "2024.62.01.permukiman-fasum.tidak-disebut"
    seen = """const el = document.getElementById(arguments[0]), box = el.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return el.matches(':target') && el.contains(top)"""
    WebDriverWait(page, 10).until(lambda p: p.execute_script(seen, target))
    assert not page.find_elements(By.CSS_SELECTOR, "dialog[open]")
    page.execute_script("document.getElementById(arguments[0]).click()", name)
    origin_of(page)
    page.find_element(By.LINK_TEXT, "Wistara: minimal tiap tatanan").click()
    WebDriverWait(page, 10).until(
        lambda p: p.current_url.endswith("/instrumen/2024/#instrumen.2024.wistara.tatanan-min")
    )


def test_the_panel_leads_to_the_very_source_of_an_award(open_page: Callable[..., Chrome]) -> None:
    name = "penghargaan-provinsi.2023.16.06"
    page = open_page(f"/daerah/16.06-musi-banyuasin/#{name}")
    page.execute_script("document.getElementById(arguments[0]).click()", name)
    origin_of(page)
    there = page.find_element(By.LINK_TEXT, "Angka lain dari sumber ini").get_attribute("href")
    address = page.find_element(By.LINK_TEXT, "Buka sumbernya").get_attribute("href")
    page.get(there)
    links = page.execute_script("return [...document.querySelectorAll(':target a')].map((a) => a.href)")
    assert address in links


def network(page: Chrome, cut: bool) -> None:
    """Whether the script of the fold can be had; never from what the browser has kept."""
    page.execute_cdp_cmd("Network.enable", {})
    page.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": cut})
    page.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/aset/asal.js*"] if cut else []})


def test_an_origin_that_could_not_be_fetched_is_asked_for_again(open_page: Callable[..., Chrome]) -> None:
    page = open_page(f"{CARD}#{ODF}")
    page.execute_script("document.getElementById(arguments[0]).click()", ODF)
    opened(page)
    fold = page.find_element(By.CSS_SELECTOR, ".panel-kutip details.asal")
    summary, sorry = fold.find_element(By.TAG_NAME, "summary"), "tidak dapat dimuat"
    network(page, cut=True)
    try:
        summary.click()
        WebDriverWait(page, 10).until(lambda _: sorry in fold.text)
    finally:
        network(page, cut=False)
    for _ in range(3):
        summary.click()
        WebDriverWait(page, 10).until(lambda _: fold.get_attribute("open") is None)
        summary.click()
        WebDriverWait(page, 10).until(lambda _: "Keyakinan: tinggi." in fold.text)
        assert sorry not in fold.text and fold.text.count("Keyakinan: ") == 1


def test_a_figure_within_a_fold_is_shown_and_marked(browser: Chrome, country: tuple[str, Path]) -> None:
    url, site = country
    browser.get(url + address(site, cards(site)[0]))
    name = browser.execute_script("return document.querySelector('details:not([open]) td[id]').id")
    browser.get("about:blank")
    browser.get(f"{url}{address(site, cards(site)[0])}#{name}")
    seen = """const el = document.getElementById(arguments[0]), box = el.getBoundingClientRect();
      return el.closest('details').open && box.top > 0 && box.bottom < innerHeight && el.matches(':target')
        && getComputedStyle(el).outlineStyle === 'solid'"""
    WebDriverWait(browser, 10).until(lambda b: b.execute_script(seen, name))
    browser.execute_script("document.getElementById(arguments[0]).click()", name)
    opened(browser)
    saved = browser.find_elements(By.CSS_SELECTOR, ".panel-kutip [aria-label^='Unduh ']")
    assert [each.get_attribute("aria-label") for each in saved] == ["Unduh BibTeX", "Unduh RIS", "Unduh CSL-JSON"]
    browser.execute_script("document.querySelector('dialog.panel-kutip').close()")


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("/edisi/2025/provinsi/62-kalimantan-tengah/", "2025.62.penerima.bertentangan"),
        ("/", "semua.62.keterbukaan.1"),
        ("/instrumen/2025/", "instrumen.2025.padapa.pasar.poin-min"),
    ],
)
def test_a_figure_that_stands_in_files_only_is_shown_to_whoever_comes_by_its_address(
    open_page: Callable[..., Chrome], real: tuple[dict[str, Raw], Settings], there: str, name: str
) -> None:
    """A citation names it too, and its address must open on the very figure."""
    page = open_page(f"{there}#{name}")
    opened(page)
    panel = page.find_element(By.CSS_SELECTOR, "dialog.panel-kutip")
    assert name in panel.text and cited(real[0][name], real[1], "singkat", DAY) in panel.text
    assert not complaints(page)


def test_an_address_of_no_figure_says_so(open_page: Callable[..., Chrome]) -> None:
    page = open_page(f"{CARD}#{ODF}x")
    WebDriverWait(page, 20).until(lambda p: p.find_elements(By.CSS_SELECTOR, "dialog.panel-kutip[open] select"))
    said = page.find_element(By.CSS_SELECTOR, "dialog.panel-kutip").text
    assert "Tidak ada angka dengan id ini" in said and "tidak dapat dimuat" not in said


def test_an_anchor_that_is_no_figure_opens_nothing(open_page: Callable[..., Chrome]) -> None:
    page = open_page(f"{CARD}#unduh")
    assert not page.find_elements(By.CSS_SELECTOR, "dialog.panel-kutip")


def test_without_scripts_a_figure_is_a_link_to_itself(open_page: Callable[..., Chrome]) -> None:
    page = open_page(f"{CARD}#{ODF}", Reader(scripts=False))
    link = page.find_element(By.ID, ODF)
    assert link.get_attribute("href").endswith(f"{CARD}#{ODF}")


@pytest.mark.parametrize("width", [320, PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible(open_page: Callable[..., Chrome], axe: str, width: int, scheme: str) -> None:
    page = open_page(CARD, Reader(width=width, scheme=scheme))
    page.execute_script("document.getElementById(arguments[0]).click()", ODF)
    opened(page)
    page.execute_script("document.querySelectorAll('.panel-kutip details').forEach((box) => { box.open = true })")
    going = Walk(page, "", axe, f"{CARD} kutip")
    for script in (axe, EYE):
        page.execute_script(script)
    going.ask_axe(View(width))
    for check in ("letters", "targets", "sideways"):
        going.look(check, View(width))
    assert not [fault for faults in going.found.values() for fault in faults]
