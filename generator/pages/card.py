"""The report card: one district in one edition, one page, nine sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator import addresses, compare, words
from generator.book import Claim, Key
from generator.figures import ids
from generator.kin import NOBODY
from generator.model import ALL_STAGES, Indikator, Output, Report, Sumber
from generator.pages import amends, ancestry, asking, drawings, gates, lede, marks, parts, share, timeline
from generator.pages import odf as odf_said
from generator.pages.paper import Press, Sheet, cite, render, show
from generator.pages.passing import passing
from generator.results import Figure, TatananScore


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
class Section:
    """One tatanan on the card: its figures by stage, its place among others, the table of its indicators.

    `salah`: where an error in its first figure is reported; empty where there is no figure.
    """

    slug: str
    name: str
    number: int
    values: Markup
    place: Place | None
    count: Figure | None
    table: Markup
    salah: str


def page(press: Press, key: Key) -> Output:
    """The card of one district in one edition; reads nothing of other districts but the medians among the figures."""
    tahun, kode = key
    daerah, report = press.book.daerah[kode], press.book.reports.get(key)
    claims, opening = press.book.claims_in(kode, tahun), lede.card(press, key)
    if ancestry.missing(press, key):
        return _missing(press, key)
    sheet = Sheet(
        addresses.card(tahun, daerah),
        f"{daerah.nama}, edisi {tahun}",
        lede.plain(opening.first),
        press.book.openness[key] > 0 or bool(report),
        picture=share.picture(press.book, key),
    )
    shared = {
        "daerah": daerah,
        "provinsi": press.book.provinsi[daerah.kode_provinsi],
        "tahun": tahun,
        "claims": claims,
        "edisi": next(edisi for edisi in press.book.editions if edisi.tahun == tahun),
        "instrumen": press.book.instrumen(tahun),
        "buka": opening,
        "kerabat": press.book.kin.get(kode, NOBODY),
        "tanya": asking.offices(press, key),
        "salah": _faults(press, key, sheet.address),
        "waktu": timeline.card(press, tahun, daerah),
        "asal": ancestry.card(press, key),
        "alias": press.book.alias.get(kode, ()),
        "alamat": addresses,
        "bagi": passing(sheet.address, sheet.title),
        "last": _last(press, key),
        "others": press.book.other_claims(kode, tahun),
        "level": press.figures[f"{tahun}.{kode}.hitungan.keterbukaan"],
    }
    found = amends.notices(press, kode, tahun)
    shared |= {"koreksi": found, "dulu": amends.former(press, key, found)}
    if report is None:
        made = render(press, "kartu-kosong.md.j2", sheet, **shared)
    else:
        made = render(press, "kartu.md.j2", sheet, **shared, **_details(press, key, report, claims))
    return amends.beside(sheet.address, made, found)


def _missing(press: Press, key: Key) -> Output:
    """Whoever comes to the address of a district in an edition that it is not part of is told why, and where to go."""
    tahun, daerah = key[0], press.book.daerah[key[1]]
    born = press.book.lineage[key[1]].born
    gap = "belum ada" if born and tahun < born else "tidak ada"
    title = f"{daerah.nama} {gap} pada edisi {tahun}"
    sheet = Sheet(addresses.card(tahun, daerah), title, f"{title}.", searchable=False)
    return render(
        press,
        "kartu-tiada.md.j2",
        sheet,
        daerah=daerah,
        provinsi=press.book.provinsi[daerah.kode_provinsi],
        tahun=tahun,
        tiada=gap,
        waktu=timeline.card(press, tahun, daerah),
        asal=ancestry.card(press, key),
        level=press.figures[f"{tahun}.{key[1]}.hitungan.keterbukaan"],
        alamat=addresses,
    )


def _faults(press: Press, key: Key, here: str) -> dict[str, str]:
    """Where errors in the award and in what is said of ODF are reported; only of what is on record."""
    odf = next((group[0].id for group in parts.groups(press, key, "odf")), "")
    award = f"penghargaan.{key[0]}.{key[1]}"
    found = {"odf": odf, "penghargaan": award if award in press.figures else ""}
    return {part: asking.fault(name, here) if name else "" for part, name in found.items()}


def _last(press: Press, key: Key) -> tuple[Claim, ...]:
    """The claims of the latest year, up to this edition, for which a national award is on record."""
    found = (c for c in press.book.claims.get(key[1], ()) if c.cakupan == "nasional" and c.tahun)
    years = [c.tahun for c in found if c.tahun and c.tahun <= key[0]]
    return press.book.claims_in(key[1], max(years)) if years else ()


def _details(press: Press, key: Key, report: Report, claims: tuple[Claim, ...]) -> dict:
    stage = press.book.stage(key)
    listed = {source: name for name, source in report.laporan.sumber.items()}
    known = [s for s in stage if s.percent is not None]
    odf_values = odf_said.said(press, key)
    return {
        "laporan": report.laporan,
        "sections": _sections(press, key, listed),
        "stage": stage,
        "known": known,
        "lowest": next(iter(parts.ranked(stage)), None),
        "figure_id": lambda score: ids.percent(key, score),
        "rujukan": listed,
        "award": press.book.awards[key],
        "profile_sources": _sources(press, key, known),
        "gate_rows": gates.rows(press, key),
        "odf": parts.groups(press, key, "odf"),
        "odf_values": odf_values,
        "odf_why": odf_said.why_many(odf_values),
        "institutions": parts.institutions(press, key),
        "facts": parts.facts(press, key),
        "notes": parts.notes(press, key),
        "verdict": gates.official_against_arithmetic(press, key, claims),
        "charts": drawings.card(press, key),
        "sources": report.laporan.sumber,
        "village_counts": [f for f in press.of(key, "odf.") if ".daftar-" in f.id],
        "villages": parts.villages(report),
    }


def _sources(press: Press, key: Key, known: list[TatananScore]) -> list[Sumber]:
    """Who states the percentages of the quoted stage, each once."""
    figures = (press.figures[ids.percent(key, score)] for score in known)
    return list(dict.fromkeys(source for figure in figures for source in figure.sumber))


def _sections(press: Press, key: Key, listed: dict[Sumber, str]) -> tuple[Section, ...]:
    instrumen = press.book.instrumen(key[0])
    found, items = marks.marks(press, key, listed), _by_tatanan(press.book.indikator(instrumen.versi))
    scores = {(s.tatanan.slug, s.tahap): s for s in press.book.scores[key]}
    made = []
    for t in instrumen.tatanan:
        stated = _stated(press, key, t.slug)
        lines = [_line(stage, figures, scores.get((t.slug, stage)), listed) for stage, figures in stated.items()]
        sources = {stage: figures[0].sumber for stage, figures in stated.items()}
        count = press.figures.get(f"instrumen.{instrumen.versi}.{t.slug}.jumlah-indikator")
        table = marks.table(found, items.get(t.slug, ()), t.nama, sources)
        place = _place(press, key, t.slug)
        # The last stage there is: the one a reader is most likely to doubt.
        named = next((figures[0].id for figures in reversed(stated.values())), "")
        fault = asking.fault(named, addresses.card(key[0], press.book.daerah[key[1]])) if named else ""
        made.append(Section(t.slug, t.nama, t.nomor, Markup("").join(lines), place, count, table, fault))
    return tuple(made)


def _by_tatanan(items: tuple[Indikator, ...]) -> dict[str, tuple[Indikator, ...]]:
    groups: dict[str, list[Indikator]] = {}
    for item in items:
        groups.setdefault(item.tatanan, []).append(item)
    return {slug: tuple(group) for slug, group in groups.items()}


def _stated(press: Press, key: Key, slug: str) -> dict[str, list[Figure]]:
    """A tatanan's percentages by stage: what sources report, and what we compute where they report none."""
    made = {}
    for stage in ALL_STAGES:
        found = _same(press, f"{key[0]}.{key[1]}.{slug}.{stage}")
        computed = press.figures.get(f"{key[0]}.{key[1]}.hitungan.{slug}.{stage}.persen")
        if found or computed:
            made[stage] = [*found, computed] if computed else found
    return made


def _line(stage: str, figures: list[Figure], score: TatananScore | None, listed: dict[Sumber, str]) -> Markup:
    """The percentage of a tatanan at a stage, with its source and what must be known of it, as a paragraph."""
    remarks = [*_remarks(score, figures)]
    quoted = " kutip" if remarks else ""
    shown = " dan ".join(show(figure, anchor=True) for figure in figures)
    first = figures[0]
    sure = f" · keyakinan {first.keyakinan}" if first.keyakinan else ""
    tail = f". {escape(' '.join(remarks))}" if remarks else ""
    said = f"{words.TAHAP[stage]} · sumber: {cite(first.sumber, listed)}{sure}{tail}"
    return Markup(f'<p class="nilai{quoted}">{shown} {said}</p>\n')


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
    if compare.contradicted(score):
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
