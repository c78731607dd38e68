"""A chart by itself: SVG, PNG, CSV and JSON of what it shows, and the small page that others embed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from generator import addresses, outside, words
from generator.charts import frame, still
from generator.charts.frame import Caption
from generator.charts.style import marked
from generator.model import Edisi, Output
from generator.pages import embeds
from generator.pages.drawings import Drawing
from generator.pages.paper import Press
from generator.results import Figure
from generator.tables import json_object, short_source, to_csv

COLUMNS = ("id", "nama", "butir", "nilai", "satuan", "tahap", "edisi", "sumber", "tanggal", "alasan")
OPTIONAL = ("butir", "alasan")  # left out where no row has one
LONG = 14_000  # letters of the drawings of a chart that an embedded page may hold
TOLD = 1500  # letters of a description that name every value; a longer one leaves that to the data file
SAID = re.compile(r"(<desc\b[^>]*>)([^<]*)(</desc>)")
SAID_BY_ID = ("nilai tatanan", "nilai indikator", "nilai tatanan (dihitung)")
NAMED = 2  # sources that a chart names; the others are counted


@dataclass(frozen=True)
class Chart:
    """`name`: of its files within the edition, and of its live address. `here`: the page it stands on.

    `data`: the name of its data files, where several charts show the same figures; these are made once (`shared`).
    """

    tahun: int
    name: str
    here: str
    drawing: Drawing
    figures: tuple[Figure, ...]
    data: str = ""

    @property
    def linked(self) -> Drawing:
        """The drawing as the page shows it, with the way to its files."""
        return replace(self.drawing, page=addresses.chart(self.tahun, self.name))


def data(tahun: int, name: str, title: str, figures: tuple[Figure, ...]) -> Chart:
    """The figures of several charts, for `shared`."""
    return Chart(tahun, name, "", Drawing(title, title, None, Markup("")), figures)


def files(press: Press, chart: Chart) -> Iterator[Output]:
    """Everything about one chart, below /edisi/<tahun>/grafik/."""
    note, edisi = press.book.watermark, press.book.data.edisi[chart.tahun]
    svg, caption = marked(brief(chart.drawing.alone), note), _caption(chart, edisi)
    yield _output(chart, "svg", frame.framed(svg, caption).encode())
    yield _output(chart, "png", still.draw(svg, caption))
    if not chart.data:
        yield from shared(press, chart)
    yield _output(chart, "html", embeds.page(_about(chart, edisi, svg, caption, note)))


def shared(press: Press, chart: Chart) -> Iterator[Output]:
    """The figures alone, as CSV and JSON."""
    note, (keys, rows) = press.book.watermark, _rows(chart)
    yield _output(chart, "csv", to_csv(rows, keys, note))
    yield _output(chart, "json", _json(chart, press.book.data.edisi[chart.tahun], (keys, rows), note))


def _output(chart: Chart, kind: str, data: bytes) -> Output:
    return Output(addresses.chart(chart.tahun, chart.name, kind).removeprefix("/"), data)


def _about(chart: Chart, edisi: Edisi, svg: str, caption: Caption, note: str) -> embeds.About:
    drawing = chart.drawing
    # A long chart once only: the narrow one, which can be read on every screen.
    both = [str(svg) for svg in (drawing.narrow, drawing.wide) if svg] if drawing.narrow else []
    shown = [marked(brief(svg), note) for svg in (both if sum(map(len, both)) < LONG else both[:1])]
    return embeds.About(
        chart.tahun,
        chart.name,
        chart.here,
        (drawing.message, drawing.title),
        tuple(shown) or (svg,),
        (caption.foot[0], edition(edisi), edisi.lisensi),
        note,
        chart.data or chart.name,
    )


def brief(svg: str) -> str:
    """The same drawing; a description too long for a listener gives way to where the values are."""
    there = "Angka setiap daerah ada di berkas datanya (CSV dan JSON)."
    return SAID.sub(lambda found: f"{found[1]}{found[2] if len(found[2]) < TOLD else there}{found[3]}", svg, count=1)


def edition(edisi: Edisi) -> str:
    """`Rapor KKS, edisi 2024 (draf)`, or with its update number once published: `Rapor KKS, edisi 2024.1`."""
    return f"Rapor KKS, edisi {edisi.nomor or edisi.tahun}" + (f" ({edisi.status})" if edisi.status != "terbit" else "")


def _caption(chart: Chart, edisi: Edisi) -> Caption:
    """What the picture says of itself: who says so, which edition in which state, licence and address."""
    state = f"diperbarui {words.tanggal(edisi.diperbarui)}"
    own = f"{edition(edisi)}, {state} · {edisi.lisensi}"
    address = outside.site(addresses.chart(chart.tahun, chart.name))
    return Caption(chart.drawing.message, chart.drawing.title, (_sources(chart.figures), own, address))


def _sources(figures: Sequence[Figure]) -> str:
    """The first publishers with their dates, and how many more there are; the data file has that of each figure."""
    found = list(dict.fromkeys(source for group in dict.fromkeys(f.sumber for f in figures) for source in group))
    named = [", ".join(filter(None, [s.penerbit, s.tanggal and words.tanggal(s.tanggal)])) for s in found[:NAMED]]
    more = [f"{words.bilangan(len(found) - NAMED)} sumber lain (di berkas datanya)"] if len(found) > NAMED else []
    return f"Sumber: {'; '.join([*named, *more]) or 'hitungan Rapor KKS'}"


def _rows(chart: Chart) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Columns and rows, one a figure, in the order in which they are shown."""
    rows = [_row(figure, chart.tahun) for figure in dict.fromkeys(chart.figures)]
    kept = [n for n, key in enumerate(COLUMNS) if key not in OPTIONAL or any(row[n] for row in rows)]
    return [COLUMNS[n] for n in kept], [tuple(row[n] for n in kept) for row in rows]


def _row(figure: Figure, tahun: int) -> tuple[Any, ...]:
    what = "" if figure.butir in SAID_BY_ID else figure.butir
    sources = "; ".join(dict.fromkeys(map(short_source, figure.sumber)))
    edition = figure.edisi or figure.tahun or f"{tahun}"
    return (
        figure.id, figure.nama, what, figure.nilai, figure.satuan, figure.tahap, edition, sources, figure.tanggal,
        figure.alasan,
    )  # fmt: skip


def _json(chart: Chart, edisi: Edisi, table: tuple[list[str], list[tuple[Any, ...]]], note: str) -> bytes:
    """What is the same in every row stands once in `sama`, sources once in `sumber`; rows name them by number.

    The id is a row's own, also where there is only one row.
    """
    keys, rows = table
    same = {
        key: rows[0][n] for n, key in enumerate(keys) if rows and key != "id" and len({row[n] for row in rows}) == 1
    }
    at = keys.index("sumber")
    sources = list(dict.fromkeys(row[at] for row in rows))
    kept = [n for n, key in enumerate(keys) if key not in same]
    numbered = ({**dict(enumerate(row)), at: sources.index(row[at])} for row in rows)
    parts = {
        "grafik": chart.name,
        "judul": chart.drawing.title,
        "isi": chart.drawing.message,
        "edisi": chart.tahun,
        "status": edisi.status,
        "diperbarui": edisi.diperbarui,
        "lisensi": edisi.lisensi,
        "alamat": outside.site(addresses.chart(chart.tahun, chart.name)),
        "sama": same,
        "sumber": [] if "sumber" in same else sources,
        "kolom": [keys[n] for n in kept],
    }
    return json_object(parts, {"baris": [[row[n] for n in kept] for row in numbered]}, note)
