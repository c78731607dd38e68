"""A build after a change gives the very bytes of a build from nothing, whatever the change was (promise 5)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bangun import Tree, build, clean, copy, different, inputs_of, tree

Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def left(built: Path) -> Tree:
    """The site of the small country as a build from nothing leaves it."""
    return tree(built / "site")


def swapped(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} tidak lagi memuat {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def added(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def score(folder: Path) -> None:
    """The score of one indicator."""
    swapped(folder / "data/edisi/2025/62.01/nilai.csv", "pasar.03,,100,", "pasar.03,,75,")


def percentage(folder: Path) -> None:
    """The percentage of a tatanan, in the edition before: what was comparable with the next one moves, too."""
    swapped(folder / "data/edisi/2024/62.01/nilai.csv", ",100.00,", ",83.33,")


def missing(folder: Path) -> None:
    """A place of whose edition nothing is known any more."""
    shutil.rmtree(folder / "data/edisi/2024/99.03")


def province(folder: Path) -> None:
    shutil.rmtree(folder / "data/edisi/2025/62")


def report(folder: Path) -> None:
    """A report where there was none: the same country, begun without it."""
    source, target = folder / "data/edisi/2024/99.02", folder / "data/edisi/2025/99.02"
    shutil.rmtree(target)
    build(folder)
    shutil.copytree(source, target)
    swapped(target / "laporan.yml", "edisi: 2024", "edisi: 2025")
    swapped(target / "laporan.yml", 'instrumen: "2024"', 'instrumen: "2025"')


def edition(folder: Path) -> None:
    """One more edition, of which only the front is known."""
    path = folder / "data/edisi/2026/edisi.yml"
    path.parent.mkdir()
    shutil.copy(folder / "data/edisi/2025/edisi.yml", path)
    path.write_text(path.read_text(encoding="utf-8").replace("2025", "2026"), encoding="utf-8")
    swapped(path, 'instrumen: "2026"', 'instrumen: "2025"')


def no_edition(folder: Path) -> None:
    """The hand-written pages must not lead there any more; that is their writers' part."""
    for path in (folder / "docs").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\[([^\]]*)\]\([^)]*edisi/2024/[^)]*\)", r"\1", text), encoding="utf-8")
    shutil.rmtree(folder / "data/edisi/2024")


def award(folder: Path) -> None:
    line = "2024,99.04,Kabupaten Contoh 99.04,padapa,nasional,tinggi,DATA CONTOH,DATA CONTOH,2024-11-28,,\n"
    added(folder / "data/penghargaan.csv", line)


def front(folder: Path) -> None:
    swapped(folder / "data/edisi/2025/edisi.yml", 'diperbarui: "2025-12-01"', 'diperbarui: "2025-12-30"')


def no_sample(folder: Path) -> None:
    """The watermark stands on the hand-written pages, too, though nobody has touched them."""
    for year in (2024, 2025):
        swapped(folder / f"data/edisi/{year}/edisi.yml", "contoh: true", "contoh: false")


def rule(folder: Path) -> None:
    path = next((folder / "data/instrumen").glob("2025/indikator.csv"))
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    path.write_text("\n".join(lines).replace(cells[3], f"{cells[3]} (baru)", 1) + "\n", encoding="utf-8")


def prose(folder: Path) -> None:
    added(folder / "docs/metode.md", "\n## Ditambahkan kemudian\n\nKata langka: kuskus.\n")


def new_prose(folder: Path) -> None:
    (folder / "docs/keputusan/0099-uji.md").write_text("# Uji\n\nSatu kata: beruk.\n", encoding="utf-8")


def no_prose(folder: Path) -> None:
    """A page nobody links to; a broken link would end the build."""
    (folder / "docs/keputusan/0098-lama.md").unlink()


def theme(folder: Path) -> None:
    added(folder / "overrides/partials/kaki.html", "<p>kaki yang lain</p>\n")


def settings(folder: Path) -> None:
    swapped(folder / "mkdocs.yml", "site_name: Rapor KKS", "site_name: Rapor Uji")


def style(folder: Path) -> None:
    added(folder / "docs/aset/rapor.css", "\n.uji { color: red; }\n")


def name(folder: Path) -> None:
    """Another name is another address in every edition, and another word in many tables."""
    for path in [path for path in (folder / "data").rglob("*") if path.is_file()]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Kabupaten Contoh 99.06", "Kabupaten Contoh Baru"), encoding="utf-8")


def place(folder: Path) -> None:
    """Where a district lies: others name it as near, and no figure moves."""
    swapped(folder / "data/wilayah/kabkota.csv", "Contoh 99.01,,,", "Contoh 99.01,-2.5,112,")


def alias(folder: Path) -> None:
    added(folder / "data/wilayah/alias.csv", "99.01,Contoh Satu,ejaan lain\n")


def history(folder: Path) -> None:
    line = "2020,99.05,odf,DATA CONTOH: desa,3,desa,rendah,DATA CONTOH,DATA CONTOH,2020-06-30,,,DATA CONTOH\n"
    added(folder / "data/riwayat.csv", line)


def total(folder: Path) -> None:
    swapped(folder / "data/jumlah.csv", "peserta,12,", "peserta,13,")


CHANGES: tuple[Change, ...] = (
    score, percentage, missing, province, report, edition, no_edition, award, front, no_sample, rule, prose, new_prose,
    no_prose, theme, settings, style, name, place, alias, history, total,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_gives_what_a_build_from_nothing_gives(
    built: Path, left: Tree, tmp_path: Path, change: Change
) -> None:
    folder = copy(built, tmp_path / "tambah")
    change(folder)
    build(folder)
    now, wanted = tree(folder / "site"), clean(folder, tmp_path / "bersih")
    assert different(now, wanted) == []
    assert different(now, left), "perubahan ini tidak terlihat di mana pun"
    assert different(tree(folder / "docs"), tree(tmp_path / "bersih/docs")) == []
    empty = [path for path in (folder / "site").rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert not empty


def test_what_is_undone_leaves_no_trace(built: Path, left: Tree, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "tambah")
    for change in (name, missing, prose, no_sample, report):
        change(folder)
    build(folder)
    for name_ in ("data", "docs/metode.md"):
        source, target = built / name_, folder / name_
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    build(folder)
    assert different(tree(folder / "site"), left) == []


def test_borrowed_pages_follow_their_originals(built: Path, tmp_path: Path) -> None:
    """A build that stands elsewhere fetches the hand-written pages; what changes or goes there changes or goes here."""
    from tests.bangun import borrowed, run

    folder = inputs_of(built, tmp_path / "asal")
    run(borrowed(folder, tmp_path / "sini"))
    prose(folder)
    new_prose(folder)
    no_prose(folder)
    run(borrowed(folder, tmp_path / "sini"))
    run(borrowed(folder, tmp_path / "sana"))
    assert different(tree(tmp_path / "sini/site"), tree(tmp_path / "sana/site")) == []


def test_nothing_is_written_twice(built: Path, left: Tree, tmp_path: Path) -> None:
    """Even without the memory of what was printed: every file is looked at, none is written again."""
    folder = copy(built, tmp_path / "lagi")
    before = {path: path.stat().st_mtime_ns for path in (folder / "docs").rglob("*.md")}
    assert build(folder).changed == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert different(tree(folder / "site"), left) == []
