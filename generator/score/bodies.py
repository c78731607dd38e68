"""What sources say of institutions (kelembagaan) -> gates (juknis 2025, table 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model import Instrumen, Kelembagaan, KomponenKelembagaan, Syarat
from generator.results import Gate

ONE_EACH = ("tim-pembina", "forum")  # there is one of each in a district; of the others, one a kecamatan or desa
PRESENT = ("ada", "sudah ada")
ABSENT = ("tidak ada", "belum ada", "tidak", "belum")


def agree(answers: Iterable[bool]) -> bool | None:
    """What all answers say alike; None where there is none or they contradict each other."""
    known = set(answers)
    return known.pop() if len(known) == 1 else None


def kelembagaan_gates(entries: tuple[Kelembagaan, ...], instrumen: Instrumen, syarat: Syarat) -> tuple[Gate, ...]:
    """Tim Pembina and Forum must exist; kecamatan forums and village pokja by their share (juknis 2025, table 2).

    Where the instrument's components are not known, one gate stays open: every version assessed institutions.
    """
    if instrumen.kelembagaan is None:
        need = f"minimal {syarat.kelembagaan_min}%" if syarat.kelembagaan_min is not None else ""
        why = "syarat kelembagaan versi ini tidak diketahui"
        return (Gate("kelembagaan", "kelembagaan", "Kelembagaan", need, None, why=why),)
    return tuple(_gate(part, entries, syarat) for part in instrumen.kelembagaan.komponen if _asked(part, syarat))


def _asked(part: KomponenKelembagaan, syarat: Syarat) -> bool:
    return syarat.tim_pembina if part.slug == "tim-pembina" else syarat.kelembagaan_min is not None


def _gate(part: KomponenKelembagaan, entries: tuple[Kelembagaan, ...], syarat: Syarat) -> Gate:
    mine = [entry for entry in entries if entry.komponen == part.slug]
    whole, minimum = part.slug in ONE_EACH, syarat.kelembagaan_min or 0
    need = "harus ada" if whole else f"minimal {minimum}%"
    answers = list(_exists(mine) if whole else _share(mine, minimum))
    gate = Gate(part.slug, "kelembagaan", part.nama, need, agree(answers))
    if gate.passed is not None:
        return gate
    unclear = "keberadaannya tidak disebut" if whole else "bagian yang ada tidak disebut"
    return replace(gate, why="sumber bertentangan" if answers else unclear if mine else "belum ada data")


def _exists(entries: list[Kelembagaan]) -> Iterable[bool]:
    """Whether the body exists, by each entry that says so: by its decree (`sk`) or as a whole."""
    for entry in entries:
        if entry.unsur not in (None, "sk"):
            continue
        if entry.skor is not None or entry.ada is not None:
            yield (entry.skor if entry.skor is not None else entry.ada) != 0
        elif entry.nilai.lower() in (*PRESENT, *ABSENT):  # any other words neither prove nor deny it
            yield entry.nilai.lower() in PRESENT


def _share(entries: list[Kelembagaan], minimum: int) -> Iterable[bool]:
    """Whether enough bodies exist. Without numbers only "tidak ada" is an answer: "ada" does not say how many."""
    for entry in entries:
        if entry.unsur not in (None, "sk"):
            continue
        if entry.ada is not None and entry.dari:
            yield entry.ada * 100 >= minimum * entry.dari
        elif entry.nilai.lower() in ABSENT and minimum > 0:
            yield False
