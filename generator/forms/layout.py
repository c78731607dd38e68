"""What our workbook looks like: sheets, headings, what each column is; for the writer and the reader alike.

The columns are those officials know from the ministry's own instrument (docs/keputusan/0015); the reader also knows the
other names such columns go by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from generator.model import KeadaanOdf, Tatanan

COVER, RECAP, BODIES, ODF, IDEAS, SOURCES, MACHINE = (
    "Sampul", "Rekap", "Kelembagaan", "ODF", "Inovasi", "Sumber", "_kks",
)  # fmt: skip
FINDINGS = "Temuan"  # written into a marked copy; no data
HEADINGS_ROW = 4  # of every sheet of ours but ODF, which has totals above its list
LAYOUT = "1"  # of the template; another layout is another number


@dataclass(frozen=True)
class Column:
    """A column of a sheet: what it holds, its heading, how wide; `open` where people write, and under which names
    others write it (compared without capitals, blanks and signs)."""

    key: str
    heading: str
    width: int
    open: bool = True
    names: tuple[str, ...] = ()


INSTRUMENT = (
    Column("no", "NO", 6, False, ("no", "nomor", "no urut", "nomor indikator")),
    Column("indikator", "INDIKATOR", 44, False, ("indikator", "indikator penilaian", "nama indikator", "pertanyaan")),
    Column("skala", "SKALA", 44, False, ("skala", "skala penilaian", "pilihan", "pilihan jawaban", "opsi", "kriteria",
                                         "kriteria penilaian", "skala nilai")),
    Column("mandiri", "NILAI SELF-ASSESSMENT", 17, names=(
        "nilai self assessment", "self assessment", "nilai sa", "nilai mandiri", "penilaian mandiri",
        "nilai penilaian mandiri", "nilai kabupaten kota", "nilai kab kota",
    )),
    Column("capaian", "CAPAIAN", 14, names=("capaian", "nilai capaian", "hasil capaian", "realisasi")),
    Column("satuan", "SATUAN", 12, False, ("satuan",)),
    Column("tautan", "LINK BUKTI DUKUNG", 34, names=(
        "link bukti dukung", "tautan bukti dukung", "link bukti", "tautan bukti", "link data dukung", "link dokumen",
        "link google drive", "link drive", "link", "tautan", "link bukti pendukung", "bukti dukung link",
    )),
    Column("publik", "BUKTI BOLEH DIBUKA UMUM", 16, names=("bukti boleh dibuka umum", "tautan publik", "bukti publik")),
    Column("provinsi", "NILAI VERIFIKASI PROVINSI", 17, names=(
        "nilai verifikasi provinsi", "verifikasi provinsi", "nilai provinsi", "nilai verifikator provinsi",
        "penilaian provinsi", "hasil verifikasi provinsi",
    )),
    Column("pusat", "NILAI VERIFIKASI PUSAT", 17, names=(
        "nilai verifikasi pusat", "verifikasi pusat", "nilai pusat", "nilai verifikator pusat",
        "hasil verifikasi pusat",
    )),
    Column("alasan", "ALASAN BILA KOSONG", 20, names=("alasan bila kosong", "alasan kosong", "alasan")),
    Column("catatan", "CATATAN", 34, names=(
        "catatan", "catatan provinsi", "catatan verifikator", "keterangan", "catatan verifikasi",
        "catatan verifikasi provinsi",
    )),
    Column("definisi", "DEFINISI OPERASIONAL", 60, False, ("definisi operasional", "definisi", "do")),
    Column("lalu", "EDISI SEBELUMNYA", 34, False, ("edisi sebelumnya",)),
)  # fmt: skip
# Columns of the ministry's workbooks that are known and not taken over: they say what evidence is wanted, not what is.
KNOWN = (
    Column("bukti", "BUKTI DUKUNG", 30, names=(
        "bukti dukung", "bukti", "data dukung", "jenis bukti", "bukti pendukung", "jenis bukti dukung",
        "jenis data dukung",
    )),
    Column("keadaan", "KEADAAN BUKTI", 16, names=("keadaan bukti", "ketersediaan bukti", "ketersediaan data")),
    Column("sumberdata", "SUMBER DATA", 30, names=("sumber data", "sumber", "perangkat daerah", "opd pengampu", "opd")),
    Column("bobot", "SKOR", 10, names=("skor", "bobot", "skor skala", "nilai skala", "bobot nilai")),
    Column("nilai", "NILAI", 10, names=("nilai", "nilai indikator")),  # whose, the rest of the headings must tell
)  # fmt: skip
VILLAGES = (
    Column("kecamatan", "KECAMATAN", 28, names=("kecamatan",)),
    Column("desa", "DESA/KELURAHAN", 32, names=("desa kelurahan", "desa", "kelurahan", "nama desa kelurahan")),
    Column("odf", "ODF", 18, names=("odf", "status odf", "odf ya tidak", "sbs")),
    Column("tanggal", "TANGGAL KEADAAN", 18, names=("tanggal keadaan", "tanggal", "tanggal odf")),
)  # fmt: skip
INSTITUTION = (
    Column("komponen", "KOMPONEN", 30, False, ("komponen",)),
    Column("unsur", "UNSUR", 24, False, ("unsur",)),
    Column("mandiri", "SKOR SELF-ASSESSMENT", 17, names=("skor self assessment",)),
    Column("provinsi", "SKOR VERIFIKASI PROVINSI", 17, names=("skor verifikasi provinsi",)),
    Column("pusat", "SKOR VERIFIKASI PUSAT", 17, names=("skor verifikasi pusat",)),
    Column("nilai", "LEMBAGANYA ADA?", 17, names=("lembaganya ada",)),
    Column("ada", "BANYAKNYA YANG ADA", 14, names=("banyaknya yang ada",)),
    Column("dari", "DARI BERAPA", 12, names=("dari berapa",)),
    Column("catatan", "CATATAN", 40, names=("catatan",)),
)
IDEA = (
    Column("nama", "NAMA INOVASI", 34, names=("nama inovasi", "inovasi")),
    Column("kepanjangan", "KEPANJANGAN", 44, names=("kepanjangan",)),
    Column("tatanan", "TATANAN", 34, names=("tatanan",)),
    Column("catatan", "CATATAN", 44, names=("catatan",)),
)
SOURCE = (
    Column("untuk", "UNTUK", 34, False, ("untuk",)),
    Column("slug", "NAMA PENDEK", 26, False, ("nama pendek",)),
    Column("penerbit", "PENERBIT", 40, names=("penerbit",)),
    Column("tanggal", "TANGGAL", 14, names=("tanggal",)),
    Column("judul", "JUDUL", 44, names=("judul",)),
    Column("url", "ALAMAT (URL)", 40, names=("alamat url", "alamat", "url")),
    Column("catatan", "CATATAN", 40, names=("catatan",)),
)
# What a source stands behind -> its short name in laporan.yml and its row in the sheet of sources.
ROLES = {
    "mandiri": ("instrumen-mandiri", "Nilai self-assessment"),
    "provinsi": ("instrumen-provinsi", "Nilai verifikasi provinsi"),
    "pusat": ("instrumen-pusat", "Nilai verifikasi pusat"),
    "odf": ("daftar-odf", "ODF"),
    "kelembagaan": ("dokumen-kelembagaan", "Kelembagaan"),
    "inovasi": ("dokumen-inovasi", "Inovasi"),
}
VILLAGE_STATES = get_args(KeadaanOdf)
EXISTS = ("ada", "tidak ada")
WHOLE = "(lembaganya)"  # the body itself, not one of its elements


def sheet_name(tatanan: Tatanan) -> str:
    """`T3 Satuan pendidikan`, within the 31 characters and of letters and figures only: formulas name it."""
    clean = "".join(c for c in f"T{tatanan.nomor} {tatanan.nama}" if c.isalnum() or c in " -")
    return clean[:31].rstrip()
