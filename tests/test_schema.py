"""The schemas accept every real file as an editor sees it, refuse plain mistakes, and stand current in data/skema."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.kinds import KINDS, headings, kind_of
from generator.schema import schemas, text_of, write

HERE = Path(__file__).resolve().parent
SKEMA = HERE.parent / "data" / "skema"
SCHEMAS = schemas()
FOLDERS = (HERE / "contoh", HERE.parent / "data")


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as an editor reads it: numbers, true, false and null, but no dates and no `ya`/`on`."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"-?\d+", "-0123456789"),
    ("float", r"-?\d+\.\d+", "-0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def files(ending: str) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted(folder.rglob(f"*{ending}")):
            if kind_of(path.relative_to(folder).as_posix()):
                yield path


def faults(name: str, value: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(value)]


def kind_at(path: Path) -> str:
    folder = next(f for f in FOLDERS if path.is_relative_to(f))
    kind = kind_of(path.relative_to(folder).as_posix())
    assert kind is not None
    return kind.name


def test_every_yaml_file_passes_its_schema() -> None:
    for path in files(".yml"):
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)
        assert faults(kind_at(path), value) == [], path


def test_every_csv_row_passes_its_schema() -> None:
    for path in files(".csv"):
        validator = Draft202012Validator(SCHEMAS[kind_at(path)])
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                assert [error.message for error in validator.iter_errors(row)] == [], (path, row)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_schemas_are_valid_and_described(kind: Any) -> None:
    schema = SCHEMAS[kind.name]
    Draft202012Validator.check_schema(schema)
    assert schema["title"] and schema["description"]
    assert set(schema["properties"]) == set(headings(kind.noun))
    assert all(field["description"] for field in schema["properties"].values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("laporan", {"edisi": 2025, "kode": "6201", "nama": "x", "instrumen": "2025", "sumber": {}}),
        ("laporan", {"edisi": 2025, "kode": "62.01", "nama": "x", "instrumen": "2025", "sumber": {}, "warna": "biru"}),
        ("edisi", {"tahun": 2025}),
        ("nilai", {"tahap": "pusat sekali", "tatanan": "pasar", "sumber": "a", "keyakinan": "tinggi"}),
        ("nilai", {"tahap": "pusat", "tatanan": "pasar", "sumber": "a", "keyakinan": "tinggi", "persen": "banyak"}),
    ],
)
def test_plain_mistakes_are_refused(name: str, value: Any) -> None:
    assert faults(name, value)


def test_stored_schemas_are_current(tmp_path: Path) -> None:
    assert sorted(p.name for p in write(tmp_path)) == sorted(f"{kind.name}.schema.json" for kind in KINDS)
    stored = {p.name: p.read_text(encoding="utf-8") for p in SKEMA.glob("*.json")}
    assert stored == {f"{name}.schema.json": text_of(schema) for name, schema in SCHEMAS.items()}, "jalankan kks skema"
