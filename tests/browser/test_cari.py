"""The search page: Pagefind answers with sensible pages first, and says so when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import DESK, Reader, complaints, strangers

pytestmark = pytest.mark.peramban


def status(page: Chrome) -> str:
    return page.find_element(By.CSS_SELECTOR, "[data-cari] [role=status]").text


def answered(page: Chrome) -> list[tuple[str, str]]:
    """(address, title) of what was found, once the search has ended."""
    WebDriverWait(page, 20).until(lambda p: status(p) and "Mencari" not in status(p))
    links = page.find_elements(By.CSS_SELECTOR, "[data-cari] .hasil a")
    return [(urlsplit(link.get_attribute("href")).path, link.text) for link in links]


def search(open_page: Callable[..., Chrome], words: str) -> list[tuple[str, str]]:
    return answered(open_page(f"/cari/?q={quote(words)}"))


def test_stunting_finds_its_indicator(open_page: Callable[..., Chrome]) -> None:
    found = search(open_page, "stunting")
    assert any("/indikator/" in address for address, _ in found[:5]), found
    assert any("stunting" in title.lower() for _, title in found[:5]), found


def test_an_alias_finds_its_district(open_page: Callable[..., Chrome]) -> None:
    found = search(open_page, "Kobar")
    assert any("62.01-kotawaringin-barat" in address for address, _ in found[:3]), found
    assert "Kotawaringin Barat" in found[0][1], found


def test_jamban_finds_what_people_call_it(open_page: Callable[..., Chrome]) -> None:
    found = search(open_page, "jamban")
    assert found
    kinds = ("/indikator/", "/glosarium/", "/tatanan/", "/edisi/", "/daerah/")
    assert all(any(kind in address for kind in kinds) for address, _ in found[:3]), found


def test_a_district_by_its_name_comes_first(open_page: Callable[..., Chrome]) -> None:
    found = search(open_page, "Banyumas")
    assert "33.02-banyumas" in found[0][0], found


def test_results_open_and_carry_marked_words(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/cari/?q=stunting", Reader(width=DESK))
    found = answered(page)
    assert page.find_elements(By.CSS_SELECTOR, "[data-cari] .hasil mark")
    page.find_element(By.CSS_SELECTOR, "[data-cari] .hasil a").click()
    WebDriverWait(page, 10).until(lambda p: urlsplit(p.current_url).path == found[0][0])
    assert page.find_element(By.TAG_NAME, "h1").text


def test_empty_pages_are_not_found(open_page: Callable[..., Chrome]) -> None:
    """A card without anything on record would bury those that have something."""
    page = open_page("/cari/?q=" + quote("Belum ada angka Aceh Selatan untuk edisi 2023"))
    assert not [address for address, _ in answered(page) if address.startswith("/edisi/2023/11.01-")]


def test_the_form_in_the_header_leads_to_the_answers(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/metode/", Reader(width=DESK))
    box = page.find_element(By.CSS_SELECTOR, "header input[type=search]")
    box.send_keys("pasar", Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: urlsplit(p.current_url).path == "/cari/")
    assert answered(page)
    assert page.find_element(By.CSS_SELECTOR, "[data-cari] input").get_attribute("value") == "pasar"


@pytest.mark.parametrize("words", ["zzqxwv", "xyzzy", "qqkqq"])
def test_nothing_found_is_said(open_page: Callable[..., Chrome], words: str) -> None:
    """Also where the engine would take the first letter of the word for the word."""
    page = open_page(f"/cari/?q={words}")
    assert answered(page) == []
    assert "Tidak ada halaman yang cocok" in status(page) and words in status(page)


def test_markup_in_a_query_stays_text(open_page: Callable[..., Chrome], served: str) -> None:
    page = open_page("/cari/?q=" + quote("<img src=x onerror=window.kena=1>pasar"))
    answered(page)
    assert page.execute_script("return window.kena") is None
    assert not page.find_elements(By.CSS_SELECTOR, "[data-cari] img")
    assert not complaints(page) + strangers(page, served)


def test_searching_asks_nobody_else(open_page: Callable[..., Chrome], served: str) -> None:
    page = open_page("/cari/?q=jamban")
    assert answered(page)
    assert not complaints(page) + strangers(page, served)


def test_the_search_page_without_scripts_names_other_ways(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/cari/?q=jamban", Reader(scripts=False))
    assert "memerlukan JavaScript" in page.find_element(By.TAG_NAME, "noscript").text
    assert page.find_elements(By.CSS_SELECTOR, "noscript a[href='../daerah/']")
