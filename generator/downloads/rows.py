"""Figures, texts and sources as rows of the downloads; the columns are explained in words.KOLOM."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from generator import words
from generator.figures import OURS
from generator.model import Laporan, OdfDesa, Sumber
from generator.results import Figure, TatananScore
from generator.tables import source_text

Row = tuple[Any, ...]
# `butir` of a tatanan or an indicator would only repeat its id, and `keyakinan` is written where it is not the usual
# one: that makes the quarter of a million rows of an edition a tenth smaller.
FIGURE = (
    "id", "butir", "tahap", "nilai", "satuan", "capaian", "satuan_capaian", "bukti", "alasan", "keyakinan", "tertulis",
    "tanggal", "sumber", "catatan", "cara",
)  # fmt: skip
PUBLIC = "tautan_publik"  # the last column, of a place that has such an address at all: the files of others stay small
LINKS = ("id", PUBLIC)
USUAL = "tinggi"
LISTED = ("id", "tahun", "kode", "nama", *FIGURE[1:])
TEXT = ("kode", "nama", "jenis", "tatanan", "tanggal", "uraian", "catatan", "sumber")
SOURCE = ("kode", "kunci", "penerbit", "tanggal", "judul", "url", "catatan", "dibaca", "arsip")
PLACED = ("id", "kode", "nama", *FIGURE[1:])
VILLAGE = ("kecamatan", "desa", "odf", "tanggal", "sumber")
NAMED = ("indikator", "tatanan")  # parts whose figures say in their id what they measure


@dataclass(frozen=True)
class DistrictFiles:
    """All that the files of one place in one edition are made of: a district, a province, or the nation.

    `kode` a code or "nasional"; `figures` its own of this edition; `laporan` None where it has no folder;
    `tatanan` the slugs of the edition's instrument; `scores` at the stage the report quotes; `awards` its national
    award figures of the year; `note` the watermark or "".
    """

    tahun: int
    kode: str
    nama: str
    provinsi: str
    diperbarui: str
    tatanan: tuple[str, ...]
    figures: Sequence[Figure]
    laporan: Laporan | None = None
    villages: tuple[OdfDesa, ...] = ()
    scores: tuple[TatananScore, ...] = ()
    awards: tuple[Figure, ...] = ()
    note: str = ""


class Sources:
    """Short names of the sources of a place: those of laporan.yml, and made ones for the others (our own sums)."""

    def __init__(self, laporan: Laporan | None) -> None:
        self.keys: dict[Sumber, str] = {}
        self.cited: dict[tuple[Sumber, ...], str] = {}
        for key, source in laporan.sumber.items() if laporan else ():
            self.keys.setdefault(source, key)

    def cite(self, sources: tuple[Sumber, ...]) -> str:
        """The names of these sources as one text."""
        if sources not in self.cited:
            self.cited[sources] = "; ".join(self.keys.get(source) or self._add(source) for source in sources)
        return self.cited[sources]

    def _add(self, source: Sumber) -> str:
        own = "hitungan" if source.penerbit == OURS else ""  # stands on every row that we computed: short
        base, taken = own or words.slug(source.penerbit)[:32].strip("-") or "sumber", set(self.keys.values())
        names = (base if n == 1 else f"{base}-{n}" for n in count(1))
        self.keys[source] = next(name for name in names if name not in taken)
        return self.keys[source]

    def rows(self, kode: str) -> list[Row]:
        """SOURCE of every source, in the order of laporan.yml, ours last."""
        return [
            (kode, key, s.penerbit, s.tanggal or "", s.judul, s.url, s.catatan, s.dibaca or "", s.arsip)
            for s, key in self.keys.items()
        ]


def figures(found: Iterable[Figure], sources: Sources) -> list[Row]:
    """FIGURE of each; the sources by their short names."""
    cite = sources.cite
    return [
        (
            f.id,
            "" if f.bagian in NAMED else f.butir,
            f.tahap,
            f.nilai,
            f.satuan,
            f.capaian,
            f.satuan_capaian,
            f.bukti,
            f.alasan,
            "" if f.keyakinan == USUAL else f.keyakinan,
            f.tertulis,
            f.tanggal,
            cite(f.sumber),
            f.catatan,
            f.cara,
        )
        for f in found
    ]


def links(found: Iterable[Figure]) -> list[Row]:
    """LINKS of the figures whose evidence is public."""
    return [(f.id, f.tautan_publik) for f in found if f.tautan_publik]


def with_links(rows: Sequence[Row], linked: Sequence[Row]) -> list[Row]:
    """FIGURE and PUBLIC of each row."""
    known: dict[str, str] = dict(linked)
    return [(*row, known.get(row[0], "")) for row in rows]


def listed(found: Iterable[Figure]) -> list[Row]:
    """LISTED of each: figures of many places, their sources in full, as no list of sources lies beside them."""
    rows = []
    for f in found:
        own = (f.butir, f.tahap, f.nilai, f.satuan, f.capaian, f.satuan_capaian, f.bukti, f.alasan, f.keyakinan)
        rest = (f.tertulis, f.tanggal, source_text(f.sumber), f.catatan, f.cara)
        rows.append((f.id, f.tahun or f.edisi, f.kode, f.nama, *own, *rest))
    return rows


def texts(files: DistrictFiles, sources: Sources) -> list[Row]:
    """TEXT of what sources tell about the place in words."""
    if files.laporan is None:
        return []
    told = (*_innovations(files.laporan, sources), *_told(files.laporan, sources))
    return [(files.kode, files.laporan.nama, *line) for line in told]


def _innovations(laporan: Laporan, sources: Sources) -> Iterator[Row]:
    for item in laporan.inovasi:
        source = laporan.sumber[item.sumber]
        text = f"{item.nama} ({item.kepanjangan})" if item.kepanjangan else item.nama
        yield "inovasi", item.tatanan or "", source.tanggal or "", text, item.catatan, sources.cite((source,))


def _told(laporan: Laporan, sources: Sources) -> Iterator[Row]:
    for kind in ("target", "lokus", "peristiwa", "pernyataan"):
        for item in getattr(laporan, kind):
            source = laporan.sumber[item.sumber]
            date = item.tanggal or source.tanggal or ""
            yield kind, item.tatanan or "", date, item.uraian, "", sources.cite((source,))


def villages(files: DistrictFiles, sources: Sources) -> list[Row]:
    """VILLAGE of the list behind the ODF figures, where the report holds one."""
    if files.laporan is None:
        return []
    known = files.laporan.sumber
    return [(v.kecamatan, v.desa, v.odf, v.tanggal or "", sources.cite((known[v.sumber],))) for v in files.villages]
