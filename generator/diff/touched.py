"""The pages a build would make anew: the jobs whose keys differ, by their addresses (docs/keputusan/0010)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator import addresses, errands
from generator.diff.nouns import ADDED, CHANGED, REMOVED, Kind, PageChange
from generator.diff.state import State
from generator.dossier import Nation, nation
from generator.model import Provinsi
from generator.summary import Summary

GROUPS = {
    "arsip": "edisi arsip",
    "kartu": "rapor",
    "daerah": "halaman daerah",
    "edisi": "halaman edisi",
    "provinsi": "halaman provinsi",
    "tatanan": "halaman tatanan",
    "indikator": "halaman indikator",
    "peta": "peta",
    "unduhan": "unduhan edisi",
    "sumber": "halaman sumber",
    "templat": "buku kerja kosong",
    errands.GENERAL: "halaman umum",
    errands.NEWS: "berita dan kalender",
    errands.LIVE: "alamat grafik terbaru",
}
Pages = dict[tuple[str, str], str]  # (group, address) -> key of the job that makes it


def whole(state: State, summaries: Iterable[Summary]) -> Nation:
    """The nation of one side, as a build would see it."""
    digests = state.inputs.reports
    return nation(state.frame, state.inputs.rules, [s for s in summaries if s.folder in digests], digests)


def pages(state: State, about: Nation, summaries: Iterable[Summary]) -> Pages:
    """Every page of one side with the key of its job."""
    own = dict(errands.cards(about))
    mine = sorted((s for s in summaries if s.key[0] in state.frame.edisi), key=lambda s: s.folder)
    jobs = own | dict(errands.national(about, mine, state.inputs, own))
    places: dict[str, addresses.Place] = {row.item.kode: row.item for row in state.frame.daerah}
    places.update({row.item.kode: row.item for row in state.frame.provinsi})
    return {page: key for name, key in jobs.items() for page in _addresses(state, places, name)}


def compared(old: Pages, new: Pages) -> tuple[PageChange, ...]:
    """Pages made for the first time, anew, or no more; those that go are told first, as an address is a promise."""
    gone = [PageChange(REMOVED, *page) for page in old if page not in new]
    kinds: list[tuple[Kind, tuple[str, str]]] = [(CHANGED if page in old else ADDED, page) for page in new]
    return (*gone, *(PageChange(kind, *page) for kind, page in kinds if old.get(page) != new[page]))


def _addresses(state: State, places: Mapping[str, addresses.Place], name: str) -> Iterator[tuple[str, str]]:
    kind, *parts = name.split("/")
    group = GROUPS[kind]
    if kind == errands.GENERAL:
        yield from ((group, address) for address in _general(state))
    elif kind == errands.NEWS:
        yield from ((group, address) for address in (addresses.NEWS, addresses.CALENDAR, addresses.FEEDS))
    elif kind == errands.LIVE:
        yield group, addresses.LIVE
    elif kind == "daerah":
        yield group, addresses.district(places[parts[0]])
    else:
        yield from ((group, address) for address in _of_edition(kind, int(parts[0]), parts[1:], places))


def _of_edition(kind: str, year: int, parts: list[str], places: Mapping[str, addresses.Place]) -> list[str]:
    if kind == "kartu":
        return [addresses.card(year, places[parts[0]])]
    if kind == "provinsi":
        return [addresses.province(year, places.get(parts[0]) or Provinsi(parts[0], parts[0]))]
    if kind == "arsip":
        return [addresses.edition(year)]
    if kind == "edisi":
        return [addresses.edition(year), addresses.values(year)]
    if kind == "sumber":
        return [addresses.sources(year, places.get(parts[0]) or Provinsi(parts[0], parts[0]))]
    if kind == "unduhan":
        return [addresses.download(year, "")]
    if kind == "templat":
        return [addresses.template(year)]
    named = {"tatanan": addresses.tatanan, "indikator": addresses.indicator, "peta": addresses.layer}
    return [named[kind](year, parts[0])]


def _general(state: State) -> list[str]:
    fixed = ["/", addresses.DISTRICTS, addresses.EDITIONS, addresses.INSTRUMENTS, addresses.AWARDS, addresses.DOWNLOADS]
    fixed += [addresses.CONTRIBUTE, addresses.RULES, addresses.DICTIONARY, addresses.DICTIONARY_ENGLISH]
    fixed += [addresses.BESIDE, addresses.SOURCES]
    return [*fixed, *(addresses.instrument(versi) for versi in state.frame.instrumen)]


def consequences(old: Nation, new: Nation, moved: frozenset[int]) -> dict[str, int]:
    """How many medians, positions and openness levels differ: computed figures that only follow from others."""
    found: Counter[str] = Counter()
    for year in sorted(moved):
        medians = {spot for spot in old.middles.keys() | new.middles.keys() if spot[0] == year}
        found["median"] += sum(old.middles.get(spot) != new.middles.get(spot) for spot in medians)
        spots = {spot for spot in old.positions.keys() | new.positions.keys() if spot[0] == year}
        found["posisi daerah"] += sum(old.positions.get(spot) != new.positions.get(spot) for spot in spots)
    levels = old.openness.keys() & new.openness.keys()
    found["tingkat keterbukaan"] = sum(old.openness[key] != new.openness[key] for key in levels)
    return {name: count for name, count in found.items() if count}
