"""A difference as sections of plain text and tables, in the order a reviewer asks: what is lost, what is owed, what
turns, what is new. The forms (text, markdown, html) only write these down; nothing here is markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from generator import words
from generator.diff import telling
from generator.diff.nouns import ADDED, CHANGED, REMOVED, Difference, Flip, ItemChange, Kind, PageChange, Place
from generator.diff.telling import Row
from generator.model import Problem

ENTRY = ("Berkas", "Isian", "Bidang", "Lama", "Baru")


@dataclass(frozen=True)
class Table:
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    fold: str = ""  # what the reader opens to see it; empty: open from the start


@dataclass(frozen=True)
class Section:
    """`tone`: hapus (something is lost), awas (something is owed or wrong), or none. `inner`: stands below another."""

    title: str
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    tone: Literal["", "hapus", "awas"] = ""
    inner: bool = False


def sections(found: Difference) -> Iterator[Section]:
    """The whole story; the summary comes first."""
    yield Section("Ringkasan", tuple(summary(found)))
    yield from _removed(found)
    yield from _corrections(found)
    yield from _problems("Masalah baru menurut kks check", found.worse, "awas")
    yield from _flips(found.places)
    yield from _places(found.places)
    yield from _shared(found)
    yield from _pages(found.pages)
    yield from _problems("Masalah yang selesai", found.better, "")
    yield from _files(found)


def summary(found: Difference) -> Iterator[str]:
    """What a reviewer reads before anything else, a sentence a line."""
    if found.watermark:
        yield f"{found.watermark}."
    if not found.files:
        yield "Tidak ada perbedaan: semua berkas data sama."
        return
    figures = Counter(c.kind for c in chain(found.totals, *(place.figures for place in found.places)))
    yield (
        f"Daerah dan tahun yang berubah: {words.angka(len(found.places))}. "
        f"Angka: {_counts(figures)}. Berkas: {_counts(Counter(f.kind for f in found.files))}."
    )
    kinds = Counter(flip.what for place in found.places for flip in place.flips)
    yield (
        f"Yang berganti: {kinds['hitungan']} predikat menurut hitungan, {kinds['penghargaan']} penghargaan resmi, "
        f"{words.angka(kinds['syarat'])} syarat."
    )
    yield f"Masalah menurut kks check: {len(found.worse)} baru, {len(found.better)} selesai."
    yield f"Koreksi untuk angka edisi terbit: wajib {len(found.needed)}, ada {len(found.needed) - found.lacking}."
    pages = Counter(page.kind for page in found.pages)
    yield (
        f"Halaman: {words.angka(pages[CHANGED])} dibuat ulang, {words.angka(pages[ADDED])} baru, "
        f"{words.angka(pages[REMOVED])} hilang."
    )
    if found.consequences:
        parts = [f"{words.angka(count)} {name}" for name, count in found.consequences.items()]
        yield f"Ikut berubah karena hitungan dan tidak dirinci: {words.daftar(parts)}."
    if found.unread:
        yield f"Sebagian isi tidak terbaca dan hanya yang terbaca yang dibandingkan: {words.daftar(found.unread)}."


def _counts(kinds: Counter[Kind]) -> str:
    return words.daftar([f"{words.angka(kinds[kind])} {kind}" for kind in (ADDED, CHANGED, REMOVED)])


def _title(place: Place) -> str:
    return f"{place.nama or 'Tanpa nama'} ({place.kode}), {place.tahun}"


def _removed(found: Difference) -> Iterator[Section]:
    rows = [Row(REMOVED, (f"Seluruh edisi {year}", "", "")) for kind, year in found.editions if kind == REMOVED]
    for place in found.places:
        if place.whole == REMOVED:
            what = f"Seluruh laporan, {words.angka(len(place.figures))} angka"
            rows.append(Row(REMOVED, (what, _title(place), f"edisi/{place.tahun}/{place.kode}")))
    rows += [Row(REMOVED, ("Berkas", "", file.path)) for file in found.files if file.kind == REMOVED]
    for place in found.places:
        if place.whole != REMOVED:
            lost = [change for change in place.figures if change.kind == REMOVED]
            said = [(f"{telling.label(c.figure)}: {telling.amount(c.old)}", _title(place), c.figure.id) for c in lost]
            rows += [Row(REMOVED, cells) for cells in said]
            rows += _lost(found, place.items, _title(place))
    rows += _lost(found, found.shared, "")
    rows += [Row(REMOVED, ("Halaman", "", page.address)) for page in found.pages if page.kind == REMOVED]
    if rows:
        line = "Yang dihapus hilang dari situs. Pastikan memang disengaja."
        yield Section("DIHAPUS", (line,), (Table(("Yang dihapus", "Milik", "Letak"), tuple(rows)),), "hapus")


def _lost(found: Difference, items: Iterable[ItemChange], owner: str) -> list[Row]:
    """What was taken out of files that stay; a file that goes is one row."""
    gone = {file.path for file in found.files if file.kind == REMOVED}
    lost = [item for item in items if item.kind == REMOVED and item.file not in gone]
    return [Row(REMOVED, (f"Isian {item.label}", owner, item.file)) for item in lost]


def _corrections(found: Difference) -> Iterator[Section]:
    if not found.needed:
        return
    rows = [
        Row(
            need.figure.kind,
            (
                f"{telling.label(need.figure.figure)}, {need.figure.figure.nama} {need.figure.figure.edisi}",
                telling.amount(need.figure.old),
                telling.amount(need.figure.new),
                need.figure.figure.id,
                words.daftar([f"data/{name}" for name in need.records]) or "BELUM ADA",
            ),
        )
        for need in found.needed
    ]
    line = f"Angka edisi terbit: koreksi wajib {len(rows)}, ada {len(rows) - found.lacking}."
    how = "Tambahkan catatan data/koreksi/<tahun>-NNN.yml yang menyebut id angkanya; kks publish mencetak contohnya."
    heads = ("Angka", "Lama", "Baru", "Id", "Catatan koreksi")
    tone: Literal["", "awas"] = "awas" if found.lacking else ""
    yield Section("Koreksi", (line, how) if found.lacking else (line,), (Table(heads, tuple(rows)),), tone)


def _problems(title: str, problems: tuple[Problem, ...], tone: Literal["", "awas"]) -> Iterator[Section]:
    if problems:
        rows = [
            Row(None, (p.level, p.rule, p.place.file + (f" baris {p.place.line}" if p.place.line else ""),
                       f"{p.fault} {p.remedy}"))
            for p in problems
        ]  # fmt: skip
        yield Section(title, (), (Table(("Tingkat", "Aturan", "Letak", "Yang salah dan caranya"), tuple(rows)),), tone)


def _flips(places: Iterable[Place]) -> Iterator[Section]:
    rows = [Row(CHANGED, (_title(place), *told)) for place in places for told in _gathered(place.flips)]
    if rows:
        table = Table(("Daerah", "Predikat atau syarat", "Lama", "Baru"), tuple(rows))
        yield Section("Penghargaan dan syarat yang berganti", (), (table,))


def _gathered(flips: Iterable[Flip]) -> Iterator[tuple[str, str, str]]:
    """(what, old, new): one line a gate that flips alike at several levels, which it mostly does."""
    gates: dict[tuple[str, str, str], list[str]] = {}
    for flip in flips:
        need = f" ({flip.need.removeprefix('minimal ')})" if flip.need else ""
        gates.setdefault((flip.item, flip.old, flip.new), []).extend([f"{flip.level}{need}"] if flip.level else [])
    for (name, old, new), levels in gates.items():
        yield f"{name}: {words.daftar(levels)}" if levels else name, old, new


def _places(places: tuple[Place, ...]) -> Iterator[Section]:
    if places:
        yield Section("Per daerah")
    for place in places:
        lines = [f"Seluruh laporan {place.whole}."] if place.whole else []
        if place.counted:
            total = sum(place.counted.values())
            parts = [f"{words.angka(count)} {what}" for what, count in place.counted.items()]
            lines.append(f"Angka hitungan yang ikut berubah, {words.angka(total)}: {words.daftar(parts)}.")
        if place.flips:
            lines.append(f"Predikat atau syarat yang berganti: {len(place.flips)}, lihat di atas.")
        rows, more = tuple(telling.figures(place.figures)), tuple(telling.entries(place.items))
        tables = [Table(telling.HEADS, rows)] if rows else []
        if more:
            tables.append(Table(ENTRY, more, f"Rincian isian berkas ({words.angka(len(more))})"))
        yield Section(_title(place), tuple(lines), tuple(tables), "hapus" if place.whole == REMOVED else "", True)


def _shared(found: Difference) -> Iterator[Section]:
    rows, totals = tuple(telling.entries(found.shared)), tuple(telling.figures(found.totals))
    tables = [Table(ENTRY, rows)] if rows else []
    if totals:
        tables.append(Table(telling.HEADS, totals, f"Angka dari daftar bersama ({words.angka(len(totals))})"))
    if tables:
        yield Section("Daftar bersama: wilayah, instrumen, penghargaan, edisi", (), tuple(tables))


def _pages(pages: tuple[PageChange, ...]) -> Iterator[Section]:
    if not pages:
        return
    groups = Counter((page.kind, page.group) for page in pages)
    word = {ADDED: "baru", CHANGED: "dibuat ulang", REMOVED: "hilang"}
    lines = [f"{words.kapital(group)}: {words.angka(count)} {word[kind]}." for (kind, group), count in groups.items()]
    rows = tuple(Row(page.kind, (page.group, page.address)) for page in pages)
    table = Table(("Jenis", "Alamat"), rows, f"Semua alamat ({words.angka(len(rows))})")
    yield Section("Halaman yang terkena", tuple(lines), (table,))


def _files(found: Difference) -> Iterator[Section]:
    rows = tuple(Row(file.kind, (file.path, file.kind, file.note)) for file in found.files)
    if rows:
        table = Table(("Berkas", "Perubahan", "Keterangan"), rows, f"Semua berkas ({words.angka(len(rows))})")
        yield Section("Berkas", (), (table,))
