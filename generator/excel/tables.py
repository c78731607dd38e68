"""Lines of a workbook into a CSV file that may be there already: nothing is lost, and what differs is told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from generator.csvfile import read_table
from generator.excel.things import Change, Line, Merged
from generator.kinds import FileKind, headings

VALUES = ("skor", "persen", "capaian")
KEPT = ("keyakinan",)  # what somebody has judged already is not judged again
How = tuple[FileKind, Sequence[str]]


class Broken(Exception):
    """A file that is there already cannot be read, so nothing can be added to it."""


def merge(old: bytes | None, file: str, how: How, lines: Iterable[Line], into: Merged) -> None:
    """Put the lines into the table; `how` is the kind of the file and the columns that tell one row from another."""
    kind, keys = how
    names, rows = _rows(old, file, kind)
    before = into.added, len(into.changes)
    known = {tuple(row.get(key, "") for key in keys): row for row in rows}
    sources: dict[int, Line] = {}
    for line in lines:
        key = tuple(line.values.get(name, "") for name in keys)
        row = known.get(key)
        if row is None:
            row = known[key] = dict(line.values)
            rows.append(row)
            into.added += 1
        elif (earlier := sources.get(id(row))) and apart(earlier, line):
            into.twice.append((earlier, line))
            continue
        else:
            _update(row, line, " ".join(filter(None, key)), into)
        sources[id(row)] = line
    used = {name for row in rows for name, cell in row.items() if cell} if names else set(headings(kind.noun))
    more = [name for name in headings(kind.noun) if name not in names and name in used]
    text, numbers = _written(rows, [*names, *more])
    if old is not None and before == (into.added, len(into.changes)):
        text = old.decode("utf-8-sig")  # nothing new: not even its layout may change
    into.texts[file.rpartition("/")[2]] = text
    into.lines |= {(file, numbers[n]): sources[id(row)] for n, row in enumerate(rows) if id(row) in sources}


def _rows(old: bytes | None, file: str, kind: FileKind) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Headings and rows of the file that is there; a column nobody knows would be lost, so it is broken too."""
    if old is None:
        return (), []
    table = read_table(old, file, kind)
    if not table.complete or "" in table.headings:
        raise Broken(file)
    return table.headings, [dict(record.cells) for record in table.records]


def apart(one: Line, other: Line) -> bool:
    """Whether two lines say different things of one field."""
    return any(not same(text, other.values[key]) for key, text in one.values.items() if other.values.get(key))


def _update(row: dict[str, str], line: Line, name: str, into: Merged) -> None:
    """Blank cells of the workbook leave what is there; a value and a reason for none drive each other out."""
    new = {key: text for key, text in line.values.items() if key not in KEPT and text}
    if any(new.get(key) for key in VALUES):
        new.setdefault("alasan", "")
    elif new.get("alasan"):
        new |= dict.fromkeys(VALUES, "")
    for key, text in new.items():
        before = row.get(key, "")
        if same(before, text):
            continue
        if before:
            into.changes.append(Change(f"{name} {key}", before, text or "(kosong)"))
        else:
            into.added += 1
        row[key] = text


def same(one: str, other: str) -> bool:
    """Whether two texts say the same: 93.9 and 93.90 do."""
    if one == other:
        return True
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _written(rows: Sequence[dict[str, str]], names: Sequence[str]) -> tuple[str, list[int]]:
    """The text, its columns in the order they had, and the line each row begins in."""
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue(), _starts(out.getvalue())


def _starts(text: str) -> list[int]:
    reader, starts, line = csv.reader(io.StringIO(text, newline="")), [], 1
    for _ in reader:
        starts.append(line)
        line = reader.line_num + 1
    return starts[1:]
