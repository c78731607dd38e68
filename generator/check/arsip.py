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
        for name, fault in archive.faults:
            remedy = REMEDY if frozen else "Ulangi kks freeze, atau hapus folder arsip itu."
            yield Finding(Place(f"arsip/{year}/{name}".rstrip("/")), f"{fault[:1].upper()}{fault[1:]}.", remedy)
