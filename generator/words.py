"""Numbers, dates and sentence parts in Indonesian (EYD V), and the words for the codes that stand in the data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

BULAN = ("", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
         "November", "Desember")  # fmt: skip
BILANGAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
TAHAP = {
    "mandiri": "penilaian mandiri",
    "provinsi": "verifikasi provinsi",
    "pusat": "verifikasi pusat",
    "tidak-disebut": "tahap tidak disebut sumber",
}
TAHAP_SINGKAT = {"mandiri": "mandiri", "provinsi": "provinsi", "pusat": "pusat", "tidak-disebut": "tidak disebut"}
PREDIKAT = {
    "padapa": "Padapa",
    "wiwerda": "Wiwerda",
    "wistara": "Wistara",
    "wistara-paripurna": "Wistara Paripurna",
    "tidak-disebut": "predikat tidak disebut",
    "belum": "belum memenuhi Padapa",
}
HURUF_PREDIKAT = {"padapa": "P", "wiwerda": "Wi", "wistara": "W", "wistara-paripurna": "WP", "tidak-disebut": "T"}
TINGKAT = (
    "belum tercatat dalam edisi",
    "penghargaan, ODF, atau keterangan lain",
    "persentase tatanan",
    "nilai indikator",
    "nilai indikator dengan capaian dan bukti",
)
ALASAN = {
    "tidak dilaporkan": "sumber melaporkan hal lain tentang daerah ini, tetapi bukan yang ini",
    "tidak berlaku": "hal ini memang tidak dinilai bagi daerah ini",
    "belum diverifikasi": "tahap itu belum berjalan atau belum selesai",
    "ditarik": "pernah diumumkan, lalu ditarik oleh sumbernya",
    "daerah belum ada": "daerah belum dibentuk pada tahun itu",
}
# What a claim about villages counts, by the last part of its id.
ODF = {
    "desa": "desa/kelurahan ODF",
    "belum": "desa/kelurahan belum ODF",
    "dari": "desa/kelurahan seluruhnya",
    "persen": "persentase desa/kelurahan ODF",
    "status": "status ODF",
}
# Why a figure is not set beside that of another district (compare.refusal), and what joins editions (compare.bridge).
TOLAK = {
    "bertentangan": "Sumbernya menyebut angka yang berbeda; semuanya ditampilkan dan selisihnya tidak dihitung.",
    "hitungan": "Persentase yang dilaporkan tidak sama dengan hitungan dari nilai indikatornya; keduanya ditampilkan.",
    "sebagian": "Indikatornya baru sebagian terisi; yang diketahui hanya batas bawah dan batas atas poinnya.",
    "tahap": "Sumbernya tidak menyebut tahap penilaian; dua angka tanpa tahap belum tentu dari tahap yang sama.",
    "tahap-lain": "Nilainya hanya tercatat pada tahap lain; tahap yang berbeda tidak disandingkan.",
    "kosong": "Tidak ada nilainya pada tahap ini.",
}
JEMBATAN = {
    "sama": "Instrumennya sama, tetapi tahun datanya berbeda; yang disandingkan hanya predikat dan ODF.",
    "sebagian": "Instrumennya berubah di antara kedua edisi, jadi nilai tatanannya tidak sebanding dan tidak "
    "ditampilkan. Yang disandingkan hanya predikat dan ODF, dengan syarat yang juga ikut berubah.",
    "putus": "Instrumennya berubah dan padanannya belum ada, jadi kedua edisi ini tidak dapat disandingkan. "
    "Pilih satu edisi saja.",
}
# What synthetic data says on every page, chart and download; the column or key that holds it in a file.
CONTOH = "DATA CONTOH, bukan data nyata"
CONTOH_ARTINYA = "Nilai, penghargaan, dan sumber di situs ini karangan untuk peragaan. Jangan dikutip."
CONTOH_KOLOM = "data_contoh"
# Columns of the downloads: key -> heading in a workbook, and what stands there.
KOLOM = {
    "id": ("Id angka", "nama tetap angka, juga jangkarnya di halaman; diawali edisi dan kode daerah"),
    "edisi": ("Edisi", "tahun penilaian; kosong untuk angka di luar edisi"),
    "tahun": ("Tahun", "tahun yang dibicarakan angka ini; kosong bila tidak bertahun"),
    "kode": ("Kode", "kode wilayah Kemendagri sebagai teks; nasional untuk Indonesia"),
    "nama": ("Nama", "nama daerah atau instrumen"),
    "bagian": ("Bagian", "kelompok angka, misalnya tatanan, indikator, odf, kelembagaan, hitungan"),
    "butir": ("Butir", "apa yang diukur; kosong berarti nilai tatanan atau indikator yang disebut id"),
    "tahap": ("Tahap", "mandiri, provinsi, pusat, atau tidak-disebut; kosong bila tidak bertahap"),
    "tatanan": ("Tatanan", "nama singkat tatanan"),
    "indikator": ("Indikator", "kode indikator"),
    "nilai": ("Nilai", "angka atau kata sumber; kosong bila tidak ada, dan kosong bukan nol"),
    "satuan": ("Satuan", "satuan nilai"),
    "capaian": ("Capaian", "angka mentah di balik nilai indikator"),
    "satuan_capaian": ("Satuan capaian", "satuan capaian, menurut instrumen"),
    "bukti": ("Bukti", "ada, tidak ada, atau tidak jelas; kosong bila sumber tidak menyebutnya"),
    "tautan_publik": (
        "Tautan bukti publik",
        "alamat bukti yang pemiliknya nyatakan terbuka untuk umum; kolomnya ada bila ada isinya",
    ),
    "alasan": ("Alasan kosong", "mengapa nilainya tidak ada"),
    "keyakinan": ("Keyakinan", "tinggi, sedang, atau rendah; pada angka edisi, kosong berarti tinggi atau hitungan"),
    "tertulis": ("Tertulis", "bunyi angka sebagaimana tertulis di sumber"),
    "tanggal": ("Tanggal", "tanggal angka atau sumbernya"),
    "sumber": ("Sumber", "kunci sumber, diuraikan pada daftar sumber; atau penerbit dan tanggalnya"),
    "catatan": ("Catatan", "keterangan tentang angka ini"),
    "cara": ("Cara hitung", "rumus angka hitungan; kosong untuk angka dari sumber"),
    "kunci": ("Kunci sumber", "nama singkat sumber, berlaku di dalam satu daerah dan edisi"),
    "penerbit": ("Penerbit", "yang menerbitkan sumber"),
    "judul": ("Judul", "judul sumber"),
    "url": ("Alamat", "alamat sumber di internet"),
    "dibaca": ("Dibaca", "tanggal sumber dibaca; kosong bila tidak dicatat"),
    "arsip": ("Arsip", "alamat salinannya di arsip web; kosong bila belum ada"),
    "provinsi": ("Provinsi", "provinsi daerah itu"),
    "berkas": ("Berkas", "hanya Parquet: nama berkas CSV di angka.zip yang memuat baris ini"),
    "nilai_teks": ("Nilai berupa kata", "hanya Parquet: nilai yang bukan bilangan; kolom nilainya kosong"),
    "sumber_lengkap": ("Sumber lengkap", "hanya Parquet: penerbit, tanggal, judul, dan alamat sumbernya"),
    "keterbukaan": ("Tingkat keterbukaan", "0 sampai 4, lihat Metode"),
    "penghargaan": ("Penghargaan", "klaim penghargaan nasional tahun itu; kosong bila tidak tercatat"),
    "jenis": ("Jenis", "inovasi, target, lokus, peristiwa, atau pernyataan"),
    "uraian": ("Uraian", "isi sumber dengan kata kami sendiri"),
    "kecamatan": ("Kecamatan", "nama kecamatan"),
    "desa": ("Desa/kelurahan", "nama desa atau kelurahan"),
    "odf": ("ODF", "ya, tidak, atau tidak diketahui"),
}


def angka(value: Decimal | int | float, places: int | None = None) -> str:
    """A number in Indonesian notation: `1.234,5`. Decimals stay as given unless `places` says how many."""
    # A Decimal such as 1E+2 is the number 100: people never read exponents.
    text = (
        f"{value:,.{places}f}" if places is not None else f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    )
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def persen(value: Decimal | int | float, places: int | None = None) -> str:
    """A percentage in Indonesian notation: `90,90%`; the decimals of the source are kept."""
    return angka(value, places) + "%"


def bilangan(number: int) -> str:
    """A count for running prose: one-word numbers as a word, all others as figures (EYD V)."""
    special = {100: "seratus", 1000: "seribu"}
    if 0 <= number < len(BILANGAN):
        return BILANGAN[number]
    return special.get(number, angka(number))


def kapital(text: str) -> str:
    """The text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def tanggal(iso: str | None) -> str:
    """`2025-02-17` -> `17 Februari 2025`, `2025-11` -> `November 2025`, `2025` -> `2025`, None -> `tanpa tanggal`."""
    if not iso:
        return "tanpa tanggal"
    year, *rest = iso.split("-")
    words = [year] if not rest else [BULAN[int(rest[0])], year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


def daftar(items: Sequence[str], link: str = "dan") -> str:
    """A list in a sentence: `a`, `a dan b`, `a, b, dan c`."""
    parts = list(items)
    if len(parts) < 3:
        return f" {link} ".join(parts)
    # Joined, never added: adding markup to text would escape the text, which may be finished markup itself.
    return "".join((", ".join(parts[:-1]), f", {link} ", parts[-1]))


def slug(text: str) -> str:
    """The text as an address part: ASCII lower case, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def ringkas(nama: str) -> str:
    """A district's name without its kind, for running text: `Kabupaten Barru` -> `Barru`, but `Kota Bogor` stays.

    A city keeps its kind, because a regency of the same name often exists beside it.
    """
    return nama.removeprefix("Kabupaten Administrasi ").removeprefix("Kabupaten ")


def nama_tengah(nama: str) -> str:
    """A tatanan's name inside a sentence: lower first letter."""
    return nama[:1].lower() + nama[1:]
