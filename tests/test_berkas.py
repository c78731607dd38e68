"""What a district's pages are made from is all they show: the narrow book gives the very pages of the whole one."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import fields, replace
from pathlib import Path

import pytest

from generator import check, downloads, errands, gate, load, making, pages
from generator.book import Claim, make_book
from generator.dossier import Dossier, Nation, nation
from generator.errands import Making
from generator.figures import figures
from generator.folders import Folders
from generator.hoard import Hoard
from generator.model import Output
from generator.results import Middle
from generator.summary import summarize
from tests.bangun import SAMPLE

# Whatever is compared with others, or claimed by others, belongs to the pages of a district as well.
Country = tuple[Making, dict[str, str]]


def summed_up(data: Path, memory: Path) -> Country:
    """A country as a build hands it over, and the keys of all jobs."""
    frame, _, names = load.frame(data)
    known = load.regions_of(frame)
    summaries = [summarize(frame, load.report(data, name, known)) for name in names]
    hoards = Hoard(memory / "bagian", "kode"), Hoard(memory / "ringkas", "kode")
    for summary in summaries:
        hoards[1].put(summary.folder.replace("/", "-"), summary)
    inputs = gate.look(Folders(data, memory / "docs", memory / "site", memory / "mkdocs.yml"), set())
    whole = nation(frame, inputs.rules, summaries, inputs.reports)
    own = dict(errands.cards(whole))
    jobs = own | dict(errands.national(whole, summaries, inputs, own))
    kept = tuple(name.replace("/", "-") for name in names)
    return Making(data, whole, {"docs": memory / "docs"}, hoards, kept, memory), jobs


@pytest.fixture(scope="module", params=["contoh", "negeri"])
def country(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Country:
    """The tiny example data, and the made-up country of twelve districts."""
    data = SAMPLE if request.param == "contoh" else request.getfixturevalue("built") / "data"
    return summed_up(data, tmp_path_factory.mktemp("ingatan"))


def by_path(outputs: Iterable[Output]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for output in outputs:
        assert output.path not in found, f"{output.path} dibuat dua kali"
        found[output.path] = output.data
    return found


def test_every_page_is_the_page_of_the_whole_book(country: Country) -> None:
    """All jobs together make what one book of everything makes: no page is lost, none is poorer."""
    desk, jobs = country
    book = make_book(load.load(desk.data)[0])
    everything = figures(book)
    wanted = by_path(pages.pages(book, everything, check.listed()))
    made = by_path(output for name in jobs for output in making.outputs(desk, name))
    assert len(wanted) > 50
    unlike = sorted(path for path, data in wanted.items() if made.get(path) != data)
    assert not unlike, f"{len(unlike)}: {unlike[:10]}"
    assert not [path for path in made if path.endswith(".md") and path not in wanted]


def test_the_files_of_a_district_hold_the_figures_of_the_whole_book(country: Country) -> None:
    desk, jobs = country
    book = make_book(load.load(desk.data)[0])
    everything = figures(book)
    for name in (name for name in jobs if name.startswith("kartu/")):
        _, year, kode = name.split("/")
        files, _ = downloads.both(making._files(book, everything, (int(year), kode)))
        made = by_path(making.outputs(desk, name))
        assert {f.path: f.data for f in files}.items() <= made.items(), name


def test_a_district_that_is_not_in_the_book_is_not_shown(country: Country) -> None:
    """The book a card is drawn from knows one district: nobody can look over the fence."""
    desk, _ = country
    for row in desk.nation.frame.daerah:
        found = errands.about(desk.nation, f"daerah/{row.item.kode}")
        assert {key[1] for key in found.reports} <= {row.item.kode}
        assert {spot[3] for spot in found.middles} <= {"nasional", row.item.kode[:2], *{s[3] for s in found.middles}}
        assert {where[1] for where in found.positions} <= {row.item.kode}


def other(found: Dossier, name: str) -> object:
    """The same field with something else in it."""
    value = getattr(found, name)
    if isinstance(value, str):
        return value + "x"
    if name == "years":
        return (*value, 1)
    if name == "claims":
        return (*value, Claim(1, "padapa", "nasional", ()))
    if name in ("koreksi", "terbit"):
        return (*value, 1)
    if name == "rows":
        return {**value, "daerah": ()}
    if name == "lineage":
        return replace(value, born=1)
    if name == "kin":
        return replace(value, near=value.near[1:])
    if name == "middles":
        return {**value, next(iter(value)): replace(next(iter(value.values())), n=10**6)}
    if name == "positions":
        return {**value, next(iter(value)): replace(next(iter(value.values())), below=10**6)}
    return {**value, (1, found.kode): 1}


def test_the_digest_changes_with_everything_that_is_shown(country: Country) -> None:
    desk, _ = country
    found = full(desk.nation)
    digests = {found.digest}
    for part in fields(found):
        if part.name != "scores":  # they follow from reports and rules
            digests.add(replace(found, **{part.name: other(found, part.name)}).digest)
    assert len(digests) == len(fields(found))


def full(whole: Nation) -> Dossier:
    """A district with everything: reports, others beside it, a claim."""
    names = [f"kartu/{year}/{row.item.kode}" for year in whole.frame.edisi for row in whole.frame.daerah]
    found = (errands.about(whole, name) for name in names)
    return next(d for d in found if d.reports and d.middles and d.positions and d.quoted)


def test_each_row_and_each_median_has_a_say_in_the_digest(country: Country) -> None:
    found = full(country[0].nation)
    seen = {found.digest}
    for table, rows in found.rows.items():
        for n, row in enumerate(rows):
            for part in fields(row.item):
                value = getattr(row.item, part.name)
                changed = copy(row.item)
                object.__setattr__(changed, part.name, f"{value} yang lain")  # whatever a reader would refuse, too
                lines = (*rows[:n], replace(row, item=changed), *rows[n + 1 :])
                seen.add(replace(found, rows={**found.rows, table: lines}).digest)
    middles = [(spot, replace(m, **{p.name: 10**6})) for spot, m in found.middles.items() for p in fields(Middle)]
    seen |= {replace(found, middles={**found.middles, spot: middle}).digest for spot, middle in middles}
    wanted = sum(len(fields(row.item)) for rows in found.rows.values() for row in rows) + len(middles)
    assert len(seen) == wanted + 1


def test_the_line_a_row_stands_on_has_no_say(country: Country) -> None:
    found = full(country[0].nation)
    moved = {name: tuple(replace(row, place=replace(row.place, line=10**6)) for row in rows)
             for name, rows in found.rows.items()}  # fmt: skip
    assert replace(found, rows=moved).digest == found.digest
