"""Rules about sources: no figure without one, no source without a date."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from generator.check.facts import Facts, Finding, at, cell, claims, mark, quoted
from generator.kinds import LOST
from generator.model import Place, Report, Row

LISTS = ("odf", "kelembagaan", "fakta", "inovasi", "target", "lokus", "peristiwa", "pernyataan")


def _uses(report: Report) -> Iterator[tuple[str, Place]]:
    """Every mention of a source in the files of a report."""
    for name in LISTS:
        for index, item in enumerate(getattr(report.laporan, name)):
            yield item.sumber, at(report, name, index, "sumber")
    tables: tuple[Row[Any], ...] = (*report.nilai, *report.odf_desa)
    for row in tables:
        yield row.item.sumber, cell(row, "sumber")


def _used(report: Report) -> set[str]:
    """The sources of all mentions: few, where the mentions are hundreds."""
    tables: tuple[Row[Any], ...] = (*report.nilai, *report.odf_desa)
    items = (item.sumber for name in LISTS for item in getattr(report.laporan, name))
    return {*items, *(row.item.sumber for row in tables)}


def _written(report: Report) -> set[str]:
    """Names of all sources in the file, also of those that could not be read: their fault has been told."""
    names = (str(path[1]) for path in report.marks if len(path) == 2 and path[0] == "sumber")
    return {re.sub(r"[^a-z0-9]+", "-", name.lower()) for name in names}


def missing(facts: Facts) -> Iterator[Finding]:
    """Setiap sumber yang disebut ada dalam daftar sumber laporan.yml."""
    for _, report in facts.reports:
        known = report.laporan.sumber
        written = _written(report) if LOST in report.marks else set()
        unknown = _used(report) - known.keys() - written
        for name, place in _uses(report) if unknown else ():
            if name in unknown:
                near = difflib.get_close_matches(name, known, 1, 0.6)
                remedy = (
                    f'Mungkin maksudnya "{near[0]}"; tulis "{near[0]}".'
                    if near
                    else f'Tambahkan "{name}" ke bagian sumber dalam laporan.yml, lengkap dengan penerbit dan tanggal.'
                )
                yield Finding(place, f'Sumber "{name}" tidak ada dalam laporan.yml.', remedy, near[0] if near else None)


def unknown_rule_source(facts: Facts) -> Iterator[Finding]:
    """Setiap sumber syarat predikat, dan sumber pengampu, ada dalam daftar sumber instrumen.yml."""
    for version, instrument in facts.data.instrumen.items():
        file = f"instrumen/{version}/instrumen.yml"
        levels = [(level.sumber, ("syarat", n, "sumber")) for n, level in enumerate(instrument.syarat)]
        for source, place in [(instrument.sumber_pengampu, ("sumber_pengampu",)), *levels]:
            if source and source not in instrument.sumber and not facts.lost(file):
                yield Finding(
                    mark(facts, file, *place),
                    f'Sumber "{source}" tidak ada dalam berkas ini.',
                    f"Tulis salah satu: {quoted(list(instrument.sumber))}.",
                )


def unused(facts: Facts) -> Iterator[Finding]:
    """Setiap sumber dalam laporan.yml dipakai oleh paling sedikit satu isian."""
    for _, report in facts.reports:
        files = (f"{report.folder}/nilai.csv", f"{report.folder}/odf.csv")
        if LOST in report.marks or any(facts.lost(f) for f in files):
            continue
        used = _used(report)
        if used - report.laporan.sumber.keys():
            continue  # a misspelt mention is told as such; the source it meant only seems unused
        for name in report.laporan.sumber:
            if name not in used:
                yield Finding(
                    at(report, "sumber", name),
                    f'Sumber "{name}" tidak dipakai.',
                    "Sebutkan sumber ini pada isian yang berasal darinya, atau hapus.",
                )


def undated(facts: Facts) -> Iterator[Finding]:
    """Setiap sumber dalam laporan.yml bertanggal, sekurang-kurangnya tahunnya."""
    for _, report in facts.reports:
        for name, source in report.laporan.sumber.items():
            pruned = LOST in report.marks and ("sumber", name, "tanggal") in report.marks
            if source.tanggal is None and not pruned:
                yield Finding(
                    at(report, "sumber", name),
                    f'Sumber "{name}" tidak bertanggal.',
                    'Tambahkan tanggal, misalnya "tanggal: 2025-02-17"; tahunnya saja juga boleh.',
                )


def read_too_early(facts: Facts) -> Iterator[Finding]:
    """Sumber tidak dibaca sebelum tanggalnya sendiri."""
    for _, report in facts.reports:
        for name, source in report.laporan.sumber.items():
            known = min(len(source.tanggal or ""), len(source.dibaca or ""))  # dates may be a year or a month only
            if known and (source.dibaca or "")[:known] < (source.tanggal or "")[:known]:
                yield Finding(
                    at(report, "sumber", name, "dibaca"),
                    f'Sumber "{name}" dibaca {source.dibaca}, sebelum tanggalnya sendiri, {source.tanggal}.',
                    "Periksa kedua tanggal itu; kosongkan dibaca bila tidak dicatat.",
                )


def undated_claim(facts: Facts) -> Iterator[Finding]:
    """Setiap klaim dalam penghargaan.csv, jumlah.csv, dan riwayat.csv menyebut tanggal sumbernya."""
    for row in claims(facts):
        if row.item.sumber_tanggal is None:
            yield Finding(
                cell(row, "sumber_tanggal"),
                "Tanggal sumber klaim ini kosong.",
                "Isi sumber_tanggal; tahunnya saja juga boleh.",
            )


def _addresses(facts: Facts) -> Iterator[tuple[str, Place]]:
    for _, report in facts.reports:
        for name, source in report.laporan.sumber.items():
            yield source.url, at(report, "sumber", name, "url")
            yield source.arsip, at(report, "sumber", name, "arsip")
    for version, instrument in facts.judged.instrumen.items():
        for name, source in instrument.sumber.items():
            for field in ("url", "arsip"):
                yield getattr(source, field), mark(facts, f"instrumen/{version}/instrumen.yml", "sumber", name, field)
    for row in claims(facts):
        yield row.item.sumber_url, cell(row, "sumber_url")


def bad_address(facts: Facts) -> Iterator[Finding]:
    """Alamat sumber dan arsipnya diawali http:// atau https:// dan tidak berisi spasi."""
    for address, place in _addresses(facts):
        if not address or address.startswith(("http://", "https://")) and not set(address) & set(' \t\n"<>'):
            continue
        guess = f"https://{address}" if "." in address and not set(address) & set(' :<>"') else None
        yield Finding(
            place,
            f'"{address}" bukan alamat web yang utuh.',
            f'Tulis "{guess}".' if guess else "Salin alamatnya dari peramban, atau kosongkan.",
            guess,
        )
