"""Pictures of sheets: one sheet of a workbook drawn by LibreOffice, cut to what is on it, and its comment beside it."""

from __future__ import annotations

import io
import subprocess
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import matplotlib
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops, ImageDraw, ImageFont

FONT = Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
PINK = (255, 199, 206)  # a cell at fault in a marked copy
DOTS = 220  # an inch of the page that LibreOffice prints, before it is made smaller
PROGRAMS = ("soffice", "pdftoppm")


@dataclass(frozen=True)
class View:
    """What of a sheet is shown: its name, the cells, and how the sheet is first brought into sight."""

    sheet: str
    cells: str
    prepare: Callable[[Worksheet], object] = lambda page: None


def picture(book: bytes, view: View, folder: Path) -> Image.Image:
    """The cells as LibreOffice prints them, with letters and numbers at the edges. Raises CalledProcessError."""
    (folder / "lembar.xlsx").write_bytes(_only(book, view))
    profile = f"-env:UserInstallation=file://{folder / 'profil'}"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "lembar.xlsx")
    _run("pdftoppm", "-r", DOTS, "-f", 1, "-singlefile", "-png", folder / "lembar.pdf", folder / "lembar")
    with Image.open(folder / "lembar.png") as drawn:
        return _cut(drawn.convert("RGB"))


def _run(*command: object) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=180)


def _only(data: bytes, view: View) -> bytes:
    """The workbook with this sheet alone, fitted to one page, of which the picture is taken."""
    book: Workbook = load_workbook(io.BytesIO(data))
    page = book[view.sheet]
    view.prepare(page)
    for other in [sheet for sheet in book.worksheets if sheet is not page]:
        book.remove(other)
    page.print_area = view.cells
    page.print_options.headings = page.print_options.gridLines = True
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 1
    page.oddHeader.center.text = page.oddFooter.center.text = ""
    for side in ("left", "right", "top", "bottom", "header", "footer"):
        setattr(page.page_margins, side, 0.1)
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def _cut(drawn: Image.Image) -> Image.Image:
    box = ImageChops.difference(drawn, Image.new("RGB", drawn.size, "white")).getbbox()
    return drawn.crop(box) if box else drawn


def noted(drawn: Image.Image, comment: str) -> Image.Image:
    """The picture with the comment as a spreadsheet shows it: LibreOffice leaves comments out of pictures."""
    mask = Image.new("1", drawn.size)
    mask.putdata([pixel == PINK for pixel in drawn.getdata()])
    box = mask.getbbox()
    assert box, "no cell at fault is in sight"
    found = drawn.copy()
    pen, font = ImageDraw.Draw(found), ImageFont.truetype(str(FONT), drawn.width // 74)
    text = "\n".join(line for part in comment.splitlines() for line in textwrap.wrap(part, 36) or [""])
    left, top = box[2] + 40, max(box[1] - 40, 20)
    area = pen.multiline_textbbox((left + 16, top + 14), text, font=font, spacing=8)
    pen.line([(box[2], box[1] + 6), (left, top + 20)], fill="#333", width=3)
    pen.rectangle([left, top, area[2] + 18, area[3] + 18], fill="#ffffe1", outline="#333", width=3)
    pen.multiline_text((left + 16, top + 14), text, font=font, fill="#111", spacing=8)
    return found
