"""What stands in the data folder: the files by kind, and faults of the folder tree itself."""

from __future__ import annotations

import difflib
import fnmatch
import os
import re
from pathlib import Path, PurePosixPath

from generator.kinds import KINDS, kind_of
from generator.model import Place, Problem
from generator.published import is_ledger
from generator.reading import problem

ELSEWHERE = ("skema", "arsip")  # generated, or frozen
NECESSARY = (
    "wilayah/provinsi.csv",
    "wilayah/kabkota.csv",
    "wilayah/alias.csv",
    "wilayah/perubahan.csv",
    "penghargaan.csv",
)


def survey(folder: Path) -> tuple[list[str], list[Problem]]:
    """Paths (below the folder, sorted) of the files that have a kind, and the problems of the tree around them."""
    files, folders, problems = _walk(folder)
    known = [f for f in files if kind_of(f)]
    strange = sorted(f for f in {*files} - {*known} if not is_ledger(f))
    problems += [_stranger(f) for f in strange]
    misnamed = {str(PurePosixPath(f).parent / meant) for f in strange if (meant := _meant(f))}
    found = {*known, *misnamed}
    for name in sorted(folders):
        problems += _folder(name, found)
    problems += [
        problem("E06-berkas-wajib", Place(f), ("Berkas ini tidak ada.", f"Kembalikan {f}."))
        for f in NECESSARY
        if f not in known and f not in strange
    ]
    return known, problems


def _walk(folder: Path) -> tuple[list[str], list[str], list[Problem]]:
    files, folders, problems = [], [], []
    top = str(folder)
    start = len(os.path.join(top, ""))
    for here, below, names in os.walk(top):
        inside = "" if here == top else here[start:].replace(os.sep, "/") + "/"
        links = [n for n in below + names if os.path.islink(os.path.join(here, n))]
        problems += [
            problem(
                "E02-tautan",
                Place(inside + n),
                ("Ini tautan ke tempat lain, bukan berkas.", "Ganti tautan ini dengan berkasnya sendiri."),
            )
            for n in links
        ]
        below[:] = sorted(n for n in below if n[0] != "." and n not in links and (inside or n not in ELSEWHERE))
        folders += [inside + n for n in below]
        files += [inside + n for n in names if n not in links and n[0] != "." and not n.endswith(".md")]
    return sorted(files), folders, problems


def _expected(folder: str) -> list[str]:
    """Names of the files that may stand in this folder."""
    depth = 0 if folder == "." else folder.count("/") + 1
    patterns = [PurePosixPath(k.pattern) for k in KINDS]
    return [p.name for p in patterns if len(p.parts) - 1 == depth and fnmatch.fnmatchcase(folder, str(p.parent))]


def _meant(file: str) -> str | None:
    path = PurePosixPath(file)
    stem = path.name.lower().replace(".yaml", ".yml")
    return next(iter(difflib.get_close_matches(stem, _expected(str(path.parent)), 1, 0.7)), None)


def _stranger(file: str) -> Problem:
    meant = _meant(file)
    if meant:
        words = (
            "Nama berkas ini tidak dikenal, jadi isinya tidak terbaca.",
            f'Ubah namanya menjadi "{meant}", atau hapus.',
        )
        return problem("E01-berkas-asing", Place(file), words, meant)
    if file.endswith((".xlsx", ".xls", ".ods")):
        words = ("Lembar kerja tidak dibaca dari folder data.", "Pindahkan isinya ke nilai.csv, lalu hapus berkas ini.")
        return problem("E01-berkas-asing", Place(file), words)
    allowed = ", ".join(_expected(str(PurePosixPath(file).parent)))
    remedy = (
        f"Hapus atau pindahkan; di folder ini hanya boleh ada {allowed}."
        if allowed
        else "Hapus atau pindahkan berkas ini."
    )
    return problem("E01-berkas-asing", Place(file), ("Berkas ini tidak dikenal, jadi isinya tidak terbaca.", remedy))


def _folder(name: str, found: set[str]) -> list[Problem]:
    """What this folder lacks; `found` are the files, those with a mistaken name under the name that was meant."""
    parts = name.split("/")
    if parts[0] == "instrumen" and len(parts) == 2 and f"{name}/instrumen.yml" not in found:
        return [
            problem(
                "E07-tanpa-instrumen",
                Place(name),
                ("Folder instrumen ini tidak berisi instrumen.yml.", "Tambahkan instrumen.yml, atau hapus foldernya."),
            )
        ]
    if parts[0] != "edisi" or len(parts) == 1:
        return []
    if len(parts) == 2 and not re.fullmatch("199[89]|20[0-9]{2}", parts[1]):
        return [
            problem(
                "E05-nama-folder",
                Place(name),
                (f'"{parts[1]}" bukan tahun.', "Namai folder edisi dengan empat angka tahunnya, misalnya edisi/2025."),
            )
        ]
    if len(parts) == 2 and f"{name}/edisi.yml" not in found:
        return [
            problem(
                "E03-tanpa-edisi",
                Place(name),
                ("Folder edisi ini tidak berisi edisi.yml.", "Salin edisi.yml dari edisi lain, lalu sesuaikan isinya."),
            )
        ]
    if len(parts) == 3 and f"{name}/laporan.yml" not in found:
        return [
            problem(
                "E04-tanpa-laporan",
                Place(name),
                (
                    "Folder daerah ini tidak berisi laporan.yml, jadi isinya yang lain tidak terpakai.",
                    "Tambahkan laporan.yml, atau hapus foldernya.",
                ),
            )
        ]
    return []
