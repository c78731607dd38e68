"""Codes and names of regions as people write them, and which district they most likely mean.

A name is compared without "Kab.", capitals, spaces and hyphens. Four digits without a dot may be a Kemendagri code or a
BPS code, which often belong to different districts; therefore the name decides, and without a name we ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model import Alias, Daerah, Perubahan, Provinsi, Row

FORMS = [
    (r"^kab(upaten|\.)?\s+", "kabupaten "),
    (r"^(kota )?adm(inistrasi|\.)?\s+", "kota administrasi "),
    (r"^prov(insi|\.)?\s+", ""),
]


@dataclass(frozen=True)
class Regions:
    """`names`: code -> official name (provinces too); `spoken`: folded name -> codes; `bps`: BPS digits -> codes."""

    names: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, set[str]] = field(default_factory=dict)
    bps: dict[str, set[str]] = field(default_factory=dict)
    former: dict[str, set[str]] = field(default_factory=dict)


def fold(name: str) -> str:
    name = name.casefold().strip()
    for pattern, form in FORMS:
        name = re.sub(pattern, form, name)
    return re.sub(r"[^a-z0-9]", "", name)


def of_tables(
    provinces: Iterable[Row[Provinsi]],
    districts: Iterable[Row[Daerah]],
    aliases: Iterable[Row[Alias]],
    changes: Iterable[Row[Perubahan]],
) -> Regions:
    """The lookups over the four tables of data/wilayah/."""
    found = Regions()
    for province in (row.item for row in provinces):
        found.names[province.kode] = province.nama
        _speak(found, province.nama, province.kode)
    for district in (row.item for row in districts):
        found.names[district.kode] = district.nama
        _speak(found, district.nama, district.kode)
        for digits in {district.kode_bps_2020, district.kode_bps_2023} - {""}:
            found.bps.setdefault(digits, set()).add(district.kode)
        if district.kode_lama_2022:
            found.former.setdefault(district.kode_lama_2022, set()).add(district.kode)
    for alias in (row.item for row in aliases):
        _speak(found, alias.alias, alias.kode)
    for change in (row.item for row in changes):
        if change.jenis == "ganti nama":
            _speak(found, change.lama, change.kode)
            _speak(found, change.baru, change.kode)
        elif change.jenis == "pindah kode":
            found.former.setdefault(change.lama, set()).add(change.kode)
    return found


def _speak(found: Regions, name: str, code: str) -> None:
    found.spoken.setdefault(fold(name), set()).add(code)


def codes_of(regions: Regions, name: str) -> set[str]:
    """Codes that carry this name, with or without "Kabupaten"/"Kota"; empty where nobody does."""
    folded = fold(name)
    exact = regions.spoken.get(folded, set())
    return exact or regions.spoken.get("kabupaten" + folded, set()) | regions.spoken.get("kota" + folded, set())


def fits(regions: Regions, code: str, name: str) -> bool:
    """True where the name is an accepted name of this code, and of no other where the kind is left out."""
    return codes_of(regions, name) == {code} or code in regions.spoken.get(fold(name), set())


def candidates(regions: Regions, code: str, name: str = "") -> list[str]:
    """Official codes this text may stand for, best first: by name, then by the shapes a code loses on its way."""
    named = sorted(codes_of(regions, name)) if name else []
    if len(named) == 1:
        return named
    digits = re.sub(r"\D", "", code)
    shapes = [f"{digits[:2]}.{digits[2:]}"] if len(digits) == 4 else []
    if re.fullmatch(r"\d{2}[.,]\d", code):  # a spreadsheet dropped the last zero of 11.10
        shapes = [f"{digits[:2]}.{digits[2]}0"]
    found = [c for c in shapes if c in regions.names and c != code]
    found += sorted(regions.former.get(code, set())) + sorted(regions.bps.get(digits, set()))
    return list(dict.fromkeys(named + [c for c in found if c in regions.names and (not named or c in named)]))


def why(regions: Regions, code: str, meant: str) -> str:
    """How somebody who means `meant` came to write `code`: a clause without a full stop, empty where unknown."""
    digits = re.sub(r"\D", "", code)
    if meant in regions.bps.get(digits, set()) and digits != meant.replace(".", ""):
        return f'"{code}" adalah kode BPS {regions.names[meant]}, bukan kode Kemendagri'
    if re.fullmatch(r"\d{2}[.,]\d", code) and meant == f"{digits[:2]}.{digits[2]}0":
        return "nol di belakang hilang, biasanya karena Excel menganggapnya angka"
    if meant in regions.former.get(code, set()):
        return f'"{code}" adalah kode lama {regions.names[meant]}'
    if digits == meant.replace(".", ""):
        return "titik di tengah kode hilang"
    return ""


def advice(regions: Regions, code: str, name: str = "") -> tuple[str, str | None]:
    """Remedy and, where one code is meant, that code: `Tulis "11.10" (Kabupaten Bireuen); …`."""
    found = candidates(regions, code, name)
    if not found:
        return 'Cari kodenya di wilayah/kabkota.csv; kode Kemendagri berbentuk "62.01".', None
    if len(found) == 1:
        cause = why(regions, code, found[0])
        return f'Tulis "{found[0]}" ({regions.names[found[0]]}){"; " + cause if cause else ""}.', found[0]
    choices = " atau ".join(f'"{c}" ({regions.names[c]})' for c in found)
    return f"Daerah mana yang dimaksud? Tulis {choices}.", None
