"""The report card: one district in one edition, one page, nine sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.book import Claim, Key
from generator.figures import ids
from generator.model import Daerah, Indikator, Output, Report
from generator.pages import drawings, gates, lede, parts, share
from generator.pages.paper import Press, Sheet, render
from generator.results import Figure, TatananScore

STAGES = ("mandiri", "provinsi", "pusat", "tidak-disebut")


@dataclass(frozen=True)
class Entry:
    """One stage's figure in a tatanan section, with the remarks that belong to it."""

    stage: str
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where a figure stands: `rendah` of `lain` other districts are lower; medians with their n."""

    rendah: Figure
    lain: Figure
    median: Figure
    n: Figure
    median_provinsi: Figure
    n_provinsi: Figure


@dataclass(frozen=True)
class Mark:
    """An indicator's score at one stage, its raw value, and its change since the last comparable edition."""

    score: Figure
    raw: Figure | None
    change: Figure | None
    moved: str


@dataclass(frozen=True)
class Line:
    """An indicator and its marks."""

    indikator: Indikator
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Section:
    """One tatanan on the card: its figures by stage, its place among others, its indicators."""

    score: TatananScore | None
    slug: str
    name: str
    number: int
    entries: tuple[Entry, ...]
    place: Place | None
    indicators: tuple[Line, ...]
    count: Figure | None


def page(press: Press, key: Key) -> Output:
    """The card of a district in an edition, also where nothing is on record: the address must exist."""
    tahun, daerah = key[0], press.book.daerah[key[1]]
    report, claims = press.book.reports.get(key), press.book.claims_in(daerah.kode, tahun)
    sheet = Sheet(
        addresses.card(tahun, daerah),
        f"{daerah.nama}, edisi {tahun}",
        lede.plain(press, key),
        press.book.openness[key] > 0 or bool(report),
        picture=share.picture(press.book, key),
    )
    shared = {
        "daerah": daerah,
        "provinsi": press.book.provinsi[daerah.kode_provinsi],
        "tahun": tahun,
        "claims": claims,
        "edisi": press.book.data.edisi[tahun],
        "instrumen": press.book.instrumen(tahun),
        "lede": lede.card(press, key),
        "pilihan": editions(press, daerah),
        "alias": press.book.alias.get(daerah.kode, ()),
        "alamat": addresses,
        "last": _last(press, key),
        "others": press.book.other_claims(daerah.kode, tahun),
        "level": press.figures[f"{tahun}.{daerah.kode}.hitungan.keterbukaan"],
    }
    if report is None:
        return render(press, "kartu-kosong.md.j2", sheet, **shared)
    return render(press, "kartu.md.j2", sheet, **shared, **_details(press, key, report, claims))


def _last(press: Press, key: Key) -> tuple[Claim, ...]:
    """The claims of the latest year, up to this edition, for which a national award is on record."""
    found = (c for c in press.book.claims.get(key[1], ()) if c.cakupan == "nasional" and c.tahun)
    years = [c.tahun for c in found if c.tahun and c.tahun <= key[0]]
    return press.book.claims_in(key[1], max(years)) if years else ()


def editions(press: Press, daerah: Daerah) -> list[tuple[int, str, bool]]:
    """(year, address, has anything) of every edition, oldest first, for the row of edition buttons."""
    years = sorted(press.book.data.edisi)
    return [
        (
            year,
            addresses.card(year, daerah),
            (year, daerah.kode) in press.book.quoted or press.book.openness[year, daerah.kode] > 0,
        )
        for year in years
    ]


def _details(press: Press, key: Key, report: Report, claims: tuple[Claim, ...]) -> dict:
    sections = _sections(press, key)
    stage = press.book.stage(key)
    known = [s for s in stage if s.percent is not None]
    return {
        "laporan": report.laporan,
        "sections": sections,
        "stage": stage,
        "known": known,
        "lowest": min(known, key=lambda s: s.percent or 0) if 2 * len(known) > len(stage) else None,
        "figure_id": lambda score: ids.percent(key, score),
        "award": press.book.awards[key],
        "gate_rows": gates.rows(press, key),
        "odf": parts.groups(press, key, "odf"),
        "odf_values": parts.odf_values(press, key),
        "institutions": parts.institutions(press, key),
        "facts": parts.facts(press, key),
        "notes": parts.notes(press, key),
        "verdict": gates.official_against_arithmetic(press, key, claims),
        "charts": drawings.card(press, key),
        "sources": report.laporan.sumber,
        "village_counts": [f for f in press.of(key, "odf.") if ".daftar-" in f.id],
        "villages": [row.item for row in report.odf_desa if row.item.odf != "ya"],
    }


def _sections(press: Press, key: Key) -> tuple[Section, ...]:
    instrumen = press.book.instrumen(key[0])
    quoted = {score.tatanan.slug: score for score in press.book.stage(key)}
    indikator = press.book.indikator(instrumen.versi)
    return tuple(
        Section(
            quoted.get(t.slug),
            t.slug,
            t.nama,
            t.nomor,
            _entries(press, key, t.slug),
            _place(press, key, t.slug),
            _indicators(press, key, tuple(i for i in indikator if i.tatanan == t.slug)),
            press.figures.get(f"instrumen.{instrumen.versi}.{t.slug}.jumlah-indikator"),
        )
        for t in instrumen.tatanan
    )


def _entries(press: Press, key: Key, slug: str) -> tuple[Entry, ...]:
    scores = {s.tahap: s for s in press.book.scores[key] if s.tatanan.slug == slug}
    made = []
    for stage in STAGES:
        found = _same(press, f"{key[0]}.{key[1]}.{slug}.{stage}")
        computed = press.figures.get(f"{key[0]}.{key[1]}.hitungan.{slug}.{stage}.persen")
        shown = tuple(f for f in (*found, computed) if f is not None)
        if shown:
            made.append(Entry(stage, shown, tuple(_remarks(scores.get(stage), found))))
    return tuple(made)


def _same(press: Press, name: str) -> list[Figure]:
    """A figure and its rivals (`.2`, `.3` …)."""
    found, n = [], 1
    while (figure := press.figures.get(name if n == 1 else f"{name}.{n}")) is not None:
        found.append(figure)
        n += 1
    return found


def _remarks(score: TatananScore | None, found: list[Figure]) -> Iterator[str]:
    if score is None:
        return
    if score.status == "bertentangan":
        yield "Sumber menyebut angka yang berbeda; semuanya ditampilkan dan tidak ikut perbandingan."
    if score.producible is False:
        yield (
            f"Angka ini tidak dapat dihasilkan oleh instrumen dengan {score.total} indikator dan nilai "
            "berkelipatan 25; disajikan sebagaimana dilaporkan."
        )
    if score.status == "sebagian":
        yield (
            f"{score.filled} dari {score.total} indikator terisi; poinnya masih dapat berakhir antara "
            f"{score.low} dan {score.high}."
        )
    if score.computed is not None and score.status == "dilaporkan" and score.computed not in score.candidates:
        yield "Persentase yang dilaporkan tidak sama dengan hitungan dari nilai indikatornya."
    yield from (f"Catatan: {figure.catatan}." for figure in found if figure.catatan)


def _place(press: Press, key: Key, slug: str) -> Place | None:
    """Among other recorded districts at the quoted stage; None where nobody else is on record."""
    stage = next((s.tahap for s in press.book.stage(key) if s.tatanan.slug == slug), "")
    own, nation, province = f"{key[0]}.{key[1]}.hitungan", f"{key[0]}.nasional", f"{key[0]}.{key[1][:2]}"
    below, others = (press.figures.get(f"{own}.{slug}.{stage}.{part}") for part in ("di-bawah", "lain"))
    if below is None or others is None:
        return None
    middles = (
        press.figures[f"{place}.{slug}.{stage}.{part}"] for place in (nation, province) for part in ("median", "n")
    )
    return Place(below, others, *middles)


def _indicators(press: Press, key: Key, items: tuple[Indikator, ...]) -> tuple[Line, ...]:
    """Indicators with their figures by stage; only where the card has any."""
    lines = tuple(Line(item, tuple(_marks(press, key, item.kode))) for item in items)
    return lines if any(line.marks for line in lines) else ()


def _marks(press: Press, key: Key, kode: str) -> Iterator[Mark]:
    for stage in STAGES:
        for figure in _same(press, f"{key[0]}.{key[1]}.{kode}.{stage}"):
            raw = press.figures.get(f"{figure.id}.capaian")
            change = press.figures.get(f"{key[0]}.{key[1]}.hitungan.{kode}.{stage}.perubahan")
            yield Mark(figure, raw, change, _moved(change))


def _moved(change: Figure | None) -> str:
    """The word for a change: naik, turun, tetap; never a trend (design section 5)."""
    points = change.nilai if change is not None and isinstance(change.nilai, int) else 0
    return "naik" if points > 0 else "turun" if points < 0 else "tetap"
