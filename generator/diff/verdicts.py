"""Awards and gates that are judged otherwise: by our arithmetic, by official claims, gate by gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import words
from generator.book import Claim, Key, judged
from generator.diff.nouns import Flip
from generator.diff.state import State
from generator.model import ReadReport
from generator.results import Award, Gate
from generator.summary import alone

WORD = {True: "terpenuhi", False: "kurang", None: "belum diketahui"}
NO_CLAIM, NO_REPORT = "tidak ada klaim", "tidak ada laporan"
Claims = Mapping[str, tuple[Claim, ...]]


def judge(state: State, claims: Claims, key: Key, read: ReadReport | None) -> Award | None:
    """The award by arithmetic as the card shows it; None without a readable report of a district."""
    place = next((row.item for row in state.frame.daerah if row.item.kode == key[1]), None)
    if read is None or read.report is None or place is None or read.report.laporan.edisi not in state.frame.edisi:
        return None
    scores = alone(state.frame, key, read).scores[key]
    return judged(state.frame, read.report, scores, (place.jumlah_desa_kelurahan, claims.get(key[1], ())))


def flips(old: Award | None, new: Award | None) -> Iterator[Flip]:
    """The level reached, then every gate of every level; a gate that only one side has is compared with nothing."""
    if old is None and new is None:
        return
    was, now = _reached(old), _reached(new)
    if was != now:
        yield Flip("hitungan", "Predikat menurut hitungan", was, now)
    before, after = _gates(old), _gates(new)
    for name in dict.fromkeys([*after, *before]) if old and new else ():
        one, other = before.get(name), after.get(name)
        if (one and one.passed) != (other and other.passed) or (one is None) != (other is None):
            gate = other or one
            assert gate is not None
            yield Flip("syarat", gate.name, _word(one), _word(other), name[0], gate.need)


def _reached(award: Award | None) -> str:
    if award is None:
        return NO_REPORT
    return words.PREDIKAT[award.reached] if award.reached else "belum dapat dihitung"


def _gates(award: Award | None) -> dict[tuple[str, str, str], Gate]:
    levels = award.levels if award else ()
    return {(words.PREDIKAT[lv.syarat.predikat], g.key, g.name): g for lv in levels for g in lv.gates}


def _word(gate: Gate | None) -> str:
    return "tidak ada" if gate is None else WORD[gate.passed]


def official(old: tuple[Claim, ...], new: tuple[Claim, ...]) -> Iterator[tuple[str, Flip]]:
    """(year, flip) of every award of a district that is claimed otherwise than before."""
    before, after = _claimed(old), _claimed(new)
    for year, scope in dict.fromkeys([*after, *before]):
        was, now = before.get((year, scope), NO_CLAIM), after.get((year, scope), NO_CLAIM)
        if was != now:
            yield year, Flip("penghargaan", f"Penghargaan resmi {year} tingkat {scope.replace('-', ' ')}", was, now)


def _claimed(claims: tuple[Claim, ...]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        found.setdefault((str(claim.tahun or "tanpa tahun"), claim.cakupan), []).append(words.PREDIKAT[claim.predikat])
    return {what: " lawan ".join(dict.fromkeys(levels)) for what, levels in found.items()}
