"""Figures of the rules: indicator counts, gates and minimum points of every instrument version."""

from __future__ import annotations

from collections.abc import Iterator

from generator import words
from generator.book import Book
from generator.model import Instrumen, Syarat
from generator.results import Figure
from generator.score.points import STEP


def instruments(book: Book) -> Iterator[Figure]:
    """Indicator counts and gates of all versions."""
    for instrumen in book.data.instrumen.values():
        base, shared = f"instrumen.{instrumen.versi}", _shared(instrumen)
        if instrumen.jumlah_indikator:
            total = instrumen.jumlah_indikator
            yield Figure(
                id=f"{base}.jumlah-indikator", butir="jumlah indikator", nilai=total, satuan="indikator", **shared
            )
        for tatanan in instrumen.tatanan:
            if tatanan.jumlah_indikator is not None:
                yield Figure(
                    id=f"{base}.{tatanan.slug}.jumlah-indikator",
                    butir=f"jumlah indikator {tatanan.nama}",
                    nilai=tatanan.jumlah_indikator,
                    satuan="indikator",
                    tatanan=tatanan.slug,
                    **shared,
                )
        for syarat in instrumen.syarat:
            yield from _gates(instrumen, syarat, shared)


def _shared(instrumen: Instrumen) -> dict:
    sources = tuple(instrumen.sumber.values())[:1]
    return {
        "edisi": "",
        "kode": "",
        "nama": instrumen.judul,
        "bagian": "aturan",
        "sumber": sources,
        "tanggal": (sources[0].tanggal or "") if sources else "",
        "keyakinan": instrumen.keyakinan,
    }


def _gates(instrumen: Instrumen, syarat: Syarat, shared: dict) -> Iterator[Figure]:
    base = f"instrumen.{instrumen.versi}.{syarat.predikat}"
    source = instrumen.sumber.get(syarat.sumber)
    more = {**shared, "keyakinan": syarat.keyakinan, **({"sumber": (source,)} if source else {})}
    level = words.PREDIKAT[syarat.predikat]
    parts = (
        ("odf-min", "desa/kelurahan ODF", syarat.odf_min, "persen"),
        ("tatanan-min", "tiap tatanan", syarat.tatanan_min, "persen"),
        ("jumlah-tatanan-min", "jumlah tatanan", syarat.jumlah_tatanan_min, "tatanan"),
        ("kelembagaan-min", "kelembagaan", syarat.kelembagaan_min, "persen"),
    )
    for part, what, value, unit in parts:
        if value is not None:
            yield Figure(id=f"{base}.{part}", butir=f"{level}: minimal {what}", nilai=value, satuan=unit, **more)
    for tatanan in instrumen.tatanan:
        if syarat.tatanan_min is not None and tatanan.jumlah_indikator:
            floor = -(-syarat.tatanan_min * tatanan.jumlah_indikator // STEP) * STEP
            all_of = f"{tatanan.jumlah_indikator} x 100 poin"
            yield Figure(
                id=f"{base}.{tatanan.slug}.poin-min",
                butir=f"{level}: minimal poin {tatanan.nama}",
                nilai=floor,
                satuan="poin",
                tatanan=tatanan.slug,
                cara=f"kelipatan {STEP} pertama yang mencapai {syarat.tatanan_min}% dari {all_of}",
                **more,
            )
