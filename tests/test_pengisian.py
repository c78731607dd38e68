"""Who entered what, on the site: as the newest commit knows it, and only where the whole history is there."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.bangun import build, copy

WHERE = "site/aset/data/pengisian"


def commit(folder: Path, who: str) -> None:
    own = ("-c", f"user.name={who}", "-c", "user.email=a@contoh.example")
    for command in (("init", "-q"), ("add", "."), (*own, "commit", "-q", "--allow-empty", "-m", "Isi")):
        subprocess.run(["git", *command], cwd=folder, check=True)


def told(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / WHERE / f"{name}.json").read_bytes())
    return found


def test_a_commit_alone_brings_its_author_to_the_site(built: Path, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "negeri")
    assert not (folder / WHERE).exists()
    commit(folder, "Siti")
    build(folder)
    year = max(path.stem for path in (folder / WHERE).glob("2*.json"))
    kode = next(kode for kode in told(folder, year) if kode[:2].isdecimal())
    assert [name for name in told(folder, year)[kode] if name == "Siti"] == ["Siti"]
    assert told(folder, year)["data_contoh"] and told(folder, "lain")["penghargaan"][1] == "Siti"

    report = folder / f"data/edisi/{year}/{kode}/laporan.yml"
    report.write_text(report.read_text(encoding="utf-8") + "# dibaca ulang\n", encoding="utf-8")
    build(folder)
    assert "Budi" not in told(folder, year)[kode]
    commit(folder, "Budi")
    assert build(folder).changed > 0
    assert told(folder, year)[kode][1::2] == ["Siti", "Budi"] and told(folder, year)[""][1::2] == ["Siti", "Budi"]

    commit(folder, "Kosong")
    assert build(folder).changed == 0

    shutil.rmtree(report.parent)  # not committed yet, but there is nothing left that somebody entered
    build(folder)
    assert kode not in told(folder, year) and "Budi" in told(folder, year)[""]


def test_without_a_history_nobody_is_named_any_more(built: Path, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "negeri")
    commit(folder, "Siti")
    build(folder)
    (folder / ".git").rename(tmp_path / "git")
    build(folder)
    assert not [*(folder / WHERE).glob("*")]
