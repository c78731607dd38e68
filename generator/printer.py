"""The printer: MkDocs prints the pages that changed, by its own means for that (`--dirty`), and nothing else.

`--dirty` goes by file times and says nothing of its warnings' worth, so we decide by digests what is to be printed
anew, take that page out of the site, and read the printer's warnings ourselves: any of them stops the build.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from generator import words
from generator.folders import generated, take_out
from generator.gate import listing
from generator.model import Dataset
from generator.search import address

# What MkDocs says whenever it is asked to print only what changed.
EXPECTED = re.compile(r"WARNING\s+-\s+A 'dirty' build is being performed")
LINK = re.compile(r"contains a link '(?:\.\./)*([^'#]+)[^']*'.* not found")
STATIC = ("assets", "search")  # what the theme brings along; our own skeleton of a page (overrides/) uses none of it


@dataclass(frozen=True)
class Job:
    """What to print: the pages and files below docs/ by digest, for this theme, with the data's own clock.

    `finished`: files of the site that were put there by others: a frozen edition stands where its pages were printed.
    """

    docs: Path
    site: Path
    config: Path
    files: Mapping[str, str]
    theme: str
    environment: Mapping[str, str]
    finished: Collection[str] = ()


def sweep(site: Path, known: Mapping[str, list[int]]) -> set[str]:
    """Take out of the site whatever is not as the last build left it: what belongs there, and is given back, is lost.

    Of a site that no build of ours is known to have made, that is everything, as MkDocs itself does before it prints.
    """
    now = listing(site)
    strange = [path for path, seen in now.items() if known.get(path) != seen]
    for path in strange:
        take_out(site / path, site)
    if any(path.startswith("pagefind/") for path in {*strange, *(known.keys() - now.keys())}):
        shutil.rmtree(site / "pagefind", ignore_errors=True)
    return (known.keys() - now.keys()) | (known.keys() & set(strange))


def needed(lost: set[str]) -> bool:
    """Whether something is lost that only the printer can make again: a page, or a file beside it."""
    return any(not path.startswith("pagefind/") for path in lost)


def stale(job: Job, before: Mapping[str, str], theme: str) -> bool:
    """Take out of the site what must be printed anew; whether anything must be.

    `before` and `theme`: the files and the theme of the last print. Another theme takes everything out.
    """
    everything = theme != job.theme
    # Only hand-written pages hold links that the printer checks. A page that came or went may break them, and one
    # whose headings changed may break those that name a heading; the printer knows only headings it has just read.
    written = {path for path in {*before, *job.files} if path.endswith(".md") and not generated(path)}
    moved = before.keys() != job.files.keys() or any(before.get(p) != job.files.get(p) for p in written)
    gone = [path for path in before if path not in job.files]
    changed = [
        path
        for path, digest in job.files.items()
        if everything or before.get(path) != digest or (moved and path in written)
    ]
    for path in (*gone, *changed):
        if target(path) not in job.finished:
            take_out(job.site / target(path), job.site)
    return bool(everything or gone or changed)


def tidy(site: Path) -> None:
    """Take out what the theme brings along: MkDocs copies it whenever it prints, and no page loads it."""
    for name in STATIC:
        shutil.rmtree(site / name, ignore_errors=True)


def _elsewhere(line: str) -> bool:
    """Whether a warning is about a link to a generated page that this country does not have."""
    found = LINK.search(line)
    return bool(found and generated(found[1]))


def target(path: str) -> str:
    """Where MkDocs puts a file of docs/."""
    return address(path) if path.endswith(".md") else path


# MkDocs takes half a second to load. It loads while we still write, and begins when it is told what to print; told
# nothing, it goes home.
WAITING = """
import json, os, sys
import material, mkdocs.commands.build, mkdocs.__main__
said = sys.stdin.readline().strip()
if said:
    os.environ.update(json.loads(said))
    mkdocs.__main__.cli(sys.argv[1:])
"""
Press = subprocess.Popen[str]


@contextmanager
def waiting(config: Path, site: Path) -> Iterator[Press]:
    """A printer that loads and waits for `start`; one that was never told to goes home at the end."""
    asked = ["build", "--dirty", "--no-strict", "-f", str(config), "-d", str(site.resolve())]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", WAITING, *asked]
    press = subprocess.Popen(command, env=env, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True)
    try:
        yield press
    finally:
        if press.returncode is None:
            # Said aloud: other processes may hold this end of the pipe too, so that it would never hear us hang up.
            press.communicate("\n")


def start(press: Press, job: Job) -> Press:
    """Let the printer begin."""
    if press.stdin is None:
        raise ValueError("a printer without ears")
    press.stdin.write(json.dumps({**job.environment, "KKS_DOCS": str(job.docs.resolve())}) + "\n")
    press.stdin.flush()
    return press


def complaints(said: str, borrowed: bool = False) -> str:
    """The warnings in what MkDocs said; empty where all is well.

    Hand-written pages that are only borrowed, for a country that is not theirs, may name a generated page that it has
    not; never a hand-written one.
    """
    lines = [line for line in said.splitlines() if re.match(r"(WARNING|ERROR|CRITICAL)\b", line)]
    return "\n".join(line for line in lines if not EXPECTED.match(line) and not (borrowed and _elsewhere(line)))


def asked(frame: Dataset) -> dict[str, str]:
    """What the printer is told: the data's own clock, and whether the figures are invented."""
    return {"SOURCE_DATE_EPOCH": str(epoch(frame)), "KKS_CONTOH": words.CONTOH if frame.synthetic else ""}


def epoch(frame: Dataset) -> int:
    """Seconds since 1970 of the newest `diperbarui` of all editions: the only clock the site knows."""
    days = sorted(edisi.diperbarui for edisi in frame.edisi.values() if len(edisi.diperbarui) == 10)
    return int(datetime.fromisoformat(days[-1]).replace(tzinfo=UTC).timestamp()) if days else 0
