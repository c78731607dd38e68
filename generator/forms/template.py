"""An instrument as a workbook for one district and one edition: what `kks template` writes.

The sheets are protected without a password: cells to be filled in are open, formulas and texts of the instrument are
not, and whoever must may lift the protection. Bytes depend on the data alone, as with all our workbooks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms import cover, pen
from generator.forms.layout import (
    BODIES,
    EXISTS,
    HEADINGS_ROW,
    IDEA,
    IDEAS,
    INSTITUTION,
    INSTRUMENT,
    LAYOUT,
    MACHINE,
    ODF,
    RECAP,
    ROLES,
    SOURCE,
    SOURCES,
    VILLAGE_STATES,
    VILLAGES,
    WHOLE,
    sheet_name,
)  # fmt: skip
from generator.model import STAGES, Indikator, Instrumen, Tatanan
from generator.score import scale
from generator.score.bodies import ONE_EACH
from generator.words import ALASAN

VILLAGE_ROWS, IDEA_ROWS = 400, 40  # open rows made ready; more may be added below


@dataclass(frozen=True)
class Wish:
    """For whom the workbook is: code and name, or nothing for a workbook in which the district is still to be written.

    `before`: what the last edition says of an indicator, by code, in words. `sample`: the data is invented.
    """

    tahun: int
    instrumen: Instrumen
    indikator: tuple[Indikator, ...]
    kode: str = ""
    nama: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    sample: str = ""


def make(wish: Wish) -> bytes:
    """The workbook (XLSX) as bytes."""
    return pen.saved(filled(wish))


def filled(wish: Wish) -> Workbook:
    """Cover, one sheet a tatanan, recap, ODF, institutions, innovations, sources, and what only the reader reads."""
    book = Workbook()
    front = book.active
    assert isinstance(front, Worksheet)
    cover.write(front, wish)
    ranges = {}
    for tatanan in wish.instrumen.tatanan:
        mine = [item for item in wish.indikator if item.tatanan == tatanan.slug]
        ranges[tatanan.slug] = _tatanan(book.create_sheet(sheet_name(tatanan)), tatanan, mine, wish)
    _recap(book.create_sheet(RECAP), wish, ranges)
    _odf(book.create_sheet(ODF), wish.sample)
    if wish.instrumen.kelembagaan:
        _bodies(book.create_sheet(BODIES), wish)
    _ideas(book.create_sheet(IDEAS), wish)
    _sources(book.create_sheet(SOURCES), wish)
    _machine(book.create_sheet(MACHINE), wish)
    pen.words_only(book, RECAP)
    return book


def _tatanan(page: Worksheet, tatanan: Tatanan, mine: Sequence[Indikator], wish: Wish) -> tuple[int, int]:
    """Fill one tatanan's sheet; first and last row of its indicators."""
    pen.title(page, f"Tatanan {tatanan.nomor}. {tatanan.nama}", wish.sample)
    page["A2"] = (
        f"{len(mine)} indikator. Isi sel kuning; nilai dipilih dari daftarnya. Pilihan skala ada di bawah indikatornya."
    )
    pen.head(page, INSTRUMENT)
    row = HEADINGS_ROW + 1
    choices: dict[str, DataValidation] = {}
    for item in mine:
        row = _indicator(page, row, item, wish.before.get(item.kode, ""), choices)
    last = max(row - 1, HEADINGS_ROW + 1)
    for key, words in (("alasan", tuple(ALASAN)), ("publik", ("ya", "tidak"))):
        letter = pen.letter(INSTRUMENT, key)
        pen.choice(page, words, [f"{letter}{HEADINGS_ROW + 1}:{letter}{last}"])
    page.freeze_panes = f"C{HEADINGS_ROW + 1}"
    pen.fit(page, HEADINGS_ROW + 1, last)
    pen.protect(page)
    return HEADINGS_ROW + 1, last


def _indicator(page: Worksheet, row: int, item: Indikator, before: str, choices: dict[str, DataValidation]) -> int:
    """One indicator with its options below it; the row after them."""
    options = scale(item)
    texts: dict[str, str | int] = {
        "no": item.nomor, "indikator": item.nama, "satuan": item.satuan, "definisi": item.definisi or item.catatan,
        "lalu": before,
    }  # fmt: skip
    for column, spec in enumerate(INSTRUMENT, start=1):
        cell = page.cell(row, column)
        text = texts.get(spec.key)
        cell.value = pen.said(text) if isinstance(text, str) and text else text or None
        cell.border, cell.alignment = pen.LINE, pen.WRAP
        if spec.open:
            cell.fill, cell.protection = pen.OPEN, pen.UNLOCKED
        elif spec.key in ("no", "indikator"):
            cell.font = pen.bold()
    allowed = ",".join(str(score) for score, _ in options)
    known = choices.get(allowed)
    if known is None:
        known = choices[allowed] = pen.choice(page, allowed.split(","), [])
    for stage in STAGES:
        known.add(page.cell(row, pen.number(INSTRUMENT, stage)))
    for step, (score, label) in enumerate(options, start=1):
        cell = page.cell(row + step, pen.number(INSTRUMENT, "skala"), pen.said(f"{chr(96 + step)}. {label} ({score})"))
        cell.alignment, cell.border = pen.WRAP, pen.LINE
        for stage in STAGES:  # who is used to writing the score beside its option may do so
            page.cell(row + step, pen.number(INSTRUMENT, stage)).protection = pen.UNLOCKED
    return row + 1 + len(options)


def _recap(page: Worksheet, wish: Wish, ranges: Mapping[str, tuple[int, int]]) -> None:
    """Filled indicators, points and percentages of each tatanan and stage, as formulas that nobody needs to touch."""
    pen.title(page, "Rekap (dihitung sendiri oleh buku kerja)", wish.sample)
    names = ["TATANAN", "INDIKATOR"]
    for stage in STAGES:
        names += [f"TERISI {stage.upper()}", f"POIN {stage.upper()}", f"PERSEN {stage.upper()}"]
    pen.headings(page, [(name, 44 if name == "TATANAN" else 13) for name in names])
    for row, tatanan in enumerate(wish.instrumen.tatanan, start=HEADINGS_ROW + 1):
        first, last = ranges[tatanan.slug]
        total = sum(item.tatanan == tatanan.slug for item in wish.indikator)
        line: list[str | int] = [pen.said(f"{tatanan.nomor}. {tatanan.nama}"), total]
        for number, stage in enumerate(STAGES):
            letter = pen.letter(INSTRUMENT, stage)
            area = f"'{sheet_name(tatanan)}'!{letter}{first}:{letter}{last}"
            filled, points = (f"{get_column_letter(3 + 3 * number + n)}{row}" for n in (0, 1))
            line += [f"=COUNT({area})", f"=SUM({area})", f'=IF({filled}=B{row},{points}/B{row}/100,"")']
        for column, value in enumerate(line, start=1):
            cell = page.cell(row, column, value)
            cell.border = pen.LINE
            cell.number_format = "0.00%" if column > 2 and column % 3 == 2 else "General"
    page.cell(
        row + 2, 1, "Persen muncul bila semua indikator tatanan itu terisi. Lembar ini tidak dibaca saat diimpor."
    )
    page.freeze_panes = f"B{HEADINGS_ROW + 1}"
    pen.protect(page)


def _odf(page: Worksheet, sample: str) -> None:
    pen.title(page, "Desa/kelurahan bebas buang air besar sembarangan (ODF)", sample)
    for row, text in enumerate(("Semua desa/kelurahan", "Sudah ODF", "Keadaan per tanggal"), start=2):
        page.cell(row, 1, text)
        cell = page.cell(row, 2)
        cell.fill, cell.protection, cell.border = pen.OPEN, pen.UNLOCKED, pen.LINE
        cell.number_format = "@" if row == 4 else "0"
    page["C2"] = "Isi jumlahnya di sini, atau daftar per desa di bawah, atau keduanya. Tanggal misalnya 2024-12-31."
    pen.headings(page, [(c.heading, c.width) for c in VILLAGES], 6)
    pen.open_rows(page, 7, VILLAGE_ROWS, VILLAGES)
    letter = pen.letter(VILLAGES, "odf")
    pen.choice(page, VILLAGE_STATES, [f"{letter}7:{letter}{6 + VILLAGE_ROWS}"])
    page.freeze_panes = "A7"
    pen.protect(page)


def _bodies(page: Worksheet, wish: Wish) -> None:
    rule = wish.instrumen.kelembagaan
    assert rule is not None
    pen.title(page, "Kelembagaan", wish.sample)
    page["A2"] = pen.said(rule.catatan)
    pen.head(page, INSTITUTION)
    row = HEADINGS_ROW
    for part in rule.komponen:
        row += 1
        many = part.slug not in ONE_EACH
        _body(page, row, part.nama, "", ("ada", "dari", "catatan") if many else ("nilai", "catatan"))
        if not many:
            pen.choice(page, EXISTS, [f"{pen.letter(INSTITUTION, 'nilai')}{row}"])
        for element in rule.unsur:
            row += 1
            _body(page, row, part.nama, element.nama, (*STAGES, "catatan"))
            cells = [f"{pen.letter(INSTITUTION, stage)}{row}" for stage in STAGES]
            pen.choice(page, [str(score) for score in element.skala], cells)
    page.freeze_panes = f"C{HEADINGS_ROW + 1}"
    pen.protect(page)


def _body(page: Worksheet, row: int, name: str, element: str, keys: Iterable[str]) -> None:
    for column, spec in enumerate(INSTITUTION, start=1):
        texts = {"komponen": pen.said(name), "unsur": pen.said(element) or WHOLE}
        cell = page.cell(row, column, texts.get(spec.key))
        cell.border, cell.alignment = pen.LINE, pen.WRAP
        if spec.key in keys:
            cell.fill, cell.protection = pen.OPEN, pen.UNLOCKED
        elif spec.open:
            cell.fill = pen.QUIET


def _ideas(page: Worksheet, wish: Wish) -> None:
    pen.title(page, "Inovasi", wish.sample)
    page["A2"] = "Satu baris satu inovasi. Tatanan boleh kosong."
    pen.head(page, IDEA)
    pen.open_rows(page, HEADINGS_ROW + 1, IDEA_ROWS, IDEA)
    # A list by its cells: the names together are longer than the 255 signs a list written out may have.
    start = HEADINGS_ROW + 1
    for number, tatanan in enumerate(wish.instrumen.tatanan):
        page.cell(start + number, 8, pen.said(f"T{tatanan.nomor} {tatanan.nama}"))
    page.column_dimensions["H"].hidden = True
    check = DataValidation(
        type="list", formula1=f"$H${start}:$H${start + len(wish.instrumen.tatanan) - 1}", allow_blank=True
    )
    page.add_data_validation(check)
    check.add(f"{pen.letter(IDEA, 'tatanan')}{start}:{pen.letter(IDEA, 'tatanan')}{start + IDEA_ROWS - 1}")
    pen.protect(page)


def _sources(page: Worksheet, wish: Wish) -> None:
    pen.title(page, "Sumber", wish.sample)
    page["A2"] = (
        "Setiap angka menyebut sumbernya. Isi PENERBIT dan TANGGAL (misalnya 2025-05-31) untuk bagian yang "
        "Anda isi. ODF, kelembagaan, dan inovasi yang kosong memakai sumber nilai self-assessment."
    )
    pen.head(page, SOURCE)
    for row, (slug, label) in enumerate(ROLES.values(), start=HEADINGS_ROW + 1):
        for column, spec in enumerate(SOURCE, start=1):
            cell = page.cell(row, column, {"untuk": label, "slug": slug}.get(spec.key))
            cell.border, cell.alignment = pen.LINE, pen.WRAP
            if spec.open:
                cell.fill, cell.protection, cell.number_format = pen.OPEN, pen.UNLOCKED, "@"
    pen.protect(page)


def _machine(page: Worksheet, wish: Wish) -> None:
    """What the reader must know and nobody should have to type; hidden."""
    lines = (("susunan", LAYOUT), ("kode", wish.kode), ("tahun", str(wish.tahun)), ("instrumen", wish.instrumen.versi))
    for row, (name, text) in enumerate(lines, start=1):
        page.cell(row, 1, name)
        page.cell(row, 2, text).number_format = "@"
    page.sheet_state = "hidden"
    pen.protect(page)
