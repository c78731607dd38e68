"""What is to be made: every job by name, with a key that covers all it is made from; and what the jobs are done with.

Planning looks at summaries only. It must stay quick to load: most builds change little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.addresses import MAP_AWARDS, MAP_OPENNESS
from generator.dossier import Dossier, Nation, dossier
from generator.figures.marks import columns
from generator.forms.offer import offers
from generator.gate import Inputs, digest_of
from generator.hoard import Hoard
from generator.summary import Summary

ARCHIVE = "arsip/"  # the jobs that lay down a frozen edition
GENERAL, BY_HAND, FILES, NEWS, LIVE = "umum", "naskah", "unduhan/", "kabar", "sematan"
ENTERED = "pengisian"
MANY = 9  # districts, of which no chart asks for the exact number
DISTRICT = ("kartu/", "daerah/")  # the jobs about one district


@dataclass(frozen=True, eq=False)
class Making:
    """What jobs are done with: the nation, where pages and files go, what is kept.

    `hoards`: of each district's share of the files of an edition, and of the summaries; `kept`: their keys there.
    `hand`, `fetched`: hand-written pages to be copied, and from where.
    """

    data: Path
    nation: Nation
    roots: Mapping[str, Path]
    hoards: tuple[Hoard, Hoard]
    kept: tuple[str, ...]
    hand: Path
    fetched: tuple[str, ...] = ()


def years_of(nation: Nation, name: str) -> list[int]:
    """The editions a job shows in full: a card its own, the page of a district all."""
    parts = name.split("/")
    return [int(parts[1])] if parts[0] == "kartu" else sorted(nation.frame.edisi)


def about(nation: Nation, name: str) -> Dossier:
    """What a job about one district is made from."""
    return dossier(nation, name.rpartition("/")[2], years_of(nation, name))


def province(name: str) -> str:
    """The province of a job about one district."""
    return name.rpartition("/")[2][:2]


def cards(nation: Nation) -> Iterator[tuple[str, str]]:
    """(name, key) of the jobs about one district: a card for each edition, and the page over all editions."""
    for row in nation.frame.daerah:
        names = [f"kartu/{year}/{row.item.kode}" for year in sorted(nation.frame.edisi.keys() - nation.frame.frozen)]
        for name in (*names, f"daerah/{row.item.kode}"):
            yield name, about(nation, name).digest


def national(
    nation: Nation, summaries: Sequence[Summary], inputs: Inputs, own: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(name, key) of the jobs about more than one district. `own`: the keys of the districts."""
    if inputs.hand:
        yield BY_HAND, digest_of([f"{path} {digest}" for path, digest in sorted(inputs.hand.items())])
    said = [f"{s.key} {s.level} {s.stamps.get('', '')}" for s in summaries]
    of_provinces = {s.key: inputs.reports[s.folder] for s in summaries if "." not in s.key[1]}
    yield GENERAL, digest_of([inputs.frame, *said])
    yield NEWS, digest_of([inputs.frame, *said, *(f"{s.key} {s.newest} {s.held}" for s in summaries)])
    yield LIVE, digest_of([inputs.frame, *sorted({f"{spot} {min(m.n, MANY)}" for spot, m in nation.middles.items()})])
    if inputs.history:
        yield ENTERED, digest_of([inputs.frame, inputs.history, *sorted(inputs.reports)])
    yield from _templates(nation, inputs)
    for year in sorted(nation.frame.edisi):
        mine = [s for s in summaries if s.key[0] == year]
        yield from _sources(nation, inputs, year, mine)
        if year in nation.frame.frozen:
            yield f"{ARCHIVE}{year}", digest_of([inputs.data.get(f"arsip/{year}/situs.zip", "")])
            continue
        shown = [f"{s.key} {s.level} {sorted(s.stamps.items())}" for s in mine]
        yield f"edisi/{year}", digest_of([inputs.frame, *shown])
        shares = [key for name, key in own.items() if name.startswith(f"kartu/{year}/")]
        yield f"unduhan/{year}", digest_of([inputs.frame, *shown, *shares, *map(str, sorted(of_provinces.items()))])
        yield from _layers(nation, inputs, year, mine)
        for kode in (row.item.kode for row in nation.frame.provinsi):
            near = [f"{s.key} {s.level} {s.stamps.get('', '')}" for s in mine if s.key[1][:2] == kode]
            yield f"provinsi/{year}/{kode}", digest_of([inputs.frame, of_provinces.get((year, kode), ""), *near])
        for slug in (t.slug for t in nation.frame.instrumen[nation.frame.edisi[year].instrumen].tatanan):
            stamps = [f"{s.key} {s.quoted} {s.stamps.get(slug, '')}" for s in mine]
            yield f"tatanan/{year}/{slug}", digest_of([inputs.ground, *stamps])
        found = columns((s.key[1], s.marks) for s in mine)
        for indikator in _indicators(nation, year):
            yield (
                f"indikator/{year}/{indikator}",
                digest_of([inputs.ground, *(f"{kode} {line}" for kode, line in found.get(indikator, {}).items())]),
            )


def _sources(nation: Nation, inputs: Inputs, year: int, mine: Sequence[Summary]) -> Iterator[tuple[str, str]]:
    """The pages of sources: they live on when their edition is frozen."""
    for kode in (row.item.kode for row in nation.frame.provinsi):
        told = [f"{s.key} {inputs.reports[s.folder]}" for s in mine if s.readable and s.key[1][:2] == kode]
        if told:
            yield f"sumber/{year}/{kode}", digest_of([inputs.ground, *told])


def _templates(nation: Nation, inputs: Inputs) -> Iterator[tuple[str, str]]:
    """The empty workbooks. They rest on their instrument, and on whether all data is invented."""
    for offer in offers(nation.frame):
        start = f"instrumen/{offer.instrumen.versi}/"
        rules = [f"{path} {digest}" for path, digest in sorted(inputs.data.items()) if path.startswith(start)]
        yield f"templat/{offer.tahun}", digest_of([*rules, f"{nation.frame.synthetic}"])


def _layers(nation: Nation, inputs: Inputs, year: int, mine: Sequence[Summary]) -> Iterator[tuple[str, str]]:
    """The maps of an edition. Openness and awards rest on award claims, which are part of the frame."""
    yield f"peta/{year}/{MAP_OPENNESS}", digest_of([inputs.frame, *(f"{s.key} {s.level}" for s in mine)])
    yield f"peta/{year}/{MAP_AWARDS}", inputs.frame
    for slug in (t.slug for t in nation.frame.instrumen[nation.frame.edisi[year].instrumen].tatanan):
        stamps = [f"{s.key} {s.quoted} {s.stamps.get(slug, '')}" for s in mine]
        yield f"peta/{year}/{slug}", digest_of([inputs.ground, *stamps])


def _indicators(nation: Nation, year: int) -> list[str]:
    versi = nation.frame.edisi[year].instrumen
    return [row.item.kode for row in nation.frame.indikator.get(versi, ())]
