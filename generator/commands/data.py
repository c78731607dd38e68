"""The data itself: check, format, skema, demo."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands import DATA, existing


@click.command("check", options_metavar="[PILIHAN]")
@DATA
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="Bentuk laporan.",
    show_default=True,
)
def check_command(data: Path, form: str) -> None:
    """Periksa semua data; tampilkan semua masalah sekaligus. Keluar 1 bila ada galat."""
    from generator import report
    from generator.build import read

    problems = read(existing(data))
    click.echo(report.render(problems, form, f"{data.as_posix().rstrip('/')}/"))
    sys.exit(any(problem.level == "galat" for problem in problems))


@click.command("format", options_metavar="[PILIHAN]")
@DATA
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def format_command(data: Path, files: tuple[Path, ...]) -> None:
    """Tulis ulang berkas CSV dalam bentuk baku (koma, titik desimal, UTF-8)."""
    from generator import canonical, report

    for path in canonical.strangers(existing(data), files):
        click.echo(f"“{path}” bukan berkas CSV di folder {data}/. Periksa namanya.", err=True)
        sys.exit(2)
    problems = canonical.format_problems(data, files or None)
    changed = canonical.format_files(data, files or None)
    for path in changed:
        click.echo(f"ditulis ulang: {path}")
    if problems:
        click.echo(report.render(problems, "text", f"{data.as_posix().rstrip('/')}/"))
        sys.exit(1)
    click.echo(f"{len(changed)} berkas ditulis ulang.")


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
        raise click.ClickException(f"“{error.filename}” tidak dapat dibaca atau ditulis ({error.strerror}).") from None
    click.echo(f"{count} laporan contoh ditulis di {out}/.")
