"""Nothing grows with the number of editions or districts beyond what it shows: small countries side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ponsel import cards, size

# What an edition may add to a page that is not about it: its button in a row of editions, its line in a list. A card
# says besides what changed since the edition before, an evergreen page has a row for each edition's report.
PER_EDITION, OWN_CARD, EVERGREEN = 400, 2600, 2600  # bytes
# Pages that list editions: the downloads page names each one's files, the sources its provinces and who announced its
# awards, the news its row.
OF_EDITIONS = {
    "unduhan/index.html": 5000,
    "sumber/index.html": 2600,
    "baru/index.html": 700,
    "sumber/nasional/index.html": 700,
}
# Pages that show every claim there is, and an instrument beside the one before it, with links once that has an edition.
LISTS_ALL = re.compile(
    r"penghargaan/index\.html|instrumen/\d{4}/index\.html|sumber/daftar/.*index\.html|edisi/\d{4}/perubahan/index\.html"
)
# Lists of districts: of the nation, a province, or of who has a value. All else must not notice how many there are.
LISTS_DISTRICTS = re.compile(
    r"index\.html|404\.html|(daerah|penghargaan)/index\.html|sumber/(\d{4}|daftar)/[^/]+/index\.html"
    r"|edisi/\d{4}/(nilai/|(indikator|tatanan|provinsi|peta)/[^/]+/)?index\.html"
    r"|edisi/\d{4}/grafik/peta-[^/]+\.html"
)
# A district's whole row in the widest of them: name, nine values or one with its gaps, sources apart.
PER_DISTRICT = 14  # elements


def both(one: Path, other: Path) -> Iterator[tuple[str, Path, Path]]:
    """(path, page, page) of every page that both sites have."""
    for page in sorted(one.rglob("*.html")):
        name = page.relative_to(one).as_posix()
        if (other / name).is_file():
            yield name, page, other / name


def allowed(name: str, editions: int) -> int:
    if re.fullmatch(r"daerah/[^/]+/index\.html", name):
        return EVERGREEN * editions
    if re.match(r"edisi/\d{4}/\d\d\.\d\d-", name):
        return OWN_CARD
    return OF_EDITIONS.get(name, PER_EDITION) * editions


def test_pages_do_not_grow_with_editions(satu: Path, tiga: Path) -> None:
    pages = [row for row in both(satu, tiga) if not LISTS_ALL.fullmatch(row[0])]
    assert len(pages) > 300
    grown = {name: size(new).raw - size(old).raw for name, old, new in pages}
    assert not {name: more for name, more in grown.items() if more > allowed(name, 2)}


def test_downloads_and_search_do_not_list_every_card(satu: Path, tiga: Path) -> None:
    """Each card names its own files; one list of all would grow with editions times districts."""
    folders = {card.parent.name[:5] for card in cards(tiga)}
    page = (tiga / "unduhan/index.html").read_text(encoding="utf-8")
    assert len(folders) > 50
    assert not [code for code in folders if f"/{code}." in page]
    names = "aset/data/nama.json"
    assert (satu / names).read_bytes() == (tiga / names).read_bytes()
    entry = "pagefind/pagefind-entry.json"
    assert (tiga / entry).stat().st_size - (satu / entry).stat().st_size < 64


def test_pages_do_not_grow_with_districts(satu: Path, negeri: Path) -> None:
    more = len(list(negeri.glob("daerah/*/"))) - len(list(satu.glob("daerah/*/")))
    for name, old, new in both(satu, negeri):
        grown = size(new).elements - size(old).elements
        assert grown <= (PER_DISTRICT * more if LISTS_DISTRICTS.fullmatch(name) else 60), name


@pytest.mark.parametrize("kind", ["*.css", "*.js"])
def test_what_every_page_loads_is_the_same_everywhere(satu: Path, negeri: Path, kind: str) -> None:
    files = sorted(path.relative_to(satu) for path in (satu / "aset").rglob(kind))
    assert files
    assert all((satu / path).read_bytes() == (negeri / path).read_bytes() for path in files)
