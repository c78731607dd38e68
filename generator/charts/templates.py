"""What matplotlib draws once for each look, and every chart then uses again: pens, letters, marks and the hatch.

A chart of its own took matplotlib eight milliseconds; its looks are always the same, only places and words differ.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from functools import lru_cache

import matplotlib
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.hatch import get_path
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from generator.charts.compact import number, relative
from generator.charts.looks import LETTERS, PENS, PLAIN, Ink, Type
from generator.charts.palette import HALO, NAMES, PALETTE, SCALE, STAND_IN

matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "rapor-kks"})

Rules = tuple[tuple[str, str], ...]
FORMS = {
    "square": Path([(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88), (0, 0)], closed=True),
    "diamond": Path([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0), (0, 0)], closed=True),
    "tick": Path([(-0.3, -1.5), (0.3, -1.5), (0.3, 1.5), (-0.3, 1.5), (0, 0)], closed=True),
}
SIDE = 200
HATCH = 8  # matplotlib's /// repeats after so many pixels
FONT = "var(--huruf,system-ui,sans-serif)"
# What every browser assumes anyway, and what the root of the drawing says once for all.
DEFAULTS = {
    ("stroke-linejoin", "miter"),
    ("stroke-linecap", "butt"),
    ("stroke-width", "1"),
    ("stroke-dashoffset", "0"),
    ("text-anchor", "start"),
    ("font-size", "12px"),
    ("fill", STAND_IN["ink"]),
}
RIM = (("stroke", STAND_IN["card"]), ("stroke-width", "3"), ("stroke-linejoin", "round"), ("paint-order", "stroke"))


@lru_cache(maxsize=64)
def pen(look: Ink) -> Rules:
    """(property, value) of a path drawn with this ink; colours are stand-ins, the filling of a hatch is left out."""
    style = _drawn(Path([(0, 0), (9, 9)]), look).get("style", "")
    return tuple(rule for rule in _rules(style) if not (look.hatch and rule[0] == "fill"))


@lru_cache(maxsize=64)
def letters(look: Type) -> Rules:
    """(property, value) of a text set like this."""
    out, anchor = io.StringIO(), Text(ha=look.align, parse_math=False)
    renderer = _renderer(out)
    font = FontProperties(family="DejaVu Sans", size=look.size, weight="bold" if look.bold else "normal")
    color = "muted" if look.color == SCALE else look.color
    renderer.draw_text(_context(Ink(line=color)), 0, 0, "x", font, 0, ismath=False, mtext=anchor)
    rules = _rules(_nodes(renderer, out, "text")[0].get("style", ""))
    if look.color != HALO:
        return rules
    return tuple(rule for rule in rules if rule[0] != "fill") + RIM


@lru_cache(maxsize=32)
def stamp(form: str, radius: float) -> tuple[float, float, str]:
    """A mark around 0, 0 as its first point and the rest of its outline in relative steps."""
    return relative(_drawn(FORMS[form], Ink(fill="ink"), Affine2D().scale(radius)).get("d", ""))


@lru_cache(maxsize=8)
def outline(corners: tuple[tuple[float, float], ...]) -> tuple[float, float, str]:
    """A closed shape, in the same form as a mark."""
    return relative(_drawn(Path([*corners, corners[0]], closed=True), Ink(fill="ink")).get("d", ""))


@lru_cache(maxsize=1)
def hatch() -> str:
    """The pattern's own markup, to be completed with its id: one period of matplotlib's upward lines."""
    upright = Affine2D().scale(HATCH, -HATCH).translate(0, HATCH)
    x, y, rest = relative(_drawn(get_path("//", 1), Ink(line="muted", width=0.7), upright).get("d", ""))
    lines = f'<path class="g-lines" d="M{number(x)} {number(y)}{rest}"/>'
    return f'" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse">{lines}</pattern>'


def css() -> str:
    """The rules of all classes for the page's style sheet; colours are its variables, for both schemes and print."""
    body = "\n".join(f".g-{name} {{ {_declared(rules)}; }}" for name, rules in classes().items())
    return f".grafik {{ font-family: {FONT}; font-size: 12px; fill: var(--g-ink); }}\n{body}\n"


def rule(name: str) -> str:
    """The rule of one class, in few letters."""
    return f".g-{name}{{{_declared(classes()[name])}}}"


@lru_cache(maxsize=1)
def classes() -> dict[str, Rules]:
    """Class name without its "g-" -> rules of every look of the vocabulary that differs from what a drawing assumes."""
    pens = {name: pen(look) for name, look in PENS.items()} | {"lines": pen(Ink(line="muted", width=0.7))}
    made = pens | {name: letters(look) for look, name in LETTERS.items() if look != PLAIN}
    return {name: rules for name, rules in made.items() if rules}


@lru_cache(maxsize=128)
def fixed(name: str) -> str:
    """The same rules as presentation attributes with the colours of the palette, for a drawing without style sheet."""
    return "".join(f' {key}="{PALETTE[NAMES[v]] if v in NAMES else v}"' for key, v in classes().get(name, ()))


def _declared(rules: Rules) -> str:
    return "; ".join(f"{key}: {_variable(value)}" for key, value in rules)


def _variable(value: str) -> str:
    return f"var(--g-{NAMES[value]})" if value in NAMES else value


def _rules(css: str) -> Rules:
    pairs = [part.split(": ", 1) for part in css.split("; ") if ": " in part]
    short = [(key, re.sub(r"(^|,)0\.", r"\1.", re.sub(r"\.0(?!\d)", "", value))) for key, value in pairs]
    return tuple(rule for rule in short if rule[0] != "font-family" and rule not in DEFAULTS)


def _drawn(path: Path, look: Ink, place: Affine2D | None = None) -> ET.Element:
    """The `<path>` that matplotlib writes, in a sheet where y grows downwards."""
    out = io.StringIO()
    renderer = _renderer(out)
    path.should_simplify = False
    down = (place or Affine2D()) + Affine2D().scale(1, -1).translate(0, SIDE)
    renderer.draw_path(_context(look), path, down, to_rgb(STAND_IN[look.fill]) if look.fill else None)
    return next(node for node in _nodes(renderer, out, "path") if node.get("style"))


def _renderer(out: io.StringIO) -> RendererSVG:
    return RendererSVG(SIDE, SIDE, out, image_dpi=72, metadata={"Date": None, "Creator": None})


def _nodes(renderer: RendererSVG, out: io.StringIO, tag: str) -> list[ET.Element]:
    renderer.finalize()
    return [node for node in ET.fromstring(out.getvalue().encode()).iter() if node.tag.endswith("}" + tag)]


def _context(look: Ink) -> GraphicsContextBase:
    gc = GraphicsContextBase()
    gc.set_linewidth(look.width if look.line else 0)
    if look.line:
        gc.set_foreground((*to_rgb(STAND_IN[look.line]), 1.0), isRGBA=True)
    if look.alpha != 1:
        gc.set_alpha(look.alpha)
    if look.dash:
        gc.set_dashes(0, look.dash)
    gc.set_capstyle(look.cap)
    gc.set_joinstyle("miter")
    return gc
