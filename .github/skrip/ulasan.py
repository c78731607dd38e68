"""For a reviewer: what a pull request changes, as Markdown and as a page, with the number and commit it belongs to.

Runs beside the code of the pull request, without any right; what it leaves is judged again by komentar.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import hub

OUT = Path("build/ulasan")
# GitHub shows no summary of more than 1 MiB.
LONGEST = 900_000


def main(arguments: list[str]) -> int:
    """`ulasan.py KKS DASAR`: compare DASAR with what is checked out. 1: a correction is lacking."""
    kks, base = arguments
    OUT.mkdir(parents=True, exist_ok=True)
    pull = hub.event()["pull_request"]
    belongs = {"nomor": pull["number"], "sha": pull["head"]["sha"]}
    (OUT / "usulan.json").write_text(json.dumps(belongs), encoding="utf-8")
    codes = [_compare(kks, base, form, OUT / f"banding.{ending}") for form, ending in FORMS]
    hub.summarize((OUT / "banding.md").read_bytes()[:LONGEST])
    return max(codes)


FORMS = (("markdown", "md"), ("html", "html"))


def _compare(kks: str, base: str, form: str, target: Path) -> int:
    with target.open("wb") as file:
        return subprocess.run(
            [kks, "diff", base, "HEAD", "--format", form, "--cek"], stdout=file, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
