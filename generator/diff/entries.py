"""Files, rows and fields that differ: the ground layer, where nothing that people wrote may slip through."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.diff import items
from generator.diff.nouns import ADDED, CHANGED, REMOVED, FigureChange, FileChange, ItemChange, Kind
from generator.diff.state import State
from generator.kinds import FileKind, kind_of

PARTLY = "sebagian isinya tidak terbaca; hanya yang terbaca yang dibandingkan"
ONLY_FORM = "isinya sama; hanya cara menulis, urutan, atau komentarnya yang berbeda"
NOT_READ = "isinya tidak dibandingkan"
# Field of a row of nilai.csv -> the part of its figure that shows it.
SHOWN = {"persen": "nilai", "skor": "nilai"} | {
    name: name for name in ("alasan", "capaian", "bukti", "keyakinan", "tertulis", "catatan", "sumber")
}


@dataclass(frozen=True)
class Entries:
    """`of_place`: what stands in report folders, by year and code; `shared`: what stands in all other files."""

    files: tuple[FileChange, ...]
    of_place: dict[tuple[str, str], tuple[ItemChange, ...]]
    shared: tuple[ItemChange, ...]
    unread: tuple[str, ...]


def entries(old: State, new: State) -> Entries:
    """Compare every file whose bytes differ."""
    files, unread = [], []
    places: dict[tuple[str, str], list[ItemChange]] = defaultdict(list)
    shared: list[ItemChange] = []
    for path in sorted(old.files.keys() | new.files.keys()):
        if old.files.get(path) == new.files.get(path):
            continue
        change, found = _file(old, new, path)
        files.append(change)
        if change.note == PARTLY:
            unread.append(path)
        parts = path.split("/")
        in_report = parts[0] == "edisi" and len(parts) == 4
        (places[parts[1], parts[2]] if in_report else shared).extend(found)
    return Entries(tuple(files), {k: tuple(v) for k, v in places.items()}, tuple(shared), tuple(unread))


def _file(old: State, new: State, path: str) -> tuple[FileChange, list[ItemChange]]:
    change: Kind = ADDED if path not in old.files else REMOVED if path not in new.files else CHANGED
    kind = kind_of(path)
    if kind is None:
        return FileChange(path, change, NOT_READ if change == CHANGED else ""), []
    found, complete = _items(old, new, path, kind)
    note = PARTLY if not complete else ONLY_FORM if change == CHANGED and not found else ""
    return FileChange(path, change, note), found


def _items(old: State, new: State, path: str, kind: FileKind) -> tuple[list[ItemChange], bool]:
    before, complete = items.read(old.folder, path, kind)
    after, also = items.read(new.folder, path, kind)
    return items.changes(path, kind, before, after), complete and also


def not_shown(found: tuple[ItemChange, ...], figures: tuple[FigureChange, ...], start: str) -> tuple[ItemChange, ...]:
    """The entries that no figure shows already; `start` is how the ids of this place begin (`2025.62.01.`)."""
    by_name: dict[str, list[FigureChange]] = defaultdict(list)
    for change in figures:
        name, _, number = change.figure.id.rpartition(".")
        by_name[name if number.isdecimal() else change.figure.id].append(change)
    return tuple(item for item in found if not _covered(item, by_name.get(start + item.identity, [])))


def _covered(item: ItemChange, figures: list[FigureChange]) -> bool:
    same = [change for change in figures if change.kind == item.kind]
    if not item.identity or not same or item.kind != CHANGED:
        return bool(item.identity and same)
    seen = {part.name for change in same for part in change.fields}
    return all(SHOWN.get(part.name) in seen for part in item.fields)
