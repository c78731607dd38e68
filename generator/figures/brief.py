"""What a report states, by id, as the ledger of published figures writes it: no more than its guard compares.

A nation states hundreds of thousands of values; as whole figures they would take ten times as long.
"""

from __future__ import annotations

from generator.figures import claims
from generator.model import Nilai, Place, Report, Row
from generator.published import said

Stated = tuple[str, Place | None]  # a value as the ledger writes it, and where it stands


def brief(report: Report) -> dict[str, Stated]:
    """Name (the id without its edition) -> value, and the row it stands in; the ids are those of `claims.stated`."""
    start = f"{report.laporan.kode}."
    found: dict[str, Stated] = {}
    for row in report.nilai:
        item = row.item
        name = f"{start}{item.indikator or item.tatanan}.{item.tahap}"
        if name in found:  # sources that agree share a figure, others have one each: the usual case is over
            found = _grouped(report, start)
            break
        found[name] = _value(item), row.place
    base = claims.base_of(str(report.laporan.edisi), report.laporan.kode, report.laporan.nama)
    skip = len(str(report.laporan.edisi)) + 1
    for figure in claims.beside_values(base, report):
        found[_free(found, figure.id[skip:])] = said(figure.nilai, figure.alasan), None
    return found


def _value(item: Nilai) -> str:
    if item.indikator:
        return str(item.skor) if item.skor is not None else said(None, item.alasan or "tidak dilaporkan")
    return said(item.persen, item.alasan or "")


def _grouped(report: Report, start: str) -> dict[str, Stated]:
    groups: dict[tuple, Row[Nilai]] = {}
    for row in report.nilai:
        item = row.item
        key = item.tahap, item.tatanan, item.indikator, item.persen, item.skor, item.capaian, item.alasan
        groups.setdefault(key, row)
    found: dict[str, Stated] = {}
    for row in groups.values():
        name = f"{start}{row.item.indikator or row.item.tatanan}.{row.item.tahap}"
        found[_free(found, name)] = _value(row.item), row.place
    return found


def _free(found: dict[str, Stated], wanted: str) -> str:
    name, n = wanted, 1
    while name in found:
        n += 1
        name = f"{wanted}.{n}"
    return name
