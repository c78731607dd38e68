"""The award in words: the list of what is short, near misses, and the official award beside the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator import words
from generator.book import Claim, Key
from generator.figures import ids
from generator.pages.paper import Press, show
from generator.results import Figure, Gate


@dataclass(frozen=True)
class GateRow:
    """One gate of the next award: `word`: terpenuhi, kurang or belum diketahui; `short`: what is missing."""

    gate: Gate
    word: str
    short: Figure | None
    points: Figure | None
    floor: Figure | None


def rows(press: Press, key: Key) -> list[GateRow]:
    """All gates of the level in question: what is short first, then what is unknown, then what is passed."""
    award = press.book.awards[key]
    if award.target is None:
        return []
    level = award.target.syarat.predikat
    made = [_row(press, key, level, gate) for gate in award.target.gates]
    order = {"kurang": 0, "belum diketahui": 1, "terpenuhi": 2}
    return sorted(made, key=lambda row: order[row.word])


def _row(press: Press, key: Key, level: str, gate: Gate) -> GateRow:
    base, award = f"{key[0]}.{key[1]}.hitungan", press.book.awards[key]
    word = {True: "terpenuhi", False: "kurang", None: "belum diketahui"}[gate.passed]
    versi = press.book.instrumen(key[0]).versi
    return GateRow(
        gate,
        word,
        press.figures.get(f"{base}.kurang.{level}.{gate.key}"),
        press.figures.get(f"{base}.{gate.key}.{award.tahap}.poin"),
        press.figures.get(f"instrumen.{versi}.{level}.{gate.key}.poin-min"),
    )


def near_misses(press: Press, key: Key) -> list[tuple[str, Markup]]:
    """A box where a tatanan is less than one point of percent below a gate: rounding would have passed it."""
    target = press.book.awards[key].target
    if target is None or target.syarat.tatanan_min is None:
        return []
    minimum = target.syarat.tatanan_min
    close = [s for s in press.book.stage(key) if s.percent is not None and minimum - 1 < s.percent < minimum]
    if not close:
        return []
    level = words.PREDIKAT[target.syarat.predikat]
    shown = [show(press.figures[ids.percent(key, s)]) for s in close]
    versi = press.book.instrumen(key[0]).versi
    floor = show(press.figures[f"instrumen.{versi}.{target.syarat.predikat}.tatanan-min"])
    title = f"Mengapa {words.daftar([words.persen(s.percent or Decimal(0)) for s in close])} bukan {level}?"
    text = Markup(
        "Setiap tatanan harus lulus sendiri: tidak ada rata-rata dan tidak ada pembulatan. Ambang {} adalah {}; "
        "{} masih di bawahnya."
    ).format(level, floor, Markup(words.daftar(shown)))
    return [(title, text)]


def official_against_arithmetic(press: Press, key: Key, claims: tuple[Claim, ...]) -> Markup | None:
    """Two facts side by side: the official award and the award by our arithmetic, and why they may differ."""
    award = press.book.awards[key]
    if len(claims) != 1 or claims[0].predikat == "tidak-disebut" or not press.book.stage(key):
        return None
    official = claims[0].predikat
    if award.reached == official:
        return Markup("Penghargaan resmi dan hitungan dari angka di halaman ini sama: {}.").format(
            words.PREDIKAT[official]
        )
    level = next((lv for lv in award.levels if lv.syarat.predikat == official), None)
    failed = [gate.name for gate in level.gates if gate.passed is False] if level else []
    if failed:
        return Markup(
            "Penghargaan resmi ({}) lebih tinggi daripada hitungan dari angka yang tercatat, karena {} di sini "
            "belum mencapai ambangnya. "
            "Angka yang tercatat mungkin berasal dari tahap lain ({}) daripada keputusan akhir."
        ).format(words.PREDIKAT[official], words.daftar(failed), words.TAHAP[award.tahap])
    if award.reached is None:
        return Markup(
            "Penghargaan resmi: {}. Hitungan dari angka di halaman ini belum dapat memastikannya, karena ada syarat "
            "yang angkanya belum tercatat; dari yang tercatat, tidak ada yang membantahnya."
        ).format(words.PREDIKAT[official])
    return Markup(
        "Penghargaan resmi ({}) lebih rendah daripada hitungan dari angka yang tercatat ({}, {}). Keputusan akhir "
        "memakai hasil verifikasi pusat, yang dapat berbeda dari angka di sini."
    ).format(words.PREDIKAT[official], words.PREDIKAT[award.reached], words.TAHAP[award.tahap])
