"""A sheet to draw on and the finished SVG text: small, for a page whose style sheet knows the classes, or standalone.

The looks come from matplotlib (templates.py), once a process; a chart itself only places coordinates and words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from generator.charts import templates
from generator.charts.compact import number
from generator.charts.letters import clean
from generator.charts.looks import LETTERS, PENS
from generator.charts.looks import Ink as Ink
from generator.charts.looks import Type as Type
from generator.charts.palette import PALETTE

WIDE, NARROW = 720, 330
MARK_HIGH = 20
NOTE = LETTERS[Type(12, "note", "left", True)]
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
DESC = re.compile(r"<desc\b[^>]*>")
WORDS = re.compile(r'<title id="[^"]*">[^<]*</title>(<desc id="[^"]*">)[^<]*</desc>')
SAID_BY = re.compile(r'aria-labelledby="(\S+)-t [^"]*"')
TAG = re.compile(r"<\w[^<>]*>")
PLAIN_VALUE = re.compile(r'(?<==)"([\w#./-]+)"')
CLASS = re.compile(r' class="g-(\w+)"')
UID = re.compile(r"^[A-Za-z0-9][\w.-]*$")


@dataclass
class Sheet:
    """A drawing in the making. Set `height` before finish(); `symbols` and `extra` are markup, already escaped.

    `paths`: pen -> parts of its one path; `attributes`: what that path says besides; `words`: the text elements.
    """

    width: float
    height: float = 0
    symbols: str = ""
    extra: str = ""
    role: str = "img"
    paths: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def sheet(wide: bool) -> Sheet:
    """An empty sheet, 720 units wide or, for phones, 330."""
    return Sheet(width=WIDE if wide else NARROW)


def finish(on: Sheet, words: tuple[str, str], uid: str) -> str:
    """The SVG text for a page: `words` = (title, desc), every id begins with `uid`, a viewBox but no size.

    Raises ValueError where uid cannot be part of an id.
    """
    if not UID.match(uid):
        raise ValueError(f"id grafik tidak dapat dipakai: {uid!r}")
    title, desc = (escape(clean(text)) for text in words)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(on.width)} {number(on.height)}" class="grafik"'
        f' role="{on.role}" aria-labelledby="{uid}-t {uid}-d">'
    )
    said = f'<title id="{uid}-t">{title}</title><desc id="{uid}-d">{desc}</desc>'
    return f"{root}{said}{on.symbols}{_paths(on, uid)}{''.join(on.words)}{on.extra}</svg>\n"


def _paths(on: Sheet, uid: str) -> str:
    """One path a pen, from the ground upwards; the hatch, where one is used, brings its pattern."""
    pattern, attributes = "", on.attributes
    if "hatch" in on.paths:
        pattern = f'<pattern id="{uid}-h{templates.hatch()}'
        attributes = {**attributes, "hatch": f' fill="url(#{uid}-h)"'}
    drawn = [(pen, on.paths[pen]) for pen in PENS if pen in on.paths]
    return pattern + "".join(
        f'<path class="g-{pen}"{attributes.get(pen, "")} d="{"".join(parts)}"/>' for pen, parts in drawn
    )


def marked(svg: str, note: str) -> str:
    """The same drawing with `note` first in its description and in letters below it; unchanged where note is empty.

    Drawn into the finished text, so that no chart can forget it and a chart saved alone still says it.
    """
    size = VIEW.search(svg)
    if not note or not size:
        return svg
    words, height = escape(clean(note)), float(size[2])
    letters = f'<text class="g-{NOTE}" x="2" y="{number(height + 14)}">{words}</text>'
    taller = svg.replace(size[0], f'viewBox="0 0 {size[1]} {number(height + MARK_HIGH)}"', 1)
    said = DESC.sub(lambda found: f"{found[0]}{words}. ", taller, count=1)
    inside, end, rest = said.rpartition("</svg>")
    return f"{inside}{letters}{end}{rest}"


def bare(svg: str) -> str:
    """The same drawing for an HTML page only: no quotes around what HTML reads without them.

    A tag that closes itself gets a space, so that a value before its slash does not take that slash as its own.
    """
    return TAG.sub(lambda tag: PLAIN_VALUE.sub(r"\1", tag[0].replace("/>", " />")), svg)


def twin(svg: str, uid: str) -> str:
    """A drawing whose title and description stand in the drawing `uid` on the same page, so not once more here.

    An empty description stays: it is where marked() says its note.
    """
    own = SAID_BY.search(svg)
    if not own:
        return svg
    said_by = f'aria-labelledby="{own[1]}-d {uid}-t {uid}-d"'
    return WORDS.sub(r"\1</desc>", svg.replace(own[0], said_by, 1), count=1)


def standalone(svg: str) -> str:
    """The same drawing for a file of its own: on white, every class resolved to attributes with fixed colours."""
    width, height = svg.split('viewBox="0 0 ', 1)[1].split('"', 1)[0].split()
    letters = f'font-family="system-ui,sans-serif" font-size="12" fill="{PALETTE["ink"]}"'
    ground = f'</desc><path d="M0 0H{width}V{height}H0z" fill="{PALETTE["card"]}"/>'
    fixed = CLASS.sub(lambda found: templates.fixed(found[1]), svg)
    root = f'width="{width}" height="{height}" {letters}'
    return fixed.replace('class="grafik"', root, 1).replace("</desc>", ground, 1)
