"""A Python-Markdown extension that carries finished HTML past the Markdown parser untouched.

The generator writes complete, escaped HTML between two marker lines. Parsing it again as Markdown would be slow and
could change it (an underscore or a bracket in a district's note is not markup). Works wherever Python-Markdown runs.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

OPEN, CLOSE = "<!-- kks:html -->", "<!-- /kks:html -->"


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


class Fragments(Extension):
    """Listed in mkdocs.yml as `generator.fragments`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Python-Markdown's)
        # After white space is normalised (30), before HTML blocks are looked for (20).
        md.preprocessors.register(Stash(md), "kks_fragments", 25)


def makeExtension(**_: object) -> Fragments:  # noqa: N802  (the name is Python-Markdown's)
    """The hook Python-Markdown looks for."""
    return Fragments()
