"""Through time: the bar of editions, districts that split, merge and change their name or code, breaks in series."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import breaks, lineage, pairing
from generator.check import check
from generator.kin import Named
from generator.load import load
from generator.model import Dataset, Padanan, Perubahan, Place, Row
from tests.bangun import Tree, build, clean, copy, different, project, tree
from tests.situs import DATA, Page, follow, page, text_of

HEAD = "kode,jenis,lama,baru,tahun,sumber,catatan\n"
BAR = "//nav[@aria-label='Edisi lain']"


@pytest.fixture(scope="module")
def real() -> Dataset:
    return load(DATA)[0]


# ---- breaks ---------------------------------------------------------------------------------------------------------


def between(data: Dataset, old: str, new: str) -> breaks.Break:
    return breaks.between(data, data.instrumen[old], data.instrumen[new])


def test_the_counts_add_up_on_both_sides(real: Dataset) -> None:
    """domain.md, section 3: 126 pairs, three into one, nine new, eighteen dropped; sixteen keep name and scale."""
    found = between(real, "2024", "2025")
    assert [found.count(breaks.PAIRED, new) for new in (False, True)] == [126, 126]
    assert [found.count((breaks.MERGED,), new) for new in (False, True)] == [3, 1]
    assert found.count((breaks.DROPPED,), False) == 18 and found.count((breaks.NEW,), True) == 9
    assert found.count(breaks.KINDS, False) == real.instrumen["2024"].jumlah_indikator == 147
    assert found.count(breaks.KINDS, True) == real.instrumen["2025"].jumlah_indikator == 136
    assert found.comparable == 16 == sum(found.kinds[kind] for kind in (breaks.SAME, breaks.RENAMED))
    assert sum(found.kinds.values()) == len(found.changes) == len(real.padanan)
    assert breaks.UNPAIRED not in found.kinds
    assert all(change.why for change in found.changes)


def test_what_the_table_does_not_pair_is_told(real: Dataset) -> None:
    gone = replace(real, padanan=tuple(row for row in real.padanan if row.item.ke != "pasar.01"))
    found = between(gone, "2024", "2025")
    assert {change.item.kode for change in found.changes if change.kind == breaks.UNPAIRED} == {"pasar.01"}
    assert found.count(breaks.KINDS, False) == 147 and found.count(breaks.KINDS, True) == 136


def test_an_unknown_pairing_and_the_same_instrument_have_no_changes(real: Dataset) -> None:
    assert not between(real, "2023", "2024").paired and not between(real, "2023", "2024").changes
    assert between(real, "2025", "2025").same and not between(real, "2025", "2025").changes
    settings = {s.item.slug: s for s in between(real, "2005", "2025").settings}
    assert settings["hutan-sehat"].new is None and settings["pasar"].old is None


def test_indicators_go_on_through_every_table() -> None:
    def pair(*ends: str) -> Padanan:
        return Padanan(*ends, "sama", "ya", "ya")

    known = pairing.steps(
        [pair("1", "a.01", "2", "a.02"), pair("2", "a.02", "3", "a.03"), pair("2", "a.09", "3", "a.03")]
    )
    assert pairing.goes_on(known, ("1", "a.01"), "3") == ("a.03",)
    assert pairing.goes_on(known, ("3", "a.03"), "2") == ("a.02", "a.09")
    assert pairing.goes_on(known, ("3", "a.03"), "1") == ("a.01",)
    assert pairing.goes_on(known, ("1", "a.07"), "3") == ()
    assert pairing.goes_on(known, ("1", "a.01"), "4") is None
    assert pairing.goes_on(known, ("4", "a.01"), "4") == ("a.01",)


# ---- lineage --------------------------------------------------------------------------------------------------------


def changed(data: Dataset, *rows: tuple[str, str, str, str, int | None]) -> Dataset:
    made = [Perubahan(kode, jenis, lama, baru, tahun, "Sumber <b>", "") for kode, jenis, lama, baru, tahun in rows]  # type: ignore[arg-type]
    return replace(data, perubahan=tuple(Row(item, Place("wilayah/perubahan.csv")) for item in made))


def test_both_sides_of_a_split_and_of_a_merger_know_of_it(real: Dataset) -> None:
    names = {row.item.kode: row.item.nama for row in real.daerah}
    data = changed(
        real,
        ("62.02", "pemekaran", names["62.01"], names["62.02"], 2024),
        ("62.03", "penggabungan", names["62.03"], names["62.04"], 2025),
    )
    found = lineage.lineages(data)
    assert [e.side for e in found["62.02"].events] == ["lahir"] and [e.side for e in found["62.01"].events] == ["induk"]
    assert found["62.02"].events[0].other == Named("62.01", names["62.01"])
    assert [found["62.02"].exists(year) for year in (2023, 2024, 2025)] == [False, True, True]
    assert [found["62.03"].exists(year) for year in (2023, 2024, 2025)] == [True, True, False]
    assert found["62.04"].events[0].side == "penerima" and found["62.04"].exists(2023)
    assert "62.05" not in found


def test_a_parent_nobody_knows_is_only_named(real: Dataset) -> None:
    found = lineage.lineages(changed(real, ("62.02", "pemekaran", "Kabupaten Entah", "x", None)))
    assert list(found) == ["62.02"] and found["62.02"].events[0].other is None and found["62.02"].exists(1999)


def test_former_addresses_go_back_step_by_step(real: Dataset) -> None:
    names = {row.item.kode: row.item.nama for row in real.daerah}
    rows = (
        ("62.02", "ganti nama", "Kabupaten Lama", names["62.02"], 2020),
        ("62.02", "pindah kode", "61.77", "62.02", 2022),
        ("62.03", "pindah kode", "62.04", "62.03", 2022),
    )
    found = lineage.lineages(changed(real, *rows))["62.02"].former
    assert [(f.until, f.place) for f in found] == [
        (2022, Named("61.77", names["62.02"])), (2020, Named("61.77", "Kabupaten Lama")),
    ]  # fmt: skip


def test_a_frozen_edition_is_reached_by_the_address_of_its_year(real: Dataset) -> None:
    from generator.book import make_book
    from generator.pages import timeline
    from generator.pages.paper import make_press

    data = changed(real, ("62.02", "pindah kode", "61.77", "62.02", 2026))
    data = replace(data, laporan={})
    book = make_book(replace(data, edisi={2023: replace(data.edisi[2023], status="arsip"), 2025: data.edisi[2025]}))
    stops = timeline.card(make_press(book, {}), 2025, book.daerah["62.02"])
    assert [stop.alamat.split("/")[3][:5] for stop in stops] == ["61.77", "62.02"]


# ---- the site of a made-up country ----------------------------------------------------------------------------------

CODES = ("split", "parent", "merged", "heir", "renamed", "recoded")


def names_of(folder: Path) -> dict[str, tuple[str, str]]:
    """Code and name of six districts of the small country, by the part they play."""
    lines = (folder / "data/wilayah/kabkota.csv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(zip(CODES, (tuple(line.split(",")[:2]) for line in lines), strict=False))  # type: ignore[arg-type]


def turned(folder: Path) -> None:
    """One district of each kind; the split and the merged one have no report where they are not."""
    who = names_of(folder)
    rows = (
        (who["split"][0], "pemekaran", who["parent"][1], who["split"][1]),
        (who["merged"][0], "penggabungan", who["merged"][1], who["heir"][1]),
        (who["renamed"][0], "ganti nama", "Kabupaten Nama <Lama> & Co", who["renamed"][1]),
        (who["recoded"][0], "pindah kode", "99.98", who["recoded"][0]),
    )
    lines = "".join(",".join([*row, "2025", "DATA CONTOH, bukan data nyata", ""]) + "\n" for row in rows)
    (folder / "data/wilayah/perubahan.csv").write_text(HEAD + lines.replace("DATA CONTOH,", "DATA CONTOH"), "utf-8")
    for year, kode in ((2024, who["split"][0]), (2025, who["merged"][0])):
        shutil.rmtree(folder / f"data/edisi/{year}/{kode}", ignore_errors=True)
        path = folder / "data/penghargaan.csv"
        kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{year},{kode},")]
        path.write_text("\n".join(kept) + "\n", "utf-8")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("waktu") / "negeri", 8)
    build(folder)
    return folder


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy(before, tmp_path_factory.mktemp("sesudah") / "negeri")
    turned(folder)
    build(folder)
    return folder


def card(folder: Path, year: int, part: str) -> Page:
    found = list((folder / f"site/edisi/{year}").glob(f"{names_of(folder)[part][0]}-*/index.html"))
    assert len(found) == 1
    return page(folder / "site", f"/edisi/{year}/{found[0].parent.name}/")


def bar(found: Page) -> list[tuple[str, str]]:
    """(words, address or "") of each stop."""
    return [
        (text_of(item), follow(found.address, item.get("href"))[0] if item.tag == "a" else "")
        for item in found.root.xpath(f"{BAR}/*")
    ]


def test_incremental_is_clean(after: Path, tmp_path: Path) -> None:
    wanted: Tree = clean(after, tmp_path / "bersih")
    assert different(tree(after / "site"), wanted) == []


def test_undone_changes_leave_no_trace(before: Path, after: Path, tmp_path: Path) -> None:
    folder = copy(after, tmp_path / "kembali")
    for name in ("edisi", "wilayah", "penghargaan.csv"):
        source, target = before / "data" / name, folder / "data" / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    build(folder)
    assert different(tree(folder / "site"), tree(before / "site")) == []


def test_the_data_has_no_errors(after: Path) -> None:
    assert [p for p in check(load(after / "data")[0]) if p.level == "galat"] == []


def test_a_split_district_is_explained_both_ways(after: Path) -> None:
    new, old = card(after, 2024, "split"), card(after, 2024, "parent")
    assert "belum ada pada edisi 2024" in text_of(new.article)
    parent = [follow(new.address, a.get("href"))[0] for a in new.article.xpath(".//p[@class='pembuka']//a")]
    assert old.address in parent
    assert "Masih mencakup wilayah yang dimekarkan menjadi" in text_of(old.article)
    assert "Dimekarkan dari" in text_of(card(after, 2025, "split").article)
    assert "Tidak lagi mencakup" in text_of(card(after, 2025, "parent").article)
    assert bar(card(after, 2025, "split"))[0] == ("belum ada pada edisi 2024", "")


def test_a_merged_district_is_explained_both_ways(after: Path) -> None:
    gone, heir = card(after, 2025, "merged"), card(after, 2025, "heir")
    assert "tidak ada pada edisi 2025" in text_of(gone.article) and "Digabung ke" in text_of(gone.article)
    assert heir.address in [follow(gone.address, a.get("href"))[0] for a in gone.article.xpath(".//p//a")]
    assert "Mencakup bekas" in text_of(heir.article)
    assert "Sejak 2025 menjadi bagian dari" in text_of(card(after, 2024, "merged").article)
    assert bar(card(after, 2024, "merged"))[1] == ("tidak ada pada edisi 2025", "")


def test_former_addresses_lead_on(after: Path) -> None:
    """An edition from before a change of name or code may have been cited by the old address."""
    site, recoded = after / "site", card(after, 2024, "recoded")
    slug = recoded.address.split("/")[3].partition("-")[2]
    old = page(site, f"/edisi/2024/99.98-{slug}/")
    assert recoded.address in [follow(old.address, a.get("href"))[0] for a in old.article.xpath(".//p//a")]
    assert (site / f"daerah/99.98-{slug}/index.html").is_file()
    assert not (site / f"edisi/2025/99.98-{slug}").exists()
    renamed = names_of(after)["renamed"][0]
    assert len(list((site / "edisi/2024").glob(f"{renamed}-*/index.html"))) == 2
    texts = [path.read_text("utf-8") for path in (site / "edisi/2024").glob(f"{renamed}-*/index.html")]
    assert not any("<Lama>" in text for text in texts)


def test_every_page_of_an_edition_has_its_bar(after: Path) -> None:
    site, bare = after / "site", []
    for path in sorted((site / "edisi").glob("*/**/index.html")):
        address = f"/{path.parent.relative_to(site).as_posix()}/"
        found = page(site, address)
        if re.search(r"99\.98|nama-lama", address):
            continue
        stops = bar(found)
        if not stops:
            bare.append(address)
        for words, there in stops:
            assert not there or (site / there.strip("/") / "index.html").is_file(), (address, words)
        here = found.root.xpath(f"{BAR}/a[@aria-current='page']")
        assert len(here) == 1 and follow(address, here[0].get("href"))[0] == address
    assert not bare


def test_an_indicator_goes_on_through_the_pairing_table(after: Path) -> None:
    seen = set()
    for line in (after / "data/instrumen/padanan.csv").read_text("utf-8").splitlines()[1:]:
        old, new = line.split(",")[1], line.split(",")[3]
        for mine, year, twin, other in ((new, 2025, old, 2024), (old, 2024, new, 2025)):
            if mine:
                stops = bar(page(after / "site", f"/edisi/{year}/indikator/{mine}/"))
                there = f"/edisi/{other}/indikator/{twin}/"
                missing = f"{'belum' if other < year else 'tidak'} ada pada edisi {other}"
                assert there in [address for _, address in stops] if twin else (missing, "") in stops
                seen.add(bool(twin))
    assert seen == {True, False}


def test_a_page_says_what_changed_or_that_nothing_did(after: Path, tmp_path: Path) -> None:
    site = after / "site"
    assert "edisi pertama" in text_of(page(site, "/edisi/2024/perubahan/").article)
    second = text_of(page(site, "/edisi/2025/perubahan/").article)
    assert "boleh dibandingkan langsung" in second
    folder = copy(after, tmp_path / "tiga")
    path = folder / "data/edisi/2026/edisi.yml"
    path.parent.mkdir()
    text = (folder / "data/edisi/2025/edisi.yml").read_text("utf-8").replace("2025", "2026")
    path.write_text(re.sub(r"instrumen: .*", 'instrumen: "2025"', text), "utf-8")
    build(folder)
    assert "Tidak berubah." in text_of(page(folder / "site", "/edisi/2026/perubahan/").article)
    for words, there in bar(page(folder / "site", "/edisi/2025/perubahan/")):
        assert there, words


# ---- the real site's texts ------------------------------------------------------------------------------------------


def test_every_year_with_an_award_has_its_rules(real: Dataset) -> None:
    from generator.book import make_book
    from generator.figures import of_rules
    from generator.pages.paper import make_press
    from generator.pages.yearly import pages

    book = make_book(real)
    made = {output.path: output.data.decode() for output in pages(make_press(book, of_rules(book)))}
    years = {row.item.tahun for row in real.penghargaan if row.item.cakupan == "nasional"} - {None}
    assert years | real.edisi.keys() <= {
        int(path.split("/")[2]) for path in made if re.match(r"penghargaan/aturan/\d{4}/", path)
    }
    assert "Belum diketahui" in made["penghargaan/aturan/2011/index.md"]
    assert "banyaknya tatanan yang lulus" in made["penghargaan/aturan/2019/index.md"]
    assert "batamtoday" in made["penghargaan/aturan/2019/index.md"]
    assert "terlemah" in made["penghargaan/aturan/2025/index.md"]
