"""A citation of one figure, the same as the page gives: cite."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from generator.cite.forms import NAMES
from generator.commands import DATA, existing


def day(_: click.Context, option: click.Parameter, text: str | None) -> str:
    """A day of the calendar as `2026-11-22`; today where none is given."""
    from datetime import date

    if text is None:
        return date.today().isoformat()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise click.BadParameter(f"“{text}” bukan tanggal. Tulis tahun-bulan-hari, misalnya 2025-05-31.", param=option)


@click.command("cite", options_metavar="[PILIHAN]")
@click.argument("name", metavar="ID")
@click.option("--format", "form", type=click.Choice(list(NAMES)), default="lengkap", show_default=True,
              help="Bentuk: singkat, lengkap; short, full (bahasa Inggris); bibtex, ris, csl.")  # fmt: skip
@click.option("--tanggal-akses", "accessed", callback=day, help="Tanggal akses; bawaan: hari ini.")
@DATA
def cite_command(name: str, form: str, accessed: str, data: Path) -> None:
    """Cetak kutipan sebuah angka menurut id-nya, misalnya 2024.62.01.satuan-pendidikan.pusat.

    Alamat lengkap memerlukan variabel KKS_ALAMAT, awal alamat situs; tanpa itu alamatnya dihitung dari situs.
    """
    from generator.cite.fields import is_draft
    from generator.cite.forms import WORDS
    from generator.cite.said import cited
    from generator.citing import Missing, find

    try:
        found = find(existing(data), name)
    except Missing as missing:
        click.echo(str(missing), err=True)
        sys.exit(2)
    if is_draft(found.about, found.settings):
        click.echo(WORDS["id"]["panel-draf"], err=True)
    click.echo(cited(found.about, found.settings, form, accessed))
