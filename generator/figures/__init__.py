"""The room `figures`: every figure once, as the object that pages, charts and downloads all show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.book import Book
from generator.figures import changes, claims, computed, overall, records, rules
from generator.model import Sumber
from generator.results import Figure

OURS = "hitungan Rapor KKS"


def figures(book: Book) -> dict[str, Figure]:
    """All figures of the site by id: reported, computed, rules, awards, history, totals.

    Ids: `<edisi>.<kode>.<butir>[.<tahap>]`. A second value for the same thing gets `.2`: contradictions are kept.
    """
    made: dict[str, Figure] = {}
    for figure in map(partial(_signed, book), _all(book)):
        name = _free(made, figure.id)
        made[name] = figure if name == figure.id else replace(figure, id=name)
    return made


def _signed(book: Book, figure: Figure) -> Figure:
    """A figure we compute names us as its source, with the day of the data it is computed from (promise 1)."""
    if figure.sumber or figure.bagian not in ("hitungan", "keterbukaan"):
        return figure
    days = [e.diperbarui for e in book.editions if figure.edisi in ("", str(e.tahun))]
    return replace(figure, sumber=(Sumber(OURS, max(days)),), tanggal=max(days))


def _free(made: dict[str, Figure], wanted: str) -> str:
    name, n = wanted, 1
    while name in made:
        n += 1
        name = f"{wanted}.{n}"
    return name


def _all(book: Book) -> Iterator[Figure]:
    for key in book.reports:
        yield from claims.stated(book, key)
    for edisi in reversed(book.editions):
        for kode in book.daerah:
            yield from computed.district(book, (edisi.tahun, kode))
            yield from changes.since_last(book, (edisi.tahun, kode))
        yield from computed.nation(book, edisi.tahun)
    yield from overall.openness(book)
    yield from rules.instruments(book)
    yield from records.awards(book)
    yield from records.history(book)
    yield from records.totals(book)
