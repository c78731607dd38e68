"""Addresses: promises (design section 4). Paths from the site's root; those of pages have a slash at both ends."""

from __future__ import annotations

import posixpath
from typing import Protocol

from generator import words

EDITIONS, DISTRICTS, INSTRUMENTS = "/edisi/", "/daerah/", "/instrumen/"
AWARDS, DOWNLOADS = "/penghargaan/", "/unduhan/"
BESIDE, SOURCES = "/banding/", "/sumber/"
RULES, DICTIONARY, DICTIONARY_ENGLISH = "/aturan-data/", "/kamus-data/", "/en/data-dictionary/"
CATALOGUE, NEWS, CALENDAR = "/unduhan/katalog.jsonld", "/baru/", "/jadwal/kalender/"
FEEDS, CALENDAR_FILE, API = "/umpan/", "/jadwal.ics", "/api/v1/"
CONTRIBUTE = "/kontribusi/"
AWARD_RULES = "/penghargaan/aturan/"
LIVE = "/sematan/"
MAP_OPENNESS, MAP_AWARDS = "keterbukaan", "penghargaan"  # the layers of a map that show no tatanan


class Place(Protocol):
    """Whatever has a code and a name: a district, a province, or only the name of one."""

    @property
    def kode(self) -> str: ...

    @property
    def nama(self) -> str: ...


def folder(place: Place) -> str:
    """`62.01-kotawaringin-barat`, `64-kalimantan-timur`; a city keeps its kind (`62.71-kota-palangkaraya`)."""
    return f"{place.kode}-{words.slug(words.ringkas(place.nama))}"


def district(daerah: Place) -> str:
    """The evergreen page of a district."""
    return f"{DISTRICTS}{folder(daerah)}/"


def edition(tahun: int) -> str:
    """The front page of an edition."""
    return f"{EDITIONS}{tahun}/"


def values(tahun: int) -> str:
    """The tatanan values of all districts of an edition."""
    return f"{edition(tahun)}nilai/"


def changes(tahun: int) -> str:
    """What changed in the method since the edition before."""
    return f"{edition(tahun)}perubahan/"


def card(tahun: int, daerah: Place) -> str:
    """The report card of a district in an edition."""
    return f"{edition(tahun)}{folder(daerah)}/"


def province(tahun: int, provinsi: Place) -> str:
    return f"{edition(tahun)}provinsi/{folder(provinsi)}/"


def layer(tahun: int, slug: str) -> str:
    """The national map of an edition that shows openness, awards or one tatanan."""
    return f"{edition(tahun)}peta/{slug}/"


def tatanan(tahun: int, slug: str) -> str:
    return f"{edition(tahun)}tatanan/{slug}/"


def indicator(tahun: int, kode: str) -> str:
    return f"{edition(tahun)}indikator/{kode}/"


def instrument(versi: str) -> str:
    return f"{INSTRUMENTS}{versi}/"


def beside(tahun: int, daerah: Place) -> str:
    """What the comparison of districts reads of one district in an edition; a file beside its card."""
    return f"{card(tahun, daerah)}banding.json"


def sources(tahun: int | None, provinsi: Place) -> str:
    """The sources of the reports of a province in an edition; without one those of its awards and history."""
    return f"{SOURCES}{tahun or 'daftar'}/{folder(provinsi)}/"


def chart(tahun: int, name: str, kind: str = "html") -> str:
    """A chart of an edition as a page to be embedded, or as a file of another kind: svg, png, csv, json."""
    return f"{edition(tahun)}grafik/{name}.{kind}"


def live(name: str) -> str:
    """The newest edition's chart of that name; an address that, unlike all others of a chart, changes what it shows."""
    return f"{LIVE}{name}.html"


def download(tahun: int, name: str) -> str:
    """A file of an edition."""
    return f"{edition(tahun)}unduhan/{name}"


def feed(kode: str) -> str:
    """News of a district; there is one where it ever reported."""
    return f"{FEEDS}daerah/{kode}.xml"


def award_rules(tahun: int) -> str:
    """How the award of a year was decided."""
    return f"{AWARD_RULES}{tahun}/"


def template(tahun: int) -> str:
    """The empty workbook of a year, in which the district is still to be named."""
    return f"{DOWNLOADS}templat/kks-{tahun}-templat.xlsx"


def page(address: str) -> str:
    """The Markdown file below docs/ that becomes this address."""
    return f"{address.strip('/')}/index.md".removeprefix("/")


def relative(here: str, there: str) -> str:
    """`there` as seen from the page `here`; both from the root. Other addresses (https:…, #…) stay as they are."""
    if not there.startswith("/"):
        return there
    path, mark, anchor = there.partition("#")
    way = posixpath.relpath(path, here) + ("/" if path.endswith("/") else "")
    return ("" if path == here and mark else way) + mark + anchor
