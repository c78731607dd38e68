"""Profile: one row a tatanan, its value against the award gates, the province and the nation."""

from __future__ import annotations

from dataclasses import dataclass

from generator.charts.axis import SMALL, Axis, Key, gate_lines, gate_names, key, names_height, zones
from generator.charts.inputs import BarisProfil, Profil
from generator.charts.letters import fit, width, wrap
from generator.charts.marks import block, dot, trace, word
from generator.charts.palette import SCALE
from generator.charts.style import Sheet, Type, finish, sheet


@dataclass(frozen=True)
class Row:
    """Where a row lies: y of its middle, and the half height of its ground."""

    y: float
    half: float


def draw(x: Profil, wide: bool, uid: str) -> str:
    """Rows with stems from 0; missing ones hatched with their word, incomplete ones with the range still possible."""
    on = sheet(wide)
    bottom = _wide(on, x) if wide else _narrow(on, x)
    on.height = key(on, _entries(x, wide), (244 if wide else 2, bottom + 24, on.width)) + 2
    return finish(on, (x.title, x.desc), uid)


def _wide(on: Sheet, x: Profil) -> float:
    axis = Axis(244, 632)
    top = names_height(axis, x.gates) + 6
    bottom = top + 27 * len(x.rows) + 6
    gate_names(on, axis, x.gates, top - 7)
    zones(on, x.gates, [(axis, top, bottom)])
    gate_lines(on, x.gates, [(axis, top - 3, bottom)])
    for at, row in enumerate(x.rows):
        y = top + 3 + 27 * at + 13.5
        lines = wrap(row.label, 12, 232)
        for line, text in enumerate(lines):
            word(on, (232, y + 4.3 + 13 * line - 6.5 * (len(lines) - 1)), text, Type(12, align="right"))
        _row(on, axis, row, Row(y, 13.5))
    return bottom


def _narrow(on: Sheet, x: Profil) -> float:
    axis = Axis(8, 250)
    grounds = [(axis, 41.0 + 40 * at, 57.0 + 40 * at) for at in range(len(x.rows))]
    zones(on, x.gates, grounds)
    gate_lines(on, x.gates, [(axis, 14, 19), *grounds])
    for gate in x.gates:
        word(on, (axis.at(gate.value), 11), f"{gate.value:g}", Type(11, SCALE, "center"))
    for at, row in enumerate(x.rows):
        y = 49 + 40 * at
        word(on, (4, y - 13), fit(row.label, 12, on.width - 6), Type(12))
        _row(on, axis, row, Row(y, 8))
    return 40 * len(x.rows) + 17


def _row(on: Sheet, axis: Axis, row: BarisProfil, place: Row) -> None:
    if row.value is not None:
        _value(on, axis, sorted({row.value, *row.rivals}), place)
    elif row.low is not None and row.high is not None:
        _range(on, axis, (axis.at(row.low), axis.at(row.high), row.missing), place)
    else:
        _missing(on, axis, row, place)
    _medians(on, axis, row, place)
    bold = row.value is not None
    room = on.width - axis.right - 9
    word(on, (on.width - 2, place.y + 4.3), fit(row.text, 12, room, bold), Type(12, "ink", "right", bold))


def _value(on: Sheet, axis: Axis, values: list[float], place: Row) -> None:
    """One value with its stem from 0, or the several that sources claim, joined by a thin line."""
    if len(values) == 1:
        trace(on, [(axis.at(0), place.y), (axis.at(values[0]), place.y)], "stem")
    else:
        trace(on, [(axis.at(values[0]), place.y), (axis.at(values[-1]), place.y)], "thin")
    for value in values:
        dot(on, (axis.at(value), place.y), "value" if len(values) == 1 else "claim")


def _range(on: Sheet, axis: Axis, span: tuple[float, float, str], place: Row) -> None:
    """The range an incomplete tatanan can still reach; its word stands beside it, or on it where there is no room."""
    left, right, text = span[0], span[1], fit(span[2], 11, axis.right - axis.left - 20)
    wide = width(text, 11)
    if left - axis.left > wide + 12:
        text_x, start = axis.left + 6, left
    else:
        text_x, start = min(left + 6, axis.right - wide - 4), min(left + wide + 12, right)
    block(on, (start, place.y - 4, right - start, 8), "hatch")
    for end in (left, right):
        trace(on, [(end, place.y - 5.5), (end, place.y + 5.5)], "span")
    word(on, (text_x, place.y + 4), text, SMALL)


def _missing(on: Sheet, axis: Axis, row: BarisProfil, place: Row) -> None:
    text = fit(row.missing, 11, axis.right - axis.left - 20)
    start = axis.left + width(text, 11) + 14
    block(on, (start, place.y - 4, axis.right - start, 8), "hatch")
    word(on, (axis.left + 6, place.y + 4), text, SMALL)


def _medians(on: Sheet, axis: Axis, row: BarisProfil, place: Row) -> None:
    if row.province is not None:
        dot(on, (axis.at(row.province), place.y), "median-provinsi")
    if row.nation is not None:
        dot(on, (axis.at(row.nation), place.y), "median-nasional")


def _entries(x: Profil, wide: bool) -> list[Key]:
    """Only what this drawing shows; on phones the gates' names stand here, because they do not fit above."""
    out = []
    if any(row.province is not None for row in x.rows):
        out.append(Key("mark", "median-provinsi", x.province_label))
    if any(row.nation is not None for row in x.rows):
        out.append(Key("mark", "median-nasional", x.nation_label))
    if any(row.value is not None and row.rivals for row in x.rows):
        out.append(Key("mark", "claim", "angka berbeda antarsumber"))
    if any(row.value is None and row.low is not None for row in x.rows):
        out.append(Key("box", "hatch", "masih mungkin dicapai"))
    if not wide:
        out += [Key("line", "gate", f"{gate.label} {gate.text}") for gate in x.gates]
    return out
