"""Items of a workbook into a laporan.yml that may be there already: its comments and its order stay."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from generator import roundtrip
from generator.excel.tables import KEPT, Broken, apart, same
from generator.excel.things import Change, Line, Merged
from generator.kinds import number_fields
from generator.model import Fakta, Inovasi, Kelembagaan, Odf, Sumber

SCHEMA = "# yaml-language-server: $schema=../../../skema/laporan.schema.json\n"
# List in laporan.yml -> its noun, and what tells one item from another.
LISTS: Mapping[str, tuple[type, tuple[str, ...]]] = {
    "odf": (Odf, ("sumber", "tanggal")),
    "kelembagaan": (Kelembagaan, ("komponen", "unsur", "tahap", "sumber")),
    "fakta": (Fakta, ("butir", "sumber")),
    "inovasi": (Inovasi, ("nama",)),
}


def merge(old: bytes | None, head: Mapping[str, str], items: Mapping[str, Sequence[Line]], into: Merged) -> None:
    """Put head (edisi, kode, nama, instrumen), sources and items into laporan.yml.

    `items`: "sumber" -> lines with their short name as `slug`; the other lists as in LISTS. Raises Broken.
    """
    yaml = roundtrip.like(old)
    tree = _read(yaml, old)
    before = into.added, len(into.changes)
    for key, text in head.items():
        tree.setdefault(key, int(text) if key == "edisi" else _quoted(text))
    sources = tree.setdefault("sumber", CommentedMap())
    for line in items.get("sumber", ()):
        values = {key: text for key, text in line.values.items() if key != "slug"}
        slug = line.values["slug"]
        if slug in sources:
            _update(sources[slug], values, f"sumber {slug}", (Sumber, into))
        else:
            sources[slug] = _item(Sumber, values)
            into.added += 1
        into.items["sumber", slug] = line
    for name, (noun, keys) in LISTS.items():
        for line in items.get(name, ()):
            index = _put(tree, name, (noun, keys), line, into)
            into.items.setdefault((name, index), line)
    if old is not None and before == (into.added, len(into.changes)):
        into.texts["laporan.yml"] = old.decode()  # nothing new: not even its layout may change
        return
    out = io.StringIO()
    yaml.dump(tree, out)
    into.texts["laporan.yml"] = (SCHEMA if old is None else "") + out.getvalue()


def _put(tree: Any, name: str, how: tuple[type, tuple[str, ...]], line: Line, into: Merged) -> int:
    """Add an item or update the one that is there; its place in the list."""
    noun, keys = how
    there = tree.setdefault(name, [])
    for index, item in enumerate(there):
        if all(same(str(item.get(key) or ""), line.values.get(key, "")) for key in keys):
            if (earlier := into.items.get((name, index))) and apart(earlier, line):
                into.twice.append((earlier, line))
                return index
            _update(item, line.values, " ".join([name, *(line.values.get(key, "") for key in keys)]), (noun, into))
            return index
    there.append(_item(noun, line.values))
    into.added += 1
    return len(there) - 1


def _update(item: Any, values: Mapping[str, str], name: str, how: tuple[type, Merged]) -> None:
    noun, into = how
    for key, text in values.items():
        before = item.get(key)
        if not text or key in KEPT or same(str("" if before is None else before), text):
            continue
        if before not in (None, ""):
            into.changes.append(Change(f"{name} {key}", str(before), text))
        else:
            into.added += 1
        item[key] = _scalar(noun, key, text)


def _item(noun: type, values: Mapping[str, str]) -> CommentedMap:
    return CommentedMap((key, _scalar(noun, key, text)) for key, text in values.items() if text)


def _scalar(noun: type, key: str, text: str) -> object:
    """Whole numbers stand bare; whatever is none stays text, for the check to say so."""
    whole = number_fields(noun).get(key)
    return int(text) if whole and text.isdecimal() and text == str(int(text)) else text


def _quoted(text: str) -> object:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return DoubleQuotedScalarString(text) if text[:1].isdigit() else text


def _read(yaml: YAML, old: bytes | None) -> Any:
    if old is None:
        return CommentedMap()
    try:
        tree = yaml.load(old.decode("utf-8-sig"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise Broken("laporan.yml") from error
    if not isinstance(tree, CommentedMap) or not all(isinstance(tree.get(k) or [], list) for k in LISTS):
        raise Broken("laporan.yml")
    for key in (*LISTS, "sumber"):
        if key in tree and tree[key] is None:
            del tree[key]
    entries = [item for name in LISTS for item in tree.get(name, ())]
    sources = tree.get("sumber", CommentedMap())
    if not isinstance(sources, CommentedMap):
        raise Broken("laporan.yml")
    if not all(isinstance(item, CommentedMap) for item in (*entries, *sources.values())):
        raise Broken("laporan.yml")
    return tree


def used(names: Iterable[str], sources: Mapping[str, Line], slugs: Mapping[str, str]) -> list[Line]:
    """The sources that are named by anything, each with its short name."""
    wanted, found = set(names), dict[str, Line]()
    for role, line in sources.items():
        if slugs[role] in wanted:  # roles that share a source share the first of them
            found.setdefault(slugs[role], Line({"slug": slugs[role], **line.values}, line.cells))
    return list(found.values())
