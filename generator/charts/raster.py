"""A picture in sixteen colours: half a byte a pixel in the file, and nothing has to be reduced for each picture.

matplotlib's Agg draws what stays the same (`plate`, once); what changes is set straight into the palette: words by
matplotlib's FreeType, bars as slices. That is several times quicker than artists on an RGBA canvas.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import TypeAlias

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.ft2font import LoadFlags
from numpy.typing import NDArray

from generator import archive
from generator.charts.letters import clean, font
from generator.charts.letters import width as wide
from generator.charts.palette import PALETTE

Pixels: TypeAlias = NDArray[np.uint8]
WIDTH, HEIGHT = 1200, 630
COLORS = PALETTE | {
    "noted": "#fbf0df", "zone1": "#e6f1ee", "zone2": "#d0e5df", "zone3": PALETTE["r1"],
    "grey": "#959ea2", "ochre": "#c39e74",
}  # fmt: skip
# The edge of a letter has one tone between its colour and its ground; these are all pairs the pictures use. At the
# size messengers show them a second tone is not seen, and it would make the file a sixth larger.
BETWEEN = {
    ("ink", "paper"): "grey",
    ("ink", "card"): "grey",
    ("muted", "paper"): "grey",
    ("muted", "card"): "grey",
    ("brand", "card"): "r2",
    ("brand", "noted"): "r2",
    ("card", "brand"): "r2",
    ("r1", "brand"): "r2",
    ("note", "noted"): "ochre",
}
FAINT, FULL = 72, 184  # coverage of 255 from which a pixel takes the tone between, and the letter's own colour
UNKNOWN = "\ufffd"  # stands for a sign the font lacks
TONES = list(dict.fromkeys(COLORS.values()))  # some names share a colour; PNG has room for 16
INDEX = {name: TONES.index(color) for name, color in COLORS.items()}


def _ramp(ink: str, ground: str) -> Pixels:
    """Coverage 0, 1, 2 -> palette index. Raises KeyError for a pair without a tone between."""
    return np.array([INDEX[ground], INDEX[BETWEEN[ink, ground]], INDEX[ink]], np.uint8)


@dataclass(frozen=True)
class Letters:
    """How a line is set: size in pixels, a colour of COLORS, left, center or right of its point."""

    size: float
    color: str = "ink"
    align: str = "left"
    bold: bool = False


@dataclass(frozen=True)
class Mask:
    """How much of each pixel letters cover: 0, 1, 2; `left`, `top` from the pen's place on the line."""

    cover: Pixels
    left: int
    top: int


@lru_cache(maxsize=2000)
def _glyph(char: str, size: float, bold: bool) -> Mask:
    loaded = font(size, bold)
    known = char if loaded.get_char_index(ord(char)) else UNKNOWN
    loaded.set_text(known, 0, flags=LoadFlags.NO_HINTING)  # hinted letters are wider than `wide` says
    loaded.draw_glyphs_to_bitmap(antialiased=True)
    cover = np.asarray(loaded.get_image())
    left = loaded.get_bitmap_offset()[0] // 64
    above = ceil((loaded.get_width_height()[1] - loaded.get_descent()) / 64)
    return Mask((cover >= FAINT).astype(np.uint8) + (cover >= FULL), left, -above)


@lru_cache(maxsize=4000)
def mask(word: str, size: float, bold: bool) -> Mask:
    """Words come again (years, publishers, percentages), whole lines seldom: so words are what is remembered.

    Letters stand on whole pixels: equal letters are then equal in every row, which packs a seventh smaller.
    """
    glyphs = [_glyph(char, size, bold) for char in word]
    pens = [round(wide(word[:at], size, bold)) + glyph.left for at, glyph in enumerate(glyphs)]
    left, top = min(pens), min(glyph.top for glyph in glyphs)
    right = max(x + glyph.cover.shape[1] for x, glyph in zip(pens, glyphs, strict=True))
    bottom = max(glyph.top + glyph.cover.shape[0] for glyph in glyphs)
    cover = np.zeros((bottom - top, right - left), np.uint8)
    for x, glyph in zip(pens, glyphs, strict=True):
        height, across = glyph.cover.shape
        part = cover[glyph.top - top : glyph.top - top + height, x - left : x - left + across]
        np.maximum(part, glyph.cover, out=part)
    return Mask(cover, left, top)


def write(on: Pixels, at: tuple[float, float], text: str, look: Letters, ground: str = "paper") -> None:
    """One line of text on an even ground; `at` is the point on its base line, at its left, middle or right."""
    text = clean(text)
    x = at[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[look.align] * wide(text, look.size, look.bold)
    ramp, space = _ramp(look.color, ground), wide(" ", look.size, look.bold)
    for word in text.split(" "):
        if word:
            found = mask(word, look.size, look.bold)
            _stamp(on, (round(x) + found.left, round(at[1]) + found.top), ramp[found.cover])
        x += wide(word, look.size, look.bold) + space


def _stamp(on: Pixels, at: tuple[int, int], what: Pixels) -> None:
    """Whatever hangs over the edge of the picture is cut off."""
    x, y = at
    part = on[max(y, 0) : y + what.shape[0], max(x, 0) : x + what.shape[1]]
    part[...] = what[max(-y, 0) :, max(-x, 0) :][: part.shape[0], : part.shape[1]]


def box(on: Pixels, place: tuple[float, float, float, float], color: str) -> None:
    """A filled rectangle (left, top, right, bottom)."""
    left, top, right, bottom = (round(v) for v in place)
    on[top:bottom, left:right] = INDEX[color]


def stencil(on: Pixels, place: tuple[float, float, float, float], holes: Pixels, color: str) -> None:
    """The rectangle where `holes`, a picture of the same size, is not paper."""
    left, top, right, bottom = (round(v) for v in place)
    on[top:bottom, left:right][holes[top:bottom, left:right] != INDEX["paper"]] = INDEX[color]


def plate(renderer: RendererAgg) -> Pixels:
    """What Agg has drawn, in the palette: every pixel takes the nearest tone (Pillow's quantize is too coarse here)."""
    drawn = np.frombuffer(renderer.buffer_rgba(), np.uint32)
    colors, where = np.unique(drawn, return_inverse=True)
    seen = colors.view(np.uint8).reshape(-1, 4)[:, None, :3].astype(int)
    tones = np.array([[round(part * 255) for part in to_rgb(tone)] for tone in TONES])
    nearest = np.abs(seen - tones).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return nearest[where].reshape(HEIGHT, WIDTH)


def png(on: Pixels, tones: list[str] = TONES) -> bytes:
    """The PNG file: palette, pixels, nothing else; the same picture gives the same bytes.

    Two pixels a byte (so an even width), rows unfiltered: filters, and Pillow's way, make such rows larger.
    """
    height, width = on.shape
    rows = np.zeros((height, 1 + width // 2), np.uint8)  # each row begins with its filter: 0, none
    rows[:, 1:] = on[:, ::2] << 4 | on[:, 1::2]
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)),
        (b"PLTE", bytes.fromhex("".join(tone[1:] for tone in tones))),
        (b"IDAT", archive.stream(rows.tobytes())),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
