"""What stands on each side of a comparison: a data folder, or a commit's data folder brought into one of our own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.diff.gitref import Unknown, fetch

MARKS = ("edisi", "wilayah")


@dataclass(frozen=True)
class Side:
    """A folder that can be read, and what the reader calls it."""

    name: str
    folder: Path


def holds_data(folder: Path) -> bool:
    """Whether this looks like a data folder: it holds editions or regions."""
    return folder.is_dir() and any((folder / mark).is_dir() for mark in MARKS)


@contextmanager
def sides(base: str, head: str | None, data: Path) -> Iterator[tuple[Side, Side]]:
    """Both sides, for as long as they are looked at; without `head` it is the data folder as it lies there.

    A folder that holds data is taken before a ref of the same name. Unknown says what cannot be found.
    """
    with tempfile.TemporaryDirectory(prefix="kks-diff-") as room:
        yield _side(base, data, Path(room, "base")), _side(head, data, Path(room, "head"))


def _side(named: str | None, data: Path, room: Path) -> Side:
    if named is None:
        if not data.is_dir():
            raise Unknown(f"Folder data “{data}” tidak ada. Sebutkan folder lain dengan --data.")
        return Side(f"{data}/ (folder kerja)", data)
    if holds_data(Path(named)):
        return Side(f"{named.rstrip('/')}/", Path(named))
    room.mkdir()
    fetch(named, data, room)
    return Side(named, room)
