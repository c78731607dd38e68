"""Outputs -> files: only what changed is written; what is no longer made is removed. The one room that writes pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.folders import take_out
from generator.fragments import OPEN
from generator.ledger import Made, digest
from generator.model import Output

SHOWN = "aset/panduan/"


def root_of(path: str, roots: Mapping[str, Path]) -> str:
    """Pages go to docs/, for the printer, and pictures that Markdown shows, as it looks for them there.

    Finished files go straight into the site, as nobody has to print them.
    """
    return "docs" if path.endswith(".md") or path.startswith(SHOWN) or "site" not in roots else "site"


def put(outputs: Iterable[Output], roots: Mapping[str, Path], closed: tuple[str, ...] = ()) -> list[tuple[Made, bool]]:
    """Write each output where it belongs if it is not there already; with it, whether it had to be written.

    Raises ValueError where two outputs want one path, one wants out of its root, or into a folder that is `closed`: a
    frozen edition.
    """
    done: dict[str, tuple[Made, bool]] = {}
    for output in outputs:
        path = posixpath.normpath(output.path)
        if path.startswith(("/", "../")) or path in (".", "..") or "\\" in path:
            raise ValueError(f"this path leaves its folder: {output.path}")
        if path in done:
            raise ValueError(f"two outputs of one path: {output.path}")
        if path.startswith(closed):
            raise ValueError(f"this edition is frozen: {output.path}")
        done[path] = _put(output, roots)
    return list(done.values())


def _put(output: Output, roots: Mapping[str, Path]) -> tuple[Made, bool]:
    root = root_of(output.path, roots)
    path = roots[root] / output.path
    changed = not (path.is_file() and path.read_bytes() == output.data)
    if changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, output.data)
    now = path.stat()
    return Made(root, output.path, digest(output.data), now.st_size, now.st_mtime_ns), changed


def _write(path: Path, data: bytes) -> None:
    """A page is put in place whole: half of one bears no mark of ours, and would pass for somebody's own."""
    if path.suffix == ".md":
        fresh = path.with_name(f".{path.name}.baru")  # hidden: no printer ever takes it for a file of the site
        fresh.write_bytes(data)
        fresh.replace(path)
    else:
        path.write_bytes(data)


def remove(gone: Iterable[tuple[str, str]], roots: Mapping[str, Path]) -> int:
    """Remove files (root, path) that are no longer made, and the folders they leave empty. How many there were."""
    return sum(take_out(roots[root] / path, roots[root]) for root, path in sorted(gone) if root in roots)


def clear(docs: Path, ours: Iterable[str], known: set[str], broken: bool) -> None:
    """Remove what lies in the generated places of docs/ and is not known: left behind by a build nobody remembers."""
    for path in strays(docs, ours, broken) - known:
        take_out(docs / path, docs)


def strays(docs: Path, ours: Iterable[str], broken: bool) -> set[str]:
    """Files in the generated places that bear our mark; after a build broken off, whatever is no page as well.

    A page that people wrote there is never among them, nor their pictures and papers in a folder that is new to us.
    """
    found = {path.name for path in docs.glob(".*.baru")} if broken else set()
    for name in ours:
        place = docs / name
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and _ours(path, broken):
                found.add(path.relative_to(docs).as_posix())
    return found


def _ours(path: Path, broken: bool) -> bool:
    return broken if path.suffix != ".md" else OPEN.encode() in path.read_bytes()
