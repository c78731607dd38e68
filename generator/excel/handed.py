"""Which workbooks are asked for: one district's or a whole province's, for an edition that may not be open yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import load
from generator.excel.whose import Ground
from generator.forms.offer import complete, newest
from generator.forms.template import Wish, make
from generator.model import Instrumen, Nilai, Padanan
from generator.regions import advice
from generator.words import CONTOH, TAHAP_SINGKAT


class NotKnown(Exception):
    """A code or an instrument that is not there; the message is a sentence with its remedy."""


@dataclass(frozen=True)
class Order:
    """What is asked for: a code of a district or of a province, and for which year."""

    kode: str
    tahun: int
    versi: str = ""


def instrument(order: Order, base: Ground) -> Instrumen:
    """The instrument of the edition; where that is not open yet the one asked for, else the newest with a full list."""
    frame = base.frame
    edition = frame.edisi.get(order.tahun)
    version = order.versi or (edition.instrumen if edition else "")
    found = frame.instrumen.get(version) if version else None
    if version and found is None:
        raise NotKnown(f"Instrumen “{version}” tidak ada. Yang ada: {', '.join(sorted(frame.instrumen))}.")
    if edition and order.versi and order.versi != edition.instrumen:
        raise NotKnown(f"Edisi {order.tahun} memakai instrumen {edition.instrumen}, bukan {order.versi}.")
    found = found or newest(frame)
    if found is None or not complete(frame, found.versi):
        raise NotKnown(
            f"Instrumen {found.versi if found else version} tidak punya daftar indikator, jadi templatnya tidak dapat "
            "dibuat. Sebutkan yang lengkap dengan --instrumen."
        )
    return found


def districts(order: Order, base: Ground) -> list[str]:
    """Codes of the districts that are asked for. Raises NotKnown."""
    codes = [row.item.kode for row in base.frame.daerah]
    found = [code for code in codes if code == order.kode or code.startswith(f"{order.kode}.")]
    if not found:
        raise NotKnown(f"Kode “{order.kode}” tidak dikenal. {advice(base.known, order.kode)[0]}")
    return sorted(found)


def workbooks(order: Order, base: Ground, data: Path) -> Iterator[tuple[str, bytes]]:
    """Code and bytes of each workbook. Raises NotKnown."""
    item = instrument(order, base)
    indicators = tuple(row.item for row in base.frame.indikator[item.versi])
    sample = CONTOH if base.frame.synthetic else ""
    for code in districts(order, base):
        before = _before(code, order.tahun, item.versi, (base, data))
        yield code, make(Wish(order.tahun, item, indicators, code, base.known.names[code], before, sample))


def _before(code: str, year: int, version: str, where: tuple[Ground, Path]) -> dict[str, str]:
    """What the last edition with a report says of each indicator, by its code in this version."""
    base, data = where
    for earlier in sorted((y for y in base.frame.edisi if y < year), reverse=True):
        folder = f"edisi/{earlier}/{code}"
        if (data / folder / "nilai.csv").is_file() and (report := load.report(data, folder, base.known).report):
            rows: dict[str, list[Nilai]] = defaultdict(list)
            for row in report.nilai:
                if row.item.indikator and row.item.skor is not None:
                    rows[row.item.indikator].append(row.item)
            return _paired(rows, (earlier, report.laporan.instrumen), version, base) if rows else {}
    return {}


def _paired(rows: Mapping[str, list[Nilai]], then: tuple[int, str], now: str, base: Ground) -> dict[str, str]:
    year, version = then
    if version == now:
        return {code: _words(year, some) for code, some in rows.items()}
    found = {}
    for pair in _pairs(base, version, now):
        if pair.dari in rows and pair.ke:
            tail = "" if pair.sebanding == "ya" else "; tidak sebanding, skalanya lain"
            found[pair.ke] = _words(year, rows[pair.dari]) + tail
    return found


def _pairs(base: Ground, version: str, now: str) -> list[Padanan]:
    items = (row.item for row in base.frame.padanan)
    return [pair for pair in items if (pair.dari_versi, pair.ke_versi) == (version, now)]


def _words(year: int, rows: list[Nilai]) -> str:
    said = dict.fromkeys(f"{TAHAP_SINGKAT[row.tahap]} {row.skor}" for row in rows)
    return f"{year}: {', '.join(said)}"
