"""Invented figures say so everywhere: a site built from `contoh: true` is walked page by page and file by file."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree, html
from openpyxl import load_workbook

from generator.book import make_book
from generator.charts.style import marked, standalone
from generator.load import load
from generator.tables import MARK, to_csv, to_json
from generator.words import CONTOH, CONTOH_ARTINYA, CONTOH_KOLOM

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/contoh"
SVG = {"s": "http://www.w3.org/2000/svg"}
BANNER = f"{CONTOH}. {CONTOH_ARTINYA}"
# Names and addresses of real places for the box "cari daerah": no figure, and no download.
NOT_DATA = {"aset/data/nama.json"}
# A drawing small enough to read here.
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 330 80.5" class="grafik">'
DRAWING = f'{HEAD}<desc id="d">Nilai</desc></svg>\n'


def hand_written() -> set[str]:
    """The pages people wrote and what belongs to them, without what an earlier build made beside them."""
    listed = subprocess.run(["git", "ls-files", "-z", "docs"], cwd=ROOT, capture_output=True, check=True, text=True)
    return set(filter(None, listed.stdout.split("\0")))


def copy_hand_written(folder: Path) -> None:
    for name in sorted(hand_written()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)


def flagged(folder: Path) -> Path:
    """The sample data with `contoh: true` in every edition."""
    data = Path(shutil.copytree(SAMPLE, folder / "data"))
    for path in data.glob("edisi/*/edisi.yml"):
        path.write_text(f"{path.read_text(encoding='utf-8')}contoh: true\n", encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with data/, docs/ and the built site/ of invented figures."""
    folder = tmp_path_factory.mktemp("contoh")
    flagged(folder)
    copy_hand_written(folder)
    places = [f"--{name}={folder / name}" for name in ("data", "docs", "site")]
    command = [sys.executable, "-m", "generator", "build", "--quiet", *places]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def found(work: Path, ending: str) -> list[Path]:
    paths = sorted((work / "site").rglob(f"*.{ending}"))
    assert paths, ending
    # Pages to be embedded have no article: test_grafik.py looks at them.
    paths = [path for path in paths if ending != "html" or not {"grafik", "sematan"} & {*path.parts}]
    return [path for path in paths if path.relative_to(work / "site").as_posix() not in NOT_DATA | assets(work)]


def assets(work: Path) -> set[str]:
    """Files that only make the pages work: those of the theme and of the search index."""
    site = work / "site"
    folders = (site / "assets", site / "pagefind")
    return {path.relative_to(site).as_posix() for folder in folders for path in folder.rglob("*")}


def text_of(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_every_page_says_it_once_at_its_top_and_in_its_head(work: Path) -> None:
    wrong = []
    for path in found(work, "html"):
        root = html.parse(path).getroot()
        banners = root.xpath("//article[@id='isi']//*[@role='note' and @class='contoh']")
        first = root.xpath("//article[@id='isi']/*")[:1]
        about = root.xpath("string(//meta[@name='description']/@content)")
        heads = root.xpath("//head/title/text() | //meta[@property='og:title']/@content")
        good = [text_of(banner) for banner in banners] == [BANNER] and first == banners
        if not (good and about.startswith(CONTOH) and all(head.startswith("DATA CONTOH: ") for head in heads)):
            wrong.append(f"{path}: {[text_of(banner) for banner in banners]} {heads} {about}")
    assert not wrong, "\n".join(wrong[:10])


def test_both_kinds_of_pages_were_walked(work: Path) -> None:
    """Generated ones, hand-written ones, the search and the page for a missing address."""
    names = {path.relative_to(work / "site").as_posix() for path in found(work, "html")}
    assert {"index.html", "404.html", "cari/index.html", "metode/index.html", "edisi/2025/index.html"} <= names


def test_a_search_hit_and_a_shared_link_say_it(work: Path) -> None:
    """Pagefind takes the title of a hit from the tag that also names a shared link."""
    for path in found(work, "html"):
        root = html.parse(path).getroot()
        if root.xpath("//*[@data-pagefind-body]"):
            titles = root.xpath("//meta[@data-pagefind-meta='title[content]']/@content")
            assert [title[:13] for title in titles] == ["DATA CONTOH: "], path


def test_a_generated_page_says_it_to_any_printer(work: Path) -> None:
    given = {work / name for name in hand_written()}
    made = [path for path in (work / "docs").rglob("*.md") if path not in given]
    assert len(made) > 20
    for path in made:
        head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
        assert 'title: "DATA CONTOH: ' in head and f'description: "{CONTOH}. ' in head, path
        assert BANNER in text_of(html.fromstring(f"<div>{body}</div>")), path


def test_every_chart_says_it_in_letters_and_to_a_screen_reader(work: Path) -> None:
    count = 0
    for path in found(work, "html"):
        for svg in re.findall(r'<svg [^>]*class="grafik".*?</svg>', path.read_text(encoding="utf-8"), re.S):
            count += 1
            root = etree.fromstring(svg.encode())
            texts = [node.text for node in root.xpath("//s:text[not(ancestor::s:defs)]", namespaces=SVG)]
            assert CONTOH in texts, path
            assert root.xpath("string(s:desc)", namespaces=SVG).startswith(f"{CONTOH}. "), path
    assert count > 30


def test_no_drawing_stands_on_a_page_outside_the_charts(work: Path) -> None:
    """A new kind of drawing must not slip past the test above: the only other one is the emblem in the header."""
    for path in found(work, "html"):
        svgs = html.parse(path).getroot().xpath("//*[local-name()='svg']/@class")
        assert set(svgs) <= {"grafik", "grafik lega", "lambang"}, path


def test_every_csv_says_it_on_every_row(work: Path) -> None:
    for path in found(work, "csv"):
        excel = path.stem.endswith("-excel")  # with a BOM and semicolons, as Indonesian Excel reads it
        text = path.read_text(encoding="utf-8-sig" if excel else "utf-8")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if excel else ","))
        assert text.startswith(f"{CONTOH};" if excel else f'"{CONTOH}",'), path
        assert {row[CONTOH] for row in rows} <= {MARK}, path


STANDARD = {"openapi.json", "datapackage.json", "csv-metadata.json"}


def test_every_json_says_it_at_its_top(work: Path) -> None:
    for path in found(work, "json"):
        whole = json.loads(path.read_text(encoding="utf-8"))
        if path.name.startswith("skema-angka"):  # what columns mean; no figure stands in it
            continue
        if path.name in STANDARD:  # whose first names others have set
            assert CONTOH in path.read_text(encoding="utf-8"), path
            continue
        if isinstance(whole, list):  # known mistakes of an edition: each says it
            assert all(one[CONTOH_KOLOM] == CONTOH for one in whole), path
            continue
        assert next(iter(whole)) == CONTOH_KOLOM and whole[CONTOH_KOLOM] == CONTOH, path


def test_every_workbook_says_it_on_its_cover_and_on_every_sheet(work: Path) -> None:
    for path in found(work, "xlsx"):
        book = load_workbook(path)
        cover = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
        assert CONTOH in cover, path
        if "templat" in path.parts:  # still to be filled in: no rows to mark, but a title on each sheet
            assert all(CONTOH in sheet["A1"].value for sheet in book.worksheets[1:] if sheet.sheet_state == "visible")
            continue
        for sheet in book.worksheets[1:]:
            column = [row[0] for row in sheet.iter_rows(values_only=True)]
            assert set(column) <= {CONTOH, "Belum ada isi."} and column[0] == CONTOH, f"{path} {sheet.title}"


def test_real_data_stays_without_a_mark() -> None:
    rows = [("62.01",)]
    assert make_book(load(SAMPLE)[0]).watermark == ""
    assert to_csv(rows, ["kode"], "") == b"kode\r\n62.01\r\n"
    assert CONTOH_KOLOM not in json.loads(to_json(rows, ["kode"], ""))
    assert marked(DRAWING, "") == DRAWING


def test_a_file_without_rows_says_it_too() -> None:
    assert to_csv([], ["kode"], CONTOH) == f'"{CONTOH}",kode\r\n'.encode()
    assert json.loads(to_json([], ["kode"], CONTOH)) == {CONTOH_KOLOM: CONTOH, "kolom": ["kode"], "baris": []}


def test_the_mark_stands_below_the_drawing_and_in_its_file() -> None:
    svg = marked(DRAWING, CONTOH)
    root = etree.fromstring(svg.encode())
    assert root.get("viewBox") == "0 0 330 100.5" and svg.endswith("</svg>\n")
    assert root.xpath("string(s:text)", namespaces=SVG) == CONTOH
    assert root.xpath("string(s:desc)", namespaces=SVG) == f"{CONTOH}. Nilai"
    assert CONTOH in standalone(svg) and "var(" not in standalone(svg)


def test_one_edition_of_samples_makes_the_whole_book_one(tmp_path: Path) -> None:
    """Silence would deceive: where the check was left out, the mark wins."""
    data = flagged(tmp_path)
    path = data / "edisi/2024/edisi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("contoh: true\n", ""), encoding="utf-8")
    assert make_book(load(data)[0]).watermark == CONTOH
