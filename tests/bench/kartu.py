"""Weight and speed of the fullest report card and its evergreen page: python tests/bench/kartu.py [DATA [KODE]]

Bytes and elements are those of the printed page, rendering is CPU milliseconds without the charts. DATA is a data
folder; without it a small made-up country is used.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from lxml import html

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator import addresses, demo  # noqa: E402
from generator.book import Book, Key, make_book  # noqa: E402
from generator.figures import figures  # noqa: E402
from generator.load import load  # noqa: E402
from generator.model import Output  # noqa: E402
from generator.pages import card, districts, drawings  # noqa: E402
from generator.pages.paper import Press, make_press  # noqa: E402

ROUNDS = 40


def fullest(book: Book) -> Key:
    """The district of the newest edition with the most rows."""
    year = book.editions[0].tahun
    keys = [key for key in book.reports if key[0] == year and key[1] in book.daerah]
    return max(keys, key=lambda key: len(book.reports[key].nilai))


def milliseconds(make: Callable[[], Output]) -> float:
    """CPU milliseconds of one call, the best of many: the rest is the machine's other work."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        make()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def printed(made: list[Output], folder: Path) -> Path:
    """The folder of the site with these pages in the real shell."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs/aset", docs / "aset", ignore=shutil.ignore_patterns("gambar"))
    for output in made:
        (docs / output.path).parent.mkdir(parents=True, exist_ok=True)
        (docs / output.path).write_bytes(output.data)
    for page in (ROOT / "docs").glob("*.md"):
        shutil.copy(page, docs)
    env = {**os.environ, "KKS_DOCS": str(docs), "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(ROOT / "mkdocs.yml"),
        "-d",
        str(folder / "site"),
    ]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if not (folder / "site/index.html").is_file():
        raise SystemExit(done.stdout + done.stderr)
    return folder / "site"


def squeezed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def told(site: Path, address: str, cost: float) -> str:
    """A line: elements, bytes, gzip, first load with style sheet, script and icon, CPU milliseconds."""
    path = site / address.strip("/") / "index.html"
    count = len(html.parse(path).xpath("//*"))
    load = squeezed(path) + sum(squeezed(site / f"aset/{name}") for name in ("rapor.css", "rapor.js", "ikon.svg"))
    return f"{address:45} {count:6} {path.stat().st_size:8} {squeezed(path):7} {load:7} {cost:7.2f}"


def measure(press: Press, key: Key, folder: Path) -> None:
    """Print both pages and their figures."""
    made = [card.page(press, key), districts.page(press, key[1])]
    charts = drawings.card(press, key)
    with (
        patch.object(drawings, "card", lambda *_: charts),
        patch.object(districts.maps, "odf_history", lambda *_: None),
    ):
        costs = [milliseconds(lambda: card.page(press, key)), milliseconds(lambda: districts.page(press, key[1]))]
    site = printed(made, folder)
    daerah = press.book.daerah[key[1]]
    print(f"{'halaman':45} {'elemen':>6} {'bita':>8} {'gzip':>7} {'muat':>7} {'ms':>7}")
    for address, cost in zip((addresses.card(key[0], daerah), addresses.district(daerah)), costs, strict=True):
        print(told(site, address, cost))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "data"
        if len(sys.argv) == 1:
            demo.make(data, ROOT / "data", demo.Wish(districts=32))
        book = make_book(load(data)[0])
        key = (book.editions[0].tahun, sys.argv[2]) if len(sys.argv) > 2 else fullest(book)
        folder = Path(os.environ.get("KKS_SIMPAN") or folder)
        measure(make_press(book, figures(book)), key, folder)


if __name__ == "__main__":
    main()
