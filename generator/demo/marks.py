"""One district's nilai.csv: indicator scores at three stages, and the tatanan percentages sources print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.demo.truth import Truth, attained
from generator.demo.words import NOTES, SHORT, marked, note
from generator.model import STAGES

HEADINGS = ("tahap", "tatanan", "sumber", "keyakinan", "indikator", "persen", "skor", "capaian", "bukti", "alasan",
            "nomor_sumber", "tertulis", "catatan")  # fmt: skip
Line = tuple[Any, ...]
SOURCES = {"mandiri": "daerah", "provinsi": "provinsi", "pusat": "pusat"}


def full(true: Truth) -> list[Line]:
    """Every indicator at every stage; percentages beside them; corrections and contradictions in some districts."""
    lines: list[Line] = []
    waiting = true.waiting
    for stage in STAGES:
        if stage == "pusat" and waiting:
            lines += [excuse(stage, setting.slug, "pusat", "belum diverifikasi") for setting in true.form.settings]
            break
        own = list(percentages(true, stage, SOURCES[stage]))
        if stage == "provinsi" and true.district.rank % 32 == 27:
            lines += _mistaken(true, own)
        elif true.rng.random() < 0.7 or true.reasons:
            lines += own
        lines += _indicators(true, stage)
    if not waiting:
        lines += _press(true)
        lines += _corrected(true)
    return lines


def excuse(stage: str, slug: str, source: str, reason: str) -> Line:
    return (stage, slug, source, "tinggi", "", "", "", "", "", reason, "", "", SHORT)


def percent(marks: list[int]) -> str:
    """The share of points as sources print it: two decimals, cut off, never rounded."""
    hundredths = 100 * sum(marks) // len(marks)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def reported(true: Truth, stage: str, source: str, figure: tuple[int, str, str]) -> Line:
    """A percentage row; `figure`: place of the tatanan, percentage, note."""
    place, share, remark = figure
    setting = true.form.settings[place]
    written = share.replace(".", ",")
    return (stage, setting.slug, source, "sedang", "", share, "", "", "", "", setting.number, written, remark)


def percentages(true: Truth, stage: str, source: str, kept: str = "") -> Iterator[Line]:
    """All tatanan of a stage as one source prints them. `kept`: the stage whose points they are, if not this one."""
    for place, setting in enumerate(true.form.settings):
        share = percent(true.scores[kept or stage][setting.slug])
        yield reported(true, stage, source, (place, share, note(true.district.rank // 2) if place == 0 else ""))


def _indicators(true: Truth, stage: str) -> Iterator[Line]:
    source, random, reasons, habits = SOURCES[stage], true.rng.random, true.reasons, true.habits
    for setting in true.form.settings:
        slug = setting.slug
        for item, score in zip(setting.items, true.scores[stage][slug], strict=True):
            code, chance = item.code, random()
            reason = reasons.get((stage, code), "") if reasons else ""
            if reason:
                yield (stage, slug, source, "tinggi", code, "", "", "", "", reason, "", "", SHORT)
                continue
            proof = "ada" if chance < 0.86 and score else "tidak ada" if chance < 0.95 else "tidak jelas"
            remark = marked(NOTES[int(chance * 400) % 4]) if chance < 0.02 else ""
            value = attained(item, score, habits[code])
            yield (stage, slug, source, "tinggi", code, "", score, value, proof, "", "", "", remark)


def _mistaken(true: Truth, lines: list[Line]) -> list[Line]:
    """A source whose second percentage is not that of its own scores; now and then one no scores can give."""
    setting = true.form.settings[1]
    marks = true.scores["provinsi"][setting.slug]
    whole = percent(_other(marks))
    share = f"{whole.partition('.')[0]}.13" if true.district.rank % 64 == 59 else whole
    lines[1] = reported(true, "provinsi", "provinsi", (1, share, marked("persen menurut kalimat pembuka")))
    return lines


def _other(marks: list[int]) -> list[int]:
    return [*marks[:-1], 0 if marks[-1] else 100]


def _press(true: Truth) -> Iterator[Line]:
    """A newspaper repeats the last stage's percentages; in some districts it prints one of them wrong."""
    wrong = true.district.rank % 16 == 11
    if not wrong and true.rng.random() >= 0.3:
        return
    chosen = int(true.rng.random() * len(true.form.settings))
    for place, setting in enumerate(true.form.settings):
        marks = true.scores["pusat"][setting.slug]
        share, remark = percent(marks), ""
        if wrong and place == chosen:
            share, remark = percent(_other(marks)), marked("berita menulis angka lain")
        yield reported(true, "pusat", "berita", (place, share, remark))


def _corrected(true: Truth) -> Iterator[Line]:
    """A later source takes back one percentage and one score of an earlier one and says so."""
    if true.district.rank % 16 != 7:
        return
    setting = true.form.settings[0]
    marks, item = list(true.scores["provinsi"][setting.slug]), setting.items[0]
    marks[0] = next(score for score in item.scores if score != marks[0])
    yield reported(true, "provinsi", "ralat", (0, percent(marks), marked("ralat atas angka verifikasi provinsi")))
    remark = marked(f"ralat: semula {true.scores['provinsi'][setting.slug][0]}")
    value = attained(item, marks[0], true.habits[item.code])
    yield ("provinsi", setting.slug, "ralat", "tinggi", item.code, "", marks[0], value, "ada", "", "", "", remark)
