"""The guard over what is published and computed from many reports: counts, medians, places among others.

Each report is guarded where it is checked; what follows from all of them together can only be compared here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator import book as books
from generator import check, published
from generator.book import Book
from generator.figures import by_id, computed
from generator.gate import Inputs, digest_of
from generator.model import Dataset, Place, Problem
from generator.summary import Summary

NOT_COMPARED = ".hitungan.kurang."  # needs whole reports; follows from what is compared


def key(frame: Dataset, inputs: Inputs, folder: str) -> str:
    """What a report in short rests on: its files, the rules, and the corrections that speak of it."""
    told = [repr(record) for record in published.about(frame, folder)]
    return digest_of([folder, inputs.reports[folder], inputs.ground, *told])


def whole(frame: Dataset, summaries: Sequence[Summary]) -> list[Problem]:
    """The problems of all reports; where they have none, what is published of them together and differs."""
    found = [problem for summary in summaries for problem in summary.problems]
    if any(problem.level == "galat" for problem in found):
        return found
    return [*found, *_moved(frame, summaries)]


def _moved(frame: Dataset, summaries: Iterable[Summary]) -> Iterator[Problem]:
    guarded = [edisi for edisi in frame.edisi.values() if edisi.terbitan and edisi.status == "terbit"]
    known = [s for s in summaries if s.readable] if guarded else []
    for edisi in guarded:
        rows = frame.terbit.get(edisi.tahun, ())
        if edisi.instrumen not in frame.instrumen or not rows:
            continue
        now = derived(_book(frame, [s for s in known if s.key[0] == edisi.tahun]), edisi.tahun)
        before = {name: value for name, value in published.latest(rows).items() if value and _compared(name)}
        names = sorted(now.keys() | before.keys())
        if moved := [name for name in names if not published.same(now.get(name, ""), before.get(name, ""))]:
            place = Place(f"edisi/{edisi.tahun}/edisi.yml", 1, 1)
            yield Problem(check.UNRECORDED, "galat", place, *check.pending(edisi, len(moved), moved[0]))


def _compared(name: str) -> bool:
    return not (name.startswith("penghargaan") or NOT_COMPARED in name or name.endswith(f".{published.HELD}"))


def _book(frame: Dataset, mine: Sequence[Summary]) -> Book:
    """One edition by its summaries."""
    claims = books.claims_of(frame)
    scores, quoted = {s.key: s.scores for s in mine}, {s.key: s.quoted for s in mine}
    middles, positions = books.compared(scores, quoted)
    opened = books.openness(frame, {s.key: s.level for s in mine}, claims)
    return Book(frame, {}, quoted, scores, {}, opened, claims, middles, positions)


def derived(book: Book, year: int) -> dict[str, str]:
    """What an edition's ledger says beside awards: name -> value, of the nation, provinces and districts."""
    found = [*computed.nation(book, year)]
    for kode in book.daerah:
        found += computed.beside(book, (year, kode))
    return {published.inner(f.id): published.value_of(f) for f in by_id(found).values()}
