"""data/ -> Dataset. Judges only what it cannot read; the rest is loaded, whatever it says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator import keeping, published, regions, vault
from generator.desk import Desk, rows, thing
from generator.kinds import LOST, kind_named, kind_of
from generator.model import Dataset, Ledger, Place, Problem, ReadReport, Report
from generator.reading import problem
from generator.survey import NECESSARY, survey


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
        rows(desk, f"wilayah/{n}.csv") for n in ("provinsi", "kabkota", "alias", "perubahan")
    )
    desk.regions = regions.of_tables(provinces, districts, aliases, changes)
    editions = {int(year): item for year, item in _things(desk, "edisi").items() if year.isdecimal()}
    dataset = Dataset(
        instrumen=_things(desk, "instrumen"),
        contoh=_things(desk, "contoh"),
        indikator={f.split("/")[1]: rows(desk, f) for f in _of_kind(desk, "indikator")},
        padanan=rows(desk, "instrumen/padanan.csv"),
        provinsi=provinces,
        daerah=districts,
        alias=aliases,
        perubahan=changes,
        penghargaan=rows(desk, "penghargaan.csv"),
        jumlah=rows(desk, "jumlah.csv"),
        riwayat=rows(desk, "riwayat.csv"),
        edisi=editions,
        laporan={},
        marks=desk.marks,
        arsip=vault.read(folder, {year: item.status for year, item in editions.items()}),
        koreksi={file.split("/")[1]: item for file, item in _things(desk, "koreksi", whole=True).items()},
        terbit={},
    )
    dataset.terbit.update((year, book) for year in dataset.edisi if (book := _ledger(desk, f"edisi/{year}")))
    _correct(dataset)
    return dataset, desk.problems, _report_folders(desk)


def _correct(dataset: Dataset) -> None:
    """What was kept of frozen editions, with what was corrected since: pages that live on show the right value."""
    for year in dataset.frozen & dataset.arsip.keys():
        late = [k for k in dataset.koreksi.values() if k.edisi == year and published.late(dataset.edisi[year], k)]
        dataset.arsip[year] = keeping.corrected(dataset.arsip[year], late)


def report(folder: Path, name: str, known: regions.Regions) -> ReadReport:
    """One report folder (`edisi/2025/62.01`, from `frame`): what is readable of it, and what is not and why.

    Looks at nothing else, and can be done in another process. `known` serves the remedies for wrong codes only.
    """
    folder = Path(folder)
    tables = [f"{name}/{table}.csv" for table in ("nilai", "odf")]
    present = [f for f in tables if (folder / f).is_file() and not (folder / f).is_symlink()]
    desk = Desk(folder, present, [], known)
    nilai, odf = (rows(desk, f) for f in tables)
    laporan, marks = thing(desk, f"{name}/laporan.yml", kind_named("laporan"))
    if laporan is None:
        desk.marks[f"edisi/{name.split('/')[1]}"] = {LOST: Place(name)}
    found = None if laporan is None else Report(laporan, name, nilai, odf, marks, _ledger(desk, name))
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
            rows(desk, f"{name}/{table}.csv")
    return found


def _of_kind(desk: Desk, name: str) -> list[str]:
    return [f for f in desk.files if (kind := kind_of(f)) and kind.name == name]


def ledgers(folder: Path, year: int, kode: str = "") -> list[tuple[str, Ledger]]:
    """The ledgers of an edition by folder, its own first; of one report only, where its code is given."""
    desk = Desk(Path(folder), [], [])
    top = f"edisi/{year}"
    names = [f"{top}/{kode}"] if kode else sorted(p.name for p in (desk.folder / top).glob("*") if p.is_dir())
    folders = names if kode else [top, *(f"{top}/{name}" for name in names)]
    return [(name, rows) for name in folders if (rows := _ledger(desk, name))]


def _ledger(desk: Desk, folder: str) -> Ledger:
    """What was published of this folder; a line that cannot be read is a problem, and left out."""
    path = desk.folder / folder / published.NAME
    if not path.is_file() or path.is_symlink():
        return ()
    rows, broken = published.parse(path.read_bytes())
    at = f"{folder}/{published.NAME}"
    said = ("Baris buku terbit ini tidak dapat dibaca.", "Kembalikan berkas ini dari riwayat repositori.")
    desk.problems += [problem("B23-buku-terbit", Place(at, line, 1), said) for line in broken]
    return rows


def _things(desk: Desk, name: str, whole: bool = False) -> dict[str, Any]:
    """Readable YAML files of one kind, by the name of their folder, or by their `whole` path."""
    found = {}
    for file in _of_kind(desk, name):
        item, marks = thing(desk, file, kind_named(name))
        desk.marks[file] = marks
        if item is not None:
            found[file if whole else file.split("/")[1]] = item
    return found
