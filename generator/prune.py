"""A noun from plain values, without the parts that have faults: one wrong date must not hide the rest of a report."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from generator.kinds import headings
from generator.numerals import is_plain

NUMBERS = (int, Decimal, tuple, dict)
DEEPEST = 6  # leaving out a part may leave out the part around it; nothing nests deeper than this


@cache
def adapter(noun: type) -> TypeAdapter[Any]:
    return TypeAdapter(noun)


def validated(noun: type, value: Any) -> tuple[Any | None, list[Any]]:
    """The noun in these plain values, or None and its faults in the shape of ValidationError.errors()."""
    try:
        item = adapter(noun).validate_python(value)
    except ValidationError as error:
        return None, list(error.errors(include_url=False))
    wild = [{"type": "decimal_parsing", "loc": path, "input": number} for path, number in _wild(item, ())]
    return (None, wild) if wild else (item, [])


def _wild(thing: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int | Decimal]]:
    """Numbers that no report means, with their paths."""
    if isinstance(thing, (int, Decimal)):
        if not is_plain(thing):
            yield path, thing
    elif dataclasses.is_dataclass(thing):
        for name in headings(cast(type, type(thing))):
            value = getattr(thing, name)
            if isinstance(value, NUMBERS) and not (isinstance(value, NUMBERS[:2]) and is_plain(value)):
                yield from _wild(value, (*path, name))
    elif isinstance(thing, dict | tuple):
        steps: Iterable[tuple[Any, Any]] = thing.items() if isinstance(thing, dict) else enumerate(thing)
        for step, value in steps:
            yield from _wild(value, (*path, step))


def without_faults(noun: type, value: Any) -> tuple[Any | None, list[dict[str, Any]]]:
    """The noun, built without the parts that have faults, and the faults. `value` is pruned on the way.

    A part may become incomplete by the pruning and is then left out too, silently: its fault has been told.
    """
    told: list[dict[str, Any]] = []
    for _ in range(DEEPEST):
        item, faults = validated(noun, value)
        if item is not None:
            return item, told
        told = told or faults
        paths = {_existing(value, f["loc"][:-1] if f["type"] == "missing" else f["loc"]) for f in faults}
        if () in paths:
            return None, told
        _prune(value, paths)
    return None, told


def _existing(value: Any, path: Iterable[str | int]) -> tuple[str | int, ...]:
    """The longest beginning of this path that leads somewhere."""
    steps: list[str | int] = []
    for step in path:
        if not (
            isinstance(value, dict)
            and step in value
            or isinstance(value, list)
            and isinstance(step, int)
            and step < len(value)
        ):
            break
        steps.append(step)
        value = cast(Any, value)[step]
    return tuple(steps)


def _prune(value: Any, paths: set[tuple[str | int, ...]]) -> None:
    for path in sorted(paths, key=lambda p: [(isinstance(s, str), str(s).rjust(9)) for s in p], reverse=True):
        home: Any = value
        for step in path[:-1]:
            home = home[step]
        cast(Any, home).pop(path[-1])
