"""For which district, edition and instrument a workbook is: as asked, as it says, or a question to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator import regions
from generator.excel.headings import folded
from generator.excel.opening import Sheet
from generator.excel.parts import Part, likeness
from generator.excel.things import Reading
from generator.forms import cover
from generator.forms.layout import COVER
from generator.model import Dataset, Indikator, Instrumen

YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True)
class Asked:
    """What the person who imports says beside the workbook; empty where the workbook is to say it itself."""

    kode: str = ""
    tahun: int = 0
    penomoran: str = ""
    penerbit: str = ""
    tanggal: str = ""
    tahap: str = "provinsi"


@dataclass(frozen=True)
class Ground:
    """The frame of the data folder, and its lookups."""

    frame: Dataset
    known: regions.Regions
    lists: Mapping[str, Mapping[str, Sequence[Indikator]]] = field(default_factory=dict)


def ground(frame: Dataset, known: regions.Regions) -> Ground:
    """Indicators by version and tatanan, ready for readers."""
    lists: dict[str, dict[str, list[Indikator]]] = {}
    for version, rows in frame.indikator.items():
        mine = lists.setdefault(version, {})
        for row in rows:
            mine.setdefault(row.item.tatanan, []).append(row.item)
    return Ground(frame, known, lists)


def code_of(found: Sequence[Sheet], told: Mapping[str, str], asked: Asked, where: tuple[Ground, Reading]) -> str:
    """The district: as asked, as the template says, else as the cover or a title names it."""
    base, reading = where
    stated = told.get("kode", "") or _on_cover(found, told, base)
    if asked.kode and stated and asked.kode != stated:
        reading.asked.append(
            f"Buku kerja ini milik {base.known.names.get(stated, stated)} ({stated}), bukan {asked.kode}. "
            "Hapus --daerah, atau pakai buku kerja yang benar."
        )
    _agrees(found, told, stated, where)
    titled = "" if stated else _in_titles(found, base)
    if asked.kode and titled and asked.kode != titled:
        reading.asked.append(
            f"Judul buku kerja ini menyebut {base.known.names[titled]} ({titled}), bukan {asked.kode}. "
            "Perbaiki judulnya atau --daerah."
        )
    code = asked.kode or stated or titled
    if code not in base.known.names or "." not in code:
        reading.asked.append(_which(found, told, code, base))
        return ""
    return code


def _agrees(found: Sequence[Sheet], told: Mapping[str, str], stated: str, where: tuple[Ground, Reading]) -> None:
    """Ask where the cover of a template names another district than its code does."""
    base, reading = where
    code, name = _cover(found, told)
    if stated not in base.known.names:
        return
    named = regions.codes_of(base.known, name)
    wrong = code if code in base.known.names and code != stated else name if named and stated not in named else ""
    if wrong:
        reading.asked.append(
            f"Lembar {COVER} menyebut “{wrong}”, tetapi buku kerja ini milik {base.known.names[stated]} ({stated}). "
            "Samakan kode dan nama daerahnya, atau pakai buku kerja yang benar."
        )


def _which(found: Sequence[Sheet], told: Mapping[str, str], code: str, base: Ground) -> str:
    """The question for the district, with what the cover says of it and what that may mean."""
    written, name = _cover(found, told)
    if told and (written or name):
        words = "; ".join(filter(None, (written, name)))
        advice = regions.advice(base.known, written, name)[0]
        if name and not any("." in c for c in regions.candidates(base.known, written, name)):
            advice = "Tulis nama lengkapnya dengan Kabupaten atau Kota di depannya, atau kodenya, misalnya 62.01."
        return f"Daerah pada lembar {COVER} (“{words}”) tidak dikenal atau rancu. {advice}"
    said = f"Kode “{code}” tidak dikenal." if code else "Buku kerja ini tidak menyebut daerahnya."
    return f"{said} Sebutkan dengan --daerah, misalnya --daerah 62.01."


def _cover(found: Sequence[Sheet], told: Mapping[str, str]) -> tuple[str, str]:
    """Code and name on the cover of a template of ours."""
    page = next((sheet for sheet in found if told and sheet.name == COVER), None)
    return (page.text(cover.FIRST_FIELD, 2), page.text(cover.FIRST_FIELD + 1, 2)) if page else ("", "")


def _on_cover(found: Sequence[Sheet], told: Mapping[str, str], base: Ground) -> str:
    """What somebody wrote on the cover of a template that was made for no district in particular.

    A code nobody has is not guessed at: 11.1 may be 11.01 or, as Excel leaves it, 11.10. With a name it is clear.
    """
    code, name = _cover(found, told)
    if code in base.known.names or not name:
        return code
    found_codes = [c for c in regions.candidates(base.known, code, name) if "." in c]
    return found_codes[0] if len(found_codes) == 1 else code


def _in_titles(found: Sequence[Sheet], base: Ground) -> str:
    """The only district that the titles of the sheets name."""
    codes: set[str] = set()
    for sheet in found:
        for (row, _), value in sheet.cells.items():
            if row <= 12 and isinstance(value, str) and len(value) < 80:
                text = value.rpartition(":")[2].strip()
                if folded(text).startswith(("kab", "kota")) and len(folded(text)) > 6:
                    codes |= regions.codes_of(base.known, text)
    return codes.pop() if len(codes) == 1 else ""


def year_of(found: Sequence[Sheet], told: Mapping[str, str], asked: Asked, reading: Reading) -> int:
    stated = int(told["tahun"]) if told.get("tahun", "").isdecimal() else 0
    if asked.tahun and stated and asked.tahun != stated:
        reading.asked.append(f"Buku kerja ini untuk edisi {stated}, bukan {asked.tahun}. Pakai buku kerja yang benar.")
    if stated:
        return asked.tahun or stated
    titles = {int(year) for sheet in found for text in _titles(sheet) for year in YEAR.findall(text)}
    if asked.tahun:
        if titles and asked.tahun not in titles:
            years = ", ".join(map(str, sorted(titles)))
            reading.said.append(f"Judul buku kerja menyebut {years}; dibaca untuk edisi {asked.tahun} menurut --tahun.")
        return asked.tahun
    if len(titles) == 1:
        reading.said.append(f"Edisi {min(titles)} menurut judul buku kerja.")
        return titles.pop()
    reading.asked.append("Buku kerja ini tidak menyebut edisinya dengan jelas. Sebutkan dengan --tahun.")
    return 0


def _titles(sheet: Sheet) -> Iterator[str]:
    """What stands above the headings."""
    for row in range(1, min(sheet.last, 12) + 1):
        texts = [sheet.text(row, column) for column in range(1, 13)]
        if any(folded(text) == "no" or folded(text).startswith("indikator") for text in texts):
            return
        yield from filter(None, texts)


def instrument_of(reading: Reading, base: Ground) -> Instrumen | None:
    edition = base.frame.edisi.get(reading.tahun)
    if edition is None:
        if reading.tahun:
            reading.asked.append(
                f"Edisi {reading.tahun} belum ada di folder data. Bukalah dulu dengan “kks new {reading.tahun} "
                "--instrumen VERSI”, atau sebutkan edisi lain dengan --tahun."
            )
        return None
    if edition.status == "arsip":
        reading.asked.append(
            f"Edisi {reading.tahun} sudah diarsipkan dan tidak berubah lagi. Perbaikannya lewat koreksi."
        )
        return None
    return base.frame.instrumen.get(edition.instrumen)


def check_instrument(reading: Reading, some: Sequence[Part], base: Ground) -> None:
    """Whether the indicators stand where another version has them rather than the edition's own."""
    blocks = sum(len(part.blocks) for part in some)
    mine = likeness(some, base.lists.get(reading.versi, {}))
    if mine == blocks:
        return
    counts = {
        reading.versi: mine,
        **{v: likeness(some, known) for v, known in base.lists.items() if v != reading.versi},
    }
    best = max(counts, key=lambda version: counts[version], default="")
    if best and best != reading.versi and counts[best] - mine > max(2, blocks // 10):
        reading.asked.append(
            f"Isi buku kerja ini cocok dengan instrumen {best} ({counts[best]} dari {blocks} indikator), sedangkan "
            f"edisi {reading.tahun} memakai instrumen {reading.versi} ({mine} cocok). "
            "Sebutkan edisi yang benar dengan --tahun."
        )
