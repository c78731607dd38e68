"""Strip: every district one dot on one scale, one or a few of them named."""

from __future__ import annotations

from generator.charts.axis import Axis, gate_lines, gate_names, names_height, zones
from generator.charts.inputs import Sebaran, Sorotan
from generator.charts.letters import fit, width
from generator.charts.marks import dot, speckle, trace, word
from generator.charts.palette import HALO
from generator.charts.style import Ink, Sheet, Type, finish, sheet

SIZE = 5.0
DOTS = Ink(line="muted", width=SIZE - 1, alpha=0.75, cap="round")
MARK = Ink(fill="brand", line="card", width=1.5)


def swarm(values: tuple[float, ...], axis: Axis, size: float) -> list[tuple[float, float]]:
    """Place of every dot as (x, offset from the middle line); equal input gives equal places, nothing is random.

    Dots fall into columns one dot wide and stack from the middle outwards, up, down, up …
    """
    filled: dict[int, int] = {}
    out = []
    for value in sorted(values):
        column = round((axis.at(value) - axis.left) / size)
        count = filled[column] = filled.get(column, 0) + 1
        out.append((axis.left + column * size, size * (count // 2) * (-1 if count % 2 else 1)))
    return out


def squeezed(places: list[tuple[float, float]], room: float) -> list[tuple[float, float]]:
    """The same places, pressed together upright where the tallest column is taller than `room`."""
    tallest = max((abs(offset) for _, offset in places), default=0)
    factor = min(1, room / tallest) if tallest else 1
    return [(x, offset * factor) for x, offset in places]


def draw(x: Sebaran, wide: bool, uid: str) -> str:
    """Grey dots for all, larger ones with name and number for the highlighted, a line for the median, gates by name."""
    on = sheet(wide)
    axis = Axis(10, on.width - 10, x.bottom, x.top)
    names = names_height(axis, x.gates)
    top = names + 8 + 16 * len(x.highlights)
    places = squeezed(swarm(x.values, axis, SIZE), 56)
    reach = max((abs(offset) for _, offset in places), default=0) + 14
    middle, bottom = top + reach, top + 2 * reach
    gate_names(on, axis, x.gates, names - 4)
    zones(on, x.gates, [(axis, top, bottom)])
    gate_lines(on, x.gates, [(axis, names, bottom)])
    speckle(on, [(px, middle + offset) for px, offset in places], DOTS)
    for at, chosen in enumerate(x.highlights):
        px = axis.at(chosen.value)
        trace(on, [(px, top - 2 - 16 * at), (px, middle)], Ink(line="brand", width=1.5))
    for at, chosen in enumerate(x.highlights):
        _name(on, axis, chosen, top - 6 - 16 * at)
        dot(on, (axis.at(chosen.value), middle), ("circle", 6), MARK)
    on.height = _foot(on, axis, x, bottom)
    return finish(on, (x.title, x.desc), uid)


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
        trace(on, [(at, bottom - 14), (at, bottom + 6)], Ink(line="ink", width=2))
        word(on, (centre, bottom + 17), median.text, Type(11, "ink", "center"))
        left_end, right_end = width(x.low_text, 11) + 14, axis.right - width(x.high_text, 11) - 4
        ends += 0 if left_end < centre - half and centre + half < right_end else 15
    word(on, (axis.left, ends), x.low_text, Type(11, "muted"))
    word(on, (axis.right, ends), x.high_text, Type(11, "muted", "right"))
    return ends + 6
