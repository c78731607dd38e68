"""The data itself: check, format, skema, demo."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import DATA, existing, settle, unusable

if TYPE_CHECKING:
    from generator.canonical import CsvFile
    from generator.lone import Lone
    from generator.model import Problem
    from generator.named import Named


FILES = click.argument("files", nargs=-1, metavar="[BERKAS]...", type=click.Path(path_type=Path))
JENIS = click.option(
    "--jenis",
    metavar="NAMA",
    help="Jenis berkas di luar folder data, kalau namanya tidak mengatakannya, misalnya nilai.",
)


@click.command("check", options_metavar="[PILIHAN]")
@DATA
@FILES
@JENIS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="Bentuk laporan.",
    show_default=True,
)
def check_command(data: Path, files: tuple[Path, ...], jenis: str | None, form: str) -> None:
    """Periksa semua data, atau hanya BERKAS; tampilkan semua masalah sekaligus. Keluar 1 bila ada galat.

    BERKAS boleh juga di luar folder data, misalnya laporan.yml atau nilai.csv yang baru diunduh.
    """
    from generator import report

    problems, notes, prefix = _some(data, files, jenis) if files else (_all(data), (), f"{_folder(data)}/")
    click.echo(report.render(problems, form, prefix))
    for note in notes:
        click.echo(note, err=form != "text")
    sys.exit(any(problem.level == "galat" for problem in problems))


def _all(data: Path) -> list[Problem]:
    from generator.build import read

    return read(existing(data))


def _folder(data: Path) -> str:
    return data.as_posix().rstrip("/")


def _some(data: Path, files: tuple[Path, ...], jenis: str | None) -> tuple[list[Problem], tuple[str, ...], str]:
    """What is wrong with the named files, what could not be judged, and nothing to put before their paths."""
    from generator import lone, named

    known = _sorted(data, files)
    outside = [item for item in known if item.home is None]
    verdict = lone.judge(_kinds(outside, jenis), data if data.is_dir() else None)
    problems = list(verdict.problems)
    for home in dict.fromkeys(item.home for item in known if item.home):
        problems += named.judge(home, [item for item in known if item.home == home and item.is_read])
    return problems, verdict.notes, ""


def _sorted(data: Path, files: tuple[Path, ...]) -> list[Named]:
    """The named files, or exit code 2 and a sentence about each that is not there."""
    from generator import named

    settle(data)
    missing = [path for path in files if not path.exists() and not path.is_symlink()]
    if _asked_for_data():
        existing(data)
    _refuse([f"“{path}” tidak ada. Periksa namanya." for path in missing])
    found = named.sort(files, data if data.is_dir() else None)
    closed = [item.shown for item in found if item.path.exists() and not os.access(item.path, os.R_OK)]
    _refuse([f"“{name}” tidak boleh dibaca. Periksa izin berkasnya." for name in closed])
    return found


def _asked_for_data() -> bool:
    source = click.get_current_context().get_parameter_source("data")
    return source is click.core.ParameterSource.COMMANDLINE


def _kinds(outside: list[Named], jenis: str | None) -> list[Lone]:
    """The lone files with their kinds, or exit code 2 and a sentence about each that is of no known kind."""
    from generator.guess import kind_for
    from generator.kinds import KINDS
    from generator.lone import Lone

    names = [kind.name for kind in KINDS]
    if jenis and jenis not in names:
        _refuse([f"Jenis “{jenis}” tidak ada. Pilih salah satu: {', '.join(names)}."])
    kinds = [(item, kind_for(item.path, jenis)) for item in outside]
    _refuse([_unknown(item.path) for item, kind in kinds if kind is None])
    return [Lone(item.path, item.shown, kind) for item, kind in kinds if kind]


def _unknown(path: Path) -> str:
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
        return f"“{path}” buku kerja, bukan berkas data. Ubah dahulu dengan kks import."
    return f"Jenis “{path}” tidak dikenali. Sebutkan dengan --jenis, misalnya --jenis nilai."


def _refuse(sentences: list[str]) -> None:
    for sentence in sentences:
        click.echo(sentence, err=True)
    if sentences:
        sys.exit(2)


@click.command("format", options_metavar="[PILIHAN]")
@DATA
@FILES
@JENIS
def format_command(data: Path, files: tuple[Path, ...], jenis: str | None) -> None:
    """Tulis ulang berkas CSV dalam bentuk baku (koma, titik desimal, UTF-8); semuanya, atau hanya BERKAS.

    BERKAS boleh juga di luar folder data. Yang dapat dibaca dua cara dibiarkan, dan disebut.
    """
    from generator import canonical, report

    found = canonical.tables(existing(data)) if not files else _tables(_sorted(data, files), jenis)
    problems = canonical.format_problems(found)
    changed = canonical.format_files(found)
    for table in changed:
        click.echo(f"ditulis ulang: {table.path}")
    if problems:
        click.echo(report.render(problems, "text"))
        sys.exit(1)
    click.echo(f"{len(changed)} berkas ditulis ulang.")


def _tables(known: list[Named], jenis: str | None) -> list[CsvFile]:
    """The CSV files among the named ones; YAML stays as it is written, anything else is refused."""
    from generator.canonical import CsvFile
    from generator.kinds import kind_of

    yaml = [item for item in known if item.path.suffix.lower() in (".yml", ".yaml") and not jenis]
    for item in yaml:
        click.echo(f"“{item.shown}” berkas YAML, dibiarkan; yang dirapikan hanya CSV.")
    tables = [item for item in known if item not in yaml and (item.is_read or not item.home)]
    kinds = {item: kind_of(item.file) for item in tables if item.home}
    strange = [item.shown for item, kind in kinds.items() if kind is None or not kind.is_csv]
    _refuse([f"“{name}” bukan berkas CSV yang dikenal di folder data. Periksa namanya." for name in strange])
    inside = [CsvFile(item.path, item.shown, kind) for item, kind in kinds.items() if kind]
    lone = _kinds([item for item in tables if not item.home], jenis)
    return inside + [CsvFile(item.path, item.shown, item.kind) for item in lone]


@click.command("skema", options_metavar="[PILIHAN]")
@DATA
def schema_command(data: Path) -> None:
    """Tulis JSON Schema tiap jenis berkas ke data/skema/, untuk dipakai penyunting teks."""
    from generator import schema

    for path in schema.write(existing(data) / "skema"):
        click.echo(path)


@click.command("demo", options_metavar="[PILIHAN]")
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@DATA
@click.option("--districts", metavar="N", type=click.IntRange(1, 9000), default=514, help="Banyak kabupaten/kota.",
              show_default=True)  # fmt: skip
@click.option("--editions", metavar="N", type=click.IntRange(1, 20), default=2, help="Banyak edisi.", show_default=True)
@click.option("--seed", metavar="N", type=int, default=1, help="Benih acak: benih sama, isi sama.", show_default=True)
def demo_command(out: Path, data: Path, districts: int, editions: int, seed: int) -> None:
    """Tulis folder data contoh ke OUT untuk uji coba. Semua isinya karangan dan bertanda DATA CONTOH."""
    from generator import demo

    try:
        count = demo.make(out, existing(data), demo.Wish(districts, editions, seed))
    except demo.NotOurs:
        click.echo(f"Folder “{out}” berisi berkas lain. Sebutkan folder kosong atau folder data contoh lama.", err=True)
        sys.exit(2)
    except demo.NoGround:
        click.echo(f"Wilayah atau instrumen di “{data}” tidak dapat dipakai; periksa dengan kks check.", err=True)
        sys.exit(2)
    except OSError as error:
        raise click.ClickException(unusable(error)) from None
    click.echo(f"{count} laporan contoh ditulis di {out}/.")
