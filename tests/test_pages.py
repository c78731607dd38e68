"""Pages from the tiny example country, read as text: golden pages, comparable changes, and what an empty page says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import html

from generator.book import make_book
from generator.figures import figures
from generator.fragments import CLOSE, OPEN
from generator.load import load
from generator.pages import PAGES, pages

CONTOH = Path(__file__).parent / "contoh"
GOLDEN = Path(__file__).parent / "golden" / "halaman"
NAMED = {
    "kartu-penuh": "edisi/2025/62.01-kotawaringin-barat/index.md",
    "kartu-kosong": "edisi/2024/11.11-bireuen/index.md",
    "daerah": "daerah/62.01-kotawaringin-barat/index.md",
    "tatanan": "edisi/2025/tatanan/pasar/index.md",
    "indikator": "edisi/2025/indikator/pasar.01/index.md",
    "instrumen": "instrumen/2025/index.md",
}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Path -> text of every page and table of the example country."""
    data, problems = load(CONTOH)
    assert not problems
    book = make_book(data)
    return {output.path: output.data.decode() for output in pages(book, figures(book))}


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
    told = {name.split(".hitungan.")[1] for name in page.xpath("//data/@data-angka") if name.endswith(".perubahan")}
    assert {".".join(name.split(".")[:2]) for name in told} <= same


def test_no_edition_before_means_no_change(made: dict[str, str]) -> None:
    first = html.fromstring(made["edisi/2024/62.01-kotawaringin-barat/index.md"])
    assert not [name for name in first.xpath("//data/@data-angka") if name.endswith(".perubahan")]


def test_list_of_page_kinds_has_no_twin() -> None:
    assert len(set(PAGES)) == len(PAGES)
