"""The first paragraph of a report card: what a neighbour would ask, in plain sentences made from the figures."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator import words
from generator.book import Key
from generator.figures import ids
from generator.pages import parts
from generator.pages.paper import Press, show
from generator.results import Gate, TatananScore


def card(press: Press, key: Key) -> Markup:
    """The paragraph for one district in one edition; never a word more than the figures carry."""
    return Markup(" ").join(_sentences(press, key))


def plain(paragraph: Markup) -> str:
    """A paragraph as plain text, for the page's description."""
    return " ".join(paragraph.striptags().split())


def _sentences(press: Press, key: Key) -> Iterator[Markup]:
    year, kode = key
    name = words.ringkas(press.book.daerah[kode].nama)
    stage = press.book.stage(key)
    known = [s for s in stage if s.percents]
    if known or any(s.low is not None for s in stage):
        yield from _settings(press, key, name)
    elif key in press.book.reports:
        yield Markup(
            "Nilai tatanan {} untuk edisi {} belum tercatat di situs ini; yang tercatat baru keterangan lain "
            "dari berita dan laman pemerintah."
        ).format(name, year)
    if key in press.book.reports:
        yield from _odf(press, key)
    yield from _award(press, key, name, bool(known))
    if key in press.book.reports or press.book.claims_in(kode, year):
        return
    if press.book.other_claims(kode, year):
        yield Markup(
            "Tentang {} pada {} hanya ada klaim penghargaan yang bukan tingkat nasional atau tidak jelas; lihat di "
            "bawah. Nilai dan angka lain belum tercatat."
        ).format(name, year)
        return
    yield Markup(
        "Belum ada angka {} untuk edisi {} di situs ini. Itu bukan penilaian: artinya kami belum menemukan atau "
        "menerima angka yang bersumber."
    ).format(name, year)


def _settings(press: Press, key: Key, name: str) -> Iterator[Markup]:
    stage = press.book.stage(key)
    known = [s for s in stage if s.percents]
    count = show(press.figures[f"{key[0]}.{key[1]}.hitungan.tatanan-tercatat"], word=True)
    total = words.bilangan(len(stage))
    how = words.TAHAP[stage[0].tahap]
    many = count if len(known) == len(stage) else Markup("{} dari {}").format(count, total)
    yield Markup("Nilai {} tatanan {} tercatat untuk edisi {} ({}).").format(many, name, key[0], how)
    yield from _against_target(press, key, known)
    partial = [s for s in stage if not s.percents and s.low is not None]
    if partial:
        text = "Terisi sebagian: {}."
        yield Markup(text).format(words.daftar([_filled(s) for s in partial], "serta"))
    yield from _missing([s for s in stage if not s.percents and s.low is None], press.book.awards[key].reached)


def _filled(item: TatananScore) -> str:
    return f"{words.nama_tengah(item.tatanan.nama)} ({item.filled} dari {item.total} indikator)"


def _missing(items: list[TatananScore], reached: str | None) -> Iterator[Markup]:
    """Which tatanan have no figure, by reason."""
    reasons = list(dict.fromkeys(item.alasan for item in items))
    for reason in reasons:
        mine = [item for item in items if item.alasan == reason]
        names = words.daftar([words.nama_tengah(item.tatanan.nama) for item in mine], "serta")
        tail = ", jadi predikat belum dapat dihitung" if reason == reasons[-1] and reached is None else ""
        how_many = words.kapital(words.bilangan(len(mine)))
        yield Markup("{} tatanan {} ({}){}.").format(how_many, reason or "belum tercatat", names, tail)


def _against_target(press: Press, key: Key, known: list[TatananScore]) -> Iterator[Markup]:
    """Who reaches the level in question, and who does not: named, with figures."""
    target = press.book.awards[key].target
    if target is None or target.syarat.tatanan_min is None:
        return
    level = words.PREDIKAT[target.syarat.predikat]
    gates = {gate.key: gate for gate in target.gates if gate.kind == "tatanan"}
    short = [s for s in known if gates[s.tatanan.slug].passed is False]
    enough = sum(gates[s.tatanan.slug].passed is True for s in known)
    if not short:
        top = _highest(press, key)
        if top and len(known) > 1:
            yield Markup("Semua yang tercatat mencapai ambang {}.").format(words.PREDIKAT[top])
        return
    names = [
        Markup("<strong>{}</strong> ({})").format(words.nama_tengah(s.tatanan.nama), _figure(press, key, s))
        for s in short
    ]
    if enough:
        yield Markup("{} di antaranya mencapai ambang {};").format(words.kapital(words.bilangan(enough)), level)
    yield Markup("yang masih kurang: {}." if enough else f"Yang masih kurang untuk {level}: {{}}.").format(
        Markup(words.daftar(names, "serta"))
    )


def _highest(press: Press, key: Key) -> str:
    """The highest level whose gate every recorded tatanan passes."""
    known = {score.tatanan.slug for score in press.book.stage(key) if score.percents}
    passed = ""
    for level in press.book.awards[key].levels:
        answers = {gate.passed for gate in level.gates if gate.key in known}
        extra = any(gate.kind == "lain" for gate in level.gates)
        if answers == {True} and not extra:
            passed = level.syarat.predikat
    return passed


def _figure(press: Press, key: Key, item: TatananScore) -> Markup:
    """Its percentage, or all that sources claim."""
    name = ids.percent(key, item)
    rivals = [press.figures[name], *(press.figures[f"{name}.{n}"] for n in range(2, len(item.percents) + 1))]
    return Markup(words.daftar([show(figure) for figure in rivals]))


def _odf(press: Press, key: Key) -> Iterator[Markup]:
    """What sources say of open defecation, all of it where they differ."""
    found = parts.odf_values(press, key)
    said = [parts.odf_words(press, figure) for figure in found]
    if len(said) == 1:
        yield Markup("Desa/kelurahan yang bebas buang air besar sembarangan (ODF): {}.").format(said[0])
    elif said:
        text = "Tentang desa/kelurahan bebas buang air besar sembarangan (ODF) sumber berbeda: {}."
        yield Markup(text).format(Markup(words.daftar(said)))


def _award(press: Press, key: Key, name: str, scored: bool) -> Iterator[Markup]:
    year, kode = key
    claims = press.book.claims_in(kode, year)
    if len(claims) == 1:
        level = show(press.figures[f"penghargaan.{year}.{kode}"])
        n = words.bilangan(len({row.sumber_penerbit for row in claims[0].rows}))
        text = "Penghargaan Swasti Saba {} untuk {}: <strong>{}</strong>, menurut {} sumber."
        yield Markup(text).format(year, name, level, n)
    elif claims:
        said = words.daftar([words.PREDIKAT[claim.predikat] for claim in claims])
        yield Markup("Sumber tentang penghargaan {} bertentangan: {}.").format(year, said)
    award = press.book.awards.get(key)
    if award and scored and (award.reached or all(s.percents for s in press.book.stage(key))):
        open_level = next((level for level in award.levels if level.passed is not True), None)
        yield _arithmetic(award.reached, list(open_level.gates) if open_level else [], award.levels[0].syarat.predikat)


def _arithmetic(reached: str | None, lowest: list[Gate], first: str) -> Markup:
    if reached is None:
        open_ones = [
            gate.name if gate.kind == "kelembagaan" else words.nama_tengah(gate.name)
            for gate in lowest
            if gate.passed is None
        ]
        few = words.daftar([*open_ones[:3], "lainnya"] if len(open_ones) > 3 else open_ones)
        return Markup(
            "Predikat menurut hitungan belum dapat ditentukan, karena belum ada kepastian tentang {}."
        ).format(few)
    if reached == "belum":
        text = "Menurut hitungan dari angka yang tercatat, syarat {} belum terpenuhi."
        return Markup(text).format(words.PREDIKAT[first])
    return Markup("Menurut hitungan dari angka yang tercatat: {}.").format(words.PREDIKAT[reached])
