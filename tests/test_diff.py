"""`kks diff`: figures, awards, pages, deletions, corrections and problems that a reviewer must know of."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html as parser

from generator import demo, errands, gate, load, recall
from generator.diff import Side
from generator.diff.nouns import REMOVED
from generator.diff.render import render
from generator.diff.state import look
from generator.dossier import nation
from generator.folders import Folders
from generator.hoard import Hoard
from generator.summary import summarize
from tests.banding import (
    LAPORAN,
    NILAI,
    OLD,
    PASAR,
    SAMPLE,
    between,
    edit,
    figures,
    kks,
    mixed,
    section,
    write,
)
from tests.test_check import CASES, case_of
from tests.test_check import edit as break_


@pytest.fixture()
def head(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kepala"))


# ---- figures, awards, gates ------------------------------------------------------------------------------------------


def test_a_figure_is_told_with_old_new_and_delta_under_its_id(head: Path) -> None:
    edit(head, NILAI, PASAR, PASAR.replace("83.3", "91.66").replace("83,3", "91,66"))
    found = between(SAMPLE, head)
    assert [place.kode for place in found.places] == ["62.01"]
    change = figures(found)["2025.62.01.pasar.pusat"]
    assert [(part.name, part.old, part.new) for part in change.fields] == [
        ("nilai", "83,3", "91,66"),
        ("tertulis", "83,3", "91,66"),
    ]
    line = next(line for line in render(found, "text").splitlines() if line.endswith("2025.62.01.pasar.pusat"))
    assert re.split(r"\s{2,}", line.strip()) == [
        "~ Tatanan pasar (verifikasi pusat)", "83,3%", "91,66%", "+8,36 poin persen", "2025.62.01.pasar.pusat",
    ]  # fmt: skip


def test_a_figure_that_falls_and_one_that_was_empty(head: Path) -> None:
    edit(head, LAPORAN, "desa_odf: 93", "desa_odf: 70")
    edit(
        head,
        NILAI,
        "pusat,satuan-pendidikan,rekap-contoh,tinggi,,,,,,tidak dilaporkan,2,,",
        "pusat,satuan-pendidikan,rekap-contoh,tinggi,,1250.5,,,,,2,,",
    )
    said = render(between(SAMPLE, head), "text")
    assert "−23 desa/kelurahan" in said
    assert re.search(r"kosong \(tidak dilaporkan\) +1\.250,5% ", said)


def test_computed_figures_are_counted_and_not_listed(head: Path) -> None:
    edit(head, NILAI, PASAR, PASAR.replace("83.3", "91.66"))
    found = between(SAMPLE, head)
    assert found.places[0].counted == {"poin tatanan": 1, "poin menurut nilai indikator": 1}
    assert not [name for name in figures(found) if name.endswith((".poin", ".median"))]
    assert found.consequences["median"] == 2  # of the nation and of the province


def test_awards_and_gates_that_turn_are_those_of_the_card(head: Path) -> None:
    edit(head, LAPORAN, "desa_odf: 93", "desa_odf: 70")
    flips = {flip.name: (flip.old, flip.new) for flip in between(SAMPLE, head).places[0].flips}
    assert flips["Predikat menurut hitungan"] == ("belum dapat dihitung", "belum memenuhi Padapa")
    assert flips["Padapa: Desa/kelurahan ODF"] == ("terpenuhi", "kurang")


def test_official_awards_that_turn_come_and_go(head: Path) -> None:
    edit(
        head,
        "penghargaan.csv",
        "62.01,Kabupaten Kotawaringin Barat,wiwerda",
        "62.01,Kabupaten Kotawaringin Barat,padapa",
    )
    edit(head, "penghargaan.csv", "2023,62.71,Kota Palangka Raya,padapa", "2023,11.11,Kabupaten Bireuen,padapa")
    flips = {(p.kode, p.tahun): [(f.old, f.new) for f in p.flips if f.what == "penghargaan"]
             for p in between(SAMPLE, head).places if p.flips}  # fmt: skip
    assert flips["62.01", "2025"] == [("Wiwerda", "Padapa")]
    assert flips["62.71", "2023"] == [("Padapa", "tidak ada klaim")]
    assert flips["11.11", "2023"] == [("tidak ada klaim", "Padapa")]


def test_an_instrument_that_changes_turns_gates_of_reports_that_did_not(head: Path) -> None:
    edit(head, "instrumen/2025/instrumen.yml", "odf_min: 90", "odf_min: 99")
    found = between(SAMPLE, head)
    place = next(place for place in found.places if place.kode == "62.01")
    assert ("Wiwerda: Desa/kelurahan ODF", "kurang") in [(flip.name, flip.new) for flip in place.flips]
    assert [part.new for item in found.shared for part in item.fields if part.name == "odf_min"] == ["99"]


# ---- pages -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A made-up country, and the same with one percentage changed in one report."""
    base, head = (tmp_path_factory.mktemp("negeri") / name for name in ("dasar", "kepala"))
    demo.make(base, SAMPLE, demo.Wish(12, 2, 1))
    shutil.copytree(base, head)
    path = max(head.glob("edisi/*/*/nilai.csv"))
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = next(n for n, line in enumerate(rows) if n and line.split(",")[5])
    cells = rows[row].split(",")
    rows[row] = ",".join([*cells[:5], "12.34", *cells[6:]])
    path.write_text("".join(rows), encoding="utf-8")
    return base, head


def jobs(folder: Path) -> dict[str, str]:
    """Every job of a build of this data with its key, by reading, checking and summing up everything."""
    inputs = gate.look(Folders(folder, folder / "-/d", folder / "-/s", folder / "-/m.yml"), set())
    frame, _, names = load.frame(folder)
    known = load.regions_of(frame)
    summaries = [summarize(frame, load.report(folder, name, known)) for name in names]
    whole = nation(frame, inputs.rules, summaries, inputs.reports)
    own = dict(errands.cards(whole))
    return own | dict(errands.national(whole, summaries, inputs, own))


def test_pages_are_those_a_build_would_make_anew(country: tuple[Path, Path]) -> None:
    old, new = map(jobs, country)
    found = between(*country)
    stale = {name for name in new if old[name] != new[name]}
    assert {page.kind for page in found.pages} == {"diubah"}
    several = {"edisi": 2, errands.GENERAL: 0}  # pages of one job; the others have one each
    assert len(found.pages) == sum(several.get(name.split("/")[0], 1) for name in stale)
    for group, name in (("rapor", "kartu/"), ("halaman daerah", "daerah/")):
        codes = {re.search(r"/(\d\d\.\d\d)-", page.address)[1] for page in found.pages if page.group == group}
        assert codes == {job.rpartition("/")[2] for job in stale if job.startswith(name)}


def test_what_the_last_build_kept_saves_reading_and_changes_nothing(
    country: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, head = country
    inputs, (frame, _, names) = look(Side("", base)).inputs, load.frame(base)
    hoard, known = Hoard(tmp_path / "ringkas", "kode"), load.regions_of(frame)
    for name in names:
        summary = summarize(frame, load.report(base, name, known))
        hoard.put(gate.digest_of([name, inputs.reports[name], inputs.ground]), summary)
    without = between(base, head)
    asked = _watched(monkeypatch)
    assert between(base, head, hoard) == without
    assert len({*asked}) == 1  # no other than the one that differs


def _watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that are read from here on."""
    asked: list[str] = []
    real = load.report
    monkeypatch.setattr(load, "report", lambda folder, name, known: asked.append(name) or real(folder, name, known))
    recall.forget()
    return asked


def test_a_note_of_one_district_leaves_the_others_pages_alone(head: Path) -> None:
    edit(head, LAPORAN, "kontak: DATA CONTOH Bappeda", "kontak: DATA CONTOH Dinas")
    found = between(SAMPLE, head)
    addresses = {page.address for page in found.pages}
    assert {"/edisi/2025/62.01-kotawaringin-barat/", "/daerah/62.01-kotawaringin-barat/"} <= addresses
    assert not [a for a in addresses if "62.71" in a or "bireuen" in a or a == "/penghargaan/"]


def test_addresses_that_vanish_stand_among_what_is_deleted(head: Path) -> None:
    edit(head, "wilayah/kabkota.csv", "Kabupaten Bireuen", "Kabupaten Bireun")
    found = between(SAMPLE, head)
    gone = {page.address for page in found.pages if page.kind == REMOVED}
    assert gone == {f"/{folder}/11.11-bireuen/" for folder in ("daerah", "edisi/2024", "edisi/2025")}
    assert "/daerah/11.11-bireuen/" in section(render(found, "markdown"), "DIHAPUS")


def test_only_changed_reports_are_read(head: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(head, LAPORAN, "kontak: DATA CONTOH Bappeda", "kontak: DATA CONTOH Dinas")
    asked = _watched(monkeypatch)
    between(SAMPLE, head)
    assert asked == ["edisi/2025/62.01"] * 2


# ---- what is deleted -------------------------------------------------------------------------------------------------


def test_deletions_come_first_and_stand_out(head: Path) -> None:
    mixed(head)
    found = between(SAMPLE, head)
    titles = re.findall(r"^### (.*)$", render(found, "markdown"), re.MULTILINE)
    assert titles[:3] == ["Ringkasan", "DIHAPUS", "Koreksi"]
    lost = section(render(found, "markdown"), "DIHAPUS")
    assert "> [!CAUTION]" in lost
    for what in (
        "Seluruh laporan",
        "README.md",
        "odf.csv",
        "edisi/2025/11.10",
        "2025.62.01.odf.dinkes-contoh.daftar-ya",
    ):
        assert re.search(rf"^\|−\|.*{re.escape(what)}", lost, re.MULTILINE), what
    assert [line for line in render(found, "text").splitlines() if line.startswith("!! DIHAPUS")]
    assert all(line.startswith("!!") for line in render(found, "text").splitlines() if re.match(r"\W*− ", line))
    page = parser.fromstring(render(found, "html"))
    assert "README.md" in page.xpath("//section[@class='hapus']")[0].text_content()


def test_a_whole_edition_that_goes(head: Path) -> None:
    shutil.rmtree(head / "edisi/2024")
    said = render(between(SAMPLE, head), "text")
    lost = said.split("!! DIHAPUS", 1)[1].split("\n\n", 1)[0]
    assert "Seluruh edisi 2024" in lost
    assert re.search(r"Seluruh laporan, \d+ angka +Kabupaten Kotawaringin Barat \(62\.01\), 2024", lost)
    assert "/edisi/2024/" in lost


# ---- corrections -----------------------------------------------------------------------------------------------------


def test_a_published_figure_needs_a_correction_and_a_draft_needs_none(head: Path) -> None:
    edit(head, NILAI, PASAR, PASAR.replace("83.3", "91.66"))
    assert between(SAMPLE, head).needed == ()
    row = (SAMPLE / OLD / "nilai.csv").read_text(encoding="utf-8").splitlines()[1]
    write(head, f"{OLD}/nilai.csv", (SAMPLE / OLD / "nilai.csv").read_text(encoding="utf-8").replace(row + "\n", ""))
    found = between(SAMPLE, head)
    assert [(need.figure.kind, need.figure.figure.edisi, need.records) for need in found.needed] == [
        ("dihapus", "2024", ())
    ]
    assert "wajib 1, ada 0" in render(found, "text")
    assert "BELUM ADA" in section(render(found, "markdown"), "Koreksi")
    assert kks(SAMPLE, head).exit_code == 0
    assert kks(SAMPLE, head, "--cek").exit_code == 1
    name = found.needed[0].figure.figure.id
    for other in (f"{name}0", f"{name}.sesuatu", "2024.62.011.pasar.mandiri"):
        write(head, "koreksi/2024-001.yml", record(other))
        assert between(SAMPLE, head).lacking == 1
    write(head, "koreksi/2024-001.yml", record(name))
    assert between(SAMPLE, head).needed[0].records == ("koreksi/2024-001.yml",)
    assert kks(SAMPLE, head, "--cek").exit_code == 0


def test_whoever_takes_a_publication_back_says_so_and_frees_nobody(head: Path) -> None:
    edit(head, "edisi/2024/edisi.yml", "status: terbit", "status: draf")
    found = between(SAMPLE, head)
    assert [need.figure.figure.id for need in found.needed] == ["2024.status"]
    assert re.search(r"Status edisi, edisi 2024 +terbit +draf +2024\.status +BELUM ADA", render(found, "text"))
    assert kks(SAMPLE, head, "--cek").exit_code == 1
    assert between(head, SAMPLE).needed == ()  # to publish asks for nothing
    shutil.rmtree(head / OLD)
    found = between(SAMPLE, head)
    assert len(found.needed) > 1
    ids = [need.figure.figure.id for need in found.needed]
    write(head, "koreksi/2024-001.yml", record(*ids))
    lacking = [need.figure.figure.id for need in between(SAMPLE, head).needed if not need.records]
    assert lacking == ["2024.status", "2024.62.01.buku-terbit"]


def test_a_ledger_is_only_added_to(head: Path) -> None:
    book = f"{OLD}/terbit.csv"
    text = (SAMPLE / book).read_text(encoding="utf-8")
    write(head, book, text + "62.01.pasar.mandiri,70,2\n")
    assert between(SAMPLE, head).needed == ()
    write(head, book, text.replace("62.01.pasar.mandiri,66.66,1", "62.01.pasar.mandiri,70,1"))
    found = between(SAMPLE, head)
    assert [need.figure.figure.id for need in found.needed] == ["2024.62.01.buku-terbit"]
    assert kks(SAMPLE, head, "--cek").exit_code == 1


def record(*names: str) -> str:
    """A correction record of these figures; what else it says is judged elsewhere."""
    head = "edisi: 2024\nnomor: 1\ntanggal: 2025-01-10\nsejak: 1\nsalah: a\nsebab: b\npengaruh: c\noleh: d\nangka:\n"
    return head + "".join(f'  - id: {name}\n    lama: "1"\n    baru: "2"\n' for name in names)


def test_awards_of_a_published_year_need_a_correction_too(head: Path) -> None:
    edit(head, "penghargaan.csv", "2024,11.71,Kota Banda Aceh,wistara,", "2024,11.71,Kota Banda Aceh,padapa,")
    write(head, "koreksi/2024-001.yml", record("penghargaan.2024.11.71"))
    found = between(SAMPLE, head)
    assert [(n.figure.figure.id, n.records) for n in found.needed if n.figure.figure.bagian == "penghargaan"]
    assert found.lacking == len(found.needed) > 0
    write(head, "koreksi/2024-001.yml", record(*(need.figure.figure.id for need in found.needed)))
    assert between(SAMPLE, head).lacking == 0


def test_an_old_record_does_not_speak_of_a_new_change(head: Path, tmp_path: Path) -> None:
    base = Path(shutil.copytree(SAMPLE, tmp_path / "dasar"))
    shutil.rmtree(head / OLD)
    names = [need.figure.figure.id for need in between(base, head).needed]
    for folder in (base, head):
        write(folder, "koreksi/2024-001.yml", record(*names))
    found = between(base, head)
    assert found.needed and found.lacking == len(found.needed)


def test_a_remark_on_a_published_figure_needs_no_correction(head: Path) -> None:
    edit(head, f"{OLD}/laporan.yml", "penerbit: ", "penerbit: Bagian ")
    found = between(SAMPLE, head)
    assert any(not change.valued for change in figures(found).values())
    assert found.needed == ()


# ---- problems --------------------------------------------------------------------------------------------------------


def test_only_problems_that_came_or_went_are_told(head: Path, tmp_path: Path) -> None:
    base = Path(shutil.copytree(SAMPLE, tmp_path / "dasar"))
    edit(base, LAPORAN, "desa_odf: 93", "desa_odf: 95")  # a fault that stays, on another line
    edit(head, LAPORAN, "desa_odf: 93", "desa_odf: 95")
    edit(head, LAPORAN, "kontak:", "# satu baris lagi\nkontak:")
    edit(
        head,
        NILAI,
        "mandiri,pasar,rekap-contoh,tinggi,pasar.03,,100,",
        "mandiri,pasar,rekap-contoh,tinggi,pasar.03,,33,",
    )
    worse = {p.rule for p in between(base, head).worse}
    assert "N04-skor-tak-tersedia" in worse and not [rule for rule in worse if rule.startswith("O0")]
    assert {p.rule for p in between(head, base).better} == worse


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_broken_data_is_compared_as_far_as_it_is_read(path: Path, head: Path) -> None:
    case = case_of(path)
    for change in case["rusak"]:
        break_(head, change)
    found = between(SAMPLE, head)
    assert len(found.worse) == len(case["galat"])
    assert found.files
    assert render(found, "markdown") and render(found, "html")


def test_what_could_not_be_read_is_said(head: Path) -> None:
    write(head, LAPORAN, (head / LAPORAN).read_text(encoding="utf-8") + "\n  salah: [\n")
    edit(head, NILAI, "mandiri,pasar,rekap-contoh,tinggi,,100", "mandiri,pasar,rekap-contoh,tinggi,,seratus")
    found = between(SAMPLE, head)
    assert found.unread == (LAPORAN, NILAI)
    assert "hanya yang terbaca yang dibandingkan" in render(found, "text")


def test_every_kind_of_job_has_a_group() -> None:
    """A new kind of page or file must not break the comparison off."""
    from generator.diff.touched import GROUPS
    from generator.making import DOING

    # Hand-written pages are fetched only by a build that stands elsewhere; who entered what follows commits, not data.
    assert {*DOING, "kartu", "daerah"} - {"naskah", "pengisian"} <= set(GROUPS)


def test_a_gate_that_flips_alike_at_several_levels_is_told_once() -> None:
    from generator.diff.nouns import Flip
    from generator.diff.story import _gathered

    gates = [Flip("syarat", "Pasar", "kurang", "terpenuhi", level, need) for level, need in (
        ("Padapa", "minimal 71%"), ("Wiwerda", "minimal 81%"))]  # fmt: skip
    other = Flip("syarat", "Pasar", "terpenuhi", "kurang", "Wistara", "minimal 91%")
    assert list(_gathered([*gates, other])) == [
        ("Pasar: Padapa (71%) dan Wiwerda (81%)", "kurang", "terpenuhi"),
        ("Pasar: Wistara (91%)", "terpenuhi", "kurang"),
    ]


def test_the_command_offers_every_form_there_is() -> None:
    from generator.commands.diff import FORMS
    from generator.diff.render import RENDER

    assert tuple(RENDER) == FORMS
