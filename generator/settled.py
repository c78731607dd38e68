"""Is everything as the last build left it? Asked before anything else is loaded."""

from __future__ import annotations

import json

from generator import gate, ledger
from generator.folders import Folders


def as_left(folders: Folders) -> bool:
    """True if no input has changed since the last build and every file it made is still as it made it."""
    try:
        raw = json.loads(folders.ledger.read_text(encoding="utf-8"))
        left, wanted = raw["cetak"]["situs"], raw["cetak"]["masuk"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    book = ledger.read(folders.ledger, raw.get("kode", ""))
    inputs = gate.look(folders, ledger.paths(book, "docs"))
    if inputs.whole != wanted or gate.listing(folders.site) != left:
        return False
    pages = (made for _, files in book.jobs.values() for made in files if made.root == "docs")
    return ledger.intact(pages, folders.roots)
