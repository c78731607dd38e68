"""What the columns of the CSV files are, for machines: Table Schema (Data Package) and CSVW from one description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator import words

Thing = dict[str, Any]
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
NUMBERS = {"keterbukaan": "integer", "capaian": "number"}
CONFLICT = "bertentangan"  # what a cell of the summary holds where sources contradict each other


@dataclass(frozen=True)
class Field:
    """One column: its heading in the file, its name for people, what stands there, string, integer or number."""

    key: str
    title: str
    about: str
    kind: str = "string"
    unit: str = ""

    @property
    def variable(self) -> str:
        """The key as CSVW lets a column be named: letters, digits and underscores, at most ASCII."""
        return words.slug(self.key).replace("-", "_")


@dataclass(frozen=True)
class Shape:
    """One CSV file: its columns, how it is written, what it holds. `excel`: semicolons, decimal commas, a BOM."""

    file: str
    about: str
    fields: tuple[Field, ...]
    missing: tuple[str, ...] = ("",)
    excel: bool = False


def fields(keys: Sequence[str], note: str, tatanan: Sequence[tuple[str, str]] = ()) -> tuple[Field, ...]:
    """The columns of these keys. `tatanan`: (slug, name) of the columns of the summary; `note`: the watermark."""
    named = dict(tatanan)
    found = [Field(note, "Data contoh", words.CONTOH_ARTINYA)] if note else []
    for key in keys:
        if key in named:
            about = f"nilai tatanan {named[key]} pada tahap yang disebut barisnya; {CONFLICT} bila sumber berbeda"
            found.append(Field(key, named[key], about, "number", "persen"))
        else:
            title, about = words.KOLOM[key]
            found.append(Field(key, title, about, NUMBERS.get(key, "string")))
    return tuple(found)


def table_schema(shape: Shape) -> Thing:
    """A Table Schema (Data Package v1)."""
    return {"fields": [_field(one, shape.excel) for one in shape.fields], "missingValues": list(shape.missing)}


def _field(one: Field, excel: bool) -> Thing:
    made: Thing = {"name": one.key, "title": one.title, "type": one.kind, "description": one.about}
    if one.unit:
        made["unit"] = one.unit
    if one.kind == "number" and excel:
        made["decimalChar"] = ","
    if one.key == "tanggal":
        made["constraints"] = {"pattern": DATE}
    return made


def csvw_schema(shape: Shape) -> Thing:
    """A tableSchema (CSV on the Web)."""
    return {"columns": [_column(one, shape) for one in shape.fields]}


def _column(one: Field, shape: Shape) -> Thing:
    made: Thing = {"name": one.variable, "titles": [one.key, one.title], "dc:description": one.about}
    made["datatype"] = {"base": "number", "format": {"decimalChar": ","}} if _comma(one, shape) else one.kind
    if one.key == "tanggal":
        made["datatype"] = {"base": "string", "format": DATE}
    if one.unit:
        made["schema:unitText"] = one.unit
    return {**made, "null": list(shape.missing)}


def _comma(one: Field, shape: Shape) -> bool:
    return one.kind == "number" and shape.excel
