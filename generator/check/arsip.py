"""The rule about frozen editions: an archive stays as it was made."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.facts import Facts, Finding
from generator.model import Place

REMEDY = "Kembalikan dari riwayat Git, atau periksa dengan kks verify."


def altered(facts: Facts) -> Iterator[Finding]:
    """Arsip sebuah edisi (data/arsip) tetap seperti ketika dibekukan."""
    for year, archive in facts.judged.arsip.items():
        frozen = year in facts.data.frozen
        for name, fault in archive.faults if frozen else archive.faults[:1]:  # whose it is comes first
            remedy = REMEDY if frozen else _unsaid(facts, year, len(archive.faults) == 1)
            yield Finding(Place(f"arsip/{year}/{name}".rstrip("/")), f"{fault[:1].upper()}{fault[1:]}.", remedy)


def _unsaid(facts: Facts, year: int, intact: bool) -> str:
    """What to do where an edition does not say that it is archived; an archive that is whole is never to be deleted."""
    file = f"edisi/{year}/edisi.yml"
    if not intact:
        return f"Kembalikan arsip ini dan {file} dari riwayat Git; hapus hanya bila edisi ini belum pernah diarsipkan."
    if year in facts.data.edisi:
        return f"Arsip ini utuh dan edisinya tidak berubah lagi: tulis lagi status: arsip di {file}."
    return f"Arsip ini utuh: perbaiki {file}, atau kembalikan dari riwayat Git."
