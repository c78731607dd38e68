"""Small made-up things for the tests of the computing rooms. Nothing here is about a real place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.model import (
    AturanKelembagaan,
    Daerah,
    Dataset,
    Edisi,
    Indikator,
    Instrumen,
    Kelembagaan,
    KomponenKelembagaan,
    Laporan,
    Nilai,
    Penghargaan,
    Place,
    Provinsi,
    Report,
    Row,
    Sumber,
    Syarat,
    Tatanan,
)
from generator.results import TatananScore

SCALE = "100=tinggi | 75=cukup | 50=sedang | 0=rendah"
BODIES = ("tim-pembina", "forum", "forkom-kecamatan", "pokja-desa")


def tatanan(count: int = 11, slug: str = "pasar") -> Tatanan:
    return Tatanan(slug, 1, slug.capitalize(), count)


def indikator(count: int, slug: str = "pasar") -> tuple[Indikator, ...]:
    return tuple(
        Indikator(f"{slug}.{n:02}", slug, n, f"Indikator {n}", SCALE, "%", "naik") for n in range(1, count + 1)
    )


def percent(value: str, sumber: str = "satu", tahap: str = "pusat", slug: str = "pasar") -> Nilai:
    return Nilai(tahap, slug, sumber, "tinggi", persen=Decimal(value))


def points(kode: str, skor: int | None, sumber: str = "satu", **more: object) -> Nilai:
    return replace(Nilai("pusat", kode.split(".")[0], sumber, "tinggi", indikator=kode, skor=skor), **more)


def score(reached: int, count: int = 11, slug: str = "pasar") -> TatananScore:
    """A tatanan whose points are known exactly."""
    shown = (Decimal(reached) / count,)
    return TatananScore(tatanan(count, slug), "pusat", "dihitung", shown, (reached,), total=count)


def bodies(share: Decimal | int = 100, pembina: bool = True) -> tuple[Kelembagaan, ...]:
    """All four institutions: the first two exist (or not), of the others this percentage."""
    base = Kelembagaan("forum", "satu", "tinggi", nilai="ada")
    team = replace(base, komponen="tim-pembina", nilai="ada" if pembina else "tidak ada")
    parts = [replace(base, komponen=slug, nilai="", ada=int(share * 10), dari=1000) for slug in BODIES[2:]]
    return (team, base, *parts)


def instrumen(*settings: Tatanan, versi: str = "baru") -> Instrumen:
    """Three levels with the gates of the 2025 rules, and a fourth that adds what no figure can prove."""
    level = Syarat("padapa", 80, 71, None, 50, True)
    levels = (
        level,
        replace(level, predikat="wiwerda", odf_min=90, tatanan_min=81, kelembagaan_min=70),
        replace(level, predikat="wistara", odf_min=100, tatanan_min=91, kelembagaan_min=80),
        replace(
            level,
            predikat="wistara-paripurna",
            odf_min=100,
            tatanan_min=91,
            kelembagaan_min=80,
            syarat_lain=("inovasi ditiru",),
            wistara_pada=(2023,),
        ),
    )
    rule = AturanKelembagaan(tuple(KomponenKelembagaan(slug, slug) for slug in BODIES))
    source = {"juknis": Sumber("Penerbit", "2024")}
    found = settings or (tatanan(),)
    return Instrumen(versi, "Instrumen karangan", "tinggi", source, "dasar", found, levels, rule)


def laporan(kode: str = "62.01", edisi: int = 2025, **more: object) -> Laporan:
    sources = {"satu": Sumber("Penerbit Satu", "2025-01-02"), "dua": Sumber("Penerbit Dua", "2025-03-04")}
    return replace(Laporan(edisi, kode, "Kabupaten Karangan", "baru", sources), **more)


def report(*rows: Nilai, kode: str = "62.01", edisi: int = 2025, **more: object) -> Report:
    lines = tuple(Row(row, Place("nilai.csv", n)) for n, row in enumerate(rows, start=2))
    return Report(laporan(kode, edisi, **more), f"edisi/{edisi}/{kode}", lines)


def daerah(kode: str, villages: int | None = None) -> Daerah:
    """A district named after its code; tiles are never asked for here."""
    blank = {"ibukota": "", "lintang": None, "bujur": None, "zona_waktu": "", "jumlah_kecamatan": None}
    codes = {"kode_lama_2022": "", "kode_bps_2020": "", "kode_bps_2023": ""}
    place = {"kode": kode, "nama": f"Kabupaten {kode}", "kode_provinsi": kode[:2], "provinsi": "Provinsi"}
    tile = {"jenis": "kabupaten", "kolom": 0, "baris": 0, "jumlah_desa_kelurahan": villages}
    return Daerah(**place, **tile, **blank, **codes)


def claim(predikat: str, kode: str = "62.01", tahun: int | None = 2025, penerbit: str = "Koran") -> Penghargaan:
    return Penghargaan(tahun, kode, "Kabupaten", predikat, "nasional", "tinggi", "", penerbit, None, "")


def dataset(*reports: Report, claims: tuple[Penghargaan, ...] = (), villages: int | None = None) -> Dataset:
    """A data folder with one instrument of one tatanan (three indicators), the editions of the reports, no more."""
    rule = instrumen(tatanan(3))
    years = sorted({r.laporan.edisi for r in reports} | {2025})
    codes = sorted({"62.01", "62.02", "62.03", *(r.laporan.kode for r in reports)})
    districts = [daerah(code, villages) for code in codes if "." in code]
    return Dataset(
        instrumen={"baru": rule},
        indikator={"baru": _rows(*indikator(3))},
        contoh={},
        padanan=(),
        provinsi=_rows(Provinsi("62", "Provinsi")),
        daerah=_rows(*districts),
        alias=(),
        perubahan=(),
        penghargaan=_rows(*claims),
        jumlah=(),
        riwayat=(),
        edisi={y: Edisi(y, "baru", "draf", f"Edisi {y}", "2025-01-01", "CC BY 4.0", "kontak") for y in years},
        laporan={y: tuple(r for r in reports if r.laporan.edisi == y) for y in years},
    )


def _rows(*items: object) -> tuple:
    return tuple(Row(item, Place("berkas.csv", n)) for n, item in enumerate(items, start=2))
