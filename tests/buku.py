"""Workbooks as officials send them: our template filled in, and the ministry's own layouts, with any mistake wished."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator import load
from generator.__main__ import main
from generator.excel.whose import Ground, ground
from generator.forms.layout import HEADINGS_ROW, INSTRUMENT, SOURCES
from generator.model import Indikator
from generator.score import scale

ROOT = Path(__file__).resolve().parent.parent
PUBLISHER = "DATA CONTOH Tim Pembina"
Scores = Mapping[str, int]


def kks(*arguments: str | Path) -> Result:
    """Run the command in this process; an exception that would be a traceback is raised here."""
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def country(to: Path, year: int = 2025) -> Path:
    """The real regions and instruments, and one draft edition of samples without a report."""
    for name in ("wilayah", "instrumen"):
        shutil.copytree(ROOT / "data" / name, to / name)
    head = (ROOT / "data/penghargaan.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    (to / "penghargaan.csv").write_text(head + "\n", encoding="utf-8")
    (to / f"edisi/{year}").mkdir(parents=True)
    text = (ROOT / "data/edisi/2025/edisi.yml").read_text(encoding="utf-8").replace("tahun: 2025", f"tahun: {year}")
    (to / f"edisi/{year}/edisi.yml").write_text(text + "contoh: true\n", encoding="utf-8")
    return to


def base(data: Path) -> Ground:
    frame, _, _ = load.frame(data)
    return ground(frame, load.regions_of(frame))


def indicators(data: Path, version: str = "2025") -> list[Indikator]:
    return [row.item for row in load.frame(data)[0].indikator[version]]


def every(items: list[Indikator], step: int = 3) -> dict[str, int]:
    """A score for each indicator, going round through those it allows."""
    return {item.kode: scale(item)[n // step % len(scale(item))][0] for n, item in enumerate(items)}


def number(key: str) -> int:
    return next(n for n, column in enumerate(INSTRUMENT, start=1) if column.key == key)


def changed(data: bytes, how: Callable[[Workbook], object]) -> bytes:
    """The workbook after somebody has worked on it."""
    book = load_workbook(io.BytesIO(data))
    how(book)
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def fill(book: Workbook, items: list[Indikator], scores: Scores, stage: str = "mandiri") -> None:
    """Choose scores in the sheets of a template, and say whose they are."""
    by_place = {(item.tatanan, item.nomor): item for item in items}
    order = list(dict.fromkeys(item.tatanan for item in items))
    for page in book.worksheets:
        if page.title[:1] != "T" or not page.title[1:2].isdecimal():
            continue
        slug = order[int(page.title[1]) - 1]
        for row in range(HEADINGS_ROW + 1, page.max_row + 1):
            item = by_place.get((slug, page.cell(row, 1).value))
            if item and item.kode in scores:
                page.cell(row, number(stage), scores[item.kode])
                page.cell(row, number("tautan"), f"https://drive.google.com/{item.kode}")
    publish(book)


def publish(book: Workbook, date: str = "2025-05-31") -> None:
    page = book[SOURCES]
    for row in range(HEADINGS_ROW + 1, HEADINGS_ROW + 4):
        page.cell(row, 3, PUBLISHER)
        page.cell(row, 4, date)


def cell_of(page: Worksheet, item: Indikator, key: str) -> Any:
    """The cell of an indicator in a template's sheet."""
    for row in range(HEADINGS_ROW + 1, page.max_row + 1):
        if page.cell(row, 1).value == item.nomor:
            return page.cell(row, number(key))
    raise KeyError(item.kode)
