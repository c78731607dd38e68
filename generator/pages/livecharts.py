"""Live addresses of charts: for each name the newest edition that has it, from medians and the frame alone.

A draft is not to be cited, so pages elsewhere are shown one only where no published edition has the chart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator import addresses, compare
from generator.book import Book
from generator.model import STAGES, Output
from generator.pages import charted, classes, embeds
from generator.pages.maps import FEW


def names(book: Book) -> Mapping[str, str]:
    """Live name -> the chart's page in the newest edition that has it; `book.middles` must be those of all editions."""
    found: dict[str, str] = {}
    for edisi in reversed(book.citable):
        found |= {embeds.live_name(name): addresses.chart(edisi.tahun, name) for name in _of(book, edisi.tahun)}
    return found


def _of(book: Book, tahun: int) -> Iterator[str]:
    """The names of the charts of an edition; of a tatanan's stages the latest comes last."""
    layers = classes.named(book, tahun)
    yield "provinsi-keterbukaan"
    yield from (f"peta-{slug}" for slug in layers)
    for kode in book.provinsi:
        yield from (f"{kode}-{slug}" for slug in (addresses.MAP_OPENNESS, addresses.MAP_AWARDS) if slug in layers)
    many = {spot[1:]: middle.n for spot, middle in book.middles.items() if spot[0] == tahun and spot[1] in STAGES}
    provinces = Counter(where[:2] for where, n in many.items() if n and where[2] != compare.NATION)
    for stage, slug, place in sorted(many, key=lambda where: STAGES.index(where[0])):
        if place == compare.NATION and many[stage, slug, place]:
            yield f"{slug}--{stage}"
            if provinces[stage, slug] > 1 and many[stage, slug, place] > FEW:
                yield f"{slug}--{stage}--provinsi"


def pages(book: Book) -> Iterator[Output]:
    """One small page a live address, and the one for the charts of districts."""
    drafts = tuple(addresses.edition(e.tahun) for e in book.editions if e.status == "draf")
    for name, target in names(book).items():
        yield embeds.redirect(name, target, book.watermark, target.startswith(drafts))
    yield embeds.districts(None, texts(book), book.watermark)


def texts(book: Book) -> dict[int, tuple[str, str]]:
    """What stands below a district's chart, by edition, the one to be asked first standing first: name and licence."""
    return {e.tahun: (charted.edition(e), e.lisensi) for e in book.citable}
