"""The jobs about more than one district: general pages, the pages of an edition, a page an indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from generator.regions import Regions
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
    by_year = {year: [s for s in summaries if s.key[0] == year] for year in sorted(nation.frame.edisi)}
    if inputs.hand:
        yield BY_HAND, digest_of([f"{path} {digest}" for path, digest in sorted(inputs.hand.items())])
    yield GENERAL, digest_of([inputs.frame, *(inputs.reports[s.folder] for s in summaries)])
    for year, mine in by_year.items():
        reports = [inputs.reports[s.folder] for s in mine]
        yield f"edisi/{year}", digest_of([inputs.frame, *reports])
        shares = [key for name, key in cards.items() if name.startswith(f"kartu/{year}/")]
        yield f"unduhan/{year}", digest_of([inputs.frame, *reports, *shares])
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
            if "." not in key[1] and (report := load.report(self.making.data, folder, Regions()).report):
                found[key] = report
        return found

    def book(self, years: list[int]) -> tuple[Book, dict[str, Figure]]:
        """The nation in these editions, and the figures its pages show."""
        nation, mine = self.nation, [s for s in self.summaries if s.readable and s.key[0] in years]
        reports = {key: report for key, report in self.reports.items() if key[0] in years}
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
        return book, figures.of_nation(book, years) | {f.id: f for s in mine for f in s.figures}

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
    parts = name.split("/")
    if name == BY_HAND:
        yield from (Output(path, (country.hand / path).read_bytes()) for path in country.fetched)
    elif name == GENERAL:
        years = sorted(country.nation.frame.edisi)
        book, known = country.book(years)
        yield from pages.general(book, known)
        yield from downloads.national(book, known.values())
    elif parts[0] == "unduhan":
        yield from _downloads(country, int(parts[1]))
    elif parts[0] == "edisi":
        book, known = country.book([int(parts[1])])
        yield from pages.edition(book, known, int(parts[1]))
    else:
        yield from _indicator(country, int(parts[1]), parts[2])


def _downloads(country: Country, tahun: int) -> Iterator[Output]:
    """The files of a whole edition, from the shares its places have left."""
    book, known = country.book([tahun])
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in known.values():
        groups[figure.edisi, figure.kode].append(figure)
    edisi = book.data.edisi[tahun]
    above = (downloads.both(downloads.files_of(book, edisi, kode, groups))[1] for kode in (NATION, *book.provinsi))
    districts = (work.part(country.making, f"kartu/{tahun}/{kode}") for kode in book.daerah)
    yield from downloads.edition(downloads.whole(book, edisi), chain(above, districts))


def _indicator(country: Country, tahun: int, kode: str) -> Iterator[Output]:
    book, known = country.rules
    item = next(i for i in book.indikator(book.instrumen(tahun).versi) if i.kode == kode)
    yield from pages.indicator(book, known, (tahun, item, country.columns[tahun].get(kode, {})))
