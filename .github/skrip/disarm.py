"""Foreign text made harmless for a comment on GitHub: it may look nice, but calls nobody and links nowhere."""

from __future__ import annotations

import html
import re

# Nothing is seen of it, but GitHub no longer takes the signs around it for a mention, a link, or a reference.
JOINER = "\u2060"
TAGS = ("details", "summary", "b", "s", "del", "ins", "br", "sub")
TAG = re.compile(rf"<(?!/?(?:{'|'.join(TAGS)})>|br ?/>)")
# Written out, these signs are just themselves; of any other, GitHub would make a live one after we have looked.
LITERAL = frozenset("*_|`~[]<>&\"'!()\\-+=^{}$#\u00a0\u200b")
ENTITY = re.compile(r"&(#?\w*;?)")
# Control signs, and those that turn the direction of writing around or cannot be seen.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LIVE = (
    (re.compile(r"@"), "@" + JOINER),
    (re.compile(r"&#35;"), "&#35;" + JOINER),
    (re.compile(r"(?<!&)#(?=\d)"), "#" + JOINER),
    (re.compile(r"(?i)\b(GH)-(?=\d)"), r"\1" + JOINER + "-"),
    (re.compile(r":(?=//)"), ":" + JOINER),
    (re.compile(r"(?i)\b(www|mailto|xmpp)(?=[.:])"), r"\1" + JOINER),
    (re.compile(r"\](?=[(:\[])"), "]" + JOINER),
)


def markdown(text: str) -> str:
    """The text as Markdown that keeps tables and a few plain tags, but nothing that acts or points outside."""
    text = ENTITY.sub(_entity, TAG.sub("&lt;", UNSEEN.sub("", text.replace("\r\n", "\n"))))
    for found, instead in LIVE:
        text = found.sub(instead, text)
    return text


def verbatim(text: str) -> str:
    """The text in a fence that is longer than any within it: GitHub shows it letter by letter."""
    text = UNSEEN.sub("", text.replace("\r\n", "\n")).strip("\n")
    longest = max((len(ticks) for ticks in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def cut(text: str, most: int) -> tuple[str, bool]:
    """At most so many signs, ending with a whole line; and whether something was left out."""
    if len(text) <= most:
        return text, False
    return text[:most].rpartition("\n")[0], True


def _entity(found: re.Match[str]) -> str:
    whole = found.group()
    sign = html.unescape(whole) if whole.endswith(";") else ""
    if sign == "#":
        return "&#35;"
    return whole if sign in LITERAL else "&amp;" + found.group(1)
