"""Social images: always the same small PNG, missing is not zero, long names fit, and each card names its own image."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generator.book import Book, make_book
from generator.charts import sampul, sosial
from generator.charts.inputs import Gerbang
from generator.charts.letters import font, width
from generator.charts.plate import AWARD, AXIS, Latar, along, row
from generator.charts.raster import BETWEEN, COLORS, INDEX, TONES
from generator.charts.sosial import Batang, Kelengkapan, Penghargaan, Sosial
from generator.figures import figures
from generator.load import load
from generator.model import Terbitan
from generator.pages import pages, share

ROOT = Path(__file__).parent.parent
SMALL, HARD = 30_000, 300_000
NAMES = ("Kehidupan masyarakat sehat mandiri", *(f"Tatanan {n}" for n in range(2, 10)))
GATES = (Gerbang("Padapa", 71, "≥71"), Gerbang("Wiwerda", 81, "≥81"), Gerbang("Wistara", 91, "≥91"))
GROUND = Latar("Rapor KKS", "Edisi 2099", "Nilai tatanan, persen", NAMES, GATES)
AWARDED = Penghargaan("Penghargaan nasional 2099", "Wistara Paripurna", ("resmi menurut dua sumber",), True)
FULL = Kelengkapan("Kelengkapan", "97 dari 136", "indikator terisi", 0.7)
ONE = Sosial(GROUND, "Kabupaten Rekaan", "Provinsi Rekaan", AWARDED, (Batang(50.0, "50%"),) * 9, FULL, "Sumber: rekaan")


def picture(x: Sosial) -> Image.Image:
    return Image.open(io.BytesIO(next(sosial.draw([x]))))


def bar(x: Sosial, at: int = 4) -> list[tuple[int, ...]]:
    """The colours along the middle of one row, from 0 to 100 percent."""
    top, pitch = row(x.latar, at)
    line = np.asarray(picture(x).convert("RGB"))[round(top + pitch / 2), AXIS[0] : AXIS[1]]
    return [tuple(int(v) for v in pixel) for pixel in line]


def rgb(name: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(COLORS[name][1:]))


def test_it_is_a_small_png_without_date_and_program() -> None:
    data = next(sosial.draw([ONE]))
    chunks, at = [], 8
    while at < len(data):
        chunks.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    image = Image.open(io.BytesIO(data))
    assert (image.size, image.mode, image.format) == ((1200, 630), "P", "PNG")
    assert set(chunks) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    assert len(data) <= SMALL


def test_bytes_repeat_in_any_order_and_in_another_process() -> None:
    other = replace(ONE, nama="Kota Lain", latar=replace(GROUND, contoh="DATA CONTOH, bukan data nyata"))
    first = list(sosial.draw([ONE, other, ONE]))
    assert first[0] == first[2] != first[1]
    assert list(sosial.draw([other, ONE])) == [first[1], first[0]]
    command = "import sys; from tests.test_sosial import *; sys.stdout.buffer.write(next(sosial.draw([ONE])))"
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, env=env, capture_output=True, check=True)
    assert done.stdout == first[0]


def test_every_colour_has_its_place_in_the_palette() -> None:
    assert len(TONES) <= 16, "lebih dari setengah bita tiap piksel"
    assert set(INDEX) == set(COLORS)
    for pair, between in BETWEEN.items():
        assert {*pair, between} <= set(COLORS)


def test_a_bar_is_as_long_as_its_value_and_shows_the_gates_it_passes() -> None:
    line = bar(replace(ONE, batang=(Batang(95.0, "95%"),) * 9))
    brand = [at for at, color in enumerate(line) if color == rgb("brand")]
    assert (brand[0], brand[-1] + 1) == (0, round(along(95)) - AXIS[0])
    assert all(line[round(along(gate.value)) - AXIS[0]] == rgb("card") for gate in GATES)


def test_missing_is_not_zero() -> None:
    zero, missing = bar(replace(ONE, batang=(Batang(0.0, "0%"),) * 9)), bar(replace(ONE, batang=(Batang(),) * 9))
    assert rgb("brand") not in zero + missing
    assert rgb("line") in missing and rgb("line") not in zero
    words = missing[: round(width("belum ada data", 17))]
    assert any(sum(color) < 500 for color in words)


def test_a_range_stands_where_sources_differ_or_an_indicator_is_open() -> None:
    line = bar(replace(ONE, batang=(Batang(None, "dua angka", (40.0, 84.0)),) * 9))
    ends = [at for at, color in enumerate(line) if color == rgb("r2")]
    assert (ends[0], ends[-1] + 1) == (0, round(along(84)) - AXIS[0])
    assert line[round(along(60)) - AXIS[0]] == rgb("card")


def test_only_an_announced_award_fills_its_box() -> None:
    corner = (AWARD[2] - 30, AWARD[1] + 20)
    announced = picture(ONE).convert("RGB").getpixel(corner)
    unknown = picture(replace(ONE, penghargaan=Penghargaan("Penghargaan"))).convert("RGB").getpixel(corner)
    assert (announced, unknown) == (rgb("brand"), rgb("card"))


def test_an_invented_figure_colours_the_header() -> None:
    marked = replace(ONE, latar=replace(GROUND, contoh="DATA CONTOH, bukan data nyata"))
    assert picture(ONE).convert("RGB").getpixel((320, 60)) == rgb("card")
    assert picture(marked).convert("RGB").getpixel((320, 60)) == rgb("noted")


@pytest.mark.parametrize(
    "name", ["X", "Kabupaten Kepulauan Siau Tagulandang Biaro", "W" * 90, "Kabupaten " * 12, "", "é漢"]
)
def test_nothing_hangs_over_the_edge(name: str) -> None:
    """Whatever the length of a name, a level, a source: margins stay empty."""
    award = Penghargaan(name or "?", name or "?", (name,) * 3, True)
    odd = Kelengkapan(name or "?", "123.456 dari 789.012", name, 7.0)
    for x in (
        replace(ONE, nama=name),
        replace(ONE, penghargaan=award, provinsi=name[:40], kelengkapan=odd, sumber=name),
    ):
        pixels = np.asarray(picture(x).convert("RGB"))
        assert (pixels[90:, 1160:] == rgb("paper")).all()
        assert (pixels[90:, :40] == rgb("paper")).all()
        assert (pixels[620:] == rgb("paper")).all()


@pytest.fixture(scope="module", params=["data", "tests/contoh"])
def book(request: pytest.FixtureRequest) -> Iterator[Book]:
    yield make_book(load(ROOT / request.param)[0])


def images(book: Book) -> dict[str, Sosial]:
    """What each card's image shows, by its path."""
    keys = ((year, kode) for year in book.data.edisi for kode in book.daerah)
    shown = {share.address(book, key): key for key in keys if share.address(book, key)}
    return {path: share._image(book, key, share._background(book, key[0])) for path, key in shown.items()}


def test_districts_with_a_report_or_a_claim_have_an_image(book: Book) -> None:
    made = images(book)
    keys = {key for key in book.reports if key[1] in book.daerah}
    keys |= {(c.tahun, kode) for kode, cs in book.claims.items() for c in cs if c.tahun in book.data.edisi}
    assert set(made) == {share.address(book, key) for key in keys}
    assert all(len(x.batang) == len(x.latar.tatanan) for x in made.values())


def test_all_of_them_and_the_cover_are_small(book: Book) -> None:
    outputs = [share.site(book)]
    assert outputs[0].path == share.COVER
    outputs += [o for year in book.data.edisi for kode in book.daerah for o in share.image(book, (year, kode))]
    assert len(outputs) == len(images(book)) + 1
    assert max(len(output.data) for output in outputs) <= SMALL < HARD


def test_a_card_names_its_image_and_its_words(book: Book) -> None:
    made = images(book)
    for output in pages(book, figures(book)):
        if not output.path.endswith(".md"):
            continue
        head = output.data.decode().split("---\n")[1].splitlines()
        meta = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in head)}
        year = re.match(r"edisi/(\d{4})/", output.path)
        own = meta.get("gambar", "")
        assert not own or re.fullmatch(
            re.escape(output.path.removesuffix("index.md")) + rf"bagikan-({share.DRAFT}|{year and year[1]}\.\d)\.png",
            own,
        )
        assert ("gambar" in meta) == (own in made)
        if own in made:
            x = made[own]
            assert x.nama in meta["gambar_alt"] and x.penghargaan.predikat in meta["gambar_alt"]


def test_an_image_is_named_by_the_publication_that_last_changed_it(book: Book) -> None:
    """Messengers keep an image by its address: what was corrected must not be shown from what they kept.

    What was not stays where it was, and a former name goes on working: a page elsewhere may show it.
    """
    key = next(key for key in book.reports if key[1] in book.daerah and key[1] not in book.claims)
    first, second, third = (Terbitan(number, f"2099-0{number}-01") for number in (1, 2, 3))
    row = (f"{key[1]}.pasar.pusat", "80")

    def names(states: tuple[Terbitan, ...], own: tuple = (), beside: tuple = ()) -> list[str]:
        edisi = replace(book.data.edisi[key[0]], terbitan=states)
        data = replace(book.data, edisi={key[0]: edisi}, terbit={key[0]: beside})
        told = replace(book, data=data, reports={**book.reports, key: replace(book.reports[key], terbit=own)})
        made = [output.path for output in share.image(told, key)]
        assert made[-1] == share.address(told, key)
        return [name.rpartition("/")[2].removeprefix("bagikan-").removesuffix(".png") for name in made]

    year, kode = key
    assert names(()) == ["draf"]
    assert names((first,)) == names((first,), ((*row, 1),)) == [f"{year}.1"]
    assert names((first, second), ((*row, 1),)) == [f"{year}.1"]
    assert names((first, second), ((*row, 1), (*row, 2))) == [f"{year}.1", f"{year}.2"]
    assert names((first, second, third), ((*row, 2),)) == [f"{year}.2"]
    award, level = (f"penghargaan.{year}.{kode}", "Wiwerda", 3), (f"{kode}.hitungan.keterbukaan", "3", 2)
    others = (f"penghargaan.{year}.11.01", "Padapa", 2), (f"{kode}.hitungan.pasar.pusat.lain", "5", 2)
    assert names((first, second, third), ((*row, 1),), others) == [f"{year}.1"]
    assert names((first, second, third), ((*row, 1),), (*others, award)) == [f"{year}.1", f"{year}.3"]
    assert names((first, second, third), ((*row, 1),), (level, award)) == [f"{year}.1", f"{year}.2", f"{year}.3"]
    nothing = (f"{kode}.hitungan.keterbukaan", "0", 1)
    assert names((first, second, third), ((*row, 2),), (nothing,)) == [f"{year}.2"]


def test_the_cover_shows_every_district(book: Book) -> None:
    x = share.cover(book)
    assert len(x.petak) == len(book.daerah)
    assert sampul.draw(x) == sampul.draw(x)
    assert Image.open(io.BytesIO(sampul.draw(x))).size == (1200, 630)


def _letters(_: int) -> list[float]:
    """Advances as the font file gives them, read letter by letter."""
    return [font(1000 + n, True).load_char(ord(char)).linearHoriAdvance for n in range(40) for char in "Kabupaten"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sistem ini tidak mengenal fork")
def test_processes_do_not_read_one_open_font_at_once() -> None:
    """Two that share an open file move each other's place in it: letters came out wrong, or not at all."""
    alone = _letters(0)
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.apply(_fonts_open) == 0
        assert all(found == alone for found in pool.map(_letters, range(24), 1))


def _fonts_open() -> int:
    return font.cache_info().currsize
