"""The words a page uses, explained on that page: found in its finished text, so that none is missed or idle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from generator import addresses, words
from generator.terms import LINES, TERMS, Term

HERE = Markup("<!--arti-->")
TAG = re.compile(r"<[^>]*>")


def explained(body: str, address: str) -> str:
    """The page with the explanation of its words where HERE stands; pages without that mark stay as they are."""
    return body.replace(HERE, _box(TAG.sub(" ", body), address), 1) if HERE in body else body


def used(text: str) -> dict[Term, list[str]]:
    """The terms of a text with those of their names that stand there; an explanation's own words count, too."""
    found = _found(text)
    return _found(" ".join(term.meaning for term in found)) | found


def said(term: Term, names: list[str]) -> str:
    """A term as it is explained: `Ambang: batas …`."""
    return f"{words.kapital(', '.join(names))}: {term.meaning}"


def _found(text: str) -> dict[Term, list[str]]:
    return {term: names for term in TERMS if (names := [*_names(term, text)])}


def _names(term: Term, text: str) -> Iterator[str]:
    named = [name for name in term.names if name in text]
    yield from named or (term.names[:1] if any(mark in text for mark in term.marks) else ())


def _box(text: str, address: str) -> Markup:
    found = used(text)
    lines = [" ".join(said(term, found[term]) for term in line if term in found) for line in LINES]
    items = Markup("").join(Markup("<li>{}</li>\n").format(line) for line in lines if line)
    box = '<details class="arti"><summary>Arti kata di halaman ini</summary><ul>\n{}</ul>'
    return Markup(f'{box}<a href="{{}}">Glosarium</a></details>').format(
        items, addresses.relative(address, "/glosarium/")
    )
