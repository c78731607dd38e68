"""What stands in the repository: nothing of one machine or one registry, everything pinned, README's two commands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Put together here, so that this file does not find itself.
REGISTRIES = [
    name + "." + end
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb.debian", "org"),
        ("crates", "io"),
    )
]
MACHINE = re.compile(r"(?:^|[^A-Za-z0-9_.-])/(?:wo" r"rk|fa" r"rm|ro" r"ot|ho" r"me/[a-z]+|tm" r"p)/[A-Za-z.]")
LARGEST = 2 * 1024 * 1024


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"bukan salinan git: {done.stderr.strip()}")
    return done.stdout


def repository_files() -> list[Path]:
    """Files that are tracked or about to be; a file that was deleted but not yet committed is left out."""
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [ROOT / name for name in sorted(set(listed)) if name and (ROOT / name).is_file()]


def text_lines() -> list[tuple[str, str]]:
    """(place, line) of every text file in the repository."""
    found = []
    for path in repository_files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            lines = content.decode("utf-8", errors="replace").splitlines()
            found += [(f"{path.relative_to(ROOT)}:{number}", line) for number, line in enumerate(lines, 1)]
    return found


def workflows() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}


def test_no_registry_and_no_machine_is_named() -> None:
    lines = text_lines()
    assert lines
    hosts = [place for place, line in lines if any(host in line for host in REGISTRIES)]
    machines = [f"{place} {line.strip()[:80]}" for place, line in lines if MACHINE.search(line)]
    assert not hosts
    assert not machines


def test_what_is_built_is_not_tracked() -> None:
    ignored = git("ls-files", "--cached", "--ignored", "--exclude-standard").splitlines()
    assert not ignored


def test_files_are_small_and_have_plain_line_ends() -> None:
    files = [path for path in repository_files() if not path.is_relative_to(ROOT / "data/arsip")]
    assert not [path.name for path in files if path.stat().st_size > LARGEST]
    # Broken example files are broken on purpose.
    ours = [
        path
        for path in files
        if not path.is_relative_to(ROOT / "tests") and path.suffix in (".py", ".csv", ".yml", ".md")
    ]
    assert not [path.name for path in ours if b"\r\n" in path.read_bytes()]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_a_hash_for_every_package_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 30
    assert not [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry]
    assert "://" not in text


def test_locks_hold_what_the_project_asks_for_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime, dev = (set(re.findall(r"^([a-z0-9.-]+==\S+)", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS)
    assert runtime <= dev
    # A lock writes every name with hyphens: `ruamel.yaml` is `ruamel-yaml` there.
    asked = {re.split(r"[^A-Za-z0-9.-]", line)[0].replace(".", "-") for line in project["project"]["dependencies"]}
    assert asked <= {entry.split("==")[0] for entry in runtime}
    wanted = {re.split(r"[^A-Za-z0-9.-]", line)[0] for line in project["dependency-groups"]["dev"]}
    assert wanted <= {entry.split("==")[0] for entry in dev}


def test_node_lock_has_integrity_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())


def test_workflows_are_pinned_and_may_do_little() -> None:
    assert workflows()
    for name, text in workflows().items():
        used = re.findall(r"uses:\s*(.+)", text)
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*", line) for line in used), name
        parsed = yaml.safe_load(text)
        assert parsed["permissions"] == {}, name
        steps = [step for job in parsed["jobs"].values() for step in job["steps"]]
        checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts), name
        # Nothing is done there that nobody can do at home.
        assert all(re.fullmatch(r"make [a-z]+", step["run"]) for step in steps if "run" in step), name


def test_issue_forms_are_complete() -> None:
    forms = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
    assert len(forms) == 3
    for path in forms:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= form.keys(), path.name
        ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
        assert len(ids) == len(set(ids)) > 0, path.name


def test_make_explains_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = " ".join(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)).split()
    explained = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    assert explained == set(commands)


def test_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^\s*(\$ )?make site\b", readme, re.MULTILINE)
    assert re.search(r"^\s*(\$ )?make test\b", readme, re.MULTILINE)


def test_licences_and_guides_are_there() -> None:
    for name in ("LICENSE", "LICENSE-data", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        assert (ROOT / name).stat().st_size > 200, name
    assert os.access(ROOT / ".ci/run", os.X_OK)


def one_form(catalogue: Iterable[Any]) -> dict[str, str]:
    """The messages that have one form; those with a plural are kept under other keys when compiled."""
    return {m.id: m.string for m in catalogue if isinstance(m.id, str) and m.id}


def test_compiled_messages_are_current() -> None:
    """`make locale` compiles the Indonesian catalogue of the command line."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    folder = ROOT / "generator/locale/id/LC_MESSAGES"
    with (folder / "kks.po").open("rb") as text, (folder / "kks.mo").open("rb") as compiled:
        written, made = read_po(text, locale="id"), read_mo(compiled)
    assert one_form(written) == one_form(made), "jalankan make locale"


def test_hand_written_pages_lead_to_editions_through_pages_that_stay() -> None:
    """A Markdown link wants its page in docs/; that of an edition is there no more once the edition is frozen."""
    found = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in sorted((ROOT / "docs").glob("*.md"))
        for link in re.findall(r"\]\(((?:\.\./)*edisi/\d{4}/[^)]*\.md[^)]*)\)", path.read_text(encoding="utf-8"))
    ]
    assert not found
