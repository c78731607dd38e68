"""The workbook of the site: for no district in particular, and made so that the reader's browser can write one in.

The cover is kept in the zip as it is, without compression, and behind the two open cells stand blanks that XML does not
count. docs/aset/rapor.js writes the cells with code and name over cell and blanks: nothing moves, so only the checksum
of that one part changes, and the reader needs no library. Who opens the workbook as it is sees two empty cells.
"""

from __future__ import annotations

import re

from generator import archive
from generator.forms import pen
from generator.forms.cover import FIRST_FIELD
from generator.forms.template import Wish, filled

FRONT = "xl/worksheets/sheet1.xml"
ROOM = 320  # bytes behind a cell: more than any name of a district takes, with all that stands around it
CELLS = tuple(f"B{FIRST_FIELD + n}" for n in range(2))


def make(wish: Wish) -> bytes:
    """The workbook (XLSX) with room for code and name. Raises ValueError where the cover does not look as expected."""
    parts = pen.parts(filled(wish))
    parts[FRONT] = _with_room(parts[FRONT])
    return archive.pack(parts, stored={FRONT})


def _with_room(page: str) -> str:
    for cell in CELLS:
        empty = rf'<c r="{cell}" s="(\d+)"[^>]*?(?:/>|></c>)'
        page, count = re.subn(empty, rf'<c r="{cell}" s="\1"/>{" " * ROOM}', page)
        if count != 1:
            raise ValueError(f"the cover has {count} empty cells {cell}")
    return page.encode("ascii", "xmlcharrefreplace").decode()  # so that a letter is a byte, and places can be counted
