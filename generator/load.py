"""data/ -> Dataset. Judges only what it cannot read; the rest is loaded, whatever it says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import numerals, regions
from generator.csvfile import Record, read_table
from generator.decode import decode
from generator.kinds import LARGE_DECIMALS, LOST, FileKind, headings, kind_named, kind_of, noun_at, number_fields
from generator.model import Dataset, Place, Problem, ReadReport, Report, Row
from generator.prune import validated, without_faults
from generator.reading import problem
from generator.sentences import ambiguous, explain, field_of
from generator.survey import NECESSARY, survey
from generator.yamlfile import Parsed, parse


@dataclass
class Desk:
    """Where reading happens: the files still to read, and what was noticed so far."""

    folder: Path
    files: list[str]
    problems: list[Problem]
    regions: regions.Regions = field(default_factory=regions.Regions)
    marks: dict[str, dict[tuple[str | int, ...], Place]] = field(default_factory=dict)


def load(folder: Path) -> tuple[Dataset, list[Problem]]:
    """Everything readable under the data folder, and what could not be read and why.

    Never raises for what people write. Unreadable rows and values are left out; their file then carries the mark LOST
    in Dataset.marks (or Report.marks), so that no rule concludes anything from their absence. Report.folder is the path
    below the data folder (`edisi/2025/62.01`); Dataset.marks is keyed by the path of the YAML or CSV file.
    """
    dataset, problems, names = frame(folder)
    known = regions_of(dataset)
    found: dict[int, list[Report]] = {year: [] for year in _years(dataset.marks)}
    marks = dict(dataset.marks)
    for name in names:
        read = report(folder, name, known)
        problems += read.problems
        marks |= read.marks
        if read.report is not None:
            found.setdefault(year_of(name), []).append(read.report)
    reports = {year: tuple(some) for year, some in sorted(found.items())}
    return dataclasses.replace(dataset, laporan=reports, marks=marks), problems


def frame(folder: Path) -> tuple[Dataset, list[Problem], list[str]]:
    """Everything but the reports (`laporan` is empty), its problems, and the sorted folders of the reports.

    A folder without a laporan.yml or below no year is no report: its tables are read here, for their problems only.
    """
    folder = Path(folder)
    files, problems = survey(folder)
    desk = Desk(folder, files, problems)
    desk.marks.update({file: {LOST: Place(file)} for file in NECESSARY if file not in files})
    provinces, districts, aliases, changes = (
        _rows(desk, f"wilayah/{n}.csv") for n in ("provinsi", "kabkota", "alias", "perubahan")
    )
    desk.regions = regions.of_tables(provinces, districts, aliases, changes)
    dataset = Dataset(
        instrumen=_things(desk, "instrumen"),
        contoh=_things(desk, "contoh"),
        indikator={f.split("/")[1]: _rows(desk, f) for f in _of_kind(desk, "indikator")},
        padanan=_rows(desk, "instrumen/padanan.csv"),
        provinsi=provinces,
        daerah=districts,
        alias=aliases,
        perubahan=changes,
        penghargaan=_rows(desk, "penghargaan.csv"),
        jumlah=_rows(desk, "jumlah.csv"),
        riwayat=_rows(desk, "riwayat.csv"),
        edisi={int(year): item for year, item in _things(desk, "edisi").items() if year.isdecimal()},
        laporan={},
        marks=desk.marks,
    )
    return dataset, desk.problems, _report_folders(desk)


def report(folder: Path, name: str, known: regions.Regions) -> ReadReport:
    """One report folder (`edisi/2025/62.01`, from `frame`): what is readable of it, and what is not and why.

    Looks at nothing else, and can be done in another process. `known` serves the remedies for wrong codes only.
    """
    folder = Path(folder)
    tables = [f"{name}/{table}.csv" for table in ("nilai", "odf")]
    present = [f for f in tables if (folder / f).is_file() and not (folder / f).is_symlink()]
    desk = Desk(folder, present, [], known)
    nilai, odf = (_rows(desk, f) for f in tables)
    laporan, marks = _thing(desk, f"{name}/laporan.yml", kind_named("laporan"))
    if laporan is None:
        desk.marks[f"edisi/{name.split('/')[1]}"] = {LOST: Place(name)}
    found = None if laporan is None else Report(laporan, name, nilai, odf, marks)
    return ReadReport(name, found, tuple(desk.problems), desk.marks)


def regions_of(dataset: Dataset) -> regions.Regions:
    """The lookups over the regions of a dataset, or of a frame: what `report` asks for."""
    return regions.of_tables(dataset.provinsi, dataset.daerah, dataset.alias, dataset.perubahan)


def year_of(name: str) -> int:
    """The edition a report folder belongs to: `edisi/2025/62.01` -> 2025."""
    return int(name.split("/")[1])


def _years(files: Iterable[str]) -> list[int]:
    """Years of all edition files, readable or not."""
    parts = (file.split("/") for file in files if file.endswith("/edisi.yml"))
    return [int(year) for _, year, _ in parts if year.isdecimal()]


def _report_folders(desk: Desk) -> list[str]:
    """Folders that hold a laporan.yml, below a year; the tables of all others are read for their problems."""
    found = []
    for name in sorted({f.rpartition("/")[0] for f in desk.files if f.startswith("edisi/") and f.count("/") == 3}):
        if f"{name}/laporan.yml" in desk.files and name.split("/")[1].isdecimal():
            found.append(name)
            continue
        for table in ("nilai", "odf"):
            _rows(desk, f"{name}/{table}.csv")
    return found


def _of_kind(desk: Desk, name: str) -> list[str]:
    return [f for f in desk.files if (kind := kind_of(f)) and kind.name == name]


def _things(desk: Desk, name: str) -> dict[str, Any]:
    """Readable YAML files of one kind, by the name of their folder."""
    found = {}
    for file in _of_kind(desk, name):
        item, marks = _thing(desk, file, kind_named(name))
        desk.marks[file] = marks
        if item is not None:
            found[file.split("/")[1]] = item
    return found


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


def _rows(desk: Desk, file: str) -> tuple[Row[Any], ...]:
    """Readable rows of a CSV file; none where the file is absent."""
    kind = kind_of(file)
    data = _bytes(desk, file) if file in desk.files else None
    if data is None or kind is None:
        return ()
    table = read_table(data, file, kind)
    desk.problems += table.problems
    commas: list[int] = []
    rows = [_row(desk, Place(file, record.line, 1), record, (kind, commas)) for record in table.records]
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


def _thing(desk: Desk, file: str, kind: FileKind) -> tuple[Any | None, dict[tuple[str | int, ...], Place]]:
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
