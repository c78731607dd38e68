"""Which figures a chart shows: the same objects from which it was drawn, for the files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator import compare, words
from generator.addresses import MAP_AWARDS, MAP_OPENNESS
from generator.figures import ids
from generator.model import STAGES
from generator.pages.classes import Layer
from generator.pages.paper import Press
from generator.results import Figure, TatananScore
from generator.score import QUOTABLE


def layer(press: Press, tahun: int, about: Layer) -> tuple[Figure, ...]:
    """Of a map: of each district the figure that gives its tile its class."""
    if about.slug == MAP_OPENNESS:
        return _known(press, (f"{tahun}.{kode}.hitungan.keterbukaan" for kode in about.of))
    if about.slug == MAP_AWARDS:
        return _known(press, (name for kode in about.of for name in _awards(press, tahun, kode)))
    return tuple(figure for kode in about.of for figure in _score(press, (tahun, kode), about))


def _known(press: Press, names: Iterable[str]) -> tuple[Figure, ...]:
    return tuple(press.figures[name] for name in names if name in press.figures)


def _awards(press: Press, tahun: int, kode: str) -> Iterator[str]:
    for name, claim in ids.awards(kode, press.book.claims.get(kode, ())):
        if claim.tahun == tahun and claim.cakupan == "nasional":
            yield name


def _score(press: Press, key: tuple[int, str], about: Layer) -> Iterator[Figure]:
    """At the stage of the map, else at the latest other one, as classes.py takes it."""
    mine = {s.tahap: s for s in press.book.scores.get(key, ()) if s.tatanan.slug == about.slug}
    stages = [about.stage, *(stage for stage in QUOTABLE if stage != about.stage)]
    found = [mine[stage] for stage in stages if stage in mine]
    score = next((s for s in found if s.percents), found[0] if found else None)
    yield from _stated(press, key, score) if score else ()


def _stated(press: Press, key: tuple[int, str], score: TatananScore) -> Iterator[Figure]:
    """Its figure; where there is no one number the row says why, as the table of the page does."""
    figure = press.figures.get(ids.percent(key, score))
    if figure and len(score.percents) > 1:
        yield replace(figure, nilai=None, tertulis="", alasan="dua angka yang bertentangan; lihat rapornya")
    elif figure:
        yield figure
    elif score.low is not None:
        why, name = f"{score.filled} dari {score.total} indikator terisi", press.book.daerah[key[1]].nama
        yield Figure(
            "", f"{key[0]}", key[1], name, "tatanan", "", None, "persen", score.tahap, score.tatanan.slug, alasan=why
        )


def levels(press: Press, tahun: int) -> tuple[Figure, ...]:
    """Of the bars of all provinces: how many districts at each level, how many on record, how many there are."""
    parts = [*(f"keterbukaan.{n}" for n in range(len(words.TINGKAT))), "tercatat", "daerah"]
    return _known(press, (f"{tahun}.{kode}.{part}" for kode in press.book.provinsi for part in parts))


def values(press: Press, tahun: int, slug: str) -> tuple[Figure, ...]:
    """Of all charts of a tatanan: every value at every stage, medians, how many each province has, the gates."""
    found = (
        figure
        for (year, kode), scores in press.book.scores.items()
        if year == tahun and kode in press.book.daerah
        for score in scores
        if score.tatanan.slug == slug
        for figure in _stated(press, (tahun, kode), score)
    )
    middles = (f"{tahun}.{compare.NATION}.{slug}.{stage}.median" for stage in STAGES)
    many = (f"{tahun}.{kode}.{slug}.{stage}.n" for stage in STAGES for kode in press.book.provinsi)
    return (*found, *_known(press, [*middles, *many, *_gates(press, tahun)]))


def at(figures: Iterable[Figure], stage: str) -> tuple[Figure, ...]:
    """Those of a stage."""
    return tuple(figure for figure in figures if figure.tahap == stage)


def _gates(press: Press, tahun: int) -> Iterator[str]:
    instrumen = press.book.instrumen(tahun)
    for rule in instrumen.syarat:
        if rule.tatanan_min is not None:
            yield f"instrumen.{instrumen.versi}.{rule.predikat}.tatanan-min"
