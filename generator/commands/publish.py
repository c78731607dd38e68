"""The life of an edition: publish; and what was known when: asof."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import DATA, existing, unusable
from generator.commands.cite import day

if TYPE_CHECKING:
    from generator.publish import Plan

YEAR = click.IntRange(1998, 2099)


@click.command("publish", options_metavar="[PILIHAN]")
@click.argument("tahun", metavar="TAHUN", type=YEAR)
@click.option("--tanggal", callback=day, help="Tanggal terbit; bawaan: hari ini.")
@click.option("--catatan", default="", help="Satu kalimat tentang terbitan ini.")
@click.option("--periksa", is_flag=True, help="Hanya periksa dan cetak daftar periksa; tidak menulis apa pun.")
@DATA
def publish_command(tahun: int, tanggal: str, catatan: str, periksa: bool, data: Path) -> None:
    """Terbitkan edisi TAHUN, atau terbitkan lagi dengan nomor berikutnya sesudah datanya berubah.

    Mencetak daftar periksa. Bila yang wajib lengkap: mencatat setiap angka dalam buku terbit dan menulis nomor terbitan
    ke edisi.yml, semuanya atau tidak sama sekali. Keluar 1 bila ada yang wajib belum lengkap.
    """
    from generator.publish import NotPossible, Wish, plan, publish

    not_ahead(tanggal, "terbitnya")
    try:
        made = plan(existing(data), Wish(tahun, tanggal, " ".join(catatan.split())))
        _told(made, tahun, data)
        if made.blocked or periksa or not made.files:
            sys.exit(made.blocked)
        publish(data, made)
    except NotPossible as why:
        click.echo(str(why), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"{unusable(error)} Edisi {tahun} tidak berubah.", err=True)
        sys.exit(2)
    click.echo(f"Edisi {made.nomor} terbit per {tanggal}. Simpan perubahan folder {data}/ dengan git.")


def not_ahead(tanggal: str, what: str) -> None:
    """A mistyped year could not be taken back: later publications must not be earlier. A day is for time zones."""
    from datetime import date, timedelta

    if tanggal > (date.today() + timedelta(days=1)).isoformat():
        raise click.BadParameter(f"“{tanggal}” belum tiba. Tulis hari {what}.", param_hint="--tanggal")


def _told(made: Plan, tahun: int, data: Path) -> None:
    from generator import report

    click.echo(f"Daftar periksa edisi {tahun}")
    for item in made.items:
        mark = "ada    " if item.good else "KURANG " if item.level == "wajib" else "catatan"
        click.echo(f"  {mark} {item.text}")
    if made.problems:
        click.echo(report.render(made.problems, "text", f"{data.as_posix().rstrip('/')}/"))
    if made.record[0]:
        click.echo(f"Catatan koreksi yang kurang; isi kalimatnya, lalu simpan sebagai {data}/{made.record[0]}:\n")
        click.echo(made.record[1])
    if made.blocked:
        click.echo("Belum dapat terbit: lengkapi dahulu yang KURANG.")
    elif not made.files:
        click.echo(f"Tidak ada yang berubah sejak edisi {made.nomor}; tidak ada yang ditulis.")
    else:
        counts = (("baru", made.fresh), ("berubah", made.moved), ("ditarik", made.gone))
        said = ", ".join(f"{count} {what}" for what, count in counts if count)
        click.echo(f"Siap terbit sebagai {made.nomor}: {said}.")


@click.command("asof", options_metavar="[PILIHAN]")
@click.argument("when", metavar="TANGGAL")
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True,
              help="Bentuk hasilnya.")  # fmt: skip
@DATA
def asof_command(when: str, names: tuple[str, ...], form: str, data: Path) -> None:
    """Cetak nilai angka sebagaimana diketahui pada akhir TANGGAL, misalnya 2025-12-31; tanpa ID: semuanya.

    Kolomnya id, nilai, terbitan, tanggal terbitan itu, dan koreksi sesudah diarsipkan. Nilai kosong: ditarik.
    """
    from generator.asof import Unknown, asof
    from generator.tables import to_csv, to_json
    from generator.vintages import COLUMNS

    context = click.get_current_context()
    date = day(context, context.command.params[0], when)
    said, note = list[str](), ""
    try:
        found, note = asof(existing(data), date, names)
    except Unknown as unknown:
        found, said = unknown.found, unknown.sentences
    rows = [(one.id, one.nilai, one.terbitan, one.tanggal, one.koreksi) for one in found]
    if rows or not said:
        make = to_csv if form == "csv" else to_json
        click.echo(make(rows, (*COLUMNS, "koreksi"), note), nl=False)
    for sentence in said:
        click.echo(sentence, err=True)
    sys.exit(2 if said else 0)
