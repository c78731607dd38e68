"""A workbook -> what it says: of which district and edition, and every line of it, with what is wrong in which cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.excel import recap, sheets
from generator.excel.blocks import blocks
from generator.excel.headings import Headings, folded
from generator.excel.marked import TITLE
from generator.excel.opening import Sheet, layout, opened
from generator.excel.parts import Part, headings_of, parts, stated
from generator.excel.settings import read as read_setting
from generator.excel.things import Finding, Line, Reading
from generator.excel.whose import Asked, Ground, check_instrument, code_of, instrument_of, year_of
from generator.forms.layout import COVER, MACHINE, RECAP, ROLES
from generator.forms.offer import newest
from generator.model import Indikator, Instrumen

OURS = {COVER, RECAP, MACHINE}  # sheets of our template that say nothing of their own
BODIES_WORDS = ("kelembagaan", "tim pembina", "forum", "pokja")


def read(data: bytes, asked: Asked, base: Ground) -> list[Reading]:
    """One reading for a district's workbook, one a district for the recap of a province.

    Raises Unreadable for what is no workbook. A reading with `asked` sentences lacks what only a person can tell.
    """
    found = opened(data)
    told = layout(found)
    if not told and not any(map(_holds_indicators, found)) and (rows := _recap(found, asked, base)):
        return rows
    return [_district(found, told, asked, base)]


def _district(found: Sequence[Sheet], told: Mapping[str, str], asked: Asked, base: Ground) -> Reading:
    reading = Reading(ours=bool(told))
    reading.kode = code_of(found, told, asked, (base, reading))
    reading.tahun = year_of(found, told, asked, reading)
    instrument = instrument_of(reading, base)
    if instrument is None:
        return reading
    reading.versi = instrument.versi
    if told.get("instrumen", instrument.versi) != instrument.versi:
        reading.asked.append(
            f"Templat ini memakai instrumen {told['instrumen']}, sedangkan edisi {reading.tahun} memakai "
            f"{instrument.versi}. Buat templat baru dengan “kks template”, lalu pindahkan isinya."
        )
    lists = base.lists.get(instrument.versi, {})
    silent = _silent(found, told)
    some = list(_indicator_sheets([sheet for sheet in found if sheet.name not in silent], lists, reading))
    check_instrument(reading, some, base)
    for part in some:
        _setting(reading, part, (instrument, asked, base))
    taken = {part.sheet.name for part in some} | silent | reading.unread
    for sheet in found:
        if sheet.name not in taken and not (told and sheets.into(reading, sheet, instrument)):
            reading.said.append(f"Lembar “{sheet.name}” {'tidak dikenali' if sheet.cells else 'kosong'}; dilewati.")
        if sheet.hidden and sheet.name not in silent:
            reading.said.append(f"Lembar “{sheet.name}”: {sheet.hidden} baris tersembunyi ikut dibaca.")
        if not sheet.visible and sheet.cells and sheet.name not in silent:
            reading.said.append(f"Lembar “{sheet.name}” tersembunyi, tetapi ikut dibaca.")
    _sources(reading, asked)
    if not some:
        reading.asked.append(
            "Tidak ada lembar berisi indikator: kolom NO dan INDIKATOR tidak ditemukan di lembar mana pun. "
            "Pakai templat dari “kks template”, atau periksa judul kolomnya."
        )
    return reading


def _silent(found: Sequence[Sheet], told: Mapping[str, str]) -> set[str]:
    """Sheets of ours that are not read: a sheet of findings is ours by its title, the others by the whole workbook."""
    marks = {sheet.name for sheet in found if sheet.text(1, 1) == TITLE}
    return marks | (OURS if told else set())


def _holds_indicators(sheet: Sheet) -> bool:
    """Whether a sheet is one of indicators; a district's own recap beside such sheets is not a province's."""
    heads = headings_of(sheet)
    return heads is not None and any(blocks(sheet, heads, {}))


def _indicator_sheets(
    some: Sequence[Sheet], lists: Mapping[str, Sequence[Indikator]], reading: Reading
) -> Iterator[Part]:
    """The sheets of indicators; the old list of questions about institutions looks like one and is not read."""
    for part in parts(some, lists):
        words = folded(f"{part.sheet.name} {part.heads.title}")
        if part.slug or stated(part) or not any(word in words for word in BODIES_WORDS):
            yield part
        else:
            reading.said.append(f"Lembar “{part.sheet.name}” berisi kelembagaan, bukan tatanan; tidak dibaca.")
            reading.unread.add(part.sheet.name)


def _setting(reading: Reading, part: Part, how: tuple[Instrumen, Asked, Ground]) -> None:
    instrument, asked, base = how
    names = {tatanan.slug: tatanan for tatanan in instrument.tatanan}
    if part.slug not in names:
        cell = (part.sheet.name, part.heads.first - 1, part.heads.of("indikator"))
        known = "Nama indikatornya tidak cocok dengan tatanan mana pun."
        fault = f"{known} Instrumen {instrument.versi} diharapkan."
        reading.findings.append(Finding(cell, fault, "Periksa apakah ini instrumen edisi yang benar."))
        return
    if part.slug in {setting.slug for setting in reading.settings}:
        cell = (part.sheet.name, part.heads.first - 1, part.heads.of("indikator"))
        other = next(setting.sheet for setting in reading.settings if setting.slug == part.slug)
        fault = f"Tatanan “{names[part.slug].nama}” sudah ada di lembar “{other}”."
        reading.findings.append(Finding(cell, fault, "Sisakan satu lembar untuk setiap tatanan."))
        return
    mine = base.lists[instrument.versi][part.slug]
    setting = read_setting(part, instrument, mine, reading.ours)
    reading.settings.append(setting)
    reading.findings += setting.findings
    reading.said += setting.said
    if setting.stated and setting.stated != names[part.slug].nomor:
        _numbering(reading, setting.stated, part, (instrument, asked, base))
        for line in setting.lines:
            line.values["nomor_sumber"] = str(setting.stated)


def _numbering(reading: Reading, stated: int, part: Part, how: tuple[Instrumen, Asked, Ground]) -> None:
    """A sheet that numbers its tatanan otherwise: which version it follows, only a person can tell."""
    instrument, asked, base = how
    own = next(t for t in instrument.tatanan if t.slug == part.slug)
    other = base.frame.instrumen.get(asked.penomoran)
    fits = {
        v for v, i in base.frame.instrumen.items() if any(t.slug == own.slug and t.nomor == stated for t in i.tatanan)
    }
    if other is None:
        some = f", misalnya --penomoran {sorted(fits)[-1]}" if fits else ""
        reading.asked.append(
            f"Lembar “{part.sheet.name}” menomori “{own.nama}” sebagai tatanan {stated}, sedangkan instrumen "
            f"{instrument.versi} menomorinya {own.nomor}. Sebutkan versi penomoran yang dipakai{some}."
        )
    elif asked.penomoran not in fits:
        reading.asked.append(
            f"Pada instrumen {asked.penomoran}, tatanan {stated} bukan “{own.nama}” (lembar “{part.sheet.name}”). "
            "Periksa lembarnya, atau sebutkan versi lain dengan --penomoran."
        )


def _sources(reading: Reading, asked: Asked) -> None:
    """Whose numbers these are: the sheet of sources, filled up by what was asked."""
    for role in ROLES:
        line = reading.sources.setdefault(role, Line({}))
        if asked.penerbit and "penerbit" not in line.values:
            line.values["penerbit"] = asked.penerbit
        if asked.tanggal and "tanggal" not in line.values:
            line.values["tanggal"] = asked.tanggal


def _recap(found: Sequence[Sheet], asked: Asked, base: Ground) -> list[Reading]:
    """The readings of a province's recap; none where no sheet is one. A question about one sheet holds up all."""
    readings: list[Reading] = []
    for sheet in (sheet for sheet in found if sheet.name not in _silent(found, {})):
        draft = Reading()
        draft.tahun = year_of([sheet], {}, asked, draft)
        instrument = instrument_of(draft, base)
        # Without its edition any numbering does to see that it is a recap, and to ask.
        counted = base.frame.instrumen.get(asked.penomoran) or instrument or newest(base.frame)
        numbering = {t.nomor: t.slug for t in counted.tatanan} if counted else {}
        where = recap.heads(sheet, numbering, {t.slug: t.nama for t in counted.tatanan} if counted else {})
        if where is None:
            continue
        if instrument is None:
            return [Reading(asked=draft.asked)]
        if question := _recap_question(sheet, where, asked, instrument):
            return [Reading(asked=[question])]
        readings += recap.read(sheet, where, recap.Ask(draft.tahun, instrument, numbering, asked.tahap), base.known)
    for reading in readings:
        _sources(reading, asked)
    return readings


def _recap_question(sheet: Sheet, where: Headings, asked: Asked, instrument: Instrumen) -> str:
    """What only a person can tell of a recap: whose scores they are, and whose numbers."""
    if asked.tahap == "provinsi" and recap.is_self_assessed(where):
        words = f"Judul lembar “{sheet.name}” menyebut penilaian mandiri."
        return f"{words} Ulangi dengan --tahap mandiri, atau perbaiki judulnya."
    if lost := recap.strange(sheet, where):
        words = f"Kolom {', '.join(lost)} tidak cocok dengan penomoran tatanan instrumen {instrument.versi}."
        return f"{words} Sebutkan versi penomorannya dengan --penomoran, atau perbaiki judulnya."
    return ""
