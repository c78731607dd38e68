"""What a citation is made from, as a figure says it, and the address of the page on which the figure stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator.addresses import Place
from generator.model import Sumber
from generator.results import Figure

IN_EDITION = re.compile(r"(\d{4})\.(nasional|\d\d\.\d\d|\d\d)\.")
LISTS = ("penghargaan", "riwayat", "jumlah")  # figures of no edition, each kind in a file of its own
# What a tatanan has in the nation stands on the tatanan's own page.
NATIONAL = re.compile(r"\d{4}\.nasional\.([a-z-]+)\.[a-z-]+\.(?:median|n)")


@dataclass(frozen=True)
class Raw:
    """`nilai`: digits with a decimal point where `angka`, else a source's own words, "" where missing.

    `alamat`: from the site's root, with the figure's id behind the mark.
    """

    id: str
    nama: str
    butir: str
    tahap: str
    nilai: str
    angka: bool
    satuan: str
    alasan: str
    tanggal: str
    cara: str
    sumber: tuple[Sumber, ...]
    alamat: str
    keyakinan: str = ""
    tertulis: str = ""
    catatan: str = ""


def raw(figure: Figure, places: Mapping[str, Place]) -> Raw:
    """`places`: districts and provinces by code."""
    value = figure.nilai
    place = places.get(figure.kode)
    return Raw(
        id=figure.id,
        nama=place.nama if place else figure.nama,
        butir=figure.butir,
        tahap=figure.tahap,
        nilai="" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value),
        angka=isinstance(value, Decimal | int),
        satuan=figure.satuan,
        alasan=figure.alasan,
        tanggal=figure.tanggal,
        cara=figure.cara,
        sumber=figure.sumber,
        alamat=f"{where(figure, place)}#{figure.id}",
        keyakinan=figure.keyakinan,
        tertulis=figure.tertulis,
        catatan=figure.catatan,
    )


def where(figure: Figure, place: Place | None) -> str:
    """The page a figure's address leads to: of its edition where it belongs to one, never of "the latest"."""
    if found := IN_EDITION.match(figure.id):
        year = int(found[1])
        if place is None:
            tatanan = NATIONAL.fullmatch(figure.id)
            return addresses.tatanan(year, tatanan[1]) if tatanan else addresses.edition(year)
        return addresses.card(year, place) if "." in place.kode else addresses.province(year, place)
    kind, _, rest = figure.id.partition(".")
    if kind == "instrumen":
        return addresses.instrument(figure.kode or rest.partition(".")[0])
    if kind == "semua":
        return addresses.DISTRICTS if place and "." in place.kode else "/"
    return addresses.AWARDS if kind == "jumlah" or place is None else _evergreen(place)


def _evergreen(place: Place) -> str:
    """Awards and history belong to no edition; they stand on the page of the district, or at the place itself."""
    return addresses.district(place) if "." in place.kode else addresses.AWARDS
