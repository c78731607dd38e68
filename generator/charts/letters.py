"""Text that fits: how wide a word will be, and how to shorten or wrap it. Widths are those of DejaVu Sans."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.ft2font import FT2Font

ELLIPSIS = "…"
WHOLE = 1000  # pixels of the size that widths are measured at
# XML 1.0 has no way to write these characters, not even as references.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The same text on one line, without the characters that no XML file may hold."""
    return " ".join(NOT_XML.sub(" ", str(text)).split())


@lru_cache(maxsize=20)
def font(size: float, bold: bool) -> FT2Font:
    """DejaVu Sans at a size in pixels; it reads letters from its open file when they are first asked for."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    found = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name))
    found.set_size(size, 72)
    return found


# Processes that share an open file share the place they read at: each must open its own (as matplotlib does, too).
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=font.cache_clear)


@lru_cache(maxsize=4096)
def _advance(char: str, bold: bool) -> float:
    # A sign the font lacks is drawn by some other font of the reader: count a full em, the safe side.
    loaded = font(WHOLE, bold)
    if not loaded.get_char_index(ord(char)):
        return 1.0
    return loaded.load_char(ord(char)).linearHoriAdvance / 65536 / WHOLE


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of the text in units of the drawing. DejaVu Sans is wider than most system fonts: the safe side."""
    return size * _length(text, bold)


@lru_cache(maxsize=8192)  # names and percentages come again from district to district
def _length(text: str, bold: bool) -> float:
    return sum([_advance(char, bold) for char in text])


def fit(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text itself where it fits in `room`, else its beginning with an ellipsis."""
    text = clean(text)
    if width(text, size, bold) <= room:
        return text
    while text and width(text + ELLIPSIS, size, bold) > room:
        text = text[: max(0, len(text) - 1 - len(text) // 40)]
    return text.rstrip() + ELLIPSIS


@lru_cache(maxsize=4096)
def _wrapped(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    words = clean(text).split(" ")
    out: list[str] = []
    while words and len(out) < lines - 1:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size) <= room:
            count += 1
        out.append(fit(" ".join(words[:count]), size, room))
        words = words[count:]
    return (*out, fit(" ".join(words), size, room)) if words else tuple(out)


def wrap(text: str, size: float, room: float, lines: int = 2) -> list[str]:
    """The text in at most `lines` lines no wider than `room`; what is left over is cut off with an ellipsis."""
    return list(_wrapped(text, size, room, lines))
