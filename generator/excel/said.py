"""What was understood of a workbook, in sentences an official can check against what she sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.excel.opening import at
from generator.excel.things import Change, Finding, Reading
from generator.excel.whose import Ground
from generator.model import STAGES
from generator.words import TAHAP_SINGKAT

MOST = 40  # findings or changes listed in the terminal; the marked copy holds them all


def settings(reading: Reading, base: Ground) -> list[str]:
    """`Tatanan 3 (Satuan pendidikan): 11 dari 11 indikator, 1 tanpa bukti.`, and what else was found."""
    names = {t.slug: t for t in base.frame.instrumen[reading.versi].tatanan}
    lines = []
    for setting in sorted(reading.settings, key=lambda one: names[one.slug].nomor):
        tatanan, filled = names[setting.slug], setting.filled
        parts = [f"{filled.get('mandiri', 0)} dari {setting.total} indikator"]
        parts += [f"{TAHAP_SINGKAT[s]} {filled[s]} dari {setting.total}" for s in STAGES[1:] if filled.get(s)]
        parts += [f"{setting.bare} tanpa bukti"] if setting.bare else []
        lines.append(f"Tatanan {tatanan.nomor} ({tatanan.nama}): {', '.join(parts)}.")
    return lines + list(_others(reading))


def _others(reading: Reading) -> Iterator[str]:
    counts = (
        (len(reading.percents), f"persentase tatanan{_stage(reading)}"),
        (len(reading.odf), "keterangan ODF"),
        (len(reading.villages), "desa/kelurahan dalam daftar ODF"),
        (len(reading.bodies), "keterangan kelembagaan"),
        (len(reading.ideas), "inovasi"),
        (len(reading.facts), "keterangan lain"),
    )
    found = [f"{count} {word}" for count, word in counts if count]
    if found:
        yield f"Juga terbaca: {', '.join(found)}."
    notes = any("catatan" in line.values for setting in reading.settings for line in setting.lines)
    if reading.settings and not reading.ours:
        yield "Kolom catatan tidak diambil: catatan verifikator bukan untuk umum. Tautan bukti juga tidak diambil."
    elif notes:
        yield "Isi kolom CATATAN ikut terbit."


def _stage(reading: Reading) -> str:
    """Whose percentages they are taken for; a recap seldom says so itself."""
    stages = sorted({line.values["tahap"] for line in reading.percents})
    return f" (tahap {', '.join(stages)})" if stages else ""


def findings(found: Iterable[Finding]) -> list[str]:
    """One line a finding, faults first, no more than a screen."""
    ordered = sorted(found, key=lambda one: one.level)
    lines = [
        f"  {one.level} {at(*one.cell) if one.cell[1] else '(berkas)'}: {one.fault} {one.remedy}" for one in ordered
    ]
    return _cut(lines, "temuan lain; semuanya ada di lembar Temuan")


def changes(found: Iterable[Change]) -> list[str]:
    """One line a value that would be replaced."""
    return _cut([f"  {one.what}: {one.old} -> {one.new}" for one in found], "nilai lain yang berbeda")


def _cut(lines: list[str], rest: str) -> list[str]:
    more = len(lines) - MOST
    return lines if more <= 0 else [*lines[:MOST], f"  … dan {more} {rest}."]
