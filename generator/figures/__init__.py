"""The room `figures`: every figure once, as the object that pages, charts and downloads all show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.book import Book, Key
from generator.compare import NATION
from generator.figures import changes, claims, computed, overall, records, rules
from generator.model import Sumber
from generator.packing import changed
from generator.results import Figure

OURS = "hitungan Rapor KKS"


def figures(book: Book) -> dict[str, Figure]:
    """All figures of the site by id: reported, computed, rules, awards, history, totals.

    Ids: `<edisi>.<kode>.<butir>[.<tahap>]`. A second value for the same thing gets `.2`: contradictions are kept.
    """
    return _by_id(book, _all(book))


def of_place(book: Book, kode: str, years: Collection[int]) -> dict[str, Figure]:
    """What the pages of one district show, from a book that holds no more than they need.

    All its own figures of these editions, its openness in every edition, its awards and history. What it shares with
    others comes from `of_rules` and `of_medians`.
    """
    return _by_id(book, _around(book, kode, years))


def of_history(book: Book, kode: str) -> dict[str, Figure]:
    """What the page of a district over all editions shows: little of each edition, its awards and its history."""
    return _by_id(book, _over_time(book, kode))


def of_nation(book: Book, years: Collection[int]) -> dict[str, Figure]:
    """What the pages of the nation show of these editions, beside the figures that come with each summary."""
    return _by_id(book, _shared(book, years))


def of_rules(book: Book) -> dict[str, Figure]:
    """Indicator counts and gates of all instruments."""
    return _by_id(book, rules.instruments(book))


def of_medians(book: Book, tahun: int, place: str) -> dict[str, Figure]:
    """The medians of an edition in the nation or a province, which all its districts show beside their own."""
    name = book.provinsi[place].nama if place != NATION else "Indonesia"
    return _by_id(book, computed.middles(book, tahun, place, name))


def of_tatanan(book: Book, key: Key) -> dict[str, Figure]:
    """The percentages of one report's tatanan, stated and computed, and how many there are."""
    alone = computed.alone(book, key) if key[1] in book.daerah else ()  # a province, or a code the check will name
    return _by_id(book, [*claims.tatanan(book, key), *alone])


def named(book: Book, found: Iterable[Figure]) -> Iterable[Figure]:
    """These figures, each with the id it has on the site."""
    return _by_id(book, found).values()


def by_id(found: Iterable[Figure]) -> dict[str, Figure]:
    """Figures by id; a second one of the same id gets `.2`."""
    made: dict[str, Figure] = {}
    for figure in found:
        name = _free(made, figure.id)
        made[name] = figure if name == figure.id else changed(figure, id=name)
    return made


def _by_id(book: Book, found: Iterable[Figure]) -> dict[str, Figure]:
    return by_id(_sourced(book, found))


def _sourced(book: Book, found: Iterable[Figure]) -> Iterator[Figure]:
    """A figure we compute names us as its source, with the day of the data it is computed from (promise 1)."""
    days = {str(e.tahun): e.diperbarui for e in book.editions}
    newest = max(days.values(), default="")
    for figure in found:
        if not figure.sumber and figure.bagian in ("hitungan", "keterbukaan"):
            day = days.get(figure.edisi, newest)
            figure = changed(figure, sumber=(Sumber(OURS, day),), tanggal=day)
        yield figure


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
    yield from _lists(book)


def _lists(book: Book) -> Iterator[Figure]:
    yield from rules.instruments(book)
    yield from records.awards(book)
    yield from records.history(book)
    yield from records.totals(book)


def _around(book: Book, kode: str, years: Collection[int]) -> Iterator[Figure]:
    for edisi in reversed(book.editions):
        key = (edisi.tahun, kode)
        if edisi.tahun not in years:
            yield computed.opened(book, key)
            continue
        if key in book.reports:
            yield from claims.stated(book, key)
        yield from computed.district(book, key)
        yield from changes.since_last(book, key)
    yield overall.best(book, kode)
    yield from records.awards(book)
    yield from records.history(book)


def _over_time(book: Book, kode: str) -> Iterator[Figure]:
    for edisi in reversed(book.editions):
        key = (edisi.tahun, kode)
        yield computed.opened(book, key)
        if key in book.reports:
            yield from claims.odf(book, key)
            yield computed.recorded(book, key)
    yield overall.best(book, kode)
    yield from records.awards(book)
    yield from records.history(book)


def _shared(book: Book, years: Collection[int]) -> Iterator[Figure]:
    for key in book.reports:  # those of provinces; a district's come with its summary
        yield from claims.stated(book, key)
    for year in sorted(years):
        for kode in book.daerah:
            yield computed.opened(book, (year, kode))
        yield from computed.nation(book, year)
    yield from overall.openness(book)
    yield from _lists(book)
