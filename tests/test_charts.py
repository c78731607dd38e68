"""Charts: same bytes always, foreign text stays text, missing is told in words, and the golden drawings."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from generator.book import make_book
from generator.charts import CHARTS, odf, petak, profil, templates
from generator.charts.inputs import (
    BarisJarak,
    BarisProfil,
    BarisTahap,
    Edisi,
    Gerbang,
    Jarak,
    Kecil,
    KecilKelas,
    Kelas,
    Kelengkapan,
    Kelompok,
    KelompokKelas,
    KlaimOdf,
    Nilai,
    Odf,
    Petak,
    Profil,
    Sebaran,
    Sorotan,
    Tahap,
    Tile,
    TitikEdisi,
)
from generator.charts.letters import fit, width, wrap
from generator.charts.palette import ON_RAMP, PALETTE, RAMP
from generator.charts.style import bare, standalone, twin
from generator.figures import figures
from generator.load import load
from generator.pages import drawings
from generator.pages.paper import make_press
from tests.bench.grafik import made

CONTOH = Path(__file__).parent / "contoh"
NUMBER = re.compile(r"[\d.]+(?:,\d+)?%|\d+ dari [\d.]+ desa/kelurahan")
GOLDEN = Path(__file__).parent / "golden" / "grafik"
STYLES = Path(__file__).parent.parent / "docs" / "aset" / "rapor.css"
FIRST = "/* charts: written by generator/charts/templates.py (KKS_GOLDEN=1 pytest tests/test_charts.py) */\n"
LAST = "/* end of charts */\n"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('x')</script> $x^2$ \"kutip\" & ]]> \x00\x0b 😀 " + "panjang " * 60
LIMIT_ONE, LIMIT_NATION, LIMIT_MAP = 5_500, 12_500, 112_640
DRAWINGS = [(chart.name, wide) for chart in CHARTS for wide in (True, False)]


def examples(label: str = "Tatanan uji") -> dict[str, Any]:
    """One input a chart, every label the given one; figures are of the imagination and name no place."""
    head = {"title": label, "desc": f"Keterangan {label}"}
    gates = (Gerbang("Padapa", 71, "≥71"), Gerbang("Wiwerda", 81, "≥81"), Gerbang("Wistara", 91, "≥91"))
    rows = (
        BarisProfil(label, 93.93, "93,93%", province=88, nation=80),
        BarisProfil(label),
        BarisProfil(label, None, "3 dari 12", "belum lengkap", low=20, high=86),
        BarisProfil(label, 90.9, "dua angka", rivals=(84.0,)),
    )
    points = (
        TitikEdisi("2023", 78.2, "78,20%", label, award="Padapa"),
        TitikEdisi("2024", 90.38, "90,38%", "pusat", award=label, break_label=label),
        TitikEdisi("2025", None, comparable=True),
    )
    steps = (BarisTahap(label, Nilai(94, "94,00%"), Nilai(), Nilai(88, "88,00%")),)
    ways = (BarisJarak(label, 0.97, "kurang 25 poin", label), BarisJarak("Pasar"), BarisJarak("ODF", 1, "tercapai"))
    claims = (KlaimOdf(label, "58 dari 59 desa/kelurahan", 58, 59), KlaimOdf("Sumber", label, percent=97.5))
    kinds = (Kelas(0, "0", label), Kelas(2, "2", "nilai tatanan"))
    tiles = tuple(
        Tile(f"{at}", at % 3 + at // 3 / 2, at // 3 * 0.866, at % 5, str(at % 5), label, f"../{at}/") for at in range(6)
    )
    chosen = (Sorotan(label, 80, "80,00%"),)
    groups = (Kelompok(label, (80, 90), "2 dari 4"), Kelompok("B", (), "0 dari 3"))
    return {
        "profil": Profil(**head, rows=rows, gates=gates),
        "edisi": Edisi(**head, points=points, gates=gates, bottom=50),
        "tahap": Tahap(**head, rows=steps, gates=gates),
        "jarak": Jarak(**head, rows=ways, need_label="syarat Wistara"),
        "odf": Odf(**head, claims=claims, gates=(Gerbang("Padapa", 80, "80%"), Gerbang("Wistara", 100, "100%"))),
        "sebaran": Sebaran(**head, values=(70, 80, 80, 95), highlights=chosen, gates=gates, median=Nilai(80, "median")),
        "kecil": Kecil(**head, groups=groups, gates=gates),
        "kecil_kelas": KecilKelas(**head, classes=kinds, groups=(KelompokKelas(label, (5, 2), "7"),)),
        "petak": Petak(**head, tiles=tiles, legend=kinds),
        "kelengkapan": Kelengkapan(**head, filled=9, not_applicable=1, missing=2, filled_text="9 terisi",
                                   not_applicable_text=label, missing_text="2 belum ada"),
    }  # fmt: skip


def drawer(name: str) -> Callable[[Any, bool, str], str]:
    return next(chart.draw for chart in CHARTS if chart.name == name)


def texts(svg: str) -> list[str]:
    return texts_of(etree.fromstring(svg.encode()))


@pytest.mark.parametrize(("name", "wide"), DRAWINGS)
def test_every_chart_is_one_accessible_drawing(name: str, wide: bool) -> None:
    svg = drawer(name)(examples()[name], wide, "2024.62.01-a")
    root = etree.fromstring(svg.encode())
    assert svg.startswith("<svg ") and "<!--" not in svg and "metadata" not in svg and "#0000" not in svg
    assert root.get("class") == "grafik" and root.get("width") is None and root.get("height") is None
    assert root.get("role") == ("group" if name == "petak" else "img")
    assert root.get("viewBox").split()[2] == ("720" if wide else "330")
    first, second = root[0], root[1]
    assert (first.tag, first.text) == (f"{SVG}title", "Tatanan uji")
    assert (second.tag, second.text) == (f"{SVG}desc", "Keterangan Tatanan uji")
    assert root.get("aria-labelledby") == f"{first.get('id')} {second.get('id')}" == "2024.62.01-a-t 2024.62.01-a-d"


@pytest.mark.parametrize(("name", "wide"), DRAWINGS)
def test_ids_are_the_callers_and_complete(name: str, wide: bool) -> None:
    svg = drawer(name)(examples()[name], wide, "uji")
    root = etree.fromstring(svg.encode())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids)) and all(each.startswith("uji-") for each in ids)
    used = {href[1:] for href in root.xpath("//*[local-name()='use']/@href")}
    used |= {fill[5:-1] for fill in root.xpath("//@fill") if fill.startswith("url(#")}
    assert used <= set(ids)


@pytest.mark.parametrize(("name", "wide"), DRAWINGS)
def test_foreign_text_stays_text_and_inside(name: str, wide: bool) -> None:
    svg = standalone(drawer(name)(examples(HOSTILE)[name], wide, "uji"))
    root = etree.fromstring(svg.encode())
    assert not root.xpath("//*[local-name()='script']") and not root.xpath("//@*[starts-with(name(), 'on')]")
    assert root[0].text.startswith("<script>alert('x')</script> $x^2$ \"kutip\" & ]]> 😀")
    for node in root.xpath("//svg:text[not(ancestor::svg:defs)]", namespaces={"svg": SVG[1:-1]}):
        left, right = extent(node)
        assert left >= -1 and right <= float(root.get("viewBox").split()[2]) + 1, node.text


def extent(node: Any) -> tuple[float, float]:
    """Left and right end of a text node, by the same widths the charts reckon with."""
    wide = width(node.text, float(node.get("font-size", "12px")[:-2]), node.get("font-weight") == "700")
    left = float(node.get("x")) - {"end": wide, "middle": wide / 2}.get(node.get("text-anchor", ""), 0)
    return left, left + wide


@pytest.mark.parametrize(("name", "wide"), DRAWINGS)
def test_letters_are_readable_on_a_phone(name: str, wide: bool) -> None:
    root = etree.fromstring(standalone(drawer(name)(examples()[name], wide, "uji")).encode())
    sizes = [node.get("font-size", "12px") for node in root.iter(f"{SVG}text") if len(node.text) > 1]
    assert min(float(size[:-2]) for size in sizes) >= 11


def test_same_bytes_twice_and_in_another_process() -> None:
    program = (
        "import hashlib; from tests.test_charts import examples; from generator.charts import CHARTS;"
        "all = [c.draw(examples()[c.name], w, 'u') for c in CHARTS for w in (True, False)];"
        "print(hashlib.sha256(''.join(all).encode()).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                       cwd=Path(__file__).parent.parent, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "77")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    for name, wide in DRAWINGS:
        assert drawer(name)(examples()[name], wide, "u") == drawer(name)(examples()[name], wide, "u")


def test_missing_is_a_word_and_a_hatch_never_a_zero() -> None:
    alone = Profil("T", "D", (BarisProfil("Pasar", missing="belum diverifikasi"),))
    zero = Profil("T", "D", (BarisProfil("Pasar", 0.0, "0,00%"),))
    for wide in (True, False):
        missing, nought = profil.draw(alone, wide, "u"), profil.draw(zero, wide, "u")
        assert "belum diverifikasi" in texts(missing) and "<pattern" in missing and "g-dot" not in missing
        assert "0,00%" in texts(nought) and "<pattern" not in nought and "g-dot" in nought


def test_incomparable_editions_are_not_joined() -> None:
    def svg(comparable: bool) -> str:
        points = (TitikEdisi("2023", 80, "80"), TitikEdisi("2024", 90, "90", comparable=comparable))
        return drawer("edisi")(Edisi("T", "D", points), True, "u")

    assert "instrumen berubah" in texts(svg(False)) and "g-stem" not in svg(False)
    assert "instrumen berubah" not in texts(svg(True)) and "g-stem" in svg(True)


def test_villages_count_before_a_rounded_percentage() -> None:
    def bar(**claim: Any) -> str:
        svg = odf.draw(Odf("T", "D", (KlaimOdf("S", "teks", **claim),)), True, "u")
        return svg.split('class="g-b3" d="')[1].split('"')[0]

    assert bar(have=59, total=59, percent=98) == bar(percent=100) != bar(have=58, total=59, percent=100)


def test_tiles_are_links_with_names_and_touch() -> None:
    tiles = tuple(Tile(f"{at}", at, 0, 1, "1", f"Daerah & {at}", f"../{at}/?a=1&b=2") for at in range(3))
    root = etree.fromstring(petak.draw(Petak("T", "D", tiles), True, "u").encode())
    links = root.xpath("//*[local-name()='a']")
    assert [link[0].text for link in links] == ["Daerah & 0", "Daerah & 1", "Daerah & 2"]
    assert links[0].get("href") == "../0/?a=1&b=2" and links[0][0].tag == f"{SVG}title"
    places = [float(use.get("x")) for use in root.xpath("//*[local-name()='a']/*[local-name()='use']")]
    assert places[1] - places[0] == pytest.approx(petak.LARGEST[True], abs=0.1)


def test_a_map_without_quotes_is_the_same_to_a_browser() -> None:
    tiles = tuple(
        Tile(f"{at}", at, 0.866, at, "1", f'Daerah "{at}" = a/>b', f"../{at}/", "Satu dua") for at in range(2)
    )
    svg = petak.draw(Petak("T", "D", tiles), True, "u")
    short = bare(svg)
    assert len(short) < len(svg) and "href=../1/>" in short
    found = [html.fragment_fromstring(text) for text in (svg, short)]
    assert html.tostring(found[0]) == html.tostring(found[1])


def test_tiles_stand_in_the_named_group_of_their_province_and_an_empty_one_is_no_tone() -> None:
    tiles = [Tile(f"{at}", at, 0, None if at == 2 else 1, "–", f"Daerah {at}", "../", "A & B" if at else "C")
             for at in range(3)]  # fmt: skip
    root = etree.fromstring(petak.draw(Petak("T", "D", tuple(tiles)), True, "u").encode())
    groups = root.xpath("//*[local-name()='g'][@aria-label]")
    assert [(group.get("role"), group.get("aria-label"), len(group)) for group in groups] == [
        ("group", "C", 1), ("group", "A & B", 2),
    ]  # fmt: skip
    assert [path.get("class") for path in root.iter(f"{SVG}path")] == ["g-s1", "g-void"]


@pytest.mark.parametrize(("across", "wide"), [(56, True), (30, True), (9.5, False), (1, False)])
def test_every_tile_shows_its_letters(across: float, wide: bool) -> None:
    tiles = tuple(Tile(f"{at}", at * (across - 1), 0, at, letter, "Daerah") for at, letter in enumerate(("WP", "Wi")))
    assert texts(petak.draw(Petak("T", "D", tiles), wide, "u")) == ["WP", "Wi"]


def test_a_tile_never_links_to_a_script() -> None:
    tile = Tile("1", 0, 0, 1, "1", "Daerah", "javascript:alert(1)")
    assert "javascript" not in petak.draw(Petak("T", "D", (tile,)), True, "u")


def test_sizes_are_small() -> None:
    rows = examples()["profil"].rows
    nine = dataclasses.replace(examples()["profil"], rows=(rows * 3)[:9])
    tiles = tuple(
        Tile(f"{at}", at % 56, at // 56 * 0.866, at % 5, str(at % 5), f"Kabupaten Nama Sedang {at}: nilai tatanan",
             f"../../daerah/{at:05d}-nama-sedang/") for at in range(514)
    )  # fmt: skip
    groups = tuple(Kelompok(f"Provinsi {at}", (70.0, 80.0, 90.0) * 4, "12 dari 14") for at in range(38))
    nation = dataclasses.replace(examples()["kecil"], groups=groups)
    for wide in (True, False):
        assert len(profil.draw(nine, wide, "u").encode()) < LIMIT_ONE
        assert len(drawer("kecil")(nation, wide, "u").encode()) < LIMIT_NATION
        assert len(petak.draw(Petak("T", "D", tiles), wide, "u").encode()) < LIMIT_MAP


def test_a_card_leaves_the_page_its_elements() -> None:
    """All charts of a card with nine tatanan and three stages; the page itself may have 1,500 elements."""
    whole = made(1)
    drawn = [drawer(name)(whole[name], False, "u") for name in ("profil", "jarak", "tahap", "odf", "kelengkapan")]
    drawn.append(profil.draw(whole["profil"], True, "u"))
    assert sum(1 for svg in drawn for _ in etree.fromstring(svg.encode()).iter()) <= 330


def test_what_a_card_draws_is_what_it_says() -> None:
    """Every percentage and village count in the letters of a chart is in its text alternative, and none beyond."""
    data, problems = load(CONTOH)
    assert not problems
    book = make_book(data)
    press = make_press(book, figures(book))
    told = 0
    for key in book.reports:
        for name in ("profil", "tahap", "odf"):
            chart = drawings.card(press, key)[name] if "." in key[1] else None
            if chart:
                root = etree.fromstring(f"{chart.narrow or chart.wide}".encode())
                drawn = {number for text in texts_of(root) for number in NUMBER.findall(text)}
                assert drawn == set(NUMBER.findall(root.findtext(f"{SVG}desc"))), (key, name)
                told += len(drawn)
    assert told > 10


def texts_of(root: Any) -> list[str]:
    return [node.text for node in root.iter(f"{SVG}text")]


def test_empty_inputs_still_draw() -> None:
    emptied = {
        "profil": {"rows": ()},
        "edisi": {"points": ()},
        "tahap": {"rows": ()},
        "jarak": {"rows": ()},
        "odf": {"claims": ()},
        "sebaran": {"values": (), "highlights": (), "median": None},
        "kecil": {"groups": ()},
        "kecil_kelas": {"groups": ()},
        "petak": {"tiles": ()},
        "kelengkapan": {"filled": 0, "not_applicable": 0, "missing": 0},
    }
    for name, wide in DRAWINGS:
        etree.fromstring(drawer(name)(dataclasses.replace(examples()[name], **emptied[name]), wide, "u").encode())


def test_uid_must_be_part_of_an_id() -> None:
    for uid in ("", 'a"b', "a b", "<a>"):
        with pytest.raises(ValueError, match="id grafik"):
            odf.draw(examples()["odf"], True, uid)


def test_a_file_of_its_own_needs_no_css() -> None:
    alone = standalone(odf.draw(examples()["odf"], True, "u"))
    assert "class=" not in alone and 'width="720"' in alone and PALETTE["r3"] in alone
    etree.fromstring(alone.encode())


def test_no_class_without_a_rule() -> None:
    """Every look has its rule, save the two that look like nothing: plain ink, and the hatch, which is a pattern."""
    drawn = "".join(drawer(name)(examples()[name], wide, "u") for name, wide in DRAWINGS)
    used = set(re.findall(r'class="g-(\w+)"', drawn))
    assert used - set(templates.classes()) == {"tick", "hatch"} and "style=" not in drawn


def test_the_style_sheet_has_the_rules_of_the_looks() -> None:
    """KKS_GOLDEN=1 writes them anew."""
    text = STYLES.read_text(encoding="utf-8")
    before, rest = text.split(FIRST)
    rules, after = rest.split(LAST)
    if os.environ.get("KKS_GOLDEN") == "1":
        STYLES.write_text(f"{before}{FIRST}{templates.css()}{LAST}{after}", encoding="utf-8")
        rules = templates.css()
    assert rules == templates.css()


def scheme(start: str) -> dict[str, str]:
    """The colours of the palette in the `:root` rule of the page's style sheet that follows `start`."""
    whole = STYLES.read_text(encoding="utf-8")
    known: dict[str, str] = {}
    for block in (whole, whole[whole.index(start) :]):
        rule = block[block.index(":root {") : block.index("}", block.index(":root {"))]
        known |= dict(re.findall(r"--([\w-]+): ([^;]+);", rule))
    found = {}
    for name in PALETTE:
        value = known[f"g-{name}"]
        found[name] = known[value[6:-1]] if value.startswith("var(--") else value
    return {name: re.sub(r"^#(.)(.)(.)$", r"#\1\1\2\2\3\3", value) for name, value in found.items()}


def test_light_colours_are_the_palette() -> None:
    assert scheme(":root {") == PALETTE


@pytest.mark.parametrize("start", [":root {", "@media (prefers-color-scheme: dark)", "@media print"])
def test_letters_on_tones_have_contrast(start: str) -> None:
    colours = scheme(start)
    others = [("card", "ink"), ("card", "muted"), ("r1", "ink"), ("r0", "muted"), ("card", "note"), ("paper", "muted")]
    for ground, letter in [*zip(RAMP, ON_RAMP, strict=True), *others]:
        pair = sorted((luminance(colours[ground]), luminance(colours[letter])))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ground, letter)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_are_fitted() -> None:
    assert fit("Pasar", 12, 100) == "Pasar" and fit("Pasar rakyat " * 9, 12, 80).endswith("…")
    assert width(fit("Pasar rakyat " * 9, 12, 80), 12) <= 80
    assert wrap("satu dua tiga empat lima enam", 12, 60, 2)[1].endswith("…")


@pytest.mark.parametrize("name", ["profil", "odf"])
@pytest.mark.parametrize("wide", [True, False])
def test_golden(name: str, wide: bool) -> None:
    """KKS_GOLDEN=1 writes them anew; look at them as pictures then."""
    path = GOLDEN / f"{name}-{'lebar' if wide else 'sempit'}.svg"
    svg = standalone(drawer(name)(examples()[name], wide, "contoh"))
    if os.environ.get("KKS_GOLDEN") == "1":
        path.write_text(svg, encoding="utf-8")
    assert svg == path.read_text(encoding="utf-8")


def test_a_twin_takes_its_words_from_the_other() -> None:
    narrow, wide = (profil.draw(examples()["profil"], flag, f"u-{flag}") for flag in (False, True))
    root = etree.fromstring(f"<p>{narrow}{twin(wide, 'u-False')}</p>".encode())
    words = {node.get("id"): node.text or "" for node in root.iter() if node.get("id")}
    said = [" ".join(words[name] for name in svg.get("aria-labelledby").split()).strip() for svg in root]
    assert said[0] == said[1] == "Tatanan uji Keterangan Tatanan uji"
    assert len(root[1].findall(f"{SVG}desc")) == 1 and root[1].find(f"{SVG}title") is None
