"""The map of an edition: what a tile says is what the table beside it says, and both are what the data says."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator import addresses, pages, words
from generator.book import Book, make_book
from generator.demo import Wish, make
from generator.figures import figures
from generator.load import load
from generator.pages import classes
from generator.pages.paper import make_press
from generator.results import Figure
from tests.situs import DATA, text_of

Nation = tuple[Book, dict[str, Figure]]
YEAR = 2025
MISSING = "belum tercatat"


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    """A made-up country of forty reports in two editions; these forty are all its districts."""
    folder = tmp_path_factory.mktemp("peta") / "data"
    make(folder, DATA, Wish(40, 2, 3))
    book = make_book(load(folder)[0])
    return book, figures(book)


@pytest.fixture(scope="module")
def real() -> Nation:
    book = make_book(load(DATA)[0])
    return book, figures(book)


def drawn(nation: Nation, slug: str, tahun: int = YEAR) -> HtmlElement:
    page = next(iter(pages.layer(*nation, tahun, slug)))
    assert page.path == f"edisi/{tahun}/peta/{slug}/index.md"
    return html.fromstring(page.data.decode())


def tiles(root: HtmlElement) -> dict[str, tuple[str, str, str]]:
    """Code -> (province, letter, words) of every tile."""
    letters = {g.get("id"): text_of(g.find("text")) for g in root.xpath("//defs/g")}
    found = {}
    for link in root.xpath("//svg//a"):
        code = re.search(r"(\d\d\.\d\d)-", link.get("href"))[1]
        _, _, said = link.findtext("title").rpartition(": ")
        found[code] = (link.getparent().get("aria-label"), letters[link.find("use").get("href")[1:]], said)
    return found


def listed(book: Book, root: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Code -> (province, class, value) of every row of the table."""
    codes = {(d.provinsi, d.nama): d.kode for d in book.daerah.values()}
    found = {}
    for body in root.xpath("//table[@data-kisi]/tbody"):
        name = text_of(body.xpath("./tr/th[@scope='rowgroup']")[0])
        for row in body.xpath("./tr[td]"):
            district, *cells = (text_of(cell) for cell in row)
            found[codes[name, district]] = (name, *cells)
    return found


def keys(root: HtmlElement) -> dict[str, tuple[str, int]]:
    """Letter -> (words, count) of the legend."""
    found = {}
    for item in root.xpath("//ul[@class='legenda']/li"):
        letter, text = (text_of(part) for part in item)
        said = re.fullmatch(r"(.*) \(([\d.]+)\)", text)
        found[letter] = (said[1], int(said[2].replace(".", "")))
    return found


@pytest.mark.parametrize("slug", ["keterbukaan", "penghargaan", "pasar", "sehat-mandiri"])
@pytest.mark.parametrize("made_up", [True, False])
def test_map_table_and_legend_say_the_same(nation: Nation, real: Nation, slug: str, made_up: bool) -> None:
    book, known = nation if made_up else real
    root = drawn((book, known), slug)
    map_, table, legend = tiles(root), listed(book, root), keys(root)
    assert map_.keys() == table.keys() == book.daerah.keys() and len(map_) == (40 if made_up else 514)
    for code, (province, letter, said) in map_.items():
        assert province == table[code][0] == book.daerah[code].provinsi
        assert table[code][1].partition(": ")[0] == said and legend[letter][0].startswith(said), code
    counts = Counter(letter for _, letter, _ in map_.values())
    assert {letter: count for letter, (_, count) in legend.items() if count} == counts
    groups = root.xpath("//svg//g[@role='group']/@aria-label")
    assert groups == list(dict.fromkeys(d.provinsi for d in book.daerah.values()))


@pytest.mark.parametrize("slug", ["pasar", "sehat-mandiri", "transportasi-lalin"])
def test_classes_of_a_tatanan_follow_its_download_and_the_gates_of_the_edition(nation: Nation, slug: str) -> None:
    book, known = nation
    outputs = {output.path: output.data for output in pages.tatanan(book, known, YEAR, slug)}
    rows = csv.reader(io.StringIO(outputs[f"edisi/{YEAR}/tatanan/{slug}/nilai.csv"].decode().lstrip("\ufeff")))
    by_name: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        stage = next((cell for cell in row if cell in words.TAHAP.values()), None)
        if stage:
            by_name[row[row.index(stage) - 2]][stage] = row[row.index(stage) - 1]
    root = drawn(nation, slug)
    stage = re.search(r"verifikasi \w+|penilaian mandiri", root.xpath("string(//caption)"))[0]
    shown = listed(book, root)
    seen = Counter()
    for code, (_, letter, _) in tiles(root).items():
        given = by_name[book.daerah[code].nama]
        own = given.get(stage, "")
        if re.fullmatch(r"[\d.]+", own):
            value = Decimal(own)
            assert letter == str(1 + sum(value >= gate for gate in (71, 81, 91))), (code, own)
            assert shown[code][2] == words.angka(value)
        else:
            assert letter in ("t", "?", "s", "x", "n", "v", "d", "b", "–") and (letter != "–" or not given), (
                code,
                given,
            )
        seen[letter] += 1
    assert len(seen) > 3 and seen["–"]


@pytest.mark.parametrize("why", words.ALASAN)
def test_a_missing_value_has_the_reason_of_its_card(nation: Nation, why: str) -> None:
    book, known = nation
    slug, found = "pasar", tiles(drawn(nation, "pasar"))
    code = next(code for code, (_, letter, _) in found.items() if letter in "1234")
    none = {"percents": (), "candidates": (), "low": None, "high": None, "alasan": why}
    scores = tuple(replace(s, **none) if s.tatanan.slug == slug else s for s in book.scores[YEAR, code])
    root = drawn((replace(book, scores={**book.scores, (YEAR, code): scores}), known), slug)
    _, letter, said = tiles(root)[code]
    assert said == listed(book, root)[code][1] == why and keys(root)[letter] == (f"{why}: {words.ALASAN[why]}", 1)


def test_the_line_above_the_table_says_which_names_are_links(nation: Nation, real: Nation) -> None:
    for data, slug in [(nation, "pasar"), (real, "pasar"), (real, "keterbukaan"), (real, "penghargaan")]:
        root = drawn(data, slug)
        rows, linked = (root.xpath(f"//table[@data-kisi]/tbody/tr/th[@scope='row']{a}") for a in ("", "/a"))
        said = root.xpath("string(//table[@data-kisi]/preceding::p[@class='kecil'][1])")
        assert ("Nama membuka" in said) == (len(rows) == len(linked))
        assert ("Nama bergaris bawah" in said) == (0 < len(linked) < len(rows))


def test_another_stage_is_never_mixed_in(nation: Nation) -> None:
    book, known = nation
    slug, found = "pasar", tiles(drawn(nation, "pasar"))
    code = next(code for code, (_, letter, _) in found.items() if letter in "1234")
    stage = classes.tatanan(make_press(book, known), YEAR, slug).stage
    scores = tuple(
        replace(s, tahap="tidak-disebut") if s.tahap == stage else s
        for s in book.scores[YEAR, code]
        if s.tahap == stage or s.tatanan.slug != slug
    )
    moved = replace(book, scores={**book.scores, (YEAR, code): scores})
    root = drawn((moved, known), slug)
    assert tiles(root)[code][1] == "t"
    assert listed(book, root)[code][2].endswith("(tahap tidak disebut sumber)")


def test_awards_are_national_and_rivals_stay_rivals(real: Nation) -> None:
    book, _ = real
    given: dict[str, set[str]] = defaultdict(set)
    for row in book.data.penghargaan:
        if row.item.tahun == YEAR and row.item.cakupan == "nasional":
            given[row.item.kode].add(row.item.predikat)
    letters = {"padapa": "P", "wiwerda": "Wi", "wistara": "W", "wistara-paripurna": "WP", "tidak-disebut": "T"}
    for code, (_, letter, said) in tiles(drawn(real, "penghargaan")).items():
        levels = given[code] - {"tidak-disebut"} or given[code]
        wanted = letters[next(iter(levels))] if len(levels) == 1 else "?" if levels else "–"
        assert letter == wanted and (letter != "–" or said == MISSING), code


def test_openness_is_the_level_of_the_edition(real: Nation) -> None:
    book, known = real
    for code, (_, letter, said) in tiles(drawn(real, "keterbukaan")).items():
        level = known[f"{YEAR}.{code}.hitungan.keterbukaan"].nilai
        assert letter == str(level) and said == words.TINGKAT[level]


def test_unknown_gates_make_no_classes(nation: Nation) -> None:
    book, known = nation
    versi = book.data.edisi[YEAR].instrumen
    rules = {**book.data.instrumen, versi: replace(book.data.instrumen[versi], syarat=())}
    root = drawn((replace(book, data=replace(book.data, instrumen=rules)), known), "pasar")
    assert keys(root)["T"][0] == "nilainya tercatat" and not set(keys(root)) & set("1234")


def test_an_edition_without_awards_has_no_map_of_them(real: Nation) -> None:
    book, known = real
    years = [year for year, edisi in book.data.edisi.items() if edisi.penghargaan == "tidak ada"]
    assert years
    for year in years:
        assert not list(pages.layer(book, known, year, "penghargaan"))
        root = drawn(real, "pasar", year)
        assert "Penghargaan" not in [text_of(link) for link in root.xpath("//nav[@aria-label='Lapisan peta']/a")]


def test_layers_lead_to_each_other_and_the_present_one_says_so(nation: Nation) -> None:
    book, known = nation
    names = classes.named(book, YEAR)
    front = next(iter(pages.edition(book, known, YEAR)))
    own, whole = drawn(nation, "pasar"), html.fromstring(front.data.decode())
    for root, kind, here in ((own, "page", "pasar"), (whole, "true", "")):
        links = root.xpath("//nav[@aria-label='Lapisan peta']/a")
        assert [text_of(link) for link in links] == list(names.values())
        present = [text_of(link) for link in links if link.get("aria-current") == kind]
        assert present == [names[here or addresses.MAP_OPENNESS]]
    assert addresses.layer(YEAR, "pasar") == f"/edisi/{YEAR}/peta/pasar/"


def test_each_map_can_be_skipped_and_enlarged(nation: Nation) -> None:
    root = drawn(nation, "penghargaan")
    skip = root.xpath("//p[@class='lewati']/a")[0]
    order = [element for element in root.iter("a", "svg") if element in (skip, root.xpath("//svg")[0])]
    assert order[0] is skip and root.get_element_by_id(skip.get("href")[1:]) is not None
    assert len(root.xpath("//section[@id='perbesar']//a")) == len(nation[0].provinsi)
