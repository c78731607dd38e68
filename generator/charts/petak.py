"""Hex map: every district one tile of equal size, roughly where it lies."""

from __future__ import annotations

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
Form = tuple[int, str]


def draw(x: Petak, wide: bool, uid: str) -> str:
    """Touching pointy-top hexagons, toned by level, with letters where they have room, in the order given.

    Tiles with an address are links with names; then the drawing is a group, not one image. A part of the country
    (one province) fills the same width with larger tiles.
    """
    on = sheet(wide)
    on.role = "group" if any(tile.url for tile in x.tiles) else "img"
    unit, corner = _scale(on, x.tiles, wide)
    forms = {form: f"{at}" for at, form in enumerate(sorted({(tile.level, tile.letter) for tile in x.tiles}))}
    on.symbols = "".join(_form(form, f"{uid}-{name}", unit) for form, name in forms.items())
    lowest = max((tile.y for tile in x.tiles), default=0) - corner[1]
    on.extra = "".join(_tile(tile, f"{uid}-{forms[tile.level, tile.letter]}", (unit, *corner)) for tile in x.tiles)
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
    radius = unit / 3**0.5
    corners = tuple((radius * sin(pi / 3 * at), -radius * cos(pi / 3 * at)) for at in range(6))
    x, y, rest = templates.outline(corners)
    tile = f'<path class="g-s{level}" d="M{number(x, 2)} {number(y, 2)}{rest}"/>'
    on = Sheet(width=unit)
    size = 11 if unit < 24 else 14
    if unit >= 15 and width(clean(letter), size) < unit * 0.8:
        word(on, (0, size * 0.36), letter, Type(size, ON_RAMP[level], "center"))
    return f'<defs><g id="{name}">{tile}{"".join(on.words)}</g></defs>'


def _tile(tile: Tile, form_id: str, scale: tuple[float, float, float]) -> str:
    unit, left, top = scale
    x, y = number((tile.x - left) * unit), number((tile.y - top) * unit)
    use = f'<use href="#{form_id}" x="{x}" y="{y}"/>'
    label = clean(tile.label)
    title = f"<title>{escape(label)}</title>"
    if not tile.url or urlsplit(tile.url).scheme not in ("", "http", "https"):
        return f"<g>{title}{use}</g>"
    return f"<a href={quoteattr(clean(tile.url))} aria-label={quoteattr(label)}>{title}{use}</a>"
