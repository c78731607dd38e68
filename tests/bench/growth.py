"""Medians, growth and forecasts; and how such figures are written."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from generator import words


def middle(values: Sequence[float | None]) -> float | None:
    """The median of what was measured; None where nothing was."""
    known = [value for value in values if value is not None]
    return median(known) if known else None


def exponent(points: Mapping[int, float]) -> float | None:
    """Slope of log(time) over log(size), by least squares: 1 means twice the size, twice the time."""
    logs = [(math.log(size), math.log(value)) for size, value in points.items() if value > 0]
    if len(logs) < 2:
        return None
    x, y = (sum(part) / len(logs) for part in zip(*logs, strict=True))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def forecast(points: Mapping[int, float], size: int) -> float | None:
    """What the measured growth gives at a size, from the largest one measured. An estimate, never a measurement."""
    slope = exponent(points)
    if slope is None:
        return None
    largest = max(points)
    return points[largest] * (size / largest) ** slope


def ratio(first: float | None, second: float | None) -> float | None:
    return first / second if first is not None and second else None


def said(value: float | None, places: int | None = None) -> str:
    """A figure in Indonesian notation with about three digits; a dash where it was not measured."""
    if value is None:
        return "–"
    if places is None:
        places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return words.angka(round(float(value), places), places)


def span(seconds: float | None) -> str:
    """A time that people can picture: `0,25 detik`, `12,3 detik`, `3,4 menit`, `2,1 jam`."""
    if seconds is None:
        return "–"
    if seconds < 120:
        return f"{said(seconds)} detik"
    return f"{said(seconds / 60)} menit" if seconds < 7200 else f"{said(seconds / 3600)} jam"
