"""The national map of an edition in layers: one page each, with its legend, its provinces and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from generator import addresses, compare, words
from generator.addresses import MAP_AWARDS, MAP_OPENNESS
from generator.charts import inputs, petak
from generator.charts.style import bare
from generator.model import Daerah, Output
from generator.pages import charted, classes, grids, shown, timeline
from generator.pages.classes import Kelas, Layer
from generator.pages.drawings import Drawing, one_size, whole_width
from generator.pages.paper import Press, Sheet, render, show

Link = Callable[[Daerah], str]
UID = "p"  # of the one map of a page; it stands in each of its tiles
WHAT = {MAP_OPENNESS: "Tingkat keterbukaan data KKS", MAP_AWARDS: "Penghargaan nasional Swasti Saba"}
MEANS = {
    MAP_OPENNESS: "Tingkat 0 berarti belum ada catatan di situs ini; itu bukan penilaian atas daerahnya.",
    MAP_AWARDS: "Tanda – berarti belum tercatat di sini, belum tentu tidak menerima. Penghargaan provinsi tidak ikut.",
}


def page(press: Press, tahun: int, slug: str) -> Iterator[Output]:
    """/edisi/<tahun>/peta/<lapis>/; nothing where the edition has no such layer."""
    named = classes.named(press.book, tahun)
    if slug not in named:
        return
    here, layer = addresses.layer(tahun, slug), _layer(press, tahun, slug)
    title = f"Peta {words.nama_tengah(named[slug])}, edisi {tahun}"
    chart = charted.Chart(
        tahun,
        f"peta-{slug}",
        here,
        national(press, tahun, layer, here),
        shown.layer(press, tahun, layer),
        "" if slug in WHAT else slug,
    )
    yield render(
        press,
        "peta.md.j2",
        Sheet(here, title, f"{_what(layer)} di tiap kabupaten/kota pada edisi {tahun}, sebagai peta dan daftar."),
        tahun=tahun,
        lapis=layer,
        waktu=timeline.layer(press, tahun, slug),
        lapisan=links(press, tahun, slug),
        pembuka=Markup("{} {}").format(_count(press, tahun, layer), _means(layer)),
        peta=chart.linked,
        legenda=legend(press, layer),
        provinsi=press.book.provinsi.values(),
        petunjuk=_way(layer),
        kisi=_table(press, here, tahun, layer),
        berkas=_files(press, tahun, slug),
        edisi=press.book.data.edisi[tahun],
        alamat=addresses,
    )
    yield from charted.files(press, chart)


def _layer(press: Press, tahun: int, slug: str) -> Layer:
    if slug == MAP_OPENNESS:
        return classes.openness(press, tahun)
    return classes.awards(press, tahun) if slug == MAP_AWARDS else classes.tatanan(press, tahun, slug)


def links(press: Press, tahun: int, current: str = "") -> list[tuple[str, str, bool]]:
    """(address, name, whether it is the present one) of every layer of an edition."""
    return [
        (addresses.layer(tahun, slug), name, slug == current) for slug, name in classes.named(press.book, tahun).items()
    ]


def national(press: Press, tahun: int, layer: Layer, here: str) -> Drawing:
    """514 equal tiles, each a link to the district's card of that edition."""
    return whole(press, layer, f"{_what(layer)} per kabupaten/kota, edisi {tahun}", _to_card(here, tahun))


def whole(press: Press, layer: Layer, title: str, link: Link) -> Drawing:
    """A map of the nation, without the quotes that its 514 tiles can do without."""
    x = _shapes(press, layer, title, link)
    made = whole_width(petak.draw, x, _message(layer), UID)
    return replace(made, wide=Markup(bare(str(made.wide))), alone=_alone(x, layer, True))


def _alone(x: inputs.Petak, layer: Layer, wide: bool) -> str:
    """The map for a file: with its legend inside, its tiles without links and names, which the data file holds."""
    legend = tuple(
        inputs.Kelas(-1 if kelas.tone is None else kelas.tone, kelas.letter, f"{kelas.word} ({words.angka(count)})")
        for kelas, count in layer.shown
    )
    tiles = tuple(inputs.Tile(t.key, t.x, t.y, t.level, t.letter, "") for t in x.tiles)
    return petak.draw(inputs.Petak(x.title, x.desc, tiles, legend), wide, UID)


def of_province(press: Press, tahun: int, layer: Layer, place: tuple[str, str]) -> Drawing:
    """The same for one province, as narrow as a phone, so that its tiles are large there. `place`: code and address."""
    kode, here = place
    title = f"{_what(layer)}, Provinsi {press.book.provinsi[kode].nama}, edisi {tahun}"
    x = _shapes(press, layer, title, _to_card(here, tahun))
    made = one_size(petak.draw, x, _message(layer), f"{UID}-{layer.slug}")
    return replace(made, alone=_alone(x, layer, False))


def _to_card(here: str, tahun: int) -> Link:
    start = addresses.relative(here, addresses.edition(tahun))
    return lambda daerah: f"{start}{addresses.folder(daerah)}/"


def _shapes(press: Press, layer: Layer, title: str, link: Link) -> inputs.Petak:
    """What is drawn: every district of the layer as a tile, with what the classes mean and count in words."""
    desc = "; ".join(f"{kelas.letter}, {kelas.word}{kelas.more} ({words.angka(count)})" for kelas, count in layer.shown)
    tiles = tuple(_tile(press, press.book.daerah[kode], kelas, link) for kode, kelas in layer.of.items())
    return inputs.Petak(f"{title}. Satu petak = satu daerah, berukuran sama.", desc, tiles)


def _tile(press: Press, daerah: Daerah, kelas: Kelas, link: Link) -> inputs.Tile:
    """The tile of a district, among those of its province."""
    x, y = petak.centre(daerah.kolom, daerah.baris)
    label, group = f"{daerah.nama}: {kelas.word}", press.book.provinsi[daerah.kode_provinsi].nama
    return inputs.Tile(daerah.kode, x, y, kelas.tone, kelas.letter, label, link(daerah), group)


def legend(press: Press, layer: Layer) -> list[tuple[Kelas, Markup]]:
    """Every class with its count: the figure that holds it, or a plain number."""
    return [
        (kelas, show(press.figures[kelas.count]) if kelas.count else escape(words.angka(count)))
        for kelas, count in layer.shown
    ]


def _what(layer: Layer) -> str:
    stage = f", {words.TAHAP[layer.stage]}" if layer.stage else ""
    return WHAT.get(layer.slug) or f"Nilai tatanan {words.nama_tengah(layer.name)}{stage}"


def _message(layer: Layer) -> str:
    """Of how many districts the map says something."""
    return f"{sum(not kelas.silent for kelas in layer.of.values())} dari {len(layer.of)} daerah {_said(layer)}"


def _said(layer: Layer) -> str:
    said = {MAP_OPENNESS: "sudah punya catatan bersumber di sini", MAP_AWARDS: "tercatat menerima penghargaan nasional"}
    return said.get(layer.slug, "sudah ada nilainya di sini")


def _count(press: Press, tahun: int, layer: Layer) -> Markup:
    """How many districts are on record, as the figures say it."""
    base, whole = f"{tahun}.{compare.NATION}", press.figures[f"{tahun}.{compare.NATION}.daerah"]
    if layer.slug in WHAT:
        part = "tercatat" if layer.slug == MAP_OPENNESS else "penerima.semua"
        text = Markup("{} dari {} kabupaten/kota {}.")
        return text.format(show(press.figures[f"{base}.{part}"]), show(whole), _said(layer))
    known = press.figures.get(f"{base}.{layer.slug}.{layer.stage}.n")
    if known is None:
        return Markup("Belum ada nilai tatanan ini yang tercatat dan tahapnya disebut sumber.")
    text = Markup("{} dari {} kabupaten/kota punya nilai tatanan ini dari {}, tahap yang terbanyak dikutip.")
    return text.format(show(known), show(whole), words.TAHAP[layer.stage])


def _means(layer: Layer) -> str:
    other = "dari tahap lain" if layer.stage else "yang tahapnya tidak disebut"
    text = f"Nilai {other} tidak dicampur; petaknya bertanda t. Tanda – berarti belum tercatat, bukan nol."
    return MEANS.get(layer.slug, text)


def _table(press: Press, here: str, tahun: int, layer: Layer) -> Markup:
    """The same as the map: every district under its province with its class in words, and its value."""
    key, heading = layer.column
    heads = {"kelas": "Kelas", **({key: heading} if key else {})}
    rows = {kode: "".join(f"<td>{escape(text)}" for text in _cells(layer, kode)) for kode in layer.of}
    about = grids.Grid(tahun, layer.slug, f"{_what(layer)}, edisi {tahun}", heads, _silent(layer))
    return grids.grid(press, here, about, rows)


def _silent(layer: Layer) -> frozenset[str]:
    """Districts of which nothing is on record; their names in the table are no links."""
    return frozenset(kode for kode, kelas in layer.of.items() if kelas.tone is None)


def _way(layer: Layer) -> str:
    """How a reader gets from the table to a report card."""
    silent = len(_silent(layer))
    if not silent:
        return "Nama membuka rapornya."
    if silent == len(layer.of):
        return "Rapor dibuka lewat petak pada peta atau lewat halaman provinsinya."
    return (
        "Nama bergaris bawah membuka rapornya; rapor lain dibuka lewat petak pada peta atau lewat halaman provinsinya."
    )


def _cells(layer: Layer, kode: str) -> Sequence[str]:
    word, value = layer.of[kode].word, layer.values.get(kode)
    return (word, value or "–") if layer.column[0] else (f"{word}: {value}" if value else word,)


def _files(press: Press, tahun: int, slug: str) -> list[tuple[str, str]]:
    """(kind, address) of the downloads that hold these figures; of a tatanan without any, the edition in short."""
    base = addresses.download(tahun, MAP_OPENNESS) if slug == MAP_OPENNESS else f"{addresses.DOWNLOADS}{MAP_AWARDS}"
    if slug not in WHAT:
        scores = (s for key, found in press.book.scores.items() if key[0] == tahun for s in found)
        if not any(s.tatanan.slug == slug and (s.percents or s.low is not None) for s in scores):
            return [("CSV", addresses.download(tahun, "ringkasan.csv"))]
        return [(kind, addresses.chart(tahun, slug, kind.lower())) for kind in ("CSV", "JSON")]
    return [("CSV", f"{base}.csv"), ("JSON", f"{base}.json")]
