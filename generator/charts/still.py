"""A finished drawing as a PNG at twice its size: our own few pens, marks and letters set straight into a palette.

Any SVG renderer would do it too, and take twenty times as long; a drawing of ours has only straight lines, rectangles,
equal marks and words, and knows no colour but those of looks.py.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import lru_cache
from math import ceil, floor

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from generator.charts.frame import Caption, Line, layout
from generator.charts.letters import width
from generator.charts.looks import LETTERS, PENS, PLAIN, Ink
from generator.charts.palette import HALO, PALETTE, SCALE
from generator.charts.paths import Point, dashes, thick, trails, upright
from generator.charts.raster import COLORS, FAINT, FULL, Pixels, mask, png

TWICE = 2
HATCH, LINE = 8 * TWICE, 2  # period and width of the hatch in pixels
LOOKS = {name: look for look, name in LETTERS.items()}
SOLID = 255
# The colours of all pictures, but for one no chart has: the ground below the first gate takes its place.
FAINTEST = "#f4f2ed"
TONES = [FAINTEST if tone == COLORS["noted"] else tone for tone in dict.fromkeys(COLORS.values())]
NOTHING = len(TONES)  # a pixel of a tile outside the tile
TILE = 64  # room for a tile, in pixels each way from its centre


def draw(svg: str, caption: Caption) -> bytes:
    """The PNG: title above, the drawing, source, edition, licence and address below; same input, same bytes.

    `svg` is a whole drawing of charts/, as XML.
    """
    placed = layout(svg, caption)
    on = np.full((round(placed.height * TWICE), round(placed.width * TWICE)), _tone("card", 1), np.uint8)
    for line in placed.lines:
        _words(on, line, (0, 0))
    root = ET.fromstring(svg)
    tiles = {f"#{g.get('id')}": _tile(g) for g in root.iter() if _tag(g) == "g" and g.get("id")}
    _nodes(on, root, (0, placed.top), tiles)
    return png(on, TONES)


def _tile(node: ET.Element) -> Pixels:
    """What is used many times, drawn once, in the middle of a square of nothing."""
    on = np.full((2 * TILE, 2 * TILE), NOTHING, np.uint8)
    _nodes(on, node, (TILE / TWICE, TILE / TWICE), {})
    return on


def _paste(on: Pixels, at: Point, tile: Pixels) -> None:
    x, y = (round(part * TWICE) - TILE for part in at)
    part = on[max(y, 0) : max(y + 2 * TILE, 0), max(x, 0) : max(x + 2 * TILE, 0)]
    inside = tile[max(-y, 0) :, max(-x, 0) :][: part.shape[0], : part.shape[1]]
    np.copyto(part, inside, where=inside != NOTHING)


def _nodes(on: Pixels, parent: ET.Element, at: Point, tiles: dict[str, Pixels]) -> None:
    for node in parent:
        tag = _tag(node)
        if tag == "path":
            _path(on, node, at)
        elif tag == "text":
            look = LOOKS.get(node.get("class", "")[2:], PLAIN)
            _words(on, Line(float(node.get("x", 0)), float(node.get("y", 0)), node.text or "", look), at)
        elif tag == "use":
            there = (at[0] + float(node.get("x", 0)), at[1] + float(node.get("y", 0)))
            _paste(on, there, tiles[node.get("href", "")])
        elif tag in ("g", "a"):
            _nodes(on, node, at, tiles)


def _tag(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _path(on: Pixels, node: ET.Element, at: Point) -> None:
    ink = PENS[node.get("class", "")[2:]]
    beads = float(node.get("stroke-dasharray", "0 0").split()[1])
    for corners, closed in trails(node.get("d", "")):
        moved = [((x + at[0]) * TWICE, (y + at[1]) * TWICE) for x, y in corners]
        if ink.cap == "round":
            _beads(on, moved, ink, beads * TWICE)
        elif closed and upright(moved) and (ink.fill or ink.hatch):
            _box(on, moved, ink)
        elif ink.fill:
            _shape(on, moved, ink)
        else:
            _strokes(on, [*moved, moved[0]] if closed else moved, ink)


@lru_cache(maxsize=64)
def _tone(name: str, alpha: float) -> int:
    """The tone of the palette nearest to a colour laid on white."""
    wanted = [part * alpha + 1 - alpha for part in to_rgb(PALETTE[name])]
    return _nearest(wanted)


def _nearest(wanted: list[float]) -> int:
    off = [sum(abs(a - b) for a, b in zip(wanted, to_rgb(tone), strict=True)) for tone in TONES]
    return off.index(min(off))


@lru_cache(maxsize=1)
def _ramps() -> NDArray[np.uint8]:
    """[ink, cover, ground] -> tone: the ground itself, the tone half way, the ink."""
    colors = [to_rgb(tone) for tone in TONES]
    grounds = [*colors, to_rgb(PALETTE["card"])]  # nothing counts as white
    made = np.zeros((len(colors), 3, len(grounds)), np.uint8)
    for ink, own in enumerate(colors):
        made[ink, 0], made[ink, 2] = range(len(grounds)), ink
        made[ink, 1] = [_nearest([(a + b) / 2 for a, b in zip(own, below, strict=True)]) for below in grounds]
    return made


def _stamp(on: Pixels, at: tuple[int, int], cover: Pixels, tone: int) -> None:
    """Colour what `cover` says, its left upper corner at `at`; whatever hangs over the edge is cut off."""
    x, y = at
    part = on[max(y, 0) : max(y + cover.shape[0], 0), max(x, 0) : max(x + cover.shape[1], 0)]
    inside = cover[max(-y, 0) :, max(-x, 0) :][: part.shape[0], : part.shape[1]]
    part[...] = _ramps()[tone][inside, part]


def _words(on: Pixels, line: Line, at: Point) -> None:
    look, size = line.look, line.look.size * TWICE
    color = {SCALE: "muted", HALO: "ink"}.get(look.color, look.color)
    x = (line.x + at[0]) * TWICE - {"left": 0, "center": 0.5, "right": 1}[look.align] * width(
        line.text, size, look.bold
    )
    space = width(" ", size, look.bold)
    for word in line.text.split(" "):
        if word:
            found = mask(word, size, look.bold)
            there = round(x) + found.left, round((line.y + at[1]) * TWICE) + found.top
            for dx, dy in ((-3, 0), (3, 0), (0, -3), (0, 3), (-2, -2), (2, 2)) if look.color == HALO else ():
                _stamp(on, (there[0] + dx, there[1] + dy), found.cover, _tone("card", 1))
            _stamp(on, there, found.cover, _tone(color, 1))
        x += width(word, size, look.bold) + space


def _beads(on: Pixels, corners: list[Point], ink: Ink, step: float) -> None:
    """Round dots: one, or one every `step` along an upright line."""
    cover = _dot(ink.width * TWICE / 2)
    (x, y), high = corners[0], abs(corners[-1][1] - corners[0][1])
    for at in range(floor(high / step) + 1 if step else 1):
        there = round(x) - cover.shape[1] // 2, round(y - at * step) - cover.shape[0] // 2
        _stamp(on, there, cover, _tone(ink.line or "ink", ink.alpha))


@lru_cache(maxsize=64)
def _dot(radius: float) -> Pixels:
    reach = ceil(radius)
    rows, columns = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    return _covered(np.clip(radius - np.hypot(rows, columns) + 0.5, 0, 1) * SOLID)


def _covered(alpha: NDArray[np.float64] | Pixels) -> Pixels:
    return ((alpha >= FAINT).astype(np.uint8) + (alpha >= FULL)).astype(np.uint8)


def _box(on: Pixels, corners: list[Point], ink: Ink) -> None:
    (left, top), (right, bottom) = corners[0], corners[2]
    where = slice(round(top), round(bottom)), slice(round(left), round(right))
    if ink.hatch:
        part = on[where]
        rows, columns = np.ogrid[where[0].start : where[0].start + part.shape[0],
                                 where[1].start : where[1].start + part.shape[1]]  # fmt: skip
        part[(rows + columns) % HATCH < LINE] = _tone("muted", 0.7)
        return
    on[where] = _tone(ink.fill or "card", ink.alpha)
    if ink.line:
        _strokes(on, [*corners, corners[0]], ink)


def _strokes(on: Pixels, corners: list[Point], ink: Ink) -> None:
    """Level and upright lines, whole or in dashes; a slanting one as a shape."""
    half, tone = max(ink.width * TWICE / 2, 0.5), _tone(ink.line or "ink", ink.alpha)
    for (x, y), (u, v) in zip(corners, corners[1:], strict=False):
        if x != u and y != v:
            _shape(on, thick((x, y), (u, v), half), Ink(fill=ink.line, alpha=ink.alpha))
            continue
        for start, end in dashes(abs(u - x) + abs(v - y), [part * TWICE for part in ink.dash]):
            near, far = min(x, u) + (start if y == v else -half), min(x, u) + (end if y == v else half)
            above, below = min(y, v) + (start if y != v else -half), min(y, v) + (end if y != v else half)
            on[max(round(above), 0) : round(below), max(round(near), 0) : round(far)] = tone


def _shape(on: Pixels, corners: list[Point], ink: Ink) -> None:
    """Any other closed figure; equal ones are made once."""
    left, top = floor(min(x for x, _ in corners)) - TWICE, floor(min(y for _, y in corners)) - TWICE
    own = tuple((round(x - left, 1), round(y - top, 1)) for x, y in corners)
    _stamp(on, (left, top), _filled(own, 0), _tone(ink.fill or "card", ink.alpha))
    if ink.line:
        _stamp(on, (left, top), _filled(own, ink.width * TWICE), _tone(ink.line, ink.alpha))


@lru_cache(maxsize=1024)
def _filled(corners: tuple[Point, ...], outline: float) -> Pixels:
    """Which pixels a shape covers, or its outline of that width."""
    wide, high = (ceil(max(part)) + 2 * TWICE for part in zip(*corners, strict=True))
    renderer = RendererAgg(wide, high, 72)
    gc = renderer.new_gc()
    gc.set_linewidth(outline)
    path = Path([*corners, corners[0]], closed=True)
    renderer.draw_path(gc, path, Affine2D().scale(1, -1).translate(0, high), None if outline else (0, 0, 0))
    return _covered(np.asarray(renderer.buffer_rgba())[:, :, 3])
