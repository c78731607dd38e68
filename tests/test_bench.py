"""The sums and the page of the benchmark; the measuring itself is left to `make bench`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench import goals, growth, measure, ours, page, readout, store


def cost(seconds: float, **stages: float) -> dict[str, Any]:
    told = [{"tahap": name, "detik": s, "cpu": s, "puncak_mib": 100.0} for name, s in stages.items()]
    return {"detik": seconds, "cpu": 2 * seconds, "puncak_mib": 200.0, **({"tahap": told} if told else {})}


def result(part: str, size: int, rounds: list[dict], **more: Any) -> dict[str, Any]:
    machine = {"inti": 2, "cpu": "Prosesor", "memori_gib": 8, "sistem": "Linux 6", "python": "3.11", "pustaka": {}}
    site = {"halaman": 2 * size, "grafik": 3 * size, "berkas": 4 * size, "bait": 10**5 * size, "bait_html": size}
    made = {who: site for who in ("kami", *rounds[0])}
    return {
        "bagian": part,
        "daerah": size,
        "tanggal": "2026-11-22",
        "mesin": machine,
        "ulangan": rounds,
        "isi": made,
    } | more


def results() -> readout.Results:
    """A nation that takes 10 s, grows with the power 1, changes in 2 s; the naive recipe is 20 times slower."""
    states = [{"dari-nol": cost(n, cetak=n / 5, indeks=0), "satu-berkas": cost(2), "tanpa-perubahan": cost(0.1)}
              for n in (9, 10, 30)]  # fmt: skip
    large = [{**states[0], "dari-nol": cost(100, cetak=20)}]
    pairs = [{"kami": cost(n), "naif": cost(20 * n)} for n in (1, 2, 3)]
    prints = [{"kami": cost(9, cetak=n), "mkdocs": cost(n), "hugo": cost(n / 4)} for n in (2, 4)]
    return {
        "kami": {514: result("kami", 514, states), 5140: result("kami", 5140, large)},
        "naif": {64: result("naif", 64, [{"kami": cost(1), "naif": cost(20)}]), 128: result("naif", 128, pairs)},
        "pencetak": {514: result("pencetak", 514, prints, hugo="1.2", tidak_ada=["zensical"])},
    }


def test_medians_leave_out_what_was_not_measured() -> None:
    assert growth.middle([3, None, 1, 2]) == 2
    assert growth.middle([None]) is None
    assert growth.ratio(1, 0) is None and growth.ratio(None, 1) is None


def test_exponent_is_the_slope_in_logarithms() -> None:
    assert growth.exponent({1: 3.0, 2: 6.0, 4: 12.0}) == pytest.approx(1)
    assert growth.exponent({10: 1.0, 100: 100.0}) == pytest.approx(2)
    assert growth.exponent({10: 1.0}) is None


def test_forecast_goes_on_from_the_largest_size() -> None:
    assert growth.forecast({1: 1.0, 10: 100.0}, 100) == pytest.approx(10_000)
    assert growth.forecast({}, 100) is None


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (0.034, "0,03"), (12.34, "12,3"), (1234.5, "1.234"), (99.99, "100,0")]
)
def test_figures_have_three_digits_or_so(value: float | None, text: str) -> None:
    assert growth.said(value) == text


def test_long_times_are_told_in_minutes_and_hours() -> None:
    assert [growth.span(s) for s in (5, 300, 10_000)] == ["5,00 detik", "5,00 menit", "2,78 jam"]


def test_goals_say_whether_they_are_met() -> None:
    found = {goal.about: goal for goal in goals.goals(results())}
    values = [goal.value for goal in found.values()]
    assert values == pytest.approx([10, 200, 8, 2, 0.1, 20, 4, 1, 51.4])
    assert {goal.met for goal in found.values()} == {"ya"}
    assert goals.Goal("", 15, "kali", 14, least=True).met == goals.Goal("", 3, "detik", 4).met == "**tidak**"


def test_what_was_not_measured_is_said_so() -> None:
    assert {goal.met for goal in goals.goals({})} == {"belum diukur"}
    assert "Belum ada yang diukur" in page.write({})


def test_growth_is_not_judged_below_ten_times_the_nation() -> None:
    small = {"kami": {514: results()["kami"][514]}}
    assert next(goal for goal in goals.goals(small) if "Pangkat" in goal.about).value is None


def test_page_is_the_same_for_the_same_results(tmp_path: Path) -> None:
    assert page.write(results()) == page.write(results())
    for part, size in (("kami", 514), ("kami", 128)):
        store.save(tmp_path, part, size, {"ulangan": [{"dari-nol": cost(1)}], "isi": {}})
    assert list(store.read(tmp_path)["kami"]) == [128, 514]
    assert page.write(store.read(tmp_path)) == page.write(store.read(tmp_path))


def test_page_has_whole_tables_and_names_what_is_missing() -> None:
    text = page.write(results())
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("| ")]
    assert len(blocks) >= 7
    assert all(len({line.count("|") for line in block}) == 1 for block in blocks)
    assert "Zensical tidak terpasang" in text and "perkiraan" in text and "None" not in text


def test_a_command_is_measured_with_its_children() -> None:
    child = "import time; kept = bytearray(60_000_000)\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    cost = measure.run([sys.executable, "-c", parent], Path.cwd())
    assert cost.cpu >= 0.3 and cost.detik >= 0.3 and cost.puncak_mib >= 57


def test_a_failed_command_is_not_a_measurement() -> None:
    with pytest.raises(measure.Failed, match="rusak"):
        measure.run([sys.executable, "-c", "raise SystemExit('rusak')"], Path.cwd())


def test_one_change_is_another_score_and_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "instrumen/baru").mkdir(parents=True)
    (tmp_path / "instrumen/baru/indikator.csv").write_text("kode,skala\npasar.01,100=ada | 50=sebagian | 0=tidak ada\n")
    for code in ("62.01", "62.02"):
        (tmp_path / f"edisi/2025/{code}").mkdir(parents=True)
        text = "tahap,indikator,persen,skor,capaian,bukti\npusat,,71,,,\npusat,pasar.01,,100,97.5,ada\n"
        (tmp_path / f"edisi/2025/{code}/nilai.csv").write_text(text)
    with ours.one_change(tmp_path, 0) as path:
        assert path.read_text().endswith("pusat,pasar.01,,0,97.5,ada\n")
    assert path.read_text() == text
