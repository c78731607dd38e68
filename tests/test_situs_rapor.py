"""What a report card must say: a source beside each figure, nothing untagged, missing never as zero, nothing mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.situs import Page, cards, editions, figures, page, pages, publishers, reported, shown, text_of

OURS = "hitungan Rapor KKS"
PERCENT = re.compile(r"\d[\d.,]*\s?%")
# Where a percentage is not a figure of the site: drawings (they stand beside their table), quotations, names of
# sources and of files.
QUOTED = (
    "ancestor-or-self::data or ancestor-or-self::a[@data-nilai]"
    " or ancestor-or-self::*[name()='svg'] or ancestor-or-self::q or ancestor-or-self::code"
)
QUOTED += " or ancestor-or-self::*[contains(@class, 'kutip')] or ancestor-or-self::a[starts-with(@href, 'http')]"
QUOTED += " or ancestor-or-self::a[starts-with(@href, '#sumber-')]"
# Cells of indicators are compared with the files one by one (test_situs_angka.py).
QUOTED += " or ancestor-or-self::td[@id]"
BANYUMAS = {
    "sehat-mandiri": "87,71%", "permukiman-fasum": "92,31%", "satuan-pendidikan": "81,82%", "pasar": "85,42%",
    "pariwisata": "92,31%", "transportasi-lalin": "93,75%", "perkantoran-perindustrian": "82,14%",
    "perlindungan-sosial": "73,53%", "penanggulangan-bencana": "92,68%",
}  # fmt: skip
KOBAR = {
    "sehat-mandiri": "93,93%", "permukiman-fasum": "90,38%", "satuan-pendidikan": "100%", "pasar": "tidak dilaporkan",
    "perkantoran-perindustrian": "90,90%", "pariwisata": "tidak dilaporkan", "transportasi-lalin": "tidak dilaporkan",
    "perlindungan-sosial": "96,15%", "penanggulangan-bencana": "91,07%",
}  # fmt: skip


def filled(site: Path) -> Iterator[Page]:
    """The cards of districts that have a report."""
    known = {(year, code) for year in editions() for code in reported(year)}
    for found in cards(site):
        if (int(found.address[7:11]), found.address[12:17]) in known:
            yield found


def test_every_stated_figure_has_its_source_beside_it(site: Path) -> None:
    """At its own place (where its anchor is) a figure stands in one item with the publisher of its source.

    For a table of indicators the sources of each stage are said once, below the table or above it.
    """
    known, bare, seen = figures(site), [], 0
    around = "ancestor::li | ancestor::p | ancestor::dd | ancestor::tr | ancestor::div"
    for found in filled(site):
        for data in (figure.element for figure in shown(found.article) if figure.own):
            row = known[data.get("id")]
            near = text_of(data.xpath("ancestor::section[1]" if data.tag == "td" else f"({around})[last()]")[0])
            said = publishers(site, row)
            if said == [OURS]:
                fine = (
                    "hitung" in near.lower()
                    or "hitung" in text_of(data.xpath("ancestor::section[1] | ancestor::dl[1]")[0]).lower()
                )
            else:
                fine = bool(said) and "sumber" in near.lower() and all(publisher in near for publisher in said)
                seen += 1
            bare += [] if fine else [f"{found.address}#{row['id']}"]
    assert seen > 200
    assert not bare, f"{len(bare)}: {bare[:10]}"


def test_every_publisher_of_a_card_stands_in_its_list_of_sources(site: Path) -> None:
    known, lost = figures(site), []
    for found in filled(site):
        listed = section(found, "sumber")
        start = f"{found.address[7:11]}.{found.address[12:17]}."
        own = [known[figure.name] for figure in shown(found.article) if figure.name.startswith(start)]
        said = {publisher for row in own for publisher in publishers(site, row)}
        lost += [f"{found.address}: {publisher}" for publisher in said if publisher not in listed]
    assert not lost, f"{len(lost)}: {lost[:10]}"


def untagged(found: Page) -> Iterator[tuple[HtmlElement, str]]:
    """(element, percentage) of every percentage a reader sees that is not inside a tagged figure."""
    for text in found.article.xpath(f".//text()[contains(., '%')][not(ancestor::*[{QUOTED}])]"):
        for match in PERCENT.finditer(text):
            yield text.getparent(), match.group(0).replace(" ", "")


def is_gate(element: HtmlElement, found: Page) -> bool:
    """Is this the condition of an award ("minimal 91%"), as the instrument of the edition has it?"""
    if not element.xpath("ancestor-or-self::ul[contains(@class, 'jarak')]"):
        return False
    return bool(re.match(r"minimal \d+%", text_of(element)))


def test_no_percentage_on_a_card_is_without_a_name(site: Path) -> None:
    """A percentage outside `<data>` is a gate of the instrument, or repeats a tagged figure of the same page."""
    odd, gates = [], 0
    for found in cards(site):
        tagged = {text_of(data) for data in found.article.xpath(".//data | .//a[@data-nilai]")}
        for element, text in untagged(found):
            gates += is_gate(element, found)
            if not is_gate(element, found) and text not in tagged:
                odd.append(f"{found.address}: {text} dalam {text_of(element)[:100]!r}")
    assert gates
    assert not odd, f"{len(odd)}: {odd[:10]}"


def test_gates_on_a_card_are_those_of_its_instrument(site: Path) -> None:
    allowed = {}
    for year, about in editions().items():
        start = f"instrumen.{about['instrumen']}."
        allowed[year] = {
            row["nilai"] for name, row in figures(site).items() if name.startswith(start) and row["satuan"] == "persen"
        }
        assert allowed[year], year
    wrong = []
    for found in filled(site):
        for text in found.article.xpath(".//ul[contains(@class, 'jarak')]/li/small"):
            wanted = re.findall(r"minimal ([\d,]+)%", text_of(text))
            wrong += [
                f"{found.address}: {text_of(text)}"
                for n in wanted
                if n.replace(",", ".") not in allowed[int(found.address[7:11])]
            ]
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_missing_is_never_zero(site: Path) -> None:
    """On a card without a report there is no nought but the level of openness, which says that nothing is on record."""
    known = {(year, code) for year in editions() for code in reported(year)}
    nought = re.compile(r"(?<![\d.,/-])0(,0+)?\s?(%|(?![\d.,/-]))")
    wrong = []
    for found in cards(site):
        if (int(found.address[7:11]), found.address[12:17]) in known:
            continue
        noughts = [figure.name for figure in shown(found.article) if figure.value == "0"]
        wrong += [f"{found.address}: {name}" for name in noughts if not name.endswith(".keterbukaan")]
        text = " ".join(
            found.article.xpath(".//text()[not(ancestor::data or ancestor::a[@data-nilai] or ancestor::code)]")
        )
        wrong += [f"{found.address}: {nought.search(text)}"] if nought.search(text) else []
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_a_nought_percent_is_only_where_a_source_says_nought(site: Path) -> None:
    wrong = []
    for found in pages(site):
        if re.match("/(edisi|daerah|penghargaan)/", found.address) and "/indikator/" not in found.address:
            for element, text in untagged(found):
                wrong += [f"{found.address}: {text_of(element)[:80]}"] if re.fullmatch("0(,0+)?%", text) else []
            drawn = found.article.xpath(".//*[name()='text'][normalize-space()='0%']")
            stated = found.article.xpath(".//*[self::data[@value='0'] or self::a[@data-nilai='0']][.='0%']")
            wrong += [f"{found.address}: 0% dalam gambar"] if drawn and not stated else []
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_a_missing_figure_is_said_in_words(site: Path) -> None:
    empty = [(page.address, figure.text) for page in pages(site) for figure in shown(page.root) if not figure.value]
    assert empty
    words = {"tidak dilaporkan", "tidak berlaku", "belum diverifikasi", "ditarik", "daerah belum ada", "belum ada data"}
    assert {text for _, text in empty} <= words


def test_a_card_never_shows_figures_of_another_edition_or_place(site: Path) -> None:
    wrong = []
    for found in cards(site):
        year, code = found.address[7:11], found.address[12:17]
        version = editions()[int(year)]["instrumen"]
        for name in (figure.name for figure in shown(found.root)):
            mine = name.startswith(
                (f"{year}.{code}.", f"instrumen.{version}.", f"{year}.nasional.", f"{year}.{code[:2]}.")
            )
            claim = re.fullmatch(rf"(penghargaan|riwayat)\.(\d{{4}}|tanpa-tahun)\.{re.escape(code)}(\..+)?", name)
            wrong += [] if mine or claim else [f"{found.address}: {name}"]
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def section(found: Page, name: str) -> str:
    return text_of(found.article.xpath(f".//*[@id='{name}']")[0])


@pytest.fixture()
def kobar(site: Path) -> Page:
    return page(site, "/edisi/2024/62.01-kotawaringin-barat/")


def test_kotawaringin_barat_reads_as_its_source(kobar: Page) -> None:
    for slug, value in KOBAR.items():
        text = section(kobar, slug)
        assert value in text, f"{slug}: {text}"
        assert "tahap tidak disebut sumber" in text and "sumber: MMC Kobar / Bappeda Kobar, 17 Februari 2025" in text, (
            slug
        )
    values = [d.get("data-nilai") for d in kobar.article.xpath(".//section[@class='tatanan']//a[@data-nilai]")]
    assert values == ["93.93", "90.38", "100", "", "90.90", "", "", "96.15", "91.07"]


def test_kotawaringin_barat_tells_its_traps(kobar: Page) -> None:
    notes = [text_of(note) for note in kobar.article.xpath(".//*[@role='note']")]
    assert any("“Tatanan 7” untuk perkantoran dan perindustrian" in note for note in notes), notes
    near = next(note for note in notes if "90,38%" in note and "90,90%" in note)
    assert "bukan Wistara" in near and "tidak ada pembulatan" in near and "91%" in near
    short = {
        text_of(item)
        for item in kobar.article.xpath(".//section[@id='jarak']//li")
        if "kurang 25 poin" in text_of(item)
    }
    assert {text[:10] for text in short} == {"Permukiman", "Perkantora"}
    assert "tidak dilaporkan" in text_of(kobar.article.xpath(".//p[@class='pembuka']")[0])


def test_kotawaringin_barat_is_not_joined_with_other_years(site: Path, kobar: Page) -> None:
    evergreen = page(site, "/daerah/62.01-kotawaringin-barat/")
    assert "tidak disambung" in text_of(evergreen.article)
    assert not [
        figure.name for figure in shown(evergreen.root) if re.search(r"\.(tidak-disebut|pusat|mandiri)$", figure.name)
    ]
    for year in (2023, 2025):
        other = page(site, f"/edisi/{year}/62.01-kotawaringin-barat/")
        assert not [value for value in KOBAR.values() if "," in value and value in text_of(other.article)]
        assert text_of(other.article).count("belum ada data") >= 9


@pytest.fixture()
def banyumas(site: Path) -> Page:
    return page(site, "/edisi/2023/33.02-banyumas/")


def test_banyumas_reads_as_its_source(banyumas: Page) -> None:
    for slug, value in BANYUMAS.items():
        text = section(banyumas, slug)
        assert value in text and "verifikasi pusat" in text, f"{slug}: {text}"
        assert "sumber: purwokerto.inews.id, 1 Desember 2023" in text, slug


def test_banyumas_flags_what_its_instrument_cannot_give(banyumas: Page) -> None:
    flagged = {slug: BANYUMAS[slug] for slug in BANYUMAS if "tidak dapat dihasilkan" in section(banyumas, slug)}
    assert sorted(flagged.values()) == ["73,53%", "87,71%", "92,68%"]


def test_banyumas_has_its_award_from_two_sources(banyumas: Page) -> None:
    award = banyumas.article.xpath(".//section[@id='penghargaan']")[0]
    assert "Padapa" in text_of(award)
    links = award.xpath(".//li//a/@href")
    assert len(links) == 2 and {link.split("/")[2] for link in links} == {"jateng.antaranews.co", "purwokerto.inews.id"}
    assert "dua sumber" in text_of(banyumas.article.xpath(".//p[@class='pembuka']")[0])
