"""The instruments in data/: what the law and the spreadsheets say, and what follows from it by arithmetic."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.book import Book, make_book
from generator.figures import figures
from generator.load import load
from generator.results import Figure
from generator.score import scale

ROOT = Path(__file__).resolve().parent.parent
# Minimum points of the juknis 2025 (table 3), and the floor the steps of 25 allow for Wistara.
MINIMUM = {
    "sehat-mandiri": (2900, 2059, 2349, 2639, 2650),
    "permukiman-fasum": (2200, 1562, 1782, 2002, 2025),
    "satuan-pendidikan": (1100, 781, 891, 1001, 1025),
    "pasar": (1300, 923, 1053, 1183, 1200),
    "perkantoran-perindustrian": (1100, 781, 891, 1001, 1025),
    "pariwisata": (1200, 852, 972, 1092, 1100),
    "transportasi-lalin": (1100, 781, 891, 1001, 1025),
    "perlindungan-sosial": (1300, 923, 1053, 1183, 1200),
    "penanggulangan-bencana": (1400, 994, 1134, 1274, 1275),
}


@pytest.fixture(scope="module")
def book() -> Book:
    data, problems = load(ROOT / "data")
    assert not problems
    return make_book(data)


@pytest.fixture(scope="module")
def known(book: Book) -> dict[str, Figure]:
    return figures(book)


@pytest.mark.parametrize(("version", "total"), [("2024", 147), ("2025", 136), ("2023", 150), ("2022", 343)])
def test_indicator_totals(book: Book, version: str, total: int) -> None:
    assert book.data.instrumen[version].jumlah_indikator == total
    if book.data.instrumen[version].daftar_indikator == "lengkap":
        assert len(book.indikator(version)) == total


@pytest.mark.parametrize("version", ["2024", "2025"])
def test_every_tatanan_has_the_indicators_it_says(book: Book, version: str) -> None:
    listed = Counter(item.tatanan for item in book.indikator(version))
    assert listed == {t.slug: t.jumlah_indikator for t in book.data.instrumen[version].tatanan}
    for slug, count in listed.items():
        assert [i.nomor for i in book.indikator(version) if i.tatanan == slug] == list(range(1, count + 1))


def test_tatanan_sizes_and_names_change_between_versions(book: Book) -> None:
    sizes = {
        version: {t.slug: t.jumlah_indikator for t in item.tatanan} for version, item in book.data.instrumen.items()
    }
    assert sizes["2025"] == {slug: top // 100 for slug, (top, *_) in MINIMUM.items()}
    assert sum(top for top, *_ in MINIMUM.values()) == 13600
    assert sizes["2024"]["sehat-mandiri"] == 33


def test_scale_patterns_of_2025(book: Book) -> None:
    patterns = Counter("/".join(str(score) for score, _ in scale(item)) for item in book.indikator("2025"))
    assert patterns == {"100/50/0": 101, "100/75/50/0": 24, "100/75/50/25/0": 8, "100/50/25/0": 3}


def test_every_scale_reaches_full_marks_in_steps_of_25(book: Book) -> None:
    for version in ("2024", "2025"):
        for item in book.indikator(version):
            scores = [score for score, _ in scale(item)]
            assert max(scores) == 100 and (min(scores) == 0 or version == "2024"), item.kode
            assert all(score % 25 == 0 for score in scores) and len(set(scores)) == len(scores), item.kode


def test_only_sixteen_pairs_may_be_compared(book: Book) -> None:
    pairs = [row.item for row in book.data.padanan]
    assert sum(pair.sebanding == "ya" for pair in pairs) == 16
    assert all(pair.skala_sama == "ya" and pair.dari and pair.ke for pair in pairs if pair.sebanding == "ya")
    codes = {version: {i.kode for i in book.indikator(version)} for version in ("2024", "2025")}
    assert {pair.dari for pair in pairs if pair.dari} == codes["2024"]
    assert {pair.ke for pair in pairs if pair.ke} == codes["2025"]


@pytest.mark.parametrize("slug", MINIMUM)
def test_minimum_points_of_the_juknis(book: Book, known: dict[str, Figure], slug: str) -> None:
    top, *floors, allowed = MINIMUM[slug]
    levels = {s.predikat: s for s in book.data.instrumen["2025"].syarat}
    for level, floor in zip(("padapa", "wiwerda", "wistara"), floors, strict=True):
        assert (levels[level].tatanan_min or 0) * top // 100 == floor
        figure = known[f"instrumen.2025.{level}.{slug}.poin-min"]
        assert isinstance(figure.nilai, int) and figure.nilai % 25 == 0
        assert floor <= figure.nilai < floor + 25
    assert known[f"instrumen.2025.wistara.{slug}.poin-min"].nilai == allowed


def test_gates_of_2025(book: Book) -> None:
    gates = [(s.predikat, s.odf_min, s.tatanan_min, s.kelembagaan_min) for s in book.data.instrumen["2025"].syarat]
    assert gates == [
        ("padapa", 80, 71, 50),
        ("wiwerda", 90, 81, 70),
        ("wistara", 100, 91, 80),
        ("wistara-paripurna", 100, 91, 80),
    ]
    last = book.data.instrumen["2025"].syarat[-1]
    assert last.wistara_pada == (2023, 2025) and last.syarat_lain  # so that arithmetic never reaches it
    assert all(s.tim_pembina for s in book.data.instrumen["2025"].syarat)


def test_old_rules_are_not_given_thresholds_of_new_ones(book: Book) -> None:
    old = [s for version in ("2017", "2019", "2021") for s in book.data.instrumen[version].syarat]
    assert old and all(s.tatanan_min is None and s.kelembagaan_min is None for s in old)


def test_the_number_seven_means_another_tatanan(book: Book) -> None:
    seventh = {v: next((t.slug for t in item.tatanan if t.nomor == 7), None) for v, item in book.data.instrumen.items()}
    assert seventh["2025"] == seventh["2024"] == "transportasi-lalin"
    assert seventh["2023"] == "perkantoran-perindustrian"
