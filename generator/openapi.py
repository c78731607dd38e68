"""The OpenAPI document of the programming interface: what each address answers, with examples that are real files."""

from __future__ import annotations

import json
from typing import Any

from generator import addresses, api, catalog, outside
from generator.book import Book
from generator.model import Edisi, Output
from generator.words import CONTOH_KOLOM

Thing = dict[str, Any]
TEXT: Thing = {"type": "string"}
WHERE: Thing = {"type": "string", "format": "uri-reference"}
YEAR: Thing = {"type": "integer", "minimum": 1998}
CODE: Thing = {"type": "string", "pattern": r"^\d{2}\.\d{2}$"}
DATE: Thing = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
NAMES: Thing = {"type": "array", "items": TEXT}
ROWS: Thing = {"type": "array", "items": {"type": "array"}}
STATUS: Thing = {"type": "string", "enum": ["draf", "terbit", "arsip"]}
TABLES = ("ringkasan", "nasional-provinsi", "keterbukaan", "uraian", "sumber")


def document(book: Book) -> Output:
    """api/v1/openapi.json (OpenAPI 3.1)."""
    note = f"{book.watermark}. " if book.watermark else ""
    whole = {
        "openapi": "3.1.0",
        "info": {
            "title": f"DATA CONTOH: {catalog.NAME}" if note else catalog.NAME,
            "version": api.VERSION,
            "description": f"{note}Berkas JSON statis, hanya baca, tanpa kunci. Alamat dimulai dari index.json.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": outside.site("") or "/"}],
        "tags": [{"name": "daftar"}, {"name": "data"}],
        "paths": _paths(book),
        "components": {"schemas": _schemas(), "parameters": _parameters(book)},
    }
    return Output(api.OPENAPI.strip("/"), (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())


def _paths(book: Book) -> Thing:
    year, code = ({"$ref": f"#/components/parameters/{name}"} for name in ("tahun", "kode"))
    table = {"name": "tabel", "in": "path", "required": True, "schema": {"enum": [*TABLES]}}
    rest = {"name": "tabel", "in": "path", "required": True, "schema": {"enum": [*catalog.ALWAYS]}}
    newest, rich = next(iter(book.editions), None), _rich(book)
    one = _edition(book, newest) if newest else None
    short = _file(addresses.download(newest.tahun, "ringkasan.json")) if newest else None
    district = _file(addresses.download(*rich)) if rich else None
    listed = {"indeks": {"value": api.index(book)}}
    paths = {
        api.INDEX: _get("daftar", "Semua edisi dan berkas di luar edisi", "Indeks", listed),
        f"{addresses.API}edisi/{{tahun}}.json": _get(
            "daftar", "Isi satu edisi dan alamat berkas tiap daerah", "Edisi", one
        ),
        "/edisi/{tahun}/unduhan/{kode}.json": _get(
            "data", "Semua angka satu daerah dalam satu edisi", "Daerah", district
        ),
        "/edisi/{tahun}/unduhan/{tabel}.json": _get(
            "data",
            "Satu tabel satu edisi",
            "Tabel",
            short,
        ),
        f"{addresses.DOWNLOADS}{{tabel}}.json": _get(
            "data", "Satu tabel di luar edisi", "Tabel", _file(f"{addresses.DOWNLOADS}aturan.json")
        ),
        "/aset/data/nama.json": _get("daftar", "Nama semua daerah", "Nama", _file("/aset/data/nama.json")),
    }
    asked: list[list[Thing]] = [[], [year], [year, code], [year, table], [rest], []]
    for (path, item), given in zip(paths.items(), asked, strict=True):
        item["get"]["operationId"] = (
            path.strip("/").replace("/", "-").replace(".json", "").translate({123: "", 125: ""})
        )
        if given:
            item["parameters"] = given
    return paths


def _get(tag: str, about: str, schema: str, examples: Thing | None) -> Thing:
    answer: Thing = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    if examples:
        answer["examples"] = examples
    return {
        "get": {
            "tags": [tag],
            "summary": about,
            "responses": {
                "200": {"description": about, "content": {"application/json": answer}},
                "404": {"description": "Tidak ada berkas itu"},
            },
        }
    }


def _file(path: str) -> Thing:
    """An example that is a file of the site itself."""
    return {"berkas": {"externalValue": outside.site(path)}}


def _edition(book: Book, edisi: Edisi) -> Thing:
    """An edition shortened to its first district with files, or to its first."""
    own = {kode for year, kode in book.quoted if year == edisi.tahun}
    first = sorted(book.daerah.values(), key=lambda place: (place.kode not in own, place.kode))[:1]
    named = [(t.slug, t.nama) for t in book.instrumen(edisi.tahun).tatanan]
    return {"edisi": {"value": api.held(edisi, book.watermark, named, [(p, p.kode in own) for p in first])}}


def _rich(book: Book) -> tuple[int, str] | None:
    """The file of the district of which most is known, of the newest edition that has such."""
    known = [key for key in book.quoted if key[1] in book.daerah]
    best = max(known, key=lambda key: (book.openness.get(key, 0), key[0], key[1]), default=None)
    return (best[0], f"{best[1]}.json") if best else None


def _parameters(book: Book) -> Thing:
    rich, years = _rich(book), [edisi.tahun for edisi in book.editions]
    made: Thing = {
        "tahun": {"name": "tahun", "in": "path", "required": True, "schema": YEAR},
        "kode": {"name": "kode", "in": "path", "required": True, "schema": CODE},
    }
    if years:
        made["tahun"]["example"] = rich[0] if rich else years[0]
    if rich:
        made["kode"]["example"] = rich[1].removesuffix(".json")
    return made


MAYBE: Thing = {"oneOf": [TEXT, {"type": "null"}]}


def _schemas() -> Thing:
    files = {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": WHERE}}
    head = {"tahun": YEAR, "judul": TEXT, "status": STATUS, "instrumen": TEXT, "diperbarui": DATE}
    head["terbitan"] = MAYBE
    links = {"openapi": WHERE, "katalog": WHERE, "umpan": WHERE, "koreksi": WHERE, "nama_daerah": WHERE}
    place = {
        "kode": CODE, "nama": TEXT, "provinsi": TEXT, "halaman": WHERE,
        "berkas": {"oneOf": [_object({kind: WHERE for kind in api.FOLDER}), {"type": "null"}]},
    }  # fmt: skip
    edition = {
        "versi": TEXT, **head, "terbit": {"oneOf": [DATE, {"type": "null"}]}, "lisensi": TEXT, "halaman": WHERE,
        "berkas": files, "penjelas": {"type": "object", "additionalProperties": WHERE},
        "tatanan": {"type": "array", "items": _object({"slug": TEXT, "nama": TEXT})},
        "semua_terbitan": {"type": "array", "items": _object({"nomor": TEXT, "tanggal": DATE, "catatan": TEXT})},
        "daerah": {"type": "array", "items": _object(place)},
    }  # fmt: skip
    figure = {"type": "array", "minItems": 2, "prefixItems": [TEXT], "items": {"type": "array"}}
    source = {"type": "object", "additionalProperties": TEXT, "required": ["penerbit"]}
    district = {
        "edisi": YEAR, "kode": CODE, "nama": TEXT, "diperbarui": DATE, "lisensi": TEXT,
        "sumber": {"type": "object", "additionalProperties": source}, "awalan_id": TEXT, "kolom_konteks": NAMES,
        "kolom": NAMES, "konteks": ROWS, "angka": {"type": "array", "items": figure},
    }  # fmt: skip
    every = {"type": "array", "items": _object({**head, "alamat": WHERE})}
    name = {"type": "array", "minItems": 4, "maxItems": 4, "items": TEXT}
    return {
        "Indeks": _object(
            {"versi": TEXT, "nama": TEXT, "lisensi": TEXT, **links, "di_luar_edisi": files, "edisi": every}
        ),
        "Edisi": _object(edition),
        "Daerah": _object(district),
        "Tabel": _object({"kolom": NAMES, "baris": ROWS}),
        "Nama": {"type": "array", "items": name},
    }


def _object(parts: Thing) -> Thing:
    """An object with all of these; of invented figures it says so first. More may come within a version."""
    return {"type": "object", "properties": {CONTOH_KOLOM: TEXT, **parts}, "required": [*parts]}
