"""The tables of the nation show the very figures of the downloads, though their cells do not repeat their ids."""

from __future__ import annotations

import pytest
from lxml import html

from generator import pages
from generator.book import Book, make_book
from generator.demo import Wish, make
from generator.figures import figures
from generator.figures.marks import columns, in_short, read
from generator.load import load
from generator.model import Output
from generator.pages import grids
from generator.results import Figure
from generator.words import angka
from tests.situs import DATA, grid_cells


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, dict[str, Figure]]:
    folder = tmp_path_factory.mktemp("kisi") / "data"
    make(folder, DATA, Wish(14, 1, 3))
    book = make_book(load(folder)[0])
    return book, figures(book)


def compared(known: dict[str, Figure], page: Output) -> int:
    count = 0
    for names, text in grid_cells(html.fromstring(page.data)):
        figure = next(known[name] for name in names if name in known)
        assert figure.nilai is not None and angka(figure.nilai) == text, (names, text)
        count += 1
    return count


def test_a_table_of_an_indicator_shows_its_figures(nation: tuple[Book, dict[str, Figure]]) -> None:
    book, known = nation
    lines = columns((k, in_short(r.item for r in report.nilai)) for (_, k), report in book.reports.items())
    for item in book.indikator("2025")[::17]:
        page = next(pages.indicator(book, known, (2025, item, read(lines[item.kode]))))
        assert compared(known, page) > 20


def test_tables_of_tatanan_show_their_figures(
    nation: tuple[Book, dict[str, Figure]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grids, "MANY", 10)
    book, known = nation
    for item in book.instrumen(2025).tatanan:
        page = next(o for o in pages.tatanan(book, known, 2025, item.slug) if o.path.endswith(".md"))
        assert compared(known, page) > 20
    whole = next(o for o in pages.edition(book, known, 2025) if o.path == "edisi/2025/nilai/index.md")
    assert compared(known, whole) > 60
