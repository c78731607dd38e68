"""Which sheets hold indicators, of which tatanan, and where each indicator stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from operator import eq

from generator.excel.blocks import Block, blocks, subtitles
from generator.excel.headings import Headings, figure, folded, found
from generator.excel.opening import Sheet
from generator.forms.layout import INSTRUMENT, KNOWN
from generator.model import Indikator

NUMBERED = re.compile(r"\btatanan\s*(?:ke\s*)?(\d{1,2}|[ivx]{1,4})\b")
SHORT = re.compile(r"^t\s?(\d{1,2})\b")
ALIKE, MOSTLY = 0.8, 0.5


@dataclass
class Part:
    """A sheet of indicators: headings, blocks, and the tatanan it turned out to hold."""

    sheet: Sheet
    heads: Headings
    blocks: list[Block] = field(default_factory=list)
    slug: str = ""
    shared: bool = False  # other tatanan stand in this sheet too


def parts(sheets: Sequence[Sheet], lists: Mapping[str, Sequence[Indikator]]) -> Iterator[Part]:
    """The sheets that hold indicators; `lists` are the indicators of one instrument by tatanan.

    A sheet with several tatanan below each other is a part for each of them.
    """
    names = {folded(item.nama): slug for slug, items in lists.items() for item in items}
    for sheet in sheets:
        heads = headings_of(sheet)
        if heads is None:
            continue
        found_here = list(blocks(sheet, heads, names))
        several = _several(found_here, names, lists)
        if several:
            yield from _split(sheet, heads, several)
        elif found_here:
            yield Part(sheet, heads, found_here, _tatanan(found_here, lists))


def headings_of(sheet: Sheet) -> Headings | None:
    """The headings of a sheet of indicators."""
    return found(sheet, (*INSTRUMENT, *KNOWN), ("no", "indikator"))


def _several(
    some: Sequence[Block], names: Mapping[str, str], lists: Mapping[str, Sequence[Indikator]]
) -> dict[str, list[Block]]:
    """The blocks by tatanan, where at least half of more than one tatanan stands here; else nothing."""
    owners = [names.get(folded(block.text), "") for block in some]
    full = {slug for slug in set(owners) - {""} if owners.count(slug) >= len(lists[slug]) * MOSTLY}
    if len(full) < 2:
        return {}
    mine, found_blocks = next(slug for slug in owners if slug in full), dict[str, list[Block]]()
    for block, owner in zip(some, owners, strict=True):
        mine = owner if owner in full else mine  # a misspelt one stands among its own
        found_blocks.setdefault(mine, []).append(block)
    return found_blocks


def _split(sheet: Sheet, heads: Headings, several: Mapping[str, list[Block]]) -> Iterator[Part]:
    titles = subtitles(sheet, heads)
    for slug, some in several.items():
        above = [row for row in titles if row < some[0].row]
        yield Part(sheet, replace(heads, title=titles[max(above)] if above else ""), some, slug, True)


def stated(part: Part) -> int | None:
    """The number a sheet gives its tatanan itself, in its name or above its headings."""
    for text in ("" if part.shared else part.sheet.name, part.heads.title):
        words = folded(text)
        match = NUMBERED.search(words) or SHORT.match(words)
        if match:
            return figure(match[1])
    return None


def likeness(some: Sequence[Part], lists: Mapping[str, Sequence[Indikator]]) -> int:
    """How many indicators stand where this instrument has them, by number and name: which instrument is it?"""
    count = 0
    for part in some:
        slug = _tatanan(part.blocks, lists)
        names = {item.nomor: folded(item.nama) for item in lists.get(slug, ())}
        count += sum(alike(folded(block.text), names.get(block.number, "")) for block in part.blocks)
    return count


def _tatanan(blocks: Sequence[Block], lists: Mapping[str, Sequence[Indikator]]) -> str:
    """The tatanan whose indicators these are, by their names; empty where not even half of them are known.

    Names that are the same are counted first; only where they do not decide, names that are nearly the same count too.
    """
    for match in (eq, alike):
        shares = {slug: _share(blocks, items, match) for slug, items in lists.items()}
        best = max(shares, key=lambda slug: shares[slug], default="")
        if shares.get(best, 0) >= MOSTLY:
            return best
    return ""


def _share(blocks: Sequence[Block], items: Sequence[Indikator], match: Callable[[str, str], bool]) -> float:
    names = [folded(item.nama) for item in items]
    known = set(names)
    count = 0
    for block in blocks:
        text = folded(block.text)
        count += text in known or (0 < block.number <= len(names) and match(text, names[block.number - 1]))
    return count / len(blocks)


@lru_cache(maxsize=20_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded names are nearly the same, or one is the beginning of the other (official names are long)."""
    if one == other:
        return bool(one)
    if one and other and min(len(one), len(other)) > 12 and (one.startswith(other) or other.startswith(one)):
        return True
    match = SequenceMatcher(None, one, other)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE
