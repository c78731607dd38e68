"""The sitemap: the printer lists the pages it prints; those of frozen editions are added to its list."""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from generator import outside

NAME, END = "sitemap.xml", "</urlset>"


def extend(site: Path, years: Collection[int], pages: Iterable[str], clock: int) -> None:
    """Let the list name these pages (path below the site) of the editions `years`, and no others of them.

    Without an address of the site there is no list. `clock`: the second that the packed list bears.
    """
    path = site / NAME
    if not years or not path.is_file() or not outside.published():
        return
    old = path.read_text(encoding="utf-8")
    start = re.escape(outside.site("/edisi/"))
    mine = rf"\s*<url>\s*<loc>{start}(?:{'|'.join(map(str, sorted(years)))})/.*?</url>"
    entries = (escape(outside.site(f"/{page.removesuffix('index.html')}")) for page in sorted(pages))
    listed = "".join(f"\n    <url>\n         <loc>{address}</loc>\n    </url>" for address in entries)
    text = re.sub(mine, "", old, flags=re.DOTALL).replace(END, "").rstrip() + f"{listed}\n{END}"
    if text != old:
        path.write_text(text, encoding="utf-8")
        (site / f"{NAME}.gz").write_bytes(gzip.compress(text.encode(), mtime=clock))
