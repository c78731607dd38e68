"""Which figures need a correction record, and which new records speak of them.

A figure of a published edition may have been quoted: whoever changes or removes it says so in data/koreksi/. So does
whoever takes the publication itself back, or else a second change could do as it likes. What a record looks like inside
is nobody's business here; it must name the figure's id, or the district's code and the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from generator.diff.nouns import ADDED, CHANGED, FieldChange, FigureChange, Needed
from generator.diff.state import State
from generator.model import StatusEdisi
from generator.results import Figure

FOLDER = "koreksi/"
STEPS = get_args(StatusEdisi)
PUBLISHED = STEPS[1:]
LARGEST = 1_000_000


def needed(base: State, head: State, changes: Iterable[FigureChange]) -> Iterator[Needed]:
    """The figures that need a record, each with the files that are it. The edition counts as it was before."""
    public = {str(year) for year, edisi in base.frame.edisi.items() if edisi.status in PUBLISHED}
    records = dict(_records(base, head))
    for change in (*_withdrawn(base, head), *changes):
        if change.kind != ADDED and change.valued and _year(change.figure) in public:
            yield Needed(change, tuple(name for name, text in records.items() if _names(text, change)))


def _withdrawn(base: State, head: State) -> Iterator[FigureChange]:
    """The status of every edition that goes back a step, told like a figure: `2024.status`, from terbit to draf."""
    for year, edisi in base.frame.edisi.items():
        now = head.whole.edisi.get(year)
        if now is not None and _step(now.status) < _step(edisi.status):
            old, new = (
                Figure(f"{year}.status", str(year), "", "edisi", "edisi", "status edisi", status)
                for status in (edisi.status, now.status)
            )
            yield FigureChange(CHANGED, old, new, (FieldChange("nilai", edisi.status, now.status),))


def _step(status: str) -> int:
    return STEPS.index(status) if status in STEPS else -1


def _year(figure: Figure) -> str:
    """The edition whose pages show a figure; an award stands on that of its year, though in a list of all years."""
    return figure.edisi or figure.tahun


def _records(base: State, head: State) -> Iterator[tuple[str, str]]:
    """Name and text of each record that is new or was rewritten: an older one speaks of an older change."""
    for name, digest in head.files.items():
        path = Path(head.folder, name)
        fresh = name.startswith(FOLDER) and name.endswith(".yml") and base.files.get(name) != digest
        if fresh and path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
            yield name, path.read_text(encoding="utf-8", errors="replace")


def _names(text: str, change: FigureChange) -> bool:
    figure = change.figure
    place_and_year = bool(figure.kode) and _word(text, figure.kode) and _word(text, _year(figure))
    return _word(text, figure.id) or place_and_year


def _word(text: str, name: str) -> bool:
    """Whether the text holds this name by itself, not as a part of a longer id, number or date."""
    return bool(re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)", text))
