"""The fixed vocabulary of all charts: every pen, mark and kind of letter that a drawing may use, with its class name.

A drawing says only `class="g-stem"`; what that looks like stands once in docs/aset/rapor.css (templates.css writes it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.charts.palette import HALO, ON_RAMP, RAMP, SCALE


@dataclass(frozen=True)
class Ink:
    """How an area or a line is drawn; colours are names of the palette, None draws nothing."""

    fill: str | None = None
    line: str | None = None
    width: float = 1
    alpha: float = 1
    dash: tuple[float, ...] = ()
    hatch: bool = False
    cap: Literal["butt", "round"] = "butt"


@dataclass(frozen=True)
class Type:
    """How a text is set; align is left, center or right."""

    size: float = 12
    color: str = "ink"
    align: str = "left"
    bold: bool = False


@dataclass(frozen=True)
class Mark:
    """A sign for one value: its form (circle, square, diamond, tick), its radius, and the pens that draw it.

    A circle is two round dots, the wider one its rim: a dozen bytes each, where its outline takes two hundred.
    """

    form: str
    radius: float
    pens: tuple[str, ...]


# From the ground upwards: in a drawing everything of one pen is one path, and the paths lie in this order.
PENS = {
    "z0": Ink(fill="r0", alpha=0.5),  # zones between the gates
    "z1": Ink(fill="r1", alpha=0.35),
    "z2": Ink(fill="r1", alpha=0.65),
    "z3": Ink(fill="r1"),
    "gate": Ink(line="brand", dash=(2.5, 2.5)),
    "break": Ink(line="note", width=1.2, dash=(4, 3)),
    "b0": Ink(fill="r0"),  # bars
    "b2": Ink(fill="r2"),
    "b3": Ink(fill="r3"),
    "hatch": Ink(hatch=True),
    **{f"k{level}": Ink(fill=tone, line="card") for level, tone in enumerate(RAMP)},  # classes side by side
    **{f"s{level}": Ink(fill=tone, line="muted", width=0.6) for level, tone in enumerate(RAMP)},  # tiles, samples
    "void": Ink(fill="card", line="muted", width=0.6),  # a tile of which nothing is on record
    "frame": Ink(line="muted", width=0.8),
    "all": Ink(line="muted", width=4, alpha=0.85, cap="round"),  # dots of all districts
    "some": Ink(line="brand", width=4, alpha=0.8, cap="round"),
    "span": Ink(line="muted", width=2),
    "thin": Ink(line="brand", width=1.5),
    "stem": Ink(line="brand", width=2.5),
    "rim": Ink(line="card", width=12.5, cap="round"),
    "dot": Ink(line="brand", width=9.5, cap="round"),
    "ring": Ink(line="brand", width=11, cap="round"),
    "hole": Ink(line="card", width=7, cap="round"),
    "square": Ink(fill="r2", line="ink"),
    "rhomb": Ink(fill="brand", line="card", width=1.2),
    "tick": Ink(fill="ink"),
    "open": Ink(fill="card", line="ink", width=1.2),
    "mid": Ink(line="ink", width=2),
}
MARKS = {
    "value": Mark("circle", 5.5, ("rim", "dot")),
    "claim": Mark("circle", 5.5, ("ring", "hole")),
    "mandiri": Mark("circle", 5.5, ("ring", "hole")),
    "provinsi": Mark("square", 4.8, ("square",)),
    "pusat": Mark("diamond", 5.2, ("rhomb",)),
    "median-provinsi": Mark("tick", 5, ("tick",)),
    "median-nasional": Mark("tick", 5, ("open",)),
}
PLAIN = Type()  # what the drawing itself says; needs no class
TYPES = (
    *(Type(12, "ink", align, bold) for bold in (False, True) for align in ("left", "center", "right")),
    *(Type(12, "muted", align) for align in ("left", "center", "right")),
    *(Type(11, color, align) for color in ("ink", "muted", SCALE) for align in ("left", "center", "right")),
    Type(11, "note", "center"),
    Type(12, HALO, "center", True),
    Type(12, "note", "left", True),
    *(Type(size, color, "center") for size in (8, 11, 14) for color in ("t2", "card")),
    *(Type(size, "ink", "center") for size in (8, 14)),
    *(Type(10, color, "center", True) for color in sorted(set(ON_RAMP))),
)
TINTS = {"ink": "", "muted": "m", "note": "n", HALO: "h", SCALE: "x", "card": "k", "t2": "t"}


def _name(look: Type) -> str:
    """Its size, where it is not 12, its tint, c or e for the middle and the end, b for bold: 11me, 12cb."""
    align = {"left": "", "center": "c", "right": "e"}[look.align]
    return f"{look.size:g}{TINTS[look.color]}{align}{'b' if look.bold else ''}"


LETTERS = {look: _name(look) for look in TYPES}
