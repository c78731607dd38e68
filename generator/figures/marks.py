"""Indicator figures in short: one mark for all that sources say of an indicator at a stage.

The nation has hundreds of thousands of them, so they travel as one line of text an indicator and district.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model import Nilai
from generator.results import Mark

Column = Mapping[str, Mapping[str, Mark]]  # code of a district -> stage -> mark, of one indicator
BETWEEN = "\t"


def in_short(rows: Iterable[Nilai]) -> dict[str, str]:
    """Indicator -> `stage, text, stage, text …` of one report; the words are those of the figures in `claims`."""
    groups: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        if row.indikator:
            text = str(row.skor) if row.skor is not None else row.alasan or "tidak dilaporkan"
            said = groups.setdefault(row.indikator, {}).setdefault(row.tahap, [])
            if text not in said:
                said.append(text)
    return {
        indikator: BETWEEN.join(part for stage, said in stages.items() for part in (stage, " atau ".join(said)))
        for indikator, stages in groups.items()
    }


def columns(reports: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, dict[str, str]]:
    """Indicator -> district -> line, from the lines of each report (by the code of its district)."""
    found: dict[str, dict[str, str]] = {}
    for kode, own in reports:
        for indikator, line in own.items():
            found.setdefault(indikator, {})[kode] = line
    return found


def read(lines: Mapping[str, str]) -> Column:
    """The marks in the lines of one indicator."""
    return {kode: dict(_marks(line.split(BETWEEN))) for kode, line in lines.items()}


def _marks(parts: list[str]) -> Iterable[tuple[str, Mark]]:
    for stage, text in zip(parts[::2], parts[1::2], strict=True):
        yield stage, Mark(int(text) if text.isdecimal() else None, text)
