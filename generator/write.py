"""Outputs -> docs/: only what changed is written; files of earlier builds that are no longer made are removed.

The list of made files is kept outside docs/, so that nothing hand-written can ever be taken for an orphan.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.model import Output


@dataclass(frozen=True)
class Written:
    """How many files were made, written because they differ, and removed."""

    made: int
    changed: int
    removed: int


def write(outputs: Iterable[Output], docs: Path, ledger: Path) -> Written:
    """Write every output below `docs`; `ledger` remembers their paths. Two outputs of one path are our own bug."""
    made: dict[str, bytes] = {}
    for output in outputs:
        if output.path in made:
            raise ValueError(f"two outputs for {output.path}")
        made[output.path] = output.data
    earlier = remembered(ledger)
    # First all that may exist, so that a build broken off half-way leaves no file nobody knows (nor one that
    # `kks serve` takes for a person's change); at the end what does.
    _remember(ledger, made.keys() | earlier)
    changed = sum(_put(docs / path, data) for path, data in made.items())
    removed = sum(_remove(docs / path, docs) for path in earlier - made.keys())
    _remember(ledger, made)
    return Written(len(made), changed, removed)


def _remember(ledger: Path, paths: Iterable[str]) -> None:
    ledger.parent.mkdir(parents=True, exist_ok=True)
    # Put in place whole: whoever reads it meanwhile finds the old list or the new one, never half of one.
    fresh = ledger.with_suffix(".baru")
    fresh.write_text(json.dumps(sorted(paths), indent=0) + "\n", encoding="utf-8")
    fresh.replace(ledger)


def _put(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def remembered(ledger: Path) -> set[str]:
    """The paths of the last build; none where there is no ledger or it cannot be read."""
    if not ledger.is_file():
        return set()
    try:
        paths = json.loads(ledger.read_text(encoding="utf-8"))
    except ValueError:  # an interrupted write; better an orphan left than a build that stops
        return set()
    # A path that leaves docs/ cannot come from us; a damaged ledger must never delete anything else.
    return {path for path in paths if isinstance(path, str) and path and ".." not in path and path[0] not in "/\\"}


def _remove(path: Path, docs: Path) -> bool:
    if not path.is_file():
        return False
    path.unlink()
    for folder in path.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
