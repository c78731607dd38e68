"""One comment on a pull request, kept up to date: what changes, and where the built site can be looked at.

Started after `periksa`, with the right to write comments. What `periksa` left was made by code of a stranger, so all of
it is judged here: whose it is, how large it is, what it says. Nothing of it is run, and nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
import zlib
from typing import Any

import disarm
import hub

MARK = "<!-- kks:banding -->"
WORKFLOW, ARTIFACT = ".github/workflows/periksa.yml", "banding"
LARGEST_PACK, LARGEST_TEXT, MOST_FILES = 20_000_000, 2_000_000, 20
LONGEST = 62_000  # GitHub takes 65,536 signs


class Refused(Exception):
    """What was left behind cannot be trusted; the message says why."""


def main() -> int:
    """Write or mend the comment. 0: done, or nothing to do; 1: refused, with a sentence."""
    run, home = hub.event()["workflow_run"], hub.here()
    try:
        if (pack := fetch(home, run)) is None:
            print("Tidak ada perbandingan pada pemeriksaan ini; tidak ada yang ditulis.")
            return 0
        number = owner(home, run, json.loads(member(pack, "usulan.json", 1000)))
        text = member(pack, "banding.md", LARGEST_TEXT)
    except (Refused, ValueError, RecursionError) as refused:
        print(f"::warning::Komentar tidak ditulis: {' '.join(str(refused).split())}")
        return 1
    say(home, number, form(text, home.address(f"actions/runs/{int(run['id'])}"), run["head_sha"]))
    return 0


def fetch(home: hub.Hub, run: dict[str, Any]) -> bytes | None:
    """The packed artefact of a run of `periksa`, or None if it left none. Raises Refused for another workflow's run."""
    if run.get("path", "").partition("@")[0] != WORKFLOW or run.get("event") != "pull_request":
        raise Refused("bukan hasil pemeriksaan usulan")
    found = home.ask(f"actions/runs/{int(run['id'])}/artifacts?name={ARTIFACT}")["artifacts"]
    if not found:
        return None
    # A check that was run again left one each time.
    newest = max(found, key=lambda entry: int(entry["id"]))
    if newest["name"] != ARTIFACT or newest["size_in_bytes"] > LARGEST_PACK:
        raise Refused("artefaknya bernama lain atau terlalu besar")
    pack = home.raw(f"actions/artifacts/{int(newest['id'])}/zip")
    if len(pack) > LARGEST_PACK:
        raise Refused("artefaknya terlalu besar")
    return pack


def member(pack: bytes, name: str, most: int) -> str:
    """The text of one file in a pack, read in memory. Raises Refused unless it is there once, small, and plain text."""
    try:
        with zipfile.ZipFile(io.BytesIO(pack)) as opened:
            found = [entry for entry in opened.infolist() if entry.filename == name]
            if len(opened.infolist()) > MOST_FILES or len(found) != 1:
                raise Refused(f"“{name}” harus ada tepat satu kali")
            with opened.open(found[0]) as file:
                content = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused(f"artefaknya rusak ({error})") from None
    if len(content) > most or b"\0" in content:
        raise Refused(f"“{name}” terlalu besar atau bukan teks")
    return content.decode("utf-8")


def owner(home: hub.Hub, run: dict[str, Any], said: Any) -> int:
    """The number of the pull request, if GitHub agrees that it is open and stands at the very commit of the run."""
    number = said.get("nomor") if isinstance(said, dict) else None
    if type(number) is not int or not 0 < number < 10**9 or not re.fullmatch(r"[0-9a-f]{40}", run["head_sha"]):
        raise Refused("nomor usulannya bukan bilangan")
    if said.get("sha") != run["head_sha"]:
        raise Refused("perbandingannya dari komit lain")
    pull = home.ask(f"pulls/{number}")
    source = (pull["head"].get("repo") or {}).get("full_name")
    if pull["head"]["sha"] != run["head_sha"] or source != (run.get("head_repository") or {}).get("full_name"):
        raise Refused(f"usulan {number} bukan dari komit itu, atau sudah ada yang lebih baru")
    if pull["state"] != "open":
        raise Refused(f"usulan {number} sudah ditutup")
    return number


def form(text: str, address: str, sha: str) -> str:
    """The whole comment. Ours comes first, so that nothing foreign can swallow or imitate it."""
    shown, shortened = disarm.cut(disarm.markdown(text), LONGEST)
    rest = "Selebihnya tidak muat di sini; bacalah `banding.html` di artefak **banding**. " if shortened else ""
    return (
        f"{MARK}\n"
        f"**Yang berubah** (komit {sha[:12]}). {rest}"
        f"Situs jadinya, bila berhasil dibangun: artefak **situs** di [halaman pemeriksaan]({address}#artifacts).\n\n"
        "_Isi di bawah garis ini disusun oleh kode pada usulan ini sendiri._\n\n---\n\n"
        f"{shown}\n"
    )


def say(home: hub.Hub, number: int, body: str) -> None:
    """Mend our comment, or write the first one. A comment of somebody else that carries our mark is left alone."""
    earlier = [
        comment["id"]
        for comment in home.every(f"issues/{number}/comments?per_page=100")
        if hub.ours(comment) and comment["body"].startswith(MARK)
    ]
    if earlier:
        home.send("PATCH", f"issues/comments/{int(earlier[0])}", {"body": body})
    else:
        home.send("POST", f"issues/{number}/comments", {"body": body})


if __name__ == "__main__":
    sys.exit(main())
