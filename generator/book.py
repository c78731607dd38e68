"""The book: the data and everything computed from it, gathered once before any page is drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from generator import compare, score, words
from generator.model import (
    Alias,
    Daerah,
    Dataset,
    Edisi,
    Indikator,
    Instrumen,
    Odf,
    OdfDesa,
    Penghargaan,
    Perubahan,
    Provinsi,
    Report,
    Riwayat,
)
from generator.results import Award, TatananScore

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
    """Data and results by edition year and code; lookups by code or version. Nothing here is changed afterwards."""

    data: Dataset
    reports: dict[Key, Report]
    scores: dict[Key, tuple[TatananScore, ...]]
    awards: dict[Key, Award]
    openness: dict[Key, int]
    frame: pd.DataFrame
    claims: dict[str, tuple[Claim, ...]]

    @cached_property
    def editions(self) -> tuple[Edisi, ...]:
        """All editions, newest first."""
        return tuple(sorted(self.data.edisi.values(), key=lambda e: -e.tahun))

    @property
    def watermark(self) -> str:
        """What every page, chart and download must say of invented figures; empty where the data is real."""
        return words.CONTOH if self.data.synthetic else ""

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
        report = self.reports.get(key)
        quoted = score.quoted_stage(report) if report else ""
        return tuple(s for s in self.scores.get(key, ()) if s.tahap == quoted)

    def claims_in(self, kode: str, tahun: int | None) -> tuple[Claim, ...]:
        """The national award claims of a year for a district: those that name a level, else the one that names none."""
        all_of = tuple(c for c in self.claims.get(kode, ()) if c.tahun == tahun and c.cakupan == "nasional")
        return tuple(c for c in all_of if c.predikat != "tidak-disebut") or all_of

    def other_claims(self, kode: str, tahun: int) -> tuple[Claim, ...]:
        """What else is claimed of that year: awards by the province, of unclear scope, or without a level."""
        chosen = self.claims_in(kode, tahun)
        return tuple(c for c in self.claims.get(kode, ()) if c.tahun == tahun and c not in chosen)

    def members(self, provinsi: str) -> tuple[Daerah, ...]:
        return tuple(d for d in self.daerah.values() if d.kode_provinsi == provinsi)


def _by_code(items: Iterable) -> dict[str, tuple]:
    groups: dict[str, list] = defaultdict(list)
    for item in items:
        groups[item.kode].append(item)
    return {code: tuple(group) for code, group in groups.items()}


def make_book(data: Dataset) -> Book:
    """Score every report, judge every award, compare what may be compared."""
    reports = {(year, r.laporan.kode): r for year, group in sorted(data.laporan.items()) for r in group}
    claims = _claims(data)
    indikator = {version: tuple(row.item for row in rows) for version, rows in data.indikator.items()}
    villages = {row.item.kode: row.item.jumlah_desa_kelurahan for row in data.daerah}
    scores, awards = {}, {}
    for key, report in reports.items():
        instrumen = data.instrumen[data.edisi[key[0]].instrumen]
        scores[key] = score.report_scores(report, instrumen, indikator.get(instrumen.versi, ()))
        awards[key] = _award(_with_list(report, villages.get(key[1])), instrumen, scores[key], claims.get(key[1], ()))
    opened = {
        (y, row.item.kode): _openness(reports, claims, (y, row.item.kode)) for y in data.edisi for row in data.daerah
    }
    return Book(data, reports, scores, awards, opened, compare.table(scores), claims)


def _with_list(report: Report, total: int | None) -> Report:
    """The report with one more ODF claim a source that lists villages (odf.csv), so that the gate counts the list.

    A complete list gives a share; any other proves at most that some villages are still open.
    """
    lists: dict[str, list[OdfDesa]] = defaultdict(list)
    for row in report.odf_desa:
        lists[row.item.sumber].append(row.item)
    made = []
    for source, rows in lists.items():
        states = Counter(row.odf for row in rows)
        whole = len({(row.kecamatan, row.desa) for row in rows}) == total and not states["tidak diketahui"]
        date = max((row.tanggal or "" for row in rows), default="") or None
        if whole or states["tidak"]:
            done, everything = (states["ya"], total) if whole else (None, None)
            made.append(Odf(source, "sedang", date, desa_odf=done, desa_belum=states["tidak"], desa=everything))
    return replace(report, laporan=replace(report.laporan, odf=(*report.laporan.odf, *made))) if made else report


def _award(report: Report, instrumen: Instrumen, scores: tuple[TatananScore, ...], claims: tuple[Claim, ...]) -> Award:
    quoted = score.quoted_stage(report)
    mine = tuple(s for s in scores if s.tahap == quoted) or score.unknown_scores(instrumen)
    won = {claim.tahun for claim in claims if claim.predikat.startswith("wistara") and claim.cakupan == "nasional"}
    rivals = [c.tahun for c in claims if c.cakupan == "nasional" and c.predikat != "tidak-disebut"]
    sure = frozenset(year for year in won if year and rivals.count(year) == 1)
    return score.award(instrumen, mine, report.laporan, sure)


def _openness(reports: dict[Key, Report], claims: dict[str, tuple[Claim, ...]], key: Key) -> int:
    awarded = any(c.tahun == key[0] for c in claims.get(key[1], ()))
    return compare.openness(reports.get(key), awarded)


def _claims(data: Dataset) -> dict[str, tuple[Claim, ...]]:
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
