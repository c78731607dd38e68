"""Rules about the letters of every text: all of it is foreign, and some of it cannot be seen."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from generator.check.facts import Facts, Finding, Path, at, cell, mark
from generator.model import Place, Row

# Control characters, and marks that turn the direction of writing or take no room: they hide what a text says.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!][^<]*>|<\s*script|\bon(error|load|click)\s*=|\{\{|\{%", re.IGNORECASE)


def _texts(facts: Facts) -> Iterator[tuple[str, Place]]:
    """Every text in the data, with its place."""
    data = facts.data
    for _, report in facts.reports:
        for text, path in _inside(report.laporan, ()):
            yield text, at(report, *path)
    files: list[tuple[str, object]] = [(f"instrumen/{v}/instrumen.yml", item) for v, item in data.instrumen.items()]
    files += [(f"instrumen/{v}/contoh.yml", item) for v, item in data.contoh.items()]
    files += [(f"edisi/{y}/edisi.yml", item) for y, item in data.edisi.items()]
    for file, thing in files:
        for text, path in _inside(thing, ()):
            yield text, mark(facts, file, *path)
    tables: list[tuple[Row[Any], ...]] = [
        data.provinsi,
        data.daerah,
        data.alias,
        data.perubahan,
        data.penghargaan,
        data.jumlah,
        data.riwayat,
        data.padanan,
        *data.indikator.values(),
    ]
    tables += [table for _, report in facts.reports for table in (report.nilai, report.odf_desa)]
    for table in tables:
        for row in table:
            for name, text in vars(row.item).items():
                if isinstance(text, str) and text:
                    yield text, cell(row, name)


def _inside(thing: object, path: Path) -> Iterator[tuple[str, Path]]:
    if isinstance(thing, str):
        yield thing, path
    elif dataclasses.is_dataclass(thing):
        for name, value in vars(thing).items():
            yield from _inside(value, (*path, name))
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from _inside(value, (*path, name))
    elif isinstance(thing, tuple):
        for index, value in enumerate(thing):
            yield from _inside(value, (*path, index))


def control_characters(facts: Facts) -> Iterator[Finding]:
    """Teks tidak berisi karakter kendali atau karakter yang tidak terlihat."""
    for text, place in _texts(facts):
        match = HIDDEN.search(text)
        if match:
            yield Finding(
                place,
                f"Teks ini berisi karakter tak terlihat U+{ord(match[0]):04X}.",
                "Hapus isinya dan ketik ulang, jangan disalin dari dokumen lain.",
            )


def markup(facts: Facts) -> Iterator[Finding]:
    """Teks ditulis biasa, tanpa HTML atau skrip; bila ada, ia ditampilkan sebagai teks."""
    for text, place in _texts(facts):
        match = MARKUP.search(text)
        if match:
            yield Finding(
                place,
                f'Teks ini berisi markah "{match[0][:40]}", yang akan tampil apa adanya dan tidak dijalankan.',
                "Tulis teks biasa.",
            )
