"""The checklist before an edition is published: what must be there, and what an official should know is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator import words
from generator.model import Dataset, Edisi, Problem, Report

SHOWN = 3
QUIET = ("A", "R")  # families the command tells by themselves


@dataclass(frozen=True)
class Item:
    """`wajib`: without it nothing is published; `catatan`: publishing is possible, readers will see that it lacks."""

    level: Literal["wajib", "catatan"]
    good: bool
    text: str


def items(
    frame: Dataset, reports: Sequence[Report], problems: Sequence[Problem], broken: Sequence[Problem], edisi: Edisi
) -> Iterator[Item]:
    """Every line of the checklist, in order."""
    yield from _rules(broken)
    yield from _necessary(reports, edisi)
    yield from _instrument(frame, edisi)
    yield from _sources(reports)
    yield from _awards(frame, edisi)
    yield from _values(reports, [p for p in problems if f"edisi/{edisi.tahun}/" in p.place.file])
    yield from _edition(frame, reports, edisi)


def _rules(broken: Sequence[Problem]) -> Iterator[Item]:
    count = len(broken)
    yield Item("wajib", not count, f"Pemeriksaan data: {_count(count, 'galat') if count else 'tidak ada galat'}.")


def _necessary(reports: Sequence[Report], edisi: Edisi) -> Iterator[Item]:
    yield Item("wajib", bool(reports), f"Laporan: {words.angka(len(reports))} laporan dapat dibaca.")
    bare = [r.laporan.kode for r in reports if not r.laporan.sumber]
    yield Item("wajib", not bare, f"Sumber tiap laporan: {_lacking(bare, 'laporan tanpa sumber')}.")
    yield Item("wajib", bool(edisi.lisensi.strip()), f"Lisensi: {edisi.lisensi}.")
    yield Item("wajib", bool(edisi.kontak.strip()), f"Kontak: {edisi.kontak}.")


def _instrument(frame: Dataset, edisi: Edisi) -> Iterator[Item]:
    found = frame.instrumen.get(edisi.instrumen)
    yield Item("wajib", found is not None, f"Instrumen {edisi.instrumen}: {'dikenal' if found else 'tidak dikenal'}.")
    if found:
        whole = found.daftar_indikator == "lengkap"
        said = "lengkap" if whole else "tidak ditemukan, jadi edisi ini hanya dapat memuat persentase tatanan"
        yield Item("catatan", whole, f"Daftar indikator instrumen {found.versi}: {said}.")
        yield Item(
            "catatan", bool(found.syarat), f"Syarat predikat: {'tercatat' if found.syarat else 'belum tercatat'}."
        )


def _sources(reports: Sequence[Report]) -> Iterator[Item]:
    undated = [r.laporan.kode for r in reports if any(not s.tanggal for s in r.laporan.sumber.values())]
    yield Item("catatan", not undated, f"Tanggal sumber: {_lacking(undated, 'laporan memuat sumber tak bertanggal')}.")
    unlinked = [r.laporan.kode for r in reports if any(not s.url for s in r.laporan.sumber.values())]
    yield Item("catatan", not unlinked, f"Alamat sumber: {_lacking(unlinked, 'laporan memuat sumber tanpa tautan')}.")


def _awards(frame: Dataset, edisi: Edisi) -> Iterator[Item]:
    count = len({row.item.kode for row in frame.penghargaan if row.item.tahun == edisi.tahun})
    if edisi.penghargaan == "ada":
        yield Item("catatan", bool(count), f"Penghargaan: {words.angka(count)} daerah punya klaim tahun {edisi.tahun}.")
    else:
        said = f"; {words.angka(count)} daerah tetap punya klaim" if count else ""
        yield Item("catatan", not count, f"Penghargaan: tahun ini tanpa penghargaan nasional{said}.")


def _values(reports: Sequence[Report], mine: Sequence[Problem]) -> Iterator[Item]:
    empty = [r.laporan.kode for r in reports if not r.nilai]
    yield Item("catatan", not empty, f"Nilai tatanan: {_lacking(empty, 'laporan tanpa nilai tatanan')}.")
    unsure = [r.laporan.kode for r in reports if any(row.item.tahap == "tidak-disebut" for row in r.nilai)]
    yield Item("catatan", not unsure, f"Tahap: {_lacking(unsure, 'laporan memuat nilai yang tahapnya tidak disebut')}.")
    off = [p for p in mine if p.rule.startswith(("N12", "N14"))]
    said = _count(len(off), "persentase tidak cocok dengan instrumen atau nilai indikatornya")
    yield Item("catatan", not off, f"Persentase lawan indikator: {said if off else 'cocok'}.")
    other = Counter(p.rule for p in mine if p.level == "peringatan" and p not in off)
    for rule, count in sorted(other.items()):
        yield Item("catatan", False, f"Peringatan {rule}: {words.angka(count)}.")


def _edition(frame: Dataset, reports: Sequence[Report], edisi: Edisi) -> Iterator[Item]:
    districts, seen = len(frame.daerah), len({r.laporan.kode for r in reports if "." in r.laporan.kode})
    said = f"{words.angka(seen)} dari {words.angka(districts)} kabupaten/kota punya laporan"
    yield Item("catatan", seen == districts, f"Cakupan: {said}.")
    yield Item(
        "catatan", bool(edisi.jadwal), f"Kalender: {_count(len(edisi.jadwal), 'acara') if edisi.jadwal else 'kosong'}."
    )
    years = ", ".join(map(str, edisi.tahun_data)) or "belum ditulis (tahun_data)"
    yield Item("catatan", bool(edisi.tahun_data), f"Tahun data yang dinilai: {years}.")
    yield Item("catatan", bool(edisi.catatan), f"Catatan bagi pembaca: {'ada' if edisi.catatan else 'belum ada'}.")
    yield Item("catatan", bool(edisi.doi), f"DOI: {edisi.doi or 'belum ada'}.")
    if edisi.contoh:
        yield Item("catatan", False, "Edisi ini data contoh; setiap halaman dan berkasnya menyebutkannya.")


def _count(number: int, what: str) -> str:
    return f"{words.angka(number)} {what}"


def _lacking(codes: Sequence[str], what: str) -> str:
    """How many lack something, and the first of them."""
    if not codes:
        return "lengkap"
    first = ", ".join(sorted(codes)[:SHOWN])
    return f"{words.angka(len(codes))} {what} ({first}{', …' if len(codes) > SHOWN else ''})"
