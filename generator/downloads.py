"""Figures -> files. A new format is one function and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator import addresses, workbook
from generator.book import Book
from generator.model import Indikator, Output, Padanan, Sumber
from generator.results import Figure
from generator.tables import to_csv, to_json

Rows = list[dict[str, Any]]
FORMATS: Mapping[str, Callable[[Rows], bytes]] = {"csv": to_csv, "json": to_json}
NOTE = "Rapor KKS, data dan teks CC BY 4.0. Sebut sumber asli angkanya dan Rapor KKS."


def downloads(book: Book, figures: Mapping[str, Figure]) -> Iterator[Output]:
    """Every figure as CSV and JSON; an XLSX for each district on record and each edition."""
    for edisi in book.editions:
        yield from _edition(book, [f for f in figures.values() if f.edisi == str(edisi.tahun)], edisi.tahun)
    loose = [f for f in figures.values() if not f.edisi]
    for part in ("penghargaan", "riwayat", "jumlah", "aturan", "keterbukaan"):
        yield from _both([row(f) for f in loose if f.bagian == part], f"unduhan/{part}")
    yield from _both([_indicator(v, i) for v in book.data.indikator for i in book.indikator(v)], "unduhan/indikator")
    yield from _both([_pair(p.item) for p in book.data.padanan], "unduhan/padanan")


def _both(rows: Rows, path: str) -> Iterator[Output]:
    for ending, make in FORMATS.items():
        yield Output(f"{path}.{ending}", make(rows))


def _edition(book: Book, figures: list[Figure], tahun: int) -> Iterator[Output]:
    base = addresses.download(tahun, "").strip("/")
    openness = [f for f in figures if f.id.endswith(".hitungan.keterbukaan")]
    texts = [text for key, _ in book.reports.items() if key[0] == tahun for text in _texts(book, key)]
    yield from _both([row(f) for f in figures], f"{base}/angka")
    yield from _both([row(f) for f in openness], f"{base}/keterbukaan")
    yield from _both(texts, f"{base}/uraian")
    about = {"Isi": f"Semua angka edisi {tahun}", "Diperbarui": book.data.edisi[tahun].diperbarui, "Lisensi": NOTE}
    stated = [f for f in figures if f.bagian != "hitungan"]
    computed = [f for f in figures if f.bagian == "hitungan"]
    sheets = {"Angka": [row(f) for f in stated], "Hitungan": [row(f) for f in computed], "Uraian": texts}
    yield Output(f"{base}/edisi-{tahun}.xlsx", workbook.make(about, sheets))
    for key in book.reports:
        if key[0] == tahun and key[1] in book.daerah:
            yield from _district(book, [f for f in figures if f.kode == key[1]], key, base)


def _district(book: Book, figures: list[Figure], key: tuple[int, str], base: str) -> Iterator[Output]:
    rows = [row(f) for f in figures]
    yield from _both(rows, f"{base}/{key[1]}")
    name = book.daerah[key[1]].nama
    about = {"Isi": f"{name}, edisi {key[0]}", "Diperbarui": book.data.edisi[key[0]].diperbarui, "Lisensi": NOTE}
    yield Output(f"{base}/{key[1]}.xlsx", workbook.make(about, {"Angka": rows, "Uraian": _texts(book, key)}))


def source_text(sources: tuple[Sumber, ...]) -> str:
    """Publisher, date, title and address of every source, as one text."""
    parts = (", ".join(filter(None, [s.penerbit, s.tanggal, s.judul, s.url])) for s in sources)
    return "; ".join(parts)


def row(figure: Figure) -> dict[str, Any]:
    """A figure as a row of the downloads; the columns are explained on the page /unduhan/."""
    return {
        "id": figure.id, "edisi": figure.edisi, "kode": figure.kode, "nama": figure.nama, "bagian": figure.bagian,
        "butir": figure.butir, "tahap": figure.tahap, "tatanan": figure.tatanan, "indikator": figure.indikator,
        "nilai": figure.nilai, "satuan": figure.satuan, "alasan": figure.alasan, "keyakinan": figure.keyakinan,
        "tertulis": figure.tertulis, "tanggal": figure.tanggal, "sumber": source_text(figure.sumber),
        "catatan": figure.catatan, "cara": figure.cara,
    }  # fmt: skip


def _texts(book: Book, key: tuple[int, str]) -> Rows:
    laporan = book.reports[key].laporan
    shared = {"edisi": key[0], "kode": key[1], "nama": laporan.nama}
    rows = []
    for item in laporan.inovasi:
        text = f"{item.nama} ({item.kepanjangan})" if item.kepanjangan else item.nama
        rows.append({**shared, "jenis": "inovasi", "uraian": text, "sumber": source_text((laporan.sumber[item.sumber],))})
    for kind in ("target", "lokus", "peristiwa", "pernyataan"):
        for item in getattr(laporan, kind):
            source = source_text((laporan.sumber[item.sumber],))
            rows.append({**shared, "jenis": kind, "uraian": item.uraian, "sumber": source})
    return rows


def _indicator(versi: str, item: Indikator) -> dict[str, Any]:
    return {"versi": versi, **item.__dict__}


def _pair(item: Padanan) -> dict[str, Any]:
    return dict(item.__dict__)
