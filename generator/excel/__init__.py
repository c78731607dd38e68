"""Excel in and out: a workbook for a district, and what comes back from it.

In: bytes -> sheets -> what they say -> the files as they would be -> the same rules as `kks check` -> written, or a
marked copy of the workbook. Nothing is written of a workbook in which anything is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.excel import assemble, judge, marked, reader, said
from generator.excel.guard import Unreadable, contents
from generator.excel.tables import Broken
from generator.excel.things import Change, Finding, Line, Merged, Reading
from generator.excel.whose import Asked, Ground

FILES = ("laporan.yml", "nilai.csv", "odf.csv")


@dataclass(frozen=True)
class Task:
    """What every workbook of one call is read with."""

    data: Path
    asked: Asked
    base: Ground


@dataclass
class Report:
    """What would become of one report folder (`edisi/2025/62.01`): its texts by file, and what differs."""

    folder: str
    name: str
    texts: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    added: int = 0
    said: list[str] = field(default_factory=list)


@dataclass
class Outcome:
    """What came of one workbook: reports ready to be written, or why not.

    `refused`: sentences, where it could not be read or only a person can tell; `findings`: faults by cell; `copy`: the
    marked workbook where there are any.
    """

    path: str
    reports: list[Report] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    copy: bytes = b""

    @property
    def good(self) -> bool:
        """Whether it may be written."""
        return not self.refused and not any(finding.level == "galat" for finding in self.findings)


def ready() -> None:
    """Nothing but having loaded this package: what a process does first that will read workbooks."""


def outcomes(task: Task, paths: Sequence[str]) -> list[Outcome]:
    """Read workbooks; nothing is written. Works alike in another process."""
    return [_outcome(task, path) for path in paths]


def _outcome(task: Task, path: str) -> Outcome:
    out = Outcome(path)
    try:
        data = contents(path)
        readings = reader.read(data, task.asked, task.base)
        for reading in readings:
            _report(reading, task, out)
    except OSError as error:
        out.refused.append(f"Berkas ini tidak dapat dibuka ({error.strerror}). Periksa nama dan izinnya.")
        return out
    except Unreadable as unreadable:
        out.refused.append(str(unreadable))
        return out
    out.findings = list(dict.fromkeys(out.findings))
    if out.findings:
        out.copy = marked.copy(data, out.findings)
    return out


def _report(reading: Reading, task: Task, out: Outcome) -> None:
    """Put one reading together and judge it."""
    out.said += reading.said
    if reading.asked or not (reading.kode and reading.tahun):
        out.refused += reading.asked
        out.findings += reading.findings
        return
    if not _anything(reading):
        out.refused += [] if reading.findings else ["Buku kerja ini belum diisi."]
        out.findings += reading.findings
        return
    folder = f"edisi/{reading.tahun}/{reading.kode}"
    name = task.base.known.names[reading.kode]
    old = _present(task.data / folder)
    try:
        merged = assemble.merged(reading, name, old)
    except Broken as broken:
        out.refused.append(f"{folder}/{broken} yang sudah ada tidak terbaca. Jalankan kks check, lalu perbaiki dulu.")
        return
    out.refused += reading.asked
    known = {finding.cell[:2] for finding in reading.findings}
    judged = judge.findings(folder, merged, old, task.base)
    out.findings += map(_twice, merged.twice)
    out.findings += [*reading.findings, *(one for one in judged if one.cell[:2] not in known)]
    out.reports.append(_ready(folder, name, merged, (old, said.settings(reading, task.base))))


def _twice(pair: tuple[Line, Line]) -> Finding:
    """Two rows of one workbook that contradict each other: neither replaces the other."""
    earlier, later = (line.cell or judge.NOWHERE for line in pair)
    fault = f"Baris ini bertentangan dengan baris {earlier[1]} lembar “{earlier[0]}” tentang hal yang sama."
    return Finding(later, fault, "Sisakan yang benar, hapus yang lain.")


def _anything(reading: Reading) -> bool:
    lines = any(setting.lines for setting in reading.settings)
    return bool(
        lines or reading.percents or reading.odf or reading.villages or reading.bodies or reading.ideas or reading.facts
    )


def _ready(folder: str, name: str, merged: Merged, more: tuple[Mapping[str, bytes], list[str]]) -> Report:
    old, lines = more
    fresh = {file: text for file, text in merged.texts.items() if old.get(file) != text.encode()}
    return Report(folder, name, fresh, merged.changes, merged.added, lines)


def _present(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}


def write(data: Path, report: Report) -> list[str]:
    """Write the files of a report that differ, each put in place whole; their paths below the data folder.

    laporan.yml goes first: whoever is cut off half way leaves a source without figures, never figures without a source.
    Raises OSError.
    """
    home = data / report.folder
    home.mkdir(parents=True, exist_ok=True)
    names = sorted(report.texts)
    fresh = {name: home / f".{name}.baru" for name in names}
    try:
        for name in names:
            fresh[name].write_bytes(report.texts[name].encode())
        for name in names:
            fresh[name].replace(home / name)
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
    return [f"{report.folder}/{name}" for name in names]
