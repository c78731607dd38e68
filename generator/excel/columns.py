"""Which column of a sheet holds whose scores, and how they are written there."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from generator.excel import choice
from generator.excel.blocks import outside
from generator.excel.opening import plain
from generator.excel.parts import Part
from generator.excel.things import Finding, Setting
from generator.model import STAGES


def stages(part: Part, setting: Setting) -> dict[str, int]:
    """Stage -> column of its scores. A column that only says NILAI is the self-assessment where no other column is.

    Two columns under one heading are a fault: which of them holds, only a person can tell.
    """
    heads = part.heads
    columns = {stage: heads.of(stage) for stage in STAGES if heads.of(stage)}
    keys = {stage: stage for stage in columns}
    if "mandiri" not in columns:
        spare = "nilai" if heads.of("nilai") else "bobot" if not columns and not _offered(part) else ""
        if spare and heads.of(spare):
            columns, keys = {"mandiri": heads.of(spare), **columns}, {"mandiri": spare, **keys}
            title = " ".join(part.sheet.text(heads.first - 1, heads.of(spare)).split()) or spare.upper()
            setting.said.append(f"Lembar “{part.sheet.name}”: kolom {title} dibaca sebagai nilai self-assessment.")
    for stage, key in keys.items():
        for other in heads.again.get(key, ()):
            if any(part.sheet.text(row, other) for block in part.blocks for row in range(block.row, block.last + 1)):
                names = [get_column_letter(column) for column in (columns[stage], other)]
                fault = f"Kolom {' dan '.join(names)} sama judulnya dan sama-sama berisi; yang mana berlaku."
                cell = (part.sheet.name, heads.first - 1, other)
                setting.findings.append(Finding(cell, fault, "Hapus kolom yang tidak berlaku, atau ganti judulnya."))
    for column in sorted(set(columns.values()) & part.sheet.veiled):
        letter = get_column_letter(column)
        setting.said.append(f"Lembar “{part.sheet.name}”: kolom {letter} tersembunyi, tetapi dibaca.")
    return columns


def _offered(part: Part) -> bool:
    """Whether SKOR lists what each option is worth, not what was chosen: several scores below most indicators."""
    column = part.heads.of("bobot")
    counts = [
        sum(bool(part.sheet.text(row, column)) for row in range(block.row, block.last + 1)) for block in part.blocks
    ]
    return bool(column) and sum(count > 1 for count in counts) * 2 > len(counts)


def unread(part: Part, columns: Mapping[str, int], setting: Setting) -> None:
    """Say which figures stand beside no indicator; a sheet of several tatanan is looked through once for each."""
    for row, column in [] if part.shared else outside(part.sheet, part.blocks, [*columns.values()], part.heads.first):
        fault = "Nilai ini tidak berada pada baris indikator mana pun, jadi tidak dibaca."
        remedy = "Periksa NO dan INDIKATOR di sebelahnya, atau abaikan bila ini hitungan Anda sendiri."
        setting.findings.append(Finding((part.sheet.name, row, column), fault, remedy, "peringatan"))


def fractions(part: Part, column: int) -> bool:
    """Whether this column writes 1 for 100; what Excel shows as per cent is no part of one any more."""
    rows = [row for block in part.blocks for row in range(block.row, block.last + 1)]
    return choice.is_fractional([value for row in rows if plain(value := part.sheet.shown(row, column))])
