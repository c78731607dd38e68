"""`kks diff` as text, Markdown, JSON and HTML: reviewed like text, proof against hostile text, cut to size."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from lxml import html as parser

from generator.diff import markdown
from generator.diff.render import render
from tests.banding import (
    GOLDEN,
    LAPORAN,
    SAMPLE,
    between,
    edit,
    mixed,
    told_figures,
)


@pytest.fixture()
def head(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kepala"))


@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_a_change_of_many_kinds_reads_as_reviewed(form: str, head: Path) -> None:
    """Golden files are reviewed like text; KKS_GOLDEN=1 writes them anew."""
    mixed(head)
    said, path = render(between(SAMPLE, head), form), GOLDEN / f"campuran.{form}"
    if os.environ.get("KKS_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


def test_json_holds_what_the_reader_is_told(head: Path) -> None:
    mixed(head)
    found = between(SAMPLE, head)
    told = json.loads(render(found, "json"))
    figure = next(f for f in told_figures(told) if f["id"] == "2025.62.01.pasar.pusat")
    assert (figure["lama"], figure["baru"], figure["selisih"]) == (83.3, 91.66, "+8,36 poin persen")
    assert told["koreksi"]["wajib"] == len(found.needed) > 0
    assert len(told["halaman"]) == len(found.pages)


HOSTILE = (
    "<img src=x onerror=alert(1)> @orang #12 GH-7 [a](http://jahat.example) www.jahat.example `x` *tebal* a|b $x$ "
    "\\ &amp;"
)


def test_hostile_text_is_only_text_in_markdown(head: Path) -> None:
    _poison(head)
    said = render(between(SAMPLE, head), "markdown")
    lines = [line for line in said.splitlines() if "onerror" in line]
    assert lines
    for line in lines:
        assert not re.search(r"<img|@\w|(?<!&)#\d|\bGH-\d|://|www\.j|\]\(|`|\*tebal|\$x|(?<!\|)\ba\|b", line), line
    for table in re.findall(r"(?:^\|.*\n)+", said, re.MULTILINE):
        assert len({line.count("|") for line in table.splitlines()}) == 1  # no foreign text makes a column of its own
    assert set(re.findall(r"<[^>]*>", said)) <= {"<details>", "</details>", "<summary>", "</summary>"}


def test_hostile_text_is_only_text_in_html_and_stays_on_its_line(head: Path) -> None:
    _poison(head)
    found = between(SAMPLE, head)
    page = parser.fromstring(render(found, "html"))
    assert page.xpath("//img | //script | //a | //*[@onerror]") == []
    assert "<img src=x onerror=alert(1)>" in page.text_content()
    said = render(found, "text")
    assert "\x1b" not in said and "\u202e" not in said
    assert "\\u202e" in said


def _poison(folder: Path) -> None:
    edit(
        folder, LAPORAN, "kontak: DATA CONTOH Bappeda", "kontak: " + json.dumps(HOSTILE + "\u202e\n::error::baris baru")
    )
    edit(folder, LAPORAN, "  - uraian: DATA CONTOH pasar percontohan", "  - uraian: " + json.dumps(HOSTILE))


def test_markdown_fits_a_comment_and_says_what_was_left_out(head: Path) -> None:
    mixed(head)
    found = between(SAMPLE, head)
    whole = markdown.render(found)
    rows = len([line for line in whole.splitlines() if re.match(r"\|[−~+ ]\|", line)])
    for size in (2_000, 3_000, 5_000, 8_000):
        said = markdown.render(found, size)
        assert len(said.encode()) <= size < len(whole.encode())
        left = int(re.search(r"Dipotong: ([\d.]+) baris", said)[1].replace(".", ""))
        assert left + len([line for line in said.splitlines() if re.match(r"\|[−~+ ]\|", line)]) == rows
        assert said.count("<details>") == said.count("</details>")
    assert markdown.LARGEST < 65_536


def test_the_page_needs_nothing_beside_it(head: Path) -> None:
    mixed(head)
    said = render(between(SAMPLE, head), "html")
    page = parser.fromstring(said)
    assert page.xpath("//script | //link | //img | //iframe | //*[@src]") == []
    assert page.get("lang") == "id" and "prefers-color-scheme:dark" in said
    assert page.xpath("//h2")[0].text == "Ringkasan"
