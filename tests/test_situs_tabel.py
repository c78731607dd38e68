"""Every table on a page has its CSV and JSON beside it, linked there, with the same cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from generator.words import angka, tanggal
from tests.situs import everything, follow, grid_cells, pages, rows, text_of
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
    """Every table that the generator made; those in hand-written prose are text, and tell so by having no name.

    Not those of the nation: their cells name figures, one by one, which the files of the edition hold.
    """
    found = []
    for page in pages(site):
        for table in page.root.xpath("//table[@id][not(contains(@class, 'tabel--kisi'))]"):
            links = table.xpath("parent::div/following-sibling::*[1][self::p]//a[@download]/@href")
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


def test_a_table_of_the_nation_names_its_figures_and_the_way_to_the_files(site: Path, built: Path) -> None:
    """On the real site, and on that of a made-up country that reports more."""
    seen, wrong = 0, []
    for page in (page for root in (site, built / "site") for page in pages(root, "/edisi/")):
        for grid in page.root.xpath("//table[contains(@class, 'tabel--kisi')]"):
            seen += 1
            lines = grid.xpath("tbody/tr[td]")
            links = {follow(page.address, link)[0] for link in page.article.xpath(".//a/@href")}
            fine = (
                lines
                and grid.xpath("string(caption)").strip()
                and all(line.xpath("th[@scope='row']/a/@href") or "belum tercatat" in text_of(line) for line in lines)
                and all(line.xpath("th[@scope='rowgroup']") for line in grid.xpath("tbody/tr[not(td)]"))
                and any("unduhan" in link or link.endswith("/nilai.csv") or "/grafik/" in link for link in links)
            )
            wrong += [] if fine else [page.address]
    assert seen > 10
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_a_cell_of_the_nation_is_the_figure_of_the_files(built: Path) -> None:
    root, seen, wrong = built / "site", 0, []
    for year in (2024, 2025):
        known = {row["id"]: row["nilai"] for row in everything(root, year)}
        for page in pages(root, f"/edisi/{year}/"):
            for names, text in grid_cells(page.root):
                seen += 1
                value = next((known[name] for name in names if name in known), "")
                wrong += [] if value and angka(Decimal(value)) == text else [f"{page.address}#{names[0]}: {text!r}"]
    assert seen > 200
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_every_table_offers_its_csv_and_json(site: Path, tables: list[Shown]) -> None:
    wrong = []
    for shown in tables:
        wanted = {f"{shown.address}{shown.table.get('id')}.{ending}" for ending in ("csv", "json")}
        by_hand = {file for file in shown.files if (site / file.lstrip("/")).is_file()}
        if {name.rpartition("/")[2] for name in wanted} != {name.rpartition("/")[2] for name in by_hand}:
            wrong.append(f"{shown}: {shown.files}")
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def cell_says(cell: HtmlElement, value: str) -> bool:
    """Does a cell of a page show this value of the file? Figures and dates by value, a dash by the caption, else text.

    A plain count is written as people write numbers.
    """
    if dates := cell.xpath("./span/time | ./time"):
        return value == dates[0].get("datetime") and text_of(cell) == tanggal(value)
    shown = [data.get("value") for data in cell.xpath(".//data") if data.get("value")]
    if shown:
        return raw(value) == " atau ".join(shown)
    explained = re.search(r"– berarti ([a-z ]+)", cell.xpath("string(ancestor::table/caption)"))
    text = explained.group(1) if explained and text_of(cell) == "–" else text_of(cell)
    if value.isdigit() and text == angka(int(value)):
        return True
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
