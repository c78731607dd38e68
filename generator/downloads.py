"""Figures -> files. A new format is one function and one line in FORMATS."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from generator import addresses, words, workbook
from generator.book import Book, Key
from generator.model import Indikator, Laporan, Output, Padanan
from generator.results import Figure
from generator.tables import source_text, to_csv, to_json

Rows = list[dict[str, Any]]
FORMATS: Mapping[str, Callable[[Rows, Sequence[str], str], bytes]] = {"csv": to_csv, "json": to_json}
NOTE = "Rapor KKS, data dan teks CC BY 4.0. Sebut sumber asli angkanya dan Rapor KKS."
FIGURE = (
    "id", "edisi", "tahun", "kode", "nama", "bagian", "butir", "tahap", "tatanan", "indikator", "nilai", "satuan",
    "alasan", "keyakinan", "tertulis", "tanggal", "sumber", "catatan", "cara",
)  # fmt: skip
TEXT = ("edisi", "kode", "nama", "jenis", "tatanan", "tanggal", "uraian", "catatan", "sumber")
VILLAGE = ("kecamatan", "desa", "odf", "tanggal", "sumber")
INDICATOR = ("versi", *(part.name for part in fields(Indikator)))
PAIR = tuple(part.name for part in fields(Padanan))
HEADINGS = {key: heading for key, (heading, _) in words.KOLOM.items()}


def downloads(book: Book, figures: Mapping[str, Figure]) -> Iterator[Output]:
    """Every figure as CSV and JSON; an XLSX for each district on record and each edition."""
    by_edition: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures.values():
        by_edition[figure.edisi].append(figure)
    for edisi in book.editions:
        yield from _edition(book, by_edition[str(edisi.tahun)], edisi.tahun)
    for part in ("penghargaan", "riwayat", "jumlah", "aturan", "keterbukaan"):
        yield from _both(book, _rows(f for f in by_edition[""] if f.bagian == part), f"unduhan/{part}", FIGURE)
    indicators = [_indicator(v, i) for v in book.data.indikator for i in book.indikator(v)]
    yield from _both(book, indicators, "unduhan/indikator", INDICATOR)
    yield from _both(book, [dict(p.item.__dict__) for p in book.data.padanan], "unduhan/padanan", PAIR)


def of_report(book: Book, figures: Mapping[str, Figure], key: Key) -> Iterator[Output]:
    if key in book.reports:
        mine = [f for f in figures.values() if (f.edisi, f.kode) == (str(key[0]), key[1])]
        yield from _district(book, mine, key, addresses.download(key[0], "").strip("/"))


def general(book: Book, figures: Mapping[str, Figure]) -> Iterator[Output]:
    by_edition: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures.values():
        by_edition[figure.edisi].append(figure)
    for part in ("penghargaan", "riwayat", "jumlah", "aturan", "keterbukaan"):
        yield from _both(book, _rows(f for f in by_edition[""] if f.bagian == part), f"unduhan/{part}", FIGURE)
    indicators = [_indicator(v, i) for v in book.data.indikator for i in book.indikator(v)]
    yield from _both(book, indicators, "unduhan/indikator", INDICATOR)
    yield from _both(book, [dict(p.item.__dict__) for p in book.data.padanan], "unduhan/padanan", PAIR)


def _rows(figures: Iterable[Figure]) -> Rows:
    return [row(figure) for figure in figures]


def _both(book: Book, rows: Rows, path: str, keys: Sequence[str]) -> Iterator[Output]:
    for ending, make in FORMATS.items():
        yield Output(f"{path}.{ending}", make(rows, keys, book.watermark))


def _edition(book: Book, figures: list[Figure], tahun: int) -> Iterator[Output]:
    base = addresses.download(tahun, "").strip("/")
    texts = [text for key in book.reports if key[0] == tahun for text in _texts(book, key)]
    yield from _both(book, _rows(figures), f"{base}/angka", FIGURE)
    openness = _rows(f for f in figures if f.id.endswith(".hitungan.keterbukaan"))
    yield from _both(book, openness, f"{base}/keterbukaan", FIGURE)
    yield from _both(book, texts, f"{base}/uraian", TEXT)
    sheets = [
        _sheet("Angka", _rows(f for f in figures if f.bagian != "hitungan"), FIGURE),
        _sheet("Hitungan", _rows(f for f in figures if f.bagian == "hitungan"), FIGURE),
        _sheet("Uraian", texts, TEXT),
    ]
    yield Output(f"{base}/edisi-{tahun}.xlsx", _workbook(book, tahun, f"Semua angka edisi {tahun}", sheets))
    by_code: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_code[figure.kode].append(figure)
    for key in book.reports:
        if key[0] == tahun and key[1] in book.daerah:
            yield from _district(book, by_code[key[1]], key, base)


def _district(book: Book, figures: list[Figure], key: Key, base: str) -> Iterator[Output]:
    rows = _rows(figures)
    yield from _both(book, rows, f"{base}/{key[1]}", FIGURE)
    sheets = [_sheet("Angka", rows, FIGURE), _sheet("Uraian", _texts(book, key), TEXT)]
    if villages := _villages(book, key):
        sheets.append(_sheet("Desa", villages, VILLAGE))
    title = f"{book.daerah[key[1]].nama}, edisi {key[0]}"
    yield Output(f"{base}/{key[1]}.xlsx", _workbook(book, key[0], title, sheets))


def _sheet(name: str, rows: Rows, keys: Sequence[str]) -> workbook.Sheet:
    return workbook.Sheet(name, rows, keys, HEADINGS)


def _workbook(book: Book, tahun: int, title: str, sheets: list[workbook.Sheet]) -> bytes:
    about = {"Isi": title, "Diperbarui": words.tanggal(book.data.edisi[tahun].diperbarui), "Lisensi": NOTE}
    if not book.watermark:
        return workbook.make(about, [*sheets, _notes(sheets)])
    about = {book.watermark: words.CONTOH_ARTINYA, **about}
    return workbook.make(about, [_marked(sheet, book.watermark) for sheet in (*sheets, _notes(sheets))])


def _marked(sheet: workbook.Sheet, note: str) -> workbook.Sheet:
    """A sheet of invented figures: a first column, which stays in sight, says so in its heading and on every row."""
    rows = [{**row, words.CONTOH_KOLOM: note} for row in sheet.rows]
    headings = {**sheet.headings, words.CONTOH_KOLOM: note}
    return workbook.Sheet(sheet.name, rows, (words.CONTOH_KOLOM, *sheet.keys), headings)


def _notes(sheets: list[workbook.Sheet]) -> workbook.Sheet:
    """What the columns of these sheets mean, why a figure may be missing, and what one may do with the file."""
    used = {key for sheet in sheets for key in sheet.keys}
    rows = [("kolom", heading, meaning) for key, (heading, meaning) in words.KOLOM.items() if key in used]
    rows += [("alasan kosong", reason, meaning) for reason, meaning in words.ALASAN.items()]
    rows += [("tahap", stage, meaning) for stage, meaning in words.TAHAP.items()]
    rows.append(("lisensi", "CC BY 4.0", NOTE))
    keys = ("hal", "kata", "arti")
    headings = {"hal": "Tentang", "kata": "Kata", "arti": "Artinya"}
    return workbook.Sheet("Keterangan", [dict(zip(keys, line, strict=True)) for line in rows], keys, headings)


def row(figure: Figure) -> dict[str, Any]:
    """A figure as a row of the downloads: FIGURE, as words.KOLOM explains them."""
    values = {key: getattr(figure, key) for key in FIGURE}
    return {**values, "tahun": figure.tahun or figure.edisi, "sumber": source_text(figure.sumber)}


def _texts(book: Book, key: Key) -> Rows:
    laporan = book.reports[key].laporan
    shared = {"edisi": str(key[0]), "kode": key[1], "nama": laporan.nama}
    rows = []
    for item in laporan.inovasi:
        source = laporan.sumber[item.sumber]
        text = f"{item.nama} ({item.kepanjangan})" if item.kepanjangan else item.nama
        about = {"jenis": "inovasi", "tatanan": item.tatanan or "", "tanggal": source.tanggal or ""}
        rows.append({**shared, **about, "uraian": text, "catatan": item.catatan, "sumber": source_text((source,))})
    return [*rows, *({**shared, **text} for text in _told(laporan))]


def _told(laporan: Laporan) -> Iterator[dict[str, str]]:
    kinds = {
        "target": laporan.target,
        "lokus": laporan.lokus,
        "peristiwa": laporan.peristiwa,
        "pernyataan": laporan.pernyataan,
    }
    for kind, items in kinds.items():
        for item in items:
            source = laporan.sumber[item.sumber]
            date = item.tanggal or source.tanggal or ""
            about = {"jenis": kind, "tatanan": item.tatanan or "", "tanggal": date, "catatan": ""}
            yield {**about, "uraian": item.uraian, "sumber": source_text((source,))}


def _villages(book: Book, key: Key) -> Rows:
    """The list of villages behind the ODF figures, where the report holds one."""
    report = book.reports[key]
    rows = []
    for line in report.odf_desa:
        item, source = line.item, source_text((report.laporan.sumber[line.item.sumber],))
        about = {"kecamatan": item.kecamatan, "desa": item.desa, "odf": item.odf, "tanggal": item.tanggal or ""}
        rows.append({**about, "sumber": source})
    return rows


def _indicator(versi: str, item: Indikator) -> dict[str, Any]:
    return {"versi": versi, **item.__dict__}
