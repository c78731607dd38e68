"""A small made-up country in a project of its own, built as often as a test likes, and its site byte for byte."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
from collections.abc import Iterable
from multiprocessing.connection import Connection
from pathlib import Path

from generator import build as story
from generator import demo
from generator.folders import GENERATED, Folders, Written

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/contoh"
PATIENCE = 120.0
Tree = dict[str, bytes]


def quiet(_: str, steps: Iterable) -> Iterable:
    return steps


def tree(folder: Path) -> Tree:
    """Every file below a folder by its path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def different(one: Tree, other: Tree) -> list[str]:
    """Paths that only one of them has, or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def found(folder: Path) -> Folders:
    """Where things stand in a project of ours."""
    return Folders(folder / "data", folder / "docs", folder / "site", folder / "mkdocs.yml")


def project(folder: Path, districts: int = 12) -> Path:
    """mkdocs.yml, overrides/ and the hand-written pages of this project, with a made-up country of two editions."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "mkdocs.yml", "overrides", "docs"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / "docs/keputusan/0098-lama.md").write_text("# Tidak ditautkan\n\nSatu kata: tapir.\n", encoding="utf-8")
    demo.make(folder / "data", SAMPLE, demo.Wish(districts, 2, 1))
    return folder


def copy(folder: Path, to: Path) -> Path:
    """All of a project, built or not; file times too, as the ledger knows files by them."""
    return Path(shutil.copytree(folder, to))


def inputs_of(folder: Path, to: Path) -> Path:
    """Only what a site is made from, as a fresh clone would hold it."""
    made = {folder / "docs" / name for name in GENERATED} | {folder / "site", folder / ".kks"}
    return Path(shutil.copytree(folder, to, ignore=lambda here, names: [n for n in names if Path(here, n) in made]))


def borrowed(folder: Path, to: Path) -> Folders:
    """A build of the project's data that stands elsewhere."""
    return Folders(folder / "data", to / "docs", to / "site", folder / "mkdocs.yml")


def build(folder: Path, **environment: str) -> Written:
    """Build a project from its own folder."""
    return run(found(folder), **environment)


def run(folders: Folders, **environment: str) -> Written:
    """Build in a process of its own, which has no memory of builds before; RuntimeError says why it could not be."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(folders, environment, there))
    process.start()
    there.close()
    try:
        answer = here.recv() if here.poll(PATIENCE) else TimeoutError(f"lebih dari {PATIENCE} detik")
    finally:
        process.join(5)
        process.kill()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _build(folders: Folders, environment: dict[str, str], answer: Connection) -> None:
    os.environ.update(environment)
    try:
        answer.send(story.build(folders, quiet))
    except story.Refused as refused:
        answer.send(RuntimeError("\n".join(f"{p.place} {p.rule}" for p in refused.problems)))
    except story.ToolFailed as failed:
        answer.send(RuntimeError(f"{failed.tool}: {failed.output}"))
    except Exception as error:
        answer.send(RuntimeError(repr(error)))
        raise


def clean(folder: Path, to: Path) -> Tree:
    """The site of these inputs, built from nothing."""
    build(inputs_of(folder, to))
    return tree(to / "site")
