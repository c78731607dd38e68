"""A headless Chromium, and a page opened in it as a certain reader sees it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tests.conftest import LIGHTHOUSE, ROOT, TOOLS, browser_programs
from tests.ponsel import address, build_country

# Without the switches on background traffic Chromium knocks at its maker's door at every start.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, DESK = 360, 1280
EMPTY_TOO = ("/daerah/*/", "/edisi/*/*/")
NATION, FEW = 514, 64  # districts


@dataclass(frozen=True)
class Reader:
    """Who looks: width of the screen in CSS pixels, colour scheme (light or dark), with or without scripts."""

    width: int = PHONE
    scheme: str = "light"
    scripts: bool = True


@contextmanager
def started(profile: Path) -> Iterator[Chrome]:
    """A browser of its own, with a profile that nobody used before."""
    programs = browser_programs()
    assert programs, "tests without the mark `peramban` cannot ask for a browser"
    options = ChromeOptions()
    options.binary_location = programs[0]
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(executable_path=programs[1]))
    driver.set_page_load_timeout(60)
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with started(tmp_path_factory.mktemp("profil")) as driver:
        yield driver


@pytest.fixture(scope="session")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Site of the made-up nation, all districts in one edition: the one KKS_NEGERI names, or a new one."""
    if given := os.environ.get("KKS_NEGERI"):
        folder = (ROOT / given).resolve()
        assert (folder / "index.html").is_file(), f"KKS_NEGERI menunjuk {folder}, tetapi tidak ada index.html di sana"
        return folder
    return build_country(tmp_path_factory.mktemp("negeri"), NATION, 1)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Sites of a small made-up country with one edition and with three, of which the newest is that one."""
    folders = [tmp_path_factory.mktemp("kecil") / name for name in ("satu", "tiga")]
    with ThreadPoolExecutor(2) as pool:
        one, three = pool.map(build_country, folders, (FEW, FEW), (1, 3))
    return one, three


@pytest.fixture(scope="session")
def satu(small: tuple[Path, Path]) -> Path:
    return small[0]


@pytest.fixture(scope="session")
def tiga(small: tuple[Path, Path]) -> Path:
    return small[1]


@pytest.fixture(scope="session")
def lighthouse() -> Path:
    """The program; a test that asks for it is left out, out loud, where it is not installed."""
    return LIGHTHOUSE


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, to be put into a page."""
    return TOOLS["axe"][0].read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def html_validate() -> Path:
    return TOOLS["html_validate"][0]


@pytest.fixture(scope="session")
def vnu() -> Path:
    return TOOLS["vnu"][0]


@pytest.fixture
def open_page(browser: Chrome, served: str) -> Callable[..., Chrome]:
    """`open_page("/daerah/", Reader(width=DESK))` gives the browser with that page loaded and clean logs."""

    def opened(path: str, reader: Reader | None = None) -> Chrome:
        reader = reader or Reader()
        screen = {"width": reader.width, "height": 800, "deviceScaleFactor": 1, "mobile": reader.width < 600}
        scheme = {"features": [{"name": "prefers-color-scheme", "value": reader.scheme}]}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not reader.scripts})
        browser.get("about:blank")
        for kind in ("browser", "performance"):
            browser.get_log(kind)
        browser.get(served + path)
        return browser

    return opened


def complaints(browser: Chrome) -> list[str]:
    """Errors on the page's console since it was opened."""
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def strangers(browser: Chrome, served: str) -> list[str]:
    """Addresses outside the site that the page asked for since it was opened."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [url for url in asked if not url.startswith((served, "data:", "blob:", "about:"))]


def shape(path: str) -> str:
    """`/edisi/2025/tatanan/pasar/` is a page of the kind `/edisi/*/tatanan/*/`."""
    plain = re.sub(r"(?<=/)(\d{4}|\d\d(\.\d\d)?-[^/]+|\d{4}-[^/]+)(?=/)", "*", path)
    named = re.sub(r"(?<=/)(tatanan|indikator|peta)/[^/]+/", r"\1/*/", plain)
    return re.sub(r"(?<=/)(grafik|sematan)/[^/]+\.html$", r"\1/*.html", named)


def page_kinds(site: Path) -> list[str]:
    """One address of each kind of page there is, so that a new kind is looked at without a new test.

    Of each kind the fullest page, and of those of districts the emptiest too.
    """
    kinds: dict[str, list[Path]] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: (-page.stat().st_size, page)):
        kinds.setdefault(shape(address(site, page)), []).append(page)
    chosen = [pages[0] for pages in kinds.values()] + [kinds[kind][-1] for kind in EMPTY_TOO]
    return sorted({address(site, page) for page in chosen})


@pytest.fixture(scope="session")
def xmllint() -> Path:
    return TOOLS["xmllint"][0]
