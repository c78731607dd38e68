"""Where the headings of a sheet stand and which column is which, whatever stands above them, however they are spelt."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.excel.opening import Sheet
from generator.forms.layout import Column

DEEPEST = 40  # rows in which headings are looked for: titles and logos stand above them
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
CLOSE = 0.84  # how alike a misspelt heading must be


@dataclass(frozen=True)
class Headings:
    """`columns`: key -> column number; `first`: the row after the headings; `title`: all text above them.

    `again`: further columns whose heading says the same, by key.
    """

    columns: dict[str, int]
    first: int
    title: str
    again: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """The column of a key, or 0."""
        return self.columns.get(key, 0)


def found(sheet: Sheet, specs: Sequence[Column], needed: Sequence[str]) -> Headings | None:
    """The headings of this sheet, in one row or two; None where the columns that are needed do not stand together."""
    best: tuple[int, int, dict[str, list[int]]] | None = None
    for row in range(1, min(DEEPEST, sheet.last) + 1):
        if best is not None and row > best[0] + 2:
            break  # headings stand together; what follows is the table
        for depth in (1, 2):
            columns = _columns(sheet, row, depth, tuple(specs))
            if depth == 2 and "no" in columns and sheet.text(row + 1, columns["no"][0])[:1].isdecimal():
                continue  # the second row is the table already
            if all(key in columns for key in needed) and (best is None or len(columns) > len(best[2])):
                best = (row, depth, columns)
    if best is None:
        return None
    row, depth, columns = best
    title = " ".join(sheet.text(r, c) for r in range(1, row) for c in range(1, sheet.width + 1) if sheet.text(r, c))
    again = {key: tuple(some[1:]) for key, some in columns.items() if some[1:]}
    return Headings({key: some[0] for key, some in columns.items()}, row + depth, title, again)


def _columns(sheet: Sheet, row: int, depth: int, specs: tuple[Column, ...]) -> dict[str, list[int]]:
    """Key -> its columns; those merged under one heading are one."""
    columns: dict[str, list[int]] = {}
    exact: set[str] = set()
    for column in range(1, min(sheet.width, 60) + 1):
        texts = [_heading(sheet, row + step, column) for step in range(depth)]
        said = [folded(text) for text in _readings(texts)]
        # What is written as it should be goes before what only looks alike.
        key = next((k for text in said if (k := _named(text, specs))), None)
        well = bool(key)
        key = key or next((k for text in said if (k := _alike(text, specs))), None)
        if key and not any(_together(sheet, row + depth - 1, column, other) for other in columns.get(key, ())):
            some = columns.setdefault(key, [])
            some.insert(0 if well and key not in exact else len(some), column)
            exact |= {key} if well else set()
    return columns


def figure(sign: str) -> int | None:
    """The number that stands behind `7` or `vii`."""
    return ROMAN.index(sign) if sign in ROMAN else int(sign) if sign.isdecimal() else None


def _readings(texts: Sequence[str]) -> list[str]:
    """A heading over two rows may mean both together, or the lower one alone, or the upper one (merged downwards)."""
    parts = list(dict.fromkeys(text for text in texts if text))
    return [" ".join(parts), *reversed(parts)] if len(parts) > 1 else parts


def _heading(sheet: Sheet, row: int, column: int) -> str:
    return sheet.text(*sheet.merged.get((row, column), (row, column)))


def _together(sheet: Sheet, row: int, column: int, other: int) -> bool:
    return sheet.merged.get((row, column), (row, column)) == sheet.merged.get((row, other), (row, other))


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Lower case, letters and figures only, one blank between words."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


@lru_cache(maxsize=4096)
def _named(text: str, specs: tuple[Column, ...]) -> str | None:
    """By the words of a name, in any order: a heading over two rows turns them round."""
    words = sorted(text.split())
    return next((spec.key for spec in specs for name in spec.names if words and sorted(name.split()) == words), None)


@lru_cache(maxsize=4096)
def _alike(text: str, specs: tuple[Column, ...]) -> str | None:
    names = {name: spec.key for spec in specs for name in spec.names}
    near = difflib.get_close_matches(text, names, 1, CLOSE) if 3 < len(text) < 60 else []
    return names[near[0]] if near else None
