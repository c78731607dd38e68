"""The words a page uses, explained on that page: found in its finished text, so that none is missed or idle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from generator import addresses, words
from generator.terms import TERMS, Term

HERE = Markup("<!--arti-->")
TAG = re.compile(r"<[^>]*>")


def explained(body: str, address: str) -> str:
    """The page with the explanation of its words where HERE stands; pages without that mark stay as they are."""
    return body.replace(HERE, _box(TAG.sub(" ", body), address), 1) if HERE in body else body


def used(text: str) -> list[tuple[Term, list[str]]]:
    """The terms of a text, each with those of its names that stand there; an explanation's own words count, too."""
    found = _found(text)
    more = _found(" ".join(term.meaning for term, _ in found))
    known = {term.names for term, _ in found}
    both = [*found, *(entry for entry in more if entry[0].names not in known)]
    return sorted(both, key=lambda entry: TERMS.index(entry[0]))


def _found(text: str) -> list[tuple[Term, list[str]]]:
    return [(term, names) for term in TERMS if (names := [*_names(term, text)])]


def _names(term: Term, text: str) -> Iterator[str]:
    named = [name for name in term.names if name in text]
    yield from named or (term.names[:1] if any(mark in text for mark in term.marks) else ())


def _box(text: str, address: str) -> Markup:
    entry = Markup("<li>{}: {}</li>\n")  # a list, not dt and dd: a full card has few elements to spare
    said = Markup("").join(entry.format(words.kapital(", ".join(names)), term.meaning) for term, names in used(text))
    box = '<details class="arti"><summary>Arti kata di halaman ini</summary><ul>\n{}</ul>'
    return Markup(f'{box}<a href="{{}}">Glosarium</a></details>').format(
        said, addresses.relative(address, "/glosarium/")
    )
