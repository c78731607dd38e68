"""Points, ODF and institutions -> gates and award (juknis 2025, table 2). Gates, never a mean.

Unknown stays unknown: a gate answers True, False or None, and None never counts as a failure or a success.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import ceil

from generator.model import Instrumen, Kelembagaan, Laporan, Odf, Syarat
from generator.results import Award, Gate, Level, TatananScore
from generator.score.points import STEP, candidates


def tatanan_gate(score: TatananScore, minimum: int) -> Gate:
    """Does this tatanan reach `minimum` percent? Compared in integer points.

    A percentage the instrument cannot give is compared as it is written.
    """
    gate = {"key": score.tatanan.slug, "kind": "tatanan", "name": score.tatanan.nama, "need": f"minimal {minimum}%"}
    floor = minimum * score.total
    if score.percents:
        passed = _agree(_reported_answers(score, minimum))
        if passed is None:
            why = "dua angka" if score.status == "bertentangan" else "angka sumber terlalu dibulatkan"
            return Gate(**gate, passed=None, why=why)
        if passed:
            return Gate(**gate, passed=True)
        if score.points is not None:
            return Gate(**gate, passed=False, short=ceil(Decimal(floor) / STEP) * STEP - score.points, unit="poin")
        return Gate(**gate, passed=False, short=minimum - max(score.percents), unit="poin persen")
    if score.low is not None and score.high is not None:
        answer = True if score.low >= floor else False if score.high < floor else None
        return Gate(**gate, passed=answer, why=f"{score.filled} dari {score.total} indikator terisi")
    return Gate(**gate, passed=None, why=score.alasan or "belum ada data")


def _reported_answers(score: TatananScore, minimum: int) -> Iterable[bool]:
    if score.status == "dihitung":
        yield from (points >= minimum * score.total for points in score.candidates)
        return
    for percent in score.percents:
        possible = candidates(percent, score.total) if score.total else ()
        yield from (points >= minimum * score.total for points in possible)
        if not possible:
            yield percent >= minimum


def _agree(answers: Iterable[bool]) -> bool | None:
    known = set(answers)
    return known.pop() if len(known) == 1 else None


def odf_share(claim: Odf) -> tuple[int, int] | None:
    """(villages ODF, villages) of a claim that gives both, directly or as villages still open; else None."""
    if claim.desa is None:
        return None
    if claim.desa_odf is not None:
        return claim.desa_odf, claim.desa
    return (claim.desa - claim.desa_belum, claim.desa) if claim.desa_belum is not None else None


def _odf_passed(claim: Odf, minimum: int) -> bool | None:
    share = odf_share(claim)
    if share:
        return share[0] * 100 >= minimum * share[1]
    if claim.persen is not None:
        return claim.persen >= minimum
    return False if claim.desa_belum and minimum == 100 else None


def odf_gate(claims: tuple[Odf, ...], minimum: int) -> Gate:
    """Does the share of ODF villages reach `minimum` percent, by every claim of this edition that gives a number?"""
    gate = {"key": "odf", "kind": "odf", "name": "Desa/kelurahan ODF", "need": f"minimal {minimum}%"}
    answers = [answer for claim in claims if (answer := _odf_passed(claim, minimum)) is not None]
    if not answers:
        return Gate(**gate, passed=None, why="dinyatakan ODF tanpa angka" if claims else "belum ada data")
    passed = _agree(answers)
    if passed is None:
        return Gate(**gate, passed=None, why="angka bertentangan")
    if passed:
        return Gate(**gate, passed=True)
    shares = [share for claim in claims if (share := odf_share(claim))]
    if shares:
        done, all_villages = shares[-1]
        short = ceil(Decimal(minimum * all_villages) / 100) - done
        return Gate(**gate, passed=False, short=short, unit="desa/kelurahan", have=f"{done} dari {all_villages}")
    percents = [claim.persen for claim in claims if claim.persen is not None]
    if percents:
        return Gate(**gate, passed=False, short=minimum - max(percents), unit="poin persen")
    return Gate(**gate, passed=False, short=max(c.desa_belum or 0 for c in claims), unit="desa/kelurahan")


def _exists(entries: list[Kelembagaan]) -> bool | None:
    proofs = [entry for entry in entries if entry.unsur in (None, "sk")]
    answers = [entry.nilai.lower() != "tidak ada" and entry.skor != 0 for entry in proofs]
    return _agree(answers) if answers else None


def _share(entries: list[Kelembagaan], minimum: int) -> bool | None:
    answers = [e.ada * 100 >= minimum * e.dari for e in entries if e.ada is not None and e.dari]
    return _agree(answers) if answers else None


def kelembagaan_gates(entries: tuple[Kelembagaan, ...], instrumen: Instrumen, syarat: Syarat) -> tuple[Gate, ...]:
    """Tim Pembina and Forum must exist; kecamatan forums and village pokja by their share (juknis 2025, table 2)."""
    gates: list[Gate] = []
    for part in instrumen.kelembagaan.komponen if instrumen.kelembagaan else ():
        mine = [entry for entry in entries if entry.komponen == part.slug]
        whole = part.slug in ("tim-pembina", "forum")
        if part.slug == "tim-pembina" and not syarat.tim_pembina:
            continue
        if part.slug != "tim-pembina" and syarat.kelembagaan_min is None:
            continue
        passed = _exists(mine) if whole else _share(mine, syarat.kelembagaan_min or 0)
        why = "" if passed is not None else "ada, jumlahnya tidak disebut" if mine else "belum ada data"
        need = "harus ada" if whole else f"minimal {syarat.kelembagaan_min}%"
        gates.append(Gate(part.slug, "kelembagaan", part.nama, need, passed, why=why))
    return tuple(gates)


def other_gates(syarat: Syarat, won: frozenset[int]) -> tuple[Gate, ...]:
    """Conditions no figure here can prove, and earlier awards that the award claims may prove."""
    earlier = [
        Gate(f"wistara-{year}", "lain", f"Wistara pada {year}", "harus pernah", True if year in won else None)
        for year in syarat.wistara_pada
    ]
    extra = [Gate("lain", "lain", text, "", None, why="tidak dapat dihitung di sini") for text in syarat.syarat_lain]
    return (*earlier, *extra)


def award(instrumen: Instrumen, scores: tuple[TatananScore, ...], laporan: Laporan, won: frozenset[int]) -> Award:
    """Every level's gates and the level reached by arithmetic. `won`: years in which the district was Wistara.

    Levels are tried from the lowest; the target is the lowest level with a failed gate, else the lowest not yet proven.
    """
    levels = tuple(
        Level(
            syarat,
            (
                *((odf_gate(laporan.odf, syarat.odf_min),) if syarat.odf_min is not None else ()),
                *kelembagaan_gates(laporan.kelembagaan, instrumen, syarat),
                *(tatanan_gate(s, syarat.tatanan_min) for s in scores if syarat.tatanan_min is not None),
                *other_gates(syarat, won),
            ),
        )
        for syarat in instrumen.syarat
    )
    tahap = scores[0].tahap if scores else ""
    return _verdict(tahap, levels)


def _verdict(tahap: str, levels: tuple[Level, ...]) -> Award:
    """Walk up from the lowest level; stop at the first that is failed or open. An open one leaves the verdict open,
    unless only the extra conditions that no figure here can prove are open (those of Wistara Paripurna)."""
    reached: str | None = "belum"
    for level in levels:
        if level.passed is False:
            break
        if level.passed is None:
            only_extra = all(gate.kind == "lain" for gate in level.gates if gate.passed is None)
            reached = reached if only_extra else None
            break
        reached = level.syarat.predikat
    possible = [level.syarat.predikat for level in levels if level.passed is not False]
    failed = [level for level in levels if level.passed is False]
    undecided = [level for level in levels if level.passed is None]
    target = failed[0] if failed else undecided[0] if undecided else None
    return Award(tahap, levels, reached, possible[-1] if possible else "belum", target)
