"""What sources say of villages free of open defecation (ODF): which of it is one number, and what truly differs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise

from markupsafe import Markup

from generator import words
from generator.book import Key
from generator.pages import parts
from generator.pages.paper import Press, show
from generator.results import Figure

MONTH = len("YYYY-MM")
RANK = ("persen", "desa", "belum", "status", "dari")  # which kind of figure says most
PLACES = -8  # as fine as a share is compared: no source prints more decimals


@dataclass(frozen=True)
class Said:
    """One thing said of ODF, by all sources that say it: their figures by kind (desa, dari, belum, persen, status)."""

    figures: dict[str, Figure]
    publishers: frozenset[str]
    apart: bool = False  # one source prints villages and a percentage that do not belong together

    @property
    def first(self) -> Figure:
        """The figure that says most: its place is where a reader finds the rest."""
        return next(self.figures[part] for part in RANK if part in self.figures)


def said(press: Press, key: Key) -> list[Said]:
    """The distinct things sources say, in their order: the same number rounded, cut off or put in words is one."""
    found: list[Said] = []
    for group in parts.groups(press, key, "odf"):
        figures = {figure.id.rpartition(".")[2]: figure for figure in group}
        new = Said(figures, frozenset(source.penerbit for source in group[0].sumber), _apart(figures))
        same = next((n for n, old in enumerate(found) if _same(old, new)), None)
        if same is None:
            found.append(new)
        else:
            old = found[same]
            found[same] = Said(_finer(old.figures, figures), old.publishers | new.publishers, old.apart or new.apart)
    return found


def _finer(old: dict[str, Figure], new: dict[str, Figure]) -> dict[str, Figure]:
    """Both forms together; of two percentages the one with more decimals, of two counts the one with its total."""
    counted = {"desa", "dari", "belum"}
    base = old if _share(old) or not _share(new) else new
    rest = [old, new] if base is old else [new, old]
    made = {part: figure for part, figure in rest[1].items() if part not in counted} | base
    precise = max((f["persen"] for f in rest if "persen" in f), key=lambda f: _decimals(f.nilai), default=None)
    return made | {"persen": precise} if precise else made


def _share(figures: dict[str, Figure]) -> tuple[int, int] | None:
    done, left, everything = (_count(figures.get(part)) for part in ("desa", "belum", "dari"))
    if everything is None:
        return (done, done + left) if done is not None and left is not None else None
    if done is None and left is not None:
        done = everything - left
    return (done, everything) if done is not None and everything else None


def _count(figure: Figure | None) -> int | None:
    return figure.nilai if figure and isinstance(figure.nilai, int) else None


def _percent(figures: dict[str, Figure]) -> Decimal | None:
    value = figures["persen"].nilai if "persen" in figures else None
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _apart(figures: dict[str, Figure]) -> bool:
    share, percent = _share(figures), _percent(figures)
    return share is not None and percent is not None and not _written(_exact(share), percent)


def _exact(share: tuple[int, int]) -> Decimal:
    return (Decimal(100 * share[0]) / share[1]) if share[1] else Decimal(0)


def _decimals(value: object) -> int:
    return max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0


def _written(fine: Decimal, rough: Decimal) -> bool:
    """Is `rough` how `fine` is printed with fewer decimals, rounded or cut off?"""
    step = Decimal(1).scaleb(max(PLACES, -_decimals(rough)))
    return rough in (fine.quantize(step, ROUND_HALF_UP), fine.quantize(step, ROUND_DOWN))


def _same(old: Said, new: Said) -> bool:
    """Do two claims give one number? Villages with villages, a share with its percentage, all of them with words."""
    a, b = old.figures, new.figures
    shares = [share for share in (_share(a), _share(b)) if share]
    percents = [percent for percent in (_percent(a), _percent(b)) if percent is not None]
    if len(shares) == 2:
        return shares[0] == shares[1]
    if len(percents) == 2:
        fine, rough = sorted(percents, key=_decimals, reverse=True)
        return _written(fine, rough)
    if shares and percents:
        return _written(_exact(shares[0]), percents[0])
    if "status" in a or "status" in b:
        return _same_words(a, b)
    return [(part, f.nilai) for part, f in a.items()] == [(part, f.nilai) for part, f in b.items()]


def _same_words(a: dict[str, Figure], b: dict[str, Figure]) -> bool:
    """A district declared ODF is one whose villages all are: the words beside 100 percent say the same."""
    if "status" in a and "status" in b and a["status"].nilai != b["status"].nilai:
        return False
    stated = next(f["status"].nilai for f in (a, b) if "status" in f)
    only = [set(f) == {"status"} for f in (a, b)]
    return all(only) or (str(stated) == "dinyatakan ODF" and any(only) and (_full(a) or _full(b)))


def _full(figures: dict[str, Figure]) -> bool:
    share = _share(figures)
    return _percent(figures) == 100 or (share is not None and share[0] == share[1])


def phrase(one: Said) -> Markup:
    """It in a sentence, with its date: `211 dari 249 (84,7%; 2 Mei 2025)`."""
    f, day = one.figures, words.tanggal(one.first.tanggal)
    counted = Markup("{} dari {}").format(show(f["desa"]), show(f["dari"])) if "desa" in f and "dari" in f else None
    if one.apart and counted:
        return Markup("{}, ditulis sumber {} ({})").format(counted, show(f["persen"]), day)
    if "belum" in f and "desa" not in f and "persen" not in f:
        return Markup("{} desa/kelurahan belum ODF ({})").format(show(f["belum"]), day)
    if counted and "persen" in f:
        return Markup("{} ({}; {})").format(counted, show(f["persen"]), day)
    return Markup("{} ({})").format(counted or show(one.first), day)


def in_time(found: list[Said]) -> list[Said]:
    """The things said in the order of time, where time may be why they differ; empty where it may not.

    Two numbers of one month contradict each other; those of different months may both have been true. A count without
    its total is not set in a row with shares: nobody can tell whether it rose or fell.
    """
    if any(not _share(one.figures) and _percent(one.figures) is None for one in found):
        return []
    dated = sorted(found, key=lambda one: one.first.tanggal)
    days = [one.first.tanggal for one in dated]
    apart = all(len(a) >= MONTH and len(b) >= MONTH and a[:MONTH] != b[:MONTH] for a, b in pairwise(days))
    return dated if apart and len(found) > 1 else []


def by_others(found: list[Said]) -> bool:
    """Does nobody say two of these things? Only then it is the sources that differ."""
    return sum(len(one.publishers) for one in found) == len(frozenset().union(*(one.publishers for one in found)))


def why_many(found: list[Said]) -> str:
    """In a word or two why several numbers stand side by side."""
    if in_time(found):
        return "tanggal berbeda"
    return "sumber berbeda" if by_others(found) else "lihat sumber"
