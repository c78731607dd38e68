"""Rules about the letters of every text: all of it is foreign, and some of it cannot be seen."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

from generator.check.facts import Facts, Finding, Path, at, cell, mark
from generator.model import Place, Row

# Control characters, and marks that turn the direction of writing or take no room: they hide what a text says.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!][^<]*>|<\s*script|\bon(error|load|click)\s*=|\{\{|\{%", re.IGNORECASE)


def _matches(facts: Facts, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Place]]:
    """Every text in the data that holds the pattern, with its place."""
    data = facts.judged
    for _, report in facts.reports:
        for match, path in inside(report.laporan, (), pattern):
            yield match, at(report, *path)
    files: list[tuple[str, object]] = [(f"instrumen/{v}/instrumen.yml", item) for v, item in data.instrumen.items()]
    files += [(f"instrumen/{v}/contoh.yml", item) for v, item in data.contoh.items()]
    files += [(f"edisi/{y}/edisi.yml", item) for y, item in data.edisi.items()]
    for file, thing in files:
        for match, path in inside(thing, (), pattern):
            yield match, mark(facts, file, *path)
    for table in _tables(facts):
        yield from _in_cells(table, pattern)


def _in_cells(table: tuple[Row[Any], ...], pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Place]]:
    """Every cell of a table that holds the pattern. The same few words stand in most cells and are searched once."""
    for name in _text_fields(cast(type, type(table[0].item))) if table else ():
        guilty = {text for text in {getattr(row.item, name) for row in table} if text and pattern.search(text)}
        for row in table if guilty else ():
            text = getattr(row.item, name)
            if text in guilty and (match := pattern.search(text)):
                yield match, cell(row, name)


@cache
def _text_fields(noun: type) -> tuple[str, ...]:
    """Fields that may hold any text: not numbers, and not the choices of which none is foreign."""
    hints = typing.get_type_hints(noun)
    return tuple(name for name, hint in hints.items() if str in (hint, *typing.get_args(hint)))


def _tables(facts: Facts) -> Iterator[tuple[Row[Any], ...]]:
    data = facts.judged
    tables: list[tuple[Row[Any], ...]] = [data.provinsi, data.daerah, data.alias, data.perubahan, data.padanan]
    yield from tables
    yield from data.indikator.values()
    yield from (data.penghargaan, data.jumlah, data.riwayat)
    for _, report in facts.reports:
        yield from (report.nilai, report.odf_desa)


def inside(thing: object, path: Path, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Path]]:
    """Every text in a thing read from YAML that holds the pattern, with the way to it."""
    steps: Iterable[tuple[str | int, Any]] = ()
    if isinstance(thing, str):
        if match := pattern.search(thing):
            yield match, path
    elif dataclasses.is_dataclass(thing):
        steps = vars(thing).items()
    elif isinstance(thing, dict):
        steps = thing.items()
    elif isinstance(thing, tuple):
        steps = enumerate(thing)
    for step, value in steps:
        if value:
            yield from inside(value, (*path, step), pattern)


def control_characters(facts: Facts) -> Iterator[Finding]:
    """Teks tidak berisi karakter kendali atau karakter yang tidak terlihat."""
    for match, place in _matches(facts, HIDDEN):
        fault = f"Teks ini berisi karakter tak terlihat U+{ord(match[0]):04X}."
        yield Finding(place, fault, "Hapus isinya dan ketik ulang, jangan disalin dari dokumen lain.")


def markup(facts: Facts) -> Iterator[Finding]:
    """Teks ditulis biasa, tanpa HTML atau skrip; bila ada, ia ditampilkan sebagai teks."""
    for match, place in _matches(facts, MARKUP):
        fault = f'Teks ini berisi markah "{match[0][:40]}", yang akan tampil apa adanya dan tidak dijalankan.'
        yield Finding(place, fault, "Tulis teks biasa.")
