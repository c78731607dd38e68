"""From the form "Data baru" to a pull request: fetched on a leash, imported without rights, proposed once judged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from tests.skrip import REPOSITORY, FakeGh, disarm, formulir, hub, lampiran, unduh, usulan

ROOT = Path(__file__).resolve().parent.parent
STORE = "https://github.com/user-attachments/files"
PATH = "data/edisi/2025/62.01/nilai.csv"
ANSWERS = {
    "daerah": "62.01 Kotawaringin Barat",
    "tahun": "2025",
    "tahap": "Verifikasi provinsi",
    "penerbit": "Dinas Kesehatan",
    "tanggal": "2025-06-02",
    "terbuka": "Ya, saya berwenang mengumumkannya",
}


def form(attached: str, **change: str) -> str:
    """The text of an issue, as GitHub makes it from the form."""
    said = {**ANSWERS, **change, "berkas": attached}
    return "\n\n".join(f"### {question}\n\n{said[name]}" for name, question in formulir.QUESTIONS.items())


def git(folder: Path, *arguments: str) -> str:
    made = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return made.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository with a remote, the current folder of the scripts."""
    for name in ("NAME", "EMAIL"):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", "pengelola@contoh.example")
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", "pengelola@contoh.example")
    remote, folder = tmp_path / "asal.git", tmp_path / "salinan"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(tmp_path, "clone", "--quiet", str(remote), str(folder))
    git(folder, "checkout", "--quiet", "-B", "main")
    (folder / "data/edisi/2025").mkdir(parents=True)
    (folder / "data/edisi/2025/edisi.yml").write_text("tahun: 2025\n")
    (folder / ".gitignore").write_text("/build/\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Awal")
    git(folder, "push", "--quiet", "origin", "main")
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGh:
    return FakeGh(tmp_path / "bin", monkeypatch, {"GET pulls?state=open&head=contoh:impor/5&base=main": []})


class _Shelf(BaseHTTPRequestHandler):
    """What lies on it is named by the path: a workbook, one too many, one that drips, one that lies elsewhere."""

    def do_GET(self) -> None:
        kind = self.path.rpartition("/")[2]
        if kind == "pindah.xlsx":
            self._head(302, Location=self.headers["Host"].join(("http://", "/files/1/isi.xlsx")))
        elif kind == "jauh.xlsx":
            self._head(302, Location="http://169.254.169.254/latest")
        elif kind == "hilang.xlsx":
            self._head(404)
        else:
            self._head(200)
            pieces = {"besar.xlsx": [b"x" * (1 << 20)] * 40, "lambat.xlsx": [b"x"] * 100}
            for piece in pieces.get(kind, [b"PK isi"]):
                time.sleep(0.05 if kind == "lambat.xlsx" else 0)
                try:
                    self.wfile.write(piece)
                except OSError:
                    return

    def _head(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def shelf() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Shelf)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/files/1"
    server.shutdown()
    server.server_close()


def home_only(address: str) -> bool:
    return address.startswith("http://127.0.0.1:")


GATES = unduh.Gates(home_only, home_only)


def test_questions_are_those_of_the_form() -> None:
    body = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/2-data-baru.yml").read_text(encoding="utf-8"))["body"]
    asked = {
        field["id"]: field["attributes"]["label"] for field in body if field["type"] not in ("markdown", "checkboxes")
    }
    assert asked == formulir.QUESTIONS
    (doubt,) = (field for field in body if field.get("id") == "terbuka")
    assert formulir.NOT_YET_OPEN in doubt["attributes"]["options"]
    (stages,) = (field["attributes"]["options"] for field in body if field.get("id") == "tahap")
    assert [*formulir.STAGES, "Tidak tahu"] == stages


def test_answers_are_read_and_what_is_none_is_said() -> None:
    good = formulir.read(form("x"))
    assert (good.daerah, good.tahun, good.tanggal, good.penerbit) == ("62.01", "2025", "2025-06-02", "Dinas Kesehatan")
    assert good.terbuka and not good.faults
    bad = formulir.read(
        form(
            "x",
            daerah="Kobar 162.015",
            tahun="2025; rm",
            tanggal="kemarin",
            penerbit="_No response_",
            terbuka="Belum jelas",
        )
    )
    assert (bad.daerah, bad.tahun, bad.tanggal, bad.penerbit, bad.terbuka) == ("", "", "", "", False)
    assert len(bad.faults) == 4
    assert formulir.read("").faults
    assert formulir.read(form("x").replace("\n", "\r\n")) == good


def test_what_is_pasted_below_replaces_no_answer() -> None:
    body = form("x\n\n### Tahun penilaian\n\n1999", penerbit="A\n\n### Kode kabupaten atau kota\n\n11.01")
    assert (formulir.read(body).tahun, formulir.read(body).daerah) == ("2025", "62.01")


@pytest.mark.parametrize(
    "address",
    [
        f"{STORE}/1/a.xlsx", f"{STORE}/22/KKS%202025%20(final).xlsx", f"{STORE}/3/A.XLSX",
        f"https://github.com/{REPOSITORY}/files/9/a.xlsx",
    ],
)  # fmt: skip
def test_attachments_of_github_are_taken(address: str) -> None:
    assert unduh.gates(REPOSITORY).first(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://github.com/user-attachments/files/1/a.xlsx", f"{STORE}/1/a.xlsm", f"{STORE}/1/a.xlsx?x=1",
        f"{STORE}/1/a.xlsx.exe",
        "https://github.com.jahat.example/user-attachments/files/1/a.xlsx", f"{STORE}/1/#a.xlsx",
        "https://github.com@jahat.example/user-attachments/files/1/a.xlsx", f"{STORE}/1/../../../orang/a.xlsx",
        "https://github.com:444/user-attachments/files/1/a.xlsx", f"{STORE}/1/%2e%2e%2fa.xlsx",
        "https://github.com/orang/lain/files/1/a.xlsx", "https://github.com/orang/lain/raw/main/a.xlsx",
        "https://github.com/contohXrapor/files/1/a.xlsx", "file:///etc/a.xlsx", f"{STORE}/1/a.xlsx\n",
    ],
)  # fmt: skip
def test_nothing_else_is_asked_for(address: str) -> None:
    assert not unduh.gates(REPOSITORY).first(address.strip("\n") + ("%0a" if address.endswith("\n") else ""))


def test_only_githubs_store_is_followed_to() -> None:
    onward = unduh.gates(REPOSITORY).onward
    assert onward("https://objects.githubusercontent.com/github-production-repository-file-5c1aeb/1/2?X-Amz=1")
    assert onward("https://github-production-repository-file-5c1aeb.s3.amazonaws.com/1/2?X-Amz=1")
    for address in (
        "http://objects.githubusercontent.com/1", "https://githubusercontent.com.jahat.example/1",
        "https://jahat.s3.amazonaws.com/1", "https://127.0.0.1/1", "https://objects.githubusercontent.com:8080/1",
        "https://a@objects.githubusercontent.com/1", "ftp://objects.githubusercontent.com/1",
    ):  # fmt: skip
        assert not onward(address)


def test_attachments_are_found_in_markdown_once_each() -> None:
    body = f"[a.xlsx]({STORE}/1/a.xlsx) lagi {STORE}/1/a.xlsx, `{STORE}/2/b.xlsx` https://jahat.example/c.xlsx"
    assert unduh.attachments(body, unduh.gates(REPOSITORY).first) == [f"{STORE}/1/a.xlsx", f"{STORE}/2/b.xlsx"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a.xlsx", "1-a.xlsx"), ("..%2F..%2Fa;rm -rf.xlsx", "1-a-rm-rf.xlsx"),
     ("kks-62.01.xlsx", "1-kks-62.01.xlsx"), ("%00.xlsx", "1-buku-kerja.xlsx"),
     ("--data=x.xlsx", "1-data-x.xlsx"), ("x" * 300 + ".XLSX", f"1-{'x' * 60}.xlsx")],
)  # fmt: skip
def test_names_of_attachments_are_tamed(name: str, safe: str) -> None:
    assert unduh.safe_name(f"{STORE}/1/{name}", 1) == safe


@pytest.mark.parametrize("kind", ["isi", "pindah"])
def test_an_attachment_is_fetched(kind: str, shelf: str, tmp_path: Path) -> None:
    unduh.fetch(f"{shelf}/{kind}.xlsx", tmp_path / "a.xlsx", home_only)
    assert (tmp_path / "a.xlsx").read_bytes() == b"PK isi"


@pytest.mark.parametrize(
    ("kind", "why"), [("jauh", "tempat lain"), ("hilang", "404"), ("besar", "lebih besar"), ("lambat", "lebih lama")]
)
def test_an_attachment_that_is_not_right_leaves_no_file(
    kind: str, why: str, shelf: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unduh, "SECONDS", 1)
    with pytest.raises(unduh.NotFetched, match=why):
        unduh.fetch(f"{shelf}/{kind}.xlsx", tmp_path / "a.xlsx", home_only)
    assert not (tmp_path / "a.xlsx").exists()


def fake_kks(folder: Path, code: int, *lines: str) -> str:
    """A `kks` that writes down how it was called, does as told, and ends with this code."""
    program = folder / "kks"
    noted = f"pathlib.Path({str(folder / 'argv')!r}).write_text(json.dumps(sys.argv[1:]))"
    said = "print('Tatanan 3: 11 dari 11 indikator @semua ```')"
    body = "\n".join(("import json, pathlib, sys", noted, *lines, said, f"sys.exit({code})"))
    program.write_text(f"#!{sys.executable}\n{body}\n")
    program.chmod(0o755)
    return str(program)


WRITES = f"p = pathlib.Path('{PATH}'); p.parent.mkdir(parents=True); p.write_text('kode,nilai\\n')"
MARKS = "pathlib.Path('build/impor/temuan/1-isi-temuan.xlsx').write_text('bertanda')"


def left(clone: Path) -> tuple[dict[str, Any], str]:
    folder = clone / "build/impor/hasil"
    return json.loads((folder / "keterangan.json").read_text()), (folder / "ucapan.txt").read_text()


def test_an_attached_workbook_is_imported_and_laid_ready(clone: Path, gh: FakeGh, shelf: str, tmp_path: Path) -> None:
    gh.ready({"issue": {"number": 5, "body": form(f"[isi.xlsx]({shelf}/isi.xlsx)", penerbit="--data=/etc $(id)")}})
    assert lampiran.main([fake_kks(tmp_path, 0, WRITES)], GATES) == 0
    report, said = left(clone)
    assert report == {"nomor": 5, "kode": 0, "berkas": [PATH], "temuan": [], "terbuka": True}
    assert (clone / "build/impor/hasil/berkas" / PATH).read_text() == "kode,nilai\n"
    assert f"+++ b/{PATH}" in (clone / "build/impor/hasil/perubahan.patch").read_text()
    assert "11 dari 11" in said
    assert json.loads((tmp_path / "argv").read_text()) == [
        "import", "build/impor/masuk/1-isi.xlsx", "--data", "data", "--temuan", "build/impor/temuan", "--ganti",
        "--daerah=62.01", "--tahun=2025", "--penerbit=--data=/etc $(id)", "--tanggal=2025-06-02", "--tahap=provinsi",
    ]  # fmt: skip
    assert not git(clone, "diff", "--cached", "--name-only")


def test_findings_leave_a_marked_workbook_and_no_data(clone: Path, gh: FakeGh, shelf: str, tmp_path: Path) -> None:
    gh.ready({"issue": {"number": 5, "body": form(f"{shelf}/isi.xlsx {shelf}/hilang.xlsx")}})
    assert lampiran.main([fake_kks(tmp_path, 1, MARKS)], GATES) == 0
    report, said = left(clone)
    assert (report["kode"], report["berkas"], report["temuan"]) == (1, [], ["1-isi-temuan.xlsx"])
    assert "2-hilang.xlsx: Lampiran tidak dapat diunduh (jawaban 404)" in said


@pytest.mark.parametrize("body", [None, "", form("Tidak ada"), form(" ".join(f"{STORE}/{n}/a.xlsx" for n in range(4)))])
def test_without_workbooks_or_with_too_many_nothing_is_run(
    body: str | None, clone: Path, gh: FakeGh, tmp_path: Path
) -> None:
    gh.ready({"issue": {"number": 5, "body": body}})
    assert lampiran.main([fake_kks(tmp_path, 0, WRITES)]) == 0
    report, said = left(clone)
    assert (report["kode"], report["berkas"]) == (2, [])
    assert "buku kerja" in said
    assert not (tmp_path / "argv").exists()


def test_a_breakdown_shows_no_innards(
    clone: Path, gh: FakeGh, shelf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gh.ready({"issue": {"number": 5, "body": form(f"{shelf}/isi.xlsx")}})
    crash = "sys.stderr.write('::add-mask::x\\nTraceback'); sys.exit(70)"
    assert lampiran.main([fake_kks(tmp_path, 0, crash)], GATES) == 0
    assert "Traceback" not in left(clone)[1]
    assert not [line for line in capsys.readouterr().out.splitlines() if line.lstrip().startswith("::")]


def handed(clone: Path, files: dict[str, bytes], said: str = "Terbaca.", **change: Any) -> Path:
    """What the first job would hand over."""
    folder = clone / "build/hasil"
    (folder / "berkas").mkdir(parents=True, exist_ok=True)
    report = {"nomor": 5, "kode": 0, "berkas": sorted(files), "temuan": [], "terbuka": True, **change}
    (folder / "keterangan.json").write_text(json.dumps(report))
    (folder / "ucapan.txt").write_text(said)
    for name, content in files.items():
        target = folder / "berkas" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def propose(gh: FakeGh) -> int:
    gh.ready({"issue": {"number": 5, "body": "@semua", "title": "$(id)"}})
    return int(usulan.main())


def test_data_becomes_a_branch_a_pull_request_and_an_answer(clone: Path, gh: FakeGh) -> None:
    handed(clone, {PATH: b"kode,nilai\n", "data/edisi/2025/64/laporan.yml": b"kode: 64\n"}, "``` @semua", terbuka=False)
    assert propose(gh) == 0
    opened, answered, label = gh.written()
    assert opened[:2] == ("POST", "pulls")
    assert (opened[2]["head"], opened[2]["base"]) == ("impor/5", "main")
    assert "Closes #5" in opened[2]["body"] and "Jangan digabung" in opened[2]["body"]
    assert answered[:2] == ("POST", "issues/5/comments")
    assert "#7" in answered[2]["body"] and disarm.verbatim("``` @semua") in answered[2]["body"]
    assert label[:2] == ("DELETE", "issues/5/labels/impor")
    remote = clone.parent / "asal.git"
    assert git(remote, "show", "--stat", "--format=%ce", "impor/5").splitlines()[0] == usulan.MAIL
    assert git(remote, "diff", "--name-only", "main", "impor/5").splitlines() == [
        PATH,
        "data/edisi/2025/64/laporan.yml",
    ]


def test_a_second_import_renews_the_same_branch_and_pull_request(clone: Path, gh: FakeGh) -> None:
    handed(clone, {PATH: b"satu\n"})
    assert propose(gh) == 0
    git(clone, "checkout", "--quiet", "main")
    gh.routes["GET pulls?state=open&head=contoh:impor/5&base=main"] = [{"number": 8}]
    handed(clone, {PATH: b"dua\n"})
    assert propose(gh) == 0
    assert ("PATCH", "pulls/8") in [call[:2] for call in gh.written()]
    remote = clone.parent / "asal.git"
    assert git(remote, "show", f"impor/5:{PATH}") == "dua"
    assert git(remote, "rev-list", "--count", "main..impor/5") == "1"


def test_what_a_person_changed_on_the_branch_is_not_lost(
    clone: Path, gh: FakeGh, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed(clone, {PATH: b"satu\n"})
    assert propose(gh) == 0
    (clone / PATH).write_text("dibetulkan\n")
    git(clone, "-c", "user.name=x", "-c", "user.email=orang@contoh.example", "commit", "-qam", "Betulkan")
    git(clone, "push", "--quiet", "origin", "HEAD:impor/5")
    git(clone, "checkout", "--quiet", "main")
    handed(clone, {PATH: b"dua\n"})
    assert propose(gh) == 0
    assert git(clone.parent / "asal.git", "show", f"impor/5:{PATH}") == "dibetulkan"
    assert "tidak ditimpa" in gh.written()[-2][2]["body"]


def test_data_that_is_there_already_is_not_proposed(clone: Path, gh: FakeGh) -> None:
    (clone / PATH).parent.mkdir(parents=True)
    (clone / PATH).write_text("sama\n")
    git(clone, "add", ".")
    git(clone, "-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "Sama")
    handed(clone, {PATH: b"sama\n"})
    assert propose(gh) == 0
    assert [call[:2] for call in gh.written()][0] == ("POST", "issues/5/comments")
    assert "tidak ada yang perlu diusulkan" in gh.written()[0][2]["body"]


def test_findings_without_data_are_only_answered(clone: Path, gh: FakeGh) -> None:
    handed(clone, {}, "Baris 12: nilai 60 tidak ada.", kode=1, temuan=["1-a-temuan.xlsx"])
    assert propose(gh) == 0
    assert [call[:2] for call in gh.written()] == [("POST", "issues/5/comments"), ("DELETE", "issues/5/labels/impor")]
    body = gh.written()[0][2]["body"]
    assert "actions/runs/99#artifacts" in body and "Baris 12" in body
    assert "ekstrak" in body  # GitHub hands out artefacts as a zip, which the form does not take back


@pytest.mark.parametrize(
    "name",
    [
        ".github/workflows/jahat.yml", "data/edisi/2025/edisi.yml", "data/edisi/2025/62.01/lain.csv",
        "data/koreksi/1.yml",        "data/edisi/2025/62.01/sub/nilai.csv", "data/edisi/20255/62.01/nilai.csv",
        "data/edisi/2025/62.01/nilai.csv\n",
        "data/edisi/2025/62.01/NILAI.csv", "data/edisi/２０２５/62.01/nilai.csv", ".git/hooks/pre-commit", "Makefile",
    ],
)  # fmt: skip
def test_a_file_out_of_its_place_is_refused_whole(name: str, clone: Path, gh: FakeGh) -> None:
    handed(clone, {PATH: b"kode\n", name: b"x"})
    assert refused(clone, gh)


def refused(clone: Path, gh: FakeGh) -> bool:
    """Nothing was proposed; the one who asked was told; the job is red."""
    code = propose(gh)
    told = [call[:2] for call in gh.written()] == [("POST", "issues/5/comments"), ("DELETE", "issues/5/labels/impor")]
    return code == 1 and told and not git(clone.parent / "asal.git", "branch", "--list", "impor/*")


def test_links_large_files_and_other_issues_are_refused(clone: Path, gh: FakeGh) -> None:
    folder = handed(clone, {PATH: b"kode\n"})
    target = folder / "berkas" / PATH
    target.unlink()
    target.symlink_to("/etc/passwd")
    assert refused(clone, gh)
    target.unlink()
    os.mkfifo(target)
    (gh.folder / "calls.jsonl").unlink()
    assert refused(clone, gh)
    target.unlink()
    for bad in (b"x" * (usulan.LARGEST + 1), b"a\0b", b"\xff"):
        (gh.folder / "calls.jsonl").unlink()
        handed(clone, {PATH: bad})
        assert refused(clone, gh)


@pytest.mark.parametrize("change", [{"nomor": 6}, {"nomor": "5"}, {"kode": 3}, {"kode": "0"}])
def test_a_report_about_something_else_is_refused(change: dict[str, Any], clone: Path, gh: FakeGh) -> None:
    handed(clone, {PATH: b"kode\n"}, **change)
    assert refused(clone, gh)


def test_a_folder_that_is_a_link_is_refused(clone: Path, gh: FakeGh) -> None:
    handed(clone, {PATH: b"kode\n"})
    (clone / "build/hasil/berkas/data/edisi/2024").symlink_to(clone / ".git")
    assert refused(clone, gh)


def test_a_link_in_the_repository_is_not_written_through(clone: Path, gh: FakeGh) -> None:
    (clone / "data/edisi/2025/62.01").symlink_to(clone / ".git")
    handed(clone, {PATH: b"kode\n"})
    assert refused(clone, gh)
    assert not (clone / ".git/nilai.csv").exists()


def test_too_many_files_are_refused(clone: Path, gh: FakeGh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usulan, "MOST_FILES", 3)
    handed(clone, {f"data/edisi/2025/62.{n:02}/nilai.csv": b"x" for n in range(4)})
    assert refused(clone, gh)


def test_a_first_job_that_broke_down_is_told(clone: Path, gh: FakeGh) -> None:
    assert refused(clone, gh)


def test_a_command_that_hangs_is_told_too(clone: Path, gh: FakeGh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "PATIENCE", 0.01)
    with pytest.raises(hub.Failed, match="tidak selesai"):
        hub.run("sleep", "5")


def test_from_a_filled_template_through_a_marked_copy_to_a_proposal(
    clone: Path, gh: FakeGh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Form, workbook, the real `kks import`, proposal: the whole way, with nothing made up but GitHub."""
    kks, filled = str(Path(sys.executable).with_name("kks")), tmp_path / "kks.xlsx"
    shutil.rmtree(clone / "data")
    shutil.copytree(ROOT / "tests/contoh", clone / "data")
    git(clone, "add", ".")
    git(clone, "-c", "user.name=x", "-c", "user.email=x@contoh.example", "commit", "-qm", "Contoh")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    subprocess.run([kks, "template", "62.71", "2025", "-o", str(filled)], check=True, capture_output=True)
    monkeypatch.setattr(unduh, "fetch", lambda address, target, onward: shutil.copyfile(filled, target))
    gh.ready({"issue": {"number": 5, "body": form(f"{STORE}/1/kks.xlsx", daerah="62.71")}})

    fill_pusat(filled, 60)
    assert lampiran.main([kks]) == 0
    report, said = left(clone)
    assert (report["kode"], report["berkas"], report["temuan"]) == (1, [], ["1-kks-temuan.xlsx"])
    assert "60" in said

    shutil.copyfile(clone / "build/impor/temuan/1-kks-temuan.xlsx", filled)
    fill_pusat(filled, 100)
    assert lampiran.main([kks]) == 0
    report, said = left(clone)
    assert report["kode"] == 0, said
    assert "data/edisi/2025/62.71/nilai.csv" in report["berkas"]
    shutil.copytree(clone / "build/impor/hasil", clone / "build/hasil")
    git(clone, "checkout", "--quiet", "--", "data")
    assert usulan.main() == 0
    assert ("POST", "pulls") in [call[:2] for call in gh.written()]
    assert "pusat,pasar" in git(tmp_path / "asal.git", "show", "impor/5:data/edisi/2025/62.71/nilai.csv")


def fill_pusat(path: Path, score: int) -> None:
    """Write one score of the last stage into a workbook; the data around it are a sample (DATA CONTOH)."""
    book = load_workbook(path)
    page = next(sheet for sheet in book if sheet.title.startswith("T1 "))
    heads = next(row for row in page.iter_rows() if "NILAI VERIFIKASI PUSAT" in [cell.value for cell in row])
    column = next(cell.column for cell in heads if cell.value == "NILAI VERIFIKASI PUSAT")
    page.cell(heads[0].row + 1, column).value = score
    book.save(path)
