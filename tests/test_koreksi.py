"""Corrections as readers see them: register, notice, feeds, citations; and drafts that say that they are drafts."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree, html

from generator import amended, api, figures, load, pages
from generator.__main__ import main
from generator.book import Book, make_book
from generator.cite.fields import is_draft
from generator.cite.said import cited
from generator.citing import find
from generator.dossier import book_of, dossier, nation
from generator.summary import summarize
from tests.test_terbit import PASAR, SAMPLE, VALUES, edit, faults, publish_now, record

NAME = "2025.62.01.pasar.pusat"
CARD, HOME = "edisi/2025/62.01-kotawaringin-barat/index.md", "daerah/62.01-kotawaringin-barat/index.md"
REGISTER = "koreksi/index.md"
GOLDEN = Path(__file__).resolve().parent / "golden/halaman"
FOREIGN = '<img src=x onerror=alert(1)> & "kutip"'


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Published, corrected, published again; an award is corrected, too."""
    data = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("koreksi") / "data"))
    publish_now(data)
    edit(data / VALUES, PASAR, PASAR.replace("83.3", "91.66"))
    record(data, NAME, "83.3", "91.66")
    old = "2025,62.01,Kabupaten Kotawaringin Barat,wiwerda"
    edit(data / "penghargaan.csv", old, old.replace("wiwerda", "padapa"))
    record(data, "penghargaan.2025.62.01", "Wiwerda", "Padapa", 2)
    assert publish_now(data, "2025-12-10").exit_code == 0
    assert faults(data) == []
    return data


@pytest.fixture(scope="module")
def book(data: Path) -> Book:
    return make_book(load.load(data)[0])


@pytest.fixture(scope="module")
def made(book: Book) -> dict[str, str]:
    found = pages.pages(book, figures.figures(book))
    return {one.path: one.data.decode() for one in found if one.path.endswith((".md", ".xml", ".csv", ".json"))}


def tree(page: str) -> etree._Element:
    return html.fromstring(page.partition("---\n\n")[2])


def kept(name: str, text: str) -> None:
    """Golden files are reviewed like text; KKS_GOLDEN=1 writes them anew."""
    path = GOLDEN / name
    if os.environ.get("KKS_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def outer(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False) + "\n"


def test_the_register_reads_as_reviewed(made: dict[str, str]) -> None:
    page = tree(made[REGISTER])
    articles = page.xpath("//article")
    assert [article.get("id") for article in articles] == ["2025-002", "2025-001"]  # newest first, permanent anchors
    kept("koreksi.txt", "".join(outer(article) for article in articles))
    assert page.xpath("//h2[@id='melaporkan-angka-yang-salah'][@data-lapor]")


def test_the_notice_reads_as_reviewed(made: dict[str, str]) -> None:
    page = tree(made[CARD])
    notice = page.xpath("//section[@id='koreksi']")[0]
    value = page.xpath(f"//*[@id='{NAME}']")[0]
    kept("koreksi-rapor.txt", outer(notice) + outer(value) + outer(value.getnext()))


@pytest.mark.parametrize("where", [CARD, HOME, REGISTER])
def test_the_wrong_value_is_struck_through_and_said_not_only_drawn(made: dict[str, str], where: str) -> None:
    wrong = tree(made[where]).xpath("//del")
    assert wrong and all(one.getprevious().text.strip(" ,") == "semula" for one in wrong)


def test_a_citation_of_the_first_state_opens_on_the_cited_value(made: dict[str, str]) -> None:
    value = tree(made[CARD]).xpath(f"//a[@id='{NAME}']")[0]
    assert (value.text, value.getnext().xpath("string(del)")) == ("91,66%", "83,3%")
    assert value.getnext().xpath("a/@href") == ["../../../koreksi/#2025-001"]
    award = tree(made[HOME]).xpath("//*[@id='penghargaan.2025.62.01']")[0]
    assert (award.text, award.getnext().xpath("string(del)")) == ("Padapa", "Wiwerda")


def test_a_page_says_as_of_when_its_figures_are_known(made: dict[str, str]) -> None:
    said = "Edisi 2025.2: angka di halaman ini sebagaimana diketahui pada 10 Desember 2025."
    assert said in made[CARD] and said in made["edisi/2025/index.md"]
    assert "Hitungan pada terbitan sebelumnya" in made[CARD]


def test_a_draft_says_on_each_of_its_pages_that_it_is_one() -> None:
    book = make_book(load.load(SAMPLE)[0])
    said, banner = "Draf: belum terbit, jangan dikutip.", 0
    for one in pages.pages(book, figures.figures(book)):
        if one.path.endswith(".md") and one.path.startswith(("edisi/2025/", "edisi/2024/")):
            assert (one.data.decode().count(said) == 1) == one.path.startswith("edisi/2025/"), one.path
            banner += 1
    assert banner > 30


def test_feeds_and_news_tell_every_correction(made: dict[str, str]) -> None:
    feed = etree.fromstring(made["umpan/koreksi.xml"].encode())
    titles = [found.text for found in feed.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert titles == [f"Koreksi 2025-00{n}: Kabupaten Kotawaringin Barat" for n in (2, 1)]
    assert "semula 83,3%, menjadi 91,66%" in made["umpan/koreksi.xml"]
    assert "koreksi/2025-001" in made["umpan/provinsi/62.xml"] and "koreksi/2025" not in made["umpan/provinsi/11.xml"]
    assert "edisi 2025.2 (terbit)" in made["umpan/terbitan.xml"]
    assert len(tree(made["baru/index.md"]).xpath("//del")) == 2
    assert made["koreksi/koreksi.csv"].count("\n") == 3


def test_the_interface_carries_status_and_number(book: Book) -> None:
    told = {one["tahun"]: (one["status"], one["terbitan"]) for one in api.index(book)["edisi"]}
    assert told == {2025: ("terbit", "2025.2"), 2024: ("terbit", "2024.1")}
    held = api.held(book.data.edisi[2025], "", [], [])
    assert [one["nomor"] for one in held["semua_terbitan"]] == ["2025.1", "2025.2"]


def test_citations_carry_the_number_and_drafts_their_mark(data: Path) -> None:
    published, draft = find(data, NAME), find(SAMPLE, NAME)
    assert "Rapor KKS, edisi 2025.2:" in cited(published.about, published.settings, "singkat", "2026-01-01")
    assert "2025.2 edition" in cited(published.about, published.settings, "full", "2026-01-01")
    assert not is_draft(published.about, published.settings) and is_draft(draft.about, draft.settings)
    for form in ("singkat", "lengkap", "bibtex", "ris", "csl"):
        assert "DRAF, BELUM TERBIT, JANGAN DIKUTIP. " in cited(draft.about, draft.settings, form, "2026-01-01"), form
    assert "DO NOT CITE" in cited(draft.about, draft.settings, "short", "2026-01-01")
    said = CliRunner().invoke(main, ["cite", NAME, "--data", str(SAMPLE)])
    assert said.exit_code == 0 and "jangan dikutip" in said.stderr


def test_a_district_is_shown_from_its_own_dossier_alone(data: Path, made: dict[str, str]) -> None:
    """What a card says of corrections is in its key: another place's records do not reach it, its own do."""
    frame, _, names = load.frame(data)
    reads = [load.report(data, name, load.regions_of(frame)) for name in names]
    whole = nation(frame, "", [summarize(frame, read) for read in reads], dict.fromkeys(names, ""))
    own, other = dossier(whole, "62.01", [2025]), dossier(whole, "11.71", [2025])
    assert [record.nama for record in own.koreksi] == ["2025-001", "2025-002"] and other.koreksi == ()
    reports = {(2025, r.report.laporan.kode): r.report for r in reads if r.report and r.report.laporan.edisi == 2025}
    narrow = book_of(frame, own, {key: report for key, report in reports.items() if key[1] == "62.01"})
    assert {*narrow.data.koreksi} == {"2025-001", "2025-002"}
    frame.koreksi.pop("2025-001.yml")
    without = nation(frame, "", [summarize(frame, read) for read in reads], dict.fromkeys(names, ""))
    assert dossier(without, "62.01", [2025]).digest != own.digest
    assert dossier(without, "11.71", [2025]).digest == other.digest


def test_foreign_text_in_a_record_is_only_text(data: Path, tmp_path: Path) -> None:
    bad = Path(shutil.copytree(data, tmp_path / "data"))
    path = bad / "koreksi/2025-001.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(?m)^(salah|sebab|pengaruh|oleh): .*$", rf"\1: '{FOREIGN}'", text), encoding="utf-8")
    book = make_book(load.load(bad)[0])
    for one in pages.pages(book, figures.figures(book)):
        if one.path in (CARD, HOME, REGISTER, "baru/index.md", "umpan/koreksi.xml"):
            assert "<img src=x" not in one.data.decode(), one.path
    assert "&lt;img src=x" in next(amended.newest(book.data)[1].salah for _ in (0,)).replace("<", "&lt;")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("odf.berita-2024-11-18.belum", "desa/kelurahan belum ODF"),
        ("odf.berita-2024-11-18.2.persen", "persentase desa/kelurahan ODF"),
        ("odf.daerah.daftar-tidak-diketahui", "desa/kelurahan dalam daftar, ODF: tidak diketahui"),
        ("kelembagaan.forum.sk.berita-2024", "forum, sk"),
        ("fakta.strategi-odf.berita-2024", "strategi odf"),
        ("pasar.pusat", "Pasar, verifikasi pusat"),
    ],
)
def test_the_register_says_what_a_figure_is_and_not_which_key_its_source_has(name: str, said: str) -> None:
    assert amended.subject(load.load(SAMPLE)[0], f"2025.62.01.{name}") == said
