"""Is every locked package still on offer, with the very same hashes? Otherwise nobody can build this site tomorrow.

Everything is fetched anew into an empty place, from wherever pip and npm are set to look; nothing of it is run.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import hub

LOCKS = ("requirements.lock", "requirements-dev.lock")
NODE = ("package.json", "package-lock.json", ".npmrc")
PIP = ("-m", "pip", "download", "--disable-pip-version-check", "--no-cache-dir", "--no-deps", "--require-hashes",
       "--only-binary", ":all:", "--progress-bar", "off")  # fmt: skip
# pip downloads a withdrawn version all the same when it is asked for by its number, and only says so.
WITHDRAWN = re.compile(r"yanked version.*", re.IGNORECASE)
LONGEST = 3000


def main() -> int:
    """A sentence a lock file; 1 if one of them cannot be had whole."""
    with tempfile.TemporaryDirectory() as aside:
        told = [*(_python(lock, Path(aside)) for lock in LOCKS), _node(Path(aside))]
    said = "\n".join(sentence for _, sentence in told)
    print(said)
    hub.summarize(f"{said}\n".encode())
    return int(not all(good for good, _ in told))


def _python(lock: str, aside: Path) -> tuple[bool, str]:
    target = aside / "wheels"
    done = subprocess.run(
        [sys.executable, *PIP, "--dest", str(target), "--requirement", lock],
        capture_output=True,
        text=True,
        check=False,
    )
    withdrawn = WITHDRAWN.findall(done.stderr)
    return _verdict(lock, done.returncode == 0 and not withdrawn, done.stderr)


def _node(aside: Path) -> tuple[bool, str]:
    if not shutil.which("npm"):
        return False, "package-lock.json: npm tidak ada, jadi belum diperiksa."
    for name in NODE:
        shutil.copyfile(name, aside / name)
    command = [
        "npm",
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--cache",
        str(aside / "npm"),
    ]
    done = subprocess.run(command, cwd=aside, capture_output=True, text=True, check=False)
    return _verdict("package-lock.json", done.returncode == 0, done.stderr)


def _verdict(lock: str, good: bool, complaint: str) -> tuple[bool, str]:
    if good:
        return True, f"{lock}: semua paket masih ada dengan sidik yang sama."
    last = "\n".join(f"    {line}" for line in complaint.strip()[-LONGEST:].splitlines())
    return False, f"{lock}: ada paket yang hilang, ditarik, atau sidiknya lain.\n\n{last}\n"


if __name__ == "__main__":
    sys.exit(main())
