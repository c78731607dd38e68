"""Districts side by side: by keyboard on a phone, from a shared address, with every refusal said, and text as text."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.bangun import build, copy
from tests.browser.conftest import Reader, complaints, strangers
from tests.ponsel import hosted
from tests.situs import page as parsed
from tests.situs import shown

pytestmark = pytest.mark.peramban
KOBAR, RAYA = "62.01", "62.71"
HOSTILE = "Kota <img src=x onerror=\"document.title='jahat'\"><script>document.title='jahat'</script>"
Opened = Callable[[str], Chrome]


@pytest.fixture(scope="module")
def country(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small country, with one district of which only some indicators are known, and a source without a stage."""
    folder = copy(built, tmp_path_factory.mktemp("banding") / "negeri")
    partial, unstaged = (folder / f"data/edisi/2025/{kode}/nilai.csv" for kode in ("99.04", "99.06"))
    lines = partial.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not re.match("pusat,pasar,[^,]*,[^,]*,(,|pasar.03,)", line)]
    partial.write_text("".join(kept), encoding="utf-8")
    text = unstaged.read_text(encoding="utf-8")
    unstaged.write_text(re.sub("(?m)^(mandiri|provinsi|pusat),", "tidak-disebut,", text), encoding="utf-8")
    first = {}
    for line in unstaged.read_text(encoding="utf-8").splitlines(keepends=True):
        first.setdefault(tuple(line.split(",")[i] for i in (0, 1, 4)), line)
    unstaged.write_text("".join(first.values()), encoding="utf-8")
    build(folder)
    return folder / "site"


@pytest.fixture(scope="module")
def host(country: Path) -> Iterator[str]:
    with hosted(country) as server:
        yield server.url


@pytest.fixture
def at(browser: Chrome, open_page: Callable[..., Chrome], host: str) -> Opened:
    """`at("?daerah=62.01")` opens the page on a phone."""

    def opened(query: str = "") -> Chrome:
        open_page("/metode/", Reader(width=360))
        browser.get("about:blank")
        for kind in ("browser", "performance"):
            browser.get_log(kind)
        browser.get(f"{host}/banding/{query}")
        WebDriverWait(browser, 20).until(lambda b: b.find_element(By.CSS_SELECTOR, "[data-banding]").is_displayed())
        return browser

    return opened


def compared(page: Chrome, count: int = 2) -> str:
    """Wait until so many districts stand side by side; what the page then says."""
    done = f"{count} daerah berdampingan"
    WebDriverWait(page, 20).until(lambda p: done in p.find_element(By.CSS_SELECTOR, ".banding__kabar").text)
    return str(page.find_element(By.ID, "sanding").text)


def chosen(page: Chrome) -> str:
    return unquote(urlsplit(page.current_url).query)


def beside(kode: str, *more: str, edisi: str = "2025", tahap: str = "pusat") -> str:
    return f"?daerah={','.join((kode, *more))}&edisi={edisi}&tahap={tahap}"


def row(page: Chrome, table: str, title: str, nth: int) -> str:
    """What stands beside the nth district below a heading of a table."""
    bodies = page.find_elements(By.CSS_SELECTOR, f"#{table} tbody")
    body = next(b for b in bodies if b.find_element(By.CSS_SELECTOR, "th[scope=rowgroup]").text.startswith(title))
    return str(body.find_elements(By.CSS_SELECTOR, "td")[nth].text)


def test_two_districts_by_keyboard_on_a_phone(at: Opened, country: Path) -> None:
    page = at()
    box = page.find_element(By.ID, "banding-cari")
    box.send_keys("palangkaraya", Keys.ENTER)
    WebDriverWait(page, 20).until(lambda p: chosen(p).startswith(f"daerah={RAYA}"))
    page.switch_to.active_element.send_keys("kotawaringn", Keys.ARROW_DOWN)
    page.switch_to.active_element.send_keys(Keys.ENTER)
    compared(page)
    assert chosen(page).startswith(f"daerah={RAYA},{KOBAR}&edisi=2025&tahap="), "order as chosen"
    assert page.execute_script("return document.documentElement.scrollWidth") <= 360
    heads = page.find_elements(By.CSS_SELECTOR, "#sanding th[scope=row]")
    assert heads[0].text.startswith("A ●") and heads[1].text.startswith("B ■")
    assert page.find_elements(By.CSS_SELECTOR, "#sanding caption") and page.find_elements(By.CSS_SELECTOR, ".batang")
    assert not complaints(page) + strangers(page, page.current_url.split("/banding/")[0])
    same_as_the_cards(page, country)


def same_as_the_cards(page: Chrome, site: Path) -> None:
    """Every figure leads to its own place and says there what it says here."""
    found = page.find_elements(By.CSS_SELECTOR, "#sanding a data")
    assert len(found) > 10
    for data in found:
        name, (there, anchor) = (
            data.get_attribute("data-angka"),
            urldefrag(data.find_element(By.XPATH, "..").get_attribute("href")),
        )
        assert unquote(anchor) == name
        own = next(s for s in shown(parsed(site, urlsplit(there).path).root) if s.own and s.name == name)
        assert (own.value, own.text) == (data.get_attribute("value"), data.text), name


def test_a_shared_address_shows_the_same_and_back_leads_back(at: Opened, country: Path) -> None:
    page = at(beside(KOBAR, RAYA, tahap="mandiri"))
    compared(page)
    same_as_the_cards(page, country)
    assert "selisih " in page.find_element(By.ID, "sanding-tatanan").text
    page.find_element(By.CSS_SELECTOR, ".banding__pilihan button").send_keys(Keys.ENTER)
    WebDriverWait(page, 20).until(lambda p: chosen(p).startswith(f"daerah={RAYA}&"))
    assert "Pilih satu daerah lagi" in page.find_element(By.CSS_SELECTOR, ".banding__kabar").text
    page.back()
    compared(page)
    assert chosen(page) == beside(KOBAR, RAYA, tahap="mandiri")[1:]
    page.forward()
    WebDriverWait(page, 20).until(lambda p: not p.find_elements(By.CSS_SELECTOR, "#sanding table"))
    button = page.find_element(By.XPATH, "//button[.='Salin tautan']")
    button.send_keys(Keys.ENTER)
    said = page.find_element(By.CSS_SELECTOR, ".banding__kabar")
    WebDriverWait(page, 20).until(lambda p: "Tautan disalin" in said.text or "Salin sendiri" in said.text)


def test_nobody_wins_and_nobody_is_first(at: Opened) -> None:
    page = at(beside("99.02", KOBAR, RAYA, "99.03"))
    said = compared(page, 4).lower()
    assert not re.search(r"\b(menang|kalah|unggul|terbaik|juara|peringkat)\b", said)
    assert "selisih" not in said, "a difference is of two"
    assert "Bukan peringkat" in page.find_element(By.TAG_NAME, "article").text


def test_sources_that_disagree_are_both_shown_and_not_compared(at: Opened) -> None:
    page = at(beside("99.07", KOBAR))
    compared(page)
    told = row(page, "sanding-tatanan", "Pasar", 0)
    assert "50,00%" in told and "16,66%" in told and "angka yang berbeda" in told
    assert "tidak disandingkan" in page.find_element(By.ID, "sanding-tatanan").text
    assert "angka yang berbeda" in page.find_element(By.ID, "tolak").text


def test_an_incomplete_tatanan_has_bounds_only(at: Opened) -> None:
    page = at(beside("99.04", KOBAR))
    compared(page)
    told = row(page, "sanding-tatanan", "Pasar", 0)
    assert re.search(r"\d+ poin sampai \d+ poin", told) and "2 dari 3 indikator terisi" in told, told
    assert "batas bawah" in page.find_element(By.ID, "tolak").text


def test_figures_without_a_stage_or_of_another_one_are_refused(at: Opened) -> None:
    page = at(beside("99.06", KOBAR, tahap="tidak-disebut"))
    compared(page)
    assert "tidak menyebut tahap" in row(page, "sanding-tatanan", "Pasar", 0)
    assert "tahap yang berbeda tidak disandingkan" in row(page, "sanding-tatanan", "Pasar", 1)
    assert not page.find_elements(By.CSS_SELECTOR, ".batang") and "selisih " not in page.page_source


def test_two_editions_give_award_and_odf_only_and_name_the_break(at: Opened) -> None:
    page = at("?daerah=62.01,62.71&edisi=2024,2025")
    said = compared(page)
    assert "Instrumennya berubah di antara kedua edisi" in said
    assert not page.find_elements(By.ID, "sanding-tatanan") and page.find_elements(By.ID, "sanding-umum")
    assert "Tidak ada penghargaan nasional pada 2024" in said or "Belum ada data" in said


def test_editions_nothing_joins_are_refused(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/banding/?daerah=62.01,73.71&edisi=2023,2025")
    said = compared(page)
    assert "tidak dapat disandingkan" in said and not page.find_elements(By.CSS_SELECTOR, "#sanding table")


def test_what_is_missing_has_its_reason_and_is_no_zero(at: Opened) -> None:
    page = at(beside("99.05", KOBAR))
    compared(page)
    assert "belum diverifikasi" in row(page, "sanding-tatanan", "Pasar", 0)
    assert not re.search(r"\b0(,0+)?%", page.find_element(By.ID, "sanding").text)


def test_a_wrong_address_is_answered_with_a_sentence(at: Opened) -> None:
    page = at("?daerah=00.00,<img src=x>&edisi=1900&tahap=entah")
    said = page.find_element(By.CSS_SELECTOR, ".banding__kabar").text
    assert "00.00" in said and "<img src=x>" in said and "Pilih dua sampai empat daerah" in said
    assert not page.find_elements(By.CSS_SELECTOR, "form img") and not complaints(page)


def test_hostile_names_and_sources_stay_text(at: Opened, country: Path, tmp_path: Path, browser: Chrome) -> None:
    site = Path(shutil.copytree(country, tmp_path / "site"))
    names = json.loads((site / "aset/data/nama.json").read_text(encoding="utf-8"))
    for one in names:
        one[0] = HOSTILE
    (site / "aset/data/nama.json").write_text(json.dumps(names), encoding="utf-8")
    for file in site.glob("edisi/2025/62.*/banding.json"):
        told = json.loads(file.read_text(encoding="utf-8"))
        told["sumber"] = [[name, HOSTILE] for name, _ in told["sumber"]]
        file.write_text(json.dumps(told), encoding="utf-8")
    at()
    with hosted(site) as server:
        browser.get(f"{server.url}/banding/{beside(KOBAR, RAYA)}")
        said = compared(browser)
        assert said.count("<img src=x") > 4 and browser.title != "jahat"
        assert not browser.find_elements(By.CSS_SELECTOR, "article img, #sanding script, form script")


def test_without_scripts_the_tables_are_named(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/banding/", Reader(scripts=False))
    assert not page.find_element(By.CSS_SELECTOR, "[data-banding]").is_displayed()
    links = {urlsplit(a.get_attribute("href")).path for a in page.find_elements(By.CSS_SELECTOR, "#tabel a")}
    assert {"/edisi/2025/tatanan/pasar/", "/edisi/2025/"} <= links
    assert sum("/provinsi/" in link for link in links) >= 38
