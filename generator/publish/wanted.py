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


def wanted(frame: Dataset, edisi: Edisi, states: States, day: str) -> tuple[str, str]:
    """Path below the data folder and text of the next record; its sentences are left empty."""
    mine = [k for k in frame.koreksi.values() if k.edisi == edisi.tahun]
    number = published.next_record(frame, edisi.tahun)
    known = {(one.id, one.lama) for k in mine for one in k.angka}
    rows, since = [], 0
    for name, old, new, number_then in _moved(edisi.tahun, states):
        if (name, old) not in known:
            rows.append(f"  - id: {name}\n    lama: {_quoted(old)}\n    baru: {_quoted(new)}\n")
            since = since or number_then
    head = HEAD.format(tahun=edisi.tahun, nomor=number, tanggal=day, sejak=since or 1)
    return f"koreksi/{edisi.tahun}-{number:03}.yml", head + "".join(rows)


def _moved(year: int, states: States) -> Iterator[tuple[str, str, str, int]]:
    """(id, old value, new value, since which publication) of the figures that sources state and that changed."""
    now, ledgers = states
    for folder, rows in sorted(ledgers.items()):
        last = {name: (value, number) for name, value, number in rows}
        for name, (old, number) in last.items():
            new = now.get(folder, {}).get(name, "")
            stated = published.is_stated(name) and (published.own(name) or name.startswith("penghargaan"))
            if published.is_known(old) and stated and not published.same(old, new):
                yield published.whole(year, name), old, new, number


def _quoted(text: str) -> str:
    """A value as YAML text; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
