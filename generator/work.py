"""What one process does with its share: sum up reports, then do jobs. The rooms that draw are loaded when needed."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator import load, recall, write
from generator.errands import ARCHIVE, Making
from generator.ledger import Made
from generator.model import Dataset
from generator.summary import Summary, summarize


@dataclass(frozen=True)
class Reading:
    """What is needed to read reports: the data folder, the frame, and the digest of each folder to be read."""

    data: Path
    frame: Dataset
    digests: Mapping[str, str]


@dataclass(frozen=True)
class Done:
    """One job: its name, the files it made and whether each had to be written."""

    name: str
    files: tuple[tuple[Made, bool], ...]


def packed(what: Reading | Making) -> bytes:
    """For handing over: packed once, unpacked once a process, however many batches follow."""
    return pickle.dumps(what, protocol=5)


@lru_cache(maxsize=3)
def _unpacked(blob: bytes) -> Reading | Making:
    return pickle.loads(blob)  # from our own parent process, never from a file


def summaries(blob: bytes, folders: list[str]) -> list[Summary]:
    """Read, check and sum up these report folders."""
    desk = _unpacked(blob)
    assert isinstance(desk, Reading)
    known = load.regions_of(desk.frame)
    reads = (recall.read(desk.data, name, desk.digests[name], known) for name in folders)
    return [summarize(desk.frame, read) for read in reads]


def make(blob: bytes, names: list[str]) -> list[Done]:
    """Do these jobs and write what they make."""
    from generator import making  # only here: a build that changes nothing must not wait for it

    desk = _unpacked(blob)
    assert isinstance(desk, Making)
    closed = {name: () if name.startswith(ARCHIVE) else _closed(desk) for name in names}
    return [Done(name, tuple(write.put(making.outputs(desk, name), desk.roots, closed[name]))) for name in names]


def _closed(desk: Making) -> tuple[str, ...]:
    """Where only a frozen edition itself may be laid down."""
    return tuple(f"edisi/{year}/" for year in sorted(desk.nation.frame.frozen))
