"""Citations: what they say, what foreign text cannot do in them, and that a browser forms the very same."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.__main__ import main
from generator.book import make_book
from generator.cite.fields import Settings
from generator.cite.files import places, settings
from generator.cite.forms import FORMS
from generator.cite.raw import Raw, raw
from generator.cite.said import cited
from generator.figures import figures
from generator.load import load
from generator.model import Sumber
from generator.pages.paper import number

ROOT = Path(__file__).resolve().parent.parent
DAY, SITE = "2026-01-02", "https://situs.contoh"
DRAFT = "DRAF, BELUM TERBIT, JANGAN DIKUTIP. "
KOBAR = "2024.62.01.satuan-pendidikan.tidak-disebut"
NASTY = 'a{b}\\c % & _ $ # ~ ^ "q"\r\nER  - \r\nTY  - JOUR\u2028x\u0085y\u202ez'
EVIL = Raw(
    "2024.62.01.uji.pusat", NASTY, NASTY, "pusat", NASTY, False, "", "", "2024-05", NASTY,
    (Sumber(NASTY, "2024", NASTY, "https://x.contoh/a_b?c=%20&d#e"), Sumber("B", None)),
    "/edisi/2024/x/#2024.62.01.uji.pusat",
)  # fmt: skip


def all_of(folder: str) -> tuple[list[Raw], Settings]:
    data = load(ROOT / folder)[0]
    known = places(data)
    return [raw(figure, known) for figure in figures(make_book(data)).values()], settings(data)


@pytest.fixture(scope="module", params=["data", "tests/contoh"])
def found(request: pytest.FixtureRequest) -> tuple[list[Raw], Settings]:
    raws, about = all_of(request.param)
    return raws, replace(about, alamat=SITE)


def kks(*words: str, site: str = SITE, data: str = "data") -> Any:
    return CliRunner().invoke(main, ["cite", *words, "--data", str(ROOT / data)], env={"KKS_ALAMAT": site})


def test_every_citation_names_source_site_and_the_address_of_the_figure(found: tuple[list[Raw], Settings]) -> None:
    raws, about = found
    for one in raws:
        for form in ("singkat", "lengkap", "short", "full"):
            said = cited(one, about, form, DAY)
            publisher = re.sub(r"\s+", " ", one.sumber[0].penerbit) if one.sumber else "tanpa sumber"
            assert said.index(publisher) < said.index("Rapor KKS", said.index(publisher) + len(publisher)), said
            assert f"{SITE}{one.alamat}" in said
            assert "<" not in said.replace(f"{SITE}{one.alamat}", "") or "<" in one.butir + one.cara, said
        assert one.alamat.endswith(f"#{one.id}")


def test_no_form_can_be_broken_open(found: tuple[list[Raw], Settings]) -> None:
    about = found[1]
    ris = cited(EVIL, about, "ris", DAY).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris)
    assert [line[:2] for line in ris].count("TY") == 1
    assert [line[:2] for line in ris].count("ER") == 1
    item = json.loads(cited(EVIL, about, "csl", DAY))[0]
    assert item["author"][0]["literal"] == 'a{b}\\c % & _ $ # ~ ^ "q" ER - TY - JOUR x yz'
    bib = cited(EVIL, about, "bibtex", DAY)
    plain = re.sub(r"\\[{}]", "", bib)
    depth = 0
    for letter in plain:
        depth += (letter == "{") - (letter == "}")
        assert depth >= 0
    assert depth == 0
    assert plain.count("\n@") == 0
    assert r"\% \& \_ \$ \# \textasciitilde{} \textasciicircum{}" in bib
    assert all("\n" not in cited(EVIL, about, form, DAY) for form in ("singkat", "lengkap", "short", "full"))


def test_keys_stay_and_differ(found: tuple[list[Raw], Settings]) -> None:
    raws, about = found
    keys = [cited(one, about, "bibtex", DAY).partition(",")[0] for one in raws]
    assert len(set(keys)) == len(keys)
    assert keys[0] == f"@misc{{kks.{raws[0].id}"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node tidak terpasang")
def test_a_browser_forms_the_very_same(found: tuple[list[Raw], Settings], tmp_path: Path) -> None:
    """The formatter of docs/aset/kutip.js on every figure there is, byte for byte, in every form."""
    raws, about = found
    given = tmp_path / "masuk.json"
    for where in (SITE, ""):
        said = replace(about, alamat=where)
        some = [EVIL, *raws]
        rows = [asdict(one) for one in some]
        for row in rows:
            row["sumber"] = [{**source, "tanggal": source["tanggal"] or ""} for source in row["sumber"]]
        given.write_text(json.dumps({"shared": said.shared(), "raws": rows, "accessed": DAY}), encoding="utf-8")
        command = ["node", ROOT / "tests/kutipan.mjs", ROOT / "docs/aset/kutip.js", given]
        done = subprocess.run(command, capture_output=True, check=True)
        wrong = []
        for one, texts in zip(some, json.loads(done.stdout), strict=True):
            wrong += [
                (text, mine)
                for form, text in zip(FORMS, texts, strict=True)
                if text != (mine := cited(one, said, form, DAY))
            ]
        assert not wrong, f"{len(wrong)}: {wrong[0]}"


def test_the_command_says_edition_stage_and_day() -> None:
    said = kks(KOBAR, "--tanggal-akses", DAY)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("MMC Kobar / Bappeda Kobar, “Kobar Terima Kunjungan Belajar")
    for part in ("Rapor KKS, edisi 2024.1", "Edisi ini terbit",
                 "tahap tidak disebut sumber", "100%", "17 Februari 2025",
                 "Diakses 2 Januari 2026",
                 f"{SITE}/edisi/2024/62.01-kotawaringin-barat/#{KOBAR}"):  # fmt: skip
        assert part in said.output
    english = kks(KOBAR, "--tanggal-akses", DAY, "--format", "full").stdout
    assert "17 February 2025" in english


def test_a_figure_of_a_draft_is_cited_as_what_it_is() -> None:
    name = "2025.62.01.hitungan.keterbukaan"
    said = kks(name, "--tanggal-akses", DAY).stdout
    assert said.startswith(DRAFT)
    assert "draf, masih dapat berubah; tidak untuk dikutip sebagai angka resmi" in said
    assert "This edition is a draft" in kks(name, "--tanggal-akses", DAY, "--format", "full").stdout


def test_without_the_address_of_the_site_the_citation_says_so() -> None:
    said = kks(KOBAR, site="").stdout
    assert f" /edisi/2024/62.01-kotawaringin-barat/#{KOBAR}. Alamat ini dihitung dari awal alamat situs" in said


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("penghargaan.2023.62.01", "Padapa"),
        ("jumlah.2025.nasional.padapa", "/penghargaan/#jumlah.2025.nasional.padapa"),
        ("instrumen.2024.padapa.tatanan-min", "71%"),
        ("2024.62.01.hitungan.satuan-pendidikan.tidak-disebut.poin", "1.200 poin"),
        ("2024.62.01.hitungan.keterbukaan", "Cara hitung"),
        ("2024.62.01.pasar.tidak-disebut", "belum ada data (tidak dilaporkan)"),
        ("2025.nasional.tercatat", "Indonesia"),
    ],
)
def test_figures_of_every_kind(name: str, part: str) -> None:
    assert part in kks(name).output


def test_the_command_reads_little_and_says_the_same(found: tuple[list[Raw], Settings]) -> None:
    """From one district's files alone it prints what all the data together give."""
    raws, about = found
    folder = "tests/contoh" if any("DATA CONTOH" in name for name in about.hal["2024"].values()) else "data"
    some = {re.sub(r"^\d{4}\.\d\d(\.\d\d)?", "", one.id).split(".")[1]: one for one in raws if one.id[0].isdigit()}
    for one in list(some.values())[:: 3 if folder == "data" else 1]:
        said = kks(one.id, "--tanggal-akses", DAY, data=folder)
        assert said.stdout == cited(one, about, "lengkap", DAY) + "\n", one.id


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("2024.62.01.satuan-pendidikn.tidak-disebut", KOBAR),
        ("2024.62.99.pasar.pusat", "yang mirip: 62.0"),
        ("1999.62.01.pasar.pusat", "Edisi yang ada: 2023, 2024, 2025."),
        ("x", "Tidak ada angka ber-id “x”."),
    ],
)
def test_an_unknown_id_gets_a_sentence(name: str, part: str) -> None:
    said = kks(name)
    assert said.exit_code == 2
    assert part in said.output


@pytest.mark.parametrize("day", ["besok", "2026-2-3", "2026-02-30", "2026-02-03T10"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    said = kks(KOBAR, "--tanggal-akses", day)
    assert said.exit_code == 2
    assert "bukan tanggal" in said.output


def test_made_up_data_says_so_in_every_form() -> None:
    raws, about = all_of("tests/contoh")
    about = replace(about, contoh=about.contoh or "DATA CONTOH, bukan data nyata")
    for form in FORMS:
        assert re.search(r"DATA CONTOH|SAMPLE DATA", cited(raws[0], about, form, DAY))


def test_states_and_doi(found: tuple[list[Raw], Settings]) -> None:
    raws, about = found
    one = next(one for one in raws if re.match(r"\d{4}\.\d\d\.\d\d\.", one.id))
    year = one.id[:4]
    for state, part in (("terbit", "Edisi ini terbit 1 Mei 2026"), ("arsip", "diarsipkan, terbit 1 Mei 2026")):
        changed = {**about.edisi[year], "status": state, "terbit": "2026-05-01", "doi": "10.5281/zenodo.1"}
        said = replace(about, edisi={year: changed})
        assert part in cited(one, said, "lengkap", DAY)
        assert "https://doi.org/10.5281/zenodo.1" in cited(one, said, "lengkap", DAY)
        assert "  doi = {10.5281/zenodo.1}," in cited(one, said, "bibtex", DAY)
        assert "draf" not in cited(one, said, "ris", DAY)


QUOTED = re.compile(r'<a href="\.\.(/[^"#]+)#([^"]+)">([^<]+)</a>')


def test_the_sentences_on_how_to_report_agree_with_the_data() -> None:
    """Three right, three wrong, and each figure in them is that of the data, at its own address."""
    data = load(ROOT / "data")[0]
    known, near = figures(make_book(data)), places(data)
    text = (ROOT / "docs/memberitakan/index.md").read_text(encoding="utf-8")
    said = QUOTED.findall(text)
    right, wrong = (text.split(f"## Tiga kalimat yang {kind}")[1].split("\n## ")[0] for kind in ("benar", "salah"))
    assert len(QUOTED.findall(right)) == len(QUOTED.findall(wrong)) == 3
    assert len(said) == 6
    for page, name, shown in said:
        figure = known[name]
        assert shown == (figure.alasan if figure.nilai is None else number(figure.nilai, figure.satuan)), name
        assert f"{page}#{name}" == raw(figure, near).alamat


def test_what_the_help_page_says_the_command_prints_is_what_it_prints() -> None:
    blocks = re.findall(r"```\n(.+?)```", (ROOT / "docs/kutip.md").read_text(encoding="utf-8"), re.DOTALL)
    command, printed = blocks[:2]
    _, _, *words = command.split()
    assert kks(*words, site="https://alamat-situs.example").stdout == printed


def test_the_citation_file_has_what_its_format_demands() -> None:
    """Citation File Format 1.2.0: the four necessary keys, no unknown ones, a type and licences that exist."""
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= found.keys()
    assert found.keys() <= {"cff-version", "message", "title", "authors", "abstract", "type", "keywords", "license"}
    assert found["cff-version"] == "1.2.0"
    assert found["type"] in ("software", "dataset")
    assert set(found["license"]) == {"MIT", "CC-BY-4.0"}
    assert all(author.keys() == {"name"} and author["name"] for author in found["authors"])
    assert all(isinstance(word, str) and word for word in (found["message"], found["title"], *found["keywords"]))
    assert len(set(found["keywords"])) == len(found["keywords"])
