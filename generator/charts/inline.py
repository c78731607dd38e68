"""The style sheet of drawings on pages of their own, in both colour schemes."""

from __future__ import annotations

from generator.charts import templates
from generator.charts.palette import PALETTE

# The same as docs/aset/rapor.css has for dark rooms; a test compares both.
DARK = {
    "ink": "#e8e6df", "muted": "#a9b6b8", "paper": "#10191b", "card": "#172326", "line": "#33444a", "brand": "#7fd0c4",
    "r0": "#2a3639", "r1": "#2f5a57", "r2": "#4c9187", "r3": "#9adccf", "r4": "#c9efe7", "t2": "#10191b",
    "note": "#f0b45f",
}  # fmt: skip


def css() -> str:
    """The rules of every drawing there can be, with the colours of both schemes."""
    rules = "".join(map(templates.rule, templates.classes()))
    dark = f"@media(prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    return f":root{{{_variables(PALETTE)}}}{dark}.grafik{{font-size:12px;fill:var(--g-ink)}}{rules}"


def _variables(palette: dict[str, str]) -> str:
    return "".join(f"--g-{name}:{color};" for name, color in palette.items()).rstrip(";")
