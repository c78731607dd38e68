"""YAML that people wrote, changed here and there by a program: comments, quotes and layout stay as they stood."""

from __future__ import annotations

import re

from ruamel.yaml import YAML


def like(old: bytes | None) -> YAML:
    """A reader and writer that keeps the layout of a file, or gives a new one that of ours.

    Lists stand as deep as they stood; no line is broken, for an address of the old file would be torn apart.
    """
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    deep = old is None or re.search(rb"^- ", old, re.MULTILINE) is None
    yaml.indent(mapping=2, sequence=4 if deep else 2, offset=2 if deep else 0)
    return yaml
