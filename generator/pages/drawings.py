"""Figures -> chart inputs -> SVG. What a chart shows is the same object that the table beside it shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.book import Key
from generator.charts import edisi, inputs, jarak, kelengkapan, odf, petak, profil, sebaran, tahap
from generator.model import Daerah
from generator.pages import gates as gate_words
from generator.pages.paper import Press, number
from generator.results import Figure, TatananScore
from generator.score import odf_share


@dataclass(frozen=True)
class Drawing:
    """A chart in two widths with its message and its statistical title."""

    message: str
    title: str
    narrow: Markup
    wide: Markup


def _draw(room: object, x: object, message: str, uid: str) -> Drawing:
    narrow, wide = (Markup(room.draw(x, flag, f"{uid}-{'l' if flag else 's'}")) for flag in (False, True))  # type: ignore[attr-defined]
    return Drawing(message, x.title, narrow, wide)  # type: ignore[attr-defined]


def card(press: Press, key: Key) -> dict[str, Drawing | None]:
    """The charts of a report card; None where the figures are not on record."""
    made: dict[str, Drawing | None] = dict.fromkeys(("profil", "jarak", "kelengkapan", "tahap", "odf"))
    if any(s.percents or s.low is not None for s in press.book.stage(key)):
        made["profil"] = _profile(press, key)
        made["jarak"] = _distance(press, key)
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
    message = f"{words.kapital(words.bilangan(known))} dari {words.bilangan(len(stage))} tatanan tercatat nilainya"
    x = inputs.Profil(_title(press, key, "Nilai per tatanan (persen)"), desc, rows, gates)
    return _draw(profil, x, message, f"profil-{key[0]}-{key[1]}")


def _profile_row(press: Press, key: Key, s: TatananScore) -> inputs.BarisProfil:
    province, nation = (_median(press, key[0], place, s) for place in (key[1][:2], "nasional"))
    text = "dua angka" if len(s.percents) > 1 else words.persen(s.percents[0]) if s.percents else ""
    low, high = ((v / s.total if v is not None and s.total else None) for v in (s.low, s.high))
    return inputs.BarisProfil(
        s.tatanan.nama, float(s.percents[0]) if s.percents else None, text, s.alasan or "belum ada data", low, high,
        tuple(float(p) for p in s.percents[1:]), province, nation,
    )  # fmt: skip


def _median(press: Press, year: int, place: str, s: TatananScore) -> float | None:
    """A median is drawn only where at least three districts are behind it; below that the table lists them."""
    n = press.figures.get(f"{year}.{place}.{s.tatanan.slug}.{s.tahap}.n")
    value = press.figures.get(f"{year}.{place}.{s.tatanan.slug}.{s.tahap}.median")
    return float(value.nilai) if n and value and isinstance(n.nilai, int) and n.nilai >= 3 else None  # type: ignore[arg-type]


def _distance(press: Press, key: Key) -> Drawing:
    rows = gate_words.rows(press, key)
    target = press.book.awards[key].target
    level = words.PREDIKAT[target.syarat.predikat] if target else ""
    drawn = tuple(_distance_row(row) for row in rows if row.gate.kind != "lain")
    desc = "; ".join(f"{row.label}: {row.text}" for row in drawn)
    short = sum(row.word == "kurang" for row in rows)
    message = f"{words.kapital(words.bilangan(short))} syarat {level} masih kurang" if short else f"Syarat {level}"
    x = inputs.Jarak(_title(press, key, f"Jarak ke {level}"), desc, drawn, f"syarat {level}")
    return _draw(jarak, x, message, f"jarak-{key[0]}-{key[1]}")


def _distance_row(row: gate_words.GateRow) -> inputs.BarisJarak:
    if row.word == "belum diketahui":
        return inputs.BarisJarak(row.gate.name, None, row.gate.why or "belum ada data")
    if row.word == "terpenuhi" or row.short is None:
        return inputs.BarisJarak(row.gate.name, 1.0, "terpenuhi")
    text = f"kurang {number(row.short.nilai)} {row.short.satuan}"
    have, floor = (f.nilai if f else None for f in (row.points, row.floor))
    share = float(have / floor) if isinstance(have, int) and isinstance(floor, int) and floor else 0.9  # type: ignore[operator]
    return inputs.BarisJarak(row.gate.name, share, text, row.gate.have)


def _completeness(press: Press, key: Key) -> Drawing:
    stage = press.book.stage(key)
    filled = sum(1 for s in stage if s.percents)
    void = sum(1 for s in stage if s.alasan == "tidak berlaku")
    open_ones = len(stage) - filled - void
    message = f"{filled} dari {len(stage)} tatanan tercatat"
    x = inputs.Kelengkapan(
        _title(press, key, "Kelengkapan nilai tatanan"), message, filled, void, open_ones, f"{filled} tercatat",
        f"{void} tidak berlaku", f"{open_ones} belum",
    )  # fmt: skip
    return _draw(kelengkapan, x, message, f"lengkap-{key[0]}-{key[1]}")


def _stages(press: Press, key: Key) -> Drawing:
    by = {(s.tatanan.slug, s.tahap): s for s in press.book.scores[key]}
    rows = tuple(
        inputs.BarisTahap(t.nama, *(_stage_value(by.get((t.slug, stage))) for stage in ("mandiri", "provinsi", "pusat")))
        for t in press.book.instrumen(key[0]).tatanan
    )
    desc = "; ".join(f"{r.label}: mandiri {r.mandiri.text}, provinsi {r.provinsi.text}, pusat {r.pusat.text}" for r in rows)
    title = f"Nilai tatanan menurut tahap (persen), {press.book.daerah[key[1]].nama}, edisi {key[0]}"
    x = inputs.Tahap(title, desc, rows, gates_of(press, key[0], "tatanan_min"))
    return _draw(tahap, x, "Nilai menurut tahap penilaian", f"tahap-{key[0]}-{key[1]}")


def _stage_value(s: TatananScore | None) -> inputs.Nilai:
    return inputs.Nilai(float(s.percent), words.persen(s.percent)) if s and s.percent is not None else inputs.Nilai()


def _odf(press: Press, key: Key) -> Drawing:
    laporan = press.book.reports[key].laporan
    claims = tuple(
        inputs.KlaimOdf(
            f"{laporan.sumber[c.sumber].penerbit}, {words.tanggal(c.tanggal or laporan.sumber[c.sumber].tanggal)}",
            _odf_text(c.persen, share), *(share or (None, None)), float(c.persen) if c.persen is not None else None,
        )
        for c in laporan.odf
        if (share := odf_share(c)) or c.persen is not None
    )  # fmt: skip
    texts = {claim.text for claim in claims}
    message = next(iter(texts)) + " bebas buang air besar sembarangan" if len(texts) == 1 else "Angka ODF berbeda-beda"
    desc = "; ".join(f"{claim.text} ({claim.source})" for claim in claims)
    x = inputs.Odf(f"Desa/kelurahan ODF, {laporan.nama}, edisi {key[0]}", desc, claims, gates_of(press, key[0], "odf_min"))
    return _draw(odf, x, message, f"odf-{key[0]}-{key[1]}")


def _odf_text(percent: object, share: tuple[int, int] | None) -> str:
    parts = [f"{words.angka(share[0])} dari {words.angka(share[1])} desa/kelurahan"] if share else []
    return ", ".join(parts + ([words.persen(percent)] if percent is not None else []))  # type: ignore[arg-type]


def national_map(press: Press, year: int, here_link: object) -> Drawing:
    """The openness map: 514 equal tiles, each a link to the district's card of the edition."""
    tiles = tuple(_tile(press, d, year, here_link) for d in press.book.daerah.values())
    return _map(press, tiles, (year, "nasional"), "Tingkat keterbukaan data KKS per kabupaten/kota")


def province_map(press: Press, year: int, kode: str, here_link: object) -> Drawing:
    """The same map for one province, with larger tiles."""
    tiles = tuple(_tile(press, d, year, here_link) for d in press.book.members(kode))
    return _map(press, tiles, (year, kode), f"Tingkat keterbukaan data KKS, Provinsi {press.book.provinsi[kode].nama}")


def _map(press: Press, tiles: tuple[inputs.Tile, ...], key: Key, what: str) -> Drawing:
    counts = [press.figures[f"{key[0]}.{key[1]}.keterbukaan.{level}"] for level in range(len(words.TINGKAT))]
    legend = tuple(inputs.Kelas(n, str(n), f"{words.TINGKAT[n]} ({number(f.nilai)})") for n, f in enumerate(counts))
    recorded, total = (press.figures[f"{key[0]}.{key[1]}.{part}"] for part in ("tercatat", "daerah"))
    desc = "; ".join(f"tingkat {k.letter}, {k.label}" for k in legend)
    message = f"{number(recorded.nilai)} dari {number(total.nilai)} daerah sudah punya angka bersumber di sini"
    x = inputs.Petak(f"{what}, edisi {key[0]}. Satu petak = satu daerah, berukuran sama.", desc, tiles, ())
    return _draw(petak, x, message, f"peta-{key[0]}-{key[1]}")


def _tile(press: Press, daerah: Daerah, year: int, here_link: object) -> inputs.Tile:
    level = press.book.openness[year, daerah.kode]
    x, y = daerah.kolom + 0.5 * (daerah.baris % 2), 0.866 * daerah.baris
    label = f"{daerah.nama}: {level}, {words.TINGKAT[level]}"
    return inputs.Tile(daerah.kode, x, y, level, str(level), label, here_link(daerah))  # type: ignore[operator]


def spread(press: Press, year: int, tatanan: str, stage: str) -> Drawing:
    """The strip of all recorded values of a tatanan at one stage."""
    found = [s for k, group in press.book.scores.items() if k[0] == year for s in group
             if s.tatanan.slug == tatanan and s.tahap == stage and s.percent is not None]  # fmt: skip
    values = tuple(float(s.percent) for s in found if s.percent is not None)
    base = f"{year}.nasional.{tatanan}.{stage}"
    middle = press.figures[f"{base}.median"]
    shown = inputs.Nilai(float(middle.nilai), number(middle.nilai, "persen")) if len(values) >= 3 else None  # type: ignore[arg-type]
    name = found[0].tatanan.nama
    desc = "; ".join(sorted({words.persen(s.percent) for s in found if s.percent is not None}))
    x = inputs.Sebaran(f"{name}, edisi {year}, {words.TAHAP[stage]} (persen)", desc, values,
                       gates=gates_of(press, year, "tatanan_min"), median=shown)  # fmt: skip
    return _draw(sebaran, x, f"{len(values)} daerah tercatat nilainya", f"sebar-{year}-{tatanan}-{stage}")


def history(press: Press, kode: str, points: list[tuple[int, Figure | None, bool, str]]) -> Drawing:
    """One measure over editions; joined only where comparable. `points`: year, figure, comparable, award word."""
    dots = tuple(
        inputs.TitikEdisi(
            str(year), float(f.nilai) if f and f.nilai is not None else None,  # type: ignore[arg-type]
            number(f.nilai, f.satuan) if f else "", words.TAHAP_SINGKAT.get(f.tahap, "") if f else "", same, award=award,
        )
        for year, f, same, award in points
    )  # fmt: skip
    desc = "; ".join(f"{dot.label}: {dot.text or dot.missing}" for dot in dots)
    x = inputs.Edisi(f"Desa/kelurahan ODF per edisi (persen), {press.book.daerah[kode].nama}", desc, dots, ())
    return _draw(edisi, x, "Angka per edisi", f"riwayat-{kode}")
