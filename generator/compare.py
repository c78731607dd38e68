"""Medians, positions, changes between comparable editions, openness (design section 5).

Only figures of one edition and one stage are ever compared; n is always said. Contradicting figures take no part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from generator.model import UNKNOWN_STAGE, Padanan, Report
from generator.results import Change, Middle, Position, TatananScore

NATION = "nasional"
Spot = tuple[int, str, str, str]  # edition, stage, tatanan, and whose: NATION or the code of a province


def standings(scores: Mapping[tuple[int, str], Iterable[TatananScore]]) -> dict[Spot, list[Decimal]]:
    """The percentages on record, sorted, by Spot: all that medians and positions are read from.

    Left out: contradictions; reports of provinces (a province is not one of its own districts); and figures whose
    stage the source does not state, because two unknown stages are not the same stage.
    """
    found: dict[Spot, list[Decimal]] = defaultdict(list)
    for (edisi, kode), group in scores.items():
        for score in group:
            if comparable_score(kode, score) and score.percent is not None:
                for place in (NATION, kode[:2]):
                    found[edisi, score.tahap, score.tatanan.slug, place].append(score.percent)
    for values in found.values():
        values.sort()
    return dict(found)


def comparable_score(kode: str, score: TatananScore) -> bool:
    """Whether this figure may stand beside those of other districts."""
    return score.percent is not None and score.tahap != UNKNOWN_STAGE and "." in kode


def contradicted(score: TatananScore) -> bool:
    """Whether the scores of all indicators give other points than the one percentage a source reports."""
    return score.computed is not None and score.status == "dilaporkan" and score.computed not in score.candidates


def refusal(kode: str, score: TatananScore) -> str:
    """Why a tatanan's figure may not be set beside that of another district, a key of `words.TOLAK`; "" where it may.

    Stricter than `comparable_score`, which decides on medians: a median forgives one figure, a pair does not.
    """
    if score.status in ("bertentangan", "sebagian"):
        return score.status
    if contradicted(score):
        return "hitungan"
    if score.percent is None:
        return "kosong"
    return "" if comparable_score(kode, score) else "tahap"


def bridge(padanan: Sequence[Padanan], lama: str, baru: str) -> str:
    """What joins two editions of these instrument versions: `sama`, `sebagian` (pairs of indicators), `putus`."""
    if lama == baru:
        return "sama"
    return "sebagian" if comparable(padanan, lama, baru) or comparable(padanan, baru, lama) else "putus"


def middle(values: Sequence[Decimal]) -> Middle:
    """The median of sorted values as an exact decimal: the middle one, or half the sum of the two middle ones."""
    n = len(values)
    return Middle((values[(n - 1) // 2] + values[n // 2]) / 2, n) if n else Middle(None, 0)


def position(values: Sequence[Decimal], mine: Decimal) -> Position:
    """Where a figure stands among the others of the sorted values, of which it is one itself."""
    below, upto = bisect_left(values, mine), bisect_right(values, mine)
    return Position(below, upto - below - 1, len(values) - upto)


def openness(report: Report | None, awarded: bool) -> int:
    """Openness level 0 to 4 of a district in an edition (design section 5).

    0 nothing on record here, 1 award, ODF or other single statements, 2 tatanan percentages, 3 indicator scores,
    4 indicator scores with raw values and the state of the evidence.
    """
    rows = [row.item for row in report.nilai] if report else []
    scored = [row for row in rows if row.indikator and row.skor is not None]
    if any(row.capaian is not None and row.bukti is not None for row in scored):
        return 4
    if scored:
        return 3
    if any(row.persen is not None for row in rows):
        return 2
    return 1 if awarded or (report is not None and _says_something(report)) else 0


def _says_something(report: Report) -> bool:
    """Whether a report states anything about the district itself; what it says of the rules is not that."""
    said = report.laporan
    facts = any(fact.bagian != "aturan" for fact in said.fakta)
    return bool(said.odf or said.kelembagaan or said.inovasi or facts or report.odf_desa)


def comparable(padanan: Iterable[Padanan], lama: str, baru: str) -> dict[str, str]:
    """New indicator code -> old code, for the pairs of two instrument versions that may be compared."""
    pairs = [p for p in padanan if p.dari_versi == lama and p.ke_versi == baru and p.sebanding == "ya"]
    return {pair.ke: pair.dari for pair in pairs if pair.ke and pair.dari}


def change(lama: int | None, baru: int | None, sebanding: bool) -> Change:
    """The change in points between two editions; refused with a reason where it must not be stated."""
    if not sebanding:
        return Change(lama, baru, None, "instrumen berubah, tidak sebanding")
    if lama is None or baru is None:
        return Change(lama, baru, None, "salah satu edisi belum ada data")
    return Change(lama, baru, baru - lama)
