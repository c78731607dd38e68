"""The smaller parts of a report card: claims grouped by source, institutions, other statements, boxes for the traps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.book import Key
from generator.model import Report, Sumber
from generator.pages import gates
from generator.pages.paper import Press
from generator.results import Figure, TatananScore

PARTS = {
    "odf": "Klaim lain tentang ODF",
    "kelembagaan": "Keterangan lain tentang kelembagaan",
    "capaian": "Capaian lain yang disebut sumber",
    "aturan": "Yang disebut sumber tentang aturan penilaian",
    "lain": "Angka dan keterangan lain",
}


def groups(press: Press, key: Key, part: str) -> list[list[Figure]]:
    """The figures of one part of the report, one list a claim: their ids differ in the last word only."""
    groups: dict[str, list[Figure]] = {}
    for figure in press.of(key, f"{part}."):
        claim = figure.id.rpartition(".")[0]
        if ".daftar-" not in figure.id:  # counts of the village list; the card shows them with the list
            groups.setdefault(claim, []).append(figure)
    return list(groups.values())


@dataclass(frozen=True)
class Holding:
    """What one source says of one institution: the element it speaks of, and what it says as figures by kind."""

    element: str
    said: Figure | None
    score: Figure | None
    have: Figure | None
    total: Figure | None

    @property
    def first(self) -> Figure:
        """Any of the figures: they share source and note."""
        return next(f for f in (self.said, self.score, self.have, self.total) if f is not None)


def institutions(press: Press, key: Key) -> list[tuple[str, list[list[Holding]]]]:
    """(institution, what sources say of it) for every institution the instrument asks about; one list a source."""
    rules = press.book.instrumen(key[0]).kelembagaan
    if rules is None:
        return []
    names = {element.slug: element.nama for element in rules.unsur}
    found = press.of(key, "kelembagaan.")
    return [
        (part.nama, _by_source(_holdings([f for f in found if f".kelembagaan.{part.slug}." in f.id], names)))
        for part in rules.komponen
    ]


def _holdings(found: list[Figure], names: dict[str, str]) -> list[Holding]:
    entries: dict[str, dict[str, Figure]] = {}
    for figure in found:
        base, _, kind = figure.id.rpartition(".")
        whole = kind not in ("skor", "ada", "dari")
        entries.setdefault(figure.id if whole else base, {})["nilai" if whole else kind] = figure
    return [
        Holding(
            next((name for slug, name in names.items() if f".{slug}." in f"{base}."), ""),
            *(kinds.get(kind) for kind in ("nilai", "skor", "ada", "dari")),
        )
        for base, kinds in entries.items()
    ]


def _by_source(holdings: list[Holding]) -> list[list[Holding]]:
    """Holdings with the same source and the same note stand together: both are said once."""
    groups: dict[tuple, list[Holding]] = {}
    for holding in holdings:
        groups.setdefault((holding.first.sumber, holding.first.catatan), []).append(holding)
    return list(groups.values())


def facts(press: Press, key: Key) -> list[tuple[str, list[Figure]]]:
    found = press.of(key, "fakta.")
    return [(title, group) for part, title in PARTS.items() if (group := [f for f in found if f.bagian == part])]


def notes(press: Press, key: Key) -> list[tuple[str, Markup]]:
    """Boxes for the traps: another numbering in the source, near misses that rounding would turn into a pass."""
    notes = []
    settings = {tatanan.slug: tatanan for tatanan in press.book.instrumen(key[0]).tatanan}
    numbered = [row.item for row in press.book.reports[key].nilai if row.item.nomor_sumber is not None]
    other = [
        (item.nomor_sumber, settings[item.tatanan].nama)
        for item in numbered
        if item.tatanan in settings and item.nomor_sumber != settings[item.tatanan].nomor
    ]
    if other:
        named = words.daftar(
            [f"“Tatanan {number}” untuk {words.nama_tengah(name)}" for number, name in dict.fromkeys(other)]
        )
        text = (
            "Sumber memakai nomor yang lain dari instrumen edisi ini: {}. Nomor tatanan berubah antarversi; "
            "di sini tatanan selalu disebut dengan namanya."
        )
        notes.append(("Mengapa nomor tatanan berbeda dari sumber?", Markup(text).format(named)))
    return [*gates.near_misses(press, key), *notes]


def ranked(stage: Sequence[TatananScore]) -> list[TatananScore]:
    """The tatanan with one undisputed percentage, the lowest first, equals in their order.

    Empty where these are not more than half: of a few nobody can say which is the lowest.
    """
    known = [(score.percent, n) for n, score in enumerate(stage) if score.percent is not None]
    return [stage[n] for _, n in sorted(known)] if 2 * len(known) > len(stage) else []


def villages(report: Report) -> list[tuple[Sumber, list[tuple[str, str]]]]:
    """The villages not (known to be) free of open defecation: by source, then kecamatan, their names in one line."""
    found: dict[str, dict[str, list[str]]] = {}
    for item in (row.item for row in report.odf_desa if row.item.odf != "ya"):
        name = item.desa if item.odf == "tidak" else f"{item.desa} ({item.odf})"
        found.setdefault(item.sumber, {}).setdefault(item.kecamatan, []).append(name)
    sources = report.laporan.sumber
    return [(sources[key], [(k, ", ".join(names)) for k, names in groups.items()]) for key, groups in found.items()]
