"""Villages free of open defecation: part of the whole, with the marks of the award gates; one bar a claim."""

from __future__ import annotations

from generator.charts.axis import SMALL, Axis, gate_lines, gate_names, names_height
from generator.charts.inputs import KlaimOdf, Odf
from generator.charts.letters import fit, width, wrap
from generator.charts.marks import block, word
from generator.charts.style import Sheet, Type, finish, sheet


def draw(x: Odf, wide: bool, uid: str) -> str:
    """One bar for one claim; thin bars with their sources for several; one without number is hatched."""
    on = sheet(wide)
    axis = Axis(4, on.width - 40)
    y = names_height(axis, x.gates) + 6
    gate_names(on, axis, x.gates, y - 7)
    high = 24 if len(x.claims) == 1 else 13
    for claim in x.claims:
        gate_lines(on, x.gates, [(axis, y - 4, y), (axis, y + high, y + high + 4)])
        _bar(on, axis, claim, (y, high))
        y = _words(on, claim, y + high + 18) + 20
    on.height = y - 8
    return finish(on, (x.title, x.desc), uid)


def _bar(on: Sheet, axis: Axis, claim: KlaimOdf, place: tuple[float, float]) -> None:
    top, high = place
    share = _percent(claim)
    box = (axis.left, top, axis.right - axis.left, high)
    if share is None:
        block(on, box, "hatch")
        block(on, box, "frame")
        return
    block(on, box, "b0")
    block(on, (axis.left, top, axis.at(share) - axis.left, high), "b3")
    if share < 100:
        block(on, (axis.at(share), top, axis.right - axis.at(share), high), "hatch")
    block(on, box, "frame")


def _percent(claim: KlaimOdf) -> float | None:
    """The villages themselves where both numbers are known, because a printed percentage may be rounded."""
    if claim.have is not None and claim.total:
        return 100 * claim.have / claim.total
    return claim.percent


def _words(on: Sheet, claim: KlaimOdf, y: float) -> float:
    text = fit(claim.text, 12, on.width - 8, bold=True)
    word(on, (4, y), text, Type(12, bold=True))
    start = width(text, 12, bold=True) + 14
    if start + width(claim.source, 11) < on.width - 4:
        word(on, (4 + start, y), claim.source, SMALL)
        return y
    for line in wrap(claim.source, 11, on.width - 8) if claim.source.strip() else []:
        y += 15
        word(on, (4, y), line, SMALL)
    return y
