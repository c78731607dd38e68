"""Find my district: by name, short name, code or with a slip; with the keyboard; and without any script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import DESK, Reader, complaints

pytestmark = pytest.mark.peramban
KOBAR = "/daerah/62.01-kotawaringin-barat/"


def box(page: Chrome) -> WebElement:
    return page.find_element(By.CSS_SELECTOR, "form[data-temukan] input")


def typed(page: Chrome, words: str) -> list[str]:
    """Addresses offered for these words, in order."""
    box(page).send_keys(words)
    WebDriverWait(page, 10).until(said)
    return [urlsplit(a.get_attribute("href")).path for a in page.find_elements(By.CSS_SELECTOR, ".temukan__hasil a")]


def said(page: Chrome) -> str:
    return page.find_element(By.CSS_SELECTOR, ".temukan__kabar").get_attribute("textContent")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("kobar", KOBAR),
        ("KOBAR", KOBAR),
        ("kotawaringn", KOBAR),
        ("kotawaringin bar", KOBAR),
        ("62.01", KOBAR),
        ("sitaro", "/daerah/71.09-kepulauan-siau-tagulandang-biaro/"),
        ("11.10", "/daerah/11.10-aceh-singkil/"),
        ("banyumas", "/daerah/33.02-banyumas/"),
        ("palangka raya", "/daerah/62.71-kota-palangkaraya/"),
        ("jogja", "/daerah/34.71-kota-yogyakarta/"),
        ("kab. tegal", "/daerah/33.28-tegal/"),
        ("kota tegal", "/daerah/33.76-kota-tegal/"),
        ("kab bandung", "/daerah/32.04-bandung/"),
        ("6201", KOBAR),
        ("kota bgor", "/daerah/32.71-kota-bogor/"),
        ("jaksel", "/daerah/31.74-kota-administrasi-jakarta-selatan/"),
        ("ujung pandang", "/daerah/73.71-kota-makassar/"),
        ("kotabaru", "/daerah/63.02-kotabaru/"),
    ],
)
def test_a_district_is_found(open_page: Callable[..., Chrome], words: str, first: str) -> None:
    found = typed(open_page("/"), words)
    assert found[:1] == [first], found


def test_regency_and_city_of_one_name_are_both_offered(open_page: Callable[..., Chrome]) -> None:
    assert set(typed(open_page("/"), "bogor")[:2]) == {"/daerah/32.01-bogor/", "/daerah/32.71-kota-bogor/"}


@pytest.mark.parametrize("words", ["jawa tengah", "jateng", "Jawa teng"])
def test_a_province_is_offered_by_its_page(open_page: Callable[..., Chrome], words: str) -> None:
    found = typed(open_page("/"), words)
    assert "/provinsi/33-jawa-tengah/" in found[0] and all(path.startswith("/daerah/33.") for path in found[1:]), found


def test_who_finds_the_name_itself_is_offered_no_slips(open_page: Callable[..., Chrome]) -> None:
    assert typed(open_page("/"), "kobar") == [KOBAR]


def test_more_than_fit_are_counted_truly(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    shown = [path for path in typed(page, "aceh") if path.startswith("/daerah/")]
    counted = re.match(r"(\d+) dari (\d+) daerah yang cocok", said(page))
    assert counted and len(shown) == int(counted[1]) < int(counted[2]), said(page)


def test_enter_on_two_equal_names_lets_the_reader_choose(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    found = typed(page, "bogor")
    box(page).send_keys(Keys.ENTER)
    assert urlsplit(page.current_url).path == "/"
    assert urlsplit(page.switch_to.active_element.get_attribute("href")).path == found[0]


def test_a_letter_too_little_or_nonsense_offers_nothing(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    assert typed(page, "zzqxw") == []
    assert re.match("(0|Tidak ada) daerah", said(page)), said(page)
    assert not page.find_element(By.CSS_SELECTOR, ".temukan__hasil").is_displayed()


def test_the_keyboard_alone_is_enough(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/", Reader(width=DESK))
    found = typed(page, "bogor")
    box(page).send_keys(Keys.ARROW_DOWN)
    assert urlsplit(page.switch_to.active_element.get_attribute("href")).path == found[0]
    page.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert urlsplit(page.switch_to.active_element.get_attribute("href")).path == found[1]
    page.switch_to.active_element.send_keys(Keys.ARROW_UP)
    page.switch_to.active_element.send_keys(Keys.ARROW_UP)
    assert page.switch_to.active_element == box(page)
    box(page).send_keys(Keys.ARROW_DOWN)
    page.switch_to.active_element.send_keys(Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: urlsplit(p.current_url).path == found[0])
    assert "Bogor" in page.find_element(By.TAG_NAME, "h1").text


def test_enter_goes_to_the_first_and_escape_clears(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    typed(page, "sitaro")
    box(page).send_keys(Keys.ESCAPE)
    assert box(page).get_attribute("value") == ""
    assert not page.find_elements(By.CSS_SELECTOR, ".temukan__hasil a")
    typed(page, "kobar")
    box(page).send_keys(Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: urlsplit(p.current_url).path == KOBAR)


def test_what_is_found_is_told_to_a_screen_reader(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    typed(page, "bogor")
    news = page.find_element(By.CSS_SELECTOR, ".temukan__kabar")
    assert news.get_attribute("role") == "status" and said(page) == "2 daerah ditemukan"
    assert page.find_element(By.CSS_SELECTOR, "label[for=temukan]").text
    assert page.find_element(By.CSS_SELECTOR, ".temukan__hasil").get_attribute("aria-label")
    assert not complaints(page)


def test_names_are_fetched_only_when_somebody_searches(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/")
    fetched = "return performance.getEntriesByType('resource').filter(r => r.name.endsWith('nama.json')).length"
    assert page.execute_script(fetched) == 0
    typed(page, "kobar")
    assert page.execute_script(fetched) == 1


def test_without_scripts_the_lists_lead_there(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/", Reader(scripts=False))
    provinces = page.find_elements(By.CSS_SELECTOR, "#provinsi a")
    assert len({a.get_attribute("href") for a in provinces if "/provinsi/" in a.get_attribute("href")}) == 38
    page.find_element(By.CSS_SELECTOR, "a[href='daerah/']").click()
    WebDriverWait(page, 10).until(lambda p: urlsplit(p.current_url).path == "/daerah/")
    districts = page.find_elements(By.CSS_SELECTOR, "article ul a")
    assert len({a.get_attribute("href") for a in districts}) >= 514


def test_the_map_is_a_list_of_links_too(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/", Reader(scripts=False))
    tiles = page.find_element(By.CSS_SELECTOR, "#peta").get_attribute("innerHTML")
    assert len(set(re.findall(r'<a [^>]*href="(daerah/[^"]+/)"', tiles))) == 514


@pytest.fixture()
def from_disk(browser: Chrome, open_page: Callable[..., Chrome], site: Path) -> Chrome:
    """The home page opened from a folder, as somebody does in 2040 with the zip of an edition."""
    open_page("/metode/")  # sets the screen of an ordinary reader
    browser.get((site / "index.html").as_uri())
    return browser


CLICK = "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, view: window}))"


def test_from_a_folder_links_lead_to_pages(from_disk: Chrome, site: Path) -> None:
    page = from_disk
    page.execute_script(CLICK, page.find_element(By.CSS_SELECTOR, "nav a[href='daerah/']"))
    WebDriverWait(page, 10).until(lambda p: p.current_url == (site / "daerah/index.html").as_uri())
    page.execute_script(CLICK, page.find_element(By.CSS_SELECTOR, "a[href='62.01-kotawaringin-barat/']"))
    WebDriverWait(page, 10).until(lambda p: unquote(p.current_url).endswith(f"{KOBAR}index.html"))
    assert page.find_element(By.TAG_NAME, "h1").text == "Kabupaten Kotawaringin Barat"
    assert page.execute_script("return document.styleSheets.length") == 1


def test_from_a_folder_a_tile_of_the_map_leads_to_its_page(from_disk: Chrome) -> None:
    page = from_disk
    tile = page.find_element(By.CSS_SELECTOR, "#peta svg a[href*='62.01-']")
    page.execute_script(CLICK, tile)
    WebDriverWait(page, 10).until(lambda p: unquote(p.current_url).endswith("62.01-kotawaringin-barat/index.html"))


def test_from_a_folder_an_anchor_is_kept(from_disk: Chrome, site: Path) -> None:
    page = from_disk
    page.get((site / "edisi/2024/62.01-kotawaringin-barat/index.html").as_uri())
    link = page.find_element(By.CSS_SELECTOR, "a[href$='tatanan/pasar/']")
    page.execute_script(
        "arguments[0].setAttribute('href', arguments[0].getAttribute('href') + '#nilai'); arguments[0].click()", link
    )
    WebDriverWait(page, 10).until(lambda p: p.current_url.endswith("/edisi/2024/tatanan/pasar/index.html#nilai"))


def test_from_a_folder_searching_never_ends_in_a_list_of_files(from_disk: Chrome) -> None:
    page = from_disk
    box(page).send_keys("kobar", Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: p.current_url.split("?")[0].endswith("index.html"))
    assert page.find_element(By.TAG_NAME, "h1").text
    assert not page.title.startswith("Index of")
