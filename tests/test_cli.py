"""The command `kks` as a person meets it: Indonesian, sentences instead of tracebacks, exit codes for machines."""

from __future__ import annotations

import json
import re
import shutil
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/contoh"
COMMANDS = sorted(main.commands)
NILAI = "edisi/2025/62.01/nilai.csv"
ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Arguments?|Show this|and exit|default|required|No such|Invalid|Error|Try|Missing)\b"
)


@pytest.fixture()
def data(tmp_path: Path) -> Path:
    """A copy of the tiny complete data set."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


@pytest.fixture()
def broken(data: Path) -> Path:
    """The same with three mistakes in two files."""
    table, report = data / NILAI, data / "edisi/2025/62.01/laporan.yml"
    table.write_text(table.read_text(encoding="utf-8").replace("pasar.03,,75", "pasar.03,,80"), encoding="utf-8")
    (data / "wilayah/provinsi.csv").write_bytes(b"kode,nama\xff\n")
    report.write_text(report.read_text(encoding="utf-8") + "\n  salah: [\n", encoding="utf-8")
    return data


def kks(*arguments: str | Path) -> Result:
    """Run the command in this process; an exception that would be a traceback is raised here."""
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files but those a build keeps for itself."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and ".kks" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def test_help_lists_every_command() -> None:
    result = kks("--help")
    assert result.exit_code == 0
    assert {"build", "check", "format", "generate", "serve", "skema"} <= set(COMMANDS)
    assert [name for name in COMMANDS if not re.search(rf"^  {name}\s+\w", result.output, re.MULTILINE)] == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_indonesian_to_the_last_word(name: str) -> None:
    result = kks(*filter(None, [name]), "--help")
    assert result.exit_code == 0
    assert ENGLISH.findall(result.output) == []
    assert len(result.output.split()) > 10


@pytest.mark.parametrize(
    "arguments",
    [
        ["bukan-perintah"],
        ["check", "--entah"],
        ["check", "--format", "pdf"],
        ["serve", "--port", "x"],
        ["new", "2027"],
        ["new", "--instrumen", "2025"],
    ],
)
def test_a_slip_of_the_pen_is_answered_in_indonesian(arguments: list[str]) -> None:
    result = kks(*arguments)
    assert result.exit_code == 2
    assert ENGLISH.findall(result.output) == []


def test_check_of_good_data(data: Path) -> None:
    result = kks("check", "--data", data)
    assert result.exit_code == 0, result.output
    assert "Data rapi" in result.output


def test_check_of_the_real_data() -> None:
    result = kks("check", "--data", ROOT / "data")
    assert result.exit_code == 0, result.output
    assert "galat" not in result.output.rsplit("\n", 2)[-2]


def test_check_tells_all_mistakes_as_sentences(broken: Path) -> None:
    result = kks("check", "--data", broken)
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if "galat[" in line]
    files = {line.removeprefix(f"{broken}/").split(":")[0] for line in lines}
    assert {"wilayah/provinsi.csv", "edisi/2025/62.01/laporan.yml"} <= files
    assert [line for line in lines if not re.fullmatch(r".+: galat\[[A-Z]\d\d-[a-z0-9-]+\] [A-Z“].+[.?”)]", line)] == []
    assert "Traceback" not in result.output and "Error" not in result.output


def test_check_for_github(broken: Path) -> None:
    result = kks("check", "--data", broken, "--format", "github")
    assert result.exit_code == 1
    commands = [line for line in result.output.splitlines() if line.startswith("::")]
    assert commands
    form = r"::(error|warning) file=[^,]+,line=\d+,col=\d+,title=[^,:]+::.+"
    assert [line for line in commands if not re.fullmatch(form, line)] == []


def test_check_as_json(broken: Path, data: Path) -> None:
    result = kks("check", "--data", broken, "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.output)
    assert any(problem["tingkat"] == "galat" for problem in found)
    assert all({"aturan", "berkas", "baris", "kolom", "salah", "cara"} <= set(problem) for problem in found)


def test_check_as_json_of_good_data_is_an_empty_list(data: Path) -> None:
    assert json.loads(kks("check", "--data", data, "--format", "json").output) == []


@pytest.mark.parametrize("name", ["build", "check", "format", "generate", "serve", "skema"])
def test_a_missing_data_folder_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.serve._loop", lambda *_: None)  # a server that starts must not hang this test
    missing = tmp_path / "tidak-ada"
    options = ["--docs", tmp_path / "docs"] * (name in ("build", "generate", "serve"))
    options += ["--site", tmp_path / "site"] * (name in ("build", "serve")) + ["--port", "0"] * (name == "serve")
    result = kks(name, "--data", missing, *options)
    assert result.exit_code == 2, result.output
    assert str(missing) in result.output and "tidak ada" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["build", "generate"])
def test_data_with_errors_is_refused_and_nothing_is_touched(name: str, broken: Path, tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    for folder in (docs, site):
        folder.mkdir()
        (folder / "lama.html").write_text("yang lama", encoding="utf-8")
    (site / "aset").mkdir()
    (site / "aset/rapor.css").write_text("yang lama", encoding="utf-8")  # a site of ours is known by it
    before = snapshot(tmp_path)
    result = kks(name, "--data", broken, "--docs", docs, *(["--site", site] if name == "build" else []), "--quiet")
    assert result.exit_code == 1
    assert "tidak dibuat karena ada galat" in result.output and "galat[" in result.output
    assert "Traceback" not in result.output
    assert snapshot(tmp_path) == before
    assert not list(tmp_path.rglob("buku.*")), "belum ada bangunan yang dimulai"


def test_errors_at_a_build_name_the_folder_that_was_read(broken: Path, tmp_path: Path) -> None:
    """So that an editor or GitHub finds the file from where the reader stands."""
    result = kks("generate", "--data", broken, "--docs", tmp_path / "docs", "--quiet")
    assert f"{broken.as_posix()}/wilayah/provinsi.csv" in result.output


def test_a_tool_that_stops_is_named(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started outside the project there is no mkdocs.yml: its words are shown, without a traceback of ours."""
    monkeypatch.chdir(tmp_path)
    result = kks("build", "--data", data, "--docs", tmp_path / "docs", "--site", tmp_path / "site", "--quiet")
    assert result.exit_code == 1
    assert "mkdocs" in result.output and "Traceback" not in result.output


def test_a_taken_port_is_said_in_a_sentence(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.build", lambda *_: None)
    monkeypatch.setattr("generator.serve._loop", lambda *_: None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = kks("serve", "--data", data, "--docs", tmp_path, "--site", tmp_path, "--port", port)
    assert result.exit_code != 0
    assert str(port) in result.output


def test_format_mends_what_a_spreadsheet_made(data: Path) -> None:
    path = data / NILAI
    before = path.read_text(encoding="utf-8")
    assert ",96.5," in before and '"' in before
    cells = [line for line in before.splitlines() if '"' not in line]
    path.write_text("\n".join(line.replace(",", ";").replace(";96.5;", ";96,5;") for line in cells), encoding="utf-8")
    result = kks("format", "--data", data)
    assert result.exit_code == 0, result.output
    assert str(path) in result.output and "1 berkas ditulis ulang" in result.output
    assert path.read_text(encoding="utf-8") == "\n".join(cells) + "\n"
    assert "0 berkas ditulis ulang" in kks("format", "--data", data).output


def test_format_leaves_an_ambiguous_number_alone_and_asks(data: Path) -> None:
    path = data / NILAI
    path.write_text(path.read_text(encoding="utf-8").replace(",96.5,", ",1.250,"), encoding="utf-8")
    before = snapshot(data)
    result = kks("format", "--data", data)
    assert result.exit_code == 1
    assert "1.250" in result.output and "galat[" in result.output
    assert snapshot(data) == before


def test_schemas_are_written_where_asked(data: Path) -> None:
    result = kks("skema", "--data", data)
    assert result.exit_code == 0
    made = sorted((data / "skema").glob("*.json"))
    assert made and all("$schema" in json.loads(path.read_text(encoding="utf-8")) for path in made)
    assert [path for path in made if str(path) not in result.output] == []


def test_format_says_when_a_file_is_not_there(data: Path) -> None:
    result = kks("format", "--data", data, data / "wilayah/salah-ketik.csv")
    assert result.exit_code == 2
    assert "salah-ketik.csv" in result.output and "Periksa namanya" in result.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--site", "milik"], "bukan buatan kks"),
        (["--site", "."], "bertumpang tindih"),
        (["--site", "data"], "bertumpang tindih"),
        (["--site", "data/situs"], "bertumpang tindih"),
        (["--docs", "data"], "bertumpang tindih"),
        (["--site", "berkas"], "sudah ada sebagai berkas"),
        (["--docs", "naskah"], "tentang.md"),
    ],
)
def test_folders_of_others_are_never_written(
    options: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "data")
    for name in ("mkdocs.yml", "overrides", "docs/tentang.md"):
        here, there = ROOT / name, tmp_path / name
        there.parent.mkdir(exist_ok=True)
        shutil.copytree(here, there) if here.is_dir() else shutil.copy(here, there)
    for name in ("milik/foto.jpg", "milik/.git/HEAD", "berkas", "naskah/tentang.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("milik orang", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = snapshot(tmp_path)
    result = kks("build", "--quiet", *options)
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert words in result.output
    assert snapshot(tmp_path) == before
