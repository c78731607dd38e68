"""Corrections and former values as people read them: of what, where it stands, what was said and what is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from generator import published, words
from generator.addresses import Place
from generator.cite.files import places
from generator.cite.raw import where
from generator.model import AngkaKoreksi, Dataset, Koreksi
from generator.results import Figure

REGISTER = "/koreksi/"
SOURCED = {"odf": 1, "kelembagaan": 3, "fakta": 2}  # kinds of figure whose id names a source: at which part


@dataclass(frozen=True)
class Amended:
    """One corrected figure: what it is, its own address, both values for people; `tempat`: the place it is about."""

    record: Koreksi
    one: AngkaKoreksi
    tempat: str
    hal: str
    alamat: str
    lama: str
    baru: str

    @property
    def dasar(self) -> str:
        """The permanent address of the record."""
        return f"{REGISTER}#{self.record.nama}"


def newest(frame: Dataset) -> list[Koreksi]:
    """All records, newest first."""
    return sorted(frame.koreksi.values(), key=lambda k: (k.tanggal, k.edisi, k.nomor), reverse=True)


def standing(records: Iterable[Koreksi]) -> list[Koreksi]:
    """Of each figure only its last correction, from the value the first of them replaced, newest first.

    A figure that was corrected back is none of them.
    """
    first: dict[str, str] = {}
    last: dict[str, tuple[str, str]] = {}
    ordered = published.in_order(records)
    for record in ordered:
        for one in record.angka:
            first.setdefault(one.id, one.lama)
            last[one.id] = record.nama, one.baru
    gone = {name for name, (_, baru) in last.items() if published.same(first[name], baru)}
    kept = (
        (record, tuple(one for one in record.angka if last[one.id][0] == record.nama and one.id not in gone))
        for record in reversed(ordered)
    )
    return [
        replace(record, angka=tuple(replace(one, lama=first[one.id]) for one in ones)) for record, ones in kept if ones
    ]


def told(frame: Dataset, records: Iterable[Koreksi], known: Mapping[str, Place] | None = None) -> Iterator[Amended]:
    """Every figure of these records. `known`: districts and provinces by code, where they are at hand."""
    at_hand = places(frame) if known is None else known
    for record in records:
        for one in record.angka:
            kode = published.place_of(published.inner(one.id))
            place = at_hand.get(kode)
            lama, baru = (shown(frame, one.id, value) for value in (one.lama, one.baru))
            figure = Figure(one.id, "", kode, "", "", "", None)
            name = place.nama if place else kode or "Indonesia"
            address = f"{where(figure, place)}#{one.id}"
            yield Amended(record, one, name, subject(frame, one.id), address, lama, baru)


def subject(frame: Dataset, name: str) -> str:
    """What a figure is, from its id: tatanan and indicators by name, stages in words, the rest as it is written."""
    year, inner = published.edition_of(name), published.inner(name)
    if inner.startswith("penghargaan"):
        return f"penghargaan {year}"
    parts = [p for p in inner.removeprefix(published.place_of(inner)).strip(".").split(".") if p != "hitungan"]
    if parts and parts[0] in SOURCED:
        return _sourced(parts)
    names = _names(frame, year)
    if len(parts) > 1 and (found := names.get(".".join(parts[:2]))):
        parts[:2] = [found]
    elif parts and parts[0] in names:
        parts[0] = names[parts[0]]
    return ", ".join(words.TAHAP.get(part, part.replace("-", " ")) for part in parts)


def _sourced(parts: list[str]) -> str:
    """Of what a source says the id names the source too; the register needs only what it says."""
    kind, last = parts[0], parts[-1]
    if kind == "odf":
        listed = last.removeprefix("daftar-").replace("-", " ")
        return words.ODF.get(last) or f"desa/kelurahan dalam daftar, ODF: {listed}"
    return ", ".join(part.replace("-", " ") for part in parts[1 : SOURCED[kind]])


@lru_cache(maxsize=4)
def _names(frame: Dataset, year: int | None) -> dict[str, str]:
    edisi = frame.edisi.get(year or 0)
    rules = frame.instrumen.get(edisi.instrumen) if edisi else None
    if rules is None:
        return {}
    listed = {row.item.kode: f"{row.item.kode} {row.item.nama}" for row in frame.indikator.get(rules.versi, ())}
    return listed | {t.slug: t.nama for t in rules.tatanan}


def shown(frame: Dataset, name: str, value: str) -> str:
    """A value of the ledger as a page writes it."""
    if not value:
        return published.WITHDRAWN
    if not published.NUMBER.fullmatch(value):
        return value
    number, inner = Decimal(value), published.inner(name)
    rest = inner.removeprefix(published.place_of(inner)).strip(".")
    slug, tail = rest.partition(".")[0], rest.rpartition(".")[2]
    percent = tail in ("persen", "median") or (slug in _names(frame, published.edition_of(name)) and _stage_only(rest))
    return words.persen(number) if percent else words.angka(number)


def _stage_only(rest: str) -> bool:
    """Whether a name is that of a tatanan's percentage: tatanan, stage, perhaps the number of a rival."""
    return bool(re.fullmatch(rf"[a-z-]+\.({'|'.join(words.TAHAP)})(\.\d+)?", rest))
