"""An archive put in place: until the edition itself says that it is frozen, everything is as it was before."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from generator import roundtrip, vault

DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NotPossible(Exception):
    """Why an edition cannot be frozen: sentences with their remedies."""


def edition(data: Path, tahun: int) -> Path:
    """The file whose `status` decides."""
    return data / "edisi" / str(tahun) / "edisi.yml"


def opened(data: Path, tahun: int, tanggal: str = "") -> tuple[str, int]:
    """edisi.yml as it will be, and the number of the publication that is frozen (0: none is known).

    Raises NotPossible unless the edition is published, and no later than on the day it is to be frozen.
    """
    path = edition(data, tahun)
    if not path.is_file():
        raise NotPossible(f"Edisi {tahun} tidak ada: {path} tidak ditemukan.")
    text = _legible(path)
    yaml = roundtrip.like(path.read_bytes())
    try:
        tree: Any = yaml.load(text)
        status = tree["status"]
        numbers = [int(one["nomor"]) for one in tree.get("terbitan") or ()]
        said = [tree.get("terbit"), *(one.get("tanggal") for one in tree.get("terbitan") or ())]
        days = [*filter(DAY.fullmatch, map(str, said))]
    except (YAMLError, AttributeError, KeyError, TypeError, ValueError):
        raise NotPossible(f"{path} tidak terbaca. Periksa dengan kks check.") from None
    if status == vault.FROZEN:
        raise NotPossible(f"Edisi {tahun} sudah diarsipkan dan tidak berubah lagi. Periksa dengan kks verify {tahun}.")
    if status != "terbit":
        raise NotPossible(f"Edisi {tahun} masih {status}. Hanya edisi terbit yang dapat dibekukan; terbitkan dahulu.")
    if tanggal and days and tanggal < max(days):
        raise NotPossible(
            f"Edisi {tahun} terbit pada {max(days)}, sesudah {tanggal}. Tulis --tanggal {max(days)} atau sesudahnya."
        )
    tree["status"] = vault.FROZEN
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue(), max(numbers, default=0)


def cited(docs: Path, tahun: int) -> list[str]:
    """Hand-written pages whose Markdown links lead into the edition: its pages will be no Markdown any more."""
    link = re.compile(rf"\]\((?:\.\./)*edisi/{tahun}/[^)\s]*\)")
    found = []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        if name.startswith("edisi/") or name.startswith("daerah/"):
            continue
        lines = _legible(path).splitlines()
        found += [f"{path}:{number}" for number, line in enumerate(lines, start=1) if link.search(line)]
    return found


def _legible(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotPossible(f"“{path}” bukan teks UTF-8. Simpan ulang berkas itu sebagai UTF-8, lalu ulangi.") from None


def place(data: Path, tahun: int, files: Mapping[str, bytes], text: str, step: Callable[[str], None]) -> None:
    """Put the archive in place and let the edition say so. `step` is told before each step; tests break it off there.

    The one rename that decides is that of edisi.yml. What was left behind by a try that was broken off is swept away.
    """
    folder, path = vault.place(data, tahun), edition(data, tahun)
    fresh, line = folder.with_name(f".{tahun}.baru"), path.with_name(".edisi.yml.baru")
    for old in (fresh, folder):
        step(f"sapu {old.name}")
        shutil.rmtree(old, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / vault.BEGUN).touch()
    for name, body in files.items():
        step(f"tulis {name}")
        _write(fresh / name, body)
    step("siapkan edisi.yml")
    _write(line, text.encode())
    step("letakkan arsip")
    fresh.rename(folder)
    _settle(folder.parent)
    step("putuskan")
    line.replace(path)
    _settle(path.parent)
    step("hapus tanda")
    (folder / vault.BEGUN).unlink()


def _write(path: Path, body: bytes) -> None:
    """Bytes that are on the disk before anything is said of them."""
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """The names in a folder, too, where the system has a way to ask for that."""
    if hasattr(os, "O_DIRECTORY"):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
