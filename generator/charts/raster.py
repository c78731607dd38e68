"""A picture in a fixed palette: one byte a pixel from the start, so that nothing has to be reduced for each picture.

matplotlib's Agg draws what stays the same (`plate`, once); what changes is set straight into the palette: words by
matplotlib's FreeType, bars as slices. That is several times quicker than artists on an RGBA canvas.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path as File
from typing import TypeAlias

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray
from PIL import Image

from generator.charts.letters import clean, width
from generator.charts.palette import PALETTE

Pixels: TypeAlias = NDArray[np.uint8]
WIDTH, HEIGHT = 1200, 630
COLORS = PALETTE | {"noted": "#fbf0df", "zone1": "#f1f7f5", "zone2": "#e2efec", "zone3": "#d0e5df"}
# Letters need the tones between their colour and their ground; these are all pairs the pictures use.
PAIRS = (
    *((ink, ground) for ground in ("paper", "card") for ink in ("ink", "muted", "brand", "line", "r1", "r2")),
    ("card", "brand"),
    ("r1", "brand"),
    ("note", "noted"),
    ("brand", "noted"),
    ("noted", "paper"),
)
STEPS = 5
UNKNOWN = "\ufffd"  # stands for a sign the font lacks
FAST = 3  # of zlib: 6 would make the files a fifth smaller and take twice the time


def _tones() -> list[tuple[int, int, int]]:
    """The palette: every colour by itself, then the steps of each pair from ground to ink."""
    plain = [to_rgb(color) for color in COLORS.values()]
    mixed = [
        tuple(
            g + (i - g) * step / (STEPS - 1) for i, g in zip(to_rgb(COLORS[ink]), to_rgb(COLORS[ground]), strict=True)
        )
        for ink, ground in PAIRS
        for step in range(1, STEPS - 1)
    ]
    return [(round(r * 255), round(g * 255), round(b * 255)) for r, g, b in [*plain, *mixed]]


TONES = _tones()
INDEX = {name: at for at, name in enumerate(COLORS)}
FLAT = bytes(channel for tone in TONES for channel in tone)


@lru_cache(maxsize=len(PAIRS))
def _ramp(ink: str, ground: str) -> Pixels:
    """Coverage 0..STEPS-1 -> palette index. Raises ValueError for a pair without tones of its own."""
    start = len(COLORS) + PAIRS.index((ink, ground)) * (STEPS - 2)
    return np.array([INDEX[ground], *range(start, start + STEPS - 2), INDEX[ink]], np.uint8)


@dataclass(frozen=True)
class Letters:
    """How a line is set: size in pixels, a colour of COLORS, left, center or right of its point."""

    size: float
    color: str = "ink"
    align: str = "left"
    bold: bool = False


@dataclass(frozen=True)
class Mask:
    """How much of each pixel a word's letters cover, 0..STEPS-1; `left`, `top` from the pen's place on the line."""

    cover: Pixels
    left: int
    top: int


@lru_cache(maxsize=16)
def _font(size: float, bold: bool) -> FT2Font:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    font = FT2Font(str(File(matplotlib.get_data_path()) / "fonts" / "ttf" / name))
    font.set_size(size, 72)
    return font


@lru_cache(maxsize=4000)
def _mask(word: str, size: float, bold: bool) -> Mask:
    """Words come again (years, publishers, percentages), whole lines seldom: so words are what is remembered."""
    font = _font(size, bold)
    known = "".join(char if font.get_char_index(ord(char)) else UNKNOWN for char in word)
    font.set_text(known, 0, flags=LoadFlags.NO_HINTING)  # hinted letters are wider than `width` says
    font.draw_glyphs_to_bitmap(antialiased=True)
    cover = np.asarray(font.get_image())
    left = font.get_bitmap_offset()[0] // 64
    above = ceil((font.get_width_height()[1] - font.get_descent()) / 64)
    return Mask(((cover.astype(np.uint16) * (STEPS - 1) + 127) // 255).astype(np.uint8), left, -above)


def write(on: Pixels, at: tuple[float, float], text: str, look: Letters, ground: str = "paper") -> None:
    """One line of text on an even ground; `at` is the point on its base line, at its left, middle or right."""
    text = clean(text)
    x = at[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[look.align] * width(text, look.size, look.bold)
    ramp, space = _ramp(look.color, ground), width(" ", look.size, look.bold)
    for word in text.split(" "):
        mask = _mask(word, look.size, look.bold) if word else None
        if mask is not None:
            _stamp(on, (round(x) + mask.left, round(at[1]) + mask.top), ramp[mask.cover])
        x += width(word, look.size, look.bold) + space


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
    nearest = np.abs(seen - np.array(TONES)).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return nearest[where].reshape(HEIGHT, WIDTH)


def png(on: Pixels) -> bytes:
    """The PNG file: palette, pixels, nothing else; the same picture gives the same bytes."""
    image = Image.frombuffer("P", (WIDTH, HEIGHT), on.tobytes(), "raw", "P", 0, 1)
    image.putpalette(FLAT)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=FAST)
    return out.getvalue()
