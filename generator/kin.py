"""Which districts lie near a district and which are built alike: one published rule (docs/metode.md), no figures.

Worked out once for the nation and handed on by name, so that a page of one district can link to others without
depending on anything else about them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, log, radians, sin
from typing import NamedTuple, TypeVar

from generator.model import Daerah

MANY = 5


class Named(NamedTuple):
    """As much of another district as a link needs."""

    kode: str
    nama: str


@dataclass(frozen=True)
class Kin:
    """Five others each, the closest first; fewer where the list is short, none where the place or size is unknown."""

    near: tuple[Named, ...] = ()
    similar: tuple[Named, ...] = ()


NOBODY = Kin()
Point = tuple[float, float, float]
P = TypeVar("P")
N = TypeVar("N", int, float)


def kin(districts: Sequence[Daerah]) -> Mapping[str, Kin]:
    """Kin of every district, by code.

    Near: by the great circle between the points of kabkota.csv. Similar: same kind, by the sum of the absolute log
    ratios of the numbers of kecamatan and of villages. Equal distances go by code.
    """
    names = {d.kode: Named(d.kode, d.nama) for d in districts}
    places = {d.kode: point for d in districts if (point := _point(d))}
    near = _closest(places, _apart)
    similar: dict[str, list[str]] = {}
    for jenis in ("kabupaten", "kota"):
        sizes = {d.kode: size for d in districts if d.jenis == jenis and (size := _size(d))}
        similar |= _closest(sizes, _unlike)
    return {
        kode: Kin(*(tuple(names[other] for other in found.get(kode, ())) for found in (near, similar)))
        for kode in names
    }


def _closest(places: Mapping[str, P], measure: Callable[[P, list[P]], list[N]]) -> dict[str, list[str]]:
    codes = sorted(places)
    points = [places[code] for code in codes]
    many = min(MANY, len(codes) - 1)
    found = {}
    for i, code in enumerate(codes):
        distances = measure(points[i], points)
        others = distances[:i] + distances[i + 1 :]
        # Sorting bare numbers is the quickest way to the few at the front.
        farthest = sorted(others)[many - 1] if many else None
        close = [n for n, d in enumerate(distances) if farthest is not None and d <= farthest and n != i]
        found[code] = [codes[n] for n in sorted(close, key=lambda n: (distances[n], codes[n]))[:many]]
    return found


def _point(d: Daerah) -> Point | None:
    """The place on the unit sphere: there one product says which of two others is closer, and costs no cosines."""
    if d.lintang is None or d.bujur is None:
        return None
    north, east = radians(d.lintang), radians(d.bujur)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _apart(own: Point, points: list[Point]) -> list[float]:
    """The cosines of the angles between, negated, so that the closest come first."""
    a, b, c = own
    return [-(a * x + b * y + c * z) for x, y, z in points]


def _size(d: Daerah) -> tuple[int, int] | None:
    """Logarithms as whole numbers, so that the same ratio reached by other numbers is a tie."""
    if not d.jumlah_kecamatan or not d.jumlah_desa_kelurahan:
        return None
    return round(log(d.jumlah_kecamatan) * 1e9), round(log(d.jumlah_desa_kelurahan) * 1e9)


def _unlike(own: tuple[int, int], sizes: list[tuple[int, int]]) -> list[int]:
    a, b = own
    return [abs(x - a) + abs(y - b) for x, y in sizes]
