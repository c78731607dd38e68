"""Completeness: filled, not applicable and missing of all indicators, with their words."""

from __future__ import annotations

from generator.charts.axis import Key, key
from generator.charts.inputs import Kelengkapan
from generator.charts.marks import block
from generator.charts.style import Ink, finish, sheet

FILLED, NOT_APPLICABLE, MISSING = Ink(fill="r3"), Ink(fill="r0"), Ink(hatch=True)


def draw(x: Kelengkapan, wide: bool, uid: str) -> str:
    """One bar in three parts (full, pale, hatched), and below it the words of each part that is there."""
    on = sheet(wide)
    parts = [
        (x.filled, FILLED, x.filled_text),
        (x.not_applicable, NOT_APPLICABLE, x.not_applicable_text),
        (x.missing, MISSING, x.missing_text),
    ]
    whole = sum(count for count, _, _ in parts) or 1
    left, unit = 2.0, (on.width - 4) / whole
    for count, look, _ in parts:
        block(on, (left, 3, count * unit, 16), look)
        left += count * unit
    block(on, (2, 3, on.width - 4, 16), Ink(line="muted", width=0.8))
    on.height = key(on, [Key("swatch", look, text) for count, look, text in parts if count], (2, 40, on.width))
    return finish(on, (x.title, x.desc), uid)
