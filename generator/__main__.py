"""The command line `kks`; turns people's errors into sentences and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import settled, shards, tongue
from generator.crew import crew
from generator.folders import Folders, Step, Written
from generator.warm import warm

if TYPE_CHECKING:  # loaded only by the commands that need it: a build with nothing to do must not wait for it
    from rich.progress import Progress

DATA = click.option(
    "--data", type=click.Path(path_type=Path), default=Path("data"), help="Folder data.", show_default=True
)
DOCS = click.option(
    "--docs", type=click.Path(path_type=Path), default=Path("docs"), help="Folder halaman.", show_default=True
)
SITE = click.option(
    "--site", type=click.Path(path_type=Path), default=Path("site"), help="Folder situs jadi.", show_default=True
)
QUIET = click.option("--quiet", is_flag=True, help="Tanpa batang kemajuan (untuk CI).")
CONFIG = Path("mkdocs.yml")
tongue.speak_indonesian()  # before any command is made, so that help and complaints come out in one language


def _share(_: click.Context, option: click.Parameter, text: str | None) -> shards.Share | None:
    """`2/4` as a part; says what is wrong with anything else."""
    share = shards.parse(text) if text else None
    if text and share is None:
        raise click.BadParameter(f"“{text}” bukan bagian. Tulis nomor dan jumlahnya, misalnya 2/4.", param=option)
    return share


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH [ISI]...",
)
def main() -> None:
    """Rapor KKS: dari data Kabupaten/Kota Sehat menjadi situs laporan publik."""


@main.command("build", options_metavar="[PILIHAN]")
@DATA
@DOCS
@SITE
@QUIET
@click.option("--ukur", type=click.Path(path_type=Path), help="Tulis lama tiap tahap ke berkas JSON ini.")
@click.option("--bagian", callback=_share, help="Buat hanya satu bagian daerah, misalnya 2/4; belum dicetak.")
def build_command(data: Path, docs: Path, site: Path, quiet: bool, **more: Any) -> None:
    """Buat situs lengkap: periksa data, tulis halaman, cetak dengan MkDocs, indeks pencarian."""
    folders = Folders(_existing(data), docs, site, CONFIG)
    inputs, same = settled.look(folders)
    if same and not more["bagian"]:
        click.echo(f"Tidak ada yang berubah. Situs siap di {site}/.")
        return
    with crew() as hands:
        hands.grow(1, warm)  # it loads what drawing needs while we load the rest
        from generator.build import Start, build

        start = Start(hands, inputs, more["ukur"], more["bagian"])
        done = _done(lambda watch: build(folders, watch, start), quiet, data)
    share = more["bagian"]
    tail = f"Bagian {share.number} dari {share.total} siap digabungkan." if share else f"Situs siap di {site}/."
    click.echo(f"{done} {tail}")


@main.command("generate", options_metavar="[PILIHAN]")
@DATA
@DOCS
@QUIET
def generate_command(data: Path, docs: Path, quiet: bool) -> None:
    """Tulis halaman dan unduhan ke folder halaman saja, tanpa mencetak situs."""
    from generator.build import generate

    folders = Folders(_existing(data), docs, Path("site"), CONFIG)
    click.echo(_done(lambda watch: generate(folders, watch), quiet, data))


@main.command("check", options_metavar="[PILIHAN]")
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

    problems = read(_existing(data))
    click.echo(report.render(problems, form, f"{data.as_posix().rstrip('/')}/"))
    sys.exit(any(problem.level == "galat" for problem in problems))


@main.command("format", options_metavar="[PILIHAN]")
@DATA
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def format_command(data: Path, files: tuple[Path, ...]) -> None:
    """Tulis ulang berkas CSV dalam bentuk baku (koma, titik desimal, UTF-8)."""
    from generator import canonical, report

    for path in canonical.strangers(_existing(data), files):
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


@main.command("skema", options_metavar="[PILIHAN]")
@DATA
def schema_command(data: Path) -> None:
    """Tulis JSON Schema tiap jenis berkas ke data/skema/, untuk dipakai penyunting teks."""
    from generator import schema

    for path in schema.write(_existing(data) / "skema"):
        click.echo(path)


@main.command("demo", options_metavar="[PILIHAN]")
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
        count = demo.make(out, _existing(data), demo.Wish(districts, editions, seed))
    except demo.NotOurs:
        click.echo(f"Folder “{out}” berisi berkas lain. Sebutkan folder kosong atau folder data contoh lama.", err=True)
        sys.exit(2)
    except demo.NoGround:
        click.echo(f"Wilayah atau instrumen di “{data}” tidak dapat dipakai; periksa dengan kks check.", err=True)
        sys.exit(2)
    except OSError as error:
        raise click.ClickException(f"“{error.filename}” tidak dapat dibaca atau ditulis ({error.strerror}).") from None
    click.echo(f"{count} laporan contoh ditulis di {out}/.")


@main.command("serve", options_metavar="[PILIHAN]")
@DATA
@DOCS
@SITE
@click.option("--port", default=8000, help="Pintu di komputer ini.", show_default=True)
def serve_command(data: Path, docs: Path, site: Path, port: int) -> None:
    """Tampilkan situs di komputer ini dan buat ulang setiap kali data, halaman, atau templat berubah."""
    from generator import serve
    from generator.build import build

    folders = Folders(_existing(data), docs, site, CONFIG)
    try:
        serve.serve(folders, port, lambda: _friendly(lambda watch: build(folders, watch), True, data))
    except OSError as error:
        why = f"Pintu {port} tidak dapat dipakai ({error.strerror}). Pilih yang lain, misalnya --port 8001."
        raise click.ClickException(why) from None


def _existing(data: Path) -> Path:
    if not data.is_dir():
        click.echo(
            f"Folder data “{data}” tidak ada. Jalankan dari folder proyek, atau sebutkan folder lain dengan --data.",
            err=True,
        )
        sys.exit(2)
    return data


def _done(job: Callable[[Step], Written], quiet: bool, data: Path) -> str:
    """Run a job; what it did in a sentence. Leaves with exit code 1 where it could not be done."""
    written = _friendly(job, quiet, data)
    if written is None:
        sys.exit(1)
    return f"{written.made} berkas dibuat, {written.changed} berubah, {written.removed} dihapus."


def _friendly(job: Callable[[Step], Written], quiet: bool, data: Path) -> Written | None:
    """Run a job with progress bars; say people's errors as sentences and return None."""
    from generator import report
    from generator.build import Refused, ToolFailed
    from generator.care import Unfit

    try:
        if quiet or not sys.stderr.isatty():
            return job(_silent)
        with _bars() as bars:
            return job(_watcher(bars))
    except Refused as refused:
        click.echo(report.render(refused.problems, "text", f"{data.as_posix().rstrip('/')}/"), err=True)
        click.echo("Situs tidak dibuat karena ada galat pada data.", err=True)
    except Unfit as unfit:
        click.echo("\n".join(unfit.sentences), err=True)
    except ToolFailed as failed:
        click.echo(f"Alat “{failed.tool}” berhenti dengan pesan:\n{failed.output}", err=True)
        click.echo("Situs belum selesai. Perbaiki berkas yang disebut pesan itu, lalu ulangi.", err=True)
    except OSError as error:
        what = error.filename or "berkas"
        click.echo(f"“{what}” tidak dapat dibaca atau ditulis ({error.strerror}). Periksa izin dan ruang.", err=True)
    return None


def _silent(_: str, steps: Iterable) -> Iterable:
    return steps


def _bars() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True))


def _watcher(bars: Progress) -> Step:
    def watch(name: str, steps: Iterable) -> Iterator:
        task = bars.add_task(name, total=None)
        count = 0
        for count, step in enumerate(steps, start=1):
            bars.update(task, completed=count)
            yield step
        bars.update(task, total=count, completed=count)

    return watch


if __name__ == "__main__":
    main()
