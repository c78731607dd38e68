"""One side of a comparison as read: its files, the frame, the reports in short, the problems of the data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator import check, load
from generator.diff.sides import Side
from generator.gate import ADDRESSES, NO_REPORT, Inputs, code
from generator.ledger import digest
from generator.model import Dataset, Problem
from generator.regions import Regions


@dataclass(frozen=True, eq=False)
class State:
    """`files`: digest of every file. `inputs`: as a build would see them. `whole`: the frame as read; `frame`: what of
    it can be computed with."""

    side: Side
    files: dict[str, str]
    inputs: Inputs
    whole: Dataset
    frame: Dataset
    problems: tuple[Problem, ...]
    reports: tuple[str, ...]

    @cached_property
    def regions(self) -> Regions:
        """The lookups that reading a report asks for."""
        return load.regions_of(self.frame)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of districts and provinces by code."""
        provinces = {row.item.kode: row.item.nama for row in self.frame.provinsi}
        return provinces | {row.item.kode: row.item.nama for row in self.frame.daerah}

    @property
    def folder(self) -> Path:
        return self.side.folder


def look(side: Side) -> State:
    """Read everything but the reports."""
    files = {name: _digest(path) for name, path in _walk(str(side.folder))}
    seen = {p: d for p, d in files.items() if p.split("/")[0] not in NO_REPORT}
    asked = tuple(f"{name}={os.environ.get(name, '')}" for name in ADDRESSES)
    inputs = Inputs(code(), "", seen, {}, {}, "", asked)
    whole, problems, names = load.frame(side.folder)
    problems = [*problems, *check.check_frame(whole, names)]
    return State(side, files, inputs, whole, usable(whole), tuple(problems), tuple(names))


def usable(whole: Dataset) -> Dataset:
    """The frame without what leads nowhere: editions of an unknown instrument, claims about an unknown place.

    What is left out here is compared as rows of its file all the same.
    """
    districts = {row.item.kode for row in whole.daerah}
    places = districts | {row.item.kode for row in whole.provinsi}
    return replace(
        whole,
        edisi={year: edisi for year, edisi in whole.edisi.items() if edisi.instrumen in whole.instrumen},
        penghargaan=tuple(row for row in whole.penghargaan if row.item.kode in districts),
        riwayat=tuple(row for row in whole.riwayat if row.item.kode in places),
    )


def _walk(root: str) -> Iterator[tuple[str, str]]:
    """(path below the root, path) of every file that is not hidden; links are never followed."""
    for here, below, names in os.walk(root):
        links = [name for name in below if os.path.islink(os.path.join(here, name))]
        below[:] = sorted(name for name in below if name[0] != "." and name not in links)
        for name in sorted([*names, *links]):
            if name[0] != ".":
                path = os.path.join(here, name)
                yield os.path.relpath(path, root).replace(os.sep, "/"), path


def _digest(path: str) -> str:
    if os.path.islink(path):
        return "tautan"
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return ""
