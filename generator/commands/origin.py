"""Where a figure comes from, on the command line: asal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands import DATA, existing


@click.command("asal", options_metavar="[PILIHAN]")
@click.argument("name", metavar="ID")
@DATA
def origin_command(name: str, data: Path) -> None:
    """Tampilkan asal satu angka: sumber, tahap, rumus dengan masukannya, dan siapa yang mengisinya.

    ID ada di alamat setiap angka sesudah tanda #, dan di kolom id setiap unduhan, misalnya 2024.62.01.pasar.pusat.
    Nama orang dan tanggalnya diambil dari riwayat git sebagaimana adanya.
    """
    from generator import origin
    from generator.book import make_book
    from generator.figures import figures
    from generator.history import NoHistory, commits, entered
    from generator.load import load

    book = make_book(load(existing(data))[0])
    known = figures(book)
    figure = known.get(name)
    if figure is None:
        click.echo(
            f"Tidak ada angka dengan id “{name}”. Salin id dari alamat angka (sesudah #) atau unduhan.", err=True
        )
        sys.exit(2)
    instrumen = book.instrumen(int(figure.edisi)) if figure.edisi else None
    click.echo(name)
    place, thing = origin.written(figure, {(str(year), kode) for year, kode in book.reports})
    inputs = origin.inputs(figure, known, instrumen.versi if instrumen else "")
    who = origin.when(entered(data).get(place), thing) if place else [origin.NOBODY]
    for line in (*origin.origin(figure, inputs, instrumen), *who):
        click.echo(f"  {''.join(letter for letter in line if letter.isprintable())}")
    if not place:
        return
    click.echo(f"Diisi di {(data / place).as_posix()}:")
    try:
        for commit in commits(data / place):
            click.echo(f"  {commit.day} {commit.author}: {commit.title} ({commit.name})")
    except NoHistory as none:
        click.echo(f"  {none}")
