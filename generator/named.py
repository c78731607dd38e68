"""Files that somebody names on the command line: those of a data folder, with what they touch, and lone ones.

Of a data folder only the reports of the named files are read and judged; its frame takes a tenth of a second.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import check, load, published
from generator.model import Dataset, Problem
from generator.survey import ELSEWHERE

HOME = "wilayah/kabkota.csv"  # what makes a folder a data folder


@dataclass(frozen=True)
class Named:
    """One file as it was named (`shown`), and where it is: `file` below the data folder `home`, or no home at all."""

    path: Path
    shown: str
    home: Path | None = None
    file: str = ""

    @property
    def is_read(self) -> bool:
        """Whether it is data at all, or a note, a schema or a frozen edition beside it."""
        first = self.file.partition("/")[0]
        return not (self.file.endswith(".md") or "/." in f"/{self.file}" or ("/" in self.file and first in ELSEWHERE))


def sort(paths: Iterable[Path], data: Path | None) -> list[Named]:
    """The files at these paths, all those below a named folder, each once. `data`: a folder that was pointed out."""
    files = [file for path in paths for file in (_below(path) if path.is_dir() else [path])]
    return [_placed(path, data) for path in dict.fromkeys(files)]


def _below(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))


def _placed(path: Path, data: Path | None) -> Named:
    whole = Path(os.path.abspath(path))
    homes = [Path(os.path.abspath(data))] if data else []
    homes += [folder for folder in whole.parents if (folder / HOME).is_file()]
    home = next((home for home in homes if whole.is_relative_to(home)), None)
    return Named(path, path.as_posix(), home, whole.relative_to(home).as_posix() if home else "")


def judge(home: Path, named: Iterable[Named]) -> list[Problem]:
    """What is wrong with the reports of these files; where a file of the frame is named, also every fault of the frame.

    Warnings of the frame are told of the named files only. Paths are as they were named, or lead to the data folder.
    """
    files = {item.file: item.shown for item in named}
    frame, problems, folders = load.frame(home)
    touched = {file.rpartition("/")[0] for file in files if file.startswith("edisi/") and file.count("/") == 3}
    found = [p for p in problems if p.place.file in files or _under(p.place.file, touched)]
    known = load.regions_of(frame)
    for name in sorted(_spoken_of(frame, files) & set(folders) - touched):
        told = check.check_report(frame, load.year_of(name), load.report(home, name, known))
        found += [p for p in told if p.place.file in files]
    for name in sorted(touched & set(folders)):
        read = load.report(home, name, known)
        found += [*read.problems, *check.check_report(frame, load.year_of(name), read)]
    if any(file.rpartition("/")[0] not in touched for file in files):
        wide = [p for p in problems if p not in found and p.level == "galat"] + check.check_frame(frame, folders)
        found += [p for p in wide if p.level == "galat" or p.place.file in files]
    start = _start(home, files)
    return [_shown(p, files.get(p.place.file, f"{start}{p.place.file}")) for p in found]


def _spoken_of(frame: Dataset, files: Iterable[str]) -> set[str]:
    """The report folders of which the named correction records speak."""
    records = [frame.koreksi[name] for file in files if (name := file.partition("koreksi/")[2]) in frame.koreksi]
    ids = [(record.edisi, published.place_of(published.inner(one.id))) for record in records for one in record.angka]
    return {f"edisi/{year}/{kode}" for year, kode in ids if kode}


def _start(home: Path, files: dict[str, str]) -> str:
    """What stands before the path below the data folder, as the person wrote it."""
    written = (shown.removesuffix(file) for file, shown in files.items() if shown.endswith(file))
    return next(written, f"{os.path.relpath(home)}/")


def _under(file: str, folders: set[str]) -> bool:
    return file in folders or file.rpartition("/")[0] in folders


def _shown(found: Problem, name: str) -> Problem:
    return replace(found, place=replace(found.place, file=name))
