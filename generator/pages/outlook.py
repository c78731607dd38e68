"""What comes next, in sentences: the award by arithmetic, what is short of the next one, the edition before."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator import addresses, words
from generator.book import Key
from generator.figures.changes import before, pairs
from generator.pages import gates
from generator.pages.paper import Press, link, show
from generator.results import Award, Gate

FEW = 3


def sentences(press: Press, key: Key) -> Iterator[Markup]:
    """Only where a tatanan is on record: without one there is nothing to be computed or compared."""
    award = press.book.awards.get(key)
    if award and any(score.percents for score in press.book.stage(key)):
        yield from _arithmetic(award)
        yield from _short(press, key, award)
        yield from _unknown(press, key, award)
    if any(score.percents or score.low is not None for score in press.book.stage(key)):
        yield from _since_last(press, key)


def _arithmetic(award: Award) -> Iterator[Markup]:
    if not award.levels:
        return
    if award.reached is None:
        yield Markup("Predikat menurut hitungan belum dapat ditentukan{}.").format(_hindrance(award))
    elif award.reached == "belum":
        text = "Menurut hitungan dari angka yang tercatat, syarat {} belum terpenuhi."
        yield Markup(text).format(words.PREDIKAT[award.levels[0].syarat.predikat])
    else:
        text = "Menurut hitungan dari angka yang tercatat, syarat {} terpenuhi."
        yield Markup(text).format(words.PREDIKAT[award.reached])


def _hindrance(award: Award) -> str:
    """Why the lowest level that is open is open: its condition that is not settled, or how many tatanan are not."""
    level = next((level for level in award.levels if level.passed is None), None)
    unsettled = [gate for gate in level.gates if gate.passed is None] if level else []
    if not unsettled:
        return ""
    settings = [gate for gate in unsettled if gate.kind == "tatanan"]
    if len(settings) > 1:
        main, others = f"nilai {words.bilangan(len(settings))} tatanan belum pasti", len(unsettled) > len(settings)
    else:
        first = unsettled[0]
        why = f" ({first.why})" if first.why else ""
        main, others = f"{_name(first)} belum pasti{why}", len(unsettled) > 1
    return f", {'antara lain karena' if others else 'karena'} {main}"


def _short(press: Press, key: Key, award: Award) -> Iterator[Markup]:
    """What is missing of the level in question, gate by gate; the whole list stands further down the page."""
    said = [_lack(row) for row in gates.rows(press, key) if row.word == "kurang"]
    if not said or award.target is None:
        return
    if len(said) > FEW:
        said = [*said[: FEW - 1], Markup("{} syarat lain").format(words.bilangan(len(said) - FEW + 1))]
    text = "Untuk {} masih kurang: {}."
    yield Markup(text).format(words.PREDIKAT[award.target.syarat.predikat], Markup(words.daftar(said, "serta")))


def _lack(row: gates.GateRow) -> Markup:
    """`25 poin di pasar`, `1 desa/kelurahan ODF`, or only the name where the amount cannot be told."""
    name = _name(row.gate)
    if row.short is None:
        return Markup("nilai {} (di bawah ambang)" if row.gate.kind == "tatanan" else "{}").format(name)
    if row.gate.kind == "odf":
        what = "desa/kelurahan ODF" if row.short.satuan == "desa/kelurahan" else "poin persen desa/kelurahan ODF"
        return Markup("{} {}").format(show(row.short), what)
    return Markup("{} di {}").format(show(row.short, unit=True), name)


def _name(gate: Gate) -> str:
    """The gate inside a sentence; the institutions are names, and keep their capitals."""
    body = gate.kind == "kelembagaan" and gate.key != "kelembagaan"
    return gate.name if body else words.nama_tengah(gate.name)


def _unknown(press: Press, key: Key, award: Award) -> Iterator[Markup]:
    """What must be known before the level can be computed; tatanan without a figure are named further up."""
    if award.target is None:
        return
    level = words.PREDIKAT[award.target.syarat.predikat]
    missing = {s.tatanan.slug for s in press.book.stage(key) if not s.percents}
    rows = [row for row in gates.rows(press, key) if row.word == "belum diketahui" and row.gate.key not in missing]
    extra = [row for row in rows if row.gate.kind == "lain"]
    named = [_name(row.gate) for row in rows if row not in extra]
    if named:
        names = words.daftar([*named[:FEW], *(["lainnya"] if len(named) > FEW else [])])
        yield Markup("Syarat {} yang belum pasti: {}.").format(level, names)
    if extra:
        yield Markup("Untuk {} ada syarat tambahan yang tidak dapat dihitung di sini.").format(level)


def _changes(press: Press, key: Key) -> Markup:
    """The word that leads to what has changed; relative to the card, the only page that says it."""
    here = addresses.card(key[0], press.book.daerah[key[1]])
    return link(here, addresses.changes(key[0]), "berubah")


def _since_last(press: Press, key: Key) -> Iterator[Markup]:
    """The change since the edition before where the instruments allow one; else why none is stated."""
    book, last = press.book, before(press.book, key[0])
    rows = book.reports[last, key[1]].nilai if (last, key[1]) in book.reports else ()
    if all(row.item.persen is None and row.item.skor is None for row in rows):
        return
    stage = book.stage(key)[0].tahap
    start = f"{key[0]}.{key[1]}.hitungan.perubahan.{stage}"
    if f"{start}.naik" in press.figures:
        counts = [
            Markup("{} {}").format(show(press.figures[f"{start}.{kind}"], word=True, anchor=True), kind)
            for kind in ("naik", "turun", "tetap")
            if press.figures[f"{start}.{kind}"].nilai
        ]
        text = "Indikator yang sebanding dengan edisi {}, menurut hitungan: {}."
        yield Markup(text).format(last, Markup(words.daftar(counts)))
    elif book.quoted.get((last, key[1])) != stage:
        text = "Nilainya tidak dibandingkan dengan edisi {}, karena tahap penilaiannya berbeda."
        yield Markup(text).format(last)
    elif not pairs(book, last, key[0]):
        text = "Nilainya tidak dapat dibandingkan dengan edisi {}, karena instrumen (daftar pertanyaannya) {}."
        yield Markup(text).format(last, _changes(press, key))
    else:
        text = "Perubahan sejak edisi {} belum dapat dihitung, karena nilai indikator yang sebanding belum tercatat."
        yield Markup(text).format(last)
