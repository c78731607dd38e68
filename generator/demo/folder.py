"""The folder a demo is written to: kept from swallowing anybody's own work, and files in one shape."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.demo.words import MARK

SIGN = "README.md"  # files of this ending are no data; its first line tells a demo from somebody's work
PARTS = ("instrumen", "wilayah", "edisi", "penghargaan.csv", "jumlah.csv", "riwayat.csv", SIGN)


class NotOurs(Exception):
    """The folder holds something that no demo wrote; nothing was touched."""


def clear(out: Path, note: str) -> None:
    """An empty folder with the sign of a demo; an earlier demo there is removed. Raises NotOurs."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())) and not _is_demo(out):
        raise NotOurs(str(out))
    for name in PARTS:
        path = out / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
    out.mkdir(parents=True, exist_ok=True)
    # First of all, so that a demo cut off half-way is still known as one.
    (out / SIGN).write_text(f"# {MARK}\n\n{note}\n", encoding="utf-8", newline="\n")


def _is_demo(out: Path) -> bool:
    sign = out / SIGN
    return sign.is_file() and sign.read_bytes().startswith(f"# {MARK}\n".encode())


def copy_instruments(data: Path, out: Path, versions: Iterable[str]) -> None:
    """instrumen/<versi>/ of these versions, and padanan.csv, byte for byte."""
    target = out / "instrumen"
    for version in versions:
        (target / version).mkdir(parents=True)
        for source in sorted((data / "instrumen" / version).iterdir()):
            if source.is_file() and source.name[0] != ".":
                (target / version / source.name).write_bytes(source.read_bytes())
    pairs = data / "instrumen" / "padanan.csv"
    if pairs.is_file():
        (target / pairs.name).write_bytes(pairs.read_bytes())


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue().encode())


def write_tree(path: Path, tree: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("\n".join([*_lines(tree, ""), ""]).encode())


def _lines(thing: dict[str, Any], indent: str) -> Iterable[str]:
    """YAML of mappings, lists of mappings and scalars. Strings stand in JSON's quotes, which YAML reads alike: a
    dumper of any library costs more than making up the whole district."""
    for key, value in thing.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for entry in value:
                yield from _entry(entry, indent + "  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _entry(entry: Any, indent: str) -> Iterable[str]:
    if not isinstance(entry, dict):
        yield f"{indent}- {_scalar(entry)}"
        return
    first, *others = _lines(entry, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
