"""`kks serve`: the site on this machine, built again whenever something it is made from changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator import ledger
from generator.folders import Folders

QUIET_SECONDS = 0.5  # wait until an editor has finished writing before building again


class Changed(FileSystemEventHandler):
    """Sets a flag when a file that matters changes; what the build itself writes does not count."""

    def __init__(self, flag: threading.Event, made: Callable[[str], bool]) -> None:
        self.flag, self.made = flag, made

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("opened", "closed_no_write", "closed") or event.is_directory:
            return
        if not self.made(str(event.src_path)):
            self.flag.set()


def serve(folders: Folders, port: int, rebuild: Callable[[], object]) -> None:
    """Build, serve `folders.site` on 127.0.0.1, and rebuild on change until interrupted."""
    # The port first: whoever finds it taken should not wait for a build to learn it.
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folders.site)))
    with server:
        rebuild()
        flag, observer = threading.Event(), Observer()
        for path in _watched(folders):
            observer.schedule(Changed(flag, _made_by_build(folders)), str(path), recursive=True)
        others = _other_than(folders.config)
        observer.schedule(Changed(flag, others), str(folders.config.parent.resolve()), recursive=False)
        observer.start()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        click.echo(f"Situs tampil di http://127.0.0.1:{server.server_port}/ . Hentikan dengan Ctrl+C.")
        try:
            _loop(flag, rebuild)
        except KeyboardInterrupt:
            click.echo("Selesai.")
        finally:
            observer.stop()
            observer.join()
            server.shutdown()
            thread.join()


def _watched(folders: Folders) -> list[Path]:
    """The folders whose files a person changes."""
    root = folders.config.parent
    places = (folders.data, root / "overrides", root / "generator", folders.docs, folders.hand)
    return [path for path in places if path and path.is_dir()]


def _other_than(config: Path) -> Callable[[str], bool]:
    """Of the files beside the printer's settings, only the settings themselves matter."""
    return lambda path: Path(path).name != config.name


def _loop(flag: threading.Event, rebuild: Callable[[], object]) -> None:
    while True:
        flag.wait()
        while flag.is_set():
            flag.clear()
            threading.Event().wait(QUIET_SECONDS)
        click.echo("Ada perubahan, membuat ulang …")
        if rebuild() is not None:
            click.echo("Selesai dibuat ulang.")


def _made_by_build(folders: Folders) -> Callable[[str], bool]:
    """Is this path written or removed by the build itself? Its ledgers, the last and the one before, name those."""
    known: set[str] = set()
    stamp = 0

    def made(path: str) -> bool:
        nonlocal stamp
        now = folders.ledger.stat().st_mtime_ns if folders.ledger.is_file() else 0
        if now != stamp:
            known.update(ledger.paths(ledger.read(folders.ledger, ""), "docs"))
            stamp = now
        docs = f"{folders.docs.resolve()}/"
        # Hidden files are no inputs (gate); a page on its way into place is one.
        hidden = Path(path).name.startswith(".")
        return hidden or "__pycache__" in path or path.removeprefix(docs).removeprefix(f"{folders.docs}/") in known

    return made


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line of log a request."""

    def log_message(self, *_: object) -> None:
        return
