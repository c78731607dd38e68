"""Openness over all editions together: for each district the highest level any edition reached, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import words
from generator.book import Book
from generator.results import Figure

HOW = "tingkat tertinggi di antara semua edisi yang ada"


def openness(book: Book) -> Iterator[Figure]:
    """`semua.<kode>.keterbukaan` a district; counts `semua.<nasional|provinsi>.keterbukaan.<tingkat>`, `.tercatat`."""
    levels = {kode: _highest(book, kode) for kode in book.daerah}
    yield from (best(book, kode) for kode in book.daerah)
    yield from _counts("nasional", "Indonesia", list(levels.values()))
    for kode, provinsi in book.provinsi.items():
        yield from _counts(kode, provinsi.nama, [levels[d.kode] for d in book.members(kode)])


def best(book: Book, kode: str) -> Figure:
    """The highest openness of one district."""
    place = kode, book.daerah[kode].nama
    return _figure(f"semua.{kode}.keterbukaan", place, "tingkat keterbukaan tertinggi", _highest(book, kode))


def _highest(book: Book, kode: str) -> int:
    return max(book.openness[edisi.tahun, kode] for edisi in book.editions)


def _counts(kode: str, nama: str, levels: list[int]) -> Iterator[Figure]:
    base, found = f"semua.{kode}", Counter(levels)
    yield _figure(f"{base}.daerah", (kode, nama), "jumlah kabupaten/kota", len(levels))
    for level, name in enumerate(words.TINGKAT):
        yield _figure(f"{base}.keterbukaan.{level}", (kode, nama), f"tingkat {level}: {name}", found[level])
    recorded = sum(count for level, count in found.items() if level)
    yield _figure(f"{base}.tercatat", (kode, nama), "daerah dengan sedikitnya satu catatan", recorded)


def _figure(name: str, place: tuple[str, str], what: str, value: int) -> Figure:
    return Figure(
        id=name, edisi="", kode=place[0], nama=place[1], bagian="keterbukaan", butir=what, nilai=value, cara=HOW
    )
