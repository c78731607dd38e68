"""Charts: same bytes always, foreign text stays text, missing is told in words, and the golden drawings."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator.charts import CHARTS, odf, petak, profil
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
from generator.charts.style import standalone

GOLDEN = Path(__file__).parent / "golden" / "grafik"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('x')</script> $x^2$ \"kutip\" & ]]> \x00\x0b 😀 " + "panjang " * 60
LIMIT_ONE, LIMIT_NATION, LIMIT_MAP = 13_500, 20_000, 112_640
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
    return [node.text for node in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


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
    used |= {style.split("url(#")[1].split(")")[0] for style in root.xpath("//@style") if "url(#" in style}
    assert used <= set(ids)


@pytest.mark.parametrize(("name", "wide"), DRAWINGS)
def test_foreign_text_stays_text_and_inside(name: str, wide: bool) -> None:
    svg = drawer(name)(examples(HOSTILE)[name], wide, "uji")
    root = etree.fromstring(svg.encode())
    assert not root.xpath("//*[local-name()='script']") and not root.xpath("//@*[starts-with(name(), 'on')]")
    assert root[0].text.startswith("<script>alert('x')</script> $x^2$ \"kutip\" & ]]> 😀")
    for node in root.xpath("//svg:text[not(ancestor::svg:defs)]", namespaces={"svg": SVG[1:-1]}):
        left, right = extent(node)
        assert left >= -1 and right <= float(root.get("viewBox").split()[2]) + 1, node.text


def extent(node: Any) -> tuple[float, float]:
    """Left and right end of a text node, by the same widths the charts reckon with."""
    style = dict(part.split(":", 1) for part in node.get("style", "").split(";") if ":" in part)
    wide = width(node.text, float(style.get("font-size", "12px")[:-2]), style.get("font-weight") == "700")
    left = float(node.get("x")) - {"end": wide, "middle": wide / 2}.get(style.get("text-anchor", ""), 0)
    return left, left + wide


@pytest.mark.parametrize(("name", "wide"), DRAWINGS)
def test_letters_are_readable_on_a_phone(name: str, wide: bool) -> None:
    root = etree.fromstring(drawer(name)(examples()[name], wide, "uji").encode())
    styles = [node.get("style", "") for node in root.iter(f"{SVG}text") if len(node.text) > 1]
    sizes = [float(style.split("font-size:")[1].split("px")[0]) for style in styles if "font-size" in style]
    assert min(sizes, default=12) >= 11


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
        assert "belum diverifikasi" in texts(missing) and "<pattern" in missing and "<use" not in missing
        assert "0,00%" in texts(nought) and "<pattern" not in nought and "<use" in nought


def test_incomparable_editions_are_not_joined() -> None:
    def svg(comparable: bool) -> str:
        points = (TitikEdisi("2023", 80, "80"), TitikEdisi("2024", 90, "90", comparable=comparable))
        return drawer("edisi")(Edisi("T", "D", points), True, "u")

    assert "instrumen berubah" in texts(svg(False)) and "stroke-width:2" not in svg(False)
    assert "instrumen berubah" not in texts(svg(True)) and "stroke-width:2" in svg(True)


def test_villages_count_before_a_rounded_percentage() -> None:
    def bar(**claim: Any) -> str:
        svg = odf.draw(Odf("T", "D", (KlaimOdf("S", "teks", **claim),)), True, "u")
        return svg.split("--g-r3")[0].rsplit("d=", 1)[1]

    assert bar(have=59, total=59, percent=98) == bar(percent=100) != bar(have=58, total=59, percent=100)


def test_tiles_are_links_with_names_and_touch() -> None:
    tiles = tuple(Tile(f"{at}", at, 0, 1, "1", f"Daerah & {at}", f"../{at}/?a=1&b=2") for at in range(3))
    root = etree.fromstring(petak.draw(Petak("T", "D", tiles), True, "u").encode())
    links = root.xpath("//*[local-name()='a']")
    assert [link.get("aria-label") for link in links] == ["Daerah & 0", "Daerah & 1", "Daerah & 2"]
    assert links[0].get("href") == "../0/?a=1&b=2" and links[0][0].text == "Daerah & 0"
    places = [float(use.get("x")) for use in root.xpath("//*[local-name()='a']/*[local-name()='use']")]
    assert places[1] - places[0] == pytest.approx(petak.LARGEST[True], abs=0.1)


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
    assert "var(" not in alone and 'width="720"' in alone and PALETTE["r3"] in alone
    etree.fromstring(alone.encode())


def test_letters_on_tones_have_contrast() -> None:
    others = [("card", "ink"), ("card", "muted"), ("r1", "ink"), ("r0", "muted"), ("card", "note"), ("paper", "muted")]
    for ground, letter in [*zip(RAMP, ON_RAMP, strict=True), *others]:
        pair = sorted((luminance(PALETTE[ground]), luminance(PALETTE[letter])))
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
    path = GOLDEN / f"{name}-{'lebar' if wide else 'sempit'}.svg"
    assert drawer(name)(examples()[name], wide, "contoh") == path.read_text(encoding="utf-8")
