"""Same input, same bytes (promise 5); and a build that is given less than before leaves nothing of before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import Refused, ToolFailed, build, generate
from generator.folders import Folders
from generator.load import load
from generator.printer import epoch
from tests.bangun import ROOT, SAMPLE, different, quiet
from tests.bangun import tree as contents


def copy_of_the_project(folder: Path) -> Path:
    """What a fresh clone of the working tree holds: everything that Git does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def start(folder: Path, seed: str, zone: str) -> subprocess.Popen[str]:
    """A build in a world of its own: another hash seed, clock zone, language and length of path."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"LC_ALL": "C" if seed == "0" else "C.UTF-8"}
    command = [sys.executable, "-m", "generator", "build", "--quiet"]
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_two_builds_give_the_same_tree(tmp_path: Path) -> None:
    """Takes as long as a build: pages, drawings, downloads, workbooks, site map and search index, byte for byte."""
    one = copy_of_the_project(tmp_path / "satu")
    two = copy_of_the_project(tmp_path / "folder lain dengan nama yang jauh lebih panjang" / "dua")
    running = [start(one, "0", "Asia/Jayapura"), start(two, "4242", "America/Lima")]
    for process in running:
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0, said
    first, second = contents(one / "site"), contents(two / "site")
    assert len(first) > 3000
    assert any(name.startswith("pagefind/") for name in first) and "sitemap.xml" in first
    unlike = different(first, second)
    assert not unlike, f"{len(unlike)} berkas berbeda: {unlike[:10]}"


@pytest.fixture()
def folders(tmp_path: Path) -> Folders:
    """A copy of the tiny complete data set in a project of its own."""
    shutil.copytree(SAMPLE, tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text("site_name: Uji\n", encoding="utf-8")
    return Folders(tmp_path / "data", tmp_path / "docs", tmp_path / "site", tmp_path / "mkdocs.yml")


def test_a_second_generation_changes_nothing(folders: Folders) -> None:
    first = generate(folders, quiet)
    before = contents(folders.docs)
    assert first.made == first.changed == len(before) and first.removed == 0
    second = generate(folders, quiet)
    assert (second.made, second.changed, second.removed) == (first.made, 0, 0)
    assert contents(folders.docs) == before


def test_what_is_no_longer_made_is_removed_and_what_people_wrote_stays(folders: Folders) -> None:
    written = folders.docs / "edisi/2025/catatan-tangan.md"
    written.parent.mkdir(parents=True)
    written.write_text("# Ditulis orang\n", encoding="utf-8")
    generate(folders, quiet)
    shutil.rmtree(folders.data / "edisi/2025/62.01")
    again = generate(folders, quiet)
    assert again.removed > 0
    remaining = contents(folders.docs)
    assert remaining.pop("edisi/2025/catatan-tangan.md") == b"# Ditulis orang\n"
    other = folders.config.with_name("lain")
    other.mkdir()
    shutil.copy(folders.config, other)
    fresh = Folders(folders.data, other / "docs", folders.site, other / "mkdocs.yml")
    generate(fresh, quiet)
    assert different(remaining, contents(fresh.docs)) == []


def test_data_with_errors_is_refused_before_anything_is_written(folders: Folders) -> None:
    (folders.data / "edisi/2025/62.01/laporan.yml").write_text("edisi: [", encoding="utf-8")
    folders.config.write_text("site_name: contoh\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build(folders, quiet)
    assert any(problem.level == "galat" for problem in refused.value.problems)
    assert not folders.docs.exists() and not folders.site.exists() and not folders.ledger.exists()


def test_the_clock_of_the_site_is_that_of_its_data(folders: Folders) -> None:
    """1 December 2025, the newest `diperbarui` of the sample, or whatever it says then; never today."""
    path = folders.data / "edisi/2025/edisi.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join("diperbarui: 2031-02-03" if x.startswith("diperbarui:") else x for x in lines) + "\n",
        encoding="utf-8",
    )
    assert epoch(load(folders.data)[0]) == 1927843200


def test_a_failing_tool_tells_its_name_and_its_words(folders: Folders) -> None:
    folders.config.write_text("site_name: Uji\ntheme: tema-karangan\n", encoding="utf-8")
    with pytest.raises(ToolFailed) as failed:
        build(folders, quiet)
    assert "mkdocs" in failed.value.tool and "tema-karangan" in failed.value.output
