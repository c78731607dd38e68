"""Bytes somebody sent -> whether they may be a harmless workbook at all; or one sentence why not. Nothing is unpacked
that was not looked at before.
"""

from __future__ import annotations

import io
import os
import zipfile

LARGEST = 20_000_000  # bytes of a file; a filled workbook of 136 indicators has a tenth of one million
LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 60_000_000, 150_000_000, 2_000
OLE = b"\xd0\xcf\x11\xe0"  # what Excel before 2007 wrote, and the wrapping of an encrypted workbook
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
RESAVE = 'Buka di Excel, pilih "Simpan Sebagai", lalu jenis "Excel Workbook (.xlsx)".'
PARTS = (".xml", ".rels", ".vml")


class Unreadable(Exception):
    """No workbook that can be read: `fault` and `remedy` are sentences."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault} {remedy}")


def contents(path: str) -> bytes:
    """The bytes of a file, if it may be a workbook at all. Raises Unreadable, and OSError as the system does."""
    size = os.path.getsize(path)
    if size > LARGEST:
        raise Unreadable(
            f"Berkas ini {size / 1e6:.0f} MB; buku kerja KKS paling besar {LARGEST // 1_000_000} MB.",
            "Hapus gambar dan lampiran di dalamnya, lalu simpan ulang.",
        )
    with open(path, "rb") as file:
        return file.read()


def looked_at(data: bytes) -> dict[str, bytes]:
    """The parts of the file that are text; what is refused is refused before anything is unpacked whole."""
    _looks_like_one(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _fits(archive)
            names = {info.filename for info in archive.infolist()}
            _is_plain_workbook(names)
            return {name: _safe(archive.read(name)) for name in names if name.lower().endswith(PARTS)}
    except Unreadable:
        raise
    except Exception as error:  # whatever a damaged archive makes the library stumble over
        raise corrupt() from error


def _looks_like_one(data: bytes) -> None:
    if data.startswith(OLE) and ENCRYPTED in data:
        raise Unreadable(
            "Buku kerja ini dikunci dengan kata sandi.",
            "Buka di Excel, pilih Berkas, Info, Lindungi Buku Kerja, hapus kata sandinya, lalu simpan ulang.",
        )
    if data.startswith(OLE):
        raise Unreadable("Ini buku kerja Excel lama (.xls).", RESAVE)
    if not data.startswith(b"PK"):
        raise Unreadable("Berkas ini bukan buku kerja Excel.", RESAVE)


def _fits(archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    whole = sum(info.file_size for info in infos)
    largest = max((info.file_size for info in infos), default=0)
    if whole > LARGEST_WHOLE or largest > LARGEST_PART or len(infos) > MOST_PARTS:
        raise Unreadable(
            f"Isi berkas ini mengembang menjadi {whole / 1e6:.0f} MB, jauh melebihi buku kerja KKS.",
            "Salin lembarnya ke buku kerja baru tanpa baris kosong yang diberi format, lalu simpan ulang.",
        )
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("Isi berkas ini terenkripsi.", "Simpan ulang dari Excel tanpa kata sandi.")


def _is_plain_workbook(names: set[str]) -> None:
    lower = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lower):
        raise Unreadable(
            "Buku kerja ini memuat makro, jadi tidak dibuka.",
            'Simpan ulang sebagai "Excel Workbook (.xlsx)" tanpa makro.',
        )
    if "xl/workbook.bin" in lower or "content.xml" in lower:
        raise Unreadable(
            "Ini buku kerja jenis lain (.xlsb atau .ods).", 'Simpan ulang sebagai "Excel Workbook (.xlsx)".'
        )
    if "xl/workbook.xml" not in lower:
        raise corrupt()


def _safe(part: bytes) -> bytes:
    """A part without declarations that could make its reader expand or fetch something."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable("Berkas ini memuat isi yang tidak wajar untuk buku kerja.", "Simpan ulang dari Excel.")
    return part


def corrupt() -> Unreadable:
    return Unreadable(
        "Buku kerja ini rusak atau terpotong, jadi tidak dapat dibaca.",
        "Buka di Excel, biarkan diperbaiki, simpan ulang sebagai .xlsx, lalu kirim lagi.",
    )
