"""How the award of each year was decided: a page a year with its sources, and all years side by side."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, words
from generator.model import Instrumen, Output
from generator.pages import instruments, thresholds
from generator.pages.paper import Press, Sheet, cell, named, number, render
from generator.pages.timeline import FEW, Stop
from generator.results import Figure
from generator.tables import Cell, Column, Table, files

UNKNOWN = "belum diketahui"
PARTS = (("odf", "Desa/kelurahan ODF", "odf-min"), ("tatanan", "Tiap tatanan", "tatanan-min"),
         ("jumlah_tatanan", "Jumlah tatanan", "jumlah-tatanan-min"))  # fmt: skip


def pages(press: Press) -> Iterator[Output]:
    """/penghargaan/aturan/, and /penghargaan/aturan/<tahun>/ for every year with a rule, an edition or an award."""
    here, years = addresses.AWARD_RULES, _years(press)
    table = _table(press, here, years)
    what = "Bagaimana penghargaan Swasti Saba ditentukan tiap tahun; yang belum diketahui ditulis begitu."
    yield render(press, "aturan.md.j2", Sheet(here, "Aturan penghargaan tiap tahun", what), table=table, unduh=here)
    yield from files(table, here, press.book.watermark)
    for year in years:
        yield from _page(press, year, years)


def _years(press: Press) -> list[int]:
    """Oldest first. Awards count where a national one is claimed."""
    given = {c.tahun for group in press.book.claims.values() for c in group if c.tahun and c.cakupan == "nasional"}
    named = {int(versi) for versi in press.book.data.instrumen if versi.isdigit()}
    return sorted(given | named | press.book.data.edisi.keys())


def _rules(press: Press, year: int) -> Instrumen | None:
    """The instrument of a year: that of its edition, else the one named after it; None where none is known."""
    edisi = press.book.data.edisi.get(year)
    return press.book.data.instrumen.get(edisi.instrumen if edisi else str(year))


def _page(press: Press, year: int, years: list[int]) -> Iterator[Output]:
    here, rules = addresses.award_rules(year), _rules(press, year)
    table = instruments.gates(press, rules) if rules else None
    what = f"Syarat penghargaan Swasti Saba {year} dan sumbernya" + ("." if rules else f": {UNKNOWN}.")
    edisi = press.book.data.edisi.get(year)
    yield render(
        press,
        "aturan-tahun.md.j2",
        Sheet(here, f"Aturan penghargaan {year}", what),
        tahun=year,
        instrumen=rules,
        table=table,
        decided=_decided(rules) if rules else "",
        catatan=thresholds.notes(rules) if rules else [],
        sources=_sources(rules) if rules else [],
        earlier=None if rules else _earlier(press, year),
        said=_said(press, year),
        edisi=edisi,
        waktu=_bar(years, year),
        alamat=addresses,
    )
    yield from (files(table, here, press.book.watermark) if table else ())


def _decided(rules: Instrumen) -> str:
    """How the level follows from the figures, as far as the instrument says."""
    if any(s.tatanan_min is not None for s in rules.syarat):
        return "Setiap tatanan harus lulus sendiri; tatanan terlemah menentukan predikat, tanpa rata-rata."
    if any(s.jumlah_tatanan_min is not None for s in rules.syarat):
        return "Predikat ditentukan oleh banyaknya tatanan yang lulus."
    return "Baru sebagian syaratnya yang diketahui." if rules.syarat else f"Syarat tiap predikat {UNKNOWN}."


def _sources(rules: Instrumen) -> list:
    """The sources of the gates, each once; where no gate has one, those of the instrument."""
    cited = dict.fromkeys(s.sumber for s in rules.syarat if s.sumber in rules.sumber)
    return [rules.sumber[key] for key in cited or rules.sumber]


def _earlier(press: Press, year: int) -> tuple[int, Instrumen] | None:
    """The youngest older year whose rules are known."""
    known = [(y, rules) for y in _years(press) if y < year and (rules := _rules(press, y))]
    return known[-1] if known else None


def _said(press: Press, year: int) -> list[Figure]:
    """Amounts that sources about single districts name as a rule of that year."""
    found = (f for figures in press.index.values() for f in figures if f.bagian == "riwayat" and f.satuan)
    return sorted(
        (f for f in found if f".{year}." in f".{f.id}." and _is_rule(press, f, year)), key=lambda f: (f.butir, f.kode)
    )


def _is_rule(press: Press, figure: Figure, year: int) -> bool:
    rows = press.book.riwayat.get(figure.kode, ())
    return any(r.bagian == "aturan" and r.tahun == year and r.butir == figure.butir for r in rows)


def _bar(years: list[int], here: int) -> list[Stop]:
    """The years beside this one, and the newest."""
    spot = years.index(here)
    chosen = years if len(years) <= FEW else sorted({*years[max(spot - 1, 0) : spot + 2], years[-1]})
    near = {years[spot - 1] if spot else 0: "prev", years[spot + 1] if spot + 1 < len(years) else 0: "next"}
    stops = [Stop(addresses.award_rules(y), str(y), near.get(y, ""), y == here) for y in chosen]
    return [*stops, Stop(addresses.AWARD_RULES, "semua tahun")]


def _table(press: Press, here: str, years: list[int]) -> Table:
    columns = (
        Column("tahun", "Tahun"),
        Column("cara", "Cara penentuan"),
        *(Column(key, f"{label}: {_levels()}") for key, label, _ in PARTS),
        Column("keyakinan", "Keyakinan"),
    )
    rows = tuple(_row(press, here, year) for year in reversed(years))
    source = "instrumen yang disebut pada halaman tiap tahun"
    return Table("aturan", "Aturan penghargaan Swasti Saba menurut tahun, yang terbaru di atas", columns, rows, source)


def _levels() -> str:
    return ", ".join(words.PREDIKAT[level] for level in ("padapa", "wiwerda", "wistara"))


def _row(press: Press, here: str, year: int) -> tuple[Cell, ...]:
    rules, edisi = _rules(press, year), press.book.data.edisi.get(year)
    name = named(here, addresses.award_rules(year), str(year))
    none = edisi is not None and edisi.penghargaan == "tidak ada"
    how = "tidak ada penghargaan nasional" if none else _decided(rules).rstrip(".") if rules else UNKNOWN
    parts = [_three(press, rules, part) if rules else cell(UNKNOWN) for *_, part in PARTS]
    sure = {s.keyakinan for s in rules.syarat} if rules else set()
    return name, cell(how), *parts, cell(words.daftar(sorted(sure)) if sure else UNKNOWN)


def _three(press: Press, rules: Instrumen, part: str) -> Cell:
    """The three levels' gates in one cell; the page of the year has each as a figure of its own."""
    levels = [s.predikat for s in rules.syarat if s.predikat != "wistara-paripurna"]
    found = [press.figures.get(f"instrumen.{rules.versi}.{level}.{part}") for level in levels]
    if not any(found):
        every = part == "jumlah-tatanan-min" and any(s.tatanan_min is not None for s in rules.syarat)
        return cell("semua" if every else UNKNOWN)
    return cell(" / ".join(number(figure.nilai, figure.satuan) if figure else UNKNOWN for figure in found))
