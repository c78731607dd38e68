"""The first paragraph and the verdict of a card, on small made-up countries: no sentence says more than the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.book import make_book
from generator.figures import figures
from generator.model import Kelembagaan, Odf, Penghargaan, Report
from generator.pages import gates, lede
from generator.pages.paper import make_press
from tests.made import bodies, claim, dataset, percent, points, report

KEY = (2025, "62.01")
ALL_ODF = (Odf("satu", "tinggi", persen=100),)


def told(*reports: Report, claims: tuple[Penghargaan, ...] = ()) -> tuple[str, str]:
    """(first paragraph, official against arithmetic) of the district's card, as plain text."""
    book = make_book(dataset(*reports, claims=claims))
    press = make_press(book, figures(book))
    verdict = gates.official_against_arithmetic(press, KEY, book.claims_in(KEY[1], KEY[0]))
    opening = lede.card(press, KEY)
    return lede.plain(opening.first + " " + opening.more), str(verdict.striptags() if verdict else "")


def full(*rows: object, **more: object) -> Report:
    return report(*rows, **{"odf": ALL_ODF, "kelembagaan": bodies(100), **more})  # type: ignore[arg-type]


def test_paripurna_is_above_the_wistara_that_can_be_computed() -> None:
    _, verdict = told(full(percent("100")), claims=(claim("wistara-paripurna"),))
    assert "lebih tinggi" in verdict and "lebih rendah" not in verdict


def test_an_award_that_the_figures_deny_is_said_even_without_a_tatanan() -> None:
    _, verdict = told(report(odf=(Odf("satu", "tinggi", desa_odf=50, desa=100),)), claims=(claim("wistara"),))
    assert "lebih tinggi" in verdict and "ODF" in verdict


def test_words_that_neither_prove_nor_deny_a_body_leave_the_verdict_open() -> None:
    team, *others = bodies(100)
    unclear = replace(team, nilai="belum dibentuk resmi")
    assert isinstance(unclear, Kelembagaan)
    text, _ = told(full(percent("100"), kelembagaan=(unclear, *others)))
    assert "belum dapat ditentukan" in text and "Menurut hitungan dari" not in text
    assert "yang belum pasti: tim-pembina" in text


def test_scores_of_some_indicators_bound_a_reported_percentage() -> None:
    """100 percent cannot be true where one of three indicators has 0."""
    text, _ = told(full(percent("100"), points("pasar.01", 0)))
    assert "syarat Wistara terpenuhi" not in text


def test_two_figures_are_both_named() -> None:
    text, _ = told(full(percent("50"), percent("58.33", sumber="dua")))
    assert "50% dan 58,33%" in text


def test_all_that_is_recorded_never_includes_a_disputed_tatanan() -> None:
    text, _ = told(full(percent("83.33"), percent("100", sumber="dua")))
    assert "Semuanya bernilai sama" not in text and "Yang tercatat" not in text
    assert "Sumber berbeda tentang pasar" in text and "pasti: ." not in text


def test_a_partly_filled_tatanan_is_said_to_be_partly_filled() -> None:
    text, _ = told(full(points("pasar.01", 100), points("pasar.02", 100)))
    assert "Terisi sebagian: pasar (2 dari 3 indikator)" in text
    assert "tatanan belum tercatat" not in text


def test_a_number_of_open_villages_without_a_total_contradicts_a_full_share() -> None:
    """50 villages ODF by one source and 100 percent by another: nobody here knows of how many."""
    odf = (*ALL_ODF, Odf("dua", "tinggi", desa_odf=50))
    text, _ = told(full(percent("100"), odf=odf))
    assert "belum dapat ditentukan" in text and "sumber berbeda" in text


def test_no_box_about_rounding_where_the_gate_is_passed() -> None:
    book = make_book(dataset(full(percent("91.6"))))
    press = make_press(book, figures(book))
    assert gates.near_misses(press, KEY) == []


def test_two_claims_of_one_source_on_one_day_are_both_told() -> None:
    """One article may quote two offices; the second must not vanish behind the first."""
    odf = (Odf("satu", "tinggi", desa_belum=12), Odf("satu", "tinggi", persen=100))
    text, _ = told(report(odf=odf))
    assert "12 desa/kelurahan belum ODF" in text and "100%" in text


def odf_text(*claims: Odf, **more: object) -> str:
    """What the card says of ODF and after."""
    return told(report(odf=claims, **more))[0].partition("belum tercatat.")[2]  # type: ignore[arg-type]


def test_the_same_number_rounded_or_cut_off_is_one_number() -> None:
    for said in ("84.7", "84", "85", "84.73"):
        text = odf_text(Odf("satu", "tinggi", desa_odf=211, desa=249), Odf("dua", "tinggi", persen=Decimal(said)))
        assert f"211 dari 249 ({said.replace('.', ',')}%;" in text and "berbeda" not in text


def test_words_beside_a_hundred_percent_are_no_second_number() -> None:
    text = odf_text(Odf("satu", "tinggi", status="dinyatakan ODF"), Odf("satu", "tinggi", persen=Decimal(100)))
    assert "(ODF): 100%" in text and "sumber" not in text


def test_numbers_of_different_months_are_told_in_the_order_of_time() -> None:
    early = Odf("satu", "tinggi", tanggal="2025-05-23", desa_odf=15, desa=169)
    late = Odf("dua", "tinggi", tanggal="2025-08-21", desa_odf=18, desa=169, persen=Decimal("10.65"))
    text = odf_text(late, early)
    assert "Tercatat 15 dari 169 (23 Mei 2025), lalu 18 dari 169 (10,65%; 21 Agustus 2025)." in text
    assert "berbeda" not in text


def test_two_publishers_within_a_month_contradict_each_other() -> None:
    """12 villages still open and 100 percent, three days apart: no development, a contradiction."""
    first = Odf("satu", "tinggi", tanggal="2024-11-18", desa_belum=12)
    text = odf_text(first, Odf("dua", "tinggi", tanggal="2024-11-21", persen=Decimal(100)))
    assert "sumber berbeda. Menurut satu sumber: 12" in text and "Menurut satu sumber lain: 100%" in text


def test_a_source_that_says_two_numbers_is_not_two_sources() -> None:
    same = {"keyakinan": "tinggi", "tanggal": "2025-12-05"}
    claims = [Odf("satu", persen=Decimal(79), **same), Odf("dua", persen=Decimal(79), **same)]  # type: ignore[arg-type]
    text = odf_text(*claims, Odf("dua", persen=Decimal(80), **same))  # type: ignore[arg-type]
    assert "angkanya berbeda-beda. Menurut dua sumber: 79%" in text and "Menurut satu sumber: 80%" in text


def test_an_open_verdict_says_why() -> None:
    odf = (*ALL_ODF, Odf("dua", "tinggi", desa_odf=50, desa=100))
    text, _ = told(full(percent("100"), odf=odf))
    assert "belum dapat ditentukan, karena desa/kelurahan ODF belum pasti (angka bertentangan)." in text
    text, _ = told(full(percent("100"), odf=odf, kelembagaan=()))
    assert "belum dapat ditentukan, antara lain karena desa/kelurahan ODF" in text


def test_a_district_is_named_in_full_where_it_is_first_named() -> None:
    """A city may bear the same name as the regency around it."""
    text, _ = told(full(percent("100")), claims=(claim("wistara"),))
    assert text.startswith("Kabupaten 62.01 menerima") and "dinilai) 62.01 tercatat" in text
    assert "Nilai satu tatanan (bidang yang dinilai) Kabupaten 62.01 tercatat" in told(full(percent("100")))[0]


def test_a_change_that_did_not_happen_is_not_counted() -> None:
    rows = [points(f"pasar.0{n}", 75) for n in (1, 2, 3)]
    text, _ = told(full(points("pasar.01", 50), *rows[1:], edisi=2024), full(*rows))
    assert "menurut hitungan: satu naik dan dua tetap." in text


def test_a_failed_tatanan_without_an_amount_is_said_to_be_below() -> None:
    text, _ = told(full(percent("50"), percent("58.33", sumber="dua")))
    assert "masih kurang: nilai pasar (di bawah ambang)" in text


def test_a_source_at_odds_with_itself_still_agrees_with_one_that_repeats_its_percentage() -> None:
    odd = Odf("satu", "tinggi", desa_odf=99, desa=184, persen=Decimal(52))
    text = odf_text(odd, Odf("dua", "tinggi", persen=Decimal(52)))
    assert "(ODF): 99 dari 184, ditulis sumber 52% (" in text and "berbeda" not in text
