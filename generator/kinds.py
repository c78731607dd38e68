"""The kinds of file that may stand under data/: where each lives, which noun of the model it holds, what it is for.

One list for the reader, the formatter and the JSON Schemas, so that a new kind of file is one line here.
"""

from __future__ import annotations

import dataclasses
import fnmatch
import typing
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from generator import model


@dataclass(frozen=True)
class FileKind:
    """`pattern` is a path below the data folder with `*` for one step; the ending says whether it is YAML or CSV."""

    name: str
    pattern: str
    noun: type
    title: str
    may_be_empty: bool = False

    @property
    def is_csv(self) -> bool:
        return self.pattern.endswith(".csv")


KINDS = (
    FileKind("provinsi", "wilayah/provinsi.csv", model.Provinsi, "Daftar provinsi"),
    FileKind("kabkota", "wilayah/kabkota.csv", model.Daerah, "Daftar kabupaten dan kota"),
    FileKind("alias", "wilayah/alias.csv", model.Alias, "Nama lain kabupaten dan kota"),
    FileKind("perubahan", "wilayah/perubahan.csv", model.Perubahan, "Perubahan kode dan nama wilayah"),
    FileKind("instrumen", "instrumen/*/instrumen.yml", model.Instrumen, "Instrumen penilaian"),
    FileKind("indikator", "instrumen/*/indikator.csv", model.Indikator, "Indikator sebuah instrumen"),
    FileKind("contoh", "instrumen/*/contoh.yml", model.DaftarContoh, "Contoh perhitungan predikat"),
    FileKind("padanan", "instrumen/padanan.csv", model.Padanan, "Padanan indikator antarversi", may_be_empty=True),
    FileKind("penghargaan", "penghargaan.csv", model.Penghargaan, "Klaim penghargaan"),
    FileKind("jumlah", "jumlah.csv", model.Jumlah, "Klaim jumlah per tahun"),
    FileKind("riwayat", "riwayat.csv", model.Riwayat, "Riwayat di luar edisi"),
    FileKind("edisi", "edisi/*/edisi.yml", model.Edisi, "Keterangan sebuah edisi"),
    FileKind("laporan", "edisi/*/*/laporan.yml", model.Laporan, "Laporan satu daerah dalam satu edisi"),
    FileKind("nilai", "edisi/*/*/nilai.csv", model.Nilai, "Nilai tatanan dan indikator satu daerah"),
    FileKind("odf", "edisi/*/*/odf.csv", model.OdfDesa, "Status ODF per desa", may_be_empty=True),
    FileKind("koreksi", "koreksi/*.yml", model.Koreksi, "Catatan koreksi"),
)

# Kinds by depth and name of the file, because a nation has thousands of files to tell.
_SHAPES = {
    shape: [k for k in KINDS if (k.pattern.count("/"), k.pattern.rpartition("/")[2]) == shape]
    for shape in {(k.pattern.count("/"), k.pattern.rpartition("/")[2]) for k in KINDS}
}

# Decimals that can be large enough for `1.234` to mean a thousand; percentages and coordinates cannot.
LARGE_DECIMALS = frozenset({"capaian", "jumlah"})


def kind_of(path: str) -> FileKind | None:
    """The kind of the file at this path below data/, or None where nothing of that name is expected."""
    depth, name = path.count("/"), path.rpartition("/")[2]
    likely = _SHAPES.get((depth, name)) or _SHAPES.get((depth, f"*.{name.rpartition('.')[2]}"), [])
    return next((kind for kind in likely if fnmatch.fnmatchcase(path, kind.pattern)), None)


def kind_named(name: str) -> FileKind:
    return next(k for k in KINDS if k.name == name)


@cache
def headings(noun: type) -> tuple[str, ...]:
    """The field names of a noun, in order: the headings of its CSV file."""
    return tuple(f.name for f in dataclasses.fields(noun))


@cache
def required(noun: type) -> frozenset[str]:
    blank = dataclasses.MISSING
    return frozenset(f.name for f in dataclasses.fields(noun) if f.default is blank and f.default_factory is blank)


@cache
def number_fields(noun: type) -> dict[str, bool]:
    """Field name -> True where it holds whole numbers, False where it holds decimals; other fields are left out."""
    hints = typing.get_type_hints(noun)
    kinds = {int: True, int | None: True, Decimal: False, Decimal | None: False}
    return {name: kinds[hint] for name, hint in hints.items() if hint in kinds}


def noun_at(noun: type, steps: tuple[str | int, ...]) -> type:
    """The noun whose field the last step names, so that a fault inside `odf[2]` is explained with the fields of Odf."""
    for step in steps[:-1]:
        if isinstance(step, str) and dataclasses.is_dataclass(noun):
            inner = _dataclass_in(typing.get_type_hints(noun).get(step))
            noun = inner or noun
    return noun


def _dataclass_in(hint: object) -> type | None:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return hint
    return next((found for part in typing.get_args(hint) if (found := _dataclass_in(part))), None)


# The mark of a file (in Dataset.marks or Report.marks) of which some part could not be read: no rule may then conclude
# anything from what is absent.
LOST = ("tak terbaca",)
