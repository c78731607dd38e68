"""A commit's data folder -> files in a folder of our own. The work tree, the index and every setting stay as they are.

Objects are asked for one by one (`ls-tree`, `cat-file`), so that no attribute of the repository leaves a file out.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

FILES, LINK = ("100644", "100755"), "120000"
QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


class Unknown(Exception):
    """What was named cannot be compared; the message is a sentence for people, with its remedy."""


def fetch(ref: str, data: Path, into: Path) -> None:
    """Write the data folder as it is in `ref` below `into`; Unknown says why that cannot be.

    `data` names the folder from where we stand; it is looked for at the same place of its repository. `ref:folder` asks
    for another one.
    """
    name, _, other = ref.partition(":")
    home, place = _home(data)
    place = other.strip("/") if other else place
    commit = _commit(home, name)
    spec = f"{commit}:{place}" if place not in ("", ".") else f"{commit}^{{tree}}"
    kind = _git(home, "cat-file", "-t", spec)
    if kind.returncode or kind.stdout.strip() != b"tree":
        raise Unknown(f"Di “{name}” tidak ada folder {place}/. Sebutkan foldernya, misalnya {name}:data.")
    _write(home, _listed(home, spec), into)


def _git(home: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=home, input=given, capture_output=True, env={**os.environ, **QUIET})
    except FileNotFoundError:
        raise Unknown("Program git tidak ada di komputer ini. Pasang git, atau bandingkan dua folder data.") from None


def _home(data: Path) -> tuple[Path, str]:
    """The top of the repository that holds `data`, and the folder's path in it."""
    here = data.absolute()
    while not here.is_dir():
        here = here.parent
    top = _git(here, "rev-parse", "--show-toplevel")
    if top.returncode:
        raise Unknown("Folder ini bukan salinan git. Sebutkan dua folder data, atau jalankan dari salinan proyek.")
    home = Path(os.fsdecode(top.stdout.removesuffix(b"\n")))
    return home, os.path.relpath(data.resolve(), home.resolve())


def _commit(home: Path, name: str) -> str:
    found = _git(home, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}") if name[:1] != "-" else None
    if found is not None and found.returncode == 0:
        return found.stdout.decode().strip()
    said = f"“{name}” bukan folder data (tanpa wilayah/ dan edisi/) dan bukan nama cabang, tag, atau komit."
    shallow = _git(home, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    if shallow:
        raise Unknown(f"{said} Salinan ini dangkal: ambil dulu riwayatnya dengan git fetch --unshallow.")
    raise Unknown(f"{said} Periksa ejaannya, atau ambil dulu dengan git fetch.")


def _listed(home: Path, spec: str) -> list[tuple[str, str, str]]:
    """(mode, object, path) of every entry; a path that would lead out of the folder is refused."""
    raw = _git(home, "ls-tree", "-r", "-z", spec).stdout
    found = []
    for entry in filter(None, raw.split(b"\0")):
        head, _, path = entry.partition(b"\t")
        mode, _, name = head.decode().split(" ")
        if mode not in (*FILES, LINK):
            continue
        parts = os.fsdecode(path).split("/")
        if any(part in ("", ".", "..") for part in parts):
            raise Unknown(f"“{os.fsdecode(path)!r}” bukan nama berkas yang wajar. Hapus berkas itu dari komitnya.")
        found.append((mode, name, "/".join(parts)))
    return found


def _write(home: Path, entries: list[tuple[str, str, str]], into: Path) -> None:
    asked = "".join(f"{name}\n" for _, name, _ in entries).encode()
    raw, at = _git(home, "cat-file", "--batch", given=asked).stdout, 0
    for mode, _, path in entries:
        end = raw.find(b"\n", at)
        head = raw[at:end].split(b" ")
        if end < 0 or len(head) != 3:
            raise Unknown("Sebagian isi komit belum ada di salinan ini. Ambil dulu dengan git fetch --unshallow.")
        size = int(head[2])
        _put(into / path, mode, raw[end + 1 : end + 1 + size])
        at = end + size + 2


def _put(path: Path, mode: str, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if mode == LINK:
        path.symlink_to("tautan")  # that it is a link is all that is looked at; where it leads is nobody's business
    else:
        path.write_bytes(data)
