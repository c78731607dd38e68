"""A difference in the form that was asked for."""

from __future__ import annotations

from generator.diff import html, machine, markdown, text
from generator.diff.nouns import Difference

RENDER = {"text": text.render, "markdown": markdown.render, "json": machine.render, "html": html.render}


def render(found: Difference, form: str) -> str:
    """The whole comparison as text, markdown, json or html."""
    return RENDER[form](found)
