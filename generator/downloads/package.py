"""Packages that explain themselves to machines: datapackage.json, csv-metadata.json, SHA256SUMS.

Files of districts are many and alike: what their columns mean stands once beside them, and is pointed at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator import addresses, outside
from generator.catalog import LICENCE, NAME
from generator.downloads.columns import Shape, csvw_schema, table_schema
from generator.model import Edisi
from generator.tables import LINE_END

Thing = dict[str, Any]
FIGURES = "skema-angka"  # the columns of a district's file
PUBLIC = "skema-angka-tautan"  # and of one that has a column of public evidence


@dataclass(frozen=True)
class Sum:
    """A finished file of the folder: its name, SHA-256 and size. `linked`: it has a column of public evidence."""

    name: str
    digest: str
    size: int
    linked: bool = False


def summed(name: str, data: bytes, linked: bool = False) -> Sum:
    return Sum(name, sha256(data).hexdigest(), len(data), linked)


def checksums(sums: Iterable[Sum]) -> bytes:
    """SHA256SUMS as `sha256sum --check` reads it, by name."""
    return "".join(f"{one.digest}  {one.name}\n" for one in sorted(sums, key=lambda s: s.name)).encode()


def datapackage(edisi: Edisi, title: str, resources: Sequence[Thing]) -> bytes:
    """A Tabular Data Package (v1) of these resources."""
    whole = {
        "profile": "tabular-data-package",
        "name": f"rapor-kks-{edisi.tahun}",
        "id": f"rapor-kks/{edisi.tahun}",
        "title": title,
        "description": " ".join(edisi.catatan),
        "homepage": outside.site(addresses.edition(edisi.tahun)),
        "version": edisi.nomor or edisi.diperbarui,
        "created": edisi.terbit,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Atribusi 4.0 Internasional"}],
        "sources": [{"title": "Lihat sumber.csv: setiap angka menunjuk sumbernya", "path": "sumber.csv"}],
        "contributors": [{"title": NAME, "role": "publisher"}],
        "resources": resources,
    }
    kept = {key: value for key, value in whole.items() if value and (key != "homepage" or outside.published())}
    return _json({**kept, "created": f"{edisi.terbit}T00:00:00Z"} if len(edisi.terbit or "") == 10 else _no(kept))


def _no(kept: Thing) -> Thing:
    """Without a moment that is not known to the day."""
    return {key: value for key, value in kept.items() if key != "created"}


def resource(shape: Shape, found: Sum | None = None) -> Thing:
    """A file of a package with its columns; with its size and checksum where it stands by itself."""
    name = shape.file.removesuffix(".csv")
    return {**_resource(name, shape, found), "schema": table_schema(shape)}


def district(found: Sum, about: str) -> Thing:
    """A district's CSV, whose columns stand in a file beside it."""
    kind = PUBLIC if found.linked else FIGURES
    shape = Shape(found.name, about, ())
    return {**_resource(f"angka-{found.name.removesuffix('.csv')}", shape, found), "schema": f"{kind}.json"}


def _resource(name: str, shape: Shape, found: Sum | None) -> Thing:
    made: Thing = {
        "name": name,
        "path": shape.file,
        "profile": "tabular-data-resource",
        "title": shape.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }
    # Said of every file: who has to guess takes the semicolons of sentences for it.
    made["dialect"] = {"delimiter": ";" if shape.excel else ",", "lineTerminator": LINE_END}
    return {**made, **({"bytes": found.size, "hash": f"sha256:{found.digest}"} if found else {})}


def csvw(title: str, tables: Sequence[Thing]) -> bytes:
    """csv-metadata.json: a table group (CSV on the Web) of these tables."""
    return _json({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "dc:title": title,
        "dc:license": {"@id": LICENCE},
        "dc:publisher": NAME,
        "tables": tables,
    })  # fmt: skip


def table(shape: Shape) -> Thing:
    """A file of a table group with its columns."""
    made: Thing = {"url": shape.file, "dc:title": shape.about, "tableSchema": csvw_schema(shape)}
    if shape.excel:
        made["dialect"] = {"delimiter": ";", "lineTerminators": ["\r\n"], "encoding": "utf-8"}
    return made


def district_table(found: Sum) -> Thing:
    """A district's CSV, whose columns stand in a file beside it."""
    return {"url": found.name, "tableSchema": f"{PUBLIC if found.linked else FIGURES}-csvw.json"}


def schemas(name: str, shape: Shape) -> dict[str, bytes]:
    """The columns of the files of districts, once in each of the two languages."""
    return {
        f"{name}.json": _json(table_schema(shape)),
        f"{name}-csvw.json": _json({"@context": "http://www.w3.org/ns/csvw", **csvw_schema(shape)}),
    }


def _json(thing: Thing) -> bytes:
    """One line a resource or table, so that two versions can be compared."""
    lines = []
    for key, value in thing.items():
        listed = key in ("resources", "tables")
        inner = ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) if listed else ""
        lines.append(f"{json.dumps(key)}: " + (f"[\n{inner}\n]" if listed else json.dumps(value, ensure_ascii=False)))
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()
