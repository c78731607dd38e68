"""What a chart says when it stands alone: its message and title above, source, edition, licence and address below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from generator.charts.compact import number
from generator.charts.letters import clean, width, wrap
from generator.charts.looks import Type
from generator.charts.palette import PALETTE
from generator.charts.style import VIEW, standalone

EDGE = 10
MESSAGE, TITLE, FOOT = Type(15, "ink", "left", True), Type(12, "muted"), Type(11, "muted")
BOLD = 0.86  # a bold line is wider than its letters' widths say
MOST = 4  # lines of one sentence
PIECES = re.compile(r"[^/-]+[/-]*|[/-]+")


@dataclass(frozen=True)
class Caption:
    """The words around a chart: its message, its statistical title, and the sentences below it."""

    message: str
    title: str
    foot: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of text; x, y is the point on its base line."""

    x: float
    y: float
    text: str
    look: Type


@dataclass(frozen=True)
class Layout:
    """The size of the whole picture, where the drawing begins, and the lines around it."""

    width: float
    height: float
    top: float
    lines: tuple[Line, ...]


def layout(svg: str, caption: Caption) -> Layout:
    """Where everything stands, in units of the drawing. Raises ValueError where the drawing has no size."""
    size = VIEW.search(svg)
    if not size:
        raise ValueError("grafik tanpa viewBox")
    wide, high = float(size[1]), float(size[2])
    wide += wide % 1
    lines: list[Line] = []
    y = _lines(lines, caption.message, MESSAGE, (wide, 8))
    top = _lines(lines, caption.title, TITLE, (wide, y)) + 10
    y = top + high + 4
    for text in caption.foot:
        y = _lines(lines, text, FOOT, (wide, y))
    return Layout(round(wide), round(y + 8), top, tuple(lines))


def _lines(lines: list[Line], text: str, look: Type, at: tuple[float, float]) -> float:
    """Add the lines of a sentence below `at` = (width of the picture, y); returns the y below them."""
    wide, y = at
    room = (wide - 2 * EDGE) * (BOLD if look.bold else 1)
    for part in wrap(_broken(clean(text), look.size, room), look.size, room, MOST) if text else []:
        y += look.size * 1.35
        lines.append(Line(EDGE, y, part, look))
    return y


def _broken(text: str, size: float, room: float) -> str:
    """The text with a blank in each word wider than `room`, after a slash or hyphen: an address is never cut off."""
    out: list[str] = []
    for word in text.split(" "):
        out.append("")
        for part in PIECES.findall(word) if width(word, size) > room else [word]:
            if out[-1] and width(out[-1] + part, size) > room:
                out.append("")
            out[-1] += part
    return " ".join(out)


def framed(svg: str, caption: Caption) -> str:
    """An SVG file of its own: the drawing with these words, on white, colours fixed, nothing outside needed."""
    placed = layout(svg, caption)
    alone = standalone(svg)
    start, _, rest = alone.partition(">")
    size = f'width="{number(placed.width)}" height="{number(placed.height)}"'
    view = f'viewBox="0 0 {number(placed.width)} {number(placed.height)}"'
    root = VIEW.sub(view, start, count=1).replace(_size(start), size, 1)
    said, _, drawn = rest.partition("</desc>")
    ground = f'<path d="M0 0H{number(placed.width)}V{number(placed.height)}H0z" fill="{PALETTE["card"]}"/>'
    inner = f'<g transform="translate(0 {number(placed.top)})">{drawn.rpartition("</svg>")[0]}</g>'
    return f"{root}>{said}</desc>{ground}{''.join(map(_text, placed.lines))}{inner}</svg>\n"


def _size(start: str) -> str:
    found = VIEW.search(start)
    return f'width="{found[1]}" height="{found[2]}"' if found else ""


def _text(line: Line) -> str:
    bold = ' font-weight="700"' if line.look.bold else ""
    at = f'x="{number(line.x)}" y="{number(line.y)}"'
    return (
        f'<text {at} font-size="{line.look.size:g}"{bold} fill="{PALETTE[line.look.color]}">{escape(line.text)}</text>'
    )
