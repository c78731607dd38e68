"""The files of one district in an edition, and its share of the files of the whole edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import addresses, words, workbook
from generator.downloads.package import Sum, summed
from generator.downloads.rows import (
    FIGURE,
    PUBLIC,
    SOURCE,
    TEXT,
    VILLAGE,
    DistrictFiles,
    Row,
    Sources,
    figures,
    links,
    texts,
    villages,
    with_links,
)
from generator.figures import ids
from generator.model import Output
from generator.results import Figure
from generator.tables import csv_heading, csv_lines, json_object, short_source

NOTE = "Rapor KKS, data dan teks CC BY 4.0. Sebut sumber asli angkanya dan Rapor KKS."
HEADINGS = {key: heading for key, (heading, _) in words.KOLOM.items()}
OWN = ("konteks", "nilai", "bukti", "capaian", "satuan_capaian", "tertulis")
SHARED = ("akhiran_id", *(key for key in FIGURE if key not in ("id", *OWN)))
REST = "lain"


@dataclass(frozen=True)
class Part:
    """What a place gives to the files of the edition: CSV lines by file of angka.zip, and rows of the lists.

    `links`: id and address of public evidence; these stand in a file of their own, so that the tables stay small.
    `sums`: the checksums of the district's own files.
    """

    kode: str
    lines: Mapping[str, str]
    figures: tuple[Row, ...]
    sources: tuple[Row, ...]
    texts: tuple[Row, ...]
    summary: Row
    links: tuple[Row, ...] = ()
    sums: tuple[Sum, ...] = ()


def district(files: DistrictFiles) -> Iterator[Output]:
    """<kode>.csv, .json and .xlsx below the edition's unduhan/; nothing for a district without a folder."""
    yield from both(files)[0]


def both(files: DistrictFiles) -> tuple[tuple[Output, ...], Part]:
    """The files of a district and its share of the edition's, from rows that are made once."""
    sources = Sources(files.laporan)
    rows, told = figures(files.figures, sources), texts(files, sources)
    lines, linked = csv_lines(rows, files.note), links(files.figures)
    found: tuple[Output, ...] = ()
    if files.laporan is not None:
        base = addresses.download(files.tahun, files.kode).strip("/")
        full = with_links(rows, linked) if linked else rows
        found = (
            Output(f"{base}.csv", as_csv(files, csv_lines(full, files.note) if linked else lines, _keys(full))),
            Output(f"{base}.json", as_json(files, full, sources)),
            Output(f"{base}.xlsx", as_xlsx(files, full, told, sources)),
        )
    blocks, listed = _blocks(files.figures, lines), tuple(sources.rows(files.kode))
    shared = _shared(files, rows)
    sums = _sums(found, bool(linked))
    return found, Part(files.kode, blocks, shared, listed, tuple(told), summary(files), tuple(linked), sums)


def _sums(found: tuple[Output, ...], linked: bool) -> tuple[Sum, ...]:
    return tuple(summed(output.path.rpartition("/")[2], output.data, linked) for output in found)


def _keys(rows: Sequence[Row]) -> tuple[str, ...]:
    """FIGURE, with PUBLIC behind it where these rows have it."""
    return (*FIGURE, PUBLIC) if rows and len(rows[0]) > len(FIGURE) else FIGURE


def _shared(files: DistrictFiles, rows: list[Row]) -> tuple[Row, ...]:
    """PLACED of the figures that the edition lists one by one: a district's openness, all of a province."""
    whole = "." not in files.kode
    kept = (row for row in rows if whole or row[0].endswith(".hitungan.keterbukaan"))
    return tuple((row[0], files.kode, files.nama, *row[1:]) for row in kept)


def as_csv(files: DistrictFiles, lines: Sequence[str], keys: tuple[str, ...] = FIGURE) -> bytes:
    """The keys as the heading, then one line a figure."""
    return "".join([csv_heading(keys, files.note), *lines]).encode()


def _blocks(found: Sequence[Figure], lines: Sequence[str]) -> dict[str, str]:
    """The CSV lines of a place by tatanan; all others under `lain`."""
    blocks: dict[str, list[str]] = {}
    for figure, line in zip(found, lines, strict=True):
        name = figure.tatanan or figure.indikator.partition(".")[0] or REST
        blocks.setdefault(name, []).append(line)
    return {name: "".join(group) for name, group in blocks.items()}


def summary(files: DistrictFiles) -> Row:
    """One row: code, name, province, openness, award, stage, each tatanan's percentage, date, sources in short."""
    known = {score.tatanan.slug: _percent(score.percents) for score in files.scores}
    names = {ids.percent((files.tahun, files.kode), score) for score in files.scores if score.percents}
    behind = [f for f in files.figures if f.id in names] + list(files.awards)
    level = next((f for f in files.figures if f.id.endswith(".hitungan.keterbukaan")), None)
    cited = dict.fromkeys(short_source(s) for f in [*behind, *filter(None, [level])] for s in f.sumber)
    award = "; ".join(dict.fromkeys(str(f.nilai) for f in files.awards))
    head = (files.kode, files.nama, files.provinsi, level.nilai if level else None, award)
    stage = files.scores[0].tahap if files.scores else ""
    date = max((f.tanggal for f in behind), default=files.diperbarui)
    return (*head, stage, *map(known.get, files.tatanan), date, "; ".join(cited))


def _percent(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else "bertentangan" if values else None


def as_json(files: DistrictFiles, rows: list[Row], sources: Sources) -> bytes:
    """One object. What figures share stands once under `konteks`, and an id once for all its stages.

    A line of `angka`: a part of an id, then a list (OWN, as far as it is filled) for each figure of that part; the id
    is `awalan_id`, that part, and the `akhiran_id` of the context, which the list names by its place there, from 0.
    """
    start = f"{files.tahun}.{files.kode}."
    contexts: dict[Row, int] = {}
    found: dict[str, list[Any]] = {}
    for row in rows:
        name, _, stage, *_ = row
        end = f".{stage}" if stage and name.endswith(f".{stage}") else ""
        part = name[len(start) : len(name) - len(end)]
        place = contexts.setdefault((end, row[1], stage, row[4], *row[8:10], *row[11:15]), len(contexts))
        found.setdefault(part, [part]).append(_filled([place, row[3], row[7], row[5], row[6], row[10], *row[15:]]))
    keys = SOURCE[2:]
    about = {
        "edisi": files.tahun,
        "kode": files.kode,
        "nama": files.nama,
        "diperbarui": files.diperbarui,
        "lisensi": NOTE,
        "sumber": {row[1]: {k: v for k, v in zip(keys, row[2:], strict=True) if v} for row in sources.rows("")},
        "awalan_id": start,
        "kolom_konteks": SHARED,
        "kolom": (*OWN, *_keys(rows)[len(FIGURE) :]),
    }
    return json_object(about, {"konteks": contexts, "angka": found.values()}, files.note)


def _filled(values: list[Any]) -> list[Any]:
    """Without what is empty at its end."""
    while values[-1] is None or values[-1] == "":
        values.pop()
    return values


def as_xlsx(files: DistrictFiles, rows: list[Row], told: list[Row], sources: Sources) -> bytes:
    """Figures, what is told in words, the list of villages where there is one, sources, explanations."""
    sheets = [sheet("Angka", _keys(rows), rows), sheet("Uraian", TEXT[2:], [row[2:] for row in told])]
    if listed := villages(files, sources):
        sheets.append(sheet("Desa", VILLAGE, listed))
    sheets.append(sheet("Sumber", SOURCE[1:], [row[1:] for row in sources.rows("")]))
    return book(f"{files.nama}, edisi {files.tahun}", files.diperbarui, sheets, files.note)


def sheet(name: str, keys: tuple[str, ...], rows: Sequence[Row]) -> workbook.Sheet:
    """A sheet whose headings are those of words.KOLOM."""
    return workbook.Sheet(name, keys, tuple(HEADINGS.get(key, key) for key in keys), rows)


def book(title: str, updated: str, sheets: list[workbook.Sheet], note: str) -> bytes:
    """A workbook with its cover and its explanations. Of invented figures all sheets say so on every row."""
    about = {"Isi": title, "Diperbarui": words.tanggal(updated), "Lisensi": NOTE}
    found = [*sheets, _notes(sheets)]
    if not note:
        return workbook.make(about, found)
    return workbook.make({note: words.CONTOH_ARTINYA, **about}, [_marked(part, note) for part in found])


def _marked(part: workbook.Sheet, note: str) -> workbook.Sheet:
    """A first column, which stays in sight, with the note in its heading and on every row."""
    rows = [(note, *row) for row in part.rows]
    return workbook.Sheet(part.name, (words.CONTOH_KOLOM, *part.keys), (note, *part.headings), rows)


def _notes(sheets: list[workbook.Sheet]) -> workbook.Sheet:
    """What the columns of these sheets mean, why a figure may be missing, and what one may do with the file."""
    used = {key for part in sheets for key in part.keys}
    rows = [("kolom", heading, meaning) for key, (heading, meaning) in words.KOLOM.items() if key in used]
    rows += [("alasan kosong", reason, meaning) for reason, meaning in words.ALASAN.items()]
    rows += [("tahap", stage, meaning) for stage, meaning in words.TAHAP.items()]
    rows.append(("lisensi", "CC BY 4.0", NOTE))
    return workbook.Sheet("Keterangan", ("hal", "kata", "arti"), ("Tentang", "Kata", "Artinya"), rows)
