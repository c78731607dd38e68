"""THE STORY: from data/ to a finished site, one line a room."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator import words
from generator.book import make_book
from generator.check import check
from generator.downloads import downloads
from generator.figures import figures
from generator.load import load
from generator.model import Dataset, Problem
from generator.pages import pages, share
from generator.write import Written, write

Step = Callable[[str, Iterable], Iterable]


@dataclass(frozen=True)
class Folders:
    """Where things stand: data/ in, docs/ between, site/ out, and the printer's settings."""

    data: Path
    docs: Path
    site: Path
    config: Path

    @property
    def ledger(self) -> Path:
        """Where the paths made below docs/ are remembered: beside the folder, one list a folder."""
        return self.docs.parent / ".kks" / f"{self.docs.name}.json"


class Refused(Exception):
    """The data has faults that must be mended first; `problems` are the sentences for people."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def read(folder: Path) -> tuple[Dataset, list[Problem]]:
    """Load and check: the dataset, and all problems in the order of their places."""
    dataset, unreadable = load(folder)
    return dataset, sorted(
        [*unreadable, *check(dataset)], key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule)
    )


def generate(folders: Folders, watch: Step) -> Written:
    """data/ -> docs/: load, check, score, compare, draw, write. Raises Refused where the data has errors."""
    dataset, problems = read(folders.data)
    if any(problem.level == "galat" for problem in problems):
        raise Refused(problems)
    book = make_book(dataset)
    known = figures(book)
    made = watch("Halaman dan gambar", pages(book, known))
    files = watch("Unduhan", downloads(book, known))
    shared = watch("Gambar untuk dibagikan", share.outputs(book))
    return write(chain(made, files, shared), folders.docs, folders.ledger)


def build(folders: Folders, watch: Step) -> Written:
    """data/ -> site/: generate, print with MkDocs, index with Pagefind."""
    written = generate(folders, watch)
    for _ in watch("Mencetak situs", _print(folders)):
        pass
    for _ in watch("Indeks pencarian", _index(folders)):
        pass
    return written


def _print(folders: Folders) -> Iterator[int]:
    yield _run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--clean",
            "--quiet",
            "-f",
            str(folders.config),
            "-d",
            str(folders.site.resolve()),
        ],
        folders,
    )


def _index(folders: Folders) -> Iterator[int]:
    yield _run([sys.executable, "-m", "pagefind", "--site", str(folders.site), "--silent"], folders)


def _run(command: list[str], folders: Folders) -> int:
    """Run a tool; its own words are shown only if it fails. Its clock is the data's, so that bytes repeat."""
    dataset, _ = load(folders.data)
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch(dataset)), "NO_MKDOCS_2_WARNING": "1"}
    env["KKS_DOCS"] = str(folders.docs.resolve())
    env["KKS_CONTOH"] = words.CONTOH if dataset.synthetic else ""
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolFailed(" ".join(command[1:4]), done.stdout + done.stderr)
    return done.returncode


class ToolFailed(Exception):
    """A tool of ours stopped; `output` is what it printed."""

    def __init__(self, tool: str, output: str) -> None:
        super().__init__(tool)
        self.tool, self.output = tool, output


def epoch(dataset: Dataset) -> int:
    """Seconds since 1970 of the newest `diperbarui` of all editions: the only clock the site knows."""
    from datetime import UTC, datetime

    days = sorted(edisi.diperbarui for edisi in dataset.edisi.values() if len(edisi.diperbarui) == 10)
    return int(datetime.fromisoformat(days[-1]).replace(tzinfo=UTC).timestamp()) if days else 0
