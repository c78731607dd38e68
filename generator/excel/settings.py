"""Sheets of indicators -> lines of nilai.csv: the indicators of a tatanan, their scores and evidence."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.excel import choice
from generator.excel.headings import Headings, folded
from generator.excel.opening import Sheet, number, plain
from generator.excel.parts import Block, Part, alike, stated
from generator.excel.things import Finding, Line, Setting
from generator.model import STAGES, Indikator, Instrumen
from generator.score import scale

EVIDENCE = {"ada": "ada", "tidak ada": "tidak ada", "belum ada": "tidak ada", "-": "tidak ada"}
How = tuple[tuple[choice.Option, ...], bool]  # the options of an indicator; whether scores are parts of one
STALE = (
    "Rumus di sel ini belum pernah dihitung, jadi nilainya tidak diketahui.",
    "Buka di Excel, simpan, lalu kirim ulang.",
)


def read(part: Part, instrument: Instrumen, mine: Sequence[Indikator], ours: bool) -> Setting:
    """All that a sheet says of its tatanan; lines without a source yet. `mine`: its indicators in the instrument."""
    setting = Setting(part.slug, part.sheet.name, len(mine), stated=stated(part))
    by_number, by_name = {i.nomor: i for i in mine}, {folded(i.nama): i for i in mine}
    columns = _stages(part.heads)
    fractions = {stage: _fractions(part, column) for stage, column in columns.items()}
    seen: dict[str, Block] = {}
    for block in part.blocks:
        item = _indicator(block, by_number, by_name)
        if item is None or item.kode in seen:
            setting.findings.append(_stranger(part, block, by_number, seen.get(item.kode) if item else None))
            continue
        seen[item.kode] = block
        _Indicator(part, block, item, ours).into(setting, columns, fractions)
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
        rows = [(r, self.sheet.cells.get((r, column))) for r in self._rows]
        got = choice.chosen([(r, v) for r, v in rows if plain(v)], *how)
        for row in self._rows:
            if (row, column) in self.sheet.stale:
                got = choice.Chosen(row, wrong=STALE)
        if got is not None and got.wrong:
            setting.findings.append(Finding((self.sheet.name, got.row, column), *got.wrong))
            return None
        line = Line({"tahap": stage, "tatanan": setting.slug, "indikator": self.item.kode})
        reason, place = (got.reason, (got.row, column)) if got and got.reason else self._reason(stage)
        if got is not None and got.score is not None:
            line.values["skor"], line.cells["skor"] = str(got.score), (self.sheet.name, got.row, column)
        if reason and place and (stage == "mandiri" or (got and got.reason)):
            line.values["alasan"], line.cells["alasan"] = reason, (self.sheet.name, *place)
        if stage == "mandiri" or "skor" in line.values:
            self._rest(stage, line, setting)
        return line if {"skor", "alasan", "capaian"} & line.values.keys() else None

    def _rest(self, stage: str, line: Line, setting: Setting) -> None:
        """The raw value, and the note where it is meant to be read by all (our template says so)."""
        for key in ("capaian", "catatan"):
            column = self.part.heads.of(key)
            row = next((r for r in self._rows if column and self.sheet.text(r, column)), 0)
            if not row or (key == "catatan" and not (self.ours and stage == "mandiri")):
                continue
            value = self.sheet.cells[row, column]
            line.values[key] = number(value) if key == "capaian" else " ".join(plain(value).split())
            line.cells[key] = (self.sheet.name, row, column)

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
        texts = [(row, self.sheet.text(row, column), self.sheet.links.get((row, column), "")) for row in self._rows]
        row, text, link = next(((r, t, k) for r, t, k in texts if t or k), (self.block.row, "", ""))
        where = (self.sheet.name, row, column)
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


def _stages(heads: Headings) -> dict[str, int]:
    """Stage -> column of its scores. A column that only says NILAI is the self-assessment where no other column is."""
    columns = {stage: heads.of(stage) for stage in STAGES if heads.of(stage)}
    if "mandiri" not in columns:
        spare = heads.of("nilai") or (heads.of("bobot") if not columns else 0)
        if spare:
            columns = {"mandiri": spare, **columns}
    return columns


def _fractions(part: Part, column: int) -> bool:
    rows = range(part.heads.first, (part.blocks[-1].last if part.blocks else part.heads.first) + 1)
    return choice.is_fractional([value for row in rows if plain(value := part.sheet.cells.get((row, column)))])
