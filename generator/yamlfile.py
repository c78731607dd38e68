"""Text of a YAML file -> plain values with their places. Every scalar stays text, so that 11.10 survives.

Built from the parser's events, not from its nodes: aliases are refused where they stand and never expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.model import Place, Problem
from generator.reading import problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is eight times faster, but not everywhere built
DEPTH = 12
Path = tuple[str | int, ...]
Value = dict[str, "Value"] | list["Value"] | str

# What libyaml says, and what people need to hear instead.
BROKEN = [
    (
        "mapping values are not allowed",
        "Ada titik dua di tengah teks, atau jorokan baris ini keliru.",
        'Apit teks yang memuat titik dua dengan tanda kutip ("…"), dan samakan jorokan dengan baris di atasnya.',
    ),
    (
        "cannot start any token",
        "Ada tab atau tanda baca yang tidak boleh mengawali isian YAML.",
        'Ganti tab dengan spasi, dan apit teks yang diawali @, %, atau ` dengan tanda kutip ("…").',
    ),
    ("unexpected end of stream", "Tanda kutip yang dibuka tidak pernah ditutup.", 'Tutup tanda kutipnya (").'),
    (
        "could not find expected ':'",
        "Baris ini tidak berbentuk kunci: isi.",
        "Tulis kunci, titik dua, spasi, lalu isinya.",
    ),
    (
        "expected <block end>",
        "Jorokan baris ini tidak cocok dengan baris di atasnya.",
        "Samakan jumlah spasi di depan baris.",
    ),
    (
        "did not find expected key",
        "Jorokan atau tanda kutip di sekitar baris ini keliru.",
        "Samakan jumlah spasi di depan baris, dan pasangkan tanda kutipnya.",
    ),
    (
        "did not find expected '-' indicator",
        "Butir daftar ini tidak sejajar dengan butir lainnya.",
        "Mulai setiap butir dengan - pada kolom yang sama.",
    ),
    ("did not find expected ',' or", "Kurung daftar atau kelompok tidak ditutup.", "Tutup kurungnya dengan ] atau }."),
    ("control characters", "Ada karakter kendali yang tidak terlihat.", "Hapus karakter itu dan ketik ulang isinya."),
]


@dataclass
class Parsed:
    """`marks`: place of every value; `keys`: place of every key. The value is None where the file cannot be read."""

    file: str
    value: Value | None = None
    marks: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Refused(Exception):
    def __init__(self, event: yaml.Event, fault: str, remedy: str) -> None:
        super().__init__(fault)
        self.mark, self.words = event.start_mark, (fault, remedy)


def parse(text: str, file: str) -> Parsed:
    """The mapping in this text, with places. Never raises for what people write."""
    parsed = Parsed(file)
    try:
        events = iter(yaml.parse(text, Loader=LOADER))
        next(events)
        _document(events, parsed)
    except _Refused as refused:
        parsed.value = None
        parsed.problems.append(problem("B12-yaml-terlarang", _place(file, refused.mark), refused.words))
    except yaml.YAMLError as error:
        parsed.value = None
        parsed.problems.append(_broken(error, file))
    return parsed


def _document(events: Iterator[yaml.Event], parsed: Parsed) -> None:
    start = next(events)
    if isinstance(start, yaml.StreamEndEvent):
        parsed.problems.append(
            problem(
                "B03-kosong",
                Place(parsed.file, 1, 1),
                ("Berkas ini tidak berisi apa pun selain komentar.", "Isi berkas ini, atau hapus bila tidak dipakai."),
            )
        )
        return
    first = next(events)
    value = _value(events, first, (), parsed)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise _Refused(after, "Berkas ini berisi lebih dari satu dokumen YAML.", "Hapus garis --- dan isi sesudahnya.")
    if not isinstance(value, dict):
        parsed.problems.append(
            problem(
                "B21-bentuk-isian",
                _place(parsed.file, first.start_mark),
                (
                    "Berkas ini tidak berisi pasangan kunci: isi.",
                    "Mulai setiap baris dengan kunci, titik dua, lalu isinya.",
                ),
            )
        )
        return
    parsed.value = value


def _value(events: Iterator[yaml.Event], event: yaml.Event, path: Path, parsed: Parsed) -> Value:
    _refuse(event, path)
    parsed.marks[path] = _place(parsed.file, event.start_mark)
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_value(events, event, (*path, len(items)), parsed))
        return items
    return _mapping(events, path, parsed)


def _mapping(events: Iterator[yaml.Event], path: Path, parsed: Parsed) -> dict[str, Value]:
    found: dict[str, Value] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        _refuse(key, path)
        if not isinstance(key, yaml.ScalarEvent) or key.value == "<<":
            raise _Refused(key, "Kunci ini bukan kata biasa.", "Tulis kuncinya sebagai satu kata.")
        here = _place(parsed.file, key.start_mark)
        if key.value in found:
            parsed.problems.append(
                problem(
                    "B13-kunci-ganda",
                    here,
                    (
                        f'Kunci "{key.value}" sudah ditulis di baris {parsed.keys[(*path, key.value)].line}.',
                        "Gabungkan isinya, atau hapus salah satu.",
                    ),
                )
            )
            _value(events, next(events), (*path, key.value, "(ganda)"), parsed)
            continue
        where = (*path, key.value)
        parsed.keys[where] = here
        value = _value(events, next(events), where, parsed)
        found[key.value] = value
        if not isinstance(value, str) or not value:
            parsed.marks[where] = here  # a list begins lines below its key; an empty value stands nowhere
    return found


def _refuse(event: yaml.Event, path: Path) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(
            event, "Jangkar (&) dan alias (*) tidak dipakai di sini.", "Tulis isinya lengkap di setiap tempat."
        )
    if tag := getattr(event, "tag", None):
        raise _Refused(
            event,
            f'Tag "{tag.split(":", 2)[-1]}" tidak dipakai di sini.',
            "Hapus tanda seru dan katanya; tulis isinya saja.",
        )
    if len(path) > DEPTH:
        raise _Refused(event, f"Isian bersarang lebih dari {DEPTH} tingkat.", "Ratakan isinya menurut skema.")


def _broken(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
    words = next(((fault, remedy) for part, fault, remedy in BROKEN if part in said), None)
    if words is None:
        words = ("Baris ini tidak dapat dibaca sebagai YAML.", "Bandingkan dengan laporan.yml lain yang sudah benar.")
    return problem("B11-yaml-rusak", _place(file, mark) if mark else Place(file, 1, 1), words)


def _place(file: str, mark: Any) -> Place:
    """The mark of either parser (the library has two); an event without one stands for the whole file."""
    return Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
