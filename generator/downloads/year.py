"""The files of a whole edition, put together from the shares of its places one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import addresses, archive, words
from generator.downloads.place import NOTE, Part, book, sheet
from generator.downloads.rows import FIGURE, LINKS, PLACED, SOURCE, TEXT, Row
from generator.model import Output
from generator.tables import csv_heading, to_csv, to_json
from generator.workbook import Sheet

PLACES = "nasional-provinsi"
SUMMARY = ("kode", "nama", "provinsi", "keterbukaan", "penghargaan", "tahap")


@dataclass(frozen=True)
class EditionFiles:
    """All that the files of an edition need beside the shares: `tatanan` as (slug, name), the watermark or ""."""

    tahun: int
    diperbarui: str
    tatanan: tuple[tuple[str, str], ...]
    note: str = ""


def edition(files: EditionFiles, parts: Iterable[Part]) -> Iterator[Output]:
    """angka.zip, ringkasan, keterbukaan, nasional-provinsi, uraian and sumber below the edition's unduhan/.

    `parts` is read once; of each place only its finished lines and rows are kept, not its figures.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    links: list[Row] = []
    found: dict[str, list[Row]] = {"keterbukaan": [], PLACES: [], "uraian": [], "sumber": [], "ringkasan": []}
    for part in parts:
        of_district = "." in part.kode
        for name, block in part.lines.items():
            lines[name if of_district else PLACES].append(block)
        found["keterbukaan" if of_district else PLACES] += part.figures
        found["uraian"] += part.texts
        found["sumber"] += part.sources
        links += part.links
        found["ringkasan"] += [part.summary] if of_district else []
    base = addresses.download(files.tahun, "").strip("/")
    yield Output(f"{base}/angka.zip", _zip(files, lines, found["sumber"], links))
    yield Output(f"{base}/ringkasan.xlsx", _workbook(files, found["ringkasan"], found[PLACES]))
    summary = (*SUMMARY, *(slug for slug, _ in files.tatanan), "tanggal", "sumber")
    columns = {"uraian": TEXT, "sumber": SOURCE, "ringkasan": summary}
    for name, rows in found.items():
        keys = columns.get(name, PLACED)
        yield Output(f"{base}/{name}.csv", to_csv(rows, keys, files.note))
        yield Output(f"{base}/{name}.json", to_json(rows, keys, files.note))


def _zip(files: EditionFiles, lines: dict[str, list[str]], sources: list[Row], links: list[Row]) -> bytes:
    """Every figure of the edition: a CSV a tatanan, the rest, the list of sources, public evidence, what these are."""
    heading = csv_heading(FIGURE, files.note)
    tables: dict[str, str | bytes] = {f"{name}.csv": "".join([heading, *lines[name]]) for name in sorted(lines)}
    tables["sumber.csv"] = to_csv(sources, SOURCE, files.note)
    if links:
        tables["tautan-bukti.csv"] = to_csv(links, LINKS, files.note)
    return archive.pack({"BACA.txt": _about(files, bool(links)), **tables})


def _about(files: EditionFiles, linked: bool) -> str:
    parts = [f"{slug}.csv: angka tatanan {name}" for slug, name in files.tatanan]
    keys = (*FIGURE, *SOURCE, *(LINKS if linked else ()))
    columns = [f"{key}: {words.KOLOM[key][1]}" for key in dict.fromkeys(keys)]
    lines = (
        *((f"{files.note}. {words.CONTOH_ARTINYA}", "") if files.note else ()),
        f"Rapor KKS, semua angka edisi {files.tahun}, diperbarui {words.tanggal(files.diperbarui)}",
        NOTE,
        "",
        *parts,
        "lain.csv: angka daerah di luar tatanan",
        f"{PLACES}.csv: angka Indonesia dan tiap provinsi",
        "sumber.csv: semua sumber, dengan kunci yang dipakai kolom sumber",
        *(("tautan-bukti.csv: alamat bukti yang terbuka untuk umum, menurut id angkanya",) if linked else ()),
        "",
        "Id diawali tahun edisi dan kode daerah: <edisi>.<kode>.<hal>. Kunci sumber berlaku di dalam satu kode.",
        "",
        *columns,
    )
    return "\n".join(lines) + "\n"


def _workbook(files: EditionFiles, summary: list[Row], places: list[Row]) -> bytes:
    keys = (*SUMMARY, *(slug for slug, _ in files.tatanan), "tanggal", "sumber")
    named = dict(files.tatanan) | {key: words.KOLOM[key][0] for key in keys if key in words.KOLOM}
    first = Sheet("Ringkasan", keys, tuple(named.get(key, key) for key in keys), summary)
    sheets = [first, sheet("Nasional dan provinsi", PLACED, places)]
    return book(f"Ringkasan edisi {files.tahun}", files.diperbarui, sheets, files.note)
