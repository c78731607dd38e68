"""Work on all cores: one process a core, each with its own memory of the reports it has read.

The standard library does the work (docs/keputusan/0010). Every process keeps to its own share of the districts, so what
it read to check a report is still at hand when the report is printed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
BATCH = 24  # small enough that progress shows, large enough that handing over costs nothing
WORTH_IT = 48  # below this many reports a second process costs more than it saves


class Crew:
    """`hands` processes; none means that the work is done here."""

    def __init__(self, hands: Sequence[ProcessPoolExecutor]) -> None:
        self.hands = hands

    @property
    def size(self) -> int:
        return max(1, len(self.hands))

    def run(self, job: Callable[[Any, list[str]], list[T]], shared: Any, names: Sequence[str]) -> Iterator[T]:
        """`job(shared, batch)` for all names; each name always goes to the same process. Results in no set order.

        Where there are hands they begin at once, whether or not anybody asks for the results yet.
        """
        if not self.hands:
            return (result for name in names for result in job(shared, [name]))
        futures = self._given(job, shared, names)
        return (result for future in futures for result in future.result())

    def cpu(self) -> float:
        """CPU seconds the hands have spent so far."""
        return sum(hand.submit(time.process_time).result() for hand in self.hands)

    def _given(
        self, job: Callable[[Any, list[str]], list[T]], shared: Any, names: Sequence[str]
    ) -> list[Future[list[T]]]:
        shares = [[name for name in names if _hand(name, self.size) == n] for n in range(self.size)]
        longest = max(map(len, shares), default=0)
        return [
            hand.submit(job, shared, share[start : start + BATCH])
            for start in range(0, longest, BATCH)
            for hand, share in zip(self.hands, shares, strict=True)
            if share[start : start + BATCH]
        ]


def _hand(name: str, size: int) -> int:
    """Which process a name belongs to: by the last part, the code, so that all editions of a district stay together."""
    return sum(name.rpartition("/")[2].encode()) % size


@contextmanager
def crew(tasks: int) -> Iterator[Crew]:
    """A crew for this many reports: as many processes as cores, or KKS_KERJA; none where it would not pay."""
    wanted = int(os.environ.get("KKS_KERJA") or (_cores() if tasks >= WORTH_IT else 1))
    if wanted < 2:
        yield Crew(())
        return
    # A forked child needs no start of its own; elsewhere the platform's usual way is used.
    way = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    hands = [ProcessPoolExecutor(1, mp_context=way, initializer=calm) for _ in range(wanted)]
    try:
        yield Crew(hands)
    finally:
        for hand in hands:
            hand.shutdown(cancel_futures=True)


def calm() -> None:
    """Look for garbage seldom: almost everything made here is kept, and looking costs a quarter of the time."""
    gc.set_threshold(200_000, 20, 100)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
