"""What every test may ask for: the real site, a server for it, and a browser. Browser tests are left out out loud."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
REQUIRED = os.environ.get("KKS_WAJIB_PERAMBAN") == "1"
MODULES = ROOT / "node_modules"
LIGHTHOUSE = MODULES / ".bin/lighthouse"
# Tools besides the browser, by the fixture that asks for them: the file, the programs it needs, and its name.
TOOLS = {
    "lighthouse": (LIGHTHOUSE, ("node",), "Lighthouse"),
    "axe": (MODULES / "axe-core/axe.min.js", (), "axe-core"),
    "html_validate": (MODULES / ".bin/html-validate", ("node",), "html-validate"),
    "vnu": (MODULES / "vnu-jar/build/dist/vnu.jar", ("java",), "vnu (atau Java)"),
    "xmllint": (Path(shutil.which("xmllint") or "xmllint"), (), "xmllint"),
}


def browser_programs() -> tuple[str, str] | None:
    """Paths of the browser and of its driver; None unless both are there, since one without the other is of no use."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver", path=os.environ.get("CHROMEWEBDRIVER")) or shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def lacking(item: pytest.Item) -> str:
    """What a test needs and this machine does not have; empty when it can run."""
    if not item.get_closest_marker("peramban"):
        return ""
    if not browser_programs():
        return "Chromium atau chromedriver tidak ada"
    asked = (TOOLS[name] for name in item.fixturenames if name in TOOLS)
    return next((f"{name} tidak ada" for file, programs, name in asked if not _there(file, programs)), "")


def _there(file: Path, programs: tuple[str, ...]) -> bool:
    return file.is_file() and all(map(shutil.which, programs))


def pytest_configure() -> None:
    if REQUIRED and not browser_programs():
        raise pytest.UsageError("KKS_WAJIB_PERAMBAN=1, tetapi pada komputer ini Chromium atau chromedriver tidak ada.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [(item, reason) for item in items if (reason := lacking(item))]
    if left_out and REQUIRED:
        raise pytest.UsageError(f"KKS_WAJIB_PERAMBAN=1, tetapi pada komputer ini {left_out[0][1]}.")
    for item, reason in left_out:
        item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Two at a time (`--numprocesses 2`): browsers are kept to one of them, and the tests of a file together.

    Who looks at pages shares one browser and the sites it is shown; a second such process would measure the first.
    """
    from xdist.scheduler import LoadScopeScheduling

    class OneBrowser(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "peramban" if nodeid.startswith("tests/browser/") else nodeid.partition("::")[0]

    return OneBrowser(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sorted(report.nodeid.partition("@")[0] for report in skipped if "peramban" in report.keywords)
    if not left_out:
        return
    terminalreporter.section("pengujian peramban tidak dijalankan", sep="-")
    for name in left_out:
        terminalreporter.write_line(f"  {name}")
    terminalreporter.write_line(
        "Untuk menjalankannya pasang Chromium, pengendalinya, Node.js, dan Java, misalnya pada Debian:"
    )
    terminalreporter.write_line(
        "  apt-get install chromium chromium-driver npm default-jre-headless libxml2-utils"
        " && make test KKS_WAJIB_PERAMBAN=1"
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the built real site: the one KKS_SITUS names, or a new one built from data/."""
    if given := os.environ.get("KKS_SITUS"):
        folder = (ROOT / given).resolve()
        assert (folder / "index.html").is_file(), f"KKS_SITUS menunjuk {folder}, tetapi tidak ada index.html di sana"
        return folder
    folder = tmp_path_factory.mktemp("situs") / "site"
    # A docs/ of its own: the next `make site` must not find that another one was in its place.
    where = ["--docs", str(folder.with_name("docs")), "--site", str(folder)]
    command = [sys.executable, "-m", "generator", "build", "--quiet", *where]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`kks build` gagal:\n{done.stdout}\n{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a small made-up country, built once; change only a `tests.bangun.copy` of it."""
    from tests.bangun import build, project

    folder = project(tmp_path_factory.mktemp("negeri") / "kecil")
    build(folder)
    return folder


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Hundreds of requests would bury the test report."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Address of the site, without a slash at its end, on a loopback server of its own."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
