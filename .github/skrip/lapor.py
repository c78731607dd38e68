"""One issue says how the night went: opened at the first failure, renewed while it lasts, closed when all is well.

Has the right to write issues, therefore looks at nothing but the names and results of the jobs before it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import hub

TITLE, LABEL = "Pemeriksaan malam", "malam"
JOBS = {
    "situs": "`make site`: situs dapat dibangun dari nol",
    "tautan": "`make tautan`: alamat luar masih ada",
    "registri": "`make registri`: paket terkunci masih ditawarkan",
}
RESULTS = {"success": "baik", "failure": "**gagal**", "cancelled": "dihentikan", "skipped": "dilewati"}


def main() -> int:
    """Write what the jobs before this one came to; `HASIL` holds them as GitHub writes `needs`."""
    results = {name: str(job["result"]) for name, job in json.loads(os.environ["HASIL"]).items() if name in JOBS}
    home = hub.here()
    earlier = standing(home)
    good = bool(results) and all(result == "success" for result in results.values())
    body = form(results, home.run_address())
    if earlier:
        home.send("PATCH", f"issues/{earlier}", {"body": body, **({"state": "closed"} if good else {})})
    elif not good:
        home.send("POST", "issues", {"title": TITLE, "body": body, "labels": [LABEL]})
    return 0


def standing(home: hub.Hub) -> int:
    """Number of the open issue that an earlier night wrote; 0 if there is none. A person's of this title is not it."""
    found: list[dict[str, Any]] = home.every("issues?state=open&per_page=100")
    ours = (entry for entry in found if hub.ours(entry) and entry["title"] == TITLE and "pull_request" not in entry)
    return next((int(entry["number"]) for entry in ours), 0)


def form(results: dict[str, str], address: str) -> str:
    """The text of the issue."""
    rows = [f"| {JOBS[name]} | {RESULTS.get(result, 'tidak diketahui')} |" for name, result in results.items()]
    return "\n".join(
        [
            f"Hasil pemeriksaan malam yang terakhir; rinciannya di [ringkasan]({address}).",
            "",
            "| Pemeriksaan | Hasil |",
            "|---|---|",
            *rows,
            "",
            "Teks ini diperbarui setiap malam, dan laporan ini ditutup sendiri bila semuanya baik.",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
