"""Frozen editions as they lie in data/arsip/<tahun>/: which there are, whether they are untouched, what they hold.

`situs.zip` is the edition as a site of its own, `hasil.csv` what other pages show of it, `SHA256SUMS` the digests of
both. Inside the zip, below `arsip/`, lies what freezing added: theme, word of the rest of the site, digests of it all.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.model import Arsip

SITE, SUMS, RESULTS = "situs.zip", "SHA256SUMS", "hasil.csv"
HELD = (SITE, SUMS, RESULTS)
ADDED = "arsip/"  # of the members of the zip: what freezing added
INNER, ABOUT = f"{ADDED}{SUMS}", f"{ADDED}arsip.json"
# Files of an edition that lie elsewhere in the site: kept below ADDED, and laid down at their old addresses as well.
ELSEWHERE = ("aset/data/kutip/{}-", "api/v1/edisi/{}.json")
FROZEN = "arsip"  # the status of a frozen edition
BEGUN = ".sedang"  # lies in an archive until its edition says that it is frozen


def place(data: Path, tahun: int) -> Path:
    """Where the archive of an edition lies, or would lie."""
    return data / "arsip" / str(tahun)


def digest(data: bytes) -> str:
    """As `sha256sum` writes it."""
    return sha256(data).hexdigest()


def listing(sums: Mapping[str, str]) -> str:
    """Digests by path, as `sha256sum --check` reads them."""
    return "".join(f"{said}  {path}\n" for path, said in sorted(sums.items()))


def listed(text: str) -> dict[str, str]:
    """Digests by path; lines that are none are left out, so that their files count as added."""
    pairs = (line.split("  ", 1) for line in text.splitlines())
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2}


def read(data: Path, status: Mapping[int, str]) -> dict[int, Arsip]:
    """The archives there are or should be, by year. `status`: of every edition."""
    folder = data / "arsip"
    there = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    years = {int(name) for name in there if name.isdecimal()} | {y for y, said in status.items() if said == FROZEN}
    return {year: _archive(data, year, status.get(year)) for year in sorted(years)}


def _archive(data: Path, tahun: int, status: str | None) -> Arsip:
    folder = place(data, tahun)
    faults = tuple(faulty(folder, status))
    lines = results(folder / RESULTS) if status == FROZEN else {}
    return Arsip(tahun, faults, lines)


def faulty(folder: Path, status: str | None) -> Iterator[tuple[str, str]]:
    """(file, what is wrong with it) of an archive, by its digests: nothing is unpacked. `status`: of its edition."""
    if status != FROZEN:
        if not (folder / BEGUN).exists():  # one that was broken off half-way is no edition yet, and harms nobody
            yield "", "arsip ini ada, padahal edisinya tidak berstatus arsip"
        return
    if not folder.is_dir():
        yield "", "arsip edisi ini hilang"
        return
    sums = listed(_text(folder / SUMS))
    if sums and listing(sums) != _text(folder / SUMS):
        yield SUMS, "berubah: memuat baris yang bukan jumlah periksa"
    for name in sorted({*HELD, *(path.name for path in folder.iterdir() if path.name[0] != ".")}):
        path = folder / name
        if not path.is_file():
            yield name, "hilang"
        elif name not in HELD:
            yield name, "ditambahkan"
        elif name != SUMS and digest(path.read_bytes()) != sums.get(name):
            yield name, f"berubah: jumlah periksanya tidak sama dengan {SUMS}"


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def results(path: Path) -> dict[str, tuple[dict[str, str], ...]]:
    """The lines of hasil.csv by the code of their place (`nasional`, `62`, `62.01`)."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with suppress(csv.Error):  # a spoilt file is told by its digest
        for line in csv.DictReader(io.StringIO(_text(path), newline="")):
            parts = str(line.get("id", "")).split(".")
            district = len(parts) > 2 and parts[1].isdecimal() and len(parts[2]) == 2 and parts[2].isdecimal()
            found[".".join(parts[1:3]) if district else "".join(parts[1:2])].append(line)
    return {kode: tuple(lines) for kode, lines in found.items()}


def members(data: Path, tahun: int) -> Iterator[tuple[str, bytes]]:
    """Every file of a frozen edition: its path from the site's root, and its bytes as they were frozen."""
    with zipfile.ZipFile(place(data, tahun) / SITE) as packed:
        for name in packed.namelist():
            body = packed.read(name)
            yield f"edisi/{tahun}/{name}", body
            old = name.removeprefix(ADDED)
            if name.startswith(ADDED) and old.startswith(tuple(start.format(tahun) for start in ELSEWHERE)):
                yield old, body


def download(tahun: int) -> str:
    """The address of the edition in one file, to be read without the web."""
    return f"/unduhan/arsip/rapor-kks-{tahun}.zip"


def about(data: Path, tahun: int) -> dict[str, Any]:
    """What an archive says of itself: tahun, tanggal, terbitan, tidak_disimpan."""
    with zipfile.ZipFile(place(data, tahun) / SITE) as packed:
        said = json.loads(packed.read(ABOUT))
    return said if isinstance(said, dict) else {}
