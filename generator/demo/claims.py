"""What befalls which district, and the tables beside the editions: awards, totals, history, splits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from generator.demo import marks, story
from generator.demo.land import District, Land
from generator.demo.truth import Truth
from generator.demo.words import MARK, SHORT, SITE, marked, note

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Outcome:
    """What the tables beside the editions need of one district's year. `levels`: the awards there are, lowest first."""

    district: District
    year: int
    award: str
    levels: tuple[str, ...]
    odf: int


def outcome(true: Truth) -> Outcome:
    return Outcome(
        true.district,
        true.year,
        "" if true.waiting else true.award,
        tuple(gate.award for gate in true.form.gates),
        true.odf,
    )


def role(district: District, oldest: bool) -> str:
    """How a district reports: full, percent, unstaged, award, silent; in the oldest edition also unborn.

    By rank, so that a country of 64 districts has each of them, and the same district always has the same.
    """
    if oldest and is_new(district):
        return "unborn" if district.rank % 64 == 40 else "silent"
    places = {5: "percent", 21: "unstaged", 13: "award", 45: "percent", 29: "silent"}
    return places.get(district.rank % 64, "full")


def is_new(district: District) -> bool:
    return district.rank % 64 in (40, 44)


def content(true: Truth, kind: str) -> tuple[list[marks.Line], dict[str, Any]]:
    """The rows of nilai.csv and the lists of laporan.yml."""
    if kind == "full":
        return marks.full(true), story.parts(true)
    if kind == "unborn":
        slugs = [setting.slug for setting in true.form.settings]
        return [marks.excuse("mandiri", slug, "daerah", "daerah belum ada") for slug in slugs], {}
    if kind == "unstaged":
        return list(marks.percentages(true, "tidak-disebut", "berita", kept="mandiri")), {}
    return [*marks.percentages(true, "mandiri", "daerah"), *marks.percentages(true, "provinsi", "provinsi")], {}


def splits(place: Land, year: int) -> list[dict[str, str]]:
    """Rows of perubahan.csv for the districts that are new in `year`: split from a neighbour that joined before them,
    so that the neighbour is the same however large the country."""
    found = []
    for new in filter(is_new, place.districts):
        older = [d for d in place.districts if d.province == new.province and d.rank < new.rank]
        if older:
            near = max(older, key=lambda district: (district.code < new.code, district.code))
            row = {"kode": new.code, "jenis": "pemekaran", "lama": near.name, "baru": new.name, "tahun": str(year)}
            found.append({**row, "sumber": MARK, "catatan": marked("bukan pemekaran nyata")})
    return found


def tables(outcomes: list[Outcome]) -> dict[str, Rows]:
    """penghargaan, jumlah and riwayat, one row a claim, in the order of their headings."""
    awards = [row for true in outcomes for row in _awards(true)]
    return {"penghargaan": awards, "jumlah": _totals(awards, outcomes), "riwayat": _history(outcomes)}


def _awards(true: Outcome) -> Rows:
    rank, code, year = true.district.rank, true.district.code, true.year
    named = true.levels
    kind, national = role(true.district, False), bool(year % 2)
    if kind == "silent" or (is_new(true.district) and not national):
        return []
    won = true.award or (named[rank // 64 % len(named)] if kind == "award" else "")
    told = []
    if rank % 32 == 10:  # the source names another level than the figures give
        won = named[0] if won != named[0] else named[-1]
    if won and (national or rank % 8 == 3):
        told.append((won, "pusat"))
        if rank % 32 == 16:
            told.append((next(name for name in named if name != won), "koran"))
    scope = "nasional" if national else "provinsi"
    rest = (marked("Penerima penghargaan"), marked("Tim Penilai"), f"{year}-11-28", f"{SITE}/{year}/{code}/penghargaan")
    return [
        (year, code, true.district.name, award, scope, "tinggi", rest[0], marked(f"Tim Penilai, {who}"), *rest[2:],
         note(rank // 2))
        for award, who in told
    ]  # fmt: skip


def _totals(awards: Rows, outcomes: list[Outcome]) -> Rows:
    found: Rows = []
    for year in sorted({true.year for true in outcomes}):
        rest = (marked("Pengumuman"), marked("Tim Penilai"), f"{year}-11-28", f"{SITE}/{year}/jumlah")
        count = Counter(row[3] for row in awards if row[0] == year and row[4] == "nasional")
        sums = {"peserta": sum(true.year == year for true in outcomes), **dict(sorted(count.items()))}
        sums.update({"semua": sum(count.values())} if count else {})
        found += [
            (year, "nasional", thing, number, "sedang", *rest, str(number), SHORT) for thing, number in sums.items()
        ]
    return found


def _history(outcomes: list[Outcome]) -> Rows:
    if not outcomes:
        return []
    oldest = min(true.year for true in outcomes)
    return [
        (oldest - 3, true.district.code, "odf", marked("desa bebas buang air besar sembarangan"),
         max(0, true.odf - 5), "desa", "rendah", marked("Arsip lama"), marked("Koran Contoh"), f"{oldest - 3}-06-30",
         f"{SITE}/arsip/{true.district.code}", "", note(true.district.rank // 16))
        for true in outcomes
        if true.year == oldest and true.district.rank % 16 == 2
    ]  # fmt: skip
