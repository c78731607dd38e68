"""The nouns: every thing that stands in a file under data/, and the few the rooms hand to each other.

The file kinds are pydantic dataclasses: one source for the reader (load), the checker (check), the JSON Schemas that
an editor uses (`kks skema`) and the docs. Field names are the headings of the files, in the words of the juknis.
Nothing here reads, judges or computes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass as kind

from generator import packing

T = TypeVar("T", covariant=True)
STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _blank_is_none(value: object) -> object:
    """Cells and scalars that are empty, `~` or `null` mean "nothing stated", never zero."""
    return None if isinstance(value, str) and value.strip() in ("", "~", "null") else value


def _blank_is_empty(value: object) -> object:
    return "" if value is None or (isinstance(value, str) and value.strip() in ("", "~", "null")) else value


def _blank_is_no_list(value: object) -> object:
    return () if value is None or value == "" else value


Text = Annotated[str, Field(min_length=1)]
OptText = Annotated[str, BeforeValidator(_blank_is_empty)]
OptInt = Annotated[int | None, BeforeValidator(_blank_is_none)]
OptDecimal = Annotated[Decimal | None, BeforeValidator(_blank_is_none)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Tanggal = Annotated[
    str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="tahun, tahun-bulan atau tahun-bulan-hari")
]
OptTanggal = Annotated[Tanggal | None, BeforeValidator(_blank_is_none)]
Hari = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Tahun = Annotated[int, Field(ge=1998, le=2099)]
OptTahun = Annotated[int | None, Field(ge=1998, le=2099), BeforeValidator(_blank_is_none)]
KodeProvinsi = Annotated[str, Field(pattern=r"^\d{2}$")]
KodeDaerah = Annotated[
    str, Field(pattern=r"^\d{2}(\.\d{2})?$", description='kode Kemendagri bertitik, mis. "62.01"; provinsi: "62"')
]
Tahap = Literal["mandiri", "provinsi", "pusat", "tidak-disebut"]
STAGES = ("mandiri", "provinsi", "pusat")  # in the order they happen; the latest weighs most
UNKNOWN_STAGE = "tidak-disebut"
ALL_STAGES = (*STAGES, UNKNOWN_STAGE)
Keyakinan = Literal["tinggi", "sedang", "rendah"]
Alasan = Literal["tidak dilaporkan", "tidak berlaku", "belum diverifikasi", "ditarik", "daerah belum ada"]
Predikat = Literal["padapa", "wiwerda", "wistara", "wistara-paripurna", "tidak-disebut"]
Cakupan = Literal["nasional", "provinsi", "tidak-jelas"]
Bagian = Literal["kelembagaan", "odf", "capaian", "aturan", "lain"]
StatusEdisi = Literal["draf", "terbit", "arsip"]  # an edition goes from one to the next
KeadaanOdf = Literal["ya", "tidak", "tidak diketahui"]
OptSlug = Annotated[Slug | None, BeforeValidator(_blank_is_none)]
OptAlasan = Annotated[Alasan | None, BeforeValidator(_blank_is_none)]


# ---- instruments: data/instrumen/ -----------------------------------------------------------------------------------


@kind(frozen=True, config=STRICT)
class Sumber:
    """Where a figure or a rule comes from. `judul` is empty where the title was never seen in full.

    `dibaca`: the day it was read here; `arsip`: the address of a copy in a web archive. Both empty where not recorded.
    """

    penerbit: Text
    tanggal: OptTanggal = None
    judul: OptText = ""
    url: OptText = ""
    catatan: OptText = ""
    dibaca: OptTanggal = None
    arsip: OptText = ""


@kind(frozen=True, config=STRICT)
class Tatanan:
    """One of the settings an instrument assesses; known by slug, because its number differs between versions.

    `pengampu`: the offices that usually hold its data (the norm; who really does differs by district).
    """

    slug: Slug
    nomor: int
    nama: Text
    jumlah_indikator: OptInt = None
    pengampu: OptText = ""


@kind(frozen=True, config=STRICT)
class Syarat:
    """One award level and its gates. Percentages are whole numbers (80 = 80 %); a missing gate is an unknown one."""

    predikat: Predikat
    odf_min: OptInt = None
    tatanan_min: OptInt = None
    jumlah_tatanan_min: OptInt = None
    kelembagaan_min: OptInt = None
    tim_pembina: bool = False
    syarat_lain: Annotated[tuple[Text, ...], BeforeValidator(_blank_is_no_list)] = ()
    wistara_pada: Annotated[tuple[int, ...], BeforeValidator(_blank_is_no_list)] = ()
    keyakinan: Keyakinan = "tinggi"
    sumber: OptText = ""
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class UnsurKelembagaan:
    """One element every institution is scored on, with the scores it allows."""

    slug: Slug
    nama: Text
    skala: tuple[int, ...]


@kind(frozen=True, config=STRICT)
class KomponenKelembagaan:
    slug: Slug
    nama: Text


@kind(frozen=True, config=STRICT)
class AturanKelembagaan:
    """Institution scoring of an instrument: components x elements. A gate, never part of the tatanan points."""

    komponen: tuple[KomponenKelembagaan, ...]
    unsur: Annotated[tuple[UnsurKelembagaan, ...], BeforeValidator(_blank_is_no_list)] = ()
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Instrumen:
    """data/instrumen/<versi>/instrumen.yml: title, legal source, tatanan with this version's numbers, award gates."""

    versi: Text
    judul: Text
    keyakinan: Keyakinan
    sumber: dict[Slug, Sumber]
    dasar: Text
    tatanan: tuple[Tatanan, ...]
    syarat: Annotated[tuple[Syarat, ...], BeforeValidator(_blank_is_no_list)] = ()
    kelembagaan: AturanKelembagaan | None = None
    jumlah_indikator: OptInt = None
    daftar_indikator: Literal["lengkap", "tidak ditemukan"] = "tidak ditemukan"
    tahun_data: Annotated[tuple[int, ...], BeforeValidator(_blank_is_no_list)] = ()
    odf_per: OptTanggal = None
    catatan: Annotated[tuple[Text, ...], BeforeValidator(_blank_is_no_list)] = ()
    sumber_pengampu: OptText = ""


@kind(frozen=True, config=STRICT, slots=True)
class Indikator:
    """A row of data/instrumen/<versi>/indikator.csv. `skala` is `score=label | score=label ...`."""

    kode: Annotated[str, Field(pattern=r"^[a-z-]+\.\d{2}$")]
    tatanan: Slug
    nomor: int
    nama: Text
    skala: Annotated[str, Field(pattern=r"^\d+=")]
    satuan: Text
    arah: Literal["naik", "turun", "ordinal"]
    definisi: OptText = ""
    perangkat_daerah: OptText = ""
    catatan: OptText = ""
    keyakinan: Keyakinan = "tinggi"


@kind(frozen=True, config=STRICT, slots=True)
class Padanan:
    """A row of data/instrumen/padanan.csv: which indicator of one version continues as which of another."""

    dari_versi: Text
    dari: OptText
    ke_versi: Text
    ke: OptText
    status: Literal["sama", "nama berubah", "berubah", "tidak sebanding", "digabung", "dihapus", "baru"]
    skala_sama: Literal["ya", "tidak"]
    sebanding: Literal["ya", "tidak"]
    keyakinan: Keyakinan = "sedang"
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Contoh:
    """A worked example of the award rules; every one runs as a test and is printed on the instrument's page."""

    nama: Text
    predikat: Predikat | Literal["belum"]
    sebab: Text
    poin: dict[Slug, int] = field(default_factory=dict)
    persen_lain: OptDecimal = None
    odf_desa: OptInt = None
    desa: OptInt = None
    odf_persen: OptDecimal = None
    kelembagaan_persen: OptDecimal = None
    tim_pembina: bool = True


@kind(frozen=True, config=STRICT)
class DaftarContoh:
    """data/instrumen/<versi>/contoh.yml. `poin` names some tatanan; `persen_lain` is the percentage of all others."""

    contoh: tuple[Contoh, ...]


# ---- regions: data/wilayah/ -----------------------------------------------------------------------------------------


@kind(frozen=True, config=STRICT, slots=True)
class Provinsi:
    kode: KodeProvinsi
    nama: Text
    sejak: OptTahun = None
    catatan: OptText = ""


@kind(frozen=True, config=STRICT, slots=True)
class Daerah:
    """A row of data/wilayah/kabkota.csv.

    `kolom`, `baris`: hex tile; centre x = kolom + 0.5*(baris mod 2), y = 0.866*baris.
    """

    kode: Annotated[str, Field(pattern=r"^\d{2}\.\d{2}$")]
    nama: Text
    jenis: Literal["kabupaten", "kota"]
    kode_provinsi: KodeProvinsi
    provinsi: Text
    ibukota: OptText
    lintang: OptDecimal
    bujur: OptDecimal
    kolom: int
    baris: int
    zona_waktu: OptText
    kode_lama_2022: OptText
    kode_bps_2020: OptText
    kode_bps_2023: OptText
    jumlah_kecamatan: OptInt
    jumlah_desa_kelurahan: OptInt


@kind(frozen=True, config=STRICT, slots=True)
class Alias:
    kode: Annotated[str, Field(pattern=r"^\d{2}\.\d{2}$")]
    alias: Text
    keterangan: OptText = ""


@kind(frozen=True, config=STRICT, slots=True)
class Perubahan:
    """A row of data/wilayah/perubahan.csv: a change of code, name or province of a district, its split or its end.

    Of a pemekaran, `kode` and `baru` are the new district, and `lama` is the name of the one it was split from. Of a
    penggabungan, `kode` and `lama` are the district that ended and stays in kabkota.csv for its editions, and `baru`
    is the name of the one it went into. `tahun`: the first year in which the new state holds.
    """

    kode: Annotated[str, Field(pattern=r"^\d{2}\.\d{2}$")]
    jenis: Literal["pindah kode", "ganti nama", "pemekaran", "penggabungan"]
    lama: Text
    baru: Text
    tahun: OptTahun = None
    sumber: OptText = ""
    catatan: OptText = ""


# ---- claims that are not part of one district's report --------------------------------------------------------------


@kind(frozen=True, config=STRICT, slots=True)
class Penghargaan:
    """A row of data/penghargaan.csv: one source's claim that a district got an award. Contradictions are kept."""

    tahun: OptTahun
    kode: Annotated[str, Field(pattern=r"^\d{2}\.\d{2}$")]
    nama: Text
    predikat: Predikat
    cakupan: Cakupan
    keyakinan: Keyakinan
    sumber_judul: OptText
    sumber_penerbit: Text
    sumber_tanggal: OptTanggal
    sumber_url: OptText
    catatan: OptText = ""


@kind(frozen=True, config=STRICT, slots=True)
class Jumlah:
    """A row of data/jumlah.csv: a claimed total (awards, participants, targets) of a year, nation or province."""

    tahun: OptTahun
    cakupan: Text
    butir: Text
    jumlah: OptDecimal
    keyakinan: Keyakinan
    sumber_judul: OptText
    sumber_penerbit: Text
    sumber_tanggal: OptTanggal
    sumber_url: OptText
    tertulis: OptText = ""
    catatan: OptText = ""


@kind(frozen=True, config=STRICT, slots=True)
class Riwayat:
    """A row of data/riwayat.csv: a claim about a district from a year (or no year) that has no edition on this site."""

    tahun: OptTahun
    kode: Annotated[str, Field(pattern=r"^\d{2}(\.\d{2})?$")]
    bagian: Literal["odf", "kelembagaan", "capaian", "aturan", "inovasi", "lain"]
    butir: Text
    nilai: Text
    satuan: OptText
    keyakinan: Keyakinan
    sumber_judul: OptText
    sumber_penerbit: Text
    sumber_tanggal: OptTanggal
    sumber_url: OptText
    tertulis: OptText = ""
    catatan: OptText = ""


# ---- one edition: data/edisi/<tahun>/ -------------------------------------------------------------------------------


@kind(frozen=True, config=STRICT)
class Jadwal:
    tanggal: Tanggal
    acara: Text
    sumber: OptText = ""


@kind(frozen=True, config=STRICT)
class Terbitan:
    """One publication of an edition, shown as `2025.1`; written by `kks publish`, never by hand."""

    nomor: int
    tanggal: Hari
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Edisi:
    """data/edisi/<tahun>/edisi.yml. `contoh`: the figures are invented for demonstration, and every output says so.

    `doi`: the name a repository has given this edition, such as `10.5281/zenodo.1`; every citation says it.
    """

    tahun: Tahun
    instrumen: Text
    status: StatusEdisi
    judul: Text
    diperbarui: Tanggal
    lisensi: Text
    kontak: Text
    penghargaan: Literal["ada", "tidak ada"] = "ada"
    tahun_data: Annotated[tuple[int, ...], BeforeValidator(_blank_is_no_list)] = ()
    terbit: OptTanggal = None
    jadwal: Annotated[tuple[Jadwal, ...], BeforeValidator(_blank_is_no_list)] = ()
    catatan: Annotated[tuple[Text, ...], BeforeValidator(_blank_is_no_list)] = ()
    contoh: bool = False
    doi: OptText = ""
    terbitan: Annotated[tuple[Terbitan, ...], BeforeValidator(_blank_is_no_list)] = ()

    @property
    def nomor(self) -> str:
        """The state in force as a reader sees it: `2025.2`; "" where nothing was published."""
        return f"{self.tahun}.{self.terbitan[-1].nomor}" if self.terbitan else ""


@kind(frozen=True, config=STRICT)
class Odf:
    """One source's claim about villages free of open defecation: villages, of how many, percent, or only a status."""

    sumber: Slug
    keyakinan: Keyakinan
    tanggal: OptTanggal = None
    desa_odf: OptInt = None
    desa_belum: OptInt = None
    desa: OptInt = None
    persen: OptDecimal = None
    status: OptText = ""
    tertulis: OptText = ""
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Kelembagaan:
    """What a source says of an institution: that a decree, plan, budget or office exists, or how many of how many."""

    komponen: Literal["tim-pembina", "forum", "forkom-kecamatan", "pokja-desa"]
    sumber: Slug
    keyakinan: Keyakinan
    unsur: OptSlug = None
    tahap: Tahap = "tidak-disebut"
    skor: OptInt = None
    ada: OptInt = None
    dari: OptInt = None
    nilai: OptText = ""
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Fakta:
    """Any other figure or statement of a source about the district in this edition."""

    butir: Text
    nilai: Text
    sumber: Slug
    keyakinan: Keyakinan
    bagian: Bagian = "lain"
    satuan: OptText = ""
    tatanan: OptSlug = None
    tertulis: OptText = ""
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Inovasi:
    nama: Text
    sumber: Slug
    keyakinan: Keyakinan
    kepanjangan: OptText = ""
    tatanan: OptSlug = None
    catatan: OptText = ""


@kind(frozen=True, config=STRICT)
class Uraian:
    """A target, focus place (lokus), event or statement, in our words, from a source."""

    uraian: Text
    sumber: Slug
    tanggal: OptTanggal = None
    tatanan: OptSlug = None


Uraians = Annotated[tuple[Uraian, ...], BeforeValidator(_blank_is_no_list)]


@kind(frozen=True, config=STRICT)
class Laporan:
    """data/edisi/<tahun>/<kode>/laporan.yml: what is public about one district (or province) in one edition."""

    edisi: Tahun
    kode: KodeDaerah
    nama: Text
    instrumen: Text
    sumber: dict[Slug, Sumber]
    kontak: OptText = ""
    odf: Annotated[tuple[Odf, ...], BeforeValidator(_blank_is_no_list)] = ()
    kelembagaan: Annotated[tuple[Kelembagaan, ...], BeforeValidator(_blank_is_no_list)] = ()
    fakta: Annotated[tuple[Fakta, ...], BeforeValidator(_blank_is_no_list)] = ()
    inovasi: Annotated[tuple[Inovasi, ...], BeforeValidator(_blank_is_no_list)] = ()
    target: Uraians = ()
    lokus: Uraians = ()
    peristiwa: Uraians = ()
    pernyataan: Uraians = ()


@kind(frozen=True, config=STRICT, slots=True)
class Nilai:
    """A row of nilai.csv: a tatanan percentage (indikator empty) or an indicator's score, at one stage, of one source.

    `persen` 0..100; `skor` one of the scores the indicator allows; `capaian` the raw value in the indicator's unit;
    `alasan` says why a value is missing. `nomor_sumber`: the tatanan number the source itself uses. `tautan_publik`:
    the https address of evidence that its owner has marked as public; never any other address.
    """

    tahap: Tahap
    tatanan: Slug
    sumber: Slug
    keyakinan: Keyakinan
    indikator: OptText = ""
    persen: OptDecimal = None
    skor: OptInt = None
    capaian: OptDecimal = None
    bukti: Annotated[Literal["ada", "tidak ada", "tidak jelas"] | None, BeforeValidator(_blank_is_none)] = None
    alasan: OptAlasan = None
    nomor_sumber: OptInt = None
    tertulis: OptText = ""
    catatan: OptText = ""
    tautan_publik: OptText = ""


@kind(frozen=True, config=STRICT, slots=True)
class OdfDesa:
    """A row of odf.csv: one village or kelurahan of the district and whether it is declared ODF."""

    kecamatan: Text
    desa: Text
    odf: KeadaanOdf
    sumber: Slug
    tanggal: OptTanggal = None


# ---- corrections: data/koreksi/ -------------------------------------------------------------------------------------


@kind(frozen=True, config=STRICT)
class AngkaKoreksi:
    """One corrected figure. Values as in machine files; `baru` is empty where the figure was withdrawn."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    lama: Text
    baru: OptText = ""


@kind(frozen=True, config=STRICT)
class Koreksi:
    """data/koreksi/<tahun>-NNN.yml: what was wrong in a published edition, since which publication, and why.

    `pengaruh`: what it means for the award. `sejak`: the number of the publication that first carried the wrong value.
    """

    edisi: Tahun
    nomor: int
    tanggal: Hari
    sejak: int
    salah: Text
    sebab: Text
    pengaruh: Text
    oleh: Text
    angka: Annotated[tuple[AngkaKoreksi, ...], Field(min_length=1)]

    @property
    def nama(self) -> str:
        """`2025-001`: the name of its file, and its permanent anchor in the register."""
        return f"{self.edisi}-{self.nomor:03}"


# ---- what the rooms hand to each other ------------------------------------------------------------------------------


# What was published: (id without its edition, value, number of the publication), in the order it was written.
Ledger = tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: path below the data folder, line and column from 1 (0: the file as a whole)."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Problem:
    """A fault in the data, with its place and its mend. `rule` is a stable code such as W-kode-bps."""

    rule: str
    level: Literal["galat", "peringatan"]
    place: Place
    fault: str
    remedy: str
    fix: str | None = None  # the text to put at the place, where one replacement mends it


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A thing together with the line it was read from and the column of each of its fields."""

    item: T
    place: Place
    columns: dict[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Report:
    """One district's (or province's) folder in an edition, as read."""

    laporan: Laporan
    folder: str
    nilai: tuple[Row[Nilai], ...] = ()
    odf_desa: tuple[Row[OdfDesa], ...] = ()
    marks: dict[tuple[str | int, ...], Place] = field(default_factory=dict, compare=False)
    terbit: Ledger = ()

    def __reduce__(self) -> tuple[object, ...]:
        """How pickle keeps a report: its rows and marks as flat lists, a third of the size and six times as fast."""
        rows = [packing.pack_rows(table) for table in (self.nilai, self.odf_desa)]
        marks = packing.pack_things([*self.marks.values()]), [*self.marks]
        return _unpacked, (self.laporan, self.folder, rows, marks, self.terbit)


def _unpacked(laporan: Laporan, folder: str, rows: list[Any], marks: tuple[Any, list[Any]], ledger: Ledger) -> Report:
    nilai, odf = (packing.unpack_rows(table) for table in rows)
    places = dict(zip(marks[1], packing.unpack_things(marks[0]), strict=True))
    return Report(laporan, folder, nilai, odf, places, ledger)


@dataclass(frozen=True)
class ReadReport:
    """One report folder, read apart from all others. `report` is None where nothing of its laporan.yml can be used.

    `marks`: what goes into Dataset.marks for this folder: the tables (and the edition) of which a part is LOST.
    """

    folder: str
    report: Report | None
    problems: tuple[Problem, ...] = ()
    marks: dict[str, dict[tuple[str | int, ...], Place]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Arsip:
    """data/arsip/<tahun>/: a frozen edition. `faults`: (file, what is wrong); `hasil`: lines of hasil.csv by code."""

    tahun: int
    faults: tuple[tuple[str, str], ...] = ()
    hasil: dict[str, tuple[dict[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Dataset:
    """All of data/, as read. Tables keep the order of their files; instruments and editions that of their names."""

    instrumen: dict[str, Instrumen]
    indikator: dict[str, tuple[Row[Indikator], ...]]
    contoh: dict[str, DaftarContoh]
    padanan: tuple[Row[Padanan], ...]
    provinsi: tuple[Row[Provinsi], ...]
    daerah: tuple[Row[Daerah], ...]
    alias: tuple[Row[Alias], ...]
    perubahan: tuple[Row[Perubahan], ...]
    penghargaan: tuple[Row[Penghargaan], ...]
    jumlah: tuple[Row[Jumlah], ...]
    riwayat: tuple[Row[Riwayat], ...]
    edisi: dict[int, Edisi]
    laporan: dict[int, tuple[Report, ...]]
    marks: dict[str, dict[tuple[str | int, ...], Place]] = field(default_factory=dict, compare=False)
    koreksi: dict[str, Koreksi] = field(default_factory=dict)  # by the name of the file
    terbit: dict[int, Ledger] = field(default_factory=dict)  # what was published beside the reports, by edition
    arsip: dict[int, Arsip] = field(default_factory=dict)

    @property
    def frozen(self) -> frozenset[int]:
        """The editions that are never made again."""
        return frozenset(year for year, edisi in self.edisi.items() if edisi.status == "arsip")

    def kept(self, tahun: int) -> dict[str, tuple[dict[str, str], ...]]:
        """What was kept of a frozen edition, by the code of its place; nothing of one that is not frozen."""
        return self.arsip[tahun].hasil if tahun in self.frozen and tahun in self.arsip else {}

    @property
    def synthetic(self) -> bool:
        """Whether these are invented figures: true as soon as one edition says so, as silence here would deceive."""
        return any(edisi.contoh for edisi in self.edisi.values())


@dataclass(frozen=True)
class Output:
    """A finished file: path below docs/ and its bytes."""

    path: str
    data: bytes
