"""Our own build of the demo nation, measured from nothing, with one file changed, and with nothing changed."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.bench.measure import Cost, run

ROOT = Path(__file__).resolve().parents[2]
KKS = [sys.executable, "-m", "generator"]
NO_NEWS = {"NO_MKDOCS_2_WARNING": "1"}
STATES = ("dari-nol", "satu-berkas", "tanpa-perubahan")
Record = dict[str, Any]


@dataclass(frozen=True)
class Nation:
    """The demo nation of a size and the folders a build of it goes to."""

    data: Path
    work: Path

    @property
    def docs(self) -> Path:
        return self.work / "docs"

    @property
    def site(self) -> Path:
        return self.work / "site"


def demo(size: int, folder: Path) -> Nation:
    """Make the demo nation: one edition, always the same seed, so that every run measures the same data."""
    data = folder / f"data-{size}"
    if not data.is_dir():
        count = ["--districts", str(size), "--editions", "1", "--seed", "1"]
        run([*KKS, "demo", str(data), *count], ROOT)
    return Nation(data, folder / f"kami-{size}")


def fresh(nation: Nation) -> None:
    """Throw away all that a build made, its cache too, and put the hand-written pages back."""
    shutil.rmtree(nation.work, ignore_errors=True)
    handwritten(ROOT / "docs", nation.docs)


def handwritten(source: Path, target: Path) -> None:
    """Copy docs/ without what the build makes; .gitignore knows what that is."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    made = {(ROOT / line.strip("/")).resolve() for line in lines if line.startswith("/docs/")}

    def leave(folder: str, names: list[str]) -> Iterable[str]:
        return [name for name in names if (Path(folder) / name).resolve() in made]

    shutil.copytree(source, target, ignore=leave)


@cache
def tells_stages() -> bool:
    """Whether this build reports its own stages (`--ukur`)."""
    done = subprocess.run([*KKS, "build", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    return "--ukur" in done.stdout


def build(nation: Nation) -> Record:
    """Build once; the cost, and under `tahap` the cost of each stage where the build tells it."""
    told = nation.work / "ukur.json"
    told.unlink(missing_ok=True)
    command = [*KKS, "build", "--quiet", "--data", str(nation.data), "--docs", str(nation.docs)]
    command += ["--site", str(nation.site), *(["--ukur", str(told)] if tells_stages() else [])]
    cost = run(command, ROOT, NO_NEWS)
    return record(cost, json.loads(told.read_text(encoding="utf-8")) if told.is_file() else [])


def record(cost: Cost, stages: list[Record] | None = None) -> Record:
    return {**asdict(cost), **({"tahap": stages} if stages else {})}


def three_states(nation: Nation, turn: int) -> dict[str, Record]:
    """One round: from nothing, with one district's file changed, with nothing changed."""
    fresh(nation)
    first = build(nation)
    with one_change(nation.data, turn):
        changed = build(nation)
        again = build(nation)
    return dict(zip(STATES, (first, changed, again), strict=True))


@contextmanager
def one_change(data: Path, turn: int) -> Iterator[Path]:
    """Another score of one indicator in one district's file, another district each turn; put back afterwards."""
    path, text = next(_changes(data, turn))
    before = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    try:
        yield path
    finally:
        path.write_bytes(before)


def _changes(data: Path, turn: int) -> Iterator[tuple[Path, str]]:
    """(file, its changed text): the first indicator with a score whose scale has another score."""
    scales = _scales(data)
    files = sorted(data.glob("edisi/*/*/nilai.csv"))
    start = turn * len(files) // 7 % len(files)
    for path in files[start:] + files[:start]:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for number, row in enumerate(csv.DictReader(lines), start=1):
            others = scales.get(row["indikator"], set()) - {row["skor"]}
            old = f",{row['skor']},{row['capaian']},"
            # A note that runs over several lines shifts the numbers; then another row is taken.
            if row["skor"] and others and old in lines[number]:
                new = f",{min(others)},{row['capaian']},"
                lines[number] = lines[number].replace(old, new, 1)
                yield path, "".join(lines)
                break


def _scales(data: Path) -> dict[str, set[str]]:
    """Indicator -> the scores its scale knows, over all instruments the editions may use."""
    found: dict[str, set[str]] = {}
    for path in sorted(data.glob("instrumen/*/indikator.csv")):
        with path.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                scores = set(re.findall(r"(?:^|\|)\s*(\d+)\s*=", row["skala"]))
                found[row["kode"]] = found.get(row["kode"], scores) & scores
    return found


def contents(docs: Path, site: Path) -> Record:
    """What was made: pages, charts on them, files, bytes, and bytes the disk gives up for them."""
    files = [path.stat() for path in site.rglob("*") if path.is_file()]
    charts = sum(path.read_text(encoding="utf-8").count('class="grafik') for path in docs.rglob("*.md"))
    return {
        "halaman": sum(1 for _ in site.rglob("*.html")),
        "grafik": charts,
        "berkas": len(files),
        "bait": sum(file.st_size for file in files),
        "cakram": sum(getattr(file, "st_blocks", 0) * 512 for file in files),
        "bait_html": sum(path.stat().st_size for path in site.rglob("*.html")),
    }


def inputs(data: Path) -> Record:
    """How much was read."""
    files = [path for path in data.rglob("*") if path.is_file()]
    return {"berkas_data": len(files), "bait_data": sum(path.stat().st_size for path in files)}


def environment(nation: Nation) -> dict[str, str]:
    """What the printer is told by our build, for a printer that is run on its own."""
    from generator import words

    return {**NO_NEWS, "KKS_DOCS": str(nation.docs.resolve()), "KKS_CONTOH": words.CONTOH, "SOURCE_DATE_EPOCH": "0"}
