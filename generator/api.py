"""The programming interface: static JSON with a version in its address, which lists the files and copies none.

What is said here is a promise (docs/keputusan/0018): within a version keys are added, never removed or renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from generator import addresses, catalog, outside
from generator.book import Book
from generator.model import Daerah, Edisi, Output
from generator.words import CONTOH_KOLOM

VERSION = addresses.API.strip("/").rpartition("/")[2]
INDEX, OPENAPI = f"{addresses.API}index.json", f"{addresses.API}openapi.json"
FOLDER = ("csv", "json", "xlsx")  # the files of a district
Thing = dict[str, Any]
Named = Iterable[tuple[str, str]]  # (slug, name)
Places = Sequence[tuple[Daerah, bool]]  # districts, and whether each has files of its own
PAPERS = {"baca": "BACA.txt", "datapackage": "datapackage.json", "csvw": "csv-metadata.json", "sha256": "SHA256SUMS"}


def address(tahun: int) -> str:
    """What an edition holds."""
    return f"{addresses.API}edisi/{tahun}.json"


def national(book: Book) -> Output:
    """api/v1/index.json: where everything begins."""
    return Output(INDEX.strip("/"), _lines(index(book), ("edisi",)))


def index(book: Book) -> Thing:
    """All editions, newest first, and the files that belong to none."""
    rest: dict[str, dict[str, str]] = {}
    for path, _, _ in catalog.always():
        name, _, kind = path.removeprefix(addresses.DOWNLOADS).partition(".")
        rest.setdefault(name, {})[kind] = outside.site(path)
    return {
        **({CONTOH_KOLOM: book.watermark} if book.watermark else {}),
        "versi": VERSION,
        "nama": catalog.NAME,
        "lisensi": catalog.LICENCE,
        "openapi": outside.site(OPENAPI),
        "katalog": outside.site(addresses.CATALOGUE),
        "umpan": outside.site(f"{addresses.FEEDS}terbitan.xml"),
        "koreksi": outside.site(f"{addresses.FEEDS}koreksi.xml"),
        "nama_daerah": outside.site("/aset/data/nama.json"),
        "di_luar_edisi": rest,
        "edisi": [
            {**_head(edisi), "alamat": outside.site(address(edisi.tahun)), "diperbarui": edisi.diperbarui}
            for edisi in book.editions
        ],
    }


def edition(edisi: Edisi, note: str, tatanan: Named, places: Places) -> Output:
    """api/v1/edisi/<tahun>.json. `places`: every district, and whether it has files of its own."""
    return Output(address(edisi.tahun).strip("/"), _lines(held(edisi, note, tatanan, places), ("daerah",)))


def held(edisi: Edisi, note: str, tatanan: Named, places: Places) -> Thing:
    """What an edition holds: its files, its tatanan, its districts with the addresses of their files."""
    files: dict[str, dict[str, str]] = {}
    for path, _, _ in catalog.files(edisi):
        name, _, kind = path.rpartition("/")[2].partition(".")
        files.setdefault(name, {})[kind] = outside.site(path)
    return {
        **({CONTOH_KOLOM: note} if note else {}),
        "versi": VERSION,
        **_head(edisi),
        "diperbarui": edisi.diperbarui,
        "terbit": edisi.terbit,
        "lisensi": edisi.lisensi,
        "halaman": outside.site(addresses.edition(edisi.tahun)),
        "berkas": files,
        "penjelas": {key: outside.site(addresses.download(edisi.tahun, name)) for key, name in PAPERS.items()},
        "tatanan": [{"slug": slug, "nama": nama} for slug, nama in tatanan],
        "semua_terbitan": [
            {"nomor": f"{edisi.tahun}.{one.nomor}", "tanggal": one.tanggal, "catatan": one.catatan}
            for one in edisi.terbitan
        ],
        "daerah": [_place(edisi.tahun, place, own) for place, own in places],
    }


def _head(edisi: Edisi) -> Thing:
    head = {"tahun": edisi.tahun, "judul": edisi.judul, "status": edisi.status, "instrumen": edisi.instrumen}
    return {**head, "terbitan": edisi.nomor or None}


def _place(tahun: int, place: Daerah, own: bool) -> Thing:
    files = {kind: outside.site(addresses.download(tahun, f"{place.kode}.{kind}")) for kind in FOLDER} if own else None
    return {
        "kode": place.kode,
        "nama": place.nama,
        "provinsi": place.provinsi,
        "halaman": outside.site(addresses.card(tahun, place)),
        "berkas": files,
    }


def _lines(thing: Thing, long: Sequence[str]) -> bytes:
    """JSON with one line a key, and one line each thing of a long list."""
    parts = []
    for key, value in thing.items():
        rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) if key in long else ""
        text = f"[\n{rows}\n]" if rows else json.dumps(value, ensure_ascii=False)
        parts.append(f"{json.dumps(key)}: {text}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()
