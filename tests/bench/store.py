"""Raw results: one JSON file a part and size, so that a part can be run again and the page written from all of them."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
from importlib import metadata
from pathlib import Path
from typing import Any

LIBRARIES = ("mkdocs", "mkdocs-material", "pagefind", "zensical", "pandas", "matplotlib", "jinja2", "markdown")
Result = dict[str, Any]


def save(folder: Path, part: str, size: int, content: Result) -> Path:
    """Write what was measured, with the day and the machine, as `<part>-<size>.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{part}-{size}.json"
    today = datetime.date.today().isoformat()
    whole = {"bagian": part, "daerah": size, "tanggal": today, "mesin": machine(), **content}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def read(folder: Path) -> dict[str, dict[int, Result]]:
    """Part -> size -> result, sizes from small to large."""
    found: dict[str, dict[int, Result]] = {}
    results = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*-*.json"))]
    for result in sorted(results, key=lambda r: r["daerah"]):
        found.setdefault(result["bagian"], {})[result["daerah"]] = result
    return found


def machine() -> dict[str, Any]:
    """Cores this process may use, CPU model, memory and versions; nothing that names the machine itself."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "inti": cores,
        "cpu": _found(Path("/proc/cpuinfo"), r"model name\s*:\s*(.+)") or platform.processor() or platform.machine(),
        "memori_gib": round(int(_found(Path("/proc/meminfo"), r"MemTotal:\s*(\d+)") or 0) / 2**20),
        "sistem": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "pustaka": {name: version for name in LIBRARIES if (version := _version(name))},
    }


def _found(path: Path, pattern: str) -> str:
    if not path.is_file():
        return ""
    match = re.search(pattern, path.read_text(encoding="utf-8", errors="replace"))
    return match[1].strip() if match else ""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
