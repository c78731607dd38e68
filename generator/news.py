"""What is new, from the data alone: when a report's newest source spoke, and how much it holds. No clock has a say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Report

Key = tuple[int, str]
# Control characters, line ends of every kind, and what XML cannot hold.
BREAKING = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+"


@dataclass(frozen=True)
class Standing:
    """One report: `newest` the latest date of its sources (`2025`, `2025-06` or a day), `held` how many statements."""

    key: Key
    newest: str
    held: int


def standing(key: Key, report: Report) -> Standing:
    """Counts values of tatanan and indicators, ODF, institutions, facts and what is told in words, each as one."""
    laporan = report.laporan
    told = (laporan.inovasi, laporan.target, laporan.lokus, laporan.peristiwa, laporan.pernyataan)
    stated = (report.nilai, laporan.odf, laporan.kelembagaan, laporan.fakta)
    held = sum(map(len, (*stated, *told)))
    return Standing(key, max((s.tanggal or "" for s in laporan.sumber.values()), default=""), held)


def day(date: str) -> str:
    """A date as a day (`2025-06` -> `2025-06-01`): what feeds and calendars ask for."""
    return (date + "-01-01")[:10] if len(date) == 4 else f"{date}-01" if len(date) == 7 else date


def line(text: str) -> str:
    """Foreign text as one line without control characters: for files in which a line end begins something new."""
    return " ".join(re.sub(BREAKING, " ", text).split())
