"""The recap of a province (juknis, annexes 2, 3 and 5): one row a district, percentages as the province says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.excel.headings import ROMAN, Headings, figure, folded, found
from generator.excel.opening import Sheet, number, plain
from generator.excel.things import Finding, Line, Reading
from generator.forms.layout import Column
from generator.model import Instrumen
from generator.regions import Regions, advice, codes_of

NOTHING = ("-", "–", "n/a", "NA")
TATANAN = re.compile(r"(?:tatanan |t ?)(\d{1,2}|i|ii|iii|iv|v|vi|vii|viii|ix)\b")
LETTERED = re.compile(r"[^\W\d_]")
FEWEST = 3  # columns of tatanan that make a recap
DISTRICT = (
    "kab kota", "kabupaten kota", "nama kabupaten kota", "nama kab kota", "nama daerah", "daerah", "kabupaten",
)  # fmt: skip
BEFORE = ("", "capaian ", "nilai ", "skor ", "persentase ", "persen ", "hasil ", "capaian nilai ", "nilai capaian ")
SELF = ("self assessment", "self assesment", "penilaian mandiri", "nilai mandiri")


@dataclass(frozen=True)
class Ask:
    """What the recap does not say itself: edition, instrument, stage, and whose numbers its T1, T2, ... are."""

    tahun: int
    instrument: Instrumen
    numbering: Mapping[int, str]
    tahap: str


def heads(sheet: Sheet, numbering: Mapping[int, str], names: Mapping[str, str]) -> Headings | None:
    """The headings of a recap on this sheet, or None; `names`: slug -> name of the tatanan."""
    specs = [
        Column("daerah", "", 0, names=DISTRICT),
        Column("kode", "", 0, names=("kode", "kode wilayah", "kode kemendagri")),
        Column("odf", "", 0, names=("odf", "persen odf", "desa kelurahan odf", "desa odf", "capaian odf")),
        Column("kelembagaan", "", 0, names=("kelembagaan", "nilai kelembagaan", "kelengkapan kelembagaan")),
        Column("usulan", "", 0, names=("usulan", "usulan penghargaan", "usulan predikat", "kategori usulan")),
    ]  # fmt: skip
    for n, slug in numbering.items():
        roman, name = ROMAN[n] if n < len(ROMAN) else str(n), folded(names.get(slug, ""))
        said = [f"t{n}", f"t {n}", roman, *(f"{before}tatanan {sign}" for before in BEFORE for sign in (n, roman))]
        said += [name, *(f"{sign} {name}" for sign in (f"t{n}", f"tatanan {n}", f"tatanan {roman}", n))] if name else []
        specs.append(Column(f"t{n}", "", 0, names=tuple(said)))
    answer = found(sheet, specs, ("daerah",))
    if answer is None or sum(key[0] == "t" and key[1:].isdecimal() for key in answer.columns) < FEWEST:
        return None
    return answer


def strange(sheet: Sheet, where: Headings) -> list[str]:
    """Headings that number a tatanan otherwise than this numbering does, or say one twice: unclear whose they are."""
    keys, row, found_here = {column: key for key, column in where.columns.items()}, where.first - 1, []
    for column in range(1, min(sheet.width, 60) + 1):
        text = " ".join(sheet.text(row, column).split())
        match = TATANAN.match(folded(text))
        if match and keys.get(column) != f"t{figure(match[1])}":
            found_here.append(text)
    return found_here


def is_self_assessed(where: Headings) -> bool:
    """Whether the title says that these are the districts' own scores."""
    return any(word in folded(where.title) for word in SELF)


def read(sheet: Sheet, where: Headings, ask: Ask, known: Regions) -> Iterator[Reading]:
    """One reading a district; a row whose district nobody knows is a reading without a code, with its finding."""
    columns = {key: column for key, column in where.columns.items() if key[0] == "t" and key[1:].isdecimal()}
    rates = {column: _fractional(sheet, where, columns.values()) for column in columns.values()}
    rates |= {c: _fractional(sheet, where, [c]) for k in ("odf", "kelembagaan") if (c := where.of(k))}
    seen: dict[str, int] = {}
    for row in range(where.first, sheet.last + 1):
        name, code = sheet.text(row, where.of("daerah")), sheet.text(row, where.of("kode")) if where.of("kode") else ""
        words = folded(name)
        if not words or words.startswith(("jumlah", "total", "rata", "provinsi")) or words.isdecimal():
            continue
        reading = Reading(tahun=ask.tahun, versi=ask.instrument.versi, recap=ask.tahap)
        for key, column in columns.items():
            if line := _percent(reading, sheet, (row, column), rates[column]):
                slug = ask.numbering[int(key[1:])]
                line.values |= {"tahap": ask.tahap, "tatanan": slug, "nomor_sumber": key[1:]}
                reading.percents.append(line)
        _others(reading, sheet, row, (where, rates))
        if not (reading.percents or reading.odf or reading.facts or reading.findings):
            continue
        cell = (sheet.name, row, where.of("daerah"))
        _district(reading, cell, name, (code, known))
        if reading.kode and reading.kode in seen:
            fault = f"{known.names[reading.kode]} sudah ada di baris {seen[reading.kode]}."
            reading.findings.append(Finding(cell, fault, "Sisakan satu baris untuk setiap daerah."))
            reading.kode = ""
        seen.setdefault(reading.kode, row)
        yield reading


def _district(reading: Reading, cell: tuple[str, int, int], name: str, how: tuple[str, Regions]) -> None:
    """By name and code together: where both are given and speak of two districts, neither is believed."""
    code, known = how
    named = {c for c in codes_of(known, name) if "." in c}
    if not named:  # the name of a province is that of a district too: Gorontalo, Jambi
        named = {c for kind in ("kabupaten", "kota") for c in codes_of(known, f"{kind} {name}") if "." in c}
    coded = {code} if code in known.names and "." in code else set()
    codes = named & coded if named and coded else named or coded
    if len(codes) == 1 and (named or not LETTERED.search(name)):
        reading.kode = next(iter(codes))
        return
    if named and coded:
        fault = f"Kode {code} adalah {known.names[code]}, bukan “{name[:60]}”."
        reading.findings.append(Finding(cell, fault, "Betulkan kode atau nama daerahnya."))
        return
    fault = f"“{name[:60]}” rancu." if named else f"“{name[:60]}” tidak dikenal sebagai kabupaten atau kota."
    remedy = advice(known, code, name)[0]
    if named:
        remedy = "Tulis lengkap: " + " atau ".join(sorted(known.names[c] for c in named)) + "."
    reading.findings.append(Finding(cell, fault, remedy))


def _others(reading: Reading, sheet: Sheet, row: int, how: tuple[Headings, Mapping[int, bool]]) -> None:
    where, rates = how
    if (column := where.of("odf")) and (line := _percent(reading, sheet, (row, column), rates[column])):
        reading.odf.append(line)
    for key, item, part in (
        ("kelembagaan", "kelembagaan menurut rekapitulasi", "kelembagaan"),
        ("usulan", "usulan predikat", "lain"),
    ):
        column = where.of(key)
        if column and sheet.text(row, column) and sheet.text(row, column) not in NOTHING:
            values = {"butir": item, "nilai": number(sheet.shown(row, column)), "bagian": part}
            reading.facts.append(Line(values, dict.fromkeys(values, (sheet.name, row, column))))


def _percent(reading: Reading, sheet: Sheet, place: tuple[int, int], fractions: bool) -> Line | None:
    """A percentage with the words it was written in; a dash is nothing.

    A part of one among per cents may be either: that is a fault, for the one is a hundred times the other.
    """
    value, cell = sheet.shown(*place), (sheet.name, *place)
    text = number(value) if value is not None else ""
    if not text or text in NOTHING:
        return None
    if place not in sheet.percent and fractions and (part := _decimal(text)) is not None:
        text = plain(float((part * 100).quantize(Decimal("0.0001"))))
    elif place not in sheet.percent and "%" not in plain(value) and 0 < (_decimal(text) or 0) <= 1:
        shown, other = (plain(float(Decimal(text) * times)).replace(".", ",") for times in (1, 100))
        fault = f"{shown} dapat berarti {shown} persen atau {other} persen."
        reading.findings.append(Finding(cell, fault, "Tulis dengan tanda persen, misalnya 93,9%."))
    written = {"tertulis": value.strip()} if isinstance(value, str) else {}
    return Line({"persen": text, **written}, {"persen": cell})


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _fractional(sheet: Sheet, where: Headings, columns: Iterable[int]) -> bool:
    """Whether numbers that no format shows as per cent are parts of one: 0,93 stands there, and nothing above 1."""
    places = [(row, column) for row in range(where.first, sheet.last + 1) for column in columns]
    cells = [sheet.text(*place) for place in places if place not in sheet.percent and sheet.text(*place)]
    numbers = [value for text in cells if "%" not in text and (value := _decimal(number(text))) is not None]
    return any(0 < value < 1 for value in numbers) and all(0 <= value <= 1 for value in numbers)
