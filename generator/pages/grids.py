"""Tables of the whole nation: one row a district, one column a stage or a tatanan; light enough for 514 rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from markupsafe import Markup, escape

from generator import addresses, words
from generator.book import Key
from generator.figures import ids
from generator.figures.marks import Column as Marks
from generator.model import Daerah, Indikator, Output
from generator.pages.paper import Press, Sheet, cell, named, number, render
from generator.results import TatananScore
from generator.tables import Cell, Column, Table

STAGES = ("mandiri", "provinsi", "pusat", "tidak-disebut")
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
    rows = []
    for (year, kode), found in press.book.scores.items():
        for stage in dict.fromkeys(s.tahap for s in found if s.percents):
            if year == tahun and kode in press.book.daerah:
                mine = [s for s in found if s.tahap == stage]
                name = named(here, addresses.card(tahun, press.book.daerah[kode]), press.book.daerah[kode].nama)
                rows.append((name, cell(words.TAHAP[stage]), *(_score_cell(press, (year, kode), s) for s in mine)))
    title = f"Nilai tatanan yang tercatat, edisi {tahun}, persen (– berarti belum ada data)"
    return Table("nilai-tatanan", title, columns, tuple(rows))


def _score_cell(press: Press, key: Key, score: TatananScore) -> Cell:
    if len(score.percents) > 1:
        return cell("dua angka")
    figure = press.figures.get(ids.percent(key, score))
    return cell(figure) if figure and figure.nilai is not None else Cell("–", "belum ada data")


def pages(press: Press, tahun: int) -> Iterator[Output]:
    """/edisi/<tahun>/nilai/, only where the front page has no room for the values of all districts."""
    here = addresses.values(tahun)
    if not many(scores(press, tahun, here)):
        return
    sheet = Sheet(
        here, f"Nilai tatanan semua daerah, edisi {tahun}", f"Nilai sembilan tatanan tiap daerah pada edisi {tahun}."
    )
    yield render(
        press,
        "nilai.md.j2",
        sheet,
        tahun=tahun,
        alamat=addresses,
        edisi=press.book.data.edisi[tahun],
        pilihan=sorted(press.book.data.edisi),
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
            rows[kode] = [Markup("<td>{}</td>").format(text) for text in texts]
    title = f"Nilai tatanan tiap daerah (persen) pada tahap yang dikutip rapornya, edisi {tahun}"
    return _grid(press, here, (tahun, title, ["Tahap", *(t.nama for t in tatanan)]), rows)


def _percent(score: TatananScore | None) -> str:
    if score is None or not score.percents:
        return "–"
    return number(score.percents[0]) if len(score.percents) == 1 else "dua angka"


def tatanan(press: Press, here: str, tahun: int, found: list[tuple[Key, TatananScore]]) -> Markup:
    """One row a district, one column a stage, of one tatanan."""
    stages = [stage for stage in STAGES if any(s.tahap == stage for _, s in found)]
    cells: dict[str, dict[str, Markup]] = {}
    for key, score in found:
        name = ids.percent(key, score)
        mark = f' data-angka="{name}"' if len(score.percents) == 1 else ""
        text = _percent(score) if score.percents else f"{score.filled} dari {score.total} indikator"
        cells.setdefault(key[1], {})[score.tahap] = Markup(f"<td{mark}>{escape(text)}</td>")
    rows = {kode: [own.get(stage, _EMPTY) for stage in stages] for kode, own in cells.items()}
    title = f"Nilai tiap daerah menurut tahap (persen), edisi {tahun}"
    return _grid(press, here, (tahun, title, [words.kapital(words.TAHAP_SINGKAT[s]) for s in stages]), rows)


_EMPTY = Markup("<td>–</td>")


def indicator(press: Press, here: str, what: tuple[int, Indikator], column: Marks) -> Markup | None:
    """One row a district, one column a stage, of one indicator; None where nothing is on record of it."""
    tahun, item = what
    stages = [stage for stage in STAGES if any(stage in marks for marks in column.values())]
    if not stages:
        return None
    rows = {}
    for kode, marks in column.items():
        if kode in press.book.daerah:
            base = f"{tahun}.{kode}.{item.kode}"
            rows[kode] = [_mark(base, stage, marks.get(stage)) for stage in stages]
    heads = [words.kapital(words.TAHAP_SINGKAT[stage]) for stage in stages]
    return _grid(press, here, (tahun, f"Nilai tiap daerah (poin), edisi {tahun}", heads), rows)


def _mark(base: str, stage: str, mark: object) -> Markup:
    if mark is None:
        return _EMPTY
    value, text = getattr(mark, "nilai", None), getattr(mark, "text", "")
    name = f' data-angka="{base}.{stage}"' if value is not None else ""
    return Markup(f"<td{name}>{escape(text)}</td>")


def _grid(press: Press, here: str, what: tuple[int, str, list[str]], rows: Mapping[str, list[Markup]]) -> Markup:
    """The table: districts under their province, each a link to its report card."""
    tahun, title, heads = what
    start = addresses.relative(here, addresses.edition(tahun))
    ordered = [d for d in press.book.daerah.values() if d.kode in rows]
    head = Markup("").join(Markup('<th scope="col" class="kanan">{}</th>').format(name) for name in heads)
    parts = [
        Markup(
            '<div class="tabel-bungkus" role="region" aria-labelledby="j-nilai" tabindex="0"><table class="tabel'
            ' tabel--kisi" id="nilai"><caption id="j-nilai">{}</caption><thead><tr><th scope="col">Daerah</th>{}</tr>'
            "</thead>"
        ).format(title, head)
    ]
    for kode, group in groupby(ordered, key=lambda d: d.kode_provinsi):
        name = press.book.provinsi[kode].nama
        parts.append(
            Markup('<tbody><tr><th scope="rowgroup" colspan="{}">{}</th></tr>').format(len(heads) + 1, name)
        )
        parts += [_row(start, daerah, rows[daerah.kode]) for daerah in group]
        parts.append(Markup("</tbody>"))
    return Markup("\n").join([*parts, Markup("</table></div>")])


def _row(start: str, daerah: Daerah, cells: list[Markup]) -> Markup:
    link = f'<a href="{start}{addresses.folder(daerah)}/">{escape(daerah.nama)}</a>'
    return Markup(f'<tr><th scope="row">{link}</th>{"".join(cells)}</tr>')
