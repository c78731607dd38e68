"""Two readings of one file -> the rows and entries that were added, changed or removed, field by field."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator import model, words
from generator.desk import Desk, rows, thing
from generator.diff.nouns import ADDED, CHANGED, REMOVED, FieldChange, ItemChange, Kind
from generator.kinds import LOST, FileKind, headings

# The fields by which a row is known again. One whose key changes is another row: the old one is then removed.
KEYS: dict[type, tuple[str, ...]] = {
    model.Provinsi: ("kode",),
    model.Daerah: ("kode",),
    model.Alias: ("kode", "alias"),
    model.Perubahan: ("kode", "jenis", "lama"),
    model.Indikator: ("kode",),
    model.Padanan: ("dari_versi", "dari", "ke_versi", "ke"),
    model.Penghargaan: ("tahun", "kode", "cakupan", "sumber_penerbit", "sumber_judul"),
    model.Jumlah: ("tahun", "cakupan", "butir", "sumber_penerbit"),
    model.Riwayat: ("tahun", "kode", "bagian", "butir", "sumber_penerbit"),
    model.Nilai: ("tahap", "indikator", "tatanan", "sumber"),
    model.OdfDesa: ("kecamatan", "desa", "sumber"),
    model.Odf: ("sumber", "tanggal"),
    model.Kelembagaan: ("komponen", "unsur", "tahap", "sumber"),
    model.Fakta: ("butir", "sumber"),
    model.Inovasi: ("nama",),
    model.Uraian: ("uraian",),
    model.Jadwal: ("tanggal", "acara"),
    model.Tatanan: ("slug",),
    model.Syarat: ("predikat",),
    model.KomponenKelembagaan: ("slug",),
    model.UnsurKelembagaan: ("slug",),
    model.Contoh: ("nama",),
}
# Whole numbers that are names, not amounts: they take no thousands separator.
NAMES = {"tahun", "edisi", "nomor", "nomor_sumber", "sejak", "tahun_data", "wistara_pada", "kolom", "baris", "versi"}
TOP = "isian pokok"
Pair = tuple[Any | None, Any | None]


def read(folder: Path, file: str, kind: FileKind) -> tuple[list[Any], bool]:
    """The rows of a file, or the one thing in it; and whether all of it could be read. Nothing where it is absent."""
    if not (folder / file).is_file() or (folder / file).is_symlink():
        return [], True
    desk = Desk(folder, [file], [])
    if kind.is_csv:
        return [row.item for row in rows(desk, file)], LOST not in desk.marks.get(file, {})
    found, marks = thing(desk, file, kind)
    return ([] if found is None else [found]), LOST not in marks


def changes(file: str, kind: FileKind, old: list[Any], new: list[Any]) -> list[ItemChange]:
    """All that differs between two readings of a file, in the order of the newer one."""
    if not kind.is_csv:
        return list(_nested(file, TOP, (old[0] if old else None, new[0] if new else None)))
    return [change for pair in pairs(old, new, _key) for change in _nested(file, _label(pair), pair)]


def pairs(old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], str]) -> list[Pair]:
    """What differs: each new thing with the old one of the same key, then the old ones that are left.

    What is the same on both sides is taken out first, so that of two rows with one key only the other one is told.
    """
    same = Counter(map(repr, old)) & Counter(map(repr, new))
    before, after = _without(old, same), _without(new, same)
    waiting: dict[str, list[Any]] = defaultdict(list)
    for item in before:
        waiting[key(item)].append(item)
    found: list[Pair] = [(waiting[key(item)].pop(0) if waiting[key(item)] else None, item) for item in after]
    return found + [(item, None) for group in waiting.values() for item in group]


def _without(items: Iterable[Any], same: Counter[str]) -> list[Any]:
    left, kept = Counter(same), []
    for item in items:
        if left[repr(item)]:
            left[repr(item)] -= 1
        else:
            kept.append(item)
    return kept


def _key(item: Any) -> str:
    return repr([getattr(item, name) for name in KEYS.get(type(item), ())])


def _label(pair: Pair) -> str:
    item = pair[1] if pair[1] is not None else pair[0]
    return ", ".join(filter(None, (text(name, getattr(item, name)) for name in KEYS.get(type(item), ()))))


def _nested(file: str, label: str, pair: Pair) -> Iterator[ItemChange]:
    """The fields of a thing, then the things inside it."""
    old, new = pair
    noun: type = type(new if new is not None else old)
    plain = [name for name in headings(noun) if not _inner(old, name) and not _inner(new, name)]
    found = tuple(_fields(old, new, plain))
    # A row without any text would be nothing to see; it is told all the same.
    if found or ((old is None or new is None) and label != TOP):
        yield ItemChange(file, _kind(old, new), label, found, identity(new if new is not None else old))
    for name in headings(noun):
        if name not in plain:
            yield from _inside(
                file, f"{name}" if label == TOP else f"{label}: {name}", (_of(old, name), _of(new, name))
            )


def _inside(file: str, label: str, pair: Pair) -> Iterator[ItemChange]:
    """A list of things, a dictionary of things, or one thing inside another."""
    old, new = pair
    if isinstance(old or new, dict):
        for key in dict.fromkeys([*(old or {}), *(new or {})]):
            both = ((old or {}).get(key), (new or {}).get(key))
            if both[0] != both[1]:
                yield from _nested(file, f"{label}: {key}", both)
    elif isinstance(old or new, tuple):
        for both in pairs(old or (), new or (), _key):
            yield from _nested(file, f"{label}: {_label(both)}", both)
    elif old != new:
        yield from _nested(file, label, pair)


def _inner(item: Any, name: str) -> bool:
    """Whether a field holds things of their own."""
    value = _of(item, name)
    if isinstance(value, dict):
        return any(map(dataclasses.is_dataclass, value.values()))
    if isinstance(value, tuple):
        return any(map(dataclasses.is_dataclass, value))
    return dataclasses.is_dataclass(value)


def _of(item: Any, name: str) -> Any:
    return None if item is None else getattr(item, name)


def _kind(old: Any, new: Any) -> Kind:
    return ADDED if old is None else REMOVED if new is None else CHANGED


def _fields(old: Any, new: Any, names: Iterable[str]) -> Iterator[FieldChange]:
    for name in names:
        was, now = _of(old, name), _of(new, name)
        if (old is None or new is None) and not text(name, was) and not text(name, now):
            continue
        # Compared as values and as texts: 83.3 and 83.30 are one number, but two ways to write it in a source.
        if was != now or text(name, was) != text(name, now):
            yield FieldChange(name, text(name, was), text(name, now))


def text(name: str, value: Any) -> str:
    """A value as a reader sees it: numbers in Indonesian notation, nothing for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return "; ".join(text(name, part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key} = {text(name, part)}" for key, part in value.items())
    if isinstance(value, Decimal) or (isinstance(value, int) and name not in NAMES):
        return words.angka(value)
    return str(value)


def identity(item: Any) -> str:
    """How the id of a row's figure ends, where the row becomes one: `pasar.03.pusat`."""
    return f"{item.indikator or item.tatanan}.{item.tahap}" if isinstance(item, model.Nilai) else ""
