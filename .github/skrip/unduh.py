"""Workbooks that somebody attached to an issue: found in its text, fetched from GitHub's own store and nowhere else."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

MOST_FILES, LARGEST, SECONDS = 3, 20_000_000, 60
ADDRESS = re.compile(r"https?://[^\s()<>\[\]\"'`]+")
# Where GitHub sends those who ask for an attachment.
STORES = re.compile(r"(?:[a-z0-9-]+\.)*githubusercontent\.com|github-production-[a-z0-9-]+\.s3\.amazonaws\.com")

Allowed = Callable[[str], bool]


class NotFetched(Exception):
    """An attachment could not be had; the message says why, for the one who attached it."""


@dataclass(frozen=True)
class Gates:
    """Which addresses may be asked for, and to which these may send on."""

    first: Allowed
    onward: Allowed


def gates(repository: str) -> Gates:
    """Only attachments: of GitHub in general, or of this repository."""

    def first(address: str) -> bool:
        parts = urlsplit(address)
        place = rf"/(?:user-attachments|{re.escape(repository)})/files/\d+/[^/]+\.xlsx"
        plain = not parts.query and not parts.fragment and parts.netloc == "github.com"
        return parts.scheme == "https" and plain and bool(re.fullmatch(place, unquote(parts.path), re.IGNORECASE))

    def onward(address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme == "https" and (bool(STORES.fullmatch(parts.netloc)) or first(address))

    return Gates(first, onward)


def attachments(text: str, allowed: Allowed) -> list[str]:
    """Addresses of attached workbooks in the order of the text, each once."""
    return list(dict.fromkeys(address for address in ADDRESS.findall(text) if allowed(address)))


def fetch(address: str, target: Path, onward: Allowed) -> None:
    """Put what an address gives into a file. Raises NotFetched; then there is no file."""
    opener = urllib.request.build_opener(_Onward(onward))
    asking = urllib.request.Request(address, headers={"User-Agent": "rapor-kks-impor"})
    try:
        # A proxy may stand in between, but no password of this machine goes out with the question.
        with opener.open(asking, timeout=SECONDS) as answer:
            content = _read(answer)
    except (OSError, HTTPException, ValueError) as error:
        raise NotFetched(f"Lampiran tidak dapat diunduh ({_reason(error)}). Lampirkan sekali lagi.") from None
    target.write_bytes(content)


def safe_name(address: str, number: int) -> str:
    """A file name made of what was attached that no shell, file system or option parser stumbles over."""
    stem = unquote(urlsplit(address).path.rpartition("/")[2]).removesuffix(".xlsx").removesuffix(".XLSX")
    # A point stays: a workbook may be named after the code of its district.
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", stem).strip("-.")[:60]
    return f"{number}-{plain or 'buku-kerja'}.xlsx"


class _Onward(urllib.request.HTTPRedirectHandler):
    """Follows only to where an attachment may lie."""

    max_redirections = 4

    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if not self.allowed(newurl):
            raise urllib.error.URLError("alamatnya mengarah ke tempat lain")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _read(answer: HTTPResponse) -> bytes:
    """The whole answer, unless it is too large or drips in too slowly: the time-out alone holds for one read only."""
    start, content = time.monotonic(), bytearray()
    # Not `read`: that waits until a whole piece has dripped in.
    while piece := answer.read1(1 << 16):
        content += piece
        if len(content) > LARGEST:
            raise ValueError(f"lebih besar dari {LARGEST // 1_000_000} MB")
        if time.monotonic() - start > SECONDS:
            raise ValueError(f"lebih lama dari {SECONDS} detik")
    return bytes(content)


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"jawaban {error.code}"
    return str(getattr(error, "reason", error)) or type(error).__name__
