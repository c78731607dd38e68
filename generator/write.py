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
    changed = sum(_put(docs / path, data) for path, data in made.items())
    removed = sum(_remove(docs / path, docs) for path in _earlier(ledger) - made.keys())
    ledger.parent.mkdir(parents=True, exist_ok=True)
    ledger.write_text(json.dumps(sorted(made), indent=0) + "\n", encoding="utf-8")
    return Written(len(made), changed, removed)


def _put(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _earlier(ledger: Path) -> set[str]:
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
