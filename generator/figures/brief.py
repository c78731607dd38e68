"""What a report states, by id, as the ledger of published figures writes it: no more than its guard compares.

A nation states hundreds of thousands of values; as whole figures they would take ten times as long.
"""

from __future__ import annotations

from generator.figures import claims
from generator.model import Place, Report
from generator.published import said

Stated = tuple[str, Place | None]  # a value as the ledger writes it, and where it stands


def brief(report: Report) -> dict[str, Stated]:
    """Name (the id without its edition) -> value, and the row it stands in; the ids are those of `claims.stated`."""
    start = f"{report.laporan.kode}."
    groups: dict[tuple, Place] = {}
    for row in report.nilai:
        item = row.item
        key = item.tahap, item.tatanan, item.indikator, item.persen, item.skor, item.capaian, item.alasan
        groups.setdefault(key, row.place)
    found: dict[str, Stated] = {}
    for (tahap, tatanan, indikator, persen, skor, _, alasan), place in groups.items():
        reason = alasan or ("tidak dilaporkan" if indikator and skor is None else "")
        value = said(skor if indikator else persen, reason)
        found[_free(found, f"{start}{indikator or tatanan}.{tahap}")] = value, place
    base = claims.base_of(str(report.laporan.edisi), report.laporan.kode, report.laporan.nama)
    skip = len(str(report.laporan.edisi)) + 1
    for figure in claims.beside_values(base, report):
        found[_free(found, figure.id[skip:])] = said(figure.nilai, figure.alasan), None
    return found


def _free(found: dict[str, Stated], wanted: str) -> str:
    name, n = wanted, 1
    while name in found:
        n += 1
        name = f"{wanted}.{n}"
    return name
