"""Hex map: every district one tile of equal size, roughly where it lies."""

from __future__ import annotations

from itertools import groupby
from math import cos, pi, sin
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from generator.charts import templates
from generator.charts.axis import class_key, key
from generator.charts.compact import number
from generator.charts.inputs import Petak, Tile
from generator.charts.letters import clean, width
from generator.charts.marks import word
from generator.charts.palette import ON_RAMP
from generator.charts.style import Sheet, Type, finish, sheet

LARGEST = {True: 56.0, False: 44.0}  # so that a province of three tiles does not become a poster
ROW = 0.866  # of a tile's width: how far the rows of the honeycomb are apart
SIZES = {15: 7, 24: 11, 99: 14}  # of letters, in tiles narrower than that
Form = tuple[int | None, str]


def draw(x: Petak, wide: bool, uid: str) -> str:
    """Touching pointy-top hexagons, toned by level, each with its letter, in the order given.

    Tiles with an address are links with names; then the drawing is a group, not one image. Tiles in a row with the
    same `group` stand together in one named group. A part of the country (one province) fills the same width with
    larger tiles.
    """
    on = sheet(wide)
    on.role = "group" if any(tile.url for tile in x.tiles) else "img"
    unit, corner = _scale(on, x.tiles, wide)
    forms = {form: f"{uid}-{at}" for at, form in enumerate(dict.fromkeys((t.level, t.letter) for t in x.tiles))}
    on.symbols = "".join(_form(form, name, unit) for form, name in forms.items())
    lowest = max((tile.y for tile in x.tiles), default=0) - corner[1]
    for group, tiles in groupby(x.tiles, key=lambda tile: tile.group):
        drawn = "".join(_tile(tile, forms[tile.level, tile.letter]) for tile in tiles)
        on.extra += f'<g role="group" aria-label={quoteattr(clean(group))}>{drawn}</g>' if group else drawn
    left, top = (number(-unit * side, 2) for side in corner)
    half, row = _steps(unit)
    on.extra = f'<g transform="translate({left} {top})scale({number(half, 5)} {number(row, 5)})">{on.extra}</g>'
    on.height = key(on, [class_key(kelas) for kelas in x.legend], (2, lowest * unit + unit * 0.6 + 26, on.width)) + 2
    return finish(on, (x.title, x.desc), uid)


def _scale(on: Sheet, tiles: tuple[Tile, ...], wide: bool) -> tuple[float, tuple[float, float]]:
    """Width of a tile, and the map coordinate that lies in the sheet's upper left corner; the map is centred."""
    xs, ys = [tile.x for tile in tiles] or [0.0], [tile.y for tile in tiles] or [0.0]
    across = max(xs) - min(xs) + 1
    unit = min((on.width - 2) / across, LARGEST[wide])
    return unit, (min(xs) - 0.5 - (on.width / unit - across) / 2, min(ys) - 0.6)


def _form(form: Form, name: str, unit: float) -> str:
    """One hexagon around 0, 0 with its letter, drawn once and used by all tiles of its kind."""
    level, letter = form
    pen, ink = ("void", "ink") if level is None else (f"s{level}", ON_RAMP[level])
    radius = unit / 3**0.5
    corners = tuple((radius * sin(pi / 3 * at), -radius * cos(pi / 3 * at)) for at in range(6))
    x, y, rest = templates.outline(corners)
    tile = f'<path class="g-{pen}" d="M{number(x, 2)} {number(y, 2)}{rest}"/>'
    on = Sheet(width=unit)
    size = next(size for limit, size in SIZES.items() if unit < limit)
    if width(clean(letter), size) < unit:
        word(on, (0, size * 0.36), letter, Type(size, ink, "center"))
    half, row = _steps(unit)
    back = f"scale({number(1 / half, 5)} {number(1 / row, 5)})"
    return f'<defs><g id="{name}" transform="{back}">{tile}{"".join(on.words)}</g></defs>'


def _steps(unit: float) -> tuple[float, float]:
    """Half a tile's width and the height of a row: counted in these, the place of a tile is two small whole numbers.

    The drawing is stretched by them, and each form back again.
    """
    return unit / 2, unit * ROW


def _tile(tile: Tile, form_id: str) -> str:
    """Its name is its title, which a mouse shows as well: said once, as it stands 514 times."""
    place = f'x="{number(tile.x * 2)}" y="{number(tile.y / ROW)}"'
    inner = f'<title>{escape(clean(tile.label))}</title><use href="#{form_id}" {place}/>'
    if not tile.url or urlsplit(tile.url).scheme not in ("", "http", "https"):
        return f"<g>{inner}</g>"
    return f"<a href={quoteattr(clean(tile.url))}>{inner}</a>"
