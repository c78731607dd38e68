"""The recap of a province (juknis, annexes 2, 3 and 5): one row a district, percentages as the province says them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.excel.headings import Headings, folded, found
from generator.excel.opening import Sheet, number, plain
from generator.excel.things import Finding, Line, Reading
from generator.forms.layout import Column
from generator.model import Instrumen
from generator.regions import Regions, advice, codes_of

FEWEST = 3  # columns of tatanan that make a recap
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


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
        Column("daerah", "", 0, names=("kab kota", "kabupaten kota", "nama kabupaten kota", "daerah", "kabupaten")),
        Column("kode", "", 0, names=("kode", "kode wilayah", "kode kemendagri")),
        Column("odf", "", 0, names=("odf", "persen odf", "desa kelurahan odf", "desa odf", "capaian odf")),
        Column("kelembagaan", "", 0, names=("kelembagaan", "nilai kelembagaan", "kelengkapan kelembagaan")),
        Column("usulan", "", 0, names=("usulan", "usulan penghargaan", "usulan predikat", "kategori usulan")),
    ]  # fmt: skip
    for n, slug in numbering.items():
        said = (
            f"t{n}",
            f"t {n}",
            f"tatanan {n}",
            f"tatanan {ROMAN[n] if n < len(ROMAN) else n}",
            folded(names.get(slug, "")),
        )
        specs.append(Column(f"t{n}", "", 0, names=tuple(filter(None, said))))
    answer = found(sheet, specs, ("daerah",))
    if answer is None or sum(key[0] == "t" and key[1:].isdecimal() for key in answer.columns) < FEWEST:
        return None
    return answer


def read(sheet: Sheet, where: Headings, ask: Ask, known: Regions) -> Iterator[Reading]:
    """One reading a district; a row whose district nobody knows is a reading without a code, with its finding."""
    columns = {key: column for key, column in where.columns.items() if key[0] == "t" and key[1:].isdecimal()}
    fractions = _fractional(sheet, where, columns.values())
    for row in range(where.first, sheet.last + 1):
        name, code = sheet.text(row, where.of("daerah")), sheet.text(row, where.of("kode")) if where.of("kode") else ""
        if not name or folded(name).startswith(("jumlah", "total", "rata", "provinsi")) or name.isdecimal():
            continue
        reading = Reading(tahun=ask.tahun, versi=ask.instrument.versi, recap=True)
        _district(reading, (sheet.name, row, where.of("daerah")), name, (code, known))
        for key, column in columns.items():
            if line := _percent(sheet, row, column, fractions):
                slug = ask.numbering[int(key[1:])]
                line.values |= {"tahap": ask.tahap, "tatanan": slug, "nomor_sumber": key[1:]}
                reading.percents.append(line)
        _others(reading, sheet, row, (where, fractions))
        if reading.percents or reading.odf or reading.facts:
            yield reading


def _district(reading: Reading, cell: tuple[str, int, int], name: str, how: tuple[str, Regions]) -> None:
    code, known = how
    codes = {code} if code in known.names else codes_of(known, name)
    if len(codes) == 1:
        reading.kode = next(iter(codes))
        return
    fault = f"“{name[:60]}” tidak dikenal sebagai kabupaten atau kota." if not codes else f"“{name[:60]}” rancu."
    reading.findings.append(Finding(cell, fault, advice(known, code, name)[0]))


def _others(reading: Reading, sheet: Sheet, row: int, how: tuple[Headings, bool]) -> None:
    where, fractions = how
    if (column := where.of("odf")) and (line := _percent(sheet, row, column, fractions)):
        reading.odf.append(line)
    for key, item, part in (
        ("kelembagaan", "kelembagaan menurut rekapitulasi", "kelembagaan"),
        ("usulan", "usulan predikat", "lain"),
    ):
        column = where.of(key)
        if column and sheet.text(row, column):
            values = {"butir": item, "nilai": number(sheet.cells[row, column]), "bagian": part}
            reading.facts.append(Line(values, dict.fromkeys(values, (sheet.name, row, column))))


def _percent(sheet: Sheet, row: int, column: int, fractions: bool) -> Line | None:
    """A percentage with the words it was written in; a dash is nothing."""
    value = sheet.cells.get((row, column))
    text = number(value) if value is not None else ""
    if not text or text in ("-", "–", "n/a", "NA"):
        return None
    cell = (sheet.name, row, column)
    if isinstance(value, int | float) and not isinstance(value, bool) and fractions:
        text = plain(float((Decimal(str(value)) * 100).quantize(Decimal("0.0001"))))
    written = {"tertulis": value.strip()} if isinstance(value, str) else {}
    return Line({"persen": text, **written}, {"persen": cell})


def _fractional(sheet: Sheet, where: Headings, columns: Iterable[int]) -> bool:
    """Whether numbers are parts of one, shown as per cent by their format."""
    wanted = list(columns)
    cells = [sheet.cells.get((row, column)) for row in range(where.first, sheet.last + 1) for column in wanted]
    numbers = [value for value in cells if isinstance(value, int | float) and not isinstance(value, bool)]
    return bool(numbers) and all(0 <= value <= 1 for value in numbers)
