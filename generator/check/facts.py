"""What the rules look things up in, gathered once, and the shapes they answer with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from generator import regions
from generator.figures.brief import Stated
from generator.kinds import LOST
from generator.model import Dataset, Indikator, Nilai, Place, Report, Row, Tatanan

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """A breach of a rule: where, what is wrong, what to write instead."""

    place: Place
    fault: str
    remedy: str
    fix: str | None = None


@dataclass(frozen=True)
class Facts:
    """What is judged, and what it is judged against.

    `data` is the frame every rule may look things up in, with its lookups: tatanan and indicators by version and name.
    Judged are the tables and YAML files of `judged` (the frame itself, or nothing) and `reports`, with their years.
    `marks` are those of the files of the reports; `years` are the editions that have a report, readable or not, and
    `folders` their folders. `now`: what published figures are in the data, by report folder; "" for award claims.
    """

    data: Dataset
    judged: Dataset
    regions: regions.Regions
    tatanan: dict[str, dict[str, Tatanan]]
    indikator: dict[str, dict[str, Indikator]]
    reports: tuple[tuple[int, Report], ...] = ()
    marks: dict[str, dict[Path, Place]] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    folders: frozenset[str] = frozenset()
    now: dict[str, dict[str, Stated]] = field(default_factory=dict)

    def lost(self, file: str) -> bool:
        """True where part of this file could not be read, so that nothing follows from what is absent."""
        return LOST in self.data.marks.get(file, {}) or LOST in self.marks.get(file, {})

    def no_list(self, version: str) -> bool:
        """True where an instrument should have a list of indicators and has none: said once, not for every row."""
        item, file = self.data.instrumen.get(version), f"instrumen/{version}/indikator.csv"
        stated = item is not None and item.daftar_indikator == "lengkap"
        return stated and not self.data.indikator.get(version) and not self.lost(file)


Find = Callable[[Facts], Iterator[Finding]]
Scope = Literal["laporan", "data", "keduanya"]


@dataclass(frozen=True)
class Rule:
    """`find` yields the breaches; its docstring is the rule in one sentence, as the documentation prints it.

    `scope` says what it judges: the reports, each for itself ("laporan"), the rest of the data ("data"), or both.
    """

    code: str
    level: Literal["galat", "peringatan"]
    find: Find
    scope: Scope

    @property
    def sentence(self) -> str:
        return (self.find.__doc__ or "").strip()


NOTHING = Dataset({}, {}, {}, (), (), (), (), (), (), (), (), {}, {})


@lru_cache(maxsize=1)  # the same frame is asked for once a report
def gather(data: Dataset) -> Facts:
    """The lookups over a frame (or a whole dataset), of which nothing is judged yet."""
    return Facts(
        data,
        NOTHING,
        regions.of_tables(data.provinsi, data.daerah, data.alias, data.perubahan),
        {version: {t.slug: t for t in item.tatanan} for version, item in data.instrumen.items()},
        {version: {row.item.kode: row.item for row in rows} for version, rows in data.indikator.items()},
    )


def at(report: Report, *path: str | int) -> Place:
    """Place in laporan.yml of this value, or of the nearest thing around it that was written."""
    return _nearest(report.marks, path, f"{report.folder}/laporan.yml")


def mark(facts: Facts, file: str, *path: str | int) -> Place:
    """Place in another YAML file of this value, or of the nearest thing around it that was written."""
    return _nearest(facts.data.marks.get(file, {}), path, file)


def _nearest(marks: dict[Path, Place], path: Path, file: str) -> Place:
    while path and path not in marks:
        path = path[:-1]
    return marks.get(path, Place(file, 1, 1)) if path else Place(file, 1, 1)


def cell(row: Row[Any], name: str) -> Place:
    """Place of one cell of a row."""
    return Place(row.place.file, row.place.line, row.columns.get(name, 1))


def rows(facts: Facts) -> Iterator[tuple[Report, Row[Nilai]]]:
    """Every row of every nilai.csv."""
    return ((report, row) for _, report in facts.reports for row in report.nilai)


def claims(facts: Facts) -> tuple[Row[Any], ...]:
    """The rows of the three tables whose rows carry their source themselves."""
    return (*facts.judged.penghargaan, *facts.judged.jumlah, *facts.judged.riwayat)


def quoted(words: list[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)
