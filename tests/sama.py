"""A walk over a built site: every figure each channel says, as (id, what is said), for one comparison.

What is said is read back here by rules of its own: a test must not borrow the code it tests.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from arro3.io import read_parquet
from lxml import html
from lxml.html import HtmlElement
from openpyxl import load_workbook

from tests.situs import Page, records, rows, shown, text_of

WORDS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
SIDE = {"sumber.csv", "tautan-bukti.csv"}
ATOM = "{http://www.w3.org/2005/Atom}"
LEVELS = {
    "belum tercatat dalam edisi": "0",
    "penghargaan, ODF, atau keterangan lain": "1",
    "persentase tatanan": "2",
    "nilai indikator": "3",
    "nilai indikator dengan capaian dan bukti": "4",
}
Said = tuple[str, Any]  # the id of a figure, and what is said of it: a number, or a text as it is written


@dataclass(frozen=True)
class Truth:
    """The one value of every figure: by id, the row of the CSV it stands in. `places`: (edition, code) with files."""

    rows: dict[str, dict[str, str]]
    editions: tuple[str, ...]
    twice: list[str]

    @staticmethod
    def of(site: Path) -> Truth:
        found: dict[str, dict[str, str]] = {}
        twice = []
        editions = tuple(path.parent.parent.name for path in sorted(site.glob("edisi/*/unduhan/angka.zip")))
        for row in (row for part in _lists(site, editions) for row in part if "id" in row):
            twice += [row["id"]] if row["id"] in found else []
            found[row["id"]] = row
        return Truth(found, editions, twice)

    @cached_property
    def values(self) -> dict[str, set[str]]:
        """All values of a place in an edition, by the start of their ids."""
        groups: dict[str, set[str]] = {}
        for name, row in self.rows.items():
            if start := re.match(r"\d{4}\.(nasional|\d\d\.\d\d|\d\d)\.", name):
                groups.setdefault(start[0], set()).add(row["nilai"])
        return groups


def _lists(site: Path, editions: Iterable[str]) -> Iterator[list[dict[str, str]]]:
    yield from (rows(path) for path in sorted(site.glob("unduhan/*.csv")))
    for year in editions:
        with zipfile.ZipFile(site / f"edisi/{year}/unduhan/angka.zip") as packed:
            for name in (name for name in packed.namelist() if name.endswith(".csv") and name not in SIDE):
                yield list(csv.DictReader(io.StringIO(packed.read(name).decode(), newline="")))


@dataclass
class Tally:
    """How much was compared, by channel, and what differs."""

    truth: Truth
    seen: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def compare(self, channel: str, said: Iterable[Said], where: str = "") -> None:
        for name, value in said:
            row = self.truth.rows.get(name)
            self.seen[channel] += 1
            if row is None or not agrees(value, row):
                known = row and (row["nilai"] or row["alasan"])
                self.wrong.append(f"{channel} {where} {name}: {value!r}, berkas: {known!r}")


def raw(text: str) -> str:
    """CSV text without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if re.match(r"'[=+@\t\r-]", text) else text


def agrees(said: Any, row: dict[str, str]) -> bool:
    """Whether what is said is the value of the row: as a number of a file, or as text on a page."""
    value = raw(row["nilai"])
    if said is None or said == "":
        return value == ""
    if isinstance(said, int | float | Decimal):
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", value)) and Decimal(str(said)) == Decimal(value)
    if said == value or _same_number(said, value):
        return True
    if not value:
        return said.partition(" (")[0] in (row["alasan"], "belum ada data")
    return read(said) in (value, f"{abs(int(value))}" if row["id"].endswith(".perubahan") else value)


def _same_number(said: str, value: str) -> bool:
    """Numbers of machine files, which JSON writes without the zeros at their end."""
    try:
        return Decimal(said) == Decimal(value)
    except InvalidOperation:
        return False


def read(text: str) -> str:
    """An Indonesian writing as a machine writes it: `1.234,50` and `93,90%`, number words, `naik 5`, `tetap`."""
    text = re.sub(r"^(naik|turun) ", "", text.strip()).removesuffix("%")
    if text.lower() in WORDS:
        return str(WORDS.index(text.lower()))
    if text == "tetap":
        return "0"
    written = re.fullmatch(r"-?(\d{1,3}(\.\d{3})*|\d+)(,\d+)?", text)
    return text.replace(".", "").replace(",", ".") if written else text


# ---- pages and their drawings


def on_page(page: Page) -> Iterator[Said]:
    """Every figure of a page twice: by its value for machines, and by what a reader sees."""
    for one in shown(page.root):
        yield one.name, one.value
        if not one.name.endswith(".perubahan") or one.text:
            yield one.name, one.text.strip()


def in_drawings(page: Page, names: dict[str, str], truth: Truth) -> Iterator[Said]:
    """The percentages a card's drawings tell in words, by tatanan and stage. `names`: slug by name of the tatanan."""
    found = re.match(r"/edisi/(\d{4})/(\d\d\.\d\d)-", page.address)
    if not found:
        return
    base = f"{found[1]}.{found[2]}"
    for kind in ("profil", "tahap"):
        for said in page.root.xpath(f"//*[local-name()='desc'][@id='{kind}-{found[1]}-{found[2]}-d']"):
            title = text_of(said.getparent().xpath("./*[local-name()='title']")[0])
            for name, told in re.findall(r"(?:^|[;.] )([^;:.]+): ([^;]+)", text_of(said)):
                for stage, value in _stages(told, title):
                    yield _percent(base, names[name], stage, truth), value


def _stages(told: str, title: str) -> Iterator[tuple[str, str]]:
    """(stage, percentage) of `mandiri 76,72%, pusat –`, or of a single one whose stage the title says."""
    if re.fullmatch(r"[\d.,]+%", told):
        words = {"penilaian mandiri": "mandiri", "verifikasi provinsi": "provinsi", "verifikasi pusat": "pusat"}
        yield next((stage for text, stage in words.items() if text in title), "tidak-disebut"), told
    yield from re.findall(r"(mandiri|provinsi|pusat) ([\d.,]+%)", told)


def _percent(base: str, slug: str, stage: str, truth: Truth) -> str:
    own = f"{base}.{slug}.{stage}"
    return own if own in truth.rows else f"{base}.hitungan.{slug}.{stage}.persen"


def strange_labels(page: Page, truth: Truth) -> tuple[int, list[str]]:
    """How many percentages stand as letters in a card's drawings, and which of them are no figure of the edition."""
    found = re.match(r"/edisi/(\d{4})/(\d\d\.\d\d)-", page.address)
    if not found:
        return 0, []
    starts = [f"{found[1]}.{code}." for code in (found[2], found[2][:2], "nasional")]
    known = {value for start in starts for value in truth.values.get(start, ())}
    labels = [text_of(one) for one in page.root.xpath("//*[local-name()='svg']//*[local-name()='text']")]
    told = [label for label in labels if re.fullmatch(r"\d+(,\d+)?%", label)]
    return len(told), [f"{page.address} {label}" for label in told if read(label) not in known]


def tree(path: Path) -> HtmlElement:
    return html.fromstring(path.read_bytes())


# ---- files


def in_csv(path: Path) -> Iterator[Said]:
    yield from ((row["id"], raw(row["nilai"])) for row in rows(path) if "id" in row)


def in_json(path: Path) -> Iterator[Said]:
    yield from ((row["id"], row.get("nilai", "")) for row in records(path) if "id" in row)


def in_workbook(path: Path, name: str) -> Iterator[Said]:
    """The rows of a sheet; the first line is its heading, in words for people."""
    book = load_workbook(path, read_only=True)
    heading, *lines = book[name].iter_rows(values_only=True)
    book.close()
    at, value = heading.index("Id angka"), heading.index("Nilai")
    yield from ((line[at], line[value]) for line in lines)


def in_parquet(path: Path) -> Iterator[Said]:
    table = read_parquet(path.read_bytes()).read_all()
    columns = [table[name].to_pylist() for name in ("id", "nilai", "nilai_teks")]
    yield from (
        (name, raw(text or "") if number is None else number) for name, number, text in zip(*columns, strict=True)
    )


def in_quotable(path: Path) -> Iterator[Said]:
    """What a browser cites from where no district has a file of its own."""
    yield from ((name, row[0]) for name, row in json.loads(path.read_text(encoding="utf-8"))["angka"].items())


def quotable(site: Path) -> set[str]:
    """The ids the panel of a browser finds in a file, whether or not a page shows them."""
    found = {name for path in site.glob("aset/data/kutip/*.json") for name, _ in in_quotable(path)}
    return found | {name for path in site.glob("edisi/*/unduhan/[0-9]*.json") for name, _ in in_json(path)}


# ---- summaries, the interface, feeds


def in_summary(path: Path, year: str, truth: Truth) -> Iterator[Said]:
    """The percentages and levels of a summary (JSON) by the figures they stand for; contradictions are no figure."""
    whole = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    for row in (dict(zip(whole["kolom"], line, strict=True)) for line in whole["baris"]):
        base = f"{year}.{row['kode']}"
        yield f"{base}.hitungan.keterbukaan", row["keterbukaan"]
        for slug in list(row)[6:-2]:
            if row[slug] not in (None, "", "bertentangan"):
                yield _percent(base, slug, row["tahap"].replace(" ", "-"), truth), row[slug]


def tatanan_of(site: Path, year: str) -> dict[str, str]:
    """Slug of each tatanan by its name, as the interface lists them."""
    whole = json.loads((site / f"api/v1/edisi/{year}.json").read_text(encoding="utf-8"))
    return {one["nama"]: one["slug"] for one in whole["tatanan"]}


def lost_addresses(site: Path) -> tuple[int, list[str]]:
    """How many addresses of files and pages the interface names, and which of them lead nowhere."""
    found = []
    for path in sorted(site.glob("api/v1/**/*.json")):
        if path.name != "openapi.json":
            text = path.read_text(encoding="utf-8")
            found += re.findall(
                r'"(?:https://[^"/]+)?(/[^"]*(?:/|\.(?:json|csv|xlsx|zip|parquet|xml|jsonld|txt)))"', text
            )
    known = [address for address in found if not address.startswith("/licenses/")]
    gone = [one for one in known if not (site / one.strip("/")).exists()]
    return len(known), gone


def in_feeds(path: Path) -> Iterator[Said]:
    """The openness each entry of a province's feed tells of a district."""
    for entry in ElementTree.fromstring(path.read_bytes()).iter(f"{ATOM}entry"):
        name, said = entry.findtext(f"{ATOM}id", ""), entry.findtext(f"{ATOM}summary", "")
        found = re.search(r"laporan/(\d{4})/(\d\d\.\d\d)$", name)
        level = re.search(r"Keterbukaan: (.+?)\.$", said)
        if found and level:
            yield f"{found[1]}.{found[2]}.hitungan.keterbukaan", LEVELS.get(level[1], level[1])


def feed_counts(path: Path) -> dict[str, str]:
    """How many statements each entry of a province's feed tells, by the name of its page."""
    return {
        entry.findtext(f"{ATOM}title", "").removeprefix("DATA CONTOH: "): read(said[1])
        for entry in ElementTree.fromstring(path.read_bytes()).iter(f"{ATOM}entry")
        if (said := re.match(r"([\d.]+) butir", entry.findtext(f"{ATOM}summary", "")))
    }
