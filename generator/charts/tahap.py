"""Stage dumbbell: what the district, the province and the centre gave for each tatanan."""

from __future__ import annotations

from generator.charts.axis import GATE, Axis, Key, gate_lines, gate_names, key, names_height, zones
from generator.charts.inputs import BarisTahap, Nilai, Tahap
from generator.charts.letters import fit, width, wrap
from generator.charts.marks import dot, trace, word
from generator.charts.style import Ink, Sheet, Type, finish, sheet

STAGES = (
    ("mandiri", "circle", 5.0, Ink(fill="card", line="brand", width=2)),
    ("provinsi", "square", 4.8, Ink(fill="r2", line="ink", width=1)),
    ("pusat", "diamond", 5.2, Ink(fill="brand", line="card", width=1.2)),
)
COLUMNS = (590, 655, 718)


def draw(x: Tahap, wide: bool, uid: str) -> str:
    """One row a tatanan with up to three marks of different shape; a stage without value has no mark, only its word."""
    on = sheet(wide)
    bottom = _wide(on, x) if wide else _narrow(on, x)
    entries = [] if wide else [Key("line", GATE, f"{gate.label} {gate.text}") for gate in x.gates]
    on.height = key(on, entries, (2, bottom + 20, on.width)) + 2
    if x.bottom:
        word(on, (2 if not wide else 240, on.height + 10), f"sumbu mulai dari {x.bottom:g}", Type(11, "muted"))
        on.height += 16
    return finish(on, (x.title, x.desc), uid)


def _wide(on: Sheet, x: Tahap) -> float:
    axis = Axis(240, 508, x.bottom)
    top = max(names_height(axis, x.gates), 15) + 8
    bottom = top + 27 * len(x.rows) + 6
    gate_names(on, axis, x.gates, top - 8)
    for (name, shape, radius, look), right in zip(STAGES, COLUMNS, strict=True):
        dot(on, (right - width(name, 11) - 10, top - 12), (shape, radius * 0.85), look)
        word(on, (right, top - 8), name, Type(11, "muted", "right"))
    zones(on, x.gates, [(axis, top, bottom)])
    gate_lines(on, x.gates, [(axis, top - 3, bottom)])
    for at, row in enumerate(x.rows):
        y = top + 16.5 + 27 * at
        lines = wrap(row.label, 12, 228)
        for line, text in enumerate(lines):
            word(on, (228, y + 4.3 + 13 * line - 6.5 * (len(lines) - 1)), text, Type(12, align="right"))
        _marks(on, axis, row, y)
        for value, right in zip(_values(row), COLUMNS, strict=True):
            color = "muted" if value.value is None else "ink"
            word(on, (right, y + 4.3), fit(value.text, 11.5, 57), Type(11.5, color, "right"))
    return bottom


def _narrow(on: Sheet, x: Tahap) -> float:
    axis = Axis(6, 322, x.bottom)
    y = key(on, [Key(shape, look, name, radius) for name, shape, radius, look in STAGES], (2, 13, on.width)) + 12
    for gate in x.gates:
        word(on, (axis.at(gate.value), y), f"{gate.value:g}", Type(11, "muted", "center"))
    grounds = [(axis, y + 28 + 66 * at, y + 46 + 66 * at) for at in range(len(x.rows))]
    zones(on, x.gates, grounds)
    gate_lines(on, x.gates, [(axis, y + 3, y + 7), *grounds])
    for row in x.rows:
        y += 26
        word(on, (4, y - 4), fit(row.label, 12, 322), Type(12))
        _marks(on, axis, row, y + 11)
        _numbers(on, row, y + 36)
        y += 40
    return y + 2


def _numbers(on: Sheet, row: BarisTahap, y: float) -> None:
    for (_, shape, radius, look), value, left in zip(STAGES, _values(row), (6, 112, 218), strict=True):
        dot(on, (left + 6, y - 4), (shape, radius * 0.8), look)
        color = "muted" if value.value is None else "ink"
        word(on, (left + 18, y), fit(value.text, 11.5, 86), Type(11.5, color))


def _marks(on: Sheet, axis: Axis, row: BarisTahap, y: float) -> None:
    known = [axis.at(value.value) for value in _values(row) if value.value is not None]
    if len(known) > 1:
        trace(on, [(min(known), y), (max(known), y)], Ink(line="muted", width=2))
    for (_, shape, radius, look), value in zip(STAGES, _values(row), strict=True):
        if value.value is not None:
            dot(on, (axis.at(value.value), y), (shape, radius), look)


def _values(row: BarisTahap) -> tuple[Nilai, Nilai, Nilai]:
    return row.mandiri, row.provinsi, row.pusat
