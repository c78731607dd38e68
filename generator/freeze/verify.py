"""Is an archive as it was frozen? Every file that was altered, added or lost, by name."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import vault


@dataclass(frozen=True)
class Told:
    """What edisi.yml says of an edition: its status, and its publication where one is known."""

    status: str | None
    terbitan: int | None = None


def faults(data: Path, tahun: int, told: Told, site: Path | None = None) -> Iterator[str]:
    """Sentences, one a file. `told`: of the edition; `site`: a built site whose unpacked edition is looked at too."""
    folder = vault.place(data, tahun)
    if told.status != vault.FROZEN and (folder / vault.BEGUN).exists():
        yield f"{folder}: sisa pembekuan yang terputus; ulangi kks freeze {tahun}, atau hapus foldernya"
        return
    found = [*vault.faulty(folder, told.status), *_hidden(folder)]
    yield from (f"{folder / name}: {fault}" for name, fault in found)
    path = folder / vault.SITE
    if not path.is_file():
        return
    members = _members(path)
    if members is None:
        if not any(name == vault.SITE and fault == vault.DAMAGED for name, fault in found):
            yield f"{path}: {vault.DAMAGED}"
        return
    yield from _inside(path, members)
    yield from _itself(path, members, tahun, told)
    kept, results = members.get(vault.ADDED + vault.RESULTS), folder / vault.RESULTS
    if kept is not None and results.is_file() and results.read_bytes() != kept and vault.RESULTS not in dict(found):
        yield f"{results}: berubah: tidak sama dengan yang ada di {vault.SITE}"
    if site is not None and told.status == vault.FROZEN:
        yield from _unpacked(site / "edisi" / str(tahun), members)
        yield from _elsewhere(path, tahun, members, site)


def _hidden(folder: Path) -> Iterator[tuple[str, str]]:
    """What other tools leave behind unseen harms no build, but was not frozen."""
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ()
    yield from ((name, "ditambahkan") for name in there if name[0] == "." and name != vault.BEGUN)


def _members(path: Path) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    except vault.BROKEN:
        return None


def _inside(path: Path, members: Mapping[str, bytes]) -> Iterator[str]:
    if vault.INNER not in members:
        yield f"{path}: {vault.INNER} hilang"
        return
    sums = vault.listed(members[vault.INNER].decode("utf-8", "replace"))
    now = {name: vault.digest(body) for name, body in members.items() if name != vault.INNER}
    yield from (f"{path}: {vault.shown(name)} {fault}" for name, fault in _between(sums, now))


def _itself(path: Path, members: Mapping[str, bytes], tahun: int, told: Told) -> Iterator[str]:
    """Whether the archive is of this edition, by its own word."""
    try:
        said = json.loads(members.get(vault.ABOUT, b"{}"))
    except ValueError:
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("tahun"), int):
        yield f"{path}: {vault.ABOUT} tidak menyebut edisinya"
    elif said["tahun"] != tahun:
        yield f"{path}: memuat arsip edisi {said['tahun']}, bukan edisi {tahun}"
    elif told.terbitan is not None and said.get("terbitan") != told.terbitan:
        yield f"{path}: memuat terbitan {said.get('terbitan')}, sedangkan terbitan di edisi.yml {told.terbitan}"


def _unpacked(place: Path, members: Mapping[str, bytes]) -> Iterator[str]:
    if not place.is_dir():
        yield f"{place}: hilang; bangun situsnya dengan kks build"
        return
    there = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    now = {name: vault.digest(path.read_bytes()) for name, path in there.items()}
    yield from (f"{place / name}: {fault}" for name, fault in _between(
        {name: vault.digest(body) for name, body in members.items()}, now))  # fmt: skip


def _elsewhere(path: Path, tahun: int, members: Mapping[str, bytes], site: Path) -> Iterator[str]:
    """The files of the archive that also lie at their old addresses, beside the edition, and the whole in one file."""
    homes = {home: body for name, body in members.items() if vault.fit(name) and (home := vault.elsewhere(name, tahun))}
    homes[vault.download(tahun).strip("/")] = path.read_bytes()
    starts = (start.format(tahun) for start in vault.ELSEWHERE)
    there = {file.relative_to(site).as_posix() for start in starts for file in site.glob(f"{start}*") if file.is_file()}
    there |= {home for home in homes if (site / home).is_file()}
    now = {home: vault.digest((site / home).read_bytes()) for home in there}
    sums = {home: vault.digest(body) for home, body in homes.items()}
    yield from (f"{site / home}: {fault}" for home, fault in _between(sums, now))


def _between(sums: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What differs between the digests of then and of now, by path."""
    for name in sorted(sums.keys() | now.keys()):
        if name not in now:
            yield name, "hilang"
        elif name not in sums:
            yield name, "ditambahkan"
        elif sums[name] != now[name]:
            yield name, "berubah"
