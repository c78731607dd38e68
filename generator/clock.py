"""How long each act of a build took: for `--ukur` and `make bench`. Costs nothing worth naming, so it always runs."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Clock:
    """The acts so far, each as `tahap`, `detik` on the wall, `cpu` seconds of all processes, `puncak_mib` of memory."""

    acts: list[dict[str, str | float]] = field(default_factory=list)

    @contextmanager
    def act(self, name: str, elsewhere: Callable[[], float] = float) -> Iterator[None]:
        """Measure what happens inside; `elsewhere`: CPU seconds of processes that go on after it."""
        wall, cpu = time.perf_counter(), _cpu() + elsewhere()
        yield
        took = {"detik": time.perf_counter() - wall, "cpu": _cpu() + elsewhere() - cpu, "puncak_mib": _peak()}
        self.acts.append({"tahap": name, **{key: round(value, 4) for key, value in took.items()}})

    def write(self, path: Path) -> None:
        """The acts as a JSON list."""
        path.write_text(json.dumps(self.acts, indent=1) + "\n", encoding="utf-8")


def _cpu() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peak() -> float:
    """The largest this process or one of its finished children has been, in MiB."""
    both = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(both) / 1024
