"""One figure of the data by its id, read from no more than it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from generator import figures, load, report
from generator.book import make_book
from generator.cite.fields import Settings
from generator.cite.files import places, settings
from generator.cite.raw import IN_EDITION, Raw, raw
from generator.model import Dataset, Problem
from generator.results import Figure

# What counts other districts.
WHOLE = re.compile(
    r"\.(di-bawah|lain|median|n|tercatat|daerah)$|^\d{4}\.nasional\.|^semua\.|\.(keterbukaan|penerima)\.\w+$"
)
HIDDEN = ("keterbukaan",)  # what a book without reports cannot count


@dataclass(frozen=True)
class Found:
    about: Raw
    settings: Settings


class Missing(Exception):
    """The data holds no such figure; says so, and which are near."""


def find(data: Path, name: str) -> Found:
    """The figure of that id. Raises Missing, with a sentence for people."""
    frame, problems, folders = load.frame(data)
    _refuse(problems, data)
    known = _figures(data, name, frame, folders)
    if name not in known:
        raise Missing(_near(name, known, frame))
    return Found(raw(known[name], places(frame)), settings(frame))


def _refuse(problems: Iterable[Problem], data: Path) -> None:
    if bad := [problem for problem in problems if problem.level == "galat"]:
        raise Missing(report.render(bad, "text", f"{data.as_posix().rstrip('/')}/"))


def _figures(data: Path, name: str, frame: Dataset, folders: list[str]) -> Mapping[str, Figure]:
    """Figures among which that one must be: of its place, or of the lists; of all where it counts what others have."""
    if WHOLE.search(name):
        return figures.figures(make_book(_with(data, frame, folders)))
    found = IN_EDITION.match(name)
    if not found or int(found[1]) not in frame.edisi:
        made = figures.of_nation(make_book(frame), [])
        return {one.id: one for one in made.values() if one.bagian not in HIDDEN}
    kode = found[2]
    book = make_book(_with(data, frame, [folder for folder in folders if folder.endswith(f"/{kode}")]))
    if "." not in kode:
        made = figures.of_nation(book, [int(found[1])])
        return {one.id: one for one in made.values() if one.kode == kode and one.bagian not in (*HIDDEN, "hitungan")}
    made = figures.of_place(book, kode, [int(found[1])]) if kode in book.daerah else {}
    return {one: figure for one, figure in made.items() if not WHOLE.search(one)}


def _with(data: Path, frame: Dataset, folders: Iterable[str]) -> Dataset:
    """The frame with the reports of these folders."""
    known = load.regions_of(frame)
    found: dict[int, list] = {}
    for folder in folders:
        year, read = load.year_of(folder), load.report(data, folder, known)
        _refuse(read.problems, data)
        if read.report is not None and year in frame.edisi:
            found.setdefault(year, []).append(read.report)
    return replace(frame, laporan={year: tuple(group) for year, group in sorted(found.items())})


def _near(name: str, known: Mapping[str, Figure], frame: Dataset) -> str:
    """That there is no such figure, and the nearest there are."""
    found = IN_EDITION.match(name)
    said = f"Tidak ada angka ber-id “{name}”."
    if found and int(found[1]) not in frame.edisi:
        return f"{said} Edisi yang ada: {', '.join(str(year) for year in sorted(frame.edisi))}."
    if found and found[2] != "nasional" and found[2] not in places(frame):
        near = get_close_matches(found[2], [kode for kode in places(frame) if len(kode) == len(found[2])], 3)
        return f"{said} Kode wilayah {found[2]} tidak dikenal; yang mirip: {', '.join(near)}."
    near = get_close_matches(name, known, 4, 0.5) or get_close_matches(name.rpartition(".")[0], known, 4, 0.4)
    return f"{said} Yang terdekat:\n" + "\n".join(f"  {one}" for one in near) if near else said
