"""edisi.yml with one more publication: its comments and its order stay."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from generator import roundtrip


def published(old: bytes, number: int, day: str, note: str) -> bytes:
    """The file as it is, with `status: terbit`, the day, and one more entry under `terbitan`."""
    yaml = roundtrip.like(old)
    tree: Any = yaml.load(old.decode("utf-8-sig"))
    tree["status"] = "terbit"
    if not tree.get("terbit"):
        _after(tree, "status", "terbit", _day(yaml, day))
    if str(tree.get("diperbarui") or "") < day:
        tree["diperbarui"] = _day(yaml, day)
    entry = CommentedMap({"nomor": number, "tanggal": _day(yaml, day)})
    if note:
        entry["catatan"] = note
    if not tree.get("terbitan"):
        tree.pop("terbitan", None)
        _after(tree, "terbit", "terbitan", [])
    tree["terbitan"].append(entry)
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue().encode()


def _after(tree: Any, name: str, key: str, value: object) -> None:
    tree.pop(key, None)
    tree.insert([*tree].index(name) + 1, key, value)


def _day(yaml: YAML, day: str) -> Any:
    """A date as YAML writes it: bare."""
    return yaml.load(day)
