"""Rules about one source that says two different things, or says the same thing twice, outside nilai.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.check.facts import Facts, Finding, at, cell
from generator.model import Row

# Part of laporan.yml -> what makes two items speak of the same thing, and the figures that must then agree.
LISTS = {
    "odf": (("sumber", "tanggal"), ("desa_odf", "desa_belum", "desa", "persen")),
    "kelembagaan": (("sumber", "komponen", "unsur", "tahap"), ("skor", "ada", "dari")),
    "fakta": (("sumber", "butir", "satuan", "tatanan"), ("nilai",)),
}
LEAVE = "Periksa salinannya; bila sumbernya memang menulis keduanya, jelaskan dalam catatan dan biarkan."


def _values(item: object, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(item, name) for name in names)


def _differing(first: object, other: object, figures: tuple[str, ...]) -> str | None:
    """The first figure that both state and state differently; words may stand side by side."""
    pairs = ((name, getattr(first, name), getattr(other, name)) for name in figures)
    return next((name for name, a, b in pairs if a != b and _is_number(a) and _is_number(b)), None)


def _is_number(value: object) -> bool:
    return re.fullmatch(r"-?\d+([.,]\d+)*", str(value)) is not None


def clashing_items(facts: Facts) -> Iterator[Finding]:
    """Satu sumber yang memberi dua angka berbeda untuk butir laporan yang sama dimuat keduanya, dengan peringatan."""
    for _, report in facts.reports:
        for part, (same, figures) in LISTS.items():
            seen: dict[tuple[Any, ...], tuple[int, object]] = {}
            for index, item in enumerate(getattr(report.laporan, part)):
                before, first = seen.setdefault(_values(item, same), (index, item))
                if name := _differing(first, item, figures):
                    yield Finding(
                        at(report, part, index, name),
                        f'Sumber "{item.sumber}" memberi {name} "{getattr(item, name)}" di sini dan '
                        f'"{getattr(first, name)}" di baris {at(report, part, before, name).line} untuk hal yang sama.',
                        LEAVE,
                    )


def clashing_claims(facts: Facts) -> Iterator[Finding]:
    """Dua angka berbeda dari satu sumber dalam riwayat.csv atau jumlah.csv dimuat keduanya, dengan peringatan."""
    source = ("sumber_penerbit", "sumber_url", "sumber_judul", "sumber_tanggal")
    tables: tuple[tuple[tuple[Row[Any], ...], tuple[str, ...], str], ...] = (
        (facts.data.riwayat, ("tahun", "kode", "bagian", "butir", "satuan"), "nilai"),
        (facts.data.jumlah, ("tahun", "cakupan", "butir"), "jumlah"),
    )
    for table, same, figure in tables:
        seen: dict[tuple[Any, ...], Row[Any]] = {}
        for row in table:
            first = seen.setdefault(_values(row.item, same + source), row)
            if _differing(first.item, row.item, (figure,)):
                here, there = (getattr(r.item, figure) for r in (row, first))
                yield Finding(
                    cell(row, figure),
                    f'{figure.capitalize()} "{here}" berbeda dengan "{there}" '
                    f"di baris {first.place.line}, padahal sumber dan butirnya sama.",
                    LEAVE,
                )


def repeated_awards(facts: Facts) -> Iterator[Finding]:
    """Baris penghargaan.csv yang sama tidak ditulis dua kali."""
    seen: dict[object, int] = {}
    for row in facts.data.penghargaan:
        line = seen.setdefault(row.item, row.place.line)
        if line != row.place.line:
            yield Finding(row.place, f"Baris ini sama dengan baris {line}.", "Hapus salah satunya.")
