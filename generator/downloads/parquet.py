"""angka.parquet: every figure of an edition in one typed table, made from the very lines of angka.zip.

The library that writes the table reads those lines, so that no value passes through a second rule on its way.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.catalog import LICENCE, NAME
from generator.compare import NATION
from generator.downloads.columns import NUMBERS, Field, fields
from generator.downloads.rows import FIGURE, PUBLIC, Row
from generator.model import Edisi
from generator.words import CONTOH_KOLOM

if TYPE_CHECKING:
    from arro3.core import ChunkedArray, Schema, Table

FILE, KEY = "angka.parquet", "rapor-kks"
BEFORE = ("tahun", "kode", "berkas")  # what ids and names of files say, so that nobody has to cut them up
AFTER = ("nilai_teks", "sumber_lengkap", PUBLIC)
NUMBER = re.compile(r"-?\d+(\.\d+)?")
START = 11  # letters of an id that say the place: four of the year, five of a district, two dots
BATCH = 8192  # rows read at once: larger batches take three times as long
SETTINGS: dict[str, Any] = {
    "compression": "zstd(3)",
    "created_by": NAME,  # else the version of the library, which says nothing about the figures
    "skip_arrow_metadata": True,
    "max_row_group_size": 1 << 20,
}


@dataclass(frozen=True)
class Whole:
    """All that the table is made from. `lines`: CSV lines of FIGURE by file of angka.zip, after the mark of `note`.

    `sources`: rows of SOURCE; `links`: of LINKS.
    """

    edisi: Edisi
    title: str
    note: str
    lines: Mapping[str, Sequence[str]]
    sources: Sequence[Row]
    links: Sequence[Row]


def columns(note: str) -> tuple[Field, ...]:
    """The columns of the table, in its order."""
    return fields((*BEFORE, *FIGURE, *AFTER), note)


def parquet(whole: Whole) -> bytes:
    """The rows of the CSV files of angka.zip in their order: `nilai` and `capaian` as numbers, what is missing NULL.

    A value that is no number stands in `nilai_teks`. Edition, licence, the meaning of the columns and the watermark
    stand in the key-value metadata too, as JSON under KEY. The bytes depend on `whole` and the library's version alone.
    """
    from arro3.io import write_parquet  # loaded where an edition's files are made, not wherever a page is

    file = io.BytesIO()
    write_parquet(_table(whole), file, key_value_metadata={KEY: _about(whole)}, **SETTINGS)
    return file.getvalue()


def _about(whole: Whole) -> str:
    """As one JSON object: the library writes several keys in another order every time."""
    edisi = whole.edisi
    about = {
        "judul": whole.title,
        "edisi": edisi.tahun,
        "status": edisi.status,
        "diperbarui": edisi.diperbarui,
        "penerbit": NAME,
        "lisensi": LICENCE,
        "sumber": "setiap baris: kolom sumber (kunci) dan sumber_lengkap",
        "kolom": {one.key: one.about for one in columns(whole.note)},
    }
    return json.dumps({CONTOH_KOLOM: whole.note, **about} if whole.note else about, ensure_ascii=False)


def _table(whole: Whole) -> Table:
    from arro3.core import Array, ChunkedArray, DataType, Table

    def made(values: Iterable[Any], kind: DataType) -> ChunkedArray:
        return ChunkedArray([Array([*values], kind)])

    text, real = DataType.string(), DataType.float64()
    schema = _schema(whole.note)
    read = {name: _read(whole.lines[name], schema) for name in sorted(whole.lines)}
    batches = [batch for part in read.values() for batch in part.to_batches()]
    lines = Table.from_batches(batches, schema=schema).combine_chunks()
    looked_at: Any = [lines[key].to_pylist() for key in ("id", "nilai", "sumber")]  # its stubs speak of arrays
    ids, values, cited = looked_at
    numbers = {value: _number(value) for value in {*values}}
    starts = {start: _code(start) for start in {name[:START] for name in ids}}
    codes = [starts[name[:START]] for name in ids]
    found: dict[str, ChunkedArray] = {key: lines[key] for key in lines.column_names} | {
        "tahun": made([whole.edisi.tahun] * len(ids), DataType.int32()),
        "kode": made(codes, text),
        "berkas": made((name for name, part in read.items() for _ in range(part.num_rows)), text),
        "nilai": made(map(numbers.__getitem__, values), real),
        "nilai_teks": made((value if numbers[value] is None else None for value in values), text),
        "sumber_lengkap": made(_cited(codes, cited, whole.sources), text),
        PUBLIC: made(map(dict(whole.links).get, ids), text),
    }
    return Table.from_pydict({one.key: found[one.key] for one in columns(whole.note)})


def _schema(note: str) -> Schema:
    from arro3.core import DataType, Schema
    from arro3.core import Field as Column

    kinds = {key: DataType.float64() for key in NUMBERS}
    return Schema([Column(key, kinds.get(key, DataType.string())) for key in ((note, *FIGURE) if note else FIGURE)])


def _read(lines: Sequence[str], schema: Schema) -> Table:
    """The lines of one file of angka.zip; empty cells are NULL."""
    from arro3.core import Table
    from arro3.io import read_csv

    file = io.BytesIO("".join(lines).encode())
    return Table.from_batches([*read_csv(file, schema, has_header=False, batch_size=BATCH)], schema=schema)


def _number(value: str | None) -> float | None:
    """A number as the CSV writes it; None for words, and for nothing."""
    return float(value) if value and NUMBER.fullmatch(value) else None


def _code(start: str) -> str:
    """The place the start of an id is about: `2024.62.01.` -> `62.01`, `2024.62.odf` -> `62`, else `nasional`."""
    if start[8:10].isdigit() and start[10:] == ".":
        return start[5:10]
    return start[5:7] if start[5:7].isdigit() else NATION


def _cited(codes: Sequence[str], cited: Sequence[str | None], sources: Sequence[Row]) -> Iterable[str | None]:
    """For each row its sources in full; one text for all rows that cite the same."""
    known = {(row[0], row[1]): ", ".join(filter(None, row[2:6])) for row in sources}
    pairs = [*zip(codes, cited, strict=True)]
    made = {
        (code, keys): "; ".join(known[code, key] for key in (keys or "").split("; ") if key) or None
        for code, keys in {*pairs}
    }
    return map(made.__getitem__, pairs)
