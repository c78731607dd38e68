"""The scripts of .github/skrip/ and a `gh` that answers from a list instead of asking GitHub."""

from __future__ import annotations

import importlib
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github/skrip"
sys.path.insert(0, str(FOLDER))
arsipkan, disarm, formulir, hub, komentar, lampiran, lapor, registri, tautan, ulasan, unduh, usulan = map(
    importlib.import_module,
    [
        "arsipkan",
        "disarm",
        "formulir",
        "hub",
        "komentar",
        "lampiran",
        "lapor",
        "registri",
        "tautan",
        "ulasan",
        "unduh",
        "usulan",
    ],
)

REPOSITORY = "contoh/rapor"
GH = f"""#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
said = sys.argv[1:]
if said[0] != "api":
    sys.exit(0)
method = said[said.index("--method") + 1] if "--method" in said else "GET"
path = next(word for word in said if word.startswith("repos/"))
body = json.loads(sys.stdin.read()) if "--input" in said else None
with (here / "calls.jsonl").open("a") as file:
    file.write(json.dumps([method, path.removeprefix("repos/{REPOSITORY}/"), body]) + chr(10))
routes = json.loads((here / "routes.json").read_text())
key = method + " " + path.removeprefix("repos/{REPOSITORY}/")
if key not in routes:
    sys.exit("gh: Not Found (HTTP 404)") if method == "GET" else print(json.dumps(dict(number=7, id=1)))
elif isinstance(routes[key], str):
    sys.stdout.buffer.write(pathlib.Path(routes[key]).read_bytes())
else:
    print(json.dumps([routes[key]] if "--slurp" in said else routes[key]))
"""


@dataclass
class FakeGh:
    """`routes`: what GitHub would answer, by `GET path`; a string is a file whose bytes it would send."""

    folder: Path
    patch: pytest.MonkeyPatch
    routes: dict[str, Any] = field(default_factory=dict)

    def ready(self, event: dict[str, Any]) -> None:
        """Stand on PATH, with this event as what started the workflow."""
        self.folder.mkdir(parents=True, exist_ok=True)
        program = self.folder / "gh"
        program.write_text(GH, encoding="utf-8")
        program.chmod(0o755)
        (self.folder / "routes.json").write_text(json.dumps(self.routes), encoding="utf-8")
        (self.folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
        self.patch.setenv("PATH", f"{self.folder}{os.pathsep}{os.environ['PATH']}")
        for name, value in (
            ("GITHUB_EVENT_PATH", str(self.folder / "event.json")),
            ("GITHUB_REPOSITORY", REPOSITORY),
            ("GITHUB_RUN_ID", "99"),
            ("GITHUB_SERVER_URL", "https://github.com"),
        ):
            self.patch.setenv(name, value)
        self.patch.delenv("GITHUB_STEP_SUMMARY", raising=False)

    def calls(self) -> list[tuple[str, str, Any]]:
        log = self.folder / "calls.jsonl"
        return [tuple(json.loads(line)) for line in log.read_text().splitlines()] if log.exists() else []

    def written(self) -> list[tuple[str, str, Any]]:
        """Only the calls that change something."""
        return [call for call in self.calls() if call[0] != "GET"]


def comment(number: int, body: str, login: str = "github-actions[bot]", kind: str = "Bot") -> dict[str, Any]:
    return {"id": number, "body": body, "user": {"login": login, "type": kind}}
