"""Indicator figures in short: one mark for all that sources say of an indicator at a stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.results import Figure, Mark

Column = Mapping[str, Mapping[str, Mark]]  # code of a district -> stage -> mark, of one indicator


def in_short(figures: Iterable[Figure]) -> dict[tuple[str, str], Mark]:
    """(indicator, stage) -> mark, from the figures of one report."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.bagian == "indikator":
            groups.setdefault((figure.indikator, figure.tahap), []).append(figure)
    return {where: _mark(rivals) for where, rivals in groups.items()}


def _mark(rivals: list[Figure]) -> Mark:
    texts = dict.fromkeys(str(f.nilai) if f.nilai is not None else f.alasan for f in rivals)
    value = rivals[0].nilai if len(rivals) == 1 and isinstance(rivals[0].nilai, int) else None
    return Mark(value, " atau ".join(texts))


def columns(reports: Iterable[tuple[str, Mapping[tuple[str, str], Mark]]]) -> dict[str, dict[str, dict[str, Mark]]]:
    """Indicator -> district -> stage -> mark, from the marks of each report (by the code of its district)."""
    found: dict[str, dict[str, dict[str, Mark]]] = {}
    for kode, own in reports:
        for (indikator, tahap), mark in own.items():
            found.setdefault(indikator, {}).setdefault(kode, {})[tahap] = mark
    return found
