"""Fields into the texts of `forms`; each form with its own escaping, as all fields are foreign text.

What is done here is done once more in docs/aset/kutip.js; a test compares both, figure by figure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

Fields = Mapping[str, str | list[str]]
FIELD = re.compile(r"<([a-z_]+)(\*?)>")
OPTION = re.compile(r"\[([^\[\]]*)\]")
# Control characters, every kind of space and line end, and marks that turn the direction of text.
BLANK = re.compile("[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+")
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "_": r"\_", "$": r"\$", "#": r"\#",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
URL = re.compile(r'[\\{}"<>^`| ]')


def flat(text: str) -> str:
    """One line: nothing within a field can begin a new one."""
    return BLANK.sub(" ", TURNS.sub("", text)).strip(" ")


def fill(pattern: str, fields: Fields, escape: Callable[[str], str] = str) -> str:
    """A pattern with its fields put in; the parts in brackets whose fields are empty are left out."""

    def put(found: re.Match[str]) -> str:
        return escape(str(fields[found[1]]))

    def option(found: re.Match[str]) -> str:
        names = FIELD.findall(found[1])
        return found[1] if all(fields[name] for name, _ in names) else ""

    return FIELD.sub(put, OPTION.sub(option, pattern))


def filled(form: Mapping[str, Any], fields: Fields) -> str:
    """A form of FORMS as text."""
    if form["cara"] == "teks":
        return fill(form["isi"], fields)
    return MADE[form["cara"]](form["isi"], fields)


def _bibtex(lines: list[list[str]], fields: Fields) -> str:
    made = [f"  {name} = {{{text}}}" for name, pattern in lines if (text := _bib_value(name, pattern, fields))]
    return f"@misc{{{fields['kunci']},\n" + ",\n".join(made) + "\n}"


def _bib_value(name: str, pattern: str, fields: Fields) -> str:
    if pattern.endswith("*>"):
        return " and ".join(f"{{{_tex(one)}}}" for one in _listed(pattern, fields))
    if name in ("url", "doi"):  # read letter by letter: an escaped address would lead nowhere
        return URL.sub(lambda found: f"%{ord(found[0]):02X}", fill(pattern, fields))
    text = fill(pattern, fields, _tex)
    return f"{{{text}}}" if name == "title" and text else text


def _tex(text: str) -> str:
    return "".join(BIBTEX.get(letter, letter) for letter in text)


def _ris(lines: list[list[str]], fields: Fields) -> str:
    made = []
    for tag, pattern in lines:
        values = _listed(pattern, fields) if pattern.endswith("*>") else [fill(pattern, fields)]
        made += [f"{tag}  - {value}" for value in values if value]
    return "\r\n".join([*made, "ER  - "])


def _csl(lines: list[list[str]], fields: Fields) -> str:
    item: dict[str, Any] = {}
    for name, pattern in lines:
        value: Any = fill(pattern, fields) if not pattern.endswith("*>") else ""
        if pattern.endswith("*>"):
            value = [{"literal": one} for one in _listed(pattern, fields)]
        elif name in ("issued", "accessed") and value:
            value = {"date-parts": [[int(part) for part in value.split("-")]]}
        if value:
            item[name] = value
    return json.dumps([item], ensure_ascii=False, indent=2)


def _listed(pattern: str, fields: Fields) -> list[str]:
    found = fields[pattern[1:-2]]
    return found if isinstance(found, list) else [found]


MADE: dict[str, Callable[[list[list[str]], Fields], str]] = {"bibtex": _bibtex, "ris": _ris, "csl": _csl}
