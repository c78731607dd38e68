"""The page for officials who send data: which workbook to take, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generator import addresses, outside
from generator.forms import offer
from generator.model import Output
from generator.pages.paper import Press, Sheet, render

FORM = "2-data-baru.yml"  # .github/ISSUE_TEMPLATE; `daerah` and `tahun` are fields of it


def pages(press: Press) -> Iterator[Output]:
    """/kontribusi/: readable as it is; docs/aset/rapor.js writes district and year into it once they are chosen."""
    sheet = Sheet(
        addresses.CONTRIBUTE,
        "Kirim data daerah Anda",
        "Templat Excel untuk petugas daerah, dan langkah demi langkah sampai angkanya terbit di rapor.",
    )
    yield render(
        press,
        "kontribusi.md.j2",
        sheet,
        alamat=addresses,
        offers=offer.offers(press.book.data),
        form=form(),
        repository=outside.repository(),
    )


def form() -> str:
    """Where the repository takes a filled workbook; "" where its address is not known."""
    start = outside.repository()
    return f"{start}/issues/new?{urlencode({'template': FORM})}" if start else ""
