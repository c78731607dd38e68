"""THE STORY: from data/ to a finished site, one line a room; only what changed is made again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator import care, check, closing, errands, gate, guard, ledger, load, printer, recall, shards, work, write
from generator.clock import Clock
from generator.closing import ToolFailed
from generator.crew import WORTH_IT, Crew, crew
from generator.dossier import nation
from generator.errands import Making
from generator.folders import GENERATED, Folders, Step, Written
from generator.gate import Inputs
from generator.hoard import Hoard
from generator.ledger import Ledger
from generator.model import Dataset, Problem
from generator.scene import Plan, Scene, Start
from generator.shards import Share
from generator.summary import Summary
from generator.warm import warm

__all__ = ["Folders", "Refused", "Start", "ToolFailed", "build", "generate", "read"]


class Refused(Exception):
    """The data has faults that must be mended first; `problems` are the sentences for people."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def build(folders: Folders, watch: Step, start: Start | None = None) -> Written:
    """data/ -> site/: make what changed, print it with MkDocs, index it with Pagefind."""
    care.look(folders)
    with care.alone(folders), crew() as hands:
        begun = start or Start(hands)
        return _part(folders, watch, begun, begun.share) if begun.share else _whole(folders, watch, begun)


def _whole(folders: Folders, watch: Step, start: Start) -> Written:
    clock = Clock()
    with printer.waiting(folders.config, folders.site) as press:
        with clock.act("masukan"):
            scene = _scene(folders, watch, clock, start.inputs)
        plan = _planned(scene, start.hands)
        with clock.act("cetak, cari, unduhan edisi", start.hands.cpu):
            running = closing.start(scene, plan, press)
            _noted(scene, plan, _done(scene, plan, start.hands, files=True))  # these need no printing
            closing.finish(scene, plan, running)
    with clock.act("penutup"):
        written = _closed(scene, plan)
    if start.measured:
        clock.write(start.measured)
    return written


def _part(folders: Folders, watch: Step, start: Start, share: Share) -> Written:
    """One part of the districts, with a ledger of its own; nothing is printed."""
    scene = _scene(folders, watch, Clock(), start.inputs)
    plan = _planned(scene, start.hands, share)
    _vouched(scene, plan)
    mine = {name: scene.book.jobs[name] for name in plan.jobs if name in scene.book.jobs}
    ledger.save(share.path(folders), Ledger(scene.book.code, mine))
    ledger.save(folders.ledger, scene.book)
    ledger.done(folders.ledger)
    return Written(sum(len(files) for _, files in mine.values()), plan.changed, 0)


def generate(folders: Folders, watch: Step) -> Written:
    """data/ -> docs/: pages and files, without printing them."""
    folders = replace(folders, files=folders.docs)
    care.look(folders)
    with care.alone(folders), crew() as hands:
        scene = _scene(folders, watch, Clock(), None)
        plan = _planned(scene, hands)
        _noted(scene, plan, _done(scene, plan, hands, files=True))
        return _closed(scene, plan)


def read(folder: Path, watch: Step = lambda _, steps: steps) -> list[Problem]:
    """Load and check: all problems in the order of their places."""
    frame, problems, folders = load.frame(folder)
    with crew() as hands:
        hands.grow(len(folders), float)
        blob = work.packed(work.Reading(folder, frame, dict.fromkeys(folders, "")))
        found = list(watch("Memeriksa laporan", hands.run(work.summaries, blob, folders)))
    return _sorted([*problems, *check.check_frame(frame, folders), *guard.whole(frame, found)])


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule))


def _scene(folders: Folders, watch: Step, clock: Clock, seen: Inputs | None) -> Scene:
    kind = gate.code() + ("" if folders.files is None else " docs")  # files that lie elsewhere are other files
    book = ledger.read(folders.ledger, kind)
    ours = ledger.paths(book, "docs") | shards.pages(folders)
    if _forgotten(folders, book):
        ours |= write.strays(folders.docs, GENERATED, ledger.interrupted(folders.ledger))
        seen = None
    inputs = seen or gate.look(folders, ours)
    care.legible(folders.docs, inputs.docs)
    care.legible(folders.hand or folders.docs, inputs.hand)
    return Scene(folders, inputs, book, watch, clock)


def _forgotten(folders: Folders, book: Ledger) -> bool:
    """Whether files of ours may lie about that the ledger does not name."""
    return not book.jobs or bool(shards.left(folders)) or ledger.interrupted(folders.ledger)


def _begun(scene: Scene) -> None:
    """From here on files are touched; before, data with faults leaves everything as it was."""
    folders, book = scene.folders, scene.book
    if _forgotten(folders, book):
        known = ledger.paths(book, "docs") | shards.pages(folders)
        write.clear(folders.docs, GENERATED, known, ledger.interrupted(folders.ledger))
    ledger.begin(folders.ledger)
    shards.adopt(book, folders)
    if folders.files is None:
        care.mark(folders)
        scene.lost.update(printer.sweep(folders.site, book.prints.get("situs", {})))


def _planned(scene: Scene, hands: Crew, share: Share | None = None) -> Plan:
    """Read and check everything, see what is to be done, and make all pages and the files of each district."""
    with scene.clock.act("baca, periksa, jumlahkan", hands.cpu):
        frame, problems, names = load.frame(scene.folders.data)
        summaries = _summaries(scene, frame, names, hands)
        found = [*problems, *check.check_frame(frame, names), *guard.whole(frame, summaries)]
        if any(problem.level == "galat" for problem in found):
            raise Refused(_sorted(found))
    _begun(scene)
    with scene.clock.act("rencana", hands.cpu):
        plan = _plan(scene, frame, summaries, share)
    with scene.clock.act("halaman, grafik, unduhan, gambar", hands.cpu):
        _noted(scene, plan, _done(scene, plan, hands, files=False))
    return plan


def _plan(scene: Scene, frame: Dataset, summaries: tuple[Summary, ...], share: Share | None) -> Plan:
    whole = nation(frame, scene.inputs.rules, summaries, scene.inputs.reports)
    own = dict(errands.cards(whole))
    jobs = own | dict(errands.national(whole, summaries, scene.inputs, own))
    if share:
        provinces = share.names(frame)
        jobs = {name: key for name, key in own.items() if errands.province(name) in provinces}
    todo = {name: key for name, key in jobs.items() if _stale(scene, name, key)}
    folders = scene.folders
    hand, fetched = folders.hand or folders.docs, tuple(sorted(scene.inputs.hand))
    kept = tuple(_keys(scene, frame, [s.folder for s in summaries]).values())
    hoards = _hoard(scene, "bagian"), _hoard(scene, "ringkas")
    return Plan(
        Making(folders.data, whole, folders.roots, hoards, kept, hand, fetched), jobs, todo, partial=bool(share)
    )


def _summaries(scene: Scene, frame: Dataset, names: list[str], hands: Crew) -> tuple[Summary, ...]:
    """Every report in short: from the hoard where its files and the rules are as they were, else read again."""
    hoard = _hoard(scene, "ringkas")
    keys = _keys(scene, frame, names)
    hands.grow(sum(not hoard.has(key) for key in keys.values()), warm)
    known = {name: kept for name in names if isinstance(kept := hoard.get(keys[name]), Summary)}
    missing = [name for name in names if name not in known]
    blob = work.packed(work.Reading(scene.folders.data, frame, scene.inputs.reports))
    # A few are read here: hands that are still loading what drawing needs would be waited for.
    readers = hands if len(missing) >= WORTH_IT else Crew()
    for summary in scene.watch("Membaca laporan", readers.run(work.summaries, blob, missing)):
        known[summary.folder] = summary
        hoard.put(keys[summary.folder], summary)
    hoard.keep_only(set(keys.values()))
    return tuple(known[name] for name in names)


def _keys(scene: Scene, frame: Dataset, names: list[str]) -> dict[str, str]:
    return {name: guard.key(frame, scene.inputs, name) for name in names}


def _hoard(scene: Scene, name: str) -> Hoard:
    return Hoard(scene.folders.memory / name, scene.inputs.code)


def _stale(scene: Scene, name: str, key: str) -> bool:
    before, files = scene.book.jobs.get(name, ("", ()))
    return before != key or not ledger.intact(files, scene.folders.roots)


def _done(scene: Scene, plan: Plan, hands: Crew, files: bool) -> Iterator[work.Done]:
    """Do what is to be done: the pages and the files of each district, or the files of whole editions."""
    names = [name for name in plan.todo if name.startswith(errands.FILES) == files]
    hands.grow(len(names), warm)
    made = hands.run(work.make, plan.packed if names else b"", names)
    yield from scene.watch("Unduhan edisi" if files else "Halaman, grafik, unduhan", made)


def _noted(scene: Scene, plan: Plan, done: Iterable[work.Done]) -> None:
    """Note in the ledger what was made; save it, so that a build broken off from here on knows its files."""
    scene.book.prints.pop("masuk", None)
    for job in done:
        before = {(m.root, m.path): m for m in scene.book.jobs.get(job.name, ("", ()))[1]}
        files = tuple(made for made, _ in job.files)
        scene.book.jobs[job.name] = (plan.todo[job.name], files)
        scene.gone.update(before.keys() - {(m.root, m.path) for m in files})
        plan.changed += sum(fresh for _, fresh in job.files)
    for name in [] if plan.partial else [name for name in scene.book.jobs if name not in plan.jobs]:
        scene.gone.update((m.root, m.path) for m in scene.book.jobs.pop(name)[1])
    # Before anything is printed: the printer would print whatever lies in docs/, also files that `generate` put there.
    roots = scene.folders.roots
    strays = {("docs", path) for path in ledger.paths(scene.book, "docs") if write.root_of(path, roots) != "docs"}
    plan.removed += write.remove((scene.gone - _made(scene.book)) | strays, roots)
    scene.gone.clear()
    ledger.save(scene.folders.ledger, scene.book)


def _closed(scene: Scene, plan: Plan) -> Written:
    """Remember how the site was left; the build is over."""
    _vouched(scene, plan)
    if scene.folders.files is None:
        scene.book.prints["situs"] = gate.listing(scene.folders.site)
    plan.making.hoards[0].keep_only({key for name, key in plan.jobs.items() if name.startswith("kartu/")})
    ledger.save(scene.folders.ledger, scene.book)
    ledger.done(scene.folders.ledger)
    shards.forget(scene.folders)
    return Written(len(_made(scene.book)), plan.changed, plan.removed)


def _vouched(scene: Scene, plan: Plan) -> None:
    """Where something was changed while it was read nobody knows what went where: nothing of it is remembered."""
    if gate.stamped(scene.folders) == scene.inputs.stamp:
        return
    scene.book.jobs = {name: ("", files) for name, (_, files) in scene.book.jobs.items()}
    scene.book.prints.clear()
    for hoard in plan.making.hoards:
        hoard.keep_only(set())
    recall.forget()


def _made(book: Ledger) -> set[tuple[str, str]]:
    return {(made.root, made.path) for _, files in book.jobs.values() for made in files}
