"""What the pages of one district are made from, and nothing else: a narrow book with a digest of all that is in it.

Whoever prints a district gets this book, so a page cannot depend on something its digest does not cover.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from generator import book as books
from generator import compare, keeping, kin, lineage, published
from generator.book import Book, Claim, Key
from generator.ledger import digest
from generator.model import AngkaKoreksi, Dataset, Koreksi, Ledger, Report, Row
from generator.results import Middle, Position, TatananScore
from generator.summary import Summary


@dataclass(frozen=True)
class Nation:
    """All that is known without the reports themselves: the frame, and what their summaries say together.

    `digests`: of the files of each report folder. `rules`: of the files that belong to no district (instruments,
    editions), which every page may show.
    """

    frame: Dataset
    rules: str
    digests: Mapping[Key, str]
    folders: Mapping[Key, str]
    quoted: Mapping[Key, str]
    scores: Mapping[Key, tuple[TatananScore, ...]]
    openness: Mapping[Key, int]
    claims: Mapping[str, tuple[Claim, ...]]
    middles: Mapping[compare.Spot, Middle]
    positions: Mapping[tuple[int, str, str], Position]
    kin: Mapping[str, kin.Kin]
    lineage: Mapping[str, lineage.Lineage]

    def __reduce__(self) -> tuple[Any, ...]:
        """Handed over without the lookups below; whoever needs them makes them again."""
        return Nation, tuple(getattr(self, part.name) for part in fields(self))

    @cached_property
    def rows(self) -> dict[str, dict[str, list[Row[Any]]]]:
        """The rows of the frame that are about one place, by its code and the name of the table."""
        found: dict[str, dict[str, list[Row[Any]]]] = defaultdict(lambda: defaultdict(list))
        for table in ("provinsi", "daerah", "alias", "perubahan", "riwayat"):
            for row in getattr(self.frame, table):
                found[row.item.kode][table].append(row)
        return found

    @cached_property
    def corrected(self) -> dict[str, tuple[Koreksi, ...]]:
        """Correction records by the places they speak of, each with nothing but what it says of that place."""
        found: dict[str, list[Koreksi]] = defaultdict(list)
        for record in self.frame.koreksi.values():
            groups: dict[str, list[AngkaKoreksi]] = defaultdict(list)
            for one in record.angka:
                groups[published.place_of(published.inner(one.id))].append(one)
            for kode, some in groups.items():
                found[kode].append(replace(record, angka=tuple(some)))
        return {kode: tuple(records) for kode, records in found.items()}

    @cached_property
    def former(self) -> dict[tuple[int, str], Ledger]:
        """By edition and place: the rows of what was published beside the reports and has changed since.

        Those of awards and openness in any case: the name of a card's picture says when they last changed.
        """
        found: dict[tuple[int, str], list[tuple[str, str, int]]] = defaultdict(list)
        for year, rows in self.frame.terbit.items():
            moved = published.earlier(rows)
            for row in rows:
                if row[0] in moved or published.is_pictured(row[0]):
                    found[year, published.place_of(row[0])].append(row)
        return {key: tuple(some) for key, some in found.items()}

    @cached_property
    def by_place(self) -> dict[tuple[int, str], dict[compare.Spot, Middle]]:
        """Medians by edition and place."""
        found: dict[tuple[int, str], dict[compare.Spot, Middle]] = defaultdict(dict)
        for spot, middle in self.middles.items():
            found[spot[0], spot[3]][spot] = middle
        return found


def nation(frame: Dataset, rules: str, summaries: Iterable[Summary], digests: Mapping[str, str]) -> Nation:
    """Put the summaries of all readable reports together. `digests` is by report folder."""
    known = {s.key: s for s in summaries if s.readable}
    claims = books.claims_of(frame)
    quoted = {key: s.quoted for key, s in known.items()}
    scores = {key: s.scores for key, s in known.items()}
    middles, positions = books.compared(scores, quoted)
    levels = books.openness(frame, {key: s.level for key, s in known.items()}, claims)
    for year in frame.frozen:
        _thaw(frame, year, levels, middles)
    return Nation(
        replace(frame, arsip={}) if frame.arsip else frame,  # what was kept has been heard; it need not travel along
        rules,
        {key: digests[s.folder] for key, s in known.items()},
        {key: s.folder for key, s in known.items()},
        quoted,
        scores,
        levels,
        claims,
        middles,
        positions,
        kin.kin([row.item for row in frame.daerah]),
        lineage.lineages(frame),
    )


def _thaw(frame: Dataset, year: int, levels: dict[Key, int], middles: dict[compare.Spot, Middle]) -> None:
    """Openness and medians of a frozen edition are those it was frozen with."""
    kept = frame.kept(year)
    for kode, lines in kept.items():
        level = keeping.openness(lines)
        if level is not None and (year, kode) in levels:
            levels[year, kode] = level
    found = {spot: middle for lines in kept.values() for spot, middle in keeping.middles(year, lines)}
    for spot in [spot for spot in middles if spot[0] == year and found]:
        del middles[spot]
    middles.update(found)


@dataclass(frozen=True)
class Dossier:
    """One district and the editions to be shown in full (`years`); `reports` also names the ones compared with.

    `scores` follow from the reports and the rules, and have no say in the digest.
    """

    kode: str
    years: tuple[int, ...]
    reports: dict[Key, tuple[str, str]]
    rows: dict[str, tuple[Row[Any], ...]]
    claims: tuple[Claim, ...]
    quoted: dict[Key, str]
    openness: dict[Key, int]
    middles: dict[compare.Spot, Middle]
    positions: dict[tuple[int, str, str], Position]
    rules: str
    scores: dict[Key, tuple[TatananScore, ...]]
    kin: kin.Kin
    lineage: lineage.Lineage
    koreksi: tuple[Koreksi, ...] = ()
    terbit: tuple[tuple[int, Ledger], ...] = ()

    @cached_property
    def digest(self) -> str:
        """Changes whenever anything that can be shown from this dossier does."""
        items = {name: [row.item for row in rows] for name, rows in self.rows.items()}  # not the lines they stand on
        spots = {where: (spot.below, spot.n) for where, spot in self.positions.items()}  # as the figures say it
        shown = {**self.__dict__, "rows": items, "scores": (), "positions": spots}
        return digest(repr(sorted(shown.items())).encode())


def dossier(nation: Nation, kode: str, years: Iterable[int]) -> Dossier:
    """What is needed to show these editions of one district."""
    chosen, all_years = tuple(sorted(years)), sorted(nation.frame.edisi)
    before = {max((y for y in all_years if y < year), default=0) for year in chosen}
    keys = [(year, kode) for year in all_years if year in chosen or year in before]
    own, province = nation.rows[kode], nation.rows[kode[:2]]
    tables = {name: tuple(own[name]) for name in ("daerah", "alias", "perubahan", "riwayat")}
    places = (compare.NATION, kode[:2])
    return Dossier(
        kode,
        chosen,
        {key: (nation.folders[key], nation.digests[key]) for key in keys if key in nation.folders},
        {**tables, "provinsi": tuple(province["provinsi"])},
        nation.claims.get(kode, ()),
        {(year, kode): nation.quoted[year, kode] for year in all_years if (year, kode) in nation.quoted},
        {(year, kode): nation.openness[year, kode] for year in all_years},
        {spot: m for year in chosen for p in places for spot, m in nation.by_place.get((year, p), {}).items()},
        {where: p for where, p in _positions(nation, kode, chosen)},
        nation.rules,
        {(year, kode): nation.scores[year, kode] for year in chosen if (year, kode) in nation.scores},
        nation.kin.get(kode, kin.NOBODY),
        nation.lineage.get(kode, lineage.ALWAYS),
        nation.corrected.get(kode, ()),
        tuple((year, nation.former[year, kode]) for year in chosen if (year, kode) in nation.former),
    )


def _positions(nation: Nation, kode: str, years: tuple[int, ...]) -> Iterable[tuple[tuple[int, str, str], Position]]:
    for year in years:
        for tatanan in nation.frame.instrumen[nation.frame.edisi[year].instrumen].tatanan:
            spot = nation.positions.get((year, kode, tatanan.slug))
            if spot is not None:
                yield (year, kode, tatanan.slug), spot


def book_of(frame: Dataset, about: Dossier, reports: Mapping[Key, Report]) -> Book:
    """The narrow book. `frame` gives only what `about.rules` stands for: instruments, pairings, editions."""
    rows: dict[str, Any] = {**about.rows, "penghargaan": (), "jumlah": (), "laporan": {}, "marks": {}}
    rows |= {"koreksi": {record.nama: record for record in about.koreksi}, "terbit": dict(about.terbit)}
    data = replace(frame, **rows)
    shown = {key: report for key, report in reports.items() if key[0] in about.years}
    scores = about.scores
    villages = next((row.item.jumlah_desa_kelurahan for row in about.rows["daerah"]), None)
    awards = {key: books.judged(data, report, scores[key], (villages, about.claims)) for key, report in shown.items()}
    claims = {about.kode: about.claims} if about.claims else {}
    shared = (
        about.openness,
        claims,
        about.middles,
        about.positions,
        {about.kode: about.kin},
        {about.kode: about.lineage},
    )
    return Book(data, reports, about.quoted, scores, awards, *shared)
