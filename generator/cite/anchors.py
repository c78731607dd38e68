"""Where a source stands on the page of its sources: the names of the anchors there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator import words
from generator.model import Sumber


def of_lists(sources: Iterable[Sumber]) -> dict[Sumber, str]:
    """Of awards, history and totals, all those of a page: by publisher and date, in the order of the page.

    The anchor says both, and which of several it is.
    """
    seen: Counter[str] = Counter()
    made = {}
    for source in sorted(set(sources), key=lambda s: (s.penerbit.lower(), s.tanggal or "", s.judul, s.url)):
        base = f"{words.slug(source.penerbit)[:40].strip('-') or 'sumber'}-{source.tanggal or 'tanpa-tanggal'}"
        seen[base] += 1
        made[source] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return made


def of_rules(versi: str, key: str) -> str:
    """Of an instrument: by the name the source has there."""
    return f"instrumen-{versi}-{key}"
