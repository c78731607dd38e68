"""The sources of one report, each with what came from it: figures by their ids, and how many indicator scores."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from generator import figures, origin
from generator.book import Book, Key
from generator.figures import claims
from generator.model import Sumber
from generator.results import Cited, Figure

TOLD = ("inovasi", "target", "lokus", "peristiwa", "pernyataan")


def cited_of(book: Book, key: Key) -> tuple[Cited, ...]:
    """The sources of a report, in its order. Scores are only counted: there are hundreds, each would be a figure."""
    report = book.reports[key]
    rows = tuple(row for row in report.nilai if not row.item.indikator)
    without = replace(book, reports={key: replace(report, nilai=rows)})
    found: dict[Sumber, list[Figure]] = defaultdict(list)
    for figure in figures.named(book, claims.stated(without, key)):
        for source in figure.sumber:
            found[source].append(figure)
    scores = Counter(row.item.sumber for row in report.nilai if row.item.indikator and row.item.skor is not None)
    told = Counter(item.sumber for part in TOLD for item in getattr(report.laporan, part))
    listed = report.laporan.sumber.items()
    return tuple(origin.cited(name, s, found.get(s, []), scores[name], told[name]) for name, s in listed)
