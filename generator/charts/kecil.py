"""Small multiples: one strip a province, all on the same scale."""

from __future__ import annotations

from generator.charts.axis import GATE, Axis, Ground, Key, class_key, gate_lines, key, zones
from generator.charts.inputs import Kecil, KecilKelas, Kelas, Kelompok, KelompokKelas
from generator.charts.letters import clean, fit, width
from generator.charts.marks import Box, block, blocks, speckle, word
from generator.charts.palette import ON_RAMP, RAMP
from generator.charts.sebaran import squeezed, swarm
from generator.charts.style import Ink, Sheet, Type, finish, sheet

GAP, HIGH = 18, 52
DOTS = Ink(line="brand", width=4, alpha=0.8, cap="round")
Cell = tuple[float, float, float]


def draw(x: Kecil, wide: bool, uid: str) -> str:
    """A strip of dots for each province with its name and count; a province without values is hatched with a word."""
    on = sheet(wide)
    top = key(on, [Key("line", GATE, f"{gate.label} {gate.text}") for gate in x.gates], (2, 13, on.width)) + 4
    cells, room = _cells(on, len(x.groups), top), _room(x.groups, _cell_width(on))
    for group, cell in zip(x.groups, cells, strict=True):
        _head(on, group, cell, room)
    strips = [(group, (left, y, whole - room)) for group, (left, y, whole) in zip(x.groups, cells, strict=True)]
    grounds = [_ground(x, cell) for group, cell in strips if group.values]
    zones(on, x.gates, grounds)
    gate_lines(on, x.gates, grounds)
    points = [point for group, cell in strips for point in _points(x, group, cell)]
    speckle(on, points, DOTS)
    for group, cell in strips:
        if not group.values:
            _empty(on, cell)
    on.height = top + HIGH * _lines(on, len(x.groups))
    return finish(on, (x.title, x.desc), uid)


def draw_kelas(x: KecilKelas, wide: bool, uid: str) -> str:
    """A bar of classes for each province; one district is equally wide everywhere, letters stand where they fit."""
    on = sheet(wide)
    top = key(on, [class_key(kelas) for kelas in x.classes], (2, 13, on.width)) + 4
    most = max((sum(group.counts) for group in x.groups), default=1) or 1
    room = _room(x.groups, _cell_width(on))
    cells = list(zip(x.groups, _cells(on, len(x.groups), top), strict=True))
    for group, cell in cells:
        _head(on, group, cell, room)
    for at, kelas in enumerate(x.classes):
        _class(on, kelas, [_part(group.counts, at, (cell, (cell[2] - room) / most)) for group, cell in cells])
    on.height = top + HIGH * _lines(on, len(x.groups))
    return finish(on, (x.title, x.desc), uid)


def _columns(on: Sheet) -> int:
    return 3 if on.width > 400 else 2


def _cell_width(on: Sheet) -> float:
    return (on.width - 4 - GAP * (_columns(on) - 1)) / _columns(on)


def _lines(on: Sheet, count: int) -> int:
    return -(-count // _columns(on))


def _cells(on: Sheet, count: int, top: float) -> list[Cell]:
    """(left, top, width) of each cell, filled line by line."""
    columns, wide = _columns(on), _cell_width(on)
    return [(2 + at % columns * (wide + GAP), top + at // columns * HIGH, wide) for at in range(count)]


def _room(groups: tuple[Kelompok, ...] | tuple[KelompokKelas, ...], wide: float) -> float:
    """Room right of every strip or bar for the longest count."""
    return min(max((width(clean(group.text), 11) for group in groups), default=0) + 8, wide / 2)


def _head(on: Sheet, group: Kelompok | KelompokKelas, cell: Cell, room: float) -> None:
    left, top, wide = cell
    word(on, (left, top + 15), fit(group.label, 11, wide), Type(11))
    word(on, (left + wide, top + 35), fit(group.text, 11, room - 6), Type(11, "muted", "right"))


def _ground(x: Kecil, cell: Cell) -> Ground:
    left, top, wide = cell
    return Axis(left, left + wide, x.bottom, x.top), top + 21, top + 43


def _points(x: Kecil, group: Kelompok, cell: Cell) -> list[tuple[float, float]]:
    left, top, wide = cell
    inner = Axis(left + 3, left + wide - 3, x.bottom, x.top)
    places = squeezed(swarm(group.values, inner, 4.6), 8)
    return [(px, top + 32 + offset) for px, offset in places]


def _empty(on: Sheet, cell: Cell) -> None:
    left, top, wide = cell
    text = "belum ada data"
    word(on, (left + 4, top + 35), text, Type(11, "muted"))
    start = left + width(text, 11) + 10
    block(on, (start, top + 27, left + wide - start, 8), Ink(hatch=True))


def _part(counts: tuple[int, ...], at: int, place: tuple[Cell, float]) -> Box:
    """Where the districts of one class lie in a province's bar; place = (cell, width of one district)."""
    (left, top, _), unit = place
    return left + sum(counts[:at]) * unit, top + 21, counts[at] * unit, 18


def _class(on: Sheet, kelas: Kelas, parts: list[Box]) -> None:
    blocks(on, parts, Ink(fill=RAMP[kelas.level], line="card", width=1))
    for left, top, wide, _ in parts:
        if wide >= width(kelas.letter, 11) + 4:
            word(on, (left + wide / 2, top + 13), kelas.letter, Type(11, ON_RAMP[kelas.level], "center"))
