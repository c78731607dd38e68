"""The jobs themselves: figures, pages, files of a district or of the nation, each from no more than its key covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from generator import check, compare, downloads, figures, load, pages, recall, vault, vintages
from generator.addresses import MAP_AWARDS, MAP_OPENNESS
from generator.book import Book, Key
from generator.cite import files as quotable
from generator.compare import NATION
from generator.country import Country
from generator.dossier import Dossier, book_of
from generator.errands import BY_HAND, DISTRICT, ENTERED, GENERAL, LIVE, NEWS, Making, about
from generator.figures import marks
from generator.forms.offer import offers
from generator.history import entered
from generator.model import Output, Report
from generator.results import Figure


def outputs(desk: Making, name: str) -> Iterator[Output]:
    """Do a job."""
    if name.startswith(DISTRICT):
        yield from _of_district(desk, name)
    else:
        kind, *parts = name.split("/")
        yield from DOING[kind](_country(desk), *parts)


@lru_cache(maxsize=1)
def _country(desk: Making) -> Country:
    return Country(desk)


def _of_district(desk: Making, name: str) -> Iterator[Output]:
    found = about(desk.nation, name)
    reports = dict(_reports(desk.data, found))
    book = book_of(desk.nation.frame, found, reports)
    if name.startswith("daerah/"):
        yield from pages.evergreen(book, figures.of_history(book, found.kode), found.kode)
        return
    known = _shown(desk, found, book)
    key = (found.years[0], found.kode)
    yield from pages.card(book, known, key)
    files, part = downloads.both(_files(book, known, key))
    desk.hoards[0].put(found.digest, part)
    yield from files


def _shown(desk: Making, found: Dossier, book: Book) -> dict[str, Figure]:
    """All figures a card shows: its own, and those it shares with others, which are made once a process."""
    shared = _rules(desk)[1].copy()
    for year in found.years:
        for place in (compare.NATION, found.kode[:2]):
            shared |= _medians(desk, year, place)
    return shared | figures.of_place(book, found.kode, found.years)


@lru_cache(maxsize=256)
def _medians(desk: Making, year: int, place: str) -> dict[str, Figure]:
    nation = desk.nation
    middles = nation.by_place.get((year, place), {})
    return figures.of_medians(Book(nation.frame, {}, {}, {}, {}, {}, {}, middles, {}), year, place)


@lru_cache(maxsize=1)
def _rules(desk: Making) -> tuple[Book, dict[str, Figure]]:
    """The frame without any report, and the rules: all that an indicator's page shows beside its column."""
    book = Book(replace(desk.nation.frame, penghargaan=(), jumlah=(), riwayat=()), {}, {}, {}, {}, {}, {}, {}, {})
    return book, figures.of_rules(book)


def _files(book: Book, known: Mapping[str, Figure], key: Key) -> downloads.DistrictFiles:
    return downloads.files_of(book, book.data.edisi[key[0]], key[1], downloads.by_place(known.values()))


def part(desk: Making, name: str) -> downloads.Part:
    """What a card's district gives to the files of the edition: as kept, else made again."""
    found = about(desk.nation, name)
    kept = desk.hoards[0].get(found.digest)
    if isinstance(kept, downloads.Part):
        return kept
    book = book_of(desk.nation.frame, found, dict(_reports(desk.data, found)))
    return downloads.both(_files(book, _shown(desk, found, book), (found.years[0], found.kode)))[1]


def _reports(data: Path, found: Dossier) -> Iterable[tuple[tuple[int, str], Report]]:
    for key, (folder, digest) in found.reports.items():
        report = recall.read(data, folder, digest).report
        if report is not None:
            yield key, report


def _by_hand(country: Country) -> Iterator[Output]:
    yield from (Output(path, (country.making.hand / path).read_bytes()) for path in country.making.fetched)


def _general(country: Country) -> Iterator[Output]:
    years = sorted(country.making.nation.frame.edisi)
    mine = [s for year in years for s in country.of(year, slug="")]
    book, known = country.book(years, mine, {})
    yield from pages.general(book, known, check.listed())
    yield from downloads.national(book, known.values())
    yield quotable.shared(book.data)
    yield from quotable.outside_editions(book.data, known.values())


def _news(country: Country) -> Iterator[Output]:
    years = sorted(country.making.nation.frame.edisi)
    mine = [s for year in years for s in country.of(year, slug="")]
    book, known = country.book(years, mine, {})
    yield from pages.recent(book, known, [s.standing for s in mine])


def _edition(country: Country, year: str) -> Iterator[Output]:
    book, known = country.book([int(year)], country.of(int(year)), {})
    yield from pages.edition(book, _without_overall(known), int(year))
    yield from quotable.of_edition(book.data, known.values(), int(year))


def _without_overall(known: dict[str, Figure]) -> dict[str, Figure]:
    """Less what depends on other editions, so that a page cannot show what its key does not cover."""
    return {name: figure for name, figure in known.items() if figure.bagian != "keterbukaan"}


def _province(country: Country, year: str, kode: str) -> Iterator[Output]:
    key = (int(year), kode)
    reports = {key: country.reports[key]} if key in country.reports else {}
    book, known = country.book([key[0]], country.of(key[0], kode, ""), reports)
    yield from pages.province(book, _without_overall(known), *key)
    yield quotable.of_place(book.data, known.values(), *key)


def _tatanan(country: Country, year: str, slug: str) -> Iterator[Output]:
    book, known = country.book([int(year)], country.of(int(year), slug=slug), {})
    shown = {name: figure for name, figure in known.items() if figure.tatanan == slug or figure.bagian == "aturan"}
    yield from pages.tatanan(replace(book, openness={}, claims={}), shown, int(year), slug)


def _layer(country: Country, year: str, slug: str) -> Iterator[Output]:
    """A map: of openness and of awards from the frame and the levels alone, of a tatanan from its scores alone."""
    tahun, whole = int(year), slug in (MAP_OPENNESS, MAP_AWARDS)
    book, known = country.book([tahun], [] if whole else country.of(tahun, slug=slug), {})
    if not whole:
        book, known = replace(book, openness={}, claims={}), {n: f for n, f in known.items() if _on_map(f, slug)}
    elif slug == MAP_AWARDS:
        book = replace(book, openness={})
    yield from pages.layer(book, _without_overall(known), tahun, slug)


def _on_map(figure: Figure, slug: str) -> bool:
    return figure.tatanan == slug or figure.id.endswith(f".{NATION}.daerah")


def _downloads(country: Country, year: str) -> Iterator[Output]:
    """The files of a whole edition, from the shares its places have left."""
    tahun = int(year)
    book, known = country.book([tahun], country.of(tahun), country.reports)
    groups = downloads.by_place(known.values())
    edisi = book.data.edisi[tahun]
    above = (downloads.both(downloads.files_of(book, edisi, kode, groups))[1] for kode in (NATION, *book.provinsi))
    districts = (part(country.making, f"kartu/{tahun}/{kode}") for kode in book.daerah)
    files = downloads.whole(book, edisi)
    states = vintages.packed(edisi, load.ledgers(country.making.data, tahun), files.note) if edisi.terbitan else b""
    yield from downloads.edition(replace(files, states=states), chain(above, districts))


def _template(country: Country, year: str) -> Iterator[Output]:
    frame = country.making.nation.frame
    yield from (downloads.template(frame, offer) for offer in offers(frame) if offer.tahun == int(year))


def _indicator(country: Country, year: str, kode: str) -> Iterator[Output]:
    book, known = _rules(country.making)
    tahun = int(year)
    item = next(i for i in book.indikator(book.instrumen(tahun).versi) if i.kode == kode)
    yield from pages.indicator(book, known, (tahun, item, marks.read(country.columns[tahun].get(kode, {}))))


def _sources(country: Country, year: str, kode: str) -> Iterator[Output]:
    """The sources of a province's reports; of the reports only what their summaries keep of them."""
    mine, nation = country.of(int(year), kode, ""), country.making.nation
    cited = {s.key[1]: s.cited for s in mine}
    frame = replace(nation.frame, penghargaan=(), jumlah=(), riwayat=())
    book = Book(frame, {}, {}, {}, {}, {}, {}, {}, {})
    yield from pages.sources_of(book, (int(year), kode), cited)


def _archive(country: Country, year: str) -> Iterator[Output]:
    """A frozen edition as it was frozen, and the edition in one file; nothing of it is made here."""
    data = country.making.data
    yield from (Output(path, body) for path, body in vault.members(data, int(year)))
    yield Output(vault.download(int(year)).strip("/"), (vault.place(data, int(year)) / vault.SITE).read_bytes())


def _entered(country: Country) -> Iterator[Output]:
    yield from quotable.entered(country.making.nation.frame, entered(country.making.data))


def _live(country: Country) -> Iterator[Output]:
    yield from pages.live(country.book(sorted(country.making.nation.frame.edisi), [], {})[0])


DOING: dict[str, Callable[..., Iterator[Output]]] = {
    "arsip": _archive,
    BY_HAND: _by_hand,
    GENERAL: _general,
    NEWS: _news,
    LIVE: _live,
    ENTERED: _entered,
    "edisi": _edition,
    "unduhan": _downloads,
    "templat": _template,
    "provinsi": _province,
    "tatanan": _tatanan,
    "peta": _layer,
    "indikator": _indicator,
    "sumber": _sources,
}
