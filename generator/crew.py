"""Work on all cores: one process a core, each with its own memory of the reports it has read.

The standard library does the work (docs/keputusan/0010). Every process keeps to its own share of the districts, so what
it read to check a report is still at hand when the report is printed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
BATCHES = 16  # a share is handed over in so many parts: enough that progress shows, few as each carries the nation
WORTH_IT = 48  # tasks for which one more process saves more than its start costs


class Crew:
    """The processes at work; none means that the work is done here."""

    def __init__(self) -> None:
        self.hands: list[ProcessPoolExecutor] = []
        self.numbers: list[int] = []

    @property
    def size(self) -> int:
        """Among how many the work is shared."""
        return max(1, len(self.hands))

    def grow(self, tasks: int, first: Callable[[], object]) -> None:
        """Take on as many hands as this many tasks are worth; each starts with `first`.

        KKS_KERJA says how many there may be at most; 1 means that everything is done here.
        """
        asked = os.environ.get("KKS_KERJA", "")
        most = int(asked) if asked.isdecimal() else _cores()
        wanted = min(most, 1 + tasks // WORTH_IT) if most > 1 else 0
        # A forked child needs no start of its own; elsewhere the platform's usual way is used.
        way = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
        while len(self.hands) < wanted:
            hand = ProcessPoolExecutor(1, mp_context=way, initializer=calm)
            self.hands.append(hand)
            self.numbers.append(hand.submit(os.getpid).result())
            hand.submit(first)

    def run(self, job: Callable[[Any, list[str]], list[T]], shared: Any, names: Sequence[str]) -> Iterator[T]:
        """`job(shared, batch)` for all names; each name always goes to the same process. Results in no set order.

        Where there are hands they begin at once, whether or not anybody asks for the results yet.
        """
        if not self.hands:
            return (result for name in names for result in job(shared, [name]))
        futures = self._given(job, shared, names)
        return (result for future in futures for result in future.result())

    def cpu(self) -> float:
        """CPU seconds the hands have spent so far, where the system tells (Linux); they are not disturbed."""
        return sum(map(_spent, self.numbers))

    def _given(
        self, job: Callable[[Any, list[str]], list[T]], shared: Any, names: Sequence[str]
    ) -> list[Future[list[T]]]:
        shares = [[name for name in names if _hand(name, self.size) == n] for n in range(self.size)]
        return [
            hand.submit(job, shared, share[n * len(share) // BATCHES : (n + 1) * len(share) // BATCHES])
            for n in range(BATCHES)
            for hand, share in zip(self.hands, shares, strict=True)
            if share[n * len(share) // BATCHES : (n + 1) * len(share) // BATCHES]
        ]


def _hand(name: str, size: int) -> int:
    """Which process a name belongs to: by the last part, the code, so that all editions of a district stay together."""
    return sum(name.rpartition("/")[2].encode()) % size


def _spent(number: int) -> float:
    try:
        parts = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def crew() -> Iterator[Crew]:
    """An empty crew, sent home at the end whatever happens."""
    made = Crew()
    try:
        yield made
    finally:
        for hand in made.hands:
            hand.shutdown(cancel_futures=True)


def calm() -> None:
    """Look for garbage seldom: almost everything made here is kept, and looking costs a quarter of the time."""
    gc.set_threshold(200_000, 20, 100)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
