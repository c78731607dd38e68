"""Where things stand, and how a build tells a person what it is doing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

# What the generator writes into docs/; the rest is written by people. .gitignore says the same.
GENERATED = (
    "index.md", "daerah", "edisi", "instrumen", "penghargaan", "unduhan", "aturan-data", "kamus-data", "kontribusi",
    "en/data-dictionary", "aset/data", "aset/bagikan.png",
    "api/v1", "baru", "jadwal/kalender", "jadwal.ics", "umpan",
    "banding", "sumber", "sematan", "koreksi", "edisi.json",
)  # fmt: skip

Step = Callable[[str, Iterable], Iterable]


def generated(path: str) -> bool:
    """Whether a path below docs/ is one the generator writes."""
    return any(path == name or path.startswith(f"{name}/") for name in GENERATED)


def take_out(path: Path, root: Path) -> bool:
    """Remove a file below `root` and the folders it leaves empty; whether it was there."""
    if path.is_dir() and not path.is_symlink():
        return False
    there = path.is_file()
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
    return there


@dataclass(frozen=True)
class Folders:
    """data/ in, docs/ between, site/ out, and the printer's settings. `files`: where finished files go."""

    data: Path
    docs: Path
    site: Path
    config: Path
    files: Path | None = None

    @property
    def hand(self) -> Path | None:
        """Where the hand-written pages are to be fetched from: the project's docs/, unless that is docs/ itself."""
        own = self.config.parent / "docs"
        return None if own.resolve() == self.docs.resolve() else own

    @property
    def memory(self) -> Path:
        """What is remembered between builds: beside docs/, one folder for each docs/."""
        return self.docs.parent / ".kks" / self.docs.name

    @property
    def ledger(self) -> Path:
        """The list of what the last build made."""
        return self.memory / "buku.json"

    @property
    def roots(self) -> dict[str, Path]:
        """Pages go to docs/ for the printer, finished files straight into the site, or wherever `files` says."""
        return {"docs": self.docs, "site": self.site} if self.files is None else {"docs": self.files}


@dataclass(frozen=True)
class Written:
    """How many files were made or found as they should be, written because they differ, and removed."""

    made: int
    changed: int
    removed: int
