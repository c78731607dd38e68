"""Every kind of page by keyboard alone: all is reached, in order, in sight, with a visible focus, without a trap."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import DESK, EMPTY_TOO, PHONE, Reader, page_kinds, shape, started
from tests.browser.keliling import STILL, UNFOLD, View, Walk
from tests.ponsel import hosted

pytestmark = pytest.mark.peramban
# Longer pages are lists of the same link; what they hold is looked at, but not walked through key by key.
MOST_TABS = 260
STOPS = """
window.kinds = 'a[href], button, input, select, textarea, summary, [tabindex]';
window.stops = () => Array.from(document.querySelectorAll(window.kinds))
  .filter(el => el.tabIndex >= 0 && el.checkVisibility({ visibilityProperty: true }));
window.met = [];
document.addEventListener('focusin', event => met.push(event.target));
return stops().length;
"""
# Each stop in turn, as after a Tab: it must come into sight, have a size, and show that it is the one.
LOOK = """
return stops().flatMap(el => {
  el.focus();
  const box = el.getBoundingClientRect(), style = getComputedStyle(el), faults = [];
  const inner = el.querySelector('use, path') || el, mark = getComputedStyle(inner);
  const told = `${el.localName} “${(el.getAttribute('aria-label') || el.textContent).trim().slice(0, 40)}”`;
  if (document.activeElement !== el) faults.push('tidak menerima fokus: ' + told);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const drawn = el.closest('svg') && parseFloat(mark.strokeWidth) >= 2;
  if (!outlined && !drawn) faults.push('fokus tidak tampak: ' + told);
  if (box.width < 1 || box.height < 1) faults.push('tanpa ukuran: ' + told);
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  if (!seen) faults.push(`di luar layar (${Math.round(box.left)}, ${Math.round(box.top)}): ` + told);
  if (getComputedStyle(el).clipPath !== 'none') faults.push('tersembunyi: ' + told);
  return faults;
});
"""
# What Tab met beside what stands in the page; a box that scrolls may be a stop of the browser's own.
ORDER = """
const all = stops(), met = window.met.filter(el => all.includes(el));
const wrong = all.findIndex((el, i) => met[i] !== el);
return wrong < 0 ? '' : `stop ${wrong} of ${all.length}: ${met[wrong] && met[wrong].outerHTML.slice(0, 90)}`
  + ` instead of ${all[wrong].outerHTML.slice(0, 90)}`;
"""
TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "nativeVirtualKeyCode": 9}


def tab(page: Chrome) -> None:
    for kind in ("rawKeyDown", "keyUp"):
        page.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": kind, **TAB})


def tabbed(site: Path, profile: Path, pressed: set[str]) -> list[str]:
    """Faults on every kind of page of a site; on the pages `pressed` Tab is pressed from stop to stop."""
    faults = []
    with hosted(site) as host, started(profile) as browser:
        going = Walk(browser, host.url, "")
        for path in page_kinds(site):
            browser.get(host.url + path)
            host.settle(quiet=0.3)  # a form may show itself only when its data are there
            going.show(STILL)
            browser.execute_script(UNFOLD)
            count = browser.execute_script(STOPS)
            if path in pressed and 0 < count <= MOST_TABS:
                for _ in range(count):
                    tab(browser)
                if wrong := browser.execute_script(f"{ORDER}"):
                    faults.append(f"{path} {wrong}")
            tab(browser)  # so that the browser takes what follows for the keyboard's doing
            faults += [f"{path} {fault}" for fault in browser.execute_script(LOOK)]
    return faults


def test_all_can_be_reached_in_order_and_in_sight(
    site: Path, negeri: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of kinds that both sites have, only cards are walked through on both: they are far fuller in the nation."""
    here, profiles = set(page_kinds(site)), [tmp_path_factory.mktemp("profil") for _ in range(2)]
    known = {shape(path) for path in here} - set(EMPTY_TOO)
    there = {path for path in page_kinds(negeri) if shape(path) not in known}
    with ThreadPoolExecutor(2) as pool:
        faults = [f for found in pool.map(tabbed, (site, negeri), profiles, (here, there)) for f in found]
    assert not faults, f"{len(faults)}\n" + "\n".join(faults[:30])


def test_no_fault_stays_unseen(browser: Chrome, tmp_path: Path) -> None:
    page = tmp_path / "salah.html"
    hidden = (
        "<a href=a style='outline: none'>a</a><a href=b style='position: absolute; left: -900px'>b</a><a href=c></a>"
    )
    page.write_text(f"<!doctype html><title>Salah</title>{hidden}<button tabindex=1>d</button>", encoding="utf-8")
    browser.get(page.as_uri())
    for _ in range(browser.execute_script(STOPS)):
        tab(browser)
    assert browser.execute_script(ORDER)
    told = "\n".join(browser.execute_script(LOOK))
    assert all(fault in told for fault in ("fokus tidak tampak", "di luar layar", "tanpa ukuran"))


def test_the_skip_link_leads_past_the_menu(open_page: Callable[..., Chrome]) -> None:
    page = open_page("/daerah/", Reader(width=DESK))
    tab(page)
    link = page.switch_to.active_element
    assert link.text == "Langsung ke isi" and link.rect["x"] >= 0
    link.send_keys(Keys.ENTER)
    assert page.execute_script("return document.activeElement.id") == "isi"
    tab(page)
    assert page.execute_script("return document.querySelector('main').contains(document.activeElement)")


def picture(page: Chrome, place: dict[str, float]) -> Image.Image:
    clip = {"x": place["x"] - 8, "y": place["y"] - 8, "width": place["width"] + 16, "height": place["height"] + 16}
    asked = {"format": "png", "clip": {**clip, "scale": 1}, "captureBeyondViewport": True}
    return Image.open(BytesIO(b64decode(page.execute_cdp_cmd("Page.captureScreenshot", asked)["data"]))).convert("L")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/", "#peta svg a"),
        ("/edisi/2024/provinsi/62-kalimantan-tengah/", "svg a"),
        ("/", ".merek"),
        ("/", "#temukan"),
        ("/", ".temukan button"),
        ("/penghargaan/", "summary"),
        ("/edisi/2024/62.01-kotawaringin-barat/", ".tabel-bungkus, [data-bagi] button"),
    ],
)
def test_focus_is_seen_on_the_screen(open_page: Callable[..., Chrome], path: str, what: str, scheme: str) -> None:
    """Not by what the style sheet says: pixels around what has the focus change, and clearly."""
    page = open_page(path, Reader(width=PHONE, scheme=scheme))
    Walk(page, "", "").show(View(PHONE, scheme, asked=STILL.asked))
    tab(page)
    place = page.execute_script(
        "const el = document.querySelector(arguments[0]); el.scrollIntoView({ block: 'center' });"
        "const box = el.getBoundingClientRect();"
        "return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height }",
        what,
    )
    before = picture(page, place)
    page.execute_script("document.querySelector(arguments[0]).focus({ preventScroll: true })", what)
    changed = ImageChops.difference(before, picture(page, place)).point(lambda d: 255 if d > 60 else 0)
    assert changed.histogram()[255] >= 2 * (min(place["width"], 300) + min(place["height"], 300)) * 0.5


def test_nothing_stays_open_or_hidden_in_a_drawer(open_page: Callable[..., Chrome]) -> None:
    """The theme's drawer, search box and dialog keep focus where nobody sees it; our pages have none of them."""
    page = open_page("/")
    for theirs in (
        "[data-md-component]",
        ".md-toggle",
        "label.md-overlay",
        "[role=dialog]",
        "dialog",
        "label:not([for])",
    ):
        assert not page.find_elements(By.CSS_SELECTOR, theirs), theirs
    loaded = page.execute_script("return performance.getEntriesByType('resource').map(r => r.name)")
    assert not [name for name in loaded if "material" in name or "/assets/" in name], loaded
