"""What a workbook says -> the files of its report as they would be, each figure under its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.excel import tables, trees
from generator.excel.things import Finding, Line, Merged, Reading
from generator.forms.layout import ROLES, SOURCES
from generator.kinds import kind_named

KEYS = ("tahap", "tatanan", "indikator", "sumber")
VILLAGE_KEYS = ("kecamatan", "desa", "sumber")
NO_PUBLISHER = (
    "Penerbit angka ini belum disebut; angka tanpa sumber tidak dapat diterbitkan.",
    "Isi PENERBIT, misalnya nama perangkat daerah atau Tim Pembina yang menetapkannya.",
)
NO_DATE = ("Tanggal sumber ini belum disebut.", "Isi TANGGAL: tahun, tahun-bulan, atau tahun-bulan-hari.")


def merged(reading: Reading, name: str, old: Mapping[str, bytes]) -> Merged:
    """The files of the report (by name) once the reading is put into those that are there (`old`).

    `name`: of the district. Raises Broken where a file that is there cannot be read. Adds a finding to the reading for
    each source that is used and does not say who published it or when.
    """
    into, folder = Merged(), f"edisi/{reading.tahun}/{reading.kode}"
    slugs = _slugs(reading)
    nilai = [*_valued(reading, slugs)]
    villages = [_with(line, "odf", slugs, keyakinan=False) for line in reading.villages]
    lists = {
        "odf": [_with(line, "odf", slugs) for line in reading.odf],
        "kelembagaan": [_with(line, "kelembagaan", slugs) for line in reading.bodies],
        "fakta": [_with(line, "provinsi", slugs) for line in reading.facts],
        "inovasi": [_with(line, "inovasi", slugs) for line in reading.ideas],
    }
    named = {line.values["sumber"] for line in (*nilai, *villages, *(one for some in lists.values() for one in some))}
    _published(reading, slugs, named)
    if nilai or "nilai.csv" in old:
        tables.merge(old.get("nilai.csv"), f"{folder}/nilai.csv", (kind_named("nilai"), KEYS), nilai, into)
    if villages or "odf.csv" in old:
        tables.merge(old.get("odf.csv"), f"{folder}/odf.csv", (kind_named("odf"), VILLAGE_KEYS), villages, into)
    head = {"edisi": str(reading.tahun), "kode": reading.kode, "nama": name, "instrumen": reading.versi}
    sources = trees.used(named, reading.sources, slugs)
    trees.merge(old.get("laporan.yml"), head, {"sumber": sources, **lists}, into)
    return into


def _slugs(reading: Reading) -> dict[str, str]:
    """Role -> short name; what has no source of its own shares that of the self-assessment."""
    if reading.recap:
        return dict.fromkeys(ROLES, f"rekap-{reading.recap}")
    shared = {role for role in ("odf", "kelembagaan", "inovasi") if "penerbit" not in reading.sources[role].values}
    return {role: ROLES["mandiri"][0] if role in shared else slug for role, (slug, _) in ROLES.items()}


def _valued(reading: Reading, slugs: Mapping[str, str]) -> Iterable[Line]:
    for setting in reading.settings:
        for line in setting.lines:
            yield _with(line, line.values["tahap"], slugs)
    for line in reading.percents:
        yield _with(line, line.values["tahap"], slugs)


def _with(line: Line, role: str, slugs: Mapping[str, str], keyakinan: bool = True) -> Line:
    """The line under its source. What an office fills into its own instrument names place, year and figure."""
    more = {"sumber": slugs[role], **({"keyakinan": "tinggi"} if keyakinan else {})}
    return Line({**line.values, **more}, line.cells)


def _published(reading: Reading, slugs: Mapping[str, str], named: set[str]) -> None:
    """Say of each source that is used what it lacks: in its cell, or as a question where there is no such sheet."""
    told: set[str] = set()
    for role, (_, label) in ROLES.items():
        slug, line = slugs[role], reading.sources[role]
        if slug not in named or slug in told or (slug == ROLES["mandiri"][0] and role != "mandiri"):
            continue
        told.add(slug)
        for key, words in (("penerbit", NO_PUBLISHER), ("tanggal", NO_DATE)):
            if line.values.get(key):
                continue
            if reading.ours and key in line.cells:
                reading.findings.append(Finding(line.cells[key], *words))
            elif reading.ours:
                reading.findings.append(Finding((SOURCES, 1, 1), f"{label}: {words[0]}", words[1]))
            else:
                option = "--penerbit" if key == "penerbit" else "--tanggal"
                question = f"{words[0]} Sebutkan dengan {option}."
                reading.asked += [] if question in reading.asked else [question]
