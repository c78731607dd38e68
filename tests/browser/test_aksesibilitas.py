"""WCAG 2.2 AA, as far as programs can tell: axe-core, and our own eye for what it does not see, on every kind of page.

Both on the real site and on the made-up nation, on three widths, in light and dark, on paper, with colours forced,
without motion, at 400 % and with letters set wide apart.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import DESK, EMPTY_TOO, PHONE, Reader, page_kinds, shape, started
from tests.browser.keliling import ANSWERS, EYE, SCREENS, UNITS, Found, View, Walk, walk, zoom

pytestmark = pytest.mark.peramban
CHECKS = {
    "axe": "nothing that axe-core calls a breach, or cannot decide",
    "letters": "letters stand out from their ground: 4.5, or 3 when large",
    "inks": "letters of drawings stand out from what is drawn below them",
    "marks": "marks of drawings stand out from their ground: 3",
    "charts": "name and description of a drawing hold the numbers it shows",
    "tables": "tables have caption, heads, scope and units",
    "sideways": "nothing scrolls sideways",
    "targets": "whatever can be pressed is 24 px large or has that room",
    "strange": "no inline style, nothing of the theme's, no forced order",
    "moving": "nothing moves for who asked for stillness",
    "borders": "boxes have borders where colours are forced",
    "zoom": "no word is lost at 400 %",
    "cut": "no letters are cut off when set wide apart",
}
SITES = ("nyata", "negeri", "tiga")
# A page with a fault of every sort, so that no check is blind.
WRONG = """<!doctype html><html lang=id><title>Salah</title><meta name=viewport content="width=device-width">
<style>p { color: #888; background: #999; transition: all 2s; overflow: hidden; width: 30px; white-space: nowrap }
.kotak { border: 0 } .g-all { stroke: #eee; fill: none } @media (width < 400px) { .luas { display: none } }
button { width: 9px; height: 9px; padding: 0 }</style>
<main><h1 style="width: 2000px">Salah</h1><p>Huruf pudar</p><div class=kotak>x</div><div tabindex=3>urut</div>
<table><tr><td>1<td>2</table><table><caption>Isi<thead><tr><th scope=col>Apa<th>Berapa<tbody><tr><td>x<td>77</table>
<svg class=grafik role=img viewBox="0 0 90 90" width=90><title>T</title><desc>kosong</desc>
<path d="M0 0h90v90h-90z" fill="#fff"/><path class=g-all d="M9 9h50"/><text x=80 y=40 fill="#ddd">88 daerah</text>
<text x=9 y=80>77%</text><text class=g-11x x=9 y=60>71</text></svg><p class=luas>hilang
<nav><button>a</button><button>b</button></nav><img src=x></main>"""


def richest(site: Path) -> list[str]:
    """Pages of districts: they say more the more editions there are."""
    return [path for path in page_kinds(site) if shape(path) in EMPTY_TOO]


@pytest.fixture(scope="module")
def found(site: Path, negeri: Path, tiga: Path, axe: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """What is found on each site, two browsers at a time; thoroughly where a kind is met first, and cards on both."""
    here = {shape(path) for path in page_kinds(site)} - set(EMPTY_TOO)
    paths = {
        site: dict.fromkeys([*page_kinds(site), ANSWERS], True),
        negeri: {path: shape(path) not in here for path in page_kinds(negeri)},
        tiga: dict.fromkeys(richest(tiga), False),
    }
    with ThreadPoolExecutor(2) as pool:
        walks = [pool.submit(walk, at, tmp_path_factory.mktemp("profil"), some, axe) for at, some in paths.items()]
    return dict(zip(SITES, (done.result() for done in walks), strict=True))


@pytest.mark.parametrize("which", SITES)
@pytest.mark.parametrize("check", CHECKS)
def test_nothing_is_found(found: dict[str, Found], check: str, which: str) -> None:
    faults = found[which][check]
    assert not faults, f"{CHECKS[check]}: {len(faults)}\n" + "\n".join(faults[:20])


def test_no_check_is_blind(axe: str, tmp_path: Path) -> None:
    page = tmp_path / "salah.html"
    page.write_text(WRONG, encoding="utf-8")
    with started(tmp_path / "profil") as browser:
        going = Walk(browser, "", axe)
        browser.get(page.as_uri())
        for script in (axe, EYE):
            browser.execute_script(script)
        for view in SCREENS:
            going.show(view)
            going.ask_axe(view)
            for check in CHECKS.keys() - {"axe", "tables", "zoom"}:
                going.look(check, view)
            going.look("tables", view, UNITS)
        zoom(going)
    assert {check for check in CHECKS if going.found[check]} == CHECKS.keys()
    told = "\n".join(fault for check in ("tables", "charts", "zoom") for fault in going.found[check])
    sorts = ("tanpa judul", "tanpa kepala", "tanpa scope", "angka tanpa satuan", "“88 daerah”", "“77%”", "hilang")
    assert all(fault in told for fault in sorts)
    assert "“71”" not in told, "what a drawing calls a part of its axis is no data"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_names_offered_while_typing_are_accessible(open_page: Callable[..., Chrome], axe: str, width: int) -> None:
    page = open_page("/", Reader(width=width))
    page.find_element(By.ID, "temukan").send_keys("bogor")
    WebDriverWait(page, 10).until(lambda p: p.find_elements(By.CSS_SELECTOR, ".temukan__hasil a"))
    going = Walk(page, "", axe, "/ bogor")
    for script in (axe, EYE):
        page.execute_script(script)
    going.ask_axe(View(width))
    for check in ("letters", "targets", "sideways"):
        going.look(check, View(width))
    assert not [fault for faults in going.found.values() for fault in faults]
