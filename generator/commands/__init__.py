"""The command line `kks`: a file a family of commands, and here what they share.

Each command loads what it needs when it is called: a build with nothing to do must not wait for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.folders import Step, Written

if TYPE_CHECKING:
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


def existing(data: Path) -> Path:
    """The data folder, whole: what a publication broken off had begun is finished or dropped first."""
    if not data.is_dir():
        click.echo(
            f"Folder data “{data}” tidak ada. Jalankan dari folder proyek, atau sebutkan folder lain dengan --data.",
            err=True,
        )
        sys.exit(2)
    settle(data)
    return data


def settle(data: Path) -> None:
    """Finish or drop what a publication broken off had begun; leaves with exit code 2 where that cannot be done."""
    from generator import journal

    try:
        if data.is_dir() and journal.recover(data):
            click.echo("Penerbitan yang terputus sudah diselesaikan.", err=True)
    except OSError as error:
        click.echo(
            f"Penerbitan yang terputus belum dapat diselesaikan: “{error.filename}” ({error.strerror}).", err=True
        )
        sys.exit(2)


def done(job: Callable[[Step], Written], quiet: bool, data: Path) -> str:
    """Run a job; what it did in a sentence. Leaves with exit code 1 where it could not be done."""
    written = friendly(job, quiet, data)
    if written is None:
        sys.exit(1)
    return f"{written.made} berkas dibuat, {written.changed} berubah, {written.removed} dihapus."


def friendly(job: Callable[[Step], Written], quiet: bool, data: Path) -> Written | None:
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
        click.echo(f"{unusable(error)} Periksa izin dan ruang.", err=True)
    return None


def unusable(error: OSError) -> str:
    """The sentence that names the file the system refused, and why."""
    return f"“{error.filename or 'berkas'}” tidak dapat dibaca atau ditulis ({error.strerror})."


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
