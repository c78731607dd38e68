"""The comparison of districts: its page, what may be compared, and of each district the figures set side by side.

The rules stand in `compare`; what they say is written down here, and the script (docs/aset/banding.js) only follows.
A figure is `[end of its id, value, (as a reader sees it, where that differs), (its place, where it has none of its own
on the card)]`; all ids begin with edition and code. A sentence of the card is taken apart into words and figures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import combinations
from typing import Any

from markupsafe import Markup

from generator import addresses, compare, words
from generator.book import Key
from generator.figures import ids
from generator.model import UNKNOWN_STAGE, Output, Sumber
from generator.pages import gates, odf
from generator.pages.paper import Press, Sheet, number, render
from generator.results import Figure, TatananScore
from generator.score.points import QUOTABLE

FACTS = "aset/data/banding.json"
SHOWN = re.compile(r'<data data-angka="([^"]*)" value="[^"]*">[^<]*</data>')


def pages(press: Press) -> Iterator[Output]:
    """/banding/, and what may be compared with what."""
    sheet = Sheet(
        addresses.BESIDE,
        "Bandingkan daerah",
        "Dua sampai empat kabupaten/kota berdampingan, hanya yang memang sebanding, dengan sumber setiap angka.",
    )
    newest = press.book.editions[0]
    yield render(
        press,
        "banding.md.j2",
        sheet,
        editions=press.book.editions,
        newest=newest,
        tatanan=press.book.instrumen(newest.tahun).tatanan,
        provinsi=press.book.provinsi.values(),
        alamat=addresses,
        fakta=f"/{FACTS}",
    )
    yield Output(FACTS, _json(_facts(press)))


def _facts(press: Press) -> dict[str, Any]:
    """Editions with their instruments, what joins each two of them, the stages, and every refusal in words."""
    book = press.book
    padanan = tuple(row.item for row in book.data.padanan)
    pairs = combinations(reversed(book.editions), 2)
    return {
        **({words.CONTOH_KOLOM: book.watermark} if book.watermark else {}),
        "edisi": [
            {
                "tahun": e.tahun,
                "instrumen": e.instrumen,
                "penghargaan": e.penghargaan,
                "tatanan": [[t.slug, t.nama] for t in book.instrumen(e.tahun).tatanan],
            }
            for e in book.editions
        ],
        "jembatan": {f"{a.tahun}-{b.tahun}": compare.bridge(padanan, a.instrumen, b.instrumen) for a, b in pairs},
        "kata": {
            "tahap": words.TAHAP,
            "tolak": words.TOLAK,
            "jembatan": words.JEMBATAN,
            "tingkat": words.TINGKAT,
            "predikat": words.PREDIKAT,
        },
        "tahap": QUOTABLE,
    }


def file(press: Press, key: Key) -> Output:
    """What is set side by side of one district in an edition, as a small file beside its card."""
    return Output(addresses.beside(key[0], press.book.daerah[key[1]]).strip("/"), _json(_District(press, key).told()))


class _District:
    """The file of one district while it is put together: its sources are listed once."""

    def __init__(self, press: Press, key: Key) -> None:
        self.press, self.key = press, key
        self.start = f"{key[0]}.{key[1]}."
        report = press.book.reports.get(key)
        self.names = {source: name for name, source in report.laporan.sumber.items()} if report else {}
        self.cited: dict[Sumber, int] = {}

    def told(self) -> dict[str, Any]:
        """Only what there is: most districts have little."""
        found: dict[str, Any] = {
            words.CONTOH_KOLOM: self.press.book.watermark,
            "keterbukaan": self.press.figures[f"{self.start}hitungan.keterbukaan"].nilai,
            "penghargaan": list(self._awards()),
            "odf": self._odf(),
            "tahap": self._stages(),
            "syarat": self._gates(),
        }
        found["sumber"] = [[self.names.get(s, ""), f"{s.penerbit}, {words.tanggal(s.tanggal)}"] for s in self.cited]
        return {name: value for name, value in found.items() if value}

    def _figure(self, figure: Figure, place: str = "") -> list[Any]:
        """`place`: the anchor on the card, where the figure has no place of its own there."""
        value = "" if figure.nilai is None else str(figure.nilai)
        text = number(figure.nilai, figure.satuan) if figure.nilai is not None else figure.alasan or "belum ada data"
        more = [text, place] if place else [text] if text != value else []
        return [figure.id.removeprefix(self.start), value, *more]

    def _cite(self, sources: Iterable[Sumber]) -> list[int]:
        return [self.cited.setdefault(source, len(self.cited)) for source in sources]

    def _awards(self) -> Iterator[list[Any]]:
        """The national claims of the year; several contradict each other."""
        year, kode = self.key
        chosen = self.press.book.claims_in(kode, year)
        for name, claim in ids.awards(kode, self.press.book.claims.get(kode, ())):
            if claim in chosen:
                figure = self.press.figures[name]
                yield [self._figure(figure), self._cite(figure.sumber)]

    def _odf(self) -> list[Any]:
        """Each thing said of ODF in the card's own words, and why there are several."""
        found = odf.said(self.press, self.key)
        lines = [[self._parts(odf.phrase(one)), self._cite(one.first.sumber)] for one in found]
        return [lines, odf.why_many(found) if len(found) > 1 else ""] if lines else []

    def _parts(self, said: Markup) -> list[Any]:
        """A sentence as words and figures."""
        pieces = SHOWN.split(str(said))
        made = (self._named(unescape(one)) if n % 2 else unescape(one) for n, one in enumerate(pieces))
        return [piece for piece in made if piece]

    def _named(self, name: str) -> list[Any]:
        return self._figure(self.press.figures[name])

    def _stages(self) -> dict[str, list[Any]]:
        """By stage `[sources, refusal, cells]`, a cell a tatanan in the instrument's order.

        A cell that has nothing is 0; one that shares sources and refusal with its stage is its percentage alone.
        """
        groups: dict[str, list[list[Any]]] = {}
        for score in self.press.book.scores.get(self.key, ()):
            groups.setdefault(score.tahap, []).append(self._cell(score))
        return {stage: _shared(cells, stage) for stage, cells in groups.items()}

    def _cell(self, score: TatananScore) -> list[Any]:
        """`[refusal, figures, sources, remark]` of a tatanan at a stage; empty where nothing is said of it."""
        figures = self._known(score)
        if not figures:
            return []
        sources = self._cite(dict.fromkeys(s for figure, _ in figures for s in figure.sumber))
        shown = [self._figure(*pair) for pair in figures]
        remark = _remark(score)
        return [compare.refusal(self.key[1], score), shown, sources, *([remark] if remark else [])]

    def _known(self, score: TatananScore) -> list[tuple[Figure, str]]:
        """The percentage and its rivals; beside it the points of its indicators, where they say something else."""
        known, base = self.press.figures, ids.percent(self.key, score)
        own = f"{self.start}hitungan.{score.tatanan.slug}.{score.tahap}."
        if score.status == "sebagian":
            return [(known[own + part], f"#{score.tatanan.slug}") for part in ("batas-bawah", "batas-atas")]
        rivals = [base, *(f"{base}.{n}" for n in range(2, 1 + len(score.percents)))]
        found = [(known[name], "") for name in rivals if name in known]
        if compare.contradicted(score):
            found += [(known[own + "poin-indikator"], f"#{score.tatanan.slug}")]
        return found

    def _gates(self) -> list[Any]:
        """`[level, stage, the need most share, lines, how many are passed]`.

        A line is `[slug of the tatanan or name, need where it is another one, what is missing, its unit or why, key]`.
        """
        award = self.press.book.awards.get(self.key)
        if award is None or award.target is None or not self.press.book.stage(self.key):
            return []
        rows = gates.rows(self.press, self.key)
        shared = next((row.gate.need for row in rows if row.gate.kind == "tatanan"), "")
        lines = [_line(row, shared) for row in rows if row.word != "terpenuhi"]
        return [award.target.syarat.predikat, award.tahap, shared, lines, len(rows) - len(lines)]


def _shared(cells: list[list[Any]], stage: str) -> list[Any]:
    refusal = "tahap" if stage == UNKNOWN_STAGE else ""
    plain = [cell for cell in cells if len(cell) == 3 and cell[0] == refusal and len(cell[1]) == 1]
    usual = plain[0][2] if plain else []
    short = [any(cell is one and cell[2] == usual for one in plain) for cell in cells]
    return [usual, refusal, [cell[1][0][1] if brief else cell or 0 for cell, brief in zip(cells, short, strict=True)]]


def _remark(score: TatananScore) -> str:
    if score.status == "sebagian":
        return f"{score.filled} dari {score.total} indikator terisi"
    if score.status == "dihitung":
        return "dihitung dari nilai indikator"
    return f"tidak dapat dihasilkan oleh {score.total} indikator" if score.producible is False else ""


def _line(row: gates.GateRow, shared: str) -> list[Any]:
    tatanan = row.gate.kind == "tatanan" and row.gate.key != "tatanan"
    said: list[Any] = [row.gate.key if tatanan else row.gate.name, "" if row.gate.need == shared else row.gate.need]
    if row.short is None:
        return [*said, "", "kurang" if row.word == "kurang" else row.gate.why or "belum ada data"]
    unit = "" if row.short.satuan == "persen" else row.short.satuan
    return [*said, str(row.short.nilai), unit, *([] if tatanan else [row.gate.key])]


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
