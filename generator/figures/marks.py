"""Indicator figures in short: one mark for all that sources say of an indicator at a stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model import Nilai
from generator.results import Mark

Column = Mapping[str, Mapping[str, Mark]]  # code of a district -> stage -> mark, of one indicator


def in_short(rows: Iterable[Nilai]) -> dict[tuple[str, str], Mark]:
    """(indicator, stage) -> mark, from the rows of one report; the words are those of the figures in `claims`."""
    groups: dict[tuple[str, str], dict[str, int | None]] = {}
    for row in rows:
        if row.indikator:
            text = str(row.skor) if row.skor is not None else row.alasan or "tidak dilaporkan"
            groups.setdefault((row.indikator, row.tahap), {})[text] = row.skor
    return {
        where: Mark(next(iter(found.values())) if len(found) == 1 else None, " atau ".join(found))
        for where, found in groups.items()
    }


def columns(reports: Iterable[tuple[str, Mapping[tuple[str, str], Mark]]]) -> dict[str, dict[str, dict[str, Mark]]]:
    """Indicator -> district -> stage -> mark, from the marks of each report (by the code of its district)."""
    found: dict[str, dict[str, dict[str, Mark]]] = {}
    for kode, own in reports:
        for (indikator, tahap), mark in own.items():
            found.setdefault(indikator, {}).setdefault(kode, {})[tahap] = mark
    return found
