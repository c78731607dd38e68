"""Award gates and institutions of two instruments beside each other; what a source did not say is unknown."""

from __future__ import annotations

from generator import words
from generator.breaks import Break
from generator.model import Instrumen, KomponenKelembagaan, Syarat
from generator.pages.paper import cell
from generator.tables import Cell

UNKNOWN, NOTHING = "belum diketahui", "tidak ada"
GATES = (
    ("Desa/kelurahan ODF", "odf_min", "%"),
    ("Tiap tatanan", "tatanan_min", "%"),
    ("Jumlah tatanan yang lulus", "jumlah_tatanan_min", ""),
    ("Kelembagaan", "kelembagaan_min", "%"),
)


def _row(name: Cell, old: str, new: str, sure: str = "") -> tuple[Cell, ...]:
    """`sure`: how sure the less certain side is, where that must be said."""
    unknown = UNKNOWN in (old, new)
    word = UNKNOWN if unknown else "tetap" if old == new else "baru" if old == NOTHING else "berubah"
    word = "berakhir" if new == NOTHING and not unknown else word
    return name, cell(old), cell(new), cell(f"{word}, keyakinan {sure}" if sure and not unknown else word)


def gates(found: Break) -> list[tuple[Cell, ...]]:
    """A row a gate of each award level that either instrument names; what a source did not say is unknown."""
    old, new = ({s.predikat: s for s in i.syarat} for i in (found.old, found.new))
    rows: list[tuple[Cell, ...]] = []
    for level in [level for level in words.PREDIKAT if level in old or level in new]:
        sure = _sure([side[level].keyakinan for side in (old, new) if level in side])
        for label, part, unit in GATES:
            was, now = (_gate(side.get(level), bool(side), part, unit) for side in (old, new))
            if {was, now} - {UNKNOWN, NOTHING}:
                rows.append(_row(cell(f"{words.PREDIKAT[level]}: {label}"), was, now, sure))
        was, now = (_more(side.get(level), bool(side)) for side in (old, new))
        if {was, now} - {UNKNOWN, NOTHING}:
            rows.append(_row(cell(f"{words.PREDIKAT[level]}: syarat lain"), was, now))
    dates = (words.tanggal(i.odf_per) if i.odf_per else UNKNOWN for i in (found.old, found.new))
    return [*rows, _row(cell("Keadaan ODF yang dinilai, per"), *dates)] if rows else []


def _sure(found: list[str]) -> str:
    """The lowest of several; nothing where all are sure."""
    return next((level for level in ("rendah", "sedang") if level in found), "")


def _gate(gate: Syarat | None, any_known: bool, part: str, unit: str) -> str:
    if gate is None:
        return NOTHING if any_known else UNKNOWN
    value = getattr(gate, part)
    return UNKNOWN if value is None else f"{value}{unit}"


def _more(gate: Syarat | None, any_known: bool) -> str:
    if gate is None:
        return NOTHING if any_known else UNKNOWN
    years = f"Wistara pada {words.daftar([str(y) for y in gate.wistara_pada])}" if gate.wistara_pada else ""
    return "; ".join(filter(None, ["Tim Pembina" if gate.tim_pembina else "", years, *gate.syarat_lain])) or UNKNOWN


def bodies(found: Break) -> list[tuple[Cell, ...]]:
    """Which institutions are scored and how; nothing where neither instrument says."""
    if not (found.old.kelembagaan or found.new.kelembagaan):
        return []
    rules = (found.old.kelembagaan, found.new.kelembagaan)
    parts = (_names(r.komponen) if r else UNKNOWN for r in rules)
    elements = (_elements(i) for i in (found.old, found.new))
    notes = (r.catatan if r and r.catatan else UNKNOWN for r in rules)
    return [
        _row(cell("Lembaga yang dinilai"), *parts),
        _row(cell("Unsur dan nilainya"), *elements),
        _row(cell("Bentuk penilaian"), *notes),
    ]


def _names(parts: tuple[KomponenKelembagaan, ...]) -> str:
    return words.daftar([part.nama for part in parts])


def _elements(instrumen: Instrumen) -> str:
    rules = instrumen.kelembagaan
    if not rules or not rules.unsur:
        return UNKNOWN
    return "; ".join(f"{u.nama} ({words.daftar([str(n) for n in u.skala], 'atau')})" for u in rules.unsur)


def notes(instrumen: Instrumen) -> list[tuple[str, str]]:
    """(award levels, note) of every note on a gate, each once."""
    levels: dict[str, list[str]] = {}
    for gate in instrumen.syarat:
        if gate.catatan:
            levels.setdefault(gate.catatan, []).append(words.PREDIKAT[gate.predikat])
    return [(words.daftar(named), note) for note, named in levels.items()]
