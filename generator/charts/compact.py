"""Numbers and paths in few letters."""

from __future__ import annotations

import re
from functools import lru_cache

PATH_PART = re.compile(r"([MLz])([^MLz]*)")


@lru_cache(maxsize=16384)
def number(value: float, digits: int = 1) -> str:
    """The shortest writing of a coordinate: 12.0 is 12, 0.5 is .5, -0.0 is 0."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.startswith("0."):
        return text[1:]
    if text.startswith("-0."):
        return "-" + text[2:]
    return text if text != "-0" else "0"


def line(points: list[tuple[float, float]]) -> str:
    """A path through the points: level and upright parts as H and V, a line without length as h0."""
    out, here = "", ("", "")
    for x, y in points:
        there = number(x), number(y)
        if not out:
            out = f"M{there[0]} {there[1]}"
        elif there[1] == here[1]:
            out += f"H{there[0]}" if there[0] != here[0] else "h0"
        else:
            out += f"V{there[1]}" if there[0] == here[0] else f"L{there[0]} {there[1]}"
        here = there
    return out


def relative(d: str) -> tuple[float, float, str]:
    """A raw path of straight lines as its first point and the rest in steps, so that it can stand anywhere."""
    first: tuple[float, float] = (0, 0)
    here, out = first, ""
    for letter, rest in PATH_PART.findall(d):
        if letter == "z":
            out += "z"
            continue
        there = float(rest.split()[0]), float(rest.split()[1])
        first, here = (there, there) if not out and letter == "M" else (first, here)
        dx, dy = (number(there[at] - here[at], 2) for at in (0, 1))
        if letter == "M" and there != here:
            out += f"m{_pair(dx, dy)}"
        elif letter == "L":
            out += f"h{dx}" if dy == "0" else f"v{dy}" if dx == "0" else f"l{_pair(dx, dy)}"
        here = there
    return *first, out


def _pair(x: str, y: str) -> str:
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"
