"""Bytes of a built site by kind: `python -m tests.bench.bita <folder of the site>`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

# The first pattern that fits an address below the site names its kind.
KINDS = {
    "rapor daerah": r"edisi/\d{4}/\d\d\.\d\d-[^/]+/index\.html",
    "gambar bagikan": r".*\.png",
    "CSV daerah": r"edisi/\d{4}/unduhan/\d\d\.\d\d\.csv",
    "JSON daerah": r"edisi/\d{4}/unduhan/\d\d\.\d\d\.json",
    "XLSX daerah": r"edisi/\d{4}/unduhan/\d\d\.\d\d\.xlsx",
    "unduhan satu edisi": r"edisi/\d{4}/unduhan/.*",
    "halaman indikator": r"edisi/\d{4}/indikator/.*\.html",
    "halaman tatanan": r"edisi/\d{4}/tatanan/.*\.html",
    "halaman daerah": r"daerah/.*\.html",
    "halaman lain": r".*\.html",
    "pencarian": r"pagefind/.*",
    "berkas tema": r"(assets|search)/.*",
    "tabel dan unduhan lain": r".*\.(csv|json|xlsx)",
    "lain": r".*",
}


def kind(path: str) -> str:
    """The kind of a file, by its path below the site."""
    return next(name for name, pattern in KINDS.items() if re.fullmatch(pattern, path))


def weigh(site: Path) -> dict[str, tuple[int, int]]:
    """(files, bytes) of every kind there is, in the order of KINDS."""
    files, weights = Counter[str](), Counter[str]()
    for path in (path for path in site.rglob("*") if path.is_file()):
        name = kind(path.relative_to(site).as_posix())
        files[name] += 1
        weights[name] += path.stat().st_size
    return {name: (files[name], weights[name]) for name in KINDS if files[name]}


def main(site: Path) -> None:
    found = weigh(site)
    for name, (files, weight) in [*found.items(), ("semua", tuple(map(sum, zip(*found.values(), strict=True))))]:
        print(f"{name:24} {files:6} berkas {weight / 1e6:8.2f} MB {weight / max(files, 1) / 1e3:8.1f} KB sebuah")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
