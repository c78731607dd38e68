"""`kks serve`: the site on this machine only, built again after every change of a person, never after its own."""

from __future__ import annotations

import http.client
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from watchdog.events import DirModifiedEvent, FileModifiedEvent, FileOpenedEvent

from generator import ledger, serve
from generator.folders import Folders
from generator.ledger import Ledger
from generator.model import Output
from generator.write import put

PATIENCE = 10.0


def made(folders: Folders, text: str) -> None:
    """Write a page and note it, as a build does."""
    files = tuple(made for made, _ in put([Output("daerah/index.md", text.encode())], folders.roots))
    ledger.save(folders.ledger, Ledger("kode", {"umum": ("kunci", files)}))


def wait_for(happened: Callable[[], object]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture()
def folders(tmp_path: Path) -> Folders:
    for name in ("data", "docs", "site", "overrides", "generator"):
        (tmp_path / name).mkdir()
    (tmp_path / "data/nilai.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "docs/metode.md").write_text("# Metode\n", encoding="utf-8")
    return Folders(tmp_path / "data", tmp_path / "docs", tmp_path / "site", tmp_path / "mkdocs.yml")


@dataclass
class Builder:
    """Stands in for a build: writes the page and the files a build writes, counts, and can end the server."""

    folders: Folders
    count: int = 0
    last: bool = False
    during: Path | None = None  # what a person saves while the next build runs
    said: list[str] = field(default_factory=list)

    def __call__(self) -> object:
        if self.last:
            raise KeyboardInterrupt
        self.count += 1
        made(self.folders, f"{self.count}")
        (self.folders.site / "index.html").write_text(f"bangunan {self.count}", encoding="utf-8")
        if self.during:
            self.during.write_text("disimpan", encoding="utf-8")
            self.during = None
            time.sleep(0.3)
        return self.count

    def address(self) -> str:
        return next((word for line in self.said for word in line.split() if word.startswith("http://")), "")

    def page(self) -> str:
        try:
            with urllib.request.urlopen(self.address(), timeout=5) as answer:
                return answer.read().decode()
        except http.client.HTTPException:  # caught while the page was being written
            return ""


@pytest.fixture()
def server(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Iterator[Builder]:
    """A running server on a free port whose build is quick."""
    builder = Builder(folders)
    monkeypatch.setattr(serve, "QUIET_SECONDS", 0.05)
    monkeypatch.setattr(serve.click, "echo", lambda text="", **_: builder.said.append(str(text)))
    thread = threading.Thread(target=serve.serve, args=(folders, 0, builder), daemon=True)
    thread.start()
    assert wait_for(builder.address), builder.said
    yield builder
    builder.last = True
    (folders.data / "akhir.csv").write_text("x", encoding="utf-8")
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_it_builds_and_shows_the_site_on_this_machine_only(server: Builder) -> None:
    assert server.address().startswith("http://127.0.0.1:")
    assert server.page() == "bangunan 1"
    port = int(server.address().rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=2).close()


def test_what_is_not_there_is_not_found(server: Builder) -> None:
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(server.address() + "tidak-ada/", timeout=5)
    assert missing.value.code == 404
    missing.value.close()


@pytest.mark.parametrize("name", ["data/nilai.csv", "docs/metode.md", "overrides/main.html", "generator/templat.j2"])
def test_a_change_builds_again(server: Builder, name: str) -> None:
    (server.folders.data.parent / name).write_text("berubah\n", encoding="utf-8")
    # One file may be seen twice, emptied and filled, where the machine is busy: then it is built twice.
    assert wait_for(lambda: server.count >= 2), server.said
    assert wait_for(lambda: server.page() == f"bangunan {server.count}")


def test_a_deleted_and_a_moved_file_build_again(server: Builder) -> None:
    (server.folders.data / "nilai.csv").rename(server.folders.data / "lain.csv")
    assert wait_for(lambda: server.count == 2)
    (server.folders.data / "lain.csv").unlink()
    assert wait_for(lambda: server.count >= 3)


def test_many_changes_at_once_are_one_build(server: Builder) -> None:
    for n in range(20):
        (server.folders.data / f"{n}.csv").write_text("x", encoding="utf-8")
    assert wait_for(lambda: server.count >= 2)
    time.sleep(0.4)
    assert server.count <= 3


def test_its_own_writing_does_not_build_again(server: Builder) -> None:
    put([Output("daerah/index.md", b"ditulis mesin")], server.folders.roots)
    (server.folders.data.parent / "generator/__pycache__").mkdir()
    (server.folders.data.parent / "generator/__pycache__/x.pyc").write_bytes(b"x")
    time.sleep(0.6)
    assert server.count == 1


def test_a_change_during_a_build_gets_a_build_of_its_own(server: Builder) -> None:
    """A build takes long enough to save another file; that one must not wait for the next change."""
    server.during = server.folders.data / "sambil.csv"
    (server.folders.data / "nilai.csv").write_text("satu", encoding="utf-8")
    assert wait_for(lambda: server.count >= 3), server.said


def test_a_failed_build_does_not_stop_the_server(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused build says so itself and gives None; the next change gets its own build."""
    said: list[str] = []
    results = iter([None, 1])

    def rebuild() -> object:
        flag.set()
        try:
            return next(results)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(serve, "QUIET_SECONDS", 0.01)
    monkeypatch.setattr(serve.click, "echo", lambda text="", **_: said.append(str(text)))
    flag = threading.Event()
    flag.set()
    helper = threading.Timer(0.3, flag.set)
    again = threading.Timer(0.6, flag.set)
    helper.start()
    again.start()
    with pytest.raises(KeyboardInterrupt):
        serve._loop(flag, rebuild)
    assert said.count("Ada perubahan, membuat ulang …") == 3
    assert said.count("Selesai dibuat ulang.") == 1


def test_what_the_build_made_is_known_by_its_ledger(folders: Folders) -> None:
    ours = serve._made_by_build(folders)
    page = folders.docs / "daerah/index.md"
    assert not ours(str(page))
    made(folders, "x")
    assert ours(str(page)) and ours(str(page.resolve()))
    assert not ours(str(folders.docs / "metode.md"))
    assert not ours(str(folders.data / "nilai.csv"))
    assert ours(str(folders.data.parent / "generator/__pycache__/x.pyc"))


def test_only_changes_count(folders: Folders) -> None:
    flag = threading.Event()
    watcher = serve.Changed(flag, lambda path: path.endswith("mesin.md"))
    for event in (FileOpenedEvent("data/a.csv"), DirModifiedEvent("data"), FileModifiedEvent("docs/mesin.md")):
        watcher.on_any_event(event)
        assert not flag.is_set(), event
    watcher.on_any_event(FileModifiedEvent("data/a.csv"))
    assert flag.is_set()
