"""What is so in one made-up district in one year: scores at every stage, villages, institutions, the award by count."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from random import Random

from generator.demo.land import District
from generator.demo.scaffold import Form, Item, Setting
from generator.model import STAGES

STRENGTHS = (0.40, 0.64, 0.85)  # below the first no award; then one level each


@dataclass(frozen=True)
class Truth:
    """`scores[stage][slug]`: one score an indicator, in the instrument's order; `reasons[stage, code]`: why not told.

    `award` is the level reached by the figures of the last stage, or "".
    """

    district: District
    form: Form
    year: int
    rng: Random
    scores: dict[str, dict[str, list[int]]]
    reasons: dict[tuple[str, str], str]
    odf: int
    bodies: tuple[int, int]  # forums of subdistricts, groups of villages
    team: bool
    award: str = ""
    habits: dict[str, float] = field(default_factory=dict)

    @property
    def waiting(self) -> bool:
        """The last stage has not been held."""
        return self.district.rank % 32 == 9


def truth(district: District, form: Form, year: int, wish: tuple[int, int]) -> Truth:
    """`wish`: the seed, and how many editions ago this is. Nothing here hangs on any other district."""
    seed, age = wish
    rng = Random(f"{seed}|{district.code}|{year}")
    strength = Random(f"{seed}|{district.code}").random() - age / 40 + (rng.random() - 0.5) / 10
    level = sum(strength >= step for step in STRENGTHS)
    scores = _scores(rng, form, level)
    odf, bodies, team = _gates(rng, form, level, district)
    habits = {
        item.code: max(0.0, _habit(seed, district, item) - age / 32)
        for setting in form.settings
        for item in setting.items
    }
    award = _award(form, scores["pusat"], (odf, *bodies, team), district)
    return Truth(district, form, year, rng, scores, _reasons(rng, form), odf, bodies, team, award, habits)


def _habit(seed: int, district: District, item: Item) -> float:
    """0..1: how this district stands in this indicator year after year, whatever its number in an instrument."""
    return zlib.crc32(f"{seed}|{district.code}|{item.name}".encode()) / 0x1_0000_0000


def _scores(rng: Random, form: Form, level: int) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = {stage: {} for stage in STAGES}
    floors = [45, *(gate.setting for gate in form.gates), 100]
    low, high = floors[min(level, len(floors) - 2)], floors[min(level, len(floors) - 2) + 1]
    weakest = int(rng.random() * len(form.settings))
    for place, setting in enumerate(form.settings):
        top = high - 3 if place == weakest else 100
        goal = low + rng.random() * (top - low)
        last = _lowered(rng, setting, int((100 - goal) * len(setting.items)))
        middle = _shifted(rng, setting, last)
        found["pusat"][setting.slug], found["provinsi"][setting.slug] = last, middle
        found["mandiri"][setting.slug] = _shifted(rng, setting, middle)
    return found


def _lowered(rng: Random, setting: Setting, loss: int) -> list[int]:
    """Full marks less about `loss` points, never more, spread over indicators as their scales allow."""
    scores = [item.scores[0] for item in setting.items]
    for place in _mixed(rng, len(scores)):
        options = [score for score in setting.items[place].scores if scores[place] - score <= loss]
        chosen = options[int(rng.random() * len(options))]
        loss -= scores[place] - chosen
        scores[place] = chosen
    return scores


def _mixed(rng: Random, count: int) -> list[int]:
    """0..count-1 in any order; by random() alone, the one method whose numbers Python promises to keep."""
    return [place for _, place in sorted((rng.random(), place) for place in range(count))]


def _shifted(rng: Random, setting: Setting, scores: list[int]) -> list[int]:
    """The stage before: some indicators were scored a step higher, now and then one a step lower."""
    found = list(scores)
    for _ in range(int(rng.random() * 4)):
        down = rng.random() < 0.08
        for _ in range(4):  # many indicators have full marks and cannot go higher
            place = int(rng.random() * len(found))
            allowed = setting.items[place].scores
            step = allowed.index(found[place]) + (1 if down else -1)
            if 0 <= step < len(allowed):
                found[place] = allowed[step]
                break
    return found


def _gates(rng: Random, form: Form, level: int, district: District) -> tuple[int, tuple[int, int], bool]:
    gate = form.gates[min(level, len(form.gates)) - 1] if level else None
    odf_low, bodies_low = (gate.odf, gate.bodies) if gate else (40, 20)

    def some(low: int, whole: int) -> int:
        share = low + rng.random() * (100 - low)
        return min(whole, -int(-share * whole // 100))

    bodies = (some(bodies_low, district.subdistricts), some(bodies_low, district.villages))
    # One in twenty falls through a gate that has nothing to do with points.
    odf = some(40 if rng.random() < 0.05 else odf_low, district.villages)
    return odf, bodies, bool(level) or rng.random() < 0.7


def _award(form: Form, scores: dict[str, list[int]], gates: tuple[int, int, int, bool], district: District) -> str:
    odf, forums, groups, team = gates
    lowest = min(100 * sum(marks) // len(marks) for marks in scores.values())
    reached = ""
    for gate in form.gates:
        enough = (
            team
            and lowest >= 100 * gate.setting
            and odf * 100 >= gate.odf * district.villages
            and forums * 100 >= gate.bodies * district.subdistricts
            and groups * 100 >= gate.bodies * district.villages
        )
        reached = gate.award if enough else reached
    return reached


def _reasons(rng: Random, form: Form) -> dict[tuple[str, str], str]:
    """Indicators without a value in one district out of four, each reason that a single indicator can have."""
    found: dict[tuple[str, str], str] = {}
    if rng.random() >= 0.25:
        return found
    codes = [item.code for setting in form.settings for item in setting.items]

    def one() -> str:
        return codes[int(rng.random() * len(codes))]

    for _ in range(1 + int(rng.random() * 3)):
        found[STAGES[int(rng.random() * 3)], one()] = "tidak dilaporkan"
    idle, later = one(), one()
    for stage in STAGES:
        found[stage, idle] = "tidak berlaku"
    found["pusat", later] = "belum diverifikasi"
    found["provinsi", one()] = "ditarik"
    return found


def attained(item: Item, score: int, habit: float) -> str:
    """A raw value in the indicator's unit that suits the score; "" where the indicator is no quantity."""
    if item.unit == "kategori":
        return ""
    good = 3_500 + 55 * score + int(900 * habit)  # hundredths, 35 to 99
    value = 10_000 - good if item.falling else good
    if item.unit == "tahun":
        value = 6_000 + value // 8
    elif item.unit == "indeks":
        value //= 100
    elif not item.unit.startswith(("%", "skor", "per ")):
        return str(value // 100 if item.falling or habit < 0.5 else value // 500)
    return f"{value // 100}.{value % 100:02}"
