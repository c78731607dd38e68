"""Medians, positions, openness, comparable changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator import compare
from generator.book import Book, make_book
from generator.model import Fakta, Kelembagaan, Odf, Padanan
from generator.results import Change, Middle, Position
from tests.made import claim, dataset, percent, points, report

HERE = (2025, "pusat", "pasar")


def book(**figures: tuple[str, ...]) -> Book:
    """The book of districts k1, k2, … with these percentages (several: sources contradict)."""
    reports = [
        report(*(percent(text, f"sumber-{n}") for n, text in enumerate(texts)), kode=f"62.0{name[1:]}")
        for name, texts in figures.items()
    ]
    return make_book(dataset(*reports))


def test_medians_are_exact_decimals() -> None:
    assert compare.middle([]) == Middle(None, 0)
    assert str(compare.middle([Decimal("90.90")]).value) == "90.90"
    assert compare.middle([Decimal("0.1"), Decimal("0.2")]).value == Decimal("0.15")
    assert compare.middle([Decimal("33.33"), Decimal("90.90"), Decimal("100")]) == Middle(Decimal("90.90"), 3)
    assert compare.middle([Decimal("90.90"), Decimal("90.91")]).value == Decimal("90.905")


def test_medians_do_not_depend_on_the_order_of_the_districts() -> None:
    found = book(k1=("100",), k2=("33.33",), k3=("90.90",)).middles
    assert found[*HERE, "nasional"] == found[*HERE, "62"] == Middle(Decimal("90.90"), 3)


def test_contradicting_sources_take_no_part_in_medians() -> None:
    found = book(k1=("90.00",), k2=("50.00", "60.00"), k3=("80.00",)).middles
    assert found[*HERE, "nasional"] == Middle(Decimal("85"), 2)


def test_a_province_is_not_one_of_its_districts() -> None:
    both = dataset(report(percent("100")), report(percent("50"), kode="62"))
    assert make_book(both).middles[*HERE, "62"] == Middle(Decimal(100), 1)


def test_a_median_of_a_province_is_of_its_own_districts() -> None:
    both = make_book(dataset(report(percent("100")), report(percent("50"), kode="11.10")))
    assert [both.middles[*HERE, place].value for place in ("nasional", "62", "11")] == [75, 100, 50]


def test_stages_and_editions_are_never_mixed() -> None:
    reports = (
        report(percent("100")),
        report(percent("50"), edisi=2024),
        report(percent("0", tahap="mandiri"), kode="62.02"),
    )
    assert make_book(dataset(*reports)).middles[*HERE, "nasional"] == Middle(Decimal(100), 1)


def test_position_counts_only_the_others() -> None:
    found = book(k1=("90.00",), k2=("80.00",), k3=("90",)).positions
    assert found[2025, "62.01", "pasar"] == Position(1, 1, 0)
    assert found[2025, "62.02", "pasar"] == Position(0, 0, 2)
    assert book(k1=("90.00",)).positions[2025, "62.01", "pasar"] == Position(0, 0, 0)
    assert (2025, "62.09", "pasar") not in found


def test_openness_levels() -> None:
    scored = points("pasar.01", 100)
    assert compare.openness(None, False) == 0
    assert compare.openness(report(), False) == 0
    assert compare.openness(None, True) == 1
    assert compare.openness(report(odf=(Odf("satu", "tinggi", persen=Decimal(68)),)), False) == 1
    assert compare.openness(report(fakta=(Fakta("butir", "3", "satu", "tinggi"),)), False) == 1
    assert compare.openness(report(kelembagaan=(Kelembagaan("forum", "satu", "tinggi", nilai="ada"),)), False) == 1
    assert compare.openness(report(percent("90")), True) == 2
    assert compare.openness(report(percent("90"), scored), False) == 3
    assert compare.openness(report(replace(scored, capaian=Decimal(5))), False) == 3
    assert compare.openness(report(replace(scored, capaian=Decimal(5), bukti="ada")), False) == 4


def test_a_row_that_only_says_why_a_figure_is_missing_opens_nothing() -> None:
    empty = replace(percent("1"), persen=None, alasan="tidak dilaporkan")
    assert compare.openness(report(empty), False) == 0


def test_only_pairs_called_comparable_are_compared() -> None:
    pair = Padanan("lama", "pasar.01", "baru", "pasar.02", "sama", "ya", "ya")
    others = (replace(pair, ke="pasar.03", sebanding="tidak"), replace(pair, ke_versi="lain", ke="pasar.04"))
    assert compare.comparable((pair, *others), "lama", "baru") == {"pasar.02": "pasar.01"}
    assert compare.comparable((replace(pair, dari=""),), "lama", "baru") == {}


def test_a_change_is_stated_only_where_it_means_something() -> None:
    assert compare.change(50, 75, True) == Change(50, 75, 25)
    assert compare.change(50, 75, False).poin is None
    assert compare.change(None, 75, True).sebab == "salah satu edisi belum ada data"


def test_won_years_need_one_undisputed_national_claim() -> None:
    sure = make_book(dataset(report(percent("100")), claims=(claim("wistara", tahun=2023),)))
    disputed = (claim("wistara", tahun=2023), claim("wiwerda", tahun=2023, penerbit="Lain"))
    unsure = make_book(dataset(report(percent("100")), claims=disputed))
    for book, passed in ((sure, True), (unsure, None)):
        gates = {gate.key: gate.passed for gate in book.awards[2025, "62.01"].levels[-1].gates}
        assert gates["wistara-2023"] is passed


def test_rival_claims_keep_the_order_of_the_file() -> None:
    """`penghargaan.<tahun>.<kode>` names the first of them: a claim added later must not take its id."""
    group = make_book(dataset(claims=(claim("wistara"), claim("padapa")))).claims["62.01"]
    assert [item.predikat for item in group] == ["wistara", "padapa"]
    unnamed = make_book(dataset(claims=(claim("tidak-disebut"), claim("padapa")))).claims["62.01"]
    assert [item.predikat for item in unnamed] == ["padapa", "tidak-disebut"]
