"""Tables of the whole nation: one row a district, one column a stage or a tatanan; light enough for 514 rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup, escape

from generator import addresses, words
from generator.book import Key
from generator.figures import ids
from generator.figures.marks import Column as Marks
from generator.model import ALL_STAGES, Daerah, Indikator, Output
from generator.pages import timeline
from generator.pages.paper import Press, Sheet, bare, cell, named, number, render
from generator.results import Figure, TatananScore
from generator.tables import Cell, Column, Table

EMPTY = "<td>–</td>"
MANY = 120  # rows up to which a table says the source of every row; beyond, the report card says it


def many(table: Table) -> bool:
    """Whether a table is too long for a page that shows other things as well."""
    return len(table.rows) > MANY


def scores(press: Press, tahun: int, here: str) -> Table:
    """Every district with a tatanan percentage, at each stage it has: one row a stage, one column a tatanan."""
    instrumen = press.book.instrumen(tahun)
    columns = (
        Column("daerah", "Daerah"),
        Column("tahap", "Tahap"),
        *(Column(t.slug, t.nama, True) for t in instrumen.tatanan),
    )
    lines = [
        ((year, kode), stage, [s for s in found if s.tahap == stage])
        for (year, kode), found in press.book.scores.items()
        if year == tahun and kode in press.book.daerah
        for stage in dict.fromkeys(s.tahap for s in found if s.percents)
    ]
    row = _bare_row if len(lines) > MANY else partial(_row, here=here)
    rows = [row(press, *line) for line in lines]
    title = f"Nilai tatanan yang tercatat, edisi {tahun}, persen (– berarti belum ada data)"
    return Table("nilai-tatanan", title, columns, tuple(rows))


def _row(press: Press, key: Key, stage: str, scores: list[TatananScore], here: str) -> tuple[Cell, ...]:
    daerah = press.book.daerah[key[1]]
    name = named(here, addresses.card(key[0], daerah), daerah.nama)
    return name, cell(words.TAHAP[stage]), *(_score_cell(press, key, s) for s in scores)


def _bare_row(press: Press, key: Key, stage: str, scores: list[TatananScore]) -> tuple[Cell, ...]:
    figures = [press.figures.get(ids.percent(key, s)) if len(s.percents) < 2 else "dua angka" for s in scores]
    values = [f if f and not (isinstance(f, Figure) and f.nilai is None) else "belum ada data" for f in figures]
    return bare(press.book.daerah[key[1]].nama), bare(words.TAHAP[stage]), *map(bare, values)


def _score_cell(press: Press, key: Key, score: TatananScore) -> Cell:
    if len(score.percents) > 1:
        return cell("dua angka")
    figure = press.figures.get(ids.percent(key, score))
    return cell(figure) if figure and figure.nilai is not None else Cell("–", "belum ada data")


def page(press: Press, tahun: int) -> Output:
    """/edisi/<tahun>/nilai/, made where the front page has no room for the values of all districts."""
    here = addresses.values(tahun)
    sheet = Sheet(
        here, f"Nilai tatanan semua daerah, edisi {tahun}", f"Nilai sembilan tatanan tiap daerah pada edisi {tahun}."
    )
    return render(
        press,
        "nilai.md.j2",
        sheet,
        tahun=tahun,
        alamat=addresses,
        edisi=press.book.data.edisi[tahun],
        waktu=timeline.values(press, tahun),
        grid=_settings(press, here, tahun),
    )


def _settings(press: Press, here: str, tahun: int) -> Markup:
    """One row a district at the stage its report quotes, one column a tatanan."""
    tatanan = press.book.instrumen(tahun).tatanan
    rows = {}
    for (year, kode), found in press.book.scores.items():
        quoted = press.book.quoted.get((year, kode), "")
        mine = {s.tatanan.slug: s for s in found if s.tahap == quoted}
        if year == tahun and kode in press.book.daerah and any(s.percents for s in mine.values()):
            texts = [words.TAHAP_SINGKAT[quoted], *(_percent(mine.get(t.slug)) for t in tatanan)]
            rows[kode] = "".join(f"<td>{_escaped(text)}</td>" for text in texts)
    title = f"Nilai tatanan tiap daerah (persen) pada tahap yang dikutip rapornya, edisi {tahun}"
    return grid(press, here, Grid(tahun, "", title, {"tahap": "Tahap", **{t.slug: t.nama for t in tatanan}}), rows)


def _percent(score: TatananScore | None) -> str:
    if score is None or not score.percents:
        return "–"
    return number(score.percents[0]) if len(score.percents) == 1 else "dua angka"


def tatanan(press: Press, here: str, tahun: int, found: list[tuple[Key, TatananScore]]) -> Markup:
    """One row a district, one column a stage, of one tatanan."""
    stages = [stage for stage in ALL_STAGES if any(s.tahap == stage for _, s in found)]
    cells: dict[str, dict[str, str]] = {}
    for key, score in found:
        text = _percent(score) if score.percents else f"{score.filled} dari {score.total} indikator"
        cells.setdefault(key[1], {})[score.tahap] = f"<td>{_escaped(text)}</td>"
    rows = {kode: "".join(own.get(stage, EMPTY) for stage in stages) for kode, own in cells.items()}
    title = f"Nilai tiap daerah menurut tahap (persen), edisi {tahun}"
    slug = found[0][1].tatanan.slug
    return grid(press, here, Grid(tahun, slug, title, {s: words.kapital(words.TAHAP_SINGKAT[s]) for s in stages}), rows)


def indicator(press: Press, here: str, what: tuple[int, Indikator], column: Marks) -> Markup | None:
    """One row a district, one column a stage, of one indicator; None where nothing is on record of it."""
    tahun, item = what
    stages = [stage for stage in ALL_STAGES if any(stage in marks for marks in column.values())]
    if not stages:
        return None
    rows = {}
    for kode, marks in column.items():
        if kode in press.book.daerah:
            found = [marks.get(stage) for stage in stages]
            rows[kode] = "".join([f"<td>{_escaped(mark.text)}</td>" if mark else EMPTY for mark in found])
    title = f"Nilai tiap daerah (poin), edisi {tahun}"
    heads = {stage: words.kapital(words.TAHAP_SINGKAT[stage]) for stage in stages}
    return grid(press, here, Grid(tahun, item.kode, title, heads), rows)


@lru_cache(maxsize=1024)
def _escaped(text: str) -> str:
    """A cell's text; the same few words and numbers come again and again."""
    return str(escape(text))


@dataclass(frozen=True)
class Grid:
    """What a table is about: edition, tatanan or indicator (or neither), its caption, its columns by key.

    `silent`: codes of districts of which nothing is on record, whose names lead nowhere.
    """

    tahun: int
    subject: str
    title: str
    heads: Mapping[str, str]
    silent: frozenset[str] = frozenset()


def grid(press: Press, here: str, about: Grid, rows: Mapping[str, str]) -> Markup:
    """The table: districts under their province, each a link to its report card. `rows`: finished cells by code."""
    start = addresses.relative(here, addresses.edition(about.tahun))
    wide = " tabel--lebar" if len(about.heads) > len(ALL_STAGES) else ""
    head = "".join(f'<th scope="col" data-lajur="{k}">{escape(name)}</th>' for k, name in about.heads.items())
    parts = [
        '<div class="tabel-bungkus" role="region" aria-labelledby="j-nilai" tabindex="0">'
        f'<table class="tabel tabel--kisi{wide}" id="nilai" data-kisi="{about.tahun} {about.subject}">'
        f'<caption id="j-nilai">{escape(about.title)}</caption>'
        f'<thead><tr><th scope="col">Daerah</th>{head}</tr></thead>'
    ]
    for kode, provinsi in press.book.provinsi.items():
        group = [d for d in press.book.members(kode) if d.kode in rows]
        if group:
            name = f'<th scope="rowgroup" colspan="{len(about.heads) + 1}">{escape(provinsi.nama)}</th>'
            parts.append(f"<tbody><tr>{name}")
            names = {d.kode: _name("" if d.kode in about.silent else start, d) for d in group}
            parts += [f"<tr>{name}{rows[code]}" for code, name in names.items()]
            parts.append("</tbody>")
    return Markup("\n".join([*parts, "</table></div>"]))


@lru_cache(maxsize=20_000)
def _name(start: str, daerah: Daerah) -> str:
    """Without the marks that HTML does not need: it stands 514 times in many tables."""
    if not start:
        return f"<th scope=row>{escape(daerah.nama)}"
    return f"<th scope=row><a href={start}{addresses.folder(daerah)}/>{escape(daerah.nama)}</a>"
