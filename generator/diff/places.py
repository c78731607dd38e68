"""What differs of each district and province, edition by edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import load
from generator.book import Claim, claims_of
from generator.diff import amounts, verdicts
from generator.diff.entries import Entries, not_shown
from generator.diff.nouns import ADDED, REMOVED, FigureChange, Flip, Kind, Place
from generator.diff.shorts import Shorts, report
from generator.diff.state import State
from generator.model import ReadReport

Spot = tuple[str, str]  # year and code
Claims = dict[str, tuple[Claim, ...]]


@dataclass
class _Found:
    """What is gathered of one place and year."""

    whole: Kind | None = None
    figures: list[FigureChange] = field(default_factory=list)
    flips: list[Flip] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """Both sides with their award claims by district."""

    old: State
    new: State
    before: Claims
    after: Claims

    def claimed_otherwise(self) -> set[str]:
        """The districts whose award claims differ."""
        codes = self.before.keys() | self.after.keys()
        return {code for code in codes if self.before.get(code) != self.after.get(code)}


def pair(old: State, new: State) -> Pair:
    return Pair(old, new, claims_of(old.frame), claims_of(new.frame))


def places(both: Pair, short: Shorts, found: Entries, lists: list[FigureChange]) -> Iterator[Place]:
    """Every place that differs, newest year first. `lists`: the figures of the national lists that differ."""
    gathered: dict[Spot, _Found] = defaultdict(_Found)
    for name in _looked(both, short):
        _report(gathered, both, name)
    for kode in sorted(both.claimed_otherwise()):
        for year, flip in verdicts.official(both.before.get(kode, ()), both.after.get(kode, ())):
            gathered[year, kode].flips.append(flip)
    for change in lists:
        if change.figure.kode:
            gathered[change.figure.tahun or "tanpa tahun", change.figure.kode].figures.append(change)
    for spot in found.of_place:
        gathered[spot]  # noqa: B018 - a place with other entries only is told too
    for spot in sorted(gathered, key=lambda spot: ([-ord(c) for c in spot[0]], spot[1])):
        place = _place(both, spot, gathered[spot], found)
        if place.whole or place.figures or place.flips or place.counted or place.items:
            yield place


def _looked(both: Pair, short: Shorts) -> list[str]:
    """The report folders whose figures or gates may differ: by their files, or by what they are judged with."""
    old, new = both.old.frame, both.new.frame
    rows = [{row.item.kode: row.item for row in frame.daerah} for frame in (old, new)]
    codes = both.claimed_otherwise() | {k for k in rows[0].keys() | rows[1].keys() if rows[0].get(k) != rows[1].get(k)}
    years = {year for year in old.edisi.keys() | new.edisi.keys() if _rules(both.old, year) != _rules(both.new, year)}
    folders = sorted({*both.old.reports, *both.new.reports})
    return [
        name
        for name in folders
        if name in short.differ or name.rpartition("/")[2] in codes or load.year_of(name) in years
    ]


def _rules(state: State, year: int) -> object:
    edisi = state.frame.edisi.get(year)
    versi = edisi.instrumen if edisi else ""
    return state.frame.instrumen.get(versi), [row.item for row in state.frame.indikator.get(versi, ())]


def _report(gathered: dict[Spot, _Found], both: Pair, name: str) -> None:
    """The figures and gates of one report folder on both sides."""
    year, kode = load.year_of(name), name.rpartition("/")[2]
    key = (year, kode)
    states, claims = (both.old, both.new), (both.before, both.after)
    reads = [_usable(state, name, year) for state in states]
    known = [amounts.of_report(s.frame, key, r) if r else {} for s, r in zip(states, reads, strict=True)]
    mine = gathered[str(year), kode]
    there = [name in state.reports for state in states]
    mine.whole = None if all(there) else ADDED if there[1] else REMOVED
    changes = list(amounts.compared(*known))
    mine.figures += [change for change in changes if amounts.listed(change)]
    mine.counted = amounts.counted(changes)
    old, new = (verdicts.judge(s, c, key, r) for s, c, r in zip(states, claims, reads, strict=True))
    mine.flips += verdicts.flips(old, new)


def _usable(state: State, name: str, year: int) -> ReadReport | None:
    if name not in state.reports or year not in state.frame.edisi:
        return None
    read = report(state, name)
    return None if read.report is None else read


def _place(both: Pair, spot: Spot, mine: _Found, found: Entries) -> Place:
    nama = both.new.names.get(spot[1]) or both.old.names.get(spot[1], "")
    figures = tuple(mine.figures)
    left = not_shown(found.of_place.get(spot, ()), figures, f"{spot[0]}.{spot[1]}.")
    return Place(*spot, nama, mine.whole, figures, tuple(mine.flips), mine.counted, left)
