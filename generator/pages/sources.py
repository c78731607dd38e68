"""The sources: a list of them all, and for each what came from it (docs/keputusan/0017).

A source has its permanent place on the page of a province: of an edition, or of the lists that belong to none. So the
number of pages follows the provinces and not the sources, and no page grows beyond the districts of one province.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import addresses, words
from generator.book import Key
from generator.cite import anchors
from generator.model import Output, Provinsi, Sumber
from generator.origin import kind_name, value
from generator.pages.paper import Press, Sheet, render
from generator.results import Cited, Figure

NATIONAL = f"{addresses.SOURCES}nasional/"
# Where sources of one publisher stand: (address, name of the page, how many).
Places = list[tuple[str, str, int]]


@dataclass(frozen=True)
class Line:
    """A source on a page: its anchor, itself, and what came from it as (address or "", words).

    `short`: the card it is listed on tells its address and remarks, so that a nation's pages stay small.
    """

    anchor: str
    source: Sumber
    parts: tuple[tuple[str, str], ...]
    short: bool = False


def edition(press: Press, key: Key, cited: Mapping[str, tuple[Cited, ...]]) -> Iterator[Output]:
    """/sumber/<tahun>/<provinsi>/, where the province has a report in the edition; `key`: of the province."""
    tahun, provinsi = key[0], press.book.provinsi[key[1]]
    members = (key[1], *(d.kode for d in press.book.members(key[1])))
    groups = [(_name(press, code), _lines(press, tahun, code, cited[code])) for code in members if cited.get(code)]
    if groups:
        title = f"Sumber edisi {tahun}: {provinsi.nama}"
        what = f"Semua sumber yang dikutip rapor {tahun} di {provinsi.nama}, dan angka yang berasal darinya."
        yield _page(press, Sheet(addresses.sources(tahun, provinsi), title, what, searchable=False, wide=False), groups)


def _name(press: Press, code: str) -> str:
    place = press.book.daerah.get(code)
    return place.nama if place else f"Provinsi {press.book.provinsi[code].nama}"


def _lines(press: Press, tahun: int, code: str, cited: Iterable[Cited]) -> list[Line]:
    place = press.book.daerah.get(code)
    card = addresses.card(tahun, place) if place else addresses.province(tahun, press.book.provinsi[code])
    return [_line(one, f"{code}-{one.key}", card, bool(place)) for one in cited]


def _line(one: Cited, anchor: str, card: str, district: bool) -> Line:
    """The few figures each by its own place; of a whole report how many of each kind, and the card lists it in full."""
    told = [f"{words.bilangan(one.told)} uraian"] if one.told else []
    if one.figures:
        parts = [(card + _anchor(name, kind, district), said) for name, kind, said in one.figures]
        return Line(anchor, one.source, (*parts, *((card, text) for text in told)))
    counted = [f"{n} {kind_name(kind)}" for kind, n in one.counts]
    there = f"{card}#sumber-{one.key}" if district else card
    # A list of counts has digits throughout.
    said = words.daftar([*counted, *([f"{one.told} uraian"] if one.told and counted else told)])
    return Line(anchor, one.source, ((there, said),) if said else (), district)


def _anchor(name: str, kind: str, district: bool) -> str:
    """Where a figure stands on its card: at its own place, or in the section that shows it."""
    if kind == "fakta":
        return f"#{name}"
    if not district:
        return ""  # the page of a province shows its report in words only
    return f"#{kind}" if kind == "kelembagaan" else f"#{name}"


def pages(press: Press) -> Iterator[Output]:
    """/sumber/, and the pages of the sources of awards, history, totals and instruments."""
    found = {kode: _of_lists(press, kode) for kode in press.book.provinsi}
    national = [("Jumlah menurut tahun", _totals(press)), ("Instrumen", _instruments(press))]
    yield _index(press, found, national)
    for kode, provinsi in press.book.provinsi.items():
        if found[kode]:
            title = f"Sumber penghargaan dan riwayat: {provinsi.nama}"
            what = f"Semua sumber penghargaan dan catatan tahun lain daerah di {provinsi.nama}, dengan angkanya."
            sheet = Sheet(addresses.sources(None, provinsi), title, what, searchable=False, wide=False)
            yield _page(press, sheet, [(publisher, lines) for publisher, lines in _by_publisher(found[kode])])
    what = "Sumber jumlah nasional dan provinsi menurut tahun, dan sumber setiap instrumen."
    groups = [(title, lines) for title, lines in national if lines]
    yield _page(press, Sheet(NATIONAL, "Sumber jumlah dan instrumen", what, searchable=False, wide=False), groups)


def _page(press: Press, sheet: Sheet, groups: list[tuple[str, list[Line]]]) -> Output:
    return render(press, "sumber.md.j2", sheet, groups=groups, alamat=addresses)


def _of_lists(press: Press, kode: str) -> list[Line]:
    """Awards and history of the districts of a province, by source; each with the district's figures."""
    groups: dict[Sumber, list[tuple[str, str]]] = defaultdict(list)
    for code in (kode, *(d.kode for d in press.book.members(kode))):
        figures = press.index.get(("", code), ())
        for figure in (f for f in figures if f.bagian in ("penghargaan", "riwayat")):
            for source in figure.sumber:
                groups[source].append((_evergreen(press, figure), _said(press, figure)))
    return _anchored(groups)


def _evergreen(press: Press, figure: Figure) -> str:
    daerah = press.book.daerah.get(figure.kode)
    return f"{addresses.district(daerah)}#{figure.id}" if daerah else ""


def _said(press: Press, figure: Figure) -> str:
    return f"{_name(press, figure.kode)}, {figure.tahun or 'tanpa tahun'}, {figure.butir}: {value(figure)}"


def _anchored(groups: Mapping[Sumber, list[tuple[str, str]]]) -> list[Line]:
    """Sources by publisher and date."""
    named = anchors.of_lists(groups).items()
    return [Line(anchor, source, tuple(dict.fromkeys(groups[source]))) for source, anchor in named]


def _by_publisher(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.source.penerbit].append(line)
    return list(groups.items())


def _totals(press: Press) -> list[Line]:
    groups: dict[Sumber, list[tuple[str, str]]] = defaultdict(list)
    for figure in press.index.get(("", ""), ()):
        if figure.bagian == "jumlah":
            for source in figure.sumber:
                said = f"{figure.nama}, {figure.tahun or 'tanpa tahun'}, {figure.butir}: {value(figure)}"
                groups[source].append((addresses.AWARDS, said))
    return _anchored(groups)


def _instruments(press: Press) -> list[Line]:
    made = []
    for versi, instrumen in press.book.data.instrumen.items():
        there = addresses.instrument(versi)
        for key, source in instrumen.sumber.items():
            made.append(Line(anchors.of_rules(versi, key), source, ((there, f"instrumen {versi}"),)))
    return made


def _index(press: Press, found: Mapping[str, list[Line]], national: list[tuple[str, list[Line]]]) -> Output:
    """The publishers behind the lists, with where their sources stand, and the pages of the reports' sources."""
    names: dict[str, Places] = defaultdict(list)
    for kode, lines in found.items():
        provinsi = press.book.provinsi[kode]
        for publisher, mine in _by_publisher(lines):
            names[publisher].append((f"{addresses.sources(None, provinsi)}#{mine[0].anchor}", provinsi.nama, len(mine)))
    for title, lines in national:
        for publisher, mine in _by_publisher(lines):
            names[publisher].append((f"{NATIONAL}#{mine[0].anchor}", title.lower(), len(mine)))
    about = "Dari mana setiap angka di situs ini, dan angka apa yang berasal dari mana."
    sheet = Sheet(addresses.SOURCES, "Sumber", about)
    return render(
        press,
        "sumber-daftar.md.j2",
        sheet,
        penerbit=_by_letter(names),
        edisi=[(e.tahun, _provinces(press, e.tahun)) for e in press.book.editions],
        daftar=[p for kode, p in press.book.provinsi.items() if found[kode]],
        nasional=NATIONAL,
        alamat=addresses,
    )


def _by_letter(names: Mapping[str, Places]) -> list[tuple[str, list[tuple[str, Places]]]]:
    """Publishers below the letter they begin with; the rest below '0–9'. One list would be thirty screens."""
    groups: dict[str, list[tuple[str, Places]]] = defaultdict(list)
    for name, places in sorted(names.items(), key=lambda pair: pair[0].lower()):
        groups[name[:1].upper() if name[:1].isalpha() else "0–9"].append((name, places))
    return list(groups.items())


def _provinces(press: Press, tahun: int) -> list[Provinsi]:
    """The provinces with a report in the edition."""
    known = {code[:2] for year, code in press.book.quoted if year == tahun}
    return [p for kode, p in press.book.provinsi.items() if kode in known]
