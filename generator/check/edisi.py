"""Rules about editions and the folders of their reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.facts import Facts, Finding, at, mark, quoted
from generator.regions import Regions
from generator.words import daftar

LAST_YEAR = 2099
DOI = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"{}|\\^`\x00-\x20\x7f]{1,200}", re.ASCII)


def empty_edition(facts: Facts) -> Iterator[Finding]:
    """Setiap edisi berisi paling sedikit satu laporan daerah."""
    for year in facts.data.edisi:
        if year not in facts.years:
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "tahun"),
                f"Edisi {year} belum berisi satu pun folder daerah.",
                f"Tambahkan edisi/{year}/<kode>/laporan.yml, atau hapus edisinya.",
            )


def wrong_year(facts: Facts) -> Iterator[Finding]:
    """Tahun di dalam edisi.yml dan laporan.yml sama dengan nama folder edisinya."""
    for year, edition in facts.judged.edisi.items():
        if edition.tahun != year and year <= LAST_YEAR:
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "tahun"),
                f"Tahun {edition.tahun} berbeda dengan folder edisi/{year}.",
                f'Tulis "{year}".',
                str(year),
            )
    for year, report in facts.reports:
        if report.laporan.edisi != year and year <= LAST_YEAR:  # a folder that is no year is told by E05
            yield Finding(
                at(report, "edisi"),
                f"Edisi {report.laporan.edisi} berbeda dengan folder edisi/{year}.",
                f'Tulis "{year}", atau pindahkan foldernya.',
                str(year),
            )


def wrong_folder(facts: Facts) -> Iterator[Finding]:
    """Kode di dalam laporan.yml sama dengan nama foldernya."""
    for _, report in facts.reports:
        name = report.folder.rpartition("/")[2]
        if report.laporan.kode != name:
            yield Finding(
                at(report, "kode"),
                f'Kode "{report.laporan.kode}" berbeda dengan nama folder "{name}".',
                _right_folder(facts.regions, name, report.laporan.kode),
            )


def _right_folder(known: Regions, name: str, code: str) -> str:
    """Only codes that exist are proposed; where the tables are missing, whatever has the shape of one."""
    is_code = [c in known.names if known.names else re.fullmatch(r"\d{2}(\.\d{2})?", c) for c in (name, code)]
    if all(is_code):
        return f'Tulis "{name}" di sini, atau ubah nama folder menjadi "{code}".'
    if is_code[1]:
        return f'Ubah nama folder menjadi "{code}"; folder daerah dinamai dengan kode Kemendagri.'
    if is_code[0]:
        return f'Tulis "{name}".'
    return 'Namai folder dengan kode Kemendagri, misalnya "62.01", dan tulis kode yang sama di sini.'


def other_instrument(facts: Facts) -> Iterator[Finding]:
    """Laporan memakai instrumen edisinya, karena angka antarversi tidak dicampur."""
    for year, report in facts.reports:
        edition = facts.data.edisi.get(year)
        if edition and report.laporan.instrumen != edition.instrumen:
            yield Finding(
                at(report, "instrumen"),
                f'Laporan ini memakai instrumen "{report.laporan.instrumen}", sedangkan '
                f'edisi {year} memakai "{edition.instrumen}".',
                f'Tulis "{edition.instrumen}".',
                edition.instrumen,
            )


def unknown_instrument(facts: Facts) -> Iterator[Finding]:
    """Instrumen sebuah edisi ada dalam folder instrumen."""
    for year, edition in facts.data.edisi.items():
        file = f"instrumen/{edition.instrumen}/instrumen.yml"
        if edition.instrumen not in facts.data.instrumen and not facts.lost(file):
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "instrumen"),
                f'Instrumen "{edition.instrumen}" tidak ada.',
                f"Tulis salah satu: {quoted(list(facts.data.instrumen))}.",
            )


def mixed_with_samples(facts: Facts) -> Iterator[Finding]:
    """Edisi dalam satu folder data seluruhnya data contoh atau seluruhnya data nyata."""
    real = [str(year) for year, edition in facts.data.edisi.items() if not edition.contoh]
    for year, edition in facts.data.edisi.items():
        if edition.contoh and real:
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "contoh"),
                f"Edisi {year} data contoh, sedangkan edisi {daftar(real)} bukan.",
                'Tulis "contoh: true" pada semua edisi bila semuanya contoh; '
                f"bila tidak, pindahkan edisi {year} ke folder data lain.",
            )


def bad_doi(facts: Facts) -> Iterator[Finding]:
    """DOI sebuah edisi hanya nomornya, diawali 10., karena setiap kutipan memuatnya."""
    for year, edition in facts.data.edisi.items():
        if edition.doi and not DOI.fullmatch(edition.doi):
            found = DOI.search(edition.doi)
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "doi"),
                f'DOI "{edition.doi}" tidak berbentuk 10.<angka>/<nama>.',
                f'Tulis "{found[0]}".' if found else "Tulis nomornya saja, misalnya 10.5281/zenodo.123, atau hapus.",
                found[0] if found else "",
            )
