"""/koreksi/: the register of all corrections, and how to report a wrong figure."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, amended
from generator.model import Output
from generator.pages.paper import Press, Sheet, cell, named, render
from generator.tables import Column, Table, files

ABOUT = "Semua koreksi atas angka yang sudah terbit, dan cara melaporkan angka yang salah."


def pages(press: Press) -> Iterator[Output]:
    """The register, newest first, with a permanent anchor for each record."""
    here, frame = amended.REGISTER, press.book.data
    records = amended.newest(frame)
    told = [(record, [*amended.told(frame, [record], _places(press))]) for record in records]
    states = {e.tahun: e for e in press.book.editions if e.terbitan}
    sheet = Sheet(here, "Koreksi", ABOUT, feeds=True)
    yield render(press, "koreksi.md.j2", sheet, told=told, states=[*states.values()], alamat=addresses)
    table = _table(press, here)
    yield from files(table, here, press.book.watermark) if records else ()


def _places(press: Press) -> dict:
    return {**press.book.provinsi, **press.book.daerah}


def _table(press: Press, here: str) -> Table:
    """The same as a file, a row a figure."""
    names = ("nomor", "tanggal", "id", "daerah", "hal", "lama", "baru", "sejak", "salah", "sebab", "pengaruh", "oleh")
    rows = []
    for one in amended.told(press.book.data, amended.newest(press.book.data), _places(press)):
        r = one.record
        since = f"{r.edisi}.{r.sejak}"
        values = (r.tanggal, one.one.id, one.tempat, one.hal, one.one.lama, one.one.baru, since)
        texts = (*values, r.salah, r.sebab, r.pengaruh, r.oleh)
        rows.append((named(here, one.dasar, r.nama), *(cell(text) for text in texts)))
    columns = tuple(Column(name, name) for name in names)
    return Table("koreksi", "Koreksi", columns, tuple(rows), "catatan koreksi Rapor KKS")
