"""Is everything as the last build left it? Asked before anything else is loaded."""

from __future__ import annotations

from generator import gate, ledger
from generator.folders import Folders


def look(folders: Folders) -> tuple[gate.Inputs, bool]:
    """All inputs; and True if none has changed since the last build and every file it made is as it made it."""
    book = ledger.read(folders.ledger, gate.code())
    inputs = gate.look(folders, ledger.paths(book, "docs"))
    return inputs, _as_left(folders, inputs, book)


def _as_left(folders: Folders, inputs: gate.Inputs, book: ledger.Ledger) -> bool:
    if book.prints.get("masuk") != inputs.whole or book.prints.get("situs") != gate.listing(folders.site):
        return False
    return ledger.intact(ledger.below(book, "docs"), folders.roots)
