"""The page of rules: every rule of the reader and of the check with its code, printed from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator import addresses
from generator.model import Output
from generator.pages.paper import Press, Sheet, cell, render
from generator.reading import ReadingRule
from generator.tables import Cell, Column, Table, files

# By the first letter of a code: what its rules are about, and how their faults are mended in general.
FAMILIES = {
    "B": (
        "Bentuk dan isian berkas",
        "Simpan berkas sebagai CSV UTF-8 atau YAML, pakai judul kolom dari kamus data, dan tulis angka tanpa satuan "
        "dan tanpa pemisah ribuan. Pemisah, koma desimal, dan jenis huruf dirapikan oleh kks format.",
    ),
    "E": (
        "Folder, berkas, dan edisi",
        "Taruh setiap berkas di folder yang disebut kamus data, dengan nama yang persis sama; tahun dan kode di dalam "
        "berkas sama dengan nama foldernya.",
    ),
    "W": (
        "Kode dan nama wilayah",
        "Pakai kode Kemendagri bertitik, misalnya 62.01, bukan kode BPS; di Excel, atur kolomnya sebagai Teks lebih "
        "dahulu. Nama resmi ada di wilayah/kabkota.csv.",
    ),
    "I": (
        "Instrumen",
        "Samakan instrumen.yml, indikator.csv, dan contoh.yml: banyaknya indikator, kode, skala, dan nama tatanannya.",
    ),
    "S": (
        "Sumber",
        "Daftarkan setiap sumber sekali dalam laporan.yml, dengan penerbit dan tanggal, lalu sebut nama pendeknya pada "
        "setiap isian yang berasal darinya.",
    ),
    "N": (
        "Nilai tatanan dan indikator",
        "Salin ulang dari sumbernya: satu baris satu nilai, skor hanya yang ada dalam skala, persen antara 0 dan 100, "
        "dan alasan bila nilainya tidak ada. Kosong bukan nol.",
    ),
    "O": (
        "Desa dan kelurahan bebas buang air besar sembarangan (ODF)",
        "Periksa apakah jumlah dan bagiannya tertukar, dan tulis satu desa satu kali.",
    ),
    "K": ("Kelembagaan", "Pakai lembaga, unsur, dan skor yang disebut instrumen laporan itu."),
    "G": (
        "Keterangan yang berulang atau bertentangan",
        "Hapus baris yang kembar. Angka yang memang berbeda di sumbernya dibiarkan dan dijelaskan dalam catatan.",
    ),
    "P": ("Penghargaan", "Periksa tahun, predikat, dan siapa yang memberi; sumber yang berbeda pendapat dibiarkan."),
    "A": (
        "Angka yang sudah terbit",
        "Ubah angka edisi terbit bersama catatan koreksi di folder koreksi, lalu jalankan kks publish lagi; "
        "perintah itu mencetak catatan yang tinggal diisi. Buku terbit (terbit.csv) tidak disunting dengan tangan.",
    ),
    "R": (
        "Catatan koreksi",
        "Satu koreksi satu berkas, bernomor urut dalam edisinya; nilai lama seperti yang terbit, nilai baru "
        "seperti dalam data.",
    ),
    "D": ("Tanggal", "Tulis tahun-bulan-hari; bila harinya tidak pasti, tahun-bulan, atau tahunnya saja."),
    "T": ("Huruf dan teks", "Ketik ulang teksnya tanpa huruf tersembunyi dan tanpa HTML."),
}
COLUMNS = (Column("aturan", "Aturan"), Column("tingkat", "Tingkat"), Column("isi", "Yang harus benar"))


def pages(press: Press, rules: Sequence[ReadingRule]) -> Iterator[Output]:
    """/aturan-data/, with an anchor (`#N05`) a rule, and the CSV and JSON of each table. Nothing without rules."""
    if not rules:
        return
    sheet = Sheet(
        addresses.RULES,
        "Aturan pemeriksaan",
        "Semua aturan yang diperiksa pada berkas data sebelum terbit, dengan kode dan cara memperbaikinya.",
    )
    parts = [(*FAMILIES[letter], letter, _table(letter, rules)) for letter in FAMILIES if _of(letter, rules)]
    counts = {level: sum(rule.level == level for rule in rules) for level in ("galat", "peringatan")}
    yield render(press, "aturan-data.md.j2", sheet, parts=parts, counts=counts, alamat=addresses)
    for *_, table in parts:
        yield from files(table, sheet.address, press.book.watermark)


def _of(letter: str, rules: Sequence[ReadingRule]) -> list[ReadingRule]:
    return sorted((rule for rule in rules if rule.code.startswith(letter)), key=lambda rule: rule.code)


def _table(letter: str, rules: Sequence[ReadingRule]) -> Table:
    rows = tuple((_code(rule.code), cell(rule.level), cell(rule.sentence)) for rule in _of(letter, rules))
    caption = f"Aturan {letter}: {FAMILIES[letter][0]}"
    return Table(f"aturan-{letter.lower()}", caption, COLUMNS, rows, "Rapor KKS, aturan pemeriksaan")


def _code(code: str) -> Cell:
    """The code, and its own place on the page: `N05` of `N05-di-luar-rentang`."""
    return Cell(Markup('<code id="{}">{}</code>').format(code.partition("-")[0], code), code)
