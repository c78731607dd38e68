"""What changed from one instrument to the next: indicator by indicator, tatanan, award gates, institutions.

Nothing is judged here that the files do not say: what became of an indicator is a row of padanan.csv, its reason
follows from the two scales; where a list or a pairing is unknown, that is what comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import Dataset, Indikator, Instrumen, Padanan, Tatanan
from generator.score import scale

# What became of an indicator, in the order in which the counts stand on a page.
SAME, RENAMED, RESCALED, BOTH, REDEFINED, OTHER, MERGED, DROPPED, NEW, UNPAIRED = (
    "tetap", "ganti nama", "skala diubah", "nama dan skala diubah", "definisi diubah", "isi diganti", "digabung",
    "dihapus", "baru", "belum dipadankan",
)  # fmt: skip
KINDS = (SAME, RENAMED, RESCALED, BOTH, REDEFINED, OTHER, MERGED, DROPPED, NEW, UNPAIRED)
PAIRED = (SAME, RENAMED, RESCALED, BOTH, REDEFINED, OTHER)  # one old indicator goes on as one new one
FIXED = {"berubah": REDEFINED, "tidak sebanding": OTHER, "digabung": MERGED, "dihapus": DROPPED, "baru": NEW}


@dataclass(frozen=True)
class Change:
    """One indicator. `old` or `new` is None where there is none; `why` says why it may be compared, or why not."""

    kind: str
    old: Indikator | None
    new: Indikator | None
    comparable: bool
    why: str
    keyakinan: str = ""

    @property
    def item(self) -> Indikator:
        """The one that names it: the new one, else the one that was dropped."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change without any indicator")
        return found


@dataclass(frozen=True)
class Setting:
    """A tatanan before and after; None where an instrument has no such tatanan."""

    old: Tatanan | None
    new: Tatanan | None

    @property
    def item(self) -> Tatanan:
        found = self.new or self.old
        if found is None:
            raise ValueError("a change without any tatanan")
        return found


@dataclass(frozen=True)
class Break:
    """Two instruments beside each other. `paired`: somebody has paired their indicators."""

    old: Instrumen
    new: Instrumen
    changes: tuple[Change, ...]
    paired: bool

    @property
    def same(self) -> bool:
        """One instrument: nothing can have changed."""
        return self.old.versi == self.new.versi

    @cached_property
    def kinds(self) -> Mapping[str, int]:
        """How many changes of each kind there are, in the order of KINDS; kinds without any are left out."""
        counts = Counter(change.kind for change in self.changes)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    @property
    def comparable(self) -> int:
        return sum(change.comparable for change in self.changes)

    def count(self, kinds: Sequence[str], new: bool) -> int:
        """How many different indicators of the new (or old) instrument these kinds hold."""
        mine = ((c.new if new else c.old) for c in self.changes if c.kind in kinds)
        return len({item.kode for item in mine if item})

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Every tatanan of either instrument, in the order of the new one; ended ones last."""
        old, new = ({t.slug: t for t in i.tatanan} for i in (self.old, self.new))
        return tuple(Setting(old.get(slug), new.get(slug)) for slug in dict.fromkeys([*new, *old]))


def between(data: Dataset, old: Instrumen, new: Instrumen) -> Break:
    """What changed from `old` to `new`."""
    pairs = [row.item for row in data.padanan if (row.item.dari_versi, row.item.ke_versi) == (old.versi, new.versi)]
    if old.versi == new.versi or not pairs:
        return Break(old, new, (), bool(pairs))
    before, after = ({r.item.kode: r.item for r in data.indikator.get(i.versi, ())} for i in (old, new))
    changes = [_change(pair, before.get(pair.dari), after.get(pair.ke)) for pair in pairs]
    known = [change for change in changes if change.old or change.new]
    return Break(old, new, (*known, *_unpaired(pairs, before, after)), True)


def _change(pair: Padanan, old: Indikator | None, new: Indikator | None) -> Change:
    kind = FIXED.get(pair.status) or _kind(pair)
    return Change(kind, old, new, pair.sebanding == "ya", _why(pair, kind, old, new), pair.keyakinan)


def _kind(pair: Padanan) -> str:
    renamed, rescaled = pair.status == "nama berubah", pair.skala_sama == "tidak"
    return BOTH if renamed and rescaled else RENAMED if renamed else RESCALED if rescaled else SAME


def _why(pair: Padanan, kind: str, old: Indikator | None, new: Indikator | None) -> str:
    if kind == NEW:
        return f"tidak ada pada instrumen {pair.dari_versi}"
    if kind == DROPPED:
        return f"tidak dipakai lagi pada instrumen {pair.ke_versi}"
    if pair.sebanding == "ya":
        return "skalanya sama"
    reasons = [pair.catatan] if pair.catatan else []
    if old and new and pair.skala_sama == "tidak" and not reasons:
        reasons += _scales(old, new)
    if old and new and old.satuan != new.satuan:
        reasons.append(f"satuannya {old.satuan}, sekarang {new.satuan}")
    return "; ".join(reasons) or "isinya berubah"


def _scales(old: Indikator, new: Indikator) -> list[str]:
    """The scores one may get, where they differ; else their conditions."""
    was, now = (", ".join(f"{points}" for points, _ in scale(item)) for item in (old, new))
    return ["syarat untuk tiap nilai berubah"] if was == now else [f"nilai yang mungkin {was}, sekarang {now}"]


def _unpaired(
    pairs: Sequence[Padanan], before: Mapping[str, Indikator], after: Mapping[str, Indikator]
) -> list[Change]:
    """Indicators that the pairing table does not mention: nothing is known of their past or future."""
    why = "belum ada dalam tabel padanan"
    old = [item for kode, item in before.items() if kode not in {pair.dari for pair in pairs}]
    new = [item for kode, item in after.items() if kode not in {pair.ke for pair in pairs}]
    return [Change(UNPAIRED, item, None, False, why) for item in old] + [
        Change(UNPAIRED, None, item, False, why) for item in new
    ]
