"""The report card: one district in one edition, one page, nine sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses, words
from generator.book import Claim, Key
from generator.model import Daerah, Indikator, Output, Report
from generator.pages import drawings, gates, lede
from generator.pages.paper import Press, Sheet, render
from generator.results import Figure, TatananScore

STAGES = ("mandiri", "provinsi", "pusat", "tidak-disebut")
PARTS = {
    "odf": "Klaim lain tentang ODF",
    "kelembagaan": "Keterangan lain tentang kelembagaan",
    "capaian": "Capaian lain yang disebut sumber",
    "aturan": "Yang disebut sumber tentang aturan penilaian",
    "lain": "Angka dan keterangan lain",
}


@dataclass(frozen=True)
class Entry:
    """One stage's figure in a tatanan section, with the remarks that belong to it."""

    stage: str
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """One tatanan on the card: its figures by stage, its place among others, its indicators."""

    score: TatananScore | None
    slug: str
    name: str
    number: int
    entries: tuple[Entry, ...]
    place: tuple[Figure, ...]
    indicators: tuple[tuple[Indikator, tuple[Figure, ...]], ...]
    count: Figure | None


def pages(press: Press) -> Iterator[Output]:
    """A card for every district in every edition, also where nothing is on record: the address must exist."""
    for edisi in press.book.editions:
        for daerah in press.book.daerah.values():
            yield _page(press, edisi.tahun, daerah)


def _page(press: Press, tahun: int, daerah: Daerah) -> Output:
    key = (tahun, daerah.kode)
    report, claims = press.book.reports.get(key), press.book.claims_in(daerah.kode, tahun)
    sheet = Sheet(
        addresses.card(tahun, daerah), f"{daerah.nama}, edisi {tahun}", lede.plain(press, key), bool(report or claims)
    )
    shared = {
        "daerah": daerah, "provinsi": press.book.provinsi[daerah.kode_provinsi], "tahun": tahun, "claims": claims,
        "edisi": press.book.data.edisi[tahun], "instrumen": press.book.instrumen(tahun), "lede": lede.card(press, key),
        "pilihan": editions(press, daerah), "alias": press.book.alias.get(daerah.kode, ()), "alamat": addresses,
        "level": press.figures[f"{tahun}.{daerah.kode}.hitungan.keterbukaan"],
    }  # fmt: skip
    if report is None:
        return render(press, "kartu-kosong.md.j2", sheet, **shared)
    return render(press, "kartu.md.j2", sheet, **shared, **_details(press, key, report, claims))


def editions(press: Press, daerah: Daerah) -> list[tuple[int, str, bool]]:
    """(year, address, has anything) of every edition, oldest first, for the row of edition buttons."""
    years = sorted(press.book.data.edisi)
    return [(year, addresses.card(year, daerah), press.book.openness[year, daerah.kode] > 0) for year in years]


def _details(press: Press, key: Key, report: Report, claims: tuple[Claim, ...]) -> dict:
    sections = _sections(press, key)
    stage = press.book.stage(key)
    known = [s for s in stage if s.percent is not None]
    return {
        "laporan": report.laporan,
        "sections": sections,
        "stage": stage,
        "known": known,
        "lowest": min(known, key=lambda s: s.percent) if known else None,
        "figure_id": lambda score: lede.figure_id(key, score),
        "award": press.book.awards[key],
        "gate_rows": gates.rows(press, key),
        "odf": _groups(press, key, "odf"),
        "institutions": _institutions(press, key),
        "facts": _facts(press, key),
        "notes": _notes(press, key, sections),
        "verdict": gates.official_against_arithmetic(press, key, claims),
        "charts": drawings.card(press, key),
        "sources": report.laporan.sumber,
    }


def _sections(press: Press, key: Key) -> tuple[Section, ...]:
    instrumen = press.book.instrumen(key[0])
    quoted = {score.tatanan.slug: score for score in press.book.stage(key)}
    indikator = press.book.indikator(instrumen.versi)
    return tuple(
        Section(
            quoted.get(t.slug), t.slug, t.nama, t.nomor, _entries(press, key, t.slug), _place(press, key, t.slug),
            _indicators(press, key, tuple(i for i in indikator if i.tatanan == t.slug)),
            press.figures.get(f"instrumen.{instrumen.versi}.{t.slug}.jumlah-indikator"),
        )
        for t in instrumen.tatanan
    )  # fmt: skip


def _entries(press: Press, key: Key, slug: str) -> tuple[Entry, ...]:
    scores = {s.tahap: s for s in press.book.scores[key] if s.tatanan.slug == slug}
    made = []
    for stage in STAGES:
        found = _same(press, f"{key[0]}.{key[1]}.{slug}.{stage}")
        computed = press.figures.get(f"{key[0]}.{key[1]}.hitungan.{slug}.{stage}.persen")
        shown = tuple(f for f in (*found, computed) if f is not None)
        if shown:
            made.append(Entry(stage, shown, tuple(_remarks(press, key, scores.get(stage), found))))
    return tuple(made)


def _same(press: Press, name: str) -> list[Figure]:
    """A figure and its rivals (`.2`, `.3` …)."""
    found, n = [], 1
    while (figure := press.figures.get(name if n == 1 else f"{name}.{n}")) is not None:
        found.append(figure)
        n += 1
    return found


def _remarks(press: Press, key: Key, score: TatananScore | None, found: list[Figure]) -> Iterator[str]:
    if score is None:
        return
    if score.status == "bertentangan":
        yield "Sumber menyebut angka yang berbeda; semuanya ditampilkan dan tidak ikut perbandingan."
    if score.producible is False:
        yield (
            f"Angka ini tidak dapat dihasilkan oleh instrumen dengan {score.total} indikator dan nilai berkelipatan 25; "
            "disajikan sebagaimana dilaporkan."
        )
    if score.status == "sebagian":
        yield f"{score.filled} dari {score.total} indikator terisi; poinnya masih dapat berakhir antara {score.low} dan {score.high}."
    if score.computed is not None and score.status == "dilaporkan" and score.computed not in score.candidates:
        yield "Persentase yang dilaporkan tidak sama dengan hitungan dari nilai indikatornya."
    yield from (f"Catatan: {figure.catatan}." for figure in found if figure.catatan)


def _place(press: Press, key: Key, slug: str) -> tuple[Figure, ...]:
    """(lower, n) among other recorded districts at the quoted stage, or nothing."""
    stage = next((s.tahap for s in press.book.stage(key) if s.tatanan.slug == slug), "")
    base = f"{key[0]}.{key[1]}.hitungan.{slug}.{stage}"
    found = [press.figures.get(f"{base}.di-bawah"), press.figures.get(f"{base}.lain")]
    return tuple(f for f in found if f is not None)


def _indicators(press: Press, key: Key, items: tuple[Indikator, ...]) -> tuple[tuple[Indikator, tuple[Figure, ...]], ...]:
    """Indicators with their score figures by stage; only where the card has any."""
    rows = []
    for item in items:
        found = [press.figures.get(f"{key[0]}.{key[1]}.{item.kode}.{stage}") for stage in STAGES]
        rows.append((item, tuple(f for f in found if f is not None)))
    return tuple(rows) if any(found for _, found in rows) else ()


def _groups(press: Press, key: Key, part: str) -> list[list[Figure]]:
    """The figures of one part of the report, one list a claim (they share a source)."""
    groups: dict[tuple, list[Figure]] = {}
    for figure in press.of(key, f"{part}."):
        groups.setdefault((figure.sumber, figure.tanggal, figure.catatan, figure.tertulis), []).append(figure)
    return list(groups.values())


def _institutions(press: Press, key: Key) -> list[tuple[str, list[Figure]]]:
    rules = press.book.instrumen(key[0]).kelembagaan
    found = press.of(key, "kelembagaan.")
    return [(part.nama, [f for f in found if f".kelembagaan.{part.slug}." in f.id]) for part in (rules.komponen if rules else ())]


def _facts(press: Press, key: Key) -> list[tuple[str, list[Figure]]]:
    found = press.of(key, "fakta.")
    return [(title, group) for part, title in PARTS.items() if (group := [f for f in found if f.bagian == part])]


def _notes(press: Press, key: Key, sections: tuple[Section, ...]) -> list[tuple[str, Markup]]:
    """Boxes for the traps: another numbering in the source, near misses that rounding would turn into a pass."""
    notes = []
    official = {section.slug: section.number for section in sections}
    other = [
        (row.item.nomor_sumber, section.name)
        for row in press.book.reports[key].nilai
        for section in sections
        if section.slug == row.item.tatanan and row.item.nomor_sumber not in (None, official[section.slug])
    ]
    if other:
        named = words.daftar([f"“Tatanan {number}” untuk {words.nama_tengah(name)}" for number, name in dict.fromkeys(other)])
        text = "Sumber memakai nomor yang lain dari instrumen edisi ini: {}. Nomor tatanan berubah antarversi; di sini tatanan selalu disebut dengan namanya."
        notes.append(("Mengapa nomor tatanan berbeda dari sumber?", Markup(text).format(named)))
    return [*gates.near_misses(press, key), *notes]
