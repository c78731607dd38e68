"""Every night: which addresses are gone, which packages, and one issue about it."""

from __future__ import annotations

import json
import re
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.skrip import ROOT, FakeGh, lapor, registri, tautan

QUICK = tautan.Manners(timeout=0.5, pause=0.01, tries=2)
ASKED: Counter[tuple[str, str]] = Counter()
AT_ONCE = {"now": 0, "most": 0}
AGENTS: set[str] = set()


class _Town(BaseHTTPRequestHandler):
    """Answers with the number in the path; some houses are odd."""

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        AT_ONCE["now"] += 1
        AT_ONCE["most"] = max(AT_ONCE["most"], AT_ONCE["now"])
        place = re.split(r"[/?,]", self.path)[1]
        ASKED[(method, place)] += 1
        AGENTS.add(self.headers["User-Agent"])
        code = {"lambat": 200, "pulih": 500 if sum(ASKED[(m, "pulih")] for m in ("HEAD", "GET")) < 3 else 200,
                "tanpa-head": 404 if method == "HEAD" else 200}.get(place) or int(place)  # fmt: skip
        try:
            if place == "lambat":
                time.sleep(1)
            self.send_response(code)
            if code == 301:
                self.send_header("Location", "/200")
            self.end_headers()
        except OSError:
            pass
        finally:
            AT_ONCE["now"] -= 1

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def town() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Town)
    server.daemon_threads = False  # none is still answering when the next test counts
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    ASKED.clear()
    AT_ONCE.update(now=0, most=0)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("place", "state", "reason"),
    [
        ("200", "", ""), ("301", "", ""), ("403", "", ""), ("429", "", ""), ("tanpa-head", "", ""), ("pulih", "", ""),
        ("404", tautan.GONE, "jawaban 404"), ("410", tautan.GONE, "jawaban 410"),
        ("500", tautan.UNSURE, "jawaban 500"), ("lambat", tautan.UNSURE, "terlalu lama"),
    ],
)  # fmt: skip
def test_verdict_by_answer(place: str, state: str, reason: str, town: str) -> None:
    (verdict,) = tautan.ask_all([f"{town}/{place}"], QUICK)
    assert (verdict.state, verdict.reason) == (state, reason)
    assert ASKED[("HEAD", place)] >= 1


def test_hosts_without_a_name_are_gone_and_closed_doors_are_not(town: str) -> None:
    gone, shut = tautan.ask_all(["http://127.0.0.1:9/", "http://tidak-ada.invalid/"], QUICK)[::-1]
    assert shut.state == tautan.UNSURE
    # Without any name server at all nobody can tell.
    assert gone.state in (tautan.GONE, tautan.UNSURE)


def test_one_question_at_a_time_to_a_host_and_with_a_name(town: str) -> None:
    start = time.monotonic()
    tautan.ask_all([f"{town}/200?{n}" for n in range(5)], tautan.Manners(timeout=2, pause=0.05))
    assert AT_ONCE["most"] == 1
    assert time.monotonic() - start >= 0.2
    assert all(name.startswith("rapor-kks-tautan") for name in AGENTS)


def test_a_night_reports_a_table_and_fails_for_what_is_gone(
    town: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "ringkasan.md"))
    subprocess.run(["git", "init", "--quiet"], check=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_text(f'kode,url\n1,"{town}/200,a"\n2,{town}/500\n', encoding="utf-8")
    (tmp_path / "data/b.yml").write_text(f"url: {town}/200\nlain: https://contoh.example/rekap\n", encoding="utf-8")
    subprocess.run(["git", "add", "."], check=True)
    (tmp_path / "data/terbangun.md").write_text(f"{town}/404", encoding="utf-8")
    assert tautan.main(["data"], QUICK) == 0
    subprocess.run(["git", "add", "."], check=True)
    assert tautan.main(["data"], QUICK) == 1
    said = capsys.readouterr().out
    assert "4 alamat ditanya: 1 mati, 1 tidak menjawab." in said
    assert f"| mati | `{town}/404` | jawaban 404 | data/terbangun.md |" in said
    assert (tmp_path / "ringkasan.md").read_text() == said


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("([Antara](https://a.id/b_(c)?x=1)).", "https://a.id/b_(c)?x=1"),
        ("lihat https://a.id/b, lalu", "https://a.id/b"),
        ("`https://a.id/b`", "https://a.id/b"),
        ("<https://a.id/b>", "https://a.id/b"),
        ("**https://a.id/b**", "https://a.id/b"),
    ],
)
def test_addresses_are_taken_out_of_sentences(text: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert list(tautan.collect([tmp_path / "a.md"])) == [address]


def fake(folder: Path, name: str, lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("pip", "npm", "code", "word"),
    [
        ("exit 0", "exit 0", 0, "sidik yang sama"),
        ("echo 'THESE PACKAGES DO NOT MATCH THE HASHES' >&2; exit 1", "exit 0", 1, "DO NOT MATCH"),
        ("echo 'WARNING: The candidate selected is a yanked version: x' >&2", "exit 0", 1, "yanked"),
        ("exit 0", "echo 'npm error EINTEGRITY' >&2; exit 1", 1, "EINTEGRITY"),
    ],
)
def test_packages_that_are_lost_changed_or_withdrawn_are_named(
    pip: str, npm: str, code: int, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(registri.sys, "executable", str(fake(tmp_path / "bin", "python", pip)))
    fake(tmp_path / "bin", "npm", npm)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert registri.main() == code
    assert word in capsys.readouterr().out


def night(gh: FakeGh, monkeypatch: pytest.MonkeyPatch, **results: str) -> list[tuple[str, str, object]]:
    """What is written after a night with these results."""
    monkeypatch.setenv(
        "HASIL", json.dumps({name: {"result": result, "outputs": {}} for name, result in results.items()})
    )
    gh.ready({})
    assert lapor.main() == 0
    return gh.written()


LISTED = "GET issues?state=open&per_page=100"
STANDING = {"number": 4, "title": lapor.TITLE, "user": {"login": "github-actions[bot]", "type": "Bot"}}


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    return FakeGh(tmp_path / "gh", monkeypatch, {LISTED: []})


def test_a_bad_night_opens_one_issue(gh: FakeGh, monkeypatch: pytest.MonkeyPatch) -> None:
    ((method, path, sent),) = night(gh, monkeypatch, situs="success", tautan="failure", registri="success", asing="x")
    assert (method, path) == ("POST", "issues")
    assert isinstance(sent, dict)
    assert (sent["title"], sent["labels"]) == (lapor.TITLE, ["malam"])
    assert "**gagal**" in sent["body"] and "actions/runs/99" in sent["body"] and "asing" not in sent["body"]


def test_another_bad_night_renews_it_and_a_good_one_closes_it(gh: FakeGh, monkeypatch: pytest.MonkeyPatch) -> None:
    person = {**STANDING, "number": 3, "user": {"login": "orang", "type": "User"}}
    gh.routes[LISTED] = [person, {**STANDING, "number": 2, "pull_request": {}}, STANDING]
    ((method, path, sent),) = night(gh, monkeypatch, situs="failure", tautan="success", registri="success")
    assert (method, path) == ("PATCH", "issues/4") and "state" not in sent
    (_, again) = night(gh, monkeypatch, situs="success", tautan="success", registri="success")
    assert again[:2] == ("PATCH", "issues/4") and again[2]["state"] == "closed"


def test_a_good_night_says_nothing(gh: FakeGh, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not night(gh, monkeypatch, situs="success", tautan="success", registri="success")


def test_make_runs_the_script_without_setting_anything_up(gh: FakeGh, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the workflow does it: `make`, the Python of the machine, and `gh`."""
    monkeypatch.setenv("HASIL", json.dumps({"situs": {"result": "failure"}}))
    gh.ready({})
    done = subprocess.run(["make", "--silent", "lapor"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [call[:2] for call in gh.written()] == [("POST", "issues")]
