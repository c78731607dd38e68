"""The front page of an edition, the list of editions, and the province pages of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import addresses, catalog, vault, words
from generator.compare import NATION
from generator.model import Output, Provinsi
from generator.pages import (
    amends,
    charted,
    classes,
    districts,
    embeds,
    grids,
    layers,
    livecharts,
    maps,
    shown,
    timeline,
)
from generator.pages.paper import Press, Sheet, cell, named, render
from generator.results import Figure
from generator.tables import Cell, Column, Table, files

AWARDS = ("padapa", "wiwerda", "wistara", "wistara-paripurna", "tidak-disebut", "bertentangan")


def listed(press: Press) -> Iterator[Output]:
    """/edisi/."""
    sheet = Sheet(
        addresses.EDITIONS, "Edisi", "Semua edisi Rapor KKS menurut tahun penilaian, dengan instrumennya.", feeds=True
    )
    yield render(
        press,
        "edisi-daftar.md.j2",
        sheet,
        editions=press.book.editions,
        alamat=addresses,
        data=press.book.data,
        arsip={tahun: vault.download(tahun) for tahun in press.book.data.frozen},
    )


def front(press: Press, tahun: int) -> Iterator[Output]:
    """/edisi/<tahun>/, and /edisi/<tahun>/nilai/ where its table is too long for it."""
    here = addresses.edition(tahun)
    tables = (grids.scores(press, tahun, here), _provinces(press, tahun, here), _awards(press, tahun))
    sheet = Sheet(
        here,
        f"Edisi {tahun}",
        f"Hasil penilaian Kabupaten/Kota Sehat {tahun}: yang tercatat, menurut daerah dan tatanan.",
        data=catalog.schema_org(press.book, press.book.data.edisi[tahun]),
        feeds=True,
    )
    openness = classes.openness(press, tahun)
    bars = charted.Chart(tahun, "provinsi-keterbukaan", here, maps.provinces(press, tahun), shown.levels(press, tahun))
    national = replace(
        layers.national(press, tahun, openness, here), page=addresses.chart(tahun, f"peta-{openness.slug}")
    )
    found = amends.notices(press, NATION, tahun)
    page = render(
        press,
        "edisi.md.j2",
        sheet,
        koreksi=found,
        dulu=amends.former(press, (tahun, NATION), found),
        edisi=press.book.data.edisi[tahun],
        instrumen=press.book.instrumen(tahun),
        alamat=addresses,
        peta=national,
        legenda=layers.legend(press, openness),
        lapisan=layers.links(press, tahun, addresses.MAP_OPENNESS),
        provinsi=press.book.provinsi.values(),
        kecil=bars.linked,
        tables=tables,
        banyak=grids.many(tables[0]),
        claimed=_claimed(press, tahun),
        tahun=tahun,
        waktu=timeline.edition(press, tahun),
    )
    yield amends.beside(here, page, found)
    for table in tables:
        yield from files(table, here, press.book.watermark)
    yield from charted.files(press, bars)
    yield embeds.style(press.book.data.edisi[tahun])
    yield embeds.districts(tahun, {tahun: livecharts.texts(press.book)[tahun]}, press.book.watermark)
    if grids.many(tables[0]):
        yield grids.page(press, tahun)


def _provinces(press: Press, tahun: int, here: str) -> Table:
    columns = (
        Column("provinsi", "Provinsi"),
        Column("daerah", "Kabupaten/kota", True),
        Column("tercatat", "Punya catatan (daerah)", True),
        Column("penerima", "Klaim penghargaan", True),
    )
    rows = tuple(
        (
            named(here, addresses.province(tahun, provinsi), provinsi.nama),
            *(cell(press.figures[f"{tahun}.{kode}.{part}"]) for part in ("daerah", "tercatat", "penerima.semua")),
        )
        for kode, provinsi in press.book.provinsi.items()
    )
    return Table("provinsi", f"Yang tercatat menurut provinsi, edisi {tahun}", columns, rows)


def _awards(press: Press, tahun: int) -> Table:
    """Awards of the year: how many districts this site has on record beside how many sources say were given."""
    columns = (
        Column("predikat", "Predikat"),
        Column("tercatat", "Tercatat di situs ini", True),
        Column("klaim", "Jumlah menurut sumber"),
    )
    rows = []
    for level in (*AWARDS, "semua"):
        name = words.kapital(
            words.PREDIKAT.get(level, "klaim bertentangan" if level == "bertentangan" else "semua predikat")
        )
        claimed = _claimed_of(press, tahun, level.replace("-", " "))
        shown = [cell(f).html for f in claimed]
        text = (
            Cell(type(shown[0])(" atau ").join(shown), " atau ".join(str(f.nilai) for f in claimed), tuple(claimed))
            if shown
            else cell("belum ada data")
        )
        rows.append((cell(name), cell(press.figures[f"{tahun}.nasional.penerima.{level}"]), text))
    return Table(
        "penghargaan",
        f"Penghargaan Swasti Saba {tahun}: yang tercatat di sini dan jumlah menurut sumber",
        columns,
        tuple(rows),
    )


def _claimed_of(press: Press, tahun: int, what: str) -> list[Figure]:
    base = f"jumlah.{tahun}.nasional.{words.slug(what)}"
    return [
        f
        for f in press.index.get(("", ""), ())
        if f.id == base or (f.id.startswith(base + ".") and f.id[len(base) + 1 :].isdigit())
    ]


def _claimed(press: Press, tahun: int) -> list[Figure]:
    """All claimed totals of the year, for the list with their sources."""
    return [f for f in press.index.get(("", ""), ()) if f.bagian == "jumlah" and f.id.startswith(f"jumlah.{tahun}.")]


def province(press: Press, tahun: int, provinsi: Provinsi) -> Iterator[Output]:
    """/edisi/<tahun>/provinsi/<kode>-<slug>/."""
    here = addresses.province(tahun, provinsi)
    table = districts.of_province(press, tahun, provinsi, here)
    report = press.book.reports.get((tahun, provinsi.kode))
    recorded = press.figures[f"{tahun}.{provinsi.kode}.tercatat"].nilai
    total = press.figures[f"{tahun}.{provinsi.kode}.daerah"].nilai
    sheet = Sheet(
        here,
        f"{provinsi.nama}, edisi {tahun}",
        f"{recorded} dari {total} kabupaten/kota di {provinsi.nama} punya catatan bersumber pada edisi {tahun}.",
    )
    maps_shown = [classes.openness(press, tahun, provinsi.kode)]
    if addresses.MAP_AWARDS in classes.named(press.book, tahun):
        maps_shown.append(classes.awards(press, tahun, provinsi.kode))
    charts = [_province_map(press, tahun, layer, (provinsi.kode, here)) for layer in maps_shown]
    found = amends.notices(press, provinsi.kode, tahun)
    page = render(
        press,
        "provinsi.md.j2",
        sheet,
        koreksi=found,
        dulu=amends.former(press, (tahun, provinsi.kode), found),
        provinsi=provinsi,
        tahun=tahun,
        table=table,
        peta=[(chart.linked, layers.legend(press, layer)) for chart, layer in zip(charts, maps_shown, strict=True)],
        alamat=addresses,
        edisi=press.book.data.edisi[tahun],
        laporan=report.laporan if report else None,
        waktu=timeline.province(press, tahun, provinsi),
        facts=press.of((tahun, provinsi.kode), "fakta."),
    )
    yield amends.beside(here, page, found)
    yield from files(table, here, press.book.watermark)
    for chart in charts:
        yield from charted.files(press, chart)


def _province_map(press: Press, tahun: int, layer: classes.Layer, place: tuple[str, str]) -> charted.Chart:
    """A map of one province with its files. `place`: code and address of the page."""
    drawing = layers.of_province(press, tahun, layer, place)
    return charted.Chart(tahun, f"{place[0]}-{layer.slug}", place[1], drawing, shown.layer(press, tahun, layer))
