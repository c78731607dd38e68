"""How districts became what they are: split, merged, renamed, recoded; and which editions they are part of.

Worked out once for the nation and handed on by code, so that a page of one district can name others without
depending on anything else about them. All of it follows from data/wilayah/perubahan.csv: the year of a change is the
first in which the new state holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import addresses, regions
from generator.kin import Named
from generator.model import Dataset, Perubahan

NEW, PARENT = "lahir", "induk"  # the two sides of a split
GONE, HEIR = "lebur", "penerima"  # the two sides of a merger
NAME, CODE = "nama", "kode"
SIDES = {"pemekaran": (NEW, PARENT), "penggabungan": (GONE, HEIR), "ganti nama": (NAME, ""), "pindah kode": (CODE, "")}


@dataclass(frozen=True)
class Event:
    """A change as one district sees it. `other`: the district on its other side, if the list of districts has it."""

    side: str
    tahun: int | None
    lama: str
    baru: str
    other: Named | None
    sumber: str
    catatan: str


@dataclass(frozen=True)
class Former:
    """What a district was called, by code and name, in every year before `until`."""

    until: int
    place: Named


@dataclass(frozen=True)
class Lineage:
    """Of one district. `born`: its first year, `ended`: the first without it; None where it has always been there."""

    events: tuple[Event, ...] = ()
    born: int | None = None
    ended: int | None = None
    former: tuple[Former, ...] = ()

    def exists(self, tahun: int) -> bool:
        """Whether the district is there in the year of an edition."""
        return (self.born is None or tahun >= self.born) and (self.ended is None or tahun < self.ended)


ALWAYS = Lineage()


def lineages(data: Dataset) -> Mapping[str, Lineage]:
    """The lineage of every district about which perubahan.csv says something, by code."""
    known = regions.of_tables(data.provinsi, data.daerah, data.alias, data.perubahan)
    names = {row.item.kode: Named(row.item.kode, row.item.nama) for row in data.daerah}
    events: dict[str, list[Event]] = defaultdict(list)
    for change in (row.item for row in data.perubahan):
        own, back = SIDES[change.jenis]
        other = _other(known, names, change) if back else None
        events[change.kode].append(_event(own, change, other))
        if other:
            events[other.kode].append(_event(back, change, names.get(change.kode)))
    taken = {addresses.folder(place) for place in names.values()}
    return {kode: _lineage(names[kode], found, taken) for kode, found in sorted(events.items()) if kode in names}


def _other(known: regions.Regions, names: Mapping[str, Named], change: Perubahan) -> Named | None:
    """The district a new one was split from, or the one that took in an ended one; None where its name is unclear."""
    said = change.lama if change.jenis == "pemekaran" else change.baru
    codes = sorted(regions.codes_of(known, said) & names.keys() - {change.kode})
    return names[codes[0]] if len(codes) == 1 else None


def _event(side: str, change: Perubahan, other: Named | None) -> Event:
    return Event(side, change.tahun, change.lama, change.baru, other, change.sumber, change.catatan)


def _lineage(place: Named, events: list[Event], taken: set[str]) -> Lineage:
    ordered = tuple(sorted(events, key=lambda event: event.tahun or 0))
    born = next((event.tahun for event in ordered if event.side == NEW), None)
    ended = next((event.tahun for event in ordered if event.side == GONE), None)
    return Lineage(ordered, born, ended, tuple(f for f in _former(place, ordered) if _free(f, taken)))


def _free(former: Former, taken: set[str]) -> bool:
    """Whether no district of today stands at the address of that time."""
    return addresses.folder(former.place) not in taken


def _former(place: Named, events: Sequence[Event]) -> list[Former]:
    """Back from today: what the district was called before each change of name or code."""
    found = []
    for event in sorted((e for e in events if e.side in (NAME, CODE) and e.tahun), key=lambda e: -(e.tahun or 0)):
        place = place._replace(**{"nama" if event.side == NAME else "kode": event.lama})
        found.append(Former(event.tahun or 0, place))
    return found
