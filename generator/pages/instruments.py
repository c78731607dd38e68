"""Instrument pages: what each version asks, its gates, its worked examples, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import addresses, words
from generator.model import Instrumen, Output, Padanan
from generator.pages.paper import Press, Sheet, cell, named, render, rules_source
from generator.tables import Cell, Column, Table, files


def pages(press: Press) -> Iterator[Output]:
    """/instrumen/ and /instrumen/<versi>/."""
    versions = sorted(press.book.data.instrumen.values(), key=lambda i: i.versi, reverse=True)
    sheet = Sheet(
        addresses.INSTRUMENTS,
        "Instrumen dan aturan penilaian",
        "Instrumen KKS tiap versi: tatanan, indikator, ambang penghargaan, dan perubahannya.",
    )
    yield render(press, "instrumen-daftar.md.j2", sheet, versions=versions, alamat=addresses)
    for instrumen in versions:
        yield from _page(press, instrumen)


def _page(press: Press, instrumen: Instrumen) -> Iterator[Output]:
    here, base = addresses.instrument(instrumen.versi), f"instrumen.{instrumen.versi}"
    changes = [row.item for row in press.book.data.padanan if row.item.ke_versi == instrumen.versi]
    tables = {
        "tatanan": _settings(press, instrumen, here),
        "syarat": gates(press, instrumen),
        "perubahan": _changes(press, changes, here) if changes else None,
    }
    contoh = press.book.data.contoh.get(instrumen.versi)
    sheet = Sheet(
        here, f"Instrumen {instrumen.versi}", f"{instrumen.judul}: tatanan, indikator, dan ambang penghargaan."
    )
    yield render(
        press,
        "instrumen.md.j2",
        sheet,
        instrumen=instrumen,
        tables=tables,
        contoh=contoh.contoh if contoh else (),
        counts=Counter(_happened(p) for p in changes),
        comparable=sum(p.sebanding == "ya" for p in changes),
        alamat=addresses,
        total=press.figures.get(f"{base}.jumlah-indikator"),
        lama=changes[0].dari_versi if changes else "",
        editions=[e.tahun for e in press.book.editions if e.instrumen == instrumen.versi],
    )
    for table in tables.values():
        yield from (files(table, here, press.book.watermark) if table else ())


def _settings(press: Press, instrumen: Instrumen, here: str) -> Table:
    years = [e.tahun for e in press.book.editions if e.instrumen == instrumen.versi]
    columns = (
        Column("tatanan", "Tatanan"),
        Column("nomor", "Nomor", True),
        Column("jumlah_indikator", "Indikator", True),
    )
    rows = []
    for t in instrumen.tatanan:
        count = press.figures.get(f"instrumen.{instrumen.versi}.{t.slug}.jumlah-indikator")
        name = named(here, addresses.tatanan(years[0], t.slug), t.nama) if years else cell(t.nama)
        rows.append((name, cell(t.nomor), cell(count) if count else cell("tidak diketahui")))
    title = f"Tatanan pada instrumen {instrumen.versi}"
    return Table("tatanan", title, columns, tuple(rows), rules_source(instrumen))


def gates(press: Press, instrumen: Instrumen) -> Table | None:
    """The lowest values of every award level; None where a version names none."""
    if not instrumen.syarat:
        return None
    parts = (
        ("odf-min", "Desa/kelurahan ODF"),
        ("tatanan-min", "Tiap tatanan"),
        ("jumlah-tatanan-min", "Jumlah tatanan"),
        ("kelembagaan-min", "Kelembagaan"),
    )
    used = [
        (part, label)
        for part, label in parts
        if any(f"instrumen.{instrumen.versi}.{s.predikat}.{part}" in press.figures for s in instrumen.syarat)
    ]
    columns = (
        Column("predikat", "Predikat"),
        *(Column(part, label, True) for part, label in used),
        Column("keyakinan", "Keyakinan"),
    )
    rows = []
    for s in instrumen.syarat:
        found = [press.figures.get(f"instrumen.{instrumen.versi}.{s.predikat}.{part}") for part, _ in used]
        rows.append(
            (
                cell(words.PREDIKAT[s.predikat]),
                *(cell(f) if f else cell("tidak diketahui") for f in found),
                cell(s.keyakinan),
            )
        )
    return Table("syarat", f"Ambang terendah tiap penghargaan, instrumen {instrumen.versi}", columns, tuple(rows))


def _changes(press: Press, changes: list[Padanan], here: str) -> Table:
    columns = (
        Column("baru", "Indikator baru"),
        Column("lama", "Indikator lama"),
        Column("status", "Yang terjadi"),
        Column("sebanding", "Sebanding"),
        Column("catatan", "Catatan"),
    )
    rows = tuple(
        (
            _indicator_cell(press, here, p.ke_versi, p.ke),
            _indicator_cell(press, here, p.dari_versi, p.dari),
            cell(_happened(p)),
            cell(p.sebanding),
            cell(p.catatan),
        )
        for p in changes
    )
    return Table(
        "perubahan",
        f"Perubahan indikator dari instrumen {changes[0].dari_versi} ke {changes[0].ke_versi}",
        columns,
        rows,
        "pemadanan Rapor KKS, keyakinan sedang",
    )


def _indicator_cell(press: Press, here: str, versi: str, kode: str) -> Cell:
    if not kode:
        return cell("tidak ada")
    name = next((i.nama for i in press.book.indikator(versi) if i.kode == kode), kode)
    years = [e.tahun for e in press.book.editions if e.instrumen == versi]
    return named(here, addresses.indicator(years[0], kode), f"{name} ({kode})") if years else cell(name)


def _happened(pair: Padanan) -> str:
    """What became of an indicator, in words that do not seem to contradict "tidak sebanding"."""
    if pair.status == "sama" and pair.skala_sama == "tidak":
        return "nama sama, skala berubah"
    if pair.status == "nama berubah" and pair.skala_sama == "tidak":
        return "nama dan skala berubah"
    return {"sama": "nama dan skala sama", "tidak sebanding": "isi berubah"}.get(pair.status, pair.status)
