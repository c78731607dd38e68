"""Where a figure comes from: its source, stage, confidence and rule, or its formula with the figures that go into it.

The page of sources, `kks asal` and whoever else tells it say the same, because they ask here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping

from generator import words
from generator.cite.fill import fill, flat
from generator.cite.forms import ORIGIN
from generator.cite.raw import LISTS
from generator.compare import NATION
from generator.history import Entered
from generator.model import Instrumen, Sumber
from generator.results import Cited, Figure

FEW = 9  # figures of one source that are named one by one; of more only how many of each kind
KINDS = {
    "tatanan": "nilai tatanan",
    "indikator": "nilai indikator",
    "odf": "angka ODF",
    "kelembagaan": "keterangan kelembagaan",
    "penghargaan": "penghargaan",
    "riwayat": "catatan tahun lain",
    "jumlah": "jumlah",
    "aturan": "aturan",
}
COUNTED = ".penerima."  # computed figures that count the rows of the list of awards
NOBODY = "Angka ini tidak diisi siapa pun: ia dihitung dari laporan daerah atau dari aturan."
POINTS = ("poin", "poin-indikator", "persen")


def origin(figure: Figure, inputs: Iterable[Figure] = (), instrumen: Instrumen | None = None) -> list[str]:
    """Sentences: what the figure is, who says so, at which stage, how sure, how computed from what, by which rule."""
    told = {
        "tahap": words.TAHAP.get(figure.tahap, "").removeprefix("tahap "),
        "keyakinan": figure.keyakinan,
        "tertulis": flat(figure.tertulis),
        "catatan": flat(figure.catatan),
        "cara": flat(figure.cara),
    }
    return [
        _what(figure),
        *(_source(source) for source in figure.sumber),
        *(fill(ORIGIN[name], told) for name in told if told[name]),
        *(fill(ORIGIN["masukan"], {"id": one.id, "nilai": value(one)}) for one in inputs),
        *([f"Aturan: {_rule(instrumen)}."] if instrumen else []),
    ]


def written(figure: Figure, reports: Container[tuple[str, str]]) -> tuple[str, str]:
    """Where below data/ a figure is written, or what it is computed from, with what that is in words.

    ("", "") where nobody entered it: no report is there, or a province only counts its districts.
    `reports`: those there are, by edition and place.
    """
    kind, second = figure.id.split(".")[:2]
    # Awards are also of a province, or of nobody knows whom.
    listed = "penghargaan" if figure.edisi and COUNTED in figure.id else kind.partition("-")[0]
    if listed in LISTS:
        return f"{listed}.csv", fill(ORIGIN["benda-daftar"], {"berkas": f"{listed}.csv"})
    if kind == "instrumen":
        folder = f"{kind}/{second}"
        return folder, fill(ORIGIN["benda-aturan"], {"folder": folder})
    if figure.edisi and figure.kode == NATION:
        return f"edisi/{figure.edisi}", fill(ORIGIN["benda-edisi"], {"edisi": figure.edisi})
    mine = "." in figure.kode and (figure.edisi, figure.kode) in reports
    return (f"edisi/{figure.edisi}/{figure.kode}", ORIGIN["benda-laporan"]) if mine else ("", "")


def when(entered: Entered | None, thing: str) -> list[str]:
    """The sentence of who entered a thing first and last; none where no history tells it. `thing`: what, in words."""
    if entered is None or not thing:
        return []
    first, last = entered.first, entered.last if entered.last != entered.first else ("", "")
    told = {"benda": thing, "hari": words.tanggal(first[0]), "nama": flat(first[1])}
    more = {"hari_akhir": words.tanggal(last[0]) if last[0] else "", "nama_akhir": flat(last[1])}
    return [fill(ORIGIN["diisi"], told | more)]


def value(figure: Figure) -> str:
    """The figure as a reader sees it, with its unit; the reason where it is missing."""
    if figure.nilai is None:
        return figure.alasan or "belum ada data"
    if isinstance(figure.nilai, str):
        return figure.nilai
    number = words.angka(figure.nilai)
    return f"{number}%" if figure.satuan == "persen" else f"{number} {figure.satuan}".strip()


def inputs(figure: Figure, known: Mapping[str, Figure], versi: str = "") -> list[Figure]:
    """The figures a computed one is computed from, as far as its own parts say it; none for a reported one.

    `versi`: the instrument whose thresholds hold; what falls short of one is computed from that threshold too.
    """
    if figure.bagian == "hitungan" and figure.id.endswith(".tatanan-tercatat"):
        return [f for f in known.values() if f.bagian == "tatanan" and f.nilai is not None
                and (f.edisi, f.kode, f.tahap) == (figure.edisi, figure.kode, figure.tahap)]  # fmt: skip
    base = f"{figure.edisi}.{figure.kode}"
    if figure.id.startswith(f"{base}.hitungan.kurang."):
        return _gate(figure, known, versi)
    if figure.bagian != "hitungan" or not figure.tatanan:
        return []
    scores = [f for f in known.values() if f.bagian == "indikator" and f.edisi == figure.edisi
              and (f.kode, f.tatanan, f.tahap) == (figure.kode, figure.tatanan, figure.tahap)]  # fmt: skip
    stated = known.get(f"{base}.{figure.tatanan}.{figure.tahap}")
    last = figure.id.rpartition(".")[2]
    if last == "poin" and stated is not None and not scores:  # found from the percentage and the size of the tatanan
        count = known.get(f"instrumen.{versi}.{figure.tatanan}.jumlah-indikator")
        return [stated, *([count] if count else [])]
    return scores if last in (*POINTS, "terisi", "batas-bawah", "batas-atas") else [stated] if stated else []


def _gate(figure: Figure, known: Mapping[str, Figure], versi: str) -> list[Figure]:
    """What falls short: of a tatanan its percentage and points, the threshold, and how many indicators it has.

    Of ODF all that was claimed of the villages, and the threshold.
    """
    base, level = f"{figure.edisi}.{figure.kode}", figure.id.split(".")[-2]
    score, rule = f"{figure.tatanan}.{figure.tahap}", f"instrumen.{versi}"
    if not figure.tatanan:
        claims = [f for name, f in known.items() if name.startswith(f"{base}.odf.") and f.nilai is not None]
        return [*claims, *(known[name] for name in (f"{rule}.{level}.odf-min",) if name in known)]
    names = (f"{base}.{score}", f"{base}.hitungan.{score}.poin", f"{rule}.{level}.tatanan-min",
             f"{rule}.{figure.tatanan}.jumlah-indikator")  # fmt: skip
    return [known[name] for name in names if name in known]


def cited(key: str, source: Sumber, found: list[Figure], scores: int, told: int) -> Cited:
    """What came from a source. `found`: its figures but those of indicators, of which `scores` is the number."""
    kinds = Counter(_kind(f) for f in found)
    if scores:
        kinds["indikator"] = scores
    few = len(found) <= FEW and not scores
    named = tuple((f.id, _kind(f), f"{_short(f)}: {value(f)}") for f in found) if few else ()
    return Cited(key, source, tuple(kinds.items()), named, told)


def _short(figure: Figure) -> str:
    """What a figure is, in a few words: a tatanan's percentage by the tatanan and the stage."""
    if figure.bagian == "tatanan":
        return f"{figure.tatanan}, {words.TAHAP[figure.tahap]}"
    return figure.butir


def _kind(figure: Figure) -> str:
    return "fakta" if ".fakta." in figure.id else figure.bagian


def kind_name(kind: str) -> str:
    """A kind of figure in words."""
    return KINDS.get(kind, "keterangan lain")


def _what(figure: Figure) -> str:
    edition = f", edisi {figure.edisi}" if figure.edisi else f", {figure.tahun}" if figure.tahun else ""
    about = f", {figure.tatanan or figure.indikator}" if figure.tatanan or figure.indikator else ""
    return f"{figure.nama}{edition}: {figure.butir}{about} = {value(figure)}."


def _source(source: Sumber) -> str:
    told = {
        "judul": flat(source.judul),
        "penerbit": flat(source.penerbit),
        "tanggal": words.tanggal(source.tanggal),
        "url": flat(source.url),
        "dibaca": words.tanggal(source.dibaca) if source.dibaca else "",
        "arsip": flat(source.arsip),
    }
    return fill(ORIGIN["sumber"], told)


def _rule(instrumen: Instrumen) -> str:
    return f"instrumen {instrumen.versi}, {instrumen.judul}"
