"""The sheets of our template beside the indicators: ODF, institutions, innovations, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.excel.headings import Headings, folded, found
from generator.excel.opening import Sheet, number
from generator.excel.things import Line, Reading
from generator.forms.layout import (
    BODIES,
    IDEA,
    IDEAS,
    INSTITUTION,
    ODF,
    ROLES,
    SOURCE,
    SOURCES,
    VILLAGES,
    WHOLE,
    Column,
)
from generator.model import STAGES, Instrumen

STATES = {
    "ya": "ya", "sudah": "ya", "odf": "ya", "sudah odf": "ya", "tidak": "tidak", "belum": "tidak", "belum odf": "tidak",
    "tidak diketahui": "tidak diketahui",
}  # fmt: skip
TOTALS = {2: "desa", 3: "desa_odf", 4: "tanggal"}  # rows of the sheet ODF above its list


def into(reading: Reading, sheet: Sheet, instrument: Instrumen) -> bool:
    """Read a sheet by its name into the reading; False where the name is none of ours."""
    if sheet.name == ODF:
        reading.odf += _totals(sheet)
        reading.villages += _villages(sheet)
    elif sheet.name == BODIES:
        reading.bodies += _bodies(sheet, instrument)
    elif sheet.name == IDEAS:
        reading.ideas += _ideas(sheet, instrument)
    elif sheet.name == SOURCES:
        reading.sources |= _sources(sheet)
    else:
        return False
    return True


def _totals(sheet: Sheet) -> Iterator[Line]:
    line = Line({})
    for row, key in TOTALS.items():
        if sheet.text(row, 2):
            line.values[key] = number(sheet.cells[row, 2])
            line.cells[key] = (sheet.name, row, 2)
    if {"desa", "desa_odf"} & line.values.keys():
        yield line


def _villages(sheet: Sheet) -> Iterator[Line]:
    heads = found(sheet, VILLAGES, ("desa", "odf"))
    for line in _lines(sheet, heads, VILLAGES):
        state = line.values.get("odf", "")
        line.values["odf"] = STATES.get(folded(state), state)
        yield line


def _bodies(sheet: Sheet, instrument: Instrumen) -> Iterator[Line]:
    heads, rule = found(sheet, INSTITUTION, ("komponen", "unsur")), instrument.kelembagaan
    parts = {folded(part.nama): part.slug for part in rule.komponen} if rule else {}
    elements = {folded(element.nama): element.slug for element in rule.unsur} if rule else {}
    for line in _lines(sheet, heads, INSTITUTION):
        base = {"komponen": parts.get(folded(line.values.get("komponen", "")), line.values.get("komponen", ""))}
        element = line.values.get("unsur", "")
        if element and folded(element) != folded(WHOLE):
            base["unsur"] = elements.get(folded(element), element)
        note: dict[str, str] = {key: line.values[key] for key in ("catatan",) if key in line.values}
        for stage in STAGES:
            if stage in line.values:
                place = {"skor": line.cells[stage], **line.cells}
                yield Line({**base, "tahap": stage, "skor": line.values[stage], **note}, place)
        stated: dict[str, str] = {key: line.values[key] for key in ("nilai", "ada", "dari") if key in line.values}
        if stated:
            yield Line({**base, **stated, **note}, line.cells)


def _ideas(sheet: Sheet, instrument: Instrumen) -> Iterator[Line]:
    slugs = {folded(f"T{t.nomor} {t.nama}"): t.slug for t in instrument.tatanan}
    slugs |= {folded(t.nama): t.slug for t in instrument.tatanan}
    for line in _lines(sheet, found(sheet, IDEA, ("nama",)), IDEA):
        if "tatanan" in line.values:
            line.values["tatanan"] = slugs.get(folded(line.values["tatanan"]), line.values["tatanan"])
        yield line


def _sources(sheet: Sheet) -> dict[str, Line]:
    """A line a role, also where nothing is filled in: its cells are where the fault will be shown."""
    heads = found(sheet, SOURCE, ("untuk", "penerbit"))
    roles = {folded(label): role for role, (_, label) in ROLES.items()}
    lines = {}
    for row in range(heads.first, sheet.last + 1) if heads else ():
        role = roles.get(folded(sheet.text(row, heads.of("untuk")))) if heads else None
        if heads and role:
            cells = {key: (sheet.name, row, column) for key, column in heads.columns.items()}
            keys = [spec.key for spec in SOURCE if spec.open and spec.key in cells]
            values = {key: " ".join(number_or_text(sheet, row, heads.of(key)).split()) for key in keys}
            lines[role] = Line({key: text for key, text in values.items() if text}, cells)
    return lines


def _lines(sheet: Sheet, heads: Headings | None, specs: Sequence[Column]) -> Iterator[Line]:
    """A line a row that holds anything people may write; cells by key."""
    if heads is None:
        return
    open_keys = {spec.key for spec in specs if spec.open}
    for row in range(heads.first, sheet.last + 1):
        cells = {key: (sheet.name, row, column) for key, column in heads.columns.items()}
        values = {key: " ".join(number_or_text(sheet, row, heads.columns[key]).split()) for key in cells}
        for key, column in heads.columns.items():  # a name merged downwards holds for each of its rows
            above = sheet.merged.get((row, column), (row, column))
            values[key] = values[key] or (" ".join(sheet.text(*above).split()) if key == "kecamatan" else "")
        values = {key: text for key, text in values.items() if text}
        if (open_keys & values.keys()) - {"kecamatan"}:
            yield Line(values, cells)


def number_or_text(sheet: Sheet, row: int, column: int) -> str:
    """A cell as our files write it; only numbers are changed, never a text that looks like one."""
    value = sheet.cells.get((row, column))
    return number(value) if isinstance(value, int | float) else sheet.text(row, column)
