"""Several files of the data folder changed together: all of them or none, whatever happens in between.

New files are first written below STAGED. Renaming that folder to READY is the one step that decides: before it nothing
has happened, after it the rest is only carrying out, which whoever comes next finishes.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

STAGED, READY = ".terbit-disusun", ".terbit-siap"
EDITION = re.compile(r"edisi/[0-9]{4}/edisi\.yml", re.ASCII)


def commit(data: Path, files: Mapping[str, bytes]) -> None:
    """Put these files (paths below the data folder) in place together. Raises OSError; then nothing was changed."""
    recover(data)
    staged = data / STAGED
    try:
        for name, content in files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        os.replace(staged, data / READY)
    except OSError:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    recover(data)


def recover(data: Path) -> bool:
    """Finish what was decided and drop what was not; whether there was anything to finish."""
    if (data / STAGED).is_dir() and not (data / STAGED).is_symlink():
        shutil.rmtree(data / STAGED)
    ready = data / READY
    if not ready.is_dir() or ready.is_symlink():
        return False
    from generator.published import is_ledger  # loads the model, which most commands have no need of

    for path in sorted(p for p in ready.rglob("*") if p.is_file()):
        name = path.relative_to(ready).as_posix()
        if is_ledger(name) or EDITION.fullmatch(name):  # whatever else lies there was not put there by us
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, data / name)
    shutil.rmtree(ready)
    return True
