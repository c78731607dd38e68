"""One look for all charts: pens and letters, a sheet to draw on, and the finished SVG text.

Charts draw with matplotlib's own SVG renderer, without figure and axes: the same pens, hatches and markers, at about a
tenth of the time.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

import matplotlib
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.text import Text

from generator.charts.compact import body, number
from generator.charts.letters import clean
from generator.charts.palette import INKS, PALETTE, ROOT_STYLE, STAND_IN

matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "rapor-kks"})

WIDE, NARROW = 720, 330
DEPTH = 4096  # the renderer wants a height before the drawing is known; the viewBox says the real one
MARK_HIGH = 20
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
DESC = re.compile(r"<desc\b[^>]*>")
UID = re.compile(r"^[A-Za-z0-9][\w.-]*$")


@dataclass(frozen=True)
class Ink:
    """How an area or a line is drawn; colours are names of the palette, None draws nothing."""

    fill: str | None = None
    line: str | None = None
    width: float = 1
    alpha: float = 1
    dash: tuple[float, ...] = ()
    hatch: bool = False
    cap: Literal["butt", "round"] = "butt"


@dataclass(frozen=True)
class Type:
    """How a text is set; align is left, center or right."""

    size: float = 12
    color: str = "ink"
    align: str = "left"
    bold: bool = False


def _anchors() -> dict[str, Text]:
    return {align: Text(ha=align, parse_math=False) for align in ("left", "center", "right")}


@dataclass
class Sheet:
    """A drawing in the making. Set `height` before finish(); `extra` is markup for the end, already escaped."""

    width: float
    renderer: RendererSVG
    out: io.StringIO
    height: float = 0
    extra: str = ""
    role: str = "img"
    anchors: dict[str, Text] = field(default_factory=_anchors)


def sheet(wide: bool) -> Sheet:
    """An empty sheet, 720 units wide or, for phones, 330."""
    out, width = io.StringIO(), WIDE if wide else NARROW
    renderer = RendererSVG(width, DEPTH, out, image_dpi=72, metadata={"Date": None, "Creator": None})
    return Sheet(width=width, renderer=renderer, out=out)


def finish(on: Sheet, words: tuple[str, str], uid: str) -> str:
    """The SVG text for a page or a file: `words` = (title, desc), every id begins with `uid`, a viewBox but no size.

    Raises ValueError where uid cannot be part of an id.
    """
    if not UID.match(uid):
        raise ValueError(f"id grafik tidak dapat dipakai: {uid!r}")
    on.renderer.finalize()
    inner = body(on.out.getvalue(), uid)
    title, desc = (escape(clean(text)) for text in words)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(on.width)} {number(on.height)}" class="grafik"'
        f' role="{on.role}" aria-labelledby="{uid}-t {uid}-d"'
        f' style="{ROOT_STYLE}">'
    )
    return f'{root}<title id="{uid}-t">{title}</title><desc id="{uid}-d">{desc}</desc>{inner}{on.extra}</svg>\n'


def marked(svg: str, note: str) -> str:
    """The same drawing with `note` first in its description and in letters below it; unchanged where note is empty.

    Drawn into the finished text, so that no chart can forget it and a chart saved alone still says it.
    """
    size = VIEW.search(svg)
    if not note or not size:
        return svg
    words, height = escape(clean(note)), float(size[2])
    look = f"font-weight:700;fill:{INKS[STAND_IN['note']]}"
    letters = f'<text x="2" y="{number(height + 14)}" style="{look}">{words}</text>'
    taller = svg.replace(size[0], f'viewBox="0 0 {size[1]} {number(height + MARK_HIGH)}"', 1)
    said = DESC.sub(lambda found: f"{found[0]}{words}. ", taller, count=1)
    inside, end, rest = said.rpartition("</svg>")
    return f"{inside}{letters}{end}{rest}"


def standalone(svg: str) -> str:
    """The same drawing for a file of its own: on white, and with fixed colours for programs without CSS variables."""
    fixed = re.sub(r"var\(--[\w-]+,([^()]+)\)", r"\1", svg)
    width, height = fixed.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split()
    ground = f'</desc><path d="M0 0H{width}V{height}H0z" style="fill:{PALETTE["card"]}"/>'
    return fixed.replace('class="grafik"', f'width="{width}" height="{height}"', 1).replace("</desc>", ground, 1)
