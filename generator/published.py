"""The ledger of published figures: which value of each figure was in force since which publication. Only ever added to.

`terbit.csv` in a report's folder holds the figures of that report; the one in an edition's folder all others of it. A
row `id,nilai,terbitan` is added when a value changes; the last row of an id is in force, an empty value: withdrawn.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import get_args

from generator.model import Alasan, AngkaKoreksi, Dataset, Edisi, Koreksi, Ledger
from generator.news import line
from generator.results import Figure

NAME, HEADING = "terbit.csv", ("id", "nilai", "terbitan")
PLACE = re.compile(r"edisi/[0-9]{4}/([0-9]{2}(\.[0-9]{2})?/)?terbit\.csv", re.ASCII)
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
MISSING = "belum ada data"
OPENNESS = ".hitungan.keterbukaan"
HELD = "laporan"  # `62.01.laporan`: that there is a report; not a figure, but its folder must not vanish
THERE = "ada"
WITHDRAWN = "ditarik"
REASONS = frozenset({MISSING, *get_args(Alasan)})  # why nothing is known: to learn it later is no correction
PUBLISHED = ("terbit", "arsip")
ALONE = ("poin", "persen", "poin-indikator", "terisi", "batas-bawah", "batas-atas", "tatanan-tercatat")
State = tuple[str, int]  # a value of one figure, and the publication that brought it
SHARED = re.compile(r"(^|\.)(median|n|daerah|tercatat|(keterbukaan|penerima)\.[a-z0-9-]+)$")


def is_ledger(path: str) -> bool:
    """Whether a path below data/ is that of a ledger."""
    return bool(PLACE.fullmatch(path))


def parse(data: bytes) -> tuple[Ledger, list[int]]:
    """The rows of a ledger, and the numbers of the lines that are none."""
    try:
        # Nothing is quoted: no need to look at every letter.
        if b'"' not in data and data.startswith(b"id,nilai,terbitan\n") and data.endswith(b"\n"):
            return tuple((a, b, int(c)) for a, b, c in (x.split(",") for x in data.decode().split("\n")[1:-1])), []
    except ValueError:
        pass  # told line by line below
    rows, broken = [], []
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))
    try:
        for row in reader:
            if len(row) == 3 and row[2].isdecimal() and len(row[2]) < 6 and row[0]:
                rows.append((row[0], row[1], int(row[2])))
            elif tuple(row) != HEADING:
                broken.append(reader.line_num)
    except csv.Error:  # a quote that is never closed makes a cell too long for the csv module
        broken.append(reader.line_num)
    return tuple(rows), broken


def text(rows: Iterable[tuple[str, str, int]]) -> bytes:
    """A ledger as a file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADING)
    writer.writerows(rows)
    return out.getvalue().encode()


def value_of(figure: Figure) -> str:
    """The value as machine files have it; where it is missing, why."""
    return said(figure.nilai, figure.alasan)


def said(value: Decimal | int | str | None, reason: str = "") -> str:
    """A value as the ledger writes it: one line, never empty."""
    if value is None:
        return reason or MISSING
    return f"{value:f}" if isinstance(value, Decimal) else str(value) if isinstance(value, int) else line(value) or "-"


def same(one: str, other: str) -> bool:
    """Whether two values say the same: `83.30` is `83.3`."""
    if one == other:
        return True
    return bool(NUMBER.fullmatch(one) and NUMBER.fullmatch(other)) and Decimal(one) == Decimal(other)


def latest(rows: Ledger) -> dict[str, str]:
    """The value in force of each id; "" where it was withdrawn."""
    return {name: value for name, value, _ in rows}


def at(rows: Ledger, number: int) -> dict[str, str]:
    """The values in force in one publication."""
    return {name: value for name, value, since in rows if since <= number}


def earlier(rows: Ledger) -> dict[str, list[State]]:
    """Of each id that ever changed: its former values, each with the publication that brought it."""
    return {name: states[:-1] for name, states in histories(rows).items() if len(states) > 1}


def histories(rows: Ledger) -> dict[str, list[State]]:
    """Of each id all its values in their order, each with the publication that brought it."""
    found: dict[str, list[State]] = {}
    for name, value, since in rows:
        found.setdefault(name, []).append((value, since))
    return found


def spoken_of(states: Sequence[State], sejak: int, lama: str) -> int:
    """Which of a figure's values a record speaks of: the one in force in publication `sejak`, never another like it.

    A record of several figures may name a publication before this one was first in one: then the first such value.
    """
    there = [index for index, (_, number) in enumerate(states) if number <= sejak]
    alike = [index for index, (value, _) in enumerate(states) if same(value, lama)]
    return there[-1] if there else next(iter(alike), 0)


def in_order(found: Iterable[Koreksi]) -> list[Koreksi]:
    """Correction records in the order in which they came."""
    return sorted(found, key=lambda record: (record.tanggal, record.nomor))


def records(frame: Dataset, name: str) -> list[tuple[Koreksi, AngkaKoreksi]]:
    """What correction records say of a figure, by its id on the site, in their order."""
    mine = (record for record in frame.koreksi.values() if record.edisi == edition_of(name))
    return [(record, one) for record in in_order(mine) for one in record.angka if one.id == name]


def covered(frame: Dataset, name: str, states: Sequence[State], index: int = -1) -> bool:
    """Whether a record says that this very one of a figure's values was wrong: one of an earlier time does not do."""
    wanted = index % len(states)
    return any(
        same(one.lama, states[wanted][0]) and spoken_of(states, record.sejak, one.lama) == wanted
        for record, one in records(frame, name)
    )


def grown(rows: Ledger, now: Mapping[str, str], number: int) -> Ledger:
    """The ledger with what has changed since: new values, and an empty one for what is no longer there."""
    before = latest(rows)
    fresh = [(name, value, number) for name, value in now.items() if not same(before.get(name, ""), value)]
    gone = [(name, "", number) for name, value in before.items() if value and name not in now]
    return (*rows, *sorted(fresh), *sorted(gone))


def after_freezing(edisi: Edisi, record: Koreksi) -> bool:
    """Whether a correction came too late for the pages of a frozen edition: after the last publication they show."""
    return edisi.status == "arsip" and bool(edisi.terbitan) and record.tanggal > edisi.terbitan[-1].tanggal


def late(edisi: Edisi, record: Koreksi, number: int = 0) -> bool:
    """Whether a correction comes on top of what a frozen edition holds.

    `number`: the publication that brought the frozen value: of records of its last day only the ledger can tell.
    """
    same_day = bool(edisi.terbitan) and record.tanggal == edisi.terbitan[-1].tanggal
    return after_freezing(edisi, record) or (edisi.status == "arsip" and same_day and record.sejak >= number)


def starts_from(one: AngkaKoreksi, value: str) -> bool:
    """Whether a correction starts from this value; from a withdrawn one it starts by that word."""
    return same(one.lama, value or WITHDRAWN)


def chained(value: str, ones: Iterable[AngkaKoreksi]) -> str:
    """The value of a figure after these corrections of it; one that starts from another value changes nothing."""
    for one in ones:
        value = one.baru if starts_from(one, value) else value
    return value


def is_known(value: str) -> bool:
    """Whether anything was published, not only why it is missing: learning it later is no correction."""
    return bool(value) and value not in REASONS


def is_stated(name: str) -> bool:
    """Whether a figure is stated, not computed."""
    return ".hitungan." not in f".{name}"


def whole(year: int, name: str) -> str:
    """The id on the site of a name in an edition's ledger: an award's does not begin with the edition."""
    return name if name.startswith("penghargaan") else f"{year}.{name}"


def inner(name: str) -> str:
    """The name in the ledger of an id on the site."""
    return name if name.startswith("penghargaan") else name.partition(".")[2]


def edition_of(name: str) -> int | None:
    """The edition whose ledger would hold a figure of this id; None where it belongs to none."""
    parts = name.split(".")
    year = parts[1] if parts[0].startswith("penghargaan") and len(parts) > 1 else parts[0]
    return int(year) if re.fullmatch("[0-9]{4}", year, re.ASCII) else None


def place_of(name: str) -> str:
    """The code a figure is about: of `62.01.odf.x` and of `penghargaan.<tahun>.62.01`; "" where it names none."""
    found = re.match(r"(?:penghargaan[a-z-]*\.[^.]+\.)?(\d\d(?:\.\d\d)?)(?:\.|$)", name)
    return found[1] if found else ""


def is_pictured(name: str) -> bool:
    """Whether a name is that of a figure beside the reports which the picture of a card shows."""
    return name.startswith("penghargaan") or name.endswith(OPENNESS)


def own(name: str) -> bool:
    """Whether a name belongs to the ledger of a report: what it states, or what is computed from it alone."""
    kode = "" if name.startswith("penghargaan") else place_of(name)
    rest = name[len(kode) + 1 :]
    first, last = rest.partition(".")[0], rest.rpartition(".")[2]
    if not kode or rest == HELD or first in ("odf", "kelembagaan", "fakta"):
        return bool(kode) and rest != HELD
    return last in ALONE if first == "hitungan" else not SHARED.search(rest)


def days(edisi: Edisi) -> dict[int, str]:
    """The day of each publication."""
    return {one.nomor: one.tanggal for one in edisi.terbitan}


def next_record(frame: Dataset, year: int) -> int:
    """The number of the next correction record of an edition."""
    return max((record.nomor for record in frame.koreksi.values() if record.edisi == year), default=0) + 1


def about(frame: Dataset, folder: str) -> tuple[Koreksi, ...]:
    """The records that name a figure of this report folder: all that its check looks at among them."""
    _, year, kode = folder.split("/")
    start = f"{year}.{kode}."
    return tuple(k for k in frame.koreksi.values() if any(one.id.startswith(start) for one in k.angka))
