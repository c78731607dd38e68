"""Whom to ask for what is missing, and where to report what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from generator import outside
from generator.book import Key
from generator.model import Sumber
from generator.pages import parts
from generator.pages.paper import Press

FORM = "1-angka-keliru.yml"  # .github/ISSUE_TEMPLATE; `tempat` and `title` are fields of it
CORRECTIONS, STEPS = "/koreksi/", "melaporkan-angka-yang-salah"


@dataclass(frozen=True)
class Office:
    """Who usually holds the data of a tatanan; `terendah`: it is asked for being the lowest, not for being missing."""

    tatanan: str
    pengampu: str
    terendah: bool = False


def offices(press: Press, key: Key) -> tuple[list[Office], Sumber | None]:
    """The offices of the tatanan without a figure and of the lowest, with the source that names them."""
    instrumen = press.book.instrumen(key[0])
    stage = press.book.stage(key)
    valued, ranked = {s.tatanan.slug for s in stage if s.percents}, parts.ranked(stage)
    lowest = {s.tatanan.slug for s in ranked if s.percent == ranked[0].percent}
    asked = (t for t in instrumen.tatanan if t.pengampu and (t.slug not in valued or t.slug in lowest))
    found = [Office(t.nama, t.pengampu, t.slug in lowest) for t in asked]
    return found, instrumen.sumber.get(instrumen.sumber_pengampu)


def fault(figure: str, address: str) -> str:
    """Where a wrong figure is reported: the repository's form with the figure filled in, or the page that says how.

    `address`: of the page that shows it, from the root.
    """
    if start := outside.repository():
        fields = {"template": FORM, "title": f"Keliru: {figure}", "tempat": f"{outside.site(address)}#{figure}"}
        return f"{start}/issues/new?{urlencode(fields)}"
    return f"{CORRECTIONS}?{urlencode({'angka': figure})}#{STEPS}"
