"""Problems of the check that one side has and the other has not; a line that only moved is no new problem."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.model import Problem
from generator.report import order

LINES = re.compile(r"\b(baris) \d+")


def only(mine: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of `mine` that `others` lack, in the order of their places."""
    left, found = Counter(map(_told, others)), []
    for problem in order(mine):
        said = _told(problem)
        if left[said]:
            left[said] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _told(problem: Problem) -> tuple[str, ...]:
    words = (LINES.sub(r"\1", text) for text in (problem.fault, problem.remedy))
    return problem.rule, problem.level, problem.place.file, *words
