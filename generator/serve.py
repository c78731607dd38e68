"""`kks serve`: the site on this machine, built again whenever something it is made from changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.build import Folders

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
    rebuild()
    flag, observer = threading.Event(), Observer()
    for path in (folders.data, folders.config.parent / "overrides", folders.config.parent / "generator", folders.docs):
        if path.is_dir():
            observer.schedule(Changed(flag, _made_by_build(folders)), str(path), recursive=True)
    observer.start()
    handler = partial(Quiet, directory=str(folders.site))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"Situs tampil di http://127.0.0.1:{server.server_port}/ . Hentikan dengan Ctrl+C.")
    try:
        _loop(flag, rebuild)
    except KeyboardInterrupt:
        click.echo("Selesai.")
    finally:
        observer.stop()
        server.shutdown()


def _loop(flag: threading.Event, rebuild: Callable[[], object]) -> None:
    while True:
        flag.wait()
        while flag.is_set():
            flag.clear()
            threading.Event().wait(QUIET_SECONDS)
        click.echo("Ada perubahan, membuat ulang …")
        if rebuild() is not None:
            click.echo("Selesai dibuat ulang.")
        flag.clear()


def _made_by_build(folders: Folders) -> Callable[[str], bool]:
    """Is this path written by the build itself? Those are in its ledger, or caches."""
    import json

    def made(path: str) -> bool:
        if "__pycache__" in path or not folders.ledger.is_file():
            return "__pycache__" in path
        known = set(json.loads(folders.ledger.read_text(encoding="utf-8")))
        docs = f"{folders.docs.resolve()}/"
        return path.removeprefix(docs).removeprefix(f"{folders.docs}/") in known

    return made


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line of log a request."""

    def log_message(self, *_: object) -> None:
        return
