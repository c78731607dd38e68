"""Where a figure comes from: what is said of it, the page of its source, and who entered it according to git."""

from __future__ import annotations

import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import addresses, compare, origin
from generator.__main__ import main
from generator.book import Book, make_book
from generator.figures import figures
from generator.figures.cited import cited_of
from generator.history import Entered, entered, mark
from generator.load import load
from generator.model import Padanan
from generator.pages import sources
from generator.pages.paper import make_press
from tests.made import dataset, percent, points, report
from tests.situs import DATA

SAMPLE = Path(__file__).resolve().parent / "contoh"
PASAR = "2025.62.01.pasar.pusat"


@pytest.fixture(scope="module")
def book() -> Book:
    return make_book(load(SAMPLE)[0])


def kks(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["asal", *(str(a) for a in arguments)], catch_exceptions=False)


def test_a_reported_figure_names_source_stage_confidence_and_rule(book: Book) -> None:
    known = figures(book)
    said = origin.origin(known[PASAR], origin.inputs(known[PASAR], known), book.instrumen(2025))
    told = " ".join(said)
    for part in ("83,3%", "DATA CONTOH", "Tahap: verifikasi pusat", "Keyakinan: tinggi", "“83,3”", "instrumen 2025"):
        assert part in told, part
    assert not origin.inputs(known[PASAR], known)


def test_a_computed_figure_names_its_formula_and_what_goes_into_it(book: Book) -> None:
    known = figures(book)
    figure = next(
        f
        for name, f in known.items()
        if name.endswith(".pasar.pusat.poin-indikator") or name.endswith(".pasar.pusat.poin")
    )
    found = origin.inputs(figure, known)
    assert {f.indikator for f in found} == {"pasar.01", "pasar.02", "pasar.03"}
    assert any(line.startswith("Dihitung: jumlah nilai indikator") for line in origin.origin(figure, found))


def test_every_stated_figure_is_counted_with_its_source(book: Book) -> None:
    known = figures(book).values()
    for (year, kode), one in book.reports.items():
        mine = [f for f in known if (f.edisi, f.kode) == (str(year), kode)]
        counted = {c.source: sum(n for _, n in c.counts) for c in cited_of(book, (year, kode))}
        for source in one.laporan.sumber.values():
            stated = [f for f in mine if source in f.sumber and (f.bagian != "indikator" or f.nilai is not None)]
            assert counted[source] == len(stated), (year, kode, source)


def test_every_source_of_the_real_data_has_its_place() -> None:
    real = make_book(load(DATA)[0])
    press = make_press(real, figures(real))
    made = [*sources.pages(press)]
    for year in real.data.edisi:
        cited = {key[1]: cited_of(real, key) for key in real.reports if key[0] == year}
        made += [page for kode in real.provinsi for page in sources.edition(press, (year, kode), cited)]
    texts = {page.path: page.data.decode() for page in made}
    for (year, kode), one in real.reports.items():
        path = addresses.page(addresses.sources(year, real.provinsi[kode[:2]]))
        assert all(f'<li id="{kode}-{key}">' in texts[path] for key in one.laporan.sumber), path
    whole = "".join(texts.values())
    urls = {row.item.sumber_url for table in (real.data.penghargaan, real.data.riwayat) for row in table}
    assert not [url for url in urls if url and url.replace("&", "&amp;") not in whole]
    assert max(map(len, texts.values())) < 150_000


def test_what_may_be_compared() -> None:
    data = dataset(
        report(percent("90.90"), kode="62.01"), report(percent("80", "satu"), percent("81", "dua"), kode="62.02")
    )
    made = make_book(data)
    by = {key[1]: {s.tatanan.slug: s for s in scores} for key, scores in made.scores.items()}
    assert compare.refusal("62.01", by["62.01"]["pasar"]) == ""
    assert compare.refusal("62.02", by["62.02"]["pasar"]) == "bertentangan"
    unknown = make_book(dataset(report(percent("90", tahap="tidak-disebut"), kode="62.01"))).scores[2025, "62.01"]
    assert {compare.refusal("62.01", s) for s in unknown if s.percents} == {"tahap"}
    partly = make_book(dataset(report(points("pasar.01", 100), kode="62.01"))).scores[2025, "62.01"]
    assert "sebagian" in {compare.refusal("62.01", s) for s in partly}


def test_what_joins_two_editions() -> None:
    pair = Padanan("2024", "pasar.01", "2025", "pasar.01", "sama", "ya", "ya")
    assert compare.bridge((), "2025", "2025") == "sama"
    assert compare.bridge((pair,), "2024", "2025") == compare.bridge((pair,), "2025", "2024") == "sebagian"
    assert compare.bridge((pair,), "2023", "2024") == "putus"


def test_values_are_written_for_people(book: Book) -> None:
    figure = figures(book)[PASAR]
    assert figure.nilai == Decimal("83.3") and origin.value(figure) == "83,3%"


def test_the_command_says_it_all_without_git(tmp_path: Path) -> None:
    data = shutil.copytree(SAMPLE, tmp_path / "data")
    result = kks(PASAR, "--data", data)
    assert result.exit_code == 0, result.output
    assert "Sumber: " in result.output and "bukan salinan git" in result.output


def test_the_command_names_who_entered_it(tmp_path: Path) -> None:
    data = shutil.copytree(SAMPLE, tmp_path / "data")
    who = ("-c", "user.name=Siti\x1b[31m Petugas", "-c", "user.email=siti@contoh.example")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "Isi pertama")):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    result = kks(PASAR, "--data", data)
    assert "Isi pertama" in result.output and "Petugas" in result.output and "\x1b" not in result.output


def committed(folder: Path, who: str, day: str, written: str = "") -> None:
    own = ("-c", f"user.name={who}", "-c", "user.email=a@contoh.example")
    env = {**os.environ, "GIT_AUTHOR_DATE": f"{written or day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    for command in (("init", "-q"), ("add", "."), (*own, "commit", "-q", "--allow-empty", "-m", "Isi")):
        subprocess.run(["git", *command], cwd=folder, check=True, env=env)


def test_history_names_the_first_and_the_last_of_each_report_and_list(tmp_path: Path) -> None:
    data = shutil.copytree(SAMPLE, tmp_path / "proyek/data")
    assert entered(data) == {} and mark(data) == ""
    committed(tmp_path / "proyek", "Siti\x1b[31m", "2026-01-02")
    changed = data / "edisi/2025/62.01/laporan.yml"
    changed.write_text(changed.read_text(encoding="utf-8") + "# lagi\n", encoding="utf-8")
    (data / "edisi/2025/62.01/terbit.csv").write_text("id,nilai,terbitan\n", encoding="utf-8")
    committed(tmp_path / "proyek", "Budi", "2026-03-04")
    (data / "edisi/2025/62.71/terbit.csv").write_text("id,nilai,terbitan\n", encoding="utf-8")
    committed(tmp_path / "proyek", "Mesin", "2026-05-06")
    found = entered(data)
    siti, budi = ("2026-01-02", "Siti[31m"), ("2026-03-04", "Budi")
    assert found["edisi/2025/62.01"] == found["edisi/2025"] == Entered(siti, budi)
    assert found["edisi/2025/62.71"] == found["penghargaan.csv"] == Entered(siti, siti)  # to publish is not to enter
    said = kks(PASAR, "--data", data).output
    whole = "pertama kali diisi 2 Januari 2026 oleh Siti[31m; terakhir diubah 4 Maret 2026 oleh Budi."
    assert f"Laporan daerah ini {whole}" in said
    shutil.rmtree(data / "edisi/2025/62.01")
    assert "edisi/2025/62.01" not in entered(data) and "edisi/2025" in entered(data)


def test_the_last_day_never_lies_before_the_first(tmp_path: Path) -> None:
    """Neither where a commit is taken over long after it was written, nor where a clock was wrong."""
    file = tmp_path / "data/jumlah.csv"
    file.parent.mkdir()
    for who, day, written in (
        ("Siti", "2026-03-04", ""),
        ("Budi", "2026-05-06", "2026-01-02"),
        ("Ani", "2026-04-05", ""),
    ):
        file.write_text(who, encoding="utf-8")
        committed(tmp_path, who, day, written)
    assert entered(file.parent)["jumlah.csv"] == Entered(("2026-03-04", "Siti"), ("2026-05-06", "Budi"))
    file.write_text("Umar", encoding="utf-8")
    committed(tmp_path, "Umar", "2026-02-03")
    assert entered(file.parent)["jumlah.csv"].first == ("2026-02-03", "Umar")


def test_of_what_nobody_entered_the_command_says_so_and_names_no_commits(tmp_path: Path) -> None:
    data = shutil.copytree(SAMPLE, tmp_path / "proyek/data")
    committed(tmp_path / "proyek", "Siti", "2026-01-02")
    shutil.rmtree(data / "edisi/2025/11.10")
    for name in ("2025.11.daerah", "2025.62.daerah", "2025.11.10.hitungan.keterbukaan", "semua.11.daerah"):
        said = kks(name, "--data", data).output
        assert origin.NOBODY in said and "Siti" not in said and "Diisi di" not in said, name
    said = kks("2025.nasional.daerah", "--data", data).output
    assert "Data edisi 2025 (semua daerah) pertama kali diisi 2 Januari 2026 oleh Siti." in said
    said = kks("2025.62.penerima.semua", "--data", data).output
    assert "Berkas penghargaan.csv (seluruhnya) pertama kali diisi" in said and "data/penghargaan.csv:" in said


def test_a_commit_leaves_another_mark_in_every_kind_of_clone(tmp_path: Path) -> None:
    def git(folder: Path, *words: str) -> None:
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)

    first = tmp_path / "proyek"
    (first / "data").mkdir(parents=True)
    committed(first, "Siti", "2026-01-02")
    git(first, "worktree", "add", str(tmp_path / "kedua"))
    git(tmp_path, "clone", str(first), "ketiga")
    git(tmp_path / "ketiga", "pack-refs", "--all")
    for name in ("proyek", "kedua", "ketiga"):
        (tmp_path / name / "data").mkdir(exist_ok=True)
        seen = [mark(tmp_path / name / "data")]
        for day in ("2026-03-04", "2026-05-06"):
            committed(tmp_path / name, "Budi", day)
            seen.append(mark(tmp_path / name / "data"))
        assert len(set(seen)) == 3 and all(seen), name
    assert mark(tmp_path) == ""


def test_a_clone_without_its_past_names_nobody(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "proyek/data")
    for day in ("2026-01-02", "2026-03-04"):
        committed(tmp_path / "proyek", "Siti", day)
    command = ["git", "clone", "-q", "--depth", "1", f"file://{tmp_path}/proyek", str(tmp_path / "dangkal")]
    subprocess.run(command, check=True)
    data = tmp_path / "dangkal/data"
    assert entered(data) == {} and mark(data) == ""
    said = kks(PASAR, "--data", data).output
    assert "git fetch --unshallow" in said and "Siti" not in said


def test_an_unknown_id_is_a_sentence() -> None:
    result = kks("2024.00.00.tidak-ada", "--data", SAMPLE)
    assert result.exit_code == 2 and "Tidak ada angka" in result.output


def test_a_shortfall_names_the_threshold_and_a_count_what_it_counts() -> None:
    def told(name: str) -> str:
        return kks(name, "--data", Path("data")).output

    card, place = "2024.62.01", "permukiman-fasum"
    said = told(f"{card}.hitungan.kurang.wistara.{place}")
    for name in (
        "instrumen.2024.wistara.tatanan-min = 91%",
        f"instrumen.2024.{place}.jumlah-indikator = 26",
        f"{card}.{place}.tidak-disebut = 90,38%",
        f"{card}.hitungan.{place}.tidak-disebut.poin = ",
    ):
        assert f"Masukannya: {name}" in said, name
    said = told(f"{card}.hitungan.tatanan-tercatat")
    assert "= 6 tatanan" in said and said.count("Masukannya: ") == 6
    assert "Diisi di data/penghargaan.csv:" in told("2025.nasional.penerima.padapa")
