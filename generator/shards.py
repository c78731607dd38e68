"""A build in parts: each part makes the districts of its provinces, anywhere; a last build puts the parts together.

A part leaves docs/, the site's files and .kks/ behind as any build does, with a ledger of its own name. Lay the parts
over each other in one folder and build: what they made is found done, the rest is made, printed and indexed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import ledger
from generator.folders import Folders
from generator.ledger import Ledger, Made

if TYPE_CHECKING:  # the nouns are heavy, and a build with nothing to do does not need them
    from generator.model import Dataset


@dataclass(frozen=True)
class Share:
    """Part `number` (from 1) of `total`."""

    number: int
    total: int

    def path(self, folders: Folders) -> Path:
        """The ledger of this part."""
        return folders.memory / f"bagian-{self.number}-{self.total}.json"

    def names(self, frame: Dataset) -> set[str]:
        """The provinces of this part: every total-th of the list, so that the parts are of like size."""
        return {row.item.kode for row in frame.provinsi[self.number - 1 :: self.total]}


def parse(text: str) -> Share | None:
    """`2/4` as the second of four parts; None for anything else."""
    found = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text.strip())
    share = Share(int(found[1]), int(found[2])) if found else None
    return share if share and share.number <= share.total else None


def left(folders: Folders) -> list[Path]:
    """The ledgers of parts that lie in this build's memory."""
    return sorted(folders.memory.glob("bagian-*-*.json"))


def pages(folders: Folders) -> set[str]:
    """The pages below docs/ that parts have made; nobody wrote them by hand."""
    return {page for path in left(folders) for page in ledger.paths(ledger.read(path, ""), "docs")}


def adopt(book: Ledger, folders: Folders) -> None:
    """Take over what parts have made, file by file as it lies here now; what is not as they made it is made again.

    Of what is not taken over, the names at least: files that nobody makes any more are to go.
    """
    known = book.prints.setdefault("situs", {})
    for path in left(folders):
        for name, (key, files) in ledger.read(path, book.code).jobs.items():
            here = [_as_it_lies(made, folders) for made in files]
            if key and all(here):
                book.jobs[name] = (key, tuple(filter(None, here)))
                known.update({m.path: [m.size, m.mtime] for m in here if m and m.root == "site"})
            else:
                book.jobs.setdefault(name, ("", files))


def _as_it_lies(made: Made, folders: Folders) -> Made | None:
    """The file with the time it has here; None if its bytes are not those that were made."""
    root = folders.roots.get(made.root)
    path = root / made.path if root else None
    if path is None or not path.is_file() or ledger.digest(path.read_bytes()) != made.digest:
        return None
    return replace(made, mtime=path.stat().st_mtime_ns)


def forget(folders: Folders) -> None:
    """The parts are put together; their ledgers have said all they had to say."""
    for path in left(folders):
        path.unlink()
