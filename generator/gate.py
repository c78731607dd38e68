"""The gate: has anything changed at all? Answered from the bytes of the inputs, with the standard library only.

A build in which nothing changed must not even load what would be needed for another.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.folders import Folders, generated
from generator.ledger import digest as digest_of_bytes

# What forms the output beside our own code: another version may write other bytes.
TOOLS = (
    "jinja2", "markdown", "markupsafe", "matplotlib", "mkdocs", "mkdocs-material", "numpy", "openpyxl", "pagefind",
    "pydantic", "pyyaml",
)  # fmt: skip
ADDRESSES = ("KKS_ALAMAT", "KKS_REPOSITORI")
NO_REPORT = ("arsip", "koreksi", "skema")


@dataclass(frozen=True)
class Inputs:
    """Digests of all that a site is made from, by path; `code` stands for the generator and its tools.

    `docs`: what lies in docs/ and was not made by us. `hand`: hand-written pages to be fetched from the project's own
    docs/ for a build that stands elsewhere. `stamp`: of their sizes and times before they were read.
    """

    code: str
    theme: str
    data: dict[str, str]
    docs: dict[str, str]
    hand: dict[str, str]
    stamp: str = ""

    @cached_property
    def whole(self) -> str:
        """One digest of everything."""
        return digest_of([self.code, self.theme, *_pairs(self.data), *_pairs(self.docs), *_pairs(self.hand)])

    @cached_property
    def reports(self) -> dict[str, str]:
        """One digest a report folder."""
        groups: dict[str, list[str]] = {}
        for path, digest in sorted(self.data.items()):
            if _in_report(path):
                groups.setdefault(path.rpartition("/")[0], []).append(f"{path} {digest}")
        return {folder: digest_of(lines) for folder, lines in groups.items()}

    @cached_property
    def frame(self) -> str:
        """Of everything in data/ that is no report."""
        return digest_of(_pairs({path: digest for path, digest in self.data.items() if not _in_report(path)}))

    @cached_property
    def ground(self) -> str:
        """Of what the check of a report and the page of an indicator look at beside it: rules and regions."""
        named = {path: digest for path, digest in self.data.items() if path.startswith("wilayah/")}
        return digest_of([self.rules, *_pairs(named)])

    @cached_property
    def rules(self) -> str:
        """Of instruments and editions: what every page may show."""
        named = {p: d for p, d in self.data.items() if p.startswith("instrumen/") or p.endswith("/edisi.yml")}
        return digest_of(_pairs(named))


def _in_report(path: str) -> bool:
    return path.startswith("edisi/") and path.count("/") == 3


def _pairs(found: dict[str, str]) -> list[str]:
    return [f"{path} {digest}" for path, digest in sorted(found.items())]


def digest_of(lines: list[str]) -> str:
    return digest_of_bytes("\n".join(lines).encode())


def look(folders: Folders, made: set[str]) -> Inputs:
    """Read all inputs. `made`: the paths below docs/ that the generator wrote itself; they are no inputs."""
    stamp = stamped(folders)
    tools = [f"{name} {_version(name)}" for name in TOOLS]
    theme = [f"{p} {d}" for p, d in _files(folders.config.parent / "overrides")]
    asked = [f"{name}={os.environ.get(name, '')}" for name in ADDRESSES]
    return Inputs(
        _code(),
        digest_of([*sorted(theme), _digest(folders.config), *asked, *tools]),
        {p: d for p, d in _files(folders.data) if p.split("/")[0] not in NO_REPORT},
        {p: d for p, d in _files(folders.docs) if p not in made},
        dict(_by_hand(folders.hand)) if folders.hand else {},
        stamp,
    )


@cache
def _code() -> str:
    """Of the generator as this process loaded it, and of its tools; asked once, as it works so to its end."""
    code = [f"{p} {d}" for p, d in _files(Path(__file__).parent) if p.endswith((".py", ".j2", ".mo"))]
    return digest_of([*sorted(code), *(f"{name} {_version(name)}" for name in TOOLS), platform.python_version()])


def stamped(folders: Folders) -> str:
    """Of the sizes and times of what people write: another at the end of a build means it was changed meanwhile."""
    own = folders.config.parent
    places = (folders.data, own / "overrides", folders.hand or folders.docs)
    found = [
        f"{place} {path} {stat.st_size} {stat.st_mtime_ns}"
        for place in places
        for path, stat in _stats(place)
        if place == folders.data or place == own / "overrides" or not generated(path)
    ]
    config = folders.config.stat() if folders.config.is_file() else None
    return digest_of([*sorted(found), f"{config and (config.st_size, config.st_mtime_ns)}"])


def _by_hand(docs: Path) -> Iterator[tuple[str, str]]:
    yield from ((path, digest) for path, digest in _files(docs) if not generated(path))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _files(root: Path) -> Iterator[tuple[str, str]]:
    start = len(str(root)) + 1
    yield from ((path[start:].replace(os.sep, "/"), _digest(path)) for path in _paths(root))


def _stats(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    start = len(str(root)) + 1
    for path in _paths(root):
        with suppress(OSError):  # gone since it was listed: then it is not there
            yield path[start:].replace(os.sep, "/"), os.stat(path)


def _paths(root: Path) -> Iterator[str]:
    """All files that are not hidden, through links as the printer goes, each folder once."""
    seen = set()
    for here, below, names in os.walk(root, followlinks=True):
        below[:] = sorted(name for name in below if name[0] != "." and name != "__pycache__")
        if (real := os.path.realpath(here)) in seen:
            below.clear()
            continue
        seen.add(real)
        yield from (os.path.join(here, name) for name in names if name[0] != ".")


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
