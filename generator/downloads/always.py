"""The files that belong to no edition: awards, history, totals, rules, openness over all, and the instruments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields

from generator import addresses, api, catalog, openapi
from generator.book import Book
from generator.downloads.rows import LISTED, Row, listed
from generator.model import Indikator, Output, Padanan
from generator.results import Figure
from generator.tables import to_csv, to_json

PARTS = ("penghargaan", "riwayat", "jumlah", "aturan", "keterbukaan")
INDICATOR = ("versi", *(part.name for part in fields(Indikator)))
PAIR = tuple(part.name for part in fields(Padanan))


def national(book: Book, figures: Iterable[Figure]) -> Iterator[Output]:
    """unduhan/<part>.csv and .json, of those `figures` that belong to no edition; indikator and padanan as they are.

    With them the catalogue for data portals, and the beginning and the description of the programming interface.
    """
    groups: dict[str, list[Figure]] = {part: [] for part in PARTS}
    for figure in figures:
        if not figure.edisi:
            groups[figure.bagian].append(figure)
    for part, group in groups.items():
        yield from _both(book, f"unduhan/{part}", LISTED, listed(group))
    indicators: list[Row] = [(v, *astuple(i)) for v in book.data.indikator for i in book.indikator(v)]
    yield from _both(book, "unduhan/indikator", INDICATOR, indicators)
    yield from _both(book, "unduhan/padanan", PAIR, [astuple(row.item) for row in book.data.padanan])
    yield Output(addresses.CATALOGUE.strip("/"), catalog.dcat(book))
    yield api.national(book)
    yield openapi.document(book)


def _both(book: Book, path: str, keys: Sequence[str], rows: Sequence[Row]) -> Iterator[Output]:
    yield Output(f"{path}.csv", to_csv(rows, keys, book.watermark))
    yield Output(f"{path}.json", to_json(rows, keys, book.watermark))
