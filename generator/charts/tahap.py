"""Stage dumbbell: what the district, the province and the centre gave for each tatanan."""

from __future__ import annotations

from generator.charts.axis import ON_AXIS, Axis, Key, gate_lines, key, zones
from generator.charts.inputs import BarisTahap, Nilai, Tahap
from generator.charts.letters import fit
from generator.charts.marks import dot, trace, word
from generator.charts.palette import SCALE
from generator.charts.style import Sheet, Type, finish, sheet

STAGES = ("mandiri", "provinsi", "pusat")
ROW = 60


def draw(x: Tahap, wide: bool, uid: str) -> str:
    """One row a tatanan with up to three marks of different shape; a stage without value has no mark, only its word."""
    on = sheet(wide)
    axis = Axis(6, on.width - 8, x.bottom)
    y = key(on, [Key("mark", name, name) for name in STAGES], (2, 13, on.width)) + 12
    for gate in x.gates:
        word(on, (axis.at(gate.value), y), f"{gate.value:g}", Type(11, SCALE, "center"))
    grounds = [(axis, y + 24 + ROW * at, y + 40 + ROW * at) for at in range(len(x.rows))]
    zones(on, x.gates, grounds)
    gate_lines(on, x.gates, [(axis, y + 3, y + 7), *grounds])
    for at, row in enumerate(x.rows):
        _row(on, axis, row, y + 32 + ROW * at)
    return _foot(on, x, y + 2 + ROW * len(x.rows), uid)


def _foot(on: Sheet, x: Tahap, bottom: float, uid: str) -> str:
    entries = [Key("line", "gate", f"{gate.label} {gate.text}") for gate in x.gates]
    on.height = key(on, entries, (2, bottom + 20, on.width)) + 2
    if x.bottom:
        word(on, (2, on.height + 10), f"sumbu mulai dari {x.bottom:g}", ON_AXIS)
        on.height += 16
    return finish(on, (x.title, x.desc), uid)


def _row(on: Sheet, axis: Axis, row: BarisTahap, y: float) -> None:
    word(on, (4, y - 13), fit(row.label, 12, on.width - 8))
    stages = list(zip(STAGES, _values(row), strict=True))
    known = [(name, axis.at(value.value)) for name, value in stages if value.value is not None]
    if len(known) > 1:
        trace(on, [(min(x for _, x in known), y), (max(x for _, x in known), y)], "span")
    for name, x in known:
        dot(on, (x, y), name)
    for at, (name, value) in enumerate(stages):
        left = 6 + at * on.width * 0.32
        dot(on, (left + 6, y + 19), name)
        color = "muted" if value.value is None else "ink"
        word(on, (left + 18, y + 23), fit(value.text, 12, on.width * 0.32 - 20), Type(12, color))


def _values(row: BarisTahap) -> tuple[Nilai, Nilai, Nilai]:
    return row.mandiri, row.provinsi, row.pusat
