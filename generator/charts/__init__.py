"""The charts of the site. Each one is a function draw(input, wide, uid) -> SVG text; the inputs are in inputs.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.charts import edisi, jarak, kecil, kelengkapan, odf, petak, profil, sebaran, tahap


@dataclass(frozen=True)
class Chart:
    name: str
    about: str
    draw: Callable[[Any, bool, str], str]


CHARTS = [
    Chart("profil", "Nilai setiap tatanan dibandingkan dengan ambang penghargaan dan median.", profil.draw),
    Chart("edisi", "Satu ukuran dari edisi ke edisi; garis terputus bila instrumen berubah.", edisi.draw),
    Chart("tahap", "Nilai mandiri, provinsi, dan pusat berdampingan untuk setiap tatanan.", tahap.draw),
    Chart("jarak", "Jarak ke penghargaan berikutnya, syarat demi syarat.", jarak.draw),
    Chart("odf", "Bagian desa/kelurahan yang ODF beserta ambang penghargaan.", odf.draw),
    Chart("sebaran", "Sebaran nilai semua daerah dengan satu atau beberapa daerah disorot.", sebaran.draw),
    Chart("kecil", "Sebaran nilai setiap provinsi pada skala yang sama.", kecil.draw),
    Chart("kecil_kelas", "Jumlah daerah menurut kelas di setiap provinsi.", kecil.draw_kelas),
    Chart("petak", "Peta petak: satu daerah satu petak berukuran sama.", petak.draw),
    Chart("kelengkapan", "Berapa indikator terisi, tidak berlaku, dan belum ada.", kelengkapan.draw),
]
