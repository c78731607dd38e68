"""The gate: has anything changed at all? Answered from the bytes of the inputs, with the standard library only.

A build in which nothing changed must not even load what would be needed for another.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator import history, outside
from generator.folders import Folders, generated
from generator.ledger import digest as digest_of_bytes

# What forms the output beside our own code: another version may write other bytes.
TOOLS = (
    "arro3-core", "arro3-io", "deflate", "jinja2", "markdown", "markupsafe", "matplotlib", "mkdocs",
    "mkdocs-material", "numpy", "openpyxl", "pagefind", "pydantic", "pyyaml", "segno",
)  # fmt: skip
ADDRESSES = (outside.SITE, outside.REPOSITORY)
NO_REPORT = ("skema",)


@dataclass(frozen=True)
class Inputs:
    """Digests of all that a site is made from, by path; `code` stands for the generator and its tools.

    `docs`: what lies in docs/ and was not made by us. `hand`: hand-written pages to be fetched from the project's own
    docs/ for a build that stands elsewhere. `stamp`: of their sizes and times before they were read. `asked`: the
    addresses that pages may name. `history`: another after each commit, or "".
    """

    code: str
    theme: str
    data: dict[str, str]
    docs: dict[str, str]
    hand: dict[str, str]
    stamp: str = ""
    asked: tuple[str, ...] = ()
    history: str = ""

    @cached_property
    def whole(self) -> str:
        """One digest of everything."""
        papers = [*_pairs(self.data), *_pairs(self.docs), *_pairs(self.hand)]
        return digest_of([self.code, self.theme, self.history, *papers])

    @cached_property
    def reports(self) -> dict[str, str]:
        """One digest a report folder."""
        groups: dict[str, list[str]] = {}
        for path, digest in sorted(self.data.items()):
            if _in_report(path):
                groups.setdefault(path.rpartition("/")[0], []).append(f"{path} {digest}")
        for folder, lines in groups.items():
            lines.append(self.data.get(f"arsip/{folder.split('/')[1]}/hasil.csv", ""))
        return {folder: digest_of(lines) for folder, lines in groups.items()}

    @cached_property
    def frame(self) -> str:
        """Of everything in data/ that is no report, and of the addresses that catalogues and feeds name."""
        named = {path: digest for path, digest in self.data.items() if not _in_report(path)}
        return digest_of([*self.asked, *_pairs(named)])

    @cached_property
    def ground(self) -> str:
        """Of what the check of a report and the page of an indicator look at beside it: rules and regions."""
        named = {path: digest for path, digest in self.data.items() if path.startswith("wilayah/")}
        return digest_of([self.rules, *_pairs(named)])

    @cached_property
    def rules(self) -> str:
        """Of instruments, editions and addresses: what every page may show."""
        named = {p: d for p, d in self.data.items() if p.startswith("instrumen/") or p.endswith("/edisi.yml")}
        return digest_of([*self.asked, *_pairs(named)])


def _in_report(path: str) -> bool:
    return path.startswith("edisi/") and path.count("/") == 3


def _pairs(found: dict[str, str]) -> list[str]:
    return [f"{path} {digest}" for path, digest in sorted(found.items())]


def digest_of(lines: list[str]) -> str:
    return digest_of_bytes("\n".join(lines).encode())


def look(folders: Folders, made: set[str]) -> Inputs:
    """Read all inputs. `made`: the paths below docs/ that the generator wrote itself; they are no inputs."""
    stamp = stamped(folders)
    theme = [f"{p} {d}" for p, d in _files(folders.config.parent / "overrides")]
    asked = tuple(f"{name}={os.environ.get(name, '')}" for name in ADDRESSES)
    return Inputs(
        code(),
        digest_of([*sorted(theme), _digest(folders.config), *asked, *_tools()]),
        dict(_files(folders.data, lambda path: path.split("/")[0] in NO_REPORT)),
        dict(_files(folders.docs, made.__contains__)),
        dict(_files(folders.hand, generated)) if folders.hand else {},
        stamp,
        asked,
        history.mark(folders.data),
    )


@cache
def code() -> str:
    """Of the generator as this process loaded it, and of its tools; asked once, as it works so to its end."""
    own = [f"{p} {d}" for p, d in _files(Path(__file__).parent) if p.endswith((".py", ".j2", ".mo"))]
    return digest_of([*own, *_tools(), platform.python_version()])


@cache
def _tools() -> list[str]:
    """Which versions are installed, by the names of their `dist-info` folders: a tenth of asking importlib.metadata."""
    known = {name.replace("-", "_") for name in TOOLS}
    found = {name for place in sys.path if os.path.isdir(place) for name in os.listdir(place)}
    mine = (name.removesuffix(".dist-info").lower() for name in found if name.endswith(".dist-info"))
    return sorted(name for name in mine if name.rpartition("-")[0].replace("-", "_") in known)


def stamped(folders: Folders) -> str:
    """Of the sizes and times of what people write: another at the end of a build means it was changed meanwhile."""
    own = folders.config.parent
    places = ((folders.data, _nothing), (own / "overrides", _nothing), (folders.hand or folders.docs, generated))
    found = [
        f"{place} {path} {stat.st_size} {stat.st_mtime_ns}"
        for place, skip in places
        for path, stat in _stats(place, skip)
    ]
    config = folders.config.stat() if folders.config.is_file() else None
    return digest_of([*sorted(found), f"{config and (config.st_size, config.st_mtime_ns)}"])


Skip = Callable[[str], bool]


def _nothing(_: str) -> bool:
    return False


def _files(root: Path, skip: Skip = _nothing) -> Iterator[tuple[str, str]]:
    """Path below the root and digest of each file; files and folders that are skipped are not even read."""
    yield from ((name, _digest(path)) for name, path in _paths(str(root), skip))


def _stats(root: Path, skip: Skip) -> Iterator[tuple[str, os.stat_result]]:
    for name, path in _paths(str(root), skip):
        with suppress(OSError):  # gone since it was listed: then it is not there
            yield name, os.stat(path)


def _paths(root: str, skip: Skip, below: str = "", above: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """All files that are not hidden, through links as the printer goes, but never round in a circle."""
    try:
        found = sorted((entry for entry in os.scandir(root) if entry.name[0] != "."), key=lambda entry: entry.name)
    except OSError:  # no such folder: nothing lies in it
        return
    for entry in found:
        name = below + entry.name
        if entry.name == "__pycache__" or skip(name):
            continue
        if not entry.is_dir():
            yield name, entry.path
        elif not entry.is_symlink():
            yield from _paths(entry.path, skip, f"{name}/", above)
        elif (real := os.path.realpath(entry.path)) not in above and not _within(root, real):
            yield from _paths(entry.path, skip, f"{name}/", above | {real})


def _within(place: str, folder: str) -> bool:
    return (os.path.realpath(place) + os.sep).startswith(folder + os.sep)


def _digest(path: str | Path) -> str:
    try:
        with open(path, "rb") as file:
            return digest_of_bytes(file.read())
    except OSError:
        return ""


def listing(site: Path) -> dict[str, list[int]]:
    """Every file of the site with its size and time: how a build left it."""
    start, found = len(str(site)) + 1, {}
    for here, below, names in os.walk(site):
        if here == str(site):  # hidden files of the site itself are somebody else's (.git, .nojekyll)
            below[:], names = [n for n in below if n[0] != "."], [n for n in names if n[0] != "."]
        for name in names:
            path = os.path.join(here, name)
            stat = os.stat(path, follow_symlinks=False)
            found[path[start:].replace(os.sep, "/")] = [stat.st_size, stat.st_mtime_ns]
    return found
