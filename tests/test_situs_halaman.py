"""All pages are at the promised addresses, in Indonesian, with one heading, a title and a description of their own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.situs import DATA, Page, archived, cards, districts, editions, figures, page, pages, reported, rows, text_of

EDITIONS = sorted({*editions()} - {*archived()})
PROVINCES = tuple(rows(DATA / "wilayah/provinsi.csv"))
TATANAN = (
    "sehat-mandiri permukiman-fasum satuan-pendidikan pasar perkantoran-perindustrian pariwisata transportasi-lalin"
)
TATANAN += " perlindungan-sosial penanggulangan-bencana"
# Words that the theme brings along; as a label, a title or a text of their own they are never ours.
FOREIGN = "skip to content|search|back to top|table of contents|on this page|made with.*|material for mkdocs|footer"
FOREIGN += (
    "|header|navigation|tabs|menu|close|home|next|previous|edit this page|view source.*|copy( to clipboard)?|share"
)
FOREIGN += "|clear|type to start searching|initializing search|toggle .*|switch to .*|select language|created"
FOREIGN += (
    "|last update|page not found|no matching documents|permanent link|read more|download|loading|results?|up|main"
)
FOREIGN += "|breadcrumbs?|dark mode|light mode"


def folder(code: str, name: str) -> str:
    """`62.01-kotawaringin-barat`, as design section 4 promises it; a city keeps its kind."""
    plain = unicodedata.normalize("NFKD", re.sub(r"^Kabupaten (Administrasi )?", "", name)).encode("ascii", "ignore")
    return f"{code}-{re.sub('[^a-z0-9]+', '-', plain.decode().lower()).strip('-')}"


def missing(site: Path, addresses: list[str]) -> list[str]:
    return [address for address in addresses if not (site / address.strip("/") / "index.html").is_file()]


def test_every_district_has_its_pages(site: Path) -> None:
    names = [folder(row["kode"], row["nama"]) for row in districts()]
    assert len(set(names)) == 514 and "62.01-kotawaringin-barat" in names and "62.71-kota-palangkaraya" in names
    assert len(sorted(editions())) >= 3
    wanted = [f"/daerah/{name}/" for name in names]
    wanted += [f"/edisi/{year}/{name}/" for year in sorted(editions()) for name in names]
    assert missing(site, wanted) == []
    made = [path.parent.relative_to(site).as_posix() for path in site.glob("daerah/*/index.html")]
    made += [path.parent.relative_to(site).as_posix() for path in site.glob("edisi/*/[0-9]*/index.html")]
    assert sorted(made) == sorted(address.strip("/") for address in wanted)


def test_every_province_and_tatanan_has_its_pages(site: Path) -> None:
    names = [folder(row["kode"], row["nama"]) for row in PROVINCES]
    assert len(set(names)) == 38 and len(TATANAN.split()) == 9
    wanted = [f"/edisi/{year}/provinsi/{name}/" for year in sorted(editions()) for name in names]
    wanted += [f"/edisi/{year}/tatanan/{slug}/" for year in (2023, 2024, 2025) for slug in TATANAN.split()]
    assert missing(site, wanted) == []


def test_every_indicator_and_instrument_has_its_page(site: Path) -> None:
    counts = {}
    for year in EDITIONS:
        file = DATA / f"instrumen/{editions()[year]['instrumen']}/indikator.csv"
        codes = [row["kode"] for row in rows(file)] if file.is_file() else []
        assert missing(site, [f"/edisi/{year}/indikator/{code}/" for code in codes]) == []
        counts[year] = len(list(site.glob(f"edisi/{year}/indikator/*/index.html")))
        assert counts[year] == len(codes)
    assert (counts[2024], counts[2025]) == (147, 136)
    versions = [path.parent.name for path in (DATA / "instrumen").glob("*/instrumen.yml")]
    assert len(versions) >= 8
    assert missing(site, [f"/instrumen/{version}/" for version in versions]) == []


def test_the_other_promised_pages_are_there(site: Path) -> None:
    names = "daerah edisi instrumen metode koreksi jadwal glosarium penghargaan unduhan cari tentang data aksesibilitas"
    assert (
        missing(site, ["/", *(f"/{name}/" for name in names.split()), *(f"/edisi/{year}/" for year in EDITIONS)]) == []
    )
    assert (site / "404.html").is_file()


def test_a_card_has_nine_sections_named_by_their_tatanan(site: Path) -> None:
    wrong = []
    for found in cards(site):
        if found.address.startswith(("/edisi/2023/", "/edisi/2024/", "/edisi/2025/")):
            ids = set(found.root.xpath("//@id"))
            wrong += [f"{found.address}#{slug}" for slug in TATANAN.split() if slug not in ids]
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


@pytest.mark.parametrize("year", EDITIONS)
def test_an_empty_card_says_so_and_tells_how_it_can_change(site: Path, year: int) -> None:
    empty = [row for row in districts() if row["kode"] not in reported(year)]
    assert len(empty) > 400
    for row in empty:
        found = page(site, f"/edisi/{year}/{folder(row['kode'], row['nama'])}/")
        text, links = text_of(found.article), found.article.xpath(".//a/@href")
        assert text.count("belum ada data") >= 9, found.address
        assert f"edisi {year}" in text.lower(), found.address
        assert f"../../../kontribusi/?daerah={row['kode']}&tahun={year}" in links, found.address
        assert "../../../tentang/#meminta-data-kepada-pemerintah" in links, found.address
        assert "PPID" in text and f"data/edisi/{year}/{row['kode']}/" in text, found.address
        claims = {f"penghargaan{scope}.{year}.{row['kode']}" for scope in ("", "-provinsi", "-tidak-jelas")}
        if not claims & figures(site).keys():
            assert f"Belum ada angka {row['nama']} untuk edisi {year}" in text, found.address
            assert "bukan penilaian" in text, found.address


def test_head_and_heading_of_every_page(site: Path) -> None:
    wrong, titles, said = [], Counter[str](), Counter[str]()
    for found in pages(site):
        title = found.root.xpath("string(//title)").strip()
        description = found.root.xpath("string(//meta[@name='description']/@content)").strip()
        titles[title] += 1
        said[description] += bool(re.match("/(edisi|daerah)/", found.address))
        fine = (
            found.root.get("lang") == "id"
            and len(found.root.xpath("//h1")) == 1
            and text_of(found.root.xpath("//h1")[0])
        )
        if not fine or len(title) < 5 or len(description) < 20 or not found.root.xpath("//article[@id='isi']"):
            wrong.append(found.address)
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"
    assert not [title for title, n in titles.items() if n > 1]
    # A search engine shows the description alone: it must say which page this is.
    repeated = [(text, n) for text, n in said.most_common() if n > 2]  # an indicator may be in two instruments
    assert not repeated, f"{len(repeated)}: {repeated[:10]}"


def labels(root: HtmlElement) -> list[str]:
    """Every short text and label of a page that could be a leftover of the theme; names of machines stand in code."""
    named = root.xpath("//@aria-label | //@title | //@placeholder | //@alt | //@data-md-title")
    said = root.xpath("//body//text()[not(ancestor::script or ancestor::code)]")
    return [text.strip() for text in [*named, *said] if len(text) < 60]


def test_no_english_is_left_over_from_the_theme(site: Path) -> None:
    foreign = re.compile(FOREIGN, re.IGNORECASE)
    found = [f"{p.address}: {text!r}" for p in pages(site) for text in labels(p.root) if foreign.fullmatch(text)]
    assert not found, f"{len(found)}: {found[:10]}"
    generators = [p.address for p in pages(site) if p.root.xpath("//meta[@name='generator']")]
    assert not generators, generators[:10]


def markup_as_text(found: Page) -> list[str]:
    """Texts in which a reader would see markup, entities or template code instead of what they stand for."""
    texts = found.root.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::code or ancestor::pre)]")
    attributes = found.root.xpath("//@content | //@aria-label | //@title")
    odd = re.compile(r"</?[a-z][^>]*>|&(amp|lt|gt|quot|#\d+);|\{\{|\{%|\bNone\b|Undefined|<generator |object at 0x")
    return [text.strip()[:120] for text in [*texts, *attributes] if odd.search(text)]


def test_no_page_shows_markup_as_text(site: Path) -> None:
    found = [f"{p.address}: {text}" for p in pages(site) for text in markup_as_text(p)]
    assert not found, f"{len(found)}: {found[:5]}"
