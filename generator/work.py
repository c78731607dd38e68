"""What one process does with its share of the districts: sum up their reports, then make their pages and files."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from generator import compare, downloads, figures, load, pages, write
from generator.book import Book, Key
from generator.dossier import Dossier, Nation, book_of, dossier
from generator.hoard import Hoard
from generator.ledger import Made
from generator.model import Dataset, Output, ReadReport, Report
from generator.regions import Regions
from generator.results import Figure
from generator.summary import Summary, summarize

KINDS = ("kartu/", "daerah/")  # the jobs that are done here
AT_HAND = 600  # reports a process remembers: one share of a national edition


@dataclass(frozen=True)
class Reading:
    """What is needed to read reports: the data folder, the frame, and the digest of each folder to be read."""

    data: Path
    frame: Dataset
    digests: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Making:
    """What is needed to make pages: the nation, where pages and files go, and where shares of the edition are kept."""

    data: Path
    nation: Nation
    roots: Mapping[str, Path]
    parts: Hoard


@dataclass(frozen=True)
class Done:
    """One job: its name, the files it made and whether each had to be written."""

    name: str
    files: tuple[tuple[Made, bool], ...]


@cache
def _at_hand() -> dict[tuple[str, str], ReadReport]:
    """The reports this process has read, by folder and digest."""
    return {}


def _read(data: Path, folder: str, digest: str, known: Regions | None = None) -> ReadReport:
    kept = _at_hand()
    if (folder, digest) not in kept:
        if len(kept) >= AT_HAND:
            kept.pop(next(iter(kept)))
        kept[folder, digest] = load.report(data, folder, known or Regions())
    return kept[folder, digest]


def packed(what: Reading | Making) -> bytes:
    """For handing over: packed once, unpacked once a process, however many batches follow."""
    return pickle.dumps(what, protocol=5)


@lru_cache(maxsize=2)
def _unpacked(blob: bytes) -> Reading | Making:
    return pickle.loads(blob)  # from our own parent process, never from a file


def summaries(blob: bytes, folders: list[str]) -> list[Summary]:
    """Read, check and sum up these report folders."""
    desk = _unpacked(blob)
    assert isinstance(desk, Reading)
    known = load.regions_of(desk.frame)
    reads = (_read(desk.data, name, desk.digests[name], known) for name in folders)
    return [summarize(desk.frame, read) for read in reads]


def make(blob: bytes, names: list[str]) -> list[Done]:
    """Do these jobs (`kartu/2025/62.01`, `daerah/62.01`) and write what they make."""
    desk = _unpacked(blob)
    assert isinstance(desk, Making)
    return [Done(name, tuple(write.put(_outputs(desk, name), desk.roots))) for name in names]


def years_of(nation: Nation, name: str) -> list[int]:
    """The editions a job shows in full: a card its own, the page of a district all."""
    parts = name.split("/")
    return [int(parts[1])] if parts[0] == "kartu" else sorted(nation.frame.edisi)


def about(nation: Nation, name: str) -> Dossier:
    """What a job is made from."""
    return dossier(nation, name.rpartition("/")[2], years_of(nation, name))


def _outputs(desk: Making, name: str) -> Iterator[Output]:
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
    desk.parts.put(found.digest, part)
    yield from files


def _shown(desk: Making, found: Dossier, book: Book) -> dict[str, Figure]:
    """All figures a card shows: its own, and those it shares with others, which are made once a process."""
    shared = _rules(desk).copy()
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
def _rules(desk: Making) -> dict[str, Figure]:
    frame = replace(desk.nation.frame, penghargaan=(), jumlah=(), riwayat=())
    return figures.of_rules(Book(frame, {}, {}, {}, {}, {}, {}, {}, {}))


def _files(book: Book, known: Mapping[str, Figure], key: Key) -> downloads.DistrictFiles:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in known.values():
        groups[figure.edisi, figure.kode].append(figure)
    return downloads.files_of(book, book.data.edisi[key[0]], key[1], groups)


def part(desk: Making, name: str) -> downloads.Part:
    """What a card's district gives to the files of the edition: as kept, else made again."""
    found = about(desk.nation, name)
    kept = desk.parts.get(found.digest)
    if isinstance(kept, downloads.Part):
        return kept
    book = book_of(desk.nation.frame, found, dict(_reports(desk.data, found)))
    return downloads.both(_files(book, _shown(desk, found, book), (found.years[0], found.kode)))[1]


def _reports(data: Path, found: Dossier) -> Iterable[tuple[tuple[int, str], Report]]:
    for key, (folder, digest) in found.reports.items():
        report = _read(data, folder, digest).report
        if report is not None:
            yield key, report
