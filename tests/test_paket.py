"""Packages that explain themselves, over the real data and a made-up country: frictionless, CSVW, DCAT, checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import warnings
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from frictionless import Package, system
from rdflib import DCAT, DCTERMS, RDF, Graph

from generator import catalog, demo
from generator.book import Book, make_book
from generator.downloads import downloads
from generator.figures import figures
from generator.load import load
from generator.tables import FORMULA

ROOT = Path(__file__).resolve().parent.parent
HOME = "https://rapor.contoh"


pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module", params=["nyata", "negeri"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Book]:
    """All downloads in a folder, and the book they come from."""
    folder = tmp_path_factory.mktemp(request.param)
    data = ROOT / "data"
    if request.param == "negeri":
        data = folder / "data"
        demo.make(data, ROOT / "tests/contoh", demo.Wish(12, 2, 1))
    book = make_book(load(data)[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKS_ALAMAT", f"{HOME}/")
        for output in downloads(book, figures(book)):
            (folder / output.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / output.path).write_bytes(output.data)
    return folder, book


def editions(made: tuple[Path, Book]) -> list[Path]:
    return [made[0] / f"edisi/{edisi.tahun}/unduhan" for edisi in made[1].editions]


def faults(descriptor: Path) -> list[Any]:
    """What frictionless finds wrong with a package, its sizes and checksums among it."""
    with warnings.catch_warnings(), system.use_context(trusted=True):
        warnings.simplefilter("ignore")
        report = Package(str(descriptor)).validate()
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


def test_every_data_package_is_valid(made: tuple[Path, Book], tmp_path: Path) -> None:
    for folder in editions(made):
        found = faults(folder / "datapackage.json")
        assert not found, found[:3]
        packed = tmp_path / folder.parent.name
        with zipfile.ZipFile(folder / "angka.zip") as archive:
            archive.extractall(packed)
        found = faults(packed / "datapackage.json")
        assert not found, found[:3]
        named = {resource["path"] for resource in json.loads((packed / "datapackage.json").read_text())["resources"]}
        assert named == {path.name for path in packed.glob("*.csv")}


def test_a_data_package_notices_what_was_changed(made: tuple[Path, Book], tmp_path: Path) -> None:
    """The check above can fail: a file that is not as it was described, and a value that is no number."""
    folder = Path(shutil.copytree(editions(made)[0], tmp_path / "salin"))
    path = folder / "ringkasan.csv"
    path.write_text(path.read_text(encoding="utf-8") + ",,,,,,bukan angka\n", encoding="utf-8")
    assert len(faults(folder / "datapackage.json")) >= 2


def test_checksums_cover_the_folder(made: tuple[Path, Book]) -> None:
    for folder in editions(made):
        lines = (folder / "SHA256SUMS").read_text().splitlines()
        sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
        assert sums.keys() == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
        assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())
        assert [*sums] == sorted(sums)


def cells(path: Path, dialect: dict[str, Any]) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=dialect.get("delimiter", ",")))


def test_csvw_describes_every_csv_as_it_is(made: tuple[Path, Book]) -> None:
    """By the rules of CSV on the Web: the names of columns, their headings, their types, what stands for nothing."""
    for folder in editions(made):
        whole = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
        assert whole["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "id"}]
        assert {table["url"] for table in whole["tables"]} == {path.name for path in folder.glob("*.csv")}
        for table in whole["tables"]:
            schema = table["tableSchema"]
            schema = json.loads((folder / schema).read_text(encoding="utf-8")) if isinstance(schema, str) else schema
            columns, rows = schema["columns"], cells(folder / table["url"], table.get("dialect", {}))
            names = [column["name"] for column in columns]
            assert len({*names}) == len(names)
            assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.]*", name) for name in names)
            assert [heading in column["titles"] for heading, column in zip(rows[0], columns, strict=True)]
            assert all(heading == column["titles"][0] for heading, column in zip(rows[0], columns, strict=True))
            for row in rows[1:]:
                assert all(fits(cell, column) for cell, column in zip(row, columns, strict=True)), row


def fits(cell: str, column: dict[str, Any]) -> bool:
    """Whether a cell is what its column says, as the CSVW recommendation reads numbers and patterns."""
    kind = column["datatype"]
    if cell in column["null"] or kind == "string":
        return True
    if kind == "integer":
        return bool(re.fullmatch(r"-?\d+", cell))
    if kind == "number":
        return bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))
    if kind["base"] == "number":
        return bool(re.fullmatch(r"-?\d+(,\d+)?", cell)) and kind["format"] == {"decimalChar": ","}
    return kind["base"] == "string" and bool(re.search(kind["format"], cell))


def test_excel_in_indonesian_opens_the_summary(made: tuple[Path, Book]) -> None:
    """A BOM, semicolons, decimal commas, line ends of Windows; the same cells as the other, codes as constants."""
    for folder in editions(made):
        raw = (folder / "ringkasan-excel.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
        mine = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
        other = cells(folder / "ringkasan.csv", {})
        decimal = re.compile(r"-?\d+\.\d+")
        slugs = {slug for slug in other[0] if slug in json.dumps(mine[0])} - {"kode"}
        numbers = [n for n, key in enumerate(other[0]) if key in slugs]
        assert mine[0] == other[0] and len(mine) == len(other)
        for one, two in zip(mine[1:], other[1:], strict=True):
            for n, cell in enumerate(two):
                is_value = n in numbers and decimal.fullmatch(cell) and other[0][n] not in ("kode",)
                code = re.fullmatch(r"\d\d\.\d\d", cell) and not is_value
                assert one[n] == (cell.replace(".", ",") if is_value else f'="{cell}"' if code else cell)
                assert not one[n].startswith(FORMULA) or re.fullmatch(r'-\d+(,\d+)?|="[\d.]+"', one[n])


def test_the_paper_explains_the_package(made: tuple[Path, Book]) -> None:
    for folder, edisi in zip(editions(made), made[1].editions, strict=True):
        paper = (folder / "BACA.txt").read_text(encoding="utf-8")
        for word in ("ISI", "KOLOM", "YANG KOSONG", "CARA MENGUTIP", "IN ENGLISH", "CC BY 4.0", "tanda petik tunggal"):
            assert word in paper
        assert f"{HOME}/edisi/{edisi.tahun}/" in paper
        assert all(f"\n{path.name}: " in paper for path in folder.glob("*.csv") if not path.name[0].isdigit())
        assert ("DATA CONTOH" in paper.splitlines()[0]) == edisi.contoh
        for name in json.loads((folder / "datapackage.json").read_text())["resources"][0]["schema"]["fields"]:
            assert f"\n{name['name']}: " in paper


def test_the_catalogue_is_dcat(made: tuple[Path, Book]) -> None:
    folder, book = made
    graph = Graph().parse(
        folder / "unduhan/katalog.jsonld", format="json-ld", publicID=f"{HOME}/unduhan/katalog.jsonld"
    )
    sets = set(graph.subjects(RDF.type, DCAT.Dataset))
    (whole,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert sets == set(graph.objects(whole, DCAT.dataset)) and len(sets) == len(book.editions) + 1
    for one in sets | {whole}:
        for what in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license):
            assert (one, what, None) in graph
    files = {f"{link}" for link in graph.objects(None, DCAT.downloadURL)}
    assert files and all((folder / urlsplit(link).path.strip("/")).is_file() for link in files)
    assert all(link.startswith(HOME) for link in files)
    for part in graph.subjects(RDF.type, DCAT.Distribution):
        assert (part, DCAT.mediaType, None) in graph and (part, DCTERMS.license, None) in graph


def test_schema_org_describes_each_edition(made: tuple[Path, Book]) -> None:
    folder, book = made
    for edisi in book.editions:
        text = catalog.schema_org(book, edisi)
        assert not set("<>&") & {*text}
        data = {**json.loads(text), "@context": {"@vocab": "https://schema.org/"}}
        graph = Graph().parse(data=json.dumps(data), format="json-ld", publicID=HOME)
        assert len(graph) > 20
        assert 50 <= len(data["description"]) <= 5000
        for part in data["distribution"]:
            assert (folder / urlsplit(part["contentUrl"]).path.strip("/")).is_file()
        assert ("DATA CONTOH" in data["name"]) == edisi.contoh


def test_checksums_of_the_built_site_hold(site: Path) -> None:
    """Whatever else comes to lie in the folder of an edition's downloads must be covered, too."""
    folders = sorted(site.glob("edisi/*/unduhan"))
    assert folders
    for folder in folders:
        sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
        assert sums == {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.iterdir()
            if path.name != "SHA256SUMS"
        }
