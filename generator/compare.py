"""Medians, positions, changes between comparable editions, openness (design section 5).

Only figures of one edition and one stage are ever compared; n is always said. Contradicting figures take no part.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from generator.model import Padanan, Report
from generator.results import Change, Middle, Position, TatananScore

UNKNOWN_STAGE = "tidak-disebut"
COLUMNS = ["edisi", "kode", "provinsi", "tahap", "tatanan", "persen"]


def table(scores: dict[tuple[int, str], tuple[TatananScore, ...]]) -> pd.DataFrame:
    """One row a tatanan figure of a district: COLUMNS, `persen` a Decimal.

    Left out: contradictions; reports of provinces (a province is not one of its own districts); and figures whose
    stage the source does not state, because two unknown stages are not the same stage.
    """
    rows = [
        (edisi, kode, kode[:2], score.tahap, score.tatanan.slug, score.percent)
        for (edisi, kode), group in scores.items()
        for score in group
        if score.percent is not None and score.tahap != UNKNOWN_STAGE and "." in kode
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def middle(values: Iterable[Decimal]) -> Middle:
    """The median as an exact decimal: the middle value, or half the sum of the two middle ones."""
    ordered = sorted(values)
    n = len(ordered)
    if not n:
        return Middle(None, 0)
    return Middle((ordered[(n - 1) // 2] + ordered[n // 2]) / 2, n)


def select(frame: pd.DataFrame, **equal: object) -> pd.DataFrame:
    """The rows whose columns equal the given values."""
    for column, value in equal.items():
        frame = frame[frame[column] == value]
    return frame


def median(frame: pd.DataFrame, **equal: object) -> Middle:
    """The median of `persen` among the selected rows (edisi=…, tahap=…, tatanan=… and, if wanted, provinsi=…)."""
    return middle(select(frame, **equal)["persen"])


def position(frame: pd.DataFrame, kode: str, **equal: object) -> Position | None:
    """Where a district stands among the others of the selection; None if its own figure is not on record."""
    rows = select(frame, **equal)
    own = rows[rows["kode"] == kode]["persen"]
    if own.empty:
        return None
    mine, others = own.iloc[0], rows[rows["kode"] != kode]["persen"]
    return Position(int((others < mine).sum()), int((others == mine).sum()), int((others > mine).sum()))


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
