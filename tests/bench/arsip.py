"""Size of a frozen edition of a made-up nation: `python -m tests.bench.arsip <folder> [districts]`."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

from generator.freeze.gather import LIMIT
from tests.bench.ours import ROOT

YEAR = 2025
# The first pattern that fits a member of the zip names its kind.
KINDS = {
    "rapor daerah": r"\d\d\.\d\d-[^/]+/index\.html",
    "halaman lain": r".*\.html",
    "gambar": r".*\.png",
    "JSON daerah": r"unduhan/\d\d\.\d\d\.json",
    "CSV daerah": r"unduhan/\d\d\.\d\d\.csv",
    "XLSX daerah": r"unduhan/\d\d\.\d\d\.xlsx",
    "semua angka (ZIP)": r"unduhan/angka\.zip",
    "bahan perbandingan": r".*/banding\.json",
    "tambahan arsip": r"arsip/.*",
    "tabel dan unduhan lain": r".*",
}


def make(folder: Path, districts: int) -> Path:
    """The archive of the one edition of a made-up country, below the folder."""
    kks = (sys.executable, "-m", "generator")
    data = folder / "data"
    demo = (*kks, "demo", data, "--districts", str(districts), "--editions", "1")
    where = ("--data", data, "--docs", folder / "docs", "--site", folder / "site")
    shutil.rmtree(data, ignore_errors=True)  # the archive of the last time would be one too many
    subprocess.run(demo, cwd=ROOT, check=True)
    path = data / f"edisi/{YEAR}/edisi.yml"
    path.write_text(re.sub(r"status: \S+", "status: terbit", path.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run((*kks, "freeze", str(YEAR), "--quiet", *where), cwd=ROOT, check=True)
    return data / f"arsip/{YEAR}"


def weigh(archive: Path) -> dict[str, tuple[int, int]]:
    """(files, bytes in the zip) of every kind, with what the zip says of each file."""
    files, weights = Counter[str](), Counter[str]()
    with zipfile.ZipFile(archive / "situs.zip") as packed:
        for item in packed.infolist():
            kind = next(name for name, pattern in KINDS.items() if re.fullmatch(pattern, item.filename))
            files[kind] += 1
            weights[kind] += item.compress_size + 76 + 2 * len(item.filename.encode())
    return {kind: (files[kind], weights[kind]) for kind in KINDS if files[kind]}


def main(folder: Path, districts: int = 514) -> None:
    archive = make(folder, districts)
    for kind, (files, weight) in weigh(archive).items():
        print(f"{kind:24} {files:6} berkas {weight / 1e6:8.2f} MB")
    plain = sum(path.stat().st_size for path in archive.iterdir())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{'di repositori':24} {plain / 1e6:21.2f} MB; batas {LIMIT / 1e6:.2f} MB")
    print(f"{'CPU membuat dan membeku':24} {used.ru_utime + used.ru_stime:21.1f} detik")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
