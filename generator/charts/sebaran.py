"""Strip: every district one dot on one scale, one or a few of them named."""

from __future__ import annotations

from collections import Counter

from generator.charts.axis import ON_AXIS, Axis, gate_lines, gate_names, names_height, zones
from generator.charts.inputs import Sebaran, Sorotan
from generator.charts.letters import fit, width
from generator.charts.marks import Point, columns, dot, trace, word
from generator.charts.palette import HALO, SCALE
from generator.charts.style import Sheet, Type, finish, sheet

SIZE = 5.0


def swarm(values: tuple[float, ...], axis: Axis, size: float) -> Counter[float]:
    """x of every column of dots, one dot wide, and how many stand in it; nothing is random."""
    found = Counter(round((axis.at(value) - axis.left) / size) for value in values)
    return Counter({axis.left + column * size: count for column, count in found.items()})


def pitch(tallest: int, size: float, room: float) -> float:
    """From dot to dot in a column: their size, or less where the tallest column would not fit in `room`."""
    return min(size, room / max(tallest - 1, 1))


def draw(x: Sebaran, wide: bool, uid: str) -> str:
    """Grey dots for all, larger ones with name and number for the highlighted, a line for the median, gates by name."""
    on = sheet(wide)
    axis = Axis(10, on.width - 10, x.bottom, x.top)
    names = names_height(axis, x.gates)
    top = names + 8 + 16 * len(x.highlights)
    dots = swarm(x.values, axis, SIZE)
    tallest = max(dots.values(), default=1)
    step = pitch(tallest, SIZE, 112)
    reach = step * (tallest - 1) / 2 + 14
    middle, bottom = top + reach, top + 2 * reach
    gate_names(on, axis, x.gates, names - 4)
    zones(on, x.gates, [(axis, top, bottom)])
    gate_lines(on, x.gates, [(axis, names, bottom)])
    columns(on, stacks(dots, middle, step), step, "all")
    for at, chosen in enumerate(x.highlights):
        px = axis.at(chosen.value)
        trace(on, [(px, top - 2 - 16 * at), (px, middle)], "thin")
    for at, chosen in enumerate(x.highlights):
        _name(on, axis, chosen, top - 6 - 16 * at)
        dot(on, (axis.at(chosen.value), middle), "value")
    on.height = _foot(on, axis, x, bottom)
    return finish(on, (x.title, x.desc), uid)


def stacks(dots: Counter[float], middle: float, step: float) -> Counter[Point]:
    """The lowest dot of every column, so that the column lies around the middle line, and how many it has."""
    return Counter({(px, middle + step * (count - 1) / 2): count for px, count in dots.items()})


def _name(on: Sheet, axis: Axis, chosen: Sorotan, base: float) -> None:
    text = fit(f"{chosen.label} {chosen.text}", 12, on.width - 8, bold=True)
    half = width(text, 12, bold=True) / 2 + 2
    centre = min(max(axis.at(chosen.value), half), on.width - half)
    word(on, (centre, base), text, Type(12, HALO, "center", bold=True))


def _foot(on: Sheet, axis: Axis, x: Sebaran, bottom: float) -> float:
    """The ends of the scale and the median; where they would touch, the ends move one line down."""
    ends, median = bottom + 17, x.median
    if median and median.value is not None:
        at, half = axis.at(median.value), width(median.text, 11) / 2 + 2
        centre = min(max(at, half), on.width - half)
        trace(on, [(at, bottom - 14), (at, bottom + 6)], "mid")
        word(on, (centre, bottom + 17), median.text, Type(11, "ink", "center"))
        left_end, right_end = width(x.low_text, 11) + 14, axis.right - width(x.high_text, 11) - 4
        ends += 0 if left_end < centre - half and centre + half < right_end else 15
    word(on, (axis.left, ends), x.low_text, ON_AXIS)
    word(on, (axis.right, ends), x.high_text, Type(11, SCALE, "right"))
    return ends + 6
