"""The value of any published figure at the end of any day, read from no more than it needs."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from generator import load, published, words
from generator.model import Dataset, Edisi, Ledger
from generator.vintages import State, known


class Unknown(Exception):
    """What cannot be said, a sentence each; `found`: what can."""

    def __init__(self, sentences: list[str], found: list[State]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences, self.found = sentences, found


def asof(data: Path, day: str, names: Iterable[str]) -> tuple[list[State], str]:
    """The states of these figures, or of all, by edition; and the watermark of invented ones. Raises Unknown."""
    frame, _, _ = load.frame(data)
    wanted = list(dict.fromkeys(names))
    found, said = _some(data, frame, day, wanted) if wanted else _all(data, frame, day)
    if said:
        raise Unknown(said, found)
    return found, words.CONTOH if frame.synthetic else ""


def _all(data: Path, frame: Dataset, day: str) -> tuple[list[State], list[str]]:
    found = [
        state
        for edisi in frame.edisi.values()
        for _, rows in load.ledgers(data, edisi.tahun)
        for state in known(edisi, rows, day, frame.koreksi.values()).values()
    ]
    if found:
        return found, []
    first = min((one.tanggal for edisi in frame.edisi.values() for one in edisi.terbitan), default="")
    tail = f"terbitan pertama bertanggal {words.tanggal(first)}" if first else "semua edisi masih draf"
    return [], [f"Pada {words.tanggal(day)} belum ada yang terbit; {tail}."]


def _some(data: Path, frame: Dataset, day: str, wanted: Iterable[str]) -> tuple[list[State], list[str]]:
    found, said = list[State](), list[str]()
    for name in wanted:
        edisi = frame.edisi.get(published.edition_of(name) or 0)
        if edisi is None or not edisi.terbitan:
            said.append(_no_edition(frame, name, edisi))
            continue
        rows = _rows(data, edisi, name)
        state = known(edisi, rows, day, frame.koreksi.values()).get(name)
        if state:
            found.append(state)
        else:
            said.append(_not_yet(edisi, rows, name, day))
    return found, said


def _rows(data: Path, edisi: Edisi, name: str) -> Ledger:
    """The ledger in which this figure would stand."""
    inner = published.inner(name)
    if published.own(inner):
        return tuple(row for _, rows in load.ledgers(data, edisi.tahun, published.place_of(inner)) for row in rows)
    return next((rows for folder, rows in load.ledgers(data, edisi.tahun) if folder.count("/") == 1), ())


def _no_edition(frame: Dataset, name: str, edisi: Edisi | None) -> str:
    if edisi is not None:
        return f"Angka {name}: edisi {edisi.tahun} masih draf dan belum pernah terbit."
    if published.edition_of(name) is None:
        return f"Angka {name} bukan bagian satu edisi, jadi tidak punya terbitan. Periksa id-nya."
    return f"Angka {name}: edisinya tidak ada. Edisi yang ada: {', '.join(map(str, sorted(frame.edisi)))}."


def _not_yet(edisi: Edisi, rows: Ledger, name: str, day: str) -> str:
    """That a figure was not published by then, or never; and which are near."""
    inner, days = published.inner(name), published.days(edisi)
    first = next((number for one, _, number in rows if one == inner), None)
    if first is not None:
        when = f"baru terbit pada {words.tanggal(days.get(first))}, dalam edisi {edisi.tahun}.{first}"
        return f"Angka {name} belum terbit pada {words.tanggal(day)}; {when}."
    if ".perubahan" in name:
        return f"Angka {name} tidak dicatat dalam buku terbit: ia selisih angka dua edisi."
    near = _near(edisi.tahun, inner, {row[0] for row in rows})
    return f"Angka {name} tidak pernah terbit." + (f" Yang mirip: {', '.join(near)}." if near else "")


def _near(year: int, inner: str, names: set[str]) -> list[str]:
    return [published.whole(year, one) for one in get_close_matches(inner, sorted(names), 3, 0.5)]
