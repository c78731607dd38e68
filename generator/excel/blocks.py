"""Where each indicator stands in a sheet: its rows, whatever stands between, above and below the indicators."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.excel.headings import Headings, folded
from generator.excel.opening import Sheet

NUMBER = re.compile(r"\(?(?:[ivx]{1,4}[.\-]|\d{1,2}[.\-])?(\d{1,3})\s*[.)\-]*", re.IGNORECASE)
WHOLE = re.compile(r"(\d{1,3})\.0")  # a number that became text
LETTERS = re.compile(r"[^\W\d_]{2}")
FIGURE = re.compile(r"\d+(?:[.,]\d+)? ?%?")
TOTALS = re.compile(
    r"(?:sub ?)?(?:jumlah|total|rata rata|persentase|persen|capaian)"
    r"(?: (?:nilai|skor|poin|bobot|indikator|tatanan|keseluruhan|semua|seluruh|capaian|maksimal|rata|persen))*"
    r"(?: (?:\d+|[ivx]+))?"
)
SUBTITLE = re.compile(r"tatanan\s*(?:ke\s*)?(?:\d{1,2}|[ivx]{1,4})\b")
CLOSE, LONG = 0.88, 20  # how alike, and how long, a text without a number must be to count as an indicator's name


@dataclass(frozen=True)
class Block:
    """An indicator as a sheet has it: row and text of its first line, and the rows that belong to it."""

    row: int
    number: int
    text: str
    last: int


def blocks(sheet: Sheet, heads: Headings, names: Mapping[str, str]) -> Iterator[Block]:
    """Indicators by their number, or by their name where the number is missing; other rows belong to the one above.

    `names`: folded names of all indicators. A row that was taken for part of the indicator above would give it a score
    that is not its own, so what looks like an indicator begins one.
    """
    starts = {row: start for row in range(heads.first, sheet.last + 1) if (start := _start(sheet, heads, row, names))}
    rows = sorted(starts)
    for index, row in enumerate(rows):
        limit = rows[index + 1] - 1 if index + 1 < len(rows) else sheet.last
        last = _end(sheet, heads, (row, limit), index + 1 == len(rows))
        yield Block(row, *starts[row], last)


def subtitles(sheet: Sheet, heads: Headings) -> dict[int, str]:
    """Rows between the indicators that name a tatanan: `TATANAN 3 SATUAN PENDIDIKAN`."""
    found = {}
    for row in range(heads.first, sheet.last + 1):
        text = next((text for column in range(1, 4) if (text := sheet.text(row, column))), "")
        if text and SUBTITLE.match(folded(text)):
            found[row] = text
    return found


def numbered(text: str) -> int | None:
    """`1`, `1.`, `(1)`, `1.0`, `I.1` and `2.14` -> the number of the indicator; None for anything else."""
    match = WHOLE.fullmatch(text.strip()) or NUMBER.fullmatch(text.strip())
    return int(match[1]) if match else None


def _start(sheet: Sheet, heads: Headings, row: int, names: Mapping[str, str]) -> tuple[int, str] | None:
    number, name = heads.of("no"), heads.of("indikator")
    text = sheet.text(row, name)
    if sheet.merged.get((row, number), (row, number))[0] != row or not LETTERS.search(text):
        return None  # also the row of column numbers below the headings: 1, 2, 3
    if (count := numbered(sheet.text(row, number))) is not None:
        return count, text
    return (0, text) if _named(folded(text.split("\n")[0]), tuple(names)) else None


@lru_cache(maxsize=20_000)
def _named(text: str, names: tuple[str, ...]) -> bool:
    return text in names or (len(text) > LONG and bool(difflib.get_close_matches(text, names, 1, CLOSE)))


def _end(sheet: Sheet, heads: Headings, span: tuple[int, int], closing: bool) -> int:
    """Where an indicator ends: before totals, a subtitle, headings once more; the last one also before a blank line."""
    columns = [heads.of(key) for key in ("no", "indikator", "skala") if heads.of(key)]
    start, limit = span
    for row in range(start + 1, limit + 1):
        texts = [folded(sheet.text(*sheet.merged.get((row, column), (row, column)))) for column in columns]
        own = [folded(sheet.text(row, column)) for column in dict.fromkeys((1, *columns[:2]))]
        if (closing and not any(texts)) or any(_stops(text) for text in own):
            return row - 1
    return limit


def _stops(text: str) -> bool:
    return bool(text) and (text in ("no", "nomor", "indikator") or bool(TOTALS.fullmatch(text) or SUBTITLE.match(text)))


def outside(sheet: Sheet, found: Sequence[Block], columns: Sequence[int], first: int) -> list[tuple[int, int]]:
    """Cells with a figure in these columns that belong to no indicator: nobody would see that they are not read."""
    inside = {row for block in found for row in range(block.row, block.last + 1)}
    cells = []
    for row in range(first, sheet.last + 1):
        if row in inside or any(_stops(folded(sheet.text(row, column))) for column in range(1, 4)):
            continue
        numbers = sum(numbered(sheet.text(row, column)) is not None for column in range(1, sheet.width + 1))
        if numbers > 3 and row == first:
            continue  # the numbers of the columns
        cells += [(row, column) for column in columns if FIGURE.fullmatch(sheet.text(row, column))]
    return cells
