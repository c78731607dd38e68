"""What machines read of whole sites, the real one and the nation of 514, as the tools of others judge it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator import validate as validate_document
from rdflib import DCAT, RDF, Graph

from tests import test_api, test_paket

pytestmark = [
    pytest.mark.peramban,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(scope="module", params=["nyata", "negeri"])
def whole(request: pytest.FixtureRequest, site: Path) -> Path:
    return site if request.param == "nyata" else request.getfixturevalue("negeri")


def test_every_data_package_is_valid(whole: Path) -> None:
    descriptors = sorted(whole.rglob("datapackage.json"))
    assert len(descriptors) == len(list(whole.glob("edisi/*/unduhan")))
    for descriptor in descriptors:
        found = test_paket.faults(descriptor)
        assert not found, found[:3]


def test_csvw_describes_every_csv(whole: Path) -> None:
    seen = 0
    for metadata in sorted(whole.rglob("csv-metadata.json")):
        for table in json.loads(metadata.read_text(encoding="utf-8"))["tables"]:
            schema = table["tableSchema"]
            if isinstance(schema, str):
                schema = json.loads((metadata.parent / schema).read_text(encoding="utf-8"))
            columns = schema["columns"]
            head, *rows = test_paket.cells(metadata.parent / table["url"], table.get("dialect", {}))
            assert head == [column["titles"][0] for column in columns], table["url"]
            pairs = [pair for row in rows for pair in zip(row, columns, strict=True)]
            wrong = [(column["name"], cell) for cell, column in pairs if not test_paket.fits(cell, column)]
            assert not wrong, (table["url"], wrong[:3])
            seen += 1
    assert seen > 30


def test_what_is_linked_data_can_be_read(whole: Path) -> None:
    catalogue = Graph().parse(whole / "unduhan/katalog.jsonld", format="json-ld", publicID="https://rapor.contoh/")
    assert len(set(catalogue.subjects(RDF.type, DCAT.Dataset))) == len(list(whole.glob("edisi/*/unduhan"))) + 1
    for edition in sorted(whole.glob("edisi/[0-9]*/index.html")):
        (text,) = JSON_LD.findall(edition.read_text(encoding="utf-8"))
        data = {**json.loads(text), "@context": {"@vocab": "https://schema.org/"}}
        assert len(Graph().parse(data=json.dumps(data), format="json-ld", publicID="https://rapor.contoh/")) > 20


def test_the_interface_is_as_described(whole: Path) -> None:
    """The document is OpenAPI 3.1, and each file below its addresses is what it says."""
    document = json.loads((whole / "api/v1/openapi.json").read_text(encoding="utf-8"))
    validate_document(document, cls=OpenAPIV31SpecValidator)
    made = ({"api/v1/openapi.json": (whole / "api/v1/openapi.json").read_bytes()}, None)
    seen = 0
    for address, item in document["paths"].items():
        checker = test_api.judge(made, test_api.answers(item)[0])
        form = address.strip("/").replace("{tahun}", "[0-9]*").replace("{kode}", "[0-9][0-9].[0-9][0-9]")
        for file in whole.glob(re.sub(r"\{\w+\}", "*", form)):
            if re.search(r"\{tabel\}", address) and file.stem not in tables(item):
                continue
            checker.validate(json.loads(file.read_text(encoding="utf-8")))
            seen += 1
    assert seen > 30


def tables(item: dict) -> list[str]:
    return next(part["schema"]["enum"] for part in item["parameters"] if part.get("name") == "tabel")


def test_xmllint_reads_every_feed_and_list_of_addresses(whole: Path, xmllint: Path) -> None:
    files = [*sorted(whole.rglob("umpan/**/*.xml")), *sorted(whole.glob("*.xml"))]
    assert len(files) > 5
    done = subprocess.run([xmllint, "--noout", "--nonet", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr[:500]
