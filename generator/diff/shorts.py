"""Both sides' reports in short, reading as little as can be: what is the same on both sides is read at most once.

What is not asked of an unchanged report is left out of its summary: it would be the same on both sides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from generator import compare, guard, load, published, recall, score
from generator.book import Key, scored
from generator.diff.state import State
from generator.hoard import Hoard
from generator.model import ReadReport
from generator.summary import Summary, summarize


@dataclass(frozen=True, eq=False)
class Shorts:
    """The summaries of each side by folder. `differ`: the folders whose own files differ.

    `known`: the editions in which medians and positions move, and whose unchanged reports were read for that.
    """

    base: dict[str, Summary]
    head: dict[str, Summary]
    differ: frozenset[str]
    known: frozenset[int]


def shorts(base: State, head: State, hoard: Hoard, also: Collection[str]) -> Shorts:
    """Sum up what differs on both sides; of the rest only what medians and positions need, and only where they move.

    `also`: codes of districts whose reports are summed up though their files are the same.
    """
    names = sorted({*base.reports, *head.reports})
    old, new = base.inputs.reports, head.inputs.reports
    differ = frozenset(name for name in names if old.get(name) != new.get(name))
    same_ground = base.inputs.ground == head.inputs.ground
    spoken = {n for n in names if published.about(base.frame, n) != published.about(head.frame, n)}
    changed = [n for n in names if n in differ or n in spoken or not same_ground or n.rpartition("/")[2] in also]
    before: dict[str, Summary] = {}
    after: dict[str, Summary] = {}
    for name in changed:  # both sides at once, as a report that is the same on both is remembered for a while only
        for state, found in ((base, before), (head, after)):
            if name in state.reports:
                found[name] = _kept(state, name, hoard) or summarize(state.frame, report(state, name))
    years = {load.year_of(name) for name in names}
    known = frozenset(year for year in years if _standing(before.values(), year) != _standing(after.values(), year))
    for name in sorted({*names}.difference(changed)):
        before[name] = after[name] = _unchanged(head, name, hoard, known)
    return Shorts(before, after, differ, known)


def report(state: State, name: str) -> ReadReport:
    """A report of one side; what is the same on both sides is read once."""
    return recall.read(state.folder, name, state.inputs.reports.get(name, ""), state.regions)


def _standing(summaries: Iterable[Summary], year: int) -> list[tuple[compare.Spot, list[Decimal]]]:
    """What these reports give to medians and positions of an edition, and from which stage they quote."""
    mine = [s for s in summaries if s.key[0] == year and s.readable]
    found = {
        (*spot[:3], f"{spot[3]} {s.key} {s.quoted}"): values
        for s in mine
        for spot, values in compare.standings({s.key: s.scores}).items()
    }
    return sorted(found.items())


def _unchanged(state: State, name: str, hoard: Hoard, known: frozenset[int]) -> Summary:
    """A report that is the same on both sides: from the last build's memory, or read where its edition moves."""
    year = load.year_of(name)
    key: Key = (year, name.rpartition("/")[2])
    if year not in known:
        return Summary(name, key, True, ())
    kept = _kept(state, name, hoard)
    return replace(kept, problems=()) if kept else _in_brief(state, name)


def _kept(state: State, name: str, hoard: Hoard) -> Summary | None:
    """The summary the last build kept of these very files under these very rules."""
    kept = hoard.get(guard.key(state.frame, state.inputs, name))
    return kept if isinstance(kept, Summary) else None


def _in_brief(state: State, name: str) -> Summary:
    """Scores, stage and openness; nothing is checked, as the checks would find the same on both sides."""
    read, year = report(state, name), load.year_of(name)
    if read.report is None or year not in state.frame.edisi:
        return Summary(name, (year, name.rpartition("/")[2]), False, ())
    scores = tuple(replace(item, rows=()) for item in scored(state.frame, year, read.report))
    level = compare.openness(read.report, False)
    return Summary(name, (year, read.report.laporan.kode), True, (), score.quoted_stage(read.report), level, scores)
