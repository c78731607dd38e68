"""The workflows: each may do little, nothing foreign is run with a right, and publishing is all or nothing."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import words

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github/workflows"
NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))
# Jobs that may write, and what: whoever adds one has to say so here.
WRITERS = {
    "terbit.yml/terbitkan": {"pages": "write", "id-token": "write"},
    "komentar.yml/komentar": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "malam.yml/lapor": {"contents": "read", "issues": "write"},
    "beku.yml/arsipkan": {"contents": "write", "pull-requests": "write"},
    "impor.yml/usulkan": {"contents": "write", "issues": "write", "pull-requests": "write"},
}
# Make targets that need nothing but Python: they install nothing and run no code of the project.
BARE = {"arsipkan", "komentar", "usulan", "lapor"}


def workflow(name: str) -> dict[Any, Any]:
    loaded = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def triggers(name: str) -> dict[str, Any]:
    """What starts a workflow; YAML takes the bare word `on` for true."""
    on = workflow(name)[True]
    return on if isinstance(on, dict) else {on: None}


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in NAMES:
        yield from ((name, job, body) for job, body in workflow(name)["jobs"].items())


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_starts_without_rights_and_does_not_pile_up(name: str) -> None:
    parsed = workflow(name)
    assert parsed["permissions"] == {}
    assert {"group", "cancel-in-progress"} <= parsed["concurrency"].keys()
    assert all(0 < body["timeout-minutes"] <= 60 for body in parsed["jobs"].values())


def test_only_these_jobs_may_write() -> None:
    found = {f"{name}/{job}": body["permissions"] for name, job, body in jobs()}
    assert {place: rights for place, rights in found.items() if "write" in rights.values()} == WRITERS
    assert all(rights == {"contents": "read"} for place, rights in found.items() if place not in WRITERS)


def test_who_may_write_runs_nothing_foreign_and_installs_nothing() -> None:
    for name, job, body in jobs():
        if f"{name}/{job}" in WRITERS:
            ran = {step["run"].removeprefix("make ") for step in body["steps"] if "run" in step}
            assert ran <= BARE, f"{name}/{job}"
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in BARE:
        assert re.search(rf"^{target}: ## .+\n\t\$\(PYTHON\) \$\(SKRIP\)/{target}\.py\n\n", makefile, re.MULTILINE)


def test_scripts_of_those_who_may_write_need_only_the_standard_library() -> None:
    """Nothing is installed before they run, and nobody's package stands beside a token."""
    program = "import sys; sys.path.insert(0, '.github/skrip'); import arsipkan, komentar, usulan, lapor"
    subprocess.run(["python3", "-I", "-S", "-c", program], cwd=ROOT, check=True)


def test_every_run_is_one_make_target_that_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    runs = [step["run"] for _, _, body in jobs() for step in body["steps"] if "run" in step]
    assert runs
    assert all(re.fullmatch(r"make [a-z]+", run) and run.split()[1] in targets for run in runs)


def test_nobody_checks_out_another_commit_than_the_event_gives() -> None:
    steps = [step for _, _, body in jobs() for step in body["steps"]]
    checkouts = [step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(given.keys() <= {"persist-credentials", "fetch-depth"} for given in checkouts)
    assert not [name for name in NAMES if "pull_request_target" in triggers(name)]


def test_code_of_strangers_meets_no_secret() -> None:
    assert "pull_request" in triggers("periksa.yml")
    for name in NAMES:
        assert "secrets." not in text(name), name
        if "pull_request" in triggers(name):
            assert "github.token" not in text(name), name
            assert all(body["permissions"] == {"contents": "read"} for body in workflow(name)["jobs"].values())
    opens_workbooks = workflow("impor.yml")["jobs"]["baca"]
    assert opens_workbooks["permissions"] == {"contents": "read"}
    assert "token" not in str(opens_workbooks)


def test_only_workflows_of_our_own_get_a_token_and_only_where_it_is_used() -> None:
    for name, job, body in jobs():
        holders = [step for step in body["steps"] if "GH_TOKEN" in step.get("env", {})]
        assert not holders or f"{name}/{job}" in WRITERS
        assert all(step["run"].removeprefix("make ") in BARE for step in holders)


def test_import_is_started_by_its_label_only() -> None:
    assert triggers("impor.yml") == {"issues": {"types": ["labeled"]}}
    for body in workflow("impor.yml")["jobs"].values():
        assert "github.event.label.name == 'impor'" in body["if"]


def test_the_comment_follows_the_check_of_a_pull_request() -> None:
    assert triggers("komentar.yml") == {"workflow_run": {"workflows": ["periksa"], "types": ["completed"]}}
    assert workflow("periksa.yml")["name"] == "periksa"
    assert workflow("komentar.yml")["jobs"]["komentar"]["if"] == "github.event.workflow_run.event == 'pull_request'"


def test_what_the_check_leaves_for_a_reviewer() -> None:
    steps = [step for body in workflow("periksa.yml")["jobs"].values() for step in body["steps"]]
    left = {step["with"]["name"]: step["with"]["path"] for step in steps if "upload-artifact" in step.get("uses", "")}
    assert left == {"banding": "build/ulasan/", "situs": "site/"}
    compared = next(step for step in steps if step.get("run") == "make ulasan")
    assert compared["env"] == {"DASAR": "HEAD^1"}
    # The merge and its first parent have to be there.
    (compare,) = [body["steps"] for body in workflow("periksa.yml")["jobs"].values() if compared in body["steps"]]
    assert [step["with"]["fetch-depth"] for step in compare if "fetch-depth" in step.get("with", {})] == [2]


def test_what_builds_a_site_has_the_whole_history() -> None:
    """Else nobody could be named as the one who entered something, or the wrong one."""
    for name in NAMES:
        for body in workflow(name)["jobs"].values():
            if {"make site", "make gabung", "make beku"} & {step.get("run") for step in body["steps"]}:
                checkout = next(step for step in body["steps"] if "actions/checkout" in step.get("uses", ""))
                assert checkout["with"].get("fetch-depth") == 0 or name == "malam.yml", name


def test_publishing_is_all_or_nothing_and_one_at_a_time() -> None:
    """The site is whole before it is handed over; the old one stays until the new one stands; none is broken off."""
    parsed = workflow("terbit.yml")
    assert triggers("terbit.yml") == {"push": {"branches": ["main"]}}
    assert parsed["concurrency"] == {"group": "terbit", "cancel-in-progress": False}
    built, published = parsed["jobs"]["bangun"], parsed["jobs"]["terbitkan"]
    order = [step.get("run") or step["uses"].partition("@")[0] for step in built["steps"]]
    assert order[-2:] == ["make site", "actions/upload-pages-artifact"]
    assert not any("continue-on-error" in step or "if" in step for step in (*built["steps"], *published["steps"]))
    assert published["needs"] == "bangun" and "if" not in published
    assert [step["uses"].partition("@")[0] for step in published["steps"]] == ["actions/deploy-pages"]
    assert published["environment"]["name"] == "github-pages"


def test_the_night_reports_whatever_happens() -> None:
    parsed = workflow("malam.yml")["jobs"]
    assert set(parsed["lapor"]["needs"]) == parsed.keys() - {"lapor"}
    assert "!cancelled()" in parsed["lapor"]["if"]
    assert [step["run"] for job in parsed.values() for step in job["steps"] if "run" in step] == [
        "make site", "make tautan", "make registri", "make lapor",
    ]  # fmt: skip


def test_every_province_has_its_line_of_owners() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    with (ROOT / "data/wilayah/provinsi.csv").open(encoding="utf-8", newline="") as file:
        provinces = {row["kode"]: words.slug(row["nama"]) for row in csv.DictReader(file)}
    assert len(provinces) == 38
    owned = {rule[0]: rule[1:] for rule in rules if re.fullmatch(r"/data/edisi/\*/\d\d\*/", rule[0])}
    assert owned == {
        f"/data/edisi/*/{kode}*/": [f"@rapor-kks/{team}", "@rapor-kks/pengelola"] for kode, team in provinces.items()
    }
    assert all("@rapor-kks/pengelola" in rule[1:] for rule in rules)
    # The last line that fits decides: what concerns everybody stands behind the provinces.
    order = [rule[0] for rule in rules]
    assert order.index("/data/edisi/*/edisi.yml") > max(map(order.index, owned))


def test_labels_of_forms_and_workflows_are_described() -> None:
    guide = (ROOT / "docs/pengelola.md").read_text(encoding="utf-8")
    forms = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*")
    ]
    labels = {label for form in forms for label in form["labels"]} | {"impor", "malam"}
    assert not [label for label in labels if f"`{label}`" not in guide]
    assert not [body["name"] for name, _, body in jobs() if name == "periksa.yml" and body["name"] not in guide]
