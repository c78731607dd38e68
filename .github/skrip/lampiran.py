"""The workbooks of an issue "Data baru" become data files: fetched, imported, and laid ready for usulan.py.

Runs without any right but reading: workbooks of strangers are opened here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import formulir
import hub
import unduh

OUT = Path("build/impor")
DATA = Path("data")
SECONDS = 300
LONGEST = 30_000
NOTHING = (
    "Tidak ada buku kerja .xlsx yang dilampirkan. Seret berkasnya ke kotak isian dan tunggu sampai namanya tampak."
)
# How `kks import` ends: everything in, some of it with findings, nothing understood.
IMPORTED, FINDINGS, REFUSED = 0, 1, 2


def main(arguments: list[str], gates: unduh.Gates | None = None) -> int:
    """`lampiran.py KKS`: 0 whatever people got wrong; that is an answer for them and no failure of the machine."""
    issue = hub.event()["issue"]
    body, number = str(issue["body"] or ""), int(issue["number"])
    shutil.rmtree(OUT, ignore_errors=True)
    for folder in ("hasil", "masuk", "temuan"):
        (OUT / folder).mkdir(parents=True)
    answers = formulir.read(body)
    code, said = _import(arguments[0], answers, _fetched(body, gates or unduh.gates(hub.here().repository)))
    changed = _lay_ready()
    marked = sorted(path.name for path in (OUT / "temuan").iterdir() if path.suffix == ".xlsx")
    report = {"nomor": number, "kode": code, "berkas": changed, "temuan": marked, "terbuka": answers.terbuka}
    (OUT / "hasil/keterangan.json").write_text(json.dumps(report), encoding="utf-8")
    (OUT / "hasil/ucapan.txt").write_text("\n".join((*answers.faults, said))[:LONGEST], encoding="utf-8")
    print(f"{len(changed)} berkas berubah, {len(marked)} buku kerja bertanda.")
    return 0


def _fetched(body: str, gates: unduh.Gates) -> tuple[list[Path], list[str]]:
    """The attached workbooks, and a sentence for each that could not be had."""
    addresses = unduh.attachments(body, gates.first)
    if not addresses:
        return [], [NOTHING]
    if len(addresses) > unduh.MOST_FILES:
        return [], [f"Ada {len(addresses)} buku kerja; paling banyak {unduh.MOST_FILES} dalam satu laporan."]
    files, faults = [], []
    for count, address in enumerate(addresses, 1):
        target = OUT / "masuk" / unduh.safe_name(address, count)
        try:
            unduh.fetch(address, target, gates.onward)
            files.append(target)
        except unduh.NotFetched as fault:
            faults.append(f"{target.name}: {fault}")
    return files, faults


def _import(kks: str, answers: formulir.Answers, fetched: tuple[list[Path], list[str]]) -> tuple[int, str]:
    """How the import ended and what it said. Without a workbook it is not even started."""
    files, faults = fetched
    if not files:
        return REFUSED, "\n".join(faults)
    asked = {name: getattr(answers, name) for name in ("daerah", "tahun", "penerbit", "tanggal", "tahap")}
    # Written as one word: an answer that begins with a hyphen stays an answer.
    options = [f"--{name}={value}" for name, value in asked.items() if value]
    # What differs is replaced, since nothing is published by it: the pull request shows the old value beside the new.
    where = ("--data", str(DATA), "--temuan", str(OUT / "temuan"), "--ganti")
    command = [kks, "import", *map(str, files), *where, *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return REFUSED, "\n".join((*faults, f"Buku kerja tidak selesai dibaca dalam {SECONDS} detik."))
    if done.returncode not in (IMPORTED, FINDINGS, REFUSED):
        # A breakdown of ours: its innards are for the log, not for the one who wrote.
        # Each line with something before it: GitHub obeys lines of a log that begin with two colons.
        print("\n".join(f"| {line}" for line in done.stderr.splitlines()))
        return REFUSED, "Program impor berhenti di tengah jalan. Ini kekeliruan kami; pengelola akan memeriksanya."
    return done.returncode, "\n".join((*faults, (done.stdout + "\n" + done.stderr).strip()))


def _lay_ready() -> list[str]:
    """Copy what the import changed to `hasil/berkas/`, and its patch for people; the paths, sorted."""
    with tempfile.TemporaryDirectory() as aside:
        # An index of its own: whoever tries this at home keeps what is staged.
        env = {**os.environ, "GIT_INDEX_FILE": str(Path(aside) / "index")}
        _git(env, "read-tree", "HEAD")
        _git(env, "add", "--all", "--", f"{DATA}/edisi")
        names = _git(env, "diff", "--cached", "--name-only", "--diff-filter=AM", "-z", "HEAD").decode().split("\0")
        (OUT / "hasil/perubahan.patch").write_bytes(_git(env, "diff", "--cached", "HEAD"))
    changed = sorted(name for name in names if re.fullmatch(r"data/edisi/[\w./-]+", name))
    for name in changed:
        target = OUT / "hasil/berkas" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(name, target)
    return changed


def _git(env: dict[str, str], *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], env=env, capture_output=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
