"""Who entered it and when: the commits that touched a file, as git tells them. Nothing is written to the repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.ledger import digest

QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
MOST = 20
LEDGER = "terbit.csv"  # published.NAME, which is not loaded here: the gate must stay quick


@dataclass(frozen=True)
class Commit:
    """One commit: its short name, the day it was made here (YYYY-MM-DD), its author, its first line; for a terminal.

    The committer's day: an author's stays as it was where a commit is taken over later.
    """

    name: str
    day: str
    author: str
    title: str


@dataclass(frozen=True)
class Entered:
    """First and last time something was entered: days (YYYY-MM-DD) and authors; the same when it was only once."""

    first: tuple[str, str]
    last: tuple[str, str]


class NoHistory(Exception):
    """There is no history to look at; the message is a sentence for people."""


def mark(folder: Path) -> str:
    """Another after each commit; "" where no repository is found or its past was cut off.

    Read from git's own files, as the gate asks at every build and must start nothing.
    """
    top = next((up / ".git" for up in (folder.absolute(), *folder.absolute().parents) if (up / ".git").exists()), None)
    if top is None:
        return ""
    own = top if top.is_dir() else top.parent / _text(top).removeprefix("gitdir:").strip()  # a second work tree
    shared = own / (_text(own / "commondir").strip() or ".")
    if (shared / "shallow").exists():
        return ""
    head = _text(own / "HEAD").strip()
    names = (head.removeprefix("ref:").strip(), "packed-refs", "reftable/tables.list")  # wherever git keeps it
    return digest("\n".join([head, *(_text(shared / name) for name in names)]).encode()) if head else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def entered(data: Path) -> dict[str, Entered]:
    """First and last commit of every report (`edisi/2024/62.01`), edition, list (`jumlah.csv`) and other folder.

    Empty where there is no history, or not the whole of it: a clone without its past would name the wrong people.
    """
    if not mark(data):
        return {}
    # A merge tells nothing that its commits do not.
    try:
        told = _git(data, "log", "--no-merges", "--no-renames", "--relative", "--name-only",
                    "--format=%x1e%cs%x1f%an", "--", ".")  # fmt: skip
    except NoHistory:
        return {}
    found: dict[str, Entered] = {}
    for commit in told.split("\x1e")[1:]:
        heading, *paths = commit.split("\n")
        day, author = map(_plain, heading.split("\x1f", 1))
        for thing in dict.fromkeys(thing for path in paths if path for thing in _things(path)):
            found[thing] = _widened(found.get(thing), (day, author))
    return {thing: told for thing, told in found.items() if (data / thing).exists()}  # not what was taken away


def _widened(known: Entered | None, told: tuple[str, str]) -> Entered:
    """With one more commit, told newest first; by its day, as a commit may be older than the one it follows."""
    first, last = (known.first, known.last) if known else (told, told)
    return Entered(min(told, first, key=_day), max(last, told, key=_day))


def _day(told: tuple[str, str]) -> str:
    return told[0]


def _things(path: str) -> Iterator[str]:
    """What a file is part of."""
    parts = path.split("/")
    if parts[-1] == LEDGER:  # not entered by anybody: publishing writes it
        return
    yield "/".join(parts[:2])
    if parts[0] == "edisi" and len(parts) == 4:
        yield "/".join(parts[:3])


def commits(path: Path) -> list[Commit]:
    """The commits that touched a file or folder, newest first, at most MOST; NoHistory says why there are none."""
    if _git(path.parent, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise NoHistory(
            "Salinan git ini tidak memuat riwayat seluruhnya. Lengkapi dengan: git fetch --unshallow, lalu ulangi."
        )
    form = "--format=%h%x1f%cs%x1f%an%x1f%s%x1e"
    told = _git(path.parent, "log", f"--max-count={MOST}", form, "--", path.name)
    found = [line.strip("\n").split("\x1f") for line in told.split("\x1e")]
    made = [Commit(*map(_plain, parts)) for parts in found if len(parts) == 4]
    if not made:
        raise NoHistory("Berkas ini belum pernah dikomit ke git, jadi siapa yang mengisinya belum tercatat.")
    return made


def _git(folder: Path, *words: str) -> str:
    """What git says, in this folder; NoHistory where it cannot."""
    import subprocess  # only here: most builds do not ask

    command = ["git", "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, env={**os.environ, **QUIET})
    except FileNotFoundError:
        raise NoHistory("Program git tidak ada di komputer ini, jadi siapa yang mengisinya tidak diketahui.") from None
    if done.returncode:
        raise NoHistory("Folder data ini bukan salinan git, jadi siapa yang mengisinya tidak diketahui.")
    return done.stdout.decode("utf-8", "replace")


def _plain(text: str) -> str:
    """Without what a terminal would obey."""
    return "".join(letter for letter in text if letter.isprintable())
