"""The cover of the template: for whom it is, what to do, where to send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms import pen
from generator.forms.layout import BODIES, COVER, IDEAS, ODF, SOURCES

if TYPE_CHECKING:
    from generator.forms.template import Wish

STEPS = (
    "Isi lembar T1 sampai lembar tatanan terakhir: pilih nilai dari daftarnya di sel kuning. Yang belum dinilai "
    "dibiarkan kosong; jangan diisi 0.",
    "Bila sebuah nilai memang tidak ada, pilih alasannya di kolom ALASAN BILA KOSONG.",
    "CAPAIAN memuat angka yang sebenarnya diukur, dalam satuan di sebelahnya, misalnya 93,9.",
    "LINK BUKTI DUKUNG tidak pernah diterbitkan. Situs hanya menulis bukti ada atau tidak ada. Tautannya terbit hanya "
    "bila kolom BUKTI BOLEH DIBUKA UMUM berisi ya.",
    "CATATAN ikut terbit. Jangan menulis nama orang, nomor telepon, atau data pribadi lain.",
    f"Isi lembar {ODF}, {BODIES}, dan {IDEAS} bila datanya ada.",
    f"Isi lembar {SOURCES}: siapa penerbit angkanya dan tanggalnya. Angka tanpa sumber tidak dapat diterbitkan.",
    "Simpan sebagai .xlsx, lalu kirim lewat formulir “Data baru tanpa git” di repositori, atau jalankan: kks import "
    "NAMA.xlsx",
    "Bila ada yang keliru, Anda menerima salinan buku kerja ini dengan sel berwarna, komentar, dan lembar Temuan. "
    "Perbaiki sel itu, lalu kirim ulang.",
)
# Beside the two cells where the workbook is for no district in particular.
WHOSE = ("ketik kodenya, misalnya 62.01", "atau namanya, misalnya Kotawaringin Barat; salah satu cukup")
FIELDS = ("Kode wilayah", "Kabupaten/kota", "Edisi", "Instrumen")
FIRST_FIELD = 3  # row of the first field; the reader looks there too


def write(page: Worksheet, wish: Wish) -> None:
    """Fill the first sheet of a new workbook."""
    page.title = COVER
    page["A1"] = "Rapor KKS: buku kerja Kabupaten/Kota Sehat"
    page["A1"].font, page.row_dimensions[1].height = pen.bold(16), 24
    page["A2"] = wish.sample or None
    for row, (name, text) in enumerate(
        zip(FIELDS, (wish.kode, wish.nama, str(wish.tahun), wish.instrumen.versi), strict=True), start=FIRST_FIELD
    ):
        page.cell(row, 1, name).font = pen.bold()
        cell = page.cell(row, 2, pen.said(text) or None)
        cell.number_format = "@"
        if not text:
            cell.fill, cell.protection, cell.border = pen.OPEN, pen.UNLOCKED, pen.LINE
    for row, text in enumerate(() if wish.kode else WHOSE, start=FIRST_FIELD):
        page.cell(row, 3, f"\N{LEFTWARDS ARROW} {text}").font = Font(name=pen.LETTERS, italic=True)
        page.column_dimensions["C"].width = 56
    page["A8"] = "Cara mengisi"
    page["A8"].font, page.row_dimensions[8].height = pen.bold(13), 20
    for row, text in enumerate(STEPS, start=9):
        page.cell(row, 1, row - 8).alignment = Alignment(vertical="top", horizontal="left")
        page.cell(row, 2, text).alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 18, 96
    pen.fit(page, 9, 8 + len(STEPS))
    page.protection.sheet = True
