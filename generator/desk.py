"""One file -> rows or a noun, with the places of its values, and a problem for all that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import numerals, regions
from generator.csvfile import Record, Table, read_table
from generator.decode import decode
from generator.kinds import LARGE_DECIMALS, LOST, FileKind, headings, kind_of, noun_at, number_fields
from generator.model import Place, Problem, Row
from generator.prune import validated, without_faults
from generator.reading import problem
from generator.sentences import ambiguous, explain, field_of
from generator.wholesale import rows_at_once
from generator.yamlfile import Parsed, parse


@dataclass
class Desk:
    """Where reading happens: the files still to read, and what was noticed so far."""

    folder: Path
    files: list[str]
    problems: list[Problem]
    regions: regions.Regions = field(default_factory=regions.Regions)
    marks: dict[str, dict[tuple[str | int, ...], Place]] = field(default_factory=dict)


# ---- CSV ------------------------------------------------------------------------------------------------------------


def _bytes(desk: Desk, file: str) -> bytes | None:
    try:
        return (desk.folder / file).read_bytes()
    except OSError as error:
        desk.problems.append(
            problem(
                "E01-berkas-asing",
                Place(file),
                (f"Berkas ini tidak dapat dibuka ({error.strerror}).", "Periksa izin berkasnya."),
            )
        )
        return None


def rows(desk: Desk, file: str) -> tuple[Row[Any], ...]:
    """Readable rows of a CSV file; none where the file is absent."""
    kind = kind_of(file)
    data = _bytes(desk, file) if file in desk.files else None
    if data is None or kind is None:
        return ()
    table = read_table(data, file, kind)
    desk.problems += table.problems
    commas: list[int] = []
    rows = _rows(desk, table, file, (kind, commas))
    quirks = [*table.quirks] + ([f"koma desimal (mulai baris {commas[0]})"] if commas else [])
    if quirks:
        desk.problems.append(
            problem(
                "B05-bentuk-csv",
                Place(file, 1, 1),
                (
                    f"Berkas ini terbaca, tetapi memakai {', '.join(quirks)}.",
                    'Jalankan ".venv/bin/kks format" untuk merapikannya.',
                ),
            )
        )
    if None in rows or not table.complete:
        desk.marks.setdefault(file, {})[LOST] = Place(file)
    return tuple(row for row in rows if row is not None)


def _rows(desk: Desk, table: Table, file: str, way: tuple[FileKind, list[int]]) -> Sequence[Row[Any] | None]:
    """None for every row with a fault. Only a table with any fault or decimal comma is looked at row by row."""
    at_once = rows_at_once(table, file, way[0].noun)
    if at_once is not None:
        return at_once
    return [_row(desk, Place(file, record.line, 1), record, way) for record in table.records]


def _row(desk: Desk, place: Place, record: Record, way: tuple[FileKind, list[int]]) -> Row[Any] | None:
    kind, commas = way
    problems = []
    for name, whole in number_fields(kind.noun).items():
        cell = record.cells.get(name, "")
        if cell.isdecimal() or not cell:
            continue
        if numerals.is_ambiguous(cell, whole or name in LARGE_DECIMALS):
            rule, fault, remedy, fix = ambiguous(name, cell, whole)
            at = Place(place.file, place.line, record.columns[name])
            problems.append(problem(rule, at, (fault, remedy), fix))
        elif (point := numerals.with_point(cell)) is not None:
            record.cells[name] = point
            commas.append(place.line)
    if not problems:
        item, faults = validated(kind.noun, record.cells)
        if item is not None:
            return Row(item, place, record.columns)
        problems = [_cell_problem(desk, fault, place, (record, kind)) for fault in faults]
    desk.problems += problems
    return None


def _cell_problem(desk: Desk, error: dict[str, Any], place: Place, where: tuple[Record, FileKind]) -> Problem:
    record, kind = where
    rule, fault, remedy, fix = explain(error, kind.noun)
    if rule == "W01-bentuk-kode":
        remedy, fix = _code_remedy(desk, str(error["input"]), record.cells.get("nama", ""), place.file)
    return problem(rule, Place(place.file, place.line, record.columns.get(field_of(error), 1)), (fault, remedy), fix)


def _code_remedy(desk: Desk, code: str, name: str, file: str) -> tuple[str, str | None]:
    if file.startswith("wilayah/"):
        return 'Tulis dua angka, titik, dua angka, misalnya "62.01"; kode provinsi dua angka, misalnya "62".', None
    return regions.advice(desk.regions, code, name)


# ---- YAML -----------------------------------------------------------------------------------------------------------


def thing(desk: Desk, file: str, kind: FileKind) -> tuple[Any | None, dict[tuple[str | int, ...], Place]]:
    """The noun in a YAML file and the places of its values; None where nothing of it can be used."""
    data = _bytes(desk, file)
    if data is None:
        return None, {LOST: Place(file)}
    text, _, problems = decode(data, file)
    desk.problems += problems
    if text is None:
        return None, {LOST: Place(file)}
    parsed = parse(text, file)
    desk.problems += parsed.problems
    item = None
    if parsed.value is not None:
        name = parsed.value.get("nama", "") if isinstance(parsed.value, dict) else ""
        item, errors = without_faults(kind.noun, parsed.value)
        desk.problems += [_value_problem(desk, e, parsed, (kind, str(name))) for e in errors]
        if errors:
            parsed.marks[LOST] = Place(file)
    if parsed.problems or item is None:
        parsed.marks[LOST] = Place(file)
    return item, parsed.marks


def _value_problem(desk: Desk, error: dict[str, Any], parsed: Parsed, way: tuple[FileKind, str]) -> Problem:
    kind, name = way
    path = tuple(error["loc"])
    rule, fault, remedy, fix = explain(error, noun_at(kind.noun, path))
    if rule == "W01-bentuk-kode":
        remedy, fix = _code_remedy(desk, str(error["input"]), name, parsed.file)
    places = parsed.keys if rule == "B15-isian-tak-dikenal" else parsed.marks
    while path not in places and path:
        path = path[:-1]
    place = places.get(path, Place(parsed.file, 1, 1))
    if rule == "B14-wajib-diisi" and headings(kind.noun) and len(path) < len(error["loc"]) and path:
        fault = f"{fault[:-1]} pada {'butir' if isinstance(path[-1], int) else 'kelompok'} ini."
    return problem(rule, place, (fault, remedy), fix)
