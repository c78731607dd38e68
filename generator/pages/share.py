"""Images for messengers: what the picture of each report card is told, where it lies, and what it says in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses, published, words
from generator.book import Book, Key
from generator.charts import petak, sampul, sosial
from generator.charts.inputs import Gerbang
from generator.charts.plate import Latar
from generator.charts.sosial import Batang, Kelengkapan, Penghargaan, Sosial
from generator.model import Output, Sumber
from generator.results import TatananScore

SITE = "Rapor KKS"
COVER, DRAFT = "aset/bagikan.png", "draf"
TITLE = "Seberapa sehat kabupaten atau kota Anda?"


def site(book: Book) -> Output:
    """The image of the site, for pages without one of their own."""
    return Output(COVER, sampul.draw(cover(book)))


def image(book: Book, key: Key) -> Iterator[Output]:
    """The PNG of one report card, where anything is on record; also by its former names, as pages elsewhere show it."""
    if path := address(book, key):
        (png,) = sosial.draw([_image(book, key, _background(book, key[0]))])
        start, last = path.rsplit("-", 1)[0], path
        former = (f"{start}-{key[0]}.{number}.png" for number in _numbers(book, key)[:-1])
        yield from (Output(name, png) for name in (*former, last))


def address(book: Book, key: Key) -> str:
    """Path below docs/ of a card's own image; empty where nothing is on record, and the site's image serves.

    The number of the publication that last changed it is part of its name: a messenger keeps what it has once fetched
    by name, and would go on showing what was corrected.
    """
    claimed = any(claim.tahun == key[0] for claim in book.claims.get(key[1], ()))
    if key not in book.reports and not claimed:
        return ""
    numbers = _numbers(book, key)
    name = f"bagikan-{f'{key[0]}.{numbers[-1]}' if numbers else DRAFT}.png"
    return f"{addresses.card(key[0], book.daerah[key[1]])}{name}".removeprefix("/")


def _numbers(book: Book, key: Key) -> list[int]:
    """The publications that changed what the picture shows; none of a draft."""
    states = book.data.edisi[key[0]].terbitan
    if not states:
        return []
    report = book.reports.get(key)
    rows = [row for row in book.data.terbit.get(key[0], ()) if published.is_pictured(row[0])]
    # A district of which nothing is known has no picture that could have been kept.
    found = {number for name, value, number in rows if published.place_of(name) == key[1] and value != "0"}
    found |= {number for _, _, number in report.terbit} if report else set()
    return sorted(found) or [states[0].nomor]


def picture(book: Book, key: Key) -> tuple[str, str]:
    """Path below docs/ and sentence of a card's own image; both empty where it has none."""
    path = address(book, key)
    return (path, sentence(book, key)) if path else ("", "")


def sentence(book: Book, key: Key) -> str:
    """What the image shows, in one sentence."""
    year, kode = key
    award, whole, bars = _award(book, key), _completeness(book, key), _bars(book, key)
    known = sum(bar.value is not None for bar in bars)
    values = f"nilai {known} dari {len(bars)} tatanan tercatat" if known else "nilai tatanan belum ada data"
    start = f"{book.watermark}: " if book.watermark else ""
    return (
        f"{start}{book.daerah[kode].nama}, edisi {year}; {words.nama_tengah(award.judul)}: {award.predikat}; {values}; "
        f"{words.nama_tengah(whole.judul)} {whole.angka} {whole.satuan if whole.satuan.startswith('indikator') else ''}"
    ).rstrip() + "."


def cover(book: Book) -> sampul.Sampul:
    """The site's own image: every district a tile, toned by the highest openness level of all editions."""
    tiles = tuple(
        (*petak.centre(d.kolom, d.baris), max((book.openness[y, d.kode] for y in book.data.edisi), default=0))
        for d in book.daerah.values()
    )
    years = sorted(book.data.edisi)
    span = f"Edisi {years[0]}–{years[-1]}" if len(years) > 1 else "".join(f"Edisi {year}" for year in years)
    return sampul.Sampul(
        Latar(SITE, span, "", (), contoh=book.watermark),
        TITLE,
        "Hasil penilaian Kabupaten/Kota Sehat, tahun demi tahun, dengan sumber di setiap angka.",
        tiles,
        f"Satu petak = satu dari {len(tiles)} kabupaten/kota; makin gelap, makin lengkap data terbukanya di situs ini.",
    )


def _background(book: Book, year: int) -> Latar:
    instrumen = book.instrumen(year)
    found = {s.tatanan_min: words.PREDIKAT[s.predikat] for s in reversed(instrumen.syarat) if s.tatanan_min is not None}
    gates = tuple(Gerbang(label, value, f"≥{value}") for value, label in sorted(found.items()))
    # The image is small: before the first "dan" stands what a tatanan is known by.
    names = tuple(t.nama.split(" dan ")[0] for t in instrumen.tatanan)
    return Latar(SITE, f"Edisi {year}", "Nilai tatanan, persen", names, gates, book.watermark)


def _image(book: Book, key: Key, background: Latar) -> Sosial:
    daerah = book.daerah[key[1]]
    return Sosial(
        background,
        daerah.nama,
        daerah.provinsi,
        _award(book, key),
        _bars(book, key),
        _completeness(book, key),
        _source(book, key),
    )


def _award(book: Book, key: Key) -> Penghargaan:
    """What sources announce, never mixed with what arithmetic gives."""
    year, kode = key
    title, claims = f"Penghargaan nasional {year}", book.claims_in(kode, year)
    reached = book.awards[key].reached if key in book.awards else None
    own = (f"hitungan situs ini: {words.PREDIKAT[reached]}",) if reached else ()
    if len(claims) == 1:
        sources = words.bilangan(len({row.sumber_penerbit for row in claims[0].rows}))
        return Penghargaan(title, words.PREDIKAT[claims[0].predikat], (f"resmi menurut {sources} sumber", *own), True)
    if claims:
        rivals = words.daftar([words.PREDIKAT[claim.predikat] for claim in claims], "atau")
        return Penghargaan(title, "dua sumber berbeda" if len(claims) == 2 else "sumber berbeda", (rivals, *own))
    if book.data.edisi[year].penghargaan == "tidak ada":
        return Penghargaan(title, "tidak ada", ("tahun tanpa penghargaan nasional", *own))
    other = "ada klaim yang bukan tingkat nasional" if book.other_claims(kode, year) else "bukan berarti tidak menerima"
    return Penghargaan(title, "belum ada data", (other, *own))


def _bars(book: Book, key: Key) -> tuple[Batang, ...]:
    quoted = {score.tatanan.slug: score for score in book.stage(key)}
    return tuple(_bar(quoted.get(t.slug)) for t in book.instrumen(key[0]).tatanan)


def _bar(score: TatananScore | None) -> Batang:
    if score is None:
        return Batang()
    if score.percent is not None:
        return Batang(float(score.percent), words.persen(score.percent))
    if score.percents:
        ends = (float(min(score.percents)), float(max(score.percents)))
        return Batang(None, f"{words.bilangan(len(score.percents))} angka", ends)
    if score.low is not None and score.high is not None and score.total:
        return Batang(None, f"{score.filled} dari {score.total}", (score.low / score.total, score.high / score.total))
    return Batang(text=score.alasan or "belum ada data")


def _completeness(book: Book, key: Key) -> Kelengkapan:
    """Indicators filled at the quoted stage where any is, else the level of openness."""
    stage = book.stage(key)
    filled, total = (sum(getattr(score, part) for score in stage) for part in ("filled", "total"))
    if filled and all(score.total for score in stage):
        return Kelengkapan("Kelengkapan", f"{filled} dari {total}", "indikator terisi", filled / total)
    level, most = book.openness[key], len(words.TINGKAT) - 1
    return Kelengkapan("Tingkat keterbukaan", f"{level} dari {most}", words.TINGKAT[level], level / most)


def _source(book: Book, key: Key) -> str:
    """Who says so, and at which stage: the sources of the bars, else of the award, else of the report."""
    stage = book.stage(key)
    sources = list(dict.fromkeys(_sources(book, key, stage)))
    if not sources:
        return "Sumber: lihat halaman ini"
    first = f"{sources[0].penerbit}, {words.tanggal(sources[0].tanggal)}"
    more = f", dan {words.bilangan(len(sources) - 1)} sumber lain" if len(sources) > 1 else ""
    return f"Sumber: {first}{more}" + (f" · {words.TAHAP[stage[0].tahap]}" if stage else "")


def _sources(book: Book, key: Key, stage: tuple[TatananScore, ...]) -> Iterator[Sumber]:
    report = book.reports.get(key)
    if report and stage:
        quoted = book.quoted[key]
        used = dict.fromkeys(row.item.sumber for row in report.nilai if row.item.tahap == quoted)
        yield from (report.laporan.sumber[name] for name in used if name in report.laporan.sumber)
        return
    for claim in book.claims_in(key[1], key[0]) or book.other_claims(key[1], key[0]):
        yield from (Sumber(r.sumber_penerbit, r.sumber_tanggal, r.sumber_judul, r.sumber_url) for r in claim.rows)
        return
    if report:
        yield from report.laporan.sumber.values()
