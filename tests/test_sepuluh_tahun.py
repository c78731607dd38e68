"""Ten years of a made-up country: published, corrected, frozen, split, recoded, repainted. What was cited still stands.

Every year a citation is made of figures of each edition that may be cited; at the end each one's address must open on
a page that shows the cited value, and where it was corrected, the correction.
"""

from __future__ import annotations

import csv
import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from lxml import html

from generator import demo, published, vault, words
from generator.__main__ import main
from tests.bangun import SAMPLE, Tree, build, project, tree
from tests.beku import apart

HOME = "https://rapor.contoh"
NEWEST, YEARS, DISTRICTS = 2025, 10, 12
FIRST = NEWEST - YEARS + 1
SPLIT, PARENT, SPLIT_IN = "99.07", "99.06", FIRST + 5
# A correction while the edition is published; one after it was frozen.
EARLY, LATE = FIRST + 2, FIRST + 1
REPAINTED = FIRST + 6
RIGHT = "12.34"
CODES = ("62.01", "99.01", "99.06")


@dataclass(frozen=True)
class Citation:
    """A figure as it was cited: its id, the value, the address, and the number of the publication."""

    name: str
    value: str
    address: str
    number: str


@dataclass
class Country:
    """The project, what it will once hold, and what was cited from it."""

    folder: Path
    future: Path
    cited: list[Citation]
    frozen: dict[int, Tree]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, *said: object, code: int = 0) -> str:
        done = CliRunner().invoke(main, [*map(str, said), "--data", str(self.data)])
        assert done.exit_code == code, f"kks {' '.join(map(str, said))}: {done.output}\n{done.exception!r}"
        return done.output


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(path: Path, found: list[dict[str, str]], heads: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heads, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def heads(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split(",")


def states(country: Country, year: int) -> dict[int, str]:
    """Status of every edition there is by now."""
    folders = [country.data / f"edisi/{y}/edisi.yml" for y in range(FIRST, year + 1)]
    said = [re.search(r"^status: \"?(\w+)", path.read_text(encoding="utf-8"), re.M) for path in folders]
    return {FIRST + n: found[1] for n, found in enumerate(said) if found}


def come(country: Country, year: int) -> None:
    """What the year brings: its reports, its awards, and once a district that splits from another."""
    copytree(country.future / f"edisi/{year}", country.data / f"edisi/{year}")
    if year < SPLIT_IN:
        for gone in (country.data / f"edisi/{year}/{SPLIT}").glob("*"):
            gone.unlink()
        (country.data / f"edisi/{year}/{SPLIT}").rmdir()
    for name in ("penghargaan", "jumlah", "riwayat"):
        path = country.future / f"{name}.csv"
        known = [row for row in rows(path) if not row.get("tahun") or int(row["tahun"][:4]) <= year]
        known = [row for row in known if year >= SPLIT_IN or row.get("kode") != SPLIT]
        written(country.data / f"{name}.csv", known, heads(path))
    land = country.future / "wilayah/kabkota.csv"
    written(
        country.data / "wilayah/kabkota.csv",
        [row for row in rows(land) if year >= SPLIT_IN or row["kode"] != SPLIT],
        heads(land),
    )
    if year == SPLIT_IN:
        path = country.data / "wilayah/perubahan.csv"
        names = {row["kode"]: row["nama"] for row in rows(land)}
        split = {"kode": SPLIT, "jenis": "pemekaran", "lama": names[PARENT], "baru": names[SPLIT], "tahun": str(year)}
        written(path, [*rows(path), {**split, "sumber": "DATA CONTOH", "catatan": "karangan"}], heads(path))


def amend(country: Country, year: int, code: str, day: str) -> str:
    """A correction record of one percentage of a report, and the data with it; the id of the figure."""
    ledger = (country.data / f"edisi/{year}/{code}/terbit.csv").read_bytes()
    held = published.latest(published.parse(ledger)[0])
    form = re.compile(rf"{re.escape(code)}\.([a-z-]+)\.(pusat|provinsi|mandiri)")
    name, old = next((name, value) for name, value in sorted(held.items()) if form.fullmatch(name) and value != RIGHT)
    slug, stage = form.fullmatch(name).groups()  # type: ignore[union-attr]
    path = country.data / f"edisi/{year}/{code}/nilai.csv"
    table = rows(path)
    mine = [r for r in table if (r["tatanan"], r["tahap"]) == (slug, stage) and r["persen"] and not r["indikator"]]
    mine[0]["persen"] = RIGHT
    written(path, table, heads(path))
    number = len(list((country.data / "koreksi").glob(f"{year}-*.yml"))) + 1
    record = {
        "edisi": year, "nomor": number, "tanggal": day, "sejak": 1, "salah": "Salah salin.",
        "sebab": "Kolom tertukar.", "pengaruh": "tidak ada", "oleh": "Pengelola (karangan)",
        "angka": [{"id": f"{year}.{name}", "lama": old, "baru": RIGHT}],
    }  # fmt: skip
    path = country.data / f"koreksi/{year}-{number:03}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return f"{year}.{name}"


def publish(country: Country, year: int, day: str) -> None:
    """Publish this edition, and again each other one whose figures the year's news have moved."""
    for edition, status in states(country, year).items():
        if status == "terbit" or edition == year:
            country.run("publish", edition, "--tanggal", day)


def cite(country: Country, year: int) -> None:
    """A citation of some figures of every edition that is not a draft, as the command gives it."""
    for edition, status in states(country, year).items():
        assert status in ("terbit", "arsip")
        number = re.findall(
            r"^ *- nomor: (\d+)|nomor: (\d+)", (country.data / f"edisi/{edition}/edisi.yml").read_text()
        )
        for code in CODES:
            path = country.data / f"edisi/{edition}/{code}/terbit.csv"
            held = published.latest(published.parse(path.read_bytes())[0])
            form = re.compile(rf"{re.escape(code)}\.[a-z-]+\.(pusat|provinsi|mandiri)")
            for name in sorted(filter(form.fullmatch, held))[:3]:
                said = country.run("cite", f"{edition}.{name}", "--format", "csl", "--tanggal-akses", f"{year}-12-31")
                address = json.loads(said)[0]["URL"] if said.lstrip().startswith("[") else json.loads(said)["URL"]
                country.cited.append(Citation(f"{edition}.{name}", held[name], address, f"{edition}.{len(number)}"))


def freeze(country: Country, year: int, day: str) -> None:
    words = ["freeze", str(year), "--tanggal", day, "--quiet", "--data", str(country.data)]
    words += ["--docs", str(country.folder / "docs"), "--site", str(country.folder / "site")]
    here = Path.cwd()
    os.chdir(country.folder)
    try:
        assert apart(main, words) == 0
    finally:
        os.chdir(here)


def lived(country: Country) -> Iterator[str]:
    """The ten years. Yields the ids that were corrected."""
    for year in range(FIRST, NEWEST + 1):
        come(country, year)
        publish(country, year, f"{year}-12-01")
        cite(country, year)
        if year == EARLY:
            yield amend(country, EARLY, "62.01", f"{year}-12-10")
            publish(country, year, f"{year}-12-10")
            cite(country, year)
        if year == REPAINTED:
            with (country.folder / "docs/aset/rapor.css").open("a", encoding="utf-8") as file:
                file.write("\nbody { letter-spacing: 0.01em }\n")
            with (country.folder / "overrides/main.html").open("a", encoding="utf-8") as file:
                file.write("\n<!-- cat baru -->\n")
        if year >= FIRST + 2:
            freeze(country, year - 2, f"{year}-12-20")
            with zipfile.ZipFile(vault.place(country.data, year - 2) / vault.SITE) as packed:
                country.frozen[year - 2] = {name: packed.read(name) for name in packed.namelist()}
        if year == NEWEST:
            yield amend(country, LATE, "99.01", f"{year}-12-28")


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> tuple[Country, list[str]]:
    """The country after its ten years, and the figures that were corrected."""
    root = tmp_path_factory.mktemp("sepuluh")
    folder = project(root / "negeri", DISTRICTS)
    demo.make(root / "kelak", SAMPLE, demo.Wish(DISTRICTS, YEARS, 1))
    there = folder / "data"
    for path in sorted(there.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    copytree(root / "kelak", there, dirs_exist_ok=True)
    for path in sorted((there / "edisi").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    made = Country(folder, root / "kelak", [], {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKS_ALAMAT", HOME)
        corrected = list(lived(made))
        build(folder)
    return made, corrected


def test_every_citation_opens_on_the_cited_value_and_its_correction(country: tuple[Country, list[str]]) -> None:
    made, corrected = country
    assert len(made.cited) > 200 and len(corrected) == 2
    pages: dict[Path, html.HtmlElement] = {}
    for one in made.cited:
        where = urlsplit(one.address)
        page = made.folder / "site" / where.path.strip("/") / "index.html"
        assert page.is_file(), one
        root = pages.setdefault(page, html.fromstring(page.read_bytes()))
        found = root.xpath("//*[@id=$name]", name=where.fragment)
        assert found, one
        around = next(found[0].iterancestors("section", "li", "tr", "article"), found[0])
        assert shown(one.value) in " ".join(around.text_content().split()), one
        if one.name in corrected:
            # The wrong one stays legible, the right one is told on the page itself or, where it is frozen, beside it.
            register = (made.folder / "site/koreksi/index.html").read_text(encoding="utf-8")
            assert one.name in register and shown(RIGHT) in register
    assert any(one.name in corrected and one.value == RIGHT for one in made.cited)
    assert any(one.name in corrected and one.value != RIGHT for one in made.cited)


def shown(value: str) -> str:
    """A value of the ledger as pages write it."""
    return words.angka(float(value)) if published.NUMBER.fullmatch(value) else value


def test_what_was_frozen_never_changed(country: tuple[Country, list[str]]) -> None:
    made, _ = country
    assert len(made.frozen) == YEARS - 2
    for year, before in made.frozen.items():
        assert tree(made.folder / f"site/edisi/{year}") == before, year
    assert "utuh" in made.run("verify", "--situs", made.folder / "site")
    assert made.run("check").strip() is not None


def test_a_correction_after_freezing_is_told_beside_the_archive(country: tuple[Country, list[str]]) -> None:
    made, corrected = country
    late = next(name for name in corrected if name.startswith(str(LATE)))
    told = json.loads((made.folder / f"site/koreksi/{LATE}.json").read_text(encoding="utf-8"))
    assert [(one["id"], one["baru"], one["alamat"]) for one in told] == [(late, shown(RIGHT) + "%", told[0]["alamat"])]
    (evergreen,) = (made.folder / "site/daerah").glob(f"{late[5:10]}-*/index.html")
    page = evergreen.read_text(encoding="utf-8")
    assert told[0]["alamat"].rpartition("#")[2] in page and shown(RIGHT) in page


def test_what_was_known_when(country: tuple[Country, list[str]]) -> None:
    """Before a correction the wrong value, after it the right one."""
    made, corrected = country
    for name, before, after in (
        (corrected[0], f"{EARLY}-12-05", f"{EARLY}-12-10"),
        (corrected[1], f"{NEWEST}-12-27", f"{NEWEST}-12-28"),
    ):
        old = list(csv.DictReader(made.run("asof", before, name, "--format", "csv").splitlines()))
        new = list(csv.DictReader(made.run("asof", after, name, "--format", "csv").splitlines()))
        assert new[0]["nilai"] == RIGHT != old[0]["nilai"]


def test_the_split_is_told_on_both_sides(country: tuple[Country, list[str]]) -> None:
    made, _ = country
    site = made.folder / "site/daerah"
    for code, other in ((SPLIT, PARENT), (PARENT, SPLIT)):
        page = next(site.glob(f"{code}-*/index.html")).read_text(encoding="utf-8")
        assert f"/{other}-" in page and str(SPLIT_IN) in page
