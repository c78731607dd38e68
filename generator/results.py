"""The nouns of what is computed from the data: scores, gates, awards, comparisons, the figure every output shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.model import Nilai, Sumber, Syarat, Tatanan

Status = Literal["dihitung", "dilaporkan", "bertentangan", "sebagian", "kosong"]


@dataclass(frozen=True)
class TatananScore:
    """What is known of one tatanan at one stage.

    `percents`: the distinct percentages sources report, or the one computed. `candidates`: the point totals these can
    stand for (several where rounding hides which; none where the instrument cannot give the percentage).
    `low`, `high`: bounds in points for an incomplete tatanan. `computed`: points from indicator scores, if complete.
    """

    tatanan: Tatanan
    tahap: str
    status: Status
    percents: tuple[Decimal, ...] = ()
    candidates: tuple[int, ...] = ()
    filled: int = 0
    total: int = 0
    low: int | None = None
    high: int | None = None
    producible: bool | None = None
    alasan: str | None = None
    computed: int | None = None
    rows: tuple[Nilai, ...] = ()

    @property
    def percent(self) -> Decimal | None:
        """The one percentage to show, or None where there is none or sources contradict each other."""
        return self.percents[0] if len(self.percents) == 1 else None

    @property
    def points(self) -> int | None:
        """The one point total this can stand for, or None; also None where a source gives an impossible percentage."""
        return self.candidates[0] if len(self.candidates) == 1 and self.producible is not False else None


@dataclass(frozen=True)
class Gate:
    """One condition of an award level and how the district stands to it.

    `short` is how much is missing, in `unit` (poin, desa/kelurahan, poin persen); None where unknown or nothing.
    """

    key: str
    kind: Literal["tatanan", "odf", "kelembagaan", "lain"]
    name: str
    need: str
    passed: bool | None
    have: str = ""
    short: Decimal | int | None = None
    unit: str = ""
    why: str = ""


@dataclass(frozen=True)
class Level:
    syarat: Syarat
    gates: tuple[Gate, ...]

    @property
    def passed(self) -> bool | None:
        """True if every gate is passed, False if one is failed, else None."""
        answers = [gate.passed for gate in self.gates]
        return False if False in answers else None if None in answers or not answers else True


@dataclass(frozen=True)
class Award:
    """The award by arithmetic at one stage: `reached` is a slug, "belum", or None where figures are missing."""

    tahap: str
    levels: tuple[Level, ...] = field(default=())
    reached: str | None = None
    best_possible: str | None = None
    target: Level | None = None


@dataclass(frozen=True)
class Middle:
    """A median among those whose figure is on record: `value` in percent, `n` districts."""

    value: Decimal | None
    n: int


@dataclass(frozen=True)
class Position:
    """How many of the `n` other recorded districts lie below and above, and how many have the same figure."""

    below: int
    same: int
    above: int

    @property
    def n(self) -> int:
        return self.below + self.same + self.above


@dataclass(frozen=True)
class Change:
    """The change of one indicator between two editions at one stage, in points, or why it must not be stated."""

    lama: int | None
    baru: int | None
    poin: int | None
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as every page, chart and download shows it, from this one object.

    `id` is its permanent name and anchor (`2024.62.01.satuan-pendidikan.pusat`); `nilai` a number or, where the source
    gives only words, a text; None with `alasan` where it is missing. `cara` is the formula of a computed figure.
    `tahun`: the year it is about, where it belongs to no edition. An indicator's score carries the raw value behind it
    (`capaian` in `satuan_capaian`) and the state of its evidence (`bukti`; several words where sources differ), with
    the addresses of that evidence marked as public (`tautan_publik`, one or more with "; " between them, or "").
    """

    id: str
    edisi: str
    kode: str
    nama: str
    bagian: str
    butir: str
    nilai: Decimal | int | str | None
    satuan: str = ""
    tahap: str = ""
    tatanan: str = ""
    indikator: str = ""
    alasan: str = ""
    keyakinan: str = ""
    tertulis: str = ""
    tanggal: str = ""
    sumber: tuple[Sumber, ...] = ()
    catatan: str = ""
    cara: str = ""
    tahun: str = ""
    capaian: Decimal | None = None
    satuan_capaian: str = ""
    bukti: str = ""
    tautan_publik: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """How pickle keeps a figure: its values in order, which is many times faster than field by field."""
        return Figure, tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as one report cites it: the key it has there, how many figures of each kind, and the few by name.

    `figures`: (id, kind, what it is with its value); empty where there are many. `told`: how many things it tells in
    words.
    """

    key: str
    source: Sumber
    counts: tuple[tuple[str, int], ...]
    figures: tuple[tuple[str, str, str], ...]
    told: int = 0


class Mark(NamedTuple):
    """What is on record of one indicator at one stage: `nilai` where sources agree, `text` as a reader sees it."""

    nilai: int | None
    text: str
