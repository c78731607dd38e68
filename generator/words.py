"""Numbers, dates and sentence parts in Indonesian (EYD V), and the words for the codes that stand in the data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

BULAN = ("", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
         "November", "Desember")  # fmt: skip
BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
TAHAP = {
    "mandiri": "penilaian mandiri",
    "provinsi": "verifikasi provinsi",
    "pusat": "verifikasi pusat",
    "tidak-disebut": "tahap tidak disebut sumber",
}
TAHAP_SINGKAT = {"mandiri": "mandiri", "provinsi": "provinsi", "pusat": "pusat", "tidak-disebut": "tak disebut"}
PREDIKAT = {
    "padapa": "Padapa",
    "wiwerda": "Wiwerda",
    "wistara": "Wistara",
    "wistara-paripurna": "Wistara Paripurna",
    "tidak-disebut": "predikat tidak disebut",
    "belum": "belum memenuhi Padapa",
}
HURUF_PREDIKAT = {"padapa": "P", "wiwerda": "Wi", "wistara": "Ws", "wistara-paripurna": "WP", "tidak-disebut": "?"}
TINGKAT = (
    "belum tercatat di situs ini",
    "penghargaan, ODF, atau keterangan lain",
    "persentase tatanan",
    "nilai indikator",
    "nilai indikator dengan capaian dan bukti",
)
ALASAN = {
    "tidak dilaporkan": "tidak dilaporkan",
    "tidak berlaku": "tidak berlaku",
    "belum diverifikasi": "belum diverifikasi",
    "ditarik": "ditarik",
    "daerah belum ada": "daerah belum ada",
}


def angka(value: Decimal | int | float, places: int | None = None) -> str:
    """A number in Indonesian notation: `1.234,5`. Decimals stay as given unless `places` says how many."""
    text = f"{value:,.{places}f}" if places is not None else f"{value:,}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def persen(value: Decimal | int | float, places: int | None = None) -> str:
    """A percentage in Indonesian notation: `90,90%`; the decimals of the source are kept."""
    return angka(value, places) + "%"


def bilangan(number: int) -> str:
    """A count for running prose: one-word numbers as a word, all others as figures (EYD V)."""
    special = {100: "seratus", 1000: "seribu"}
    if 0 <= number < len(BILANGAN):
        return BILANGAN[number]
    return special.get(number, angka(number))


def kapital(text: str) -> str:
    """The text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def tanggal(iso: str | None) -> str:
    """`2025-02-17` -> `17 Februari 2025`, `2025-11` -> `November 2025`, `2025` -> `2025`, None -> `tanpa tanggal`."""
    if not iso:
        return "tanpa tanggal"
    year, *rest = iso.split("-")
    words = [year] if not rest else [BULAN[int(rest[0])], year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


def daftar(items: Sequence[str], link: str = "dan") -> str:
    """A list in a sentence: `a`, `a dan b`, `a, b, dan c`."""
    parts = list(items)
    if len(parts) < 3:
        return f" {link} ".join(parts)
    # Joined, never added: adding markup to text would escape the text, which may be finished markup itself.
    return "".join((", ".join(parts[:-1]), f", {link} ", parts[-1]))


def slug(text: str) -> str:
    """The text as an address part: ASCII lower case, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def ringkas(nama: str) -> str:
    """A district's name without its kind, for running text: `Kabupaten Barru` -> `Barru`, but `Kota Bogor` stays.

    A city keeps its kind, because a regency of the same name often exists beside it.
    """
    return nama.removeprefix("Kabupaten Administrasi ").removeprefix("Kabupaten ")


def nama_tengah(nama: str) -> str:
    """A tatanan's name inside a sentence: lower first letter."""
    return nama[:1].lower() + nama[1:]
