"""The difference for programs: the same things under the words of the data files; numbers stay numbers."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from generator.diff.nouns import Difference, FigureChange, ItemChange, Place
from generator.diff.telling import delta
from generator.model import Problem
from generator.results import Figure


def render(found: Difference) -> str:
    """One JSON object that ends with a line break."""
    return json.dumps(_whole(found), ensure_ascii=False, indent=1) + "\n"


def _whole(found: Difference) -> dict[str, Any]:
    return {
        "data_contoh": found.watermark,
        "dasar": found.names[0],
        "kepala": found.names[1],
        "sama": not found.files,
        "koreksi": {
            "wajib": len(found.needed),
            "ada": len(found.needed) - found.lacking,
            "angka": [{"id": n.figure.figure.id, "berkas": list(n.records)} for n in found.needed],
        },
        "edisi": [{"perubahan": kind, "edisi": year} for kind, year in found.editions],
        "daerah": [_place(place) for place in found.places],
        "daftar_bersama": {"isian": [*map(_item, found.shared)], "angka": [*map(_figure, found.totals)]},
        "ikut_berubah": dict(found.consequences),
        "halaman": [{"perubahan": p.kind, "jenis": p.group, "alamat": p.address} for p in found.pages],
        "masalah_baru": [*map(_problem, found.worse)],
        "masalah_selesai": [*map(_problem, found.better)],
        "berkas": [{"berkas": f.path, "perubahan": f.kind, "keterangan": f.note} for f in found.files],
        "tak_terbaca": list(found.unread),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "tahun": place.tahun,
        "kode": place.kode,
        "nama": place.nama,
        "seluruh_laporan": place.whole,
        "angka": [*map(_figure, place.figures)],
        "hitungan_ikut_berubah": dict(place.counted),
        "berganti": [
            {"jenis": f.what, "nama": f.name, "syarat": f.need, "lama": f.old, "baru": f.new} for f in place.flips
        ],
        "isian": [*map(_item, place.items)],
    }


def _figure(change: FigureChange) -> dict[str, Any]:
    return {
        "id": change.figure.id,
        "perubahan": change.kind,
        "lama": _value(change.old),
        "baru": _value(change.new),
        "selisih": delta(change.old, change.new),
        "satuan": change.figure.satuan,
        "bidang": [{"bidang": f.name, "lama": f.old, "baru": f.new} for f in change.fields],
    }


def _value(figure: Figure | None) -> str | int | float | None:
    value = figure.nilai if figure else None
    return float(value) if isinstance(value, Decimal) else value


def _item(item: ItemChange) -> dict[str, Any]:
    fields = [{"bidang": f.name, "lama": f.old, "baru": f.new} for f in item.fields]
    return {"berkas": item.file, "perubahan": item.kind, "isian": item.label, "bidang": fields}


def _problem(problem: Problem) -> dict[str, Any]:
    place = {"berkas": problem.place.file, "baris": problem.place.line}
    said = {"salah": problem.fault, "cara": problem.remedy}
    return {"aturan": problem.rule, "tingkat": problem.level, **place, **said}
