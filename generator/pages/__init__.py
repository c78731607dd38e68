"""The room `pages`: one file a page kind. A new kind is one file and one line in PAGES."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.book import Book
from generator.model import Output
from generator.pages import awards, card, districts, editions, home, instruments, library, settings
from generator.pages.paper import Press, make_press
from generator.results import Figure

PAGES: tuple[Callable[[Press], Iterator[Output]], ...] = (
    home.pages,
    districts.pages,
    card.pages,
    editions.pages,
    settings.pages,
    instruments.pages,
    awards.pages,
    library.pages,
)


def pages(book: Book, figures: Mapping[str, Figure]) -> Iterator[Output]:
    """Every page of the site as a Markdown file, with the CSV and JSON of the tables it shows."""
    press = make_press(book, figures)
    for kind in PAGES:
        yield from kind(press)
