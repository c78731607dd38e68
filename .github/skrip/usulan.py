"""What lampiran.py laid ready becomes a pull request, and an answer on the issue.

Has the right to write, therefore opens no workbook and runs no code but this: what it is handed is data of a stranger.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import disarm
import hub

HANDED = Path("build/hasil")
ALLOWED = re.compile(r"data/edisi/[0-9]{4}/[0-9]{2}(?:\.[0-9]{2})?/(?:laporan\.yml|nilai\.csv|odf\.csv)")
MOST_FILES, LARGEST, LARGEST_ALL, LONGEST = 600, 2_000_000, 20_000_000, 30_000
LABEL, BASE = "impor", "main"
MAIL = "41898282+github-actions[bot]@users.noreply.github.com"
# Git asks `gh` for the token; it is written to no file and into no address.
GIT = (
    "git",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "credential.helper=",
    "-c",
    "credential.helper=!gh auth git-credential",
)


class Refused(Exception):
    """What was handed over is not what an import leaves; nothing of it is taken."""


@dataclass(frozen=True)
class Handed:
    """A stranger's data, judged: path in the repository -> content; what the import said; whether it may be shown."""

    files: dict[str, bytes]
    said: str
    code: int
    marked: bool
    open: bool


def main() -> int:
    """Propose the files, answer on the issue, take the label off. 1: refused, and the issue says so."""
    number, home = int(hub.event()["issue"]["number"]), hub.here()
    try:
        handed = judge(HANDED, number)
        outcome = propose(home, number, handed) if handed.files else "Belum ada data yang dapat diusulkan."
    except (Refused, hub.Failed, ValueError, OSError, RecursionError) as refused:
        answer(home, number, "Impor ini tidak dapat diteruskan. Pengelola akan memeriksanya.")
        print(f"::error::{' '.join(str(refused).split())}")
        return 1
    answer(home, number, reply(home, handed, outcome))
    return 0


def judge(folder: Path, number: int) -> Handed:
    """What stands in the folder, if all of it may. Raises Refused, and ValueError for text that is none."""
    paths = _plain_files(folder)
    report = json.loads(_text(folder / "keterangan.json", 100_000))
    if not isinstance(report, dict) or report.get("nomor") != number or report.get("kode") not in (0, 1, 2):
        raise Refused("keterangannya bukan tentang laporan ini")
    inside = folder / "berkas"
    names = {path: path.relative_to(inside).as_posix() for path in paths if path.is_relative_to(inside)}
    if strange := [name for name in names.values() if not ALLOWED.fullmatch(name)]:
        raise Refused(f"berkas di luar tempatnya: {strange[0]!r}")
    files = {name: _text(path, LARGEST).encode() for path, name in sorted(names.items())}
    marked, shown = bool(report.get("temuan")), report.get("terbuka") is True
    return Handed(files, _text(folder / "ucapan.txt", 4 * LONGEST)[:LONGEST], report["kode"], marked, shown)


def propose(home: hub.Hub, number: int, handed: Handed) -> str:
    """Commit the files to a branch of this issue, and open or renew its pull request; a sentence that says which."""
    branch = f"{LABEL}/{number}"
    before = hub.run(*GIT, "ls-remote", "origin", f"refs/heads/{branch}").decode().split("\t")[0]
    if before and _head_mail(branch) != MAIL:
        return f"Cabang `{branch}` sudah disunting orang, jadi tidak ditimpa. Gabungkan atau hapus dulu cabang itu."
    if not _commit(number, branch, handed.files):
        return "Isinya sama dengan yang sudah ada; tidak ada yang perlu diusulkan."
    hub.run(*GIT, "push", "--quiet", f"--force-with-lease={branch}:{before}", "origin", f"HEAD:refs/heads/{branch}")
    owner = home.repository.partition("/")[0]
    opened = home.ask(f"pulls?state=open&head={owner}:{branch}&base={BASE}")
    fields: dict[str, Any] = {"title": f"Data baru dari laporan nomor {number}", "body": _description(number, handed)}
    if opened:
        pull = home.send("PATCH", f"pulls/{int(opened[0]['number'])}", fields)
    else:
        pull = home.send("POST", "pulls", {**fields, "head": branch, "base": BASE})
    return f"Usulan perubahan: #{int(pull['number'])}. Data tampil di situs sesudah usulan itu diperiksa dan digabung."


def reply(home: hub.Hub, handed: Handed, outcome: str) -> str:
    """The answer on the issue: what came of it, then word for word what the import said."""
    parts = [outcome]
    if handed.marked:
        parts.append(
            "Ada sel yang perlu dibetulkan. Salinan bertanda ada di artefak **buku-kerja-bertanda** pada "
            f"[halaman impor]({home.run_address()}#artifacts), sebagai ZIP: ekstrak dulu. Betulkan sel berwarna, lalu "
            "sunting laporan ini dan ganti lampirannya dengan buku kerja itu (.xlsx, bukan ZIP)."
        )
    return "\n\n".join((*parts, disarm.verbatim(handed.said)))


def answer(home: hub.Hub, number: int, body: str) -> None:
    """Say it, and take the label off, so that putting it on again means once more."""
    home.send("POST", f"issues/{number}/comments", {"body": body})
    # Somebody may have been quicker.
    with contextlib.suppress(hub.Failed):
        home.send("DELETE", f"issues/{number}/labels/{LABEL}", {})


def _plain_files(folder: Path) -> list[Path]:
    """Every file below a folder; links, devices, and too much of anything are refused before one is opened."""
    found, total = [], 0
    for place, folders, names in os.walk(folder):
        for path in (Path(place, name) for name in (*folders, *names)):
            state = path.lstat()
            if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
                raise Refused(f"bukan berkas biasa: {path.name!r}")
            total += state.st_size
        found += [Path(place, name) for name in names]
        if len(found) > MOST_FILES or total > LARGEST_ALL:
            raise Refused("terlalu banyak atau terlalu besar")
    return found


def _text(path: Path, most: int) -> str:
    content = path.read_bytes()
    if len(content) > most or b"\0" in content:
        raise Refused(f"terlalu besar atau bukan teks: {path.name!r}")
    return content.decode("utf-8")


def _head_mail(branch: str) -> str:
    """Who made the last commit on the branch: one of ours may be replaced, one of a person may not."""
    hub.run(*GIT, "fetch", "--quiet", "--depth=1", "origin", f"refs/heads/{branch}")
    return hub.run(*GIT, "log", "-1", "--format=%ce", "FETCH_HEAD").decode().strip()


def _commit(number: int, branch: str, files: dict[str, bytes]) -> bool:
    """Commit the files on top of what is checked out; False if they are all there already."""
    hub.run(*GIT, "checkout", "--quiet", "-B", branch)
    for name, content in files.items():
        target = Path(name)
        if any(part.is_symlink() for part in (target, *target.parents)):
            raise Refused(f"tautan di jalan ke {name!r}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    hub.run(*GIT, "add", "--", *files)
    if not hub.run(*GIT, "diff", "--cached", "--name-only"):
        return False
    author = ("-c", f"user.name={hub.BOT}", "-c", f"user.email={MAIL}")
    hub.run(*GIT, *author, "commit", "--quiet", "-m", f"Data baru dari laporan nomor {number}")
    return True


def _description(number: int, handed: Handed) -> str:
    doubt = (
        ""
        if handed.open
        else "\n\n**Pelapor belum pasti sumbernya boleh disebarluaskan. Jangan digabung sebelum itu jelas.**"
    )
    return (
        f"Closes #{number}. Diimpor otomatis dari buku kerja yang dilampirkan di sana.{doubt}\n\n"
        "Pemeriksaan pada usulan ini dimulai sesudah pengelola menekan **Approve workflows to run**; bila tombol itu "
        "tidak ada, tutup lalu buka kembali usulan ini."
    )


if __name__ == "__main__":
    sys.exit(main())
