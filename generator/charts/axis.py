"""What several charts share: the scale, the toned zones between gates, the names of the gates, and the key."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.charts.inputs import Gerbang, Kelas
from generator.charts.letters import clean, fit, width
from generator.charts.marks import block, dot, trace, word
from generator.charts.palette import ON_RAMP, SCALE
from generator.charts.style import Sheet, Type

SMALL = Type(11, "muted")
ON_AXIS = Type(11, SCALE)


@dataclass(frozen=True)
class Axis:
    """A scale from low to high, laid over left..right of the sheet."""

    left: float
    right: float
    low: float = 0
    high: float = 100

    def at(self, value: float) -> float:
        """Where the value stands; values outside the scale stand at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True)
class Key:
    """One entry of the key: a mark of MARKS, a box or a short line in one of PENS, and its words."""

    kind: Literal["mark", "box", "line"]
    look: str
    label: str
    letter: str = ""
    letter_color: str = "ink"


Ground = tuple[Axis, float, float]  # a scale with the top and the bottom of its plot


def zones(on: Sheet, gates: tuple[Gerbang, ...], grounds: list[Ground]) -> None:
    """Toned grounds between the gates, from the palest below the first. All grounds have the same scale."""
    for start, end, pen in bands(gates, grounds[0][0]) if grounds else []:
        for axis, top, low in grounds:
            block(on, (axis.at(start), top, axis.at(end) - axis.at(start), low - top), pen)


def bands(gates: tuple[Gerbang, ...], axis: Axis) -> list[tuple[float, float, str]]:
    """(start, end, pen) of every zone of the scale."""
    edges = [axis.low, *(gate.value for gate in gates if axis.low < gate.value < axis.high), axis.high]
    passed = sum(gate.value <= axis.low for gate in gates)
    return [(start, end, f"z{min(rank, 3)}") for rank, (start, end) in enumerate(pairwise(edges), passed)]


def gate_lines(on: Sheet, gates: tuple[Gerbang, ...], grounds: list[Ground]) -> None:
    """The dashed line of every gate in every ground."""
    for axis, top, bottom in grounds:
        for gate in gates:
            trace(on, [(axis.at(gate.value), top), (axis.at(gate.value), bottom)], "gate")


def gate_names(on: Sheet, axis: Axis, gates: tuple[Gerbang, ...], base: float) -> None:
    """Names above the gates, on as many lines as needed to stay apart; `base` is the lowest base line."""
    for gate, (x, lane, align) in zip(gates, _lanes(axis, gates), strict=True):
        if lane:
            gate_lines(on, (gate,), [(axis, base - 15 * lane + (4 if align == "center" else -9), base + 4)])
        word(on, (x, base - 15 * lane), f"{gate.label} {gate.text}", Type(11, SCALE, align))


def names_height(axis: Axis, gates: tuple[Gerbang, ...]) -> float:
    """The room above the plot that gate_names() needs."""
    return 15 * (1 + max((lane for _, lane, _ in _lanes(axis, gates)), default=-1))


def _lanes(axis: Axis, gates: tuple[Gerbang, ...]) -> list[tuple[float, int, str]]:
    """(x, line, alignment) of each name: centred over its gate on the lowest line where it is free.

    Where two lines are not enough, the names are stairs that end left of their gates, so that no gate crosses a name.
    """
    ends: list[float] = []
    out = []
    for gate in gates:
        half = width(clean(f"{gate.label} {gate.text}"), 11) / 2 + 4
        centre = max(axis.at(gate.value), half)
        lane = next((at for at, end in enumerate(ends) if end <= centre - half), len(ends))
        ends[lane : lane + 1] = [centre + half]
        out.append((centre, lane, "center"))
    if len(ends) < 3:
        return out
    return [(axis.at(gate.value) - 4, at, "right") for at, gate in enumerate(gates)]


def class_key(kelas: Kelas) -> Key:
    """The entry of a class: its tone with its letter, and its words."""
    if kelas.level < 0:
        return Key("box", "void", kelas.label, kelas.letter)
    return Key("box", f"s{kelas.level}", kelas.label, kelas.letter, ON_RAMP[kelas.level])


def key(on: Sheet, entries: list[Key], box: tuple[float, float, float]) -> float:
    """The key in flowing lines inside box = (left, base line of the first, right); returns the y below it."""
    left, y, right = box
    x = left
    for entry in entries:
        label = fit(entry.label, 11, right - left - 22)
        wide = 20 + width(label, 11)
        if x > left and x + wide > right:
            x, y = left, y + 19
        _sample(on, entry, (x + 7, y - 4))
        word(on, (x + 20, y), label, ON_AXIS if entry.look == "gate" else SMALL)
        x += wide + 16
    return y + 8 if entries else y - 12


def _sample(on: Sheet, entry: Key, at: tuple[float, float]) -> None:
    if entry.kind == "line":
        trace(on, [(at[0] - 7, at[1]), (at[0] + 7, at[1])], entry.look)
    elif entry.kind == "box":
        block(on, (at[0] - 7, at[1] - 6.5, 14, 13), entry.look)
        word(on, (at[0], at[1] + 3.7), entry.letter, Type(10, entry.letter_color, "center", bold=True))
    else:
        dot(on, at, entry.look)
