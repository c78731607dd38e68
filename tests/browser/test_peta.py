"""The map on a phone and by keyboard: its layers, the way past 514 links, and a province whose tiles a finger hits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import DESK, PHONE, complaints
from tests.ponsel import KIB, Host, hosted

pytestmark = pytest.mark.peramban

YEAR, TARGET, NARROWEST = 2025, 24, 320  # what holds at 320 px holds at 360 px
LAYERS = ("keterbukaan", "penghargaan", "pasar", "transportasi-lalin")
# Width and height of each tile as it is painted: its form, without the rim that belongs to its neighbour as well.
SIZES = """return [...document.querySelectorAll('.gambar svg a')].map(a => {
  const box = a.querySelector('use').getBoundingClientRect();
  return [a.textContent, box.width, box.height];
})"""
NAMES = "return [...document.querySelectorAll('.gambar svg a title')].map(title => title.textContent)"
LOW = """return [...document.querySelectorAll('.perbesar a, .lapisan a, .lewati a')].filter(
  a => a.getBoundingClientRect().height < arguments[0]).map(a => a.textContent)"""
OUTLINE = "return getComputedStyle(document.activeElement).outlineStyle + ' ' + document.activeElement.textContent"


@pytest.fixture(scope="module")
def host(negeri: Path) -> Iterator[Host]:
    with hosted(negeri) as found:
        yield found


def seen(browser: Chrome, host: Host, path: str, width: int = PHONE) -> Chrome:
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.get(host.url + path)
    return browser


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def test_every_tile_of_every_province_is_large_enough_for_a_finger(browser: Chrome, host: Host, negeri: Path) -> None:
    """Hexagons that touch: a circle of the tile's width lies in it and in no other (WCAG 2.5.8)."""
    small = {}
    folders = sorted(path.parent.name for path in negeri.glob(f"edisi/{YEAR}/provinsi/*/index.html"))
    assert len(folders) == 38
    for folder in folders:
        sizes = seen(browser, host, f"/edisi/{YEAR}/provinsi/{folder}/", NARROWEST).execute_script(SIZES)
        assert sizes, folder
        small |= {(folder, name): box for name, *box in sizes if min(box) < TARGET}
    assert not small


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_light_and_its_links_are_large_enough(browser: Chrome, host: Host, layer: str) -> None:
    host.forget()
    page = seen(browser, host, f"/edisi/{YEAR}/peta/{layer}/")
    host.settle()
    assert not complaints(page) and host.bytes() <= 100 * KIB, host.sent
    assert page.execute_script(LOW, TARGET) == []
    assert page.execute_script("return document.documentElement.scrollWidth") == PHONE


def test_the_keyboard_goes_past_the_map_or_into_it(browser: Chrome, host: Host) -> None:
    page = seen(browser, host, f"/edisi/{YEAR}/peta/penghargaan/", DESK)
    skip = page.find_element(By.CSS_SELECTOR, ".lewati a")
    page.execute_script("arguments[0].focus()", skip)
    press(page, Keys.TAB)
    outline = page.execute_script(OUTLINE)
    first = page.find_element(By.CSS_SELECTOR, ".gambar svg a")
    assert page.switch_to.active_element == first and not outline.startswith("none")
    page.execute_script("arguments[0].focus()", skip)
    press(page, Keys.ENTER, Keys.TAB)
    assert page.switch_to.active_element == page.find_element(By.CSS_SELECTOR, ".perbesar a")
    page.execute_script("arguments[0].focus()", first)
    press(page, Keys.ENTER)
    assert page.find_element(By.TAG_NAME, "h1").text in outline


def test_a_reader_of_the_screen_hears_provinces_and_names(browser: Chrome, host: Host) -> None:
    page = seen(browser, host, f"/edisi/{YEAR}/peta/penghargaan/", DESK)
    nodes = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        if not node.get("ignored")
    ]
    names = page.execute_script(NAMES)
    heard = [name for role, name in nodes if role == "link"]
    assert all(": " in name for name in names) and set(names) <= set(heard)
    groups = {g.get_attribute("aria-label") for g in page.find_elements(By.CSS_SELECTOR, ".gambar svg g[role=group]")}
    assert groups and groups <= {name for role, name in nodes if role == "group"}


def test_layers_change_without_scripts(browser: Chrome, host: Host) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = seen(browser, host, f"/edisi/{YEAR}/")
        page.find_element(By.CSS_SELECTOR, ".lapisan").find_element(By.LINK_TEXT, "Pasar").send_keys(Keys.ENTER)
        assert page.current_url.endswith(f"/edisi/{YEAR}/peta/pasar/")
        assert page.find_element(By.CSS_SELECTOR, ".lapisan [aria-current]").text == "Pasar"
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
