"""Every figure on a page is the same figure in every download, and is written the Indonesian way."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.situs import (
    Shown,
    archived,
    cards,
    districts,
    editions,
    everything,
    figures,
    pages,
    records,
    reported,
    rows,
    shown,
    text_of,
)

WORDS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
EDITIONS = sorted({*editions()} - {*archived()})


def indonesian(number: str) -> str:
    """`1234.50` -> `1.234,50`, written here once more on purpose: a test must not borrow the code it tests."""
    whole, _, part = number.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", digits)
    return sign + grouped + (f",{part}" if part else "")


def raw(text: str) -> str:
    """CSV text without the apostrophe that keeps a spreadsheet from running it."""
    return text[1:] if re.match(r"'[=+@\t\r-]", text) else text


def writings(row: dict[str, str]) -> set[str]:
    """All ways a page may write the figure of this row."""
    value = row["nilai"]
    if not value:
        return {row["alasan"] or "belum ada data"}
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        return {raw(value), f"{raw(value)}%"} if row["satuan"] == "persen" else {raw(value)}
    if row["satuan"] == "persen":
        return {indonesian(value) + "%"}
    as_word = (
        {WORDS[int(value)], WORDS[int(value)].capitalize()} if value.isdigit() and int(value) < len(WORDS) else set()
    )
    return {indonesian(value), *as_word}


SIGNS = {"ada": "✓", "tidak ada": "✗", "tidak jelas": "?"}


@pytest.fixture(scope="module")
def found(site: Path) -> list[tuple[str, Shown]]:
    """(address, figure) of every figure on every page."""
    return [(page.address, figure) for page in pages(site) for figure in shown(page.root)]


def test_every_figure_has_a_name(found: list[tuple[str, Shown]]) -> None:
    assert len(found) > 5000
    assert not [address for address, figure in found if not figure.name or figure.value is None]


def test_every_figure_stands_in_a_download_with_the_same_value(site: Path, found: list[tuple[str, Shown]]) -> None:
    known = figures(site)
    wrong = []
    for address, figure in found:
        row = known.get(figure.name)
        if row is None or raw(row["nilai"]) != figure.value:
            wrong.append(f"{address} {figure.name}: {figure.value!r}, berkas: {row and row['nilai']!r}")
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_every_figure_is_written_as_its_value(site: Path, found: list[tuple[str, Shown]]) -> None:
    """Decimals as in the source, Indonesian notation, a number word at most; nothing else inside the element."""
    known = figures(site)
    wrong = []
    for address, figure in found:
        row = known.get(figure.name)
        if row and (figure.text not in (moves(row) or writings(row)) or len(figure.element)):
            wrong.append(f"{address} {row['id']}: {figure.text!r}, seharusnya {moves(row) or writings(row)}")
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def test_a_cell_says_raw_value_and_evidence_as_the_downloads_do(site: Path, found: list[tuple[str, Shown]]) -> None:
    known = figures(site)
    wrong = []
    for address, figure in found:
        row = known.get(figure.name)
        if row and figure.cell and tuple(line for line in figure.cell[1:] if line != "bukti ↗") != behind(row):
            wrong.append(f"{address} {row['id']}: {figure.cell[1:]}, seharusnya {behind(row)}")
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


def moves(row: dict[str, str]) -> set[str]:
    """How a change since an edition before is written; nothing for any other figure."""
    if not row["id"].endswith(".perubahan"):
        return set()
    points = int(row["nilai"])
    return {"tetap" if not points else f"{'naik' if points > 0 else 'turun'} {abs(points)}"}


def behind(row: dict[str, str]) -> tuple[str, ...]:
    """The second line of an indicator's cell; none where the score is missing, or nothing is known beside it."""
    if not row["nilai"] or row["bagian"] != "indikator":
        return ()
    number = indonesian(row["capaian"]) + "%" * (row["satuan_capaian"] == "%") if row["capaian"] else ""
    signs = "/".join(SIGNS[word] for word in row["bukti"].split("; ") if word)
    return tuple(filter(None, [f"{number} {signs}".strip()]))


def test_a_name_is_anchored_once_on_a_page(site: Path) -> None:
    """At its own place a figure's name is the anchor; a link with it must lead to one place."""
    own, twice = 0, []
    for page in pages(site):
        ids = page.root.xpath("//@id")
        own += sum(figure.own for figure in shown(page.root))
        twice += [f"{page.address}#{name}" for name, n in Counter(ids).items() if n > 1]
    assert own
    assert not twice, f"{len(twice)}: {twice[:10]}"


def test_every_figure_of_a_card_has_its_anchor_there(site: Path) -> None:
    """Design, section 4: an id is also an anchor, on the edition page that a citation points at."""
    lost = []
    for page in cards(site):
        start = f"{page.address[7:11]}.{page.address[12:17]}."  # `/edisi/2024/62.01-…/` -> `2024.62.01.`
        names = {figure.name for figure in shown(page.root) if figure.name.startswith(start)}
        lost += [f"{page.address}#{name}" for name in sorted(names - set(page.root.xpath("//@id")))]
    assert not lost, f"{len(lost)}: {lost[:10]}"


def test_the_example_of_an_anchor_works(site: Path) -> None:
    """A page that tells how to cite names an anchor; it must exist."""
    examples = [(page, code) for page in cards(site) for code in page.root.xpath("//code[starts-with(., '#')]")]
    assert examples
    lost = [
        f"{page.address}{text_of(code)}" for page, code in examples if text_of(code)[1:] not in page.root.xpath("//@id")
    ]
    assert not lost, f"{len(lost)}: {lost[:10]}"


def same(text: str, other: Any) -> bool:
    """Is this CSV text what another format holds? Numbers are compared as numbers, text as text."""
    if other is None or text == raw(str(other)) or raw(text) == str(other):
        return other is not None or text == ""
    try:
        return Decimal(text) == Decimal(str(other))
    except InvalidOperation:
        return False


def differences(one: list[dict[str, str]], other: list[dict[str, Any]]) -> list[str]:
    if len(one) != len(other):
        return [f"{len(one)} baris, yang lain {len(other)}"]
    pairs = list(zip(one, other, strict=True))
    return [
        f"{a.get('id')}.{key}: {a[key]!r}, {b.get(key)!r}"
        for a, b in pairs
        for key in a
        if not same(a[key], b.get(key))
    ]


def sheet(path: Path, name: str, like: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Rows of a worksheet under the column names of the CSV beside it, which come in the same order."""
    book = load_workbook(path, read_only=True)
    lines = list(book[name].iter_rows(values_only=True))[1:]
    book.close()
    return [dict(zip(like[0], line, strict=True)) for line in lines] if like else []


def test_every_csv_has_a_json_that_says_the_same(site: Path) -> None:
    # The summary in the way of Excel is compared with the other one in test_paket.py.
    frozen = [site / f"edisi/{year}" for year in archived()]
    files = sorted(path for path in site.rglob("*.csv") if not path.name.endswith("-excel.csv"))
    files = [path for path in files if not any(path.is_relative_to(folder) for folder in frozen)]
    assert len(files) > 400
    wrong = []
    for path in files:
        twin = path.with_suffix(".json")
        one, other = rows(path), records(twin) if twin.is_file() else []
        if one and "id" in one[0]:  # a district's JSON says an id once for all its stages
            one, other = (sorted(part, key=lambda row: str(row["id"])) for part in (one, other))
        found = differences(one, other) if twin.is_file() else ["tanpa JSON"]
        wrong += [f"{path.relative_to(site)}: {text}" for text in found[:1]]
    assert not wrong, f"{len(wrong)}: {wrong[:10]}"


@pytest.mark.parametrize("year", EDITIONS)
def test_the_files_of_a_district_hold_its_share_of_the_edition(site: Path, year: int) -> None:
    folder = site / f"edisi/{year}/unduhan"
    whole = {row["id"]: row for row in everything(site, year)}
    for code in sorted(reported(year)):
        own = rows(folder / f"{code}.csv")
        names = {name for name in whole if name.startswith(f"{year}.{code}.")}
        assert {row["id"] for row in own} == names and all(whole[row["id"]] == row for row in own), code
        assert own, code
        assert differences(own, sheet(folder / f"{code}.xlsx", "Angka", own))[:5] == [], code


@pytest.mark.parametrize("year", EDITIONS)
def test_every_source_of_an_edition_is_explained(site: Path, year: int) -> None:
    """A figure names its source in short; the list beside it says who, when, what and where."""
    known = {(row["kode"], row["kunci"]) for row in rows(site / f"edisi/{year}/unduhan/sumber.csv")}
    cited = {(row["id"], key) for row in everything(site, year) for key in row["sumber"].split("; ") if key}
    lost = [(name, key) for name, key in sorted(cited) if (code_in(name), key) not in known]
    assert cited and not lost, lost[:10]


def code_in(name: str) -> str:
    """The place an id is about: `2024.62.01.pasar.pusat` -> `62.01`, `2024.62.odf…` -> `62`."""
    found = re.match(r"\d{4}\.(\d\d\.\d\d|\d\d|nasional)\.", name)
    return found.group(1) if found else ""


@pytest.mark.parametrize("year", EDITIONS)
def test_the_summary_is_the_same_in_all_forms_and_has_every_district(site: Path, year: int) -> None:
    folder = site / f"edisi/{year}/unduhan"
    found = rows(folder / "ringkasan.csv")
    assert [row["kode"] for row in found] == [row["kode"] for row in districts()]
    assert differences(found, sheet(folder / "ringkasan.xlsx", "Ringkasan", found))[:5] == []
    places = rows(folder / "nasional-provinsi.csv")
    assert differences(places, sheet(folder / "ringkasan.xlsx", "Nasional dan provinsi", places))[:5] == []


@pytest.mark.parametrize("year", EDITIONS)
def test_the_summary_says_what_the_figures_say(site: Path, year: int) -> None:
    whole = {row["id"]: row for row in everything(site, year)}
    for row in rows(site / f"edisi/{year}/unduhan/ringkasan.csv"):
        base = f"{year}.{row['kode']}"
        assert whole[f"{base}.hitungan.keterbukaan"]["nilai"] == row["keterbukaan"]
        for slug in list(row)[6:-2]:
            names = (f"{base}.{slug}.{row['tahap']}", f"{base}.hitungan.{slug}.{row['tahap']}.persen")
            values = [whole[name]["nilai"] for name in names if name in whole]
            assert row[slug] in (*values, "bertentangan") if row[slug] else not any(values), (base, slug)


@pytest.mark.parametrize("year", EDITIONS)
def test_codes_survive_excel(site: Path, year: int) -> None:
    """`11.10` as a number would become 11.1; a code is a text cell in a text format."""
    book = load_workbook(site / f"edisi/{year}/unduhan/ringkasan.xlsx", read_only=True)
    lines = book["Ringkasan"].iter_rows(min_row=1)
    column = [cell.value for cell in next(lines)].index("Kode")
    cells = [line[column] for line in lines]
    assert any(cell.value == "11.10" for cell in cells)
    assert not [cell.value for cell in cells if not isinstance(cell.value, str) or cell.number_format != "@"]
    book.close()


def test_a_stated_figure_of_the_downloads_names_its_source_and_its_date(site: Path) -> None:
    """Promise 1, in the files: a figure from outside has a source, a figure of ours a formula."""
    bare = [row["id"] for row in figures(site).values() if not row["sumber"] and not row["cara"]]
    assert not bare, f"{len(bare)}: {bare[:10]}"
    dated = re.compile(r", (19|20)\d\d(-\d\d){0,2}(,|;|$)|-(19|20)\d\d(-\d\d){0,2}(;|$)")
    lost = [row["id"] for row in figures(site).values() if not row["tanggal"] and dated.search(row["sumber"])]
    assert not lost, f"{len(lost)}: {lost[:10]}"
