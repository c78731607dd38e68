"""Is an archive as it was frozen? Every file that was altered, added or lost, by name."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import vault


def faults(data: Path, tahun: int, status: str | None, site: Path | None = None) -> Iterator[str]:
    """Sentences, one a file. `status`: of the edition; `site`: a built site whose unpacked edition is looked at too."""
    folder = vault.place(data, tahun)
    found = [*vault.faulty(folder, status)]
    yield from (f"{folder / name}: {fault}" for name, fault in found)
    if status != vault.FROZEN:
        if (folder / vault.BEGUN).exists():
            yield f"{folder}: sisa pembekuan yang terputus; ulangi kks freeze {tahun}, atau hapus foldernya"
        return
    path = folder / vault.SITE
    if not path.is_file():
        return
    members, broken = _members(path)
    if broken:
        yield f"{path}: {broken}"
        return
    yield from _inside(path, members, folder / vault.RESULTS)
    if site is not None:
        yield from _unpacked(site / "edisi" / str(tahun), members)
        yield from _elsewhere(data, tahun, site)


def _members(path: Path) -> tuple[dict[str, bytes], str]:
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
            names = packed.namelist()
            if len(names) != len(set(names)):
                return {}, "ada berkas bernama sama"
            return {name: packed.read(name) for name in names}, ""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        return {}, "rusak, tidak dapat dibuka"


def _inside(path: Path, members: Mapping[str, bytes], results: Path) -> Iterator[str]:
    if vault.INNER not in members:
        yield f"{path}: {vault.INNER} hilang"
        return
    sums = vault.listed(members[vault.INNER].decode("utf-8", "replace"))
    now = {name: vault.digest(body) for name, body in members.items() if name != vault.INNER}
    yield from (f"{path}: {name} {fault}" for name, fault in _between(sums, now))
    kept = members.get(vault.ADDED + vault.RESULTS)
    if kept is not None and results.is_file() and results.read_bytes() != kept:
        yield f"{results}: berubah: tidak sama dengan yang ada di {vault.SITE}"


def _unpacked(place: Path, members: Mapping[str, bytes]) -> Iterator[str]:
    if not place.is_dir():
        yield f"{place}: hilang; bangun situsnya dengan kks build"
        return
    there = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    now = {name: vault.digest(path.read_bytes()) for name, path in there.items()}
    yield from (f"{place / name}: {fault}" for name, fault in _between(
        {name: vault.digest(body) for name, body in members.items()}, now))  # fmt: skip


def _elsewhere(data: Path, tahun: int, site: Path) -> Iterator[str]:
    """The files of the archive that also lie at their old addresses, beside the edition."""
    for name, body in vault.members(data, tahun):
        path = site / name
        if not name.startswith(f"edisi/{tahun}/") and not (path.is_file() and path.read_bytes() == body):
            yield f"{path}: {'berubah' if path.is_file() else 'hilang'}"


def _between(sums: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What differs between the digests of then and of now, by path."""
    for name in sorted(sums.keys() | now.keys()):
        if name not in now:
            yield name, "hilang"
        elif name not in sums:
            yield name, "ditambahkan"
        elif sums[name] != now[name]:
            yield name, "berubah"
