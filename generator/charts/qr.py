"""qr: an address as a QR code, for paper: whoever holds the print finds the page again."""

from __future__ import annotations

import segno


def draw(address: str, words: str) -> str:
    """An SVG without a size, one path, with the quiet zone that readers need; `words` are its text alternative.

    Level M (ISO/IEC 18004): a sixth of the code may be smudged and it is still read.
    """
    code = segno.make(address, error="m", micro=False, boost_error=False)
    return code.svg_inline(omitsize=True, title=words, svgclass=None, lineclass=None, dark="#000", light="#fff")
