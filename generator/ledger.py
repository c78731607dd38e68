"""What the last build made, from what: so that the next one makes only what changed, and notices what it did not make.

A job is one district's pages, or one page of the nation. It is done again when the digest of all it is made from has
changed, or when a file it made is no longer as it left it. Nothing of the ledger is believed without looking at the
files themselves; a ledger of other code, broken or from elsewhere, is no ledger.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

PRINTS = {"berkas": dict, "cari": dict, "masuk": str, "salinan": dict, "situs": dict, "tema": str}
SHAPE = 1  # of the file; another shape is another language


@dataclass(frozen=True)
class Made:
    """A file a job made: where (`docs` or `site`, and the path below it), its digest, and how the disk showed it."""

    root: str
    path: str
    digest: str
    size: int
    mtime: int


@dataclass
class Ledger:
    """Jobs by name: the key they were done for and the files they made."""

    code: str = ""
    jobs: dict[str, tuple[str, tuple[Made, ...]]] = field(default_factory=dict)
    prints: dict[str, Any] = field(default_factory=dict)


def begin(path: Path) -> None:
    """Leave a sign that a build is going on; `done` takes it away, a build broken off does not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sign(path).touch()


def done(path: Path) -> None:
    """Take the sign away."""
    _sign(path).unlink(missing_ok=True)


def interrupted(path: Path) -> bool:
    """Whether the last build was broken off: it may have made files that the ledger does not name."""
    return _sign(path).exists()


def _sign(path: Path) -> Path:
    return path.with_suffix(".sedang")


def paths(book: Ledger, root: str) -> set[str]:
    """The paths made below one root."""
    return {made.path for made in below(book, root)}


def below(book: Ledger, root: str) -> Iterator[Made]:
    """The files made below one root."""
    yield from (made for _, files in book.jobs.values() for made in files if made.root == root)


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def read(path: Path, code: str) -> Ledger:
    """The ledger in this file if it was written by this very code, else an empty one that still names what was made.

    The names are kept so that files of an older code are cleared away when they are no longer made.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["bentuk"] != SHAPE:
            raise ValueError
        jobs = {name: (key, tuple(Made(*made) for made in files)) for name, (key, files) in raw["kerja"].items()}
        prints = {name: _known(kept) for name, kept in raw["cetak"].items() if isinstance(kept, PRINTS.get(name, ()))}
        same = raw["kode"] == code
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Ledger(code)
    safe = {name: job for name, job in jobs.items() if all(_inside(made) for made in job[1])}
    return Ledger(code, safe if same else {n: ("", files) for n, (_, files) in safe.items()}, prints if same else {})


def _known(value: Any) -> Any:
    return {path: seen for path, seen in value.items() if _below(path)} if isinstance(value, dict) else value


def _inside(made: Made) -> bool:
    return made.root in ("docs", "site") and isinstance(made.path, str) and _below(made.path)


def _below(path: str) -> bool:
    """A path that leaves its folder cannot come from us; a damaged ledger must never delete anything else."""
    return bool(path) and ".." not in path.split("/") and path[0] not in "/\\"


def save(path: Path, ledger: Ledger) -> None:
    """Put in place whole: whoever reads it meanwhile finds the old list or the new one, never half of one.

    Raises ValueError where two jobs made one file: which of them would win, nobody could say.
    """
    counts = Counter((made.root, made.path) for key, files in ledger.jobs.values() if key for made in files)
    if twins := [where for where, count in counts.items() if count > 1]:
        raise ValueError(f"two jobs made one file: {sorted(twins)[:5]}")
    path.parent.mkdir(parents=True, exist_ok=True)
    jobs = {
        name: [key, [[m.root, m.path, m.digest, m.size, m.mtime] for m in files]]
        for name, (key, files) in ledger.jobs.items()
    }
    raw = {"bentuk": SHAPE, "kode": ledger.code, "kerja": jobs, "cetak": ledger.prints}
    fresh = path.with_suffix(".baru")
    fresh.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    fresh.replace(path)


def intact(files: Iterable[Made], roots: Mapping[str, Path]) -> bool:
    """Whether these files are as they were made: by their size and time, else by their bytes."""
    return all(_same(made, roots[made.root] / made.path) for made in files)


def _same(made: Made, path: Path) -> bool:
    try:
        now = path.stat()
        if now.st_size != made.size:
            return False
        return now.st_mtime_ns == made.mtime or digest(path.read_bytes()) == made.digest
    except OSError:
        return False
