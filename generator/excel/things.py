"""What reading a workbook gives: lines for our files with the cells they come from, and what is wrong in which cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Cell = tuple[str, int, int]  # sheet, row, column


@dataclass(frozen=True)
class Finding:
    """A fault in one cell, with its mend."""

    cell: Cell
    fault: str
    remedy: str
    level: Literal["galat", "peringatan"] = "galat"


@dataclass
class Line:
    """A row of nilai.csv or odf.csv, or an item of laporan.yml: texts by field, and the cell each was read from."""

    values: dict[str, str]
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def cell(self) -> Cell | None:
        """Some cell of this line, where the fault of the whole line is shown."""
        return next(iter(self.cells.values()), None)


@dataclass
class Setting:
    """What one sheet says of one tatanan: lines without source, and how much of it is filled in.

    `total`: indicators of the instrument; `filled`: how many have a score, by stage; `bare`: filled ones without
    evidence; `stated`: the number the sheet itself gives the tatanan; `said`: what was understood, in sentences.
    """

    slug: str
    sheet: str
    total: int
    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    filled: dict[str, int] = field(default_factory=dict)
    bare: int = 0
    stated: int | None = None
    said: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """All that one workbook says: for which district and edition, and the lines of each of its files.

    `ours`: the workbook is our template; `recap`: the stage, of a row of a province's table. `sources`: role (see
    layout.ROLES) -> the fields of that source, with cells. `said`: what was understood, in sentences; `unread`: sheets
    it says so of. `asked`: what only a person can tell, as sentences; then nothing is imported.
    """

    kode: str = ""
    tahun: int = 0
    versi: str = ""
    ours: bool = False
    recap: str = ""
    settings: list[Setting] = field(default_factory=list)
    odf: list[Line] = field(default_factory=list)
    villages: list[Line] = field(default_factory=list)
    bodies: list[Line] = field(default_factory=list)
    ideas: list[Line] = field(default_factory=list)
    facts: list[Line] = field(default_factory=list)
    percents: list[Line] = field(default_factory=list)
    sources: dict[str, Line] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """A value that stands in the data already and is another in the workbook."""

    what: str
    old: str
    new: str


@dataclass
class Merged:
    """The files of a report as they would be: texts by name, and where each line of them comes from.

    `lines`: (file, line number) -> Line; `items`: path in laporan.yml -> Line. `added`: values that were not there.
    `twice`: lines that contradict an earlier one of the same workbook.
    """

    texts: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    added: int = 0
    lines: dict[tuple[str, int], Line] = field(default_factory=dict)
    items: dict[tuple[str | int, ...], Line] = field(default_factory=dict)
    twice: list[tuple[Line, Line]] = field(default_factory=list)
