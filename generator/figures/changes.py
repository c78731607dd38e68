"""Changes between two editions, only where instrument or pairing table says comparable, and only at the same stage."""

from __future__ import annotations

from collections.abc import Iterator

from generator import compare
from generator.book import Book, Key
from generator.model import STAGES
from generator.packing import changed
from generator.results import Figure


def before(book: Book, tahun: int) -> int:
    """The edition before; 0 where there is none."""
    return max((year for year in book.data.edisi if year < tahun), default=0)


def since_last(book: Book, key: Key) -> Iterator[Figure]:
    """`….hitungan.<indikator>.<tahap>.perubahan`: points gained or lost since the edition before, per indicator.

    And at the stage the report quotes how many have risen, fallen and stayed: `….hitungan.perubahan.<tahap>.naik`,
    `.turun`, `.tetap`.
    """
    changes = [*_by_indicator(book, key)]
    yield from changes
    stage = book.quoted.get(key, "")
    found = [f.nilai for f in changes if f.tahap == stage and isinstance(f.nilai, int)]
    if not found:
        return
    base = changed(
        _base(book, key),
        satuan="indikator",
        tahap=stage,
        cara="dihitung dari indikator yang sebanding dan bernilai pada kedua edisi",
    )
    counts = (("naik", sum(n > 0 for n in found)), ("turun", sum(n < 0 for n in found)), ("tetap", found.count(0)))
    for kind, count in counts:
        what = f"indikator yang nilainya {kind} sejak edisi {before(book, key[0])}"
        yield changed(base, id=f"{base.id}.perubahan.{stage}.{kind}", butir=what, nilai=count)


def _base(book: Book, key: Key) -> Figure:
    """What all these figures of a district share; `id` is how theirs begin."""
    kode, edisi = key[1], str(key[0])
    return Figure(f"{edisi}.{kode}.hitungan", edisi, kode, book.daerah[kode].nama, "hitungan", "", None)


def _by_indicator(book: Book, key: Key) -> Iterator[Figure]:
    last = before(book, key[0])
    if (last, key[1]) not in book.reports or key not in book.reports:
        return
    how = f"nilai edisi {key[0]} dikurangi nilai edisi {last}; indikatornya sebanding"
    base = changed(_base(book, key), butir=f"perubahan sejak edisi {last}", satuan="poin", cara=how)
    old, new = _scores(book, (last, key[1])), _scores(book, key)
    for code, was in pairs(book, last, key[0]).items():
        for stage in STAGES:
            points = compare.change(old.get((was, stage)), new.get((code, stage)), True).poin
            if points is not None:
                name = f"{base.id}.{code}.{stage}.perubahan"
                yield changed(base, id=name, nilai=points, tahap=stage, indikator=code)


def pairs(book: Book, earlier: int, later: int) -> dict[str, str]:
    """Indicator code of the later edition -> of the earlier one, for those that may be compared."""
    old, new = book.instrumen(earlier).versi, book.instrumen(later).versi
    if old == new:
        return {i.kode: i.kode for i in book.indikator(new)}
    return compare.comparable((row.item for row in book.data.padanan), old, new)


def _scores(book: Book, key: Key) -> dict[tuple[str, str], int]:
    """(indicator, stage) -> score, where all sources give the same one: a contradiction has no change."""
    found: dict[tuple[str, str], set[int]] = {}
    for row in (row.item for row in book.reports[key].nilai):
        if row.indikator and row.skor is not None:
            found.setdefault((row.indikator, row.tahap), set()).add(row.skor)
    return {what: min(scores) for what, scores in found.items() if len(scores) == 1}
