"""Names of figures that more than one room must know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.book import Claim
from generator.results import TatananScore


def percent(key: tuple[int, str], score: TatananScore) -> str:
    """The id of a tatanan's percentage at a stage: the reported one, or else the computed one."""
    if score.status == "dihitung":
        return f"{key[0]}.{key[1]}.hitungan.{score.tatanan.slug}.{score.tahap}.persen"
    return f"{key[0]}.{key[1]}.{score.tatanan.slug}.{score.tahap}"


def award(kode: str, claim: Claim) -> str:
    """The id of an award claim; a rival of the same year and scope gets `.2` behind it."""
    kind = "penghargaan" if claim.cakupan == "nasional" else f"penghargaan-{claim.cakupan}"
    return f"{kind}.{claim.tahun or 'tanpa-tahun'}.{kode}"


def awards(kode: str, claims: Iterable[Claim]) -> Iterator[tuple[str, Claim]]:
    """All claims of a district, in the book's order, each with the id its figure has."""
    seen: dict[str, int] = {}
    for claim in claims:
        base = award(kode, claim)
        seen[base] = seen.get(base, 0) + 1
        yield (base if seen[base] == 1 else f"{base}.{seen[base]}"), claim
