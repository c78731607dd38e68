"""A build in parts: made in folders of their own, laid over each other, built once more: the site of a single build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import ledger, settled, shards
from generator.ledger import Ledger
from tests.bangun import ROOT, Tree, clean, copy, different, found, inputs_of, project, tree

PARTS = ("1/2", "2/2")
STORED = 1_000_000_000  # the one time an artefact store leaves on every file


def kks(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`kks build` in a project, as a person or a machine runs it."""
    line = [sys.executable, "-m", "generator", "build", "--quiet", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(line, cwd=folder, env=env, capture_output=True, text=True, check=False)


def built(folder: Path, *arguments: str) -> str:
    """What a build that must come out well says."""
    done = kks(folder, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a site is made from, never built."""
    return project(tmp_path_factory.mktemp("negeri") / "bagian", 24)


@pytest.fixture(scope="module")
def single(country: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The country built on one machine; change only a copy."""
    folder = inputs_of(country, tmp_path_factory.mktemp("satu") / "situs")
    built(folder)
    return folder


@pytest.fixture(scope="module")
def parts(country: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One folder a part; change only what has been laid over something."""
    place, made = tmp_path_factory.mktemp("bagian"), {}
    for part in PARTS:
        made[part] = inputs_of(country, place / part.replace("/", "-"))
        said = built(made[part], "--bagian", part)
        assert said.endswith(f"Bagian {part[0]} dari 2 siap digabungkan.\n"), said
    return made


@pytest.fixture()
def laid(country: Path, parts: dict[str, Path], tmp_path: Path) -> Path:
    """A fresh clone with the parts laid over each other, not yet put together."""
    folder = inputs_of(country, tmp_path / "gabung")
    for place in parts.values():
        for name in ("docs", "site", ".kks"):
            shutil.copytree(place / name, folder / name, dirs_exist_ok=True)
    for path in folder.rglob("*"):
        os.utime(path, (STORED, STORED))
    return folder


def own(folder: Path, part: str) -> Path:
    """The ledger of a part."""
    share = shards.parse(part)
    assert share
    return share.path(found(folder))


def said(folder: Path, part: str) -> dict[str, Any]:
    return json.loads(own(folder, part).read_text(encoding="utf-8"))


def adopted(folder: Path, code: str = "") -> set[str]:
    """The jobs that the last build need not do again, if its code is that of the first part or this."""
    book = Ledger(code or said(folder, PARTS[0])["kode"])
    shards.adopt(book, found(folder))
    return {name for name, (key, _) in book.jobs.items() if key}


def jobs(folder: Path) -> Iterator[str]:
    """The jobs of a whole build that are about one district."""
    book = json.loads(found(folder).ledger.read_text(encoding="utf-8"))
    yield from (name for name in book["kerja"] if name.startswith(("kartu/", "daerah/")))


def same_as(single: Path, folder: Path) -> None:
    """Put together, it is the site of a single build to the last byte, and nothing tells that there were parts."""
    built(folder)
    assert different(tree(folder / "site"), tree(single / "site")) == []
    pages = {path: raw for path, raw in tree(folder / "docs").items() if path.endswith(".md")}
    assert different(pages, {p: raw for p, raw in tree(single / "docs").items() if p.endswith(".md")}) == []
    assert shards.left(found(folder)) == []
    assert settled.look(found(folder))[1], "bangunan berikutnya tidak akan tahu bahwa tidak ada yang berubah"


def test_the_parts_share_the_districts_among_them(single: Path, parts: dict[str, Path]) -> None:
    """Every district is in one part, none in two, and no part is empty."""
    shares = [set(said(folder, part)["kerja"]) for part, folder in parts.items()]
    assert all(shares) and not shares[0] & shares[1]
    assert shares[0] | shares[1] == set(jobs(single))


def test_parts_laid_over_each_other_give_the_site_of_a_single_build(single: Path, laid: Path) -> None:
    """Search included; the work of the parts is not done again, though every file has another time."""
    assert adopted(laid) == set(jobs(single))
    assert list((single / "site/pagefind").glob("**/*.pf_index"))
    same_as(single, laid)


def test_parts_may_be_made_one_after_another_in_one_folder(
    single: Path, parts: dict[str, Path], tmp_path: Path
) -> None:
    """A part leaves alone what another has made there."""
    folder = copy(parts["1/2"], tmp_path / "urut")
    built(folder, "--bagian", "2/2")
    assert adopted(folder) == set(jobs(single))
    same_as(single, folder)


def test_parts_without_any_other_memory_do_as_well(single: Path, laid: Path) -> None:
    """An artefact store may hand over nothing but the files and the ledgers of the parts."""
    for path in (laid / ".kks/docs").iterdir():
        if path not in shards.left(found(laid)):
            path.unlink() if path.is_file() else shutil.rmtree(path)
    same_as(single, laid)


def card(path: Path) -> str:
    """The job that makes a file of a district in an edition."""
    return f"kartu/{path.parts[path.parts.index('edisi') + 1]}/{path.name[:5]}"


def test_what_was_damaged_on_the_way_is_made_again(single: Path, laid: Path) -> None:
    page, *_ = sorted((laid / "docs/edisi/2025").glob("*.*/index.md"))
    page.write_bytes(page.read_bytes().replace(b"tatanan", b"TATANAN"))
    lost, cut = sorted((laid / "site").rglob("*.xlsx"))[:2]
    lost.unlink()
    cut.write_bytes(cut.read_bytes()[:-9])
    assert set(jobs(single)) - adopted(laid) == {card(page.parent), card(lost), card(cut)}
    same_as(single, laid)


def test_a_part_that_got_lost_is_made_by_the_last_build(single: Path, laid: Path) -> None:
    own(laid, "2/2").unlink()
    same_as(single, laid)


def test_a_part_of_other_code_is_ignored(single: Path, laid: Path) -> None:
    """Its pages say other things, and it vouches for them; one of its districts is not in the data at all."""
    raw = said(laid, "1/2")
    raw["kode"] = "0" * 32
    name = next(name for name in raw["kerja"] if name.startswith("kartu/2025/"))
    for made in raw["kerja"][name][1]:
        path = laid / made[0] / made[1]
        path.write_bytes(path.read_bytes() + b"lain")
        made[2:] = [ledger.digest(path.read_bytes()), path.stat().st_size, path.stat().st_mtime_ns]
    stranger = laid / "docs/edisi/2025/99.99-lama/index.md"
    stranger.parent.mkdir()
    shutil.copy(laid / "docs" / next(m[1] for m in raw["kerja"][name][1] if m[0] == "docs"), stranger)
    entry = ["docs", "edisi/2025/99.99-lama/index.md", ledger.digest(stranger.read_bytes()), 1, 1]
    raw["kerja"]["kartu/2025/99.99"] = ["kunci", [entry]]
    own(laid, "1/2").write_text(json.dumps(raw), encoding="utf-8")
    assert adopted(laid, said(laid, "2/2")["kode"]) == set(said(laid, "2/2")["kerja"])
    same_as(single, laid)


def test_a_broken_ledger_of_a_part_is_no_ledger(single: Path, laid: Path) -> None:
    own(laid, "1/2").write_bytes(own(laid, "1/2").read_bytes()[:-90])
    same_as(single, laid)


def test_a_part_beside_a_whole_build_removes_nothing(single: Path, tmp_path: Path) -> None:
    """Somebody tries a part in a folder that holds a site; later the site comes out as if nobody had."""
    folder = copy(single, tmp_path / "lengkap")
    before: Tree = tree(folder / "site")
    pages = tree(folder / "docs")
    built(folder, "--bagian", "2/2")
    assert different(tree(folder / "site"), before) == []
    assert different(tree(folder / "docs"), pages) == []
    shutil.rmtree(sorted(p for p in (folder / "data/edisi/2025").iterdir() if p.is_dir() and "." in p.name)[0])
    built(folder, "--bagian", "1/2")
    assert pages.keys() - tree(folder / "docs").keys() == set()
    built(folder)
    assert different(tree(folder / "site"), clean(folder, tmp_path / "bersih")) == []


@pytest.mark.parametrize("text", ["5/4", "0/2", "2", "1/2/3", "-1/2", "1/0", "satu/dua", "1.5/2", "1/99999"])
def test_what_is_no_part_is_said_in_a_sentence(country: Path, text: str) -> None:
    done = kks(country, f"--bagian={text}")
    assert done.returncode == 2
    assert f"“{text}” bukan bagian. Tulis nomor dan jumlahnya, misalnya 2/4." in done.stderr
    assert not (country / "site").exists() and not (country / ".kks").exists()
