"""Which empty workbooks the site offers for download. Quick to load: it only looks, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Dataset, Instrumen


@dataclass(frozen=True)
class Offer:
    """One workbook: for which year, by which instrument; `open`: whether that year has an edition yet."""

    tahun: int
    instrumen: Instrumen
    open: bool = True


def offers(frame: Dataset) -> list[Offer]:
    """Newest first: every edition that still takes data and whose indicators are all known, and the newest instrument.

    An instrument that no edition uses yet is offered for the year it is named after.
    """
    found = [
        Offer(year, frame.instrumen[edition.instrumen])
        for year, edition in frame.edisi.items()
        if edition.status != "arsip" and complete(frame, edition.instrumen)
    ]
    return sorted([*found, *_coming(frame)], key=lambda offer: -offer.tahun)


def complete(frame: Dataset, versi: str) -> bool:
    """Whether the indicators of a version are all on record; only then there is something to fill in."""
    item = frame.instrumen.get(versi)
    return bool(item and item.daftar_indikator == "lengkap" and frame.indikator.get(versi))


def newest(frame: Dataset) -> Instrumen | None:
    """The newest instrument whose indicators are all on record."""
    full = [item for item in frame.instrumen.values() if item.versi.isdecimal() and complete(frame, item.versi)]
    return max(full, key=lambda item: int(item.versi), default=None)


def _coming(frame: Dataset) -> Iterator[Offer]:
    item = newest(frame)
    used = {edition.instrumen for edition in frame.edisi.values()}
    if item and item.versi not in used and int(item.versi) not in frame.edisi:
        yield Offer(int(item.versi), item, False)
