"""Points and percentages of a tatanan: integers, bounds, contradictions, reasons."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest

from generator.score import candidates, quoted_stage, report_scores, scale, tatanan_score, unknown_scores
from tests.made import indikator, instrumen, percent, points, report, tatanan


@pytest.mark.parametrize(
    ("written", "indicators", "expected"),
    [
        ("90.90", 11, (1000,)),  # cut
        ("90.91", 11, (1000,)),  # rounded
        ("90.9", 11, (1000,)),
        ("90.92", 11, ()),
        ("100", 11, (1100,)),
        ("1E+2", 11, (1100,)),
        ("0", 11, (0,)),
        ("0.00", 11, (0,)),
        ("99", 11, ()),
        ("91", 29, (2625, 2650)),  # 90.52 rounded, 91.38 cut
        ("93.93", 33, (3100,)),
        ("87.71", 28, ()),
        ("50", 200, (9900, 9925, 9950, 9975, 10000, 10025, 10050, 10075, 10100, 10125, 10150, 10175)),
    ],
)
def test_candidates(written: str, indicators: int, expected: tuple[int, ...]) -> None:
    assert candidates(Decimal(written), indicators) == expected


@pytest.mark.parametrize("indicators", [1, 3, 11, 12, 13, 14, 22, 29, 33])
@pytest.mark.parametrize("decimals", ["1", "0.1", "0.01", "0.001"])
def test_every_total_is_among_the_candidates_of_its_own_percentage(indicators: int, decimals: str) -> None:
    for total in range(0, 100 * indicators + 1, 25):
        exact = Decimal(total) / indicators
        for how in (ROUND_DOWN, ROUND_HALF_UP):
            assert total in candidates(exact.quantize(Decimal(decimals), how), indicators)


def test_scale_keeps_signs_in_labels() -> None:
    item = replace(indikator(1)[0], skala="100=>=75% desa | 50=hanya salah satu: naik, atau di atas | 0=<25%")
    assert scale(item) == ((100, ">=75% desa"), (50, "hanya salah satu: naik, atau di atas"), (0, "<25%"))


def test_a_reported_percentage_is_shown_with_the_points_behind_it() -> None:
    found = tatanan_score(tatanan(11), [percent("90.90")], (), "pusat")
    assert (found.status, found.percent, found.points, found.producible) == ("dilaporkan", Decimal("90.90"), 1000, True)
    assert str(found.percent) == "90.90"


def test_another_stage_and_another_tatanan_take_no_part() -> None:
    rows = [percent("90.90"), percent("50", tahap="mandiri"), percent("60", slug="pariwisata")]
    found = report_scores(report(*rows), instrumen(tatanan(11), tatanan(4, "pariwisata")), ())
    assert [(s.tahap, s.tatanan.slug, *s.percents) for s in found if s.percents] == [
        ("pusat", "pasar", Decimal("90.90")), ("pusat", "pariwisata", Decimal(60)), ("mandiri", "pasar", Decimal(50)),
    ]  # fmt: skip


def test_two_different_percentages_contradict() -> None:
    found = tatanan_score(tatanan(11), [percent("90.90"), percent("88.63", "dua")], (), "pusat")
    assert (found.status, found.percent, found.points) == ("bertentangan", None, None)
    assert found.candidates == (975, 1000)


def test_the_same_percentage_written_twice_is_one() -> None:
    found = tatanan_score(tatanan(11), [percent("90.90"), percent("90.9", "dua")], (), "pusat")
    assert (found.status, found.percents) == ("dilaporkan", (Decimal("90.90"),))


def test_an_impossible_rival_leaves_no_points() -> None:
    """One of two sources gives a percentage the instrument cannot give: the other's points are not thereby proven."""
    found = tatanan_score(tatanan(11), [percent("90.90"), percent("55.55", "dua")], (), "pusat")
    assert (found.status, found.producible, found.points) == ("bertentangan", False, None)


def test_indicator_scores_are_summed_and_cut_not_rounded() -> None:
    rows = [points(f"pasar.{n:02}", 100 if n < 11 else 0) for n in range(1, 12)]
    found = tatanan_score(tatanan(11), rows, indikator(11), "pusat")
    assert (found.status, found.computed, found.points, str(found.percent)) == ("dihitung", 1000, 1000, "90.90")


def test_indicator_scores_tell_which_points_a_rounded_percentage_means() -> None:
    rows = [points(f"pasar.{n:02}", 100 if n <= 26 else 50 if n == 27 else 0) for n in range(1, 30)]
    found = tatanan_score(tatanan(29), [percent("91"), *rows], indikator(29), "pusat")
    assert found.computed == 2650
    assert (found.status, found.points) == ("dilaporkan", 2650)


def test_an_incomplete_tatanan_has_bounds_and_no_percentage() -> None:
    rows = [points("pasar.01", 100), points("pasar.02", 50)]
    found = tatanan_score(tatanan(3), rows, indikator(3), "pusat")
    assert (found.status, found.percent, found.filled, found.total) == ("sebagian", None, 2, 3)
    assert (found.low, found.high) == (150, 250)


def test_an_indicator_that_does_not_apply_stays_open() -> None:
    rows = [points("pasar.01", 100), points("pasar.02", 50), points("pasar.03", None, alasan="tidak berlaku")]
    found = tatanan_score(tatanan(3), rows, indikator(3), "pusat")
    assert (found.status, found.computed, found.low, found.high) == ("sebagian", None, 150, 250)
    left_out = Decimal(150) / 2 * 3  # the share if an assessor leaves it out of both sum and count
    assert found.low is not None and found.high is not None and found.low <= left_out <= found.high


def test_an_indicator_that_does_not_apply_may_count_for_less_than_its_scale_allows() -> None:
    items = tuple(replace(item, skala="100=tinggi | 25=rendah") for item in indikator(2))
    rows = [points("pasar.01", 25), points("pasar.02", None, alasan="tidak berlaku")]
    found = tatanan_score(tatanan(2), rows, items, "pusat")
    assert (found.low, found.high) == (25, 125)


def test_contradicting_scores_of_one_indicator_are_open_between_them() -> None:
    rows = [points("pasar.01", 100), points("pasar.02", 100), points("pasar.03", 50), points("pasar.03", 75, "dua")]
    found = tatanan_score(tatanan(3), rows, indikator(3), "pusat")
    assert (found.status, found.filled, found.computed) == ("sebagian", 2, None)
    assert (found.low, found.high) == (250, 275)


def test_indicators_the_instrument_does_not_know_count_for_nothing() -> None:
    found = tatanan_score(tatanan(3), [points("pasar.09", 100)], indikator(3), "pusat")
    assert (found.status, found.filled) == ("kosong", 0)
    assert tatanan_score(tatanan(3), [points("pasar.01", 100)], (), "pusat").status == "kosong"


def test_an_empty_tatanan_keeps_its_reason() -> None:
    whole = replace(percent("1"), persen=None, alasan="belum diverifikasi")
    assert tatanan_score(tatanan(3), [whole], indikator(3), "pusat").alasan == "belum diverifikasi"
    parts = [points(f"pasar.{n:02}", None, alasan="ditarik") for n in (1, 2, 3)]
    assert tatanan_score(tatanan(3), parts, indikator(3), "pusat").alasan == "ditarik"
    assert tatanan_score(tatanan(3), [], indikator(3), "pusat").alasan is None


def test_quoted_stage_is_the_latest_with_a_figure() -> None:
    empty = replace(percent("1"), persen=None, alasan="belum diverifikasi")
    assert quoted_stage(report(percent("50", tahap="mandiri"), percent("60", tahap="provinsi"), empty)) == "provinsi"
    assert quoted_stage(report(empty)) == "pusat"  # its reasons are to be shown, not "belum ada data"
    assert quoted_stage(report()) == ""
    assert quoted_stage(report(percent("50", tahap="tidak-disebut"))) == "tidak-disebut"


def test_report_scores_cover_every_tatanan_at_every_stage() -> None:
    rule = instrumen(tatanan(3), tatanan(3, "pariwisata"))
    found = report_scores(report(percent("50"), percent("50", tahap="mandiri")), rule, indikator(3))
    assert [(s.tahap, s.tatanan.slug) for s in found] == [
        ("pusat", "pasar"),
        ("pusat", "pariwisata"),
        ("mandiri", "pasar"),
        ("mandiri", "pariwisata"),
    ]
    assert [s.status for s in unknown_scores(rule)] == ["kosong", "kosong"]
