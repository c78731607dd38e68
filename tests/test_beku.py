"""A frozen edition: never another byte, whatever changes around it; faults are named; no half-frozen state."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import (
    amended,
    archive,
    build,
    care,
    compare,
    gate,
    keeping,
    load,
    pages,
    settled,
    vault,
    words,
    write,
)
from generator.__main__ import main
from generator.dossier import nation
from generator.freeze import Stamp, packed, seal
from generator.freeze.verify import Told, faults
from generator.freezing import Wish, frozen
from generator.model import Output
from generator.summary import summarize
from tests.bangun import SAMPLE, Tree, clean, copy, different, found, quiet, tree
from tests.bangun import build as built_again
from tests.beku import DAY, YEAR, apart, archived, dead, freeze, published, unpacked

OWN = f"edisi/{YEAR}/"


@pytest.fixture(scope="module")
def kept(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a frozen edition; change only a copy of it."""
    return archived(built, tmp_path_factory.mktemp("beku") / "negeri")


def of_edition(site: Path) -> Tree:
    return tree(site / OWN)


def run(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [*words, "--data", str(folder / "data")])
    return done.exit_code, done.output


# ---- freezing


def test_the_archive_is_the_edition_and_says_so(kept: Path) -> None:
    text = (kept / f"data/edisi/{YEAR}/edisi.yml").read_text(encoding="utf-8")
    assert re.search("^status: arsip +# diumumkan$", text, re.MULTILINE)
    with zipfile.ZipFile(vault.place(kept / "data", YEAR) / vault.SITE) as zipped:
        assert zipped.testzip() is None
        members = {name: zipped.read(name) for name in zipped.namelist()}
    assert list(members)[:2] == ["BACA.txt", "index.html"]
    assert members == of_edition(kept / "site")
    card = next(body.decode() for name, body in members.items() if re.fullmatch(r"62\.01-[^/]+/index\.html", name))
    assert "dibekukan 22 November 2026. Edisi ini tidak berubah lagi." in card
    assert "DATA CONTOH" in members["BACA.txt"].decode()
    assert not re.search(r'<form|/cari/"', card)
    assert (kept / f"site/unduhan/arsip/rapor-kks-{YEAR}.zip").read_bytes() == (
        vault.place(kept / "data", YEAR) / vault.SITE
    ).read_bytes()


def test_nothing_leads_out_of_it_but_one_page(kept: Path, tmp_path: Path) -> None:
    assert dead(unpacked(kept / "data", tmp_path)) == []
    outside = (tmp_path / "arsip/luar/index.html").read_text(encoding="utf-8")
    assert '<li id="daerah-62.01-' in outside
    for page in tmp_path.rglob("*.html"):
        loaded = re.findall(r'<(?:script|img|iframe)[^<>]*src="([^"]+)|<link[^<>]*href="([^"]+)', page.read_text())
        assert not [link for pair in loaded for link in pair if re.match("[a-z]+:|//", link)], page


def test_pages_do_not_say_what_may_be_otherwise_tomorrow(kept: Path, tmp_path: Path) -> None:
    """Which edition is the newest, and which of the others hold nothing of a district."""
    unpacked(kept / "data", tmp_path)
    ways = [
        re.findall(r'<nav class="pilihan".*?</nav>', page.read_text(), re.DOTALL) for page in tmp_path.rglob("*.html")
    ]
    assert sum(map(len, ways)) > 20
    assert not [way for found in ways for way in found if re.search("terbaru|kosong", way)]


def test_no_script_comes_from_the_page_of_what_lies_outside(kept: Path, tmp_path: Path) -> None:
    for page in unpacked(kept / "data", tmp_path).rglob("*.html"):
        assert not re.search('<script[^>]*src="[^"]*[.]html', page.read_text(encoding="utf-8")), page


def test_what_leads_out_leads_to_the_site_once_it_lies_there(kept: Path) -> None:
    page = kept / "site" / OWN / "arsip/luar/index.html"
    ways = re.findall(r'<li id="[^"]+"><a href="([^"]+)"', page.read_text(encoding="utf-8"))
    assert ways
    assert not [way for way in ways if not _there((page.parent / way).resolve())]


def _there(path: Path) -> bool:
    return path.is_file() or (path / "index.html").is_file()


def test_the_same_input_gives_the_same_archive(built: Path, kept: Path, tmp_path: Path) -> None:
    again = published(copy(built, tmp_path / "lagi"))
    freeze(again)
    assert tree(again / "data/arsip") == tree(kept / "data/arsip")


@pytest.mark.parametrize("limit", [1, 400_000])
def test_what_does_not_fit_is_left_out_and_said(built: Path, tmp_path: Path, limit: int) -> None:
    files = packed(built / "site", Stamp(YEAR, DAY, 1, "2024", True), b"id\n", limit)
    assert files == packed(built / "site", Stamp(YEAR, DAY, 1, "2024", True), b"id\n", limit)
    place = vault.place(tmp_path / "data", YEAR)
    place.mkdir(parents=True)
    for name, body in files.items():
        (place / name).write_bytes(body)
    folder = unpacked(tmp_path / "data", tmp_path / "buka")
    about = json.loads((folder / "arsip/arsip.json").read_text(encoding="utf-8"))
    left, told = about["tidak_disimpan"], (folder / "BACA.txt").read_text(encoding="utf-8")
    assert left and all(f"- {kind}\n" in told for kind in left)
    assert dead(folder) == []
    assert ("Excel tiap daerah (XLSX)" in left) != any((folder / "unduhan").glob("??.??.xlsx"))
    if limit == 1:
        page = next(folder.glob("62.01-*/index.html")).read_text(encoding="utf-8")
        assert "(angkanya di ZIP)</a>" in page and 'data-kutip="tidak"' in page
        sums = vault.listed((folder / "unduhan/SHA256SUMS").read_text(encoding="utf-8"))
        assert sums and all(
            vault.digest((folder / "unduhan" / name).read_bytes()) == said for name, said in sums.items()
        )
        package = json.loads((folder / "unduhan/datapackage.json").read_text(encoding="utf-8"))
        assert all((folder / "unduhan" / one["path"]).is_file() for one in package["resources"])
        places = json.loads((folder / f"arsip/api/v1/edisi/{YEAR}.json").read_text(encoding="utf-8"))["daerah"]
        files_of = [way for place in places for way in (place["berkas"] or {}).values()]
        assert files_of and all((folder / way.removeprefix(f"/{OWN}")).is_file() for way in files_of)


def test_only_a_published_edition_is_frozen(built: Path, kept: Path, tmp_path: Path) -> None:
    folder = copy(built, tmp_path / "negeri")
    path = folder / f"data/edisi/{YEAR}/edisi.yml"
    path.write_text(re.sub(r"status: \S+", "status: draf", path.read_text(encoding="utf-8")), encoding="utf-8")
    before = tree(folder / "data")
    code, said = run(folder, "freeze", f"{YEAR}")
    assert code == 2 and "Hanya edisi terbit yang dapat dibekukan" in said
    assert run(folder, "freeze", "2031") == (
        2,
        f"Edisi 2031 tidak ada: {folder}/data/edisi/2031/edisi.yml tidak ditemukan.\n",
    )
    code, said = run(kept, "freeze", f"{YEAR}")
    assert code == 2 and "sudah diarsipkan" in said
    assert tree(folder / "data") == before


def test_markdown_links_into_the_edition_are_named_first(built: Path, tmp_path: Path) -> None:
    folder = published(copy(built, tmp_path / "negeri"))
    page = folder / "docs/tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n[rapor](edisi/{YEAR}/index.md)\n", encoding="utf-8")
    with pytest.raises(seal.NotPossible, match=r"tentang\.md:\d+"):
        frozen(found(folder), quiet, Wish(YEAR, DAY))


# ---- never another byte


def other_code(folder: Path) -> None:
    """A build by other code: another version of it, another rule, another template of a card and of a district."""
    gate.code = lambda: "kode lain"  # type: ignore[assignment]
    compare.openness = lambda report, awarded: 0  # type: ignore[assignment]
    for room in (sys.modules["generator.pages.card"], sys.modules["generator.pages.districts"]):
        was = room.page
        room.page = lambda *given, was=was: _marked(was(*given))  # type: ignore[attr-defined]
    assert pages.card
    build.build(found(folder), quiet)


def _marked(page: Output) -> Output:
    return Output(page.path, page.data.replace(b"</h1>", b" (templat lain)</h1>"))


def test_theme_templates_rules_and_code_may_change(kept: Path, tmp_path: Path) -> None:
    folder = copy(kept, tmp_path / "negeri")
    before, site = of_edition(folder / "site"), tree(folder / "site")
    for name, more in (
        ("docs/aset/rapor.css", "body { color: red; }\n"),
        ("docs/aset/rapor.js", "// lain\n"),
        ("docs/aset/arsip.js", "// lain\n"),
        ("overrides/partials/kaki.html", "<p>kaki yang lain</p>\n"),
        ("docs/metode.md", "\nCara lain.\n"),
    ):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    rules = folder / "data/instrumen/2024/instrumen.yml"
    text = rules.read_text(encoding="utf-8")
    assert "tatanan_min: 71" in text
    rules.write_text(text.replace("tatanan_min: 71", "tatanan_min: 72"), encoding="utf-8")
    assert apart(other_code, folder) == 0
    assert of_edition(folder / "site") == before
    now = tree(folder / "site")
    changed = set(different(site, now))
    assert any(re.match(r"edisi/2025/\d\d\.\d\d-", name) for name in changed)
    page = next(name for name in now if re.fullmatch(r"daerah/62\.01-[^/]+/index\.html", name))
    assert b"templat lain" in now[page]
    level = rb'="?2024\.62\.01\.hitungan\.keterbukaan"?[^>]*>(\d)'
    assert re.findall(level, now[page]) == re.findall(level, site[page]) != []
    assert list(faults(folder / "data", YEAR, Told("arsip"), folder / "site")) == []


def test_freezing_changes_no_other_page(built: Path, kept: Path) -> None:
    """But for the state of the edition: figures stay what they were."""
    now, then = (tree(folder / "site/daerah") for folder in (kept, built))
    assert now.keys() == then.keys()
    assert [name for name in now if now[name] != then[name]] == []


def test_a_report_altered_afterwards_stops_the_build(kept: Path, tmp_path: Path) -> None:
    """Without a record of the correction; the site stays as it was."""
    folder = copy(kept, tmp_path / "negeri")
    before = tree(folder / "site")
    path = folder / f"data/edisi/{YEAR}/62.01/nilai.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",100.00,", ",83.33,"), encoding="utf-8")
    with pytest.raises(RuntimeError, match="A01-angka-terbit-berubah"):
        built_again(folder)
    assert different(before, tree(folder / "site")) == []


def test_a_build_from_nothing_gives_the_same_site(kept: Path, tmp_path: Path) -> None:
    assert different(clean(kept, tmp_path / "bersih"), tree(kept / "site")) == []
    assert apart(_rests, kept) == 0


def _rests(folder: Path) -> None:
    assert settled.look(found(folder))[1]


def test_another_archive_is_unpacked_and_a_damaged_page_mended(kept: Path, tmp_path: Path) -> None:
    folder = copy(kept, tmp_path / "negeri")
    before = of_edition(folder / "site")
    (folder / "site" / OWN / "index.html").write_bytes(b"rusak")
    (folder / "site" / OWN / "asing.txt").write_bytes(b"asing")
    assert len(list(faults(folder / "data", YEAR, Told("arsip"), folder / "site"))) == 2
    built_again(folder)
    assert of_edition(folder / "site") == before
    place = vault.place(folder / "data", YEAR)
    _repack(place, {"index.html": b"<!doctype html>lain"})
    _sum(place)
    built_again(folder)
    assert (folder / "site" / OWN / "index.html").read_bytes() == b"<!doctype html>lain"


def test_search_and_sitemap_hold_it(kept: Path, tmp_path: Path) -> None:
    stub = next((kept / f".kks/docs/cari/{OWN}").glob("62.01-*/index.html")).read_text(encoding="utf-8")
    assert "edisi 2024" in stub and "data-pagefind-body" in stub
    assert not (kept / f".kks/docs/cari/{OWN}arsip").exists()
    folder = copy(kept, tmp_path / "negeri")
    built_again(folder, KKS_ALAMAT="https://situs.contoh/kks/")
    found_pages = re.findall("<loc>([^<]+)</loc>", (folder / "site/sitemap.xml").read_text(encoding="utf-8"))
    assert len(found_pages) == len(set(found_pages))
    assert f"https://situs.contoh/kks/{OWN}" in found_pages
    assert len([page for page in found_pages if f"/{OWN}" in page]) > 12


def test_the_write_room_refuses_a_frozen_edition(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        write.put([Output(f"{OWN}index.md", b"")], {"docs": tmp_path}, (OWN,))


def test_edisi_json_tells_frozen_pages_what_is_new(kept: Path) -> None:
    told = json.loads((kept / "site/edisi.json").read_text(encoding="utf-8"))
    assert told["terbaru"] == YEAR, "2025 is a draft, which nobody is to cite"
    assert {e["tahun"]: e["status"] for e in told["edisi"]}[YEAR] == "arsip"
    assert any(name.startswith("62.01-") for name in told["daerah"])
    address = next(e["koreksi"]["alamat"] for e in told["edisi"] if e["tahun"] == YEAR)
    assert json.loads((kept / "site" / address.strip("/")).read_text(encoding="utf-8")) == []


# ---- hasil.csv


def test_hasil_gives_back_what_was_written() -> None:
    frame, _, names = load.frame(SAMPLE)
    found_summaries = [summarize(frame, load.report(SAMPLE, name, load.regions_of(frame))) for name in names]
    whole = nation(frame, "", found_summaries, dict.fromkeys(names, ""))
    for one in (s for s in found_summaries if s.readable):
        lines = keeping.of_report(one.key, one.quoted, one.scores, one.figures, {})
        text = keeping.written(lines)
        read = _lines(text)
        instrument = frame.instrumen[frame.edisi[one.key[0]].instrumen]
        assert keeping.quoted(read, one.key) == one.quoted
        quoted = tuple(score for score in one.scores if score.tahap == one.quoted)
        assert repr(keeping.scores(read, instrument.tatanan)) == repr(quoted)
        figures = tuple(figure for figure in one.figures if figure.tahap in ("", one.quoted))
        assert repr(keeping.figures(read, one.figures)) == repr(figures)
    for year in frame.edisi:
        read = _lines(keeping.written(keeping.of_places(year, whole.openness, whole.middles)))
        assert dict(keeping.middles(year, read)) == {k: v for k, v in whole.middles.items() if k[0] == year}
        assert all(isinstance(m.value, Decimal | None) for _, m in keeping.middles(year, read))


def _lines(text: bytes) -> list[dict[str, str]]:
    import csv
    import io

    return list(csv.DictReader(io.StringIO(text.decode(), newline="")))


def test_a_correction_after_freezing_amends_what_other_pages_show() -> None:
    frame, _, _ = load.frame(SAMPLE)
    one = summarize(frame, load.report(SAMPLE, "edisi/2025/62.01", load.regions_of(frame)))
    lines = _lines(keeping.written(keeping.of_report(one.key, one.quoted, one.scores, one.figures, {})))
    name = next(line["id"] for line in lines if line["status"] == "dilaporkan")
    amended = keeping.amended(lines, {name: "12.5"})
    tatanan = frame.instrumen[frame.edisi[2025].instrumen].tatanan
    before = keeping.scores(lines, tatanan)
    changed = [new for new, old in zip(keeping.scores(amended, tatanan), before, strict=True) if new != old]
    assert [score.percents for score in changed] == [(Decimal("12.5"),)]
    assert [f.nilai for f in keeping.figures(amended, one.figures) if f.id == name] == [Decimal("12.5")]
    gone = keeping.scores(keeping.amended(lines, {name: ""}), tatanan)
    assert [s.percents for s, old in zip(gone, before, strict=True) if s.status != old.status] == [()]


SLUG, STAGE = "pasar", "pusat"
WRONG = f"{YEAR}.62.01.{SLUG}.{STAGE}"


def amend(folder: Path, number: int, old: str, new: str) -> None:
    """A correction of one figure after freezing, a day later than the one before."""
    path = folder / f"data/koreksi/{YEAR}-{number:03}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"edisi: {YEAR}\nnomor: {number}\ntanggal: 2026-11-{22 + number}\nsejak: 1\nsalah: Salah salin.\n"
        f"sebab: Kolom tertukar.\npengaruh: tidak ada\noleh: Pengelola\nangka:\n  - id: {WRONG}\n"
        f'    lama: "{old}"\n    baru: "{new}"\n',
        encoding="utf-8",
    )


def held(folder: Path) -> str:
    """What pages that live on are told of the figure."""
    return next(line["nilai"] for line in load.frame(folder / "data")[0].kept(YEAR)["62.01"] if line["id"] == WRONG)


def on(folder: Path, day: str) -> str:
    """What was known of the figure at the end of a day."""
    return run(folder, "asof", day, WRONG, "--format", "csv")[1].splitlines()[-1]


def test_a_figure_corrected_after_freezing_is_corrected_again(kept: Path, tmp_path: Path) -> None:
    """Everywhere the last record wins; the second one starts where the first one ended."""
    folder = copy(kept, tmp_path / "negeri")
    was = held(folder)
    amend(folder, 1, was, "90")
    assert run(folder, "check")[0] == 0 and held(folder) == "90"
    amend(folder, 2, was, "91")
    code, said = run(folder, "check")
    assert code == 1 and f'padahal catatan {YEAR}-001 sudah menggantinya dengan "90". Tulis "90".' in said
    amend(folder, 2, "90", "91")
    code, said = run(folder, "check")
    assert code == 0, said
    assert held(folder) == "91"
    assert [f",{value}," in on(folder, f"2026-11-{day}") for day, value in ((22, was), (23, "90"), (24, "91"))] == [
        True, True, True,
    ]  # fmt: skip
    assert on(folder, "2026-11-24").endswith(f"{YEAR}-002")
    built_again(folder)
    told = json.loads((folder / f"site/koreksi/{YEAR}.json").read_text(encoding="utf-8"))
    shown = words.persen(Decimal(was))
    assert [(one["nomor"], one["lama"], one["baru"]) for one in told] == [(f"{YEAR}-002", shown, "91%")]
    editions = json.loads((folder / "site/edisi.json").read_text(encoding="utf-8"))["edisi"]
    assert next(one["koreksi"]["jumlah"] for one in editions if one["tahun"] == YEAR) == 1
    register = (folder / "site/koreksi/index.html").read_text(encoding="utf-8")
    assert all(f"{YEAR}-00{number}" in register for number in (1, 2))


def test_corrected_back_it_is_no_mistake_and_another_value_in_the_data_needs_a_record(
    kept: Path, tmp_path: Path
) -> None:
    folder = copy(kept, tmp_path / "negeri")
    was, before = held(folder), load.frame(folder / "data")[0].kept(YEAR)["62.01"]
    amend(folder, 1, was, "90")
    amend(folder, 2, "90", was)
    frame = load.frame(folder / "data")[0]
    assert run(folder, "check")[0] == 0 and frame.kept(YEAR)["62.01"] == before
    assert amended.standing(frame.koreksi.values()) == []
    path = folder / f"data/edisi/{YEAR}/62.01/nilai.csv"
    text = path.read_text(encoding="utf-8")
    line = next(x for x in text.split("\n") if x.startswith(f"{STAGE},{SLUG},") and f",,{was}," in x)
    path.write_text(text.replace(line, line.replace(f",,{was},", ",,90,")), encoding="utf-8")
    code, said = run(folder, "check")
    assert code == 1 and "R05-nilai-baru" in said


def test_a_figure_withdrawn_after_freezing_is_given_back(kept: Path, tmp_path: Path) -> None:
    folder = copy(kept, tmp_path / "negeri")
    was = held(folder)
    amend(folder, 1, was, "")
    assert run(folder, "check")[0] == 0 and held(folder) == ""
    amend(folder, 2, "ditarik", "91")
    code, said = run(folder, "check")
    assert code == 0, said
    line = next(x for x in load.frame(folder / "data")[0].kept(YEAR)["62.01"] if x["id"] == WRONG)
    assert line["nilai"] == "91" and line["status"] != "kosong"
    assert ",91," in on(folder, "2026-11-24")


# ---- verify


def _repack(place: Path, changed: dict[str, bytes | None]) -> None:
    with zipfile.ZipFile(place / vault.SITE) as zipped:
        members = {name: zipped.read(name) for name in zipped.namelist()}
    members |= {name: body for name, body in changed.items() if body is not None}
    (place / vault.SITE).write_bytes(
        archive.pack({n: b for n, b in members.items() if changed.get(n, b"") is not None})
    )


def _sum(place: Path) -> None:
    """Sums that fit the files again, as somebody would write them who means to deceive."""
    sums = {name: vault.digest((place / name).read_bytes()) for name in (vault.SITE, vault.RESULTS)}
    (place / vault.SUMS).write_text(vault.listing(sums), encoding="utf-8")


def test_verify_names_what_was_altered_added_or_lost(kept: Path, tmp_path: Path) -> None:
    assert run(kept, "verify") == (0, f"Arsip utuh: {YEAR}.\n")
    assert run(kept, "verify", "2025") == (2, "Edisi 2025 belum diarsipkan.\n")
    folder = copy(kept, tmp_path / "negeri")
    place = vault.place(folder / "data", YEAR)
    page = next(
        p.relative_to(folder / "site" / OWN).as_posix() for p in (folder / "site" / OWN).glob("62.01-*/index.html")
    )
    _repack(place, {"index.html": b"lain", "baru.txt": b"", page: None})
    (place / "catatan.txt").write_text("", encoding="utf-8")
    code, said = run(folder, "verify")
    assert code == 1
    for part in (
        "situs.zip: berubah",
        "index.html berubah",
        "baru.txt ditambahkan",
        f"{page} hilang",
        "catatan.txt: ditambahkan",
    ):
        assert part in said
    code, said = run(folder, "check")
    assert code == 1 and "E17-arsip-berubah" in said and f"arsip/{YEAR}/situs.zip" in said
    (place / "catatan.txt").unlink()
    _sum(place)
    code, said = run(folder, "verify", f"{YEAR}")  # the sums inside still tell
    assert code == 1 and "index.html berubah" in said and "situs.zip: berubah" not in said
    (place / vault.RESULTS).write_bytes((place / vault.RESULTS).read_bytes() + b"\n")
    assert "hasil.csv: berubah" in run(folder, "verify")[1]
    (place / vault.SITE).write_bytes(b"bukan zip")
    assert "rusak, tidak dapat dibuka" in run(folder, "verify")[1]
    (place / vault.SITE).unlink()
    assert "situs.zip: hilang" in run(folder, "verify")[1]


# ---- broken off


STEPS = 10


def _place(data: Path, at: int, files: dict[str, bytes]) -> None:
    """Freeze, but die before a step."""
    count = [0]

    def step(_: str) -> None:
        count[0] += 1
        if count[0] == at:
            os._exit(9)

    text, _ = seal.opened(data, YEAR)
    seal.place(data, YEAR, files, text, step)


@pytest.fixture()
def draft(built: Path, kept: Path, tmp_path: Path) -> tuple[Path, dict[str, bytes]]:
    folder = published(copy(built, tmp_path / "negeri"))
    place = vault.place(kept / "data", YEAR)
    return folder / "data", {name: (place / name).read_bytes() for name in vault.HELD}


def test_broken_off_at_any_step_leaves_the_old_or_the_new(draft: tuple[Path, dict[str, bytes]]) -> None:
    data, files = draft
    path = data / f"edisi/{YEAR}/edisi.yml"
    old, new = path.read_text(encoding="utf-8"), seal.opened(data, YEAR)[0]
    reached = 0
    for at in range(1, STEPS + 1):
        code = apart(_place, data, at, files)
        reached += code == 9
        text = path.read_text(encoding="utf-8")
        assert text in (old, new)
        assert not [p for p in build.read(data) if p.level == "galat"]
        if text == new:
            assert list(faults(data, YEAR, Told("arsip"))) == []
            path.write_text(old, encoding="utf-8")
        elif vault.place(data, YEAR).exists():
            assert any("sisa pembekuan" in line for line in faults(data, YEAR, Told("terbit")))
    assert reached == STEPS - 1  # the last number is beyond the last step: that freeze was finished
    apart(_place, data, 0, files)
    assert path.read_text(encoding="utf-8") == new
    assert {p.name for p in vault.place(data, YEAR).iterdir()} == set(vault.HELD)
    assert not [p.name for p in (data / "arsip").iterdir() if p.name != f"{YEAR}"]


def _slowly(data: Path, files: dict[str, bytes], sign: Path) -> None:
    def step(name: str) -> None:
        if name == "putuskan":
            sign.touch()
            time.sleep(60)

    seal.place(data, YEAR, files, seal.opened(data, YEAR)[0], step)


def test_killed_outright_it_stays_published(draft: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    data, files = draft
    old, sign = tree(data / "edisi"), tmp_path / "tanda"
    process = multiprocessing.get_context("fork").Process(target=_slowly, args=(data, files, sign))
    process.start()
    for _ in range(600):
        if sign.exists():
            break
        time.sleep(0.05)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    now = {name: body for name, body in tree(data / "edisi").items() if not Path(name).name.startswith(".")}
    assert now == old
    assert not [p for p in build.read(data) if p.level == "galat"]
    apart(_place, data, 0, files)
    assert list(faults(data, YEAR, Told("arsip"))) == []


def test_a_lost_file_at_an_old_address_and_a_foreign_line_are_named(kept: Path, tmp_path: Path) -> None:
    folder = copy(kept, tmp_path / "salin")
    (folder / f"site/api/v1/edisi/{YEAR}.json").unlink()
    code, said = run(folder, "verify", "--situs", str(folder / "site"))
    assert code == 1 and f"api/v1/edisi/{YEAR}.json: hilang" in said
    with (vault.place(folder / "data", YEAR) / vault.SUMS).open("a", encoding="utf-8") as sums:
        sums.write("bukan jumlah periksa\n")
    assert "bukan jumlah periksa" in run(folder, "verify")[1]


# ---- archives that fit their digests and are none


def data_of(kept: Path, to: Path) -> Path:
    """A project of data alone."""
    shutil.copytree(kept / "data", to / "data")
    return to


def _table(change: Callable[[str], str]) -> Callable[[Path], None]:
    def spoil(place: Path) -> None:
        text = (place / vault.RESULTS).read_text(encoding="utf-8")
        assert change(text) != text
        (place / vault.RESULTS).write_text(change(text), encoding="utf-8")

    return spoil


def _cut(place: Path) -> None:
    (place / vault.SITE).write_bytes((place / vault.SITE).read_bytes()[:5000])


def _crooked(place: Path) -> None:
    (place / vault.RESULTS).write_bytes(b"\xe9" + (place / vault.RESULTS).read_bytes())


def _added(name: str) -> Callable[[Path], None]:
    def spoil(place: Path) -> None:
        with zipfile.ZipFile(place / vault.SITE, "a") as packed:
            packed.writestr(name, "palsu")

    return spoil


def _number(name: str, value: str) -> Callable[[str], str]:
    """Another value in a column, in the first line that has a status."""

    def change(text: str) -> str:
        lines = text.splitlines()
        at = keeping.COLUMNS.index("status")
        number = next(n for n, line in enumerate(lines) if n and line.split(",")[at])
        cells = lines[number].split(",")
        cells[keeping.COLUMNS.index(name)] = value
        lines[number] = ",".join(cells)
        return "\n".join(lines) + "\n"

    return change


SPOILT = [
    (_added("../../../../evil.txt"), vault.SITE, "tidak boleh ada: ../../../../evil.txt"),
    (_added("../2025/palsu.html"), vault.SITE, "tidak boleh ada"),
    (_added("/mutlak.html"), vault.SITE, "tidak boleh ada"),
    (_added("arsip//mutlak.html"), vault.SITE, "tidak boleh ada"),
    (_added("a\\..\\b.html"), vault.SITE, "tidak boleh ada"),
    (_added("C:/b.html"), vault.SITE, "tidak boleh ada"),
    (_added("halaman.md"), vault.SITE, "tidak boleh ada"),
    (_cut, vault.SITE, "rusak, tidak dapat dibuka"),
    (_crooked, vault.RESULTS, "berubah: bukan teks UTF-8"),
    (_table(lambda text: text.replace("id,nilai", "nama,nilai", 1)), vault.RESULTS, "berubah: kolom id tidak ada"),
    (_table(_number("terisi", "abc")), vault.RESULTS, "tidak terbaca"),
    (_table(_number("nilai", "NaN")), vault.RESULTS, "tidak terbaca"),
    (_table(_number("persen", "seratus")), vault.RESULTS, "tidak terbaca"),
    (_table(_number("status", "hebat")), vault.RESULTS, "tidak terbaca"),
    (_table(_number("tahap", "kelima")), vault.RESULTS, "tidak terbaca"),
    (_table(_number("hitungan", "1,2")), vault.RESULTS, "tidak terbaca"),
    (_table(lambda text: text + f"{YEAR}.62.median,1\n"), vault.RESULTS, "tidak terbaca"),
    (_table(lambda text: text.replace(f"\n{YEAR}.", "\n1999.", 1)), vault.RESULTS, f"bukan angka edisi {YEAR}"),
    (
        _table(lambda text: text.replace("dilaporkan", "kosong", 1)),
        vault.RESULTS,
        "tidak sama dengan yang ada di situs",
    ),
]


@pytest.mark.parametrize("spoil, file, said", SPOILT)
def test_check_and_verify_tell_what_new_digests_hide(
    kept: Path, tmp_path: Path, spoil: Callable[[Path], None], file: str, said: str
) -> None:
    folder = data_of(kept, tmp_path)
    place = vault.place(folder / "data", YEAR)
    spoil(place)
    _sum(place)
    for command in ("check", "verify"):
        code, told = run(folder, command)
        assert code == 1 and f"arsip/{YEAR}/{file}" in told and said.lower() in told.lower(), told
    assert "E17-arsip-berubah" in run(folder, "check")[1]


def test_a_build_lays_nothing_outside_of_the_edition(kept: Path, tmp_path: Path) -> None:
    folder = copy(kept, tmp_path / "negeri")
    place = vault.place(folder / "data", YEAR)
    _added("../../../../evil.txt")(place)
    _sum(place)
    before = tree(folder / "site")
    with pytest.raises(RuntimeError, match="E17-arsip-berubah"):
        built_again(folder)
    assert different(before, tree(folder / "site")) == []
    assert not [*tmp_path.rglob("evil.txt"), *tmp_path.parent.glob("evil.txt")]
    with pytest.raises(OSError, match="kks verify"):
        [*vault.members(folder / "data", YEAR)]


def test_a_zip_that_cannot_be_unpacked_is_named(kept: Path, tmp_path: Path) -> None:
    """Its directory is whole, as is all that is looked at without unpacking; a page of it is not."""
    folder = data_of(kept, tmp_path)
    place = vault.place(folder / "data", YEAR)
    body = bytearray((place / vault.SITE).read_bytes())
    body[200] ^= 255
    (place / vault.SITE).write_bytes(body)
    _sum(place)
    with pytest.raises(OSError, match="kks verify") as caught:
        [*vault.members(folder / "data", YEAR)]
    assert caught.value.filename == str(place / vault.SITE)
    assert "rusak, tidak dapat dibuka" in run(folder, "verify")[1]


@pytest.mark.parametrize("path", ["../x.html", "a/../../x.html", "/x.html", f"a/../{OWN}x.html", f"./{OWN}x.html"])
def test_the_write_room_looks_where_a_path_leads(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leaves|frozen"):
        write.put([Output(path, b"")], {"docs": tmp_path / "docs"}, (OWN,))
    assert not [*tmp_path.rglob("*.html")]


def test_an_archive_of_another_edition_is_named(kept: Path, tmp_path: Path) -> None:
    folder = data_of(kept, tmp_path)
    other = folder / "data/edisi/2025/edisi.yml"
    other.write_text(re.sub(r"status: \S+", "status: arsip", other.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copytree(vault.place(folder / "data", YEAR), vault.place(folder / "data", 2025))
    code, said = run(folder, "verify", "2025")
    assert code == 1 and f"memuat arsip edisi {YEAR}, bukan edisi 2025" in said
    code, said = run(folder, "check")
    assert code == 1 and "arsip/2025/hasil.csv" in said and "bukan angka edisi 2025" in said


def test_an_archive_of_another_publication_is_named(kept: Path, tmp_path: Path) -> None:
    folder = data_of(kept, tmp_path)
    path = folder / f"data/edisi/{YEAR}/edisi.yml"
    path.write_text(re.sub("nomor: 1\n", "nomor: 2\n", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert "memuat terbitan 1, sedangkan terbitan di edisi.yml 2" in run(folder, "verify")[1]


def test_an_intact_archive_is_never_to_be_deleted(kept: Path, tmp_path: Path) -> None:
    folder = data_of(kept, tmp_path)
    path = folder / f"data/edisi/{YEAR}/edisi.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: arsip", "status: terbit"), encoding="utf-8")
    code, said = run(folder, "check")
    assert code == 1 and f"tulis lagi status: arsip di edisi/{YEAR}/edisi.yml" in said
    assert "hapus" not in said and "kks freeze" not in said
    path.write_bytes(text.encode() + b"# \xe9\n")
    said = run(folder, "check")[1]
    assert f"perbaiki edisi/{YEAR}/edisi.yml" in said and "hapus" not in said


def test_verify_names_folders_and_hidden_files(kept: Path, tmp_path: Path) -> None:
    folder = data_of(kept, tmp_path)
    place = vault.place(folder / "data", YEAR)
    (place / "lain").mkdir()
    (place / ".x").touch()
    (place / vault.BEGUN).touch()
    code, said = run(folder, "verify")
    assert (code, said) == (1, f"{place}/lain: ditambahkan\n{place}/.x: ditambahkan\n")


def test_verify_looks_at_all_that_lies_elsewhere_in_the_site(kept: Path, tmp_path: Path) -> None:
    folder = copy(kept, tmp_path / "negeri")
    site = folder / "site"
    words = ["verify", "--situs", str(site)]
    assert run(folder, *words)[0] == 0
    (site / f"unduhan/arsip/rapor-kks-{YEAR}.zip").write_bytes(b"lain")
    (site / f"aset/data/kutip/{YEAR}-98.json").write_text("{}", encoding="utf-8")
    code, said = run(folder, *words)
    assert code == 1
    assert f"rapor-kks-{YEAR}.zip: berubah\n" in said and f"{YEAR}-98.json: ditambahkan\n" in said


# ---- days and encodings


@pytest.mark.parametrize(
    "day, said", [("1990-01-01", f"Tulis --tanggal {DAY} atau sesudahnya"), ("2099-01-01", "belum tiba")]
)
def test_an_edition_is_frozen_after_its_publication_and_not_ahead(
    draft: tuple[Path, dict[str, bytes]], day: str, said: str
) -> None:
    data, _ = draft
    code, told = run(data.parent, "freeze", f"{YEAR}", "--tanggal", day)
    assert code == 2 and said in " ".join(told.split())
    assert not vault.place(data, YEAR).exists()


def test_files_in_another_encoding_are_named(draft: tuple[Path, dict[str, bytes]]) -> None:
    data, _ = draft
    folder = data.parent
    page, path = folder / "docs/x.md", data / f"edisi/{YEAR}/edisi.yml"
    page.write_bytes(b"# Caf\xe9\n")
    for job in (frozen, build.build):
        with pytest.raises((seal.NotPossible, care.Unfit), match=r"x\.md” bukan teks UTF-8. Simpan ulang"):
            job(found(folder), quiet, *([Wish(YEAR, DAY)] if job is frozen else []))
    page.unlink()
    path.write_bytes(path.read_bytes() + b"# \xe9\n")
    code, said = run(folder, "freeze", f"{YEAR}")
    assert code == 2 and said == f"“{path}” bukan teks UTF-8. Simpan ulang berkas itu sebagai UTF-8, lalu ulangi.\n"
