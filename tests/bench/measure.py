"""Run a command and say what it cost: wall and CPU seconds, peak memory of the whole process tree."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.03  # seconds between two looks at the memory
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of Linux


class Failed(Exception):
    """The command stopped with a fault; the message holds the end of what it printed."""


@dataclass(frozen=True)
class Cost:
    """What a command took: `detik` on the wall, `cpu` seconds of all its processes, `puncak_mib` of memory."""

    detik: float
    cpu: float
    puncak_mib: float


def run(command: list[str], folder: Path, settings: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder, its output kept aside. Raises Failed where it does not end well.

    Memory is the sum of resident memory over the process tree, looked at thirty times a second; pages that two
    processes share count twice, so the figure errs upwards. Without /proc it is that of the largest process.
    """
    _adopt_orphans()
    used, start = _children_cpu(), time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(settings or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
    )
    watcher = _Watcher(child.pid)
    said, _ = child.communicate()
    wall, peak = time.perf_counter() - start, watcher.stop()
    _reap_orphans()
    if child.returncode:
        raise Failed(f"{' '.join(command[:6])}\n{said.decode(errors='replace')[-3000:]}")
    return Cost(wall, _children_cpu() - used, peak)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _adopt_orphans() -> None:
    """Workers whose parent did not wait for them become ours, so that their CPU time is not lost."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)


def _reap_orphans() -> None:
    """Collect what the command left behind; a process that still lives after two seconds is left alone."""
    end = time.monotonic() + 2
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.02)


class _Watcher:
    """A thread that looks at the memory of a process and everything below it."""

    def __init__(self, pid: int) -> None:
        self.pid, self.peak, self._over = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.is_set():
            self.peak = max(self.peak, resident(self.pid))
            self._over.wait(EVERY)

    def stop(self) -> float:
        self._over.set()
        self._thread.join()
        if self.peak:
            return self.peak / 2**20
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        return largest / (2**20 if sys.platform == "darwin" else 2**10)


def resident(pid: int) -> int:
    """Bytes of resident memory of a process and all its descendants; 0 where they are gone or /proc is missing."""
    total, open_ones = 0, [pid]
    while open_ones:
        place = Path("/proc") / str(open_ones.pop())
        # A process may end between two looks; what is gone holds no memory.
        with contextlib.suppress(OSError, IndexError, ValueError):
            total += int((place / "statm").read_text().split()[1]) * resource.getpagesize()
            for thread in (place / "task").iterdir():
                open_ones += map(int, (thread / "children").read_text().split())
    return total
