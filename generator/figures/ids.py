"""Names of figures that more than one room must know."""

from __future__ import annotations

from generator.results import TatananScore


def percent(key: tuple[int, str], score: TatananScore) -> str:
    """The id of a tatanan's percentage at a stage: the reported one, or else the computed one."""
    if score.status == "dihitung":
        return f"{key[0]}.{key[1]}.hitungan.{score.tatanan.slug}.{score.tahap}.persen"
    return f"{key[0]}.{key[1]}.{score.tatanan.slug}.{score.tahap}"
