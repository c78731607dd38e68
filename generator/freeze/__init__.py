"""The room `freeze`: a published edition as a small site that needs nothing else, and its archive put in place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator import archive, vault
from generator.freeze import gather, sheet
from generator.freeze.links import OUTSIDE, Links
from generator.freeze.sheet import Stamp

__all__ = ["Stamp", "packed"]

TITLE = re.compile(r'<meta property="og:title" content="([^"]*)"')
FIRST = ("BACA.txt", "index.html")


def packed(site: Path, stamp: Stamp, results: bytes, limit: int = gather.LIMIT) -> dict[str, bytes]:
    """The three files of an archive, from the printed site and what other pages will show of the edition.

    The same site, stamp and results give the same bytes.
    """
    whole = gather.everything(site, stamp.tahun, stamp.instrumen)
    pages = _pages(whole, stamp)
    found = gather.fitting(whole, gather.weight([*pages.items(), ("", results)]) + len(results), limit)
    if found.gone:
        stamp = replace(stamp, left=found.left, quotable=gather.EACH not in found.left)
        pages = _pages(found, stamp)
    members = {name: found.body(was) for was, name in found.homes.items() if name not in pages} | pages
    members |= {vault.ADDED + vault.RESULTS: results, vault.ABOUT: sheet.about(stamp)}
    members["BACA.txt"] = sheet.readme(stamp, [*members, "BACA.txt", vault.INNER]).encode()
    members[vault.INNER] = vault.listing({name: vault.digest(body) for name, body in members.items()}).encode()
    order = [*FIRST, *sorted(members.keys() - set(FIRST))]
    zipped = archive.pack({name: members[name] for name in order}, level=gather.LEVEL)
    sums = {vault.SITE: vault.digest(zipped), vault.RESULTS: vault.digest(results)}
    return {vault.SITE: zipped, vault.RESULTS: results, vault.SUMS: vault.listing(sums).encode()}


def _pages(found: gather.Gathered, stamp: Stamp) -> dict[str, bytes]:
    """Every page of the archive, and the one that lists what lies outside."""
    own = f"edisi/{stamp.tahun}/"
    homes = {**found.homes, **{f"{own}{name}": name for name in (OUTSIDE, "BACA.txt")}}
    links = Links(homes, found.gone)
    made = {}
    for was, name in found.homes.items():
        if name.endswith(".html"):
            text = (found.site / was).read_text(encoding="utf-8")
            made[name] = sheet.turned(text, was, name, links, stamp).encode()
    made[OUTSIDE] = sheet.leaving(links, _titles(found.site, links.outside), stamp).encode()
    return made


def _titles(site: Path, addresses: Mapping[str, str]) -> dict[str, str]:
    """What the pages outside are called."""
    found = {}
    for address in addresses:
        page = site / address.strip("/") / "index.html"
        if page.is_file() and (title := TITLE.search(page.read_text(encoding="utf-8"))):
            found[address] = title[1]
    return found
