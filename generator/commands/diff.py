"""What changes between two states of the data: diff."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands import DATA, settle

FORMS = ("text", "markdown", "json", "html")


@click.command("diff", options_metavar="[PILIHAN]")
@click.argument("base", metavar="DASAR")
@click.argument("head", metavar="[KEPALA]", required=False)
@DATA
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="Bentuk hasilnya.", show_default=True)
@click.option("--cek", is_flag=True, help="Keluar 1 bila koreksi yang wajib belum ada.")
def diff_command(base: str, head: str | None, data: Path, form: str, cek: bool) -> None:
    """Tampilkan yang berubah pada data dari DASAR ke KEPALA.

    Keduanya folder data, atau cabang, tag, atau komit git; folder yang berisi data didahulukan. Folder data di dalam
    komit ada di tempat yang sama dengan --data, atau sebutkan sendiri, misalnya main:data. Tanpa KEPALA, DASAR
    dibandingkan dengan folder data yang sedang disunting.
    """
    from generator.diff import difference
    from generator.diff.gitref import Unknown
    from generator.diff.render import render
    from generator.diff.sides import sides
    from generator.folders import Folders
    from generator.gate import code
    from generator.hoard import Hoard

    # Read only: what the last build of these data kept saves reading them again.
    settle(data)
    memory = Folders(data, Path("docs"), Path("site"), Path("mkdocs.yml")).memory / "ringkas"
    try:
        with sides(base, head, data) as (one, other):
            found = difference(one, other, Hoard(memory, code()))
            said = render(found, form)
    except Unknown as unknown:
        click.echo(str(unknown), err=True)
        sys.exit(2)
    click.echo(said, nl=False)
    sys.exit(cek and found.lacking > 0)
