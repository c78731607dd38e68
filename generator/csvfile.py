"""Text of a CSV file -> headings and records with the line and the column of every cell.

Accepts `;` or tab as separator and any line end; says what it met, so that `kks format` can offer to mend it.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from generator.decode import decode
from generator.kinds import FileKind, headings, required
from generator.model import Place, Problem
from generator.reading import problem

SEPARATORS = {",": "koma", ";": "titik koma sebagai pemisah", "\t": "tab sebagai pemisah"}
# Below the limit of the csv module, which belongs to the whole process: a library that raises it must not raise ours.
LONGEST = 100_000
TOO_LONG = "field larger"  # how the csv module begins to say so


@dataclass(frozen=True)
class Record:
    """One row: line of its first character, and cell and column (from 1) by heading."""

    line: int
    cells: dict[str, str]
    columns: dict[str, int]


Raw = tuple[int, list[str], tuple[int, ...]]  # line, cells and where each of them starts


@dataclass(frozen=True)
class Table:
    """`rows` have a cell for every heading; a heading that is not known is empty, and its cells are to be ignored."""

    headings: tuple[str, ...] = ()
    rows: tuple[Raw, ...] = ()
    quirks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    complete: bool = False  # every row of the file is among the rows

    @property
    def records(self) -> Iterator[Record]:
        """The rows one by one, for who looks at every cell."""
        for line, cells, starts in self.rows:
            stripped = dict(zip(self.headings, map(str.strip, cells), strict=True))
            stripped.pop("", None)
            yield Record(line, stripped, dict(zip(self.headings, starts, strict=True)))


@dataclass
class _Lines:
    """The raw rows met so far; `fault` is set where the quotes of the file do not pair."""

    rows: list[Raw] = field(default_factory=list)
    fault: Problem | None = None


def read_table(data: bytes, file: str, kind: FileKind) -> Table:
    """The table in these bytes. Rows with too many cells are left out and reported; short rows are filled up."""
    text, quirks, problems = decode(data, file)
    if text is None:
        return Table(problems=tuple(problems))
    if "\r" in text:
        quirks.append("baris berakhiran CRLF")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(text, kind)
    if separator != ",":
        quirks.append(SEPARATORS[separator])
    lines = _split(text, separator, file)
    if lines.fault:
        problems.append(lines.fault)
    if not lines.rows:
        return Table(problems=tuple(problems), quirks=tuple(quirks))
    names, unclear, usable = _heading_row(lines.rows[0], file, kind)
    problems += unclear
    if not usable:
        return Table(tuple(names), (), tuple(quirks), tuple(problems))
    rows, faults = _fitting(lines.rows[1:], names, file)
    complete = not (unclear or faults or lines.fault)
    if not lines.rows[1:] and not kind.may_be_empty:
        problems.append(
            problem(
                "B04-tanpa-baris",
                Place(file, 1, 1),
                ("Berkas ini hanya berisi judul kolom.", "Isi barisnya, atau hapus berkas ini."),
            )
        )
    return Table(tuple(names), tuple(rows), tuple(quirks), tuple(problems + faults), complete)


def _separator(text: str, kind: FileKind) -> str:
    first = text.split("\n", 1)[0]
    known = set(headings(kind.noun))
    return max(SEPARATORS, key=lambda s: sum(cell.strip(' "') in known for cell in first.split(s)))


def _split(text: str, separator: str, file: str) -> _Lines:
    found = _Lines()
    lines = text.split("\n")
    reader = csv.reader([line + "\n" for line in lines], delimiter=separator, strict=True)
    start, layouts = 1, _Layouts(separator)
    try:
        for cells in reader:
            end = reader.line_num
            if sum(map(len, cells)) > LONGEST and max(map(len, cells)) > LONGEST:
                raise csv.Error(TOO_LONG)
            if "".join(cells).strip():
                raw = lines[start - 1] if start == end else "\n".join(lines[start - 1 : end])
                found.rows.append((start, cells, layouts.of(raw, cells)))
            start = reader.line_num + 1
    except csv.Error as error:
        said = (
            "Tanda kutip di baris ini tidak berpasangan, jadi baris ini dan sesudahnya tidak terbaca.",
            'Tutup tanda kutipnya; tanda kutip di dalam isi ditulis dua kali ("").',
        )
        if str(error).startswith(TOO_LONG):
            said = (
                f"Satu sel mulai di baris ini berisi lebih dari {LONGEST} huruf, jadi baris ini dan sesudahnya "
                "tidak terbaca.",
                "Biasanya tanda kutipnya tidak ditutup: tutuplah, atau persingkat isinya.",
            )
        found.fault = problem("B06-csv-rusak", Place(file, start, 1), said)
    return found


@dataclass(frozen=True)
class _Layouts:
    """Where cells start; rows with the same widths share one tuple, because a table has far fewer than rows."""

    separator: str
    known: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)

    def of(self, raw: str, cells: list[str]) -> tuple[int, ...]:
        if '"' in raw:
            starts = tuple(_starts(raw, cells, self.separator))
            return self.known.setdefault(starts, starts)
        widths = (-1, *map(len, cells))  # no start is negative, so that widths and starts cannot be mistaken
        if widths not in self.known:
            starts = tuple(accumulate([width + 1 for width in widths[1:-1]], initial=1))
            self.known[widths] = self.known.setdefault(starts, starts)
        return self.known[widths]


def _starts(raw: str, cells: list[str], separator: str) -> Iterator[int]:
    """Column of each cell. A cell after a line break inside quotes counts from the start of its own line."""
    at, end = 0, len(raw)
    for _ in cells:
        yield at - raw.rfind("\n", 0, at)
        if raw.startswith('"', at):  # quotes count only at the start of a cell, as for the csv module
            at = _past_quotes(raw, at)
        at = raw.find(separator, at) + 1 or end


def _past_quotes(raw: str, at: int) -> int:
    """Index behind the quote that closes the one at `at`; doubled quotes stand for themselves."""
    at = raw.find('"', at + 1)
    while raw.startswith('""', at):
        at = raw.find('"', at + 2)
    return at + 1 or len(raw)


def _heading_row(row: Raw, file: str, kind: FileKind) -> tuple[list[str], list[Problem], bool]:
    line, cells, columns = row
    known = headings(kind.noun)
    names, problems = [], []
    for cell, column in zip(cells, columns, strict=True):
        name, place = cell.strip(), Place(file, line, column)
        if name in names:
            problems.append(
                problem(
                    "B09-judul-ganda", place, (f'Judul kolom "{name}" ditulis dua kali.', "Hapus salah satu kolomnya.")
                )
            )
            name = ""
        elif name and name not in known:
            problems.append(_unknown_heading(name, place, [k for k in known if k not in cells]))
            name = ""
        names.append(name)
    guessed = {p.fix for p in problems if p.fix}
    for name in known:
        if name in required(kind.noun) and name not in names and name not in guessed:
            problems.append(
                problem(
                    "B08-judul-kurang",
                    Place(file, line, 1),
                    (f'Judul kolom "{name}" tidak ada.', f'Tambahkan kolom "{name}"; lengkapnya: {",".join(known)}.'),
                )
            )
    usable = required(kind.noun) <= set(names)
    return names, problems, usable


def _unknown_heading(name: str, place: Place, free: list[str]) -> Problem:
    near = difflib.get_close_matches(name.lower().replace(" ", "_"), free, 1, 0.6)
    if near:
        return problem(
            "B07-judul-tak-dikenal",
            place,
            (f'Judul kolom "{name}" tidak dikenal.', f'Mungkin maksudnya "{near[0]}"; tulis "{near[0]}".'),
            near[0],
        )
    return problem(
        "B07-judul-tak-dikenal",
        place,
        (
            f'Judul kolom "{name}" tidak dikenal.',
            f"Hapus kolom itu, atau pakai salah satu judul ini: {', '.join(free)}.",
        ),
    )


def _fitting(rows: list[Raw], names: list[str], file: str) -> tuple[list[Raw], list[Problem]]:
    """The rows with a cell for every heading, and what is wrong with those that have more."""
    found, problems = [], []
    for row in rows:
        line, cells, starts = row
        missing = len(names) - len(cells)
        if missing < 0:
            problems.append(
                problem(
                    "B10-sel-berlebih",
                    Place(file, line, starts[len(names)]),
                    (
                        f"Baris ini berisi {len(cells)} sel, sedangkan judulnya {len(names)}.",
                        'Isi yang mengandung koma diapit tanda kutip, misalnya "93,93"; angka ditulis 93.93.',
                    ),
                )
            )
        elif missing:  # Excel leaves out empty cells at the end of a row
            found.append((line, cells + [""] * missing, starts + starts[-1:] * missing))
        else:
            found.append(row)
    return found, problems
