"""The nouns of a comparison: what was added, changed or removed between two states of the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from generator.model import Problem
from generator.results import Figure

Kind = Literal["ditambah", "diubah", "dihapus"]
ADDED: Final = "ditambah"
CHANGED: Final = "diubah"
REMOVED: Final = "dihapus"
# What makes a figure another figure to whoever has quoted it; all else is what stands beside it.
VALUE = ("nilai", "satuan", "alasan", "capaian", "satuan_capaian")
COMPUTED = ("hitungan", "keterbukaan")


@dataclass(frozen=True)
class FieldChange:
    """One field as a reader sees it; empty where nothing was or is said."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class ItemChange:
    """A row of a table or an entry of a YAML file; `label` names it, `identity` is the id of its figure, if any."""

    file: str
    kind: Kind
    label: str
    fields: tuple[FieldChange, ...]
    identity: str = ""


@dataclass(frozen=True)
class FileChange:
    """A file whose bytes differ; `note` says what the comparison could not or need not show of it."""

    path: str
    kind: Kind
    note: str = ""


@dataclass(frozen=True)
class FigureChange:
    """A figure as the pages show it, before and after; `fields` are all that differ."""

    kind: Kind
    old: Figure | None
    new: Figure | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def figure(self) -> Figure:
        """The newer of the two."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def valued(self) -> bool:
        """Whether the figure itself is another one, and not only its source or a remark."""
        return self.kind != CHANGED or any(f.name in VALUE for f in self.fields)


@dataclass(frozen=True)
class Flip:
    """An award or a gate that is now judged otherwise. `what`: hitungan, penghargaan or syarat.

    `item`: the award or the gate; `level`: whose gate it is; `need`: its minimum.
    """

    what: Literal["hitungan", "penghargaan", "syarat"]
    item: str
    old: str
    new: str
    level: str = ""
    need: str = ""

    @property
    def name(self) -> str:
        """`Padapa: Pasar`."""
        return f"{self.level}: {self.item}" if self.level else self.item


@dataclass(frozen=True)
class Place:
    """What differs of one district or province in one edition; `tahun` is that of a claim where no edition is meant.

    `whole`: the report itself is new or gone. `counted`: computed figures that differ, by what they measure; they are
    not listed one by one.
    """

    tahun: str
    kode: str
    nama: str
    whole: Kind | None = None
    figures: tuple[FigureChange, ...] = ()
    flips: tuple[Flip, ...] = ()
    counted: Mapping[str, int] = field(default_factory=dict)
    items: tuple[ItemChange, ...] = ()


@dataclass(frozen=True)
class PageChange:
    """An address whose page a build would make anew, make for the first time, or take away."""

    kind: Kind
    group: str
    address: str


@dataclass(frozen=True)
class Needed:
    """A figure of a published edition that was changed or removed, and the new records that speak of it."""

    figure: FigureChange
    records: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """All that differs between two states of the data, and what could not be compared (`unread`, sentences)."""

    names: tuple[str, str]
    files: tuple[FileChange, ...] = ()
    editions: tuple[tuple[Kind, int], ...] = ()
    places: tuple[Place, ...] = ()
    shared: tuple[ItemChange, ...] = ()
    totals: tuple[FigureChange, ...] = ()
    consequences: Mapping[str, int] = field(default_factory=dict)
    pages: tuple[PageChange, ...] = ()
    worse: tuple[Problem, ...] = ()
    better: tuple[Problem, ...] = ()
    needed: tuple[Needed, ...] = ()
    unread: tuple[str, ...] = ()
    watermark: str = ""

    @property
    def lacking(self) -> int:
        """How many required corrections are missing."""
        return sum(not need.records for need in self.needed)
