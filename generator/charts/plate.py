"""What all social images of an edition share: paper, header, panel, axis. Drawn once by Agg, then only copied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from generator.charts.inputs import Gerbang
from generator.charts.letters import width, wrap
from generator.charts.raster import COLORS, HEIGHT, WIDTH, Letters, Pixels, box, plate, write

EDGE = 56  # margin at the left and at the right
RIGHT = WIDTH - EDGE
HEAD = 76  # height of the header
PANEL = (412, 222, RIGHT, 574)
AWARD = (EDGE, 222, 384, 408)
AXIS = (690, 1000)  # x of 0 and of 100 percent
ROWS = (274, 535)  # y of the first row's top and the last row's bottom
VALUES = PANEL[2] - 22  # right edge of the percentages
ROUND = 0.448  # of a corner's radius: where the control point of a quarter circle lies, from the corner


@dataclass(frozen=True)
class Latar:
    """The same for many images: site, "Edisi 2025", tatanan names and gates; `contoh` is empty or the warning."""

    situs: str
    edisi: str
    judul: str
    tatanan: tuple[str, ...]
    gerbang: tuple[Gerbang, ...] = ()
    contoh: str = ""


@dataclass(frozen=True)
class Drawn:
    """The background with an empty award box, a filled award box, and a hatch for the gaps."""

    ground: Pixels
    award: Pixels
    hatch: Pixels


def draw(x: Latar) -> Drawn:
    """All that does not change from district to district."""
    ground = _blank(bool(x.contoh)).copy()
    heading(ground, x)
    _axis(ground, x)
    return Drawn(ground, _filled(), _hatch())


def canvas() -> RendererAgg:
    """An Agg canvas covered with paper."""
    renderer = RendererAgg(WIDTH, HEIGHT, 72)
    shape(renderer, rectangle((0, 0, WIDTH, HEIGHT)), "paper")
    return renderer


@lru_cache(maxsize=2)
def _blank(contoh: bool) -> Pixels:
    """The shapes of every image, without a word."""
    renderer = canvas()
    header(renderer, contoh)
    shape(renderer, rounded(PANEL, 14), "card", "line")
    shape(renderer, rounded(AWARD, 14), "card", "line")
    return plate(renderer)


@lru_cache(maxsize=1)
def _filled() -> Pixels:
    renderer = canvas()
    shape(renderer, rounded(AWARD, 14), "brand")
    return plate(renderer)


@lru_cache(maxsize=1)
def _hatch() -> Pixels:
    renderer = canvas()
    for x in range(-HEIGHT, WIDTH, 9):
        shape(renderer, Path([(x, 0), (x + HEIGHT, HEIGHT)]), None, "line")
    return plate(renderer)


def header(renderer: RendererAgg, contoh: bool) -> None:
    """White band with the sign of the site; the colour of a note where the data are an example."""
    shape(renderer, rectangle((0, 0, WIDTH, HEAD)), "noted" if contoh else "card")
    shape(renderer, rectangle((0, HEAD - 1, WIDTH, HEAD + 1)), "line")
    sign = [(12, 1.5), (21, 6.75), (21, 17.25), (12, 22.5), (3, 17.25), (3, 6.75), (12, 1.5)]
    tick = [(7.8, 12.2), (10.7, 15.1), (16.2, 9.1)]
    place = Affine2D().scale(1.9).translate(EDGE - 7, HEAD / 2 - 22.8)
    shape(renderer, place.transform_path(Path(sign, closed=True)), "brand")
    shape(renderer, place.transform_path(Path(tick)), None, "card", 4.2)


def heading(on: Pixels, x: Latar) -> None:
    """The words of the header: the site at the left, the edition at the right, the warning between them."""
    ground = "noted" if x.contoh else "card"
    write(on, (EDGE + 46, 49), x.situs, Letters(30, "brand", bold=True), ground)
    if x.contoh:
        write(on, (WIDTH / 2 + 30, 49), x.contoh, Letters(30, "note", "center", True), ground)
    write(on, (RIGHT, 49), x.edisi, Letters(30, "note" if x.contoh else "ink", "right", True), ground)


def row(x: Latar, at: int) -> tuple[float, float]:
    """Top of a row and its height."""
    pitch = (ROWS[1] - ROWS[0]) / max(len(x.tatanan), 1)
    return ROWS[0] + pitch * at, pitch


def along(percent: float) -> float:
    """x of a percentage."""
    return AXIS[0] + (AXIS[1] - AXIS[0]) * min(max(percent, 0), 100) / 100


def _axis(on: Pixels, x: Latar) -> None:
    left, top = PANEL[0] + 22, PANEL[1]
    write(on, (left, top + 35), x.judul, Letters(19, bold=True), "card")
    ends = [gate.value for gate in x.gerbang] + [100.0]
    for gate, end, tone in zip(x.gerbang, ends[1:], ("zone1", "zone2", "zone3"), strict=False):
        box(on, (along(gate.value), ROWS[0] - 4, along(end), ROWS[1] + 2), tone)
    for gate in x.gerbang:
        write(on, (along(gate.value), top + 38), f"{gate.value:g}", Letters(16, "muted", "center"), "card")
    for at, name in enumerate(x.tatanan):
        start, pitch = row(x, at)
        _label(on, (left, start + pitch / 2), name)
    if x.gerbang:
        words = "ambang: " + " · ".join(f"{gate.label} {gate.value:g}%" for gate in x.gerbang)
        write(on, (VALUES, PANEL[3] - 13), words, Letters(16, "muted", "right"), "card")


def _label(on: Pixels, at: tuple[float, float], name: str) -> None:
    """A tatanan's name; a long one in two small lines."""
    room = AXIS[0] - at[0] - 14
    if width(name, 18) <= room:
        write(on, (at[0], at[1] + 6), name, Letters(18), "card")
        return
    for line, text in enumerate(wrap(name, 14, room)):
        write(on, (at[0], at[1] - 2 + 15 * line), text, Letters(14), "card")


def rectangle(place: tuple[float, float, float, float]) -> Path:
    left, top, right, bottom = place
    return Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)


def rounded(place: tuple[float, float, float, float], r: float) -> Path:
    """A rectangle with round corners, by the middles of its sides."""
    left, top, right, bottom = place
    corners = [(left, top, 1, 1), (right, top, -1, 1), (right, bottom, -1, -1), (left, bottom, 1, -1)]
    points: list[tuple[float, float]] = []
    for at, (x, y, dx, dy) in enumerate(corners):
        bend = [(x, y + r * dy), (x, y + ROUND * r * dy), (x + ROUND * r * dx, y), (x + r * dx, y)]
        points += bend if at % 2 == 0 else bend[::-1]
    codes = [code for at in range(4) for code in (Path.LINETO if at else Path.MOVETO, *[Path.CURVE4] * 3)]
    return Path([*points, points[0]], [*codes, Path.CLOSEPOLY])


def shape(on: RendererAgg, path: Path, fill: str | None, line: str | None = None, thick: float = 2) -> None:
    """A path in pixels from the top left corner, filled, outlined or both."""
    gc = on.new_gc()
    gc.set_linewidth(thick if line else 0)
    gc.set_capstyle("round")
    gc.set_joinstyle("round")
    if line:
        gc.set_foreground(COLORS[line])
    flip = Affine2D().scale(1, -1).translate(0, HEIGHT)
    on.draw_path(gc, path, flip, to_rgb(COLORS[fill]) if fill else None)
