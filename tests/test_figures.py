"""Every figure once: ids that stay, values with units, sources and reasons, rivals kept apart."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator import words
from generator.book import Book, make_book
from generator.figures import figures
from generator.figures.claims import number
from generator.load import load
from generator.model import Kelembagaan, Odf, OdfDesa, Place, Row
from generator.results import Figure
from tests.made import claim, dataset, percent, points, report

ROOT = Path(__file__).resolve().parent.parent


def made(*rows: object, **more: object) -> dict[str, Figure]:
    return figures(make_book(dataset(report(*rows, **more))))  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=["data", "tests/contoh"])
def book(request: pytest.FixtureRequest) -> Book:
    return make_book(load(ROOT / request.param)[0])


@pytest.fixture(scope="module")
def known(book: Book) -> dict[str, Figure]:
    return figures(book)


def test_ids_are_addresses(known: dict[str, Figure]) -> None:
    for name, figure in known.items():
        assert name == figure.id
        assert re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", name), name


def test_making_them_again_gives_the_same(book: Book, known: dict[str, Figure]) -> None:
    assert list(figures(book).items()) == list(known.items())


def test_no_number_without_a_source_or_a_formula(known: dict[str, Figure]) -> None:
    for figure in known.values():
        assert figure.sumber or figure.cara, figure.id
        assert figure.nilai is not None or figure.alasan, figure.id
        assert figure.nilai is None or not figure.alasan, figure.id
        assert figure.keyakinan or figure.cara, figure.id


def test_every_recorded_value_is_a_figure(book: Book, known: dict[str, Figure]) -> None:
    shown = {(f.edisi, f.kode, f.indikator or f.tatanan, f.tahap, f.butir, f.nilai) for f in known.values()}
    shown |= {(f.edisi, f.kode, f.indikator, f.tahap, "capaian", f.capaian) for f in known.values()}
    shown |= {
        (f.edisi, f.kode, f.indikator, f.tahap, "bukti", word) for f in known.values() for word in f.bukti.split("; ")
    }
    for (year, kode), found in book.reports.items():
        for row in found.nilai:
            item, place = row.item, (str(year), kode)
            for what, value in (("nilai tatanan", item.persen), ("nilai indikator", item.skor),
                                ("capaian", item.capaian), ("bukti", item.bukti)):  # fmt: skip
                if value is not None:
                    assert (*place, item.indikator or item.tatanan, item.tahap, what, value) in shown
        facts = {(f.butir, f.sumber) for f in known.values() if f.edisi == str(year) and f.kode == kode}
        for fact in found.laporan.fakta:
            assert (fact.butir, (found.laporan.sumber[fact.sumber],)) in facts


def test_award_ids_agree_with_how_pages_look_them_up(book: Book, known: dict[str, Figure]) -> None:
    for kode, group in book.claims.items():
        seen: dict[str, int] = {}
        for item in group:
            kind = "penghargaan" if item.cakupan == "nasional" else f"penghargaan-{item.cakupan}"
            base = f"{kind}.{item.tahun or 'tanpa-tahun'}.{kode}"
            seen[base] = seen.get(base, 0) + 1
            figure = known[base if seen[base] == 1 else f"{base}.{seen[base]}"]
            assert figure.nilai == words.PREDIKAT[item.predikat]
            assert figure.tahun == str(item.tahun or "")


def test_rivals_are_numbered_in_the_order_of_the_file() -> None:
    known = made(percent("90.90"), percent("88.63", "dua"))
    assert known["2025.62.01.pasar.pusat"].nilai == Decimal("90.90")
    assert known["2025.62.01.pasar.pusat.2"].nilai == Decimal("88.63")
    assert known["2025.62.01.hitungan.tatanan-tercatat"].nilai == 1
    assert "2025.62.01.hitungan.pasar.pusat.poin" not in known
    assert "2025.nasional.pasar.pusat.median" not in known


def test_sources_that_agree_share_one_figure() -> None:
    known = made(percent("90.90"), replace(percent("90.9", "dua"), keyakinan="rendah", catatan="catatan"))
    figure = known["2025.62.01.pasar.pusat"]
    assert [s.penerbit for s in figure.sumber] == ["Penerbit Satu", "Penerbit Dua"]
    assert (str(figure.nilai), figure.tanggal, figure.keyakinan, figure.catatan) == (
        "90.90",
        "2025-03-04",
        "tinggi",
        "catatan",
    )
    assert "2025.62.01.pasar.pusat.2" not in known


def test_an_indicator_has_its_score_raw_value_unit_and_evidence() -> None:
    known = made(points("pasar.01", 100, capaian=Decimal("96.5"), bukti="ada", tertulis="96,5"))
    base = "2025.62.01.pasar.01.pusat"
    assert (known[base].nilai, known[base].satuan) == (100, "poin")
    assert (known[base].capaian, known[base].satuan_capaian, known[base].bukti) == (Decimal("96.5"), "%", "ada")
    assert f"{base}.capaian" not in known


def test_a_raw_value_without_a_score_says_that_the_score_is_missing() -> None:
    known = made(points("pasar.01", None, capaian=Decimal("96.5")))
    figure = known["2025.62.01.pasar.01.pusat"]
    assert (figure.nilai, figure.alasan) == (None, "tidak dilaporkan")
    assert (figure.capaian, figure.satuan_capaian) == (Decimal("96.5"), "%")


def test_sources_that_differ_only_about_the_evidence_share_the_score() -> None:
    rows = points("pasar.01", 100, bukti="ada"), replace(points("pasar.01", 100, bukti="tidak ada"), sumber="dua")
    assert made(*rows)["2025.62.01.pasar.01.pusat"].bukti == "ada; tidak ada"


def test_evidence_marked_as_public_comes_along_each_address_once() -> None:
    one, two = "https://contoh.example/satu", "https://contoh.example/dua"
    first = points("pasar.01", 100, bukti="ada", tautan_publik=one)
    rows = (first, replace(first, sumber="dua"), replace(first, sumber="dua", tautan_publik=two))
    assert made(*rows)["2025.62.01.pasar.01.pusat"].tautan_publik == f"{one}; {two}"
    assert made(replace(percent("90"), tautan_publik=one))["2025.62.01.pasar.pusat"].tautan_publik == ""


def test_a_missing_tatanan_keeps_its_reason() -> None:
    figure = made(replace(percent("1"), persen=None, alasan="tidak berlaku"))["2025.62.01.pasar.pusat"]
    assert (figure.nilai, figure.alasan) == (None, "tidak berlaku")


def test_an_incomplete_tatanan_has_bounds() -> None:
    known = made(points("pasar.01", 100))
    base = "2025.62.01.hitungan.pasar.pusat"
    assert [known[f"{base}.{part}"].nilai for part in ("terisi", "batas-bawah", "batas-atas")] == [1, 100, 300]
    assert f"{base}.persen" not in known


def test_a_computed_percentage_says_that_it_is_cut() -> None:
    known = made(points("pasar.01", 100), points("pasar.02", 100), points("pasar.03", 75))
    figure = known["2025.62.01.hitungan.pasar.pusat.persen"]
    assert (str(figure.nilai), known["2025.62.01.hitungan.pasar.pusat.poin"].nilai) == ("91.66", 275)
    assert "dipotong" in figure.cara


def test_points_of_the_indicators_stand_beside_a_percentage_that_says_something_else() -> None:
    known = made(percent("100"), *(points(f"pasar.{n:02}", 50) for n in (1, 2, 3)))
    base = "2025.62.01.hitungan.pasar.pusat"
    assert (known[f"{base}.poin"].nilai, known[f"{base}.poin-indikator"].nilai) == (300, 150)


def test_what_is_short_names_its_tatanan() -> None:
    known = made(percent("83.33"), odf=(Odf("satu", "tinggi", desa_odf=1, desa=1),))
    figure = known["2025.62.01.hitungan.kurang.wistara.pasar"]
    assert (figure.nilai, figure.satuan, figure.tatanan, figure.tahap) == (25, "poin", "pasar", "pusat")


def test_odf_institutions_and_villages() -> None:
    claim_ = Odf("satu", "tinggi", "2024-12", desa_odf=58, desa=59, persen=Decimal("98.30"), tertulis="58 dari 59")
    body = Kelembagaan("forum", "dua", "sedang", unsur="sk", nilai="ada", skor=100)
    listed = tuple(
        Row(OdfDesa("Kec", f"Desa {n}", s, "satu"), Place("odf.csv", n)) for n, s in enumerate(("ya", "tidak"))
    )
    folder = replace(report(odf=(claim_,), kelembagaan=(body,)), odf_desa=listed)
    known = figures(make_book(dataset(folder)))
    base = "2025.62.01.odf.satu"
    assert [known[f"{base}.{part}"].nilai for part in ("desa", "dari", "persen")] == [58, 59, Decimal("98.30")]
    assert {known[f"{base}.{part}"].tanggal for part in ("desa", "dari", "persen")} == {"2024-12"}
    assert [known[f"{base}.daftar-{status}"].nilai for status in ("ya", "tidak")] == [1, 1]
    assert known["2025.62.01.kelembagaan.forum.sk.dua"].nilai == "ada"
    assert known["2025.62.01.kelembagaan.forum.sk.dua.skor"].nilai == 100


@pytest.mark.parametrize(
    ("text", "value"),
    [("100", Decimal(100)), ("-5", Decimal(-5)), ("4.5", Decimal("4.5")), ("0", Decimal(0)), ("007", "007"),
     ("1.2.3", "1.2.3"), ("5.", "5."), (".5", ".5"), ("٣", "٣"), ("Mei 2023", "Mei 2023"), ("1e3", "1e3")],
)  # fmt: skip
def test_numbers_among_facts(text: str, value: Decimal | str) -> None:
    assert number(text) == value and type(number(text)) is type(value)


def test_disputed_awards_are_counted_apart() -> None:
    claims = (
        claim("wistara"),
        claim("padapa", penerbit="Lain"),
        claim("wiwerda", kode="62.02"),
        claim("wistara", tahun=2023),
    )
    known = figures(make_book(dataset(claims=claims)))
    counts = {part: known[f"2025.nasional.penerima.{part}"].nilai for part in ("wistara", "wiwerda", "padapa")}
    assert counts == {"wistara": 0, "wiwerda": 1, "padapa": 0}
    assert known["2025.nasional.penerima.bertentangan"].nilai == 1
    assert known["2025.nasional.penerima.semua"].nilai == 2
    assert known["2025.nasional.tercatat"].nilai == 2


def test_a_district_is_placed_among_the_others() -> None:
    found = figures(make_book(dataset(report(percent("100")), report(percent("83.33"), kode="62.02"))))
    assert found["2025.62.01.hitungan.pasar.pusat.di-bawah"].nilai == 1
    assert found["2025.62.01.hitungan.pasar.pusat.lain"].nilai == 1
    assert found["2025.nasional.pasar.pusat.median"].nilai == Decimal("91.665")
    assert found["2025.62.pasar.pusat.n"].nilai == 2
