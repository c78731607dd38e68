"""A file outside every data folder: all that can be judged of it, by laying it in its place beside an empty frame.

With a data folder at hand a report is judged against it in full, and so is a table that stands once in the data. What
could not be judged is said in a sentence: silence would pass for praise.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import check, load
from generator.decode import CSV_LIMIT
from generator.desk import Desk, rows
from generator.kinds import LOST, FileKind, kind_named
from generator.model import Dataset, Laporan, Place, Problem, ReadReport, Report, Sumber
from generator.survey import NECESSARY

EMPTY = Dataset({}, {}, {}, (), (), (), (), (), (), (), (), {}, {})
PARTS = ("laporan", "nilai", "odf")  # the files of one report
NOWHERE = ("9999", "00.00")  # a year after all years, so that no rule compares it with one
FIRST_YEAR = 1998
ALONE = "Folder data tidak ada di sini, jadi yang belum diperiksa: {}. Kalau punya foldernya, sebutkan dengan --data."
FRAME = "kode dan nama daerah, instrumen dan indikatornya, serta kecocokan dengan edisinya"
OTHERS = "kecocokan dengan berkas lain di folder data"
HALF = (
    "“{}” diperiksa tanpa laporan.yml, jadi sumber, tatanan, dan indikatornya belum dicocokkan. "
    "Letakkan laporan.yml di sebelahnya supaya semuanya diperiksa."
)
BESIDE = "“{}” di sebelahnya ikut diperiksa."


@dataclass(frozen=True)
class Lone:
    """A file with its kind; `shown` is the path as a person typed it."""

    path: Path
    shown: str
    kind: FileKind


@dataclass(frozen=True)
class Verdict:
    """What is wrong, in the words of the paths that were typed, and what could not be judged."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def judge(files: Iterable[Lone], data: Path | None) -> Verdict:
    """All that can be judged of these files; `data` is a data folder to judge them against, where there is one."""
    files = list(files)
    frame = load.frame(data)[0] if data else EMPTY
    found = [_report(group, frame) for group in _groups([f for f in files if f.kind.name in PARTS])]
    found += [_table(file, frame, bool(data)) for file in files if file.kind.name not in PARTS]
    problems = [problem for verdict in found for problem in verdict.problems]
    notes = [note for verdict in found for note in verdict.notes]
    if not data and files:
        notes.append(ALONE.format(FRAME if any(f.kind.name in PARTS for f in files) else OTHERS))
    return Verdict(tuple(dict.fromkeys(problems)), tuple(dict.fromkeys(notes)))


# ---- the files of a report ------------------------------------------------------------------------------------------


def _groups(files: list[Lone]) -> list[list[Lone]]:
    """Files of one folder that are one report: one of each kind. Where there are two of a kind, each is for itself."""
    folders: dict[Path, list[Lone]] = defaultdict(list)
    for file in files:
        folders[file.path.parent].append(file)
    groups: list[list[Lone]] = []
    for group in folders.values():
        kinds = [file.kind.name for file in group]
        groups += [group] if len(set(kinds)) == len(kinds) else [[file] for file in group]
    return groups


def _report(group: list[Lone], frame: Dataset) -> Verdict:
    present = {file.kind.name: file for file in group}
    beside = [file for file in _beside(group[0]) if file.kind.name not in present] if len(group) < len(PARTS) else []
    present |= {file.kind.name: file for file in beside}
    year, code = _place_of(present["laporan"]) if "laporan" in present else NOWHERE
    with tempfile.TemporaryDirectory() as folder:
        name = f"edisi/{year}/{code}"
        names = {_lay(Path(folder), f"{name}/{_file(file.kind)}", file): file.shown for file in present.values()}
        problems = _judged(Path(folder), name, frame)
    notes = [BESIDE.format(file.shown) for file in beside]
    notes += [HALF.format(file.shown) for file in group if "laporan" not in present]
    return Verdict(tuple(_named(problems, names)), tuple(notes))


def _beside(file: Lone) -> list[Lone]:
    """The other files of the report in the same folder, under their usual names."""
    there = [(file.path.with_name(_file(kind_named(name))), kind_named(name)) for name in PARTS]
    shown = Path(file.shown)
    return [Lone(path, shown.with_name(path.name).as_posix(), kind) for path, kind in there if path.is_file()]


def _judged(folder: Path, name: str, frame: Dataset) -> list[Problem]:
    """Faults of the report laid below this folder. Without its laporan.yml the rows are judged by themselves."""
    known = load.regions_of(frame)
    if (folder / name / "laporan.yml").is_file():
        read = load.report(folder, name, known)
        if not (folder / name / "nilai.csv").is_file():  # a source may be used there
            read = replace(read, marks={**read.marks, f"{name}/nilai.csv": {LOST: Place(name)}})
    else:
        read = _half(folder, name)
    return [*read.problems, *check.check_report(frame, load.year_of(name), read)]


def _half(folder: Path, name: str) -> ReadReport:
    """The tables of a report without its laporan.yml; in its stead one that says nothing and knows every source."""
    tables = [f"{name}/nilai.csv", f"{name}/odf.csv"]
    desk = Desk(folder, [table for table in tables if (folder / table).is_file()], [])
    nilai, odf = (rows(desk, table) for table in tables)
    sources = {row.item.sumber: Sumber("-", NOWHERE[0]) for row in (*nilai, *odf)}
    laporan = Laporan(FIRST_YEAR, NOWHERE[1], "-", "-", sources)
    report = Report(laporan, name, nilai, odf, {})
    return ReadReport(name, report, tuple(desk.problems), desk.marks)


# ---- all other files ------------------------------------------------------------------------------------------------


def _table(file: Lone, frame: Dataset, at_hand: bool) -> Verdict:
    """A file of the frame: one that stands once in the data is judged in its place there, any other by itself."""
    once = "*" not in file.kind.pattern
    record = file.kind.name == "koreksi"  # it is judged against an edition, or hardly at all
    where = f"koreksi/{file.path.name}" if record else file.kind.pattern.replace("*", _place_of(file)[0])
    with tempfile.TemporaryDirectory() as folder:
        _lay(Path(folder), where, file)
        own, problems, _ = load.frame(Path(folder))
    field = {"kabkota": "daerah"}.get(file.kind.name, file.kind.name)
    whole = replace(frame, **{field: getattr(own, field)}) if once else own
    marks = {**frame.marks, where: own.marks.get(where, {})} if at_hand and once else _absent(own, where)
    whole = replace(whole, marks=marks)
    if not record:
        problems = problems + check.check_frame(whole, [f"edisi/{year}/-" for year in whole.edisi])
    note = f"“{file.shown}” diperiksa sendiri, tanpa {OTHERS}." if at_hand and not once else ""
    return Verdict(tuple(_named(problems, {where: file.shown})), (note,) if note else ())


def _absent(own: Dataset, where: str) -> dict[str, dict[tuple[str | int, ...], Place]]:
    """Marks by which no rule concludes anything from files that are not here."""
    versions = {*own.instrumen, *own.indikator, *(edisi.instrumen for edisi in own.edisi.values())}
    versions |= {version for row in own.padanan for version in (row.item.dari_versi, row.item.ke_versi)}
    files = [f"instrumen/{version}/{name}" for version in versions for name in ("instrumen.yml", "indikator.csv")]
    lost: dict[str, dict[tuple[str | int, ...], Place]] = {file: {LOST: Place(file)} for file in (*NECESSARY, *files)}
    lost.pop(where, None)
    return lost | own.marks


# ---- laying a file in its place -------------------------------------------------------------------------------------


def _file(kind: FileKind) -> str:
    return kind.pattern.rpartition("/")[2]


def _lay(folder: Path, name: str, file: Lone) -> str:
    """Copies no more of a file than the reader would take before it calls it too large."""
    there = folder / name
    there.parent.mkdir(parents=True, exist_ok=True)
    with file.path.open("rb") as source:
        there.write_bytes(source.read(CSV_LIMIT + 1))
    return name


def _place_of(file: Lone) -> tuple[str, str]:
    """Folder names by what the file itself says: version or year, and code. Nowhere, where it says nothing usable."""
    with file.path.open("rb") as source:
        text = source.read(CSV_LIMIT).decode("utf-8-sig", "replace")
    said = dict(re.findall(r"^(edisi|kode|tahun|versi):\s*[\"']?(\w[\w.-]*)", text, re.MULTILINE))
    first = said.get("edisi") or said.get("tahun") or said.get("versi") or NOWHERE[0]
    if file.kind.name in ("laporan", "edisi") and not re.fullmatch(r"\d{4}", first):
        first = NOWHERE[0]
    code = said.get("kode", "")
    return first, code if re.fullmatch(r"\d{2}(\.\d{2})?", code) else NOWHERE[1]


def _named(problems: Iterable[Problem], names: Mapping[str, str]) -> list[Problem]:
    """The problems of these files, under the names that were typed."""
    return [
        replace(problem, place=replace(problem.place, file=names[problem.place.file]))
        for problem in problems
        if problem.place.file in names
    ]
