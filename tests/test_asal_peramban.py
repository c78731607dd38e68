"""The panel's own account of where a figure comes from: the same as `kks asal`, and its links lead somewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator import origin
from generator.book import Book, make_book
from generator.commands.origin import _place
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


def asked(site: Path, ids: list[str], folder: Path) -> dict[str, Any]:
    """What the browser's code says of these figures, from the files of a site."""
    for name in ("asal", "kutip"):
        code = (ROOT / f"docs/aset/{name}.js").read_text(encoding="utf-8")
        (folder / f"{name}.mjs").write_text(code.replace("./kutip.js", "./kutip.mjs"), encoding="utf-8")
    files = {p.relative_to(site).as_posix(): json.loads(p.read_bytes()) for name in FILES for p in site.glob(name)}
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
    answer = asked(site, list(known), tmp_path)
    frozen = tuple(f"{year}." for year in book.data.frozen)
    wrong, computed = [], 0
    for name, said in answer["made"].items():
        lines, inputs = sentences(book, known, known[name])
        computed += bool(inputs)
        if said["lines"] != lines and not name.startswith(frozen or ("x",)):
            wrong.append((name, said["lines"], lines))
        if (mine := sorted(one for one in said["inputs"] if one in known)) != inputs:
            wrong.append((name, mine, inputs))
    assert not wrong, f"{len(wrong)}: {wrong[0]}"
    assert len(answer["made"]) > 0.95 * len(known) and computed > 10
    assert answer["when"] == [(*origin.when(one), "")[0] for one in WHO]


@pytest.mark.skipif(shutil.which("node") is None, reason="Node tidak terpasang")
def test_every_page_of_a_source_it_leads_to_is_there(site: Path, tmp_path: Path) -> None:
    known = figures(make_book(load(ROOT / "data")[0]))
    answer = asked(site, list(known), tmp_path)["made"]
    pages = {page for said in answer.values() for page in said["pages"] if page}
    assert len(pages) > 50
    texts: dict[str, str] = {}
    for page in pages:
        path, _, anchor = page.partition("#")
        text = texts.setdefault(path, (site / path / "index.html").read_text(encoding="utf-8"))
        assert not anchor or f'id="{anchor}"' in text or f"id={anchor}" in text, page
    data, checked = ROOT / "data", 0
    for name, said in answer.items():
        where = data / said["entry"][2] if said["entry"] else data
        if where != data and where.exists():  # no report: what is computed of nothing was entered by nobody
            checked += 1
            assert _place(data, known[name].edisi, known[name].kode, name) == where, name
    assert checked > 1000
