"""What an archive holds: the files of an edition as the site has them, and of the rest what they cannot do without."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import archive, vault
from generator.freeze.sheet import COPIED

LEVEL, ROUGH = 12, 6  # of libdeflate: slow, and packed once for ever; quick, to see what fits: some percent more
LIMIT = 15_000_000  # bytes of a frozen edition in the repository
ALL_FIGURES = "unduhan/angka.zip"
# What may be left out, in the order in which it is kept while there is room: (what it is, its names).
EACH = "JSON tiap daerah"  # what the panel that cites a figure reads
OPTIONAL = (
    ("tabel sebagai JSON, isinya sama dengan CSV-nya", re.compile(r"(?!unduhan/)(?!.*/banding\.json).*\.json")),
    (EACH, re.compile(r"unduhan/\d\d\.\d\d\.json")),
    ("CSV tiap daerah", re.compile(r"unduhan/\d\d\.\d\d\.csv")),
    ("angka.parquet, isinya sama dengan angka.zip", re.compile(r"unduhan/angka\.parquet")),
    ("gambar (PNG)", re.compile(r".*\.png")),
    ("Excel tiap daerah (XLSX)", re.compile(r"unduhan/\d\d\.\d\d\.xlsx")),
)
THEME = (
    "aset/rapor.css",
    "aset/rapor.js",
    "aset/kutip.js",
    "aset/asal.js",
    "aset/excel.js",
    "aset/arsip.js",
    "aset/ikon.svg",
    "aset/data/kutip.json",
)
TAKEN = re.compile(r"aset/data/kutip/(\d{4}-)?")


@dataclass(frozen=True)
class Gathered:
    """`homes`: file of the site -> file of the archive. `gone`: files of the edition left out, and in `left` why."""

    site: Path
    tahun: int
    homes: Mapping[str, str]
    gone: Mapping[str, str]
    left: tuple[str, ...] = ()

    def body(self, was: str) -> bytes:
        """A file as it goes into the archive, unless it is a page: machine files say what is there and frozen."""
        raw = (self.site / was).read_bytes()
        name = was.rpartition("/")[2]
        if was == "aset/data/kutip.json":
            return _frozen_citations(raw, self.tahun)
        if was == f"api/v1/edisi/{self.tahun}.json":
            return _frozen_interface(raw, self.tahun, self.gone)
        if was.startswith(f"edisi/{self.tahun}/unduhan/") and self.gone and name in SHORTENED:
            return self._shortened(was, raw)
        return raw

    def _shortened(self, was: str, raw: bytes) -> bytes:
        """Papers about all files of a package, without those that were left out."""
        folder = was.rpartition("/")[0]
        gone = {posixpath.relpath(path, folder) for path in self.gone if path.startswith(f"{folder}/")}
        if was.endswith(vault.SUMS):
            return self._sums(folder, raw.decode(), gone)
        told, (key, field) = json.loads(raw), SHORTENED[was.rpartition("/")[2]]
        told[key] = [one for one in told[key] if one.get(field) not in gone]
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

    def _sums(self, folder: str, text: str, gone: Collection[str]) -> bytes:
        sums = {name: said for name, said in vault.listed(text).items() if name not in gone}
        anew = {name: vault.digest(self.body(f"{folder}/{name}")) for name in sums if name in ("datapackage.json",
                "csv-metadata.json")}  # fmt: skip
        return vault.listing(sums | anew).encode()


SHORTENED = {"datapackage.json": ("resources", "path"), "csv-metadata.json": ("tables", "url"), vault.SUMS: ("", "")}


def everything(site: Path, tahun: int, versi: str) -> Gathered:
    """All an archive could hold, before anything is left out."""
    own = f"edisi/{tahun}/"
    homes = {f"{own}{name}": name for name in _below(site, own)}
    start = (f"instrumen/{versi}/", *(f"{name}/" for name in COPIED))
    more = [*(path + name for path in start for name in _below(site, path)), *THEME, f"api/v1/edisi/{tahun}.json"]
    more += [f"aset/data/pengisian/{name}.json" for name in (tahun, "lain")]
    more += [f"aset/data/kutip/{name}" for name in _below(site, "aset/data/kutip/")]
    mine = (name for name in more if not (found := TAKEN.match(name)) or found[1] in (None, f"{tahun}-"))
    return Gathered(site, tahun, homes | {name: vault.ADDED + name for name in mine if (site / name).is_file()}, {})


def _below(site: Path, folder: str) -> Iterator[str]:
    place = site / folder
    yield from sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())


def fitting(found: Gathered, pages: int, limit: int = LIMIT) -> Gathered:
    """What fits into the limit beside pages that weigh so much: whole kinds are kept or left out, best first."""
    own = {was: name for was, name in found.homes.items() if not name.startswith(vault.ADDED)}
    groups = {what: [was for was, name in own.items() if names.fullmatch(name)] for what, names in OPTIONAL}
    optional = {was for group in groups.values() for was in group}
    others = (was for was in found.homes if was not in optional and not was.endswith(".html"))
    held, gone, left = pages + _weight(found, others, LEVEL), dict[str, str](), []
    for what, group in groups.items():
        weight = _weight(found, group)
        if held + weight <= limit:
            held += weight
        elif group:
            left.append(what)
            gone |= {was: _instead(found, was) for was in group}
    homes = {was: name for was, name in found.homes.items() if was not in gone}
    return Gathered(found.site, found.tahun, homes, gone, tuple(left))


def _instead(found: Gathered, was: str) -> str:
    """What a link to a left-out file leads to: its twin, all figures in one file, or the page it stands beside."""
    name, there = found.homes[was], found.homes.values()
    start, kind = posixpath.splitext(name)
    twins = () if name.startswith("unduhan/") else (start + {".json": ".csv", ".png": ".svg"}.get(kind, ""),)
    beside = posixpath.join(posixpath.dirname(name), "index.html")
    whole = ALL_FIGURES if name.startswith("unduhan/") else "index.html"
    return next((other for other in (*twins, *(() if whole == ALL_FIGURES else (beside,))) if other in there), whole)


def _weight(found: Gathered, names: Iterable[str], level: int = ROUGH) -> int:
    return weight(((found.homes[was], found.body(was)) for was in names), level)


def weight(members: Iterable[tuple[str, bytes]], level: int = LEVEL) -> int:
    """What they take in the zip: with what it says of each, its name twice and 76 bytes, and its digest among all."""
    return sum(archive.weight(body, level) + 2 * len(name) + 76 + 40 for name, body in members)


def _frozen_citations(raw: bytes, tahun: int) -> bytes:
    """A citation made on a page of the archive says that the edition is archived."""
    told = json.loads(raw)
    if str(tahun) in told.get("edisi", {}):
        told["edisi"][str(tahun)]["status"] = vault.FROZEN
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _frozen_interface(raw: bytes, tahun: int, gone: Mapping[str, str]) -> bytes:
    """What the interface says of the edition: that it is archived; an address of what is gone becomes what is there."""
    told: dict[str, Any] = json.loads(raw)
    told["status"] = vault.FROZEN
    own = f"/edisi/{tahun}/"
    instead = {f"/{was}": own + there for was, there in gone.items()}
    places = (place.get("berkas") or {} for place in told.get("daerah", ()))
    for files in (*places, *told.get("berkas", {}).values()):
        for kind, address in files.items():
            start, mark, rest = str(address).partition(own)
            files[kind] = start + instead.get(mark + rest, mark + rest)
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()
