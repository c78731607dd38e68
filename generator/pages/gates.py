"""The award in words: the list of what is short, near misses, and the official award beside the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator import words
from generator.book import Claim, Key
from generator.figures import ids
from generator.pages.paper import Press, show
from generator.results import Award, Figure, Gate


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
    minimum, level = target.syarat.tatanan_min, words.PREDIKAT[target.syarat.predikat]
    failed = {gate.key for gate in target.gates if gate.passed is False}
    stage = [s for s in press.book.stage(key) if s.percent is not None and s.tatanan.slug in failed]
    close = [s for s in stage if s.percent is not None and s.percent > minimum - 1]
    if not close:
        return []
    shown = [show(press.figures[ids.percent(key, s)]) for s in close]
    versi = press.book.instrumen(key[0]).versi
    floor = show(press.figures[f"instrumen.{versi}.{target.syarat.predikat}.tatanan-min"])
    title = f"Mengapa {words.daftar([words.persen(s.percent or Decimal(0)) for s in close])} bukan {level}?"
    rounded = any(s.percent is not None and s.percent >= minimum for s in close)
    why = "poinnya masih di bawah itu, karena sumber membulatkan persennya" if rounded else "masih di bawahnya"
    text = Markup(
        "Setiap tatanan harus lulus sendiri: tidak ada rata-rata dan tidak ada pembulatan. Ambang {} adalah {}; {} {}."
    ).format(level, floor, Markup(words.daftar(shown)), why)
    return [(title, text)]


def official_against_arithmetic(press: Press, key: Key, claims: tuple[Claim, ...]) -> Markup | None:
    """Two facts side by side: the official award and the award by our arithmetic, and why they may differ."""
    award = press.book.awards[key]
    if len(claims) != 1 or claims[0].predikat == "tidak-disebut":
        return None
    official = claims[0].predikat
    level = next((lv for lv in award.levels if lv.syarat.predikat == official), None)
    failed = [gate.name for gate in level.gates if gate.passed is False] if level else []
    if not press.book.stage(key) and not failed:
        return None  # nothing is computed here that could be set beside it
    known = words.PREDIKAT[official], words.PREDIKAT.get(award.reached or "", "")
    if award.reached == official:
        return Markup("Penghargaan resmi dan hitungan dari angka di halaman ini sama: {}.").format(known[0])
    if failed:
        text = (
            "Penghargaan resmi ({}) lebih tinggi daripada hitungan dari angka yang tercatat, karena {} di sini "
            "belum mencapai ambangnya. {}"
        )
        return Markup(text).format(known[0], words.daftar(failed), _why_apart(award.tahap))
    if award.reached is None:
        return Markup(
            "Penghargaan resmi: {}. Hitungan dari angka di halaman ini belum dapat memastikannya, karena ada syarat "
            "yang angkanya belum tercatat; dari yang tercatat, tidak ada yang membantahnya."
        ).format(known[0])
    if _above(award, official):
        return Markup(
            "Penghargaan resmi ({}) lebih tinggi daripada hitungan ({}): syarat tambahannya tidak dapat dihitung dari "
            "angka di halaman ini."
        ).format(*known)
    text = "Penghargaan resmi ({}) lebih rendah daripada hitungan dari angka yang tercatat ({}). {}"
    return Markup(text).format(*known, _why_apart(award.tahap))


def _above(award: Award, official: str) -> bool:
    order = [level.syarat.predikat for level in award.levels]
    reached = order.index(award.reached) if award.reached in order else -1
    return official in order and order.index(official) > reached


def _why_apart(tahap: str) -> str:
    """Why figures and decision may differ, as far as the stage tells."""
    if tahap == "pusat":
        return "Angka yang tercatat mungkin belum angka akhir verifikasi pusat."
    if tahap in ("", "tidak-disebut"):
        return "Keputusan akhir memakai hasil verifikasi pusat, yang tidak tercatat di sini."
    return f"Keputusan akhir memakai hasil verifikasi pusat, sedangkan angka di sini dari {words.TAHAP[tahap]}."
