"""The home page: find my district, and the national openness map."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import addresses
from generator.model import Output
from generator.pages import layers, maps
from generator.pages.paper import Press, Sheet, render

FEW = 24  # districts named on the front page; where more have values, the lists of the editions name them all


def pages(press: Press) -> Iterator[Output]:
    """/ and the small name index that "temukan daerah Anda" loads when it is used."""
    latest = _fullest(press)
    chart = maps.whole_map(press, lambda d: addresses.relative("/", addresses.district(d)))
    sheet = Sheet(
        "/",
        "Rapor KKS",
        "Hasil penilaian Kabupaten/Kota Sehat, tahun demi tahun, dengan sumber di setiap angka.",
        feeds=True,
    )
    counted = ((key, press.figures.get(f"{key[0]}.{key[1]}.hitungan.tatanan-tercatat")) for key in press.book.quoted)
    rich = [(key, press.book.daerah[key[1]]) for key, figure in counted if figure and figure.nilai]
    yield render(
        press,
        "beranda.md.j2",
        sheet,
        peta=chart,
        lapisan=layers.links(press, latest),
        tahun=latest,
        provinsi=press.book.provinsi.values(),
        alamat=addresses,
        tatanan=press.book.instrumen(latest).tatanan,
        rich=sorted(rich, key=lambda r: (-r[0][0], r[1].nama))[:FEW],
        more=len(rich) > FEW,
        editions=press.book.editions,
        members=press.book.members,
    )
    yield Output("aset/data/nama.json", _names(press))


def _fullest(press: Press) -> int:
    """The edition the home page's map shows: the newest one."""
    return press.book.editions[0].tahun


def _names(press: Press) -> bytes:
    """[[name, province, address below /daerah/, aliases and code], ...]: all that typing a name needs."""
    rows = [
        [
            d.nama,
            d.provinsi,
            addresses.folder(d),
            " ".join([d.kode, *(a.alias for a in press.book.alias.get(d.kode, ())), d.ibukota]),
        ]
        for d in press.book.daerah.values()
    ]
    return ("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n").encode()
