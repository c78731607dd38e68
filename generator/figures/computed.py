"""Figures the site computes itself: completeness, openness, points, distances, medians, counts; formula with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import compare, words
from generator.book import Book, Key
from generator.results import Figure, TatananScore

RECORDED = "di antara yang tercatat di situs ini"


def district(book: Book, key: Key) -> Iterator[Figure]:
    """What the site itself computes for a district in an edition: completeness, openness, points, what is short."""
    year, kode = key
    shared = {"edisi": str(year), "kode": kode, "nama": book.daerah[kode].nama, "bagian": "hitungan"}
    stage = book.stage(key)
    known = [s for s in stage if s.percents]
    base = f"{year}.{kode}.hitungan"
    yield Figure(
        id=f"{base}.keterbukaan",
        butir="tingkat keterbukaan",
        nilai=book.openness[key],
        cara="0 sampai 4, lihat Metode",
        **shared,
    )
    if key not in book.reports:
        return
    yield Figure(
        id=f"{base}.tatanan-tercatat",
        butir="tatanan yang nilainya tercatat",
        nilai=len(known),
        satuan="tatanan",
        tahap=stage[0].tahap if stage else "",
        cara="jumlah tatanan berpersentase pada tahap yang dikutip",
        **shared,
    )
    for item in book.scores[key]:
        yield from _points(base, item, shared)
    yield from _short(book, key, base, shared)
    yield from _medians(book, key, base, shared)


def _points(base: str, item: TatananScore, shared: dict) -> Iterator[Figure]:
    more = {**shared, "tatanan": item.tatanan.slug, "tahap": item.tahap}
    name = f"{base}.{item.tatanan.slug}.{item.tahap}"
    if item.points is not None:
        how = (
            "jumlah nilai indikator"
            if item.status == "dihitung"
            else "satu-satunya jumlah poin yang memberi persentase itu"
        )
        yield Figure(id=f"{name}.poin", butir="poin tatanan", nilai=item.points, satuan="poin", cara=how, **more)
    if item.status == "dihitung" and item.percent is not None:
        yield Figure(
            id=f"{name}.persen",
            butir="nilai tatanan (dihitung)",
            nilai=item.percent,
            satuan="persen",
            cara="jumlah nilai / (100 x jumlah indikator)",
            **more,
        )
    if item.status == "sebagian":
        yield Figure(id=f"{name}.terisi", butir="indikator terisi", nilai=item.filled, satuan="indikator", **more)
        yield Figure(id=f"{name}.batas-bawah", butir="batas bawah", nilai=item.low, satuan="poin", **more)
        yield Figure(id=f"{name}.batas-atas", butir="batas atas", nilai=item.high, satuan="poin", **more)


def _short(book: Book, key: Key, base: str, shared: dict) -> Iterator[Figure]:
    award = book.awards[key]
    for gate in award.target.gates if award.target else ():
        if gate.short is not None and award.target:
            level = award.target.syarat.predikat
            yield Figure(
                id=f"{base}.kurang.{level}.{gate.key}",
                butir=f"kurang untuk {words.PREDIKAT[level]}: {gate.name}",
                nilai=gate.short,
                satuan=gate.unit,
                tahap=award.tahap,
                cara=f"{gate.need}",
                **shared,
            )


def _medians(book: Book, key: Key, base: str, shared: dict) -> Iterator[Figure]:
    for item in book.stage(key):
        if item.percent is None:
            continue
        where = {"edisi": key[0], "tahap": item.tahap, "tatanan": item.tatanan.slug}
        spot = compare.position(book.frame, key[1], **where)
        more = {
            **shared,
            "tatanan": item.tatanan.slug,
            "tahap": item.tahap,
            "cara": "di antara yang tercatat di situs ini",
        }
        if spot is not None and spot.n:
            name = f"{base}.{item.tatanan.slug}.{item.tahap}"
            yield Figure(
                id=f"{name}.di-bawah", butir="daerah lain yang nilainya lebih rendah", nilai=spot.below, **more
            )
            yield Figure(id=f"{name}.lain", butir="daerah lain yang nilainya tercatat", nilai=spot.n, **more)


def nation(book: Book, tahun: int) -> Iterator[Figure]:
    """Counts and medians of an edition for the nation and each province."""
    yield from _counts(book, tahun, "nasional", tuple(book.daerah))
    for kode, provinsi in book.provinsi.items():
        members = tuple(d.kode for d in book.members(kode))
        yield from _counts(book, tahun, kode, members, provinsi.nama)


def _counts(book: Book, tahun: int, kode: str, members: tuple[str, ...], nama: str = "Indonesia") -> Iterator[Figure]:
    shared = {"edisi": str(tahun), "kode": kode, "nama": nama, "bagian": "hitungan", "cara": RECORDED}
    base = f"{tahun}.{kode}"
    yield Figure(id=f"{base}.daerah", butir="jumlah kabupaten/kota", nilai=len(members), **shared)
    levels = Counter(book.openness[tahun, member] for member in members)
    for level, name in enumerate(words.TINGKAT):
        yield Figure(id=f"{base}.keterbukaan.{level}", butir=f"tingkat {level}: {name}", nilai=levels[level], **shared)
    recorded = sum(count for level, count in levels.items() if level)
    yield Figure(id=f"{base}.tercatat", butir="daerah dengan sedikitnya satu angka", nilai=recorded, **shared)
    yield from _award_counts(book, tahun, members, shared, base)
    yield from _middles(book, tahun, kode, shared, base)


def _award_counts(book: Book, tahun: int, members: tuple[str, ...], shared: dict, base: str) -> Iterator[Figure]:
    claims = [book.claims_in(member, tahun) for member in members]
    single = Counter(group[0].predikat for group in claims if len(group) == 1)
    for level in words.HURUF_PREDIKAT:
        name = f"penerima {words.PREDIKAT[level]}"
        yield Figure(id=f"{base}.penerima.{level}", butir=name, nilai=single[level], **shared)
    disputed = sum(len(group) > 1 for group in claims)
    yield Figure(id=f"{base}.penerima.bertentangan", butir="klaim bertentangan", nilai=disputed, **shared)
    total = sum(1 for group in claims if group)
    yield Figure(id=f"{base}.penerima.semua", butir="daerah dengan klaim penghargaan", nilai=total, **shared)


def _middles(book: Book, tahun: int, kode: str, shared: dict, base: str) -> Iterator[Figure]:
    frame = compare.select(book.frame, edisi=tahun)
    frame = frame if kode == "nasional" else compare.select(frame, provinsi=kode)
    for (stage, tatanan), _ in frame.groupby(["tahap", "tatanan"], sort=True):
        found = compare.median(frame, tahap=stage, tatanan=tatanan)
        more = {**shared, "tahap": str(stage), "tatanan": str(tatanan)}
        name = f"{base}.{tatanan}.{stage}"
        yield Figure(id=f"{name}.median", butir="median nilai tatanan", nilai=found.value, satuan="persen", **more)
        yield Figure(id=f"{name}.n", butir="daerah yang nilainya tercatat", nilai=found.n, **more)
