"""A table without faults in one go: every column is validated by its distinct texts, and no row by itself.

Rows of a report say the same few things over and over; a column of 440 cells holds a handful of texts.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable
from dataclasses import MISSING, fields
from functools import cache
from itertools import repeat
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator import numerals
from generator.csvfile import Table
from generator.kinds import LARGE_DECIMALS, number_fields
from generator.model import STRICT, Place, Row
from generator.packing import make


def rows_at_once(table: Table, file: str, noun: type) -> tuple[Row[Any], ...] | None:
    """All rows of the table; None where any cell has a fault, or a decimal comma, and needs to be looked at."""
    count = len(table.rows)
    cells = dict(zip(table.headings, zip(*(row[1] for row in table.rows), strict=True), strict=False))
    columns: list[Iterable[Any]] = []
    for field in fields(noun):
        if field.name not in cells:
            if field.default is MISSING:
                return None
            columns.append(repeat(field.default, count))
            continue
        values = _values(noun, field.name, cells[field.name])
        if values is None:
            return None
        columns.append(map(values.__getitem__, cells[field.name]))
    places = make(Place, count, (repeat(file), [row[0] for row in table.rows], repeat(1)))
    return tuple(make(Row, count, (make(noun, count, columns), places, _layouts(table))))


def _layouts(table: Table) -> list[dict[str, int]]:
    known = {starts: dict(zip(table.headings, starts, strict=True)) for starts in {row[2] for row in table.rows}}
    return [known[row[2]] for row in table.rows]


def _values(noun: type, name: str, cells: tuple[str, ...]) -> dict[str, Any] | None:
    """Text of a cell -> its value; None where one of them has a fault."""
    raw = [*dict.fromkeys(cells)]
    texts = [*map(str.strip, raw)]
    whole = number_fields(noun).get(name)
    if whole is not None and any(_unclear(text, whole or name in LARGE_DECIMALS) for text in texts):
        return None
    try:
        values = _column(noun, name).validate_python(texts)
    except ValidationError:
        return None
    if whole is not None and not all(value is None or numerals.is_plain(value) for value in values):
        return None
    return dict(zip(raw, values, strict=True))


def _unclear(text: str, may_be_large: bool) -> bool:
    """A number that may mean two things, or is written with a decimal comma."""
    if text.isdecimal() or not text:
        return False
    return numerals.is_ambiguous(text, may_be_large) or numerals.with_point(text) is not None


@cache
def _column(noun: type, name: str) -> TypeAdapter[list[Any]]:
    """What validates many values of one field at once, under the rules of the noun."""
    hint = typing.get_type_hints(noun, include_extras=True)[name]
    return TypeAdapter(list[hint], config=STRICT)  # type: ignore[valid-type]
