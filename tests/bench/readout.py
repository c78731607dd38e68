"""Questions to the raw results: medians, ratios of neighbours, stages. None wherever something was not measured."""

from __future__ import annotations

from collections.abc import Mapping

from tests.bench.growth import exponent, middle, ratio
from tests.bench.parts import NATION
from tests.bench.store import Result

Results = Mapping[str, Mapping[int, Result]]
PRINT, SEARCH = ("print", "cetak"), ("search", "cari")


def of(results: Results, part: str, size: int, who: str, key: str = "detik") -> float | None:
    """Median of a figure over the rounds of a size."""
    rounds = results.get(part, {}).get(size, {}).get("ulangan", [])
    return middle([r[who].get(key) for r in rounds if who in r])


def made(results: Results, part: str, size: int, who: str, key: str) -> float | None:
    return results.get(part, {}).get(size, {}).get("isi", {}).get(who, {}).get(key)


def between(results: Results, part: str, size: int, whose: tuple[str, str], key: str = "detik") -> float | None:
    """Median of the ratios within each round: neighbours in time met the same noise."""
    rounds = results.get(part, {}).get(size, {}).get("ulangan", [])
    first, second = whose
    return middle([ratio(r[first].get(key), r[second].get(key)) for r in rounds if first in r and second in r])


def curve(results: Results, part: str, who: str, key: str = "detik", least: int = 0) -> dict[int, float]:
    """Size -> median, for the sizes from `least` on."""
    found = {size: of(results, part, size, who, key) for size in results.get(part, {}) if size >= least}
    return {size: value for size, value in found.items() if value is not None}


def slope(results: Results, key: str = "detik") -> float | None:
    """Growth exponent of our build from nothing, from the real nation upwards."""
    return exponent(curve(results, "kami", "dari-nol", key, NATION))


def stages(results: Results, part: str, size: int, who: str) -> dict[str, dict[str, float | None]]:
    """Stage -> medians of `detik`, `cpu` and `puncak_mib`, in the order the build tells them."""
    rounds = [r[who].get("tahap", []) for r in results.get(part, {}).get(size, {}).get("ulangan", []) if who in r]
    names = dict.fromkeys(stage["tahap"] for told in rounds for stage in told)
    keys = ("detik", "cpu", "puncak_mib")
    return {
        name: {key: middle([s.get(key) for told in rounds for s in told if s["tahap"] == name]) for key in keys}
        for name in names
    }


def belongs(name: str, kinds: tuple[str, ...]) -> bool:
    return any(kind in name.casefold() for kind in kinds)


def generator_part(results: Results, size: int, key: str = "detik") -> float | None:
    """Our build without printing and search: what the generator itself takes."""
    whole, told = of(results, "kami", size, "dari-nol", key), stages(results, "kami", size, "dari-nol")
    if whole is None or not told:
        return None
    return whole - sum(told[name][key] or 0 for name in told if belongs(name, (*PRINT, *SEARCH)))


def printer_ratio(results: Results, size: int, other: str, key: str = "detik") -> float | None:
    """Our whole printer step / another's, round by round; MkDocs alone stands in where our build tells no stages."""
    rounds = results.get("pencetak", {}).get(size, {}).get("ulangan", [])
    return middle([ratio(our_printer(r, key), r[other].get(key)) for r in rounds if other in r])


def our_printer(round_: Result, key: str = "detik") -> float | None:
    told = [s[key] for s in round_["kami"].get("tahap", []) if belongs(s["tahap"], PRINT)]
    return sum(told) if told else round_.get("mkdocs", {}).get(key)


def printer_cost(results: Results, size: int, key: str) -> float | None:
    """Median of our whole printer step."""
    return middle([our_printer(r, key) for r in results.get("pencetak", {}).get(size, {}).get("ulangan", [])])
