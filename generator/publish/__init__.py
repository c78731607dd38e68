"""An edition is published, or published once more: what it takes, what would be written, and the writing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import check, journal, load, published
from generator.build import read
from generator.folders import Step
from generator.model import Dataset, Edisi, Ledger, Problem, Report
from generator.publish import head, states
from generator.publish.checklist import Item, items
from generator.publish.wanted import wanted

# Faults that publishing itself mends: figures that are not in the ledger yet, and a status written by hand.
MENDED = (check.UNRECORDED, "A05-terbitan")


class NotPossible(Exception):
    """Why an edition cannot be published: a sentence with its remedy."""


@dataclass(frozen=True)
class Wish:
    """`tanggal`: the day of publication; `catatan`: a sentence about it, or ""."""

    tahun: int
    tanggal: str
    catatan: str = ""


@dataclass(frozen=True)
class Plan:
    """What publishing would do. `files`: path below the data folder -> content; empty where nothing has changed.

    `items`: the checklist. `record`: a correction record to begin with, where one is lacking: its path and its text.
    """

    nomor: str
    items: tuple[Item, ...]
    files: dict[str, bytes]
    fresh: int
    moved: int
    gone: int
    problems: tuple[Problem, ...]
    record: tuple[str, str] = ("", "")

    @property
    def blocked(self) -> bool:
        return any(item.level == "wajib" and not item.good for item in self.items)


def plan(data: Path, wish: Wish, watch: Step = lambda _, steps: steps) -> Plan:
    """Look at everything and write nothing. Raises NotPossible."""
    frame, _, names = load.frame(data)
    edisi = _edition(frame, wish)
    problems = tuple(read(data, watch))
    mine = [name for name in names if load.year_of(name) == wish.tahun]
    reports = _reports(data, frame, mine)
    broken = tuple(p for p in problems if p.level == "galat" and not _mended(p, edisi))
    found = tuple(items(frame, reports, problems, broken, edisi))
    lacking = [p for p in broken if p.rule in ("A01-angka-terbit-berubah", "A02-angka-terbit-hilang")]
    if len(lacking) < len(broken):
        return Plan(edisi.nomor, found, {}, 0, 0, 0, broken)
    whole = replace(frame, laporan={wish.tahun: reports})
    now, ledgers = states.of(whole, wish.tahun), _ledgers(frame, reports, wish.tahun)
    record = wanted(frame, edisi, (now, ledgers), wish.tanggal) if lacking else ("", "")
    return _made((data, wish, edisi), (found, broken, record), now, ledgers)


def _made(
    task: tuple[Path, Wish, Edisi],
    known: tuple[tuple[Item, ...], tuple[Problem, ...], tuple[str, str]],
    now: dict[str, dict[str, str]],
    ledgers: dict[str, Ledger],
) -> Plan:
    data, wish, edisi = task
    number = len(edisi.terbitan) + 1
    files, rows = {}, list[tuple[bool, str]]()
    for folder in sorted({*now, *ledgers}):
        before = ledgers.get(folder, ())
        after = published.grown(before, now.get(folder, {}), number)
        if len(after) > len(before):
            files[f"{folder}/{published.NAME}"] = published.text(after)
            was = published.latest(before)
            rows += [(bool(was.get(name)), value) for name, value, _ in after[len(before) :]]
    counts = _count(rows, lambda old, value: not old), _count(rows, lambda old, value: old and bool(value))
    gone = _count(rows, lambda old, value: old and not value)
    nomor = f"{edisi.tahun}.{number}" if files else edisi.nomor
    if files:
        path = f"edisi/{edisi.tahun}/edisi.yml"
        files[path] = head.published((data / path).read_bytes(), number, wish.tanggal, wish.catatan)
    return Plan(nomor, known[0], files, *counts, gone, known[1], known[2])


def _count(rows: Iterable[tuple[bool, str]], test: Callable[[bool, str], bool]) -> int:
    return sum(test(old, value) for old, value in rows)


def publish(data: Path, made: Plan) -> None:
    """Write it, all or nothing. Raises OSError."""
    journal.commit(data, made.files)


def _edition(frame: Dataset, wish: Wish) -> Edisi:
    edisi = frame.edisi.get(wish.tahun)
    if edisi is None:
        known = ", ".join(map(str, sorted(frame.edisi))) or "belum ada"
        raise NotPossible(f"Edisi {wish.tahun} tidak ada atau edisi.yml-nya tidak terbaca. Edisi yang ada: {known}.")
    if edisi.status == "arsip":
        raise NotPossible(
            f"Edisi {wish.tahun} sudah diarsipkan dan tidak terbit lagi. Angka yang keliru dicatat di koreksi/."
        )
    if edisi.terbitan and wish.tanggal < edisi.terbitan[-1].tanggal:
        raise NotPossible(
            f"Tanggal {wish.tanggal} lebih awal daripada terbitan {edisi.nomor} ({edisi.terbitan[-1].tanggal})."
        )
    return edisi


def _reports(data: Path, frame: Dataset, names: Iterable[str]) -> tuple[Report, ...]:
    known = load.regions_of(frame)
    reads = (load.report(data, name, known).report for name in names)
    return tuple(report for report in reads if report is not None)


def _mended(problem: Problem, edisi: Edisi) -> bool:
    """Whether publishing mends it. Of two editions that must both be published again, either may come first."""
    if problem.rule == check.UNRECORDED:
        return True
    return problem.rule in MENDED and problem.place.file == f"edisi/{edisi.tahun}/edisi.yml" and not edisi.terbitan


def _ledgers(frame: Dataset, reports: Iterable[Report], year: int) -> dict[str, Ledger]:
    found = {report.folder: report.terbit for report in reports if report.terbit}
    return found | ({f"edisi/{year}": frame.terbit[year]} if year in frame.terbit else {})
