"""`kks diff` between commits: read without touching anything, and faults told in sentences."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.banding import (
    LAPORAN,
    SAMPLE,
    edit,
    kks,
    told_figures,
)


def git(folder: Path, *arguments: str) -> str:
    setup = ("-c", "user.name=Penguji", "-c", "user.email=uji@contoh.example", "-c", "init.defaultBranch=utama")
    command = ["git", *setup, "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture()
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit (`awal`) is the sample, and whose second has one figure changed."""
    folder = tmp_path / "proyek"
    shutil.copytree(SAMPLE, folder / "data")
    git(folder, "init", "--quiet")
    (folder / "data/.gitattributes").write_text("* export-ignore\n", encoding="utf-8")
    for message in ("awal", "kedua"):
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", message)
        if message == "awal":
            git(folder, "tag", "awal")
            edit(folder, f"data/{LAPORAN}", "desa_odf: 93", "desa_odf: 70")
    monkeypatch.chdir(folder)
    return folder


def changed_ids(*arguments: str | Path) -> list[str]:
    result = kks(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return [figure["id"] for figure in told_figures(json.loads(result.output))]


def test_commits_and_folders_are_compared_alike(repository: Path) -> None:
    assert (
        changed_ids("awal", "HEAD")
        == changed_ids("awal")
        == changed_ids(SAMPLE, "HEAD")
        == ["2025.62.01.odf.dinkes-contoh.desa"]
    )
    assert changed_ids("HEAD") == []
    edit(repository, f"data/{LAPORAN}", "desa_odf: 70", "desa_odf: 71")  # the folder as it is being edited
    assert changed_ids("HEAD") == ["2025.62.01.odf.dinkes-contoh.desa"]


def test_the_work_tree_is_never_touched(repository: Path) -> None:
    edit(repository, f"data/{LAPORAN}", "desa_odf: 70", "desa_odf: 71")
    before = git(repository, "status", "--porcelain=v2", "--branch"), git(repository, "count-objects", "-v")
    index = (repository / ".git/index").read_bytes()
    assert kks("awal", "HEAD").exit_code == 0
    assert (repository / ".git/index").read_bytes() == index
    assert before == (git(repository, "status", "--porcelain=v2", "--branch"), git(repository, "count-objects", "-v"))


def test_a_folder_with_data_wins_over_a_ref_of_its_name(repository: Path) -> None:
    shutil.copytree(SAMPLE, repository / "HEAD")
    assert changed_ids("awal", "HEAD") == []
    (repository / "awal").mkdir()  # an empty one does not
    assert changed_ids("awal", "data") != []


def test_data_at_another_place(repository: Path) -> None:
    git(repository, "mv", "data", "isi")
    git(repository, "commit", "--quiet", "--message", "pindah")
    assert changed_ids("awal:data", "HEAD", "--data", "isi") == ["2025.62.01.odf.dinkes-contoh.desa"]
    result = kks("awal", "--data", "isi")
    assert result.exit_code == 2
    assert "Di “awal” tidak ada folder isi/." in result.output and "awal:data" in result.output


def test_from_a_folder_below_and_from_elsewhere(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(repository / "data")
    assert changed_ids("awal", "--data", ".") == ["2025.62.01.odf.dinkes-contoh.desa"]
    monkeypatch.chdir(tmp_path)
    assert changed_ids("awal", "--data", repository / "data") == ["2025.62.01.odf.dinkes-contoh.desa"]


@pytest.mark.parametrize("name", ["tidak-ada", "--version", "HEAD~9", "a b", ""])
def test_a_ref_that_is_none_gets_a_sentence(repository: Path, name: str) -> None:
    result = kks("--", name)
    assert result.exit_code == 2
    assert re.fullmatch(r"“.*” bukan folder data.*git fetch\.\n", result.output)


def test_a_shallow_copy_says_how_to_deepen_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "dangkal")
    monkeypatch.chdir(tmp_path / "dangkal")
    assert changed_ids("HEAD", "HEAD") == []
    result = kks("HEAD~1", "HEAD")
    assert result.exit_code == 2
    assert "Salinan ini dangkal" in result.output and "git fetch --unshallow" in result.output


def test_outside_any_repository_only_folders_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shutil.copytree(SAMPLE, tmp_path / "data")
    result = kks("HEAD")
    assert result.exit_code == 2 and "bukan salinan git" in result.output
    assert changed_ids(SAMPLE) == []


def test_links_in_a_commit_lead_nowhere(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.yml"
    secret.write_text("edisi: 2025\nnama: RAHASIA\n", encoding="utf-8")
    (repository / "data" / LAPORAN).unlink()
    (repository / "data" / LAPORAN).symlink_to(secret)
    git(repository, "commit", "--quiet", "--all", "--message", "tautan")
    for arguments in (("awal", "HEAD"), ("awal",)):  # in a commit, and in the folder itself
        result = kks(*arguments)
        assert result.exit_code == 0
        assert "RAHASIA" not in result.output
        assert "E02-tautan" in result.output


def test_help_says_that_folders_win() -> None:
    assert "folder yang berisi data didahulukan" in " ".join(kks("--help").output.split())
