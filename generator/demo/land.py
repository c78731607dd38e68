"""Which districts the country has: a fair choice of the real list, and invented ones beyond it on free hex tiles."""

from __future__ import annotations

from dataclasses import dataclass

from generator.demo.scaffold import Cells, Regions
from generator.demo.words import MARK

TYPICAL, FULL = 38, 99  # districts of a large province today; most that two digits can number
BAND = 8  # rows of tiles an invented province may take before it goes on in the next columns
SUFFIXES = (
    "",
    " Kepulauan Hulu Sungai Ogan Komering Ulu Selatan Barat Daya",
    " Ma'rang & Sekitarnya",
    " <Pesisir> Ématé",
)


@dataclass(frozen=True)
class District:
    """`rank`: its place in the order in which districts join the country; what befalls it hangs on that place."""

    rank: int
    code: str
    name: str
    province: str
    subdistricts: int
    villages: int
    cells: Cells


@dataclass(frozen=True)
class Land:
    """The chosen districts by code, the provinces they lie in, and the other two tables cut to them."""

    districts: tuple[District, ...]
    provinces: tuple[Cells, ...]
    aliases: tuple[Cells, ...]
    changes: tuple[Cells, ...]


def land(regions: Regions, count: int) -> Land:
    """A country of `count` districts. The first n districts of a larger country are those of the smaller one."""
    real = _order(regions.districts)
    chosen = real[:count] + _invented(regions, count - len(real))
    _settle(chosen[len(real) :], regions.districts)
    districts = sorted(
        (_district(rank, cells) for rank, cells in enumerate(chosen)), key=lambda district: district.code
    )
    codes = {district.code for district in districts}
    used = {cells["kode_provinsi"]: cells["provinsi"] for cells in chosen}
    known = {cells["kode"]: cells for cells in regions.provinces}
    blank = {"sejak": "", "catatan": MARK}
    provinces = (known.get(code) or {"kode": code, "nama": used[code], **blank} for code in sorted(used))
    tables = ([cells for cells in rows if cells["kode"] in codes] for rows in (regions.aliases, regions.changes))
    return Land(tuple(districts), tuple(provinces), *(tuple(rows) for rows in tables))


def _district(rank: int, cells: Cells) -> District:
    subdistricts, villages = (int(cells[name] or 1) for name in ("jumlah_kecamatan", "jumlah_desa_kelurahan"))
    return District(rank, cells["kode"], cells["nama"], cells["kode_provinsi"], subdistricts, villages, cells)


def _order(rows: list[Cells]) -> list[Cells]:
    """The longest name of each province, far provinces first; then the rest, in proportion to the provinces' sizes."""
    groups: dict[str, list[Cells]] = {}
    for cells in sorted(rows, key=lambda cells: cells["kode"]):
        groups.setdefault(cells["kode_provinsi"], []).append(cells)
    keyed = []
    for place, group in enumerate(groups.values()):
        longest = max(group, key=lambda cells: (len(cells["nama"]), cells["kode"]))
        for index, cells in enumerate(group):
            share = (2 * index + 1) * 10_000 // (2 * len(group)) + 1
            keyed.append((0 if cells is longest else share, _scattered(place), cells["kode"], cells))
    return [cells for *_, cells in sorted(keyed, key=lambda entry: entry[:3])]


def _scattered(place: int) -> int:
    """The six bits of a number backwards: neighbours come far from each other."""
    return int(f"{place:06b}"[::-1], 2)


def _invented(regions: Regions, count: int) -> list[Cells]:
    """Districts that do not exist, first in provinces that do not exist, then under free codes of real provinces."""
    if count <= 0:
        return []
    taken, names = {c["kode"] for c in regions.districts}, {p["kode"]: p["nama"] for p in regions.provinces}
    free = [f"{n:02}" for n in range(FULL, 0, -1) if f"{n:02}" not in names]
    chunks = ((free, 1, TYPICAL), (free, TYPICAL + 1, FULL), (sorted(names), 1, FULL))
    codes = [
        f"{province}.{number:02}"
        for provinces, low, high in chunks
        for province in provinces
        for number in range(low, high + 1)
        if f"{province}.{number:02}" not in taken
    ]
    return [_cells(code, names.get(code[:2]) or f"Provinsi Contoh {code[:2]}") for code in codes[:count]]


def _cells(code: str, province: str) -> Cells:
    number = int(code[3:])
    kind = "kota" if number > TYPICAL and number % 7 == 0 else "kabupaten"
    suffix = SUFFIXES[number % 16 // 4] if number % 4 == 1 else ""
    subdistricts = 3 + number * 7 % 23
    return {
        "kode": code,
        "nama": f"{kind.capitalize()} Contoh {code}{suffix}",
        "jenis": kind,
        "kode_provinsi": code[:2],
        "provinsi": province,
        "ibukota": f"Contoh {code}",
        "zona_waktu": "WIB",
        "jumlah_kecamatan": str(subdistricts),
        "jumlah_desa_kelurahan": str(subdistricts * (5 + number % 9)),
    }


def _settle(rows: list[Cells], real: list[Cells]) -> None:
    """Give every invented district a tile below the real map: columns of BAND tiles, province by province."""
    columns = [int(cells["kolom"]) for cells in real]
    first, width = min(columns), max(columns) - min(columns) + 1
    top = max(int(cells["baris"]) for cells in real) + 2
    while width * width < 2 * len(rows):  # keep the whole map about twice as wide as high
        width += 1
    for index, cells in enumerate(sorted(rows, key=lambda cells: cells["kode"])):
        column, row = divmod(index, BAND)
        band, column = divmod(column, width)
        cells["kolom"], cells["baris"] = str(first + column), str(top + band * BAND + row)
