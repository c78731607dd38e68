"""The panel's own account of where a figure comes from: the same as `kks asal`, and its links lead somewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator import origin
from generator.book import Book, make_book
from generator.cite import files as quotable
from generator.figures import figures
from generator.history import Entered
from generator.load import load
from generator.results import Figure

ROOT = Path(__file__).resolve().parent.parent
WHO = (
    Entered(("2026-01-02", "A\nB"), ("2026-01-02", "A\nB")),
    Entered(("2026-01-02", "A"), ("2026-03-04", "<b>")),
    None,
)
FILES = ("edisi/*/unduhan/[0-9][0-9].[0-9][0-9].json", "aset/data/kutip/*.json")


def everything_entered(data: Path, book: Book) -> dict[str, Entered]:
    """As if each report, edition, list and instrument had been entered by somebody named after it."""
    things = [f"edisi/{year}/{kode}" for year, kode in book.reports]
    for kind in ("edisi/*", "instrumen/*", "*.csv"):
        things += [path.relative_to(data).as_posix() for path in data.glob(kind)]
    return {thing: Entered(("2026-01-02", thing), ("2026-03-04", thing)) for thing in things}


def asked(site: Path, data: Path, book: Book, folder: Path) -> dict[str, Any]:
    """What the browser's code says of all figures, from the files of a site."""
    for name in ("asal", "kutip"):
        code = (ROOT / f"docs/aset/{name}.js").read_text(encoding="utf-8")
        (folder / f"{name}.mjs").write_text(code.replace("./kutip.js", "./kutip.mjs"), encoding="utf-8")
    files = {p.relative_to(site).as_posix(): json.loads(p.read_bytes()) for name in FILES for p in site.glob(name)}
    told = quotable.entered(book.data, everything_entered(data, book))
    files |= {output.path: json.loads(output.data) for output in told}
    ids = list(figures(book))
    shared = json.loads((site / "aset/data/kutip.json").read_bytes())
    rows = [one and [*one.first, *(one.last if one.last != one.first else ())] for one in WHO]
    given = folder / "masuk.json"
    given.write_text(json.dumps({"shared": shared, "files": files, "ids": ids, "rows": rows}), encoding="utf-8")
    done = subprocess.run(["node", ROOT / "tests/asal.mjs", folder, given], capture_output=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def sentences(book: Book, known: dict[str, Figure], figure: Figure) -> tuple[list[str], list[str]]:
    rules = book.instrumen(int(figure.edisi)) if figure.edisi else None
    inputs = origin.inputs(figure, known, rules.versi if rules else "")
    return origin.origin(figure)[1:], sorted(one.id for one in inputs)


@pytest.mark.skipif(shutil.which("node") is None, reason="Node tidak terpasang")
@pytest.mark.parametrize("which", ["site", "built"])
def test_a_browser_says_the_very_same(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made = request.getfixturevalue(which)
    site, data = (made, ROOT / "data") if which == "site" else (made / "site", made / "data")
    book = make_book(load(data)[0])
    known = figures(book)
    answer = asked(site, data, book, tmp_path)
    entered, reports = everything_entered(data, book), {(str(year), kode) for year, kode in book.reports}
    frozen = tuple(f"{year}." for year in book.data.frozen)
    wrong, computed = [], 0
    for name, said in answer["made"].items():
        lines, inputs = sentences(book, known, known[name])
        computed += bool(inputs)
        if said["lines"] != lines and not name.startswith(frozen or ("x",)):
            wrong.append((name, said["lines"], lines))
        if (mine := sorted(one for one in said["inputs"] if one in known)) != inputs:
            wrong.append((name, mine, inputs))
        place, thing = origin.written(known[name], reports)
        if said["entered"] != (who := [place, *origin.when(entered[place], thing)] if place else []):
            wrong.append((name, said["entered"], who))
    assert not wrong, f"{len(wrong)}: {wrong[0]}"
    assert len(answer["made"]) > 0.95 * len(known) and computed > 10
    assert answer["when"] == [(*origin.when(one, "Berkas ini"), "")[0] for one in WHO]


def test_who_entered_it_is_said_of_the_whole_file_or_folder() -> None:
    data = ROOT / "data"
    book = make_book(load(data)[0])
    known, reports = figures(book), {(str(year), kode) for year, kode in book.reports}
    told = {
        "penghargaan-provinsi.2023.16.06": ("penghargaan.csv", "Berkas penghargaan.csv (seluruhnya)"),
        "penghargaan-tidak-jelas.2004.13.76": ("penghargaan.csv", "Berkas penghargaan.csv (seluruhnya)"),
        "2025.62.penerima.semua": ("penghargaan.csv", "Berkas penghargaan.csv (seluruhnya)"),
        "instrumen.2025.padapa.pasar.poin-min": ("instrumen/2025", "Folder instrumen/2025"),
        "2024.nasional.daerah": ("edisi/2024", "Data edisi 2024 (semua daerah)"),
        "2024.62.01.hitungan.keterbukaan": ("edisi/2024/62.01", "Laporan daerah ini"),
        "2025.11.01.hitungan.keterbukaan": ("", ""),
        "2025.32.daerah": ("", ""),
        "2025.64.daerah": ("", ""),  # the province has a report, but the number counts its districts
        "2023.32.penanggulangan-bencana.mandiri.n": ("", ""),
        "semua.11.01.keterbukaan": ("", ""),
    }
    assert {name: origin.written(known[name], reports) for name in told} == told


@pytest.mark.skipif(shutil.which("node") is None, reason="Node tidak terpasang")
@pytest.mark.parametrize("which", ["site", "built"])
def test_every_place_of_a_source_it_leads_to_is_there(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = request.getfixturevalue(which)
    site, data = (made, ROOT / "data") if which == "site" else (made / "site", made / "data")
    book = make_book(load(data)[0])
    answer, known = asked(site, data, book, tmp_path)["made"], figures(book)
    pages = {page: name for name, said in answer.items() for page in said["pages"] if page}
    assert len(pages) > 50
    texts: dict[str, str] = {}
    for page, name in pages.items():
        path, _, anchor = page.partition("#")
        text = texts.setdefault(path, (site / path / "index.html").read_text(encoding="utf-8"))
        assert anchor and (f'id="{anchor}"' in text or f"id={anchor}" in text), (page, name)
    for name, figure in known.items():
        if figure.bagian not in ("penghargaan", "riwayat", "jumlah", "aturan") or figure.edisi:
            continue
        for source, page in zip(figure.sumber, answer[name]["pages"], strict=True):
            path, _, anchor = page.partition("#")
            line = unescape(texts[path].split(f'id="{anchor}"')[1].split("<li id=")[0])
            assert source.url in line and source.judul in line, page
