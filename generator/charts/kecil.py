"""Small multiples: one strip a province, all on the same scale."""

from __future__ import annotations

from collections import Counter

from generator.charts.axis import SMALL, Axis, Ground, Key, class_key, gate_lines, key, zones
from generator.charts.inputs import Kecil, KecilKelas, Kelas, Kelompok, KelompokKelas
from generator.charts.letters import clean, fit, width
from generator.charts.marks import Box, Point, block, columns, word
from generator.charts.palette import ON_RAMP
from generator.charts.sebaran import pitch, stacks, swarm
from generator.charts.style import Sheet, Type, finish, sheet

GAP, HIGH = 18, 52
SIZE = 4.6
Cell = tuple[float, float, float]


def draw(x: Kecil, wide: bool, uid: str) -> str:
    """A strip of dots for each province with its name and count; a province without values is hatched with a word."""
    on = sheet(wide)
    top = key(on, [Key("line", "gate", f"{gate.label} {gate.text}") for gate in x.gates], (2, 13, on.width)) + 4
    cells, room = _cells(on, len(x.groups), top), _room(x.groups, _cell_width(on))
    for group, cell in zip(x.groups, cells, strict=True):
        _head(on, group, cell, room)
    strips = [(group, (left, y, whole - room)) for group, (left, y, whole) in zip(x.groups, cells, strict=True)]
    grounds = [_ground(x, cell) for group, cell in strips if group.values]
    zones(on, x.gates, grounds)
    gate_lines(on, x.gates, grounds)
    _dots(on, x, strips)
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


def _dots(on: Sheet, x: Kecil, strips: list[tuple[Kelompok, Cell]]) -> None:
    """All provinces' dots as one path, with one distance between dots, so that equal heights are equal numbers."""
    swarms = []
    for group, (left, top, wide) in strips:
        inner = Axis(left + 3, left + wide - 3, x.bottom, x.top)
        swarms.append((swarm(group.values, inner, SIZE), top + 32))
    step = pitch(max((max(dots.values(), default=1) for dots, _ in swarms), default=1), SIZE, 17)
    placed: Counter[Point] = Counter()
    for dots, middle in swarms:
        placed.update(stacks(dots, middle, step))
    columns(on, placed, step, "some")


def _empty(on: Sheet, cell: Cell) -> None:
    left, top, wide = cell
    text = "belum ada data"
    word(on, (left + 4, top + 35), text, SMALL)
    start = left + width(text, 11) + 10
    block(on, (start, top + 27, left + wide - start, 8), "hatch")


def _part(counts: tuple[int, ...], at: int, place: tuple[Cell, float]) -> Box:
    """Where the districts of one class lie in a province's bar; place = (cell, width of one district)."""
    (left, top, _), unit = place
    return left + sum(counts[:at]) * unit, top + 21, counts[at] * unit, 18


def _class(on: Sheet, kelas: Kelas, parts: list[Box]) -> None:
    for left, top, wide, high in parts:
        block(on, (left, top, wide, high), f"k{kelas.level}")
        if wide >= width(kelas.letter, 11) + 4:
            word(on, (left + wide / 2, top + 13), kelas.letter, Type(11, ON_RAMP[kelas.level], "center"))
