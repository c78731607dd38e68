"""A cheap phone's view of a site: what a host would send it, gzipped, counted answer by answer."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KIB = 1024
# What hosts gzip. The WebAssembly of the search engine is packed already, as are images and archives.
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt")
FONTS = (".woff", ".woff2", ".ttf", ".otf", ".eot")
# The lines before an answer's body; hosts say more or less, this is a common lot.
HEADERS = 300
CARD = re.compile(r"edisi/\d{4}/\d\d\.\d\d-[^/]+/index\.html")


def build_country(folder: Path, districts: int, editions: int) -> Path:
    """Folder of the finished site of a made-up country, made below `folder`; fails with what the tool said."""
    folder.mkdir(exist_ok=True)
    data, site = folder / "data", folder / "site"
    kks = (sys.executable, "-m", "generator")
    demo = (*kks, "demo", data, "--districts", f"{districts}", "--editions", f"{editions}")
    build = (*kks, "build", "--quiet", "--data", data, "--docs", folder / "docs", "--site", site)
    for command in (demo, build):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, f"`kks {command[3]}` gagal:\n{done.stdout}\n{done.stderr}"
    return site


@dataclass(frozen=True)
class Size:
    """Of a page: bytes as written, bytes gzipped, and HTML elements (tags that open one)."""

    raw: int
    gzip: int
    elements: int


def size(page: Path) -> Size:
    content = page.read_bytes()
    return Size(len(content), len(gzip.compress(content, 6)), len(re.findall(rb"<[a-zA-Z]", content)))


def cards(site: Path) -> list[Path]:
    """Every district's page of every edition, the largest file first."""
    found = [page for page in site.glob("edisi/*/*/index.html") if CARD.fullmatch(page.relative_to(site).as_posix())]
    return sorted(found, key=lambda page: (-page.stat().st_size, page))


def address(site: Path, page: Path) -> str:
    """/edisi/2025/62.01-kotawaringin-barat/"""
    return "/" + page.relative_to(site).as_posix().removesuffix("index.html")


@dataclass
class Host:
    """A server of a folder on this machine, and what it has sent since `forget`: (path, bytes) of each answer."""

    url: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)
    under_way: int = 0

    def forget(self) -> None:
        self.sent.clear()

    def bytes(self, *suffixes: str) -> int:
        """Bytes of the answers whose path ends so; of all answers without a suffix."""
        return sum(weight for path, weight in self.sent if path.endswith(suffixes or ("",)))

    def paths(self) -> list[str]:
        return [path for path, _ in self.sent]

    def settle(self, quiet: float = 0.8, patience: float = 20) -> None:
        """Wait until nobody has asked for anything for a while."""
        until, since, before = time.monotonic() + patience, time.monotonic(), -1
        while time.monotonic() < until:
            if self.under_way or len(self.sent) != before:
                since, before = time.monotonic(), len(self.sent)
            elif time.monotonic() - since > quiet:
                return
            time.sleep(0.05)
        raise AssertionError(f"setelah {patience} detik halaman masih meminta berkas")


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, as common hosts of plain files send them: text gzipped, good for ten minutes."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, host: Host, directory: str) -> None:
        self.host = host
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        self.host.under_way += 1
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = _packed(path)
        self.send_response(200 if body is not None else 404)
        if path.suffix in TEXT and body is not None:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")
        self.host.sent.append((self.path.partition("?")[0], len(body or b"") + HEADERS))
        self.host.under_way -= 1

    def log_message(self, format: str, *arguments: object) -> None:
        """Hundreds of requests would bury the test report."""


def _packed(path: Path) -> bytes | None:
    if not path.is_file():
        return None
    return gzip.compress(path.read_bytes(), 6) if path.suffix in TEXT else path.read_bytes()


@contextmanager
def hosted(site: Path) -> Iterator[Host]:
    """The site as a host on the web would serve it, on a loopback address of its own."""
    host = Host()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, host=host, directory=str(site))) as server:
        # A browser that keeps its connection open must not keep the tests from ending.
        server.daemon_threads, server.block_on_close = True, False
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        host.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
