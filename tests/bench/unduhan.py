"""`python -m tests.bench.unduhan`: what the files of one large district cost, in CPU milliseconds and bytes a form."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from statistics import median

from generator.downloads import DistrictFiles, both
from generator.downloads.place import as_csv, as_json, as_xlsx
from generator.downloads.rows import Sources, figures, texts
from generator.model import Laporan, Sumber
from generator.results import Figure
from generator.tables import csv_lines

TIMES = 40
STAGES = ("mandiri", "provinsi", "pusat")
SOURCES = {stage: Sumber(f"Penerbit karangan {stage}", "2025-02-17", f"Judul karangan {stage}") for stage in STAGES}
UNITS = ("%", "kasus", "tahun")


def indicators(count: int = 136) -> Iterator[Figure]:
    """`count` indicators at three stages; nothing here is about a real place."""
    for stage in STAGES:
        for n in range(count):
            code = f"tatanan-karangan-{n % 9}.{n // 9 + 1:02}"
            yield Figure(
                id=f"2025.99.01.{code}.{stage}",
                edisi="2025",
                kode="99.01",
                nama="Kabupaten Karangan",
                bagian="indikator",
                butir="nilai indikator",
                nilai=(0, 25, 50, 75, 100)[n % 5],
                satuan="poin",
                tahap=stage,
                tatanan=code.partition(".")[0],
                indikator=code,
                keyakinan="tinggi",
                tanggal="2025-02-17",
                sumber=(SOURCES[stage],),
                capaian=Decimal(n * 71 % 10000) / 100 if n % 2 else None,
                satuan_capaian=UNITS[n % 3] if n % 2 else "",
                bukti="ada" if n % 3 else "",
            )


def sums(count: int = 80) -> Iterator[Figure]:
    """Figures of our own, each with its formula."""
    ours = (Sumber("hitungan Rapor KKS", "2025-12-01"),)
    for n in range(count):
        slug = f"tatanan-karangan-{n % 9}"
        name = f"2025.99.01.hitungan.{slug}.pusat.hal-{n}"
        yield Figure(
            id=name,
            edisi="2025",
            kode="99.01",
            nama="Kabupaten Karangan",
            bagian="hitungan",
            butir=f"hal ke-{n % 9}",
            nilai=n,
            satuan="poin",
            tahap="pusat",
            tatanan=slug,
            tanggal="2025-12-01",
            sumber=ours,
            cara="rumus karangan",
        )


def cost(job: Callable[[], object]) -> float:
    """Median CPU milliseconds."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        job()
        found.append(time.process_time() - start)
    return 1000 * median(found)


def main() -> None:
    laporan = Laporan(2025, "99.01", "Kabupaten Karangan", "2025", SOURCES)
    found = [*indicators(), *sums()]
    files = DistrictFiles(2025, "99.01", laporan.nama, "Karangan", "2025-12-01", (), found, laporan)
    sources = Sources(laporan)
    rows, told = figures(found, sources), texts(files, sources)
    forms = {
        "csv": lambda: as_csv(files, csv_lines(rows)),
        "json": lambda: as_json(files, rows, sources),
        "xlsx": lambda: as_xlsx(files, rows, told, sources),
    }
    sizes = {name: len(job()) for name, job in forms.items()}
    for name, job in forms.items():
        print(f"{name:5} {cost(job):6.2f} ms {sizes[name]:8} bita")
    print(f"semua {cost(lambda: both(files)):6.2f} ms {sum(sizes.values()):8} bita, {len(found)} angka")


if __name__ == "__main__":
    main()
