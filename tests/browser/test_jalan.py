"""A citizen's whole way by keyboard alone, on a phone 360 px wide: find, read, compare, cite, pass on, print."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import Reader, complaints, strangers
from tests.ponsel import address, cards, hosted

pytestmark = pytest.mark.peramban
KOBAR = "/daerah/62.01-kotawaringin-barat/"
CARD = "/edisi/2024/62.01-kotawaringin-barat/"
MOST_TABS = 900
SINGLE = 150_000  # bytes of a page as one file


def press(page: Chrome, *keys: str) -> None:
    ActionChains(page).send_keys(*keys).perform()


def tab_to(page: Chrome, test: str, back: bool = False) -> WebElement:
    """Go on with Tab, or `back` from where it stands, until the focus is on what `test`, on `el` and `href`, wants."""
    at = "const el = document.activeElement, href = el?.getAttribute('href') || ''; "
    at += f"return el && el !== document.body && ({test}) ? el : null"
    for _ in range(MOST_TABS):
        press(page, *([Keys.SHIFT, Keys.TAB] if back else [Keys.TAB]))
        if back:
            ActionChains(page).key_up(Keys.SHIFT).perform()
        if found := page.execute_script(at):
            return found
    raise AssertionError(f"no Tab leads to {test}")


def went(page: Chrome, path: str) -> None:
    WebDriverWait(page, 10).until(lambda p: urlsplit(p.current_url).path == path)


def said(page: Chrome) -> str:
    return page.find_element(By.CSS_SELECTOR, "[data-bagi] [role=status]").text


def test_from_a_slip_of_the_keyboard_to_the_report_of_another_edition(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    tab_to(page, "el.id === 'temukan'")
    press(page, "kotawaringn")
    WebDriverWait(page, 10).until(lambda p: p.find_elements(By.CSS_SELECTOR, ".temukan__hasil a"))
    press(page, Keys.ARROW_DOWN, Keys.ENTER)
    went(page, KOBAR)
    assert len(page.find_element(By.CSS_SELECTOR, ".pembuka").text.split()) > 10
    tab_to(page, "el.closest('nav.pilihan') && el.textContent.startsWith('2024')")
    press(page, Keys.ENTER)
    went(page, CARD)
    assert page.find_element(By.TAG_NAME, "h1").text == "Kabupaten Kotawaringin Barat"
    tab_to(page, "el.closest('section.tatanan') && href.includes('/tatanan/')")
    press(page, Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: "/edisi/2024/tatanan/" in p.current_url)
    tab_to(page, "href.includes('62.01-kotawaringin-barat')")
    press(page, Keys.ENTER)
    went(page, CARD)
    tab_to(page, "el.closest('nav.pilihan') && el.textContent.startsWith('2023')")
    press(page, Keys.ENTER)
    went(page, CARD.replace("2024", "2023"))


def test_a_district_is_compared_with_its_province(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CARD)
    tab_to(page, "el.textContent.includes('Bandingkan')")
    press(page, Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: "/edisi/2024/provinsi/62-" in p.current_url)
    assert "Kotawaringin Barat" in page.find_element(By.CSS_SELECTOR, "table").text


def test_a_card_is_cited_and_its_address_passed_on(open_page: Callable[..., Chrome], served: str) -> None:
    page = open_page(CARD)
    for name in ("clipboard-read", "clipboard-write"):
        grant = {"permission": {"name": name}, "setting": "granted", "origin": served}
        page.execute_cdp_cmd("Browser.setPermission", grant)
    pasted = "return navigator.clipboard.readText()"
    tab_to(page, "el.textContent === 'Salin kutipan'", back=True)
    press(page, Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: said(p) == "Kutipan disalin, dengan tanggal hari ini.")
    cited = page.execute_script(pasted)
    assert re.fullmatch(
        rf"Rapor KKS, “Kabupaten Kotawaringin Barat, edisi 2024”, {served}{CARD}, diakses \d+ \w+ \d{{4}}\.", cited
    ), cited
    page.execute_script("location.hash = '#2024.62.01.hitungan.keterbukaan'")
    tab_to(page, "el.textContent === 'Salin tautan'")
    press(page, Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: said(p) == "Tautan disalin.")
    assert page.execute_script(pasted) == f"{served}{CARD}#2024.62.01.hitungan.keterbukaan"


def test_printing_unfolds_and_folds_again(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CARD)
    page.execute_script("window.print = () => { window.printed = true }")
    tab_to(page, "el.textContent === 'Cetak'", back=True)
    press(page, Keys.ENTER)
    assert page.execute_script("return window.printed") is True
    folded = "return document.querySelectorAll('details:not([open])').length"
    before = page.execute_script(folded)
    assert before
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert page.execute_script(folded) == 0
    page.execute_script("dispatchEvent(new Event('afterprint'))")
    assert page.execute_script(folded) == before


def pages_of_paper(page: Chrome) -> int:
    """How many A4 sheets the page takes, printed by the browser itself."""
    paper = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True, "printBackground": False}
    pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", paper)["data"])
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_richest_real_card_fits_two_sheets(open_page: Callable[..., Chrome], site: Path, scripts: bool) -> None:
    page = open_page(address(site, cards(site)[0]), Reader(scripts=scripts))
    assert pages_of_paper(page) <= 2


def test_a_card_with_every_indicator_of_three_stages_fits_six(open_page: Callable[..., Chrome], negeri: Path) -> None:
    """Some 400 scores with their names do not go on two sheets in letters one can read."""
    with hosted(negeri) as host:
        page = open_page("/")
        page.get(host.url + address(negeri, cards(negeri)[0]))
        assert pages_of_paper(page) <= 6


def saved(page: Chrome, folder: Path) -> Path:
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    tab_to(page, "el.textContent === 'Simpan satu berkas'", back=True)
    press(page, Keys.ENTER)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if found := list(folder.glob("*.html")):
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"nothing was saved: {said(page)}")


def test_a_card_becomes_one_file_that_needs_nothing_else(
    open_page: Callable[..., Chrome], served: str, tmp_path: Path
) -> None:
    page = open_page(CARD)
    figures = "return Array.from(document.querySelectorAll('main data')).map(d => d.textContent)"
    shown = page.execute_script(figures)
    found = saved(page, tmp_path)
    assert found.name == "rapor-62.01-kotawaringin-barat-2024.html"
    assert found.stat().st_size <= SINGLE
    page.get_log("performance")
    page.get(found.as_uri())
    assert not [url for url in strangers(page, served) if url != found.as_uri()]
    assert not complaints(page)
    assert page.execute_script(figures) == shown
    assert page.execute_script("return document.querySelectorAll('details:not([open]), script, form').length") == 0
    assert page.execute_script("return getComputedStyle(document.querySelector('.kotak')).borderRadius") != "0px"
    assert f"{served}{CARD}" in page.find_element(By.CSS_SELECTOR, "article .status").text
    assert page.execute_script("return document.documentElement.scrollWidth") <= 360


def test_the_fullest_card_of_a_nation_is_still_one_small_file(
    open_page: Callable[..., Chrome], negeri: Path, tmp_path: Path
) -> None:
    with hosted(negeri) as host:
        page = open_page("/")
        page.get(host.url + address(negeri, cards(negeri)[0]))
        assert saved(page, tmp_path).stat().st_size <= SINGLE


def test_without_scripts_all_there_is_to_read_is_there(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CARD, Reader(scripts=False))
    assert "Rapor KKS" in page.find_element(By.ID, "kutipan").text
    assert not page.find_elements(By.CSS_SELECTOR, "[data-bagi] button")
    assert page.find_elements(By.CSS_SELECTOR, "#unduh a[download]")
    links = page.find_elements(By.CSS_SELECTOR, "nav.pilihan a, section.tatanan h3 a")
    assert len(links) > 9
