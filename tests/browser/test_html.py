"""HTML and CSS are what the standards say, by html-validate and by the checker of the W3C, on every kind of page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.browser.conftest import page_kinds

pytestmark = pytest.mark.peramban
RULES = Path(__file__).parent / "alat/html-validate.mjs"
# The checker knows the properties of CSS, but not this one of drawings.
UNKNOWN = ".*Property .paint-order. doesn't exist.*"
WRONG = (
    "<!doctype html><html lang=id><title>Salah</title><p id=a>a<p id=a style='colr: red'>b<table><tr><td><img src=a>"
)


def files(site: Path) -> list[Path]:
    """The page of each kind, at its place on disk."""
    paths = page_kinds(site)
    return [site / f"{path}index.html".lstrip("/") if path.endswith("/") else site / path[1:] for path in paths]


def by_html_validate(program: Path, pages: Iterable[Path]) -> list[str]:
    command = [program, "--config", RULES, "--formatter", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    answers = json.loads(done.stdout)
    return [f"{a['filePath']}:{m['line']} {m['ruleId']}: {m['message']}" for a in answers for m in a["messages"]]


def by_vnu(program: Path, pages: Iterable[Path]) -> list[str]:
    """Warnings too."""
    options = ["--also-check-css", "--also-check-svg", "--filterpattern", UNKNOWN, "--format", "json", "--stdout"]
    command = ["java", "-jar", program, *options, *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode in (0, 1), done.stderr
    return [f"{m['url']}:{m.get('lastLine')} {m['message']}" for m in json.loads(done.stdout)["messages"]]


@pytest.fixture(params=["site", "negeri"])
def which(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_html_validate_finds_nothing(html_validate: Path, which: Path) -> None:
    assert not by_html_validate(html_validate, files(which))


def test_vnu_finds_nothing(vnu: Path, which: Path) -> None:
    assert not by_vnu(vnu, [*files(which), *which.glob("aset/*.css"), *which.glob("aset/*.svg")])


def test_neither_is_blind(html_validate: Path, vnu: Path, tmp_path: Path) -> None:
    page = tmp_path / "salah.html"
    page.write_text(WRONG, encoding="utf-8")
    for found in (by_html_validate(html_validate, [page]), by_vnu(vnu, [page])):
        told = "\n".join(found).lower()
        assert "duplicate" in told and "alt" in told, told
