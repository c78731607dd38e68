"""Rules about codes and names of regions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator import regions
from generator.check.facts import Facts, Finding, at, cell
from generator.model import Place, Row

TABLE = "wilayah/kabkota.csv"


def _mentions(facts: Facts) -> Iterator[tuple[str, str, Place, Place]]:
    """Code, name ("" where none stands beside it), place of the code, place of the name."""
    data = facts.judged
    for _, report in facts.reports:
        yield report.laporan.kode, report.laporan.nama, at(report, "kode"), at(report, "nama")
    for award in data.penghargaan:
        yield award.item.kode, award.item.nama, cell(award, "kode"), cell(award, "nama")
    nameless: tuple[Row[Any], ...] = (*data.riwayat, *data.alias, *data.perubahan)
    for row in nameless:
        yield row.item.kode, "", cell(row, "kode"), row.place


def unknown_code(facts: Facts) -> Iterator[Finding]:
    """Setiap kode wilayah ada dalam wilayah/kabkota.csv atau wilayah/provinsi.csv."""
    if facts.lost(TABLE) or facts.lost("wilayah/provinsi.csv") or not facts.data.daerah:
        return
    for code, name, place, _ in _mentions(facts):
        if code not in facts.regions.names:
            yield Finding(place, f'Kode wilayah "{code}" tidak dikenal.', *regions.advice(facts.regions, code, name))


def _other(facts: Facts, code: str, name: str) -> str | None:
    """The one other district this name belongs to, where the name does not fit the code."""
    if not name or code not in facts.regions.names or regions.fits(facts.regions, code, name):
        return None
    named = regions.codes_of(facts.regions, name)
    return next(iter(named)) if len(named) == 1 else None


def bps_code(facts: Facts) -> Iterator[Finding]:
    """Kode yang dipakai adalah kode Kemendagri, bukan kode BPS, yang sering menunjuk daerah lain."""
    for code, name, place, _ in _mentions(facts):
        other = _other(facts, code, name)
        if other and other in facts.regions.bps.get(code.replace(".", ""), set()):
            official = facts.regions.names
            yield Finding(
                place,
                f'"{code}" adalah kode BPS {official[other]}; menurut Kemendagri "{code}" {official[code]}.',
                f'Tulis "{other}" ({official[other]}).',
                other,
            )


def wrong_name(facts: Facts) -> Iterator[Finding]:
    """Nama daerah cocok dengan kodenya; nama lain yang tercatat dalam wilayah/alias.csv juga diterima."""
    if facts.lost("wilayah/alias.csv"):
        return
    for code, name, _, place in _mentions(facts):
        if not name or code not in facts.regions.names or regions.fits(facts.regions, code, name):
            continue
        official, other = facts.regions.names, _other(facts, code, name)
        if other and other in facts.regions.bps.get(code.replace(".", ""), set()):
            continue
        fault = f'Nama "{name}" tidak cocok dengan kode {code}.'
        if other:
            yield Finding(
                place, fault, f'Tulis nama "{official[code]}", atau kode "{other}" bila memang {official[other]}.'
            )
        else:
            yield Finding(
                place, fault, f'Tulis "{official[code]}", atau catat nama ini dalam wilayah/alias.csv.', official[code]
            )


def repeated_code(facts: Facts) -> Iterator[Finding]:
    """Satu kode wilayah ditulis satu kali dalam daftarnya."""
    tables: tuple[tuple[Row[Any], ...], ...] = (facts.data.provinsi, facts.data.daerah)
    for table in tables:
        seen: dict[str, int] = {}
        for row in table:
            if row.item.kode in seen:
                yield Finding(
                    cell(row, "kode"),
                    f'Kode "{row.item.kode}" sudah ada di baris {seen[row.item.kode]}.',
                    "Hapus salah satu barisnya, atau perbaiki kodenya.",
                )
            seen.setdefault(row.item.kode, row.place.line)


def repeated_tile(facts: Facts) -> Iterator[Finding]:
    """Setiap kabupaten/kota menempati petaknya sendiri pada peta segi enam."""
    seen: dict[tuple[int, int], str] = {}
    for row in facts.data.daerah:
        tile = (row.item.kolom, row.item.baris)
        if tile in seen and seen[tile] != row.item.kode:
            yield Finding(
                cell(row, "kolom"),
                f"Petak kolom {tile[0]} baris {tile[1]} sudah dipakai {seen[tile]}.",
                "Pilih kolom dan baris yang masih kosong.",
            )
        seen.setdefault(tile, row.item.kode)


def wrong_province(facts: Facts) -> Iterator[Finding]:
    """Kode dan nama provinsi sebuah kabupaten/kota cocok dengan kodenya dan dengan wilayah/provinsi.csv."""
    names = {row.item.kode: row.item.nama for row in facts.data.provinsi}
    for row in facts.data.daerah:
        own = row.item.kode[:2]
        if row.item.kode_provinsi != own:
            yield Finding(
                cell(row, "kode_provinsi"),
                f'Kode provinsi "{row.item.kode_provinsi}" tidak cocok dengan kode {row.item.kode}.',
                f'Tulis "{own}".',
                own,
            )
        elif own not in names and not facts.lost("wilayah/provinsi.csv"):
            yield Finding(
                cell(row, "kode_provinsi"),
                f'Provinsi "{own}" tidak ada dalam wilayah/provinsi.csv.',
                "Tambahkan provinsinya, atau perbaiki kodenya.",
            )
        elif own in names and names[own] != row.item.provinsi:
            yield Finding(
                cell(row, "provinsi"),
                f'Nama provinsi "{row.item.provinsi}" tidak cocok dengan kode {own}.',
                f'Tulis "{names[own]}".',
                names[own],
            )


def ambiguous_alias(facts: Facts) -> Iterator[Finding]:
    """Satu nama lain menunjuk satu daerah saja."""
    owners: dict[str, set[str]] = defaultdict(set)
    for code, name in facts.regions.names.items():
        if re.fullmatch(r"\d{2}\.\d{2}", code):
            owners[regions.fold(name)].add(code)
    for row in facts.data.alias:
        others = owners[regions.fold(row.item.alias)] - {row.item.kode}
        if others:
            yield Finding(
                cell(row, "alias"),
                f'"{row.item.alias}" sudah dipakai untuk {", ".join(sorted(others))}.',
                "Hapus baris ini, atau tulis nama yang hanya dipakai satu daerah.",
            )
        owners[regions.fold(row.item.alias)].add(row.item.kode)
