"""The list of districts and the evergreen page of each: history, awards, all editions."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, words
from generator.figures import ids
from generator.figures.changes import before
from generator.kin import NOBODY
from generator.model import Daerah, Output, Provinsi
from generator.pages import amends, ancestry, lede, maps, timeline
from generator.pages.paper import Press, Sheet, cell, cite, named, render
from generator.results import Figure
from generator.tables import Cell, Column, Table, files


def pages(press: Press) -> Iterator[Output]:
    """/daerah/."""
    here = addresses.DISTRICTS
    groups = [(provinsi, press.book.members(kode)) for kode, provinsi in press.book.provinsi.items()]
    table = _table(press, here)
    sheet = Sheet(
        here, "Daftar 514 kabupaten dan kota", "Semua kabupaten dan kota menurut provinsi, dengan kode dan nama lain."
    )
    yield render(press, "daftar.md.j2", sheet, groups=groups, alamat=addresses, unduh=here, table=table)
    yield from files(table, here, press.book.watermark)


def _table(press: Press, here: str) -> Table:
    columns = (
        Column("nama", "Daerah"),
        Column("kode", "Kode"),
        Column("provinsi", "Provinsi"),
        Column("nama_lain", "Nama lain"),
        Column("kode_bps_2023", "Kode BPS 2023"),
    )
    rows = tuple(
        (
            named(here, addresses.district(d), d.nama),
            cell(d.kode),
            cell(d.provinsi),
            cell("; ".join(a.alias for a in press.book.alias.get(d.kode, ()))),
            cell(d.kode_bps_2023),
        )
        for d in press.book.daerah.values()
    )
    source = "Kepmendagri 300.2.2-2138 Tahun 2025 (kode dan nama); BPS (kode BPS)"
    return Table("daerah", "Daftar kabupaten dan kota", columns, rows, source)


def page(press: Press, kode: str) -> Output:
    """The evergreen page of one district: all its editions, awards and history; reads nothing of other districts."""
    daerah = press.book.daerah[kode]
    here, opening = addresses.district(daerah), lede.history(press, daerah)
    claims = press.book.claims.get(kode, ())
    history = [f for f in press.index.get(("", kode), ()) if f.bagian == "riwayat"]
    sheet = Sheet(here, daerah.nama, lede.plain(opening))
    found = amends.notices(press, kode)
    made = render(
        press,
        "daerah.md.j2",
        sheet,
        koreksi=found,
        umpan=any((e.tahun, kode) in press.book.quoted for e in press.book.editions),
        daerah=daerah,
        provinsi=press.book.provinsi[daerah.kode_provinsi],
        alias=press.book.alias.get(kode, ()),
        asal=ancestry.evergreen(press, daerah),
        alamat=addresses,
        waktu=timeline.evergreen(press, daerah),
        ringkasan=opening,
        kerabat=press.book.kin.get(kode, NOBODY),
        claims=_claim_table(press, daerah),
        editions=[_row(press, daerah, e.tahun) for e in press.book.editions],
        history=sorted(history, key=_newest),
        disputed=_disputed(press, daerah),
        bps=_bps(daerah),
        grafik=maps.odf_history(press, kode),
        any_claims=bool(claims),
        ibukota="" if daerah.nama == f"Kota {daerah.ibukota}" else daerah.ibukota,
        terbaru=press.book.editions[0].tahun,
    )
    return amends.beside(here, made, found)


def _newest(figure: Figure) -> tuple[str, str]:
    return (figure.id.split(".")[1], figure.butir)


def _row(press: Press, daerah: Daerah, tahun: int) -> dict:
    key = (tahun, daerah.kode)
    stage = press.book.stage(key)
    return {
        "tahun": tahun,
        "alamat": timeline.of_district(press, tahun, daerah),
        "level": press.figures[f"{tahun}.{daerah.kode}.hitungan.keterbukaan"],
        "tercatat": press.figures.get(f"{tahun}.{daerah.kode}.hitungan.tatanan-tercatat") if stage else None,
        "tahap": words.TAHAP[stage[0].tahap] if stage else "",
        "versi": press.book.instrumen(tahun).versi,
        "putus": _broken(press, tahun),
    }


def _broken(press: Press, tahun: int) -> int:
    """The edition before where another instrument was used there; else 0."""
    last = before(press.book, tahun)
    return last if last and press.book.instrumen(last).versi != press.book.instrumen(tahun).versi else 0


def _claim_table(press: Press, daerah: Daerah) -> list[tuple[str, str, Figure]]:
    """(year, scope, figure) of every award claim, newest first."""
    return [
        (str(claim.tahun or "tahun tidak disebut"), claim.cakupan, press.figures[name])
        for name, claim in ids.awards(daerah.kode, press.book.claims.get(daerah.kode, ()))
    ]


def _disputed(press: Press, daerah: Daerah) -> list[int]:
    years = {c.tahun for c in press.book.claims.get(daerah.kode, ()) if c.tahun}
    return sorted((year for year in years if len(press.book.claims_in(daerah.kode, year)) > 1), reverse=True)


def source_cell(figure: Figure) -> Cell:
    """The sources of a figure as a table cell."""
    return cell(cite(figure.sumber))


def of_province(press: Press, tahun: int, provinsi: Provinsi, here: str) -> Table:
    """All districts of a province in an edition: award, tatanan on record, openness."""
    columns = (
        Column("daerah", "Daerah"),
        Column("penghargaan", f"Penghargaan {tahun}"),
        Column("tatanan_tercatat", "Tatanan tercatat", True),
        Column("keterbukaan", "Tingkat keterbukaan", True),
    )
    rows = tuple(_province_row(press, tahun, d, here) for d in press.book.members(provinsi.kode))
    return Table("daerah", f"Kabupaten/kota di {provinsi.nama}, edisi {tahun}", columns, rows)


def _province_row(press: Press, tahun: int, daerah: Daerah, here: str) -> tuple[Cell, ...]:
    claims = press.book.claims_in(daerah.kode, tahun)
    figure = press.figures.get(f"penghargaan.{tahun}.{daerah.kode}") if len(claims) == 1 else None
    award = cell(figure) if figure else cell("bertentangan" if claims else "belum tercatat")
    count = press.figures.get(f"{tahun}.{daerah.kode}.hitungan.tatanan-tercatat")
    return (
        named(here, addresses.card(tahun, daerah), daerah.nama),
        award,
        cell(count) if count and count.nilai else cell("belum ada data"),
        cell(press.figures[f"{tahun}.{daerah.kode}.hitungan.keterbukaan"]),
    )


def _bps(daerah: Daerah) -> str:
    """What to know of the BPS code, in a sentence: for many districts it is another number, or somebody else's."""
    if not daerah.kode_bps_2023:
        return "Kode BPS tidak diketahui."
    if daerah.kode_bps_2023 == daerah.kode.replace(".", ""):
        return f"Kode BPS: {daerah.kode_bps_2023}, angkanya sama dengan kode Kemendagri."
    return f"Kode BPS: {daerah.kode_bps_2023}, berbeda dari kode Kemendagri; jangan digabung hanya dengan kode."
