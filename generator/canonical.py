"""Any readable CSV -> the one form the repository keeps: comma, decimal point, UTF-8 without BOM, LF, model order.

Values are copied, never interpreted beyond the decimal comma; a file with a value that can be read two ways stays as it
is, and so does one whose rows or quotes are broken.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import numerals
from generator.csvfile import Record, Table, read_table
from generator.kinds import LARGE_DECIMALS, FileKind, headings, kind_of, number_fields
from generator.model import Place, Problem
from generator.reading import problem
from generator.sentences import ambiguous
from generator.survey import survey


@dataclass(frozen=True)
class CsvFile:
    """A CSV file, inside a data folder or alone: where it is, the name to report it by, what it holds."""

    path: Path
    shown: str
    kind: FileKind


def tables(folder: Path) -> list[CsvFile]:
    """All CSV files of a data folder."""
    found = [(name, kind) for name in survey(folder)[0] if (kind := kind_of(name)) and kind.is_csv]
    return [CsvFile(Path(folder) / name, (Path(folder) / name).as_posix(), kind) for name, kind in found]


def format_files(found: Iterable[CsvFile]) -> list[CsvFile]:
    """Rewrites these CSV files canonically; those that changed, in their order."""
    changed = []
    for table in found:
        old = table.path.read_bytes()
        new, _ = canonical(old, table.kind.pattern, table.kind)
        if new is not None and new != old:
            table.path.write_bytes(new)
            changed.append(table)
    return changed


def format_problems(found: Iterable[CsvFile]) -> list[Problem]:
    """Why files are left as they are: the ambiguous or broken values in them. Writes nothing."""
    return [
        replace(p, place=replace(p.place, file=table.shown))
        for table in found
        for p in canonical(table.path.read_bytes(), table.kind.pattern, table.kind)[1]
    ]


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
