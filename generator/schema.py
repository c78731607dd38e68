"""The kinds of file -> JSON Schemas, so that an editor completes and checks a file while it is typed.

Derived from the nouns of the model. Two things differ from what the reader takes: an editor reads `2025` as a number
where the reader keeps text, and an empty value as null; both are let through here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.kinds import KINDS, FileKind
from generator.schema_words import DESCRIPTIONS, SPECIAL

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DECIMAL = r"^-?\d+([.,]\d+)?$"  # stricter than pydantic, which would take 1e3 too
Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """One JSON Schema (draft 2020-12) a kind of file, by kind name; for CSV kinds the schema of one row."""
    return {kind.name: _schema(kind) for kind in KINDS}


def write(folder: Path) -> list[Path]:
    """Writes `<kind>.schema.json` for every kind into the folder; the paths, sorted."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(text_of(schema), encoding="utf-8", newline="\n")
        paths.append(path)
    return sorted(paths)


def text_of(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(kind: FileKind) -> Schema:
    found = TypeAdapter(kind.noun).json_schema()
    for title, noun in ((kind.noun.__name__, found), *found.get("$defs", {}).items()):
        noun.pop("description", None)  # the docstrings are for programmers
        for name, field in noun.get("properties", {}).items():
            said = {"description": described(title, name, DESCRIPTIONS, SPECIAL)}
            noun["properties"][name] = said | _field(field, kind.is_csv)
    place = "satu baris" if kind.is_csv else "isi"
    return {"$schema": DIALECT, **found, "title": kind.title, "description": f"Skema {place} {kind.pattern}"}


def described(noun: str, field: str, usual: Mapping[str, str], special: Mapping[str, str]) -> str:
    """What a field of a noun holds: as it is described there, else as fields of that name are."""
    return special.get(f"{noun}.{field}") or usual[re.sub(r"_[0-9]{4}$", "", field)]


def _field(field: Schema, is_csv: bool) -> Schema:
    optional = "default" in field or any(part.get("type") == "null" for part in field.get("anyOf", []))
    loose = {
        key: value for key, value in _loosen(field, is_csv).items() if key not in ("title", "description", "default")
    }
    if optional:
        blank: list[Schema] = [{"type": "null"}, {"const": ""}] if is_csv else [{"type": "null"}]
        branches = [b for b in loose.get("anyOf", [loose]) if b not in blank]
        loose = {"anyOf": branches + blank}
    return loose


def _loosen(field: Any, is_csv: bool) -> Any:
    """The same schema, but numbers pass where text is read, and in CSV rows text passes where numbers are read."""
    if isinstance(field, list):
        return [_loosen(part, is_csv) for part in field]
    if not isinstance(field, dict):
        return field
    if {"type": "number"} in field.get("anyOf", []):
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": DECIMAL}]}
    if field.get("type") == "string" and "enum" not in field and "const" not in field:
        return _text(field)
    if is_csv and field.get("type") == "integer":
        return {"anyOf": [field, {"type": "string", "pattern": r"^-?\d+$"}]}
    return {key: _loosen(value, is_csv) for key, value in field.items()}


def _text(field: Schema) -> Schema:
    pattern = field.get("pattern", "")
    if pattern.startswith(r"^\d{4}"):  # a year alone is a number to an editor
        return {"anyOf": [field, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
    return field if pattern else {**field, "type": ["string", "number"]}
