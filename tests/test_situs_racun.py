"""Promise 7: every text in the data is foreign. The same site is printed from tame and from hostile texts and compared.

The texts pass by the checks on purpose: what is printed must be harmless even where a rule has a hole.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from openpyxl import load_workbook

from generator.book import make_book
from generator.downloads import downloads
from generator.figures import figures
from generator.forms.layout import RECAP
from generator.load import load
from generator.model import Odf
from generator.pages import pages
from generator.write import put

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/contoh"
SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    SCRIPT,
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)' x='",
    "</title></svg><svg onload=alert(4)>",
    "]]><script>alert(5)</script><![CDATA[",
    "dua\n<!-- /kks:html -->\n\n# Judul\n\n<script>alert(6)</script>\n\n<!-- kks:html -->\nbaris",
    "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7}",
    "[klik](javascript:alert(7)) ![x](javascript:alert(8)) **tebal** `kode`{: onclick=alert(9) }",
    "--> <base href='https://jahat.contoh/'> <!--",
    "\x02wzxhzdk:0\x03 --- judul: lain",
    '=HYPERLINK("https://jahat.contoh","klik")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
)
LINKS = (
    "javascript:alert(10)",
    'https://contoh.id/"onmouseover="alert(11)',
    "data:text/html,<script>alert(12)</script>",
)
# Every field that holds free words of people; codes, dates and choices are tied to their form by the model.
WORDS = (
    "nama catatan penerbit judul syarat_lain dasar definisi perangkat_daerah sebab provinsi ibukota alias keterangan"
)
WORDS += " lama baru sumber_judul sumber_penerbit butir nilai satuan tertulis acara lisensi kontak kepanjangan uraian"
WORDS += " kecamatan desa"
ADDRESSES = ("url", "sumber_url")
KEPT = ("class", "id", "style", "src", "type", "rel", "action", "http-equiv", "target", "data-angka")


class Poison:
    """Replaces every free text of a data set, in turn by each hostile text or by the same letters without its teeth."""

    def __init__(self, hostile: bool) -> None:
        self.hostile, self.turn = hostile, 0

    def text(self, old: str) -> str:
        self.turn += 1
        new = HOSTILE[self.turn % len(HOSTILE)]
        prefix = re.match("Kabupaten |Kota |", old).group(0)  # type: ignore[union-attr]  # the empty one always matches
        bad = new if not prefix else prefix + new
        return bad if self.hostile else re.sub("[^A-Za-z0-9]+", " ", bad).strip()

    def link(self) -> str:
        self.turn += 1
        return LINKS[self.turn % len(LINKS)] if self.hostile else "https://contoh.id/"

    def of(self, thing: Any, name: str = "") -> Any:
        if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
            fields = [
                f.name for f in dataclasses.fields(thing) if f.name not in ("place", "places", "columns", "marks")
            ]
            changed = {
                n: self.of(getattr(thing, n), "nama" if isinstance(thing, Odf) and n == "status" else n) for n in fields
            }
            return dataclasses.replace(thing, **{n: v for n, v in changed.items() if v is not getattr(thing, n)})
        if isinstance(thing, dict):
            return {key: self.of(value, name) for key, value in thing.items()}
        if isinstance(thing, tuple):
            return tuple(self.of(value, name) for value in thing)
        if isinstance(thing, str) and name == "skala":
            return re.sub(r"=([^|]*)", lambda _: "=" + (SCRIPT if self.hostile else "script alert 1 script"), thing)
        if isinstance(thing, str) and thing and name in ADDRESSES:
            return self.link()
        return self.text(thing) if isinstance(thing, str) and thing and name in WORDS.split() else thing


def printed(folder: Path, hostile: bool) -> Path:
    """The sample data with foreign texts, generated and printed by MkDocs as in `kks build`; the folder of the site."""
    dataset, problems = load(SAMPLE)
    assert not problems
    book = make_book(Poison(hostile).of(dataset))
    known = figures(book)
    put([*pages(book, known), *downloads(book, known)], {"docs": folder / "docs"})
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(folder / "site")]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    # Without the hand-written pages there are warnings about the menu; anything else is a failure.
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(tame, hostile)"""
    folder = tmp_path_factory.mktemp("racun")
    (folder / "jinak").mkdir()
    (folder / "jahat").mkdir()
    return printed(folder / "jinak", False), printed(folder / "jahat", True)


def names(site: Path, ending: str) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob(f"*{ending}") if "assets" not in path.parts)


def trees(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    for name in names(site, ".html"):
        yield name, html.fromstring((site / name).read_bytes())


def shapes(root: HtmlElement, drawn: bool) -> Counter[tuple]:
    """How many elements of each kind: tag, names of the attributes, and the values of those that have effects."""
    where = "//*[ancestor-or-self::svg]" if drawn else "//*[not(ancestor-or-self::svg)]"
    return Counter(
        (e.tag, tuple(sorted((k, e.get(k) if k in KEPT and not drawn else "") for k in e.keys())))  # noqa: SIM118
        for e in root.xpath(where)
        if isinstance(e.tag, str)
    )


def test_the_poison_reaches_the_pages(sites: tuple[Path, Path]) -> None:
    text = " ".join(root.text_content() for _, root in trees(sites[1]))
    lost = [bad for bad in HOSTILE if re.sub(r"\s+|[\x02\x03]", "", bad) not in re.sub(r"\s+", "", text)]
    assert not lost
    assert names(sites[0], "") == names(sites[1], "")


def test_hostile_texts_add_no_element_and_no_attribute(sites: tuple[Path, Path]) -> None:
    tame, added = dict(trees(sites[0])), {}
    for name, root in trees(sites[1]):
        more = shapes(root, False) - shapes(tame[name], False)
        more += {shape: 1 for shape in shapes(root, True) if shape not in shapes(tame[name], True)}
        if more:
            added[name] = list(more)[:3]
    assert len(tame) > 40
    assert not added, f"{len(added)}: {list(added.items())[:5]}"


def test_no_link_of_hostile_data_runs_anything(sites: tuple[Path, Path]) -> None:
    schemes = Counter(
        urlsplit(link.strip()).scheme
        for _, root in trees(sites[1])
        for link in root.xpath("//@href | //@src | //@action | //@srcset | //@data-temukan")
    )
    assert schemes["https"] > 10
    assert set(schemes) <= {"", "http", "https"}


def test_no_handler_comes_from_hostile_data(sites: tuple[Path, Path]) -> None:
    found = [(name, e.tag) for name, root in trees(sites[1]) for e in root.xpath("//*[@*[starts-with(name(), 'on')]]")]
    assert not found
    scripts = {
        src or "di halaman"
        for _, root in trees(sites[1])
        for s in root.xpath("//script[not(@type='application/ld+json')]")
        for src in [s.get("src")]
    }
    assert {src.rpartition("/")[2] for src in scripts} == {"rapor.js", "banding.js", "sematan.js"}


def test_texts_are_escaped_once(sites: tuple[Path, Path]) -> None:
    # A field to copy from shows the code of a page, with what is escaped in it.
    texts = {name: "".join(root.xpath("//text()[not(parent::textarea)]")) for name, root in trees(sites[1])}
    twice = [name for name, text in texts.items() if re.search("&(lt|gt|amp|#39|#34|quot);", text)]
    assert not twice, twice[:10]


def test_no_spreadsheet_runs_a_text(sites: tuple[Path, Path]) -> None:
    files, seen = [sites[1] / name for name in names(sites[1], ".csv")], 0
    assert len(files) > 20
    for path in files:
        excel = path.stem.endswith("-excel")
        text = io.StringIO(path.read_text(encoding="utf-8-sig" if excel else "utf-8"))
        for line in csv.reader(text, delimiter=";" if excel else ","):
            for cell in line:
                if excel and re.fullmatch(r'="[\d.]+"', cell):  # a code that Excel would read as a time: digits alone
                    continue
                seen += cell.startswith(("'=", "'+", "'-", "'@"))
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), f"{path.name}: {cell!r}"
                assert not cell.startswith("-") or re.fullmatch(r"-\d+([.,]\d+)?", cell), f"{path.name}: {cell!r}"
    assert seen > 10


OWN_FORMULA = re.compile(r"=(COUNT|SUM)\('[\w -]+'![A-Z]+\d+:[A-Z]+\d+\)|=IF\([A-Z]+\d+=B\d+,[A-Z]+\d+/B\d+/100,\"\"\)")


def test_no_workbook_holds_a_formula_or_a_link(sites: tuple[Path, Path]) -> None:
    files = [sites[1] / name for name in names(sites[1], ".xlsx")]
    assert files
    for path in files:
        book = load_workbook(path)
        for sheet in book:
            cells = [c for line in sheet.iter_rows() for c in line if c.data_type == "f" or c.hyperlink]
            if sheet.title == RECAP:  # of the empty workbook: counts and sums of ours, over sheets with harmless names
                cells = [c for c in cells if not OWN_FORMULA.fullmatch(str(c.value))]
            odd = [c.coordinate for c in cells]
            assert not odd, f"{path.name} {sheet.title}: {odd[:5]}"


def test_machine_files_stay_well_formed(sites: tuple[Path, Path]) -> None:
    files = [sites[1] / name for name in names(sites[1], ".json")]
    assert len(files) > 20
    for path in files:
        json.loads(path.read_text(encoding="utf-8"))
    for name in names(sites[1], ".xml"):
        etree.parse(sites[1] / name)
