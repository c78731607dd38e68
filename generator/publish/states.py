"""What every figure of an edition says now, by the folder whose ledger it belongs to."""

from __future__ import annotations

from generator import guard, published
from generator.book import make_book
from generator.check.terbit import claims_in
from generator.figures import by_id, computed
from generator.figures.brief import brief
from generator.model import Dataset


def of(whole: Dataset, year: int) -> dict[str, dict[str, str]]:
    """Folder (`edisi/<year>/<code>` or `edisi/<year>`) -> name -> value. `whole`: with the reports of this edition.

    Changes since the edition before are not among them: they follow from two ledgers.
    """
    book = make_book(whole)
    found: dict[str, dict[str, str]] = {}
    shared = guard.derived(book, year)
    for report in whole.laporan[year]:
        key = year, report.laporan.kode
        own = {name: value for name, (value, _) in brief(report).items()}
        if key[1] in book.daerah:
            figures = by_id([*computed.alone(book, key), *computed.short(book, key)])
            for figure in figures.values():
                name = published.inner(figure.id)
                (own if published.own(name) else shared)[name] = published.value_of(figure)
        found[report.folder] = own
        shared[f"{key[1]}.{published.HELD}"] = published.THERE
    found[f"edisi/{year}"] = shared | {name: value for name, (value, _) in claims_in(whole, {year}).items()}
    return found
