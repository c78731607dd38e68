"""Rules about a row of nilai.csv as a whole, and about rows that say the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.check.facts import Facts, Finding, cell, rows
from generator.model import Nilai, Report, Row

NOTHING = (None, None, None, None)


def content(item: Nilai) -> tuple[object, ...]:
    return (item.persen, item.skor, item.capaian, item.alasan)


def _groups(report: Report) -> Iterator[list[Row[Nilai]]]:
    """Rows of one report with the same stage, tatanan, indicator and source; only where there are several."""
    same = [(item.tahap, item.tatanan, item.indikator, item.sumber) for item in (row.item for row in report.nilai)]
    if len({*same}) == len(same):  # as in nearly every report
        return
    found: dict[tuple[str, ...], list[Row[Nilai]]] = defaultdict(list)
    for key, row in zip(same, report.nilai, strict=True):
        found[key].append(row)
    yield from (group for group in found.values() if len(group) > 1)


def clashing_rows(facts: Facts) -> Iterator[Finding]:
    """Satu sumber tidak memberi dua nilai berbeda untuk tahap, tatanan, dan indikator yang sama."""
    for _, report in facts.reports:
        for first, *others in _groups(report):
            for row in others:
                if content(row.item) != content(first.item):
                    yield Finding(
                        row.place,
                        f"Nilai di baris ini berbeda dengan baris {first.place.line}, padahal tahap, "
                        "tatanan, indikator, dan sumbernya sama.",
                        "Hapus salah satu, atau perbaiki sumbernya.",
                    )


def repeated_rows(facts: Facts) -> Iterator[Finding]:
    """Baris yang sama tidak ditulis dua kali."""
    for _, report in facts.reports:
        for first, *others in _groups(report):
            for row in others:
                if content(row.item) == content(first.item):
                    yield Finding(row.place, f"Baris ini sama dengan baris {first.place.line}.", "Hapus salah satunya.")


def two_figures(facts: Facts) -> Iterator[Finding]:
    """Dua sumber yang memberi angka berbeda untuk hal yang sama tetap dimuat keduanya, dengan peringatan."""
    for _, report in facts.reports:
        found: dict[tuple[str, ...], Row[Nilai]] = {}
        for row in report.nilai:
            item = row.item
            if item.alasan:
                continue
            first = found.setdefault((item.tahap, item.tatanan, item.indikator), row)
            if first.item.sumber != item.sumber and content(first.item)[:2] != content(item)[:2]:
                yield Finding(
                    row.place,
                    f'Sumber "{item.sumber}" dan "{first.item.sumber}" (baris {first.place.line}) memberi '
                    "angka berbeda; keduanya dimuat.",
                    "Pastikan tahapnya benar; bila memang berbeda, biarkan.",
                )


def mixed_row(facts: Facts) -> Iterator[Finding]:
    """Baris persen tidak menyebut indikator, dan baris skor atau capaian selalu menyebutnya."""
    for _, row in rows(facts):
        item = row.item
        if item.indikator and item.persen is not None:
            yield Finding(
                cell(row, "persen"),
                "Persen tatanan ditulis pada baris indikator.",
                "Kosongkan persen di sini, dan tulis persen tatanan pada baris tersendiri tanpa indikator.",
            )
        if not item.indikator and (item.skor is not None or item.capaian is not None):
            name = "skor" if item.skor is not None else "capaian"
            yield Finding(
                cell(row, name),
                f"Kolom {name} terisi tanpa indikator.",
                'Isi indikatornya, misalnya "pasar.03", atau pindahkan angkanya ke kolom persen.',
            )


def bare_row(facts: Facts) -> Iterator[Finding]:
    """Baris tanpa nilai menyebut alasannya, karena kosong bukan nol."""
    for _, row in rows(facts):
        if content(row.item) == NOTHING and row.item.bukti is None:
            yield Finding(
                row.place,
                "Baris ini tidak berisi nilai dan tidak menyebut alasan.",
                'Isi nilainya, atau isi kolom alasan, misalnya "tidak dilaporkan".',
            )


def excused_value(facts: Facts) -> Iterator[Finding]:
    """Alasan kosong hanya ditulis pada baris yang memang tidak bernilai."""
    for _, row in rows(facts):
        item = row.item
        if item.alasan and any(value is not None for value in (item.persen, item.skor, item.capaian)):
            yield Finding(
                cell(row, "alasan"),
                f'Baris ini bernilai tetapi juga beralasan "{item.alasan}".',
                "Kosongkan kolom alasan, atau hapus nilainya.",
            )
