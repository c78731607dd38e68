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
    kept = _at_hand()
    if digest and (folder, digest) in kept:
        return kept[folder, digest]
    read = load.report(data, folder, known or Regions())
    if digest:
        if len(kept) >= AT_HAND:
            kept.pop(next(iter(kept)))
        kept[folder, digest] = read
    return read


def forget() -> None:
    """Nothing of what was read is at hand any more."""
    _at_hand().clear()
