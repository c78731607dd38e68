"""The bar of editions on every page of an edition: the same thing before, after and latest, or why it is not there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator import addresses, pairing
from generator.lineage import ALWAYS
from generator.model import Daerah, Provinsi
from generator.pages import classes
from generator.pages.paper import Press

FEW = 4  # so many editions stand in the bar one by one; of more only the neighbours and the latest


@dataclass(frozen=True)
class Stop:
    """An edition in the bar: where the thing is there (empty: it is not), in which words, what it is to this page."""

    alamat: str
    kata: str
    rel: str = ""
    kini: bool = False


@dataclass(frozen=True)
class There:
    """The thing in an edition: its addresses, each with words behind the year; without any, `gap` says why."""

    places: tuple[tuple[str, str], ...] = ()
    gap: str = ""


Where = Callable[[int], There]


def at(address: str, more: str = "") -> There:
    """One place, with words behind the year."""
    return There(((address, more),))


def absent(tahun: int, here: int) -> There:
    """The thing is not part of that edition: not yet, or no longer."""
    return There(gap=f"{'belum ada' if tahun < here else 'tidak ada'} pada edisi {tahun}")


def bar(press: Press, here: int, where: Where, every: str = addresses.EDITIONS) -> list[Stop]:
    """The stops, oldest first. `here`: the edition of this page; `every`: where all are listed."""
    years = sorted(press.book.data.edisi)
    stops = [stop for year in _chosen(years, here) for stop in _stops(years, here, year, where(year))]
    return stops if len(years) <= FEW else [*stops, Stop(every, "semua edisi")]


def _chosen(years: list[int], here: int) -> list[int]:
    if len(years) <= FEW:
        return years
    spot = years.index(here)
    return sorted({*years[max(spot - 1, 0) : spot + 2], years[-1]})


def _stops(years: list[int], here: int, year: int, there: There) -> list[Stop]:
    """The thing in one edition; an indicator may have come from several."""
    newest = ", terbaru" if year == years[-1] and len(years) > 1 else ""
    if year == here:
        return [Stop(there.places[0][0] if there.places else "", f"Edisi {year}{newest}", kini=True)]
    if not there.places:
        return [Stop("", there.gap)]
    spot = years.index(here)
    near = {years[spot - 1] if spot else 0: "prev", years[spot + 1] if spot + 1 < len(years) else 0: "next"}
    return [Stop(place, f"{year}{more}{newest}", near.get(year, "")) for place, more in there.places]


def edition(press: Press, tahun: int) -> list[Stop]:
    """Of the front page."""
    return bar(press, tahun, lambda year: at(addresses.edition(year)))


def values(press: Press, tahun: int) -> list[Stop]:
    """Of the table of all values; a shorter one stands on the front page, and that always leads to the longer one."""
    own = addresses.values(tahun)
    return bar(press, tahun, lambda year: at(own if year == tahun else f"{addresses.edition(year)}#nilai"))


def changes(press: Press, tahun: int) -> list[Stop]:
    """Of what changed in the method."""
    return bar(press, tahun, lambda year: at(addresses.changes(year)))


def province(press: Press, tahun: int, provinsi: Provinsi) -> list[Stop]:
    """Of a province; not before the year since which there is one."""

    def where(year: int) -> There:
        born = year == tahun or year >= (provinsi.sejak or 0)
        return at(addresses.province(year, provinsi)) if born else absent(year, tahun)

    return bar(press, tahun, where)


def tatanan(press: Press, tahun: int, slug: str) -> list[Stop]:
    """Of a tatanan, known by its slug whatever its number and name are in that edition."""
    own = press.book.data.edisi

    def where(year: int) -> There:
        known = any(t.slug == slug for t in press.book.data.instrumen[own[year].instrumen].tatanan)
        return at(addresses.tatanan(year, slug)) if known else absent(year, tahun)

    return bar(press, tahun, where)


def layer(press: Press, tahun: int, slug: str) -> list[Stop]:
    """Of a map; of awards only where any were given."""

    def where(year: int) -> There:
        return at(addresses.layer(year, slug)) if slug in classes.named(press.book, year) else absent(year, tahun)

    return bar(press, tahun, where)


def indicator(press: Press, tahun: int, kode: str) -> list[Stop]:
    """Of an indicator, through the pairing tables; where one became several or came from several, of each."""
    book, known = press.book, pairing.steps(row.item for row in press.book.data.padanan)
    own = book.instrumen(tahun).versi

    def where(year: int) -> There:
        versi = book.instrumen(year).versi
        listed = {item.kode for item in book.indikator(versi)}
        codes = pairing.goes_on(known, (own, kode), versi)
        if not listed:
            return There(gap=f"daftar indikator edisi {year} tidak ditemukan")
        if codes is None:
            return There(gap=f"padanan pada edisi {year} belum diketahui")
        found = [code for code in codes if code in listed]
        many = len(found) > 1
        places = tuple((addresses.indicator(year, code), f" ({code})" if many else "") for code in found)
        return There(places) if places else absent(year, tahun)

    return bar(press, tahun, where)


def of_district(press: Press, tahun: int, daerah: Daerah) -> str:
    """The address of a card. In an archived edition that of its year: there it stands, or leads to where it does."""
    old = press.book.lineage.get(daerah.kode, ALWAYS).former
    past = [former for former in old if tahun < former.until]
    if past and press.book.data.edisi[tahun].status == "arsip":
        return addresses.card(tahun, min(past, key=lambda former: former.until).place)
    return addresses.card(tahun, daerah)


def card(press: Press, tahun: int, daerah: Daerah) -> list[Stop]:
    """Of a district; where it is not there yet or no longer, in words. An edition without any figure of it says so."""
    lineage = press.book.lineage.get(daerah.kode, ALWAYS)

    def where(year: int) -> There:
        key = (year, daerah.kode)
        known = key in press.book.quoted or press.book.openness[key] > 0
        if year != tahun and not known and not lineage.exists(year):
            return absent(year, tahun)
        return at(of_district(press, year, daerah), "" if known else ", kosong")

    return bar(press, tahun, where, addresses.district(daerah))


def evergreen(press: Press, daerah: Daerah) -> Sequence[Stop]:
    """Of the page over all editions: each edition, oldest first; none is this page."""
    lineage = press.book.lineage.get(daerah.kode, ALWAYS)
    stops = []
    for year in sorted(press.book.data.edisi):
        key = (year, daerah.kode)
        known = key in press.book.quoted or press.book.openness[key] > 0
        if known or lineage.exists(year):
            stops.append(Stop(of_district(press, year, daerah), f"{year}{'' if known else ', kosong'}"))
        else:
            born = lineage.born is not None and year < lineage.born
            stops.append(Stop("", f"{'belum ada' if born else 'tidak ada'} pada edisi {year}"))
    return stops
