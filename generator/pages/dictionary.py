"""The data dictionary, in Indonesian and in English: every kind of file and every field of it, from the JSON Schemas.

The same schemas complete and check a file in an editor, so that the page cannot say anything else than the editor does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator import addresses, schema_english, schema_words
from generator.kinds import KINDS, FileKind
from generator.model import Output
from generator.pages.paper import Press, Sheet, cell, render
from generator.schema import DECIMAL, Schema, described, schemas
from generator.tables import Cell, Column, Table, files

FOLDERS = {"edisi": ("tahun", "kode"), "instrumen": ("versi",)}  # what the folders below these are named by
FIRST = ("laporan", "nilai", "odf", "edisi", "penghargaan", "riwayat", "jumlah")  # what people fill in themselves
YEAR_ALONE = 1000  # from here on a number in the place of a date is a year, which an editor lets through


@dataclass(frozen=True)
class Tongue:
    """A language of the dictionary: its words, its headings, and what its page says around the tables."""

    words: Any
    titles: Mapping[str, str]
    headings: tuple[str, str, str, str]
    template: str
    sheet: Sheet
    caption: str
    origin: str


INDONESIAN = Tongue(
    schema_words,
    {kind.name: kind.title for kind in KINDS},
    ("Isian", "Keharusan", "Isinya", "Artinya"),
    "kamus-data.md.j2",
    Sheet(
        addresses.DICTIONARY,
        "Kamus data",
        "Setiap berkas data KKS dan setiap isiannya: wajib atau tidak, apa yang boleh diisikan, dan artinya.",
    ),
    "Isian {}",
    "Rapor KKS, skema data",
)
ENGLISH = Tongue(
    schema_english,
    schema_english.TITLES,
    ("Field", "Required?", "Content", "Meaning"),
    "data-dictionary.md.j2",
    Sheet(
        addresses.DICTIONARY_ENGLISH,
        "Data dictionary",
        "Every data file of Rapor KKS and every field in it: required or not, what it may hold, what it means.",
        searchable=False,  # the index is Indonesian
    ),
    "Fields of {}",
    "Rapor KKS, data schema",
)


def pages(press: Press) -> Iterator[Output]:
    """/kamus-data/ and /en/data-dictionary/, with the CSV and JSON of each table."""
    found = schemas()
    for tongue in (INDONESIAN, ENGLISH):
        tables = [(kind, _table(kind, found[kind.name], tongue)) for kind in ordered()]
        shown = [(tongue.titles[kind.name], kind.name, where(kind), table) for kind, table in tables]
        yield render(press, tongue.template, tongue.sheet, parts=shown, alamat=addresses)
        for _, table in tables:
            yield from files(table, tongue.sheet.address, press.book.watermark)


def ordered() -> list[FileKind]:
    """All kinds of file, those that officials fill in first."""
    rank = {name: n for n, name in enumerate(FIRST)}
    return sorted(KINDS, key=lambda kind: rank.get(kind.name, len(FIRST)))


def where(kind: FileKind) -> str:
    """Where a file stands in the repository: `data/edisi/<tahun>/<kode>/nilai.csv`."""
    steps = kind.pattern.split("/")
    names = iter(FOLDERS.get(steps[0], ()))
    return "/".join(["data", *(f"<{next(names)}>" if step == "*" else step for step in steps)])


def _table(kind: FileKind, found: Schema, tongue: Tongue) -> Table:
    columns = tuple(Column(key, text) for key, text in zip(_keys(), tongue.headings, strict=True))
    rows = tuple(_rows(kind, found, tongue))
    caption = tongue.caption.format(kind.pattern.rpartition("/")[2])
    return Table(f"isian-{kind.name}", caption, columns, rows, tongue.origin)


def _keys() -> tuple[str, ...]:
    return ("isian", "keharusan", "isi", "arti")


def _rows(kind: FileKind, found: Schema, tongue: Tongue) -> Iterator[tuple[Cell, ...]]:
    for path, noun, field in fields(kind, found):
        name = path.rpartition(".")[2]
        meaning = described(noun, name, tongue.words.DESCRIPTIONS, tongue.words.SPECIAL)
        said = tongue.words.CONTENTS
        yield (
            Cell(Markup("<code>{}</code>").format(path), path),
            cell(_need(field, kind, said)),
            cell(content(field["schema"], said)),
            cell(meaning),
        )


def fields(kind: FileKind, found: Schema) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(path, noun, {schema, required}) of every field of a kind, those inside lists and groups behind their own."""
    yield from _inside(kind.noun.__name__, found, "", found.get("$defs", {}))


def _inside(noun: str, found: Schema, before: str, nouns: Mapping[str, Schema]) -> Iterator[Any]:
    for name, schema in found["properties"].items():
        path = f"{before}{name}"
        yield path, noun, {"schema": schema, "required": name in found.get("required", ())}
        for mark, inner in _nested(schema):
            yield from _inside(inner, nouns[inner], f"{path}{mark}.", nouns)


def _nested(schema: Schema) -> Iterator[tuple[str, str]]:
    """What leads from a field into the nouns inside it, and which these are."""
    for branch in _branches(schema):
        items = branch.get("items", {})
        by_name: Schema = next(iter(branch.get("patternProperties", {}).values()), {})
        for mark, inner in (("", branch), ("[]", items), (".<nama>", by_name)):
            if "$ref" in inner:
                yield mark, inner["$ref"].rpartition("/")[2]


def _branches(schema: Schema) -> list[Schema]:
    """The ways in which a field may be filled, without the empty ones, and nested choices laid flat."""
    parts = schema.get("anyOf")
    if parts is None:
        return [] if schema.get("type") == "null" or schema.get("const") == "" else [schema]
    return [branch for part in parts for branch in _branches(part)]


def _need(field: dict[str, Any], kind: FileKind, said: Mapping[str, str]) -> str:
    if not field["required"]:
        return said["boleh"]
    schema = field["schema"]
    blank = len(_branches(schema)) < len(schema.get("anyOf", [schema])) or schema.get("type") == ["string", "number"]
    filled = "minLength" in schema or not blank
    return said["wajib"] if filled or not kind.is_csv else said["kolom"]


def content(schema: Schema, said: Mapping[str, str]) -> str:
    """What may stand in a field, in one phrase."""
    branches = _branches(schema)
    words = [word for branch in branches for word in branch.get("enum", [branch["const"]] if "const" in branch else [])]
    if words:
        return said["pilihan"].format(", ".join(words))
    numbers = [b for b in branches if b.get("type") == "integer"]
    if numbers and numbers[0].get("minimum") != YEAR_ALONE:
        low, high = numbers[0].get("minimum"), numbers[0].get("maximum")
        return said["bulat"] if low is None else said["batas"].format(low, high)
    if any(b.get("pattern") == DECIMAL for b in branches):
        return said["desimal"]
    return said["atau"].join(dict.fromkeys(_simple(branch, said) for branch in branches if branch not in numbers))


def _simple(branch: Schema, said: Mapping[str, str]) -> str:
    if "pattern" in branch:
        return said[branch["pattern"]]
    if "$ref" in branch:
        return said["kelompok"]
    if branch.get("type") == "boolean":
        return said["benar"]
    if branch.get("type") == "array":
        return (
            said["daftar"] if "$ref" in branch["items"] else said["daftar-isi"].format(content(branch["items"], said))
        )
    if "patternProperties" in branch:
        inner = next(iter(branch["patternProperties"].values()))
        return said["kamus"] if "$ref" in inner else said["kamus-isi"].format(content(inner, said))
    return said["teks"]
