"""The built site as the tests read it: every page parsed, every address followed as a browser would."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import yaml
from lxml import html
from lxml.html import HtmlElement

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
BASE = "https://situs.contoh"


@dataclass(frozen=True)
class Page:
    """A page by its address (`/edisi/2024/`), with its parsed tree."""

    address: str
    root: HtmlElement

    @property
    def article(self) -> HtmlElement:
        return self.root.xpath("//article[@id='isi']")[0]


def page(site: Path, address: str) -> Page:
    """The page at an address that ends in a slash."""
    return Page(address, html.fromstring((site / address.strip("/") / "index.html").read_bytes()))


def pages(site: Path, under: str = "") -> Iterator[Page]:
    """Every page of the site below an address, 404.html too; parsed anew, as all trees at once fill the memory.

    Archived editions are left out: they are frozen, and were tested when they were made. So are the small pages that
    others embed, which have neither header nor article (test_grafik.py).
    """
    frozen = tuple(f"edisi/{year}/" for year in archived())
    for path in sorted((site / under.strip("/")).rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if not name.startswith((*frozen, "sematan/")) and path.parent.name != "grafik":
            yield Page("/" + name.removesuffix("index.html"), html.fromstring(path.read_bytes()))


def archived() -> list[int]:
    """The frozen editions, which are laid down as they are: test_beku.py."""
    return sorted(int(path.name) for path in (DATA / "arsip").glob("*/"))


def cards(site: Path) -> Iterator[Page]:
    """Every report card: a district in an edition."""
    for found in pages(site, "/edisi/"):
        if re.fullmatch(r"/edisi/\d{4}/\d\d\.\d\d-[^/]+/", found.address):
            yield found


def follow(address: str, link: str) -> tuple[str, str]:
    """(address from the site's root or a full foreign address, anchor) a link on the page at `address` leads to."""
    target, anchor = urldefrag(urljoin(BASE + address, link))
    return unquote(target.removeprefix(BASE)).partition("?")[0] or "/", unquote(anchor)


def text_of(element: HtmlElement) -> str:
    """Text with single spaces."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it. `own`: this is its permanent place; `cell`: all lines of its table cell."""

    name: str
    value: str
    text: str
    own: bool
    element: HtmlElement
    cell: tuple[str, ...] = ()


def shown(root: HtmlElement) -> Iterator[Shown]:
    """Every figure of a page: each `<data>`, and each cell of the tables of indicators and of the nation.

    A `<data>` names its figure by `data-angka`, or at the figure's own place by `id`; what a source states is a link
    to itself there. A cell of `table.tanda` is
    always a figure's own place; its first line is the value, unless `data-nilai` says it or it is missing.
    """
    for data in root.xpath("//data"):
        name = data.get("id") or data.get("data-angka")
        yield Shown(name, data.get("value"), data.text_content(), data.get("id") is not None, data)
    for link in root.xpath("//a[@data-nilai]"):
        yield Shown(link.get("id"), link.get("data-nilai"), link.text_content(), True, link)
    for row in root.xpath("//table[contains(@class, 'tanda')]//tr[@id]"):
        said = re.search(r"\b(naik|turun) \d+", " ".join(cell.text_content() for cell in row.xpath("td")))
        yield Shown(
            row.get("id"), row.get("data-nilai"), said[0] if said else "", True, row, (said[0] if said else "",)
        )
    for cell in root.xpath("//table[contains(@class, 'tanda')]//td[@id]"):
        lines = tuple(line.strip() for line in cell.text_content().strip().split("\n"))
        lines = tuple(line for line in lines if not re.fullmatch(r"(naik|turun) \d+", line))  # the row's own figure
        value = "" if cell.get("class") == "kosong" else cell.get("data-nilai", lines[0])
        yield Shown(cell.get("id"), value, lines[0], True, cell, lines)
    for grid in root.xpath("//table[contains(@class, 'tabel--kisi')]"):
        unit = "%" if "persen" in grid.xpath("string(caption)") else ""  # said once, for all cells
        for cell in grid.xpath(".//td[@data-angka]"):
            text = cell.text_content()
            yield Shown(cell.get("data-angka"), text.replace(".", "").replace(",", "."), text + unit, False, cell)


def grid_cells(root: HtmlElement) -> Iterator[tuple[list[str], str]]:
    """Every value of the tables of the nation: the ids its figure may have, and the value as it is written there."""
    for table in root.xpath("//table[@data-kisi]"):
        year, _, subject = table.get("data-kisi").partition(" ")
        keys = [head.get("data-lajur") for head in table.xpath("./thead//th[@data-lajur]")]
        for row in table.xpath("./tbody/tr[td][th/a]"):  # a name without a link has nothing on record
            code = re.search(r"(\d\d\.\d\d)-", row.xpath("./th/a/@href")[0]).group(1)
            cells = dict(zip(keys, (text_of(cell) for cell in row.xpath("./td")), strict=True))
            for key, text in cells.items():
                if re.fullmatch(r"[\d.,]+", text):
                    what = f"{key}.{cells['tahap'].replace(' ', '-')}" if "tahap" in cells else f"{subject}.{key}"
                    yield [f"{year}.{code}.{what}", f"{year}.{code}.hitungan.{what}.persen"], text


@cache
def figures(site: Path) -> dict[str, dict[str, str]]:
    """Every figure of the CSV downloads by its id, each column as text."""
    found: dict[str, dict[str, str]] = {}
    lists = [*map(rows, sorted(site.glob("unduhan/*.csv"))), *(everything(site, year) for year in sorted(editions()))]
    for row in (row for part in lists for row in part if "id" in row):
        assert row["id"] not in found, f"{row['id']} berada pada dua berkas"
        found[row["id"]] = row
    return found


@cache
def _publishers(site: Path) -> dict[tuple[str, str, str], str]:
    found = {}
    for year in editions():
        for row in rows(site / f"edisi/{year}/unduhan/sumber.csv"):
            found[f"{year}", row["kode"], row["kunci"]] = row["penerbit"]
    return found


def publishers(site: Path, row: dict[str, str]) -> list[str]:
    """Who publishes the sources of a district's figure: the keys of its row, looked up in the edition's sumber.csv."""
    year, code = row["id"][:4], row["id"][5:10]
    return [_publishers(site)[year, code, key] for key in row["sumber"].split("; ") if key]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV download as mappings of column to text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everything(site: Path, year: int) -> list[dict[str, str]]:
    """Every figure of an edition, from its angka.zip."""
    with zipfile.ZipFile(site / f"edisi/{year}/unduhan/angka.zip") as packed:
        names = [name for name in packed.namelist() if name.endswith(".csv") and name != "sumber.csv"]
        texts = [io.StringIO(packed.read(name).decode(), newline="") for name in names]
    return [row for text in texts for row in csv.DictReader(text)]


def records(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON download as mappings of column to value; numbers as the text they are written in.

    A district's file is put together again: full ids, and what figures share from `konteks`.
    """
    whole = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    if "baris" in whole:
        found = [{**whole.get("sama", {}), **dict(zip(whole["kolom"], row, strict=True))} for row in whole["baris"]]
        if sources := whole.get("sumber"):  # of a chart: named by number
            found = [{**row, "sumber": sources[int(row["sumber"])]} for row in found]
        return found
    shared = [dict(zip(whole["kolom_konteks"], row, strict=True)) for row in whole["konteks"]]
    found = []
    for part, *lists in whole["angka"]:
        for own in (dict(zip_longest(whole["kolom"], values, fillvalue="")) for values in lists):
            context = shared[int(own["konteks"])]
            found.append({**context, **own, "id": whole["awalan_id"] + part + context["akhiran_id"]})
    return found


@cache
def editions() -> dict[int, dict[str, Any]]:
    """What data/edisi/<tahun>/edisi.yml says, by year."""
    found = sorted((DATA / "edisi").glob("*/edisi.yml"))
    return {int(path.parent.name): yaml.safe_load(path.read_text(encoding="utf-8")) for path in found}


@cache
def districts() -> tuple[dict[str, str], ...]:
    """The rows of data/wilayah/kabkota.csv."""
    return tuple(rows(DATA / "wilayah/kabkota.csv"))


def reported(year: int) -> set[str]:
    """Codes of the districts with a folder in the edition."""
    return {path.parent.name for path in (DATA / f"edisi/{year}").glob("*/laporan.yml") if len(path.parent.name) == 5}
