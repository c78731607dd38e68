"""What the acts of a build hand to each other: where things are, what was there before, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import work
from generator.clock import Clock
from generator.crew import Crew
from generator.errands import Making
from generator.folders import Folders, Step
from generator.gate import Inputs
from generator.ledger import Ledger
from generator.shards import Share


@dataclass(frozen=True)
class Scene:
    """What every act of a build needs: where things are, what they are made of, what the last build left."""

    folders: Folders
    inputs: Inputs
    book: Ledger
    watch: Step
    clock: Clock = field(default_factory=Clock)
    gone: set[tuple[str, str]] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Start:
    """What a build may be given that has begun already: its hands, what the gate saw; `measured`: a file for times.

    `share`: make only one part of the districts, for a later build to put together.
    """

    hands: Crew
    inputs: Inputs | None = None
    measured: Path | None = None
    share: Share | None = None


@dataclass
class Plan:
    """The jobs of a build with their keys, those to be done, with what, and how many files had to be written, removed.

    `prints`: what is to be remembered of the printing once it is done. `partial`: other jobs are left as they are.
    """

    making: Making
    jobs: dict[str, str]
    todo: dict[str, str]
    changed: int = 0
    removed: int = 0
    prints: dict[str, Any] = field(default_factory=dict)
    partial: bool = False

    @cached_property
    def packed(self) -> bytes:
        """What the hands are given, packed once for all acts: they then unpack it once."""
        return work.packed(self.making)
