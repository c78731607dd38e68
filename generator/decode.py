"""Bytes of a file -> text. Judges size and encoding, so that nothing after it meets a surprise."""

from __future__ import annotations

from generator.model import Place, Problem
from generator.reading import problem

YAML_LIMIT = 1_000_000
CSV_LIMIT = 10_000_000
WIDE = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, file: str) -> tuple[str | None, list[str], list[Problem]]:
    """Text, what is unusual about its encoding ("BOM", "Windows-1252"), and problems; the text is None if unreadable.

    Line ends stay as they are. Windows-1252 is guessed only for CSV files, because old Excel versions write it.
    """
    place = Place(file, 1, 1)
    is_csv = file.endswith(".csv")
    limit = CSV_LIMIT if is_csv else YAML_LIMIT
    if len(data) > limit:
        words = (
            f"Berkas ini lebih besar daripada {limit // 1_000_000} MB.",
            "Bagi isinya, atau buang bagian yang bukan data.",
        )
        return None, [], [problem("B01-terlalu-besar", Place(file), words)]
    if data.startswith(WIDE) or b"\0" in data:
        return None, [], [problem("B02-bukan-utf8", place, _wide_words(is_csv))]
    if not data.strip():
        return (
            None,
            [],
            [problem("B03-kosong", place, ("Berkas ini kosong.", "Isi berkas ini, atau hapus bila tidak dipakai."))],
        )
    return _narrow(data, place, is_csv)


def _wide_words(is_csv: bool) -> tuple[str, str]:
    fault = "Berkas ini bukan teks UTF-8: isinya UTF-16 atau berkas biner."
    if is_csv:
        return fault, 'Di Excel pilih "Simpan Sebagai", lalu jenis "CSV UTF-8 (Comma delimited)".'
    return fault, "Simpan ulang sebagai teks UTF-8 dari penyunting teks."


def _narrow(data: bytes, place: Place, is_csv: bool) -> tuple[str | None, list[str], list[Problem]]:
    quirks = ["BOM"] if data.startswith(b"\xef\xbb\xbf") else []
    try:
        return data.decode("utf-8-sig"), quirks, []
    except UnicodeDecodeError as error:
        if is_csv:
            text = _windows(data)
            if text is not None:
                return text, ["Windows-1252"], []
        return (
            None,
            [],
            [
                problem(
                    "B02-bukan-utf8",
                    _place_of(data, error.start, place.file),
                    ("Ada huruf yang bukan UTF-8.", "Simpan ulang berkas ini sebagai teks UTF-8."),
                )
            ],
        )


def _windows(data: bytes) -> str | None:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _place_of(data: bytes, index: int, file: str) -> Place:
    before = data[:index]
    return Place(file, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
