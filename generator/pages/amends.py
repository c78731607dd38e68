"""What a page says of former values: a notice of its corrections, and the wrong value beside the right one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import escape

from generator import addresses, amended, published, words
from generator.amended import Amended
from generator.book import Key
from generator.compare import NATION
from generator.model import Edisi, Ledger, Output
from generator.pages.paper import Press

# A figure's own place, as `show` sets it: `<a id=… href=… data-nilai="…">…</a>` or `<data id="…" value="…">…</data>`.
OWN = re.compile(r'<(a|data) id="?([a-z0-9.-]+)"? [^>]*>[^<]*</\1>')


def notices(press: Press, kode: str, year: int | None = None) -> list[Amended]:
    """Corrections of a place (`nasional`: of what is no place's) in an edition, or in all; newest first."""
    frame = press.book.data
    if not frame.koreksi:
        return []
    records = []
    for record in amended.newest(frame):
        mine = tuple(one for one in record.angka if _place(published.inner(one.id)) == kode)
        if mine and year in (None, record.edisi):
            records.append(replace(record, angka=mine))
    return [*amended.told(frame, records, {**press.book.provinsi, **press.book.daerah})]


def _place(name: str) -> str:
    return published.place_of(name) or NATION


def beside(here: str, page: Output, found: Iterable[Amended]) -> Output:
    """The finished page with the wrong value, struck through, behind each corrected figure, and where it is told."""
    marks: dict[str, list[str]] = {}
    for one in found:
        there = addresses.relative(here, one.dasar)
        said = f"dikoreksi {words.tanggal(one.record.tanggal)}"
        marks.setdefault(one.one.id, []).append(
            f' <span class="semula"><span class="tersembunyi">, semula </span><del>{escape(one.lama)}</del> '
            f'<a href="{escape(there)}">{escape(said)}</a></span>'
        )
    if not marks:
        return page
    text = OWN.sub(lambda own: own[0] + "".join(marks.get(own[2], ())), page.data.decode())
    return Output(page.path, text.encode())


def former(press: Press, key: Key, found: Iterable[Amended]) -> str:
    """Former values of a place that no record explains, as they followed from others: a line each."""
    edisi = press.book.data.edisi[key[0]]
    if len(edisi.terbitan) < 2:
        return ""
    explained = {one.one.id for one in found}
    report = press.book.reports.get(key)
    shared = tuple(row for row in press.book.data.terbit.get(key[0], ()) if _place(row[0]) == key[1])
    lines = [*_lines(press, edisi, (*(report.terbit if report else ()), *shared), explained)]
    return "\n".join(lines)


def _lines(press: Press, edisi: Edisi, rows: Ledger, explained: set[str]) -> Iterable[str]:
    days = published.days(edisi)
    for name, states in sorted(published.earlier(rows).items()):
        whole = published.whole(edisi.tahun, name)
        if whole in explained or name.endswith(f".{published.HELD}"):
            continue
        for value, number in states:
            day = words.tanggal(days.get(number))
            yield f"{whole}: {amended.shown(press.book.data, whole, value)} (edisi {edisi.tahun}.{number}, {day})"
