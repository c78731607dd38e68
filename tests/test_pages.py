"""Pages from the tiny example country, read as text: golden pages, comparable changes, and what an empty page says."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator.book import make_book
from generator.figures import figures
from generator.fragments import CLOSE, OPEN
from generator.load import load
from generator.model import Sumber
from generator.pages import GENERAL, marks, pages
from generator.results import Figure
from tests.made import indikator
from tests.situs import shown

CONTOH = Path(__file__).parent / "contoh"
GOLDEN = Path(__file__).parent / "golden" / "halaman"
NAMED = {
    "kartu-penuh": "edisi/2025/62.01-kotawaringin-barat/index.md",
    "kartu-kosong": "edisi/2024/11.11-bireuen/index.md",
    "daerah": "daerah/62.01-kotawaringin-barat/index.md",
    "tatanan": "edisi/2025/tatanan/pasar/index.md",
    "indikator": "edisi/2025/indikator/pasar.01/index.md",
    "instrumen": "instrumen/2025/index.md",
    "perubahan": "edisi/2025/perubahan/index.md",
    "aturan": "penghargaan/aturan/2025/index.md",
}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Path -> text of every page and table of the example country."""
    data, problems = load(CONTOH)
    assert not problems
    book = make_book(data)
    made = pages(book, figures(book))
    return {output.path: output.data.decode() for output in made if not output.path.endswith(".png")}


def lines(page: str) -> str:
    """What a reader sees, a line a block; charts are left to their own tests."""
    body = html.fromstring(page[page.index(OPEN) + len(OPEN) : page.index(CLOSE)])
    for chart in body.xpath("//*[local-name()='svg']"):
        chart.drop_tree()
    for block in body.xpath("//li|//p|//h1|//h2|//h3|//dt|//dd|//tr|//figcaption|//summary|//caption"):
        block.tail = "\n" + (block.tail or "")
    text = re.sub(r"[ \t]+", " ", body.text_content())
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("name", NAMED)
def test_page_reads_as_reviewed(made: dict[str, str], name: str) -> None:
    """Golden files are reviewed like text; KKS_GOLDEN=1 writes them anew."""
    path, text = GOLDEN / f"{name}.txt", lines(made[NAMED[name]])
    if os.environ.get("KKS_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_page_is_front_matter_and_one_fragment(made: dict[str, str]) -> None:
    for path, text in made.items():
        if path.endswith(".md"):
            head, body = text.split("\n---\n", 1)
            assert head.startswith("---\ntitle: ")
            assert body.strip().startswith(OPEN)
            assert body.rstrip().endswith(CLOSE)
            assert body.count(OPEN) == body.count(CLOSE) == 1


def test_change_is_said_only_for_comparable_indicators(made: dict[str, str]) -> None:
    data, _ = load(CONTOH)
    same = {row.item.ke for row in data.padanan if row.item.sebanding == "ya"}
    assert same
    page = html.fromstring(made[NAMED["kartu-penuh"]])
    told = {figure.name.split(".hitungan.")[1] for figure in shown(page) if figure.name.endswith(".perubahan")}
    assert {".".join(name.split(".")[:2]) for name in told} <= same


def test_no_edition_before_means_no_change(made: dict[str, str]) -> None:
    first = html.fromstring(made["edisi/2024/62.01-kotawaringin-barat/index.md"])
    assert not [figure.name for figure in shown(first) if figure.name.endswith(".perubahan")]


def mark(code: str, stage: str, value: int | None, sources: tuple[Sumber, ...], **more: object) -> Figure:
    figure = Figure(f"1.62.01.{code}.{stage}", "1", "62.01", "Kabupaten", "indikator", "nilai indikator", value)
    return replace(figure, tahap=stage, indikator=code, sumber=sources, **more)  # type: ignore[arg-type]


def made_table() -> HtmlElement:
    """Two indicators: one with a raw value, a change and a missing stage; one with rivals, of which one is foreign."""
    usual, odd = (Sumber("Dinas Satu", "2025"),), (Sumber("Koran <Dua>", "2025"),)
    first = {
        "provinsi": [mark("pasar.01", "provinsi", None, usual, alasan="belum diverifikasi")],
        "pusat": [mark("pasar.01", "pusat", 75, usual, capaian=Decimal("90.50"), satuan_capaian="%", bukti="ada")],
    }
    rivals = [mark("pasar.02", "pusat", 0, usual), replace(mark("pasar.02", "pusat", 50, odd), id="1.62.01.x.2")]
    change = mark("pasar.01", "pusat", -25, usual, butir="perubahan sejak edisi lalu")
    change = replace(change, id="1.62.01.hitungan.pasar.01.pusat.perubahan")
    items = (replace(indikator(2)[0], satuan="%", nama="Satu & lain"), indikator(2)[1])
    found = marks.Marks({"pasar.01": first, "pasar.02": {"pusat": rivals}}, {"pasar.01": {"pusat": change}}, {})
    return html.fromstring(str(marks.table(found, items, "Pasar", {})))


def test_a_row_holds_scores_reasons_and_changes_each_at_its_own_place() -> None:
    page = made_table()
    found = {figure.name: (figure.value, *figure.cell) for figure in shown(page)}
    assert found["1.62.01.pasar.01.pusat"] == ("75", "75", "90,50% ✓")
    assert found["1.62.01.pasar.01.provinsi"] == ("", "belum diverifikasi")
    assert found["1.62.01.hitungan.pasar.01.pusat.perubahan"] == ("-25", "turun 25")
    assert [th.text_content() for th in page.xpath("//thead//th")] == [
        "Indikator", "Provinsi", "Pusat",
    ]  # fmt: skip
    assert "poin sejak edisi lalu; tanpa itu, tetap" in page.text_content()
    assert "1. Satu & lain" in page.text_content()


def test_public_evidence_is_a_link_and_nothing_else_becomes_one() -> None:
    usual = (Sumber("Dinas Satu", "2025"),)
    there = 'https://contoh.example/a?b="><script>; javascript:alert(1); http://contoh.example/'
    figure = mark("pasar.01", "pusat", 75, usual, bukti="ada", tautan_publik=there)
    found = marks.Marks({"pasar.01": {"pusat": [figure]}}, {}, {})
    page = html.fromstring(str(marks.table(found, indikator(1), "Pasar", {})))
    (link,) = page.xpath("//a")
    assert dict(link.attrib) == {
        "href": there.split("; ")[0], "rel": "nofollow noopener", "aria-label": "bukti (tautan keluar)",
    }  # fmt: skip
    assert "↗ dibuka untuk umum oleh pemiliknya" in page.text_content()
    assert not page.xpath("//script")


def test_rivals_share_a_cell_and_a_foreign_source_is_named_in_its_row() -> None:
    page = made_table()
    row = page.xpath("//tbody/tr")[1]
    assert [(link.get("id"), link.get("data-nilai")) for link in row.xpath(".//a[@data-nilai]")] == [
        ("1.62.01.pasar.02.pusat", "0"), ("1.62.01.x.2", "50"),
    ]  # fmt: skip
    assert "Pusat, sumber: Koran <Dua>, 2025" in row.text_content()
    assert "belum ada data" in row.text_content()  # the stage without a claim is not nought
    assert "verifikasi pusat: Dinas Satu, 2025" in page.xpath("//p")[0].text_content()


def test_list_of_page_kinds_has_no_twin() -> None:
    assert len(set(GENERAL)) == len(GENERAL)
