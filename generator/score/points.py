"""Indicator scores -> tatanan points and percentages (design section 5; juknis 2025, table 3).

Points are integers; a percentage is only a way to show them. No mean, no rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from generator.model import STAGES, UNKNOWN_STAGE, Alasan, Indikator, Instrumen, Nilai, Report, Tatanan
from generator.results import Status, TatananScore

STEP = 25  # every allowed score is a multiple of this (juknis: 0, 25, 50, 75, 100)
QUOTABLE = (*reversed(STAGES), UNKNOWN_STAGE)  # which stage is quoted where only one can be


def candidates(percent: Decimal, indicators: int) -> tuple[int, ...]:
    """The point totals that give this percentage when rounded or cut at the decimals it is written with.

    Empty: this instrument cannot give the percentage. Source: tatanan % = sum / (100 x n), scores in steps of 25.
    """
    decimals = max(0, -int(percent.as_tuple().exponent))
    unit = Decimal(1).scaleb(-decimals)
    lowest = int((percent - unit) * indicators) // STEP * STEP
    highest = int((percent + unit) * indicators) + STEP
    near = range(max(0, lowest), min(100 * indicators, highest) + 1, STEP)
    return tuple(points for points in near if percent in _written(points, indicators, unit))


def _written(points: int, indicators: int, unit: Decimal) -> tuple[Decimal, Decimal]:
    exact = Decimal(points) / indicators
    return exact.quantize(unit, ROUND_HALF_UP), exact.quantize(unit, ROUND_DOWN)


def scale(indikator: Indikator) -> tuple[tuple[int, str], ...]:
    """The scores an indicator allows with their labels, highest first as the instrument lists them.

    What is no option is left out: the check tells it (I06), and must get that far.
    """
    pairs = (option.partition("=") for option in indikator.skala.split(" | "))
    return tuple((int(score), label.strip()) for score, _, label in pairs if score.strip().isdecimal())


def tatanan_score(
    tatanan: Tatanan, rows: Iterable[Nilai], indikator: tuple[Indikator, ...], tahap: str
) -> TatananScore:
    """One tatanan at one stage from its own rows of nilai.csv. `indikator`: the indicators of this tatanan.

    A reported percentage is what is shown; the points computed from indicator scores stand beside it. An indicator to
    which sources give different scores is open, like one without a score.
    """
    mine = tuple(rows)
    total = tatanan.jumlah_indikator or len(indikator)
    claims = _claimed(mine, indikator)
    scores = {kode: min(found) for kode, found in claims.items() if len(found) == 1}
    computed = sum(scores.values()) if scores and len(scores) == total else None
    base = TatananScore(tatanan, tahap, "kosong", filled=len(scores), total=total, computed=computed, rows=mine)
    reported = tuple(sorted({row.persen for row in mine if not row.indikator and row.persen is not None}))
    if reported:
        if claims and computed is None:  # scores of some indicators already bound what a report can truly say
            low, high = _bounds(claims, indikator, mine)
            base = replace(base, low=low, high=high)
        return _reported(base, reported)
    if computed is not None:
        exact = (Decimal(computed) / total).quantize(Decimal("0.01"), ROUND_DOWN)
        return replace(base, status="dihitung", percents=(exact,), candidates=(computed,))
    if claims:
        low, high = _bounds(claims, indikator, mine)
        return replace(base, status="sebagian", low=low, high=high)
    return replace(base, alasan=_reason(mine))


def _claimed(rows: tuple[Nilai, ...], indikator: tuple[Indikator, ...]) -> dict[str, set[int]]:
    """The scores that sources give to each indicator of the instrument."""
    known, claims = {i.kode for i in indikator}, defaultdict(set)
    for row in rows:
        if row.indikator in known and row.skor is not None:
            claims[row.indikator].add(row.skor)
    return claims


def _reported(base: TatananScore, percents: tuple[Decimal, ...]) -> TatananScore:
    """The score where sources report percentages; scores of all indicators tell which points a rounded one means."""
    found = [candidates(percent, base.total) for percent in percents] if base.total else []
    points = tuple(sorted({total for group in found for total in group}))
    if len(percents) == 1 and base.computed in points:
        points = (base.computed,) if base.computed is not None else points
    status: Status = "dilaporkan" if len(percents) == 1 else "bertentangan"
    producible = all(found) if base.total else None
    return replace(base, status=status, percents=percents, candidates=points, producible=producible)


def _bounds(claims: dict[str, set[int]], indikator: tuple[Indikator, ...], rows: tuple[Nilai, ...]) -> tuple[int, int]:
    """What the tatanan could still reach: every open indicator at its lowest, and at its highest, possible score.

    An indicator that does not apply ("tidak berlaku") is open too: no rule in hand says how it counts. Whether an
    assessor leaves it out, gives it nothing or gives it full marks, the share stays within 0 and 100 points for it.
    """
    idle = {row.indikator for row in rows if row.alasan == "tidak berlaku"}
    reach = [claims.get(i.kode) or ({0, 100} if i.kode in idle else {s for s, _ in scale(i)}) for i in indikator]
    return sum(map(min, reach)), sum(map(max, reach))


def _reason(rows: tuple[Nilai, ...]) -> Alasan | None:
    """Why there is no figure: what the row of the tatanan says, else what all its indicators say alike."""
    whole = [row.alasan for row in rows if row.alasan and not row.indikator]
    parts = {row.alasan for row in rows if row.indikator}
    return whole[0] if whole else parts.pop() if len(parts) == 1 else None


def quoted_stage(report: Report) -> str:
    """The stage a report quotes where only one can be: the latest one that has a tatanan or indicator figure."""
    valued = {row.item.tahap for row in report.nilai if row.item.persen is not None or row.item.skor is not None}
    present = valued or {row.item.tahap for row in report.nilai}  # rows that only say why something is missing
    return next((stage for stage in QUOTABLE if stage in present), "")


def report_scores(report: Report, instrumen: Instrumen, indikator: tuple[Indikator, ...]) -> tuple[TatananScore, ...]:
    """Every tatanan of the instrument at every stage the report holds, by QUOTABLE, then by the instrument's order."""
    rows: dict[tuple[str, str], list[Nilai]] = defaultdict(list)
    for row in report.nilai:
        rows[row.item.tahap, row.item.tatanan].append(row.item)
    present = {stage for stage, _ in rows}
    per: dict[str, list[Indikator]] = defaultdict(list)
    for item in indikator:
        per[item.tatanan].append(item)
    return tuple(
        tatanan_score(t, rows.get((stage, t.slug), ()), tuple(per[t.slug]), stage)
        for stage in QUOTABLE
        if stage in present
        for t in instrumen.tatanan
    )


def unknown_scores(instrumen: Instrumen) -> tuple[TatananScore, ...]:
    """Every tatanan of the instrument with nothing known, for a report that has other figures only."""
    return tuple(TatananScore(t, "", "kosong", total=t.jumlah_indikator or 0) for t in instrumen.tatanan)
