"""A frozen edition as somebody opens it: unpacked on a disk, without the web; and in the site, where it knows more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.beku import YEAR, archived, dead, unpacked
from tests.browser.conftest import DESK, PHONE, complaints, strangers
from tests.conftest import QuietHandler

pytestmark = pytest.mark.peramban
LOOKS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archived(built, tmp_path_factory.mktemp("beku") / "negeri")


@pytest.fixture(scope="module")
def disk(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(folder / "data", tmp_path_factory.mktemp("buka"))


@pytest.fixture(scope="module")
def alive(folder: Path) -> Iterator[str]:
    """The site that holds the archive, on a server of its own."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder / "site"))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def look(browser: Chrome, address: str, width: int = DESK, scheme: str = "light") -> None:
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})  # whoever looked before
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.get("about:blank")
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    browser.get(address)


def card(place: Path) -> str:
    """The report of the district of which most is known."""
    return max(place.glob("??.??-*/index.html"), key=lambda page: page.stat().st_size).relative_to(place).as_posix()


@pytest.mark.parametrize("width, scheme", LOOKS)
def test_it_opens_from_disk_and_asks_for_nothing_else(
    browser: Chrome, disk: Path, tmp_path: Path, width: int, scheme: str
) -> None:
    assert dead(disk) == []
    for name in ("index.html", card(disk), "arsip/metode/index.html", "arsip/luar/index.html", "nilai/index.html"):
        if not (disk / name).is_file():
            continue
        look(browser, (disk / name).as_uri(), width, scheme)
        assert complaints(browser) == [], name
        assert strangers(browser, disk.as_uri()) == [], name
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), name
        family, colour = browser.execute_script(
            "const s = getComputedStyle(document.body); return [s.fontFamily, s.backgroundColor];"
        )
        assert "serif" in family and colour not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"), name
    assert browser.save_screenshot(str(tmp_path / "luar.png"))


def test_one_walks_through_it_by_its_links(browser: Chrome, disk: Path) -> None:
    look(browser, (disk / "index.html").as_uri())
    page = card(disk)
    browser.get((disk / page).as_uri())
    box = browser.find_element(By.CSS_SELECTOR, "details")
    browser.execute_script("arguments[0].querySelector('summary').click()", box)
    assert box.get_property("open")
    for wanted, ends in (
        ("a[href*='provinsi/']", "/index.html"),
        ("a[href*='arsip/metode/']", "arsip/metode/index.html"),
    ):
        browser.get((disk / page).as_uri())
        browser.execute_script("arguments[0].click()", browser.find_element(By.CSS_SELECTOR, wanted))
        WebDriverWait(browser, 5).until(lambda b: page not in b.current_url)
        assert browser.current_url.split("#")[0].endswith(ends)
        assert browser.find_element(By.TAG_NAME, "h1").text
    browser.get((disk / page).as_uri())
    browser.execute_script("arguments[0].click()", browser.find_element(By.CSS_SELECTOR, "a[href*='#daerah-']"))
    WebDriverWait(browser, 5).until(lambda b: "arsip/luar/" in b.current_url)
    shown = [row for row in browser.find_elements(By.CSS_SELECTOR, "#semua > li") if row.is_displayed()]
    assert len(shown) == 1 and "/daerah/" in shown[0].text
    assert complaints(browser) == []


def told(browser: Chrome) -> str:
    return browser.find_element(By.CSS_SELECTOR, "[data-arsip]").text


def test_in_the_site_it_tells_of_the_newer_edition(browser: Chrome, folder: Path, alive: str) -> None:
    page = card(folder / f"site/edisi/{YEAR}")
    look(browser, f"{alive}/edisi/{YEAR}/{page.removesuffix('index.html')}")
    WebDriverWait(browser, 5).until(lambda b: "daerah ini pada edisi 2025" in told(b))
    link = browser.find_element(By.LINK_TEXT, "daerah ini pada edisi 2025").get_attribute("href")
    assert link == f"{alive}/edisi/2025/{page.removesuffix('index.html')}"
    assert complaints(browser) == []
    assert strangers(browser, alive) == []
    browser.execute_script("document.querySelector('article [data-nilai], article data[id]').click()")
    WebDriverWait(browser, 5).until(lambda b: "diarsipkan" in b.find_element(By.CSS_SELECTOR, "dialog").text)


def test_in_the_site_it_tells_of_mistakes_found_later(browser: Chrome, folder: Path, alive: str) -> None:
    page = card(folder / f"site/edisi/{YEAR}")
    kode = page[:5]
    known, records = folder / "site/edisi.json", folder / f"site/koreksi/{YEAR}.json"
    before = known.read_bytes(), records.read_bytes()
    facts = json.loads(before[0])
    for edition in facts["edisi"]:
        edition["koreksi"]["jumlah"] = 2 * (edition["tahun"] == YEAR)
    one = {
        "nomor": "001",
        "tanggal": "2026-12-01",
        "hal": "Pasar",
        "lama": "<b>81</b>",
        "baru": "80",
        "alamat": "/koreksi/",
    }
    both = [
        {**one, "id": f"{YEAR}.{kode}.pasar.pusat"},
        {**one, "hal": "Tempat lain", "id": f"{YEAR}.00.00.pasar.pusat"},
        {**one, "hal": "Penghargaan", "id": f"penghargaan.{YEAR}.{kode}"},
        {**one, "hal": "Tahun lain", "id": f"penghargaan.{YEAR - 1}.{kode}"},
        {**one, "hal": "Penghargaan lain", "id": f"penghargaan.{YEAR}.00.00"},
    ]
    try:
        known.write_text(json.dumps(facts), encoding="utf-8")
        records.write_text(json.dumps(both), encoding="utf-8")
        look(browser, f"{alive}/edisi/{YEAR}/{page.removesuffix('index.html')}")
        WebDriverWait(browser, 5).until(lambda b: "Kekeliruan yang diketahui" in told(b))
        assert "Pasar: <b>81</b> seharusnya 80 (koreksi 001, 2026-12-01)" in told(browser)
        assert "Penghargaan: <b>81</b> seharusnya 80" in told(browser)
        assert not [other for other in ("Tempat lain", "Tahun lain", "Penghargaan lain") if other in told(browser)]
        assert complaints(browser) == []
    finally:
        known.write_bytes(before[0])
        records.write_bytes(before[1])
