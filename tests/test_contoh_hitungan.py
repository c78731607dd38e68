"""The worked examples of the award rules (data/instrumen/<versi>/contoh.yml): every one must come out as it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.load import load
from generator.model import Contoh, Instrumen, Odf
from generator.results import TatananScore
from generator.score import award
from tests.made import bodies, laporan

ROOT = Path(__file__).resolve().parent.parent


def examples() -> list[object]:
    found = []
    for folder in ("data", "tests/contoh"):
        data, _ = load(ROOT / folder)
        for version, listed in data.contoh.items():
            for item in listed.contoh:
                found.append(pytest.param(data.instrumen[version], item, id=f"{folder}-{version}-{item.nama}"))
    return found


def scores(instrumen: Instrumen, example: Contoh) -> tuple[TatananScore, ...]:
    """Exact points: those named, and of all other tatanan the stated percentage, cut to whole points."""
    made = []
    for tatanan in instrumen.tatanan:
        count = tatanan.jumlah_indikator or 0
        points = example.poin.get(tatanan.slug)
        if points is None and example.persen_lain is not None:
            points = int(example.persen_lain * count)
        assert points is not None, f"{example.nama}: {tatanan.slug} tidak disebut"
        base = TatananScore(tatanan, "pusat", "dihitung", total=count, candidates=(points,), computed=points)
        made.append(replace(base, percents=(example.persen_lain or 0,)))
    return tuple(made)


@pytest.mark.parametrize(("instrumen", "example"), examples())
def test_worked_example(instrumen: Instrumen, example: Contoh) -> None:
    odf = Odf("satu", "tinggi", desa_odf=example.odf_desa, desa=example.desa, persen=example.odf_persen)
    share = example.kelembagaan_persen
    known = bodies(share, example.tim_pembina) if share is not None else ()
    found = award(instrumen, scores(instrumen, example), laporan(odf=(odf,), kelembagaan=known), frozenset())
    assert found.reached == example.predikat, example.sebab


def test_every_level_that_arithmetic_can_reach_has_an_example() -> None:
    data, _ = load(ROOT / "data")
    assert {item.predikat for item in data.contoh["2025"].contoh} == {"belum", "padapa", "wiwerda", "wistara"}
