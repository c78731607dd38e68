"""Every table on a page has its CSV and JSON beside it, linked there, with the same cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.situs import follow, pages, rows, text_of
from tests.test_situs_angka import raw


@dataclass(frozen=True)
class Shown:
    """A table on a page, with the addresses of the files that the page offers for it."""

    address: str
    table: HtmlElement
    files: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.address}#{self.table.get('id')}"


@pytest.fixture(scope="module")
def tables(site: Path) -> list[Shown]:
    """Every table that the generator made; those in hand-written prose are text, and tell so by having no name."""
    found = []
    for page in pages(site):
        for table in page.root.xpath("//table[@id]"):
            links = table.xpath("ancestor::div[1]/following-sibling::*[1][self::p]//a[@download]/@href")
            found.append(Shown(page.address, table, tuple(follow(page.address, link)[0] for link in links)))
    return found


def test_tables_of_the_generator_have_names(site: Path, tables: list[Shown]) -> None:
    assert len(tables) > 400
    bare = [page.address for page in pages(site) if page.root.xpath("//table[contains(@class, 'tabel')][not(@id)]")]
    assert not bare, f"{len(bare)} halaman dengan tabel tanpa nama dan berkas: {bare[:10]}"


def test_every_table_has_a_caption_and_headings(tables: list[Shown]) -> None:
    poor = [
        str(t)
        for t in tables
        if not t.table.xpath("string(caption)").strip() or not t.table.xpath("thead//th[@scope='col']")
    ]
    assert not poor, poor[:10]
    nameless = [str(t) for t in tables if t.table.xpath("tbody/tr[not(th[@scope='row'])]")]
    assert not nameless, nameless[:10]


def test_every_table_offers_its_csv_and_json(site: Path, tables: list[Shown]) -> None:
    wrong = []
    for shown in tables:
        wanted = {f"{shown.address}{shown.table.get('id')}.{ending}" for ending in ("csv", "json")}
        by_hand = {file for file in shown.files if (site / file.lstrip("/")).is_file()}
        if {name.rpartition("/")[2] for name in wanted} != {name.rpartition("/")[2] for name in by_hand}:
            wrong.append(f"{shown}: {shown.files}")
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def cell_says(cell: HtmlElement, value: str) -> bool:
    """Does a cell of a page show this value of the file? Figures by value, a dash by the caption, else text."""
    shown = [data.get("value") for data in cell.xpath(".//data") if data.get("value")]
    if shown:
        return raw(value) == " atau ".join(shown)
    explained = re.search(r"– berarti ([a-z ]+)", cell.xpath("string(ancestor::table/caption)"))
    text = explained.group(1) if explained and text_of(cell) == "–" else text_of(cell)
    return text == re.sub(r"\s+", " ", raw(value)).strip()


def test_every_table_says_what_its_file_says(site: Path, tables: list[Shown]) -> None:
    wrong = []
    for shown in tables:
        file = next((site / name.lstrip("/") for name in shown.files if name.endswith(".csv")), None)
        if file is None or not file.is_file():
            continue  # the test above tells
        lines, records = shown.table.xpath("tbody/tr"), rows(file)
        if len(lines) != len(records):
            wrong.append(f"{shown}: {len(lines)} baris, berkas {len(records)}")
            continue
        for line, record in zip(lines, records, strict=True):
            shown_cells = line.xpath("th|td")
            cells = zip(shown_cells, islice(record.items(), len(shown_cells)), strict=True)
            wrong += [f"{shown} {key}: {text_of(c)!r}, berkas {v!r}" for c, (key, v) in cells if not cell_says(c, v)]
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_every_row_of_a_table_file_names_its_source(site: Path, tables: list[Shown]) -> None:
    """Promise 1 holds in the small files beside a table, too: nobody sees the page around them."""
    bare = []
    for shown in tables:
        file = next((site / name.lstrip("/") for name in shown.files if name.endswith(".csv")), None)
        if file is not None and file.is_file():
            bare += [f"{shown}" for record in rows(file)[:1] if not record.get("sumber")]
    assert not bare, f"{len(bare)}: {bare[:10]}"
