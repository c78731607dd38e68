"""The guides say what is so: every command of the git guide is run as it stands; every picture is there and light."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.buku import changed, country, every, fill, indicators

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/aset/panduan"
GUIDES = [ROOT / "docs" / name for name in ("menerbitkan.md", "menerbitkan-git.md")]
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r'!\[([^\]]+)\]\(aset/panduan/([^)]+)\)\{ width="(\d+)" height="(\d+)" loading="lazy" \}')
OFFERED = re.compile(r"foto\('([^']+)', (\d+), (\d+), '([^']+)'")
HEAVIEST, WIDEST = 60_000, 1280
# What the project is built and checked with; a checkout needs no more of it.
PARTS = ("generator", "Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "mkdocs.yml",
         ".gitignore")  # fmt: skip


def blocks() -> list[str]:
    return SHELL.findall(GUIDES[1].read_text(encoding="utf-8"))


def git(place: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=place, check=True, capture_output=True)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A machine on which both addresses of the guide lead to a bare repository with sample data."""
    work = tmp_path / "isi"
    work.mkdir()
    for there in (ROOT / name for name in PARTS):
        if there.is_dir():
            shutil.copytree(there, work / there.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(there, work)
    country(work / "data")
    for words in (("init", "-b", "main"), ("add", "."), ("commit", "-m", "awal")):
        git(work, "-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example", *words)
    git(tmp_path, "clone", "--bare", "isi", "rapor-kks.git")
    return tmp_path


def installed(place: Path) -> None:
    """What `make` would have installed, without the network: a `kks` that runs the code of this checkout."""
    tools = place / ".venv/bin"
    tools.mkdir(parents=True)
    (tools / "kks").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
    (tools / "kks").chmod(0o755)
    for name in ("pyvenv.cfg", ".runtime"):
        (place / ".venv" / name).touch()


def filled(place: Path) -> None:
    """What the official does between the commands."""
    book, items = place / "kobar.xlsx", indicators(place / "data")
    book.write_bytes(changed(book.read_bytes(), lambda one: fill(one, items, every(items))))


def run(world: Path, place: Path, block: str) -> str:
    told = {"GIT_CONFIG_COUNT": "2"}
    for n, owner in enumerate(("NAMA-ANDA", "PEMILIK")):
        told[f"GIT_CONFIG_KEY_{n}"] = f"url.{world / 'rapor-kks.git'}.insteadOf"
        told[f"GIT_CONFIG_VALUE_{n}"] = f"https://github.com/{owner}/rapor-kks.git"
    for who in ("AUTHOR", "COMMITTER"):
        told |= {f"GIT_{who}_NAME": "Contoh", f"GIT_{who}_EMAIL": "contoh@contoh.example"}
    done = subprocess.run(
        ["sh", "-e", "-c", block], cwd=place, env=os.environ | told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_every_command_of_the_git_guide_runs_as_it_stands(world: Path) -> None:
    place, said = world, {}
    for block in blocks():
        said[block] = run(world, place, block)
        if block.startswith("git clone"):
            place = world / "rapor-kks"
            installed(place)
        if "kks template" in block:
            filled(place)
    told = "\n".join(said.values())
    assert "tidak menulis apa pun" in told and "Data rapi" in told
    difference = next(text for block, text in said.items() if "kks diff" in block)
    assert "Kotawaringin Barat" in difference and "ditambah" in difference, difference
    branch = subprocess.run(
        ["git", "show", "--stat", "--format=%s", "data-2025-62.01"],
        cwd=world / "rapor-kks.git", check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert "edisi/2025/62.01/nilai.csv" in branch and "laporan.yml" in branch and "xlsx" not in branch
    assert (place / "data/edisi/2027/edisi.yml").is_file()


def shown() -> list[tuple[str, int, int, str]]:
    """Name, width, height and words of every picture that a page shows."""
    page = (ROOT / "generator/pages/templates/kontribusi.md.j2").read_text(encoding="utf-8")
    found = [(name, int(wide), int(high), alt) for name, wide, high, alt in OFFERED.findall(page)]
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        assert len(SHOWN.findall(text)) == text.count("](aset/"), f"{guide.name}: sebuah gambar tanpa ukuran"
        found += [(name, int(wide), int(high), alt) for alt, name, wide, high in SHOWN.findall(text)]
    return found


def size(path: Path) -> tuple[int, int]:
    if path.suffix == ".svg":
        found = re.search(r'<svg [^>]*width="(\d+)" height="(\d+)"', path.read_text(encoding="utf-8"))
        assert found
        return int(found[1]), int(found[2])
    with Image.open(path) as picture:
        return picture.size


def test_every_picture_is_shown_in_its_size_with_words_for_it() -> None:
    assert {name for name, *_ in shown()} == {path.name for path in PICTURES.iterdir()}
    for name, wide, high, alt in shown():
        assert (wide, high) == size(PICTURES / name), name
        assert len(alt) > 30, name


def test_pictures_are_light() -> None:
    heavy = {path.name: path.stat().st_size for path in PICTURES.iterdir() if path.stat().st_size > HEAVIEST}
    assert not heavy and all(size(path)[0] <= WIDEST for path in PICTURES.iterdir())


def test_drawings_of_foreign_pages_say_so_and_know_the_dark() -> None:
    for path in PICTURES.glob("*.svg"):
        assert "prefers-color-scheme:dark" in path.read_text(encoding="utf-8"), path.name
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        assert text.count(".svg)") == text.count("*Gambar skema; tampilan sebenarnya dapat berbeda.*"), guide.name


def test_the_form_has_the_fields_that_the_page_fills_in() -> None:
    from generator.pages.contribute import FORM

    form = (ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8")
    script = (ROOT / "docs/aset/rapor.js").read_text(encoding="utf-8")
    assert "id: daerah" in form and "id: tahun" in form and "name: Data baru tanpa git" in form
    assert "daerah: code" in script and "tahun: year.value" in script


def test_the_old_name_of_the_form_is_gone() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    old = re.compile(r'(\*\*|["“])Data baru(\*\*|["”])')
    assert not [path.name for path in pages if old.search(path.read_text(encoding="utf-8"))]
