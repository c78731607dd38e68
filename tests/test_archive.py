"""What libdeflate packs, every other program unpacks."""

import io
import zipfile
import zlib
from dataclasses import replace

import pytest

from generator import archive
from generator.model import Sumber
from generator.packing import changed
from generator.results import Figure

OURS = Sumber("Contoh", "1970-01-01")

MEMBERS: dict[str, str | bytes] = {
    "BACA.txt": "Isi: ≥ 71 %\n" * 50,
    "data/tatanan é.csv": b"\x00\xff" * 9000,
    "kosong": "",
}


def test_a_zip_is_opened_by_the_standard_library_with_all_its_members_intact() -> None:
    with zipfile.ZipFile(io.BytesIO(archive.pack(MEMBERS))) as found:
        assert found.testzip() is None
        assert found.namelist() == list(MEMBERS)
        assert found.read("BACA.txt").decode() == MEMBERS["BACA.txt"]
        assert found.read("data/tatanan é.csv") == MEMBERS["data/tatanan é.csv"]
        assert {info.date_time for info in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in found.infolist()} == {0o600}


def test_a_zip_without_members_is_a_zip() -> None:
    assert zipfile.ZipFile(io.BytesIO(archive.pack({}))).namelist() == []


@pytest.mark.parametrize("data", [b"", b"rapor " * 5000])
def test_a_stream_is_read_back_by_zlib(data: bytes) -> None:
    assert zlib.decompress(archive.stream(data)) == data


def test_equal_members_give_equal_bytes() -> None:
    assert archive.pack(MEMBERS) == archive.pack(dict(MEMBERS))


def test_a_thing_is_changed_as_dataclasses_replace_does() -> None:
    figure = Figure("2025.62.01.x", "2025", "62.01", "Kotawaringin Barat", "isi", "x", 1, sumber=(OURS,))
    assert changed(figure, id="y", nilai=None) == replace(figure, id="y", nilai=None)
