"""Rules about the rows of nilai.csv."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache

from generator.check.facts import Facts, Finding, Path, at, cell, mark, quoted, rows
from generator.model import Indikator, Nilai, Place, Report, Row


@cache
def scores_of(skala: str) -> tuple[int, ...]:
    """The scores a scale allows, in its order: `100=ada | 0=tidak` -> (100, 0)."""
    heads = (part.split("=", 1)[0].strip() for part in skala.split("|"))
    return tuple(int(head) for head in heads if head.isdecimal())


def _settings(report: Report, known: Container[str]) -> Iterator[tuple[str, Place]]:
    """Every tatanan named in the files of a report; of its rows only those with one that is not known."""
    for name in ("fakta", "inovasi", "target", "lokus", "peristiwa", "pernyataan"):
        for index, item in enumerate(getattr(report.laporan, name)):
            path: Path = (name, index, "tatanan")
            if item.tatanan:
                yield item.tatanan, at(report, *path)
    for row in report.nilai:
        if row.item.tatanan not in known:
            yield row.item.tatanan, cell(row, "tatanan")


def unknown_tatanan(facts: Facts) -> Iterator[Finding]:
    """Setiap tatanan yang disebut ada dalam instrumen laporan itu."""
    for _, report in facts.reports:
        known = facts.tatanan.get(report.laporan.instrumen)
        if known is None:
            continue
        for slug, place in _settings(report, known):
            if slug not in known:
                near = difflib.get_close_matches(slug, known, 1, 0.6)
                remedy = (
                    f'Mungkin maksudnya "{near[0]}"; tulis "{near[0]}".'
                    if near
                    else f"Tulis salah satu: {quoted(list(known))}."
                )
                yield Finding(
                    place,
                    f'Tatanan "{slug}" tidak ada dalam instrumen {report.laporan.instrumen}.',
                    remedy,
                    near[0] if near else None,
                )


def unknown_indicator(facts: Facts) -> Iterator[Finding]:
    """Setiap indikator yang dinilai ada dalam instrumen laporan itu."""
    for _, report in facts.reports:
        version = report.laporan.instrumen
        if facts.no_list(version):
            continue
        if version not in facts.data.instrumen or facts.lost(f"instrumen/{version}/indikator.csv"):
            continue
        known = facts.indikator.get(version, {})
        for row in report.nilai:
            code = row.item.indikator
            if code and code not in known:
                yield Finding(cell(row, "indikator"), _unknown(code, version, known), *_instead(code, facts, known))


def _unknown(code: str, version: str, known: dict[str, Indikator]) -> str:
    if not known:
        return f'Indikator "{code}" tidak dapat diperiksa: instrumen {version} tidak punya daftar indikator.'
    return f'Indikator "{code}" tidak ada dalam instrumen {version}.'


def _instead(code: str, facts: Facts, known: dict[str, Indikator]) -> tuple[str, str | None]:
    others = [version for version, table in facts.indikator.items() if code in table]
    if others:
        return (
            f"Kode ini milik instrumen {', '.join(others)}; periksa apakah laporan ini memakai instrumen yang benar.",
            None,
        )
    slug, _, number = code.rpartition(".")
    settings = list(dict.fromkeys(item.tatanan for item in known.values()))
    near = difflib.get_close_matches(slug or code, settings, 1, 0.6)
    meant = f"{near[0]}.{number.zfill(2)}" if near else ""
    if meant in known:  # the number stands as written: another number would be another indicator
        return f'Mungkin maksudnya "{meant}" ({known[meant].nama}); tulis "{meant}".', meant
    if near:
        numbers = sorted(item.kode[-2:] for item in known.values() if item.tatanan == near[0])
        return f'Indikator "{near[0]}" bernomor {numbers[0]} sampai {numbers[-1]}; periksa nomornya.', None
    if not known:
        return "Hapus barisnya; yang dapat dicatat untuk instrumen ini hanya persen tatanan.", None
    return 'Tulis tatanan.nomor menurut indikator.csv, misalnya "' + next(iter(known)) + '".', None


def _judged(facts: Facts) -> Iterator[tuple[Row[Nilai], Indikator]]:
    """Rows about an indicator of the instrument of their report."""
    for _, report in facts.reports:
        known = facts.indikator.get(report.laporan.instrumen, {})
        for row in report.nilai:
            if row.item.indikator in known:
                yield row, known[row.item.indikator]


def indicator_elsewhere(facts: Facts) -> Iterator[Finding]:
    """Indikator dinilai di dalam tatanannya sendiri."""
    for row, known in _judged(facts):
        if known.tatanan != row.item.tatanan:
            yield Finding(
                cell(row, "tatanan"),
                f'Indikator "{known.kode}" bukan bagian tatanan "{row.item.tatanan}".',
                f'Tulis "{known.tatanan}".',
                known.tatanan,
            )


def impossible_score(facts: Facts) -> Iterator[Finding]:
    """Skor indikator adalah salah satu skor yang disediakan skalanya."""
    for row, known in _judged(facts):
        if row.item.skor is not None and row.item.skor not in scores_of(known.skala):
            allowed = ", ".join(map(str, scores_of(known.skala)))
            yield Finding(
                cell(row, "skor"),
                f'Skor {row.item.skor} tidak tersedia untuk "{known.kode}" ({known.nama}).',
                f"Tulis salah satu: {allowed}.",
            )


def out_of_range(facts: Facts) -> Iterator[Finding]:
    """Persen berada antara 0 dan 100, dan jumlah tidak negatif."""
    for report, row in rows(facts):
        for name, value in (("persen", row.item.persen), ("capaian", row.item.capaian)):
            if value is None or 0 <= value <= 100:  # so are nearly all
                continue
            known = facts.indikator.get(report.laporan.instrumen, {}).get(row.item.indikator)
            is_percent = name == "persen" or known is not None and "%" in known.satuan
            yield from _range(value, is_percent, name, cell(row, name))
    yield from _claims_out_of_range(facts)


def _claims_out_of_range(facts: Facts) -> Iterator[Finding]:
    for _, report in facts.reports:
        for index, claim in enumerate(report.laporan.odf):
            if claim.desa == 0:
                yield Finding(
                    at(report, "odf", index, "desa"),
                    "Jumlah desa 0 tidak mungkin.",
                    "Isi jumlah seluruh desa dan kelurahan, atau kosongkan bila tidak diketahui.",
                )
            for name in ("desa_odf", "desa_belum", "desa", "persen"):
                yield from _range(getattr(claim, name), name == "persen", name, at(report, "odf", index, name))
        for index, body in enumerate(report.laporan.kelembagaan):
            for name in ("ada", "dari"):
                yield from _range(getattr(body, name), False, name, at(report, "kelembagaan", index, name))
    for version, instrument in facts.judged.instrumen.items():
        for index, level in enumerate(instrument.syarat):
            for name in ("odf_min", "tatanan_min", "kelembagaan_min"):
                place = mark(facts, f"instrumen/{version}/instrumen.yml", "syarat", index, name)
                yield from _range(getattr(level, name), True, name, place)
    for total in facts.judged.jumlah:
        yield from _range(total.item.jumlah, False, "jumlah", cell(total, "jumlah"))


def _range(value: Decimal | int | None, is_percent: bool, name: str, place: Place) -> Iterator[Finding]:
    if value is not None and value < 0:
        yield Finding(
            place, f"{value} pada {name} kurang dari 0.", "Hapus tanda minusnya, atau kosongkan bila tidak diketahui."
        )
    if value is not None and is_percent and value > 100:
        yield Finding(
            place,
            f"{value} pada {name} lebih dari 100 persen.",
            "Periksa letak titik desimalnya, misalnya 93.93 dan bukan 9393.",
        )
