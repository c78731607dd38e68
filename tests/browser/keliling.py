"""A walk through a site: each kind of page is loaded once and looked at as many readers would see it.

What is found stands in `Found`: by the name of the check, one line for each fault, with the page and the reader.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import DESK, PHONE, started
from tests.ponsel import hosted

Found = dict[str, list[str]]
EYE = (Path(__file__).parent / "alat/periksa.js").read_text(encoding="utf-8")
NARROW, ZOOM = 320, 4
UNFOLD = "document.querySelectorAll('details').forEach(box => { box.open = true })"
# The query whose answers are looked at, as a search page without any is another one.
ANSWERS = "/cari/?q=pasar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Paper has neither a pointer nor a keyboard, and nobody follows a link on it.
NOT_ON_PAPER = {
    rule: {"enabled": False} for rule in ("target-size", "scrollable-region-focusable", "link-in-text-block")
}
# What axe leaves open is a fault too, but for two things: colours, which our own eye computes inside drawings as well,
# and heads of a group of rows, which have no cell beside them (`th scope=rowgroup`).
AXE = """
const [options, done] = arguments;
axe.run(document, { resultTypes: ['violations', 'incomplete'], preload: false, ...options }).then(result => {
  const unsure = result.incomplete.filter(rule => !['color-contrast', 'th-has-data-cells'].includes(rule.id));
  done([...result.violations, ...unsure].map(rule =>
    `${rule.id} (${rule.nodes.length}): ${rule.nodes[0].html.slice(0, 160)}`));
}, error => done([`axe: ${error}`]));
"""
# What bare numbers of a column may count or be; said in its head, in the caption or in the name of the row.
UNITS = (
    "%|persen|nilai|skor|poin|banyak|jumlah|daerah|kabupaten|indikator|klaim|tahun|detik|cpu|mb|mib|kali"
    "|nomor|tingkat|instrumen"
)
SPACING = """
const style = document.createElement('style');
style.textContent = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;
document.head.append(style);
"""


@dataclass(frozen=True)
class View:
    """How a page is shown: CSS pixels wide, colour scheme, on screen or on paper, and what the reader asked for."""

    width: int
    scheme: str = "light"
    media: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    height: int = 800
    scale: int = 1

    def __str__(self) -> str:
        asked = [f"{name}: {value}" for name, value in self.asked]
        return " ".join([f"{self.width}", self.scheme, self.media, *asked]).strip()


DAY, TINY, WIDE, DARK_DESK = View(PHONE), View(NARROW), View(DESK), View(DESK, "dark")
SCREENS = (DAY, View(PHONE, "dark"), TINY, WIDE, DARK_DESK)
PAPER = View(DESK, media="print")
FORCED = tuple(View(PHONE, scheme, asked=(("forced-colors", "active"),)) for scheme in ("light", "dark"))
STILL = View(PHONE, asked=(("prefers-reduced-motion", "reduce"),))
ZOOMED = View(DESK // ZOOM, height=1024 // ZOOM, scale=ZOOM)


@dataclass
class Walk:
    """One browser in one site, and what it has found so far."""

    browser: Chrome
    url: str
    axe: str
    path: str = ""
    thorough: bool = True
    found: Found = field(default_factory=lambda: defaultdict(list))

    def show(self, view: View) -> None:
        screen = {"width": view.width, "height": view.height, "deviceScaleFactor": view.scale}
        features = [("prefers-color-scheme", view.scheme), *view.asked]
        media = [{"name": name, "value": value} for name, value in features]
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**screen, "mobile": view.width < 600})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": view.media, "features": media})

    def note(self, check: str, view: View, faults: Iterable[str]) -> None:
        told = Counter(faults)
        self.found[check] += [f"{self.path} [{view}] {count} × {fault}" for fault, count in told.items()]

    def look(self, check: str, view: View, *arguments: str) -> None:
        self.note(check, view, self.browser.execute_script(f"return kks.{check}(...arguments)", *arguments))

    def ask_axe(self, view: View) -> None:
        """All rules; in the dark and on the narrowest screen those that can come out otherwise there.

        Not everywhere: the same templates at every width once, on one site, are enough; our own eye looks at them all.
        """
        if view == DARK_DESK or not self.thorough and view in (TINY, WIDE):
            return
        options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": NOT_ON_PAPER if view is PAPER else {}}
        if view.scheme == "dark" or view.width == NARROW:
            rules = ["color-contrast"] if view.scheme == "dark" else ["target-size", "scrollable-region-focusable"]
            options = {"runOnly": {"type": "rule", "values": rules}}
        self.note("axe", view, self.browser.execute_async_script(AXE, options))


def walk(site: Path, profile: Path, paths: Mapping[str, bool], axe: str) -> Found:
    """All faults of these pages of a site; of each, whether axe looks at all widths and with details closed too."""
    with hosted(site) as host, started(profile) as browser:
        browser.set_script_timeout(60)
        going = Walk(browser, host.url, axe)
        for path, going.thorough in paths.items():
            _visit(going, path)
    return going.found


def _visit(going: Walk, path: str) -> None:
    going.path = path
    going.show(DAY)
    going.browser.get(going.url + path)
    if path == ANSWERS:
        WebDriverWait(going.browser, 20).until(lambda page: page.find_elements(By.CSS_SELECTOR, ".hasil a"))
    going.browser.execute_script(going.axe)
    going.browser.execute_script(EYE)
    if going.browser.find_elements(By.CSS_SELECTOR, "details"):
        if going.thorough:
            going.ask_axe(DAY)
        going.browser.execute_script(UNFOLD)
    _as_it_is(going)
    _as_asked(going)


def _as_it_is(going: Walk) -> None:
    for view in (*SCREENS, PAPER):
        going.show(view)
        going.ask_axe(view)
        for check in ("letters", "inks", "marks") if view.width != NARROW else ():
            going.look(check, view)
        if view in SCREENS and view.scheme == "light":
            going.look("sideways", view)
            going.look("targets", view)
    going.show(DAY)
    going.look("charts", DAY)
    going.look("tables", DAY, UNITS)
    going.look("strange", DAY)


def _as_asked(going: Walk) -> None:
    """Forced colours, no motion, four times as large, and at last letters set wide apart."""
    for view in FORCED:
        going.show(view)
        for check in ("borders", "letters", "inks"):
            going.look(check, view)
    going.show(STILL)
    going.look("moving", STILL)
    zoom(going)
    going.browser.execute_script(SPACING)
    for view in (TINY, WIDE):
        going.show(view)
        for check in ("cut", "sideways"):
            going.look(check, view)


def zoom(going: Walk) -> None:
    """Every word of the wide page is there four times as large too, and nothing scrolls sideways."""
    words = []
    for view in (WIDE, ZOOMED):
        going.show(view)
        words.append(Counter(going.browser.execute_script("return kks.words()")))
    going.look("sideways", ZOOMED)
    going.note("zoom", ZOOMED, (words[0] - words[1]).elements())
