"""Sheets of indicators -> lines of nilai.csv: the indicators of a tatanan, their scores and evidence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.excel import choice
from generator.excel.blocks import Block
from generator.excel.columns import fractions as fractions_in
from generator.excel.columns import stages, unread
from generator.excel.headings import folded
from generator.excel.opening import Sheet, number, plain
from generator.excel.parts import Part, alike, stated
from generator.excel.things import Finding, Line, Setting
from generator.model import Indikator, Instrumen
from generator.score import scale

EVIDENCE = {"ada": "ada", "tidak ada": "tidak ada", "belum ada": "tidak ada", "-": "tidak ada"}
SHORT = 8  # signs of a text that may be a mark rather than a name
PART_OF_ONE = re.compile(r"0\.\d*[1-9]\d*")
STALE = (
    "Rumus di sel ini belum pernah dihitung, jadi nilainya tidak diketahui.",
    "Buka di Excel, simpan, lalu kirim ulang.",
)


def read(part: Part, instrument: Instrumen, mine: Sequence[Indikator], ours: bool) -> Setting:
    """All that a sheet says of its tatanan; lines without a source yet. `mine`: its indicators in the instrument."""
    setting = Setting(part.slug, part.sheet.name, len(mine), stated=stated(part))
    by_number, by_name = {i.nomor: i for i in mine}, {folded(i.nama): i for i in mine}
    columns = stages(part, setting)
    fractions = {stage: fractions_in(part, column) for stage, column in columns.items()}
    seen: dict[str, Block] = {}
    for block in part.blocks:
        item = _indicator(block, by_number, by_name)
        if item is None or item.kode in seen:
            setting.findings.append(_stranger(part, block, by_number, seen.get(item.kode) if item else None))
            continue
        seen[item.kode] = block
        _Indicator(part, block, item, ours).into(setting, columns, fractions)
    unread(part, columns, setting)
    missing = [i for i in mine if i.kode not in seen]
    if missing:
        names = "; ".join(f"{i.nomor}. {i.nama}" for i in missing[:3])
        row = part.heads.first - 1
        setting.findings.append(
            Finding(
                (part.sheet.name, row, max(1, part.heads.of("indikator"))),
                f"{len(missing)} indikator tidak ada di lembar ini: {names}{', …' if len(missing) > 3 else ''}.",
                f"Tambahkan barisnya menurut instrumen {instrument.versi}, atau abaikan bila memang tidak dinilai.",
                "peringatan",
            )
        )
    return setting


@dataclass(frozen=True)
class _Indicator:
    """One indicator's rows in a sheet, about to become lines."""

    part: Part
    block: Block
    item: Indikator
    ours: bool

    def into(self, setting: Setting, columns: Mapping[str, int], fractions: Mapping[str, bool]) -> None:
        known = choice.options(self._option_rows(), scale(self.item))
        evidence, link, where = self._evidence(setting)
        shown = False
        for stage, column in columns.items():
            line = self._line(stage, column, (known, fractions[stage]), setting)
            if line is None:
                continue
            if line.values.get("skor"):
                setting.filled[stage] = setting.filled.get(stage, 0) + 1
            if evidence and line.values.get("skor"):
                line.values["bukti"], line.cells["bukti"] = evidence, where
                setting.bare += evidence != "ada" and not shown
                shown = True
            if link:
                line.values["tautan_publik"], line.cells["tautan_publik"] = link, where
            setting.lines.append(line)

    def _line(
        self, stage: str, column: int, how: tuple[tuple[choice.Option, ...], bool], setting: Setting
    ) -> Line | None:
        """One row of nilai.csv: a score, or the reason for none."""
        rows = [(r, self.sheet.shown(r, column)) for r in self._rows]
        tall = {r for r in self._rows if self.sheet.tall(r, column)}  # one cell for all options stands beside none
        known = [replace(option, row=0) if option.row in tall else option for option in how[0]]
        got = choice.chosen([(r, v) for r, v in rows if plain(v)], known, how[1])
        for row in self._rows:
            if (row, column) in self.sheet.stale:
                got = choice.Chosen(row, wrong=STALE)
        lowest = max((r for r, v in rows if plain(v)), default=0)
        if got is not None and not got.wrong and (above := self._foreign(lowest)):
            fault = f"Nilai ini berada pada atau di bawah baris “{above[:60]}”, yang tidak dikenal sebagai indikator."
            got = choice.Chosen(lowest, wrong=(fault, "Tulis NO dan nama indikatornya seperti dalam instrumen."))
        if got is not None and got.wrong:
            setting.findings.append(Finding((self.sheet.name, got.row, column), *got.wrong))
            return None
        if got is not None and got.doubt:
            setting.findings.append(Finding((self.sheet.name, got.row, column), *got.doubt, "peringatan"))
        line = Line({"tahap": stage, "tatanan": setting.slug, "indikator": self.item.kode})
        reason, place = (got.reason, (got.row, column)) if got and got.reason else self._reason(stage)
        if got is not None and got.score is not None:
            line.values["skor"], line.cells["skor"] = str(got.score), (self.sheet.name, got.row, column)
        if reason and place and (stage == "mandiri" or (got and got.reason)):
            line.values["alasan"], line.cells["alasan"] = reason, (self.sheet.name, *place)
        if stage == "mandiri" or "skor" in line.values:
            self._rest(stage, line, setting)
        return line if {"skor", "alasan", "capaian"} & line.values.keys() else None

    def _foreign(self, row: int) -> str:
        """A text in the column of names between this indicator and the row of its score: whose score is it?

        Where the options stand in that column themselves, such texts are options.
        """
        name, words = self.part.heads.of("indikator"), self.part.heads.of("skala")
        if not words or not any(self.sheet.text(r, words) for r in self._rows):
            return ""
        texts = (self.sheet.text(r, name) for r in range(self.block.row + 1, row + 1))
        return next((text for text in texts if len(folded(text)) > SHORT), "")

    def _rest(self, stage: str, line: Line, setting: Setting) -> None:
        """The raw value, and the note where it is meant to be read by all (our template says so)."""
        for key in ("capaian", "catatan"):
            column = self.part.heads.of(key)
            row = next((r for r in self._rows if column and self.sheet.text(r, column)), 0)
            if not row or (key == "catatan" and not (self.ours and stage == "mandiri")):
                continue
            line.cells[key] = (self.sheet.name, row, column)
            if key == "capaian":
                line.values[key] = self._measured(row, column, setting)
            else:
                line.values[key] = " ".join(self.sheet.text(row, column).split())

    def _measured(self, row: int, column: int, setting: Setting) -> str:
        """The raw value. Where its unit is per cent, Excel's own way of keeping per cent is taken back."""
        cell, parts_of_one = (self.sheet.name, row, column), "%" in self.item.satuan
        if (row, column) in self.sheet.percent and not parts_of_one:
            unit = self.item.satuan or "bukan persen"
            fault = f"Sel ini berformat persen, sedangkan satuan capaian indikator ini {unit}."
            setting.findings.append(Finding(cell, fault, "Ubah format selnya menjadi angka biasa, lalu tulis ulang."))
        value = self.sheet.shown(row, column) if parts_of_one else self.sheet.cells[row, column]
        text = number(value)
        if parts_of_one and (row, column) not in self.sheet.percent and PART_OF_ONE.fullmatch(text):
            fault = f"Capaian ini dibaca sebagai {text.replace('.', ',')} persen."
            remedy = "Bila maksudnya lain, misalnya 93,9 persen, tulis 93,9."
            setting.findings.append(Finding(cell, fault, remedy, "peringatan"))
        return text

    def _reason(self, stage: str) -> tuple[str, tuple[int, int] | None]:
        column = self.part.heads.of("alasan")
        for row in self._rows if column else ():
            if text := self.sheet.text(row, column):
                return text.casefold(), (row, column)
        return "", None

    def _evidence(self, setting: Setting) -> tuple[str, str, tuple[str, int, int]]:
        """State of the evidence, its address where it is marked as public, and the cell; nothing without a column."""
        column, public = self.part.heads.of("tautan"), self.part.heads.of("publik")
        if not column:
            return "", "", (self.sheet.name, self.block.row, 1)
        places = [(r, c) for c in (column, *self.part.heads.again.get("tautan", ())) for r in self._rows]
        texts = [(place, self.sheet.text(*place), self.sheet.links.get(place, "")) for place in places]
        place, text, link = next(((p, t, k) for p, t, k in texts if t or k), ((self.block.row, column), "", ""))
        where = (self.sheet.name, *place)
        address = link or next((word for word in text.split() if word.lower().startswith(("http://", "https://"))), "")
        state = "ada" if address else EVIDENCE.get(text.casefold(), "tidak jelas") if text else "tidak ada"
        marked = public and any(self.sheet.text(r, public).casefold() in ("ya", "y") for r in self._rows)
        if marked and not address:
            fault = "Bukti ditandai boleh dibuka umum, tetapi alamatnya tidak ada."
            setting.findings.append(Finding(where, fault, "Isi alamat https buktinya, atau kosongkan tanda ya."))
        return state, address if marked else "", where

    def _option_rows(self) -> list[tuple[int, str, str]]:
        words, score, name = (self.part.heads.of(key) for key in ("skala", "bobot", "indikator"))
        found = []
        for row in self._rows:
            text = self.sheet.text(row, words) if words else ""
            points = self.sheet.text(row, score) if score else ""
            if row > self.block.row and not folded(text.rstrip("0123456789.,")) and name:
                text, points = self.sheet.text(row, name) or text, text or points
            if text:
                found.append((row, text, points))
        return found

    @property
    def sheet(self) -> Sheet:
        return self.part.sheet

    @property
    def _rows(self) -> range:
        return range(self.block.row, self.block.last + 1)


def _indicator(block: Block, by_number: Mapping[int, Indikator], by_name: Mapping[str, Indikator]) -> Indikator | None:
    """By its name; by its number where the name is only misspelt."""
    name = folded(block.text)
    if name in by_name:
        return by_name[name]
    there = by_number.get(block.number)
    if there is not None and alike(name, folded(there.nama)):
        return there
    near = difflib.get_close_matches(name, by_name, 1, 0.9)
    return by_name[near[0]] if near else None


def _stranger(part: Part, block: Block, by_number: Mapping[int, Indikator], other: Block | None) -> Finding:
    cell = (part.sheet.name, block.row, part.heads.of("indikator"))
    if other is not None:
        return Finding(cell, f"Indikator ini sudah ada di baris {other.row}.", "Hapus salah satunya.")
    there = by_number.get(block.number)
    meant = f" Nomor {block.number} dalam instrumen: “{there.nama}”." if there else ""
    return Finding(
        cell, f"Indikator “{block.text[:70]}” tidak dikenal.{meant}", "Tulis nama indikator seperti dalam instrumen."
    )
