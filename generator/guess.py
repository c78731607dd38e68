"""Which kind of data file somebody has in hand, outside any data folder: by what is said, by its name, by its words."""

from __future__ import annotations

import re
from pathlib import Path

from generator.kinds import KINDS, FileKind, headings, kind_named, required

START = 65536  # bytes in which headings and keys are looked for
CERTAIN = 3  # words that must be those of one kind, where a necessary one is missing
ENDINGS = {".csv": "csv", ".yml": "yml", ".yaml": "yml"}


def kind_for(path: Path, said: str | None = None) -> FileKind | None:
    """The kind of this file; None where neither its name (`Nilai (1).CSV`, `laporan_62.01.yaml`) nor its words tell."""
    if said:
        return kind_named(said)
    ending = ENDINGS.get(path.suffix.lower())
    if ending is None:
        return None
    word = re.split(r"[^a-z]", path.stem.strip().lower(), maxsplit=1)[0]
    named = [kind for kind in KINDS if kind.pattern.rpartition("/")[2] == f"{word}.{ending}"]
    return named[0] if named else _by_words(path, ending == "csv")


def _by_words(path: Path, is_csv: bool) -> FileKind | None:
    try:
        with path.open("rb") as file:
            text = file.read(START).decode("utf-8-sig", "replace")
    except OSError:
        return None
    words = _headings(text) if is_csv else set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    scores = {kind.name: _fit(words, kind) for kind in KINDS if kind.is_csv == is_csv}
    best = max(scores.values())
    found = [name for name, score in scores.items() if score == best]
    sure = best[0] or best[1] >= CERTAIN
    return kind_named(found[0]) if sure and len(found) == 1 else None


def _headings(text: str) -> set[str]:
    first = text.split("\n", 1)[0]
    return {word.strip(' "\r').lower() for word in re.split("[,;\t]", first)}


def _fit(words: set[str], kind: FileKind) -> tuple[bool, int]:
    """Whether this kind's necessary words are all there, and how many are its own, less those that are not."""
    known = set(headings(kind.noun))
    return required(kind.noun) <= words, len(words & known) - len(words - known)
