"""The page of downloads: every file, what it holds, how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, catalog, vault, words
from generator.model import Output
from generator.pages.paper import Press, Sheet, render


def pages(press: Press) -> Iterator[Output]:
    """/unduhan/."""
    sheet = Sheet(
        addresses.DOWNLOADS,
        "Unduhan",
        "Semua angka situs ini sebagai CSV, JSON, dan Excel, dengan penjelasan kolomnya.",
        data=catalog.schema_catalogue(press.book),
        feeds=True,
    )
    yield render(
        press,
        "unduhan.md.j2",
        sheet,
        editions=press.book.editions,
        alamat=addresses,
        arsip=[(e.tahun, vault.download(e.tahun)) for e in press.book.editions if e.tahun in press.book.data.frozen],
        columns=[(key, about) for key, (_, about) in words.KOLOM.items()],
    )
