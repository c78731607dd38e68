"""How a page about a district opens: what a neighbour would ask, in plain sentences made from the figures.

Never a word more than the figures carry. One thought a sentence, about twenty words at most (tests/test_baca.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import words
from generator.book import Claim, Key
from generator.figures import ids
from generator.model import Daerah, Syarat
from generator.pages import odf, outlook, parts
from generator.pages.paper import Press, show
from generator.results import TatananScore

URUTAN = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
NO_JUDGEMENT = Markup("Itu bukan penilaian: kami belum menemukan atau menerima angka yang bersumber.")
FEW = 3  # so many names fit a sentence that is still read at one glance


@dataclass(frozen=True)
class Opening:
    """`first`: award, strongest and weakest, what is missing. `more`: ODF, the next award, the last edition."""

    first: Markup
    more: Markup


def card(press: Press, key: Key) -> Opening:
    """The sentences on one district in one edition."""
    full = press.book.daerah[key[1]].nama  # in full where it is first named: a city may bear the same name
    award = [*_award(press, key, full)]
    name = words.ringkas(full) if any(full in sentence for sentence in award) else full
    if key not in press.book.reports:
        return Opening(_joined([*award, *_nothing(press, key, name)]), Markup(""))
    more = [*_odf(press, key), *outlook.sentences(press, key)]
    return Opening(_joined([*award, *_settings(press, key, name)]), _joined(more))


def plain(paragraph: Markup) -> str:
    """A paragraph as plain text, for the page's description."""
    return " ".join(paragraph.striptags().split())


def _joined(sentences: Sequence[Markup]) -> Markup:
    return Markup(" ").join(sentences)


def _nothing(press: Press, key: Key, name: str) -> Iterator[Markup]:
    """Where no report is on record: how much is missing, and that this is no judgement."""
    year, kode = key
    if press.book.claims_in(kode, year):
        yield Markup("Nilai dan angka lain edisi ini belum tercatat di sini.")
    elif press.book.other_claims(kode, year):
        yield Markup("Tentang {} pada {} hanya ada klaim penghargaan di luar hitungan tingkat nasional.").format(
            name, year
        )
        yield Markup("Nilai dan angka lain belum tercatat di sini.")
    else:
        yield Markup("Belum ada angka {} untuk edisi {} di situs ini.").format(name, year)
    yield NO_JUDGEMENT


def _award(press: Press, key: Key, name: str) -> Iterator[Markup]:
    """What sources say of the national award, and what its level means."""
    year, kode = key
    claims = press.book.claims_in(kode, year)
    if len(claims) == 1:
        yield _awarded(press, key, name, claims[0])
        yield from meaning(press, year, claims[0].predikat, True)
    elif claims:
        said = words.daftar([words.PREDIKAT[claim.predikat] for claim in claims])
        yield Markup("Sumber tentang penghargaan Swasti Saba {} bertentangan: {}.").format(year, said)
    elif key in press.book.reports:
        given = press.book.data.edisi[year].penghargaan == "ada"
        text = "Penghargaan Swasti Saba {} belum tercatat di sini." if given else "Tahun {} tanpa penghargaan nasional."
        yield Markup(text).format(year)


def _awarded(press: Press, key: Key, name: str, claim: Claim) -> Markup:
    level = show(press.figures[f"penghargaan.{key[0]}.{key[1]}"])
    n = words.bilangan(len({row.sumber_penerbit for row in claim.rows}))
    if claim.predikat == "tidak-disebut":
        text = "{} disebut menerima penghargaan Swasti Saba {} ({}), menurut {} sumber."
        return Markup(text).format(name, key[0], level, n)
    text = "{} menerima penghargaan Swasti Saba <strong>{}</strong> {}, menurut {} sumber."
    return Markup(text).format(name, level, key[0], n)


def meaning(press: Press, year: int, predikat: str, gates: bool = False) -> Iterator[Markup]:
    """The place of an award level among those of the year's instrument; with `gates`, what it asks of each tatanan."""
    if year not in press.book.data.edisi:
        return
    instrumen = press.book.instrumen(year)
    levels = [syarat.predikat for syarat in instrumen.syarat]
    if predikat not in levels:
        return
    n, many = levels.index(predikat), len(levels)
    end = ", yang terendah" if n == 0 else ", yang tertinggi" if n == many - 1 else ""
    text = "{} adalah tingkat {} dari {} tingkat{}."
    yield Markup(text).format(words.PREDIKAT[predikat], URUTAN[n], words.bilangan(many), end)
    if gates and instrumen.syarat[n].keyakinan != "rendah":
        yield from _asked(press, instrumen.versi, instrumen.syarat[n])


def _asked(press: Press, versi: str, syarat: Syarat) -> Iterator[Markup]:
    start = f"instrumen.{versi}.{syarat.predikat}"
    if syarat.tatanan_min is not None:
        text = "Syaratnya antara lain: setiap bidang yang dinilai bernilai paling sedikit {}."
        yield Markup(text).format(show(press.figures[f"{start}.tatanan-min"]))
    elif syarat.jumlah_tatanan_min is not None:
        text = "Syaratnya antara lain: paling sedikit {} bidang yang dinilai lulus."
        yield Markup(text).format(show(press.figures[f"{start}.jumlah-tatanan-min"], word=True))


def _settings(press: Press, key: Key, name: str) -> Iterator[Markup]:
    stage = press.book.stage(key)
    known = [s for s in stage if s.percents]
    partial = [s for s in stage if not s.percents and s.low is not None]
    if not known and not partial:
        yield Markup("Nilai tatanan (bidang yang dinilai) {} untuk edisi {} belum tercatat.").format(name, key[0])
        yield Markup("Yang tercatat baru keterangan lain dari berita dan laman pemerintah.")
        return
    yield _count(press, key, name, len(known))
    yield from _best_and_worst(press, key, known)
    yield from (
        Markup("Sumber berbeda tentang {}: {}.").format(words.nama_tengah(s.tatanan.nama), _figure(press, key, s))
        for s in known
        if s.percent is None
    )
    if partial:
        yield Markup("Terisi sebagian: {}.").format(_few([_filled(s) for s in partial]))
    yield from _missing([s for s in stage if not s.percents and s.low is None])


def _count(press: Press, key: Key, name: str, known: int) -> Markup:
    stage = press.book.stage(key)
    count = show(press.figures[f"{key[0]}.{key[1]}.hitungan.tatanan-tercatat"], word=True)
    many = count if known == len(stage) else Markup("{} dari {}").format(count, words.bilangan(len(stage)))
    unsaid = stage[0].tahap == "tidak-disebut"
    how = "; tahapnya tidak disebut sumber" if unsaid else f", dari {words.TAHAP[stage[0].tahap]}"
    if known:
        return Markup("Nilai {} tatanan (bidang yang dinilai) {} tercatat{}.").format(many, name, how)
    return Markup("Nilai tatanan (bidang yang dinilai) {} belum ada yang lengkap{}.").format(name, how)


def _best_and_worst(press: Press, key: Key, known: list[TatananScore]) -> Iterator[Markup]:
    """The highest and the lowest by name, where more than half are on record; else those there are."""
    ranked = parts.ranked(press.book.stage(key))
    if not ranked:
        if agreed := [s for s in known if s.percent is not None]:
            yield Markup("Yang tercatat: {}.").format(_with_figures(press, key, agreed))
        return
    bottom, top = ranked[0].percent, ranked[-1].percent
    if top == bottom:
        if len(ranked) > 1:
            yield Markup("Semuanya bernilai sama, yaitu {}.").format(_figure(press, key, ranked[0]))
        return
    for word, value in (("tertinggi", top), ("terendah", bottom)):
        those = [s for s in ranked if s.percent == value]
        names = _few([words.nama_tengah(s.tatanan.nama) for s in those])
        text = "Yang {}: {} ({})."
        yield Markup(text).format(word, names, _figure(press, key, those[0]))


def _with_figures(press: Press, key: Key, items: list[TatananScore]) -> Markup:
    text = Markup("{} ({})")
    said = [text.format(words.nama_tengah(s.tatanan.nama), _figure(press, key, s)) for s in items]
    return Markup(words.daftar(said, "serta"))


def _few(names: list[str]) -> str:
    """The names, or how many they are where they would fill a sentence."""
    return words.daftar(names, "serta") if len(names) <= FEW else f"{words.bilangan(len(names))} tatanan"


def _filled(item: TatananScore) -> str:
    return f"{words.nama_tengah(item.tatanan.nama)} ({item.filled} dari {item.total} indikator)"


def _missing(items: list[TatananScore]) -> Iterator[Markup]:
    """Which tatanan have no figure, by reason."""
    for reason in dict.fromkeys(item.alasan for item in items):
        mine = [words.nama_tengah(item.tatanan.nama) for item in items if item.alasan == reason]
        named = f": {words.daftar(mine, 'serta')}" if len(mine) <= FEW else ""
        how_many = words.kapital(words.bilangan(len(mine)))
        yield Markup("{} tatanan {}{}.").format(how_many, reason or "belum tercatat", named)


def _figure(press: Press, key: Key, item: TatananScore) -> Markup:
    """Its percentage, or all that sources claim."""
    name = ids.percent(key, item)
    rivals = [press.figures[name], *(press.figures[f"{name}.{n}"] for n in range(2, len(item.percents) + 1))]
    return Markup(words.daftar([show(figure) for figure in rivals]))


def _odf(press: Press, key: Key) -> Iterator[Markup]:
    """What sources say of open defecation: one number, some in the order of time, or all that differ."""
    found = odf.said(press, key)
    if len(found) == 1:
        yield Markup("Desa/kelurahan yang bebas buang air besar sembarangan (ODF): {}.").format(odf.phrase(found[0]))
    elif dated := odf.in_time(found):
        yield Markup("Desa/kelurahan bebas buang air besar sembarangan (ODF) tercatat pada beberapa tanggal.")
        yield Markup("Tercatat {}.").format(Markup(", lalu ").join(odf.phrase(one) for one in dated))
    elif found:
        others = odf.by_others(found)
        what = "sumber berbeda" if others else "angkanya berbeda-beda"
        yield Markup("Tentang desa/kelurahan bebas buang air besar sembarangan (ODF), {}.").format(what)
        for n, one in enumerate(found):
            who = f"{words.bilangan(len(one.publishers))} sumber{' lain' if others and n else ''}"
            yield Markup("Menurut {}: {}.").format(who, odf.phrase(one))


def history(press: Press, daerah: Daerah) -> Markup:
    """The sentences over all editions: the last award and what it means, and which editions hold something."""
    name = daerah.nama
    claims = [c for c in press.book.claims.get(daerah.kode, ()) if c.cakupan == "nasional" and c.tahun]
    said = [*_last_award(press, daerah, claims[0].tahun or 0)] if claims else []
    years = [str(e.tahun) for e in reversed(press.book.editions) if press.book.openness[e.tahun, daerah.kode] > 0]
    if not claims:
        said.append(Markup("Belum ada klaim penghargaan nasional {} yang kami temukan.").format(name))
    if years:
        said.append(Markup("Catatan {} ada pada edisi {}.").format(name, words.daftar(years)))
    else:
        said.append(Markup("Belum ada angka {} pada edisi mana pun di situs ini.").format(name))
        said.append(NO_JUDGEMENT)
    return _joined(said)


def _last_award(press: Press, daerah: Daerah, year: int) -> Iterator[Markup]:
    claims = press.book.claims_in(daerah.kode, year)
    said = [
        Markup("<strong>{}</strong>").format(show(press.figures[name]))
        for name, claim in ids.awards(daerah.kode, press.book.claims[daerah.kode])
        if claim in claims
    ]
    text = "Penghargaan Swasti Saba terakhir yang tercatat: {} ({}){}."
    yield Markup(text).format(Markup(words.daftar(said, "atau")), year, ", sumber bertentangan" if said[1:] else "")
    if len(claims) == 1:
        yield from meaning(press, year, claims[0].predikat)
