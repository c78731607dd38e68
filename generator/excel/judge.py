"""The files of a report as they would be -> what the reader and the rules of `kks check` say, cell by cell."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import check, load
from generator.csvfile import Table, read_table
from generator.excel.things import Cell, Finding, Line, Merged
from generator.excel.whose import Ground
from generator.kinds import kind_of
from generator.model import Place, Problem, ReadReport

NOWHERE: Cell = ("", 0, 0)


def findings(folder: str, merged: Merged, old: Mapping[str, bytes], base: Ground) -> list[Finding]:
    """What is wrong with the report in `folder` (edisi/2025/62.01) and was not wrong before the import."""
    before = {(p.rule, p.fault) for p in _problems(folder, old, base)[1]}
    read, problems = _problems(folder, {name: text.encode() for name, text in merged.texts.items()}, base)
    marks = {} if read.report is None else read.report.marks
    fresh = [p for p in problems if (p.rule, p.fault) not in before]
    return [Finding(_cell(p.place, merged, marks), f"{p.fault} [{p.rule}]", p.remedy, p.level) for p in fresh]


def _problems(folder: str, files: Mapping[str, bytes], base: Ground) -> tuple[ReadReport, list[Problem]]:
    with tempfile.TemporaryDirectory(prefix="kks-") as place:
        home = Path(place, folder)
        home.mkdir(parents=True)
        for name, data in files.items():
            (home / name).write_bytes(data)
        if "laporan.yml" not in files:
            return ReadReport(folder, None, (), {}), []
        read = load.report(Path(place), folder, base.known)
    told = check.check_report(base.frame, load.year_of(folder), read)
    # Whether what was published may change is asked of the data, once they are written: a record needs them there.
    return read, [*read.problems, *(p for p in told if not p.rule.startswith(check.OF_PUBLISHED))]


def _cell(place: Place, merged: Merged, marks: Mapping[tuple[str | int, ...], Place]) -> Cell:
    """The cell that a place in our files was written from."""
    if place.file.endswith(".csv"):
        line = merged.lines.get((place.file, place.line))
        return NOWHERE if line is None else _of_line(line, _field(place, merged))
    at = next((path for path, mark in marks.items() if mark == place), None)
    for path in _upwards(at or ()):
        if path in merged.items:
            line = merged.items[path]
            return line.cells.get(str((at or ("",))[-1])) or line.cell or NOWHERE
    return NOWHERE


def _field(place: Place, merged: Merged) -> str:
    """The heading under which this place of a table stands."""
    kind, text = kind_of(place.file), merged.texts[place.file.rpartition("/")[2]]
    table = read_table(text.encode(), place.file, kind) if kind else Table()
    starts = next((record.columns for record in table.records if record.line == place.line), {})
    return next((name for name, start in starts.items() if start == place.column), "")


def _of_line(line: Line, name: str) -> Cell:
    return line.cells.get(name) or line.cells.get("skor") or line.cell or NOWHERE


def _upwards(path: tuple[str | int, ...]) -> Iterable[tuple[str | int, ...]]:
    return (path[:length] for length in range(len(path), 0, -1))
