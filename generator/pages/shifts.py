"""The page "perubahan metode" of an edition: its instrument beside that of the edition before, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses, breaks, words
from generator.breaks import Break, Change
from generator.figures.changes import before
from generator.model import Instrumen, Output, Tatanan
from generator.pages import thresholds, timeline
from generator.pages.paper import Press, Sheet, cell, link, named, render, rules_source
from generator.pages.thresholds import NOTHING, UNKNOWN
from generator.tables import Cell, Column, Table, files

SOURCE = "pemadanan Rapor KKS"


@dataclass(frozen=True)
class Group:
    """The indicators of one tatanan: how many there were and are, how many may be compared, an entry for each."""

    name: str
    slug: str
    said: str
    comparable: int
    entries: tuple[Markup, ...]


def page(press: Press, tahun: int) -> Iterator[Output]:
    """/edisi/<tahun>/perubahan/, with the CSV and JSON of its tables."""
    here, book = addresses.changes(tahun), press.book
    last, new = before(book, tahun), book.instrumen(tahun)
    old = book.instrumen(last) if last else _earlier(press, new)
    sheet = Sheet(
        here,
        f"Perubahan metode, edisi {tahun}",
        f"Yang berubah dari {_since(last, old)} ke instrumen {new.versi}, satu per satu, dan apa yang sebanding."
        if old
        else f"Edisi {tahun} adalah edisi pertama; tidak ada instrumen yang lebih tua untuk dibandingkan.",
    )
    found = breaks.between(book.data, old, new) if old else None
    tables = _tables(press, here, tahun, found) if found and not found.same else {}
    yield render(
        press,
        "perubahan.md.j2",
        sheet,
        tahun=tahun,
        last=last,
        lama=old,
        baru=new,
        catatan=[(i.versi, *said) for i in (old, new) if i for said in thresholds.notes(i)],
        beda=found,
        tables=tables,
        groups=_groups(press, here, (last, tahun), found) if found else (),
        waktu=timeline.changes(press, tahun),
        edisi=book.data.edisi[tahun],
        alamat=addresses,
    )
    for table in tables.values():
        yield from files(table, here, book.watermark)


def _since(last: int, old: Instrumen | None) -> str:
    return f"edisi {last}" if last else f"instrumen {old.versi if old else ''}"


def _earlier(press: Press, new: Instrumen) -> Instrumen | None:
    """For the first edition: the youngest instrument that is older than its own."""
    older = [versi for versi in press.book.data.instrumen if versi < new.versi]
    return press.book.data.instrumen[max(older)] if older else None


def _sums(found: Break) -> Table | None:
    """How many indicators of either instrument, so that a reader can add both columns up; None where unpaired."""
    rows: list[tuple[str, int, int]] = []
    for what, kinds in (
        ("berpasangan satu-satu", breaks.PAIRED),
        ("digabung", (breaks.MERGED,)),
        ("dihapus", (breaks.DROPPED,)),
        ("baru", (breaks.NEW,)),
        ("belum dipadankan", (breaks.UNPAIRED,)),
    ):
        old, new = found.count(kinds, False), found.count(kinds, True)
        if old or new:
            rows.append((what, old, new))
    if not rows:
        return None
    rows.append(("jumlah", found.count(breaks.KINDS, False), found.count(breaks.KINDS, True)))
    columns = (
        Column("yang_terjadi", "Indikator"),
        Column("lama", f"Instrumen {found.old.versi}", True),
        Column("baru", f"Instrumen {found.new.versi}", True),
    )
    cells = tuple((cell(words.kapital(what)), cell(str(old)), cell(str(new))) for what, old, new in rows)
    return Table("neraca", "Dari mana indikatornya; kedua lajur dapat dijumlahkan", columns, cells, SOURCE)


def _tables(press: Press, here: str, tahun: int, found: Break) -> dict[str, Table]:
    made = {"tatanan": _settings(press, here, tahun, found)}
    if rows := thresholds.gates(found):
        made["syarat"] = _table("ambang", "Syarat penghargaan", found, ("Syarat",), rows)
    if rows := thresholds.bodies(found):
        made["kelembagaan"] = _table("kelembagaan", "Penilaian kelembagaan", found, ("Hal",), rows)
    if sums := _sums(found):
        made |= {"neraca": sums, "indikator": _listed(found)}
    return made


def _table(name: str, caption: str, found: Break, first: tuple[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    columns = (
        Column("hal", first[0]),
        Column("lama", f"Instrumen {found.old.versi}"),
        Column("baru", f"Instrumen {found.new.versi}"),
        Column("kata", "Yang terjadi"),
    )
    source = "; ".join(rules_source(one) for one in (found.old, found.new))
    return Table(name, caption, columns, tuple(rows), source)


def _settings(press: Press, here: str, tahun: int, found: Break) -> Table:
    rows = []
    for setting in found.settings:
        item = setting.item
        name = named(here, addresses.tatanan(tahun, item.slug), item.nama) if setting.new else cell(item.nama)
        old, new = (_spot(t) if t else NOTHING for t in (setting.old, setting.new))
        word = _became(setting)
        rows.append((name, cell(old), cell(new), cell(word)))
    return _table("tatanan", "Tatanan: nomor dan jumlah indikator", found, ("Tatanan",), rows)


def _spot(tatanan: Tatanan) -> str:
    count = tatanan.jumlah_indikator
    return f"nomor {tatanan.nomor}, {count} indikator" if count else f"nomor {tatanan.nomor}, jumlah {UNKNOWN}"


def _became(setting: breaks.Setting) -> str:
    old, new = setting.old, setting.new
    if not old or not new:
        return "baru" if new else "berakhir"
    said = []
    if old.nomor != new.nomor:
        said.append("nomor berubah")
    if old.nama != new.nama:
        said.append(f"nama lama: {old.nama}")
    if old.jumlah_indikator != new.jumlah_indikator:
        known = old.jumlah_indikator and new.jumlah_indikator
        said.append("jumlah indikator berubah" if known else f"jumlah indikator {UNKNOWN}")
    return "; ".join(said) or "nomor dan jumlah tetap"


def _listed(found: Break) -> Table:
    """All indicators as files; the page shows them by tatanan."""
    keys = (
        ("indikator", "Indikator"), ("tatanan", "Tatanan"), ("yang_terjadi", "Yang terjadi"),
        ("sebanding", "Sebanding"), ("sebab", "Sebabnya"), ("kode_lama", "Kode lama"), ("nama_lama", "Nama lama"),
        ("kode_baru", "Kode baru"), ("nama_baru", "Nama baru"), ("keyakinan", "Keyakinan"),
    )  # fmt: skip
    rows = tuple(tuple(cell(text) for text in _machine(change)) for change in found.changes)
    title = f"Indikator: dari instrumen {found.old.versi} ke {found.new.versi}"
    return Table("indikator", title, tuple(Column(*key) for key in keys), rows, SOURCE)


def _machine(c: Change) -> tuple[str, ...]:
    ends = (c.old.kode, c.old.nama) if c.old else ("", ""), (c.new.kode, c.new.nama) if c.new else ("", "")
    yes = "ya" if c.comparable else "tidak"
    return c.item.nama, c.item.tatanan, c.kind, yes, c.why, *ends[0], *ends[1], c.keyakinan


def _groups(press: Press, here: str, years: tuple[int, int], found: Break) -> list[Group]:
    made = []
    for setting in found.settings:
        mine = [c for c in found.changes if c.item.tatanan == setting.item.slug]
        if mine:
            counts = " → ".join(str(t.jumlah_indikator) for t in (setting.old, setting.new) if t)
            entries = tuple(_entry(press, here, years, change) for change in mine)
            same = sum(change.comparable for change in mine)
            made.append(Group(setting.item.nama, setting.item.slug, counts, same, entries))
    return made


def _entry(press: Press, here: str, years: tuple[int, int], change: Change) -> Markup:
    """The name as a link; what happened, whether it may be compared and why; the old one where it was another."""
    last, tahun = years
    year = tahun if change.new else last
    name = link(here, addresses.indicator(year, change.item.kode), change.item.nama) if year else change.item.nama
    mark = "sebanding" if change.comparable else "tidak sebanding"
    text = Markup("{} <span class=redup><b>{}</b>, {}: {}{}</span>")
    was: Markup | str = ""
    if change.old and change.new and change.old.nama != change.new.nama:
        old = link(here, addresses.indicator(last, change.old.kode), change.old.nama) if last else change.old.nama
        was = Markup(". Dulu: {}").format(old)
    return text.format(name, words.kapital(change.kind), mark, change.why, was)
