"""Any readable CSV -> the one form the repository keeps: comma, decimal point, UTF-8 without BOM, LF, model order.

Values are copied, never interpreted beyond the decimal comma; a file with a value that can be read two ways stays as it
is, and so does one whose rows or quotes are broken.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from generator import numerals
from generator.csvfile import Record, Table, read_table
from generator.kinds import LARGE_DECIMALS, FileKind, headings, kind_of, number_fields
from generator.model import Place, Problem
from generator.reading import problem
from generator.sentences import ambiguous
from generator.survey import survey


def format_files(folder: Path, paths: Iterable[Path] | None = None) -> list[Path]:
    """Rewrites the CSV files under the data folder (or only `paths`) canonically; the files that changed, sorted."""
    changed = []
    for path, kind in _files(folder, paths):
        old = path.read_bytes()
        new, _ = canonical(old, path.relative_to(folder).as_posix(), kind)
        if new is not None and new != old:
            path.write_bytes(new)
            changed.append(path)
    return changed


def format_problems(folder: Path, paths: Iterable[Path] | None = None) -> list[Problem]:
    """Why files were left as they are: the ambiguous or broken values in them. Writes nothing."""
    return [
        p
        for path, kind in _files(folder, paths)
        for p in canonical(path.read_bytes(), path.relative_to(folder).as_posix(), kind)[1]
    ]


def _files(folder: Path, paths: Iterable[Path] | None) -> list[tuple[Path, FileKind]]:
    folder = Path(folder)
    wanted = None if paths is None else {Path(p).resolve() for p in paths}
    found = [(folder / name, kind) for name in survey(folder)[0] if (kind := kind_of(name)) and kind.is_csv]
    return [(path, kind) for path, kind in found if wanted is None or path.resolve() in wanted]


def strangers(folder: Path, paths: Iterable[Path]) -> list[Path]:
    """The given paths that are no CSV file of the data folder: misspelt, or of another kind."""
    known = {path.resolve() for path, _ in _files(folder, None)}
    return [Path(path) for path in paths if Path(path).resolve() not in known]


def canonical(data: bytes, file: str, kind: FileKind) -> tuple[bytes | None, list[Problem]]:
    """The canonical bytes of a CSV file, or None and the problems that forbid rewriting it."""
    table = read_table(data, file, kind)
    problems = [p for p in table.problems if p.level == "galat"]
    problems += [p for record in table.records for p in _refusals(record, file, kind)]
    if problems or not table.headings:
        return None, problems
    return _written(table, kind), []


def _refusals(record: Record, file: str, kind: FileKind) -> list[Problem]:
    found = []
    for name, whole in number_fields(kind.noun).items():
        cell = record.cells.get(name, "")
        if numerals.is_ambiguous(cell, whole or name in LARGE_DECIMALS):
            rule, fault, remedy, fix = ambiguous(name, cell, whole)
            found.append(problem(rule, Place(file, record.line, record.columns[name]), (fault, remedy), fix))
    return found


def _written(table: Table, kind: FileKind) -> bytes:
    numbers = number_fields(kind.noun)
    names = [name for name in headings(kind.noun) if name in table.headings]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for record in table.records:
        cells = (record.cells.get(name, "") for name in names)
        writer.writerow(
            [(numerals.with_point(c) or c) if n in numbers else c for n, c in zip(names, cells, strict=True)]
        )
    return out.getvalue().encode()
