"""The reports this process has read: what was read to be checked is still at hand when it is printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import load
from generator.model import ReadReport
from generator.regions import Regions

AT_HAND = 600  # reports a process remembers: one share of a national edition


@cache
def _at_hand() -> dict[tuple[str, str], ReadReport]:
    """By folder and digest."""
    return {}


def read(data: Path, folder: str, digest: str, known: Regions | None = None) -> ReadReport:
    """A report, from memory if this process has read it before; without a digest it is always read."""
    if not digest:
        return load.report(data, folder, known or Regions())
    kept = _at_hand()
    if (folder, digest) not in kept:
        if len(kept) >= AT_HAND:
            kept.pop(next(iter(kept)))
        kept[folder, digest] = load.report(data, folder, known or Regions())
    return kept[folder, digest]


def forget() -> None:
    """Nothing of what was read is at hand any more."""
    _at_hand().clear()
