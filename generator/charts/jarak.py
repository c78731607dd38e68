"""Distance to the next award, gate by gate."""

from __future__ import annotations

from generator.charts.axis import SMALL
from generator.charts.inputs import BarisJarak, Jarak
from generator.charts.letters import fit, width
from generator.charts.marks import block, dot, trace, word
from generator.charts.style import Sheet, Type, finish, sheet


def draw(x: Jarak, wide: bool, uid: str) -> str:
    """One bar a gate, from nothing to what is needed; a reached one is full and has a dot, an unknown one hatched."""
    on = sheet(wide)
    right = on.width - 8
    word(on, (right, 12), fit(x.need_label, 11, right - 8), Type(11, "muted", "right"))
    y = 18.0
    for row in x.rows:
        y = _row(on, row, y)
    trace(on, [(right, 17), (right, y)], "gate")
    on.height = y + 4
    return finish(on, (x.title, x.desc), uid)


def _row(on: Sheet, row: BarisJarak, y: float) -> float:
    bold = row.share is not None
    text = fit(row.text, 12, on.width * 0.55, bold)
    room = on.width - 24 - width(text, 12, bold)
    if width(row.label, 12) > room:
        word(on, (4, y + 15), fit(row.label, 12, on.width - 20))
        y += 16
        word(on, (4, y + 15), fit(row.detail, 11, room), SMALL)
    else:
        word(on, (4, y + 15), row.label)
    word(on, (on.width - 14, y + 15), text, Type(12, "ink" if bold else "muted", "right", bold))
    _bar(on, row, (4, y + 21, on.width - 12, 10))
    if row.detail and width(row.label, 12) <= room:
        word(on, (4, y + 45), fit(row.detail, 11, on.width - 20), SMALL)
        return y + 54
    return y + 40


def _bar(on: Sheet, row: BarisJarak, box: tuple[float, float, float, float]) -> None:
    left, top, wide, high = box
    if row.share is None:
        block(on, box, "hatch")
        block(on, box, "frame")
        return
    share = min(max(row.share, 0), 1)
    block(on, box, "b0")
    block(on, (left, top, wide * share, high), "b3" if share >= 1 else "b2")
    if share >= 1:
        dot(on, (left + wide, top + high / 2), "value")
