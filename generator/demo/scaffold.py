"""What the made-up country stands on: the instruments with a full list of indicators, and the list of regions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Cells = dict[str, str]


@dataclass(frozen=True)
class Item:
    """An indicator: the scores it allows, highest first."""

    code: str
    name: str
    scores: tuple[int, ...]
    unit: str
    falling: bool


@dataclass(frozen=True)
class Setting:
    """A tatanan of one instrument, with that instrument's number."""

    slug: str
    number: int
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Gate:
    """An award level that figures alone can prove, as instrumen.yml states it."""

    award: str
    odf: int
    setting: int
    bodies: int


@dataclass(frozen=True)
class Form:
    """An instrument. `bodies`: slugs of the institutions; `parts`: of their elements, with the scores each allows."""

    version: str
    settings: tuple[Setting, ...]
    gates: tuple[Gate, ...]
    bodies: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Regions:
    """The four tables of wilayah/, as rows of cells."""

    provinces: list[Cells]
    districts: list[Cells]
    aliases: list[Cells]
    changes: list[Cells]


def regions(data: Path) -> Regions:
    """The tables of wilayah/ below a data folder. Raises OSError where one is missing."""
    return Regions(*(table(data / "wilayah" / f"{name}.csv") for name in ("provinsi", "kabkota", "alias", "perubahan")))


def table(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def forms(data: Path) -> list[Form]:
    """The instruments that list all their indicators, newest first. Raises OSError where there is no folder."""
    found = []
    for folder in sorted((data / "instrumen").iterdir(), reverse=True):
        if (folder / "indikator.csv").is_file() and folder.name.isdecimal():
            text = (folder / "instrumen.yml").read_text(encoding="utf-8")
            # The fast loader of PyYAML: the file is only read for its structure, its dates stay as they are.
            found.append(_form(yaml.load(text, Loader=yaml.CSafeLoader), table(folder / "indikator.csv")))
    return found


def _form(raw: dict[str, Any], rows: list[Cells]) -> Form:
    items: dict[str, list[Item]] = {}
    for row in rows:
        scores = tuple(int(part.split("=", 1)[0]) for part in row["skala"].split(" | "))
        item = Item(row["kode"], row["nama"], scores, row["satuan"], row["arah"] == "turun")
        items.setdefault(row["tatanan"], []).append(item)
    ordered = sorted(raw["tatanan"], key=lambda setting: setting["nomor"])
    settings = (Setting(t["slug"], t["nomor"], t["nama"], tuple(items[t["slug"]])) for t in ordered)
    gates = (
        Gate(level["predikat"], level.get("odf_min") or 0, level["tatanan_min"], level.get("kelembagaan_min") or 0)
        for level in raw.get("syarat", ())
        if level.get("tatanan_min") is not None and not level.get("syarat_lain")
    )
    rule = raw.get("kelembagaan") or {}
    bodies = (body["slug"] for body in rule.get("komponen") or ())
    parts = ((part["slug"], tuple(part["skala"])) for part in rule.get("unsur") or ())
    return Form(str(raw["versi"]), tuple(settings), tuple(gates), tuple(bodies), tuple(parts))
