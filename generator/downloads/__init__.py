"""The room `downloads`: figures -> files. District by district, then the edition, then what belongs to no edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import catalog
from generator.book import Book
from generator.downloads.always import national
from generator.downloads.empty import template
from generator.downloads.place import Part, both, district
from generator.downloads.rows import FIGURE, DistrictFiles
from generator.downloads.year import EditionFiles, edition
from generator.figures import ids
from generator.forms.offer import offers
from generator.model import Edisi, Output
from generator.results import Figure

__all__ = ["FIGURE", "DistrictFiles", "EditionFiles", "Part", "both", "by_place", "district", "downloads", "edition",
           "files_of", "national", "template", "whole"]  # fmt: skip


def downloads(book: Book, figures: Mapping[str, Figure]) -> Iterator[Output]:
    """Every figure as CSV, JSON and XLSX: the files of each district on record, of each edition, and of no edition."""
    groups = by_place(figures.values())
    for edisi in book.editions:
        parts = []
        for kode in ("nasional", *book.provinsi, *book.daerah):
            outputs, part = both(files_of(book, edisi, kode, groups))
            yield from outputs if kode in book.daerah else ()
            parts.append(part)
        yield from edition(whole(book, edisi), parts)
    yield from national(book, figures.values())
    yield from (template(book.data, offer) for offer in offers(book.data))


def by_place(figures: Iterable[Figure]) -> Mapping[tuple[str, str], Sequence[Figure]]:
    """Figures by (edition, code); those of no edition under ("", code)."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.edisi, figure.kode].append(figure)
    return groups


def files_of(book: Book, edisi: Edisi, kode: str, figures: Mapping[tuple[str, str], Sequence[Figure]]) -> DistrictFiles:
    """What the files of a place are made of. `figures`: as `by_place` groups them."""
    key = (edisi.tahun, kode)
    report, place = book.reports.get(key), book.daerah.get(kode) or book.provinsi.get(kode)
    claims, known = book.claims_in(kode, edisi.tahun), {f.id: f for f in figures.get(("", kode), ())}
    return DistrictFiles(
        tahun=edisi.tahun,
        kode=kode,
        nama=place.nama if place else "Indonesia",
        provinsi=book.provinsi[kode[:2]].nama if place else "",
        diperbarui=edisi.diperbarui,
        tatanan=tuple(t.slug for t in book.instrumen(edisi.tahun).tatanan),
        figures=figures.get((str(edisi.tahun), kode), ()),
        laporan=report.laporan if report else None,
        villages=tuple(row.item for row in report.odf_desa) if report else (),
        scores=book.stage(key),
        awards=tuple(known[name] for name, c in ids.awards(kode, book.claims.get(kode, ())) if c in claims),
        note=book.watermark,
    )


def whole(book: Book, edisi: Edisi) -> EditionFiles:
    """What the files of an edition need beside the shares of its places."""
    named = tuple((t.slug, t.nama) for t in book.instrumen(edisi.tahun).tatanan)
    return EditionFiles(edisi, named, catalog.title(book, edisi), book.watermark, tuple(book.daerah.values()))
