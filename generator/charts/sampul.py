"""sampul: the one social image of pages without their own; the question the site answers, and the map of districts."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path

from generator.charts.letters import fit
from generator.charts.palette import RAMP
from generator.charts.plate import EDGE, RIGHT, Latar, canvas, header, heading, shape
from generator.charts.raster import Letters, plate, png, write

MAP = (EDGE, 214, RIGHT, 576)


@dataclass(frozen=True)
class Sampul:
    """Title, one line below it, districts as (x, y, level 0 to 4) in the units of the tile map, and the map's key."""

    latar: Latar
    judul: str
    uraian: str
    petak: tuple[tuple[float, float, int], ...]
    keterangan: str


def draw(x: Sampul) -> bytes:
    """A PNG of 1200 x 630 pixels; equal inputs give equal bytes."""
    renderer = canvas()
    header(renderer, bool(x.latar.contoh))
    _tiles(renderer, x.petak)
    on = plate(renderer)
    heading(on, x.latar)
    room = RIGHT - EDGE
    write(on, (EDGE - 2, 142), fit(x.judul, 43, room, True), Letters(43, bold=True))
    write(on, (EDGE, 186), fit(x.uraian, 23, room), Letters(23, "muted"))
    write(on, (EDGE, 608), fit(x.keterangan, 19, room), Letters(19, "muted"))
    return png(on)


def _tiles(renderer: RendererAgg, tiles: tuple[tuple[float, float, int], ...]) -> None:
    """Touching hexagons as large as the room allows, in the middle of it."""
    if not tiles:
        return
    left, top = min(x for x, _, _ in tiles) - 0.5, min(y for _, y, _ in tiles) - 0.6
    across, down = max(x for x, _, _ in tiles) + 0.5 - left, max(y for _, y, _ in tiles) + 0.6 - top
    unit = min((MAP[2] - MAP[0]) / across, (MAP[3] - MAP[1]) / down, 56)
    start = ((MAP[0] + MAP[2] - across * unit) / 2, (MAP[1] + MAP[3] - down * unit) / 2)
    for x, y, level in tiles:
        middle = (start[0] + (x - left) * unit, start[1] + (y - top) * unit)
        shape(renderer, _hexagon(middle, unit / 3**0.5), RAMP[level], "paper", 1.2)


def _hexagon(at: tuple[float, float], radius: float) -> Path:
    corners = [(at[0] + radius * sin(pi / 3 * n), at[1] - radius * cos(pi / 3 * n)) for n in range(7)]
    return Path(corners, closed=True)
