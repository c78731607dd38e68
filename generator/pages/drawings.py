"""Figures -> chart inputs -> SVG. What a chart shows is the same object that the table beside it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator import words
from generator.book import Key
from generator.charts import inputs, jarak, kelengkapan, odf, profil, tahap
from generator.charts.style import twin
from generator.model import STAGES
from generator.pages import gates as gate_words
from generator.pages import odf as odf_said
from generator.pages.paper import Press, number
from generator.results import TatananScore
from generator.score import odf_share

Draw = Callable[[Any, bool, str], str]


@dataclass(frozen=True)
class Drawing:
    """A chart in two widths with its message and its statistical title.

    `alone`: the drawing for a file of its own. `page`: the chart's own page, to download and to embed it; "" without.
    """

    message: str
    title: str
    narrow: Markup | None
    wide: Markup
    alone: str = ""
    page: str = ""


def drawing(draw: Draw, x: Any, message: str, uid: str) -> Drawing:
    """Two drawings where a wide screen shows more; the wide one takes its words from the narrow one beside it."""
    narrow, wide = (draw(x, flag, f"{uid}-{'l' if flag else 's'}") for flag in (False, True))
    return Drawing(message, x.title, Markup(narrow), Markup(twin(wide, f"{uid}-s")), wide)


def one_size(draw: Draw, x: Any, message: str, uid: str) -> Drawing:
    """One drawing for every screen: the narrow design, which the style sheet keeps from growing."""
    made = draw(x, False, uid)
    return Drawing(message, x.title, None, Markup(made), made)


def whole_width(draw: Draw, x: Any, message: str, uid: str) -> Drawing:
    """One drawing for every screen, as wide as the page: a map, which has no words in it."""
    return Drawing(message, x.title, None, Markup(draw(x, True, uid)))


def card(press: Press, key: Key) -> dict[str, Drawing | None]:
    """The charts of a report card; None where the figures are not on record."""
    made: dict[str, Drawing | None] = dict.fromkeys(("profil", "jarak", "kelengkapan", "tahap", "odf"))
    if any(s.percents or s.low is not None for s in press.book.stage(key)):
        made["profil"] = _profile(press, key)
        # Beside every indicator the drawing would be one too many for a phone; the list says it gate by gate.
        if not any(row.item.indikator for row in press.book.reports[key].nilai):
            made["jarak"] = _distance(press, key)
        if not all(s.percents for s in press.book.stage(key)):  # nothing is missing: the profile says so
            made["kelengkapan"] = _completeness(press, key)
    if len({s.tahap for s in press.book.scores[key] if s.percents and s.tahap != "tidak-disebut"}) > 1:
        made["tahap"] = _stages(press, key)
    if any(claim.persen is not None or odf_share(claim) for claim in press.book.reports[key].laporan.odf):
        made["odf"] = _odf(press, key)
    return made


def gates_of(press: Press, key_year: int, kind: str) -> tuple[inputs.Gerbang, ...]:
    """The award gates of the edition's instrument on a percent scale; `kind` is tatanan_min or odf_min."""
    found = [(s.predikat, getattr(s, kind)) for s in press.book.instrumen(key_year).syarat]
    ordered = {value: words.PREDIKAT[level] for level, value in reversed(found) if value is not None}
    return tuple(inputs.Gerbang(label, value, f"≥{value}") for value, label in sorted(ordered.items()))


def _title(press: Press, key: Key, what: str) -> str:
    stage = press.book.stage(key)
    how = f", {words.TAHAP[stage[0].tahap]}" if stage else ""
    return f"{what}, {press.book.daerah[key[1]].nama}, edisi {key[0]}{how}"


def _profile(press: Press, key: Key) -> Drawing:
    stage, gates = press.book.stage(key), gates_of(press, key[0], "tatanan_min")
    rows = tuple(_profile_row(press, key, s) for s in stage)
    desc = "; ".join(f"{row.label}: {row.text or row.missing}" for row in rows)
    known = sum(1 for s in stage if s.percents)
    many = f"{words.kapital(words.bilangan(known))} dari {words.bilangan(len(stage))}"
    message = f"{'Semua' if known == len(stage) else many} tatanan tercatat nilainya"
    x = inputs.Profil(_title(press, key, "Nilai per tatanan (persen)"), desc, rows, gates)
    return one_size(profil.draw, x, message, f"profil-{key[0]}-{key[1]}")


def _profile_row(press: Press, key: Key, s: TatananScore) -> inputs.BarisProfil:
    province, nation = (_median(press, key[0], place, s) for place in (key[1][:2], "nasional"))
    text = "dua angka" if len(s.percents) > 1 else words.persen(s.percents[0]) if s.percents else ""
    low, high = ((v / s.total if v is not None and s.total and not s.percents else None) for v in (s.low, s.high))
    return inputs.BarisProfil(
        s.tatanan.nama,
        float(s.percents[0]) if s.percents else None,
        text,
        s.alasan or "belum ada data",
        low,
        high,
        tuple(float(p) for p in s.percents[1:]),
        province,
        nation,
    )


def _median(press: Press, year: int, place: str, s: TatananScore) -> float | None:
    """A median is drawn only where at least three districts are behind it; below that the table lists them."""
    n = press.figures.get(f"{year}.{place}.{s.tatanan.slug}.{s.tahap}.n")
    value = press.figures.get(f"{year}.{place}.{s.tatanan.slug}.{s.tahap}.median")
    return plain(value.nilai) if n and value and isinstance(n.nilai, int) and n.nilai >= 3 else None


def _distance(press: Press, key: Key) -> Drawing:
    rows = gate_words.rows(press, key)
    target = press.book.awards[key].target
    level = words.PREDIKAT[target.syarat.predikat] if target else ""
    drawn = tuple(_distance_row(press, key, row) for row in rows if row.gate.kind != "lain")
    desc = "; ".join(f"{row.label}: {row.text}" for row in drawn)
    short = sum(row.word == "kurang" for row in rows)
    message = f"{words.kapital(words.bilangan(short))} syarat {level} masih kurang" if short else f"Syarat {level}"
    x = inputs.Jarak(_title(press, key, f"Jarak ke {level}"), desc, drawn, f"syarat {level}")
    return one_size(jarak.draw, x, message, f"jarak-{key[0]}-{key[1]}")


def _distance_row(press: Press, key: Key, row: gate_words.GateRow) -> inputs.BarisJarak:
    if row.word == "belum diketahui":
        return inputs.BarisJarak(row.gate.name, None, row.gate.why or "belum ada data")
    if row.word == "terpenuhi":
        return inputs.BarisJarak(row.gate.name, 1.0, "terpenuhi")
    text = f"kurang {number(row.short.nilai)} {row.short.satuan}" if row.short else "kurang"
    return inputs.BarisJarak(row.gate.name, _share(press, key, row), text, row.gate.have)


def _share(press: Press, key: Key, row: gate_words.GateRow) -> float | None:
    """How much of the floor is reached: of points, of percent, or of villages; None where no number says it."""
    have, floor, short = (plain(figure.nilai) if figure else None for figure in (row.points, row.floor, row.short))
    if have is not None and floor:
        return have / floor
    target = press.book.awards[key].target
    if short is None or target is None or row.short is None:
        return None
    if row.short.satuan == "poin persen":
        minimum = target.syarat.odf_min if row.gate.kind == "odf" else target.syarat.tatanan_min
        return 1 - short / minimum if minimum else None
    done = [share[0] for claim in press.book.reports[key].laporan.odf if (share := odf_share(claim))]
    return done[-1] / (done[-1] + short) if done else None


def _completeness(press: Press, key: Key) -> Drawing:
    stage = press.book.stage(key)
    filled = sum(1 for s in stage if s.percents)
    void = sum(1 for s in stage if s.alasan == "tidak berlaku")
    open_ones = len(stage) - filled - void
    message = f"{filled} dari {len(stage)} tatanan tercatat"
    x = inputs.Kelengkapan(
        _title(press, key, "Kelengkapan nilai tatanan"),
        f"{message}; {void} tidak berlaku; {open_ones} belum",
        filled,
        void,
        open_ones,
        f"{filled} tercatat",
        f"{void} tidak berlaku",
        f"{open_ones} belum",
    )
    return one_size(kelengkapan.draw, x, message, f"lengkap-{key[0]}-{key[1]}")


def _stages(press: Press, key: Key) -> Drawing:
    by = {(s.tatanan.slug, s.tahap): s for s in press.book.scores[key]}
    rows = tuple(
        inputs.BarisTahap(t.nama, *(_stage_value(by.get((t.slug, stage))) for stage in STAGES))
        for t in press.book.instrumen(key[0]).tatanan
    )
    desc = "; ".join(
        f"{r.label}: mandiri {r.mandiri.text}, provinsi {r.provinsi.text}, pusat {r.pusat.text}" for r in rows
    )
    title = f"Nilai tatanan menurut tahap (persen), {press.book.daerah[key[1]].nama}, edisi {key[0]}"
    x = inputs.Tahap(title, desc, rows, gates_of(press, key[0], "tatanan_min"))
    return one_size(tahap.draw, x, "Nilai menurut tahap penilaian", f"tahap-{key[0]}-{key[1]}")


def _stage_value(s: TatananScore | None) -> inputs.Nilai:
    return inputs.Nilai(float(s.percent), words.persen(s.percent)) if s and s.percent is not None else inputs.Nilai()


def _odf(press: Press, key: Key) -> Drawing:
    laporan = press.book.reports[key].laporan
    claims = tuple(
        inputs.KlaimOdf(
            f"{laporan.sumber[c.sumber].penerbit}, {words.tanggal(c.tanggal or laporan.sumber[c.sumber].tanggal)}",
            _odf_text(c.persen, share),
            share[0] if share else None,
            share[1] if share else None,
            plain(c.persen),
        )
        for c in laporan.odf
        if (share := odf_share(c)) or c.persen is not None
    )
    message = _odf_message(odf_said.said(press, key), claims)
    desc = "; ".join(f"{claim.text} ({claim.source})" for claim in claims)
    x = inputs.Odf(
        f"Desa/kelurahan ODF, {laporan.nama}, edisi {key[0]}", desc, claims, gates_of(press, key[0], "odf_min")
    )
    return one_size(odf.draw, x, message, f"odf-{key[0]}-{key[1]}")


def _odf_message(found: list[odf_said.Said], claims: tuple[inputs.KlaimOdf, ...]) -> str:
    """The number where sources agree, in its longest form; else why several stand here."""
    if len(found) == 1:
        return max((claim.text for claim in claims), key=len) + " bebas buang air besar sembarangan"
    return "Angka ODF menurut tanggalnya" if odf_said.in_time(found) else "Angka ODF berbeda-beda"


def _odf_text(percent: Decimal | None, share: tuple[int, int] | None) -> str:
    parts = [f"{words.angka(share[0])} dari {words.angka(share[1])} desa/kelurahan"] if share else []
    return ", ".join(parts + ([words.persen(percent)] if percent is not None else []))


def plain(value: object) -> float | None:
    return float(value) if isinstance(value, int | Decimal) else None
