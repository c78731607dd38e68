"""Near and similar districts: the published rule, on the real list and on small made-up ones."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal
from math import asin, cos, log, radians, sin, sqrt
from pathlib import Path

import pytest

from generator.kin import MANY, Kin, kin
from generator.load import load
from generator.model import Daerah
from tests.made import daerah

EARTH = 6371.0  # mean radius in km
DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture(scope="module")
def nation() -> list[Daerah]:
    return [row.item for row in load(DATA)[0].daerah]


def at(kode: str, north: str, east: str, **more: object) -> Daerah:
    return replace(daerah(kode), lintang=Decimal(north), bujur=Decimal(east), **more)


def kilometres(one: Daerah, other: Daerah) -> float:
    """The great circle by the haversine formula, another way than the generator goes."""
    (n1, e1), (n2, e2) = ((radians(d.lintang or 0), radians(d.bujur or 0)) for d in (one, other))
    half = sin((n2 - n1) / 2) ** 2 + cos(n1) * cos(n2) * sin((e2 - e1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def unlike(one: Daerah, other: Daerah) -> float:
    pairs = [(d.jumlah_kecamatan or 0, d.jumlah_desa_kelurahan or 0) for d in (one, other)]
    return sum(abs(log(a / b)) for a, b in zip(*pairs, strict=True))


def test_everybody_has_five_of_each_and_is_not_its_own_neighbour(nation: list[Daerah]) -> None:
    for kode, found in kin(nation).items():
        for group in (found.near, found.similar):
            assert len({name.kode for name in group}) == MANY
            assert kode not in {name.kode for name in group}


def test_nobody_who_was_left_out_is_closer(nation: list[Daerah]) -> None:
    """The rule once more, the slow way, for some districts of every part of the country."""
    known, by_code = kin(nation), {d.kode: d for d in nation}
    for own in nation[::37]:
        found = known[own.kode]
        near, similar = ([by_code[name.kode] for name in group] for group in (found.near, found.similar))
        others = [d for d in nation if d.kode != own.kode]
        far = max(kilometres(own, d) for d in near)
        assert not [d.nama for d in others if d not in near and kilometres(own, d) < far - 1e-6]
        most = max(unlike(own, d) for d in similar)
        alike = [d for d in others if d.jenis == own.jenis and d not in similar]
        assert not [d.nama for d in alike if unlike(own, d) < most - 1e-6]
        assert {d.jenis for d in similar} == {own.jenis}


def test_the_great_circle_goes_over_the_date_line() -> None:
    a, b = at("62.01", "0", "179"), at("62.02", "0", "-179")
    assert abs(kilometres(a, b) - EARTH * 2 * 3.14159265 / 180) < 0.01


def test_ties_go_by_code_and_unknown_places_are_left_out() -> None:
    size = {"jumlah_kecamatan": 3, "jumlah_desa_kelurahan": 10}
    here = [at(f"62.0{n}", "1", "1", **size) for n in (4, 2, 1, 3)]
    found = kin([*here, daerah("62.05")])
    assert [name.kode for name in found["62.03"].near] == ["62.01", "62.02", "62.04"]
    assert [name.kode for name in found["62.03"].similar] == ["62.01", "62.02", "62.04"]
    assert found["62.05"] == Kin()
    assert kin(here[:1])[here[0].kode] == Kin()


def test_the_nation_costs_little(nation: list[Daerah]) -> None:
    begin = time.process_time()
    kin(nation)
    assert time.process_time() - begin < 0.3
