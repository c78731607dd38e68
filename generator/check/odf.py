"""Rules about villages free of open defecation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from generator.check.facts import Facts, Finding, at, cell
from generator.check.persen import written_as
from generator.kinds import LOST
from generator.model import OdfDesa, Report, Row

FIGURES = ("desa_odf", "desa_belum", "desa", "persen")


def part_above_whole(facts: Facts) -> Iterator[Finding]:
    """Sebagian tidak lebih besar daripada keseluruhannya: desa ODF dari desa, ada dari jumlahnya."""
    for _, report in facts.reports:
        for index, claim in enumerate(report.laporan.odf):
            if claim.desa_odf is not None and claim.desa is not None and claim.desa_odf > claim.desa:
                yield Finding(
                    at(report, "odf", index, "desa_odf"),
                    f"Desa ODF {claim.desa_odf} lebih banyak daripada desanya, {claim.desa}.",
                    "Periksa apakah desa_odf dan desa tertukar.",
                )
            elif claim.desa is not None and (claim.desa_odf or 0) + (claim.desa_belum or 0) > claim.desa:
                yield Finding(
                    at(report, "odf", index, "desa_belum"),
                    f"Desa yang sudah dan yang belum ODF lebih banyak daripada desanya, {claim.desa}.",
                    "Periksa desa_odf, desa_belum, dan desa.",
                )
        for index, body in enumerate(report.laporan.kelembagaan):
            if body.ada is not None and body.dari is not None and body.ada > body.dari:
                yield Finding(
                    at(report, "kelembagaan", index, "ada"),
                    f"Yang ada {body.ada}, lebih banyak daripada seluruhnya, {body.dari}.",
                    'Periksa apakah "ada" dan "dari" tertukar.',
                )


def percentage_off(facts: Facts) -> Iterator[Finding]:
    """Persen ODF sama dengan desa ODF dibagi jumlah desa, sampai pembulatannya."""
    for _, report in facts.reports:
        for index, claim in enumerate(report.laporan.odf):
            if claim.persen is None or claim.desa_odf is None or not claim.desa or claim.desa < claim.desa_odf:
                continue
            share = Decimal(100 * claim.desa_odf) / claim.desa
            if claim.persen not in written_as(share, max(0, -int(claim.persen.as_tuple().exponent))):
                said = format(share.quantize(Decimal("0.01")), "f")
                yield Finding(
                    at(report, "odf", index, "persen"),
                    f"{claim.persen} persen tidak cocok dengan {claim.desa_odf} dari "
                    f"{claim.desa} desa, yaitu {said} persen.",
                    "Periksa ketiganya; bila sumbernya memang menulis begitu, jelaskan dalam catatan.",
                )


def _pairs(report: Report) -> Iterator[tuple[Row[OdfDesa], Row[OdfDesa]]]:
    """A village named again, after the row that named it first (of the same source)."""
    found: dict[tuple[str, str, str], list[Row[OdfDesa]]] = defaultdict(list)
    for row in report.odf_desa:
        found[row.item.kecamatan.casefold(), row.item.desa.casefold(), row.item.sumber].append(row)
    return ((first, row) for first, *others in found.values() for row in others)


def clashing_villages(facts: Facts) -> Iterator[Finding]:
    """Satu sumber tidak memberi dua status berbeda untuk desa yang sama."""
    for _, report in facts.reports:
        for first, row in _pairs(report):
            if first.item.odf != row.item.odf:
                yield Finding(
                    cell(row, "odf"),
                    f'Desa "{row.item.desa}" berstatus "{row.item.odf}" di sini dan '
                    f'"{first.item.odf}" di baris {first.place.line}.',
                    "Hapus salah satu barisnya.",
                )


def repeated_villages(facts: Facts) -> Iterator[Finding]:
    """Satu desa ditulis satu kali."""
    for _, report in facts.reports:
        for first, row in _pairs(report):
            if first.item.odf == row.item.odf:
                yield Finding(
                    cell(row, "desa"),
                    f'Desa "{row.item.desa}" sudah ada di baris {first.place.line}.',
                    "Hapus salah satu barisnya.",
                )


def too_many_villages(facts: Facts) -> Iterator[Finding]:
    """Jumlah desa yang disebut tidak melebihi jumlah desa dan kelurahan daerah itu menurut wilayah/kabkota.csv."""
    total = {row.item.kode: row.item.jumlah_desa_kelurahan for row in facts.data.daerah}
    for _, report in facts.reports:
        limit = total.get(report.laporan.kode)
        if limit is None:
            continue
        villages = {(row.item.kecamatan.casefold(), row.item.desa.casefold()) for row in report.odf_desa}
        if len(villages) > limit:
            yield Finding(
                report.odf_desa[-1].place,
                f"Ada {len(villages)} desa, sedangkan {report.laporan.nama} berisi {limit} desa dan kelurahan.",
                "Cari desa yang tertulis dua kali dengan ejaan berbeda, atau yang bukan desa daerah ini.",
            )
        for index, claim in enumerate(report.laporan.odf):
            named = max(claim.desa or 0, claim.desa_odf or 0)
            if named > limit:
                yield Finding(
                    at(report, "odf", index, "desa" if claim.desa == named else "desa_odf"),
                    f"Disebut {named} desa, sedangkan {report.laporan.nama} berisi {limit} desa dan kelurahan.",
                    "Periksa angkanya; bila sumbernya memang menulis begitu, jelaskan dalam catatan.",
                )


def empty_claim(facts: Facts) -> Iterator[Finding]:
    """Setiap butir odf menyebut jumlah desa, persen, atau status."""
    for _, report in facts.reports:
        for index, claim in enumerate(report.laporan.odf):
            figures = [getattr(claim, name) for name in FIGURES]
            pruned = LOST in report.marks and any(("odf", index, name) in report.marks for name in FIGURES)
            if all(f is None for f in figures) and not claim.status and not pruned:
                yield Finding(
                    at(report, "odf", index),
                    "Butir ini tidak menyebut jumlah desa, persen, atau status.",
                    'Isi desa_odf dan desa, persen, atau status, misalnya "status: dinyatakan ODF".',
                )
