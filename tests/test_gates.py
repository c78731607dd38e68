"""Gates and the award by arithmetic: integers, contradictions, what stays open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.book import make_book
from generator.model import Kelembagaan, Odf, OdfDesa, Place, Row, Syarat
from generator.results import Gate, TatananScore
from generator.score import award, odf_share, tatanan_score
from generator.score.bodies import kelembagaan_gates
from generator.score.gates import tatanan_gate
from generator.score.odf import odf_gate
from tests.made import bodies, dataset, indikator, instrumen, laporan, percent, points, report, score, tatanan

CLAIM = Odf("satu", "tinggi")
FULL = replace(CLAIM, desa_odf=100, desa=100)


def reported(*written: str, count: int = 11) -> TatananScore:
    rows = [percent(text, f"sumber-{n}") for n, text in enumerate(written)]
    return tatanan_score(tatanan(count), rows, indikator(count), "pusat")


# ---- tatanan ---------------------------------------------------------------------------------------------------------


def test_reported_90_90_of_eleven_indicators_is_not_wistara() -> None:
    gate = tatanan_gate(reported("90.90"), 91)
    assert (gate.passed, gate.short, gate.unit) == (False, 25, "poin")
    assert tatanan_gate(reported("90.91"), 91).passed is False
    assert tatanan_gate(reported("93.18"), 91).passed is True


def test_91_of_eleven_indicators_can_only_be_a_rounded_1000() -> None:
    assert tatanan_gate(reported("91"), 91).passed is False


def test_a_percentage_too_rounded_to_tell_stays_open() -> None:
    gate = tatanan_gate(reported("91", count=29), 91)
    assert (gate.passed, gate.why) == (None, "angka sumber terlalu dibulatkan")


def test_an_impossible_percentage_is_compared_as_written() -> None:
    assert tatanan_gate(reported("92"), 91).passed is True
    gate = tatanan_gate(reported("88.00"), 91)
    assert (gate.passed, gate.short, gate.unit) == (False, Decimal(3), "poin persen")


def test_contradicting_sources_answer_only_together() -> None:
    assert tatanan_gate(reported("100", "93.18"), 91).passed is True
    assert (tatanan_gate(reported("100", "80"), 91).passed, tatanan_gate(reported("100", "80"), 91).why) == (
        None,
        "dua angka",
    )


def test_no_distance_is_stated_between_contradicting_sources() -> None:
    """91 (a rounded 1000 points) and 79.54 both fail; the difference of 91 and 91 was once shown as "kurang 0"."""
    gate = tatanan_gate(reported("91", "79.54"), 91)
    assert (gate.passed, gate.short, gate.why) == (False, None, "dua angka, semuanya di bawah ambang")


def test_two_ways_of_writing_the_same_points_still_have_a_distance() -> None:
    gate = tatanan_gate(reported("90.90", "90.91"), 91)
    assert (gate.passed, gate.short, gate.unit) == (False, 25, "poin")


def test_indicator_scores_against_the_reported_percentage_leave_the_gate_open() -> None:
    rows = [percent("100"), *(points(f"pasar.{n:02}", 50) for n in (1, 2, 3))]
    found = tatanan_score(tatanan(3), rows, indikator(3), "pusat")
    assert (tatanan_gate(found, 91).passed, tatanan_gate(found, 91).why) == (None, "dua angka")
    assert tatanan_gate(found, 50).passed is True


@pytest.mark.parametrize(("low", "high", "passed"), [(300, 300, True), (200, 272, False), (200, 300, None)])
def test_bounds_decide_where_they_can(low: int, high: int, passed: bool | None) -> None:
    partly = TatananScore(tatanan(3), "pusat", "sebagian", filled=2, total=3, low=low, high=high)
    gate = tatanan_gate(partly, 91)
    assert (gate.passed, gate.short, gate.why) == (passed, None, "2 dari 3 indikator terisi")


def test_a_missing_tatanan_neither_passes_nor_fails() -> None:
    empty = TatananScore(tatanan(), "pusat", "kosong", total=11, alasan="tidak berlaku")
    assert (tatanan_gate(empty, 71).passed, tatanan_gate(empty, 71).why) == (None, "tidak berlaku")


# ---- ODF -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "share"),
    [
        (replace(CLAIM, desa_odf=58, desa=59), (58, 59)),
        (replace(CLAIM, desa_belum=1, desa=59), (58, 59)),
        (replace(CLAIM, desa_odf=58, desa_belum=1), (58, 59)),
        (replace(CLAIM, desa_odf=58), None),
        (replace(CLAIM, desa=59), None),
        (replace(CLAIM, persen=Decimal(100)), None),
    ],
)
def test_odf_share(claim: Odf, share: tuple[int, int] | None) -> None:
    assert odf_share(claim) == share


@pytest.mark.parametrize(
    ("claim", "minimum", "passed"),
    [
        (replace(CLAIM, desa_odf=899, desa=1000), 90, False),
        (replace(CLAIM, desa_odf=900, desa=1000), 90, True),
        (replace(CLAIM, desa_odf=58, desa=59, persen=Decimal(100)), 100, False),  # counted villages before a percentage
        (replace(CLAIM, persen=Decimal("89.99")), 90, False),
        (replace(CLAIM, desa_belum=0), 100, True),
        (replace(CLAIM, desa_belum=3), 100, False),
        (replace(CLAIM, desa_belum=3), 80, None),
        (replace(CLAIM, desa_odf=58), 80, None),
        (replace(CLAIM, status="dinyatakan ODF"), 80, None),
        (replace(CLAIM, desa_odf=0, desa=0), 80, None),
    ],
)
def test_one_odf_claim(claim: Odf, minimum: int, passed: bool | None) -> None:
    assert odf_gate((claim,), minimum).passed is passed


def test_odf_without_a_figure_says_why() -> None:
    assert odf_gate((), 80).why == "belum ada data"
    assert odf_gate((replace(CLAIM, status="belum ODF"),), 80).why == "hanya keterangan tanpa angka"
    assert odf_gate((replace(CLAIM, desa_odf=58),), 80).why == "jumlah seluruh desa tidak disebut"


def test_contradicting_odf_claims() -> None:
    early = replace(CLAIM, tanggal="2024-01", desa_odf=85, desa=100)
    late = replace(CLAIM, tanggal="2024-12", desa_odf=95, desa=100)
    assert (odf_gate((early, late), 90).passed, odf_gate((early, late), 90).why) == (None, "angka bertentangan")
    assert odf_gate((early, late), 80).passed is True
    gate = odf_gate((late, early), 100)
    assert (gate.passed, gate.short, gate.have) == (False, 5, "95 dari 100")  # what is short: by the newest claim


def test_odf_distance_is_not_stated_between_claims_of_one_date() -> None:
    gate = odf_gate((replace(CLAIM, desa_odf=85, desa=100), replace(CLAIM, desa_odf=70, desa=100)), 90)
    assert (gate.passed, gate.short, gate.why) == (False, None, "angka berbeda, semuanya di bawah ambang")


def test_odf_distance_by_percent_and_by_villages_still_open() -> None:
    assert odf_gate((replace(CLAIM, persen=Decimal(68)),), 80).short == 12
    gate = odf_gate((replace(CLAIM, desa_belum=3),), 100)
    assert (gate.short, gate.unit) == (3, "desa/kelurahan")


def village(name: str, odf: str) -> Row[OdfDesa]:
    return Row(OdfDesa("Kecamatan", name, odf, "satu"), Place("odf.csv", 2))


@pytest.mark.parametrize(
    ("states", "passed"),
    [
        (("ya", "ya"), (True, True)),
        (("ya", "tidak"), (False, False)),
        (("tidak",), (False, False)),  # an incomplete list proves that no more than the rest can be ODF
        (("ya",), (None, None)),
        (("ya", "tidak diketahui"), (None, None)),
    ],
)
def test_the_list_of_villages_counts(states: tuple[str, ...], passed: tuple[bool | None, bool | None]) -> None:
    listed = tuple(village(f"Desa {n}", state) for n, state in enumerate(states))
    book = make_book(dataset(replace(report(), odf_desa=listed), villages=2))
    levels = {level.syarat.predikat: level for level in book.awards[2025, "62.01"].levels}
    odf = [next(g for g in levels[slug].gates if g.key == "odf").passed for slug in ("padapa", "wistara")]
    assert tuple(odf) == passed


def of_list(states: dict[str, int], *claims: Odf) -> dict[str, Gate]:
    """The ODF gate of each level by a complete list with so many villages of each state, beside these claims."""
    names = [state for state, many in states.items() for _ in range(many)]
    listed = tuple(village(f"Desa {n}", state) for n, state in enumerate(names))
    made = make_book(dataset(replace(report(odf=claims), odf_desa=listed), villages=len(names)))
    levels = made.awards[2025, "62.01"].levels
    return {level.syarat.predikat: next(g for g in level.gates if g.key == "odf") for level in levels}


def test_villages_a_complete_list_does_not_know_count_against_it_and_for_it() -> None:
    """92 of 100 are ODF and 2 unknown: 90 percent is sure, 100 percent is excluded by the 6 that are open."""
    gate = of_list({"ya": 92, "tidak": 6, "tidak diketahui": 2})
    assert [gate[slug].passed for slug in ("padapa", "wiwerda", "wistara")] == [True, True, False]


def test_a_complete_list_never_opens_a_gate_that_a_claim_passes_within_its_bounds() -> None:
    gate = of_list({"ya": 89, "tidak": 8, "tidak diketahui": 3}, replace(CLAIM, desa_odf=92, desa=100))
    assert gate["wiwerda"].passed is True  # by the list alone 89 to 92 percent
    assert (gate["wistara"].passed, gate["wistara"].short) == (False, 8)


def test_a_list_of_a_few_open_villages_does_not_contradict_a_count_it_agrees_with() -> None:
    listed = (village("Desa", "tidak"),)
    told = replace(report(odf=(replace(CLAIM, desa_odf=92, desa=100),)), odf_desa=listed)
    made = make_book(dataset(told, villages=100))
    levels = {level.syarat.predikat: level.gates[0] for level in made.awards[2025, "62.01"].levels}
    assert (levels["wiwerda"].passed, levels["wistara"].passed, levels["wistara"].short) == (True, False, 8)


def test_a_complete_list_whose_bounds_hold_the_threshold_says_so() -> None:
    gate = of_list({"ya": 89, "tidak": 8, "tidak diketahui": 3})["wiwerda"]
    assert (gate.passed, gate.why) == (None, "keadaan 3 desa/kelurahan tidak diketahui")


# ---- institutions ----------------------------------------------------------------------------------------------------


def body(*entries: Kelembagaan, minimum: int = 50) -> dict[str, Gate]:
    level = Syarat("padapa", 80, 71, None, minimum, True)
    return {gate.key: gate for gate in kelembagaan_gates(entries, instrumen(), level)}


def test_institutions_by_existence_and_by_share() -> None:
    gates = body(*bodies(50))
    assert {key: gate.passed for key, gate in gates.items()} == dict.fromkeys(gates, True) and len(gates) == 4
    assert body(*bodies(Decimal("49.9")))["pokja-desa"].passed is False


def test_an_institution_that_exists_somewhere_does_not_say_how_many() -> None:
    gates = body(Kelembagaan("pokja-desa", "satu", "tinggi", unsur="sk", nilai="ada"))
    assert (gates["pokja-desa"].passed, gates["pokja-desa"].why) == (None, "bagian yang ada tidak disebut")
    assert body(Kelembagaan("pokja-desa", "satu", "tinggi", nilai="tidak ada"))["pokja-desa"].passed is False


def test_only_the_body_itself_or_its_decree_proves_it() -> None:
    budget = Kelembagaan("pokja-desa", "satu", "tinggi", unsur="anggaran", ada=90, dari=100)
    assert body(budget)["pokja-desa"].passed is None
    assert body(Kelembagaan("forum", "satu", "tinggi", unsur="anggaran", nilai="Rp150.000.000"))["forum"].passed is None


@pytest.mark.parametrize(
    ("nilai", "skor", "passed"),
    [("ada", None, True), ("Tidak ada", None, False), ("belum ada", None, False), ("", 0, False), ("", 100, True),
     ("", None, None)],
)  # fmt: skip
def test_existence(nilai: str, skor: int | None, passed: bool | None) -> None:
    entry = Kelembagaan("tim-pembina", "satu", "tinggi", unsur="sk", nilai=nilai, skor=skor)
    assert body(entry)["tim-pembina"].passed is passed


def test_contradicting_sources_about_an_institution() -> None:
    entry = Kelembagaan("forum", "satu", "tinggi", nilai="ada")
    gate = body(entry, replace(entry, sumber="dua", nilai="tidak ada"))["forum"]
    assert (gate.passed, gate.why) == (None, "sumber bertentangan")


def test_a_level_that_asks_for_institutions_unknown_to_the_instrument_stays_open() -> None:
    rule = replace(instrumen(), kelembagaan=None)
    found = award(rule, (score(1100),), laporan(odf=(FULL,)), frozenset())
    assert (found.reached, found.levels[0].gates[1].passed) == (None, None)


def test_institutions_of_another_stage_take_no_part() -> None:
    mixed = tuple(replace(entry, tahap="mandiri") for entry in bodies())
    found = award(instrumen(), (score(1100),), laporan(odf=(FULL,), kelembagaan=mixed), frozenset())
    assert found.reached is None
    same = tuple(replace(entry, tahap="pusat") for entry in bodies())
    assert award(instrumen(), (score(1100),), laporan(odf=(FULL,), kelembagaan=same), frozenset()).reached == "wistara"


# ---- award -----------------------------------------------------------------------------------------------------------


def verdict(*scores: TatananScore, odf: Odf = FULL, won: frozenset[int] = frozenset()) -> str | None:
    return award(instrumen(), scores, laporan(odf=(odf,), kelembagaan=bodies()), won).reached


def test_the_lowest_tatanan_decides() -> None:
    assert verdict(score(1100), score(1025)) == "wistara"
    assert verdict(score(1100), score(1000)) == "wiwerda"
    assert verdict(score(1100), score(800)) == "padapa"
    assert verdict(score(1100), score(775)) == "belum"


def test_every_tatanan_high_but_99_percent_odf_is_wiwerda() -> None:
    assert verdict(score(1100), odf=replace(CLAIM, persen=Decimal(99))) == "wiwerda"


def test_wistara_paripurna_is_never_reached_by_arithmetic() -> None:
    found = award(instrumen(), (score(1100),), laporan(odf=(FULL,), kelembagaan=bodies()), frozenset({2023}))
    assert (found.reached, found.best_possible) == ("wistara", "wistara-paripurna")
    assert found.target is not None and found.target.syarat.predikat == "wistara-paripurna"


def test_a_missing_tatanan_leaves_the_award_open_and_a_failed_one_closes_it() -> None:
    missing = TatananScore(tatanan(11, "pariwisata"), "pusat", "kosong", total=11)
    assert verdict(score(1100), missing) is None
    assert verdict(score(700), missing) == "belum"
    found = award(instrumen(), (score(1000), missing), laporan(odf=(FULL,), kelembagaan=bodies()), frozenset())
    assert (found.reached, found.best_possible) == (None, "wiwerda")
    assert found.target is not None and found.target.syarat.predikat == "wistara"


def test_extra_conditions_of_the_lowest_level_leave_the_award_open() -> None:
    rule = instrumen()
    rule = replace(rule, syarat=(replace(rule.syarat[0], syarat_lain=("syarat lain",)),))
    assert award(rule, (score(1100),), laporan(odf=(FULL,), kelembagaan=bodies()), frozenset()).reached is None


def test_a_level_without_a_tatanan_threshold_is_never_reached_on_odf_alone() -> None:
    rule = replace(instrumen(), kelembagaan=None, syarat=(Syarat("padapa", 60, None, None, None, False),))
    found = award(rule, (score(1100),), laporan(odf=(FULL,)), frozenset())
    assert (found.reached, found.levels[0].gates[-1].why) == (None, "ambang tiap tatanan tidak diketahui")


def test_an_instrument_without_levels_gives_no_verdict() -> None:
    found = award(replace(instrumen(), syarat=()), (score(1100),), laporan(), frozenset())
    assert (found.reached, found.best_possible, found.target) == (None, None, None)
