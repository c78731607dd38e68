"""The rule about figures that are kept as text, where `1.234` may be a thousand or one and a bit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.facts import Facts, Finding, at, cell
from generator.model import Fakta, Place, Riwayat

GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _texts(facts: Facts) -> Iterator[tuple[Fakta | Riwayat, Place]]:
    for _, report in facts.reports:
        for index, item in enumerate(report.laporan.fakta):
            yield item, at(report, "fakta", index, "nilai")
    for row in facts.judged.riwayat:
        yield row.item, cell(row, "nilai")


def ambiguous_text(facts: Facts) -> Iterator[Finding]:
    """Nilai fakta dan riwayat tidak memakai pemisah ribuan, karena 1.234 dapat dibaca dua cara."""
    for item, place in _texts(facts):
        if not GROUPED.fullmatch(item.nilai) or "persen" in item.satuan or "%" in item.satuan:
            continue
        comma = item.nilai.replace(".", ",")
        if comma not in item.tertulis:  # the source wrote a decimal comma: nothing to ask
            yield Finding(
                place,
                f'Nilai "{item.nilai}" dapat dibaca dua cara.',
                f'Tulis "{item.nilai.replace(".", "")}" bila tandanya pemisah ribuan; bila pemisah desimal, '
                f'isi tertulis dengan "{comma}".',
            )
