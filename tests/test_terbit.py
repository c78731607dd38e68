"""An edition is published: what it takes, what is written, what is guarded from then on; and all of it or nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import journal, load, published
from generator.__main__ import main
from generator.book import make_book
from generator.build import read
from generator.check import UNRECORDED
from generator.figures import claims, named
from generator.figures.brief import brief
from generator.publish import NotPossible, Wish, plan, publish
from tests.bangun import different, tree

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/contoh"
VALUES = "edisi/2025/62.01/nilai.csv"
PASAR = "pusat,pasar,rekap-contoh,tinggi,,83.3,"


@pytest.fixture()
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


def kks(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} tidak ada dalam {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def publish_now(data: Path, day: str = "2025-12-01", *more: str) -> Result:
    return kks("publish", 2025, "--data", data, "--tanggal", day, *more)


def faults(data: Path) -> list[str]:
    return [problem.rule for problem in read(data) if problem.level == "galat"]


def record(data: Path, name: str, old: str, new: str, number: int = 1) -> None:
    path = data / f"koreksi/2025-{number:03}.yml"
    path.parent.mkdir(exist_ok=True)
    text = (
        f"edisi: 2025\nnomor: {number}\ntanggal: 2025-12-10\nsejak: 1\nsalah: Salah salin.\nsebab: Kolom tertukar.\n"
        f'pengaruh: tidak ada\noleh: Pengelola\nangka:\n  - id: {name}\n    lama: "{old}"\n    baru: "{new}"\n'
    )
    path.write_text(text, encoding="utf-8")


# ---- publishing ------------------------------------------------------------------------------------------------------


def test_a_draft_is_published_with_its_checklist_and_its_ledgers(data: Path) -> None:
    said = publish_now(data, "2025-12-01", "--catatan", "Terbitan  pertama")
    assert said.exit_code == 0, said.output
    for line in ("ada     Pemeriksaan data", "Lisensi", "Kontak", "Instrumen 2025: dikenal", "Kalender", "DOI"):
        assert line in said.output
    frame = load.frame(data)[0]
    edisi = frame.edisi[2025]
    assert (edisi.status, edisi.nomor, edisi.terbit) == ("terbit", "2025.1", "2025-12-01")
    assert [(one.nomor, one.tanggal, one.catatan) for one in edisi.terbitan] == [(1, "2025-12-01", "Terbitan pertama")]
    assert faults(data) == []
    before = (SAMPLE / "edisi/2025/edisi.yml").read_text(encoding="utf-8").splitlines()
    after = (data / "edisi/2025/edisi.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line.startswith("#")] == [line for line in after if line.startswith("#")]
    assert [line.partition(":")[0] for line in after if line.partition(":")[0] in ("tahun", "judul", "kontak")] == [
        line.partition(":")[0] for line in before if line.partition(":")[0] in ("tahun", "judul", "kontak")
    ]


def test_the_ledgers_hold_every_figure_of_the_edition_but_changes(data: Path) -> None:
    publish_now(data)
    dataset = load.load(data)[0]
    book = make_book(dataset)
    from generator.figures import figures

    known = {
        name: published.value_of(figure)
        for name, figure in figures(book).items()
        if published.edition_of(name) == 2025 and not name.startswith(("jumlah", "riwayat", "semua"))
    }
    wanted = {name: value for name, value in known.items() if ".perubahan" not in name}
    rows = [row for _, ledger in load.ledgers(data, 2025) for row in ledger]
    held = {
        published.whole(2025, name): value
        for name, value in published.latest(tuple(rows)).items()
        if not name.endswith(f".{published.HELD}")
    }
    assert held == wanted
    for folder, ledger in load.ledgers(data, 2025):
        assert all(published.own(name) == (folder.count("/") == 2) for name, _, _ in ledger)


def test_what_is_compared_is_what_pages_show() -> None:
    dataset = load.load(SAMPLE)[0]
    book = make_book(dataset)
    for key, report in book.reports.items():
        shown = {published.inner(f.id): published.value_of(f) for f in named(book, claims.stated(book, key))}
        assert {name: value for name, (value, _) in brief(report).items()} == shown


def test_nothing_new_writes_nothing_and_says_so(data: Path) -> None:
    publish_now(data)
    before = tree(data)
    said = publish_now(data, "2025-12-02")
    assert (said.exit_code, "Tidak ada yang berubah sejak edisi 2025.1" in said.output) == (0, True)
    assert different(before, tree(data)) == []


def test_only_looking_writes_nothing(data: Path) -> None:
    before = tree(data)
    assert "Siap terbit sebagai 2025.1" in publish_now(data, "2025-12-01", "--periksa").output
    assert different(before, tree(data)) == []


def test_faults_of_the_data_stop_it(data: Path) -> None:
    edit(data / VALUES, "pasar.03,,50", "pasar.03,,55")
    before = tree(data)
    said = publish_now(data)
    assert said.exit_code == 1
    assert "KURANG  Pemeriksaan data: 1 galat" in said.output and "N04-skor-tak-tersedia" in said.output
    assert different(before, tree(data)) == []


@pytest.mark.parametrize(
    ("year", "day", "said"),
    [(2031, "2025-12-01", "Edisi 2031 tidak ada"), (2024, "2020-01-01", "lebih awal daripada terbitan 2024.1")],
)
def test_what_cannot_be_published_is_said_in_a_sentence(data: Path, year: int, day: str, said: str) -> None:
    with pytest.raises(NotPossible, match=said):
        plan(data, Wish(year, day))
    edit(data / "edisi/2024/edisi.yml", "status: terbit", "status: arsip")
    with pytest.raises(NotPossible, match="sudah diarsipkan"):
        plan(data, Wish(2024, "2026-01-01"))


def test_a_changed_figure_needs_a_record_and_gets_the_next_number(data: Path) -> None:
    publish_now(data)
    edit(data / VALUES, PASAR, PASAR.replace("83.3", "91.66"))
    assert faults(data) == ["A01-angka-terbit-berubah"]
    said = publish_now(data, "2025-12-10")
    assert said.exit_code == 1
    assert "koreksi/2025-001.yml" in said.output
    assert '- id: 2025.62.01.pasar.pusat\n    lama: "83.3"\n    baru: "91.66"' in said.output
    record(data, "2025.62.01.pasar.pusat", "83.3", "91.66")
    assert set(faults(data)) == {UNRECORDED}
    said = publish_now(data, "2025-12-10")
    assert said.exit_code == 0 and "Edisi 2025.2 terbit" in said.output
    assert faults(data) == []
    rows = dict(load.ledgers(data, 2025))["edisi/2025/62.01"]
    assert [row[1:] for row in rows if row[0] == "62.01.pasar.pusat"] == [("83.3", 1), ("91.66", 2)]


def moved(data: Path, old: str, new: str, day: str) -> None:
    """Another value in the data, and whatever `kks publish` asks for, with its sentences filled in."""
    edit(data / VALUES, PASAR.replace("83.3", old), PASAR.replace("83.3", new))
    said = publish_now(data, day).output
    path, _, text = said.partition("lalu simpan sebagai ")[2].partition(":\n\n")
    assert path, said
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text.partition("\n\n")[0].replace('""', "Salah salin."), encoding="utf-8")
    assert publish_now(data, day).exit_code == 0, faults(data)
    assert faults(data) == []


@pytest.fixture()
def returned(data: Path) -> Path:
    """83.3, then 91.66, then 83.3 once more: each with the record that `kks publish` printed."""
    publish_now(data)
    moved(data, "83.3", "91.66", "2025-12-10")
    moved(data, "91.66", "83.3", "2025-12-11")
    return data


def test_a_value_that_came_back_is_not_freed_by_the_record_of_its_first_time(returned: Path) -> None:
    edit(returned / VALUES, PASAR, PASAR.replace("83.3", "75"))
    assert faults(returned) == ["A01-angka-terbit-berubah"]
    said = publish_now(returned, "2025-12-12")
    assert said.exit_code == 1 and "koreksi/2025-003.yml" in said.output and "sejak: 3\n" in said.output
    edit(returned / VALUES, PASAR.replace("83.3", "75"), PASAR)
    moved(returned, "83.3", "75", "2025-12-12")
    assert load.frame(returned)[0].edisi[2025].nomor == "2025.4"


def test_a_value_that_came_back_cannot_go_without_a_record_either(returned: Path) -> None:
    path = returned / VALUES
    path.write_text(re.sub(f"(?m)^{PASAR}.*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert "A02-angka-terbit-hilang" in faults(returned) and UNRECORDED not in faults(returned)


def test_a_record_that_speaks_of_the_first_time_is_told_which_publication_to_name(returned: Path) -> None:
    edit(returned / VALUES, PASAR, PASAR.replace("83.3", "75"))
    record(returned, "2025.62.01.pasar.pusat", "83.3", "75", 3)
    found = [p for p in read(returned) if p.rule == "R04-nilai-lama"]
    assert [p.place.file for p in found] == ["koreksi/2025-003.yml"]
    assert (
        'sudah dikoreksi catatan 2025-001. Nilai itu terbit lagi pada 2025.3: tulis "sejak: 3".'
        in f"{found[0].fault} {found[0].remedy}"
    )
    edit(returned / "koreksi/2025-003.yml", "sejak: 1", "sejak: 3")
    assert set(faults(returned)) == {UNRECORDED}


def test_the_record_of_each_time_is_missed_when_it_is_lost(returned: Path) -> None:
    moved(returned, "83.3", "75", "2025-12-12")
    (returned / "koreksi/2025-003.yml").unlink()
    assert faults(returned) == ["R06-koreksi-hilang"]


def test_a_figure_wrong_in_several_publications_keeps_its_record(data: Path) -> None:
    """Whether the record names the first of them, as `kks publish` does, or a later one that still held it."""
    publish_now(data)
    old = "2025,62.01,Kabupaten Kotawaringin Barat,wiwerda"
    edit(data / "penghargaan.csv", old, old.replace("wiwerda", "padapa"))
    record(data, "penghargaan.2025.62.01", "Wiwerda", "Padapa")
    assert publish_now(data, "2025-12-10").exit_code == 0
    edit(data / VALUES, PASAR, PASAR.replace("83.3", "75"))
    for since in (1, 2):
        record(data, "2025.62.01.pasar.pusat", "83.3", "75", 2)
        edit(data / "koreksi/2025-002.yml", "sejak: 1", f"sejak: {since}")
        assert set(faults(data)) == {UNRECORDED}
    assert publish_now(data, "2025-12-11").exit_code == 0 and faults(data) == []


def test_figures_of_two_publications_get_a_record_each(data: Path) -> None:
    publish_now(data)
    moved(data, "83.3", "91.66", "2025-12-10")
    old = "2025,62.01,Kabupaten Kotawaringin Barat,wiwerda"
    edit(data / "penghargaan.csv", old, old.replace("wiwerda", "padapa"))
    moved_on = PASAR.replace("83.3", "75")
    edit(data / VALUES, PASAR.replace("83.3", "91.66"), moved_on)
    said = publish_now(data, "2025-12-11").output
    assert "sejak: 1\n" in said and "penghargaan.2025.62.01" in said and "1 angka lain terbit sejak nomor lain" in said
    record(data, "penghargaan.2025.62.01", "Wiwerda", "Padapa", 2)
    said = publish_now(data, "2025-12-11").output
    assert "sejak: 2\n" in said and "koreksi/2025-003.yml" in said and 'lama: "91.66"' in said
    record(data, "2025.62.01.pasar.pusat", "91.66", "75", 3)
    edit(data / "koreksi/2025-003.yml", "sejak: 1", "sejak: 2")
    assert publish_now(data, "2025-12-11").exit_code == 0 and faults(data) == []


def test_a_new_report_needs_no_record(data: Path) -> None:
    source, target = data / "edisi/2024/11.10", data / "edisi/2025/11.71"
    publish_now(data)
    shutil.copytree(source, target)
    (target / "terbit.csv").unlink()
    for old, new in (("edisi: 2024", "edisi: 2025"), ('"2024"', '"2025"'), ('"11.10"', '"11.71"')):
        edit(target / "laporan.yml", old, new)
    edit(target / "laporan.yml", "Kabupaten Aceh Singkil", "Kota Banda Aceh")
    assert set(faults(data)) == {UNRECORDED}
    assert "Edisi 2025.2 terbit" in publish_now(data, "2025-12-10").output
    assert faults(data) == []


def test_figures_that_follow_from_others_are_guarded_too(data: Path) -> None:
    publish_now(data)
    book = data / "edisi/2025/terbit.csv"
    edit(book, "nasional.daerah,", "nasional.daerah,9")
    assert faults(data) == [UNRECORDED]
    shutil.copy(SAMPLE / "edisi/2025/62.01/nilai.csv", data / VALUES)
    assert "1 berubah" in publish_now(data, "2025-12-10").output


def test_one_named_record_is_judged_against_the_report_it_speaks_of(data: Path) -> None:
    publish_now(data)
    record(data, "2025.62.01.pasar.pusat", "83.3", "91.66")
    said = kks("check", data / "koreksi/2025-001.yml")
    assert said.exit_code == 1 and "R05-nilai-baru" in said.output
    record(data, "2025.62.01.pasar.pusa", "83.3", "91.66")
    assert "R03-angka-tak-dikenal" in kks("check", data / "koreksi/2025-001.yml").output


def test_an_import_into_a_published_edition_is_not_refused_for_being_new(data: Path) -> None:
    """Whether it may change is asked of the data afterwards, as a record can only be written once they are there."""
    from generator.commands.excel import _ground
    from generator.excel import judge

    publish_now(data)
    folder = "edisi/2025/62.01"
    files = {path.name: path.read_bytes() for path in (data / folder).iterdir()}
    files["nilai.csv"] = files["nilai.csv"].replace(b",83.3,", b",91.66,")
    rules = {problem.rule for problem in judge._problems(folder, files, _ground(data))[1]}
    assert not any(rule.startswith(("A0", "R0")) for rule in rules)


# ---- all or nothing --------------------------------------------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
from generator import journal
from generator.publish import Wish, plan, publish
step, data = int(sys.argv[1]), Path(sys.argv[2])
made = plan(data, Wish(2025, "2025-12-01"))
def counted(real):
    def call(*given, **more):
        global step
        step -= 1
        if step == 0:
            if real.__name__ == "write_bytes":
                real(given[0], given[1][: len(given[1]) // 2])
            os._exit(9)
        return real(*given, **more)
    return call
os.replace, Path.write_bytes, Path.mkdir = map(counted, (os.replace, Path.write_bytes, Path.mkdir))
journal.shutil.rmtree = counted(journal.shutil.rmtree)
publish(data, made)
"""


def run(data: Path, step: int) -> int:
    """Publish in a process of its own that ends itself, without a word, at that step of the writing."""
    return subprocess.run([sys.executable, "-c", KILLED, str(step), str(data)], cwd=ROOT, check=False).returncode


def settled(data: Path) -> dict[str, bytes]:
    """The data as the next command leaves them."""
    journal.recover(data)
    assert not list(data.glob(".terbit*"))
    return tree(data)


def test_broken_off_anywhere_it_is_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    old, seen, step = tree(SAMPLE), [], 0
    new_home = Path(shutil.copytree(SAMPLE, tmp_path / "utuh"))
    publish(new_home, plan(new_home, Wish(2025, "2025-12-01")))
    new = tree(new_home)
    assert different(old, new)
    while True:
        step += 1
        data = Path(shutil.copytree(SAMPLE, tmp_path / f"{step}"))
        code = run(data, step)
        found = settled(data)
        assert not different(old, found) or not different(new, found), f"langkah {step}"
        seen.append(not different(new, found))
        if code == 0:
            break
    assert step > 8 and seen == sorted(seen) and not seen[0] and seen[-1]  # old, old, …, new, new


def test_a_real_kill_leaves_one_of_the_two(tmp_path: Path) -> None:
    home = Path(shutil.copytree(SAMPLE, tmp_path / "utuh"))
    publish(home, plan(home, Wish(2025, "2025-12-01")))
    old, new = tree(SAMPLE), tree(home)
    slow = KILLED.replace("        return real(", "        import time; time.sleep(0.01)\n        return real(")
    slow = slow.replace("publish(data, made)", "print('mulai', flush=True); publish(data, made)")
    for turn in range(6):
        data = Path(shutil.copytree(SAMPLE, tmp_path / f"{turn}"))
        command = [sys.executable, "-c", slow, "9999", str(data)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline() == b"mulai\n"
            time.sleep(0.02 * turn)
            os.kill(process.pid, signal.SIGKILL)
        found = settled(data)
        assert not different(old, found) or not different(new, found), f"putaran {turn}"


def test_the_next_command_finishes_what_was_decided(data: Path) -> None:
    made = plan(data, Wish(2025, "2025-12-01"))
    for name, content in made.files.items():
        path = data / journal.READY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    stray = data / journal.READY / "penghargaan.csv"
    stray.write_text("bukan dari kami", encoding="utf-8")
    said = kks("check", "--data", data)
    assert said.exit_code == 0 and "Penerbitan yang terputus sudah diselesaikan." in said.output
    assert load.frame(data)[0].edisi[2025].nomor == "2025.1"
    assert (data / "penghargaan.csv").read_bytes() == (SAMPLE / "penghargaan.csv").read_bytes()


def test_a_folder_that_cannot_be_written_changes_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "edisi.yml")

    before = tree(data)
    monkeypatch.setattr(journal.os, "replace", full)
    said = publish_now(data)
    assert said.exit_code == 2 and "Edisi 2025 tidak berubah." in said.output
    assert different(before, tree(data)) == []


def test_an_edition_is_opened_whole_or_not_at_all(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "edisi.yml")

    before = tree(data)
    with monkeypatch.context() as patched:
        patched.setattr(journal.os, "replace", full)
        said = kks("new", 2031, "--instrumen", "2025", "--data", data)
    assert said.exit_code == 2 and "Tidak ada yang berubah." in said.output
    assert different(before, tree(data)) == [] and not (data / "edisi/2031").exists()
    assert kks("new", 2031, "--instrumen", "2025", "--data", data).exit_code == 0
    assert load.frame(data)[0].edisi[2031].status == "draf"


def test_an_edition_cannot_be_judged_by_an_instrument_of_later_years(data: Path) -> None:
    said = kks("new", 2022, "--instrumen", "2025", "--data", data)
    assert said.exit_code == 2 and "Instrumen 2025 lebih baru daripada edisi 2022." in said.output
    assert not (data / "edisi/2022").exists()
