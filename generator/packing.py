"""Things of one kind as a few flat columns and back: a report of hundreds of rows is read, kept and sent fast.

Knows no noun; every class that is packed keeps its fields in slots. A column whose values repeat is kept as its
distinct values and one byte a thing. Values are told apart by identity and never by equality, because 93.9 and 93.90
are equal but not the same figure.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 256  # distinct values that fit one byte
Column = tuple[list[Any], bytes | None]  # without bytes the list holds the value of every thing
Packed = tuple[type, int, list[Column]]


def make(kind: type, count: int, columns: Iterable[Iterable[Any]]) -> list[Any]:
    """So many things of this kind, from a column of checked values for each of its slots: nothing is checked again."""
    things: list[Any] = [*map(object.__new__, repeat(kind, count))]
    for name, column in zip(kind.__slots__, columns, strict=True):  # type: ignore[attr-defined]
        deque(
            map(getattr(kind, name).__set__, things, column), maxlen=0
        )  # the slot itself: frozen things have no other way
    return things


def changed(thing: T, **values: Any) -> T:
    """A thing with some fields changed, as dataclasses.replace gives it, in a fifth of the time; checks nothing."""
    kind: Any = type(thing)
    made = object.__new__(kind)
    for name, slot in _slots(kind):
        slot.__set__(made, values[name] if name in values else slot.__get__(thing))
    return made


@cache
def _slots(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((name, getattr(kind, name)) for name in kind.__slots__)


def pack_things(things: Sequence[Any]) -> Packed | None:
    """Things of one kind as columns; None for none."""
    if not things:
        return None
    kind = type(things[0])
    columns = [[*map(getattr(kind, name).__get__, things)] for name in kind.__slots__]
    return kind, len(things), [_pack(column) for column in columns]


def unpack_things(packed: Packed | None) -> list[Any]:
    if packed is None:
        return []
    kind, count, columns = packed
    return make(kind, count, map(_unpack, columns))


def _pack(values: list[Any]) -> Column:
    distinct = {id(value): value for value in values}
    if len(distinct) > MOST or len(distinct) * 2 > len(values) > 2:
        return values, None
    numbers = {key: number for number, key in enumerate(distinct)}
    return [*distinct.values()], bytes(map(numbers.__getitem__, map(id, values)))


def _unpack(column: Column) -> Iterable[Any]:
    values, numbers = column
    return values if numbers is None else map(values.__getitem__, numbers)


def pack_rows(rows: Sequence[Any]) -> tuple[Any, ...]:
    """Rows as columns: of their items, their places and the layouts of their lines (few, and shared by many rows)."""
    if len({type(row.item) for row in rows}) != 1:  # none, or of several nouns, which no file holds
        return (list(rows),)
    items, places, layouts = zip(*((row.item, row.place, row.columns) for row in rows), strict=True)
    return type(rows[0]), pack_things(items), pack_things(places), _pack([*layouts])


def unpack_rows(packed: tuple[Any, ...]) -> tuple[Any, ...]:
    """The rows again."""
    if len(packed) == 1:
        return tuple(packed[0])
    kind, items, places, layouts = packed
    return tuple(make(kind, items[1], (unpack_things(items), unpack_things(places), _unpack(layouts))))
