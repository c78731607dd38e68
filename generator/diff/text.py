"""The story for a terminal: lines without markup; what is lost carries a mark at its beginning."""

from __future__ import annotations

from collections.abc import Iterator

from generator import words
from generator.diff.forms import LONGEST, SIGNS, plain, title
from generator.diff.nouns import REMOVED, Difference
from generator.diff.story import Section, Table, sections

MARK = {"hapus": "!! ", "awas": "! ", "": ""}
WIDEST = 72
FOLDED = 20  # rows of a table that other forms fold; the page has them all


def render(found: Difference) -> str:
    """The whole comparison as text."""
    lines = [plain(title(found)), ""]
    for section in sections(found):
        lines += [*_section(section), ""]
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    head = MARK[section.tone] + plain(section.title)
    yield head
    yield ("-" if section.inner else "=") * len(head)
    yield from (plain(line) for line in section.lines)
    for table in section.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if table.fold:
        yield f"{table.fold}:"
    shown = table.rows[:FOLDED] if table.fold else table.rows
    rows = [[plain(cell, LONGEST) for cell in row.cells] for row in shown]
    sizes = [min(WIDEST, max(len(row[n]) for row in [*rows, [*table.heads]])) for n in range(len(table.heads))]
    yield "     " + _line(list(table.heads), sizes)
    for row, cells in zip(shown, rows, strict=True):
        yield f"{'!!' if row.kind == REMOVED else '  '} {SIGNS[row.kind]} {_line(cells, sizes)}"
    if len(shown) < len(table.rows):
        yield f"     … dan {words.angka(len(table.rows) - len(shown))} lagi; lihat semuanya dengan --format html."


def _line(cells: list[str], sizes: list[int]) -> str:
    return "  ".join(cell.ljust(size) for cell, size in zip(cells, sizes, strict=True)).rstrip()
