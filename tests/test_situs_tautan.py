"""Nothing on the site leads nowhere, and nothing on it comes from elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree, html
from lxml.html import HtmlElement

from tests.situs import Page, archived, follow, pages

# Attributes that hold an address; data-… are ours, read by the small script.
ADDRESSES = ("href", "src", "action", "poster", "data", "data-temukan", "data-daerah", "data-akar")
# Elements that fetch by themselves; the address of a citation or of the page itself fetches nothing.
FETCHING = "//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //img/@srcset | //source/@src"
FETCHING += " | //source/@srcset | //iframe/@src | //object/@data | //embed/@src | //video/@src | //audio/@src"
FETCHING += " | //image/@href | //form/@action"
NAMESPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True)
class Anchors:
    """What stands on the pages: the ids of each page, and every link with the page it stands on."""

    ids: dict[str, list[str]]
    links: list[tuple[str, str]]
    inner: list[tuple[str, str]]
    fetched: list[tuple[str, str]]
    styles: list[tuple[str, str]]


@pytest.fixture(scope="module")
def anchors(site: Path) -> Anchors:
    made = Anchors({}, [], [], [], [])
    for page in pages(site):
        made.ids[page.address] = page.root.xpath("//@id")
        made.links.extend((page.address, link) for name in ADDRESSES for link in page.root.xpath(f"//@{name}"))
        made.inner.extend((page.address, name) for name in inner_names(page.root))
        made.fetched.extend((page.address, link) for link in page.root.xpath(FETCHING))
        styles = [*page.root.xpath("//@style"), *page.root.xpath("//style/text()")]
        made.styles.extend((page.address, style) for style in styles if "url(" in style or "@import" in style)
    for year in archived():  # what leads to a frozen page must find its place there
        for path in (site / f"edisi/{year}").rglob("*.html"):
            address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
            made.ids[address] = html.fromstring(path.read_bytes()).xpath("//@id")
    return made


def inner_names(root: HtmlElement) -> Iterator[str]:
    """Ids that the page itself asks for: labels, descriptions, patterns of a drawing."""
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for value in root.xpath(f"//@{name}"):
            yield from value.split()
    for value in [*root.xpath("//@style"), *root.xpath("//@fill"), *root.xpath("//@clip-path")]:
        yield from re.findall(r"url\(['\"]?#([^)'\"]+)", value)


def few(found: list[str]) -> str:
    return f"{len(found)}: " + "; ".join(list(dict.fromkeys(found))[:10])


def test_there_is_a_site_to_look_at(anchors: Anchors) -> None:
    assert len(anchors.ids) > 2000 and len(anchors.links) > 50_000, "terlalu sedikit halaman atau tautan"


def test_every_link_and_source_leads_to_a_file_or_an_anchor(site: Path, anchors: Anchors) -> None:
    files = {"/" + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    known = {address: set(ids) for address, ids in anchors.ids.items()}
    broken = []
    for address, link in anchors.links:
        target, anchor = follow(address, link)
        if not target.startswith("/"):
            continue
        there = target if target in files else f"{target.rstrip('/')}/index.html"
        if there not in files or (anchor and anchor not in known.get(there.removesuffix("index.html"), ())):
            broken.append(f"{address} -> {link}")
    assert not broken, few(broken)


def test_what_a_page_asks_of_itself_is_there(anchors: Anchors) -> None:
    known = {address: set(ids) for address, ids in anchors.ids.items()}
    missing = [f"{address} #{name}" for address, name in anchors.inner if name not in known[address]]
    assert anchors.inner
    assert not missing, few(missing)


def test_ids_are_unique_on_their_page(anchors: Anchors) -> None:
    twice = [f"{a} #{name}" for a, ids in anchors.ids.items() for name, n in Counter(ids).items() if n > 1]
    assert not twice, few(twice)


def test_inner_links_are_relative(anchors: Anchors) -> None:
    """A site in a folder, and one opened from a disk, must work too. The server's own page for lost readers may not."""
    absolute = [f"{a} -> {link}" for a, link in anchors.links if link.startswith("/") and a != "/404.html"]
    assert not absolute, few(absolute)


def test_foreign_links_are_http(anchors: Anchors) -> None:
    foreign = [(a, link) for a, link in anchors.links if not follow(a, link)[0].startswith("/")]
    assert any(link.startswith("https://") for _, link in foreign)
    strange = [f"{a} -> {link}" for a, link in foreign if not re.match(r"https?://[^/\s]+\.[a-z]", link)]
    assert not strange, few(strange)


def test_nothing_is_fetched_from_elsewhere(anchors: Anchors) -> None:
    foreign = [f"{a} -> {link}" for a, link in anchors.fetched if re.match(r"\s*(\w+:|//)", link)]
    foreign += [f"{a}: {s[:80]}" for a, s in anchors.styles if re.search(r"@import|url\(\s*['\"]?(?!#)", s)]
    assert anchors.fetched
    assert not foreign, few(foreign)


def test_scripts_and_styles_of_the_site_ask_nobody_else(site: Path) -> None:
    files = [path for path in (site / "aset").iterdir() if path.suffix in (".css", ".js", ".svg")]
    assert len(files) >= 3
    for path in files:
        text = path.read_text(encoding="utf-8")
        for name in NAMESPACES:
            text = text.replace(name, "")
        assert not re.search(r"https?:|[\"'(]//\w|@import", text), path
        for link in re.findall(r"url\(\s*['\"]?([^)'\"]+)", text):
            assert link.startswith(("data:", "#")) or (path.parent / link.split("#")[0]).is_file(), f"{path}: {link}"


def test_no_handler_and_no_script_of_the_page_itself(site: Path) -> None:
    """One script file, loaded by name: so a strict content policy can be set, and no data can become a program."""
    found = []
    for page in pages(site):
        odd = page.root.xpath(
            "//script[not(@src)][not(@type='application/ld+json')] | //*[@*[starts-with(name(), 'on')]]"
        )
        found += [f"{page.address}: <{element.tag}>" for element in odd]
        found += [
            f"{page.address}: {link}" for link in page.root.xpath("//@href") if link.strip().startswith("javascript:")
        ]
    assert not found, few(found)


def canonical(page: Page) -> str:
    return page.root.xpath("string(//link[@rel='canonical']/@href)")


def test_canonical_addresses_and_the_site_map_name_the_pages(site: Path) -> None:
    """With a `site_url` every page tells its own address, without one none pretends to have any."""
    own = {page.address: canonical(page) for page in pages(site) if page.address != "/404.html"}
    base = own["/"].rstrip("/")
    wrong = [f"{address}: {said}" for address, said in own.items() if said != (base + address if base else "")]
    assert not wrong, few(wrong)
    listed = {e.text for e in etree.parse(site / "sitemap.xml").iter("{*}loc")}
    assert listed == {said for said in own.values() if said}


def test_names_for_finding_a_district_lead_to_pages(site: Path) -> None:
    names = json.loads((site / "aset/data/nama.json").read_text(encoding="utf-8"))
    assert len(names) == 514
    assert not [row for row in names if not (site / "daerah" / row[2] / "index.html").is_file()]
