"""Atom feeds (RFC 4287). Dates come from the data and ids are tag: URIs, so that a feed is the same wherever it lies.

Foreign text is escaped, and what XML cannot hold is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator import addresses, outside
from generator.catalog import LICENCE, NAME
from generator.news import day, line

# A name for tag: URIs (RFC 4151) that does not move with the site; the year is that of the first assessment.
TAG = "tag:rapor-kks,1998:"


@dataclass(frozen=True)
class Entry:
    """One piece of news. `name`: what its id ends with, never to be changed; `where`: its page; `kind`: a category."""

    name: str
    title: str
    where: str
    updated: str
    summary: str
    published: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Feed:
    """`path` from the site's root, also the end of its id; `where`: the page that tells the same to people."""

    path: str
    title: str
    about: str
    where: str
    updated: str
    entries: tuple[Entry, ...] = ()


def feed(about: Feed, note: str = "") -> bytes:
    """The finished file. `note`: the watermark of invented figures, in the titles; their ids are others, too."""
    start = f"{TAG}contoh/" if note else TAG
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">',
        f"<id>{_text(start + about.path.strip('/'))}</id>",
        f"<title>{_text(_marked(about.title, note))}</title>",
        f"<subtitle>{_text(about.about)}</subtitle>",
        f"<updated>{_moment(about.updated)}</updated>",
        f"<author><name>{NAME}</name></author>",
        f"<rights>CC BY 4.0, {LICENCE}</rights>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(outside.site(about.path))}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(outside.site(about.where))}/>',
        *_entries(about.entries, start, note),
        "</feed>",
    ]
    return ("\n".join(parts) + "\n").encode()


def path(name: str) -> str:
    """Where a feed lies."""
    return f"{addresses.FEEDS}{name}.xml"


def _entries(entries: Iterable[Entry], start: str, note: str) -> Iterable[str]:
    for one in entries:
        lines = [
            f"<id>{_text(start + one.name)}</id>",
            f"<title>{_text(_marked(one.title, note))}</title>",
            f"<updated>{_moment(one.updated)}</updated>",
            f"<published>{_moment(one.published)}</published>" if one.published else "",
            f'<link rel="alternate" type="text/html" href={_quoted(outside.site(one.where))}/>',
            f"<category term={_quoted(one.kind)}/>" if one.kind else "",
            f"<summary>{_text(one.summary)}</summary>",
        ]
        yield "<entry>\n" + "\n".join(filter(None, lines)) + "\n</entry>"


def _marked(title: str, note: str) -> str:
    return f"DATA CONTOH: {title}" if note else title


def _moment(date: str) -> str:
    """Midnight in Jakarta of a day of the data."""
    return f"{day(date)}T00:00:00+07:00"


def _text(text: str) -> str:
    return escape(line(text))


def _quoted(text: str) -> str:
    return quoteattr(line(text))
