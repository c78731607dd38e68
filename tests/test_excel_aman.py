"""Files that are no harmless workbook: a sentence each, nothing changed, and no more memory than they are worth."""

from __future__ import annotations

import io
import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.buku import country, kks

Maker = Callable[[Path], None]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def plain() -> bytes:
    raw = io.BytesIO()
    book = Workbook()
    book.worksheets[0]["A1"] = "x"
    book.save(raw)
    return raw.getvalue()


def repacked(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with zipfile.ZipFile(io.BytesIO(plain())) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)


def written(data: bytes) -> Maker:
    return lambda path: path.write_bytes(data) and None


def parted(name: str, part: bytes) -> Maker:
    return lambda path: repacked(path, lambda parts: parts.update({name: part}))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        new.writestr("xl/workbook.xml", "<workbook/>")
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(bytes(1_000_000))


def many(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as new:
        for n in range(5000):
            new.writestr(f"xl/{n}.xml", "<a/>")


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(100_000_000)


def without_workbook(path: Path) -> None:
    repacked(path, lambda parts: parts.pop("xl/workbook.xml"))


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
BAD: dict[str, tuple[Maker, str]] = {
    "kosong": (written(b""), "bukan buku kerja"),
    "teks": (written(b"NO;INDIKATOR\n1;apa"), "bukan buku kerja"),
    "html": (written(b"<html><table></table></html>"), "bukan buku kerja"),
    "xls lama": (written(OLE + bytes(2000)), ".xls"),
    "terkunci": (written(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")), "kata sandi"),
    "terpotong": (lambda path: path.write_bytes(plain()[:-300]) and None, "rusak atau terpotong"),
    "bukan zip": (written(b"PK\x03\x04" + bytes(500)), "rusak atau terpotong"),
    "makro": (parted("xl/vbaProject.bin", b"x"), "makro"),
    "makro lama": (parted("xl/macrosheets/sheet1.xml", b"<a/>"), "makro"),
    "xlsb": (parted("xl/workbook.bin", b"x"), ".xlsb"),
    "ods": (parted("content.xml", b"<a/>"), ".ods"),
    "tanpa isi": (without_workbook, "rusak"),
    "lembar rusak": (parted("xl/worksheets/sheet1.xml", b"<a><b></a>"), "rusak"),
    "entitas": (parted("xl/worksheets/sheet1.xml", ENTITIES), "tidak wajar"),
    "bom zip": (bomb, "mengembang menjadi 400 MB"),
    "ribuan bagian": (many, "mengembang"),
    "100 MB": (large, "100 MB"),
    "bukan instrumen": (written(plain()), "tidak menyebut daerahnya"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_sentence_and_changes_nothing(name: str, tmp_path: Path) -> None:
    data = country(tmp_path / "data")
    before = {path: path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}
    make, words = BAD[name]
    path = tmp_path / "kiriman.xlsx"
    make(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = kks("import", path, "--data", data)
    assert result.exit_code == 2 and words in result.output, result.output
    assert "Tidak ada yang diubah." in result.output and "Traceback" not in result.output
    assert before == {path: path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}
    assert not (tmp_path / "kiriman-temuan.xlsx").exists()
    unit = 1 if sys.platform == "darwin" else 1024
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) * unit < 200_000_000


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    data = country(tmp_path / "data")
    for path in (tmp_path / "tidak-ada.xlsx", tmp_path):
        result = kks("import", path, "--data", data)
        assert result.exit_code == 2 and "tidak dapat dibuka" in result.output


def test_one_bad_file_does_not_hold_up_the_others(tmp_path: Path) -> None:
    from tests.buku import base, changed, every, fill, indicators
    from tests.test_excel import FOLDER, KODE, Order, workbooks

    data = country(tmp_path / "data")
    items = indicators(data)
    (tmp_path / "rusak.xlsx").write_bytes(b"PK")
    blank = next(book for _, book in workbooks(Order(KODE, 2025), base(data), data))
    (tmp_path / "baik.xlsx").write_bytes(changed(blank, lambda book: fill(book, items, every(items))))
    result = kks("import", tmp_path / "rusak.xlsx", tmp_path / "baik.xlsx", "--data", data)
    assert result.exit_code == 2 and "1 dari 2 buku kerja masuk." in result.output
    assert (data / FOLDER / "nilai.csv").is_file()


def test_nothing_in_a_workbook_becomes_markup_or_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from tests.buku import base, changed, every, fill, indicators
    from tests.test_excel import KODE, Order, put, workbooks

    data = country(tmp_path / "data")
    items = indicators(data)

    def work(book: Workbook) -> None:
        fill(book, items, every(items))
        put(book, items, "pasar.01", "mandiri", "<script>alert(1)</script>")
        put(book, items, "pasar.02", "indikator", "@SUM(1)")

    blank = next(book for _, book in workbooks(Order(KODE, 2025), base(data), data))
    (tmp_path / "k.xlsx").write_bytes(changed(blank, work))
    result = kks("import", tmp_path / "k.xlsx", "--data", data)
    assert result.exit_code == 1
    page = load_workbook(tmp_path / "k-temuan.xlsx")["Temuan"]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
