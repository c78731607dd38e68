"""GitHub, spoken to through its own program `gh`: the only way on which a token goes out from these scripts."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BOT = "github-actions[bot]"
# What a script may wait for one answer, in seconds.
PATIENCE = 120


class Failed(Exception):
    """`gh` or `git` could not do what was asked; the message is theirs."""


def event() -> dict[str, Any]:
    """What started the workflow, from the file GitHub lays down: nothing of it ever passes through a shell."""
    loaded = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def summarize(said: bytes) -> None:
    """Show it on the page of the workflow's run, where there is one."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("ab") as file:
            file.write(said)


def run(*command: str, given: bytes | None = None) -> bytes:
    """What a command prints. Raises Failed with its complaint."""
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise Failed(f"{command[0]} {command[1]}: tidak selesai dalam {PATIENCE} detik") from None
    if done.returncode:
        raise Failed(f"{command[0]} {command[1]}: {done.stderr.decode(errors='replace').strip()[:500]}")
    return done.stdout


@dataclass(frozen=True)
class Hub:
    """One repository, as `owner/name`."""

    repository: str

    def raw(self, path: str) -> bytes:
        return run("gh", "api", f"repos/{self.repository}/{path}")

    def ask(self, path: str) -> Any:
        return json.loads(self.raw(path))

    def every(self, path: str) -> list[Any]:
        """The entries of all pages of a list."""
        pages = json.loads(run("gh", "api", "--paginate", "--slurp", f"repos/{self.repository}/{path}"))
        return [entry for page in pages for entry in page]

    def send(self, method: str, path: str, fields: dict[str, Any]) -> Any:
        """Write something. The fields go as JSON through a pipe: in arguments `gh` would read an `@name` as a file."""
        given = json.dumps(fields).encode()
        said = run("gh", "api", "--method", method, f"repos/{self.repository}/{path}", "--input", "-", given=given)
        return json.loads(said) if said.strip() else None

    def run_address(self) -> str:
        """Address of the run this script is part of."""
        return self.address(f"actions/runs/{int(os.environ['GITHUB_RUN_ID'])}")

    def address(self, path: str) -> str:
        return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{self.repository}/{path}"


def here() -> Hub:
    """The repository whose workflow this is."""
    return Hub(os.environ["GITHUB_REPOSITORY"])


def ours(entry: dict[str, Any]) -> bool:
    """Whether our workflows wrote it. A marker in the text proves nothing: anybody can type one."""
    author = entry.get("user") or {}
    return bool(author.get("login") == BOT and author.get("type") == "Bot")
