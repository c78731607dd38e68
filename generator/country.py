"""What the jobs of the nation are done with: summaries of all reports, and books with no more than a key covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator import figures, load
from generator.book import Book, Key
from generator.errands import Making
from generator.figures import marks
from generator.model import Report
from generator.regions import Regions
from generator.results import Figure
from generator.summary import Summary


@dataclass(frozen=True)
class Country:
    """What the jobs are done with; each book holds no more than the key of its job covers."""

    making: Making

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """All summaries, from where the build has just kept them."""
        kept = (self.making.hoards[1].get(key) for key in self.making.kept)
        found = tuple(summary for summary in kept if isinstance(summary, Summary))
        if len(found) < len(self.making.kept):
            raise ValueError("a summary that was kept a moment ago is gone")
        return found

    @cached_property
    def reports(self) -> dict[Key, Report]:
        """The reports of provinces in full; those of districts are never all in memory."""
        found = {}
        for key, folder in self.making.nation.folders.items():
            if "." not in key[1] and (report := load.report(self.making.data, folder, Regions()).report):
                found[key] = report
        return found

    def book(
        self, years: Iterable[int], mine: list[Summary], reports: Mapping[Key, Report]
    ) -> tuple[Book, dict[str, Figure]]:
        """The nation as these summaries show it, and the figures of its pages: of these editions, and of none."""
        nation, years = self.making.nation, set(years)
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
        nation = self.making.nation
        book = Book(nation.frame, self.reports, {}, {}, {}, nation.openness, nation.claims, nation.middles, {})
        return figures.of_nation(book, sorted(nation.frame.edisi))

    def of(self, tahun: int, kode: str = "", slug: str | None = None) -> list[Summary]:
        """The readable summaries of an edition, of one province, or with no more than one tatanan (`""`: none)."""
        found = [s for s in self.summaries if s.readable and s.key[0] == tahun and s.key[1].startswith(kode)]
        return found if slug is None else [_only(s, slug) for s in found]

    @cached_property
    def columns(self) -> dict[int, dict[str, dict[str, str]]]:
        """What is on record of each indicator, by edition."""
        years = self.making.nation.frame.edisi
        return {y: marks.columns((s.key[1], s.marks) for s in self.summaries if s.key[0] == y) for y in years}


def _only(summary: Summary, slug: str) -> Summary:
    scores = tuple(item for item in summary.scores if item.tatanan.slug == slug)
    return replace(summary, scores=scores, figures=tuple(f for f in summary.figures if f.tatanan == slug))
