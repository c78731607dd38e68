"""Numbers, dates and sentence parts in Indonesian."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import get_args

import pytest

from generator import words
from generator.model import Alasan, Predikat, Tahap
from generator.results import Figure


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234, "1.234"),
        (1234567, "1.234.567"),
        (-1500, "-1.500"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.00"), "0,00"),
        (0, "0"),
    ],
)
def test_numbers(value: Decimal | int, text: str) -> None:
    assert words.angka(value) == text


def test_decimals_and_percentages() -> None:
    assert words.angka(Decimal("85.26"), 1) == "85,3"
    assert words.persen(Decimal("90.90")) == "90,90%"
    assert words.persen(100) == "100%"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "nol"), (9, "sembilan"), (11, "sebelas"), (12, "12"), (100, "seratus"), (1000, "seribu"), (1234, "1.234"),
     (-3, "-3")],
)  # fmt: skip
def test_one_word_numbers_are_spelled_out(number: int, text: str) -> None:
    assert words.bilangan(number) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2025-02-17", "17 Februari 2025"),
        ("2025-12-01", "1 Desember 2025"),
        ("2025-11", "November 2025"),
        ("2025", "2025"),
        (None, "tanpa tanggal"),
        ("", "tanpa tanggal"),
    ],
)
def test_dates(iso: str | None, text: str) -> None:
    assert words.tanggal(iso) == text


def test_lists() -> None:
    assert [words.daftar(list("abc")[:n]) for n in range(4)] == ["", "a", "a dan b", "a, b, dan c"]
    assert words.daftar(["a", "b"], "serta") == "a serta b"


def test_address_parts() -> None:
    assert words.slug("Kabupaten Fak-Fak (Papua) – Étape 2") == "kabupaten-fak-fak-papua-etape-2"
    assert words.slug("  ") == ""


def test_names_in_running_text() -> None:
    assert words.ringkas("Kabupaten Barru") == "Barru"
    assert words.ringkas("Kabupaten Administrasi Kepulauan Seribu") == "Kepulauan Seribu"
    assert words.ringkas("Kota Bogor") == "Kota Bogor"
    assert words.nama_tengah("Pasar") == "pasar"
    assert words.kapital("dua BELAS") == "Dua BELAS"


def test_every_code_of_the_data_has_its_words() -> None:
    assert set(words.TAHAP) == set(get_args(Tahap))
    assert set(words.ALASAN) == set(get_args(Alasan))
    assert set(words.PREDIKAT) == {*get_args(Predikat), "belum"}
    assert set(words.HURUF_PREDIKAT) == set(get_args(Predikat))
    assert {part.name for part in fields(Figure)} <= set(words.KOLOM)
