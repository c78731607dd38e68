"""docs/: only what changed is written, only what was ours is removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.model import Output
from generator.write import Written, write


def outputs(**files: str) -> list[Output]:
    return [Output(f"{name}/index.md", text.encode()) for name, text in files.items()]


def test_only_what_changed_is_written_and_orphans_go(tmp_path: Path) -> None:
    docs, ledger = tmp_path / "docs", tmp_path / ".kks" / "buku.json"
    assert write(outputs(a="1", b="2"), docs, ledger) == Written(2, 2, 0)
    (docs / "tulisan.md").write_text("tangan", encoding="utf-8")
    before = (docs / "a/index.md").stat().st_mtime_ns
    assert write(outputs(a="1", c="3"), docs, ledger) == Written(2, 1, 1)
    assert (docs / "a/index.md").stat().st_mtime_ns == before
    assert sorted(p.name for p in docs.iterdir()) == ["a", "c", "tulisan.md"]


def test_a_folder_with_something_of_another_hand_stays(tmp_path: Path) -> None:
    docs, ledger = tmp_path / "docs", tmp_path / "buku.json"
    write(outputs(a="1"), docs, ledger)
    (docs / "a/catatan.md").write_text("tangan", encoding="utf-8")
    assert write([], docs, ledger).removed == 1
    assert (docs / "a/catatan.md").is_file()


@pytest.mark.parametrize("path", ["../luar.md", "/luar.md", "a/../../luar.md", "", 7])
def test_a_ledger_never_reaches_outside(tmp_path: Path, path: object) -> None:
    docs, ledger, outside = tmp_path / "docs", tmp_path / "buku.json", tmp_path / "luar.md"
    docs.mkdir()
    outside.write_text("jangan", encoding="utf-8")
    ledger.write_text(json.dumps([path]), encoding="utf-8")
    assert write([], docs, ledger).removed == 0
    assert outside.is_file()


def test_a_broken_ledger_stops_nothing(tmp_path: Path) -> None:
    docs, ledger = tmp_path / "docs", tmp_path / "buku.json"
    ledger.write_text('["a/inde', encoding="utf-8")
    assert write(outputs(a="1"), docs, ledger) == Written(1, 1, 0)
    assert json.loads(ledger.read_text(encoding="utf-8")) == ["a/index.md"]


def test_two_outputs_of_one_path_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    with pytest.raises(ValueError, match="a/index.md"):
        write([*outputs(a="1"), *outputs(a="2")], docs, tmp_path / "buku.json")
    assert not docs.exists()
