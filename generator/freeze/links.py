"""Where links lead once an edition stands alone: to its own files, to copies of pages that explain it, or outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import unquote

from generator import vault

INSTEAD = " data-diganti"  # a mark that is gone again before the page is kept
OUTSIDE = f"{vault.ADDED}luar/index.html"
FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
TARGET = re.compile(r'(<[a-zA-Z][^<>]*?\s(href|src|action)=)(?:"([^"]*)"|([^\s"\'<>]+))')


@dataclass
class Links:
    """`homes`: file of the site -> file of the archive; `instead`: file that was left out -> what stands for it.

    `outside` gathers every address that leads out of the archive, with its anchor on the page that lists them.
    """

    homes: Mapping[str, str]
    instead: Mapping[str, str] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)

    def turned(self, text: str, was: str, name: str) -> str:
        """A page that was this file of the site and is now this file of the archive, with its links put right."""
        known: dict[str, str] = {}

        def put(found: re.Match[str]) -> str:
            target = found[3] if found[3] is not None else found[4]
            if target not in known:
                way, kept = self._turn(unescape(target), was, name)
                known[target] = f'"{escape(way)}"' + ("" if kept else INSTEAD)
            return found[1] + known[target]

        return TARGET.sub(put, text)

    def _turn(self, target: str, was: str, name: str) -> tuple[str, bool]:
        """Where a link leads now, and whether to what it meant."""
        path, _, anchor = target.partition("#")
        path = path.partition("?")[0]
        if FOREIGN.match(target) or not path:
            return (target if target[:1] == "#" or FOREIGN.match(target) else posixpath.basename(name)), True
        there = _meant(path, was)
        file = self._file(there)
        if file in self.homes:
            return relative(name, self.homes[file]) + (f"#{anchor}" if anchor else ""), True
        if file in self.instead:
            return relative(name, self.instead[file]), False
        return f"{relative(name, OUTSIDE)}#{self._leaving(there, path)}", True

    def holds(self, target: str, was: str) -> bool:
        """Whether a page that was this file of the site finds what it asks for in the archive."""
        return _meant(target, was) in self.homes

    def _file(self, there: str) -> str:
        """The file an address stands for: a folder stands for its page."""
        page = f"{there}/index.html".lstrip("/")
        return page if page in self.homes or page in self.instead else there

    def _leaving(self, there: str, path: str) -> str:
        folder = not posixpath.basename(there).count(".") or path.endswith("/") or not there
        address = f"/{there}/".replace("//", "/") if folder else f"/{there}"
        return self.outside.setdefault(address, re.sub(r"[^a-z0-9.]+", "-", address.lower()).strip("-") or "beranda")


def _meant(path: str, was: str) -> str:
    """The file or folder of the site that a path on a page of it means."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(was), unquote(path))).strip("/")


def relative(here: str, there: str) -> str:
    """One file of the archive as another names it."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")
