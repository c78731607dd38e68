"""One measure over the editions; points are joined only where the instrument allows the comparison."""

from __future__ import annotations

from itertools import pairwise

from generator.charts.axis import ON_AXIS, Axis, Key, bands, key
from generator.charts.inputs import Edisi, TitikEdisi
from generator.charts.letters import clean, fit, width, wrap
from generator.charts.marks import block, dot, trace, word
from generator.charts.palette import HALO, SCALE
from generator.charts.style import Sheet, Type, finish, sheet

DEEP = 170


def draw(x: Edisi, wide: bool, uid: str) -> str:
    """Dots with their numbers; a dashed upright line with its reason wherever two neighbours may not be compared."""
    on = sheet(wide)
    left, right = 34, on.width - (96 if wide else 8)
    top = 26 if all(point.comparable for point in x.points[1:]) else 62
    upright = Axis(top + DEEP, top, x.bottom, x.top)
    _ground(on, x, upright, (left, right))
    step = (right - left) / max(len(x.points), 1)
    places = [left + step * (at + 0.5) for at in range(len(x.points))]
    names = _break_names(x, step)
    for at, (before, after) in enumerate(pairwise(x.points)):
        if after.comparable:
            _joined(on, upright, [(places[at], before), (places[at + 1], after)])
        else:
            _broken(on, top, (places[at] + step / 2, step), names[clean(after.break_label)])
    ends = [_point(on, upright, (places[at], step), point) for at, point in enumerate(x.points)]
    on.height = _foot(on, x, names, max(ends, default=upright.left))
    return finish(on, (x.title, x.desc), uid)


def _ground(on: Sheet, x: Edisi, upright: Axis, span: tuple[float, float]) -> None:
    left, right = span
    for start, end, pen in bands(x.gates, upright):
        block(on, (left, upright.at(end), right - left, upright.at(start) - upright.at(end)), pen)
    for gate in x.gates:
        y = upright.at(gate.value)
        trace(on, [(left, y), (right, y)], "gate")
        word(on, (left - 6, y + 4), f"{gate.value:g}", Type(11, SCALE, "right"))
        if on.width > 400:
            word(on, (right + 8, y + 4), fit(gate.label, 11, 86), ON_AXIS)
    word(on, (left - 6, upright.at(x.bottom) + 1), f"{x.bottom:g}", Type(11, SCALE, "right"))
    if not x.gates or upright.at(x.gates[-1].value) - upright.at(x.top) > 12:
        word(on, (left - 6, upright.at(x.top) + 5), f"{x.top:g}", Type(11, SCALE, "right"))


def _break_names(x: Edisi, step: float) -> dict[str, str]:
    """What stands over each break: its reason where that fits, else a letter, which _foot() explains."""
    reasons = list(dict.fromkeys(clean(point.break_label) for point in x.points[1:] if not point.comparable))
    if all(width(part, 11) <= step - 6 for reason in reasons for part in reason.split()):
        return {reason: reason for reason in reasons}
    letters = "abcdefghijklmnopqrstuvwxyz" if len(reasons) > 1 else " "
    return {reason: letters[min(at, len(letters) - 1)] for at, reason in enumerate(reasons)}


def _joined(on: Sheet, upright: Axis, pair: list[tuple[float, TitikEdisi]]) -> None:
    known = [(x, upright.at(point.value)) for x, point in pair if point.value is not None]
    if len(known) == 2:
        trace(on, known, "stem")


def _broken(on: Sheet, top: float, place: tuple[float, float], name: str) -> None:
    middle, step = place
    trace(on, [(middle, top - 26), (middle, top + DEEP)], "break")
    lines = wrap(name, 11, step - 6)
    for at, text in enumerate(lines):
        word(on, (middle, top - 31 - 13 * (len(lines) - 1 - at)), text, Type(11, "note", "center"))


def _point(on: Sheet, upright: Axis, place: tuple[float, float], point: TitikEdisi) -> float:
    """The dot, its number, and below the axis edition, stage and award; returns the lowest base line."""
    x, step = place
    if point.value is None:
        _missing(on, upright.right, place, point)
    else:
        y = upright.at(point.value)
        dot(on, (x, y), "value")
        word(on, (x, y - 11), fit(point.text, 12, step, bold=True), Type(12, HALO, "center", True))
    y = upright.left + 18
    word(on, (x, y), fit(point.label, 12, step - 4, bold=True), Type(12, "ink", "center", True))
    for text, look in ((point.stage, Type(11, "muted", "center")), (point.award, Type(11, "ink", "center"))):
        for line in wrap(text, 11, step - 4, 3) if clean(text) else []:
            y += 15
            word(on, (x, y), line, look)
    return y


def _missing(on: Sheet, top: float, place: tuple[float, float], point: TitikEdisi) -> None:
    x, step = place
    block(on, (x - 7, top + 8, 14, DEEP - 54), "hatch")
    lines = wrap(point.missing, 11, max(step - 10, width("belum ada", 11)), 3)
    for at, text in enumerate(lines):
        word(on, (x, top + DEEP - 32 + 13 * at), text, Type(11, "muted", "center"))


def _foot(on: Sheet, x: Edisi, names: dict[str, str], lowest: float) -> float:
    """Reasons of breaks that had no room above, the gates' names on phones, and always that a scale is cut."""
    entries = [Key("line", "break", f"{name} {reason}") for reason, name in names.items() if name != reason]
    if on.width < 400:
        entries += [Key("line", "gate", f"{gate.label} {gate.text}") for gate in x.gates]
    y = key(on, entries, (4, lowest + 24, on.width)) if entries else lowest + 8
    if not x.bottom:
        return y
    word(on, (4, y + 12), f"sumbu mulai dari {x.bottom:g}", ON_AXIS)
    return y + 18
