"""What the tests of `kks diff` share: a change of many kinds to the sample, and ways to look at what is told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.diff import Difference, Side, difference
from generator.hoard import Hoard

HERE = Path(__file__).resolve().parent
SAMPLE, GOLDEN = HERE / "contoh", HERE / "golden/diff"
NILAI, LAPORAN = "edisi/2025/62.01/nilai.csv", "edisi/2025/62.01/laporan.yml"
OLD = "edisi/2024/62.01"  # of an edition that is published
PASAR = 'pusat,pasar,rekap-contoh,tinggi,,83.3,,,,,1,"83,3",'


def between(base: Path, head: Path, hoard: Hoard | None = None) -> Difference:
    return difference(Side("dasar", base), Side("kepala", head), hoard or Hoard(head / "tiada", ""))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    was = path.read_text(encoding="utf-8")
    assert was.count(old) == 1, f"{old!r} ada {was.count(old)} kali dalam {file}"
    path.write_text(was.replace(old, new), encoding="utf-8")


def write(folder: Path, file: str, said: str) -> None:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(said, encoding="utf-8")


def kks(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["diff", *(str(a) for a in arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def figures(found: Difference) -> dict[str, Any]:
    return {change.figure.id: change for place in found.places for change in place.figures}


def mixed(folder: Path) -> None:
    """A change of many kinds at once."""
    edit(folder, NILAI, PASAR, PASAR.replace("83.3", "91.66").replace("83,3", "91,66"))
    edit(
        folder,
        NILAI,
        "pusat,pasar,rekap-contoh,tinggi,pasar.03,,50,96.5",
        "pusat,pasar,rekap-contoh,tinggi,pasar.03,,75,97",
    )
    edit(folder, LAPORAN, "desa_odf: 93", "desa_odf: 70")
    edit(folder, LAPORAN, "  - nama: CONTOH\n", "  - nama: CONTOH BARU\n")
    edit(folder, LAPORAN, "penerbit: DATA CONTOH Bappeda", "penerbit: DATA CONTOH Bapperida")
    edit(
        folder,
        "penghargaan.csv",
        "62.01,Kabupaten Kotawaringin Barat,wiwerda",
        "62.01,Kabupaten Kotawaringin Barat,padapa",
    )
    edit(folder, "jumlah.csv", "2023,nasional,padapa,12,tinggi", "2023,nasional,padapa,13,tinggi")
    edit(folder, "wilayah/alias.csv", "ejaan lain", "ejaan lama")
    edit(folder, f"{OLD}/laporan.yml", "kode:", "kontak: DATA CONTOH Dinas\nkode:")
    lines = (folder / OLD / "nilai.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    write(folder, f"{OLD}/nilai.csv", "".join([*lines[:-2], lines[-1]]))
    shutil.rmtree(folder / "edisi/2025/11.10")
    (folder / "edisi/2025/62.01/odf.csv").unlink()
    (folder / "README.md").unlink()
    write(
        folder,
        "edisi/2025/11.11/laporan.yml",
        (SAMPLE / "edisi/2025/62.71/laporan.yml")
        .read_text(encoding="utf-8")
        .replace("62.71", "11.11")
        .replace("Kota Palangka Raya", "Kabupaten Bireuen"),
    )


def section(said: str, title: str) -> str:
    """The part of a Markdown comment below this heading."""
    return said.split(f"### {title}\n", 1)[1].split("\n### ", 1)[0]


def told_figures(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [*told["daftar_bersama"]["angka"], *(figure for place in told["daerah"] for figure in place["angka"])]
