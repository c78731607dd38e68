"""The room `diff`: two states of the data -> what a reviewer has to know before one takes the place of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator import words
from generator.diff import amounts, corrections, faults, touched
from generator.diff.entries import entries
from generator.diff.nouns import ADDED, REMOVED, Difference, Kind
from generator.diff.places import pair, places
from generator.diff.shorts import shorts
from generator.diff.sides import Side
from generator.diff.state import State, look
from generator.hoard import Hoard
from generator.model import Problem
from generator.summary import Summary

__all__ = ["Difference", "Side", "difference"]


def difference(base: Side, head: Side, hoard: Hoard) -> Difference:
    """Everything that differs. `hoard`: summaries the last build kept; used where they fit, never written."""
    old, new = look(base), look(head)
    names, mark = (base.name, head.name), _watermark(old, new)
    if old.files == new.files:
        return Difference(names, watermark=mark)
    both, found = pair(old, new), entries(old, new)
    short = shorts(old, new, hoard, both.claimed_otherwise())
    sides = (old, short.base.values()), (new, short.head.values())
    nations = [touched.whole(*side) for side in sides]
    pages = [touched.pages(state, nation, s) for (state, s), nation in zip(sides, nations, strict=True)]
    lists = list(amounts.compared(amounts.of_lists(old.frame), amounts.of_lists(new.frame)))
    told = tuple(places(both, short, found, lists))
    totals = tuple(change for change in lists if not change.figure.kode)
    figures = chain(totals, chain.from_iterable(place.figures for place in told))
    problems = [_problems(*side) for side in sides]
    return Difference(
        names,
        found.files,
        tuple(_editions(old, new)),
        told,
        found.shared,
        totals,
        touched.consequences(nations[0], nations[1], short.known),
        touched.compared(pages[0], pages[1]),
        faults.only(problems[1], problems[0]),
        faults.only(problems[0], problems[1]),
        tuple(corrections.needed(old, new, figures)),
        found.unread,
        mark,
    )


def _problems(state: State, summaries: Iterable[Summary]) -> list[Problem]:
    return [*state.problems, *(problem for short in summaries for problem in short.problems)]


def _editions(old: State, new: State) -> Iterator[tuple[Kind, int]]:
    """Editions that are gone, then those that are new."""
    before, after = old.whole.edisi.keys(), new.whole.edisi.keys()
    yield from ((REMOVED, year) for year in sorted(before - after))
    yield from ((ADDED, year) for year in sorted(after - before))


def _watermark(old: State, new: State) -> str:
    return words.CONTOH if old.whole.synthetic or new.whole.synthetic else ""
