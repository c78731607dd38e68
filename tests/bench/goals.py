"""The goals of the national scale, each with what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.bench.growth import exponent, forecast, ratio, said, span
from tests.bench.parts import NATION
from tests.bench.readout import Results, between, curve, generator_part, made, of, printer_ratio, slope

QUARTER = 128
MIB, MB = "MiB", "MB"


@dataclass(frozen=True)
class Goal:
    """A bound on a figure; `least`: the figure must reach it, else it must not pass it."""

    about: str
    bound: float
    unit: str
    value: float | None
    cpu: float | None = None
    least: bool = False

    @property
    def met(self) -> str:
        if self.value is None:
            return "belum diukur"
        return "ya" if (self.value >= self.bound if self.least else self.value <= self.bound) else "**tidak**"


def goals(results: Results) -> list[Goal]:
    """All goals, in the order of the page."""
    whole = made(results, "kami", NATION, "kami", "bait")
    nation = f"({said(NATION)} daerah)"

    def ours(state: str, key: str = "detik") -> float | None:
        return of(results, "kami", NATION, state, key)

    pair = ("naif", "kami")
    return [
        Goal(f"Satu edisi nasional dari nol sampai dapat dicari {nation}", 20, "detik", ours("dari-nol"),
             ours("dari-nol", "cpu")),
        Goal("Puncak memorinya", 1024, MIB, ours("dari-nol", "puncak_mib")),
        Goal("Bagian pembangkit: tanpa mencetak dan tanpa indeks pencarian", 12, "detik",
             generator_part(results, NATION), generator_part(results, NATION, "cpu")),
        Goal(f"Berkas satu daerah berubah {nation}", 3, "detik", ours("satu-berkas"), ours("satu-berkas", "cpu")),
        Goal(f"Tidak ada yang berubah {nation}", 0.3, "detik", ours("tanpa-perubahan"), ours("tanpa-perubahan", "cpu")),
        Goal(f"Resep polos dibanding kami, {QUARTER} daerah", 15, "kali", between(results, "naif", QUARTER, pair),
             between(results, "naif", QUARTER, pair, "cpu"), True),
        Goal("Langkah mencetak kami dibanding Hugo", 5, "kali", _hugo(results, "detik"), _hugo(results, "cpu")),
        Goal("Pangkat pertumbuhan waktu dari 1 kali ke 10 kali", 1.05, "", _slope(results, "detik"),
             _slope(results, "cpu")),
        Goal("Satu edisi nasional di penyimpanan", 120, MB, whole / 1e6 if whole is not None else None),
    ]  # fmt: skip


def _hugo(results: Results, key: str) -> float | None:
    sizes = results.get("pencetak", {})
    return printer_ratio(results, NATION if NATION in sizes else max(sizes, default=0), "hugo", key)


def _slope(results: Results, key: str) -> float | None:
    # Smaller sizes alone say nothing about ten times the nation: start-up hides the growth there.
    return slope(results, key) if max(results.get("kami", {}), default=0) >= 10 * NATION else None


def goal_rows(results: Results) -> Iterable[tuple[str, ...]]:
    for goal in goals(results):
        bound = f"{'≥' if goal.least else '≤'} {said(goal.bound, _places(goal.bound))} {goal.unit}".strip()
        value = f"{said(goal.value)} {goal.unit}".strip() if goal.value is not None else "–"
        yield goal.about, bound, value, said(goal.cpu), goal.met


def _places(bound: float) -> int:
    return 0 if bound == int(bound) else 1 if round(bound, 1) == bound else 2


def naive_at_nation(results: Results) -> tuple[float | None, float | None]:
    """(seconds the naive recipe would take for the nation, how many times ours that is): an estimate by its growth."""
    points = curve(results, "naif", "naif")
    mine = of(results, "kami", NATION, "dari-nol") or forecast(curve(results, "naif", "kami"), NATION)
    guess = forecast(points, NATION)
    return guess, ratio(guess, mine)


def hundredfold(results: Results) -> list[tuple[str, ...]]:
    """What a hundred nations would take by the growth measured from one to ten: (what, at 10x, exponent, at 100x)."""

    def row(about: str, points: dict[int, float], write: Callable[[float | None], str]) -> tuple[str, ...]:
        largest = points[max(points)] if points else None
        return about, write(largest), said(exponent(points), 2), write(forecast(points, 100 * NATION))

    def bytes_of(key: str) -> dict[int, float]:
        sizes = [size for size in results.get("kami", {}) if size >= NATION]
        return {size: v for size in sizes if (v := made(results, "kami", size, "kami", key)) is not None}

    def cost(key: str) -> dict[int, float]:
        return curve(results, "kami", "dari-nol", key, NATION)

    return [
        row("Waktu dari nol", cost("detik"), span),
        row("Waktu CPU", cost("cpu"), span),
        row("Puncak memori", cost("puncak_mib"), lambda v: f"{said(v / 1024)} GiB" if v is not None else "–"),
        row("Besar situs", bytes_of("bait"), lambda v: f"{said(v / 1e9)} GB" if v is not None else "–"),
        row("Banyak berkas", bytes_of("berkas"), lambda v: said(v, 0)),
    ]
