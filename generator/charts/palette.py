"""The colours of all charts: calm, one hue with tones, each with a name that the page's CSS may give another value."""

from __future__ import annotations

PALETTE = {
    "ink": "#17262b",
    "muted": "#4d5d64",
    "paper": "#fcfbf8",
    "card": "#ffffff",
    "line": "#dcd8cd",
    "brand": "#0b5a57",
    "r0": "#e9e6dc",
    "r1": "#b9d8d0",
    "r2": "#5fa79c",
    "r3": "#0b5a57",
    "r4": "#063b39",
    "t2": "#17262b",  # letters on r2: dark in both schemes
    "note": "#8a4b08",
}
RAMP = ("r0", "r1", "r2", "r3", "r4")
ON_RAMP = ("ink", "ink", "t2", "card", "card")  # letters on those tones, contrast >= 4.5
SCALE = "scale"  # muted, with a class of its own: numbers and names of an axis or its gates, never data
HALO = "halo"  # ink with a rim of card, for words that stand on lines

# matplotlib gets a numbered stand-in for each name, because two names may share a colour in the light scheme only.
STAND_IN = {name: f"#0000{at + 1:02x}" for at, name in enumerate([*PALETTE, HALO])}
NAMES = {stand_in: name for name, stand_in in STAND_IN.items()}
