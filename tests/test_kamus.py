"""The pages printed from the machine itself: every rule once, every field in two languages, nothing else."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from generator import check, schema_english, schema_words
from generator.book import make_book
from generator.figures import figures
from generator.kinds import KINDS, kind_of
from generator.load import load
from generator.pages import dictionary, general
from generator.pages.rulebook import FAMILIES
from generator.schema import described, schemas

CONTOH = Path(__file__).parent / "contoh"
SCHEMAS = schemas()
KAMUS, INGGRIS, ATURAN = "kamus-data", "en/data-dictionary", "aturan-data"
FIELDS = [(kind.name, *field) for kind in KINDS for field in dictionary.fields(kind, SCHEMAS[kind.name])]
TONGUES = {KAMUS: schema_words, INGGRIS: schema_english}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    book = make_book(load(CONTOH)[0])
    outputs = general(book, figures(book), check.listed())
    return {o.path: o.data.decode() for o in outputs if o.path.endswith((".md", ".csv"))}


def page(made: dict[str, str], folder: str) -> HtmlElement:
    return html.fromstring(made[f"{folder}/index.md"].split("---\n", 2)[2])


# ---- rules ----------------------------------------------------------------------------------------------------------


def test_every_rule_stands_on_the_page_once_and_nothing_else_does(made: dict[str, str]) -> None:
    root = page(made, ATURAN)
    rows = [[cell.text_content().strip() for cell in row] for row in root.xpath("//tbody/tr")]
    assert sorted(map(tuple, rows)) == sorted((rule.code, rule.level, rule.sentence) for rule in check.listed())
    assert sorted(root.xpath("//tbody//@id")) == sorted(rule.code.partition("-")[0] for rule in check.listed())
    assert {rule.code[0] for rule in check.listed()} == set(FAMILIES)


def test_short_codes_are_no_twins() -> None:
    """An anchor is a promise: two rules with one number could not both have it."""
    short = [rule.code.partition("-")[0] for rule in check.listed()]
    assert len({*short}) == len(short)


def test_the_page_says_how_to_mend_and_how_to_check(made: dict[str, str]) -> None:
    root = page(made, ATURAN)
    text = root.text_content()
    assert "kks check" in text and text.count("Cara memperbaiki.") == len(FAMILIES)
    inner = [link[1:] for link in root.xpath("//a/@href[starts-with(., '#')]")]
    assert inner and [name for name in inner if not root.xpath(f"//*[@id='{name}']")] == []


def test_without_rules_there_is_no_page_of_rules() -> None:
    book = make_book(load(CONTOH)[0])
    assert not [o.path for o in general(book, figures(book)) if o.path.startswith(ATURAN)]


# ---- dictionary -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", TONGUES.values(), ids=TONGUES)
def test_a_language_describes_every_field_and_no_other(words: object) -> None:
    usual, special = words.DESCRIPTIONS, words.SPECIAL  # type: ignore[attr-defined]
    for _, path, noun, _ in FIELDS:
        assert described(noun, path.rpartition(".")[2], usual, special), path
    nouns = {f"{noun}.{path.rpartition('.')[2]}" for _, path, noun, _ in FIELDS}
    assert special.keys() <= nouns
    assert usual.keys() == {re.sub(r"_[0-9]{4}$", "", name.partition(".")[2]) for name in nouns}


def test_both_languages_say_the_same_things() -> None:
    for name in ("DESCRIPTIONS", "SPECIAL", "CONTENTS"):
        assert getattr(schema_words, name).keys() == getattr(schema_english, name).keys()
    assert schema_english.TITLES.keys() == {kind.name for kind in KINDS}
    assert all(text and text[0] == text[0].upper() or text.startswith(("draf", "naik", "nasional", "true", "https"))
               for text in schema_english.DESCRIPTIONS.values())  # fmt: skip


@pytest.mark.parametrize("folder", TONGUES)
def test_every_field_of_every_kind_stands_in_its_table(made: dict[str, str], folder: str) -> None:
    root = page(made, folder)
    for kind in KINDS:
        named = root.xpath(f"//table[@id='isian-{kind.name}']/tbody/tr/th/code/text()")
        assert named == [path for name, path, *_ in FIELDS if name == kind.name]
        records = list(csv.DictReader(io.StringIO(made[f"{folder}/isian-{kind.name}.csv"])))
        assert [record["isian"] for record in records] == named
        assert all(all(record.values()) for record in records)
    assert not root.xpath("//td[contains(@class, 'hampa')]")
    assert all(caption.text_content() for caption in root.xpath("//table/caption"))
    assert not root.xpath("//table//th[not(@scope)]")


def test_a_field_says_what_may_stand_in_it(made: dict[str, str]) -> None:
    records = {record["isian"]: record for record in csv.DictReader(io.StringIO(made["kamus-data/isian-nilai.csv"]))}
    assert (records["tahap"]["keharusan"], records["persen"]["keharusan"]) == ("wajib", "boleh kosong")
    assert records["bukti"]["isi"] == "salah satu: ada, tidak ada, tidak jelas"
    assert (records["persen"]["isi"], records["skor"]["isi"]) == ("angka desimal", "bilangan bulat")
    english = {r["isian"]: r for r in csv.DictReader(io.StringIO(made["en/data-dictionary/isian-penghargaan.csv"]))}
    assert english["tahun"]["keharusan"] == "column required, cell may be empty"
    assert english["tahun"]["isi"] == "whole number, 1998 to 2099"


def test_the_two_languages_lead_to_each_other_and_english_is_marked(made: dict[str, str]) -> None:
    home, abroad = page(made, KAMUS), page(made, INGGRIS)
    assert home.xpath("//a[@hreflang='en'][@lang='en']/@href") == ["../en/data-dictionary/"]
    assert abroad.xpath("//div[@lang='en']//a[@hreflang='id'][@lang='id']/@href") == ["../../kamus-data/"]
    assert not abroad.xpath("//table[not(ancestor::div[@lang='en'])] | //h1[not(ancestor::div[@lang='en'])]")
    assert "indeks: false" in made[f"{INGGRIS}/index.md"].lower()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_says_where_it_lives(kind: dictionary.FileKind) -> None:
    there = dictionary.where(kind)
    concrete = there.replace("<tahun>", "2025").replace("<kode>", "62.01").replace("<versi>", "2025")
    found = kind_of(concrete.removeprefix("data/"))
    assert found is not None and found.name == kind.name
