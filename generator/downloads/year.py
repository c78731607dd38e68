"""The files of a whole edition, put together from the shares of its places one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses, api, archive
from generator.downloads import package, parquet
from generator.downloads.columns import CONFLICT, Shape, fields
from generator.downloads.place import Part, book, sheet
from generator.downloads.readme import readme
from generator.downloads.rows import FIGURE, LINKS, PLACED, PUBLIC, SOURCE, TEXT, Row
from generator.model import Daerah, Edisi, Output
from generator.tables import csv_heading, to_csv, to_excel, to_json
from generator.words import KOLOM
from generator.workbook import Sheet

PLACES = "nasional-provinsi"
SUMMARY = ("kode", "nama", "provinsi", "keterbukaan", "penghargaan", "tahap")
ABOUT = {
    "keterbukaan": "tingkat keterbukaan semua daerah",
    PLACES: "angka Indonesia dan tiap provinsi",
    "uraian": "inovasi, target, lokus, peristiwa, dan pernyataan",
    "sumber": "semua sumber, dengan kunci yang dipakai kolom sumber",
    "ringkasan": "satu baris satu daerah, nilai tatanan dalam persen",
}
EXCEL = "ringkasan-excel.csv"
STATES = "terbitan.zip"
README, SUMS, PACKAGE, CSVW = "BACA.txt", "SHA256SUMS", "datapackage.json", "csv-metadata.json"


@dataclass(frozen=True)
class EditionFiles:
    """All that the files of an edition need beside the shares: `tatanan` as (slug, name), the watermark or "".

    `states`: the zip of everything that was ever published of it; nothing for a draft.
    """

    edisi: Edisi
    tatanan: tuple[tuple[str, str], ...]
    title: str
    note: str = ""
    places: tuple[Daerah, ...] = ()
    states: bytes = b""

    @property
    def tahun(self) -> int:
        return self.edisi.tahun

    @property
    def summary(self) -> tuple[str, ...]:
        """The columns of ringkasan."""
        return (*SUMMARY, *(slug for slug, _ in self.tatanan), "tanggal", "sumber")


def edition(files: EditionFiles, parts: Iterable[Part]) -> Iterator[Output]:
    """angka.zip, ringkasan, keterbukaan, nasional-provinsi, uraian and sumber below the edition's unduhan/.

    With them what explains them: BACA.txt, datapackage.json, csv-metadata.json, SHA256SUMS, and the edition's part of
    the programming interface. `parts` is read once; of each place only its finished lines and rows are kept.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    links: list[Row] = []
    sums: list[package.Sum] = []
    found: dict[str, list[Row]] = {"keterbukaan": [], PLACES: [], "uraian": [], "sumber": [], "ringkasan": []}
    for part in parts:
        of_district = "." in part.kode
        for name, block in part.lines.items():
            lines[name if of_district else PLACES].append(block)
        found["keterbukaan" if of_district else PLACES] += part.figures
        found["uraian"] += part.texts
        found["sumber"] += part.sources
        links += part.links
        sums += part.sums if of_district else ()
        found["ringkasan"] += [part.summary] if of_district else []
    typed = parquet.Whole(files.edisi, files.title, files.note, lines, found["sumber"], links)
    made = {"angka.zip": _zip(files, lines, found["sumber"], links), parquet.FILE: parquet.parquet(typed)}
    made |= _listed(files, found)
    made |= {STATES: files.states} if files.states else {}
    districts = [one for one in sums if one.name.endswith(".csv")]
    made |= _explained(files, made, districts)
    everything = [*sums, *(package.summed(name, data) for name, data in made.items())]
    made[SUMS] = package.checksums(everything)
    base = addresses.download(files.tahun, "").strip("/")
    yield from (Output(f"{base}/{name}", data) for name, data in made.items())
    reported = {one.name.removesuffix(".csv") for one in districts}
    yield api.edition(files.edisi, files.note, files.tatanan, [(p, p.kode in reported) for p in files.places])


def _listed(files: EditionFiles, found: dict[str, list[Row]]) -> dict[str, bytes]:
    made = {"ringkasan.xlsx": _workbook(files, found["ringkasan"], found[PLACES])}
    for name, rows in found.items():
        keys = _keys(files, name)
        made[f"{name}.csv"] = to_csv(rows, keys, files.note)
        made[f"{name}.json"] = to_json(rows, keys, files.note)
    return made | {EXCEL: to_excel(found["ringkasan"], files.summary, files.note)}


def _keys(files: EditionFiles, name: str) -> tuple[str, ...]:
    return {"uraian": TEXT, "sumber": SOURCE, "ringkasan": files.summary}.get(name, PLACED)


def _zip(files: EditionFiles, lines: dict[str, list[str]], sources: list[Row], links: list[Row]) -> bytes:
    """Every figure of the edition: a CSV a tatanan, the rest, the list of sources, public evidence, what these are."""
    heading = csv_heading(FIGURE, files.note)
    tables: dict[str, str | bytes] = {f"{name}.csv": "".join([heading, *lines[name]]) for name in sorted(lines)}
    tables["sumber.csv"] = to_csv(sources, SOURCE, files.note)
    if links:
        tables["tautan-bukti.csv"] = to_csv(links, LINKS, files.note)
    shapes = [_packed(files, name) for name in tables]
    about = f"semua angka edisi {files.tahun}"
    papers: dict[str, str | bytes] = {
        README: readme(files.edisi, files.note, about, shapes),
        PACKAGE: package.datapackage(files.edisi, files.title, [package.resource(shape) for shape in shapes]),
        CSVW: package.csvw(files.title, [package.table(shape) for shape in shapes]),
    }
    return archive.pack({**papers, **tables})


def _packed(files: EditionFiles, name: str) -> Shape:
    """One CSV of angka.zip."""
    tatanan = {f"{slug}.csv": f"angka tatanan {nama}" for slug, nama in files.tatanan}
    other = {
        "lain.csv": "angka daerah di luar tatanan",
        f"{PLACES}.csv": ABOUT[PLACES],
        "sumber.csv": ABOUT["sumber"],
        "tautan-bukti.csv": "alamat bukti yang terbuka untuk umum, menurut id angkanya",
    }
    keys = {"sumber.csv": SOURCE, "tautan-bukti.csv": LINKS}.get(name, FIGURE)
    return Shape(name, (tatanan | other).get(name, "angka"), fields(keys, files.note))


def _explained(files: EditionFiles, made: dict[str, bytes], districts: list[package.Sum]) -> dict[str, bytes]:
    """What the other files of the folder are, for people and for machines."""
    shapes = [_shape(files, name) for name in made if name.endswith(".csv")]
    edisi = files.edisi
    known = [package.resource(shape, package.summed(shape.file, made[shape.file])) for shape in shapes]
    known += [package.district(one, f"Angka kode {one.name.removesuffix('.csv')}") for one in districts]
    papers = {PACKAGE: package.datapackage(edisi, files.title, known)}
    tables = [*map(package.table, shapes), *map(package.district_table, districts)]
    papers[CSVW] = package.csvw(files.title, tables)
    for name, keys in ((package.FIGURES, FIGURE), (package.PUBLIC, (*FIGURE, PUBLIC))):
        if any(one.linked == (name == package.PUBLIC) for one in districts):
            papers |= package.schemas(name, Shape("", "", fields(keys, files.note)))
    others = (
        "angka.zip: semua angka, satu CSV satu tatanan, dengan BACA.txt sendiri",
        f"{parquet.FILE}: baris yang sama dengan angka.zip dalam satu tabel, angka sebagai angka (Parquet)",
        "<kode>.csv, .json, .xlsx: semua angka satu daerah, bagi daerah yang punya laporan",
        *([f"{STATES}: setiap angka pada setiap terbitan, dengan tanggalnya"] if files.states else []),
        "ringkasan.xlsx: ringkasan dan angka provinsi sebagai buku kerja",
        f"{PACKAGE}, {CSVW}, skema-*.json: arti dan jenis kolom untuk mesin",
        f"{SUMS}: jumlah periksa setiap berkas; periksa dengan: sha256sum --check {SUMS}",
    )
    papers[README] = readme(edisi, files.note, f"unduhan edisi {files.tahun}", shapes, others)
    return papers


def _shape(files: EditionFiles, name: str) -> Shape:
    """One CSV of the edition's folder."""
    part = name.removesuffix(".csv").removesuffix("-excel")
    about = f"{ABOUT[part]}, untuk Excel berbahasa Indonesia" if name == EXCEL else ABOUT[part]
    missing = ("", CONFLICT) if part == "ringkasan" else ("",)
    return Shape(name, about, fields(_keys(files, part), files.note, files.tatanan), missing, name == EXCEL)


def _workbook(files: EditionFiles, summary: list[Row], places: list[Row]) -> bytes:
    named = dict(files.tatanan) | {key: KOLOM[key][0] for key in files.summary if key in KOLOM}
    first = Sheet("Ringkasan", files.summary, tuple(named.get(key, key) for key in files.summary), summary)
    sheets = [first, sheet("Nasional dan provinsi", PLACED, places)]
    return book(f"Ringkasan edisi {files.tahun}", files.edisi.diperbarui, sheets, files.note)
