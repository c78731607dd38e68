"""The made-up country as files: regions, editions, reports, and the claims beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yaml import YAMLError

from generator.demo import claims, marks, story, turns
from generator.demo.folder import NotOurs, clear, copy_instruments, write_table, write_tree
from generator.demo.land import Land, land
from generator.demo.scaffold import Form, forms, regions
from generator.demo.truth import Truth, truth
from generator.demo.words import MARK, SHORT, marked
from generator.kinds import headings, kind_named


class NoGround(Exception):
    """The data folder has no usable list of regions, or no instrument with a list of indicators."""


@dataclass(frozen=True)
class Wish:
    """How large the country is, how many years it has reported, and which of its endless variants."""

    districts: int = 514
    editions: int = 2
    seed: int = 1


def make(out: Path, data: Path, wish: Wish) -> int:
    """Write the country's data folder to `out`; the number of reports in it.

    The instruments and the list of regions come from `data`. Raises NotOurs where `out` holds somebody's own files,
    NoGround where `data` is no such folder, OSError where something cannot be read or written.
    """
    if out.resolve() == data.resolve():
        raise NotOurs(str(out))
    known, place = ground(data, wish.districts)
    newest = int(known[0].version)
    note = f"Dibuat dengan: kks demo --districts {wish.districts} --editions {wish.editions} --seed {wish.seed}."
    clear(out, note)
    copy_instruments(data, out, [form.version for form in known])
    changed = [*turns.rows(place, newest)] if wish.editions > 1 else []
    _write_regions(out, place, [*claims.splits(place, min(newest, newest - wish.editions + 2)), *changed])
    outcomes: list[claims.Outcome] = []
    reports = 0
    for age in range(wish.editions):
        year, form = newest - age, known[min(age, len(known) - 1)]
        _write_edition(out, year, form)
        for district in place.districts:
            if age == 0 and wish.editions > 1 and turns.ended(district):
                continue
            true = truth(district, form, year, (wish.seed, age))
            outcomes.append(claims.outcome(true))
            reports += _write_district(out, true, oldest=age == wish.editions - 1 and age > 0)
        reports += _write_provinces(out, place, year, form)
    for name, rows in claims.tables(outcomes).items():
        write_table(out / f"{name}.csv", headings(kind_named(name).noun), rows)
    return reports


def ground(data: Path, districts: int) -> tuple[list[Form], Land]:
    """The instruments, newest first, and the country. Raises NoGround where the data folder cannot carry one."""
    try:
        known, place = forms(data), land(regions(data), districts)
    except (LookupError, TypeError, ValueError, YAMLError) as error:
        raise NoGround(str(data)) from error
    if not known or not place.districts:
        raise NoGround(str(data))
    return known, place


def _write_regions(out: Path, place: Land, splits: list[dict[str, str]]) -> None:
    tables = {
        "provinsi": place.provinces,
        "kabkota": [district.cells for district in place.districts],
        "alias": place.aliases,
        "perubahan": [*place.changes, *splits],
    }
    for name, rows in tables.items():
        names = headings(kind_named(name).noun)
        write_table(out / "wilayah" / f"{name}.csv", names, ([cells.get(key, "") for key in names] for cells in rows))


def _write_edition(out: Path, year: int, form: Form) -> None:
    edition = {
        "tahun": year,
        "instrumen": form.version,
        "status": "draf",
        "contoh": True,
        "penghargaan": "ada" if year % 2 else "tidak ada",
        "judul": f"Rapor Kabupaten/Kota Sehat {year} ({SHORT})",
        "diperbarui": f"{year}-12-01",
        "lisensi": "CC BY 4.0",
        "kontak": marked("tidak ada"),
        "tahun_data": [year - 2, year - 1],
        "jadwal": [{"tanggal": f"{year}-11-28", "acara": marked("penyerahan penghargaan"), "sumber": SHORT}],
        "catatan": [f"{MARK}: semua angka edisi ini dibuat oleh program."],
    }
    write_tree(out / "edisi" / str(year) / "edisi.yml", edition)


def _write_district(out: Path, true: Truth, oldest: bool) -> int:
    """The files of one report; 1, or 0 where the district has none in this edition."""
    district = true.district
    kind = claims.role(district, oldest)
    if kind in ("award", "silent"):
        return 0
    lines, parts = claims.content(true, kind)
    folder = out / "edisi" / str(true.year) / district.code
    head = (true.year, district.code, district.name, true.form.version)
    write_tree(folder / "laporan.yml", story.report(head, parts, lines))
    write_table(folder / "nilai.csv", marks.HEADINGS, lines)
    if kind == "full" and district.rank % 4 == 0:
        write_table(folder / "odf.csv", story.VILLAGE_HEADINGS, story.villages(true))
    return 1


def _write_provinces(out: Path, place: Land, year: int, form: Form) -> int:
    """A short report of the first province to join, and of one out of eight others."""
    first = min(place.districts, key=lambda district: district.rank).province
    chosen = [cells for cells in place.provinces if cells["kode"] == first or int(cells["kode"]) % 8 == 6]
    for cells in chosen:
        said = {"sumber": "berita", "tanggal": f"{year}-10-03"}
        parts = {
            "peristiwa": [{"uraian": marked("rapat tingkat provinsi"), **said}],
            "pernyataan": [{"uraian": marked("kabupaten & kota yang nilainya < 50 didampingi"), **said}],
        }
        head = (year, cells["kode"], cells["nama"], form.version)
        write_tree(out / "edisi" / str(year) / cells["kode"] / "laporan.yml", story.report(head, parts, []))
    return len(chosen)
