"""Figures that a source states: values, ODF, institutions, facts, awards, history, totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator import words
from generator.book import Book, Claim, Key
from generator.model import Jumlah, Nilai, Penghargaan, Report, Riwayat, Sumber
from generator.results import Figure

CONFIDENCE = ("tinggi", "sedang", "rendah")


def stated(key: Key, report: Report) -> Iterator[Figure]:
    """All stated figures of one district's folder in an edition."""
    yield from _values(key, report)
    yield from _odf(key, report)
    yield from _institutions(key, report)
    yield from _facts(key, report)


def _source(report: Report, ids: Iterable[str]) -> tuple[Sumber, ...]:
    return tuple(report.laporan.sumber[i] for i in dict.fromkeys(ids) if i in report.laporan.sumber)


def _latest(sources: Iterable[Sumber]) -> str:
    return max((s.tanggal or "" for s in sources), default="")


def _values(key: Key, report: Report) -> Iterator[Figure]:
    """Tatanan percentages and indicator scores; sources that give the same value share one figure."""
    groups: dict[tuple, list[Nilai]] = defaultdict(list)
    for row in report.nilai:
        item = row.item
        groups[item.tahap, item.tatanan, item.indikator, item.persen, item.skor, item.capaian, item.alasan].append(item)
    for (stage, tatanan, indikator, percent, points, raw, reason), rows in groups.items():
        thing = indikator or tatanan
        sources = _source(report, (row.sumber for row in rows))
        shared = {
            "edisi": str(key[0]),
            "kode": key[1],
            "nama": report.laporan.nama,
            "tahap": stage,
            "tatanan": tatanan,
            "indikator": indikator,
            "alasan": reason or "",
            "sumber": sources,
            "tanggal": _latest(sources),
            "keyakinan": min((row.keyakinan for row in rows), key=CONFIDENCE.index),
            "tertulis": rows[0].tertulis,
            "catatan": _notes(row.catatan for row in rows),
        }
        name = f"{key[0]}.{key[1]}.{thing}.{stage}"
        if not indikator:
            yield Figure(id=name, bagian="tatanan", butir="nilai tatanan", nilai=percent, satuan="persen", **shared)
            continue
        yield Figure(id=name, bagian="indikator", butir="nilai indikator", nilai=points, satuan="poin", **shared)
        if raw is not None:
            yield Figure(id=f"{name}.capaian", bagian="indikator", butir="capaian", nilai=raw, **shared)


def _notes(notes: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(note for note in notes if note))


def _odf(key: Key, report: Report) -> Iterator[Figure]:
    for claim in report.laporan.odf:
        sources = _source(report, [claim.sumber])
        shared = {
            "edisi": str(key[0]),
            "kode": key[1],
            "nama": report.laporan.nama,
            "bagian": "odf",
            "sumber": sources,
            "keyakinan": claim.keyakinan,
            "tertulis": claim.tertulis,
            "catatan": claim.catatan,
            "tanggal": claim.tanggal or _latest(sources),
        }
        name = f"{key[0]}.{key[1]}.odf.{claim.sumber}"
        parts = (
            ("desa", "desa/kelurahan ODF", claim.desa_odf, "desa/kelurahan"),
            ("belum", "desa/kelurahan belum ODF", claim.desa_belum, "desa/kelurahan"),
            ("dari", "desa/kelurahan seluruhnya", claim.desa, "desa/kelurahan"),
            ("persen", "persentase desa/kelurahan ODF", claim.persen, "persen"),
            ("status", "status ODF", claim.status or None, ""),
        )
        for part, what, value, unit in parts:
            if value is not None:
                yield Figure(id=f"{name}.{part}", butir=what, nilai=value, satuan=unit, **shared)


def _institutions(key: Key, report: Report) -> Iterator[Figure]:
    for entry in report.laporan.kelembagaan:
        sources = _source(report, [entry.sumber])
        shared = {
            "edisi": str(key[0]),
            "kode": key[1],
            "nama": report.laporan.nama,
            "bagian": "kelembagaan",
            "sumber": sources,
            "keyakinan": entry.keyakinan,
            "catatan": entry.catatan,
            "tahap": entry.tahap,
            "tanggal": _latest(sources),
        }
        what = " ".join(filter(None, [entry.komponen, entry.unsur]))
        name = ".".join(filter(None, [str(key[0]), key[1], "kelembagaan", entry.komponen, entry.unsur, entry.sumber]))
        parts = (
            ("", entry.nilai or None, ""),
            (".skor", entry.skor, "poin"),
            (".ada", entry.ada, ""),
            (".dari", entry.dari, ""),
        )
        for suffix, value, unit in parts:
            if value is not None:
                yield Figure(
                    id=name + suffix, butir=what + suffix.replace(".", " "), nilai=value, satuan=unit, **shared
                )


def _facts(key: Key, report: Report) -> Iterator[Figure]:
    for fact in report.laporan.fakta:
        sources = _source(report, [fact.sumber])
        yield Figure(
            id=f"{key[0]}.{key[1]}.fakta.{words.slug(fact.butir)[:48].strip('-')}.{fact.sumber}",
            edisi=str(key[0]),
            kode=key[1],
            nama=report.laporan.nama,
            bagian=fact.bagian,
            butir=fact.butir,
            nilai=_number(fact.nilai),
            satuan=fact.satuan,
            tatanan=fact.tatanan or "",
            keyakinan=fact.keyakinan,
            tertulis=fact.tertulis,
            tanggal=_latest(sources),
            sumber=sources,
            catatan=fact.catatan,
        )


def _number(text: str) -> Decimal | str:
    """A value written canonically (point decimals) as a number, anything else as the text it is."""
    plain = text.replace(".", "", 1).removeprefix("-")
    return Decimal(text) if plain.isascii() and plain.isdigit() and not text.startswith(".") else text


def _cited(row: Penghargaan | Jumlah | Riwayat) -> Sumber:
    return Sumber(row.sumber_penerbit, row.sumber_tanggal, row.sumber_judul, row.sumber_url)


def awards(book: Book) -> Iterator[Figure]:
    """One figure an award claim: what sources that agree say of a district in a year."""
    for kode, group in book.claims.items():
        yield from (_award(book, kode, claim) for claim in group)


def _award(book: Book, kode: str, claim: Claim) -> Figure:
    sources = tuple(dict.fromkeys(_cited(row) for row in claim.rows))
    year = str(claim.tahun or "tanpa-tahun")
    kind = "penghargaan" if claim.cakupan == "nasional" else f"penghargaan-{claim.cakupan}"
    return Figure(
        id=f"{kind}.{year}.{kode}",
        edisi="",
        kode=kode,
        nama=book.daerah[kode].nama,
        bagian="penghargaan",
        butir=f"Swasti Saba {claim.tahun or 'tanpa tahun'} tingkat {claim.cakupan}",
        tahap="",
        nilai=words.PREDIKAT[claim.predikat],
        sumber=sources,
        tanggal=_latest(sources),
        keyakinan=min((row.keyakinan for row in claim.rows), key=CONFIDENCE.index),
        catatan=_notes(row.catatan for row in claim.rows),
    )


def history(book: Book) -> Iterator[Figure]:
    """Claims from years without an edition."""
    for kode, rows in book.riwayat.items():
        for row in rows:
            source = _cited(row)
            yield Figure(
                id=f"riwayat.{row.tahun or 'tanpa-tahun'}.{kode}.{words.slug(row.butir)[:48].strip('-')}",
                edisi="",
                kode=kode,
                nama=book.daerah[kode].nama if kode in book.daerah else book.provinsi[kode].nama,
                bagian="riwayat",
                butir=row.butir,
                nilai=_number(row.nilai),
                satuan=row.satuan,
                tertulis=row.tertulis,
                keyakinan=row.keyakinan,
                sumber=(source,),
                tanggal=source.tanggal or "",
                catatan=row.catatan,
            )


def totals(book: Book) -> Iterator[Figure]:
    """Claimed totals of a year for the nation or a province; claims of the same number share one figure."""
    groups: dict[tuple, list[Jumlah]] = defaultdict(list)
    for row in book.data.jumlah:
        item = row.item
        groups[item.tahun, item.cakupan, item.butir, item.jumlah].append(item)
    for (year, scope, what, number), rows in groups.items():
        sources = tuple(dict.fromkeys(_cited(row) for row in rows))
        yield Figure(
            id=f"jumlah.{year or 'tanpa-tahun'}.{words.slug(scope)}.{words.slug(what)}",
            edisi="",
            kode="",
            nama=scope,
            bagian="jumlah",
            butir=what,
            nilai=number,
            sumber=sources,
            tanggal=_latest(sources),
            keyakinan=min((row.keyakinan for row in rows), key=CONFIDENCE.index),
            catatan=_notes(row.catatan for row in rows),
            tertulis=rows[0].tertulis,
        )
