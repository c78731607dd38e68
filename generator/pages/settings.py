"""Tatanan pages and indicator pages of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, words
from generator.book import Key
from generator.figures import ids
from generator.figures.marks import Column as Marks
from generator.model import UNKNOWN_STAGE, Indikator, Instrumen, Output, Padanan, Tatanan
from generator.pages import charted, districts, embeds, grids, maps, shown, timeline
from generator.pages.paper import Press, Sheet, cell, named, render, rules_source
from generator.results import Figure, TatananScore
from generator.score import scale
from generator.tables import Cell, Column, Table, files


def tatanan(press: Press, tahun: int, slug: str) -> Iterator[Output]:
    """/edisi/<tahun>/tatanan/<slug>/."""
    here, instrumen = addresses.tatanan(tahun, slug), press.book.instrumen(tahun)
    tatanan = next(t for t in instrumen.tatanan if t.slug == slug)
    found = _recorded(press, tahun, tatanan.slug)
    known = [s.tahap for _, s in found if s.percent is not None]
    stages = [stage for stage in dict.fromkeys(known) if stage != UNKNOWN_STAGE]
    many, items = len(found) > grids.MANY, press.book.indikator(instrumen.versi)
    table = _values(press, here, found, tatanan, tahun) if found and not many else None
    mine = [i for i in items if i.tatanan == tatanan.slug]
    listed = _list(press, here, tahun, mine) if mine else None
    known_figures = shown.values(press, tahun, slug)
    charts = _charts(press, (tahun, slug, here), stages, known_figures)
    sheet = Sheet(
        here,
        f"{tatanan.nama}, edisi {tahun}",
        f"Nilai tatanan {words.nama_tengah(tatanan.nama)} yang tercatat pada edisi {tahun}, menurut daerah dan tahap.",
    )
    numbers = [
        (v.versi, t.nomor, t.jumlah_indikator)
        for v in press.book.data.instrumen.values()
        for t in v.tatanan
        if t.slug == tatanan.slug
    ]
    yield render(
        press,
        "tatanan.md.j2",
        sheet,
        tatanan=tatanan,
        tahun=tahun,
        instrumen=instrumen,
        ada=bool(found),
        table=table,
        grid=grids.tatanan(press, here, tahun, found) if many else None,
        data=[(kind, addresses.chart(tahun, slug, kind.lower())) for kind in embeds.DATA],
        listed=listed,
        charts=[chart.linked for chart in charts],
        alamat=addresses,
        edisi=press.book.data.edisi[tahun],
        numbers=numbers,
        unstated=known.count(UNKNOWN_STAGE),
        waktu=timeline.tatanan(press, tahun, tatanan.slug),
        medians=[_median(press, f"{tahun}.nasional.{tatanan.slug}.{s}", s) for s in stages],
        count=press.figures.get(f"instrumen.{instrumen.versi}.{tatanan.slug}.jumlah-indikator"),
        others=instrumen.tatanan,
        gates=_gates(press, instrumen),
    )
    yield from (files(table, here, press.book.watermark) if table else ())
    yield from (files(listed, here, press.book.watermark) if listed else ())
    for chart in charts:
        yield from charted.files(press, chart)
    yield from charted.shared(press, charted.data(tahun, slug, sheet.title, known_figures))


def _median(press: Press, base: str, stage: str) -> tuple[str, Figure, Figure]:
    return stage, press.figures[f"{base}.median"], press.figures[f"{base}.n"]


def _gates(press: Press, instrumen: Instrumen) -> list[tuple[str, Figure]]:
    """(award level, its floor for every tatanan) where the version has one."""
    ids = [(s.predikat, f"instrumen.{instrumen.versi}.{s.predikat}.tatanan-min") for s in instrumen.syarat]
    return [(level, press.figures[name]) for level, name in ids if name in press.figures]


def _charts(
    press: Press, about: tuple[int, str, str], stages: list[str], known: tuple[Figure, ...]
) -> list[charted.Chart]:
    """For each stage the strip of all values, and of each province where several have some."""
    tahun, slug, here = about
    made = []
    for stage in stages:
        name, what, figures = f"{slug}--{stage}", (tahun, slug, stage), shown.at(known, stage)
        made.append(charted.Chart(tahun, name, here, maps.spread(press, *what), figures, slug))
        if strips := maps.strips(press, *what):
            made.append(charted.Chart(tahun, f"{name}--provinsi", here, strips, figures, slug))
    return made


def _recorded(press: Press, tahun: int, slug: str) -> list[tuple[Key, TatananScore]]:
    rows = [(key, s) for key, group in press.book.scores.items() if key[0] == tahun for s in group]
    return [(key, s) for key, s in rows if s.tatanan.slug == slug and (s.percents or s.low is not None)]


def _values(press: Press, here: str, found: list[tuple[Key, TatananScore]], tatanan: Tatanan, tahun: int) -> Table:
    columns = (
        Column("daerah", "Daerah"),
        Column("nilai", "Nilai (persen)", True),
        Column("tahap", "Tahap"),
        Column("sumber", "Sumber"),
    )
    rows = tuple(_value_row(press, key, s, here) for key, s in found)
    return Table("nilai", f"{tatanan.nama}: nilai yang tercatat, edisi {tahun}", columns, rows)


def _value_row(press: Press, key: Key, s: TatananScore, here: str) -> tuple[Cell, ...]:
    daerah = press.book.daerah[key[1]]
    figure = press.figures.get(ids.percent(key, s))
    value = (
        cell(figure)
        if figure and len(s.percents) == 1
        else cell("dua angka" if s.percents else f"{s.filled} dari {s.total} indikator terisi")
    )
    source = districts.source_cell(figure) if figure and figure.sumber else cell("dihitung dari nilai indikator")
    return (
        named(here, f"{addresses.card(key[0], daerah)}#{s.tatanan.slug}", daerah.nama),
        value,
        cell(words.TAHAP[s.tahap]),
        source,
    )


def _list(press: Press, here: str, tahun: int, items: list[Indikator]) -> Table:
    instrumen = press.book.instrumen(tahun)
    nama = next(t.nama for t in instrumen.tatanan if t.slug == items[0].tatanan)
    columns = (
        Column("indikator", "Indikator"),
        Column("nomor", "Nomor", True),
        Column("satuan", "Satuan"),
        Column("perangkat_daerah", "Biasanya diampu"),
    )
    rows = tuple(
        (
            named(here, addresses.indicator(tahun, i.kode), i.nama),
            cell(i.nomor),
            cell(i.satuan),
            cell(i.perangkat_daerah or "tidak disebut"),
        )
        for i in items
    )
    return Table(
        "indikator",
        f"Indikator tatanan {words.nama_tengah(nama)}, edisi {tahun}",
        columns,
        rows,
        rules_source(instrumen),
    )


def indicator(press: Press, tahun: int, indikator: Indikator, column: Marks) -> Iterator[Output]:
    """/edisi/<tahun>/indikator/<kode>/; `column`: what is on record of it in all districts."""
    here, versi = addresses.indicator(tahun, indikator.kode), press.book.instrumen(tahun).versi
    tatanan = next(t for t in press.book.instrumen(tahun).tatanan if t.slug == indikator.tatanan)
    columns = (Column("nilai", "Nilai"), Column("pilihan", "Bila"))
    table = Table(
        "skala",
        f"Skala penilaian indikator ini pada instrumen {versi}",
        columns,
        tuple(
            (cell(str(score)), cell(label.replace("<=", "≤").replace(">=", "≥"))) for score, label in scale(indikator)
        ),
        rules_source(press.book.instrumen(tahun)),
    )
    grid = grids.indicator(press, here, (tahun, indikator), column)
    siblings = [i for i in press.book.indikator(versi) if i.tatanan == indikator.tatanan]
    spot = siblings.index(indikator)
    sheet = Sheet(
        here,
        f"{indikator.nama[:90]}, instrumen {versi}",
        f"Indikator {indikator.nomor} tatanan {words.nama_tengah(tatanan.nama)}: skala, satuan, nilai tercatat.",
    )
    yield render(
        press,
        "indikator.md.j2",
        sheet,
        i=indikator,
        tahun=tahun,
        versi=versi,
        tatanan=tatanan,
        table=table,
        grid=grid,
        waktu=timeline.indicator(press, tahun, indikator.kode),
        pairs=_pairs(press, versi, indikator.kode),
        alamat=addresses,
        edisi=press.book.data.edisi[tahun],
        before=siblings[spot - 1] if spot else None,
        after=siblings[spot + 1] if spot + 1 < len(siblings) else None,
    )
    yield from files(table, here, press.book.watermark)


def _pairs(press: Press, versi: str, kode: str) -> list[tuple[str, str, Padanan]]:
    """(text, address, pairing) of this indicator in other versions."""
    years = {e.instrumen: e.tahun for e in press.book.editions}
    made = []
    for row in press.book.data.padanan:
        pair = row.item
        for mine, other, direction in (
            ((pair.ke_versi, pair.ke), (pair.dari_versi, pair.dari), "sebelumnya"),
            ((pair.dari_versi, pair.dari), (pair.ke_versi, pair.ke), "sesudahnya"),
        ):
            if mine == (versi, kode):
                url = addresses.indicator(years[other[0]], other[1]) if other[1] and other[0] in years else ""
                made.append((direction, url, pair))
    return made
