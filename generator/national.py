"""The jobs about more than one district: general pages, the pages of an edition, a page an indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from generator import downloads, figures, load, pages, words, work
from generator.book import Book, Key
from generator.compare import NATION
from generator.dossier import Nation
from generator.figures.marks import Column, columns
from generator.gate import Inputs, digest_of
from generator.model import Dataset, Output, Report
from generator.results import Figure
from generator.summary import Summary
from generator.work import Making

GENERAL, BY_HAND = "umum", "naskah"


def watermark(frame: Dataset) -> str:
    """What the printer must say of invented figures; empty where they are real."""
    return words.CONTOH if frame.synthetic else ""


def jobs(
    nation: Nation, summaries: list[Summary], inputs: Inputs, cards: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(name, key): the key covers all that the job is made from. `cards`: the keys of the report cards."""
    if inputs.hand:
        yield BY_HAND, digest_of([f"{path} {digest}" for path, digest in sorted(inputs.hand.items())])
    said = [f"{s.key} {s.level} {s.stamps.get('', '')}" for s in summaries]
    of_provinces = {s.key: inputs.reports[s.folder] for s in summaries if "." not in s.key[1]}
    yield GENERAL, digest_of([inputs.frame, *said])
    for year in sorted(nation.frame.edisi):
        mine = [s for s in summaries if s.key[0] == year]
        shown = [f"{s.key} {s.level} {sorted(s.stamps.items())}" for s in mine]
        yield f"edisi/{year}", digest_of([inputs.frame, *shown])
        shares = [key for name, key in cards.items() if name.startswith(f"kartu/{year}/")]
        yield f"unduhan/{year}", digest_of([inputs.frame, *shown, *shares, *map(str, sorted(of_provinces.items()))])
        for kode in (row.item.kode for row in nation.frame.provinsi):
            near = [f"{s.key} {s.level} {s.stamps.get('', '')}" for s in mine if s.key[1][:2] == kode]
            yield f"provinsi/{year}/{kode}", digest_of([inputs.frame, of_provinces.get((year, kode), ""), *near])
        for slug in (t.slug for t in nation.frame.instrumen[nation.frame.edisi[year].instrumen].tatanan):
            stamps = [f"{s.key} {s.quoted} {s.stamps.get(slug, '')}" for s in mine]
            yield f"tatanan/{year}/{slug}", digest_of([inputs.ground, *stamps])
        found = columns((s.key[1], s.marks) for s in mine)
        for indikator in _indicators(nation, year):
            yield f"indikator/{year}/{indikator}", digest_of([inputs.ground, *_lines(found.get(indikator, {}))])


def _lines(column: Column) -> Iterator[str]:
    for kode, marks in column.items():
        yield f"{kode} {' '.join(f'{stage}={mark.nilai}:{mark.text}' for stage, mark in marks.items())}"


def _indicators(nation: Nation, year: int) -> list[str]:
    versi = nation.frame.edisi[year].instrumen
    return [row.item.kode for row in nation.frame.indikator.get(versi, ())]


@dataclass(frozen=True)
class Country:
    """What the jobs are done with; each book holds no more than the key of its job covers."""

    making: Making
    summaries: list[Summary]
    hand: Path
    fetched: Iterable[str]

    @property
    def nation(self) -> Nation:
        """The nation the jobs are about."""
        return self.making.nation

    @cached_property
    def reports(self) -> dict[Key, Report]:
        """The reports of provinces in full; those of districts are never all in memory."""
        found = {}
        for key, folder in self.nation.folders.items():
            if "." not in key[1] and (report := load.report(self.making.data, folder, load.regions.Regions()).report):
                found[key] = report
        return found

    def book(self, mine: list[Summary], reports: dict[Key, Report]) -> tuple[Book, dict[str, Figure]]:
        """The nation as these summaries show it, and the figures of its pages: of their editions, and of none."""
        nation, years = self.nation, {s.key[0] for s in mine}
        book = Book(
            nation.frame,
            reports,
            {s.key: s.quoted for s in mine},
            {s.key: s.scores for s in mine},
            {},
            nation.openness,
            nation.claims,
            {spot: middle for spot, middle in nation.middles.items() if spot[0] in years},
            {},
        )
        shared = {n: f for n, f in self.shared.items() if not f.edisi or int(f.edisi) in years}
        return book, shared | {f.id: f for s in mine for f in s.figures}

    @cached_property
    def shared(self) -> dict[str, Figure]:
        """The figures that belong to no district's summary."""
        nation = self.nation
        book = Book(
            nation.frame, self.reports, {}, {}, {}, nation.openness, nation.claims, nation.middles, {}
        )
        return figures.of_nation(book, sorted(nation.frame.edisi))

    def of(self, tahun: int, kode: str = "", slug: str | None = None) -> list[Summary]:
        """The readable summaries of an edition, of one province, or with no more than one tatanan (`""`: none)."""
        found = [s for s in self.summaries if s.readable and s.key[0] == tahun and s.key[1].startswith(kode)]
        return found if slug is None else [_only(s, slug) for s in found]

    @cached_property
    def rules(self) -> tuple[Book, dict[str, Figure]]:
        """The frame without any report: all that an indicator's page shows beside its column."""
        frame = replace(self.nation.frame, penghargaan=(), jumlah=(), riwayat=())
        book = Book(frame, {}, {}, {}, {}, {}, {}, {}, {})
        return book, figures.of_rules(book)

    @cached_property
    def columns(self) -> dict[int, Mapping[str, Column]]:
        """What is on record of each indicator, by edition."""
        years = self.nation.frame.edisi
        return {y: columns((s.key[1], s.marks) for s in self.summaries if s.key[0] == y) for y in years}


def outputs(country: Country, name: str) -> Iterator[Output]:
    """Do a job."""
    kind, *parts = name.split("/")
    yield from DOING[kind](country, *parts)


def _by_hand(country: Country) -> Iterator[Output]:
    yield from (Output(path, (country.hand / path).read_bytes()) for path in country.fetched)


def _general(country: Country) -> Iterator[Output]:
    mine = [s for year in sorted(country.nation.frame.edisi) for s in country.of(year, slug="")]
    book, known = country.book(mine, {})
    yield from pages.general(book, known)
    yield from downloads.national(book, known.values())


def _edition(country: Country, year: str) -> Iterator[Output]:
    book, known = country.book(country.of(int(year)), {})
    yield from pages.edition(book, _without_overall(known), int(year))


def _without_overall(known: dict[str, Figure]) -> dict[str, Figure]:
    """Less what depends on other editions, so that a page cannot show what its key does not cover."""
    return {name: figure for name, figure in known.items() if figure.bagian != "keterbukaan"}


def _province(country: Country, year: str, kode: str) -> Iterator[Output]:
    key = (int(year), kode)
    reports = {key: country.reports[key]} if key in country.reports else {}
    book, known = country.book(country.of(key[0], kode, ""), reports)
    yield from pages.province(book, _without_overall(known), *key)


def _tatanan(country: Country, year: str, slug: str) -> Iterator[Output]:
    book, known = country.book(country.of(int(year), slug=slug), {})
    shown = {name: figure for name, figure in known.items() if figure.tatanan == slug or figure.bagian == "aturan"}
    yield from pages.tatanan(replace(book, openness={}, claims={}), shown, int(year), slug)


def _only(summary: Summary, slug: str) -> Summary:
    scores = tuple(item for item in summary.scores if item.tatanan.slug == slug)
    return replace(summary, scores=scores, figures=tuple(f for f in summary.figures if f.tatanan == slug))


def _downloads(country: Country, year: str) -> Iterator[Output]:
    """The files of a whole edition, from the shares its places have left."""
    tahun = int(year)
    book, known = country.book(country.of(tahun), country.reports)
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in known.values():
        groups[figure.edisi, figure.kode].append(figure)
    edisi = book.data.edisi[tahun]
    above = (downloads.both(downloads.files_of(book, edisi, kode, groups))[1] for kode in (NATION, *book.provinsi))
    districts = (work.part(country.making, f"kartu/{tahun}/{kode}") for kode in book.daerah)
    yield from downloads.edition(downloads.whole(book, edisi), chain(above, districts))


def _indicator(country: Country, year: str, kode: str) -> Iterator[Output]:
    book, known = country.rules
    tahun = int(year)
    item = next(i for i in book.indikator(book.instrumen(tahun).versi) if i.kode == kode)
    yield from pages.indicator(book, known, (tahun, item, country.columns[tahun].get(kode, {})))


DOING: dict[str, Callable[..., Iterator[Output]]] = {
    BY_HAND: _by_hand,
    GENERAL: _general,
    "edisi": _edition,
    "unduhan": _downloads,
    "provinsi": _province,
    "tatanan": _tatanan,
    "indikator": _indicator,
}
