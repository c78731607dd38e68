"""Figures before and after, by the ids and as the objects that the pages show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from generator import words
from generator.book import Book, Key, claims_of
from generator.diff.items import text
from generator.diff.nouns import ADDED, CHANGED, COMPUTED, REMOVED, FieldChange, FigureChange
from generator.figures import by_id, claims, computed, records, rules
from generator.model import Dataset, ReadReport, Sumber
from generator.results import Figure
from generator.summary import alone

Figures = Mapping[str, Figure]
NOT_COMPARED = ("id", "nama", "kode", "edisi", "tahun")  # the name of a place changes with the list of places


def of_report(frame: Dataset, key: Key, read: ReadReport) -> dict[str, Figure]:
    """What a report states, and what the site computes from it alone."""
    if read.report is None:
        return {}
    book = alone(frame, key, read)
    own = computed.alone(book, key) if key[1] in book.daerah else ()
    return by_id([*claims.stated(book, key), *own])


def of_lists(frame: Dataset) -> dict[str, Figure]:
    """The figures that stand in no report: award claims, history, totals, rules."""
    book = Book(frame, {}, {}, {}, {}, {}, claims_of(frame), {}, {})
    lists = (records.awards, records.history, records.totals, rules.instruments)
    return by_id(figure for make in lists for figure in make(book))


def compared(old: Figures, new: Figures) -> Iterator[FigureChange]:
    """Figures that were added, changed or removed, in the order of the newer side."""
    for name, figure in new.items():
        if name not in old:
            yield FigureChange(ADDED, None, figure)
        elif found := tuple(_fields(old[name], figure)):
            yield FigureChange(CHANGED, old[name], figure, found)
    for name, figure in old.items():
        if name not in new:
            yield FigureChange(REMOVED, figure, None)


def listed(change: FigureChange) -> bool:
    """Whether a figure is shown by itself: what a source states, and percentages computed from its indicators."""
    return change.figure.bagian not in COMPUTED or change.figure.id.endswith(".persen")


def counted(found: Iterable[FigureChange]) -> dict[str, int]:
    """The computed figures that follow from others, by what they measure."""
    return dict(Counter(c.figure.butir for c in found if not listed(c)))


def _fields(old: Figure, new: Figure) -> Iterator[FieldChange]:
    for part in fields(Figure):
        was, now = getattr(old, part.name), getattr(new, part.name)
        if part.name not in NOT_COMPARED and (was != now or str(was) != str(now)):
            yield FieldChange(part.name, _text(part.name, was), _text(part.name, now))


def _text(name: str, value: object) -> str:
    if name == "sumber" and isinstance(value, tuple):
        return "; ".join(_source(source) for source in value)
    return text(name, value)


def _source(source: Sumber) -> str:
    read = f"dibaca {words.tanggal(source.dibaca)}" if source.dibaca else ""
    parts = (
        source.penerbit,
        source.judul,
        words.tanggal(source.tanggal),
        source.url,
        source.catatan,
        read,
        source.arsip,
    )
    return ", ".join(filter(None, parts))
