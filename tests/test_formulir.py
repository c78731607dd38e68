"""The empty workbooks of the site: which there are, what is in them, and that they come back through the import."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from generator import addresses, load
from generator.downloads import template
from generator.errands import _templates
from generator.forms import blank, offer
from generator.forms.layout import COVER
from generator.gate import Inputs
from generator.model import Dataset
from tests.buku import changed, country, every, fill, indicators, kks

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = (ROOT / "docs/aset/rapor.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return country(tmp_path_factory.mktemp("negeri"))


@pytest.fixture(scope="module")
def frame(data: Path) -> Dataset:
    return load.frame(data)[0]


def made(frame: Dataset) -> bytes:
    return template(frame, offer.offers(frame)[0]).data


def test_every_edition_with_a_full_list_is_offered_but_not_an_archived_one(frame: Dataset) -> None:
    assert [(o.tahun, o.instrumen.versi, o.open) for o in offer.offers(frame)] == [(2025, "2025", True)]
    old = {2025: replace(frame.edisi[2025], status="arsip")}
    assert offer.offers(replace(frame, edisi=old)) == []
    poor = {2025: replace(frame.edisi[2025], instrumen="2023")}
    assert [(o.tahun, o.instrumen.versi) for o in offer.offers(replace(frame, edisi=poor))] == []


def test_an_instrument_ahead_of_its_edition_is_offered_for_its_year(frame: Dataset) -> None:
    new = replace(frame.instrumen["2025"], versi="2027")
    ahead = replace(
        frame,
        instrumen={**frame.instrumen, "2027": new},
        indikator={**frame.indikator, "2027": frame.indikator["2025"]},
    )
    assert [(o.tahun, o.open) for o in offer.offers(ahead)] == [(2027, False), (2025, True)]


def test_the_workbook_stands_at_its_address_and_is_the_same_every_time(frame: Dataset) -> None:
    first, again = (template(frame, offer.offers(frame)[0]) for _ in range(2))
    assert first == again and f"/{first.path}" == addresses.template(2025)
    assert len(first.data) < 100_000


def test_the_cover_asks_for_the_district_and_leaves_room_for_it(frame: Dataset) -> None:
    with zipfile.ZipFile(io.BytesIO(made(frame))) as book:
        assert book.testzip() is None
        part = book.getinfo(blank.FRONT)
        text = book.read(part).decode()
        assert part.compress_type == zipfile.ZIP_STORED and text.isascii()
        assert all(i.compress_type == zipfile.ZIP_DEFLATED for i in book.infolist() if i is not part)
    assert text.count(" " * blank.ROOM) == len(blank.CELLS)
    cover = load_workbook(io.BytesIO(made(frame)))[COVER]
    for cell in blank.CELLS:
        assert cover[cell].value is None and not cover[cell].protection.locked
        assert "ketik" in cover["C3"].value and "nama" in cover["C4"].value


def test_the_script_writes_where_the_workbook_has_room() -> None:
    assert f'"{blank.FRONT}"' in SCRIPT
    assert [f"{cell}:" in SCRIPT for cell in blank.CELLS] == [True, True]


def test_every_name_fits(frame: Dataset) -> None:
    """Each letter that is not plain ASCII takes up to seven bytes as an entity."""
    longest = max(len(row.item.nama.encode("ascii", "xmlcharrefreplace")) for row in frame.daerah)
    assert longest + len('<c r="B4" s="123" t="inlineStr"><is><t></t></is></c>') < blank.ROOM


@pytest.mark.parametrize("told", ["62.01", "Kotawaringin Barat", "kab. kotawaringin barat"])
def test_it_comes_back_with_the_district_written_on_its_cover(data: Path, tmp_path: Path, told: str) -> None:
    frame, items = load.frame(data)[0], indicators(data)

    def work(book):  # type: ignore[no-untyped-def]
        book[COVER]["B3" if told[0] == "6" else "B4"] = told
        fill(book, items, every(items))

    (tmp_path / "balik.xlsx").write_bytes(changed(made(frame), work))
    result = kks("import", tmp_path / "balik.xlsx", "--coba", "--data", data)
    assert result.exit_code == 0 and "Kabupaten Kotawaringin Barat, edisi 2025" in result.output, result.output


def test_a_build_makes_it_again_only_when_its_instrument_changes(frame: Dataset) -> None:
    nation = SimpleNamespace(frame=frame)
    files = {
        "instrumen/2025/indikator.csv": "a",
        "instrumen/2024/indikator.csv": "b",
        "edisi/2025/62.01/nilai.csv": "c",
    }
    other = (files, files | {"edisi/2025/62.01/nilai.csv": "d"}, files | {"instrumen/2025/indikator.csv": "d"})
    keys = [dict(_templates(nation, Inputs("", "", given, {}, {}))) for given in other]  # type: ignore[arg-type]
    assert keys[0] == keys[1] != keys[2] and list(keys[0]) == ["templat/2025"]
