"""What is new: the page and the feeds of it, and the dates of all editions as a page and as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from generator import addresses, amended, atom, catalog, ical, published, words
from generator.amended import Amended
from generator.atom import Entry, Feed
from generator.ical import Event
from generator.model import Edisi, Output
from generator.news import Standing, day
from generator.pages.paper import Press, Sheet, cell, named, render
from generator.tables import Cell, Column, Table, files

FEW = 30  # reports named on the page; the feeds of the provinces name them all
SOURCE = f"data {catalog.NAME}"
PUBLISHED, CORRECTED = atom.path("terbitan"), atom.path("koreksi")


def pages(press: Press, standings: Iterable[Standing]) -> Iterator[Output]:
    """/baru/, /jadwal/kalender/, the feeds, and the calendar file where any date is known."""
    known = sorted(standings, key=lambda s: (day(s.newest), s.key), reverse=True)
    feeds = dict(_provinces(press, known))
    yield from _new(press, known, [kode for kode in press.book.provinsi if kode in feeds])
    yield from _dates(press)
    note = press.book.watermark
    yield Output(PUBLISHED.strip("/"), atom.feed(_publications(press), note))
    yield Output(CORRECTED.strip("/"), atom.feed(_corrections(press), note))
    for found in (*feeds.values(), *_districts(press, known)):
        yield Output(found.path.strip("/"), atom.feed(found, note))


def _new(press: Press, known: Sequence[Standing], provinces: Sequence[str]) -> Iterator[Output]:
    here = addresses.NEWS
    tables = (_editions(press, known), _reports(press, known[:FEW]))
    sheet = Sheet(
        here,
        "Apa yang baru",
        "Edisi dan laporan terbaru, koreksi, dan umpan berita Rapor KKS.",
        feeds=True,
    )
    yield render(
        press,
        "baru.md.j2",
        sheet,
        tables=tables,
        alamat=addresses,
        banyak=len(known),
        provinsi=[(atom.path(f"provinsi/{kode}"), press.book.provinsi[kode].nama) for kode in provinces],
        terbitan=PUBLISHED,
        koreksi=CORRECTED,
        dikoreksi=[*amended.told(press.book.data, amended.newest(press.book.data)[:FEW], _places(press))][:FEW],
        kalender=bool(_events(press)),
    )
    for table in tables:
        yield from files(table, here, press.book.watermark)


def _editions(press: Press, known: Sequence[Standing]) -> Table:
    columns = (
        Column("judul", "Edisi"),
        Column("status", "Status"),
        Column("diperbarui", "Diperbarui"),
        Column("daerah", "Daerah yang punya catatan", True),
        Column("laporan", "Jumlah laporan", True),
        Column("butir", "Jumlah butir", True),
        Column("sumber_terbaru", "Sumber terbaru"),
    )
    rows = []
    for edisi in press.book.editions:
        mine = [s for s in known if s.key[0] == edisi.tahun]
        newest = next((s.newest for s in mine), "")
        rows.append((
            named(addresses.NEWS, addresses.edition(edisi.tahun), f"Edisi {edisi.tahun}"),
            cell(f"{edisi.status} {edisi.nomor}".strip()),
            _date(edisi.diperbarui),
            cell(press.figures[f"{edisi.tahun}.nasional.tercatat"]),
            _count(len(mine)),
            _count(sum(s.held for s in mine)),
            _date(newest),
        ))  # fmt: skip
    return Table("edisi", "Edisi menurut status dan isinya", columns, tuple(rows))


def _reports(press: Press, known: Iterable[Standing]) -> Table:
    columns = (
        Column("daerah", "Daerah"),
        Column("edisi", "Tahun edisi"),
        Column("sumber_terbaru", "Sumber terbaru"),
        Column("butir", "Jumlah butir", True),
    )
    rows = []
    for s in known:
        name, where = _place(press, s)
        rows.append((named(addresses.NEWS, where, name), cell(str(s.key[0])), _date(s.newest), _count(s.held)))
    return Table("laporan", "Laporan dengan sumber terbaru", columns, tuple(rows), SOURCE)


def _date(date: str) -> Cell:
    if not date:
        return cell("tidak bertanggal")
    return Cell(Markup('<time datetime="{}">{}</time>').format(date, words.tanggal(date)), date)


def _count(number: int) -> Cell:
    return Cell(escape(words.angka(number)), number)


def _place(press: Press, s: Standing) -> tuple[str, str]:
    """Name and page of a report: the card of a district, the page of a province."""
    year, kode = s.key
    if kode in press.book.daerah:
        return press.book.daerah[kode].nama, addresses.card(year, press.book.daerah[kode])
    return f"Provinsi {press.book.provinsi[kode].nama}", addresses.province(year, press.book.provinsi[kode])


def _publications(press: Press) -> Feed:
    entries = tuple(
        Entry(
            f"edisi/{e.tahun}",
            f"{e.judul} ({e.status})" if not e.nomor else f"{e.judul}: edisi {e.nomor} ({e.status})",
            addresses.edition(e.tahun),
            e.diperbarui,
            catalog.described(press.book, e),
            e.terbit or "",
            e.status,
        )
        for e in press.book.editions
    )
    about = "Edisi menurut status dan tanggal diperbaruinya"
    return Feed(PUBLISHED, "Rapor KKS: terbitan", about, addresses.EDITIONS, catalog.updated(press.book), entries)


def _corrections(press: Press) -> Feed:
    about = "Koreksi atas angka edisi terbit; kosong selama belum ada"
    frame = press.book.data
    found = [amended.told(frame, [record], _places(press)) for record in amended.newest(frame)]
    entries = tuple(entry for told in found for entry in _amended([*told], ""))
    newest = max([catalog.updated(press.book), *(day(entry.updated) for entry in entries)])
    return Feed(CORRECTED, "Rapor KKS: koreksi", about, amended.REGISTER, newest, entries)


def _places(press: Press) -> dict[str, addresses.Place]:
    return {**press.book.provinsi, **press.book.daerah}


def _amended(told: Sequence[Amended], start: str) -> Iterator[Entry]:
    """One entry a record; `start`: only what it says of places whose code begins so."""
    mine = [one for one in told if published.place_of(published.inner(one.one.id)).startswith(start)]
    if mine:
        record = mine[0].record
        said = "; ".join(f"{one.tempat}, {one.hal}: semula {one.lama}, menjadi {one.baru}" for one in mine)
        title = f"Koreksi {record.nama}: {', '.join(dict.fromkeys(one.tempat for one in mine))}"
        summary = f"{said}. {record.salah} Sejak edisi {record.edisi}.{record.sejak}. Sebab: {record.sebab}"
        yield Entry(f"koreksi/{record.nama}", title, mine[0].dasar, record.tanggal, summary, kind="koreksi")


def _provinces(press: Press, known: Iterable[Standing]) -> Iterator[tuple[str, Feed]]:
    """A feed of each province in which anything is reported: an entry for each district and edition."""
    about = "Laporan kabupaten/kota menurut tanggal sumber terbarunya"
    for kode, entries in _grouped(press, ((s.key[1][:2], s) for s in known)):
        path, title = atom.path(f"provinsi/{kode}"), f"Rapor KKS: {press.book.provinsi[kode].nama}"
        yield kode, Feed(path, title, about, addresses.NEWS, _newest(entries), entries)


def _districts(press: Press, known: Iterable[Standing]) -> Iterator[Feed]:
    """A feed of each district that ever reported: its reports in all editions, and its corrections."""
    about = "Laporan dan koreksi daerah ini"
    for kode, entries in _grouped(press, ((s.key[1], s) for s in known if s.key[1] in press.book.daerah)):
        daerah = press.book.daerah[kode]
        title, where = f"Rapor KKS: {daerah.nama}", addresses.district(daerah)
        yield Feed(addresses.feed(kode), title, about, where, _newest(entries), entries)


def _grouped(press: Press, known: Iterable[tuple[str, Standing]]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """News of each place that has any: its reports, then its corrections."""
    groups: dict[str, list[Entry]] = {}
    for kode, s in known:
        groups.setdefault(kode, []).append(_entry(press, s))
    for record in amended.newest(press.book.data):
        told = [*amended.told(press.book.data, [record], _places(press))]
        for kode in groups:
            groups[kode] += _amended(told, kode)
    yield from ((kode, tuple(entries)) for kode, entries in sorted(groups.items()))


def _newest(entries: Iterable[Entry]) -> str:
    return max(entries, key=lambda entry: day(entry.updated)).updated


def _entry(press: Press, s: Standing) -> Entry:
    name, where = _place(press, s)
    year, kode = s.key
    level = press.book.openness.get(s.key)
    said = f" Keterbukaan: {words.TINGKAT[level]}." if level is not None else ""
    newest = f"sumber terbaru {words.tanggal(s.newest)}" if s.newest else "sumber tidak bertanggal"
    summary = f"{words.angka(s.held)} butir bersumber; {newest}.{said}"
    date = s.newest or press.book.data.edisi[year].diperbarui
    return Entry(f"laporan/{year}/{kode}", f"{name}, edisi {year}", where, date, summary)


def _dates(press: Press) -> Iterator[Output]:
    here, events = addresses.CALENDAR, _events(press)
    sheet = Sheet(here, "Kalender", "Tanggal penting semua edisi, juga sebagai berkas iCalendar.", feeds=True)
    columns = (
        Column("tanggal", "Tanggal"),
        Column("acara", "Acara"),
        Column("edisi", "Tahun edisi"),
        Column("sumber", "Sumber"),
    )
    rows = tuple(
        (_date(date), cell(what), named(here, addresses.edition(e.tahun), str(e.tahun)), cell(source or SOURCE))
        for e, date, what, source in _listed(press)
    )
    table = Table("kalender", "Tanggal penting semua edisi", columns, rows)
    yield render(press, "kalender.md.j2", sheet, table=table, alamat=addresses)
    yield from files(table, here, press.book.watermark)
    if events:
        yield Output(addresses.CALENDAR_FILE.strip("/"), ical.calendar(events, press.book.watermark))


def _listed(press: Press) -> list[tuple[Edisi, str, str, str]]:
    """(edition, date, what, source) of what editions name, and of their own publication; newest first."""
    found = [(e, j.tanggal, j.acara, j.sumber) for e in press.book.editions for j in e.jadwal]
    found += [(e, e.terbit, f"{e.judul} terbit", "") for e in press.book.editions if e.terbit]
    return sorted(found, key=lambda f: (day(f[1]), f[0].tahun), reverse=True)


def _events(press: Press) -> list[Event]:
    """Each date with an id of its edition, date and place among those of that date."""
    made: list[Event] = []
    seen: dict[tuple[int, str], int] = {}
    for e, date, what, source in _listed(press):
        n = seen[e.tahun, date] = seen.get((e.tahun, date), 0) + 1
        about = f"Edisi {e.tahun}. Sumber: {source or SOURCE}."
        uid = f"edisi-{e.tahun}-{date}-{n}@rapor-kks"
        made.append(Event(uid, date, what, about, addresses.edition(e.tahun), e.diperbarui))
    return made
