"""What is new: feeds are Atom, the calendar is iCalendar, both from the data's own dates, whatever the texts hold."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree

from generator import atom, catalog, demo, ical, news, pages
from generator.atom import Entry, Feed
from generator.book import Book, make_book
from generator.downloads.columns import Shape, fields
from generator.downloads.readme import readme
from generator.figures import figures
from generator.ical import Event
from generator.load import load
from generator.model import Jadwal, Laporan, Report, Sumber
from generator.news import standing
from tests.situs import cards, editions, follow, page
from tests.test_situs_racun import HOSTILE

ROOT = Path(__file__).resolve().parent.parent
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+07:00")
# RFC 4287, 4.1: what a feed and an entry must have, and how often at most.
FEED = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "subtitle": (0, 1),
    "rights": (0, 1),
    "author": (1, 9),
    "link": (1, 9),
}
ENTRY = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "published": (0, 1),
    "summary": (0, 1),
    "link": (1, 9),
    "category": (0, 9),
}
Made = tuple[dict[str, bytes], Book]


def recent(book: Book) -> dict[str, bytes]:
    standings = (standing(key, report) for key, report in book.reports.items())
    return {output.path: output.data for output in pages.recent(book, figures(book), standings)}


@pytest.fixture(scope="module", params=["nyata", "negeri"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What is made of the news, of the real data and of a made-up country."""
    data = ROOT / "data"
    if request.param == "negeri":
        data = tmp_path_factory.mktemp("negeri") / "data"
        demo.make(data, ROOT / "tests/contoh", demo.Wish(12, 2, 1))
    book = make_book(load(data)[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKS_ALAMAT", "https://rapor.contoh/kks/")
        return recent(book), book


def feeds(made: Made) -> dict[str, etree._Element]:
    return {path: etree.fromstring(data) for path, data in made[0].items() if path.endswith(".xml")}


def judged(feed: etree._Element) -> list[etree._Element]:
    """The entries of a feed that keeps the rules of Atom."""
    assert feed.tag == f"{ATOM}feed"
    counted(feed, {**FEED, "entry": (0, 10**6)})
    for moment in feed.iter(f"{ATOM}updated", f"{ATOM}published"):
        assert MOMENT.fullmatch(moment.text or ""), moment.text
        datetime.fromisoformat(moment.text or "")
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len({*ids}) == len(ids)
    assert all(re.fullmatch(r"tag:rapor-kks,\d{4}:[\w./-]+", one or "") for one in ids)
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        counted(entry, ENTRY)
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    newest = feed.findtext(f"{ATOM}updated") or ""
    assert all((entry.findtext(f"{ATOM}updated") or "") <= newest for entry in entries)
    return entries


def counted(parent: etree._Element, rules: dict[str, tuple[int, int]]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in parent]
    assert {*names} <= rules.keys()
    assert all(least <= names.count(name) <= most for name, (least, most) in rules.items()), names


def test_every_feed_is_atom(made: Made) -> None:
    found = feeds(made)
    assert {"umpan/terbitan.xml", "umpan/koreksi.xml"} < found.keys()
    entries = {path: judged(feed) for path, feed in found.items()}
    book = made[1]
    assert len(entries["umpan/terbitan.xml"]) == len(book.editions)
    assert entries["umpan/koreksi.xml"] == []
    provinces = [part for path, part in entries.items() if "/provinsi/" in path]
    assert sum(map(len, provinces)) == len(book.reports)
    own = {path[-9:-4]: part for path, part in entries.items() if "/daerah/" in path}
    assert own.keys() == {kode for _, kode in book.reports if kode in book.daerah}
    assert all(len(part) == sum(key[1] == kode for key in book.reports) for kode, part in own.items())
    hrefs = [link.get("href") or "" for feed in found.values() for link in feed.iter(f"{ATOM}link")]
    assert all(href.startswith("https://rapor.contoh/kks/") for href in hrefs)
    for path, feed in found.items():
        assert ("DATA CONTOH" in (feed.findtext(f"{ATOM}title") or "")) == bool(book.watermark), path


def test_ids_stay_where_the_site_moves(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same news elsewhere is the same news: only addresses differ; at home they are paths."""
    monkeypatch.delenv("KKS_ALAMAT", raising=False)
    other = recent(made[1])
    assert other.keys() == made[0].keys()
    for path, feed in feeds(made).items():
        here = etree.fromstring(other[path])
        assert [i.text for i in here.iter(f"{ATOM}id")] == [i.text for i in feed.iter(f"{ATOM}id")]
        assert all((link.get("href") or "").startswith("/") for link in here.iter(f"{ATOM}link"))
    uids = [Calendar.from_ical(one["jadwal.ics"]) for one in (made[0], other)]
    assert [e["UID"] for e in uids[0].walk("VEVENT")] == [e["UID"] for e in uids[1].walk("VEVENT")]


def test_the_calendar_is_icalendar(made: Made) -> None:
    files, book = made
    raw = files["jadwal.ics"]
    assert raw.count(b"\n") == raw.count(b"\r\n") and raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    whole = Calendar.from_ical(raw)
    events = whole.walk("VEVENT")
    known = [j for e in book.editions for j in e.jadwal] + [e for e in book.editions if e.terbit]
    assert whole["VERSION"] == "2.0" and whole["PRODID"] and len(events) == len(known)
    assert len({e["UID"] for e in events}) == len(events)
    days = {e.diperbarui for e in book.editions}
    for event in events:
        first, after = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(first) is date and first < after
        assert event.decoded("DTSTAMP").date().isoformat() in days
        assert str(event["SUMMARY"]).startswith("DATA CONTOH: ") == bool(book.watermark)
    acara = {re.sub(r"\s+", " ", j.acara).strip() for e in book.editions for j in e.jadwal}
    assert acara <= {str(event["SUMMARY"]).removeprefix("DATA CONTOH: ") for event in events}


def test_the_page_counts_what_the_data_holds(made: Made) -> None:
    files, book = made
    for row in csv.DictReader(io.StringIO(files["baru/edisi.csv"].decode())):
        year = int(row["judul"].split()[-1])
        mine = [report for key, report in book.reports.items() if key[0] == year]
        assert int(row["laporan"]) == len(mine)
        assert int(row["butir"]) == sum(standing((year, ""), report).held for report in mine)
        assert row["diperbarui"] == book.data.edisi[year].diperbarui
    listed = list(csv.DictReader(io.StringIO(files["baru/laporan.csv"].decode())))
    dates = [news.day(row["sumber_terbaru"]) for row in listed]
    assert dates == sorted(dates, reverse=True) and len(listed) == min(30, len(book.reports))


def test_a_standing_is_what_a_report_says() -> None:
    sources = {"a": Sumber("A", "2025"), "b": Sumber("B", "2024-12-31"), "c": Sumber("C")}
    report = Report(Laporan(2025, "62.01", "Kabupaten Uji", "2025", sources), "edisi/2025/62.01")
    assert standing((2025, "62.01"), report) == news.Standing((2025, "62.01"), "2025", 0)


@pytest.mark.parametrize(
    ("when", "first", "after"),
    [
        ("2025-11-28", "2025-11-28", "2025-11-29"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2025-12", "2025-12-01", "2026-01-01"),
        ("2025", "2025-01-01", "2026-01-01"),
    ],
)
def test_a_month_and_a_year_are_whole(when: str, first: str, after: str) -> None:
    assert [day.isoformat() for day in ical.span(when)] == [first, after]


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_stays_text(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In XML, iCalendar, JSON inside HTML and the plain paper: nothing begins that we did not begin."""
    monkeypatch.setenv("KKS_ALAMAT", "https://rapor.contoh/")
    plain = news.line(bad)
    feed = etree.fromstring(
        atom.feed(Feed("/umpan/uji.xml", bad, bad, "/baru/", "2025", (Entry("a", bad, "/", "2025", bad, kind=bad),)))
    )
    assert len(judged(feed)) == 1 and feed.findtext(f"{ATOM}title") == plain
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == plain
    event = Event("uji@rapor-kks", "2025-01-02", bad, f"{bad}\r\nBEGIN:VALARM", "/", "2025-01-01")
    raw = ical.calendar([event])
    assert re.findall(rb"(?m)^BEGIN:(\w+)", raw) == [b"VCALENDAR", b"VEVENT"]
    assert str(Calendar.from_ical(raw).walk("VEVENT")[0]["SUMMARY"]) == plain
    book = make_book(load(ROOT / "tests/contoh")[0])
    edisi = replace(book.editions[0], judul=bad, catatan=(bad,), kontak=bad, lisensi=bad, jadwal=(Jadwal("2025", bad),))
    said = catalog.schema_org(book, edisi)
    assert not {"<", ">", "&"} & {*said}
    assert bad in json.loads(said)["name"]
    paper = readme(edisi, "", bad, [Shape("uji.csv", bad, fields(("id",), ""))]).decode()
    tame = readme(
        replace(edisi, judul="a", catatan=("a",), kontak="a"), "", "a", [Shape("uji.csv", "a", fields(("id",), ""))]
    )
    assert paper.count("\n") == tame.decode().count("\n")


def test_heads_of_the_site_name_feeds_and_data_but_a_card_stays_small(site: Path) -> None:
    """Home, lists and editions name the feeds, an edition its data set; a report card bears neither."""
    for address in ("/", "/baru/", "/unduhan/", "/koreksi/", "/jadwal/", "/edisi/"):
        root = page(site, address).root
        feeds = root.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert len(feeds) == 2
        assert all((site / follow(address, link)[0].strip("/")).is_file() for link in feeds)
    for year in editions():
        (said,) = page(site, f"/edisi/{year}/").root.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(said)["@type"] == "Dataset"
    (said,) = page(site, "/unduhan/").root.xpath("//script[@type='application/ld+json']/text()")
    assert [one["@type"] for one in json.loads(said)["dataset"]] == ["Dataset"] * len(editions())
    card = next(cards(site)).root
    assert not card.xpath("//head/link[@rel='alternate'] | //script[@type='application/ld+json']")
    assert card.xpath("//footer//a[contains(@href, 'baru/')]") and page(site, "/").article.xpath(".//a[@href='baru/']")


def test_the_page_of_a_district_names_its_feed_where_there_is_one(site: Path) -> None:
    named = {path.parent.name[:5] for path in site.glob("daerah/*/index.html") if "/umpan/daerah/" in path.read_text()}
    assert named == {path.stem for path in site.glob("umpan/daerah/*.xml")} and len(named) > 50
