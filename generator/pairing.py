"""Which indicator of one instrument goes on as which of another, through every pairing table between the two."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Padanan

Steps = Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]


def steps(pairs: Iterable[Padanan]) -> Steps:
    """Version -> version next to it -> code -> its codes there, forward and backward; new and dropped ones have none.

    That two versions are paired at all is known even of a code that has no partner.
    """
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for pair in pairs:
        old, new = (pair.dari_versi, pair.dari), (pair.ke_versi, pair.ke)
        for (mine, code), (other, there) in ((old, new), (new, old)):
            way = found.setdefault(mine, {}).setdefault(other, {})
            if code and there:
                way.setdefault(code, []).append(there)
    return {
        mine: {other: {code: tuple(codes) for code, codes in way.items()} for other, way in ways.items()}
        for mine, ways in found.items()
    }


def goes_on(known: Steps, start: tuple[str, str], goal: str) -> tuple[str, ...] | None:
    """The codes of an indicator in another version; () where it is not part of it, None where nobody has paired them.

    `start`: version and code.
    """
    if start[0] == goal:
        return (start[1],)
    way = _route(known, start[0], goal)
    if way is None:
        return None
    codes: Sequence[str] = (start[1],)
    for mine, other in zip(way, way[1:], strict=False):
        step = known[mine][other]
        codes = list(dict.fromkeys(there for code in codes for there in step.get(code, ())))
    return tuple(codes)


def _route(known: Steps, start: str, goal: str) -> list[str] | None:
    """The shortest way through paired versions."""
    ways = deque([[start]])
    seen = {start}
    while ways:
        way = ways.popleft()
        if way[-1] == goal:
            return way
        for other in sorted(known.get(way[-1], {}).keys() - seen):
            seen.add(other)
            ways.append([*way, other])
    return None
