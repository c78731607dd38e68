"""The second CSV of a district, made in the browser: as Excel in Indonesian wants it, with the figures of the first."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import Reader, complaints
from tests.browser.test_jalan import press, tab_to
from tests.ponsel import address, cards, hosted
from tests.situs import rows

pytestmark = pytest.mark.peramban
CARD, FILE = "/edisi/2024/62.01-kotawaringin-barat/", "edisi/2024/unduhan/62.01.csv"
WORDS = "CSV untuk Excel Indonesia"
# What would be saved is kept instead: its name, and its bytes as text, BOM and all.
CATCH = """
const plain = new TextDecoder("utf-8", { ignoreBOM: true });
URL.createObjectURL = (blob) => {
  blob.arrayBuffer().then((data) => { window.tersimpan = [plain.decode(data), blob.type]; });
  return "#tersimpan";
};
HTMLAnchorElement.prototype.click = function () { window.nama = this.download; };
"""
MAKE = """
const [text, root, done] = arguments;
import(new URL(root + "aset/excel.js", location.href).href).then((made) => done(made.indonesian(text)));
"""
NUMBER = re.compile(r"-?\d+(,\d+)?")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def told(row: dict[str, str]) -> dict[str, str]:
    """The cells as Excel shows them: numbers with a point again, constants without their wrapping."""
    found = {key: re.sub(r'^="(.*)"$', r"\1", cell) for key, cell in row.items()}
    numbers = {key: found[key].replace(",", ".") for key in ("nilai", "capaian") if NUMBER.fullmatch(found[key])}
    return found | numbers


def check(text: str, path: Path) -> int:
    """How many decimal commas it holds; the figures are those of the file."""
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    mine, other = read(text), rows(path)
    assert [told(row) for row in mine] == other
    cells = [cell for row in mine for cell in row.values()]
    assert not [
        cell for cell in cells if re.match(r'[-+@\t\r]|=(?!"[\d.,:/%-]+"$)', cell) and not NUMBER.fullmatch(cell)
    ]
    return sum(bool(re.fullmatch(r"-?\d+,\d+", row[key])) for row in mine for key in ("nilai", "capaian"))


def saved(page: Chrome) -> tuple[str, str]:
    text, kind = WebDriverWait(page, 10).until(lambda p: p.execute_script("return window.tersimpan"))
    assert kind == "text/csv"
    return page.execute_script("return window.nama"), text


def test_a_key_saves_the_second_csv(open_page: Callable[..., Chrome], site: Path) -> None:
    page = open_page(CARD)
    page.execute_script(CATCH)
    tab_to(page, f"el.textContent === '{WORDS}'")
    press(page, Keys.ENTER)
    name, text = saved(page)
    assert name == "62.01-excel.csv"
    assert check(text, site / FILE) > 0
    assert not complaints(page)


def test_a_full_card_of_a_made_up_country_keeps_its_mark(browser: Chrome, satu: Path) -> None:
    with hosted(satu) as host:
        card = address(satu, cards(satu)[0])
        browser.get(host.url + card)
        browser.execute_script(CATCH)
        browser.find_element(By.LINK_TEXT, WORDS).send_keys(Keys.ENTER)
        name, text = saved(browser)
        year, code = card.split("/")[2], card.split("/")[3][:5]
        assert name == f"{code}-excel.csv" and "DATA CONTOH" in text.splitlines()[0]
        assert check(text, satu / f"edisi/{year}/unduhan/{code}.csv") > 50
        browser.get("about:blank")


def test_codes_survive_and_nothing_runs(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CARD)
    heading = "id,nilai,tertulis,tanggal,catatan\n"
    text = heading + '2025.11.10.x,93.90,11.10,2025-02-17,"\'=1+1; ""a""\nb"\n2025.11.10.y,-3,58/59,2025,\n'
    root = page.execute_script("return document.querySelector('script[data-akar]').dataset.akar.replace(/\\/*$/, '/')")
    one, two = read(page.execute_async_script(MAKE, text, root))
    assert one == {"id": "2025.11.10.x", "nilai": "93,90", "tertulis": '="11.10"', "tanggal": "2025-02-17",
                   "catatan": "'=1+1; \"a\"\nb"}  # fmt: skip
    assert two["nilai"] == "-3" and two["tertulis"] == '="58/59"' and two["tanggal"] == "2025" and two["catatan"] == ""


def test_without_scripts_there_is_the_ordinary_csv(open_page: Callable[..., Chrome]) -> None:
    page = open_page(CARD, Reader(scripts=False))
    assert not page.find_elements(By.LINK_TEXT, WORDS)
    assert page.find_element(By.CSS_SELECTOR, "#unduh a[download][href$='.csv']").get_attribute("href").endswith(FILE)
