"""Rules that compare a tatanan percentage with what its instrument and its indicators allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from generator.check.facts import Facts, Finding, cell, rows
from generator.model import Nilai, Row

QUARTERS = 4  # scores come in steps of 25 of 100
MINUS, PLUS = ROUND_DOWN, ROUND_HALF_UP


def written_as(value: Decimal, decimals: int) -> set[Decimal]:
    """How a percentage may be printed with so many decimals: rounded or cut off."""
    step = Decimal(1).scaleb(-decimals)
    return {value.quantize(step, MINUS), value.quantize(step, PLUS)}


def neighbours(percentage: Decimal, indicators: int) -> tuple[Decimal, Decimal]:
    """The two values next to this one that so many indicators can produce (k x 25 / (100 x n), design section 5)."""
    steps = int(percentage * QUARTERS * indicators / 100)
    low, high = (Decimal(100 * k) / (QUARTERS * indicators) for k in (steps, min(steps + 1, QUARTERS * indicators)))
    return low, high


def impossible_percentage(facts: Facts) -> Iterator[Finding]:
    """Persen tatanan dapat dihasilkan instrumennya: kelipatan 25 dibagi 100 kali jumlah indikator."""
    for report, row in rows(facts):
        value, tatanan = row.item.persen, facts.tatanan.get(report.laporan.instrumen, {}).get(row.item.tatanan)
        if value is None or not 0 <= value <= 100 or not tatanan or not tatanan.jumlah_indikator:
            continue
        decimals = max(0, -int(value.as_tuple().exponent))
        low, high = neighbours(value, tatanan.jumlah_indikator)
        if value not in written_as(low, decimals) | written_as(high, decimals):
            near = [format(v.quantize(Decimal("0.01"), PLUS), "f") for v in (low, high)]
            yield Finding(
                cell(row, "persen"),
                f"{value} persen tidak dapat dihasilkan oleh {tatanan.jumlah_indikator} indikator "
                f'"{tatanan.slug}" instrumen {report.laporan.instrumen}.',
                f"Nilai terdekat {near[0]} dan {near[1]}. Periksa salinannya; bila sumbernya memang begitu, biarkan.",
            )


def skipped_stage(facts: Facts) -> Iterator[Finding]:
    """Nilai tahap pusat didahului nilai tahap provinsi untuk tatanan yang sama."""
    for _, report in facts.reports:
        if facts.lost(f"{report.folder}/nilai.csv"):
            continue
        stages: dict[str, dict[str, int]] = defaultdict(dict)
        for row in report.nilai:
            stages[row.item.tahap].setdefault(row.item.tatanan, row.place.line)
        alone = [
            (row, row.item.tatanan)
            for row in report.nilai
            if row.item.tahap == "pusat" and row.item.tatanan not in stages["provinsi"]
        ]
        if alone:
            names = ", ".join(dict.fromkeys(name for _, name in alone))
            yield Finding(
                cell(alone[0][0], "tahap"),
                f"Ada nilai tahap pusat tanpa nilai tahap provinsi: {names}.",
                'Tambahkan baris tahap provinsi, dengan alasan "tidak dilaporkan" bila nilainya tidak diumumkan.',
            )


def _outside_bounds(row: Row[Nilai], scores: list[int], count: int) -> Iterator[Finding]:
    """A percentage that no scores of the indicators still missing can lead to."""
    value = row.item.persen or Decimal(0)
    low = Decimal(sum(scores)) / count
    high = low + Decimal(100 * (count - len(scores))) / count
    decimals = max(0, -int(value.as_tuple().exponent))
    if not min(written_as(low, decimals)) <= value <= max(written_as(high, decimals)):
        said = [format(v.quantize(Decimal("0.01"), PLUS), "f") for v in (low, high)]
        yield Finding(
            cell(row, "persen"),
            f"{value} persen tidak mungkin: menurut {len(scores)} dari {count} skor indikatornya "
            f"paling rendah {said[0]} dan paling tinggi {said[1]} persen.",
            "Periksa skor dan persennya; bila sumbernya memang berbeda, biarkan.",
        )


def against_scores(facts: Facts) -> Iterator[Finding]:
    """Persen tatanan sama dengan jumlah skor indikatornya, atau mungkin menurut skor yang ada."""
    for _, report in facts.reports:
        scores: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
        for row in report.nilai:
            if row.item.skor is not None:
                scores[row.item.tahap, row.item.tatanan, row.item.sumber][row.item.indikator] = row.item.skor
        known = facts.tatanan.get(report.laporan.instrumen, {})
        for row in report.nilai:
            item = row.item
            found = scores.get((item.tahap, item.tatanan, item.sumber), {})
            count = known[item.tatanan].jumlah_indikator if item.tatanan in known else None
            if item.persen is None or not count or not found or len(found) > count:
                continue
            if len(found) < count:
                yield from _outside_bounds(row, list(found.values()), count)
                continue
            value = Decimal(sum(found.values())) / count
            if item.persen not in written_as(value, max(0, -int(item.persen.as_tuple().exponent))):
                said = format(value.quantize(Decimal("0.01"), PLUS), "f")
                yield Finding(
                    cell(row, "persen"),
                    f"{item.persen} persen tidak sama dengan {said} persen menurut skor indikatornya.",
                    "Periksa skor dan persennya; bila sumbernya memang berbeda, biarkan.",
                )
