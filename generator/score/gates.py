"""Points, ODF and institutions -> gates and award (juknis 2025, table 2). Gates, never a mean.

Unknown stays unknown: a gate answers True, False or None, and None never counts as a failure or a success.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from generator.model import Instrumen, Kelembagaan, Laporan, Syarat
from generator.results import Award, Gate, Level, TatananScore
from generator.score.bodies import agree, kelembagaan_gates
from generator.score.odf import odf_gate
from generator.score.points import STEP, candidates

UNSTAGED = ("", "tidak-disebut")


def tatanan_gate(score: TatananScore, minimum: int) -> Gate:
    """Does this tatanan reach `minimum` percent? Compared in integer points.

    A percentage the instrument cannot give is compared as it is written. `short` is stated only where one figure says
    it: never between contradicting sources.
    """
    gate = Gate(score.tatanan.slug, "tatanan", score.tatanan.nama, f"minimal {minimum}%", None)
    floor = minimum * score.total
    if score.percents:
        return _judged(replace(gate, passed=agree(_answers(score, minimum))), score, minimum)
    if score.low is not None and score.high is not None:
        answer = True if score.low >= floor else False if score.high < floor else None
        return replace(gate, passed=answer, why=f"{score.filled} dari {score.total} indikator terisi")
    return replace(gate, why=score.alasan or "belum ada data")


def _answers(score: TatananScore, minimum: int) -> Iterable[bool]:
    """What each percentage says, and the indicator scores where they say something else than the one reported."""
    floor = minimum * score.total
    if score.status == "bertentangan":
        for percent in score.percents:
            possible = candidates(percent, score.total) if score.total else ()
            yield from (points >= floor for points in possible)
            if not possible:
                yield percent >= minimum
        return
    yield from (points >= floor for points in score.candidates)
    if not score.candidates:
        yield from (percent >= minimum for percent in score.percents)
    if score.computed is not None:
        yield score.computed >= floor
    elif score.high is not None and score.high < floor:
        yield False
    elif score.low is not None and score.low >= floor:
        yield True


def _judged(gate: Gate, score: TatananScore, minimum: int) -> Gate:
    if gate.passed is None:
        return replace(gate, why="dua angka" if _two_figures(score) else "angka sumber terlalu dibulatkan")
    if gate.passed:
        return gate
    if _two_figures(score):
        return replace(gate, why="dua angka, semuanya di bawah ambang")
    if score.points is not None:
        floor = -(-minimum * score.total // STEP) * STEP  # the first total the steps allow at or above the gate
        return replace(gate, short=floor - score.points, unit="poin")
    return replace(gate, short=minimum - score.percents[0], unit="poin persen")


def _two_figures(score: TatananScore) -> bool:
    """Sources contradict each other in points, or the indicator scores contradict the one percentage."""
    if score.status == "bertentangan":
        return score.points is None
    if score.computed is None:
        outside = [p for p in score.candidates if not (score.low or 0) <= p <= (score.high or p)]
        return bool(score.candidates) and len(outside) == len(score.candidates)
    return score.computed not in score.candidates


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
    tahap = scores[0].tahap if scores else ""
    bodies = _at_stage(laporan.kelembagaan, tahap)
    levels = tuple(
        Level(
            syarat,
            (
                *((odf_gate(laporan.odf, syarat.odf_min),) if syarat.odf_min is not None else ()),
                *kelembagaan_gates(bodies, instrumen, syarat),
                *_tatanan_gates(scores, syarat),
                *other_gates(syarat, won),
            ),
        )
        for syarat in instrumen.syarat
    )
    return _verdict(tahap, levels)


def _at_stage(entries: tuple[Kelembagaan, ...], tahap: str) -> tuple[Kelembagaan, ...]:
    """What is said of institutions at this stage or without one: stages are never mixed."""
    return tuple(e for e in entries if tahap in UNSTAGED or e.tahap in (tahap, *UNSTAGED))


def _tatanan_gates(scores: tuple[TatananScore, ...], syarat: Syarat) -> tuple[Gate, ...]:
    """One gate a tatanan; where the threshold of each is not known, one gate that stays open."""
    if syarat.tatanan_min is not None:
        return tuple(tatanan_gate(score, syarat.tatanan_min) for score in scores)
    count = syarat.jumlah_tatanan_min
    need = f"minimal {count} tatanan" if count is not None else ""
    return (Gate("tatanan", "tatanan", "Nilai tatanan", need, None, why="ambang tiap tatanan tidak diketahui"),)


def _verdict(tahap: str, levels: tuple[Level, ...]) -> Award:
    """Walk up from the lowest level; stop at the first that is failed or open. An open one leaves the verdict open,
    unless a level below is proven and only the extra conditions that no figure here can prove are open (those of
    Wistara Paripurna)."""
    reached: str | None = "belum"
    for level in levels:
        if level.passed is False:
            break
        if level.passed is None:
            only_extra = all(gate.kind == "lain" for gate in level.gates if gate.passed is None)
            reached = reached if only_extra and reached != "belum" else None
            break
        reached = level.syarat.predikat
    if not levels:
        return Award(tahap)
    possible = [level.syarat.predikat for level in takewhile(lambda level: level.passed is not False, levels)]
    return Award(tahap, levels, reached, possible[-1] if possible else "belum", _target(levels))


def _target(levels: tuple[Level, ...]) -> Level | None:
    """The level whose distance is worth saying: the lowest one failed.

    Where none is failed: the highest that all recorded figures allow, so that a district whose every known tatanan
    passes the top level is not told how far it is from the lowest.
    """
    failed = [level for level in levels if level.passed is False]
    undecided = [level for level in levels if level.passed is None]
    provable = [
        level for level in undecided if any(gate.passed is None and gate.kind != "lain" for gate in level.gates)
    ]
    plain = [level for level in provable if not any(gate.kind == "lain" for gate in level.gates)]
    if failed:
        return failed[0]
    return next((group[-1] for group in (plain, provable, undecided) if group), None)
