"""Figures the site computes itself: completeness, openness, points, distances, medians, counts; formula with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import words
from generator.book import Book, Key
from generator.packing import changed
from generator.results import Figure, TatananScore

RECORDED = "di antara yang tercatat di situs ini"
LISTED = "banyaknya baris daftar wilayah"
SUM = "jumlah nilai indikator"
MIDDLE = (
    "nilai tengah dari persentase tahap itu pada semua daerah yang tercatat di situs ini; yang tidak tercatat dilewati"
)
NUMBER = "banyaknya daerah yang persentase tahap itu tercatat di situs ini"
CLAIMED = "banyaknya daerah yang klaim penghargaan nasionalnya begitu, di antara yang tercatat di situs ini"
ONLY = "satu-satunya kelipatan 25 yang dibagi 100 x jumlah indikator memberi persentase itu"
SHORT = {
    "tatanan": "{need} dari 100 x jumlah indikator, dibulatkan ke atas ke kelipatan 25, dikurangi poin tatanan",
    "odf": "{need}, dikurangi persentase desa/kelurahan ODF yang tercatat",
}


def district(book: Book, key: Key) -> Iterator[Figure]:
    """What the site itself computes for a district in an edition: completeness, openness, points, what is short."""
    yield opened(book, key)
    if key not in book.reports:
        return
    yield from alone(book, key)
    base = _own(book, key)
    yield from _short(book, key, base)
    yield from _positions(book, key, base)


def beside(book: Book, key: Key) -> Iterator[Figure]:
    """What of a district depends on others: its openness (an award opens it), its place among those on record."""
    yield opened(book, key)
    if key in book.scores:
        yield from _positions(book, key, _own(book, key))


def short(book: Book, key: Key) -> Iterator[Figure]:
    """How much is missing for the next award."""
    yield from _short(book, key, _own(book, key))


def opened(book: Book, key: Key) -> Figure:
    """The openness level of a district in an edition."""
    base, level = _own(book, key), book.openness[key]
    how = f"tingkat {level} dari {len(words.TINGKAT) - 1}, {words.TINGKAT[level]}; lihat Metode"
    return changed(base, id=f"{base.id}.keterbukaan", butir="tingkat keterbukaan", nilai=level, cara=how)


def alone(book: Book, key: Key) -> Iterator[Figure]:
    """What follows from the report itself, whatever stands in others: how many tatanan it gives, and points."""
    base = _own(book, key)
    yield recorded(book, key)
    for item in book.scores[key]:
        yield from _points(base, item)


def _own(book: Book, key: Key) -> Figure:
    return _base(str(key[0]), key[1], book.daerah[key[1]].nama, f"{key[0]}.{key[1]}.hitungan")


def recorded(book: Book, key: Key) -> Figure:
    """How many tatanan have a percentage at the stage the report quotes."""
    stage, base = book.stage(key), _own(book, key)
    return changed(
        base,
        id=f"{base.id}.tatanan-tercatat",
        butir="tatanan yang nilainya tercatat",
        nilai=len([s for s in stage if s.percents]),
        satuan="tatanan",
        tahap=stage[0].tahap if stage else "",
        cara="jumlah tatanan berpersentase pada tahap yang dikutip",
    )


def _base(edisi: str, kode: str, nama: str, name: str) -> Figure:
    """What all figures computed for a place share; the rest is replaced in each."""
    return Figure(id=name, edisi=edisi, kode=kode, nama=nama, bagian="hitungan", butir="", nilai=None)


def _of(base: Figure, item: TatananScore) -> Figure:
    name = f"{base.id}.{item.tatanan.slug}.{item.tahap}"
    return changed(base, id=name, tatanan=item.tatanan.slug, tahap=item.tahap)


def _points(base: Figure, item: TatananScore) -> Iterator[Figure]:
    part = _of(base, item)
    if item.points is not None:
        how = SUM if item.points == item.computed else ONLY
        yield changed(part, id=f"{part.id}.poin", butir="poin tatanan", nilai=item.points, satuan="poin", cara=how)
    if item.status == "dihitung":
        name, how = f"{part.id}.persen", "jumlah nilai / (100 x jumlah indikator), dipotong pada dua desimal"
        yield changed(part, id=name, butir="nilai tatanan (dihitung)", nilai=item.percent, satuan="persen", cara=how)
    elif item.computed is not None and item.computed != item.points:
        name, what = f"{part.id}.poin-indikator", "poin menurut nilai indikator"
        yield changed(part, id=name, butir=what, nilai=item.computed, satuan="poin", cara=SUM)
    if item.status == "sebagian":
        how = "indikator yang belum terisi pada nilai terendah dan tertingginya"
        count = changed(part, butir="indikator terisi", nilai=item.filled, satuan="indikator")
        yield changed(count, id=f"{part.id}.terisi", cara="banyaknya indikator dengan satu nilai")
        for end, value in (("bawah", item.low), ("atas", item.high)):
            bound = changed(part, butir=f"batas {end}", nilai=value, satuan="poin", cara=how)
            yield changed(bound, id=f"{part.id}.batas-{end}")


def _short(book: Book, key: Key, base: Figure) -> Iterator[Figure]:
    award = book.awards[key]
    if award.target is None:
        return
    level, versi = award.target.syarat.predikat, book.instrumen(key[0]).versi
    for gate in award.target.gates:
        if gate.short is not None:
            yield changed(
                base,
                id=f"{base.id}.kurang.{level}.{gate.key}",
                butir=f"kurang untuk {words.PREDIKAT[level]}: {gate.name}",
                nilai=gate.short,
                satuan=gate.unit,
                tahap=award.tahap,
                tatanan=gate.key if gate.kind == "tatanan" else "",
                cara=f"{SHORT.get(gate.kind, '{need}').format(need=gate.need)}; instrumen {versi}",
            )


def _positions(book: Book, key: Key, base: Figure) -> Iterator[Figure]:
    """Where the district stands among the others whose figure of the same edition and stage is on record."""
    for item in book.stage(key):
        spot = book.positions.get((*key, item.tatanan.slug))
        if spot is None or not spot.n:
            continue
        part = changed(_of(base, item), cara=RECORDED)
        below, others = "daerah lain yang nilainya lebih rendah", "daerah lain yang nilainya tercatat"
        yield changed(part, id=f"{part.id}.di-bawah", butir=below, nilai=spot.below)
        yield changed(part, id=f"{part.id}.lain", butir=others, nilai=spot.n)


def nation(book: Book, tahun: int) -> Iterator[Figure]:
    """Counts and medians of an edition for the nation and each province."""
    yield from _counts(book, tahun, "nasional", tuple(book.daerah))
    for kode, provinsi in book.provinsi.items():
        members = tuple(d.kode for d in book.members(kode))
        yield from _counts(book, tahun, kode, members, provinsi.nama)


def _counts(book: Book, tahun: int, kode: str, members: tuple[str, ...], nama: str = "Indonesia") -> Iterator[Figure]:
    base = changed(_base(str(tahun), kode, nama, f"{tahun}.{kode}"), cara=RECORDED)
    yield changed(base, id=f"{base.id}.daerah", butir="jumlah kabupaten/kota", nilai=len(members), cara=LISTED)
    levels = Counter(book.openness[tahun, member] for member in members)
    for level, name in enumerate(words.TINGKAT):
        yield changed(base, id=f"{base.id}.keterbukaan.{level}", butir=f"tingkat {level}: {name}", nilai=levels[level])
    recorded = sum(count for level, count in levels.items() if level)
    yield changed(base, id=f"{base.id}.tercatat", butir="daerah dengan sedikitnya satu catatan", nilai=recorded)
    yield from _award_counts(book, tahun, members, base)
    yield from middles(book, tahun, kode, nama)


def _award_counts(book: Book, tahun: int, members: tuple[str, ...], base: Figure) -> Iterator[Figure]:
    claims = [book.claims_in(member, tahun) for member in members]
    base = changed(base, cara=CLAIMED)
    single = Counter(group[0].predikat for group in claims if len(group) == 1)
    for level in words.HURUF_PREDIKAT:
        name = f"penerima {words.PREDIKAT[level]}"
        yield changed(base, id=f"{base.id}.penerima.{level}", butir=name, nilai=single[level])
    disputed, total = sum(len(group) > 1 for group in claims), sum(1 for group in claims if group)
    yield changed(base, id=f"{base.id}.penerima.bertentangan", butir="klaim bertentangan", nilai=disputed)
    yield changed(base, id=f"{base.id}.penerima.semua", butir="daerah dengan klaim penghargaan", nilai=total)


def middles(book: Book, tahun: int, kode: str, nama: str) -> Iterator[Figure]:
    """The medians of an edition for the nation or a province, each with the number of districts behind it."""
    base = _base(str(tahun), kode, nama, f"{tahun}.{kode}")
    for stage, tatanan in book.measured.get((tahun, kode), ()):
        found = book.middles[tahun, stage, tatanan, kode]
        part = changed(base, tahap=stage, tatanan=tatanan)
        name = f"{base.id}.{tatanan}.{stage}"
        yield changed(
            part, id=f"{name}.median", butir="median nilai tatanan", nilai=found.value, satuan="persen", cara=MIDDLE
        )
        yield changed(part, id=f"{name}.n", butir="daerah yang nilainya tercatat", nilai=found.n, cara=NUMBER)
