"""How a page is passed on: its citation, a message, a code on paper, the name of its file."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator import outside
from generator.charts import qr


@dataclass(frozen=True)
class Passing:
    """`alamat`: the page's own, in full where the site's is known; only then `wa` (a message) and `qr` (an SVG)."""

    judul: str
    alamat: str
    berkas: str
    wa: str = ""
    qr: Markup | str = ""


def passing(address: str, title: str) -> Passing:
    """`address`: of the page, from the root. `title`: what it is, as a citation names it."""
    there, name = outside.site(address), f"rapor-{'-'.join(reversed(address.strip('/').split('/')[1:]))}"
    if not outside.published():
        return Passing(title, there, name)
    message = f"https://wa.me/?text={quote(f'{title}: {there}')}"
    return Passing(title, there, name, message, Markup(qr.draw(there, f"Kode QR ke {there}")))
