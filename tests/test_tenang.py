"""Where nothing has changed nothing is done; the same input gives the same bytes wherever and however it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import printer
from tests.bangun import PATIENCE, ROOT, copy, different, found, inputs_of, tree

HEAVY = ("pandas", "numpy", "matplotlib", "jinja2", "pydantic", "yaml", "openpyxl", "mkdocs", "markdown", "rich", "PIL")
# Runs the command as a person does, forbids it to start anything, and tells what it has loaded.
WATCHED = """
import subprocess, sys
def refuse(*_, **__): raise AssertionError("a tool was started")
subprocess.Popen = refuse
import os
os.fork = refuse
from generator.__main__ import main
try:
    main(["build", "--quiet"])
except SystemExit as end:
    assert not end.code, end.code
names = {name.partition(".")[0] for name in sys.modules} | {name for name in sys.modules if "generator." in name}
print("dimuat:", *sorted(names))
"""


def run(folder: Path, *command: str, **environment: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def times(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in folder.rglob("*")}


def test_a_build_with_nothing_to_do_loads_nothing_and_touches_nothing(built: Path, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "tenang")
    first = run(folder, "-m", "generator", "build", "--quiet")
    before = times(folder)
    said = run(folder, "-c", WATCHED)
    message, _, loaded = said.partition("dimuat:")
    assert "Tidak ada yang berubah" in message and "site/" in message
    heavy = set(HEAVY) & set(loaded.split())
    assert not heavy
    assert not {"generator.build", "generator.load", "generator.pages", "generator.making"} & set(loaded.split())
    assert times(folder) == before
    assert "Situs siap" in first


@pytest.mark.parametrize(
    "path", ["data/penghargaan.csv", "docs/metode.md", "overrides/main.html", "mkdocs.yml", "docs/daerah/index.md"]
)
def test_a_change_of_one_byte_is_noticed(built: Path, tmp_path: Path, path: str) -> None:
    from generator import settled

    folder = copy(built, tmp_path / "tenang")
    assert settled.look(found(folder))[1]
    target = folder / path
    target.write_bytes(target.read_bytes() + b"\n")
    assert not settled.look(found(folder))[1]


@pytest.mark.parametrize("name", ["KKS_ALAMAT", "KKS_REPOSITORI"])
def test_another_address_is_another_site(built: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    from generator import settled

    monkeypatch.setenv(name, "https://situs.contoh/kks/")
    assert not settled.look(found(built))[1]


@pytest.mark.parametrize(("hands", "seed"), [("1", "0"), ("2", "4242"), ("3", "17")])
def test_the_same_bytes_with_other_hands_seeds_and_places(built: Path, tmp_path: Path, hands: str, seed: str) -> None:
    folder = inputs_of(built, tmp_path / ("folder dengan nama lain " * int(hands)))
    world = {"KKS_KERJA": hands, "PYTHONHASHSEED": seed, "TZ": "America/Lima", "LC_ALL": "C.UTF-8"}
    run(folder, "-m", "generator", "build", "--quiet", **world)
    assert different(tree(folder / "site"), tree(built / "site")) == []


def test_pages_alone_and_then_the_site(built: Path, tmp_path: Path) -> None:
    """`kks generate` puts the files into docs/ as well; none of them stays there when the site is built."""
    folder = inputs_of(built, tmp_path / "urut")
    run(folder, "-m", "generator", "generate", "--quiet")
    assert list((folder / "docs").rglob("*.xlsx"))
    run(folder, "-m", "generator", "build", "--quiet")
    assert different(tree(folder / "site"), tree(built / "site")) == []
    assert different(tree(folder / "docs"), tree(built / "docs")) == []
    run(folder, "-m", "generator", "generate", "--quiet")
    run(folder, "-m", "generator", "build", "--quiet")
    assert different(tree(folder / "site"), tree(built / "site")) == []


def test_a_template_of_ours_makes_everything_anew(built: Path, tmp_path: Path) -> None:
    """A build by other code believes nothing of what this code has left."""
    folder = copy(built, tmp_path / "templat")
    (folder / "kode").mkdir()
    copy(ROOT / "generator", folder / "kode/generator")
    template = folder / "kode/generator/pages/templates/tentang-uji.md.j2"
    card = next((folder / "kode/generator/pages/templates").glob("*indikator*.j2"))
    card.write_text(card.read_text(encoding="utf-8").replace("<h1", "<h1 data-uji"), encoding="utf-8")
    assert not template.exists()
    fresh = inputs_of(folder, tmp_path / "bersih")
    for where in (folder, fresh):
        run(where, "-m", "generator", "build", "--quiet", PYTHONPATH=str(folder / "kode"))
    assert different(tree(folder / "site"), tree(fresh / "site")) == []
    assert different(tree(folder / "site"), tree(built / "site"))


def test_what_the_printer_says_is_weighed() -> None:
    """Borrowed pages may lead to a district that this country does not have; nothing else may lead nowhere."""
    start = "WARNING -  Doc file 'a/b.md' contains a link "
    gone = f"{start}'../edisi/2024/62.01-x/index.md#y', but the target 'a/z' is not found among documentation files."
    ours = f"{start}'../metode.md', but the target 'metode.md' is not found among documentation files."
    anchor = f"{start}'../metode.md#x', but the doc 'metode.md' does not contain an anchor '#x'."
    usual = "WARNING -  A 'dirty' build is being performed, this will lead to x\nINFO    -  x"
    assert printer.complaints(usual) == printer.complaints(f"{usual}\n{gone}", True) == ""
    for said in (gone, ours, anchor, "ERROR   -  x"):
        assert printer.complaints(f"{usual}\n{said}") == said
    for said in (ours, anchor, "ERROR   -  x"):
        assert printer.complaints(f"{usual}\n{said}", True) == said
