"""The search index: Pagefind over a small copy of each page that holds only what one would search for.

A page of the site is mostly tables, drawings and navigation. Indexing a copy without them costs a tenth, answers
better (a word in every table is no answer), and need not wait for the printer.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from markdown import Markdown

from generator.fragments import CLOSE, OPEN

EXTENSIONS = ("attr_list", "def_list", "admonition", "tables", "toc")
LEFT_OUT = re.compile(r"<(table|svg|nav|figure|template)\b.*?</\1>", re.DOTALL)
# Of a report card: what says the same in every district but for the numbers. Words of every card make the parts of
# the index heavy that a phone fetches for a query. The name of a tatanan stays: "pasar Banyumas" finds the card.
GAPS = re.compile(r'<section class="blok" id="jarak">.*?</section>', re.DOTALL)
TATANAN = re.compile(r'(<section class="tatanan"[^>]*>\s*<h3.*?</h3>).*?(?=</section>)', re.DOTALL)
# Of a generated page: its head, its headings, what is said in words; not its hundreds of values.
SOUGHT = re.compile(
    r"<header\b.*?</header>|<h[23]\b.*?</h[23]>|<p class=\"pembuka\".*?</p>|<ul class=\"klaim\".*?</ul>"
    r"|<dl class=\"rincian\".*?</dl>",
    re.DOTALL,
)
TITLE = re.compile(r'<meta property="og:title" content="([^"]*)"')
HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
NOT_SOUGHT = ("404.md", "README.md", "cari.md")


def update(roots: tuple[Path, Path], pages: Mapping[str, str], stubs: Path, known: Mapping[str, str]) -> bool:
    """Bring the copies up to date with the pages (path -> digest). True if any copy changed.

    `roots`: of Markdown pages (docs/), and of pages that were printed long ago, in a frozen edition (the site).
    """
    if not known:  # whatever lies there, nobody knows what it was made from
        shutil.rmtree(stubs, ignore_errors=True)
    wanted = {path: digest for path, digest in pages.items() if path.rpartition("/")[2] not in NOT_SOUGHT}
    changed = False
    for path in known.keys() - wanted.keys():
        changed |= _put(stubs / address(path), None)
    for path, digest in wanted.items():
        if known.get(path) != digest:
            made, read = (copy, roots[0]) if path.endswith(".md") else (printed, roots[1])
            changed |= _put(stubs / address(path), made((read / path).read_text(encoding="utf-8")))
    return changed


def address(page: str) -> str:
    """Where a page (`edisi/2025/index.md`, `metode.md`) stands in the site."""
    if not page.endswith(".md"):
        return page
    folder, _, name = page.rpartition("/")
    stem = name.removesuffix(".md")
    return "/".join(filter(None, [folder, "" if stem == "index" else stem, "index.html"]))


def _put(path: Path, text: str | None) -> bool:
    """Write a copy, or remove it where the page wants none; whether that changed anything."""
    old = path.read_text(encoding="utf-8") if path.is_file() else None
    if text == old:
        return False
    if text is None:
        path.unlink()
        return True
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def copy(page: str) -> str | None:
    """The small copy of a Markdown page; None for one that does not want to be found."""
    meta, body = _split(page)
    if meta.get("indeks") == "false":
        return None
    if OPEN in body:
        inner = LEFT_OUT.sub("", body.split(OPEN, 1)[1].rsplit(CLOSE, 1)[0])
        inner = re.sub(r"<h1\b.*?</h1>", "", "\n".join(SOUGHT.findall(inner)), count=1, flags=re.DOTALL)
    else:
        inner = Markdown(extensions=list(EXTENSIONS)).convert(body)
    return _copied(_unquoted(meta.get("title", "")), inner)


def printed(page: str) -> str | None:
    """The small copy of a page of a frozen edition; None for one that does not want to be found."""
    head, mark, body = page.partition("<article")
    if not mark or "data-pagefind-body" not in body.partition(">")[0]:
        return None
    title = TITLE.search(head)
    inner = "\n".join(SOUGHT.findall(LEFT_OUT.sub("", body.partition("</article>")[0])))
    inner = re.sub(r"<h1\b.*?</h1>", "", inner, count=1, flags=re.DOTALL)
    return _copied(unescape(title[1]) if title else "", inner)


def _copied(title: str, inner: str) -> str:
    text = TATANAN.sub(r"\1", GAPS.sub("", LEFT_OUT.sub("", inner)))
    heading = f'<h1 data-pagefind-meta="title">{escape(title)}</h1>' if title else ""
    return f'<!doctype html><html lang="id"><body data-pagefind-body>{heading}{text}</body></html>\n'


def _split(page: str) -> tuple[dict[str, str], str]:
    found = HEAD.match(page)
    if not found:
        return {}, page
    pairs = (line.partition(":") for line in found[1].splitlines())
    return {key.strip(): value.strip() for key, _, value in pairs}, page[found.end() :]


def _unquoted(value: str) -> str:
    return json.loads(value) if value.startswith('"') else value


def present(site: Path) -> bool:
    """Whether the site holds an index."""
    return (site / "pagefind" / "pagefind-entry.json").is_file()


def index(stubs: Path, site: Path) -> subprocess.Popen[str]:
    """Start the indexer on the copies; it writes site/pagefind/."""
    target = site / "pagefind"
    shutil.rmtree(target, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(stubs), "--output-path", str(target), "--silent"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
