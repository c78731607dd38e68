"""Which figures need a correction record, and which new records speak of them.

A figure of a published edition may have been quoted: whoever changes or removes it says so in data/koreksi/. What is
computed follows from what is stated, and what was missing may become known; neither needs a record. No record frees
whoever takes a publication back or rewrites a ledger, or else a second change could do as it likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from generator import published
from generator.diff.nouns import ADDED, CHANGED, FieldChange, FigureChange, Needed
from generator.diff.state import State
from generator.model import Koreksi, Ledger, StatusEdisi
from generator.results import Figure

STEPS = get_args(StatusEdisi)
COMPUTED = ("hitungan", "keterbukaan")


def needed(base: State, head: State, changes: Iterable[FigureChange]) -> Iterator[Needed]:
    """The figures that need a record, each with the files that are it. The edition counts as it was before."""
    public = {str(year) for year, edisi in base.frame.edisi.items() if edisi.status in published.PUBLISHED}
    records = dict(_records(base, head))
    yield from (Needed(change, ()) for change in (*_withdrawn(base, head), *_rewritten(base, head)))
    for change in changes:
        if change.kind != ADDED and change.valued and _year(change.figure) in public and _stated(change):
            yield Needed(change, tuple(name for name, record in records.items() if _names(record, change)))


def _stated(change: FigureChange) -> bool:
    """Whether a source had said something that is now changed."""
    old = change.old
    return old is not None and old.bagian not in COMPUTED and old.nilai is not None


def _withdrawn(base: State, head: State) -> Iterator[FigureChange]:
    """The status of every edition that goes back a step, told like a figure: `2024.status`, from terbit to draf."""
    for year, edisi in base.frame.edisi.items():
        now = head.whole.edisi.get(year)
        if now is not None and _step(now.status) < _step(edisi.status):
            yield _told(f"{year}.status", "status edisi", edisi.status, now.status)


def _rewritten(base: State, head: State) -> Iterator[FigureChange]:
    """Every ledger of which rows were changed or removed: rows are only ever added."""
    for name in sorted(base.files):
        if published.is_ledger(name) and base.files[name] != head.files.get(name):
            old, new = _rows(base, name), _rows(head, name)
            if new[: len(old)] != old:
                kept = sum(1 for row in old if row in set(new))
                year, *place = name.split("/")[1:-1]
                yield _told(
                    ".".join([year, *place, "buku-terbit"]), "baris buku terbit", str(len(old)), f"{kept} yang tetap"
                )


def _rows(state: State, name: str) -> Ledger:
    path = Path(state.folder, name)
    return published.parse(path.read_bytes())[0] if path.is_file() and not path.is_symlink() else ()


def _told(name: str, what: str, before: str, now: str) -> FigureChange:
    """What is no figure, told like one."""
    year = name.partition(".")[0]
    old, new = (Figure(name, year, "", "edisi", "edisi", what, value) for value in (before, now))
    return FigureChange(CHANGED, old, new, (FieldChange("nilai", before, now),))


def _step(status: str) -> int:
    return STEPS.index(status) if status in STEPS else -1


def _year(figure: Figure) -> str:
    """The edition whose pages show a figure; an award stands on that of its year, though in a list of all years."""
    return figure.edisi or (figure.tahun if figure.bagian == "penghargaan" else "")


def _records(base: State, head: State) -> Iterator[tuple[str, Koreksi]]:
    """Each record that is new or was rewritten, by its path: an older one speaks of an older change."""
    for file, record in head.whole.koreksi.items():
        name = f"koreksi/{file}"
        if base.files.get(name) != head.files.get(name):
            yield name, record


def _names(record: Koreksi, change: FigureChange) -> bool:
    return any(one.id == change.figure.id for one in record.angka)
