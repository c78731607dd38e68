"""Problems -> text for people, commands for GitHub, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from generator.model import Problem

LONGEST = 900


def order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line, column and rule."""
    return sorted(problems, key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule, p.fault))


def render(problems: Iterable[Problem], fmt: str = "text", prefix: str = "") -> str:
    """All problems, sorted, as `text`, `github` or `json`: one string that ends with a line break.

    `prefix` is put before every path (`data/`), so that editors and GitHub find the file from where the reader stands.
    """
    found = order(problems)
    if fmt == "json":
        return json.dumps([_object(p, prefix) for p in found], ensure_ascii=False, indent=1) + "\n"
    if fmt == "github":
        return "".join(_command(p, prefix) + "\n" for p in found) + summary(found) + "\n"
    return "".join(line(p, prefix) + "\n" for p in found) + summary(found) + "\n"


def line(problem: Problem, prefix: str = "") -> str:
    """`file:baris:kolom: galat[rule] fault remedy`; without line and column where the file as a whole is meant."""
    place = problem.place
    where = f"{prefix}{place.file}" + (f":{place.line}:{place.column}" if place.line else "")
    return _one_line(f"{where}: {problem.level}[{problem.rule}] {problem.fault} {problem.remedy}")


def summary(problems: list[Problem]) -> str:
    """The closing sentence: how many of each level, or that all is well."""
    faults = sum(p.level == "galat" for p in problems)
    warnings = len(problems) - faults
    if not problems:
        return "Data rapi: tidak ada galat dan tidak ada peringatan."
    return ", ".join(f"{n} {word}" for n, word in ((faults, "galat"), (warnings, "peringatan")) if n) + "."


def _one_line(text: str) -> str:
    """Foreign text must not start a new line, colour the terminal, begin a GitHub command or fill the screen."""
    text = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _escape(text: str, is_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def _command(problem: Problem, prefix: str) -> str:
    word = "error" if problem.level == "galat" else "warning"
    place = problem.place
    fields = {
        "file": prefix + place.file,
        "line": str(place.line or 1),
        "col": str(place.column or 1),
        "title": problem.rule,
    }
    properties = ",".join(f"{key}={_escape(value, True)}" for key, value in fields.items())
    return f"::{word} {properties}::{_escape(f'{problem.fault} {problem.remedy}'[:LONGEST])}"


def _object(problem: Problem, prefix: str) -> dict[str, object]:
    place = asdict(problem.place)
    return {
        "aturan": problem.rule,
        "tingkat": problem.level,
        "berkas": prefix + place["file"],
        "baris": place["line"],
        "kolom": place["column"],
        "salah": problem.fault,
        "cara": problem.remedy,
        "ganti": problem.fix,
    }
