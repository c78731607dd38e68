"""`kks format`: every readable form becomes the one form, values stay, ambiguous files stay untouched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import canonical
from generator.load import load

SAMPLE = Path(__file__).resolve().parent / "contoh"
NILAI = "edisi/2025/62.01/nilai.csv"


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


def format_files(folder: Path, only: list[Path] | None = None) -> list[Path]:
    found = [table for table in canonical.tables(folder) if only is None or table.path in only]
    return [table.path for table in canonical.format_files(found)]


def test_the_sample_is_canonical(folder: Path) -> None:
    assert format_files(folder) == []


def spoil(text: str, name: str) -> bytes:
    """The canonical text in one of the forms in which it comes back from a spreadsheet."""
    if name == "titik koma":
        rows = [
            line.replace('"91,66"', "91#66").replace('"83,33"', "83#33").replace('"83,3"', "83#3")
            for line in text.split("\n")
        ]
        return "\n".join(r.replace(",", ";").replace("#", ",").replace(";96.5;", ";96,5;") for r in rows).encode()
    forms = {
        "BOM": ("\ufeff" + text).encode(),
        "CRLF": text.replace("\n", "\r\n").encode(),
        "CR": text.replace("\n", "\r").encode(),
        "kutip": "\n".join(
            f'"{r.replace(",", chr(34) + "," + chr(34))}"' if '"' not in r and r else r for r in text.split("\n")
        ).encode(),
        "tanpa baris akhir": text.rstrip("\n").encode(),
    }
    return forms[name]


@pytest.mark.parametrize("name", ["titik koma", "BOM", "CRLF", "CR", "kutip", "tanpa baris akhir"])
def test_other_forms_come_back_byte_for_byte(folder: Path, name: str) -> None:
    path = folder / NILAI
    before = path.read_bytes()
    path.write_bytes(spoil(before.decode(), name))
    assert path.read_bytes() != before
    assert format_files(folder) == [path]
    assert path.read_bytes() == before
    assert format_files(folder) == []


def test_columns_take_the_order_of_the_model(folder: Path) -> None:
    path = folder / "edisi/2025/62.71/nilai.csv"
    path.write_text(
        "persen,keyakinan,sumber,tatanan,tahap\n75,sedang,berita-contoh,pasar,tidak-disebut\n", encoding="utf-8"
    )
    assert format_files(folder, [path]) == [path]
    assert path.read_text(encoding="utf-8") == (
        "tahap,tatanan,sumber,keyakinan,persen\ntidak-disebut,pasar,berita-contoh,sedang,75\n"
    )


def test_windows_letters_survive(folder: Path) -> None:
    path = folder / "wilayah/alias.csv"
    path.write_bytes("kode;alias;keterangan\r\n62.71;Kota Palangka Raya;“ejaan” – lain\r\n".encode("cp1252"))
    assert format_files(folder) == [path]
    assert path.read_text(encoding="utf-8") == "kode,alias,keterangan\n62.71,Kota Palangka Raya,“ejaan” – lain\n"


def test_a_code_is_never_taken_for_a_number(folder: Path) -> None:
    path = folder / "wilayah/alias.csv"
    path.write_text("kode;alias\n11.10;Singkil\n", encoding="utf-8")
    format_files(folder)
    assert load(folder)[0].alias[0].item.kode == "11.10"


@pytest.mark.parametrize(("old", "new"), [(",1250,", ",1.250,"), (",1250,", ',"1,250",'), ('2,"83,33",', "2,83,33,")])
def test_what_can_be_read_two_ways_stays(folder: Path, old: str, new: str) -> None:
    path = folder / NILAI
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(old.encode(), new.encode(), 1))
    before = path.read_bytes()
    assert format_files(folder) == []
    assert path.read_bytes() == before
    problems = canonical.format_problems(canonical.tables(folder))
    assert [p.place.file for p in problems] == [(folder / NILAI).as_posix()]


def test_only_the_paths_asked_for(folder: Path) -> None:
    one, other = folder / NILAI, folder / "jumlah.csv"
    for path in (one, other):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert format_files(folder, [other]) == [other]
    assert one.read_bytes().startswith(b"\xef\xbb\xbf")
