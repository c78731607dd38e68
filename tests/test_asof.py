"""What was known when: the value of any published figure at the end of any day."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import load
from generator.__main__ import main
from generator.vintages import known, packed
from tests.test_terbit import PASAR, SAMPLE, VALUES, edit, publish_now, record

NAME = "2025.62.01.pasar.pusat"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition that was published twice: on the first and the tenth of December."""
    data = Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("kapan") / "data"))
    publish_now(data)
    edit(data / VALUES, PASAR, PASAR.replace("83.3", "91.66"))
    record(data, NAME, "83.3", "91.66")
    assert publish_now(data, "2025-12-10").exit_code == 0
    return data


def asof(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["asof", *words, "--data", str(data)])


def rows(said: Result) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(said.stdout))]


@pytest.mark.parametrize(
    ("day", "value", "number"),
    [("2025-12-01", "83.3", "2025.1"), ("2025-12-09", "83.3", "2025.1"), ("2025-12-10", "91.66", "2025.2"),
     ("2030-01-01", "91.66", "2025.2")],
)  # fmt: skip
def test_the_value_is_that_of_the_day(data: Path, day: str, value: str, number: str) -> None:
    said = asof(data, day, NAME)
    assert said.exit_code == 0
    assert [(row["id"], row["nilai"], row["terbitan"]) for row in rows(said)] == [(NAME, value, number)]
    told = json.loads(asof(data, day, NAME, "--format", "json").stdout)
    assert told["baris"][0][-5:-2] == [NAME, value, number]


def test_without_ids_everything_that_was_published_by_then(data: Path) -> None:
    early, late = rows(asof(data, "2025-01-01")), rows(asof(data, "2026-01-01"))
    assert {row["id"].split(".")[0] for row in early} <= {"2024", "penghargaan", "penghargaan-provinsi"}
    assert {row["id"] for row in early} < {row["id"] for row in late}


@pytest.mark.parametrize(
    ("day", "name", "said"),
    [
        (
            "2025-11-30",
            NAME,
            "belum terbit pada 30 November 2025; baru terbit pada 1 Desember 2025, dalam edisi 2025.1",
        ),
        ("2026-01-01", "2025.62.01.pasa.pusat", "tidak pernah terbit. Yang mirip: 2025.62.01.pasar.pusat"),
        ("2026-01-01", "2031.62.01.pasar.pusat", "edisinya tidak ada. Edisi yang ada: 2024, 2025."),
        ("2026-01-01", "jumlah.tanpa.tahun", "bukan bagian satu edisi"),
        ("2026-01-01", "2025.62.01.hitungan.pasar.01.pusat.perubahan", "selisih angka dua edisi"),
    ],
)
def test_what_is_not_known_is_said_in_a_sentence(data: Path, day: str, name: str, said: str) -> None:
    found = asof(data, day, name, "2025.nasional.daerah")
    assert found.exit_code == 2 and said in found.stderr


def test_before_everything_and_no_day_at_all(data: Path) -> None:
    assert "belum ada yang terbit; terbitan pertama bertanggal 20 Desember 2024" in asof(data, "1999-01-01").stderr
    assert asof(data, "2025-13-01").exit_code == 2


def test_a_correction_after_archiving_counts_from_its_day(data: Path, tmp_path: Path) -> None:
    frozen = Path(shutil.copytree(data, tmp_path / "arsip"))
    edit(frozen / "edisi/2025/edisi.yml", "status: terbit", "status: arsip")
    record(frozen, NAME, "91.66", "75", 2)
    edit(frozen / "koreksi/2025-002.yml", "tanggal: 2025-12-10", "tanggal: 2026-03-01")
    edit(frozen / "koreksi/2025-002.yml", "sejak: 1", "sejak: 2")
    assert [row["nilai"] for row in rows(asof(frozen, "2026-02-28", NAME))] == ["91.66"]
    assert [(row["nilai"], row["koreksi"]) for row in rows(asof(frozen, "2026-03-01", NAME))] == [("75", "2025-002")]


def test_the_package_holds_every_state_with_its_day(data: Path) -> None:
    edisi = load.frame(data)[0].edisi[2025]
    ledgers = load.ledgers(data, 2025)
    with zipfile.ZipFile(io.BytesIO(packed(edisi, ledgers, ""))) as found:
        told = [*csv.DictReader(io.StringIO(found.read("terbitan.csv").decode()))]
        assert "2025.2: 10 Desember 2025" in found.read("BACA.txt").decode()
    assert [(r["nilai"], r["terbitan"], r["tanggal"]) for r in told if r["id"] == NAME] == [
        ("83.3", "2025.1", "2025-12-01"), ("91.66", "2025.2", "2025-12-10"),
    ]  # fmt: skip
    for day in ("2025-12-05", "2026-01-01"):
        last = {r["id"]: r["nilai"] for r in told if r["tanggal"] <= day}
        states = {name: s.nilai for _, rows in ledgers for name, s in known(edisi, rows, day).items()}
        assert last == states


def test_foreign_text_stays_in_its_cell(data: Path) -> None:
    edisi = load.frame(data)[0].edisi[2025]
    book = [("edisi/2025", (("nasional.a", '=1+1,"x"', 1), ("nasional.b", "-5", 1)))]
    with zipfile.ZipFile(io.BytesIO(packed(edisi, book, "CONTOH"))) as found:
        told = [*csv.reader(io.StringIO(found.read("terbitan.csv").decode()))]
    assert [row[1:3] for row in told[1:]] == [["2025.nasional.a", '\'=1+1,"x"'], ["2025.nasional.b", "-5"]]
