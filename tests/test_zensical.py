"""The printer can be changed: Zensical, from the same files, makes the same pages as MkDocs (design, section 3)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "//article[@id='isi']"
# Pages that belong to the printer rather than to us.
OF_THE_PRINTER = {"404.html", "search.html"}


@pytest.fixture(scope="module")
def other(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same docs/ printed by Zensical, in a folder of its own: it leaves a cache beside the configuration."""
    folder = tmp_path_factory.mktemp("zensical")
    # Links are MkDocs's to check. Zensical would draw the whole line, often a page long, around each it doubts (such
    # as `?angka=…`), which takes it a quarter of an hour.
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config.replace(": warn\n", ": ignore\n"), encoding="utf-8")
    # The docs/ this very site was printed from, wherever it was built.
    for place in (site.with_name("docs"), ROOT / "overrides"):
        shutil.copytree(place, folder / place.name)
    command = [sys.executable, "-m", "zensical", "build", "--clean"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def pages(folder: Path) -> set[str]:
    """Pages that a printer makes: those to be embedded come as they are (test_grafik.py)."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")} - OF_THE_PRINTER
    return {name for name in found if "/grafik/" not in name and not name.startswith("sematan/")}


def said(path: Path, root: Path) -> tuple[str, list[str], list[str]]:
    """(text, anchors, where links lead) of the article on a page: what a reader and a citation depend on."""
    found = html.parse(path).xpath(ARTICLE)
    assert len(found) == 1, f"{path}: {len(found)} article"
    for mark in found[0].xpath(".//*[contains(@class, 'headerlink')]"):
        mark.drop_tree()
    text = re.sub(r"\s+", " ", found[0].text_content()).strip()
    # Names that begin with two underscores belong to the theme (a target to skip to, a switch).
    here = f"/{path.relative_to(root)}"
    links = [urljoin(here, link) for link in found[0].xpath(".//a/@href")]
    return text, found[0].xpath(".//@id[not(starts-with(., '__'))]"), links


def test_zensical_prints_the_same_pages(site: Path, other: Path) -> None:
    """Every page of MkDocs is there (archived editions are copied in later, by neither printer)."""
    archived = {f"edisi/{path.name}/" for path in (ROOT / "data/arsip").glob("*/")}
    ours = {page for page in pages(site) if not page.startswith(tuple(archived))}
    missing = ours - pages(other)
    assert not missing, sorted(missing)[:10]


def test_zensical_says_the_same(site: Path, other: Path) -> None:
    different = []
    for page in sorted(pages(site) & pages(other)):
        if said(site / page, site) != said(other / page, other):
            different.append(page)
    assert not different, f"{len(different)} pages differ, first: {different[:10]}"
