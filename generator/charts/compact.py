"""From matplotlib's SVG to a small one: no metadata, no idle groups, short numbers, own ids, CSS variables."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from generator.charts.palette import INKS, ROOT_FILL

HREF = "{http://www.w3.org/1999/xlink}href"
PATH_PART = re.compile(r"([A-Za-z])([^A-Za-z]*)")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
# What every browser assumes anyway, and what the root of the drawing says once for all.
DEFAULTS = {
    "stroke-linejoin": "miter",
    "stroke-linecap": "butt",
    "stroke-width": "1",
    "stroke-dashoffset": "0",
    "text-anchor": "start",
    "font-size": "12px",
}
SYMBOL = "sym"


def body(raw: str, uid: str) -> str:
    """What stands inside `<svg>` of a raw drawing, for a root with ROOT_STYLE.

    Ids become `<uid>-m0`, `<uid>-m1` …; groups named sym* become symbols with the id `<uid>-*`.
    """
    root = ET.fromstring(raw.encode("utf-8"))
    names: dict[str, str] = {}
    for node in root.iter():
        old = node.get("id", "")
        if not _tag(node).startswith("g") or old.startswith(SYMBOL):
            names[old] = f"{uid}-{old[len(SYMBOL) :]}" if old.startswith(SYMBOL) else f"{uid}-m{len(names)}"
    return "".join(_node(child, names) for child in _flat(root))


def number(value: float, digits: int = 1) -> str:
    """The shortest writing of a coordinate: 12.0 is 12, 0.5 is .5, -0.0 is 0."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    if text.startswith("0."):
        return text[1:]
    if text.startswith("-0."):
        return "-" + text[2:]
    return text if text not in ("-0", "") else "0"


def _tag(node: ET.Element) -> str:
    return node.tag.rsplit("}", 1)[-1]


def _flat(node: ET.Element) -> list[ET.Element]:
    """The children without groups that only wrap; neighbouring paths of one style become one path."""
    out: list[ET.Element] = []
    for child in node:
        plain = _tag(child) == "g" and not child.get("id", "").startswith(SYMBOL)
        for each in _flat(child) if plain else [child]:
            last = out[-1] if out else None
            if _tag(each) == "path" and len(each.get("d", "").split()) <= 3:
                continue  # matplotlib's invisible line under a marker
            if last is not None and _mergeable(last) and _mergeable(each) and last.get("style") == each.get("style"):
                last.set("d", f"{last.get('d')} {each.get('d')}")
            else:
                out.append(each)
    return out


def _mergeable(node: ET.Element) -> bool:
    return _tag(node) == "path" and not node.get("id")


def _node(node: ET.Element, names: dict[str, str]) -> str:
    tag = _tag(node)
    if tag in ("metadata", "style"):
        return ""
    inner = escape(node.text or "") if tag == "text" else "".join(_node(child, names) for child in _flat(node))
    if tag == "defs":
        return f"<defs>{inner}</defs>" if inner else ""
    symbol = node.get("id", "").startswith(SYMBOL)
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in _attributes(node, names) if value)
    written = f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"
    return f"<defs>{written}</defs>" if symbol else written


def _attributes(node: ET.Element, names: dict[str, str]) -> list[tuple[str, str]]:
    digits = 2 if node.get("id") else 1
    pairs = []
    for key, value in node.attrib.items():
        if key == "id":
            pairs.append(("id", names[value]))
        elif key == HREF:
            pairs.append(("href", "#" + names[value[1:]]))
        elif key == "d":
            pairs.append(("d", _path(value, digits)))
        elif key in ("x", "y", "width", "height"):
            pairs.append((key, number(float(value))))
        elif key == "style" and not (node.get("id") and _tag(node) == "path"):  # a marker's style stands at its uses
            pairs.append(("style", _style(value, names)))
        elif key not in ("style", "transform"):  # nothing here is ever turned: matplotlib only writes rotate(-0 …)
            pairs.append((key, value))
    return pairs


def _style(css: str, names: dict[str, str]) -> str:
    return REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", _short_css(css))


@lru_cache(maxsize=512)
def _short_css(css: str) -> str:
    pairs = [part.split(": ", 1) for part in css.split("; ") if ": " in part]
    short = [(key, re.sub(r"\.0(?!\d)", "", value)) for key, value in pairs if key != "font-family"]
    kept = [(key, value) for key, value in short if DEFAULTS.get(key) != value and (key, value) != ("fill", ROOT_FILL)]
    return ";".join(f"{key}:{INKS.get(value, value)}" for key, value in kept)


def _path(d: str, digits: int) -> str:
    """The same path in fewer letters: level and upright lines as H and V, a line without length as h0."""
    out, here = "", ["", ""]
    for letter, rest in PATH_PART.findall(d):
        values = [number(float(value), digits) for value in rest.split()]
        if letter == "L" and values == here:
            out += "h0"
        elif letter == "L" and values[1] == here[1]:
            out += "H" + values[0]
        elif letter == "L" and values[0] == here[0]:
            out += "V" + values[1]
        else:
            out += letter + _joined(values)
        here = values[-2:] if values else here
    return out


def _joined(values: list[str]) -> str:
    return "".join(("" if not at or value.startswith("-") else " ") + value for at, value in enumerate(values))
