"""The room `pages`: one file a page kind. A new kind is one file and one line in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.book import Book, Key
from generator.figures.cited import cited_of
from generator.figures.marks import Column, columns, in_short, read
from generator.model import Indikator, Output
from generator.news import Standing, standing
from generator.pages import (
    ancestry,
    awards,
    beside,
    classes,
    contribute,
    corrections,
    dictionary,
    districts,
    editions,
    home,
    instruments,
    latest,
    layers,
    library,
    livecharts,
    news,
    rulebook,
    settings,
    share,
    shifts,
    sources,
    yearly,
)
from generator.pages import card as cards
from generator.pages.paper import Press, make_press
from generator.reading import ReadingRule
from generator.results import Cited, Figure

# Pages about everything; those of an edition, a province, a tatanan, an indicator, a district are made one by one.
GENERAL: tuple[Callable[[Press], Iterator[Output]], ...] = (
    home.pages,
    districts.pages,
    editions.listed,
    instruments.pages,
    awards.pages,
    yearly.pages,
    library.pages,
    dictionary.pages,
    beside.pages,
    sources.pages,
    contribute.pages,
    latest.pages,
    corrections.pages,
)


def general(book: Book, figures: Mapping[str, Figure], rules: Sequence[ReadingRule] = ()) -> Iterator[Output]:
    """Home, lists, instruments, awards, downloads, dictionary, how to send data, rules, the image of the site."""
    press = make_press(book, figures)
    for kind in GENERAL:
        yield from kind(press)
    yield from rulebook.pages(press, rules)
    yield share.site(book)


def recent(book: Book, figures: Mapping[str, Figure], standings: Iterable[Standing]) -> Iterator[Output]:
    """What is new and when things are due: pages, feeds, a calendar."""
    yield from news.pages(make_press(book, figures), standings)


def live(book: Book) -> Iterator[Output]:
    """The addresses at which others embed the newest edition's charts."""
    yield from livecharts.pages(book)


def edition(book: Book, figures: Mapping[str, Figure], tahun: int) -> Iterator[Output]:
    """The front page of an edition, the table of all its values, and what changed in the method."""
    press = make_press(book, figures)
    yield from editions.front(press, tahun)
    yield from shifts.page(press, tahun)


def province(book: Book, figures: Mapping[str, Figure], tahun: int, kode: str) -> Iterator[Output]:
    """The page of one province in an edition."""
    yield from editions.province(make_press(book, figures), tahun, book.provinsi[kode])


def layer(book: Book, figures: Mapping[str, Figure], tahun: int, slug: str) -> Iterator[Output]:
    """The national map of an edition that shows openness, awards or one tatanan."""
    yield from layers.page(make_press(book, figures), tahun, slug)


def tatanan(book: Book, figures: Mapping[str, Figure], tahun: int, slug: str) -> Iterator[Output]:
    """The page of one tatanan in an edition."""
    yield from settings.tatanan(make_press(book, figures), tahun, slug)


def indicator(book: Book, figures: Mapping[str, Figure], what: tuple[int, Indikator, Column]) -> Iterator[Output]:
    """The page of one indicator in an edition, with what is on record of it in all districts."""
    yield from settings.indicator(make_press(book, figures), *what)


def card(book: Book, figures: Mapping[str, Figure], key: Key) -> Iterator[Output]:
    """The report card of one district in one edition, with what comparisons read, and its image for messengers."""
    press = make_press(book, figures)
    yield cards.page(press, key)
    yield from ancestry.former(press, key[1], key[0])
    yield beside.file(press, key)
    yield from share.image(book, key)


def sources_of(book: Book, key: Key, cited: Mapping[str, tuple[Cited, ...]]) -> Iterator[Output]:
    """The page of the sources of a province's reports in an edition; `cited`: by code."""
    yield from sources.edition(make_press(book, {}), key, cited)


def evergreen(book: Book, figures: Mapping[str, Figure], kode: str) -> Iterator[Output]:
    """The page of one district over all editions."""
    press = make_press(book, figures)
    yield districts.page(press, kode)
    yield from ancestry.former(press, kode, None)


def pages(book: Book, figures: Mapping[str, Figure], rules: Sequence[ReadingRule] = ()) -> Iterator[Output]:
    """Every page of the site from one whole book: for small countries and for tests."""
    yield from general(book, figures, rules)
    yield from recent(book, figures, (standing(key, report) for key, report in book.reports.items()))
    yield from live(book)
    for edisi in book.editions:
        yield from edition(book, figures, edisi.tahun)
        for kode in book.provinsi:
            yield from province(book, figures, edisi.tahun, kode)
            cited = {key[1]: cited_of(book, key) for key in book.reports if (key[0], key[1][:2]) == (edisi.tahun, kode)}
            yield from sources_of(book, (edisi.tahun, kode), cited)
        for slug in classes.named(book, edisi.tahun):
            yield from layer(book, figures, edisi.tahun, slug)
        for setting in book.instrumen(edisi.tahun).tatanan:
            yield from tatanan(book, figures, edisi.tahun, setting.slug)
        lines = _lines(book, edisi.tahun)
        for indikator in book.indikator(book.instrumen(edisi.tahun).versi):
            yield from indicator(book, figures, (edisi.tahun, indikator, read(lines.get(indikator.kode, {}))))
        for kode in book.daerah:
            yield from card(book, figures, (edisi.tahun, kode))
    for kode in book.daerah:
        yield from evergreen(book, figures, kode)


def _lines(book: Book, tahun: int) -> Mapping[str, Mapping[str, str]]:
    mine = ((kode, report) for (year, kode), report in book.reports.items() if year == tahun)
    return columns((kode, in_short(row.item for row in report.nilai)) for kode, report in mine)
