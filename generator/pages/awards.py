"""The page of all award claims, year by year, with what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, words
from generator.book import Claim
from generator.figures import ids
from generator.model import Output
from generator.pages import grids
from generator.pages.districts import source_cell
from generator.pages.paper import Press, Sheet, cell, named, render
from generator.results import Figure
from generator.tables import Cell, Column, Table, files


def pages(press: Press) -> Iterator[Output]:
    """/penghargaan/: a table a year, every claim with its sources; /penghargaan/<tahun>/ for a year too long for it."""
    here = addresses.AWARDS
    years = sorted({c.tahun for group in press.book.claims.values() for c in group if c.tahun}, reverse=True)
    places = {year: _place(press, year) for year in (*years, None)}
    tables = [(places[year], _table(press, places[year], year)) for year in (*years, None)]
    sheet = Sheet(
        here,
        "Penghargaan Swasti Saba menurut tahun",
        "Semua klaim penghargaan Swasti Saba yang tercatat, dengan sumber dan keyakinannya.",
    )
    counted = sorted({f.tahun for f in press.index.get(("", ""), ()) if f.bagian == "jumlah"}, reverse=True)
    totals, parts = (
        [(year or "tanpa tahun", found) for year in counted if (found := _totals(press, year, national))]
        for national in (True, False)
    )
    yield render(
        press,
        "penghargaan.md.j2",
        sheet,
        tables=tables,
        totals=totals,
        parts=parts,
        unduh=here,
        alamat=addresses,
        editions=[e.tahun for e in press.book.editions],
    )
    for place, table in tables:
        if place != here:
            yield _year(press, place, table)
        yield from files(table, here, press.book.watermark)


def _place(press: Press, year: int | None) -> str:
    """The page on which the claims of a year stand."""
    count = sum(claim.tahun == year for group in press.book.claims.values() for claim in group)
    return f"{addresses.AWARDS}{year}/" if year and count > grids.MANY else addresses.AWARDS


def _year(press: Press, here: str, table: Table) -> Output:
    sheet = Sheet(here, table.caption, f"{table.caption}: siapa mengatakan daerah mana menerima apa.")
    return render(press, "penghargaan-tahun.md.j2", sheet, table=table, unduh=addresses.AWARDS)


def _totals(press: Press, year: str, national: bool) -> list[Figure]:
    """Claimed numbers of the year: for the nation, or for provinces and other parts of it."""
    start = f"jumlah.{year or 'tanpa-tahun'}."
    found = (f for f in press.index.get(("", ""), ()) if f.bagian == "jumlah" and f.id.startswith(start))
    return [f for f in found if f.id.startswith(f"{start}nasional.") == national]


def _table(press: Press, here: str, year: int | None) -> Table:
    columns = (
        Column("daerah", "Daerah"),
        Column("predikat", "Predikat"),
        Column("tingkat", "Tingkat"),
        Column("keyakinan", "Keyakinan"),
        Column("sumber", "Sumber"),
        Column("catatan", "Catatan"),
    )
    rows = [
        _row(press, here, (kode, name, claim))
        for kode, group in sorted(press.book.claims.items())
        for name, claim in ids.awards(kode, group)
        if claim.tahun == year
    ]
    label = str(year) if year else "tanpa tahun"
    return Table(f"penghargaan-{words.slug(label)}", f"Klaim penghargaan Swasti Saba {label}", columns, tuple(rows))


def _row(press: Press, here: str, what: tuple[str, str, Claim]) -> tuple[Cell, ...]:
    kode, name, claim = what
    figure, daerah = press.figures[name], press.book.daerah[kode]
    named_ones = [c for c in press.book.claims[kode] if c.predikat != "tidak-disebut" and c.tahun == claim.tahun]
    rivals = claim in named_ones and sum(c.cakupan == claim.cakupan for c in named_ones) > 1
    note = "; ".join(filter(None, ["klaim bertentangan" if rivals and claim.tahun else "", figure.catatan]))
    return (
        named(here, addresses.district(daerah), daerah.nama),
        cell(figure),
        cell(claim.cakupan.replace("-", " ")),
        cell(figure.keyakinan),
        source_cell(figure),
        cell(note),
    )
