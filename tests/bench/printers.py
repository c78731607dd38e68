"""The same Markdown printed by others: MkDocs on its own, Zensical, and Hugo with a layout that makes an equal page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import yaml

from tests.bench.measure import Cost, run
from tests.bench.ours import NO_NEWS, ROOT, Nation, environment

LAYOUTS = Path(__file__).parent / "hugo"
HUGO = """\
baseURL = "/"
languageCode = "id"
title = "Rapor KKS"
disableKinds = ["taxonomy", "term", "RSS"]
disablePathToLower = true
timeout = "10m"
[markup.goldmark.renderer]
unsafe = true
[params]
description = "{description}"
"""


def mkdocs(nation: Nation, site: Path) -> Cost:
    """MkDocs alone, as anybody would call it, on the pages our build wrote."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "-f", str(ROOT / "mkdocs.yml")]
    return run([*command, "-d", str(site)], ROOT, environment(nation))


def has_zensical() -> bool:
    return find_spec("zensical") is not None


def prepare_zensical(nation: Nation, folder: Path) -> None:
    """A folder of its own with settings, theme and pages: Zensical leaves a cache beside its settings."""
    shutil.copytree(nation.docs, folder / "docs")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    # A hand-written page may name a district that a small demo nation does not have; that is no fault of the printer.
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("strict: true", "strict: false")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def zensical(nation: Nation, folder: Path) -> Cost:
    """From nothing, its cache thrown away."""
    settings = {**environment(nation), "KKS_DOCS": "docs"}
    return run([sys.executable, "-m", "zensical", "build", "--clean"], folder, settings)


def hugo_version() -> str:
    """The version of Hugo on this machine, empty where there is none."""
    if not shutil.which("hugo"):
        return ""
    done = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=False)
    found = re.search(r"v(\d+(?:\.\d+)+\S*)", done.stdout)
    return found[1] if found else "?"


def prepare_hugo(nation: Nation, folder: Path) -> None:
    """Markdown to content/, everything else to static/; a page that is a folder's index becomes a branch (`_index.md`).

    The front matter and the text of the pages stay as they are.
    """
    shutil.copytree(LAYOUTS, folder / "layouts")
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)
    (folder / "config.toml").write_text(HUGO.format(description=settings["site_description"]) + _menu(settings["nav"]))
    for path in nation.docs.rglob("*"):
        way = path.relative_to(nation.docs)
        if path.is_file() and way.as_posix() != "README.md":
            page = path.suffix == ".md"
            target = folder / ("content" if page else "static") / way
            if path.name == "index.md":
                target = target.with_name("_index.md")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


class _Settings(yaml.SafeLoader):
    """mkdocs.yml with its own marks (`!ENV`) read as nothing."""


_Settings.add_multi_constructor("!", lambda loader, mark, node: None)


def _menu(nav: list[dict[str, str]]) -> str:
    """The footer's list of pages; entries that are not a single page are left out, as in our footer."""
    pages = [(title, way) for entry in nav for title, way in entry.items() if isinstance(way, str)]
    return "".join(
        f'[[menu.kaki]]\nname = "{title}"\nurl = "/{_address(way)}"\nweight = {place}\n'
        for place, (title, way) in enumerate(pages, start=1)
    )


def _address(way: str) -> str:
    plain = way.removesuffix(".md").removesuffix("index")
    return plain if plain in ("", "/") or plain.endswith("/") else f"{plain}/"


def hugo(folder: Path) -> Cost:
    """From nothing: no folder of results, no cache."""
    for name in ("public", "resources"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return run(["hugo", "--quiet", "--cacheDir", str((folder / "cache").resolve())], folder, NO_NEWS)
