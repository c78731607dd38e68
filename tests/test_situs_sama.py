"""No figure differs between page, drawing, CSV, JSON, workbook, Parquet, interface, citation and feed: the whole walk.

Over the real site and over a made-up country with two editions; how much was compared is counted channel by channel.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.book import make_book
from generator.cite.files import places, settings
from generator.cite.raw import raw as as_raw
from generator.cite.said import cited
from generator.figures import figures
from generator.load import load
from tests import sama
from tests.ponsel import build_country
from tests.sama import Said, Tally, Truth
from tests.situs import ROOT, Page, pages

DAY = "2026-01-02"
# How much each channel must at least have held to be compared, on the real site and in the made-up country.
LEAST = {
    "halaman": (15_000, 50_000), "bagan": (15, 500), "huruf bagan": (35, 500), "csv": (5_000, 15_000),
    "json": (5_000, 15_000), "xlsx": (2_000, 15_000), "parquet": (3_000, 15_000), "kutip": (5_000, 15_000),
    "kutipan peramban": (3_000, 1_500), "ringkasan": (1_500, 400), "umpan": (50, 40),
}  # fmt: skip


@dataclass(frozen=True)
class Built:
    site: Path
    data: Path
    truth: Truth
    kind: int  # 0: the real site, 1: a made-up country


@pytest.fixture(scope="module", params=["nyata", "negeri"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    if request.param == "nyata":
        site = request.getfixturevalue("site")
        return Built(site, ROOT / "data", Truth.of(site), 0)
    given = os.environ.get("KKS_NEGERI_KECIL")
    site = Path(given) if given else build_country(tmp_path_factory.mktemp("sama"), 24, 2)
    return Built(site, site.parent / "data", Truth.of(site), 1)


def enough(tally: Tally, built: Built, *channels: str) -> None:
    assert not tally.wrong, f"{len(tally.wrong)}: {tally.wrong[:10]}"
    few = {name: tally.seen[name] for name in channels if tally.seen[name] < LEAST[name][built.kind]}
    assert not few, f"terlalu sedikit yang dibandingkan: {few}"


def test_a_figure_has_one_value(built: Built) -> None:
    assert not built.truth.twice[:5]
    assert len(built.truth.editions) > 1


def test_pages_and_drawings_say_what_the_files_say(built: Built) -> None:
    tally, strange, labels = Tally(built.truth), [], 0
    names = {year: sama.tatanan_of(built.site, year) for year in built.truth.editions}
    for page in pages(built.site):
        tally.compare("halaman", sama.on_page(page), page.address)
        if page.address[6:11].strip("/").isdigit() and page.address.startswith("/edisi/"):
            tally.compare("bagan", sama.in_drawings(page, names[page.address[7:11]], built.truth), page.address)
        count, odd = sama.strange_labels(page, built.truth)
        labels, strange = labels + count, strange + odd
    tally.seen["huruf bagan"] = labels
    assert not strange[:10]
    enough(tally, built, "halaman", "bagan", "huruf bagan")


def test_files_say_the_same(built: Built) -> None:
    tally, site = Tally(built.truth), built.site
    for path in sorted(site.glob("**/unduhan/*.csv")):
        if not path.name.endswith("-excel.csv"):
            tally.compare("csv", sama.in_csv(path), str(path))
    for path in sorted(site.glob("**/unduhan/*.json")):
        if (path.with_suffix(".csv")).is_file():
            tally.compare("json", sama.in_json(path), str(path))
    for path in sorted(site.glob("edisi/*/unduhan/*.xlsx")):
        tally.compare("xlsx", sama.in_workbook(path, _sheet(path)), str(path))
    for path in sorted(site.glob("edisi/*/unduhan/angka.parquet")):
        tally.compare("parquet", sama.in_parquet(path), str(path))
    for path in sorted(site.glob("aset/data/kutip/*.json")):
        tally.compare("kutipan peramban", sama.in_quotable(path), str(path))
    for year in built.truth.editions:
        summary = site / f"edisi/{year}/unduhan/ringkasan.json"
        tally.compare("ringkasan", sama.in_summary(summary, year, built.truth), str(summary))
    enough(tally, built, "csv", "json", "xlsx", "parquet", "kutipan peramban", "ringkasan")


def _sheet(path: Path) -> str:
    return "Nasional dan provinsi" if path.name == "ringkasan.xlsx" else "Angka"


def test_every_figure_is_cited_with_its_value_and_where_it_stands(built: Built) -> None:
    """The citation of `kks cite`: its title ends in the value, its address has the figure's anchor."""
    tally = Tally(built.truth)
    frame = load(built.data)[0]
    near, shared = places(frame), settings(frame)
    anchors: dict[str, set[str]] = {}
    quotable = sama.quotable(built.site)
    lost = []

    def quoted() -> Iterator[Said]:
        for figure in figures(make_book(frame)).values():
            about = as_raw(figure, near)
            title = json.loads(cited(about, shared, "csl", DAY))[0]["title"]
            unit = f" {about.satuan}" if about.satuan and about.satuan != "persen" and about.nilai else ""
            yield figure.id, _tail(title.removesuffix(unit), built.truth.rows.get(figure.id))
            address = about.alamat.partition("#")[0]
            if address not in anchors:
                file = built.site / address.strip("/") / "index.html"
                assert file.is_file(), about.alamat
                anchors[address] = _named(Page(address, sama.tree(file)))
            # What no page shows opens in the panel, which takes it from these files.
            lost.extend([about.alamat] if figure.id not in anchors[address] | quotable else [])

    tally.compare("kutip", quoted())
    enough(tally, built, "kutip")
    assert {*built.truth.rows} and tally.seen["kutip"] == len(built.truth.rows)
    assert not lost, f"{len(lost)}: {lost[:10]}"


def _tail(title: str, row: dict[str, str] | None) -> str:
    """What stands behind one of the colons of a title: the one that agrees, else what stands behind the last."""
    parts = [title[at + 2 :] for at in range(len(title)) if title.startswith(": ", at)]
    return next((part for part in parts if row and sama.agrees(part, row)), parts[-1])


def _named(page: Page) -> set[str]:
    return {*page.root.xpath("//@id"), *page.root.xpath("//@data-angka")}


def test_the_interface_leads_to_files_that_are_there(built: Built) -> None:
    count, gone = sama.lost_addresses(built.site)
    assert count > 200
    assert not gone[:10]


def test_feeds_say_what_pages_and_files_say(built: Built) -> None:
    tally, counts = Tally(built.truth), {}
    for path in sorted(built.site.glob("umpan/provinsi/*.xml")):
        tally.compare("umpan", sama.in_feeds(path), str(path))
        counts |= sama.feed_counts(path)
    enough(tally, built, "umpan")
    whole = json.loads((built.site / "baru/laporan.json").read_text(encoding="utf-8"))
    listed = (dict(zip(whole["kolom"], row, strict=True)) for row in whole["baris"])
    assert all(counts[f"{row['daerah']}, edisi {row['edisi']}"] == f"{row['butir']}" for row in listed)


@pytest.mark.parametrize(
    "said",
    ["93,91%", "93,9", 93.91, "94", "belum ada data", "", None, "9.390"],
)
def test_another_value_is_noticed(said: object) -> None:
    """The walk can fail: what is not the value of the row is reported, in every way a channel may say it."""
    row = {"id": "2099.62.01.pasar.pusat", "nilai": "93.90", "satuan": "persen", "alasan": ""}
    tally = Tally(Truth({row["id"]: row}, ("2099",), []))
    tally.compare("halaman", [(row["id"], "93,90%"), (row["id"], 93.9), (row["id"], "93.9")])
    assert not tally.wrong
    tally.compare("halaman", [(row["id"], said), ("2099.62.01.pasar.mandiri", "93,90%")])
    assert len(tally.wrong) == 2
    assert tally.seen["halaman"] == 5


def test_a_wrong_page_is_noticed(built: Built) -> None:
    """A single digit changed on a page that was built."""
    for page in pages(built.site, "/edisi/"):
        if found := page.root.xpath("//data[@data-angka][contains(@value, '.')]"):
            found[0].text = "12.345,67"
            tally = Tally(built.truth)
            tally.compare("halaman", sama.on_page(page), page.address)
            assert len(tally.wrong) == 1 and "12.345,67" in tally.wrong[0]
            return
    raise AssertionError("tidak ada angka yang dapat diubah")
