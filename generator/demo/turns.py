"""What becomes of districts between the last two editions: split, merged, renamed, recoded. None of it is real."""

from __future__ import annotations

from collections.abc import Iterator

from generator.demo.land import District, Land
from generator.demo.words import MARK, marked

# By rank modulo 64, so that a country of 64 districts has one of each (claims.is_new has the split ones).
MERGED, RENAMED, RECODED = 41, 42, 43


def ended(district: District) -> bool:
    """Whether it has gone into a neighbour in the newest edition."""
    return district.rank % 64 == MERGED


def rows(place: Land, year: int) -> Iterator[dict[str, str]]:
    """Rows of perubahan.csv for merged, renamed and recoded districts; `year`: of the newest edition."""
    codes = {district.code for district in place.districts}
    for district in place.districts:
        kind = district.rank % 64
        if kind == MERGED and (heir := _neighbour(place, district)):
            yield _row(district, "penggabungan", (district.name, heir.name), year)
        elif kind == RENAMED:
            was = f"{district.name.split(' ', 1)[0]} Contoh Lama {district.code}"
            yield _row(district, "ganti nama", (was, district.name), year)
        elif kind == RECODED and (was := f"{district.province}.{98 - district.rank // 64 % 20}") not in codes:
            yield _row(district, "pindah kode", (was, district.code), year)


def _neighbour(place: Land, district: District) -> District | None:
    """One of the same province that joined before it, so that it is the same however large the country."""
    older = [d for d in place.districts if d.province == district.province and d.rank < district.rank]
    return max(older, key=lambda d: (d.code < district.code, d.code)) if older else None


def _row(district: District, jenis: str, names: tuple[str, str], year: int) -> dict[str, str]:
    row = {"kode": district.code, "jenis": jenis, "lama": names[0], "baru": names[1], "tahun": str(year)}
    return {**row, "sumber": MARK, "catatan": marked("bukan perubahan nyata")}
