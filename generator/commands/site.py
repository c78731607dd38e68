"""Data -> site: build, generate, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator import settled, shards
from generator.commands import CONFIG, DATA, DOCS, QUIET, SITE, done, existing, friendly
from generator.crew import crew
from generator.folders import Folders
from generator.warm import warm


def _share(_: click.Context, option: click.Parameter, text: str | None) -> shards.Share | None:
    """`2/4` as a part; says what is wrong with anything else."""
    share = shards.parse(text) if text else None
    if text and share is None:
        raise click.BadParameter(f"“{text}” bukan bagian. Tulis nomor dan jumlahnya, misalnya 2/4.", param=option)
    return share


@click.command("build", options_metavar="[PILIHAN]")
@DATA
@DOCS
@SITE
@QUIET
@click.option("--ukur", type=click.Path(path_type=Path), help="Tulis lama tiap tahap ke berkas JSON ini.")
@click.option("--bagian", callback=_share, help="Buat hanya satu bagian daerah, misalnya 2/4; belum dicetak.")
def build_command(data: Path, docs: Path, site: Path, quiet: bool, **more: Any) -> None:
    """Buat situs lengkap: periksa data, tulis halaman, cetak dengan MkDocs, indeks pencarian."""
    folders = Folders(existing(data), docs, site, CONFIG)
    inputs, same = settled.look(folders)
    if same and not more["bagian"]:
        click.echo(f"Tidak ada yang berubah. Situs siap di {site}/.")
        return
    with crew() as hands:
        hands.grow(1, warm)  # it loads what drawing needs while we load the rest
        from generator.build import Start, build

        start = Start(hands, inputs, more["ukur"], more["bagian"])
        said = done(lambda watch: build(folders, watch, start), quiet, data)
    share = more["bagian"]
    tail = f"Bagian {share.number} dari {share.total} siap digabungkan." if share else f"Situs siap di {site}/."
    click.echo(f"{said} {tail}")


@click.command("generate", options_metavar="[PILIHAN]")
@DATA
@DOCS
@QUIET
def generate_command(data: Path, docs: Path, quiet: bool) -> None:
    """Tulis halaman dan unduhan ke folder halaman saja, tanpa mencetak situs."""
    from generator.build import generate

    folders = Folders(existing(data), docs, Path("site"), CONFIG)
    click.echo(done(lambda watch: generate(folders, watch), quiet, data))


@click.command("serve", options_metavar="[PILIHAN]")
@DATA
@DOCS
@SITE
@click.option("--port", default=8000, help="Pintu di komputer ini.", show_default=True)
def serve_command(data: Path, docs: Path, site: Path, port: int) -> None:
    """Tampilkan situs di komputer ini dan buat ulang setiap kali data, halaman, atau templat berubah."""
    from generator import serve
    from generator.build import build

    folders = Folders(existing(data), docs, site, CONFIG)
    try:
        serve.serve(folders, port, lambda: friendly(lambda watch: build(folders, watch), True, data))
    except OSError as error:
        why = f"Pintu {port} tidak dapat dipakai ({error.strerror}). Pilih yang lain, misalnya --port 8001."
        raise click.ClickException(why) from None
