"""What a build remembers is never believed: broken, foreign or lost, the next one gives the clean site all the same."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import gate, ledger
from generator.folders import Folders
from generator.hoard import MAGIC, Hoard
from generator.model import Place
from tests.bangun import ROOT, Tree, build, clean, copy, different, found, inputs_of, tree

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def left(built: Path) -> Tree:
    return tree(built / "site")


def book(folder: Path) -> Path:
    return found(folder).ledger


def rewritten(folder: Path, part: str, *values: object) -> None:
    raw = json.loads(book(folder).read_text(encoding="utf-8"))
    raw[part] = values[0]
    book(folder).write_text(json.dumps(raw), encoding="utf-8")


def some(folder: Path, pattern: str) -> Path:
    """The largest file of a kind: not an empty one by chance."""
    return max(folder.glob(pattern), key=lambda path: (path.stat().st_size, path))


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))


def cut_ledger(folder: Path) -> None:
    book(folder).write_bytes(book(folder).read_bytes()[:-200])


def garbage_ledger(folder: Path) -> None:
    book(folder).write_bytes(os.urandom(500))


def other_shape(folder: Path) -> None:
    rewritten(folder, "bentuk", 99)


def other_code(folder: Path) -> None:
    rewritten(folder, "kode", "0" * 32)


def empty_lists(folder: Path) -> None:
    rewritten(folder, "cetak", {"situs": [], "berkas": 7, "masuk": None})


def no_memory(folder: Path) -> None:
    shutil.rmtree(folder / ".kks")


def no_ledger(folder: Path) -> None:
    book(folder).unlink()


def cut_hoard(folder: Path) -> None:
    for path in (folder / ".kks").glob("docs/ringkas/*"):
        path.write_bytes(path.read_bytes()[:-7])


def flipped_hoard(folder: Path) -> None:
    for name in ("ringkas", "bagian"):
        flipped(some(folder, f".kks/docs/{name}/*"))


def swapped_hoard(folder: Path) -> None:
    one, other = sorted((folder / ".kks/docs/ringkas").iterdir())[:2]
    one.write_bytes(other.read_bytes())


def foreign_copies(folder: Path) -> None:
    """Of the small copies of the pages that are indexed for the search, one is changed, one gone, one nobody's."""
    copies = folder / ".kks/docs/cari"
    (copies / "metode/index.html").unlink()
    (copies / "glosarium/index.html").write_text("<html><body>kuskus</body></html>", encoding="utf-8")
    (copies / "asing.html").write_text("<html><body>beruk</body></html>", encoding="utf-8")


def edited_site(folder: Path) -> None:
    for path in ("metode/index.html", "edisi/2025/index.html", "aset/rapor.css", "unduhan/semua-instrumen.csv"):
        path_ = folder / "site" / path
        if path_.is_file():
            path_.write_bytes(path_.read_bytes() + b"x")


def deleted_site(folder: Path) -> None:
    for pattern in ("edisi/2025/62.01*/index.html", "edisi/2025/unduhan/*.csv", "**/*.svg", "sitemap.xml", "404.html"):
        some(folder / "site", pattern).unlink()


def no_theme(folder: Path) -> None:
    """What the theme brings along is nobody's page; it must come back all the same."""
    shutil.rmtree(folder / "site/assets", ignore_errors=True)
    some(folder / "site", "sitemap.xml*").unlink()


def no_index(folder: Path) -> None:
    some(folder / "site/pagefind", "**/*.pf_index").unlink()


def added_site(folder: Path) -> None:
    (folder / "site/edisi/2025/asing").mkdir()
    (folder / "site/edisi/2025/asing/index.html").write_text("asing", encoding="utf-8")
    (folder / "site/pagefind/asing.js").write_text("asing", encoding="utf-8")


def no_site(folder: Path) -> None:
    shutil.rmtree(folder / "site")


def edited_docs(folder: Path) -> None:
    path = some(folder, "docs/edisi/2025/62.01*/index.md")
    path.write_text(path.read_text(encoding="utf-8").replace("tatanan", "TATANAN"), encoding="utf-8")
    some(folder, "docs/daerah/62.71*/index.md").unlink()


def same_size(folder: Path) -> None:
    """An edit that keeps the size, and one that keeps the bytes but not the time."""
    path = some(folder, "docs/edisi/2024/62.01*/index.md")
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(some(folder, "docs/edisi/2024/11.11*/index.md"))


def no_docs(folder: Path) -> None:
    shutil.rmtree(folder / "docs/edisi")


DAMAGES: tuple[Damage, ...] = (
    cut_ledger, garbage_ledger, other_shape, other_code, empty_lists, no_memory, no_ledger, cut_hoard, flipped_hoard,
    swapped_hoard, foreign_copies, edited_site, deleted_site, no_theme, no_index, added_site, no_site, edited_docs,
    same_size, no_docs,
)  # fmt: skip
# What nobody can see in the site makes no difference to "has anything changed"; only a later change meets it.
UNSEEN = {cut_hoard, flipped_hoard, swapped_hoard, foreign_copies}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_the_next_build_gives_the_clean_site(built: Path, left: Tree, tmp_path: Path, damage: Damage) -> None:
    """Twice: at once, and after a change of one page that makes the build use what it remembers."""
    folder = copy(built, tmp_path / "rusak")
    damage(folder)
    if damage not in UNSEEN:
        build(folder)
        assert different(tree(folder / "site"), left) == []
        assert settled(folder), "bangunan berikutnya tidak akan tahu bahwa tidak ada yang berubah"
        return
    page = folder / "docs/tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nKata langka: tapir.\n", encoding="utf-8")
    build(folder)
    assert different(tree(folder / "site"), clean(folder, tmp_path / "bersih")) == []


def settled(folder: Path) -> bool:
    from generator import settled as rooms

    return rooms.look(found(folder))[1]


def test_orphans_of_a_forgotten_build_go(built: Path, tmp_path: Path) -> None:
    """Nobody remembers that these pages were made, and nobody makes them any more."""
    folder = copy(built, tmp_path / "lupa")
    no_memory(folder)
    shutil.rmtree(folder / "data/edisi/2024/99.07")
    by_hand = folder / "docs/edisi/2025/tangan.md"
    by_hand.write_text("# Ditulis orang\n", encoding="utf-8")
    (folder / "docs/daerah/99.99-lama").mkdir()
    shutil.copy(some(folder, "docs/daerah/62.01*/index.md"), folder / "docs/daerah/99.99-lama/index.md")
    build(folder)
    assert by_hand.is_file() and (folder / "site/edisi/2025/tangan/index.html").is_file()
    by_hand.unlink()
    build(folder)
    assert different(tree(folder / "site"), clean(folder, tmp_path / "bersih")) == []


class Evil:
    """Whoever unpacks this makes a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.path),)


def kept(hoard: Hoard, key: str, body: bytes) -> None:
    """Put bytes into the hoard with the right checksum, as somebody could who knows our code."""
    hoard.folder.mkdir(parents=True, exist_ok=True)
    (hoard.folder / key).write_bytes(MAGIC + hoard._sum(key, body) + body)


def test_a_foreign_pickle_never_runs(tmp_path: Path) -> None:
    hoard, target = Hoard(tmp_path / "timbunan", "kode"), tmp_path / "jahat"
    body = pickle.dumps(Evil(target))
    (tmp_path / "timbunan").mkdir()
    for raw in (body, MAGIC + body, MAGIC + bytes(16) + body):
        (hoard.folder / "kunci").write_bytes(raw)
        assert hoard.get("kunci") is None
    kept(hoard, "kunci", body)
    assert hoard.get("kunci") is None
    # The same through a module of ours: by a name with dots, and by one that the module has only imported.
    for module, name in (("generator.summary", "load.dataclasses.sys.exit"), ("generator.summary", "replace"),
                         ("generator.summary", "check.check_report"), ("generator.model", "dataclass"),
                         ("builtins", "eval"), ("generator.model", "Path")):  # fmt: skip
        kept(hoard, "kunci", b"\x80\x04" + text(module) + text(name) + b"\x93.")
        assert hoard.get("kunci") is None, name
    assert not target.exists()


def text(word: str) -> bytes:
    """A string as a pickle of protocol 4 writes it."""
    return b"\x8c" + bytes([len(word)]) + word.encode()


def test_only_what_was_kept_under_this_key_by_this_code_comes_back(tmp_path: Path) -> None:
    hoard, value = Hoard(tmp_path, "kode"), Place("berkas.csv", 7)
    hoard.put("satu", value)
    assert hoard.get("satu") == value and hoard.get("dua") is None
    shutil.copy(tmp_path / "satu", tmp_path / "dua")
    assert hoard.get("dua") is None and Hoard(tmp_path, "lain").get("satu") is None
    whole = (tmp_path / "satu").read_bytes()
    for end in range(len(whole)):
        (tmp_path / "satu").write_bytes(whole[:end])
        assert hoard.get("satu") is None
    for place in range(len(whole)):
        (tmp_path / "satu").write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert hoard.get("satu") is None
    hoard.keep_only({"dua"})
    assert [path.name for path in tmp_path.iterdir()] == ["dua"]


def command(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """`kks build` in a project, in a process group of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    line = [sys.executable, "-m", "generator", "build", "--quiet"]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=folder, env=env, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def moments(folder: Path) -> list[Callable[[], bool]]:
    """Signs of how far a build has come; each is asked for until it is true."""
    ours = found(folder)
    return [
        lambda: ours.ledger.with_suffix(".sedang").exists(),
        lambda: len(list(ours.docs.glob("edisi/*/*/index.md"))) > 3,
        lambda: ours.ledger.exists(),
        lambda: len(list(ours.site.glob("edisi/*/*/index.html"))) > 3,
        lambda: (ours.site / "sitemap.xml").exists(),
    ]


@pytest.mark.parametrize("moment", range(5))
def test_a_build_killed_half_way_leaves_nothing_behind(built: Path, left: Tree, tmp_path: Path, moment: int) -> None:
    folder = inputs_of(built, tmp_path / "mati")
    here = moments(folder)[moment]
    process = command(folder, KKS_KERJA="2" if moment % 2 else "1")
    while process.poll() is None and not here():
        time.sleep(0.002)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    # What changes before the next build must not profit from what the dead one has done.
    build(folder)
    assert different(tree(folder / "site"), left) == []
    assert settled(folder)


def test_a_build_killed_while_it_renews_leaves_nothing_behind(built: Path, tmp_path: Path) -> None:
    """There is an old site, and what it should become changes again before the next build."""
    folder = copy(built, tmp_path / "mati")
    shutil.rmtree(folder / "data/edisi/2024")
    page = folder / "docs/cara-membaca.md"
    page.write_text("# Cara membaca\n\nPendek.\n", encoding="utf-8")
    process = command(folder)
    while process.poll() is None and (folder / "docs/edisi/2024/index.md").exists():
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
    process.communicate()
    shutil.rmtree(folder / "data/edisi/2025/99.02")
    build(folder)
    assert different(tree(folder / "site"), clean(folder, tmp_path / "bersih")) == []


def test_what_people_must_mend_leaves_the_site_as_it_was(built: Path, left: Tree, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "galat")
    path = folder / "data/edisi/2025/62.01/laporan.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text("edisi: [", encoding="utf-8")
    (folder / "site/asing.html").write_text("milik orang", encoding="utf-8")
    with pytest.raises(RuntimeError):
        build(folder)
    assert different(tree(folder / "site"), {**left, "asing.html": b"milik orang"}) == []
    path.write_text(good, encoding="utf-8")
    build(folder)
    assert different(tree(folder / "site"), left) == []


def test_a_link_to_nowhere_stops_the_build_until_it_is_mended(built: Path, left: Tree, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "tautan")
    page = folder / "docs/tentang.md"
    good = page.read_text(encoding="utf-8")
    for link in ("tidak-ada.md", "metode.md#tidak-ada-judul-ini", "/daerah/"):
        page.write_text(f"{good}\n[ke mana?]({link})\n", encoding="utf-8")
        for _ in range(2):  # a second try does not let it pass
            with pytest.raises(RuntimeError) as stopped:
                build(folder)
            said = str(stopped.value)
            assert said.startswith("mkdocs:") and "tentang.md" in said and link.partition("#")[0] in said, said
    page.write_text(good, encoding="utf-8")
    build(folder)
    assert different(tree(folder / "site"), left) == []


def test_a_link_breaks_when_its_page_goes(built: Path, tmp_path: Path) -> None:
    """The page that names it has not changed, and would not be printed for its own sake."""
    folder = copy(built, tmp_path / "tautan")
    (folder / "docs/kinerja.md").unlink()
    with pytest.raises(RuntimeError, match="kinerja.md"):
        build(folder)


def test_the_ground_a_build_stands_on_is_told_in_one_place(built: Path) -> None:
    """What the gate reads covers everything in data/ but what no page shows."""
    ours: Folders = found(built)
    seen = gate.look(ours, ledger.paths(ledger.read(ours.ledger, ""), "docs"))
    assert set(seen.data) == {p.relative_to(ours.data).as_posix() for p in ours.data.rglob("*") if p.is_file()}
    assert "metode.md" in seen.docs and "index.md" not in seen.docs and not seen.hand
