"""CPU milliseconds, bytes and elements of a drawing of each kind, nation-sized: python tests/bench/grafik.py"""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.charts import CHARTS
from generator.charts.inputs import (
    BarisJarak,
    BarisProfil,
    BarisTahap,
    Edisi,
    Gerbang,
    Jarak,
    Kecil,
    KecilKelas,
    Kelas,
    Kelengkapan,
    Kelompok,
    KelompokKelas,
    KlaimOdf,
    Nilai,
    Odf,
    Petak,
    Profil,
    Sebaran,
    Tahap,
    Tile,
    TitikEdisi,
)

GATES = (Gerbang("Padapa", 71, "≥71"), Gerbang("Wiwerda", 81, "≥81"), Gerbang("Wistara", 91, "≥91"))
NAMES = tuple(f"Kehidupan masyarakat uji coba nomor {at}" for at in range(1, 10))


def made(seed: int) -> dict[str, Any]:
    """Inputs for one imagined district (profil, jarak, tahap, odf, kelengkapan, edisi) and one imagined nation."""
    chance = random.Random(seed)
    head = {"title": f"Daerah contoh {seed}, edisi 2025, verifikasi provinsi", "desc": "; ".join(NAMES)}

    def value() -> Nilai:
        percent = round(chance.uniform(55, 99), 2)
        return Nilai(percent, f"{percent:.2f}%".replace(".", ","))

    rows = [
        BarisProfil(name, v.value, v.text, province=80 + seed % 9, nation=79.3) for name in NAMES for v in [value()]
    ]
    rows[4] = BarisProfil(NAMES[4], None, "3 dari 12", "belum lengkap", low=20, high=86)
    values = tuple(value().value or 0 for _ in range(514))
    tiles = tuple(
        Tile(f"{at}", at % 56, at // 56 * 0.866, at % 5, str(at % 5), f"Kabupaten Nama Sedang {at}: nilai tatanan",
             f"../../daerah/{at:05d}-nama-sedang/") for at in range(514)
    )  # fmt: skip
    provinces = [(f"Provinsi contoh {at}", values[at * 13 : at * 13 + 14]) for at in range(38)]
    kinds = tuple(Kelas(level, str(level), f"tingkat {level} ({level * 10})") for level in range(5))
    ways = (BarisJarak(NAMES[0], 0.97, "kurang 25 poin", "nilai 88"), BarisJarak("ODF", 1, "terpenuhi"))
    have = chance.randrange(40, 59)
    return {
        "profil": Profil(**head, rows=tuple(rows), gates=GATES),
        "edisi": Edisi(**head, points=tuple(TitikEdisi(f"{y}", value().value, "80,00%") for y in (2023, 2024, 2025))),
        "tahap": Tahap(**head, rows=tuple(BarisTahap(n, value(), value(), value()) for n in NAMES), gates=GATES),
        "jarak": Jarak(**head, rows=ways * 4, need_label="syarat Wistara"),
        "odf": Odf(**head, claims=(KlaimOdf("Dinas", f"{have} dari 59 desa/kelurahan", have, 59),) * 2, gates=GATES),
        "sebaran": Sebaran(**head, values=values, gates=GATES, median=value()),
        "kecil": Kecil(**head, groups=tuple(Kelompok(n, v, f"{len(v)}") for n, v in provinces), gates=GATES),
        "kecil_kelas": KecilKelas(
            **head, classes=kinds, groups=tuple(KelompokKelas(n, (5, 2, 3, 1, 2), "8 dari 13") for n, _ in provinces)
        ),
        "petak": Petak(**head, tiles=tiles, legend=kinds),
        "kelengkapan": Kelengkapan(**head, filled=8, not_applicable=0, missing=1, filled_text="8 tercatat",
                                   not_applicable_text="", missing_text="1 belum"),
    }  # fmt: skip


def main() -> None:
    every = [made(seed) for seed in range(25)]
    print(f"{'grafik':<12}{'lebar':<8}{'ms CPU':>8}{'bait':>8}{'elemen':>8}")
    for chart in CHARTS:
        for wide in (True, False):
            spent, svg = [], ""
            for at, inputs in enumerate(every):
                start = time.process_time()
                svg = chart.draw(inputs[chart.name], wide, f"{chart.name}-2025-62.{at:02}-s")
                spent.append(1000 * (time.process_time() - start))
            size, elements = len(svg.encode()), svg.count("<") - svg.count("</")
            width = "lebar" if wide else "sempit"
            print(f"{chart.name:<12}{width:<8}{statistics.median(spent):>8.2f}{size:>8}{elements:>8}")


if __name__ == "__main__":
    main()
