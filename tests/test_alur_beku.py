"""Freezing by workflow: only the four files of an archive are proposed, and only if they fit together."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from tests.skrip import FakeGh, arsipkan

EDITION = 'tahun: 2023\nstatus: "terbit"  # diumumkan\njadwal:\n- acara: x\n'


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository with a remote, the current folder of the script, and an archive as the first job leaves it."""
    remote, folder = tmp_path / "asal.git", tmp_path / "salinan"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(tmp_path, "clone", "--quiet", str(remote), str(folder))
    git(folder, "checkout", "--quiet", "-B", "main")
    put(folder / "data/edisi/2023/edisi.yml", EDITION)
    put(folder / ".gitignore", "/build/\n")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@contoh.example", "commit", "--quiet", "-m", "Awal")
    git(folder, "push", "--quiet", "origin", "main")
    handed = folder / "build/arsip"
    put(handed / "edisi/2023/edisi.yml", EDITION.replace("terbit", "arsip").replace("\n- acara", "\n  - acara"))
    sums = ""
    for name in (arsipkan.RESULTS, arsipkan.SITE):
        put(handed / "arsip/2023" / name, name)
        sums += f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n"
    put(handed / "arsip/2023/SHA256SUMS", sums)
    put(handed / "arsip/2023/lain.txt", "tidak ikut")
    monkeypatch.chdir(folder)
    return folder


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    found = FakeGh(tmp_path / "bin", monkeypatch)
    found.ready({"inputs": {"tahun": "2023"}})
    return found


def test_an_archive_is_proposed(clone: Path, gh: FakeGh) -> None:
    assert arsipkan.main() == 0
    changed = git(clone, "show", "--name-only", "--format=", "origin/beku/2023").splitlines()
    archive = [f"data/arsip/2023/{name}" for name in ("SHA256SUMS", "hasil.csv", "situs.zip")]
    assert sorted(changed) == [*archive, "data/edisi/2023/edisi.yml"]
    ((method, path, body),) = gh.written()
    assert (method, path, body["head"], body["base"]) == ("POST", "pulls", "beku/2023", "main")
    assert arsipkan.main() == 1  # a branch that is there is never written over


@pytest.mark.parametrize(
    "name, text",
    [
        ("edisi/2023/edisi.yml", EDITION.replace("terbit", "arsip") + "kontak: orang lain\n"),
        ("edisi/2023/edisi.yml", EDITION),
        ("arsip/2023/situs.zip", "lain"),
        ("arsip/2023/SHA256SUMS", "kacau"),
    ],
)
def test_what_does_not_fit_is_refused(clone: Path, gh: FakeGh, name: str, text: str) -> None:
    put(clone / "build/arsip" / name, text)
    assert arsipkan.main() == 1
    assert gh.written() == []
    assert "beku/2023" not in git(clone, "ls-remote", "origin")


@pytest.mark.parametrize("tahun", ["", "../2023", "2023 2024", "$(id)"])
def test_a_year_is_a_year(clone: Path, gh: FakeGh, tahun: str) -> None:
    gh.ready({"inputs": {"tahun": tahun}})
    assert arsipkan.main() == 1
