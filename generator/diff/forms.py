"""What the forms share: signs, and foreign text that stays on its line."""

from __future__ import annotations

from generator.diff.nouns import ADDED, CHANGED, REMOVED, Difference

SIGNS = {ADDED: "+", CHANGED: "~", REMOVED: "−", None: " "}
LONGEST = 400  # letters of one cell where space is short


def plain(text: str, longest: int | None = None) -> str:
    """One line that shows what cannot be seen: no line break, colour code or turned writing direction gets through."""
    cut = text if longest is None or len(text) <= longest else text[:longest] + "…"
    return "".join(c if c.isprintable() else _shown(c) for c in cut)


def _shown(letter: str) -> str:
    return " " if letter in "\n\t\u00a0" else letter.encode("unicode_escape", "backslashreplace").decode()


def title(found: Difference) -> str:
    return f"Perbedaan data: {found.names[0]} → {found.names[1]}"
