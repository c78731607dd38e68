"""edisi.json: what a frozen page asks for when it is read, as it can no longer be told; and known mistakes by edition.

What is said here is a promise to pages that will never change: keys are added, never removed or renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.model import Output
from generator.pages.paper import Press

EDITIONS = "edisi.json"


def pages(press: Press) -> Iterator[Output]:
    """/edisi.json: every edition with its state, and the folder of each district; /koreksi/<tahun>.json."""
    book = press.book
    told: dict[str, Any] = {
        "terbaru": max(book.data.edisi, default=0),
        "edisi": [
            {
                "tahun": edisi.tahun,
                "status": edisi.status,
                "alamat": addresses.edition(edisi.tahun),
                "koreksi": {"jumlah": 0, "alamat": f"/{_mistakes(edisi.tahun)}", "daerah": {}},
            }
            for edisi in book.editions
        ],
        "daerah": [addresses.folder(daerah) for daerah in book.daerah.values()],
    }
    yield Output(EDITIONS, _json(told))
    for edisi in book.editions:
        yield Output(_mistakes(edisi.tahun), _json([]))


def _mistakes(tahun: int) -> str:
    """A list of {nomor, tanggal, id, lama, baru, alamat}: the figures of an edition that were found wrong."""
    return f"koreksi/{tahun}.json"


def _json(told: Any) -> bytes:
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
