"""Which sheets hold indicators, of which tatanan, and where each indicator stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from generator.excel.headings import Headings, folded, found
from generator.excel.opening import Sheet
from generator.forms.layout import INSTRUMENT, KNOWN
from generator.model import Indikator

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
NUMBERED = re.compile(r"\btatanan\s*(?:ke\s*)?(\d{1,2}|[ivx]{1,4})\b")
SHORT = re.compile(r"^t\s?(\d{1,2})\b")
ALIKE, MOSTLY = 0.8, 0.5


@dataclass(frozen=True)
class Block:
    """An indicator as a sheet has it: row and text of its first line, and the rows that belong to it."""

    row: int
    number: int
    text: str
    last: int


@dataclass
class Part:
    """A sheet of indicators: headings, blocks, and the tatanan it turned out to hold."""

    sheet: Sheet
    heads: Headings
    blocks: list[Block] = field(default_factory=list)
    slug: str = ""
    share: float = 0.0


def parts(sheets: Sequence[Sheet], lists: Mapping[str, Sequence[Indikator]]) -> Iterator[Part]:
    """The sheets that hold indicators; `lists` are the indicators of one instrument by tatanan."""
    for sheet in sheets:
        heads = found(sheet, (*INSTRUMENT, *KNOWN), ("no", "indikator"))
        if heads is None:
            continue
        part = Part(sheet, heads, list(_blocks(sheet, heads)))
        if part.blocks:
            part.slug, part.share = _tatanan(part.blocks, lists)
            yield part


def stated(part: Part) -> int | None:
    """The number a sheet gives its tatanan itself, in its name or above its headings."""
    for text in (part.sheet.name, part.heads.title):
        words = folded(text)
        match = NUMBERED.search(words) or SHORT.match(words)
        if match:
            return ROMAN.get(match[1]) or (int(match[1]) if match[1].isdecimal() else None)
    return None


def likeness(some: Sequence[Part], lists: Mapping[str, Sequence[Indikator]]) -> int:
    """How many indicators stand where this instrument has them, by number and name: which instrument is it?"""
    count = 0
    for part in some:
        slug, _ = _tatanan(part.blocks, lists)
        names = {item.nomor: folded(item.nama) for item in lists.get(slug, ())}
        count += sum(alike(folded(block.text), names.get(block.number, "")) for block in part.blocks)
    return count


def _blocks(sheet: Sheet, heads: Headings) -> Iterator[Block]:
    """Indicators by their number; rows without a number belong to the one above."""
    number, name = heads.of("no"), heads.of("indikator")
    starts = []
    for row in range(heads.first, sheet.last + 1):
        text = sheet.text(row, number).rstrip(".)").strip()
        if sheet.merged.get((row, number), (row, number))[0] != row:
            continue
        if text.isdecimal() and folded(sheet.text(row, name)):
            starts.append((row, int(text), sheet.text(row, name)))
    for index, (row, count, text) in enumerate(starts):
        end = starts[index + 1][0] - 1 if index + 1 < len(starts) else _end(sheet, heads, row)
        yield Block(row, count, text, end)


def _end(sheet: Sheet, heads: Headings, start: int) -> int:
    """Where the last indicator ends: before a line of totals or a blank line."""
    columns = [heads.of(key) for key in ("no", "indikator", "skala") if heads.of(key)]
    for row in range(start + 1, sheet.last + 1):
        texts = [folded(sheet.text(row, column)) for column in columns]
        if not any(texts) or any(text.startswith(("jumlah", "total", "rata rata", "persentase")) for text in texts[:2]):
            return row - 1
    return sheet.last


def _tatanan(blocks: Sequence[Block], lists: Mapping[str, Sequence[Indikator]]) -> tuple[str, float]:
    """The tatanan whose indicators these are, by their names, and which share of them is known.

    Names that are the same are counted first; only where they do not decide, names that are nearly the same count too.
    """
    best = max(((slug, _share(blocks, items, same)) for slug, items in lists.items()), key=_second, default=("", 0.0))
    if best[1] < MOSTLY:
        best = max(((slug, _share(blocks, items, alike)) for slug, items in lists.items()), key=_second, default=best)
    return best if best[1] >= MOSTLY else ("", best[1])


def _second(pair: tuple[str, float]) -> float:
    return pair[1]


def _share(blocks: Sequence[Block], items: Sequence[Indikator], match: Callable[[str, str], bool]) -> float:
    names = [folded(item.nama) for item in items]
    known = set(names)
    count = 0
    for block in blocks:
        text = folded(block.text)
        count += text in known or (0 < block.number <= len(names) and match(text, names[block.number - 1]))
    return count / len(blocks)


def same(one: str, other: str) -> bool:
    return one == other


@lru_cache(maxsize=20_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded names are nearly the same, or one is the beginning of the other (official names are long)."""
    if one == other:
        return bool(one)
    if one and other and min(len(one), len(other)) > 12 and (one.startswith(other) or other.startswith(one)):
        return True
    match = SequenceMatcher(None, one, other)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE
