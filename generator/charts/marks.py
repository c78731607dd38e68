"""The pens: words, lines, areas and dots on a sheet. Units are pixels, y grows downwards."""

from __future__ import annotations

from functools import lru_cache

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from generator.charts.letters import clean
from generator.charts.palette import STAND_IN
from generator.charts.style import DEPTH, Ink, Sheet, Type

Point = tuple[float, float]
Box = tuple[float, float, float, float]
MARKERS = {
    "circle": Path.unit_circle(),
    "square": Path([(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88), (0, 0)], closed=True),
    "diamond": Path([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0), (0, 0)], closed=True),
    "tick": Path([(-0.3, -1.5), (0.3, -1.5), (0.3, 1.5), (-0.3, 1.5), (0, 0)], closed=True),
}


def word(on: Sheet, at: Point, text: str, look: Type = Type()) -> None:  # noqa: B008 - frozen
    """One line of text; `at` is the point on its base line. Dollar signs and markup stay what they are."""
    text = clean(text)
    if not text:
        return
    # The renderer takes y from the top for the text itself, but from the bottom for the artist that carries its anchor.
    anchor = on.anchors[look.align]
    anchor.set_position((at[0], DEPTH - at[1]))
    gc = _context(Ink(line=look.color))
    on.renderer.draw_text(gc, at[0], at[1], text, _letters(look.size, look.bold), 0, ismath=False, mtext=anchor)


def trace(on: Sheet, points: list[Point], look: Ink) -> None:
    """A line through the points."""
    strokes(on, [points], look)


def strokes(on: Sheet, lines: list[list[Point]], look: Ink) -> None:
    """Several lines of one look as one path."""
    points = [point for line in lines for point in line]
    codes = [code for line in lines for code in [Path.MOVETO] + [Path.LINETO] * (len(line) - 1)]
    if points:
        _draw(on, Path(points, codes), look)


def block(on: Sheet, box: Box, look: Ink) -> None:
    """A rectangle (left, top, width, height), filled, outlined or hatched; nothing where it has no width."""
    blocks(on, [box], look)


def blocks(on: Sheet, boxes: list[Box], look: Ink) -> None:
    """Several rectangles of one look as one path."""
    outlines(on, [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in boxes if w > 0], look)


def outlines(on: Sheet, shapes: list[list[Point]], look: Ink) -> None:
    """Closed shapes through the given corners."""
    points = [point for shape in shapes for point in [*shape, shape[0]]]
    codes = [code for shape in shapes for code in [Path.MOVETO] + [Path.LINETO] * (len(shape) - 1) + [Path.CLOSEPOLY]]
    if points:
        _draw(on, Path(points, codes), look)


def dot(on: Sheet, at: Point, shape: tuple[str, float], look: Ink) -> None:
    """A mark: shape is (circle | square | diamond | tick, radius)."""
    form, size = MARKERS[shape[0]], Affine2D().scale(shape[1])
    on.renderer.draw_markers(_context(look), form, size, Path([at]), _flip(), _rgb(look.fill) if look.fill else None)


def speckle(on: Sheet, points: list[Point], look: Ink) -> None:
    """Many equal dots of size look.width as one path: lines without length and with round ends, a few letters each."""
    strokes(on, [[point, point] for point in points], look)


@lru_cache(maxsize=32)
def _rgb(name: str) -> tuple[float, float, float]:
    return to_rgb(STAND_IN[name])


@lru_cache(maxsize=32)
def _letters(size: float, bold: bool) -> FontProperties:
    return FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=1)
def _flip() -> Affine2D:
    return Affine2D().scale(1, -1).translate(0, DEPTH)


def _context(look: Ink) -> GraphicsContextBase:
    gc = GraphicsContextBase()
    gc.set_linewidth(look.width if look.line else 0)
    if look.line:
        gc.set_foreground((*_rgb(look.line), 1.0), isRGBA=True)
    if look.alpha != 1:
        gc.set_alpha(look.alpha)
    if look.dash:
        gc.set_dashes(0, look.dash)
    gc.set_capstyle(look.cap)
    gc.set_joinstyle("miter")
    return gc


def _draw(on: Sheet, path: Path, look: Ink) -> None:
    gc = _context(look)
    if look.hatch:
        gc.set_hatch("///")
        gc.set_hatch_color((*_rgb("muted"), 1.0))
        gc.set_hatch_linewidth(0.7)
    path.should_simplify = False
    on.renderer.draw_path(gc, path, _flip(), _rgb(look.fill) if look.fill else None)
