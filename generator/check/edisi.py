"""Rules about editions and the folders of their reports."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.facts import Facts, Finding, at, mark, quoted


def empty_edition(facts: Facts) -> Iterator[Finding]:
    """Setiap edisi berisi paling sedikit satu laporan daerah."""
    for year in facts.data.edisi:
        if not facts.data.laporan.get(year) and not facts.lost(f"edisi/{year}"):
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "tahun"),
                f"Edisi {year} belum berisi satu pun folder daerah.",
                f"Tambahkan edisi/{year}/<kode>/laporan.yml, atau hapus edisinya.",
            )


def wrong_year(facts: Facts) -> Iterator[Finding]:
    """Tahun di dalam edisi.yml dan laporan.yml sama dengan nama folder edisinya."""
    for year, edition in facts.data.edisi.items():
        if edition.tahun != year:
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "tahun"),
                f"Tahun {edition.tahun} berbeda dengan folder edisi/{year}.",
                f'Tulis "{year}".',
                str(year),
            )
    for year, report in facts.reports:
        if report.laporan.edisi != year:
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
                f'Tulis "{name}" di sini, atau ubah nama folder menjadi "{report.laporan.kode}".',
            )


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
