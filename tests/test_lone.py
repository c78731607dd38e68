"""`kks check` and `kks format` of files that are named: a touched file of the data, or a lone one in any folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.guess import kind_for
from tests.test_cli import ENGLISH, ROOT, SAMPLE, kks, snapshot

NILAI = "edisi/2025/62.01/nilai.csv"
LAPORAN = "edisi/2025/62.01/laporan.yml"
PLACES = {
    "nilai": NILAI,
    "laporan": LAPORAN,
    "odf": "edisi/2025/62.01/odf.csv",
    "penghargaan": "penghargaan.csv",
    "indikator": "instrumen/2025/indikator.csv",
    "instrumen": "instrumen/2025/instrumen.yml",
    "edisi": "edisi/2025/edisi.yml",
    "contoh": "instrumen/2025/contoh.yml",
    "riwayat": "riwayat.csv",
    "jumlah": "jumlah.csv",
    "kabkota": "wilayah/kabkota.csv",
    "provinsi": "wilayah/provinsi.csv",
    "alias": "wilayah/alias.csv",
    "perubahan": "wilayah/perubahan.csv",
    "padanan": "instrumen/padanan.csv",
}
WITHOUT = "Folder data tidak ada di sini"


@pytest.fixture()
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "repo/data"))


@pytest.fixture()
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder far from any data folder, where the person stands."""
    folder = tmp_path / "Unduhan"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


# ---- files of a data folder -----------------------------------------------------------------------------------------


def test_only_the_report_of_a_named_file_is_judged(data: Path) -> None:
    replaced(data / NILAI, "pasar.03,,75", "pasar.03,,80")
    (data / "edisi/2025/11.10/nilai.csv").write_bytes(b"rusak")
    (data / "penghargaan.csv").write_bytes(b"rusak")
    result = kks("check", "--data", data, data / LAPORAN)  # its table lies beside it and belongs to it
    assert result.exit_code == 1
    found = [line for line in result.output.splitlines() if f"{data}/" in line]
    assert found and all(line.startswith(f"{data}/{NILAI}:") for line in found)
    assert "N04-skor-tak-tersedia" in result.output


def test_a_file_of_the_frame_has_the_frame_judged(data: Path) -> None:
    replaced(data / "wilayah/provinsi.csv", "62,Kalimantan Tengah", "63,Kalimantan Tengah")
    result = kks("check", "--data", data, data / "wilayah/alias.csv")
    assert result.exit_code == 1 and "wilayah/kabkota.csv" in result.output


def test_the_data_folder_of_a_file_is_found_from_anywhere(data: Path, away: Path) -> None:
    replaced(data / NILAI, "pasar.03,,75", "pasar.03,,80")
    result = kks("check", f"../repo/data/{NILAI}")
    assert result.exit_code == 1
    assert f"\n../repo/data/{NILAI}:10:" in f"\n{result.output}" and WITHOUT not in result.output
    assert kks("check", "../repo/data/edisi/2025/62.71").exit_code == 0


def test_notes_and_schemas_beside_the_data_are_nothing_to_judge(data: Path) -> None:
    (data / "skema").mkdir()
    (data / "skema/nilai.schema.json").write_text("{}")
    result = kks("check", "--data", data, data / "README.md", data / "skema/nilai.schema.json")
    assert result.exit_code == 0, result.output
    (data / "foto.jpg").write_bytes(b"-")
    assert "E01-berkas-asing" in kks("check", "--data", data, data / "foto.jpg").output


def test_machines_get_their_forms_of_named_files(data: Path) -> None:
    replaced(data / NILAI, "pasar.03,,75", "pasar.03,,80")
    found = json.loads(kks("check", "--data", data, "--format", "json", data / NILAI).stdout)
    assert (f"{data}/{NILAI}", "N04-skor-tak-tersedia") in {(p["berkas"], p["aturan"]) for p in found}
    assert f"::error file={data}/{NILAI}," in kks("check", "--data", data, "--format", "github", data / NILAI).stdout


# ---- lone files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLACES)
def test_a_good_file_of_every_kind_passes_alone(name: str, away: Path) -> None:
    shutil.copy(SAMPLE / PLACES[name], away)
    file = Path(PLACES[name]).name
    result = kks("check", file)
    assert result.exit_code == 0, result.output
    assert "Data rapi" in result.output and WITHOUT in result.output
    assert ENGLISH.findall(result.output) == []


@pytest.mark.parametrize("name", PLACES)
def test_a_kind_is_known_by_its_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"berkas saya{Path(PLACES[name]).suffix}"
    shutil.copy(SAMPLE / PLACES[name], path)
    found = kind_for(path)
    assert found is not None and found.name == name


def test_a_lone_file_is_judged_under_the_name_that_was_typed(away: Path) -> None:
    shutil.copy(SAMPLE / NILAI, away / "Nilai (1).CSV")
    replaced(away / "Nilai (1).CSV", "tidak dilaporkan,2", ",2")
    replaced(away / "Nilai (1).CSV", "pasar.01,,100,,ada,,,,,\nmandiri", "pasar.01,,-100,,mungkin,,,,,\nmandiri")
    result = kks("check", "./Nilai (1).CSV")
    assert result.exit_code == 1
    assert "Nilai (1).CSV:3:" in result.output and "B16-bukan-pilihan" in result.output
    assert "Nilai (1).CSV:16:1: galat[N10-kosong-tanpa-alasan]" in result.output
    assert "tanpa laporan.yml" in result.output


def test_files_of_a_report_that_lie_together_are_judged_together(away: Path) -> None:
    for name in (NILAI, LAPORAN):
        shutil.copy(SAMPLE / name, away)
    replaced(away / "nilai.csv", "pusat,pasar,rekap-contoh,tinggi,,83.3", "pusat,pasar,entah,tinggi,,83.3")
    for named in (["nilai.csv"], ["laporan.yml"], ["laporan.yml", "nilai.csv"], ["."]):
        result = kks("check", *named)
        assert result.exit_code == 1 and "nilai.csv:12:13: galat[S01-sumber-tak-ada]" in result.output
        assert ("“laporan.yml” di sebelahnya ikut diperiksa" in result.output) == (named == ["nilai.csv"])


def test_with_a_data_folder_at_hand_a_report_is_judged_in_full(data: Path, away: Path) -> None:
    for name in (NILAI, LAPORAN, "penghargaan.csv"):
        shutil.copy(SAMPLE / name, away)
    replaced(away / "laporan.yml", "nama: Kabupaten Kotawaringin Barat", "nama: Kabupaten Entah")
    replaced(away / "nilai.csv", "pasar.03,,75", "pasar.03,,80")
    alone, full = kks("check", "laporan.yml"), kks("check", "laporan.yml", "--data", data)
    assert (alone.exit_code, full.exit_code) == (0, 1)
    assert "W04-nama-tak-cocok" in full.output and "nilai.csv:10:" in full.output and WITHOUT not in full.output
    (away / "penghargaan.csv").write_text(
        (SAMPLE / "penghargaan.csv").read_text(encoding="utf-8").replace("62.01", "99.99"), encoding="utf-8"
    )
    assert kks("check", "penghargaan.csv").exit_code == 0
    assert "penghargaan.csv:4:6: galat[W02" in kks("check", "penghargaan.csv", "--data", data).output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tidak-ada.csv"], "tidak ada. Periksa namanya"),
        (["entah.csv"], "tidak dikenali"),
        (["foto.jpg"], "tidak dikenali"),
        (["rekap.xlsx"], "kks import"),
        (["entah.csv", "--jenis", "salah"], "Pilih salah satu: provinsi,"),
        (["entah.csv", "--data", "tidak-ada"], "Folder data"),
    ],
)
def test_what_is_no_data_file_is_answered_with_a_sentence(arguments: list[str], words: str, away: Path) -> None:
    for name in ("entah.csv", "foto.jpg", "rekap.xlsx"):
        (away / name).write_bytes(b"x;y\n1;2\n")
    before = snapshot(away)
    for command in ("check", "format"):
        result = kks(command, *arguments)
        assert result.exit_code == 2, result.output
        assert words in result.output and ENGLISH.findall(result.output) == []
    assert snapshot(away) == before


@pytest.mark.parametrize("said", ["kode: ..", "versi: ../../x", 'kode: "62.01/../.."', "edisi: [", "\0", ""])
def test_no_content_leads_out_of_its_place(said: str, away: Path) -> None:
    for name in ("laporan.yml", "instrumen.yml", "edisi.yml"):
        (away / name).write_text(f"{said}\n", encoding="utf-8")
        assert kks("check", name).exit_code == 1
    assert sorted(p.name for p in away.iterdir()) == ["edisi.yml", "instrumen.yml", "laporan.yml"]


# ---- the formatter --------------------------------------------------------------------------------------------------


def test_a_lone_table_is_rewritten_in_place(away: Path) -> None:
    text = (SAMPLE / "penghargaan.csv").read_text(encoding="utf-8")
    plain = "\n".join(line for line in text.splitlines() if '"' not in line) + "\n"
    (away / "Rekap.CSV").write_bytes(b"\xef\xbb\xbf" + plain.replace(",", ";").replace("\n", "\r\n").encode())
    result = kks("format", "Rekap.CSV")
    assert (result.exit_code, "ditulis ulang: Rekap.CSV" in result.output) == (0, True), result.output
    assert (away / "Rekap.CSV").read_text(encoding="utf-8") == plain


def test_a_lone_table_that_can_be_read_two_ways_stays(away: Path) -> None:
    shutil.copy(SAMPLE / NILAI, away)
    replaced(away / "nilai.csv", "mandiri,pasar,rekap-contoh,tinggi,pasar.02,,100,1250",
             "mandiri,pasar,rekap-contoh,tinggi,pasar.02,,100,1.250")  # fmt: skip
    before = snapshot(away)
    result = kks("format", "nilai.csv")
    assert result.exit_code == 1 and result.output.startswith("nilai.csv:4:")
    assert snapshot(away) == before


def test_yaml_is_left_as_it_is_written(data: Path) -> None:
    result = kks("format", "--data", data, data / LAPORAN, data / NILAI)
    assert result.exit_code == 0 and "dibiarkan" in result.output


# ---- the hooks ------------------------------------------------------------------------------------------------------


def hooks() -> dict[str, dict[str, str]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}


@pytest.mark.parametrize("name", ["rapikan-data", "periksa-data"])
def test_a_hook_judges_the_touched_file_in_two_seconds(name: str, tmp_path: Path) -> None:
    """The very command of the hook, in a copy of the data, on files as pre-commit hands them over."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    if not (tmp_path / ".venv/bin/kks").exists():
        pytest.skip("tanpa .venv")
    hook, touched = hooks()[name], sorted((tmp_path / "data/edisi").glob("*/*/nilai.csv"))[-1]
    assert hook.get("pass_filenames", True)
    touched.write_text(touched.read_text(encoding="utf-8").replace("\n", "\r\n"), encoding="utf-8", newline="")
    before = os.times()
    done = subprocess.run([*hook["entry"].split(), touched.relative_to(tmp_path)], cwd=tmp_path, capture_output=True,
                          text=True, check=False)  # fmt: skip
    after = os.times()
    assert touched.relative_to(tmp_path).as_posix() in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr
    assert after.children_user + after.children_system - before.children_user - before.children_system < 2
