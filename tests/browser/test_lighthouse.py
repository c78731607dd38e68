"""Lighthouse, as a phone on a slow network, on every kind of page that differs in weight or form.

The made-up nation is the heavier site where a page holds many districts; the others are looked at on the real one.

One run gives all four marks; only that for speed is asked for again, as a busy machine makes a page look slow.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import FLAGS
from tests.conftest import browser_programs
from tests.ponsel import Host, address, hosted

pytestmark = pytest.mark.peramban

LEAST = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
# The load is simulated from a real one: the best of a few counts.
TRIES = 3
# Pages of hand-written text are alike; one stands for all.
KINDS = {
    "beranda": "index.html",
    "daftar": "daerah/index.html",
    "daerah": "daerah/*/index.html",
    "daftar-edisi": "edisi/index.html",
    "edisi": "edisi/*/index.html",
    "peta": "edisi/*/peta/*/index.html",
    "rapor": "edisi/*/??.??-*/index.html",
    "provinsi": "edisi/*/provinsi/*/index.html",
    "tatanan": "edisi/*/tatanan/*/index.html",
    "indikator": "edisi/*/indikator/*/index.html",
    "nilai": "edisi/*/nilai/index.html",
    "instrumen": "instrumen/*/index.html",
    "penghargaan": "penghargaan/index.html",
    "unduhan": "unduhan/index.html",
    "baru": "baru/index.html",
    "kalender": "jadwal/kalender/index.html",
    "cari": "cari/index.html",
    "teks": "metode/index.html",
}
# Heavy where there are many districts: looked at on the nation. The card is looked at on both; so is the map.
HEAVY = ("daftar", "edisi", "peta", "rapor", "provinsi", "tatanan", "indikator", "nilai")
REAL = ("beranda", "daerah", "rapor", "peta", *(kind for kind in KINDS if kind not in (*HEAVY, "beranda", "daerah")))
PAGES = [("negeri", kind) for kind in HEAVY] + [("nyata", kind) for kind in REAL]


@dataclass(frozen=True)
class Marks:
    """By category a mark from 0 to 1, and the audits that cost one."""

    scores: dict[str, float]
    lost: list[str]


@dataclass(frozen=True)
class Place:
    """A site and where it is served."""

    site: Path
    host: Host

    def url(self, kind: str) -> str:
        return self.host.url + largest(self.site, kind)


@pytest.fixture(scope="module")
def places(negeri: Path, site: Path) -> Iterator[dict[str, Place]]:
    with hosted(negeri) as one, hosted(site) as other:
        yield {"negeri": Place(negeri, one), "nyata": Place(site, other)}


def largest(site: Path, kind: str) -> str:
    """Address of the largest page of a kind."""
    return address(site, max(site.glob(KINDS[kind]), key=lambda page: page.stat().st_size))


def marks(lighthouse: Path, url: str, report: Path, *categories: str) -> Marks:
    """Lighthouse's mark for each category, 0 to 1, and what cost one; its report stays at `report`."""
    programs = browser_programs()
    assert programs
    command = [
        lighthouse,
        url,
        "--quiet",
        f"--only-categories={','.join(categories)}",
        "--disable-full-page-screenshot",
    ]
    command += ["--no-enable-error-reporting", "--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={' '.join(FLAGS)}"]
    environment = {**os.environ, "CHROME_PATH": programs[0]}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    parts = found["categories"].items()
    lost = [
        f"{name}: {ref['id']}"
        for name, part in parts
        for ref in part["auditRefs"]
        if name != "performance" and ref["weight"] and found["audits"][ref["id"]]["score"] not in (1, None)
    ]
    return Marks({name: part["score"] for name, part in parts}, lost)


@pytest.fixture(scope="module")
def first(
    lighthouse: Path, places: dict[str, Place], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Marks]:
    """The marks of each page, two at a time: Lighthouse mostly waits for a page to rest."""
    folder = tmp_path_factory.mktemp("lighthouse")
    with ThreadPoolExecutor(2) as pool:
        asked = {
            (where, kind): pool.submit(marks, lighthouse, places[where].url(kind), folder / f"{where}-{kind}", *LEAST)
            for where, kind in PAGES
        }
    return {page: score.result() for page, score in asked.items()}


@pytest.mark.parametrize(("where", "kind"), PAGES)
def test_a_phone_gets_the_page_fast(
    first: dict[tuple[str, str], Marks],
    lighthouse: Path,
    places: dict[str, Place],
    tmp_path: Path,
    where: str,
    kind: str,
) -> None:
    url, scores = places[where].url(kind), [first[where, kind].scores["performance"]]
    while len(scores) < TRIES and max(scores) < LEAST["performance"]:
        again = marks(lighthouse, url, tmp_path / "laporan.json", "performance")
        scores.append(again.scores["performance"])
    assert max(scores) >= LEAST["performance"], (url, scores)


@pytest.mark.parametrize(("where", "kind"), PAGES)
def test_nothing_else_is_found_wanting(first: dict[tuple[str, str], Marks], where: str, kind: str) -> None:
    """Accessibility, good practice and what search engines ask for: full marks."""
    found = first[where, kind]
    others = {name: mark for name, mark in found.scores.items() if mark < LEAST[name] and name != "performance"}
    assert not others, found.lost
