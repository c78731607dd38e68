"""A frozen edition becomes a pull request: its three files, and the one line that says it is frozen.

Has the right to write, therefore unpacks nothing and runs no code but this.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import hub
from usulan import BASE, GIT, MAIL, Refused

HANDED, LARGEST = Path("build/arsip"), 20_000_000
SITE, SUMS, RESULTS = "situs.zip", "SHA256SUMS", "hasil.csv"
STATUS = re.compile(r"^(status:\s*[\"']?)(terbit|arsip)\b", re.MULTILINE)


def main() -> int:
    """Propose the archive of the year that was asked for. 1: refused, and the run says why."""
    try:
        tahun = str(hub.event()["inputs"]["tahun"])
        files = judge(HANDED, tahun)
        said = propose(hub.here(), tahun, files)
    except (Refused, hub.Failed, ValueError, OSError, KeyError) as refused:
        print(f"::error::{' '.join(str(refused).split())}")
        return 1
    print(said)
    hub.summarize(f"{said}\n".encode())
    return 0


def judge(folder: Path, tahun: str) -> dict[str, bytes]:
    """The four files by their paths in the repository, if they are no more than that. Raises Refused."""
    if not re.fullmatch(r"[12][0-9]{3}", tahun):
        raise Refused("tahunnya bukan tahun")
    archive, edition = f"arsip/{tahun}", f"edisi/{tahun}/edisi.yml"
    names = [f"{archive}/{name}" for name in (SITE, SUMS, RESULTS)] + [edition]
    found = {name: _plain(folder / name) for name in names}
    pairs = (line.partition("  ") for line in found[f"{archive}/{SUMS}"].decode().splitlines())
    listed = {name: digest for digest, _, name in pairs}
    for name in (SITE, RESULTS):
        if listed.get(name) != hashlib.sha256(found[f"{archive}/{name}"]).hexdigest():
            raise Refused(f"jumlah periksa {name} tidak cocok")
    before, after = _status((Path("data") / edition).read_bytes()), _status(found[edition])
    if before[0] != after[0] or (before[1], after[1]) != ("terbit", "arsip"):
        raise Refused("edisi.yml berubah lebih dari statusnya")
    return {f"data/{name}": body for name, body in found.items()}


def _plain(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
        raise Refused(f"tidak ada, bukan berkas biasa, atau terlalu besar: {path.name!r}")
    return path.read_bytes()


def _status(text: bytes) -> tuple[list[str], str]:
    """The words of a file without its status, however they are spaced; and the status."""
    said = text.decode("utf-8-sig")
    found = STATUS.search(said)
    return STATUS.sub(r"\1", said, count=1).split(), found[2] if found else ""


def propose(home: hub.Hub, tahun: str, files: dict[str, bytes]) -> str:
    """Commit the files to a branch of this year, and open its pull request; a sentence that says which."""
    branch, title = f"beku/{tahun}", f"Bekukan edisi {tahun}"
    if hub.run(*GIT, "ls-remote", "origin", f"refs/heads/{branch}"):
        raise Refused(f"cabang {branch} sudah ada; gabungkan atau hapus dulu cabang itu")
    hub.run(*GIT, "checkout", "--quiet", "-B", branch)
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)
    hub.run(*GIT, "add", "--", *files)
    hub.run(*GIT, "-c", f"user.name={hub.BOT}", "-c", f"user.email={MAIL}", "commit", "--quiet", "-m", title)
    hub.run(*GIT, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
    body = (
        f"Sesudah usulan ini digabung, edisi {tahun} tidak berubah lagi. Periksa dengan `kks verify {tahun}`.\n\n"
        "Pemeriksaan pada usulan ini dimulai sesudah pengelola menekan **Approve workflows to run**; bila tombol itu "
        "tidak ada, tutup lalu buka kembali usulan ini."
    )
    pull = home.send("POST", "pulls", {"title": title, "body": body, "head": branch, "base": BASE})
    return f"Usulan perubahan: #{int(pull['number'])}."


if __name__ == "__main__":
    sys.exit(main())
