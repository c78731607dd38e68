"""The page for officials: a district is chosen, the steps name it, and the workbook that is saved carries it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from generator.forms.layout import COVER
from tests.browser.conftest import DESK, Reader, complaints
from tests.buku import changed, country, every, fill, indicators, kks

pytestmark = pytest.mark.peramban
PAGE, CODE, NAME, YEAR = "/kontribusi/", "62.01", "Kabupaten Kotawaringin Barat", "2025"
CHOSEN = f"{PAGE}?daerah={CODE}&tahun={YEAR}"
Open = Callable[..., Chrome]


def text(page: Chrome, selector: str) -> str:
    return page.find_element(By.CSS_SELECTOR, selector).get_attribute("textContent")


def waited(page: Chrome, name: str = NAME) -> Chrome:
    WebDriverWait(page, 10).until(lambda p: name in text(p, "#langkah h2"))
    return page


def href(page: Chrome, what: str) -> str:
    return page.find_element(By.CSS_SELECTOR, f"[data-ke={what}]").get_attribute("href")


def test_a_district_is_chosen_by_keyboard_with_a_slip(open_page: Open) -> None:
    page = open_page(PAGE)
    page.find_element(By.ID, "kirim-daerah").send_keys("kotawaringn barat")
    WebDriverWait(page, 10).until(lambda p: p.find_elements(By.CSS_SELECTOR, ".kirim .temukan__hasil a"))
    page.switch_to.active_element.send_keys(Keys.ENTER)
    waited(page)
    there = urlsplit(page.current_url)
    assert there.query == f"daerah={CODE}&tahun={YEAR}" and there.fragment == "langkah"
    assert not complaints(page)


def test_the_address_brings_district_and_year_along(open_page: Open) -> None:
    page = waited(open_page(f"{PAGE}?daerah={CODE}&tahun=2024"))
    assert text(page, "#langkah h2") == f"Langkah untuk {NAME}, edisi 2024"
    assert text(page, "[data-isi=folder]") == f"data/edisi/2024/{CODE}/"
    assert href(page, "rapor").endswith("/edisi/2024/62.01-kotawaringin-barat/")
    assert href(page, "daerah").endswith("/daerah/62.01-kotawaringin-barat/")
    Select(page.find_element(By.ID, "kirim-tahun")).select_by_value(YEAR)
    assert urlsplit(page.current_url).query == f"daerah={CODE}&tahun={YEAR}"
    assert text(page, "[data-isi=berkas]") == f"kks-{YEAR}-{CODE}.xlsx"
    assert href(page, "templat").endswith(f"kks-{YEAR}-templat.xlsx")


def test_a_name_typed_in_full_and_sent_is_as_good_as_its_code(open_page: Open) -> None:
    page = waited(open_page(f"{PAGE}?daerah=kabupaten+kotawaringin+barat&tahun={YEAR}"))
    assert urlsplit(page.current_url).query == f"daerah={CODE}&tahun={YEAR}" and not complaints(page)


def test_an_unknown_code_is_said_and_the_page_stays_as_it_was(open_page: Open) -> None:
    page = open_page(f"{PAGE}?daerah=99.99")
    WebDriverWait(page, 10).until(lambda p: "99.99" in text(p, ".kirim .temukan__kabar"))
    assert "daerah Anda" in text(page, "#langkah h2")


def test_a_district_page_and_a_card_lead_here_with_the_district(open_page: Open) -> None:
    for path, query in (
        ("/daerah/62.01-kotawaringin-barat/", f"daerah={CODE}"),
        (f"/edisi/{YEAR}/62.01-kotawaringin-barat/", f"daerah={CODE}&tahun={YEAR}"),
    ):
        link = open_page(path).find_element(By.CSS_SELECTOR, ".blok a[href*='kontribusi/?']").get_attribute("href")
        assert urlsplit(link).path == PAGE and urlsplit(link).query == query


def test_without_scripts_there_are_plain_downloads_and_steps(open_page: Open) -> None:
    page = open_page(CHOSEN, Reader(scripts=False))
    assert not page.find_element(By.CSS_SELECTOR, ".kirim").is_displayed()
    assert page.find_elements(By.CSS_SELECTOR, "#templat a[download]")
    assert len(page.find_elements(By.CSS_SELECTOR, ".langkah > li")) == 6


def test_every_picture_is_there_in_the_size_the_page_says(open_page: Open) -> None:
    page = open_page(PAGE, Reader(width=DESK))
    page.execute_script("document.querySelectorAll('.foto img').forEach(i => { i.loading = 'eager' })")
    WebDriverWait(page, 10).until(
        lambda p: p.execute_script("return [...document.querySelectorAll('.foto img')].every(i => i.complete)")
    )
    wrong = page.execute_script(
        "return [...document.querySelectorAll('.foto img')].filter(i => !i.naturalWidth || "
        "i.naturalWidth != i.getAttribute('width') || i.naturalHeight != i.getAttribute('height'))"
        ".map(i => `${i.src} ${i.naturalWidth}x${i.naturalHeight}`)"
    )
    assert not wrong


@pytest.fixture
def saved(open_page: Open, tmp_path: Path) -> Path:
    """The workbook that the button on the page saves."""
    page = waited(open_page(CHOSEN))
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page.find_element(By.CSS_SELECTOR, "[data-ke=templat]").send_keys(Keys.ENTER)
    WebDriverWait(page, 10).until(lambda p: "Tersimpan" in text(p, "[data-kabar]"))
    path, until = tmp_path / f"kks-{YEAR}-{CODE}.xlsx", time.monotonic() + 10
    while not path.is_file() and time.monotonic() < until:
        time.sleep(0.1)
    assert path.is_file(), sorted(p.name for p in tmp_path.iterdir())
    return path


def test_the_saved_workbook_carries_code_and_name_and_is_imported(saved: Path, tmp_path: Path) -> None:
    cover = load_workbook(saved)[COVER]  # openpyxl reads through zipfile, which refuses a wrong checksum
    assert (cover["B3"].value, cover["B4"].value) == (CODE, NAME)
    data = country(tmp_path / "data")
    items = indicators(data)
    saved.write_bytes(changed(saved.read_bytes(), lambda book: fill(book, items, every(items))))
    result = kks("import", saved, "--data", data)
    assert result.exit_code == 0, result.output
    assert (data / f"edisi/{YEAR}/{CODE}/nilai.csv").is_file()
