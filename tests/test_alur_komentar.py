"""The comment on a pull request: written once, kept up to date, and not to be had by a hostile artefact."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.diff.markdown import escape
from tests.skrip import FakeGh, comment, disarm, komentar, ulasan

SHA, OTHER = "a" * 40, "b" * 40
RUN = {
    "id": 55,
    "event": "pull_request",
    "path": ".github/workflows/periksa.yml",
    "head_sha": SHA,
    "head_repository": {"full_name": "orang/rapor"},
}
PULL = {"state": "open", "head": {"sha": SHA, "repo": {"full_name": "orang/rapor"}}}
TABLE = "| Angka | Lama | Baru |\n|---|---|---|\n| 2025.62.01 | 80 | 85 |\n"


def pack(files: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return made.getvalue()


def good(**change: Any) -> dict[str, bytes | str]:
    return {"usulan.json": json.dumps({"nomor": 12, "sha": SHA, **change}), "banding.md": TABLE, "banding.html": "<p>"}


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    return FakeGh(tmp_path / "bin", monkeypatch, {"GET pulls/12": PULL, "GET issues/12/comments?per_page=100": []})


def run(gh: FakeGh, content: bytes, run: dict[str, Any] = RUN, size: int | None = None) -> int:
    """One call of the script with this artefact."""
    gh.folder.mkdir(exist_ok=True)
    (gh.folder / "pack.zip").write_bytes(content)
    old = {"id": 2, "name": "banding", "size_in_bytes": 1}
    found = [old, {"id": 3, "name": "banding", "size_in_bytes": len(content) if size is None else size}]
    gh.routes |= {
        "GET actions/runs/55/artifacts?name=banding": {"artifacts": found},
        "GET actions/artifacts/3/zip": str(gh.folder / "pack.zip"),
    }
    gh.ready({"workflow_run": run})
    return int(komentar.main())


def test_first_comment_shows_the_table_and_where_the_site_is(gh: FakeGh) -> None:
    assert run(gh, pack(good())) == 0
    ((method, path, sent),) = gh.written()
    assert (method, path) == ("POST", "issues/12/comments")
    assert sent["body"].startswith(komentar.MARK + "\n")
    assert "| 2025.62.01 | 80 | 85 |" in sent["body"]
    assert "https://github.com/contoh/rapor/actions/runs/55#artifacts" in sent["body"]


def test_the_comment_is_mended_not_repeated_and_others_are_left_alone(gh: FakeGh) -> None:
    gh.routes["GET issues/12/comments?per_page=100"] = [
        comment(1, komentar.MARK + " palsu", "orang", "User"),
        comment(2, komentar.MARK + " palsu", "github-actions[bot]", "User"),
        comment(3, "Catatan lain"),
        comment(4, komentar.MARK + "\nlama"),
    ]
    assert run(gh, pack(good())) == 0
    assert [(method, path) for method, path, _ in gh.written()] == [("PATCH", "issues/comments/4")]


def test_a_forged_marker_alone_gets_a_comment_of_its_own(gh: FakeGh) -> None:
    gh.routes["GET issues/12/comments?per_page=100"] = [comment(1, komentar.MARK, "orang", "User")]
    assert run(gh, pack(good())) == 0
    assert [(method, path) for method, path, _ in gh.written()] == [("POST", "issues/12/comments")]


HOSTILE: dict[str, tuple[bytes, dict[str, Any]]] = {
    "number of another pull request": (pack(good(nomor=13)), RUN),
    "number as text": (pack(good(nomor="12")), RUN),
    "number with a path": (pack(good(nomor="12/../../issues/1")), RUN),
    "number true": (pack(good(nomor=True)), RUN),
    "number huge": (pack(good(nomor=10**30)), RUN),
    "another commit": (pack(good(sha=OTHER)), RUN),
    "a list": (pack({**good(), "usulan.json": "[]"}), RUN),
    "nested without end": (pack({**good(), "usulan.json": "[" * 999}), RUN),
    "no JSON": (pack({**good(), "usulan.json": "12"[:1] + "{"}), RUN),
    "a file too large": (pack({**good(), "banding.md": b"a" * (komentar.LARGEST_TEXT + 1)}), RUN),
    "a bomb": (pack({**good(), "usulan.json": b" " * 50_000_000}), RUN),
    "not text": (pack({**good(), "banding.md": b"\xff\xfe\x00"}), RUN),
    "not UTF-8": (pack({**good(), "banding.md": b"\xe9"}), RUN),
    "paths that leave": (pack({"../usulan.json": good()["usulan.json"], "/banding.md": TABLE}), RUN),
    "too many files": (pack({**good(), **{f"{n}": "" for n in range(30)}}), RUN),
    "no zip": (b"PK but not really", RUN),
    "cut short": (pack(good())[:-40], RUN),
    "another workflow": (pack(good()), {**RUN, "path": ".github/workflows/lain.yml"}),
    "another event": (pack(good()), {**RUN, "event": "push"}),
    "another repository": (pack(good()), {**RUN, "head_repository": {"full_name": "lain/rapor"}}),
    "another commit of the run": (pack(good(sha=OTHER)), {**RUN, "head_sha": OTHER}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_artefact_gets_nothing_written(name: str, gh: FakeGh, capsys: pytest.CaptureFixture[str]) -> None:
    content, started = HOSTILE[name]
    gh.routes["GET pulls/13"] = {"state": "open", "head": {"sha": OTHER, "repo": {"full_name": "orang/rapor"}}}
    assert run(gh, content, started) == 1
    assert not gh.written()
    assert capsys.readouterr().out.count("\n") == 1


def test_a_name_that_stands_twice_is_refused(gh: FakeGh) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("usulan.json", json.dumps({"nomor": 12, "sha": SHA}))
        opened.writestr("usulan.json", json.dumps({"nomor": 13, "sha": SHA}))
        opened.writestr("banding.md", TABLE)
    assert run(gh, made.getvalue()) == 1
    assert not gh.written()


def test_too_large_an_artefact_is_not_even_fetched(gh: FakeGh) -> None:
    assert run(gh, pack(good()), size=komentar.LARGEST_PACK + 1) == 1
    assert "actions/artifacts/3/zip" not in [path for _, path, _ in gh.calls()]


def test_a_closed_pull_request_and_a_lost_fork_get_nothing(gh: FakeGh) -> None:
    for pull in ({**PULL, "state": "closed"}, {"state": "open", "head": {"sha": SHA, "repo": None}}):
        gh.routes["GET pulls/12"] = pull
        assert run(gh, pack(good())) == 1
    assert not gh.written()


def test_without_an_artefact_there_is_nothing_to_say(gh: FakeGh) -> None:
    gh.routes["GET actions/runs/55/artifacts?name=banding"] = {"artifacts": []}
    gh.ready({"workflow_run": RUN})
    assert komentar.main() == 0
    assert not gh.written()


def test_a_long_comparison_is_cut_at_a_line_and_says_so() -> None:
    body = komentar.form("| a@b | #1 |\n" * 20_000, "https://github.com/contoh/rapor/actions/runs/55", SHA)
    assert len(body) < 65_536
    assert "banding.html" in body
    assert body.endswith("|\n")


@pytest.mark.parametrize(
    ("hostile", "gone"),
    [
        ("@pengelola tolong", "@pengelola"),
        ("&#64;pengelola &commat;pengelola", "&#64;"),
        ("Closes #1", "#1"),
        ("&#35;1 &#x23;1 &num;1", "#1"),
        ("&#35;1 &#x23;1 &num;1", "&#35;1"),
        ("&#104;ttps&#58;//jahat.example", "&#58;"),
        ("contoh/rapor#1 dan GH-12", "GH-12"),
        ("![](https://jahat.example/pelacak.png)", "]("),
        ("[klik](javascript:alert(1))", "]("),
        ("[klik][1]\n\n[1]: https://jahat.example", "]:"),
        ("https://jahat.example", "://"),
        ("www.jahat.example", "www."),
        ("<!-- kks:banding -->", "<!--"),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("<details open ontoggle=x>", "<details open"),
        ("<a href='//jahat.example'>x</a>", "<a "),
        ("benar\u202eraneb\u0000\u200b", "\u202e"),
    ],
)
def test_foreign_text_calls_nobody_and_points_nowhere(hostile: str, gone: str) -> None:
    assert gone not in disarm.markdown(hostile)
    assert komentar.MARK not in disarm.markdown(hostile)


def test_what_the_comparison_itself_writes_is_shown_as_it_meant_it(tmp_path: Path) -> None:
    """Its own escapes stay escapes; only the numbers of references are parted once more."""
    foreign = escape("#12 @semua [x](https://a.id) <b> 3*4 $5 | ~6~ www.a.id GH-7 \\\\ `kode`")
    shown = disarm.markdown(foreign)
    assert shown.replace(disarm.JOINER, "") == foreign


def test_plain_text_and_tables_stay_as_they_are() -> None:
    plain = (
        TABLE + "\n## Dihapus\n\n<details><summary>3 &lt; 4 &amp; 5</summary>\n\n~~80~~ **85** \\| <br>\n</details>\n"
    )
    assert disarm.markdown(plain) == plain


@pytest.mark.parametrize("text", ["```\n@a\n```", "````` x", "tanpa", "\u202e`"])
def test_no_text_leaves_its_fence(text: str) -> None:
    shown = disarm.verbatim(text).splitlines()
    fence = shown[0].removesuffix("text")
    assert set(fence) == {"`"} and shown[-1] == fence
    assert not any(line.startswith(fence) for line in shown[1:-1])


def test_what_a_reviewer_is_left(gh: FakeGh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make ulasan` writes both forms, whose they are, and the summary of the run."""
    kks = tmp_path / "kks"
    kks.write_text('#!/bin/sh\necho "$*"\n')
    kks.chmod(0o755)
    gh.ready({"pull_request": {"number": 12, "head": {"sha": SHA}}})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "ringkasan.md"))
    assert ulasan.main([str(kks), "HEAD^1"]) == 0
    left = {path.name: path.read_text() for path in (tmp_path / "build/ulasan").iterdir()}
    assert left == {
        "banding.md": "diff HEAD^1 HEAD --format markdown --cek\n",
        "banding.html": "diff HEAD^1 HEAD --format html --cek\n",
        "usulan.json": json.dumps({"nomor": 12, "sha": SHA}),
    }
    assert (tmp_path / "ringkasan.md").read_text() == left["banding.md"]
