"""Hex map: every district one tile of equal size, roughly where it lies."""

from __future__ import annotations

from dataclasses import dataclass
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
SMALL = 14, 12  # width and row of small tiles: whole numbers, of which 514 places are short to write
SIZES = {15: 8, 24: 11, 99: 14}  # of letters, in tiles narrower than that
Form = tuple[int | None, str]


@dataclass(frozen=True)
class Comb:
    """The honeycomb on the sheet: width of a tile, distance of its rows, where the map's 0, 0 lies."""

    unit: float
    row: float
    left: float
    top: float

    def at(self, tile: Tile) -> tuple[float, float]:
        """The centre of a tile on the sheet."""
        return self.left + tile.x * self.unit, self.top + tile.y / ROW * self.row


def centre(kolom: int, baris: int) -> tuple[float, float]:
    """Where the tile of this column and row of data/wilayah lies: neighbours are 1 apart."""
    return kolom + 0.5 * (baris % 2), ROW * baris


def draw(x: Petak, wide: bool, uid: str) -> str:
    """Touching pointy-top hexagons, toned by level, each with its letter, in the order given.

    Tiles with an address are links with names; then the drawing is a group, not one image. Tiles in a row with the
    same `group` stand together in one named group. A part of the country (one province) fills the same width with
    larger tiles.
    """
    on = sheet(wide)
    on.role = "group" if any(tile.url for tile in x.tiles) else "img"
    comb = _comb(on, x.tiles, wide)
    forms = {form: f"{uid}-{at}" for at, form in enumerate(dict.fromkeys((t.level, t.letter) for t in x.tiles))}
    on.symbols = "".join(_form(form, name, comb.unit) for form, name in forms.items())
    for group, tiles in groupby(x.tiles, key=lambda tile: tile.group):
        drawn = "".join(_tile(tile, forms[tile.level, tile.letter], comb.at(tile)) for tile in tiles)
        on.extra += f'<g role="group" aria-label={quoteattr(clean(group))}>{drawn}</g>' if group else drawn
    lowest = max((comb.at(tile)[1] for tile in x.tiles), default=0)
    on.height = key(on, [class_key(kelas) for kelas in x.legend], (2, lowest + comb.unit * 0.6 + 26, on.width)) + 2
    return finish(on, (x.title, x.desc), uid)


def _comb(on: Sheet, tiles: tuple[Tile, ...], wide: bool) -> Comb:
    """The tiles as large as the sheet lets them be, the map centred; a sheet of small ones is as wide as they are."""
    xs, ys = [tile.x for tile in tiles] or [0.0], [tile.y for tile in tiles] or [0.0]
    across = max(xs) - min(xs) + 1
    unit: float = min((on.width - 2) / across, LARGEST[wide])
    row = unit * ROW
    if unit < min(SIZES):
        unit, row = SMALL
        on.width = across * unit + 2
    return Comb(
        unit, row, (on.width - across * unit) / 2 - (min(xs) - 0.5) * unit, round(unit * 0.6) - min(ys) / ROW * row
    )


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
    return f'<defs><g id="{name}">{tile}{"".join(on.words)}</g></defs>'


def _tile(tile: Tile, form_id: str, at: tuple[float, float]) -> str:
    """Its name is its title, which a mouse shows as well: said once, as it stands 514 times. One without is bare."""
    place = f'x="{number(at[0])}" y="{number(at[1])}"'
    if not tile.label:
        return f'<use href="#{form_id}" {place}/>'
    inner = f'<title>{escape(clean(tile.label))}</title><use href="#{form_id}" {place}/>'
    if not tile.url or urlsplit(tile.url).scheme not in ("", "http", "https"):
        return f"<g>{inner}</g>"
    return f"<a href={quoteattr(clean(tile.url))}>{inner}</a>"
