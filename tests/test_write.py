"""Outputs become files: only what changed is written, only what was ours is removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import ledger
from generator.fragments import OPEN
from generator.ledger import Ledger, Made
from generator.model import Output
from generator.write import clear, put, remove


@pytest.fixture()
def roots(tmp_path: Path) -> dict[str, Path]:
    return {"docs": tmp_path / "docs", "site": tmp_path / "site"}


def outputs(**files: str) -> list[Output]:
    return [Output(f"{name}/index.md", text.encode()) for name, text in files.items()]


def noted(path: Path, *names: str, root: str = "docs", key: str = "k") -> Ledger:
    """A ledger in which one job made these files."""
    book = Ledger("kode", {"umum": (key, tuple(Made(root, name, "x", 1, 1) for name in names))})
    ledger.save(path, book)
    return book


def test_only_what_changed_is_written(roots: dict[str, Path]) -> None:
    assert [fresh for _, fresh in put(outputs(a="1", b="2"), roots)] == [True, True]
    before = (roots["docs"] / "a/index.md").stat().st_mtime_ns
    assert [fresh for _, fresh in put(outputs(a="1", b="3"), roots)] == [False, True]
    assert (roots["docs"] / "a/index.md").stat().st_mtime_ns == before


def test_pages_go_to_the_printer_and_finished_files_to_the_site(roots: dict[str, Path]) -> None:
    made = [made for made, _ in put([Output("a/index.md", b"1"), Output("a/b.csv", b"2")], roots)]
    assert [(m.root, m.path, m.digest, m.size) for m in made] == [
        ("docs", "a/index.md", ledger.digest(b"1"), 1), ("site", "a/b.csv", ledger.digest(b"2"), 1),
    ]  # fmt: skip
    assert (roots["site"] / "a/b.csv").read_bytes() == b"2"
    ((alone, _),) = put([Output("a/b.csv", b"2")], {"docs": roots["docs"]})
    assert alone.root == "docs"


def test_orphans_go_and_what_is_of_another_hand_stays(roots: dict[str, Path]) -> None:
    docs = roots["docs"]
    put(outputs(a="1", b="2"), roots)
    (docs / "a/catatan.md").write_text("tangan", encoding="utf-8")
    assert remove([("docs", "a/index.md"), ("docs", "b/index.md"), ("docs", "c/tidak-ada.md")], roots) == 2
    assert sorted(p.relative_to(docs).as_posix() for p in docs.rglob("*")) == ["a", "a/catatan.md"]


@pytest.mark.parametrize("path", ["../luar.md", "/luar.md", "a/../../luar.md", "", 7, "\\luar.md"])
@pytest.mark.parametrize("root", ["docs", "site"])
def test_a_ledger_never_reaches_outside(tmp_path: Path, path: object, root: str) -> None:
    file = tmp_path / "buku.json"
    noted(file, "a/index.md")
    raw = json.loads(file.read_text(encoding="utf-8"))
    raw["kerja"]["umum"][1][0][:2] = [root, path]
    raw["cetak"] = {name: {f"{path}": "x"} for name in ("berkas", "cari", "salinan")}
    file.write_text(json.dumps(raw), encoding="utf-8")
    read = ledger.read(file, "kode")
    assert ledger.paths(read, root) == set()
    assert not isinstance(path, str) or not any(read.prints.values())


@pytest.mark.parametrize(
    "text",
    ['{"bentuk": 1, "kod', "", "[]", "null", '"kata"', '{"bentuk": 99, "kode": "kode", "kerja": {}, "cetak": {}}',
     '{"bentuk": 1, "kode": "kode", "kerja": [], "cetak": {}}',
     '{"bentuk": 1, "kode": "kode", "kerja": {}, "cetak": 3}',
     '{"bentuk": 1, "kode": "kode", "kerja": {"a": 3}, "cetak": {}}',
     '{"bentuk": 1, "kode": "kode", "kerja": {"a": ["k", [[]]]}, "cetak": {}}'],
)  # fmt: skip
def test_a_broken_ledger_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "buku.json"
    file.write_text(text, encoding="utf-8")
    assert ledger.read(file, "kode") == Ledger("kode")


def test_prints_of_another_shape_are_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "buku.json"
    noted(file, "a/index.md")
    raw = json.loads(file.read_text(encoding="utf-8"))
    raw["cetak"] = {"berkas": [], "tema": {}, "situs": 7, "masuk": "benar", "asing": {}}
    file.write_text(json.dumps(raw), encoding="utf-8")
    assert ledger.read(file, "kode").prints == {"masuk": "benar"}


def test_a_ledger_of_other_code_only_tells_what_was_made(tmp_path: Path) -> None:
    file = tmp_path / "buku.json"
    book = noted(file, "a/index.md")
    assert ledger.read(file, "kode") == book
    other = ledger.read(file, "lain")
    assert other.jobs["umum"][0] == "" and not other.prints
    assert ledger.paths(other, "docs") == {"a/index.md"}


def test_two_outputs_of_one_path_are_refused(roots: dict[str, Path]) -> None:
    with pytest.raises(ValueError, match="a/index.md"):
        put([*outputs(a="1"), *outputs(a="2")], roots)


def test_two_jobs_that_make_one_file_are_refused(tmp_path: Path) -> None:
    made = (Made("docs", "a/index.md", "x", 1, 1),)
    with pytest.raises(ValueError, match="a/index.md"):
        ledger.save(tmp_path / "buku.json", Ledger("kode", {"satu": ("k", made), "dua": ("k", made)}))
    assert not (tmp_path / "buku.json").exists()


def test_what_a_forgotten_build_left_is_cleared_and_what_people_wrote_there_stays(tmp_path: Path) -> None:
    texts = {"daerah/a/index.md": OPEN, "daerah/b/index.md": OPEN, "daerah/catatan.md": "tangan", "metode.md": OPEN}
    texts |= {"index.md": OPEN, "edisi/2025/a.csv": "x", "edisi/2025/b/index.md": "tangan"}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    clear(tmp_path, ("daerah", "edisi", "index.md", "tidak-ada"), {"daerah/b/index.md"}, False)
    stays = {"daerah/b/index.md", "daerah/catatan.md", "edisi/2025/b/index.md", "metode.md"}
    assert {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()} == stays | {
        "edisi/2025/a.csv"
    }
    clear(tmp_path, ("daerah", "edisi"), {"daerah/b/index.md"}, True)  # broken off: what is no page is ours
    assert {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()} == stays


def test_a_page_broken_off_is_never_half_there(roots: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a page bears no mark of ours: the next build would take it for somebody's own, and keep it."""
    put([Output("edisi/a.md", OPEN.encode() + b" lama")], roots)
    whole = Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        whole(path, data[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", half)
    for path in ("edisi/a.md", "edisi/b.md", "index.md"):
        with pytest.raises(KeyboardInterrupt):
            put([Output(path, OPEN.encode() + b" baru")], roots)
    docs = roots["docs"]
    assert (docs / "edisi/a.md").read_bytes() == OPEN.encode() + b" lama"
    clear(docs, ("index.md", "edisi"), {"edisi/a.md"}, broken=True)
    assert [p.relative_to(docs).as_posix() for p in sorted(docs.rglob("*")) if p.is_file()] == ["edisi/a.md"]
