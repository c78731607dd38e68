"""The programming interface: its document is valid OpenAPI, and every answer and example is what the document says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator import validate as validate_document

from generator import api, demo
from generator.book import Book, make_book
from generator.downloads import downloads
from generator.figures import figures
from generator.load import load
from generator.pages import home
from generator.pages.paper import make_press

ROOT = Path(__file__).resolve().parent.parent
HOME = "https://rapor.contoh/kks"
Made = tuple[dict[str, bytes], Book]


@pytest.fixture(scope="module", params=["nyata", "negeri"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    data = ROOT / "data"
    if request.param == "negeri":
        data = tmp_path_factory.mktemp("negeri") / "data"
        demo.make(data, ROOT / "tests/contoh", demo.Wish(12, 2, 1))
    book = make_book(load(data)[0])
    known = figures(book)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKS_ALAMAT", f"{HOME}/")
        found = {output.path: output.data for output in downloads(book, known)}
    return found | {"aset/data/nama.json": home._names(make_press(book, known))}, book


def document(made: Made) -> dict[str, Any]:
    return json.loads(made[0]["api/v1/openapi.json"])


def judge(made: Made, name: str) -> Draft202012Validator:
    whole = document(made)
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": whole["components"]})


def answers(item: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Name of the schema and examples of what an address answers."""
    said = item["get"]["responses"]["200"]["content"]["application/json"]
    return said["schema"]["$ref"].rpartition("/")[2], said.get("examples", {})


def test_the_document_is_valid(made: Made) -> None:
    validate_document(document(made), cls=OpenAPIV31SpecValidator)
    assert document(made)["servers"] == [{"url": HOME}]


def test_every_example_is_what_its_schema_says(made: Made) -> None:
    seen = 0
    for item in document(made)["paths"].values():
        schema, examples = answers(item)
        for example in examples.values():
            value = example.get("value")
            if "externalValue" in example:
                path = urlsplit(example["externalValue"]).path.removeprefix("/kks/")
                value = json.loads(made[0][path])
            judge(made, schema).validate(value)
            seen += 1
    assert seen == 6


def test_every_answer_is_what_its_schema_says(made: Made) -> None:
    """Every JSON file below an address of the document, and there is no address without a file."""
    for address, item in document(made)["paths"].items():
        given = {part["name"]: part for part in item.get("parameters", ()) if "name" in part}
        years, codes = r"\d{4}", r"\d\d\.\d\d"
        tables = "|".join(given["tabel"]["schema"]["enum"]) if "tabel" in given else ""
        form = re.escape(address.strip("/")).replace(r"\{tahun\}", years).replace(r"\{kode\}", codes)
        form = form.replace(r"\{tabel\}", f"({tables})")
        files = [data for path, data in made[0].items() if re.fullmatch(form, path)]
        assert files, address
        checker = judge(made, answers(item)[0])
        for data in files:
            checker.validate(json.loads(data))


def test_every_address_leads_to_a_file_and_every_file_has_one(made: Made) -> None:
    files, book = made
    start = json.loads(files["api/v1/index.json"])
    assert [e["tahun"] for e in start["edisi"]] == [e.tahun for e in book.editions]
    linked = {*links(start)}
    for e in start["edisi"]:
        linked |= {*links(json.loads(files[urlsplit(e["alamat"]).path.removeprefix("/kks/")]))}
    missing = {path for path in linked if not path.endswith("/") and path not in files}
    assert missing == {"umpan/terbitan.xml", "umpan/koreksi.xml"}  # made with the pages
    own = {path for path in files if re.fullmatch(r"edisi/\d{4}/unduhan/\d\d\.\d\d\.(csv|json|xlsx)", path)}
    assert own and own <= linked
    assert ("data_contoh" in start) == bool(book.watermark)
    assert start["versi"] == api.VERSION


def links(thing: Any) -> list[str]:
    if isinstance(thing, dict | list):
        return [path for part in (thing.values() if isinstance(thing, dict) else thing) for path in links(part)]
    return [thing.removeprefix(f"{HOME}/")] if isinstance(thing, str) and thing.startswith(HOME) else []


def test_a_wrong_answer_is_noticed(made: Made) -> None:
    wrong = json.loads(made[0]["api/v1/index.json"])
    wrong["edisi"][0]["tahun"] = "dua ribu"
    assert not judge(made, "Indeks").is_valid(wrong)
