"""The last act but one: printer and indexer side by side, each only if there is something for it to do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from generator import gate, ledger, printer, search, sitemap, vault
from generator.errands import ARCHIVE
from generator.printer import Press
from generator.scene import Plan, Scene


class ToolFailed(Exception):
    """A tool of ours stopped; `output` is what it printed."""

    def __init__(self, tool: str, output: str) -> None:
        super().__init__(tool)
        self.tool, self.output = tool, output


def start(scene: Scene, plan: Plan, press: Press) -> dict[str, subprocess.Popen[str]]:
    """Start the tools that are needed; what they will have been given is noted in the plan."""
    folders, before, asked = scene.folders, scene.book.prints, printer.asked(plan.making.nation.frame)
    files = {**scene.inputs.docs, **{m.path: m.digest for m in ledger.below(scene.book, "docs")}}
    theme = gate.digest_of([scene.inputs.theme, *sorted(asked.values())])
    done = ledger.paths(scene.book, "site")
    job = printer.Job(folders.docs, folders.site, folders.config, files, theme, asked, done)
    running = {}
    if printer.stale(job, before.get("berkas", {}), before.get("tema", "")) or printer.needed(scene.lost):
        running["mkdocs"] = printer.start(press, job)
    pages = {path: digest for path, digest in files.items() if path.endswith(".md")} | _frozen(scene, plan)
    stubs = folders.memory / "cari"
    known = before.get("cari", {}) if gate.listing(stubs) == before.get("salinan") else {}
    if search.update((folders.docs, folders.site), pages, stubs, known) or not search.present(folders.site):
        running["pagefind"] = search.index(stubs, folders.site)
    plan.prints |= {"berkas": files, "tema": theme, "cari": pages, "salinan": gate.listing(stubs)}
    return running


def finish(scene: Scene, plan: Plan, running: Mapping[str, subprocess.Popen[str]]) -> None:
    """Wait for all the tools; only then is what they made worth remembering."""
    for tool, said in [(t, p.communicate()[0]) for t, p in scene.watch("Mencetak dan mengindeks", running.items())]:
        wrong = printer.complaints(said, _borrowed(scene, plan)) if tool == "mkdocs" else ""
        if running[tool].returncode or wrong:
            raise ToolFailed(tool, wrong or said)
    printer.tidy(scene.folders.site)
    years = plan.making.nation.frame.frozen
    sitemap.extend(scene.folders.site, years, _frozen(scene, plan), printer.epoch(plan.making.nation.frame))
    scene.book.prints |= {**plan.prints, "masuk": scene.inputs.whole}


def _frozen(scene: Scene, plan: Plan) -> dict[str, str]:
    """The pages of frozen editions, less what freezing added, by digest: nobody prints them."""
    found: dict[str, str] = {}
    for year in sorted(plan.making.nation.frame.frozen):
        _, files = scene.book.jobs.get(f"{ARCHIVE}{year}", ("", ()))
        own = f"edisi/{year}/"
        added = own + vault.ADDED
        found |= {m.path: m.digest for m in files if m.path.startswith(own) and not m.path.startswith(added)}
    return {path: digest for path, digest in found.items() if path.endswith(".html")}


def _borrowed(scene: Scene, plan: Plan) -> bool:
    """Whether the hand-written pages speak of another country than the one that is printed."""
    return bool(scene.folders.hand) or plan.making.nation.frame.synthetic
