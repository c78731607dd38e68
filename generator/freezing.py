"""Freezing told as a story: build the site, take the edition out of it, put it into data/arsip/."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import freeze, gate, keeping, load, vault, work
from generator.build import build
from generator.crew import crew
from generator.dossier import nation
from generator.folders import Folders, Step
from generator.freeze import seal
from generator.model import Dataset, Sumber
from generator.summary import Summary
from generator.warm import warm


def silent(_: str) -> None:
    """Nobody watches the steps."""


@dataclass(frozen=True)
class Wish:
    """Which edition to freeze, and the day that is written into it."""

    tahun: int
    tanggal: str
    step: Callable[[str], None] = silent


@dataclass(frozen=True)
class Frozen:
    """Where the archive lies, how many bytes it has, and what was left out."""

    folder: Path
    weight: int
    left: tuple[str, ...]


def frozen(folders: Folders, watch: Step, wish: Wish) -> Frozen:
    """Freeze a published edition. Raises seal.NotPossible, and whatever a build raises."""
    text, number = seal.opened(folders.data, wish.tahun, wish.tanggal)
    if folders.hand is None and (places := seal.cited(folders.docs, wish.tahun)):
        raise seal.NotPossible(
            f"Halaman tulisan menaut ke edisi {wish.tahun} dengan tautan Markdown: {', '.join(places)}. Arsip bukan "
            f'Markdown lagi. Tulis tautan itu sebagai <a href="../edisi/{wish.tahun}/…/">…</a>, lalu ulangi.'
        )
    before = gate.stamped(folders)
    build(folders, watch)
    frame, _, names = load.frame(folders.data)
    edisi = frame.edisi[wish.tahun]
    mine = [name for name in names if load.year_of(name) == wish.tahun]
    stamp = freeze.Stamp(wish.tahun, wish.tanggal, number, edisi.instrumen, frame.synthetic)
    files = freeze.packed(folders.site, stamp, _results(folders, frame, mine, watch))
    if gate.stamped(folders) != before:
        raise seal.NotPossible("Data atau halaman berubah selagi edisi dibekukan. Tidak ada yang dibekukan; ulangi.")
    seal.place(folders.data, wish.tahun, files, text, wish.step)
    said = vault.about(folders.data, wish.tahun)
    return Frozen(vault.place(folders.data, wish.tahun), sum(map(len, files.values())), tuple(said["tidak_disimpan"]))


def _names(summary: Summary) -> dict[Sumber, str]:
    return {one.source: one.key for one in summary.cited}


def _results(folders: Folders, frame: Dataset, names: list[str], watch: Step) -> bytes:
    """hasil.csv of the edition whose reports these are."""
    blob = work.packed(work.Reading(folders.data, frame, dict.fromkeys(names, "")))
    with crew() as hands:
        hands.grow(len(names), warm)
        found = [*watch("Menulis hasil", hands.run(work.summaries, blob, names))]
    whole = nation(frame, "", found, dict.fromkeys(names, ""))
    tahun = load.year_of(names[0]) if names else 0
    mine = sorted((s for s in found if s.readable), key=lambda s: s.key)
    lines = [line for s in mine for line in keeping.of_report(s.key, s.quoted, s.scores, s.figures, _names(s))]
    return keeping.written([*lines, *keeping.of_places(tahun, whole.openness, whole.middles)])
