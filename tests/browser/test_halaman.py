"""Every kind of page, as four readers see it: nothing breaks, nothing leaves the site, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.conftest import DESK, Reader, complaints, page_kinds, strangers

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_load_without_errors_or_strangers(
    open_page: Callable[..., Chrome], site: Path, served: str, scheme: str
) -> None:
    faults = {}
    for path in page_kinds(site):
        page = open_page(path, Reader(scheme=scheme))
        if found := complaints(page) + strangers(page, served):
            faults[path] = found
    assert not faults


@pytest.mark.parametrize("width", [360, DESK])
def test_pages_do_not_scroll_sideways(open_page: Callable[..., Chrome], site: Path, width: int) -> None:
    too_wide = {}
    for path in page_kinds(site):
        wide = open_page(path, Reader(width=width)).execute_script("return document.documentElement.scrollWidth")
        if wide > width:
            too_wide[path] = wide
    assert not too_wide


def test_pages_say_everything_without_scripts(open_page: Callable[..., Chrome], site: Path) -> None:
    for path in page_kinds(site):
        page = open_page(path, Reader(scripts=False))
        headings = [heading.text for heading in page.find_elements(By.TAG_NAME, "h1") if heading.text.strip()]
        assert len(headings) == 1, (path, headings)
        assert page.find_element(By.TAG_NAME, "html").get_attribute("lang") == "id", path


def test_reader_settings_reach_the_page(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/", Reader(width=DESK, scheme="dark"))
    seen = page.execute_script("return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]")
    assert seen == [DESK, True]
