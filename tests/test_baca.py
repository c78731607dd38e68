"""Read by anybody: the generated sentences are short, and every term of a card is explained on that card.

Run on the real site and on a small made-up country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import html

from generator.book import make_book
from generator.figures import figures
from generator.load import load
from generator.pages import card
from generator.pages.glossary import explained, said, used
from generator.terms import TERMS
from tests.situs import BASE, Page, cards, pages, text_of

ROOT = Path(__file__).resolve().parent.parent
CONTOH, FORMS = ROOT / "tests/contoh", ROOT / ".github/ISSUE_TEMPLATE"

OPENING = ".//p[@class='pembuka' or @class='lanjut']"
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
MEDIAN, LONGEST = 15, 30
# What a citizen may stumble over; a card that uses one explains it.
HARD = (
    "tatanan", "indikator", "instrumen", "edisi", "ODF", "Padapa", "Wiwerda", "Wistara", "Wistara Paripurna",
    "Swasti Saba", "verifikasi", "penilaian mandiri", "lokus", "STBM", "tingkat keterbukaan", "median", "keyakinan",
)  # fmt: skip
# Words explained inside the running text instead: (term, what the page then says).
INLINE = (("PPID", "Pejabat Pengelola Informasi dan Dokumentasi"),)


@pytest.fixture(scope="module", params=["nyata", "karangan"])
def country(request: pytest.FixtureRequest) -> Path:
    """The site of the real data, and that of a small made-up country."""
    found: Path = request.getfixturevalue("site" if request.param == "nyata" else "built")
    return found if request.param == "nyata" else found / "site"


def evergreen(site: Path) -> Iterator[Page]:
    for found in pages(site, "/daerah/"):
        if re.fullmatch(r"/daerah/\d\d\.\d\d-[^/]+/", found.address):
            yield found


def sentences(found: Page) -> list[str]:
    return [s for p in found.article.xpath(OPENING) for s in SENTENCE.split(text_of(p)) if s]


def test_generated_sentences_are_short(country: Path) -> None:
    lengths, long = [], []
    for found in (*cards(country), *evergreen(country)):
        told = sentences(found)
        assert told, found.address
        lengths += [len(s.split()) for s in told]
        long += [f"{found.address}: {s}" for s in told if len(s.split()) > LONGEST]
    assert not long, f"{len(long)}: {long[:5]}"
    assert median(lengths) <= MEDIAN


def test_the_opening_is_told_in_half_a_minute(country: Path) -> None:
    """At 200 words a minute."""
    for found in cards(country):
        first = text_of(found.article.xpath(".//p[@class='pembuka']")[0])
        assert len(first.split()) <= 100, found.address


def plain(found: Page) -> str:
    """The text of the page less the explanations."""
    copy = html.fromstring(html.tostring(found.article))
    for box in copy.xpath(".//details[@class='arti']"):
        box.drop_tree()
    return re.sub(r"\s+", " ", " ".join(copy.itertext()))


def test_every_hard_word_of_a_card_is_explained_on_it(country: Path) -> None:
    missing, wrong = [], []
    for found in (*cards(country), *evergreen(country)):
        text = plain(found)
        box = text_of(found.article.xpath(".//details[@class='arti']")[0])
        expected = used(text)
        wrong += [f"{found.address}: {t.names}" for t in TERMS if (t.meaning in box) != (t in expected)]
        wrong += [f"{found.address}: {t.names}" for t, names in expected.items() if said(t, names) not in box]
        known = {name for names in expected.values() for name in names}
        missing += [f"{found.address}: {word}" for word in HARD if word in text and word not in known]
        missing += [f"{found.address}: {word}" for word, how in INLINE if word in text and how not in text]
    assert not missing, f"{len(missing)}: {missing[:10]}"
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_explanations_are_one_plain_sentence_and_stand_in_the_glossary() -> None:
    glossary = (ROOT / "docs/glosarium.md").read_text(encoding="utf-8").lower()
    for term in TERMS:
        assert len(term.meaning.split()) <= 22 and term.meaning.endswith("."), term.names
        assert all(name.lower() in glossary for name in term.names), term.names


def test_a_page_without_the_mark_is_left_alone() -> None:
    assert explained("<p>tatanan</p>", "/x/") == "<p>tatanan</p>"


@pytest.mark.parametrize("repository", ["", "https://repositori.contoh/kks/"])
def test_every_link_to_report_an_error_carries_a_figure_of_its_page(
    repository: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a repository its form stands filled in; without one the page on corrections repeats the id."""
    monkeypatch.setenv("KKS_REPOSITORI", repository)
    monkeypatch.setenv("KKS_ALAMAT", BASE if repository else "")
    data, _ = load(CONTOH)
    book = make_book(data)
    made = next(card(book, figures(book), (2025, "62.01"))).data.decode()
    tree = html.fromstring(made[made.index("<header") :])
    own = set(tree.xpath("//@id | //@data-angka"))
    links = [a for a in tree.xpath("//a") if text_of(a) == "Laporkan kesalahan"]
    assert {a.xpath("string(ancestor::section[1]/@id)") for a in links} == {
        "pasar", "satuan-pendidikan", "odf", "penghargaan",
    }  # fmt: skip
    for a in links:
        asked = parse_qs(urlsplit(a.get("href")).query)
        place = asked["tempat"][0] if repository else asked["angka"][0]
        name = place.partition("#")[2] if repository else place
        assert name in own
        if repository:
            form = yaml.safe_load((FORMS / asked["template"][0]).read_text(encoding="utf-8"))
            assert {"tempat"} <= {field.get("id") for field in form["body"]}
            assert place == f"{BASE}/edisi/2025/62.01-kotawaringin-barat/#{name}"
            assert a.get("href").startswith("https://repositori.contoh/kks/issues/new?")
        else:
            assert a.get("href").startswith("../../../koreksi/?angka=")
