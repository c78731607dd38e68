"""The story as a comment on GitHub: foreign text is text and nothing else, and the whole fits in one comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import words
from generator.diff.forms import LONGEST, SIGNS, plain, title
from generator.diff.nouns import REMOVED, Difference
from generator.diff.story import Section, Table, sections

# GitHub takes 65,536 characters. We count bytes, which are never fewer, and leave room for what a workflow puts around.
LARGEST = 64_000
HIDDEN = "&#8203;"  # a space without width: it parts what GitHub would make a mention, a reference or a link of
ALERT = {"hapus": "CAUTION", "awas": "WARNING"}
SIGN = re.compile(r"[\\`*_{}\[\]<>|~&$#!^]")
LINKS = (
    (re.compile(r"@"), f"@{HIDDEN}"),
    (re.compile(r"(&#35;)"), rf"\1{HIDDEN}"),
    (re.compile(r":(?=[\w/+-])"), f":{HIDDEN}"),
    (re.compile(r"(?i)\b(www)\."), rf"\1{HIDDEN}."),
    (re.compile(r"(?i)\b(gh)-(?=\d)"), rf"\1{HIDDEN}-"),
)
Piece = tuple[str, int]  # text, and how many rows of a table it stands for


def escape(text: str) -> str:
    """Foreign text for the inside of a paragraph or a table cell."""
    made = SIGN.sub(lambda found: f"&#{ord(found[0])};", plain(text, LONGEST))
    for pattern, put in LINKS:
        made = pattern.sub(put, made)
    return made


def render(found: Difference, largest: int = LARGEST) -> str:
    """The comment, cut to size; the last sentence then says how many rows were left out, and where all of them are."""
    head = f"## {escape(title(found))}\n\n"
    room = largest - len(head.encode()) - 400  # what is kept for the sentence about the cut
    kept, left, opened = [head], 0, False
    for text, rows in (piece for section in sections(found) for piece in _section(section)):
        size = len(text.encode())
        if left or size > room:
            left, room = left + rows, 0
            continue
        room -= size
        kept.append(text)
        opened = text.startswith("<details") or (opened and "</details" not in text)
    return "".join(kept) + ("\n</details>\n" if opened and left else "") + (_cut(left) if left else "")


def _cut(left: int) -> str:
    return (
        f"\n> [!IMPORTANT]\n> Dipotong: {words.angka(left)} baris lagi tidak muat di sini. "
        "Selengkapnya ada di artefak pemeriksaan ini, berkas HTML.\n"
    )


def _section(section: Section) -> Iterator[Piece]:
    yield f"{'####' if section.inner else '###'} {escape(section.title)}\n\n", 0
    if section.tone:
        said = section.lines or ("Periksa yang berikut.",)
        yield f"> [!{ALERT[section.tone]}]\n" + "".join(f"> {escape(line)}\n" for line in said) + "\n", 0
    else:
        yield "".join(f"- {escape(line)}\n" for line in section.lines) + ("\n" if section.lines else ""), 0
    for table in section.tables:
        yield from _table(table)


def _table(table: Table) -> Iterator[Piece]:
    start = f"<details><summary>{escape(table.fold)}</summary>\n\n" if table.fold else ""
    heads = "|".join(("", "", *(escape(head) for head in table.heads), ""))
    # A table without its first row is nothing: both stand or fall together.
    first, *rest = (_row(row.kind == REMOVED, SIGNS[row.kind], row.cells) for row in table.rows)
    yield f"{start}{heads}\n|{'---|' * (len(table.heads) + 1)}\n{first}", 1
    for row in rest:
        yield row, 1
    yield ("\n</details>\n\n" if table.fold else "\n"), 0


def _row(strong: bool, sign: str, cells: tuple[str, ...]) -> str:
    found = [escape(cell) for cell in cells]
    shown = [f"**{cell.strip()}**" if strong and cell.strip() else cell for cell in found]
    return f"|{sign}|" + "|".join(shown) + "|\n"
