"""Every rule has a broken example: tests/rusak/*.yml breaks tests/contoh, tells what must be said, and mends it.

A case holds `rusak` (edits that break), `galat` (the full text of every problem) and `perbaiki` (the edits the remedies
name). With `kutip: tidak` the mend is a free choice of the writer, which no remedy can quote.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import report
from generator.check import RULES, check
from generator.load import load
from generator.model import Place, Problem
from generator.reading import READING

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "contoh"
CASES = sorted((HERE / "rusak").glob("*.yml"))
Edit = dict[str, Any]


def problems_of(folder: Path) -> list[Problem]:
    dataset, problems = load(folder)
    return report.order(problems + check(dataset))


def case_of(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def edit(folder: Path, change: Edit) -> None:
    """Applies one edit: `ganti` [old, new], `tulis` a text, `sandi` an encoding, `hapus`, `pindah` to, `tautan` to.

    `asli` gives the file the bytes of the sample again, where the mend is to undo the breaking edit.
    """
    path = folder / str(change["berkas"])
    if "asli" in change:
        path.write_bytes((SAMPLE / str(change["berkas"])).read_bytes())
    elif "ganti" in change:
        old, new = change["ganti"]
        text = path.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} ada {text.count(old)} kali dalam {path}"
        path.write_bytes(text.replace(old, new).encode())
    elif "tulis" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(str(change["tulis"]).encode())
    elif "sandi" in change:
        path.write_bytes(path.read_bytes().decode().encode(str(change["sandi"])))
    elif "ulang" in change:
        path.write_bytes(path.read_bytes() + b"# panjang\n" * int(change["ulang"]))
    elif "pindah" in change:
        (folder / str(change["pindah"])).parent.mkdir(parents=True, exist_ok=True)
        path.rename(folder / str(change["pindah"]))
    elif "tautan" in change:
        path.symlink_to(str(change["tautan"]))
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


def test_the_sample_is_clean() -> None:
    assert report.render(problems_of(SAMPLE)) == "Data rapi: tidak ada galat dan tidak ada peringatan.\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_broken_data_gets_its_sentence_and_the_remedy_mends_it(path: Path, folder: Path) -> None:
    case = case_of(path)
    for change in case["rusak"]:
        edit(folder, change)
    found = problems_of(folder)
    assert [report.line(problem) for problem in found] == case["galat"]
    remedies = " ".join(problem.remedy for problem in found)
    fixes = [problem.fix for problem in found if problem.fix]
    assert [fix for fix in fixes if f'"{fix}"' not in remedies] == []
    for change in case["perbaiki"]:
        edit(folder, change)
        if "ganti" in change and case.get("kutip", True):
            written = change["ganti"][1].strip()
            quotes = fixes or re.findall('"([^"]+)"', remedies)
            assert any(quote in written for quote in quotes), f"{written!r} tidak ada dalam {remedies!r}"
    assert [report.line(problem) for problem in problems_of(folder)] == []


@pytest.mark.parametrize("code", [rule.code for rule in RULES] + [rule.code for rule in READING])
def test_every_rule_has_a_broken_example(code: str) -> None:
    assert any(f"[{code}]" in line for path in CASES for line in case_of(path)["galat"])


def test_rules_have_unique_codes_and_one_sentence() -> None:
    rules = [(rule.code, rule.sentence) for rule in RULES] + [(rule.code, rule.sentence) for rule in READING]
    codes = [code for code, _ in rules]
    assert len(set(codes)) == len(codes)
    assert [sentence for _, sentence in rules if not re.fullmatch(r"[A-Z][^\n]*[^.]\.", sentence)] == []


def test_all_faults_are_told_at_once(folder: Path) -> None:
    edit(folder, {"berkas": "edisi/2025/62.01/nilai.csv", "ganti": ["pasar.03,,75", "pasar.03,,80"]})
    edit(folder, {"berkas": "edisi/2025/62.01/laporan.yml", "ganti": ["desa_odf: 93", "desa_odf: 95"]})
    edit(folder, {"berkas": "penghargaan.csv", "ganti": ["2025,62.01", "2025,62.0"]})
    assert len({problem.place.file for problem in problems_of(folder)}) == 3


def test_github_commands_are_escaped() -> None:
    problem = Problem("X", "galat", Place("a,b:c.yml", 3, 4), "100%\nsalah.", "Ganti.")
    assert report.render([problem], "github", "data/") == (
        "::error file=data/a%2Cb%3Ac.yml,line=3,col=4,title=X::100%25%0Asalah. Ganti.\n1 galat.\n"
    )
    assert "\n" not in report.line(problem)
    assert '"cara": "Ganti."' in report.render([problem], "json")
