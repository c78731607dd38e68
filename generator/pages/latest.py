"""edisi.json: what a frozen page asks for when it is read, as it can no longer be told; and known mistakes by edition.

What is said here is a promise to pages that will never change: keys are added, never removed or renamed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator import addresses, amended, published, words
from generator.model import Edisi, Output
from generator.pages.paper import Press

EDITIONS = "edisi.json"


def pages(press: Press) -> Iterator[Output]:
    """/edisi.json: every edition with its state, and the folder of each district; /koreksi/<tahun>.json.

    `terbaru` is the newest published edition; a draft only where there is no other.
    """
    book = press.book
    known = {edisi.tahun: _known(press, edisi) for edisi in book.editions}
    mark = {words.CONTOH_KOLOM: book.watermark} if book.watermark else {}
    told: dict[str, Any] = {
        **mark,
        "terbaru": book.citable[0].tahun if book.citable else 0,
        "edisi": [
            {
                "tahun": edisi.tahun,
                "status": edisi.status,
                "alamat": addresses.edition(edisi.tahun),
                "koreksi": _counted(edisi.tahun, known[edisi.tahun]),
            }
            for edisi in book.editions
        ],
        "daerah": [addresses.folder(daerah) for daerah in book.daerah.values()],
    }
    yield Output(EDITIONS, _json(told))
    for year, records in known.items():
        yield Output(_mistakes(year), _json([{**mark, **record} for _, record in records]))


def _known(press: Press, edisi: Edisi) -> list[tuple[str, dict[str, str]]]:
    """(place, last record) of every figure that its pages, frozen by then, show wrong; `lama` is what they show."""
    frame = press.book.data
    mine = [record for record in frame.koreksi.values() if record.edisi == edisi.tahun]
    late = amended.standing(record for record in mine if published.after_freezing(edisi, record))
    return [
        (
            published.place_of(published.inner(one.one.id)),
            {
                "nomor": one.record.nama,
                "tanggal": words.tanggal(one.record.tanggal),
                "id": one.one.id,
                "hal": f"{one.tempat}, {one.hal}",
                "lama": one.lama,
                "baru": one.baru,
                "alamat": one.dasar,
            },
        )
        for one in amended.told(frame, late, {**press.book.provinsi, **press.book.daerah})
    ]


def _counted(tahun: int, known: list[tuple[str, dict[str, str]]]) -> dict[str, Any]:
    counts = Counter(place for place, _ in known if place)
    return {"jumlah": len(known), "alamat": f"/{_mistakes(tahun)}", "daerah": dict(sorted(counts.items()))}


def _mistakes(tahun: int) -> str:
    """A list of {nomor, tanggal, id, hal, lama, baru, alamat}: the figures of an edition that were found wrong."""
    return f"koreksi/{tahun}.json"


def _json(told: Any) -> bytes:
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
