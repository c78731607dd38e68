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
    best = {kode: max(book.openness[e.tahun, kode] for e in book.editions) for kode in book.daerah}
    for kode, level in best.items():
        nama = book.daerah[kode].nama
        yield _figure(f"semua.{kode}.keterbukaan", (kode, nama), "tingkat keterbukaan tertinggi", level)
    yield from _counts("nasional", "Indonesia", list(best.values()))
    for kode, provinsi in book.provinsi.items():
        yield from _counts(kode, provinsi.nama, [best[d.kode] for d in book.members(kode)])


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
