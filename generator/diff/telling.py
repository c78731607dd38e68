"""Figures and entries in the words of a reviewer: what it is, before, after, by how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator import words
from generator.diff.nouns import ADDED, CHANGED, REMOVED, FieldChange, FigureChange, ItemChange, Kind
from generator.results import Figure

MAIN = {"nilai", "satuan", "alasan"}  # said together, as one value
TOGETHER = 5  # so many figures with the very same change beside them are said as one
HEADS = ("Angka", "Lama", "Baru", "Selisih", "Id")


@dataclass(frozen=True)
class Row:
    """A line of a table; `kind` gives it its sign."""

    kind: Kind | None
    cells: tuple[str, ...]


def label(figure: Figure) -> str:
    """What a figure is, without the place it is about."""
    stage = words.TAHAP.get(figure.tahap, "")
    what = figure.butir
    if figure.bagian == "indikator":
        what = f"indikator {figure.indikator}"
    elif figure.bagian == "tatanan" or figure.id.endswith(".persen"):
        computed = ", dihitung dari indikator" if figure.bagian == "hitungan" else ""
        what = (f"tatanan {figure.tatanan.replace('-', ' ')}" if figure.tatanan else what) + computed
    return words.kapital(what) + (f" ({stage})" if stage else "")


def amount(figure: Figure | None) -> str:
    """The value with its unit; a missing one with its reason, and nothing where there is no figure."""
    if figure is None:
        return ""
    if figure.nilai is None:
        return f"kosong ({figure.alasan})" if figure.alasan else "kosong"
    if isinstance(figure.nilai, str):
        return figure.nilai
    number = words.angka(figure.nilai)
    return f"{number}%" if figure.satuan == "persen" else f"{number} {figure.satuan}".strip()


def delta(old: Figure | None, new: Figure | None) -> str:
    """By how much a number rose or fell; nothing where one side is no number or the unit is another one."""
    if old is None or new is None or old.satuan != new.satuan:
        return ""
    if not isinstance(old.nilai, int | Decimal) or not isinstance(new.nilai, int | Decimal):
        return ""
    difference = Decimal(new.nilai) - Decimal(old.nilai)
    if not difference:
        return ""
    unit = "poin persen" if new.satuan == "persen" else new.satuan
    return f"{'+' if difference > 0 else '−'}{words.angka(abs(difference))} {unit}".strip()


def figures(changes: Iterable[FigureChange]) -> Iterator[Row]:
    """A row a figure, those that are gone first; then what changed beside them."""
    found = sorted(changes, key=lambda c: (REMOVED, CHANGED, ADDED).index(c.kind))
    for change in found:
        if change.kind != CHANGED or any(part.name in MAIN for part in change.fields):
            values = amount(change.old), amount(change.new), delta(change.old, change.new)
            yield Row(change.kind, (label(change.figure), *values, change.figure.id))
    yield from _beside(found)


def _beside(found: list[FigureChange]) -> Iterator[Row]:
    """Sources, remarks and the like; the same change on many figures is one row."""
    groups: dict[FieldChange, list[FigureChange]] = defaultdict(list)
    for change in found:
        for part in change.fields:
            if part.name not in MAIN:
                groups[part].append(change)
    for part, changes in groups.items():
        if len(changes) > TOGETHER:
            yield Row(CHANGED, (f"{words.angka(len(changes))} angka: {part.name}", part.old, part.new, "", ""))
            continue
        for change in changes:
            what = f"{label(change.figure)}: {part.name}"
            yield Row(CHANGED, (what, part.old, part.new, "", change.figure.id))


def entries(items: Iterable[ItemChange]) -> Iterator[Row]:
    """A row a field; an entry that came or went is one row with all it says."""
    for item in items:
        if item.kind == CHANGED:
            for part in item.fields:
                yield Row(CHANGED, (item.file, item.label, part.name, part.old, part.new))
            continue
        side = 1 if item.kind == REMOVED else 2
        said = "; ".join(f"{p.name}: {p.old if side == 1 else p.new}" for p in item.fields)
        yield Row(item.kind, (item.file, item.label, "", said if side == 1 else "", said if side == 2 else ""))
