"""The made-up country: whole, marked as made up, the same bytes everywhere, and never written over anybody's work."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main
from generator.book import Book, make_book
from generator.check import check
from generator.demo import NoGround, NotOurs, Wish, make
from generator.demo.country import ground
from generator.load import load
from generator.model import Dataset, Nilai, Problem

ROOT = Path(__file__).resolve().parent.parent
DATA, SMALL = ROOT / "data", ROOT / "tests/contoh"
STAGES = ("mandiri", "provinsi", "pusat")


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("negeri") / "data"
    make(out, DATA, Wish(districts=64, editions=2))
    return out


@pytest.fixture(scope="module")
def known(country: Path) -> tuple[Dataset, list[Problem]]:
    return read(country)


@pytest.fixture(scope="module")
def book(known: tuple[Dataset, list[Problem]]) -> Book:
    return make_book(known[0])


def read(folder: Path) -> tuple[Dataset, list[Problem]]:
    dataset, problems = load(folder)
    return dataset, [*problems, *check(dataset)]


def files(folder: Path) -> dict[str, str]:
    """Path below the folder -> digest."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def errors(folder: Path) -> list[str]:
    return [f"{p.place}: {p.fault}" for p in read(folder)[1] if p.level == "galat"]


def rows(dataset: Dataset, year: int) -> Iterator[Nilai]:
    yield from (row.item for report in dataset.laporan[year] for row in report.nilai)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["demo", *words])


# ---- the same bytes -------------------------------------------------------------------------------------------------


def test_same_wish_same_bytes_whatever_the_hash_seed_and_the_folder(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from generator.demo import *; "
    code += "make(Path(sys.argv[1]), Path(sys.argv[2]), Wish(40, 2, 7))"
    for seed in ("0", "4711"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", code, f"folder-{seed}", os.path.relpath(DATA, tmp_path)]
        subprocess.run(command, cwd=tmp_path, env=env, check=True)
    assert files(tmp_path / "folder-0") == files(tmp_path / "folder-4711")


def test_another_seed_is_another_country(tmp_path: Path) -> None:
    for seed in (1, 2):
        make(tmp_path / str(seed), SMALL, Wish(4, 1, seed))
    assert files(tmp_path / "1") != files(tmp_path / "2")


def test_a_district_is_the_same_in_a_larger_country(tmp_path: Path) -> None:
    for count in (8, 26):
        make(tmp_path / str(count), DATA, Wish(count, 2))
    small, large = (files(tmp_path / str(count)) for count in (8, 26))
    shared = [name for name in small if name.startswith("edisi/")]
    assert len(shared) > 30
    assert [name for name in shared if small[name] != large[name]] == []


# ---- every size -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "editions"), [(1, 1), (4, 10)])
def test_small_countries_have_no_errors(tmp_path: Path, count: int, editions: int) -> None:
    make(tmp_path / "data", DATA, Wish(count, editions))
    dataset, problems = read(tmp_path / "data")
    assert [p for p in problems if p.level == "galat"] == []
    assert len(dataset.daerah) == count
    newest = max(int(version) for version in dataset.indikator)
    assert list(dataset.edisi) == list(range(newest - editions + 1, newest + 1))


def test_a_country_beyond_the_real_list_has_no_errors(tmp_path: Path) -> None:
    make(tmp_path / "data", SMALL, Wish(300, 1))
    assert errors(tmp_path / "data") == []
    names = [row.item.nama for row in read(tmp_path / "data")[0].daerah]
    assert len(set(names)) == 300
    assert all(any(sign in name for name in names) for sign in "'&<É")
    assert max(map(len, names)) > 70


def test_the_whole_list_comes_before_any_invention() -> None:
    with (DATA / "wilayah/kabkota.csv").open(encoding="utf-8", newline="") as file:
        real = {row["kode"] for row in csv.DictReader(file)}
    _, place = ground(DATA, len(real))
    assert {district.code for district in place.districts} == real


@pytest.mark.parametrize("count", [600, 5_140, 9_000])
def test_large_countries_have_their_own_tiles_on_a_compact_map(count: int) -> None:
    _, place = ground(DATA, count)
    tiles = {(int(d.cells["kolom"]), int(d.cells["baris"])) for d in place.districts}
    assert len(tiles) == len({d.code for d in place.districts}) == len({d.name for d in place.districts}) == count
    wide, high = (max(axis) - min(axis) + 1 for axis in zip(*tiles, strict=True))
    assert wide * high < 2 * count + 1_600  # the real map fills a third of its frame
    assert wide < 4 * high
    assert {d.province for d in place.districts} == {cells["kode"] for cells in place.provinces}


def test_districts_are_spread_over_the_provinces() -> None:
    for count in (4, 30):
        assert len({d.province for d in ground(DATA, count)[1].districts}) == count
    counted = Counter(d.province for d in ground(DATA, 128)[1].districts)
    assert len(counted) == len(ground(DATA, 514)[1].provinces)
    assert max(counted.values()) <= 10


# ---- what is in it --------------------------------------------------------------------------------------------------


def test_no_errors_and_every_edition_says_it_is_made_up(known: tuple[Dataset, list[Problem]]) -> None:
    dataset, problems = known
    assert [p for p in problems if p.level == "galat"] == []
    assert all(edition.contoh for edition in dataset.edisi.values())
    warned = {p.rule[:3] for p in problems}
    assert {"N08", "N12", "N14", "P03"} <= warned <= {"N08", "N12", "N14", "P03", "B04"}


def test_the_newest_edition_uses_the_newest_instrument(known: tuple[Dataset, list[Problem]]) -> None:
    dataset, _ = known
    counts = {year: len(dataset.indikator[edition.instrumen]) for year, edition in dataset.edisi.items()}
    assert list(counts.values()) == [147, 136]
    for year, count in counts.items():
        full = [r for r in dataset.laporan[year] if len({row.item.indikator for row in r.nilai} - {""}) == count]
        assert len(full) > 50
        for report in full:
            told = Counter(row.item.tahap for row in report.nilai if row.item.indikator and row.item.sumber != "ralat")
            assert {told[stage] for stage in STAGES} <= {count, 0}


def test_stages_mostly_fall(known: tuple[Dataset, list[Problem]]) -> None:
    steps: Counter[int] = Counter()
    for report in known[0].laporan[max(known[0].edisi)]:
        found = {(r.item.tahap, r.item.indikator): r.item.skor for r in report.nilai if r.item.skor is not None}
        for (stage, code), score in found.items():
            before = found.get((STAGES[STAGES.index(stage) - 1], code)) if stage != "mandiri" else None
            if before is not None:
                steps[(score > before) - (score < before)] += 1
    assert steps[0] > steps[-1] > 3 * steps[1] > 0


def test_every_reason_and_every_kind_of_row_is_there(known: tuple[Dataset, list[Problem]]) -> None:
    old, new = (list(rows(known[0], year)) for year in known[0].edisi)
    reasons = {"tidak dilaporkan", "tidak berlaku", "belum diverifikasi", "ditarik"}
    assert reasons < {row.alasan for row in new} <= reasons | {None}
    assert "daerah belum ada" in {row.alasan for row in old}
    assert {row.bukti for row in new if row.skor is not None} == {"ada", "tidak ada", "tidak jelas"}
    assert sum(row.capaian is not None for row in new) > 10_000
    assert {row.tahap for row in new if row.persen is not None} == {*STAGES, "tidak-disebut"}
    assert any("ralat" in row.catatan and row.skor is not None for row in new)
    assert any("ralat" in row.catatan and row.persen is not None for row in new)


def test_districts_report_in_every_way(known: tuple[Dataset, list[Problem]], country: Path) -> None:
    dataset, year = known[0], max(known[0].edisi)
    reports = {r.laporan.kode: r for r in dataset.laporan[year]}
    codes = {row.item.kode for row in dataset.daerah}
    awarded = {row.item.kode for row in dataset.penghargaan if row.item.tahun == year}
    assert codes - reports.keys() & awarded and codes - reports.keys() - awarded
    assert any(r.nilai and not any(row.item.indikator for row in r.nilai) for r in reports.values())
    assert any(len(code) == 2 for code in reports)
    assert len(list(country.glob(f"edisi/{year}/*/odf.csv"))) > 10
    assert any(change.item.jenis == "pemekaran" for change in dataset.perubahan)
    for part in ("odf", "kelembagaan", "fakta", "inovasi", "target", "lokus", "peristiwa", "pernyataan"):
        assert sum(bool(getattr(r.laporan, part)) for r in reports.values()) > 20, part
    assert dataset.jumlah and dataset.riwayat


def test_a_correction_is_later_than_what_it_corrects(known: tuple[Dataset, list[Problem]]) -> None:
    found = [r.laporan.sumber for reports in known[0].laporan.values() for r in reports if "ralat" in r.laporan.sumber]
    assert len(found) > 5
    assert all((s["ralat"].tanggal or "") > (s["provinsi"].tanggal or "") for s in found)


def test_villages_agree_with_the_report(known: tuple[Dataset, list[Problem]]) -> None:
    for report in known[0].laporan[max(known[0].edisi)]:
        if report.odf_desa:
            claim = report.laporan.odf[0]
            states = Counter(row.item.odf for row in report.odf_desa)
            assert (states["ya"], states.total()) == (claim.desa_odf, claim.desa)


def test_most_awards_agree_with_the_arithmetic_and_a_few_do_not(book: Book) -> None:
    year = max(book.data.edisi)
    claims = [row.item for row in book.data.penghargaan if row.item.tahun == year]
    sums = {kode: book.awards[year, kode].reached for _, kode in book.reports if (year, kode) in book.awards}
    told = [(claim.predikat, sums[claim.kode]) for claim in claims if sums.get(claim.kode)]
    agreeing = sum(claim == reached for claim, reached in told)
    assert len(told) > 15
    assert len(told) // 2 < agreeing < len(told)


def test_texts_say_they_are_made_up(known: tuple[Dataset, list[Problem]], country: Path) -> None:
    dataset = known[0]
    for reports in dataset.laporan.values():
        for laporan in (report.laporan for report in reports):
            for source in laporan.sumber.values():
                assert all("DATA CONTOH" in text for text in (source.penerbit, source.judul, source.catatan))
                assert source.url.startswith("https://contoh.example/")
            lists = (laporan.odf, laporan.kelembagaan, laporan.fakta, laporan.inovasi)
            assert all("DATA CONTOH" in thing.catatan or not thing.catatan for things in lists for thing in things)
            prose = (laporan.target, laporan.lokus, laporan.peristiwa, laporan.pernyataan)
            assert all("DATA CONTOH" in thing.uraian for things in prose for thing in things)
        assert all("DATA CONTOH" in row.item.catatan or not row.item.catatan for r in reports for row in r.nilai)
    for claim in (row.item for table in (dataset.penghargaan, dataset.jumlah, dataset.riwayat) for row in table):
        assert "DATA CONTOH" in claim.sumber_penerbit and "DATA CONTOH" in claim.sumber_judul
        assert claim.sumber_url.startswith("https://contoh.example/")
    text = "".join(path.read_text(encoding="utf-8") for path in country.glob("edisi/*/*/*"))
    assert all(sign in text for sign in ("'", "&", "< ", "é"))


# ---- the folder -----------------------------------------------------------------------------------------------------


def test_an_earlier_demo_is_replaced(tmp_path: Path) -> None:
    make(tmp_path / "once", SMALL, Wish(2, 1))
    for count in (5, 2):
        make(tmp_path / "twice", SMALL, Wish(count, 1))
    assert files(tmp_path / "once") == files(tmp_path / "twice")


def test_somebodys_own_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# milik orang\n", encoding="utf-8")
    before = files(tmp_path)
    done = run(str(tmp_path), "--districts", "2", "--data", str(SMALL))
    assert done.exit_code == 2
    assert "berisi berkas lain" in done.output
    assert files(tmp_path) == before


def test_the_ground_itself_is_never_overwritten(tmp_path: Path) -> None:
    make(tmp_path / "a", SMALL, Wish(2, 1))
    before = files(tmp_path / "a")
    with pytest.raises(NotOurs):
        make(tmp_path / "a", tmp_path / "b" / ".." / "a", Wish(2, 1))
    assert files(tmp_path / "a") == before


def test_a_folder_without_instruments_is_no_ground(tmp_path: Path) -> None:
    make(tmp_path / "a", SMALL, Wish(2, 1))
    for path in tmp_path.glob("a/instrumen/*/indikator.csv"):
        path.unlink()
    with pytest.raises(NoGround):
        make(tmp_path / "b", tmp_path / "a", Wish(2, 1))
    assert not (tmp_path / "b").exists()


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    done = run(str(tmp_path / "x"), "--districts", "3", "--editions", "1", "--data", str(SMALL))
    assert (done.exit_code, "laporan contoh ditulis di" in done.output) == (0, True)
    assert run(str(tmp_path / "x"), "--districts", "0").exit_code == 2
