"""The rules of the reader: what makes a file, a row or a value unreadable. Each has a code, a level and one sentence.

The reader (`load`) makes its problems here, so that a code cannot be reported without standing in READING.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Place, Problem


@dataclass(frozen=True)
class ReadingRule:
    code: str
    level: Literal["galat", "peringatan"]
    sentence: str


READING = [
    ReadingRule("B01-terlalu-besar", "galat", "Berkas YAML paling besar 1 MB dan berkas CSV paling besar 10 MB."),
    ReadingRule("B02-bukan-utf8", "galat", "Berkas disimpan sebagai teks UTF-8."),
    ReadingRule("B03-kosong", "galat", "Berkas yang ada tidak boleh kosong."),
    ReadingRule("B04-tanpa-baris", "peringatan", "Berkas CSV berisi paling sedikit satu baris di bawah judul kolom."),
    ReadingRule("B05-bentuk-csv", "peringatan", "Berkas CSV memakai koma, titik desimal, UTF-8 tanpa BOM, dan LF."),
    ReadingRule("B06-csv-rusak", "galat", "Tanda kutip dalam berkas CSV selalu berpasangan."),
    ReadingRule("B07-judul-tak-dikenal", "galat", "Judul kolom berkas CSV hanya yang tertulis dalam skema."),
    ReadingRule("B08-judul-kurang", "galat", "Semua judul kolom wajib ada di baris pertama berkas CSV."),
    ReadingRule("B09-judul-ganda", "galat", "Satu judul kolom ditulis satu kali."),
    ReadingRule("B10-sel-berlebih", "galat", "Baris CSV tidak berisi lebih banyak sel daripada baris judulnya."),
    ReadingRule("B11-yaml-rusak", "galat", "Berkas YAML dapat dibaca sebagai YAML."),
    ReadingRule("B12-yaml-terlarang", "galat", "Berkas YAML tidak memakai jangkar, alias, tag, atau dokumen berganda."),
    ReadingRule("B13-kunci-ganda", "galat", "Satu kunci YAML ditulis satu kali dalam kelompoknya."),
    ReadingRule("B14-wajib-diisi", "galat", "Isian yang wajib ada diisi."),
    ReadingRule("B15-isian-tak-dikenal", "galat", "Hanya isian yang tertulis dalam skema yang dipakai."),
    ReadingRule("B16-bukan-pilihan", "galat", "Isian pilihan memakai salah satu kata yang tersedia."),
    ReadingRule("B17-pola", "galat", "Tanggal, kode indikator, dan nama pendek mengikuti polanya."),
    ReadingRule("B18-bukan-angka", "galat", "Isian angka berisi angka saja, tanpa satuan."),
    ReadingRule("B19-angka-rancu", "galat", "Angka tidak memakai pemisah ribuan, karena 1.234 dapat dibaca dua cara."),
    ReadingRule("B20-di-luar-batas", "galat", "Tahun dan angka lain berada di dalam batas yang mungkin."),
    ReadingRule("B21-bentuk-isian", "galat", "Isian berbentuk teks, daftar, atau kelompok sesuai skema."),
    ReadingRule("B23-buku-terbit", "galat", "Buku terbit (terbit.csv) hanya ditulis oleh kks publish."),
    ReadingRule("W01-bentuk-kode", "galat", "Kode wilayah ditulis menurut Kemendagri dengan titik, misalnya 62.01."),
    ReadingRule("E01-berkas-asing", "galat", "Di dalam folder data hanya ada berkas yang dikenal."),
    ReadingRule("E02-tautan", "galat", "Folder data tidak berisi tautan ke tempat lain."),
    ReadingRule("E03-tanpa-edisi", "galat", "Setiap folder edisi berisi edisi.yml."),
    ReadingRule("E04-tanpa-laporan", "galat", "Setiap folder daerah berisi laporan.yml."),
    ReadingRule("E05-nama-folder", "galat", "Folder edisi dinamai dengan tahunnya, misalnya edisi/2025."),
    ReadingRule("E06-berkas-wajib", "galat", "Keempat daftar wilayah dan penghargaan.csv selalu ada."),
    ReadingRule("E07-tanpa-instrumen", "galat", "Setiap folder instrumen berisi instrumen.yml."),
]

_LEVELS = {rule.code: rule.level for rule in READING}


def problem(code: str, place: Place, words: tuple[str, str], fix: str | None = None) -> Problem:
    """A problem of the reader; `words` are the fault and the remedy, a sentence each."""
    return Problem(code, _LEVELS[code], place, words[0], words[1], fix)
