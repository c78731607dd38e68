"""Reading and checking folder by folder says the same as reading and checking the whole; and a table read in one go
is the table read row by row."""

from __future__ import annotations

import pickle
import random
import shutil
from pathlib import Path

import pytest

from generator import desk, load
from generator.check import check, check_frame, check_report
from generator.kinds import kind_named
from generator.model import Dataset, Problem, ReadReport, Row
from tests.test_check import CASES, SAMPLE, case_of, edit

REAL = Path(__file__).resolve().parent.parent / "data"


def by_folder(folder: Path) -> tuple[list[ReadReport], list[str]]:
    """All reports and the sorted lines of all problems, got one folder at a time; each report has been pickled."""
    frame, problems, names = load.frame(folder)
    known = load.regions_of(frame)
    reads = [pickle.loads(pickle.dumps(load.report(folder, name, known))) for name in names]
    problems += check_frame(frame, names)
    for read in reads:
        problems += read.problems
        problems += check_report(frame, load.year_of(read.folder), read)
    return reads, lines(problems)


def lines(problems: list[Problem]) -> list[str]:
    return sorted(map(repr, problems))


def whole(folder: Path) -> tuple[Dataset, list[str]]:
    dataset, problems = load.load(folder)
    return dataset, lines(problems + check(dataset))


def same(folder: Path) -> None:
    dataset, told = whole(folder)
    reads, told_apart = by_folder(folder)
    assert told_apart == told
    apart = [read.report for read in reads if read.report is not None]
    together = [item for reports in dataset.laporan.values() for item in reports]
    key = str
    for one, other in zip(sorted(apart, key=key), sorted(together, key=key), strict=True):
        assert one == other
        assert one.marks == other.marks
        for row, twin in zip(one.nilai + one.odf_desa, other.nilai + other.odf_desa, strict=True):
            assert (row.columns, repr(row)) == (twin.columns, repr(twin))


@pytest.mark.parametrize("folder", [SAMPLE, REAL], ids=["contoh", "nyata"])
def test_folder_by_folder_is_the_whole(folder: Path) -> None:
    same(folder)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_folder_by_folder_tells_the_same_faults(path: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "data"))
    for change in case_of(path)["rusak"]:
        edit(folder, change)
    same(folder)


def test_a_folder_without_a_report_is_read_for_its_faults(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "data"))
    (folder / "edisi/2025/62.01/laporan.yml").unlink()
    nilai = folder / "edisi/2025/62.01/nilai.csv"
    nilai.write_text(nilai.read_text().replace("mandiri", "sendiri"))
    same(folder)
    assert any("sendiri" in line for line in whole(folder)[1])


NILAI = kind_named("nilai").noun
WORDS = {
    "tahap": ["mandiri", " pusat ", "provinsi", "tidak-disebut"] + ["sendiri", ""],
    "tatanan": ["pasar", "tatanan-b"] + ["Pasar Rakyat", ""],
    "sumber": ["satu"] + ["~"],
    "keyakinan": ["tinggi", "sedang"] + ["yakin"],
    "indikator": ["", "pasar.03", "~"],
    "persen": ["", "93.93", "93.930", "0", "75", "null"] + ["93,93", "93.93 %", "1e99", "1.2345678901", "NaN"],
    "skor": ["", "100", "75", "~"] + ["75.0", "1.000", "tujuh", "99999999999999"],
    "capaian": ["", "-3", "12.5"] + ["1.234", "1,5", "1.234.567"],
    "bukti": ["", "ada"] + ["mungkin"],
    "alasan": ["", "ditarik"] + ["lupa"],
    "nomor_sumber": ["", "7", "007"] + ["VII"],
    "tertulis": ["", '"93,93"', '"baris\nbaru"', '"dua ""kutip"""'],
    "catatan": ["", "ü", "null"],
}


def made_table(dice: random.Random, faults: int) -> str:
    """A table of nilai.csv; the good words of a field stand first, and `faults` cells are picked from all of them."""
    names = list(WORDS)[: dice.choice([4, 8, 13])]
    good = {"tahap": 4, "tatanan": 2, "sumber": 1, "keyakinan": 2, "persen": 6, "skor": 4, "capaian": 3, "alasan": 2}
    rows = [[dice.choice(WORDS[n][: good.get(n, 2)]) for n in names] for _ in range(12)]
    for _ in range(faults):
        column = dice.randrange(len(names))
        rows[dice.randrange(12)][column] = dice.choice(WORDS[names[column]])
    return "\n".join(map(",".join, [names, *rows])) + "\n"


def read_table(folder: Path, text: str) -> tuple[tuple[Row, ...], list[str]]:
    (folder / "edisi/2025/62.01").mkdir(parents=True, exist_ok=True)
    (folder / "edisi/2025/62.01/nilai.csv").write_text(text)
    table = desk.Desk(folder, ["edisi/2025/62.01/nilai.csv"], [])
    return desk.rows(table, "edisi/2025/62.01/nilai.csv"), lines(table.problems)


def test_a_table_in_one_go_is_the_table_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(5)
    tables = [made_table(dice, faults) for faults in (0, 0, 0, 1, 1, 2, 5) for _ in range(12)]
    at_once = [read_table(tmp_path, text) for text in tables]
    monkeypatch.setattr(desk, "rows_at_once", lambda *_: None)
    for (rows, told), text in zip(at_once, tables, strict=True):
        slowly, told_slowly = read_table(tmp_path, text)
        assert told == told_slowly
        assert [(repr(r), r.columns) for r in rows] == [(repr(r), r.columns) for r in slowly]
        assert {type(value) for r in rows for value in (r.item.persen, r.item.skor)} == {
            type(value) for r in slowly for value in (r.item.persen, r.item.skor)
        }


def test_a_pickled_report_is_small(tmp_path: Path) -> None:
    """A full nilai.csv (136 indicators at three stages) has to be kept and sent for every district of the nation."""
    rows = [
        f"{stage},pasar,satu,tinggi,pasar.{n:02d},,{25 * (n % 5)},{n * 7 % 100}.{n % 90 + 10}"
        for stage in ("mandiri", "provinsi", "pusat")
        for n in range(136)
    ]
    text = "\n".join(["tahap,tatanan,sumber,keyakinan,indikator,persen,skor,capaian", *rows]) + "\n"
    found, told = read_table(tmp_path, text)
    sample = load.load(SAMPLE)[0].laporan[2025][0]
    big = type(sample)(sample.laporan, sample.folder, found, sample.odf_desa, sample.marks)
    assert told == []
    assert len(pickle.dumps(big)) < 40_000
    assert pickle.loads(pickle.dumps(big)) == big
