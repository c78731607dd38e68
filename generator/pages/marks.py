"""The indicators of one tatanan as a table: a row an indicator, a column a stage.

A card holds up to 136 indicators at three stages. The cell itself is the figure's own place (`id`). Its first line is
the value, as it stands in the files; its second line the raw value and a sign for the evidence; a third one leads to
evidence marked as public, where there is any. A missing value has the class `kosong` and its reason as text; any other
its points, unless they are full. Closing tags that HTML lets one leave out are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator import words
from generator.book import Key
from generator.model import ALL_STAGES, Indikator, Sumber
from generator.pages.paper import Press, cite, number, show
from generator.results import Figure

HEADINGS = {"mandiri": "Mandiri", "provinsi": "Provinsi", "pusat": "Pusat", "tidak-disebut": "Tanpa tahap"}
FULL = 100  # most indicators have it: the style sheet takes it for granted
SIGNS = {"ada": "✓", "tidak ada": "✗", "tidak jelas": "?"}

ByStage = dict[str, list[Figure]]
Sources = tuple[Sumber, ...]
Listed = Mapping[Sumber, str]


@dataclass(frozen=True)
class Marks:
    """A card's indicator figures, scores and changes, by indicator and stage; `listed`: its sources and their names."""

    scores: dict[str, ByStage]
    changes: dict[str, dict[str, Figure]]
    listed: Mapping[Sumber, str]


def marks(press: Press, key: Key, listed: Mapping[Sumber, str]) -> Marks:
    """All indicator figures of a district in an edition, found in one pass."""
    scores: dict[str, ByStage] = defaultdict(lambda: defaultdict(list))
    changes: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in press.index.get((str(key[0]), key[1]), ()):
        if figure.bagian == "indikator":
            scores[figure.indikator][figure.tahap].append(figure)
        elif figure.indikator and figure.id.endswith(".perubahan"):
            changes[figure.indikator][figure.tahap] = figure
    return Marks(scores, changes, listed)


def table(found: Marks, items: tuple[Indikator, ...], name: str, stated: dict[str, Sources]) -> Markup:
    """The table of one tatanan, closed at first; empty where no indicator is on record.

    `stated`: the sources of the tatanan's own percentage by stage, which stand above the table already.
    """
    scores = [found.scores.get(item.kode, {}) for item in items]
    stages = [stage for stage in ALL_STAGES if any(stage in row for row in scores)]
    if not stages:
        return Markup("")
    common = {stage: _common(row.get(stage, ()) for row in scores) for stage in stages}
    moved = [_latest(found.changes.get(item.kode, {})) for item in items]
    rows = zip(items, scores, moved, strict=True)
    body = "".join(_row(item, row, change, (common, found.listed)) for item, row, change in rows)
    last = next((change for change in moved if change), None)
    wide = " tanda--4" if len(stages) > 3 else ""
    return Markup(
        f'<details><summary>Nilai {len(items)} indikator, 0 sampai 100</summary><table class="tanda{wide}" '
        f'aria-label="Nilai indikator {escape(name)}"><thead><tr><th scope=col>Indikator'
        f"{''.join(_heading(HEADINGS[stage]) for stage in stages)}"
        f"<tbody>{body}</table>{_foot(found, common, stated, scores)}{_since(last) if last else ''}</details>"
    )


def _common(cells: Iterable[Iterable[Figure]]) -> Sources:
    """The sources most figures of a stage share: said once for all."""
    sources = [figure.sumber for cell in cells for figure in cell]
    first = sources[0]
    return first if all(each == first for each in sources) else Counter(sources).most_common(1)[0][0]


def _latest(changes: dict[str, Figure]) -> Figure | None:
    """Of an indicator's changes the one at the last stage: that is what an award goes by. The files hold all.

    Where nothing moved nothing is said, as the foot of the table tells: most indicators stay as they were.
    """
    return next((changes[stage] for stage in reversed(ALL_STAGES) if stage in changes), None)


def _heading(text: str) -> str:
    return f"<th scope=col>{text}"


def _since(change: Figure) -> str:
    since = escape(change.butir.removeprefix("perubahan "))
    stage = HEADINGS[change.tahap].lower()
    return f'<p class="kecil">Naik atau turun di kolom {stage}: poin {since}; tanpa itu, tetap.</p>'


def _row(item: Indikator, cells: ByStage, change: Figure | None, cited: tuple[dict[str, Sources], Listed]) -> str:
    common, listed = cited
    others = "".join(_elsewhere(stage, cells.get(stage, ()), sources, listed) for stage, sources in common.items())
    told = item.satuan != "%" and any(figure.capaian is not None for cell in cells.values() for figure in cell)
    unit = f" ({escape(item.satuan)})" if told else ""
    texts = {stage: _cell(cells[stage]) if stage in cells else "<td>belum ada data" for stage in common}
    place = ""
    if change and change.nilai:
        texts[change.tahap] += f"\n{_change(change)}"
        place = f" id={change.id} data-nilai={change.nilai}"
    return f"\n<tr{place}><th scope=row>{item.nomor}. {escape(item.nama)}{unit}{others}{''.join(texts.values())}"


def _elsewhere(stage: str, cell: Iterable[Figure], common: Sources, listed: Listed) -> str:
    """What to say in a row whose figure has another source than the rest of its column."""
    other = [cite(figure.sumber, listed) for figure in cell if figure.sumber is not common and figure.sumber != common]
    return f"<small>{HEADINGS[stage]}, sumber: {Markup('; ').join(other)}</small>" if other else ""


def _cell(figures: list[Figure]) -> str:
    """A figure in its cell: the first line is its value, the second its raw value and the sign for its evidence."""
    first = figures[0]
    if len(figures) > 1:  # sources differ: each value keeps a place of its own
        return f"<td>{' dan '.join(_rival(figure) for figure in figures)}"
    tone = " class=kosong" if first.nilai is None else f" class=s{first.nilai}" if first.nilai != FULL else ""
    return f"<td id={first.id}{tone}>{_written(first)}"


def _rival(figure: Figure) -> str:
    behind = _behind(figure)
    return f"{show(figure, anchor=True)}{f' ({behind})' if behind else ''}{_public(figure, ' ')}"


def _written(figure: Figure) -> str:
    if figure.nilai is None:
        return (figure.alasan or "belum ada data") + _public(figure, "\n")
    behind = _behind(figure)
    return (f"{figure.nilai}\n{behind}" if behind else f"{figure.nilai}") + _public(figure, "\n")


def _public(figure: Figure, before: str) -> str:
    """Links to the evidence that is marked as public; nothing but https may become one (promise 7)."""
    found = [address for address in figure.tautan_publik.split("; ") if address.startswith("https://")]
    return "".join(
        f'{before}<a href="{escape(address)}" rel="nofollow noopener" aria-label="bukti (tautan keluar)">bukti ↗</a>'
        for address in found
    )


def _behind(figure: Figure) -> str:
    """Raw value and evidence: `96,5% ✓`; several signs where sources differ about the evidence."""
    unit = "persen" if figure.satuan_capaian == "%" else ""
    raw = "" if figure.capaian is None else number(figure.capaian, unit)
    sign = SIGNS.get(figure.bukti) or "/".join(SIGNS[word] for word in figure.bukti.split("; ") if word)
    return f"{raw} {sign}".strip()


def _change(figure: Figure) -> str:
    """`naik 25`, `turun 25`: what happened, never a trend (design, section 5). Its own place is the row."""
    points = figure.nilai if isinstance(figure.nilai, int) else 0
    return f"{'naik' if points > 0 else 'turun'} {abs(points)}"


def _foot(found: Marks, common: dict[str, Sources], stated: dict[str, Sources], scores: list[ByStage]) -> str:
    """Where the columns come from, as far as it was not said above the table, and what the signs mean."""
    said = [
        f"{words.TAHAP[s]}: {cite(each, found.listed, set(each) <= set(stated.get(s, ())))}"
        for s, each in common.items()
        if each != stated.get(s)
    ]
    source = f"Sumber {'; '.join(said)}." if said else "Sumber tiap tahap seperti di atas."
    return f'<p class="kecil">Angka kecil: capaian{_legend(scores)}. {source}</p>'


def _legend(scores: list[ByStage]) -> str:
    used = {word for row in scores for cell in row.values() for figure in cell for word in figure.bukti.split("; ")}
    said = [f"{sign} {word}" for word, sign in SIGNS.items() if word in used]
    public = any(figure.tautan_publik for row in scores for cell in row.values() for figure in cell)
    link = ", ↗ dibuka untuk umum oleh pemiliknya" if public else ""
    return f"; bukti: {', '.join(said)}{link}" if said else ""
