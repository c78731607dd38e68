"""The book: the data and everything computed from it, gathered once before any page is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from generator import compare, kin, lineage, score, words
from generator.model import (
    Alias,
    Daerah,
    Dataset,
    Edisi,
    Indikator,
    Instrumen,
    Penghargaan,
    Perubahan,
    Provinsi,
    Report,
    Riwayat,
)
from generator.results import Award, Middle, Position, TatananScore

Key = tuple[int, str]


@dataclass(frozen=True)
class Claim:
    """One award claim of a year, all sources that say the same together."""

    tahun: int | None
    predikat: str
    cakupan: str
    rows: tuple[Penghargaan, ...]


@dataclass(frozen=True)
class Book:
    """Data and results by edition year and code; lookups by code or version. Nothing here is changed afterwards.

    A book may hold the whole nation or only what one district's pages need. `quoted`: the one stage each report
    quotes, for every report there is (also where the report itself is not in this book). `middles`: medians by edition,
    stage, tatanan and place. `positions`: where a district stands, by edition, code and tatanan, at the quoted stage.
    `kin`: names of near and similar districts, by code. `lineage`: of the districts that have changed, by code.
    """

    data: Dataset
    reports: Mapping[Key, Report]
    quoted: Mapping[Key, str]
    scores: Mapping[Key, tuple[TatananScore, ...]]
    awards: Mapping[Key, Award]
    openness: Mapping[Key, int]
    claims: Mapping[str, tuple[Claim, ...]]
    middles: Mapping[compare.Spot, Middle]
    positions: Mapping[tuple[int, str, str], Position]
    kin: Mapping[str, kin.Kin] = field(default_factory=dict)
    lineage: Mapping[str, lineage.Lineage] = field(default_factory=dict)

    @cached_property
    def editions(self) -> tuple[Edisi, ...]:
        """All editions, newest first."""
        return tuple(sorted(self.data.edisi.values(), key=lambda e: -e.tahun))

    @cached_property
    def citable(self) -> tuple[Edisi, ...]:
        """All editions, the best to be cited first: published ones before drafts, the newest first."""
        return tuple(sorted(self.editions, key=lambda e: e.status == "draf"))

    @property
    def watermark(self) -> str:
        """What every page, chart and download must say of invented figures; empty where the data is real."""
        return words.CONTOH if self.data.synthetic else ""

    @cached_property
    def recorded(self) -> dict[tuple[int, str, str], list[tuple[str, Decimal]]]:
        """(code, percentage) of all on record, by code, by edition, tatanan and stage: one pass for all charts."""
        found: dict[tuple[int, str, str], list[tuple[str, Decimal]]] = defaultdict(list)
        for year, kode in sorted(self.scores):
            for one in self.scores[year, kode]:
                if one.percent is not None:
                    found[year, one.tatanan.slug, one.tahap].append((kode, one.percent))
        return dict(found)

    @cached_property
    def daerah(self) -> dict[str, Daerah]:
        return {row.item.kode: row.item for row in self.data.daerah}

    @cached_property
    def provinsi(self) -> dict[str, Provinsi]:
        return {row.item.kode: row.item for row in self.data.provinsi}

    @cached_property
    def alias(self) -> dict[str, tuple[Alias, ...]]:
        return _by_code(row.item for row in self.data.alias)

    @cached_property
    def perubahan(self) -> dict[str, tuple[Perubahan, ...]]:
        return _by_code(row.item for row in self.data.perubahan)

    @cached_property
    def riwayat(self) -> dict[str, tuple[Riwayat, ...]]:
        return _by_code(row.item for row in self.data.riwayat)

    def instrumen(self, tahun: int) -> Instrumen:
        """The instrument an edition uses."""
        return self.data.instrumen[self.data.edisi[tahun].instrumen]

    def indikator(self, versi: str) -> tuple[Indikator, ...]:
        """The indicators of an instrument version in its order; empty where the list was never found."""
        return tuple(row.item for row in self.data.indikator.get(versi, ()))

    def stage(self, key: Key) -> tuple[TatananScore, ...]:
        """The scores at the one stage the report quotes, one a tatanan; empty where nothing is on record."""
        quoted = self.quoted.get(key, "")
        return tuple(s for s in self.scores.get(key, ()) if s.tahap == quoted)

    def claims_in(self, kode: str, tahun: int | None) -> tuple[Claim, ...]:
        """The national award claims of a year for a district: those that name a level, else the one that names none."""
        all_of = tuple(c for c in self.claims.get(kode, ()) if c.tahun == tahun and c.cakupan == "nasional")
        return tuple(c for c in all_of if c.predikat != "tidak-disebut") or all_of

    def other_claims(self, kode: str, tahun: int) -> tuple[Claim, ...]:
        """What else is claimed of that year: awards by the province, of unclear scope, or without a level."""
        chosen = self.claims_in(kode, tahun)
        return tuple(c for c in self.claims.get(kode, ()) if c.tahun == tahun and c not in chosen)

    @cached_property
    def _members(self) -> dict[str, tuple[Daerah, ...]]:
        groups: dict[str, list[Daerah]] = defaultdict(list)
        for daerah in self.daerah.values():
            groups[daerah.kode_provinsi].append(daerah)
        return {kode: tuple(group) for kode, group in groups.items()}

    def members(self, provinsi: str) -> tuple[Daerah, ...]:
        """The districts of a province, in the order of the list."""
        return self._members.get(provinsi, ())

    @cached_property
    def measured(self) -> dict[tuple[int, str], list[tuple[str, str]]]:
        """The (stage, tatanan) that have a median, by edition and place."""
        groups: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
        for year, stage, tatanan, place in sorted(self.middles):
            groups[year, place].append((stage, tatanan))
        return groups


def _by_code(items: Iterable) -> dict[str, tuple]:
    groups: dict[str, list] = defaultdict(list)
    for item in items:
        groups[item.kode].append(item)
    return {code: tuple(group) for code, group in groups.items()}


def make_book(data: Dataset) -> Book:
    """Score every report, judge every award, compare what may be compared."""
    reports = {(year, r.laporan.kode): r for year, group in sorted(data.laporan.items()) for r in group}
    claims = claims_of(data)
    villages = {row.item.kode: row.item.jumlah_desa_kelurahan for row in data.daerah}
    quoted = {key: score.quoted_stage(report) for key, report in reports.items()}
    scores = {key: scored(data, key[0], report) for key, report in reports.items()}
    awards = {
        key: judged(data, report, scores[key], (villages.get(key[1]), claims.get(key[1], ())))
        for key, report in reports.items()
    }
    levels = {key: compare.openness(report, False) for key, report in reports.items()}
    middles, positions = compared(scores, quoted)
    opened = openness(data, levels, claims)
    beside = kin.kin([row.item for row in data.daerah]), lineage.lineages(data)
    return Book(data, reports, quoted, scores, awards, opened, claims, middles, positions, *beside)


def scored(data: Dataset, tahun: int, report: Report) -> tuple[TatananScore, ...]:
    """Every tatanan of a report at every stage it holds."""
    instrumen = data.instrumen[data.edisi[tahun].instrumen]
    return score.report_scores(report, instrumen, tuple(r.item for r in data.indikator.get(instrumen.versi, ())))


def compared(
    scores: Mapping[Key, tuple[TatananScore, ...]], quoted: Mapping[Key, str]
) -> tuple[dict[compare.Spot, Middle], dict[tuple[int, str, str], Position]]:
    """Medians by Spot, and the position of every district with others beside it at the stage it quotes."""
    standings = compare.standings(scores)
    middles = {spot: compare.middle(values) for spot, values in standings.items()}
    positions = {}
    for (year, kode), group in scores.items():
        for item in group:
            if item.tahap == quoted[year, kode] and item.percent is not None and compare.comparable_score(kode, item):
                values = standings[year, item.tahap, item.tatanan.slug, compare.NATION]
                positions[year, kode, item.tatanan.slug] = compare.position(values, item.percent)
    return middles, positions


def openness(data: Dataset, levels: Mapping[Key, int], claims: Mapping[str, tuple[Claim, ...]]) -> dict[Key, int]:
    """The openness of every district in every edition; `levels`: what its report alone gives. An award opens one."""
    awarded = {(claim.tahun, kode) for kode, group in claims.items() for claim in group}
    keys = ((year, row.item.kode) for year in data.edisi for row in data.daerah)
    return {key: max(levels.get(key, 0), int(key in awarded)) for key in keys}


def judged(
    data: Dataset,
    report: Report,
    scores: tuple[TatananScore, ...],
    about: tuple[int | None, tuple[Claim, ...]],
) -> Award:
    """The award by arithmetic of one report; `about`: how many villages the district has, and all claims on it."""
    villages, claims = about
    instrumen = data.instrumen[data.edisi[report.laporan.edisi].instrumen]
    report = score.with_list(report, villages)
    quoted = score.quoted_stage(report)
    mine = tuple(s for s in scores if s.tahap == quoted) or score.unknown_scores(instrumen)
    won = {claim.tahun for claim in claims if claim.predikat.startswith("wistara") and claim.cakupan == "nasional"}
    rivals = [c.tahun for c in claims if c.cakupan == "nasional" and c.predikat != "tidak-disebut"]
    sure = frozenset(year for year in won if year and rivals.count(year) == 1)
    return score.award(instrumen, mine, report.laporan, sure)


def claims_of(data: Dataset) -> dict[str, tuple[Claim, ...]]:
    """Award claims by district, newest year first; sources that say the same are one claim.

    Rivals of one year stay in the order of the file: a claim added at its end does not take the id of an earlier one.
    A claim without a level is kept: it contradicts nothing, but it is a source.
    """
    groups: dict[tuple, list[Penghargaan]] = defaultdict(list)
    for row in data.penghargaan:
        item = row.item
        groups[item.kode, item.tahun, item.cakupan, item.predikat].append(item)
    by_code: dict[str, list[Claim]] = defaultdict(list)
    for (code, year, scope, level), rows in groups.items():
        by_code[code].append(Claim(year, level, scope, tuple(rows)))
    return {code: tuple(sorted(group, key=_order)) for code, group in by_code.items()}


def _order(claim: Claim) -> tuple[int, str, bool]:
    """Newest year first; a claim that names no level comes after those that do, so that they have the plain id."""
    return -(claim.tahun or 0), claim.cakupan, claim.predikat == "tidak-disebut"
