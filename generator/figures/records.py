"""Figures of the national lists: awards, claims from years without an edition, totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator import words
from generator.book import Book, Claim
from generator.figures import ids
from generator.figures.claims import latest, notes, number, short_slug, surest
from generator.model import Jumlah, Penghargaan, Riwayat, Sumber
from generator.results import Figure


def _cited(row: Penghargaan | Jumlah | Riwayat) -> Sumber:
    return Sumber(row.sumber_penerbit, row.sumber_tanggal, row.sumber_judul, row.sumber_url)


def awards(book: Book) -> Iterator[Figure]:
    """One figure an award claim: what sources that agree say of a district in a year."""
    for kode, group in book.claims.items():
        yield from (_award(book, kode, claim) for claim in group)


def _award(book: Book, kode: str, claim: Claim) -> Figure:
    sources = tuple(dict.fromkeys(_cited(row) for row in claim.rows))
    return Figure(
        id=ids.award(kode, claim),
        edisi="",
        tahun=str(claim.tahun or ""),
        kode=kode,
        nama=book.daerah[kode].nama,
        bagian="penghargaan",
        butir=f"Swasti Saba {claim.tahun or 'tanpa tahun'} tingkat {claim.cakupan}",
        tahap="",
        nilai=words.PREDIKAT[claim.predikat],
        sumber=sources,
        tanggal=latest(sources),
        keyakinan=surest(row.keyakinan for row in claim.rows),
        catatan=notes(row.catatan for row in claim.rows),
    )


def history(book: Book) -> Iterator[Figure]:
    """Claims from years without an edition."""
    for kode, rows in book.riwayat.items():
        for row in rows:
            source = _cited(row)
            yield Figure(
                id=f"riwayat.{row.tahun or 'tanpa-tahun'}.{kode}.{short_slug(row.butir)}",
                edisi="",
                tahun=str(row.tahun or ""),
                kode=kode,
                nama=book.daerah[kode].nama if kode in book.daerah else book.provinsi[kode].nama,
                bagian="riwayat",
                butir=row.butir,
                nilai=number(row.nilai),
                satuan=row.satuan,
                tertulis=row.tertulis,
                keyakinan=row.keyakinan,
                sumber=(source,),
                tanggal=source.tanggal or "",
                catatan=row.catatan,
            )


def totals(book: Book) -> Iterator[Figure]:
    """Claimed totals of a year for the nation or a province; claims of the same amount share one figure."""
    groups: dict[tuple, list[Jumlah]] = defaultdict(list)
    for row in book.data.jumlah:
        item = row.item
        groups[item.tahun, item.cakupan, item.butir, item.jumlah].append(item)
    for (year, scope, what, amount), rows in groups.items():
        sources = tuple(dict.fromkeys(_cited(row) for row in rows))
        yield Figure(
            id=f"jumlah.{year or 'tanpa-tahun'}.{words.slug(scope)}.{words.slug(what)}",
            edisi="",
            tahun=str(year or ""),
            kode="",
            nama=scope,
            bagian="jumlah",
            butir=what,
            nilai=amount,
            sumber=sources,
            tanggal=latest(sources),
            keyakinan=surest(row.keyakinan for row in rows),
            catatan=notes(row.catatan for row in rows),
            tertulis=rows[0].tertulis,
        )
