"""Editions that never change again: freeze, verify."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import CONFIG, DATA, DOCS, QUIET, SITE, existing, friendly
from generator.commands.cite import day
from generator.commands.publish import not_ahead
from generator.folders import Folders, Step, Written

if TYPE_CHECKING:
    from generator.freezing import Frozen, Wish


@click.command("freeze", options_metavar="[PILIHAN]")
@click.argument("tahun", metavar="TAHUN", type=click.IntRange(1998, 2099))
@DATA
@DOCS
@SITE
@click.option(
    "--tanggal", callback=day, help="Hari pembekuan yang ditulis di arsip, misalnya 2026-11-22.  [bawaan: hari ini]"
)
@QUIET
def freeze_command(tahun: int, data: Path, docs: Path, site: Path, tanggal: str, quiet: bool) -> None:
    """Bekukan edisi terbit: situs kecil yang berdiri sendiri di data/arsip/TAHUN/; edisinya tidak berubah lagi."""
    from generator.freeze.seal import NotPossible
    from generator.freezing import Wish

    not_ahead(tanggal, "pembekuannya")
    wish = Wish(tahun, tanggal)
    try:
        found = _frozen(Folders(existing(data), docs, site, CONFIG), wish, quiet)
    except NotPossible as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    if found is None:
        click.echo("Tidak ada yang dibekukan.", err=True)
        sys.exit(1)
    click.echo(f"Edisi {tahun} dibekukan: {found.folder}/ ({_size(found.weight)} MB).")
    if found.left:
        click.echo(f"Tidak disimpan, supaya arsip tetap kecil: {', '.join(found.left)}.")
    click.echo("Bangun lagi situsnya dengan kks build, lalu kirim data/arsip/ dan edisi.yml sebagai usulan.")


def _size(weight: int) -> str:
    return f"{weight / 1e6:.1f}".replace(".", ",")


def _frozen(folders: Folders, wish: Wish, quiet: bool) -> Frozen | None:
    """Freeze with progress bars; None where people's errors stood in the way and have been said."""
    from generator.freezing import frozen

    held: list[Frozen] = []

    def job(watch: Step) -> Written:
        held.append(frozen(folders, watch, wish))
        return Written(0, 0, 0)

    return held[0] if friendly(job, quiet, folders.data) else None


@click.command("verify", options_metavar="[PILIHAN]")
@click.argument("tahun", metavar="[TAHUN]", required=False, type=click.IntRange(1998, 2099))
@DATA
@click.option("--situs", type=click.Path(path_type=Path), help="Periksa juga edisi arsip di folder situs jadi ini.")
def verify_command(tahun: int | None, data: Path, situs: Path | None) -> None:
    """Periksa arsip: sebut setiap berkas yang berubah, ditambahkan, atau hilang. Keluar 1 bila ada."""
    from generator import load
    from generator.freeze.verify import Told, faults

    frame, _, _ = load.frame(existing(data))
    told = {
        year: Told(edisi.status, max((one.nomor for one in edisi.terbitan), default=0))
        for year, edisi in frame.edisi.items()
    }
    if tahun is not None and tahun not in frame.arsip:
        click.echo(f"Edisi {tahun} belum diarsipkan.", err=True)
        sys.exit(2)
    years = sorted(frame.arsip) if tahun is None else [tahun]
    found = [line for year in years for line in faults(data, year, told.get(year, Told(None)), situs)]
    for line in found:
        click.echo(line)
    if not found:
        click.echo(f"Arsip utuh: {', '.join(map(str, years))}." if years else "Belum ada edisi yang diarsipkan.")
    sys.exit(bool(found))
