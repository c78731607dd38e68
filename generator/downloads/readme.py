"""BACA.txt, the paper in every package: what, when, how it was made, what the columns mean, how to cite it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import addresses, outside, words
from generator.catalog import LICENCE, NAME
from generator.downloads.columns import CONFLICT, Shape
from generator.downloads.place import NOTE
from generator.model import Edisi
from generator.news import line

RULE = "-" * 72


def readme(edisi: Edisi, note: str, title: str, shapes: Iterable[Shape], others: Iterable[str] = ()) -> bytes:
    """The paper. `shapes`: the CSV files; `others`: a line for each file that is no CSV."""
    shapes, others = list(shapes), list(others)
    parts = (
        _head(edisi, note, title),
        ("ISI", *(f"{shape.file}: {shape.about}" for shape in shapes), *others),
        _processed(edisi),
        ("KOLOM", *_columns(shapes)),
        _missing(),
        _safety(shapes),
        _citation(edisi),
        _english(edisi, note),
    )
    return ("\n\n".join("\n".join(map(line, part)) for part in parts) + "\n").encode()


def _head(edisi: Edisi, note: str, title: str) -> Iterator[str]:
    if note:
        yield f"{note}. {words.CONTOH_ARTINYA}"
    yield f"{NAME}, {title}"
    yield f"Diperbarui {words.tanggal(edisi.diperbarui)}; status edisi: {edisi.status}; instrumen {edisi.instrumen}."
    if edisi.nomor:
        latest = words.tanggal(edisi.terbitan[-1].tanggal)
        yield f"Terbitan {edisi.nomor}: angka sebagaimana diketahui pada {latest}."
    if edisi.status == "draf":
        yield "DRAF: belum terbit, jangan dikutip."
    if edisi.terbit:
        yield f"Terbit {words.tanggal(edisi.terbit)}."
    yield NOTE
    yield RULE


def _processed(edisi: Edisi) -> Iterator[str]:
    years = words.daftar([str(year) for year in edisi.tahun_data])
    yield "DARI MANA DAN BAGAIMANA DIOLAH"
    yield "Angka disalin dari sumber terbuka yang disebut pada setiap baris; sumber.csv menguraikan kuncinya."
    yield "Angka hitungan situs ini bersumber 'hitungan' dan rumusnya ada di kolom cara."
    yield "Dua sumber yang berbeda menghasilkan dua baris; tidak ada yang dipilih diam-diam."
    yield "Id diawali tahun edisi dan kode daerah: <edisi>.<kode>.<hal>. Kunci sumber berlaku di dalam satu kode."
    if years:
        yield f"Tahun data: {years}."
    yield from edisi.catatan


def _columns(shapes: list[Shape]) -> Iterator[str]:
    known = {field.key: field for shape in shapes for field in shape.fields}
    for field in known.values():
        unit = f" Satuan: {field.unit}." if field.unit else ""
        yield f"{field.key}: {field.about}.{unit}"


def _missing() -> Iterator[str]:
    yield "YANG KOSONG"
    yield "Sel kosong berarti tidak ada angkanya, tidak pernah nol. Kolom alasan menyebut sebabnya bila diketahui:"
    yield from (f"{reason}: {meaning}" for reason, meaning in words.ALASAN.items())
    yield f"{CONFLICT} (hanya pada ringkasan): sumber menyebut angka yang berbeda; keduanya ada di angka.zip"


def _safety(shapes: list[Shape]) -> Iterator[str]:
    yield "AMAN DIBUKA DI LEMBAR KERJA"
    yield "CSV: UTF-8, koma, titik desimal. Teks yang diawali =, +, -, @ (juga bentuk lebarnya), tab, atau ganti baris"
    yield "diberi tanda petik tunggal (') di depan, supaya tidak dijalankan sebagai rumus; buang bila mengolah datanya."
    yield "XLSX: teks disimpan sebagai teks; tidak ada rumus, makro, atau tautan."
    if any(shape.excel for shape in shapes):
        yield "CSV berakhiran -excel.csv untuk Excel berbahasa Indonesia: BOM, titik koma, koma desimal. Kode seperti"
        yield '11.10 di sana ditulis ="11.10", sebuah tetapan, supaya Excel tidak membacanya sebagai jam.'


def _citation(edisi: Edisi) -> Iterator[str]:
    year = edisi.diperbarui[:4]
    yield "CARA MENGUTIP"
    yield "Sebut lebih dahulu sumber asli angkanya (kolom sumber), lalu:"
    day = words.tanggal(edisi.diperbarui)
    yield f"{NAME}. ({year}). {edisi.judul} [himpunan data], diperbarui {day}. {_where(edisi)}"
    yield f"Lisensi data dan teks: CC BY 4.0, {LICENCE}"
    yield f"Kontak: {edisi.kontak}"


def _where(edisi: Edisi) -> str:
    address = addresses.edition(edisi.tahun)
    return outside.site(address) if outside.published() else f"Halaman {address}"


def _english(edisi: Edisi, note: str) -> Iterator[str]:
    yield RULE
    yield "IN ENGLISH"
    if note:
        yield "SAMPLE DATA: every figure here is invented for demonstration. Do not cite."
    yield f"{NAME} (Healthy District report cards, Indonesia), edition {edisi.tahun}, updated {edisi.diperbarui}."
    yield "Figures are copied from the public sources named on each row; our own sums say so (source 'hitungan')."
    yield "Empty cells mean no figure, never zero; column 'alasan' gives the reason. nilai = value, satuan = unit,"
    yield "tahap = stage, tanggal = date, sumber = source key (see sumber.csv), catatan = note, cara = method."
    yield "Text cells that a spreadsheet could run as a formula begin with an apostrophe; workbooks hold text as text."
    yield "Column types: datapackage.json (Frictionless) and csv-metadata.json (CSV on the Web). Licence: CC BY 4.0;"
    yield "cite the original source of a figure first, then this edition."
