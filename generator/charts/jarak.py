"""Distance to the next award, gate by gate."""

from __future__ import annotations

from generator.charts.inputs import BarisJarak, Jarak
from generator.charts.letters import fit, width
from generator.charts.marks import block, dot, trace, word
from generator.charts.style import Ink, Sheet, Type, finish, sheet

TRACK, FULL, PART = Ink(fill="r0"), Ink(fill="r3"), Ink(fill="r2")


def draw(x: Jarak, wide: bool, uid: str) -> str:
    """One bar a gate, from nothing to what is needed; a reached one is full and has a dot, an unknown one hatched."""
    on = sheet(wide)
    right = 500 if wide else on.width - 8
    word(on, (right, 12), fit(x.need_label, 11, right - 8), Type(11, "muted", "right"))
    y = 18.0
    for row in x.rows:
        y = _wide(on, row, y) if wide else _narrow(on, row, y)
    trace(on, [(right, 17), (right, y)], Ink(line="brand", width=1, dash=(2.5, 2.5)))
    on.height = y + 4
    return finish(on, (x.title, x.desc), uid)


def _wide(on: Sheet, row: BarisJarak, y: float) -> float:
    word(on, (232, y + (17 if row.detail else 22)), fit(row.label, 12, 228), Type(12, align="right"))
    word(on, (232, y + 31), fit(row.detail, 11, 228), Type(11, "muted", "right"))
    _bar(on, row, (244, y + 11, 256, 14))
    bold = row.share is not None
    word(on, (514, y + 22), fit(row.text, 12, 204, bold), Type(12, "ink" if bold else "muted", bold=bold))
    return y + 38


def _narrow(on: Sheet, row: BarisJarak, y: float) -> float:
    bold = row.share is not None
    text = fit(row.text, 12, 180, bold)
    room = on.width - 24 - width(text, 12, bold)
    if width(row.label, 12) > room:
        word(on, (4, y + 15), fit(row.label, 12, on.width - 20), Type(12))
        y += 16
        word(on, (4, y + 15), fit(row.detail, 11, room), Type(11, "muted"))
    else:
        word(on, (4, y + 15), row.label, Type(12))
    word(on, (on.width - 14, y + 15), text, Type(12, "ink" if bold else "muted", "right", bold))
    _bar(on, row, (4, y + 21, on.width - 12, 10))
    if row.detail and width(row.label, 12) <= room:
        word(on, (4, y + 45), fit(row.detail, 11, on.width - 20), Type(11, "muted"))
        return y + 54
    return y + 40


def _bar(on: Sheet, row: BarisJarak, box: tuple[float, float, float, float]) -> None:
    left, top, wide, high = box
    if row.share is None:
        block(on, box, Ink(hatch=True))
        block(on, box, Ink(line="muted", width=0.8))
        return
    share = min(max(row.share, 0), 1)
    block(on, box, TRACK)
    block(on, (left, top, wide * share, high), FULL if share >= 1 else PART)
    if share >= 1:
        dot(on, (left + wide, top + high / 2), ("circle", 6), Ink(fill="brand", line="card", width=1.5))
