"""`kks diff`: nothing that people wrote changes unseen, whatever the file and the field."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import shutil
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from generator.diff import Difference
from generator.diff.entries import SHOWN
from generator.diff.items import KEYS, text
from generator.diff.render import render
from generator.kinds import KINDS, headings, kind_named, kind_of, noun_at
from generator.model import STRICT, Laporan
from tests.banding import (
    LAPORAN,
    NILAI,
    SAMPLE,
    between,
    edit,
    told_figures,
    write,
)


@pytest.fixture()
def head(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kepala"))


WORDS = (
    *("DATA CONTOH lain", "kata-lain", "77", "2001", "11.71", "11", "false", "true", "ditarik", "sedang", "rendah"),
    *(
        "mandiri",
        "wistara",
        "provinsi",
        "aturan",
        "tidak",
        "ya",
        "kota",
        "turun",
        "forum",
        "arsip",
        "tidak ada",
        "tidak jelas",
    ),
    *("tidak jelas", "ganti nama", "pindah kode", "dihapus", "pasar.02", "7=tujuh", "lengkap", "2002"),
    *(["DATA CONTOH lain"], ["2001"]),
)


def another(noun: type, name: str, now: Any) -> tuple[Any, str]:
    """What may stand in this field instead, as it is written and as a reader sees it."""
    kind = TypeAdapter(typing.get_type_hints(noun, include_extras=True)[name], config=STRICT)
    default = next(field.default for field in dataclasses.fields(noun) if field.name == name)
    before = default if now in (None, "") else now
    for said in WORDS:
        try:
            value = kind.validate_python(said)
        except ValidationError:
            continue
        told = text(name, value)
        if told and not isinstance(value, dict) and str(value).lower() != str(before).lower():
            return said, told
    raise LookupError(f"tidak ada kata lain untuk {noun.__name__}.{name}")


def seen(found: Difference, name: str, value: str) -> bool:
    """Whether a reader sees that this field now holds this value."""
    told = json.loads(render(found, "json"))
    names = {name, SHOWN.get(name, name)}
    items = [*told["daftar_bersama"]["isian"], *(i for place in told["daerah"] for i in place["isian"])]
    changed = [part for thing in (*items, *told_figures(told)) for part in thing["bidang"]]
    ids = [figure["id"] for figure in told_figures(told)]
    return any(p["bidang"] in names and value in p["baru"] for p in changed) or any(value in name for name in ids)


TABLES = [
    *(f"wilayah/{name}.csv" for name in ("provinsi", "kabkota", "alias", "perubahan")),
    *("penghargaan.csv", "instrumen/2025/indikator.csv", "instrumen/padanan.csv", "jumlah.csv", "riwayat.csv"),
    *(NILAI, "edisi/2025/62.01/odf.csv"),
]
TREES = [LAPORAN, "edisi/2025/edisi.yml", "instrumen/2025/instrumen.yml", "instrumen/2025/contoh.yml"]


def test_every_kind_of_file_is_tried() -> None:
    told_elsewhere = {kind_named("koreksi")}  # what a record says is told beside the figure it corrects
    assert {kind_of(file) for file in (*TABLES, *TREES)} == {*KINDS} - told_elsewhere
    lists = {type(item) for item in KEYS}
    assert lists  # rows are known again by fields they have
    assert [(noun, name) for noun, names in KEYS.items() for name in names if name not in headings(noun)] == []


@pytest.mark.parametrize("file", TABLES)
def test_every_field_of_a_table_is_seen(file: str, head: Path) -> None:
    kind = kind_of(file)
    assert kind is not None
    rows = list(csv.DictReader(io.StringIO((SAMPLE / file).read_text(encoding="utf-8"))))
    row = rows[3] if file == NILAI else rows[0]
    for name in headings(kind.noun):
        was = row.get(name) or ""
        said, value = another(kind.noun, name, was)
        row[name] = said
        out = io.StringIO()
        writer = csv.DictWriter(out, headings(kind.noun), lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
        write(head, file, out.getvalue())
        assert seen(between(SAMPLE, head), name, value), f"{file}: {name} = {said}"
        row[name] = was


def places(tree: Any, noun: type, steps: tuple[Any, ...] = ()) -> Iterator[tuple[dict[str, Any], type]]:
    """Every group of fields in a YAML file, with the noun it becomes."""
    if isinstance(tree, list):
        for n, part in enumerate(tree[:1]):
            yield from places(part, noun, (*steps, n))
    elif isinstance(tree, dict):
        mine = noun_at(noun, (*steps, "")) if steps else noun
        if steps and steps[-1] == "sumber" and mine.__name__ == "Sumber":
            yield from places(next(iter(tree.values())), noun, (*steps, "satu"))
            return
        yield tree, mine
        for name, part in list(tree.items()):
            yield from places(part, noun, (*steps, name))


@pytest.mark.parametrize("file", TREES)
def test_every_field_of_a_yaml_file_is_seen(file: str, head: Path) -> None:
    kind = kind_of(file)
    assert kind is not None
    tree = yaml.load((SAMPLE / file).read_text(encoding="utf-8"), yaml.BaseLoader)
    tried = 0
    for group, noun in places(tree, kind.noun):
        for name in headings(noun) if set(group) <= set(headings(noun)) else ():
            was = group.get(name)
            if isinstance(was, dict) or (isinstance(was, list) and was and isinstance(was[0], dict)):
                continue
            try:
                said, value = another(noun, name, was)
            except LookupError:
                continue  # a list of things that this sample does not hold
            group[name] = said
            write(head, file, yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))
            assert seen(between(SAMPLE, head), name, value), f"{file}: {noun.__name__}.{name} = {said}"
            tried += 1
            group.pop(name) if was is None else group.update({name: was})
    assert tried >= {LAPORAN: 45, "edisi/2025/edisi.yml": 12}.get(file, 8)


def test_lists_of_a_report_that_come_are_seen(head: Path) -> None:
    assert "pernyataan" in headings(Laporan)
    write(
        head,
        LAPORAN,
        (head / LAPORAN).read_text(encoding="utf-8")
        + "pernyataan:\n  - uraian: DATA CONTOH ucapan\n    sumber: rekap-contoh\n",
    )
    assert "pernyataan: DATA CONTOH ucapan" in render(between(SAMPLE, head), "text")


def test_files_without_a_kind_and_mere_form_are_named(head: Path) -> None:
    write(head, "catatan/lain.yml", "id: apa pun\n")
    write(head, "README.md", "lain\n")
    edit(head, "wilayah/provinsi.csv", "11,Aceh,,\n62,Kalimantan Tengah,,", "62,Kalimantan Tengah,,\n11,Aceh,,")
    notes = {file.path: (file.kind, file.note) for file in between(SAMPLE, head).files}
    assert notes["catatan/lain.yml"] == ("ditambah", "")
    assert notes["README.md"] == ("diubah", "isinya tidak dibandingkan")
    assert notes["wilayah/provinsi.csv"][1].startswith("isinya sama")


def test_equal_folders_differ_in_nothing(head: Path) -> None:
    found = between(SAMPLE, head)
    assert not found.files and not found.pages
    assert "Tidak ada perbedaan" in render(found, "text")
    assert json.loads(render(found, "json"))["sama"] is True
