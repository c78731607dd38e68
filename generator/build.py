"""THE STORY: from data/ to a finished site, one line a room; only what changed is made again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from generator import check, gate, ledger, load, national, printer, search, work, write
from generator.crew import Crew, crew
from generator.dossier import Nation, nation
from generator.folders import GENERATED, Folders, Step, Written
from generator.gate import Inputs
from generator.hoard import Hoard
from generator.ledger import Ledger, Made
from generator.model import Dataset, Problem
from generator.summary import Summary
from generator.work import Making


class Refused(Exception):
    """The data has faults that must be mended first; `problems` are the sentences for people."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class ToolFailed(Exception):
    """A tool of ours stopped; `output` is what it printed."""

    def __init__(self, tool: str, output: str) -> None:
        super().__init__(tool)
        self.tool, self.output = tool, output


@dataclass(frozen=True)
class Scene:
    """What every act of a build needs: where things are, what they are made of, what the last build left."""

    folders: Folders
    inputs: Inputs
    book: Ledger
    watch: Step


def build(folders: Folders, watch: Step) -> Written:
    """data/ -> site/: make what changed, print it with MkDocs, index it with Pagefind."""
    scene = _scene(folders, watch)
    printer.sweep(folders.site, scene.book.prints.get("situs", {}))
    frame, written = _made(scene)
    _finish(scene, frame)
    ledger.save(folders.ledger, scene.book)
    ledger.done(folders.ledger)
    return written


def generate(folders: Folders, watch: Step) -> Written:
    """data/ -> docs/: pages and files, without printing them."""
    scene = _scene(replace(folders, files=folders.docs), watch)
    _, written = _made(scene)
    ledger.done(scene.folders.ledger)
    return written


def read(folder: Path, watch: Step = lambda _, steps: steps) -> list[Problem]:
    """Load and check: all problems in the order of their places."""
    frame, problems, folders = load.frame(folder)
    with crew(len(folders)) as hands:
        blob = work.packed(work.Reading(folder, frame, dict.fromkeys(folders, "")))
        found = list(watch("Memeriksa laporan", hands.run(work.summaries, blob, folders)))
    return _sorted([*problems, *check.check_frame(frame, folders), *(p for s in found for p in s.problems)])


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule))


def _scene(folders: Folders, watch: Step) -> Scene:
    book = ledger.read(folders.ledger, "")
    if ledger.interrupted(folders.ledger):
        write.clear(folders.docs, GENERATED, ledger.paths(book, "docs"))
    ledger.begin(folders.ledger)
    inputs = gate.look(folders, ledger.paths(book, "docs"))
    return Scene(folders, inputs, ledger.read(folders.ledger, inputs.code), watch)


def _made(scene: Scene) -> tuple[Dataset, Written]:
    """Everything but the printing: the frame, and what was written."""
    frame, problems, names = load.frame(scene.folders.data)
    with crew(len(names)) as hands:
        summaries = list(_summaries(scene, frame, names, hands))
        found = [*problems, *check.check_frame(frame, names), *(p for s in summaries for p in s.problems)]
        if any(problem.level == "galat" for problem in found):
            raise Refused(_sorted(found))
        whole = nation(frame, scene.inputs.rules, summaries, scene.inputs.reports)
        making = Making(scene.folders.data, whole, scene.folders.roots, _hoard(scene, "bagian"))
        cards = dict(_districts(whole))
        jobs = cards | dict(national.jobs(whole, summaries, scene.inputs, cards))
        todo = {name: key for name, key in jobs.items() if _stale(scene, name, key)}
        made = _by_hands(scene, making, todo, hands)
        by_hand = scene.folders.hand or scene.folders.docs
        alone = _by_us(scene, national.Country(making, summaries, by_hand, scene.inputs.hand), todo)
        written = _noted(scene, jobs, todo, chain(made, alone))
        making.parts.keep_only(set(cards.values()))
        # What was printed is no longer what is there; a build broken off from here on knows at least its files.
        scene.book.prints.pop("masuk", None)
        ledger.save(scene.folders.ledger, scene.book)
        return frame, written


def _summaries(scene: Scene, frame: Dataset, names: list[str], hands: Crew) -> Iterator[Summary]:
    """Every report in short: from the hoard where its files and the rules are as they were, else read again."""
    hoard = _hoard(scene, "ringkas")
    keys = {name: gate.digest_of([name, scene.inputs.reports[name], scene.inputs.ground]) for name in names}
    known = {name: kept for name in names if isinstance(kept := hoard.get(keys[name]), Summary)}
    missing = [name for name in names if name not in known]
    blob = work.packed(work.Reading(scene.folders.data, frame, scene.inputs.reports))
    for summary in scene.watch("Membaca laporan", hands.run(work.summaries, blob, missing)):
        known[summary.folder] = summary
        hoard.put(keys[summary.folder], summary)
    hoard.keep_only(set(keys.values()))
    yield from (known[name] for name in names)


def _hoard(scene: Scene, name: str) -> Hoard:
    return Hoard(scene.folders.memory / name, scene.inputs.code)


def _districts(whole: Nation) -> Iterator[tuple[str, str]]:
    """(name, key) of the jobs about one district: a card for each edition, and the page over all editions."""
    for row in whole.frame.daerah:
        names = [f"kartu/{year}/{row.item.kode}" for year in sorted(whole.frame.edisi)]
        for name in (*names, f"daerah/{row.item.kode}"):
            yield name, work.about(whole, name).digest


def _stale(scene: Scene, name: str, key: str) -> bool:
    before, files = scene.book.jobs.get(name, ("", ()))
    return before != key or not ledger.intact(files, scene.folders.roots)


def _by_hands(scene: Scene, making: Making, todo: Mapping[str, str], hands: Crew) -> Iterator[work.Done]:
    names = [name for name in todo if name.startswith(work.KINDS)]
    return iter(scene.watch("Rapor dan unduhan", hands.run(work.make, work.packed(making), names)))


def _by_us(scene: Scene, country: national.Country, todo: Mapping[str, str]) -> Iterator[work.Done]:
    names = [name for name in todo if not name.startswith(work.KINDS)]
    for name in scene.watch("Halaman nasional", names):
        yield work.Done(name, tuple(write.put(national.outputs(country, name), scene.folders.roots)))


def _noted(scene: Scene, jobs: dict[str, str], todo: Mapping[str, str], done: Iterable[work.Done]) -> Written:
    """Note in the ledger what was made, and clear away what no job makes any more."""
    before = {made for _, files in scene.book.jobs.values() for made in files}
    changed = 0
    for job in done:
        scene.book.jobs[job.name] = (todo[job.name], tuple(made for made, _ in job.files))
        changed += sum(fresh for _, fresh in job.files)
    for name in scene.book.jobs.keys() - jobs.keys():
        del scene.book.jobs[name]
    now = {(made.root, made.path) for _, files in scene.book.jobs.values() for made in files}
    gone = [made for made in before if (made.root, made.path) not in now]
    return Written(len(now), changed, write.remove(gone, scene.folders.roots))


def _finish(scene: Scene, frame: Dataset) -> None:
    """Print and index, side by side; then remember how the site was left."""
    folders, prints = scene.folders, scene.book.prints
    files = {**scene.inputs.docs, **{m.path: m.digest for m in _pages(scene.book)}}
    job = printer.Job(folders.docs, folders.site, folders.config, files, scene.inputs.theme, _asked(frame))
    to_print = printer.stale(job, prints.get("berkas", {}), prints.get("tema", ""))
    running = {"mkdocs": printer.start(job)} if to_print else {}
    pages = {path: digest for path, digest in files.items() if path.endswith(".md")}
    stubs = folders.memory / "cari"
    if search.update(folders.docs, pages, stubs, prints.get("cari", {})) or not search.present(folders.site):
        running["pagefind"] = search.index(stubs, folders.site)
    for tool, process in scene.watch("Mencetak dan mengindeks", running.items()):
        _await(tool, process)
    prints |= {"berkas": files, "tema": scene.inputs.theme, "cari": pages, "masuk": scene.inputs.whole}
    prints["situs"] = gate.listing(folders.site)


def _pages(book: Ledger) -> Iterator[Made]:
    yield from (made for _, files in book.jobs.values() for made in files if made.root == "docs")


def _await(tool: str, process: subprocess.Popen[str]) -> None:
    said, _ = process.communicate()
    wrong = printer.complaints(said) if tool == "mkdocs" else ""
    if process.returncode or wrong:
        raise ToolFailed(tool, wrong or said)


def _asked(frame: Dataset) -> dict[str, str]:
    """What the printer is told: the data's own clock, and whether the figures are invented."""
    return {"SOURCE_DATE_EPOCH": str(epoch(frame)), "KKS_CONTOH": national.watermark(frame)}


def epoch(frame: Dataset) -> int:
    """Seconds since 1970 of the newest `diperbarui` of all editions: the only clock the site knows."""
    days = sorted(edisi.diperbarui for edisi in frame.edisi.values() if len(edisi.diperbarui) == 10)
    return int(datetime.fromisoformat(days[-1]).replace(tzinfo=UTC).timestamp()) if days else 0
