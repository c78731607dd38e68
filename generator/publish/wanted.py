"""A correction record to begin with: every figure that changed, with both values; the people fill in the reasons."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import published
from generator.model import Dataset, Edisi, Ledger

States = tuple[dict[str, dict[str, str]], dict[str, Ledger]]  # what is now, what was published; both by folder
HEAD = """# yaml-language-server: $schema=../skema/koreksi.schema.json
edisi: {tahun}
nomor: {nomor}
tanggal: {tanggal}
sejak: {sejak}
salah: ""
sebab: ""
pengaruh: ""
oleh: ""
angka:
"""
MORE = "# {} angka lain terbit sejak nomor lain: catatannya dicetak kks publish sesudah catatan ini disimpan.\n"


def wanted(frame: Dataset, edisi: Edisi, states: States, day: str) -> tuple[str, str]:
    """Path below the data folder and text of the next record; its sentences are left empty.

    One record tells since when its figures were wrong: figures of another publication get the record after it.
    """
    number = published.next_record(frame, edisi.tahun)
    lacking = [
        (number_then, f"  - id: {name}\n    lama: {_quoted(old)}\n    baru: {_quoted(new)}\n")
        for name, old, new, number_then in _moved(frame, edisi.tahun, states)
    ]
    since = min((number_then for number_then, _ in lacking), default=1)
    rows = [row for number_then, row in lacking if number_then == since]
    more = len(lacking) - len(rows)
    head = HEAD.format(tahun=edisi.tahun, nomor=number, tanggal=day, sejak=since)
    return f"koreksi/{edisi.tahun}-{number:03}.yml", head + "".join(rows) + (MORE.format(more) if more else "")


def _moved(frame: Dataset, year: int, states: States) -> Iterator[tuple[str, str, str, int]]:
    """(id, old value, new value, since which publication) of stated figures that changed and have no record of it."""
    now, ledgers = states
    for folder, rows in sorted(ledgers.items()):
        for name, known in published.histories(rows).items():
            old, number = known[-1]
            new = now.get(folder, {}).get(name, "")
            stated = published.is_stated(name) and (published.own(name) or name.startswith("penghargaan"))
            if published.is_known(old) and stated and not published.same(old, new):
                whole = published.whole(year, name)
                if not published.covered(frame, whole, known):
                    yield whole, old, new, number


def _quoted(text: str) -> str:
    """A value as YAML text; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
