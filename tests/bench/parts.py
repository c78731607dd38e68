"""The parts of the benchmark: what is measured beside what, and how often. Each size is saved as soon as it is done."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import ours, printers, store
from tests.bench.measure import Cost, Failed, run

NAIVE = Path(__file__).parent / "naif.py"
NATION = 514
Record = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """Where results go, where scratch folders stand, how often each thing is done, and who is told."""

    out: Path
    repeats: int
    say: Callable[[str], None]

    @property
    def work(self) -> Path:
        return self.out / "kerja"

    def rounds(self, size: int) -> range:
        """Half as many rounds for nations larger than the real one: they take longest and waver least."""
        return range(self.repeats if size <= NATION else -(-self.repeats // 2))


def growth(plan: Plan, size: int) -> None:
    """Part `kami`: our build of one size in its three states."""
    nation = ours.demo(size, plan.work)
    rounds = []
    for turn in plan.rounds(size):
        rounds.append(ours.three_states(nation, turn))
        plan.say(f"kami {size}: {_brief(rounds[-1])}")
    made = {**ours.contents(nation.docs, nation.site), **ours.inputs(nation.data)}
    store.save(plan.out, "kami", size, {"ulangan": rounds, "isi": {"kami": made}})
    _clear(nation.work, nation.data)


def naive(plan: Plan, size: int) -> None:
    """Part `naif`: the naive recipe and our build from nothing, one after the other in every round."""
    nation, folder = ours.demo(size, plan.work), plan.work / f"naif-{size}"
    rounds = []
    for _ in plan.rounds(size):
        ours.fresh(nation)
        mine = ours.build(nation)
        _clear(folder)
        rounds.append({"kami": mine, "naif": _naive_build(nation.data, folder)})
        plan.say(f"naif {size}: {_brief(rounds[-1])}")
    made = {
        "kami": ours.contents(nation.docs, nation.site),
        "naif": {**ours.contents(folder / "docs", folder / "site"), "grafik": _count(folder / "docs", "*.svg")},
    }
    store.save(plan.out, "naif", size, {"ulangan": rounds, "isi": made})
    _clear(nation.work, nation.data, folder)


def _naive_build(data: Path, folder: Path) -> Record:
    write = run([sys.executable, str(NAIVE), str(data.resolve()), str(folder.resolve())], ours.ROOT)
    build = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, ours.NO_NEWS)
    whole = Cost(write.detik + build.detik, write.cpu + build.cpu, max(write.puncak_mib, build.puncak_mib))
    stages = [{"tahap": name, **ours.record(cost)} for name, cost in (("halaman dan gambar", write), ("MkDocs", build))]
    return ours.record(whole, stages)


def printing(plan: Plan, size: int) -> None:
    """Part `pencetak`: our build, then the same Markdown by MkDocs alone, Zensical and Hugo, in every round."""
    nation, folder = ours.demo(size, plan.work), plan.work / f"pencetak-{size}"
    _clear(folder)
    version = printers.hugo_version()
    rounds: list[Record] = []
    missing = ([] if printers.has_zensical() else ["zensical"]) + ([] if version else ["hugo"])
    for name in missing:
        plan.say(f"{name} tidak terpasang pada komputer ini, jadi tidak ikut dibandingkan.")
    for _ in plan.rounds(size):
        ours.fresh(nation)
        mine = ours.build(nation)
        if not rounds:
            _prepare(nation, folder, missing)
        rounds.append({"kami": mine, **_print_all(plan, nation, folder, missing)})
        plan.say(f"pencetak {size}: {_brief(rounds[-1])}")
    sites = {"kami": nation.site, "mkdocs": folder / "mkdocs"}
    sites |= {"zensical": folder / "zensical/site", "hugo": folder / "hugo/public"}
    made = {name: ours.contents(nation.docs, site) for name, site in sites.items() if name not in missing}
    store.save(plan.out, "pencetak", size, {"ulangan": rounds, "isi": made, "hugo": version, "tidak_ada": missing})
    _clear(nation.work, nation.data, folder)


def _prepare(nation: ours.Nation, folder: Path, missing: list[str]) -> None:
    """Folders for the other printers; not timed, since our pages are written for MkDocs already."""
    for name, prepare in (("zensical", printers.prepare_zensical), ("hugo", printers.prepare_hugo)):
        if name not in missing:
            (folder / name).mkdir(parents=True)
            prepare(nation, folder / name)


def _print_all(plan: Plan, nation: ours.Nation, folder: Path, missing: list[str]) -> Record:
    done = {"mkdocs": printers.mkdocs(nation, (folder / "mkdocs").resolve())}
    others = {
        "zensical": lambda: printers.zensical(nation, folder / "zensical"),
        "hugo": lambda: printers.hugo(folder / "hugo"),
    }
    for name in (name for name in others if name not in missing):
        try:
            done[name] = others[name]()
        except Failed as failed:  # a stranger's failure must not cost us the hours before it
            plan.say(f"{name} gagal dan dilewati:\n{failed}")
    return {name: ours.record(cost) for name, cost in done.items()}


def _brief(round_: Record) -> str:
    return ", ".join(f"{name} {cost['detik']:.2f} detik (CPU {cost['cpu']:.2f})" for name, cost in round_.items())


def _count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.rglob(pattern))


def _clear(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
