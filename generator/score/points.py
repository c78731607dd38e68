"""Indicator scores -> tatanan points and percentages (design section 5; juknis 2025, table 3).

Points are integers; a percentage is only a way to show them. No mean, no rounding.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from generator.model import Indikator, Instrumen, Nilai, Report, Tatanan
from generator.results import Status, TatananScore

STEP = 25  # every allowed score is a multiple of this (juknis: 0, 25, 50, 75, 100)
STAGES = ("pusat", "provinsi", "mandiri", "tidak-disebut")  # which stage is quoted where only one can be


def candidates(percent: Decimal, indicators: int) -> tuple[int, ...]:
    """The point totals that give this percentage when rounded or cut at the decimals it is written with.

    Empty: this instrument cannot give the percentage. Source: tatanan % = sum / (100 x n), scores in steps of 25.
    """
    unit = Decimal(1).scaleb(int(percent.as_tuple().exponent)) if int(percent.as_tuple().exponent) < 0 else Decimal(1)
    middle = int(percent * indicators) // STEP * STEP
    near = range(max(0, middle - 2 * STEP), min(100 * indicators, middle + 2 * STEP) + 1, STEP)
    return tuple(points for points in near if percent in _written(points, indicators, unit))


def _written(points: int, indicators: int, unit: Decimal) -> tuple[Decimal, Decimal]:
    exact = Decimal(points) / indicators
    return exact.quantize(unit, ROUND_HALF_UP), exact.quantize(unit, ROUND_DOWN)


def scale(indikator: Indikator) -> tuple[tuple[int, str], ...]:
    """The scores an indicator allows with their labels, highest first as the instrument lists them."""
    pairs = (option.split("=", 1) for option in indikator.skala.split(" | "))
    return tuple((int(score), label.strip()) for score, label in pairs)


def tatanan_score(
    tatanan: Tatanan, rows: Iterable[Nilai], indikator: tuple[Indikator, ...], tahap: str
) -> TatananScore:
    """One tatanan at one stage from its rows of nilai.csv.

    A reported percentage is what is shown; the points computed from indicator scores stand beside it.
    """
    mine = tuple(row for row in rows if row.tahap == tahap and row.tatanan == tatanan.slug)
    total = tatanan.jumlah_indikator or len(indikator)
    reported = tuple(sorted({row.persen for row in mine if not row.indikator and row.persen is not None}))
    scores = {row.indikator: row.skor for row in mine if row.indikator and row.skor is not None}
    computed = sum(scores.values()) if scores and len(scores) == total else None
    base = {"tatanan": tatanan, "tahap": tahap, "rows": mine, "filled": len(scores), "total": total}
    base["computed"] = computed
    if reported:
        points = tuple(dict.fromkeys(p for percent in reported for p in candidates(percent, total))) if total else ()
        status: Status = "dilaporkan" if len(reported) == 1 else "bertentangan"
        producible = all(candidates(percent, total) for percent in reported) if total else None
        return TatananScore(**base, status=status, percents=reported, candidates=points, producible=producible)
    if computed is not None:
        exact = (Decimal(computed) / total).quantize(Decimal("0.01"), ROUND_DOWN)
        return TatananScore(**base, status="dihitung", percents=(exact,), candidates=(computed,))
    if scores:
        low, high = _bounds(scores, indikator)
        return TatananScore(**base, status="sebagian", low=low, high=high)
    alasan = next((row.alasan for row in mine if row.alasan and not row.indikator), None)
    return TatananScore(**base, status="kosong", alasan=alasan)


def _bounds(scores: dict[str, int], indikator: tuple[Indikator, ...]) -> tuple[int, int]:
    """What the tatanan could still reach: every open indicator at its lowest, and at its highest, allowed score."""
    known, open_ones = sum(scores.values()), [i for i in indikator if i.kode not in scores]
    reach = [[score for score, _ in scale(i)] for i in open_ones]
    return known + sum(map(min, reach)), known + sum(map(max, reach))


def quoted_stage(report: Report) -> str:
    """The stage a report quotes where only one can be: the latest one that has a tatanan or indicator figure."""
    present = {row.item.tahap for row in report.nilai if row.item.persen is not None or row.item.skor is not None}
    return next((stage for stage in STAGES if stage in present), "")


def report_scores(report: Report, instrumen: Instrumen, indikator: tuple[Indikator, ...]) -> tuple[TatananScore, ...]:
    """Every tatanan of the instrument at every stage the report holds, by STAGES, then by the instrument's order."""
    rows = [row.item for row in report.nilai]
    stages = [stage for stage in STAGES if any(row.tahap == stage for row in rows)]
    per = {t.slug: tuple(i for i in indikator if i.tatanan == t.slug) for t in instrumen.tatanan}
    return tuple(tatanan_score(t, rows, per[t.slug], stage) for stage in stages for t in instrumen.tatanan)


def unknown_scores(instrumen: Instrumen) -> tuple[TatananScore, ...]:
    """Every tatanan of the instrument with nothing known, for a report that has other figures only."""
    return tuple(TatananScore(t, "", "kosong", total=t.jumlah_indikator or 0) for t in instrumen.tatanan)
