"""Frozen editions as they lie in data/arsip/<tahun>/: which there are, whether they are untouched, what they hold.

`situs.zip` is the edition as a site of its own, `hasil.csv` what other pages show of it, `SHA256SUMS` the digests of
both. Inside the zip, below `arsip/`, lies what freezing added: theme, word of the rest of the site, digests of it all.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import struct
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator import keeping
from generator.model import Arsip

SITE, SUMS, RESULTS = "situs.zip", "SHA256SUMS", "hasil.csv"
HELD = (SITE, SUMS, RESULTS)
ADDED = "arsip/"  # of the members of the zip: what freezing added
INNER, ABOUT = f"{ADDED}{SUMS}", f"{ADDED}arsip.json"
# Files of an edition that lie elsewhere in the site: kept below ADDED, and laid down at their old addresses as well.
ELSEWHERE = ("aset/data/kutip/{}-", "api/v1/edisi/{}.json")
FROZEN = "arsip"  # the status of a frozen edition
BEGUN = ".sedang"  # lies in an archive until its edition says that it is frozen
# What is raised by zips and members that are cut, garbled, locked, or packed as we never do.
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
LOCKED = 1  # the flag of a member that wants a password
DAMAGED = "rusak, tidak dapat dibuka"


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
    table = folder / RESULTS
    sound = status == FROZEN and table.is_file() and not keeping.fault(table.read_bytes(), tahun)
    lines = results(table) if sound else {}  # of what cannot be read nothing is shown: the build is refused
    return Arsip(tahun, faults, lines)


def faulty(folder: Path, status: str | None) -> Iterator[tuple[str, str]]:
    """(file, what is wrong with it) of an archive, by its digests and by what its files say of themselves.

    Nothing is unpacked. `status`: of its edition.
    """
    if status != FROZEN:
        if (folder / BEGUN).exists():  # one that was broken off half-way is no edition yet, and harms nobody
            return
        yield "", "arsip ini ada, padahal edisinya tidak berstatus arsip"
    elif not folder.is_dir():
        yield "", "arsip edisi ini hilang"
        return
    yield from _altered(folder)
    yield from _unfit(folder)


def _altered(folder: Path) -> Iterator[tuple[str, str]]:
    sums = listed(_text(folder / SUMS))
    if sums and listing(sums) != _text(folder / SUMS):
        yield SUMS, "berubah: memuat baris yang bukan jumlah periksa"
    for name in sorted({*HELD, *(path.name for path in folder.iterdir() if path.name[0] != ".")}):
        path = folder / name
        if name not in HELD:
            yield name, "ditambahkan"
        elif not path.is_file():
            yield name, "hilang"
        elif name != SUMS and digest(path.read_bytes()) != sums.get(name):
            yield name, f"berubah: jumlah periksanya tidak sama dengan {SUMS}"


def _unfit(folder: Path) -> Iterator[tuple[str, str]]:
    """What no build could lay down or read, whatever the digests say: anybody can write them anew."""
    site, table = folder / SITE, folder / RESULTS
    body = table.read_bytes() if table.is_file() else None
    if body is not None and (fault := keeping.fault(body, int(folder.name))):
        yield RESULTS, f"berubah: {fault}"
    if not site.is_file():
        return
    try:
        with zipfile.ZipFile(site) as packed:
            members = packed.infolist()
    except BROKEN:
        yield SITE, DAMAGED
        return
    yield from ((SITE, fault) for fault in _members_unfit(members))
    kept = [member for member in members if member.filename == ADDED + RESULTS]
    if body is not None and any((one.CRC, one.file_size) != (zlib.crc32(body), len(body)) for one in kept):
        yield RESULTS, f"berubah: tidak sama dengan yang ada di {SITE}"


def _members_unfit(members: list[zipfile.ZipInfo]) -> Iterator[str]:
    counts = Counter(member.filename for member in members)
    yield from (f"memuat nama berkas yang tidak boleh ada: {shown(name)}" for name in counts if not fit(name))
    yield from (f"ada berkas bernama sama: {shown(name)}" for name, count in counts.items() if count > 1)
    for one in members:
        if one.flag_bits & LOCKED or one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield f"memuat berkas yang tidak dapat dibuka: {shown(one.filename)}"


def fit(name: str) -> bool:
    """Whether a member's name leads to a file of the edition, on every system: never out of its folder, nor to docs/.

    Freezing writes no other; pages in Markdown are for the printer, which never sees an archive.
    """
    parts = name.split("/")
    return all(part.strip(". ") for part in parts) and not re.search(r"[\\:\0]|\.md$", name)


def shown(name: str) -> str:
    """A name that may be anything, on one line."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)


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
    """Every file of a frozen edition: its path from the site's root, and its bytes as they were frozen.

    Raises OSError that names the zip where it cannot be unpacked, or would lay a file outside the edition.
    """
    path = place(data, tahun) / SITE
    why = f"isinya rusak; periksa dengan kks verify {tahun}"
    try:
        with zipfile.ZipFile(path) as packed:
            found = {name: packed.read(name) for name in packed.namelist()}
    except BROKEN:
        raise OSError(errno.EIO, why, str(path)) from None
    for name, body in found.items():
        if not fit(name):
            raise OSError(errno.EIO, why, str(path))
        yield f"edisi/{tahun}/{name}", body
        if old := elsewhere(name, tahun):
            yield old, body


def elsewhere(name: str, tahun: int) -> str:
    """Where a member of the zip is laid down as well, beside the edition; "" for most."""
    old = name.removeprefix(ADDED)
    there = name.startswith(ADDED) and old.startswith(tuple(start.format(tahun) for start in ELSEWHERE))
    return old if there else ""


def download(tahun: int) -> str:
    """The address of the edition in one file, to be read without the web."""
    return f"/unduhan/arsip/rapor-kks-{tahun}.zip"


def about(data: Path, tahun: int) -> dict[str, Any]:
    """What an archive says of itself: tahun, tanggal, terbitan, tidak_disimpan."""
    with zipfile.ZipFile(place(data, tahun) / SITE) as packed:
        said = json.loads(packed.read(ABOUT))
    return said if isinstance(said, dict) else {}
