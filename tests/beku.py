"""A small made-up country with a frozen edition, for the tests of archives."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import html

from generator import vault
from generator.__main__ import main
from generator.freezing import Frozen, Wish, frozen
from tests.bangun import build, copy, found, quiet

YEAR, DAY = 2024, "2026-11-22"


def apart(job: Callable[..., Any], *given: Any) -> int:
    """Do a job in a process of its own, which remembers nothing of builds before; its exit code."""
    process = multiprocessing.get_context("fork").Process(target=job, args=given)
    process.start()
    process.join(300)
    return process.exitcode if process.exitcode is not None else -1


def published(folder: Path) -> Path:
    """The edition as published, with a remark that must stay; no hand-written page names its pages in Markdown."""
    path = folder / f"data/edisi/{YEAR}/edisi.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"status: \S+", "status: draf  # diumumkan", text), encoding="utf-8")
    words = ["publish", str(YEAR), "--tanggal", DAY, "--data", str(folder / "data")]
    assert apart(main, words) == 0
    for page in (folder / "docs").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(rf"\[([^\]]*)\]\([^)]*edisi/{YEAR}/[^)]*\)", r"\1", text), encoding="utf-8")
    return folder


def freeze(folder: Path) -> Frozen:
    """Freeze the edition of a project of ours."""
    wish = Wish(YEAR, DAY)
    assert apart(_freeze, folder, wish) == 0
    return Frozen(vault.place(folder / "data", YEAR), 0, ())


def _freeze(folder: Path, wish: Wish) -> None:
    os.environ.pop("KKS_ALAMAT", None)
    frozen(found(folder), quiet, wish)


def archived(built: Path, to: Path) -> Path:
    """A copy of the project with its older edition frozen, and built again."""
    folder = published(copy(built, to))
    freeze(folder)
    build(folder)
    return folder


def unpacked(data: Path, to: Path) -> Path:
    """The archive as somebody unpacks it in a folder of their own."""
    shutil.unpack_archive(vault.place(data, YEAR) / vault.SITE, to)
    return to


def dead(folder: Path) -> list[str]:
    """Links of a folder of pages that lead to no file of it, or to no place on its page; less the way out of it."""
    names: dict[Path, set[str]] = {}
    wrong = []
    for page in sorted(folder.rglob("*.html")):
        if page.relative_to(folder).as_posix() == "arsip/luar/index.html":
            continue
        for element, _, link, _ in html.fromstring(page.read_bytes()).iterlinks():
            path, _, anchor = link.partition("#")
            if re.match("[a-z]+:", link) or (element.get("rel") == "canonical"):
                continue
            target = (page.parent / unquote(path)).resolve() if path else page
            if not target.is_file() or folder.resolve() not in target.parents:
                wrong.append(f"{page}: {link}")
            elif anchor and target.suffix == ".html" and anchor not in names.setdefault(target, _names(target)):
                wrong.append(f"{page}: {link} (jangkar)")
    return wrong


def _names(page: Path) -> set[str]:
    return set(html.fromstring(page.read_bytes()).xpath("//@id"))
