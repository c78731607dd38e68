"""Workbooks in and out: template, import; and new, which opens an edition for them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.commands import DATA, existing, unusable

if TYPE_CHECKING:
    from generator.excel import Outcome, Task
    from generator.excel.whose import Ground


@click.command("template", options_metavar="[PILIHAN]")
@click.argument("wilayah", metavar="WILAYAH")
@click.argument("tahun", metavar="TAHUN", type=click.IntRange(1998, 2099))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Berkas .xlsx; untuk satu provinsi: folder.")
@click.option("--instrumen", default="", help="Versi instrumen, bila edisinya belum dibuka.")
@DATA
def template_command(wilayah: str, tahun: int, out: Path | None, instrumen: str, data: Path) -> None:
    """Buat buku kerja Excel untuk satu daerah (62.01) atau semua daerah satu provinsi (62)."""
    from generator.excel.handed import NotKnown, Order, districts, instrument, workbooks

    base, order = _ground(existing(data)), Order(wilayah, tahun, instrumen)
    try:
        item, codes = instrument(order, base), districts(order, base)
        many = "." not in wilayah
        place = out or Path(f"kks-{tahun}-{wilayah}" + ("" if many else ".xlsx"))
        if not many and place.suffix.lower() != ".xlsx":
            raise NotKnown(f"Nama berkas “{place}” harus berakhiran .xlsx.")
        (place if many else place.parent).mkdir(parents=True, exist_ok=True)
        for code, book in workbooks(order, base, data):
            (place / f"kks-{tahun}-{code}.xlsx" if many else place).write_bytes(book)
    except NotKnown as unknown:
        click.echo(str(unknown), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"“{error.filename}” tidak dapat ditulis ({error.strerror}).", err=True)
        sys.exit(2)
    click.echo(f"{len(codes)} buku kerja untuk edisi {tahun}, instrumen {item.versi}: {place}")
    if tahun not in base.frame.edisi:
        click.echo(f"Edisi {tahun} belum dibuka. Sebelum mengimpor: kks new {tahun} --instrumen {item.versi}")


@click.command("import", options_metavar="[PILIHAN]")
@click.argument("files", metavar="BERKAS...", nargs=-1, required=True, type=click.Path(path_type=Path))
@DATA
@click.option("--daerah", default="", metavar="KODE", help="Kode daerah, bila buku kerja tidak menyebutnya.")
@click.option("--tahun", type=click.IntRange(1998, 2099), help="Edisi, bila buku kerja tidak menyebutnya.")
@click.option("--penomoran", default="", metavar="VERSI", help="Versi instrumen yang nomor tatanannya dipakai.")
@click.option("--penerbit", default="", help="Penerbit angkanya, bila buku kerja tidak menyebutnya.")
@click.option("--tanggal", default="", help="Tanggal sumbernya, misalnya 2025-05-31.")
@click.option("--tahap", type=click.Choice(["mandiri", "provinsi", "pusat"]), default="provinsi", show_default=True,
              help="Tahap angka rekapitulasi provinsi.")  # fmt: skip
@click.option("--ganti", is_flag=True, help="Ganti nilai yang sudah ada dan berbeda; yang diganti ditampilkan.")
@click.option("--coba", is_flag=True, help="Tampilkan saja; tidak ada yang ditulis ke folder data.")
@click.option(
    "--temuan", type=click.Path(path_type=Path), help="Folder salinan bertanda; bawaan: di sebelah berkasnya."
)
@click.option("--ringkas-json", type=click.Path(path_type=Path), help="Tulis hasilnya juga ke berkas JSON ini.")
def import_command(files: tuple[Path, ...], data: Path, **asked: Any) -> None:
    """Masukkan buku kerja Excel ke folder data; yang keliru ditandai di salinannya. Keluar 1 bila ada temuan."""
    from generator.excel import Task
    from generator.excel.whose import Asked

    names = ("penomoran", "penerbit", "tanggal", "tahap")
    wanted = Asked(asked["daerah"], asked["tahun"] or 0, **{name: asked[name] for name in names})
    task = Task(existing(data), wanted, _ground(data))
    code, told, taken = 0, [], set[str]()
    for outcome in _outcomes(task, [str(path) for path in files]):
        result = _told(outcome, task, asked, taken)
        told.append(result)
        code = max(code, result["keluar"])
    if asked["ringkas_json"]:
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        try:
            asked["ringkas_json"].write_text(text, encoding="utf-8")
        except OSError as error:
            click.echo(f"“{asked['ringkas_json']}” tidak dapat ditulis ({error.strerror}).", err=True)
            code = 2
    if len(files) > 1:
        good = sum(result["keluar"] == 0 for result in told)
        click.echo(f"{good} dari {len(told)} buku kerja masuk.")
    sys.exit(code)


def _outcomes(task: Task, paths: Sequence[str]) -> list[Outcome]:
    """In the order they were given, read on all cores."""
    from generator.crew import crew
    from generator.excel import outcomes, ready

    with crew() as hands:
        hands.grow(len(paths), ready)
        found = {outcome.path: outcome for outcome in hands.run(outcomes, task, list(dict.fromkeys(paths)))}
    return [found[path] for path in dict.fromkeys(paths)]


def _told(outcome: Outcome, task: Task, asked: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    """Say what came of one workbook and write it, if it may be; the same as a record for programs."""
    from generator.excel import said

    click.echo(f"{outcome.path}")
    for line in outcome.said:
        click.echo(f"  {line}")
    differing = [change for report in outcome.reports for change in report.changes]
    folders = [report.folder for report in outcome.reports]
    twice = [name for name in folders if name in taken or folders.count(name) > 1]
    for report in outcome.reports:
        click.echo(f"  {report.name}, edisi {report.folder.split('/')[1]}")
        for line in report.said:
            click.echo(f"    {line}")
    if differing:
        click.echo(f"  {len(differing)} nilai yang sudah ada berbeda (lama -> baru):")
        click.echo("\n".join(said.changes(differing)))
    for line in [*outcome.refused, *said.findings(outcome.findings)]:
        click.echo(line if line.startswith("  ") else f"  {line}")
    copied = _copy(outcome, asked["temuan"])
    why = _why_not(outcome, (differing, twice), asked)
    written, failed = ([], "") if why or asked["coba"] else _write(outcome, task.data, taken)
    why = why or failed
    added = sum(report.added for report in outcome.reports)
    click.echo(f"  {why}" if why else f"  {_done(written, added, asked['coba'])}")
    return {
        "berkas": outcome.path,
        "daerah": [{"folder": one.folder, "nama": one.name, "terbaca": one.said} for one in outcome.reports],
        "ditulis": written,
        "berbeda": [{"butir": c.what, "lama": c.old, "baru": c.new} for c in differing],
        "ditolak": [*outcome.refused, *([why] if why else [])],
        "temuan": [
            {"tingkat": f.level, "lembar": f.cell[0], "baris": f.cell[1], "kolom": f.cell[2], "salah": f.fault,
             "cara": f.remedy}
            for f in outcome.findings
        ],
        "salinan": copied,
        "keluar": 0 if not why else 2 if outcome.refused or failed else 1,
    }  # fmt: skip


def _write(outcome: Outcome, data: Path, taken: set[str]) -> tuple[list[str], str]:
    """Write the reports of a workbook; the files written, and why not all, as a sentence."""
    from generator.excel import write

    written: list[str] = []
    for report in outcome.reports:
        try:
            written += write(data, report)
        except OSError as error:
            rest = f"Yang sudah ditulis: {', '.join(written)}." if written else "Tidak ada yang diubah."
            return written, f"Folder {report.folder} tidak dapat ditulis ({error.strerror}). {rest}"
        taken.add(report.folder)
    return written, ""


def _why_not(outcome: Outcome, more: tuple[list[Any], list[str]], asked: dict[str, Any]) -> str:
    """Why nothing is written, as a sentence; empty where it may be."""
    differing, twice = more
    if outcome.refused:
        return "Tidak ada yang diubah."
    if not outcome.good:
        return "Tidak ada yang diubah: perbaiki temuan galat di salinan bertanda, lalu impor salinan itu."
    if twice:
        return f"Tidak ada yang diubah: {twice[0]} sudah diisi buku kerja lain pada panggilan ini. Impor satu per satu."
    if differing and not asked["ganti"]:
        return "Tidak ada yang diubah. Bila nilai baru yang benar, ulangi dengan --ganti."
    return ""


def _copy(outcome: Outcome, folder: Path | None) -> str:
    """Write the marked copy; its path, or nothing."""
    if not outcome.copy:
        return ""
    try:
        target = _free(Path(outcome.path), folder or Path(outcome.path).parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(outcome.copy)
    except OSError as error:
        click.echo(f"  Salinan bertanda tidak dapat ditulis ({error.strerror}: {error.filename}).")
        return ""
    click.echo(f"  Salinan bertanda: {target}")
    return str(target)


def _free(path: Path, folder: Path) -> Path:
    """Where the marked copy goes: over the copy that was handed in, else never over a file that is there already.

    Somebody may be mending that one.
    """
    stem = re.sub(r"-temuan(-\d+)?$", "", path.stem)
    if stem != path.stem and (folder / f"{path.stem}.xlsx") == path:
        return path
    names = (f"{stem}-temuan{'' if n == 1 else f'-{n}'}.xlsx" for n in count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def _done(written: list[str], added: int, trial: bool) -> str:
    if trial:
        return f"{added} nilai baru siap masuk; --coba tidak menulis apa pun."
    return f"{added} nilai baru; ditulis: {', '.join(written)}." if written else "Tidak ada yang baru; data sudah sama."


@click.command("new", options_metavar="[PILIHAN]")
@click.argument("tahun", metavar="TAHUN", type=click.IntRange(1998, 2099))
@click.option("--instrumen", required=True, metavar="VERSI", help="Versi instrumen yang dipakai edisi ini.")
@DATA
def new_command(tahun: int, instrumen: str, data: Path) -> None:
    """Buka edisi baru: tulis edisi.yml berstatus draf ke folder data."""
    from generator.newcomer import NotPossible, opened

    try:
        path = opened(existing(data), tahun, instrumen)
    except NotPossible as reason:
        click.echo(str(reason), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"{unusable(error)} Tidak ada yang berubah.", err=True)
        sys.exit(2)
    click.echo(f"Edisi {tahun} dibuka sebagai draf: {path}. Periksa isinya, lalu impor buku kerja daerah.")


def _ground(data: Path) -> Ground:
    from generator import load
    from generator.excel.whose import ground

    frame, _, _ = load.frame(data)
    return ground(frame, load.regions_of(frame))
