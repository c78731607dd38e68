"""What a cheap phone must fetch: the budgets of a page, measured on the made-up nation as a browser asks for it.

Weights are of gzipped answers with their headers, in a profile that has never seen the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import PHONE, complaints, started, strangers
from tests.ponsel import FONTS, KIB, Host, address, cards, hosted, size

pytestmark = pytest.mark.peramban

PAGE, HOME, SCRIPT, FIRST_QUERY = 100 * KIB, 150 * KIB, 40 * KIB, 150 * KIB
HTML, ELEMENTS = 30 * KIB, 1500
SEARCH = ("/pagefind/", "/aset/data/nama.json")
# A rare word, one of almost every page, and two in different parts of the index: each further word of a query may
# cost another part, about 16 KiB.
QUERIES = ("stunting", "kota", "pasar banyumas")


@pytest.fixture(scope="module")
def host(negeri: Path) -> Iterator[Host]:
    with hosted(negeri) as found:
        yield found


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Chrome]:
    """A phone that has never seen the site."""
    with started(tmp_path / "profil") as driver:
        screen = {"width": PHONE, "height": 740, "deviceScaleFactor": 2, "mobile": True}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        yield driver


def visit(phone: Chrome, host: Host, path: str) -> int:
    """Bytes of everything the page asks for until it rests, after proof that it asked for nothing unwanted."""
    phone.get("about:blank")
    for kind in ("browser", "performance"):
        phone.get_log(kind)
    host.forget()
    phone.get(host.url + path)
    host.settle()
    assert not strangers(phone, host.url) + complaints(phone), path
    assert not [asked for asked in host.paths() if asked.startswith(SEARCH) or asked.endswith(FONTS)], path
    assert phone.execute_script("return document.fonts.size") == 0, path
    assert host.bytes(".js") <= SCRIPT, host.sent
    return host.bytes()


def test_every_card_is_small_enough(negeri: Path) -> None:
    heavy = {address(negeri, page): found for page in cards(negeri) if (found := size(page)).gzip > HTML}
    crowded = {address(negeri, page): found for page in cards(negeri) if (found := size(page)).elements > ELEMENTS}
    assert not heavy
    assert not crowded


def test_the_fullest_card_loads_within_its_budget(phone: Chrome, host: Host, negeri: Path) -> None:
    fullest = cards(negeri)[0]
    assert visit(phone, host, address(negeri, fullest)) <= PAGE, host.sent
    assert phone.execute_script("return document.querySelectorAll('*').length") <= ELEMENTS


def test_the_card_with_most_changes_has_few_elements(phone: Chrome, tiga: Path) -> None:
    """A second edition adds what changed since the first, so the fullest card of more editions is fuller."""
    with hosted(tiga) as other:
        assert visit(phone, other, address(tiga, cards(tiga)[0])) <= PAGE, other.sent
    assert phone.execute_script("return document.querySelectorAll('*').length") <= ELEMENTS


def test_home_with_the_national_map_loads_within_its_budget(phone: Chrome, host: Host, negeri: Path) -> None:
    assert visit(phone, host, "/") <= HOME, host.sent
    assert len(phone.find_elements(By.CSS_SELECTOR, "#peta svg a")) >= 514


def test_the_name_finder_fetches_only_its_names(phone: Chrome, host: Host) -> None:
    visit(phone, host, "/")
    host.forget()
    phone.find_element(By.ID, "temukan").send_keys("banyumas")
    WebDriverWait(phone, 20).until(lambda p: p.find_elements(By.CSS_SELECTOR, ".temukan__hasil a"))
    host.settle()
    assert host.paths() == ["/aset/data/nama.json"]
    assert host.bytes() <= FIRST_QUERY


@pytest.mark.parametrize("words", QUERIES)
def test_the_first_query_is_light(phone: Chrome, host: Host, words: str) -> None:
    visit(phone, host, "/cari/")
    host.forget()
    phone.find_element(By.ID, "cari-isi").send_keys(words, Keys.ENTER)
    WebDriverWait(phone, 30).until(lambda p: p.find_elements(By.CSS_SELECTOR, "[data-cari] .hasil a"))
    host.settle()
    assert not strangers(phone, host.url) + complaints(phone)
    assert any(asked.startswith("/pagefind/") for asked in host.paths())
    assert host.bytes() <= FIRST_QUERY, sorted(host.sent, key=lambda answer: -answer[1])
