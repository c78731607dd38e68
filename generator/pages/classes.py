"""Layers of the national map: into which class each district falls, and what stands beside it in the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from generator import compare, words
from generator.addresses import MAP_AWARDS, MAP_OPENNESS
from generator.book import Book
from generator.charts.palette import RAMP
from generator.model import STAGES, Instrumen
from generator.pages.paper import Press, number
from generator.results import TatananScore
from generator.score import QUOTABLE

WHOLE = 100  # percent


@dataclass(frozen=True)
class Kelas:
    """A class: its letter, its words, its tone (None: nothing on record), the id of the figure that counts it.

    `more` goes on with the words in the legend. `silent`: it says that there is nothing to be classed.
    """

    letter: str
    word: str
    tone: int | None
    count: str = ""
    more: str = ""
    silent: bool = False


NONE = Kelas("–", "belum tercatat", None, silent=True)
RIVALS = Kelas("?", "dua angka", 0, more=" yang bertentangan")
PARTIAL = Kelas("s", "belum lengkap", 0, more=": baru sebagian indikatornya terisi")
ELSEWHERE = Kelas("t", "tahap lain", 0, more=", atau tahapnya tidak disebut sumber")
# Nothing to class either, but for a reason on record: the words of the card, each with its own letter.
LETTERS = {
    "tidak dilaporkan": "x",
    "tidak berlaku": "n",
    "belum diverifikasi": "v",
    "ditarik": "d",
    "daerah belum ada": "b",
}
REASONS = {why: Kelas(letter, why, 0, more=f": {words.ALASAN[why]}", silent=True) for why, letter in LETTERS.items()}


@dataclass(frozen=True)
class Layer:
    """A layer in an edition, of the nation or of one province: its classes, and the class of every district there.

    `values`: what the table says beside the class, as text; `column`: key and heading of these values where they have
    a column of their own. `stage`: that of a tatanan's classes, empty where no report names one.
    """

    slug: str
    name: str
    kelas: tuple[Kelas, ...]
    of: Mapping[str, Kelas]
    values: Mapping[str, str] = field(default_factory=dict)
    column: tuple[str, str] = ("", "")
    stage: str = ""

    @property
    def shown(self) -> list[tuple[Kelas, int]]:
        """The classes with how many districts each has; an odd one (of the palest tone) only where it has any."""
        counts = Counter(self.of.values())
        return [(kelas, counts[kelas]) for kelas in self.kelas if counts[kelas] or kelas.tone != 0]


def named(book: Book, tahun: int) -> dict[str, str]:
    """Slug -> name of every layer an edition has; of awards only where any were given."""
    given = {} if book.data.edisi[tahun].penghargaan == "tidak ada" else {MAP_AWARDS: "Penghargaan"}
    return {MAP_OPENNESS: "Keterbukaan data"} | given | {t.slug: t.nama for t in book.instrumen(tahun).tatanan}


def levels(base: str) -> tuple[Kelas, ...]:
    """The levels of openness; `base`: how the ids of the figures that count them begin."""
    return tuple(
        Kelas(f"{n}", name, n, f"{base}.keterbukaan.{n}", silent=not n) for n, name in enumerate(words.TINGKAT)
    )


def openness(press: Press, tahun: int, place: str = compare.NATION) -> Layer:
    """The openness of every district; `place` is a province, or the nation."""
    kelas = levels(f"{tahun}.{place}")
    of = {kode: kelas[press.book.openness[tahun, kode]] for kode in _codes(press, place)}
    return Layer(MAP_OPENNESS, "Keterbukaan data", kelas, of)


def awards(press: Press, tahun: int, place: str = compare.NATION) -> Layer:
    """National claims only: what a province gave is another award."""
    base, levels = f"{tahun}.{place}.penerima", words.HURUF_PREDIKAT
    tones = [*range(1, len(levels)), 0]  # the last one names no level
    kelas = {
        level: Kelas(letter, words.PREDIKAT[level], tone, f"{base}.{level}")
        for (level, letter), tone in zip(levels.items(), tones, strict=True)
    }
    rivals = Kelas("?", "sumber bertentangan", 0, f"{base}.bertentangan")
    of, values = {}, {}
    for kode in _codes(press, place):
        claims = press.book.claims_in(kode, tahun)
        of[kode] = kelas[claims[0].predikat] if len(claims) == 1 else rivals if claims else NONE
        if len(claims) > 1:
            values[kode] = words.daftar([words.PREDIKAT[claim.predikat] for claim in claims], "atau")
    return Layer(MAP_AWARDS, "Penghargaan", (*kelas.values(), rivals, NONE), of, values)


def tatanan(press: Press, tahun: int, slug: str) -> Layer:
    """By the edition's own gates, at the one stage most reports quote for this tatanan; others are not mixed in."""
    instrumen = press.book.instrumen(tahun)
    found = {
        kode: {s.tahap: s for s in scores if s.tatanan.slug == slug}
        for (year, kode), scores in press.book.scores.items()
        if year == tahun and kode in press.book.daerah
    }
    stage, gates = _stage(press, tahun, found), _gates(instrumen)
    kelas = _bands(gates)
    of, values = dict.fromkeys(press.book.daerah, NONE), {}
    for kode, mine in found.items():
        of[kode], values[kode] = _class_of(mine, stage, kelas, gates)
    name = next(t.nama for t in instrumen.tatanan if t.slug == slug)
    column = (stage or "nilai", f"Nilai (persen), {words.TAHAP[stage]}" if stage else "Nilai (persen)")
    return Layer(slug, name, (*kelas, ELSEWHERE, RIVALS, PARTIAL, *REASONS.values(), NONE), of, values, column, stage)


def _codes(press: Press, place: str) -> Iterable[str]:
    return press.book.daerah if place == compare.NATION else [d.kode for d in press.book.members(place)]


def _stage(press: Press, tahun: int, found: Mapping[str, Mapping[str, TatananScore]]) -> str:
    """The stage from which most districts' reports quote a percentage, of equally many the latest; "" where none does.

    That of a report is its latest one, as on its card.
    """
    quoted = {kode: press.book.quoted.get((tahun, kode), "") for kode in found}
    counts = Counter(
        quoted[kode] for kode, mine in found.items() if quoted[kode] in mine and mine[quoted[kode]].percents
    )
    named = [stage for stage in STAGES if counts[stage]]
    return max(named, key=lambda stage: (counts[stage], STAGES.index(stage)), default="")


def _gates(instrumen: Instrumen) -> list[int]:
    return sorted({s.tatanan_min for s in instrumen.syarat if s.tatanan_min is not None})


def _bands(gates: list[int]) -> tuple[Kelas, ...]:
    """From below the lowest gate to the highest and more; where the gates are unknown nothing but "on record"."""
    if not gates:
        return (Kelas("T", "nilainya tercatat", len(RAMP) - 2),)
    texts = [(f"di bawah {words.persen(gates[0])}", "")]
    texts += [(f"{low}–{high - 1}%", f", belum {words.persen(high)}") for low, high in pairwise(gates)]
    texts.append((f"{gates[-1]}–{WHOLE}%", ""))
    return tuple(Kelas(f"{at}", word, min(at, len(RAMP) - 1), "", more) for at, (word, more) in enumerate(texts, 1))


def _class_of(
    mine: Mapping[str, TatananScore], stage: str, kelas: tuple[Kelas, ...], gates: list[int]
) -> tuple[Kelas, str]:
    """The class of a district by its scores at all stages, and the value that the table shows."""
    here = mine.get(stage)
    if here is not None and here.percent is not None:
        return kelas[_reached(here.percent, gates)], number(here.percent)
    if here is not None and here.percents:
        return RIVALS, "dua angka"
    other = next((s for s in _others(mine, stage) if s.percents), None)
    if other is not None:
        value = number(other.percents[0]) if other.percent is not None else "dua angka"
        return ELSEWHERE, f"{value} ({words.TAHAP[other.tahap]})"
    known = [s for s in (here, *_others(mine, stage)) if s is not None]
    if partial := next((s for s in known if s.low is not None), None):
        return PARTIAL, f"{partial.filled} dari {partial.total} indikator"
    return _reason(known, stage)


def _reason(known: list[TatananScore], stage: str) -> tuple[Kelas, str]:
    """Why there is no value, as the card says it, with the stage it is said of where that is another one."""
    for score in known:
        if score.alasan in REASONS:
            return REASONS[score.alasan], "–" if score.tahap == stage else f"– ({words.TAHAP[score.tahap]})"
    return NONE, "–"


def _others(mine: Mapping[str, TatananScore], stage: str) -> Iterator[TatananScore]:
    """The scores of the other stages, the latest stage first."""
    for other in QUOTABLE:
        if other != stage and other in mine:
            yield mine[other]


def _reached(percent: Decimal, gates: list[int]) -> int:
    """How many gates a percentage reaches; never rounded up to one."""
    return sum(percent >= gate for gate in gates)
