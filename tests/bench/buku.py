"""How long a nation's workbooks take to come in: `python -m tests.bench.buku [--districts 514]`.

One workbook of every indicator at two stages is filled in and copied under each district's code, imported into an empty
edition, and imported once more where everything is there already. Medians and CPU seconds of one run; not a test.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from generator import archive
from generator.excel.handed import Order, workbooks
from tests.buku import base, changed, country, every, fill, indicators

GOAL = 60.0


def copies(data: Path, out: Path, count: int) -> list[Path]:
    """The same filled workbook for so many districts."""
    ground, items = base(data), indicators(data)
    codes = [row.item.kode for row in ground.frame.daerah][:count]
    blank = next(book for _, book in workbooks(Order(codes[0], 2025), ground, data))

    def work(book: object) -> None:
        for stage in ("mandiri", "provinsi"):
            fill(book, items, every(items), stage)  # type: ignore[arg-type]

    with zipfile.ZipFile(io.BytesIO(changed(blank, work))) as filled:
        parts = {name: filled.read(name).decode() for name in filled.namelist()}
    out.mkdir()
    paths = []
    for code in codes:
        names = (ground.known.names[codes[0]], ground.known.names[code])
        mine = {name: part.replace(codes[0], code).replace(*names) for name, part in parts.items()}
        paths.append(out / f"{code}.xlsx")
        paths[-1].write_bytes(archive.pack(mine))
    return paths


def measured(data: Path, paths: list[Path]) -> tuple[float, float]:
    """Wall and CPU seconds of one call for all of them."""
    before, start = os.times(), time.perf_counter()
    line = [sys.executable, "-m", "generator", "import", "--data", str(data), *map(str, paths)]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, spent


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--districts", type=int, default=514)
    count = options.parse_args().districts
    with tempfile.TemporaryDirectory() as place:
        data = country(Path(place, "data"))
        paths = copies(data, Path(place, "buku"), count)
        size = sum(path.stat().st_size for path in paths) / len(paths) / 1000
        for name in ("pertama kali", "sekali lagi"):
            wall, cpu = measured(data, paths)
            print(f"{count} buku kerja ({size:.0f} KB), {name}: {wall:.1f} s, {cpu:.1f} s CPU (sasaran {GOAL:.0f} s)")
        shutil.rmtree(data)


if __name__ == "__main__":
    main()
