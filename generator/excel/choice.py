"""Which score was chosen for an indicator, however it was written: a score, an option's letter, a tick, a fraction."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.excel.headings import folded
from generator.excel.opening import plain
from generator.words import ALASAN

TICKS = {"x", "v", "√", "✓", "✔", "*", "ya", "•", "ü"}
LETTER = re.compile(r"\(?([a-h])\s*[.):]?(?:\s.*)?", re.IGNORECASE)
FIRST = re.compile(r"\s*\(?([a-h])[.)]", re.IGNORECASE)
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
WRITTEN = re.compile(r"^\s*(?:[a-h][.)]\s*)?(\d{1,3})\s*=|=\s*(\d{1,3})\s*$|\((\d{1,3})\)\s*$|:\s*(\d{1,3})\s*$")
ALIKE = 0.72


@dataclass(frozen=True)
class Option:
    """A score an indicator may have, as its row in the sheet says; row 0 where it has no row of its own."""

    row: int
    score: int
    label: str


@dataclass(frozen=True)
class Chosen:
    """The score or the reason for none, and the row it was read from; or what is wrong there (fault, remedy).

    `doubt`: likewise, of a score that may have been meant otherwise.
    """

    row: int
    score: int | None = None
    reason: str = ""
    wrong: tuple[str, str] | None = None
    doubt: tuple[str, str] | None = None


def options(rows: Sequence[tuple[int, str, str]], scale: Sequence[tuple[int, str]]) -> tuple[Option, ...]:
    """The options below an indicator: `rows` are (row, text, score cell); `scale` is the instrument's own list.

    A score is known by what is written, else by the words, else by the place in the list.
    """
    lines = [(row, part, score) for row, text, score in rows for part in text.split("\n") if folded(part)]
    shared = len(lines) != len({row for row, _, _ in lines})
    found = []
    for index, (row, text, score) in enumerate(lines):
        known = _stated(text, score, scale)
        if known is None:
            known = _by_words(text, scale)
        if known is None and len(lines) == len(scale):
            known = scale[index][0]
        if known is not None:
            found.append(Option(0 if shared else row, known, text))
    return tuple(found) or tuple(Option(0, score, label) for score, label in scale)


def _stated(text: str, score: str, scale: Sequence[tuple[int, str]]) -> int | None:
    match = WRITTEN.search(text)
    number = _number(score) if score else float(next(filter(None, match.groups()))) if match else None
    if number is None:
        return None
    allowed = [value for value, _ in scale]
    whole = next((value for value in (number, number * 100) if value in allowed), None)
    return None if whole is None else int(whole)


def _by_words(text: str, scale: Sequence[tuple[int, str]]) -> int | None:
    """By the very words first: `< 1` and `> 1` differ in a sign alone; then by words that are nearly the same."""
    exact = [score for score, label in scale if _bare(label).casefold() == _bare(text).casefold()]
    if len(exact) == 1:
        return exact[0]
    labels = {folded(_bare(label)): score for score, label in scale}
    if len(labels) < len(scale) or not re.search("[a-z]{3}", folded(_bare(text))):
        return None
    near = difflib.get_close_matches(folded(_bare(text)), labels, 1, ALIKE)
    return labels[near[0]] if near else None


def _bare(text: str) -> str:
    """The words of an option without its letter and its score."""
    bare = re.sub(r"^\s*\(?[a-h][.)]\s+", "", text, flags=re.IGNORECASE)
    return " ".join(re.sub(r"(\(\d{1,3}\)|=\s*\d{1,3})\s*$", "", bare).split())


def chosen(cells: Sequence[tuple[int, object]], known: Sequence[Option], fractions: bool) -> Chosen | None:
    """What the cells of one stage say of an indicator; `cells` are (row, value) of its block, blanks left out.

    `fractions`: the sheet writes 1 for 100, 0,5 for 50. None where nothing is written.
    """
    if not cells:
        return None
    answers = [_one(row, plain(value), known, fractions) for row, value in cells]
    wrong = next((answer for answer in answers if answer.wrong), None)
    if wrong:
        return wrong
    if len({(answer.score, answer.reason) for answer in answers}) == 1:
        zeros = all(_number(plain(value)) == 0 for _, value in cells)
        return _zeros([answer.row for answer in answers], known) if zeros else answers[0]
    marked = [answer for answer in answers if answer.score]
    if len(marked) == 1 and all(answer.score == 0 for answer in answers if answer is not marked[0]):
        return marked[0]  # the options that were not chosen carry a zero
    return Chosen(
        answers[1].row,
        wrong=(f"Lebih dari satu pilihan terisi (juga baris {answers[0].row}).", "Sisakan satu pilihan saja."),
    )


def _zeros(rows: Sequence[int], known: Sequence[Option]) -> Chosen:
    """Nothing but zeros. A zero beside another option says that this one was not chosen, but not which was."""
    own = {option.row: option.score for option in known}
    beside = [row for row in rows if own.get(row)]
    chosen_row = next((row for row in rows if not own.get(row)), None)
    if not beside:
        return Chosen(rows[0], 0)
    if chosen_row is None:
        fault = f"Nilai 0 tertulis pada baris pilihan bernilai {own[beside[0]]}."
        remedy = "Tulis nilai pada baris pilihan yang benar, atau kosongkan bila belum dinilai."
        return Chosen(beside[0], wrong=(fault, remedy))
    fault = "Semua baris pilihan berisi 0; dibaca sebagai nilai 0."
    return Chosen(chosen_row, 0, doubt=(fault, "Kosongkan bila indikator ini belum dinilai."))


def _one(row: int, text: str, known: Sequence[Option], fractions: bool) -> Chosen:
    own = next((option.score for option in known if option.row == row), None)
    allowed = sorted({option.score for option in known}, reverse=True)
    low = text.casefold().strip()
    if low in ALASAN:
        return Chosen(row, reason=low)
    number = _number(text)
    if number is not None:
        return _numbered(row, number, (own, allowed, fractions))
    if own is not None and low in TICKS:
        return Chosen(row, own)
    if (letter := LETTER.fullmatch(text.strip())) and (option := _lettered(letter[1].lower(), known)):
        return Chosen(row, option.score)
    by_label = _by_words(text, [(option.score, option.label) for option in known])
    if by_label is not None:
        return Chosen(row, by_label)
    return Chosen(row, wrong=(f"“{text[:60]}” bukan nilai indikator ini.", _remedy(allowed)))


def _lettered(letter: str, known: Sequence[Option]) -> Option | None:
    """The option that carries this letter; by its place only where the sheet gives no letters."""
    named = [match[1].lower() if (match := FIRST.match(option.label)) else "" for option in known]
    if any(named):
        return known[named.index(letter)] if letter in named else None
    index = ord(letter) - ord("a")
    return known[index] if index < len(known) else None


def _numbered(row: int, number: float, how: tuple[int | None, list[int], bool]) -> Chosen:
    own, allowed, fractions = how
    readings = [number * 100] if fractions and 0 < number <= 1 else [number]
    if own is not None and number == 1 and own not in readings:
        readings = [own] if not fractions else readings  # a one beside an option is a tick
    score = next((value for value in allowed if value in readings), None)
    if score is None:
        return Chosen(row, wrong=(f"Nilai {_shown(number)} tidak tersedia untuk indikator ini.", _remedy(allowed)))
    if own is not None and score not in (own, 0):
        fault = f"Nilai {score} tertulis pada baris pilihan bernilai {own}."
        return Chosen(row, wrong=(fault, "Pindahkan ke baris pilihan yang benar, atau betulkan nilainya."))
    return Chosen(row, score)


def is_fractional(values: Sequence[object]) -> bool:
    """Whether a column of scores is written as parts of one: 0,5 or 0,75 stand in it and nothing above 1."""
    numbers = [number for value in values if (number := _number(plain(value))) is not None]
    return any(0 < number < 1 for number in numbers) and all(0 <= number <= 1 for number in numbers)


def _number(text: str) -> float | None:
    bare = text.strip().removesuffix("%").strip()
    return float(bare.replace(",", ".")) if NUMBER.fullmatch(bare) else None


def _shown(number: float) -> str:
    return plain(number).replace(".", ",")


def _remedy(allowed: Sequence[int]) -> str:
    return f"Tulis salah satu: {', '.join(map(str, allowed))}; atau kosongkan bila belum dinilai."
