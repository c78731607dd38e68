"""Changes between editions: only comparable pairs, only the same stage, in points."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.book import make_book
from generator.figures import figures
from generator.load import load
from generator.model import Dataset, Nilai, Place, Report, Row

CONTOH = Path(__file__).parent / "contoh"
KEY = "62.01"


def country(*rows: tuple[str, str, int]) -> Dataset:
    """The example country, where 62.01 reported only these (indicator, stage, score) rows the edition before."""
    data, _ = load(CONTOH)
    old = next(r for r in data.laporan[2024] if r.laporan.kode == KEY)
    source = next(iter(old.laporan.sumber))
    nilai = tuple(
        Row(Nilai(stage, code.split(".")[0], source, "tinggi", indikator=code, skor=score), Place("x"))  # type: ignore[arg-type]
        for code, stage, score in rows
    )
    new = Report(old.laporan, old.folder, nilai)
    reports = tuple(new if r is old else r for r in data.laporan[2024])
    return replace(data, laporan={**data.laporan, 2024: reports})


def changes(data: Dataset) -> dict[str, object]:
    found = figures(make_book(data))
    return {name: figure.nilai for name, figure in found.items() if name.endswith(".perubahan")}


def pair(sebanding: str) -> tuple[str, str]:
    data, _ = load(CONTOH)
    row = next(r.item for r in data.padanan if r.item.sebanding == sebanding and r.item.dari and r.item.ke)
    return row.dari, row.ke


def test_a_comparable_indicator_gets_its_change_at_the_same_stage() -> None:
    old, new = pair("ya")
    found = changes(country((old, "mandiri", 50)))
    data, _ = load(CONTOH)
    now = next(
        r.item.skor
        for report in data.laporan[2025]
        if report.laporan.kode == KEY
        for r in report.nilai
        if r.item.indikator == new and r.item.tahap == "mandiri"
    )
    assert now is not None
    assert found == {f"2025.{KEY}.hitungan.{new}.mandiri.perubahan": now - 50}


def test_an_indicator_that_is_not_comparable_gets_none() -> None:
    old, _ = pair("tidak")
    assert changes(country((old, "mandiri", 50))) == {}


def test_another_stage_is_another_figure() -> None:
    old, new = pair("ya")
    found = changes(country((old, "pusat", 0)))
    assert set(found) == {f"2025.{KEY}.hitungan.{new}.pusat.perubahan"}
