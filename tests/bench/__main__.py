"""`python -m tests.bench`: measure the parts asked for, then write docs/kinerja.md from all results there are."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator import tongue
from tests.bench import page, parts, store
from tests.bench.ours import ROOT

PARTS = ("kami", "naif", "pencetak", "halaman")
tongue.speak_indonesian()


def _sizes(_: click.Context, __: click.Parameter, text: str) -> tuple[int, ...]:
    if not all(part.strip().isdigit() and int(part) > 0 for part in text.split(",")):
        raise click.BadParameter("Tulis bilangan bulat yang dipisahkan koma, misalnya 128,514.")
    return tuple(sorted({int(part) for part in text.split(",")}))


@click.command(context_settings={"help_option_names": ["-h", "--help"]}, options_metavar="[PILIHAN]")
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="Bagian yang dijalankan; boleh diulang.")
@click.option("--repeats", default=3, show_default=True, type=click.IntRange(1), help="Banyak ulangan tiap ukuran.")
@click.option("--sizes", default="128,514,2056,5140", show_default=True, callback=_sizes, help="Banyak daerah: kami.")
@click.option("--naive-sizes", default="32,64,128", show_default=True, callback=_sizes, help="Banyak daerah: naif.")
@click.option("--printer-sizes", default="514", show_default=True, callback=_sizes, help="Banyak daerah: pencetak.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=ROOT / "build/bench",
    help="Folder hasil mentah (JSON) dan folder kerja.  [bawaan: build/bench]",
)
@click.option(
    "--page", "target", type=click.Path(path_type=Path), default=ROOT / "docs/kinerja.md", help="Berkas halaman."
)
def main(
    only: tuple[str, ...],
    repeats: int,
    sizes: tuple[int, ...],
    naive_sizes: tuple[int, ...],
    printer_sizes: tuple[int, ...],
    out: Path,
    target: Path,
) -> None:
    """Ukur kecepatan pembuatan situs dan tulis hasilnya ke docs/kinerja.md."""
    plan = parts.Plan(out.resolve(), repeats, lambda text: click.echo(text, err=True))
    shutil.rmtree(plan.work, ignore_errors=True)
    work = (
        ("naif", parts.naive, naive_sizes),
        ("pencetak", parts.printing, printer_sizes),
        ("kami", parts.growth, sizes),
    )
    for name, measure, wanted in work:
        for size in wanted if not only or name in only else ():
            measure(plan, size)
    shutil.rmtree(plan.work, ignore_errors=True)
    text = page.write(store.read(out))
    target.write_text(text, encoding="utf-8")
    click.echo(text)
    click.echo(f"Ditulis ke {target}.", err=True)


if __name__ == "__main__":
    main()
