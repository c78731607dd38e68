"""Paths of straight lines as corners: what a drawing says in its `d`, read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import hypot

PART = re.compile(r"([MmLlHhVvz])|(-?\d*\.?\d+)")
Point = tuple[float, float]
Trail = tuple[list[Point], bool]  # the corners of one part of a path, and whether it is closed


def trails(d: str) -> Iterator[Trail]:
    """The parts of a path of straight lines (M, L, H, V, z and their relative forms)."""
    corners: list[Point] = []
    tokens = PART.findall(d)
    command, at, x, y = "", 0, 0.0, 0.0
    while at < len(tokens):
        if tokens[at][0]:
            command, at = tokens[at][0], at + 1
        if command == "z":
            yield corners, True
            (x, y), corners = corners[0], []
            continue
        step = command.islower()
        if command in "Hh":
            x, at = (x if step else 0) + float(tokens[at][1]), at + 1
        elif command in "Vv":
            y, at = (y if step else 0) + float(tokens[at][1]), at + 1
        else:
            dx, dy, at = float(tokens[at][1]), float(tokens[at + 1][1]), at + 2
            x, y = (x + dx, y + dy) if step else (dx, dy)
            if command in "Mm":
                if corners:
                    yield corners, False
                corners = []
        corners.append((x, y))
    if corners:
        yield corners, False


def upright(corners: list[Point]) -> bool:
    """Whether this is a rectangle as marks.block() writes it."""
    if len(corners) != 4:
        return False
    (a, b), (c, d), (e, f), (g, h) = corners
    return b == d and c == e and f == h and a == g


def thick(a: Point, b: Point, half: float) -> list[Point]:
    long = hypot(b[0] - a[0], b[1] - a[1])
    dx, dy = (b[1] - a[1]) / long * half, (a[0] - b[0]) / long * half
    return [(a[0] + dx, a[1] + dy), (b[0] + dx, b[1] + dy), (b[0] - dx, b[1] - dy), (a[0] - dx, a[1] - dy)]


def dashes(long: float, dash: list[float]) -> Iterator[tuple[float, float]]:
    """(start, end) of each dash of a line."""
    if not dash:
        yield 0, long
        return
    at = 0.0
    while at < long:
        yield at, min(at + dash[0], long)
        at += sum(dash)
