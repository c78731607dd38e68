"""Charts by themselves: files with the very figures of the page, pictures that say whose they are, small embeds."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lxml import html

from generator import pages
from generator.book import Book, make_book
from generator.charts import inline, still
from generator.charts.frame import Caption, framed, layout
from generator.charts.letters import width
from generator.charts.palette import PALETTE
from generator.charts.paths import trails
from generator.figures import figures
from generator.load import load
from generator.model import Output
from generator.pages.charted import COLUMNS, Chart, files
from generator.pages.drawings import Drawing
from generator.pages.paper import make_press
from generator.results import Figure
from generator.words import CONTOH
from tests.situs import DATA

KIB = 1024
MOST = 30 * KIB
CHARTS = re.compile(r"edisi/(\d{4})/grafik/([^/]+)\.(svg|png|csv|json|html|css)")
ROOT = Path(__file__).resolve().parent.parent
CAPTION = Caption(
    "Tiga daerah tercatat", "Pasar <persen>", ("Sumber: Bappeda & Dinkes", "Rapor KKS, edisi 2024", "/x/")
)
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 330 60" class="grafik" role="img" aria-labelledby="a-t a-d">'
    '<title id="a-t">x</title><desc id="a-d">y</desc><defs><g id="p-0"><path class="g-s2" d="M0-8l7 4v8l-7 4-7-4v-8z"/>'
    '<text class="g-10tcb" x="0" y="4">2</text></g></defs><path class="g-z1" d="M10 10H100V50H10z"/>'
    '<path class="g-gate" d="M50 5V55"/><path class="g-all" stroke-dasharray="0 5" d="M20 40v-12.5"/>'
    '<path class="g-hatch" d="M110 10H160V50H110z"/><text class="g-11m" x="200" y="30">teks</text>'
    '<use href="#p-0" x="180" y="30"/></svg>\n'
)


@pytest.fixture(scope="module", params=["nyata", "karangan"])
def country(request: pytest.FixtureRequest) -> tuple[Book, dict[str, Figure], dict[str, Output]]:
    """The book, its figures, and all files of its charts: of the real data, and of a made-up country."""
    data = DATA if request.param == "nyata" else request.getfixturevalue("built") / "data"
    book = make_book(load(data)[0])
    known = figures(book)
    made = {o.path: o for o in _charts(book, known)}
    return book, known, made


def _charts(book: Book, known: dict[str, Figure]) -> Iterator[Output]:
    for edisi in book.editions:
        made = [*pages.edition(book, known, edisi.tahun)]
        for kode in book.provinsi:
            made += pages.province(book, known, edisi.tahun, kode)
        for tatanan in book.instrumen(edisi.tahun).tatanan:
            made += pages.tatanan(book, known, edisi.tahun, tatanan.slug)
            made += pages.layer(book, known, edisi.tahun, tatanan.slug)
        for slug in ("keterbukaan", "penghargaan"):
            made += pages.layer(book, known, edisi.tahun, slug)
        yield from (output for output in made if CHARTS.fullmatch(output.path))
    yield from pages.live(book)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def rows_of(data: bytes, note: str) -> list[dict[str, str]]:
    found = list(csv.DictReader(io.StringIO(data.decode())))
    assert not note or all(row[note] == "contoh" for row in found)
    return found


def full(data: bytes) -> list[dict[str, Any]]:
    """The rows of a JSON file with what it says once for all."""
    file = json.loads(data)
    rows = [{**file["sama"], **dict(zip(file["kolom"], row, strict=True))} for row in file["baris"]]
    return [row | {"sumber": file["sumber"][row["sumber"]] if file["sumber"] else row["sumber"]} for row in rows]


def test_every_row_is_the_figure_of_the_page(country: tuple[Book, dict[str, Figure], dict[str, Output]]) -> None:
    """Value, unit, stage, edition and date of every row of every chart are those of the figure its id names."""
    book, known, made = country
    seen = 0
    for path, output in made.items():
        if not path.endswith(".csv"):
            continue
        both = zip(rows_of(output.data, book.watermark), full(made[path[:-3] + "json"].data), strict=True)
        for row, same in both:
            assert row["sumber"] or not row["id"], path
            assert row["nilai"] or row["alasan"], (path, row)
            if not row["id"]:
                continue
            figure = known[row["id"]]
            shown = figure.nilai if "bertentangan" not in row.get("alasan", "") else None
            text = f"{shown:f}" if isinstance(shown, Decimal) else "" if shown is None else str(shown)
            assert row["nilai"] == text and (same["nilai"] is None) == (shown is None), (path, row)
            if isinstance(shown, int | Decimal):
                assert float(same["nilai"]) == float(shown), (path, row)
            assert (row["satuan"], row["tahap"], row["tanggal"]) == (figure.satuan, figure.tahap, figure.tanggal)
            assert row["edisi"] == (figure.edisi or CHARTS.fullmatch(path)[1])  # type: ignore[index]
            assert all(source.penerbit in row["sumber"] for source in figure.sumber)
            assert {row["id"], row["sumber"]} == {same["id"], same["sumber"]}
            seen += 1
    assert seen > 100


def test_a_chart_has_all_its_files_and_says_whose_it_is(
    country: tuple[Book, dict[str, Figure], dict[str, Output]],
) -> None:
    book, _, made = country
    for path, output in made.items():
        if not path.endswith(".svg"):
            continue
        svg, png = output.data.decode(), made[path[:-3] + "png"].data
        root = ElementTree.fromstring(svg)
        assert size(png) == (2 * int(root.get("width", 0)), 2 * int(root.get("height", 0))), path
        words = " ".join(" ".join(root.itertext()).split())
        year = path.split("/")[1]
        assert "Sumber: " in words and f"edisi {year}" in words and book.data.edisi[int(year)].lisensi in words
        assert path[:-4].rpartition("/")[2] in words.replace(" ", ""), words[-200:]
        assert 'class="' not in svg and "<a " not in svg and "http-equiv" not in svg
        assert not book.watermark or words.count(CONTOH) >= 2


def test_every_embedded_page_is_small_and_leads_back(
    country: tuple[Book, dict[str, Figure], dict[str, Output]],
) -> None:
    book, _, made = country
    found = {path: output.data for path, output in made.items() if path.endswith(".html")}
    assert found
    for path, data in found.items():
        year = path.split("/")[1]
        style = made.get(f"edisi/{year}/grafik/gaya.css")
        assert len(data) + (len(style.data) if style else 0) < MOST, (path, len(data))
        page = html.fromstring(data)
        assert page.get("lang") == "id" and page.xpath("//h1")
        assert book.watermark in page.text_content()
        if path.startswith("sematan/") and "daerah" not in path:
            target = Path(path).parent.joinpath(page.xpath("//a/@href")[0])
            assert str(target).replace("sematan/../", "") in made, path
            continue
        assert page.xpath("//a[@target='_top']"), path
        for address in page.xpath("//@src | //link/@href"):
            assert "//" not in address, (path, address)


def test_the_live_address_of_a_chart_leads_to_the_newest_edition_that_has_it(
    country: tuple[Book, dict[str, Figure], dict[str, Output]],
) -> None:
    """A draft, which nobody may cite, only where no published edition has the chart."""
    book, _, made = country
    drafts = {year for year, edisi in book.data.edisi.items() if edisi.status == "draf"}
    newest: dict[str, int] = {}
    for path in made:
        if (found := CHARTS.fullmatch(path)) and found[3] == "svg":
            parts = found[2].split("--")
            name = parts[0] + ("-provinsi" if parts[-1] == "provinsi" and len(parts) > 2 else "")
            newest[name] = max(
                newest.get(name, 0), int(found[1]), key=lambda year: (year > 0, year not in drafts, year)
            )
    live = {path for path in made if path.startswith("sematan/")} - {"sematan/daerah.html"}
    assert live == {f"sematan/{name}.html" for name in newest}
    for name, year in newest.items():
        assert f"edisi/{year}/grafik/{name.removesuffix('-provinsi')}" in made[f"sematan/{name}.html"].data.decode()


def test_the_same_drawing_gives_the_same_bytes_and_a_wrong_one_is_refused() -> None:
    assert still.draw(DRAWN, CAPTION) == still.draw(DRAWN, CAPTION)
    with pytest.raises(ValueError, match="viewBox"):
        still.draw("<svg/>", CAPTION)


def test_an_address_is_never_cut_off_in_a_narrow_picture() -> None:
    address = "https://sehat.contoh.go.id/rapor-kks/edisi/2025/grafik/33-perkantoran-perindustrian--tidak-disebut.html"
    placed = layout(DRAWN, Caption("Pesan", "Judul", (f"Sumber: {address}", address)))
    said = [line.text for line in placed.lines]
    assert "".join(said).count(address) == 2 and not any("…" in text for text in said)
    assert all(width(line.text, line.look.size) <= placed.width - 2 * line.x for line in placed.lines)


def test_a_file_of_its_own_needs_no_style_sheet_and_escapes_what_it_says() -> None:
    svg = framed(DRAWN, CAPTION)
    root = ElementTree.fromstring(svg)
    words = [node.text for node in root.iter() if node.tag.endswith("text")]
    assert "Pasar <persen>" in words and "Sumber: Bappeda & Dinkes" in words
    assert 'class="' not in svg


@pytest.mark.parametrize(
    ("d", "wanted"),
    [
        ("M1 2H4V6H1z", [([(1, 2), (4, 2), (4, 6), (1, 6)], True)]),
        ("M1 2h0M3 4v-2", [([(1, 2), (1, 2)], False), ([(3, 4), (3, 2)], False)]),
        ("M-1 1l2-2m-1 9l.5-8", [([(-1, 1), (1, -1)], False), ([(0, 8), (0.5, 0)], False)]),
    ],
)
def test_paths_are_read_back(d: str, wanted: object) -> None:
    assert list(trails(d)) == wanted


def test_the_embedded_colours_are_those_of_the_site() -> None:
    css = (ROOT / "docs/aset/rapor.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)", 1)
    names = {"ink": "tinta", "muted": "redup", "paper": "kertas", "card": "kartu", "line": "garis", "brand": "merek",
             "note": "catatan"}  # fmt: skip
    for text, palette in ((light, PALETTE), (dark, inline.DARK)):
        for name, color in palette.items():
            key = names.get(name, name if name != "t2" else "g-t2")
            found = re.search(rf"--{key}: (#\w+)", text)
            assert found and found[1] in (color, color.replace("ffffff", "fff")), name


def test_foreign_names_are_no_formula_and_no_markup(built: Path) -> None:
    book = make_book(load(built / "data")[0])
    year = book.editions[0].tahun
    evil = Figure("1.2", f"{year}", "99", "=cmd|'x'!A1", "odf", "<b>", 1, "persen", sumber=(), alasan="")
    drawing = Drawing("<script>x</script>", 'a"b', None, pages.layers.Markup(DRAWN), DRAWN)  # type: ignore[attr-defined]
    made = {o.path.rpartition(".")[2]: o.data.decode("utf-8", "replace")
            for o in files(make_press(book, {}), Chart(year, "uji", "/", drawing, (evil,)))}  # fmt: skip
    assert "'=cmd|'x'!A1" in made["csv"] and "<script>x" not in made["html"] and "<script>x" not in made["svg"]
    assert set(made) == {"svg", "png", "csv", "json", "html"}
    assert set(json.loads(made["json"])["kolom"]) | set(json.loads(made["json"])["sama"]) <= set(COLUMNS)
