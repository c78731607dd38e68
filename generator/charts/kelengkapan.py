"""Completeness: filled, not applicable and missing of all indicators, with their words."""

from __future__ import annotations

from generator.charts.axis import Key, key
from generator.charts.inputs import Kelengkapan
from generator.charts.marks import block
from generator.charts.style import finish, sheet


def draw(x: Kelengkapan, wide: bool, uid: str) -> str:
    """One bar in three parts (full, pale, hatched), and below it the words of each part that is there."""
    on = sheet(wide)
    parts = [
        (x.filled, "b3", x.filled_text),
        (x.not_applicable, "b0", x.not_applicable_text),
        (x.missing, "hatch", x.missing_text),
    ]
    whole = sum(count for count, _, _ in parts) or 1
    left, unit = 2.0, (on.width - 4) / whole
    for count, pen, _ in parts:
        block(on, (left, 3, count * unit, 16), pen)
        left += count * unit
    block(on, (2, 3, on.width - 4, 16), "frame")
    on.height = key(on, [Key("box", pen, text) for count, pen, text in parts if count], (2, 40, on.width))
    return finish(on, (x.title, x.desc), uid)
