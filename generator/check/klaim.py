"""Rules about award claims, and about dates wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.check.facts import Facts, Finding, at, cell, claims, mark
from generator.model import Penghargaan, Place, Row

AHEAD = 3  # years after the last edition; the check knows no today, so that it says the same every day


def no_year(facts: Facts) -> Iterator[Finding]:
    """Setiap klaim penghargaan menyebut tahunnya."""
    for row in facts.data.penghargaan:
        if row.item.tahun is None:
            yield Finding(
                cell(row, "tahun"),
                f"Tahun penghargaan {row.item.nama} tidak disebut.",
                "Isi tahunnya bila sumber menyebutnya; bila tidak, biarkan kosong.",
            )


def even_year(facts: Facts) -> Iterator[Finding]:
    """Penghargaan nasional diberikan pada tahun ganjil."""
    for row in facts.data.penghargaan:
        if row.item.cakupan == "nasional" and row.item.tahun is not None and row.item.tahun % 2 == 0:
            yield Finding(
                cell(row, "tahun"),
                f"Penghargaan nasional {row.item.nama} tercatat pada tahun genap {row.item.tahun}.",
                'Periksa tahunnya, atau tulis cakupan "provinsi" bila diberikan oleh provinsi, '
                '"tidak-jelas" bila tidak diketahui.',
            )


def contradiction(facts: Facts) -> Iterator[Finding]:
    """Klaim yang bertentangan untuk daerah, tahun, dan cakupan yang sama dimuat semuanya, dengan peringatan."""
    found: dict[tuple[int, str, str], list[Row[Penghargaan]]] = {}
    for row in facts.data.penghargaan:
        item = row.item
        if item.tahun is None or item.predikat == "tidak-disebut":
            continue
        others = found.setdefault((item.tahun, item.kode, item.cakupan), [])
        rival = next((o for o in others if o.item.predikat != item.predikat), None)
        if rival and all(o.item.predikat != item.predikat for o in others):
            yield Finding(
                cell(row, "predikat"),
                f'{item.nama} {item.tahun}: "{item.predikat}" di sini, '
                f'"{rival.item.predikat}" di baris {rival.place.line}; keduanya dimuat.',
                "Periksa cakupan dan tahunnya; bila sumbernya memang berbeda, biarkan.",
            )
        others.append(row)


def _dates(facts: Facts) -> Iterator[tuple[str, Place]]:
    """Every date in the data, with its place."""
    data = facts.judged
    for version, instrument in data.instrumen.items():
        file = f"instrumen/{version}/instrumen.yml"
        yield instrument.odf_per or "", mark(facts, file, "odf_per")
        for name, source in instrument.sumber.items():
            yield source.tanggal or "", mark(facts, file, "sumber", name, "tanggal")
    for year, edition in data.edisi.items():
        file = f"edisi/{year}/edisi.yml"
        yield edition.diperbarui, mark(facts, file, "diperbarui")
        yield edition.terbit or "", mark(facts, file, "terbit")
        for index, event in enumerate(edition.jadwal):
            yield event.tanggal, mark(facts, file, "jadwal", index, "tanggal")
    for _, report in facts.reports:
        for name, source in report.laporan.sumber.items():
            yield source.tanggal or "", at(report, "sumber", name, "tanggal")
        for part in ("odf", "target", "lokus", "peristiwa", "pernyataan"):
            for index, item in enumerate(getattr(report.laporan, part)):
                yield item.tanggal or "", at(report, part, index, "tanggal")
        for village in report.odf_desa:
            if village.item.tanggal:
                yield village.item.tanggal, cell(village, "tanggal")
    for row in claims(facts):
        yield row.item.sumber_tanggal or "", cell(row, "sumber_tanggal")


def _exists(text: str) -> bool:
    numbers = [int(part) for part in text.split("-")]
    try:
        date(*(numbers + [1, 1])[:3])
    except ValueError:
        return False
    return True


def impossible_date(facts: Facts) -> Iterator[Finding]:
    """Setiap tanggal ada dalam kalender."""
    for text, place in _dates(facts):
        if text and not _exists(text):
            yield Finding(
                place,
                f'Tanggal "{text}" tidak ada dalam kalender.',
                'Tulis tahun-bulan-hari, misalnya "2025-02-17"; bila harinya tidak pasti, tulis "2025-02".',
            )


def distant_date(facts: Facts) -> Iterator[Finding]:
    """Tanggal dan tahun tidak lebih dari tiga tahun sesudah edisi terakhir."""
    if not facts.data.edisi:
        return
    latest = max(facts.data.edisi) + AHEAD
    for text, place in _dates(facts):
        if text and int(text[:4]) > latest:
            yield Finding(
                place, f'Tanggal "{text}" jauh sesudah edisi terakhir ({latest - AHEAD}).', "Periksa tahunnya."
            )
    for row in claims(facts):
        if row.item.tahun and row.item.tahun > latest:
            yield Finding(
                cell(row, "tahun"),
                f'Tahun "{row.item.tahun}" jauh sesudah edisi terakhir ({latest - AHEAD}).',
                "Periksa tahunnya.",
            )
