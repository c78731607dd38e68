"""Words, lines, areas and marks on a sheet. Units are pixels, y grows downwards; looks are names of looks.py."""

from __future__ import annotations

from collections import Counter
from xml.sax.saxutils import escape

from generator.charts import templates
from generator.charts.compact import line, number
from generator.charts.letters import clean
from generator.charts.looks import LETTERS, MARKS, PLAIN, Type
from generator.charts.style import Sheet

Point = tuple[float, float]
Box = tuple[float, float, float, float]
CLASS = {look: "" if look == PLAIN else f' class="g-{name}"' for look, name in LETTERS.items()}


def word(on: Sheet, at: Point, text: str, look: Type = PLAIN) -> None:
    """One line of text; `at` is the point on its base line. Dollar signs and markup stay what they are."""
    if text := clean(text):
        on.words.append(f'<text{CLASS[look]} x="{number(at[0])}" y="{number(at[1])}">{escape(text)}</text>')


def trace(on: Sheet, points: list[Point], pen: str) -> None:
    """A line through the points."""
    on.paths[pen].append(line(points))


def block(on: Sheet, box: Box, pen: str) -> None:
    """A rectangle (left, top, width, height), filled, outlined or hatched; nothing where it has no width."""
    x, y, wide, high = box
    if wide > 0:
        left, top = number(x), number(y)
        on.paths[pen].append(f"M{left} {top}H{number(x + wide)}V{number(y + high)}H{left}z")


def dot(on: Sheet, at: Point, name: str) -> None:
    """One of the MARKS."""
    mark = MARKS[name]
    if mark.form == "circle":
        for pen in mark.pens:
            on.paths[pen].append(f"M{number(at[0])} {number(at[1])}h0")
    else:
        x, y, rest = templates.stamp(mark.form, mark.radius)
        on.paths[mark.pens[0]].append(f"M{number(at[0] + x)} {number(at[1] + y)}{rest}")


def columns(on: Sheet, dots: Counter[Point], pitch: float, pen: str) -> None:
    """Columns of equal dots, upwards from (x, y), `pitch` apart: one dotted line each instead of a mark for each dot.

    The line is half a pitch longer than its dots need, so that no rounding costs the last one.
    """
    if dots:
        on.attributes[pen] = f' stroke-dasharray="0 {number(pitch, 3)}"'
    for (x, y), count in sorted(dots.items()):
        on.paths[pen].append(f"M{number(x)} {number(y, 2)}v{number(-pitch * (count - 0.5))}")
