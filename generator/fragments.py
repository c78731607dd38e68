"""A Python-Markdown extension: finished HTML passes the parser untouched, and a table written by hand is one for all.

The generator writes complete, escaped HTML between two marker lines. Parsing it again as Markdown would be slow and
could change it (an underscore or a bracket in a district's note is not markup). Works wherever Python-Markdown runs.

Markdown has no words for a table's caption or for what its heads are heads of, and no way to reach a wide one by
keyboard; the heading above a table is its caption.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

OPEN, CLOSE = "<!-- kks:html -->", "<!-- /kks:html -->"
HEADINGS = ("h1", "h2", "h3", "h4")


class Stash(Preprocessor):
    """Replace each marked block by a placeholder that the raw-HTML postprocessor puts back at the end."""

    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        block: list[str] | None = None
        for line in lines:
            if line == OPEN and block is None:
                block = []
            elif line == CLOSE and block is not None:
                kept += ["", self.md.htmlStash.store("\n".join(block)), ""]
                block = None
            else:
                (kept if block is None else block).append(line)
        # A block that never ends is a mistake, but no reason to swallow the rest of the page.
        return kept if block is None else [*kept, OPEN, *block]


class Tables(Treeprocessor):
    """Give each table a caption, heads that say what they head, and a frame that can be scrolled by keyboard."""

    def run(self, root: Element) -> None:
        heading, nth = "Tabel", 0
        for place, block in enumerate(list(root)):
            if block.tag in HEADINGS:
                heading, nth = "".join(block.itertext()), 0
            elif block.tag == "table":
                nth += 1
                root[place] = _framed(block, heading if nth == 1 else f"{heading}, tabel {nth}")


def _framed(table: Element, name: str) -> Element:
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        # Python-Markdown can only align by inline style.
        if cell.attrib.pop("style", "").endswith("right;"):
            cell.set("class", "kanan")
    caption = Element("caption", {"class": "tersembunyi"})
    caption.text = name
    table.insert(0, caption)
    frame = Element("div", {"class": "tabel-bungkus", "role": "region", "aria-label": name, "tabindex": "0"})
    frame.append(table)
    frame.tail, table.tail = table.tail, None
    return frame


class Fragments(Extension):
    """Listed in mkdocs.yml as `generator.fragments`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Python-Markdown's)
        self.md = md
        md.registerExtension(self)
        # After white space is normalised (30), before HTML blocks are looked for (20).
        md.preprocessors.register(Stash(md), "kks_fragments", 25)
        # After what stands in a line is parsed (20), before line breaks are laid (10).
        md.treeprocessors.register(Tables(md), "kks_tables", 15)

    def reset(self) -> None:
        """Called before each page: an image ends as in HTML (`<img …>`), not as in XML."""
        self.md.set_output_format("html")


def makeExtension(**_: object) -> Fragments:  # noqa: N802  (the name is Python-Markdown's)
    """The hook Python-Markdown looks for."""
    return Fragments()
