"""Figures that a source states: values, ODF, institutions, facts, awards, history, totals."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator import words
from generator.book import Book, Key
from generator.model import Nilai, OdfDesa, Report, Sumber
from generator.packing import changed
from generator.results import Figure

CONFIDENCE = ("tinggi", "sedang", "rendah")


def stated(book: Book, key: Key) -> Iterator[Figure]:
    """All stated figures of one district's folder in an edition."""
    report = book.reports[key]
    base = base_of(str(key[0]), key[1], report.laporan.nama)
    units = {i.kode: i.satuan for i in book.indikator(book.instrumen(key[0]).versi)}
    yield from _values(base, report, units)
    yield from beside_values(base, report)


def beside_values(base: Figure, report: Report) -> Iterator[Figure]:
    """What a report states beside values of tatanan and indicators."""
    yield from _odf(base, report)
    yield from _villages(base, report)
    yield from _institutions(base, report)
    yield from _facts(base, report)


def tatanan(book: Book, key: Key) -> Iterator[Figure]:
    """The percentages a report states, without its indicators."""
    report = book.reports[key]
    rows = tuple(row for row in report.nilai if not row.item.indikator)
    yield from _values(base_of(str(key[0]), key[1], report.laporan.nama), replace(report, nilai=rows), {})


def odf(book: Book, key: Key) -> Iterator[Figure]:
    """What a report states about open defecation."""
    report = book.reports[key]
    yield from _odf(base_of(str(key[0]), key[1], report.laporan.nama), report)


def base_of(edisi: str, kode: str, nama: str) -> Figure:
    """What all figures of a place share; the rest is replaced in each."""
    return Figure(id=f"{edisi}.{kode}", edisi=edisi, kode=kode, nama=nama, bagian="", butir="", nilai=None)


def _with_source(base: Figure, report: Report, ids: Iterable[str]) -> Figure:
    found = tuple(report.laporan.sumber[i] for i in dict.fromkeys(ids) if i in report.laporan.sumber)
    return changed(base, sumber=found, tanggal=latest(found))


def latest(sources: Iterable[Sumber]) -> str:
    return max((s.tanggal or "" for s in sources), default="")


def surest(confidences: Iterable[str]) -> str:
    """The highest confidence: a weak source that says the same takes nothing from a strong one."""
    return min(confidences, key=CONFIDENCE.index)


def _values(base: Figure, report: Report, units: dict[str, str]) -> Iterator[Figure]:
    """Tatanan percentages and indicator scores; sources that give the same value share one figure."""
    groups: dict[tuple, list[Nilai]] = defaultdict(list)
    for row in report.nilai:
        item = row.item
        groups[item.tahap, item.tatanan, item.indikator, item.persen, item.skor, item.capaian, item.alasan].append(item)
    cited: dict[tuple[str, ...], tuple[Sumber, ...]] = {}
    for rows in groups.values():
        ids = tuple(row.sumber for row in rows)
        if ids not in cited:
            cited[ids] = _with_source(base, report, ids).sumber
        yield _value(base, rows, cited[ids], units.get(rows[0].indikator, ""))


def _value(base: Figure, rows: list[Nilai], sources: tuple[Sumber, ...], unit: str) -> Figure:
    """The percentage of a tatanan, or the score of an indicator with its raw value and the state of its evidence."""
    first = rows[0]
    scored = bool(first.indikator)
    reason = first.alasan or ("tidak dilaporkan" if scored and first.skor is None else "")
    return Figure(
        id=f"{base.id}.{first.indikator or first.tatanan}.{first.tahap}",
        edisi=base.edisi,
        kode=base.kode,
        nama=base.nama,
        bagian="indikator" if scored else "tatanan",
        butir="nilai indikator" if scored else "nilai tatanan",
        nilai=first.skor if scored else first.persen,
        satuan="poin" if scored else "persen",
        tahap=first.tahap,
        tatanan=first.tatanan,
        indikator=first.indikator,
        alasan=reason,
        keyakinan=surest(row.keyakinan for row in rows) if len(rows) > 1 else first.keyakinan,
        tertulis=first.tertulis,
        tanggal=latest(sources),
        sumber=sources,
        catatan=notes(row.catatan for row in rows) if any(row.catatan for row in rows) else "",
        capaian=first.capaian if scored else None,
        satuan_capaian=unit if scored and first.capaian is not None else "",
        bukti="; ".join(dict.fromkeys(row.bukti for row in rows if row.bukti)) if scored else "",
        tautan_publik=_public(rows) if scored else "",
    )


def _public(rows: list[Nilai]) -> str:
    return "; ".join(dict.fromkeys(row.tautan_publik for row in rows if row.tautan_publik))


def notes(notes: Iterable[str]) -> str:
    """All remarks of claims that share a figure, each said once."""
    parts = (part.strip() for note in notes for part in note.split(";"))
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _odf(base: Figure, report: Report) -> Iterator[Figure]:
    seen: Counter[str] = Counter()
    for claim in report.laporan.odf:
        shared = changed(
            _with_source(base, report, [claim.sumber]),
            bagian="odf",
            keyakinan=claim.keyakinan,
            tertulis=claim.tertulis,
            catatan=claim.catatan,
        )
        shared = changed(shared, tanggal=claim.tanggal or shared.tanggal)
        own = _own(seen, f"{base.id}.odf.{claim.sumber}")
        parts = (
            ("desa", claim.desa_odf, "desa/kelurahan"),
            ("belum", claim.desa_belum, "desa/kelurahan"),
            ("dari", claim.desa, "desa/kelurahan"),
            ("persen", claim.persen, "persen"),
            ("status", claim.status or None, ""),
        )
        for part, value, unit in parts:
            if value is not None:
                yield changed(shared, id=f"{own}.{part}", butir=words.ODF[part], nilai=value, satuan=unit)


def _villages(base: Figure, report: Report) -> Iterator[Figure]:
    """How many villages of odf.csv have which status, by source; the list itself is in the workbook."""
    groups: dict[tuple[str, str], list[OdfDesa]] = defaultdict(list)
    for row in report.odf_desa:
        groups[row.item.sumber, row.item.odf].append(row.item)
    for (source, status), rows in sorted(groups.items()):
        shared = _with_source(base, report, [source])
        yield changed(
            shared,
            id=f"{base.id}.odf.{source}.daftar-{words.slug(status)}",
            bagian="odf",
            butir=f"desa/kelurahan dalam daftar, ODF: {status}",
            nilai=len(rows),
            satuan="desa/kelurahan",
            tanggal=max((row.tanggal or "" for row in rows), default="") or shared.tanggal,
            cara="banyaknya baris daftar desa",
        )


def _own(seen: Counter[str], name: str) -> str:
    """The name all figures of one claim begin with; a source's second claim of the same thing gets `.2`."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}.{seen[name]}"


def _institutions(base: Figure, report: Report) -> Iterator[Figure]:
    seen: Counter[str] = Counter()
    for entry in report.laporan.kelembagaan:
        shared = changed(
            _with_source(base, report, [entry.sumber]),
            bagian="kelembagaan",
            keyakinan=entry.keyakinan,
            catatan=entry.catatan,
            tahap=entry.tahap,
        )
        what = " ".join(filter(None, [entry.komponen, entry.unsur]))
        name = ".".join(filter(None, [base.id, "kelembagaan", entry.komponen, entry.unsur, entry.sumber]))
        name = _own(seen, name)
        parts = (
            ("", entry.nilai or None, ""),
            (".skor", entry.skor, "poin"),
            (".ada", entry.ada, ""),
            (".dari", entry.dari, ""),
        )
        for suffix, value, unit in parts:
            if value is not None:
                text = what + suffix.replace(".", " ")
                yield changed(shared, id=name + suffix, butir=text, nilai=value, satuan=unit)


def _facts(base: Figure, report: Report) -> Iterator[Figure]:
    for fact in report.laporan.fakta:
        yield changed(
            _with_source(base, report, [fact.sumber]),
            id=f"{base.id}.fakta.{short_slug(fact.butir)}.{fact.sumber}",
            bagian=fact.bagian,
            butir=fact.butir,
            nilai=number(fact.nilai),
            satuan=fact.satuan,
            tatanan=fact.tatanan or "",
            keyakinan=fact.keyakinan,
            tertulis=fact.tertulis,
            catatan=fact.catatan,
        )


def short_slug(text: str) -> str:
    return words.slug(text)[:48].strip("-")


def number(text: str) -> Decimal | str:
    """A value written canonically (point decimals) as a number, anything else as the text it is."""
    return Decimal(text) if re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", text) else text
