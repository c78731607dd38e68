"""Passing a card on: the device's own way where it has one, never a dead button, and a plain link to a messenger."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import Reader, complaints
from tests.browser.test_jalan import press, tab_to

pytestmark = pytest.mark.peramban
CARD = "/edisi/2024/62.01-kotawaringin-barat/"
BUTTONS = "[data-bagi] button"
SHARING = """
Object.defineProperty(navigator, "share", { configurable: true, value: (what) => {
  window.dibagikan = what; return Promise.resolve(); } });
"""
NONE = "Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });"


def buttons(page: Chrome) -> list[str]:
    return [button.text for button in page.find_elements(By.CSS_SELECTOR, BUTTONS)]


@pytest.fixture
def as_device(open_page: Callable[..., Chrome]) -> Callable[[str], Chrome]:
    """The card on a device of which a script says beforehand what it can."""

    def opened(script: str) -> Chrome:
        page = open_page("/")
        made = page.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        try:
            return open_page(CARD)
        finally:
            page.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", made)

    return opened


def test_the_button_is_there_where_the_device_can_share_and_a_key_presses_it(
    as_device: Callable[[str], Chrome],
) -> None:
    page = as_device(SHARING)
    assert "Bagikan" in buttons(page)
    tab_to(page, "el.textContent === 'Bagikan'")
    press(page, Keys.ENTER)
    told = page.execute_script("return window.dibagikan")
    assert told["url"].endswith(CARD) and told["title"]
    assert not complaints(page)


def test_there_is_no_button_where_the_device_cannot(as_device: Callable[[str], Chrome]) -> None:
    assert "Bagikan" not in buttons(as_device(NONE))


def test_without_scripts_there_is_no_dead_button(open_page: Callable[..., Chrome]) -> None:
    assert not buttons(open_page(CARD, Reader(scripts=False)))
