"""Who entered it and when: the commits that touched a file, as git tells them. Nothing is written to the repository."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
MOST = 20


@dataclass(frozen=True)
class Commit:
    """One commit: its short name, its day (YYYY-MM-DD), its author and its first line, fit for a terminal."""

    name: str
    day: str
    author: str
    title: str


class NoHistory(Exception):
    """There is no history to look at; the message is a sentence for people."""


def commits(path: Path) -> list[Commit]:
    """The commits that touched a file or folder, newest first, at most MOST; NoHistory says why there are none."""
    form = "--format=%h%x1f%as%x1f%an%x1f%s%x1e"
    command = ["git", "log", f"--max-count={MOST}", form, "--", path.name]
    try:
        done = subprocess.run(command, cwd=path.parent, capture_output=True, env={**os.environ, **QUIET})
    except FileNotFoundError:
        raise NoHistory("Program git tidak ada di komputer ini, jadi siapa yang mengisinya tidak diketahui.") from None
    if done.returncode:
        raise NoHistory("Folder data ini bukan salinan git, jadi siapa yang mengisinya tidak diketahui.")
    found = [line.strip("\n").split("\x1f") for line in done.stdout.decode("utf-8", "replace").split("\x1e")]
    made = [Commit(*map(_plain, parts)) for parts in found if len(parts) == 4]
    if not made:
        raise NoHistory("Berkas ini belum pernah dikomit ke git, jadi siapa yang mengisinya belum tercatat.")
    return made


def _plain(text: str) -> str:
    """Without what a terminal would obey."""
    return "".join(letter for letter in text if letter.isprintable())
