"""The page of all award claims, year by year, with what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, words
from generator.model import Output
from generator.pages.districts import source_cell
from generator.pages.paper import Press, Sheet, cell, named, render
from generator.results import Figure
from generator.tables import Column, Table, files


def pages(press: Press) -> Iterator[Output]:
    """/penghargaan/: a table a year; every claim with its sources and confidence."""
    here = addresses.AWARDS
    years = sorted({c.tahun for group in press.book.claims.values() for c in group if c.tahun}, reverse=True)
    tables = [_table(press, here, year) for year in (*years, None)]
    sheet = Sheet(
        here,
        "Penghargaan Swasti Saba menurut tahun",
        "Semua klaim penghargaan Swasti Saba yang tercatat, dengan sumber dan keyakinannya.",
    )
    totals = [(year, _totals(press, year)) for year in years]
    yield render(
        press,
        "penghargaan.md.j2",
        sheet,
        tables=tables,
        totals=[t for t in totals if t[1]],
        unduh=here,
        alamat=addresses,
        editions=[e.tahun for e in press.book.editions],
    )
    for table in tables:
        yield from files(table, here)


def _totals(press: Press, year: int) -> list[Figure]:
    """Claimed numbers of the year for the nation."""
    return [
        f for f in press.index.get(("", ""), ()) if f.bagian == "jumlah" and f.id.startswith(f"jumlah.{year}.nasional.")
    ]


def _table(press: Press, here: str, year: int | None) -> Table:
    columns = (
        Column("daerah", "Daerah"),
        Column("predikat", "Predikat"),
        Column("tingkat", "Tingkat"),
        Column("keyakinan", "Keyakinan"),
        Column("sumber", "Sumber"),
        Column("catatan", "Catatan"),
    )
    rows = []
    for kode, group in press.book.claims.items():
        seen: dict[str, int] = {}
        for claim in group:
            kind = "penghargaan" if claim.cakupan == "nasional" else f"penghargaan-{claim.cakupan}"
            base = f"{kind}.{claim.tahun or 'tanpa-tahun'}.{kode}"
            seen[base] = seen.get(base, 0) + 1
            if claim.tahun != year:
                continue
            figure = press.figures[base if seen[base] == 1 else f"{base}.{seen[base]}"]
            rivals = sum(c.tahun == year and c.cakupan == claim.cakupan for c in group) > 1
            note = "; ".join(filter(None, ["klaim bertentangan" if rivals and year else "", figure.catatan]))
            daerah = press.book.daerah[kode]
            name = named(here, addresses.district(daerah), daerah.nama)
            rows.append(
                (name, cell(figure), cell(claim.cakupan), cell(figure.keyakinan), source_cell(figure), cell(note))
            )
    label = str(year) if year else "tanpa tahun"
    return Table(f"penghargaan-{words.slug(label)}", f"Klaim penghargaan Swasti Saba {label}", columns, tuple(rows))
