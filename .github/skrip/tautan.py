"""Is every address in data/ and docs/ still there? A table of those that are gone, and exit 1 if there are any.

Asked politely: one question at a time to each host, a pause between two, a name and an address to complain to.
"""

from __future__ import annotations

import csv
import os
import re
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit

import hub

ADDRESS = re.compile(r"https?://[^\s<>\"'`|]+")
# Names that can never exist: examples in the documentation.
RESERVED = re.compile(r"(?:^|\.)(?:example|contoh|invalid|test|localhost)$|^example\.(?:com|org|net)$")
GONE, UNSURE = "mati", "tidak menjawab"
# Answers of a server that is there and only does not like to be asked by a program.
REFUSALS = {401, 402, 403, 405, 406, 412, 418, 429, 451, 999}
NO_HEAD = {400, 404, 405, 406, 500, 501, 503} | REFUSALS


@dataclass(frozen=True)
class Manners:
    """How patiently to ask: seconds to wait for an answer and between two questions, and how often to ask again."""

    timeout: float = 20
    pause: float = 2
    tries: int = 3
    hosts: int = 16


@dataclass(frozen=True)
class Verdict:
    """What became of one address; `state` is empty when it is there."""

    address: str
    state: str
    reason: str


def main(folders: list[str], manners: Manners | None = None) -> int:
    """Ask for every address; 1 if one is gone for good. One that did not answer today is listed, but is no fault."""
    places = collect(_tracked(folders))
    bad = [verdict for verdict in ask_all(places, manners or Manners()) if verdict.state]
    said = report(bad, places)
    print(said)
    hub.summarize(f"{said}\n".encode())
    return int(any(verdict.state == GONE for verdict in bad))


def collect(files: Iterable[Path]) -> dict[str, list[str]]:
    """Address -> files that name it, both in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in files:
        for address in _addresses(path):
            host = urlsplit(address).hostname
            if host and not RESERVED.search(host) and path.as_posix() not in found[address]:
                found[address].append(path.as_posix())
    return {address: places for address, places in sorted(found.items()) if places}


def ask_all(addresses: Iterable[str], manners: Manners) -> list[Verdict]:
    """A verdict an address, sorted; many hosts at once, one question at a time each."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(manners.hosts) as crew:
        told = crew.map(lambda asked: _ask_host(asked, manners), hosts.values())
        return sorted((verdict for verdicts in told for verdict in verdicts), key=lambda verdict: verdict.address)


def report(bad: list[Verdict], places: dict[str, list[str]]) -> str:
    """The findings as a Markdown table."""
    gone = sum(verdict.state == GONE for verdict in bad)
    head = f"{len(places)} alamat ditanya: {gone} mati, {len(bad) - gone} tidak menjawab."
    rows = [
        f"| {v.state} | `{v.address.replace('|', '%7C')}` | {v.reason} | {_some(places[v.address])} |"
        for v in sorted(bad, key=lambda v: (v.state, v.address))
    ]
    return "\n".join(
        [head, *(["", "| Keadaan | Alamat | Jawaban | Ditulis di |", "|---|---|---|---|"] if rows else []), *rows]
    )


def _some(files: list[str]) -> str:
    return ", ".join(files[:3]) + (f", dan {len(files) - 3} lagi" if len(files) > 3 else "")


def _tracked(folders: list[str]) -> list[Path]:
    """Written by people: what the build makes repeats it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *folders], capture_output=True, text=True, check=True
    ).stdout
    return [path for name in listed.split("\0") if (path := Path(name)).suffix in (".csv", ".yml", ".yaml", ".md")]


def _addresses(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    # In a CSV a comma ends a cell, and may stand in an address whose cell is quoted.
    cells = (cell for row in csv.reader(text.splitlines()) for cell in row) if path.suffix == ".csv" else [text]
    for cell in cells:
        yield from (_trimmed(found) for found in ADDRESS.findall(cell))


def _trimmed(address: str) -> str:
    """Without what belongs to the sentence around it: the bracket of a Markdown link and what follows, a full stop."""
    depth = 0
    for place, sign in enumerate(address):
        depth += (sign in "([") - (sign in ")]")
        if depth < 0:
            address = address[:place]
            break
    return address.rstrip(".,;:!?*")


def _ask_host(addresses: list[str], manners: Manners) -> list[Verdict]:
    verdicts = []
    for count, address in enumerate(addresses):
        if count:
            time.sleep(manners.pause)
        verdicts.append(_ask(address, manners))
    return verdicts


def _ask(address: str, manners: Manners) -> Verdict:
    """Ask until there is a clear answer, at most so many times."""
    state = reason = ""
    for turn in range(manners.tries):
        if turn:
            time.sleep(manners.pause * 2**turn)
        state, reason = _answer(address, manners)
        if state != UNSURE:
            break
    return Verdict(address, state, reason)


def _answer(address: str, manners: Manners) -> tuple[str, str]:
    """HEAD first, since it costs the host least; GET where a host does not know HEAD, or answers it wrongly."""
    try:
        code = _status("HEAD", address, manners)
        if code in NO_HEAD:
            time.sleep(manners.pause)
            code = _status("GET", address, manners)
    except (OSError, HTTPException, ValueError) as error:
        return _failure(error)
    if code in (404, 410):
        return GONE, f"jawaban {code}"
    return (UNSURE, f"jawaban {code}") if code >= 400 and code not in REFUSALS else ("", "")


def _status(method: str, address: str, manners: Manners) -> int:
    plain = quote(address.partition("#")[0], safe=":/?&=%+,;@!$'()*~[]-._")
    headers = {"User-Agent": _name(), "Accept": "*/*", "Range": "bytes=0-1023"}
    asking = urllib.request.Request(plain, method=method, headers=headers)
    try:
        with urllib.request.urlopen(asking, timeout=manners.timeout) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def _name() -> str:
    server, repository = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    return "rapor-kks-tautan" + (f" (+{server}/{repository})" if server and repository else "")


def _failure(error: Exception) -> tuple[str, str]:
    """A host without a name is gone; one that is silent today may speak tomorrow."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, socket.gaierror):
        unknown = cause.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
        return (GONE, "nama hostnya tidak ada") if unknown else (UNSURE, "nama hostnya tidak dapat dicari")
    if isinstance(cause, TimeoutError):
        return UNSURE, "terlalu lama"
    if isinstance(cause, ssl.SSLError):
        return UNSURE, "sertifikatnya tidak sah"
    return UNSURE, "sambungan gagal" if isinstance(cause, OSError) else "jawaban tidak terbaca"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["data", "docs"]))
