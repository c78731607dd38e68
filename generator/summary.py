"""A report in short: all that pages of the nation need of one district, so that nobody holds 514 reports at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator import check, compare, keeping, load, published, score
from generator.book import Book, Key, scored
from generator.figures import ids, of_tatanan
from generator.figures.cited import cited_of
from generator.figures.marks import in_short
from generator.ledger import digest
from generator.model import Dataset, Edisi, Place, Problem, ReadReport
from generator.news import Standing, standing
from generator.results import Cited, Figure, TatananScore


@dataclass(frozen=True, slots=True)
class Summary:
    """One report folder in short.

    `level`: openness by the report alone. `scores`: without their rows. `figures`: the percentages of its tatanan and
    how many there are. `stamps`: a digest of scores and figures by tatanan. `marks`: what is on record of each
    indicator, in short. `cited`: its sources, with what came from each. `newest`, `held`: as of a Standing. `problems`:
    what load and check found.
    """

    folder: str
    key: Key
    readable: bool
    problems: tuple[Problem, ...]
    quoted: str = ""
    level: int = 0
    scores: tuple[TatananScore, ...] = ()
    figures: tuple[Figure, ...] = ()
    stamps: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    cited: tuple[Cited, ...] = ()
    newest: str = ""
    held: int = 0

    @property
    def standing(self) -> Standing:
        """What is new about it."""
        return Standing(self.key, self.newest, self.held)


def summarize(frame: Dataset, read: ReadReport) -> Summary:
    """Check one report, score it, and keep what the nation needs. Looks at the frame and this report only."""
    year = load.year_of(read.folder)
    key = (year, read.folder.rpartition("/")[2])
    problems = (*read.problems, *check.check_report(frame, year, read))
    edisi = frame.edisi.get(year)
    if read.report is None or edisi is None or edisi.instrumen not in frame.instrumen:
        return Summary(read.folder, key, False, problems)
    key = (year, read.report.laporan.kode)
    own, now = alone(frame, key, read), standing(key, read.report)
    found = of_tatanan(own, key)
    # What is computed from a corrected figure of a frozen report follows it; the ledger of such a report does not grow.
    if not any(published.after_freezing(edisi, record) for record in published.about(frame, read.folder)):
        problems += tuple(_moved(edisi, read, found, problems))
    scores = tuple(replace(item, rows=()) for item in own.scores[key])
    national = tuple(_national(own, key, found))
    quoted, level = own.quoted[key], compare.openness(read.report, False)
    if lines := frame.kept(year).get(key[1]):
        quoted, scores = keeping.quoted(lines, key), keeping.scores(lines, frame.instrumen[edisi.instrumen].tatanan)
        national = keeping.figures(lines, national)
    return Summary(
        read.folder,
        key,
        True,
        problems,
        quoted,
        level,
        scores,
        national,
        _stamps(scores, national),
        in_short(row.item for row in read.report.nilai),
        cited_of(own, key),
        now.newest,
        now.held,
    )


def _moved(edisi: Edisi, read: ReadReport, found: dict[str, Figure], known: tuple[Problem, ...]) -> Iterator[Problem]:
    """That what is computed from a published report alone is another than was published: said once a report."""
    rows = read.report.terbit if read.report else ()
    if not rows or any(problem.level == "galat" for problem in known):
        return
    now = {published.inner(f.id): published.value_of(f) for f in found.values() if f.bagian == "hitungan"}
    before = {name: value for name, value in published.latest(rows).items() if ".hitungan." in name and value}
    names = sorted(now.keys() | before.keys())
    if moved := [name for name in names if not published.same(now.get(name, ""), before.get(name, ""))]:
        fault, remedy = check.pending(edisi, len(moved), moved[0])
        yield Problem(check.UNRECORDED, "galat", Place(f"{read.folder}/laporan.yml", 1, 1), fault, remedy)


def _stamps(scores: tuple[TatananScore, ...], figures: tuple[Figure, ...]) -> dict[str, str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for item in scores:
        groups[item.tatanan.slug].append(repr(item))
    for figure in figures:
        groups[figure.tatanan].append(repr(figure))
    return {slug: digest("".join(said).encode()) for slug, said in groups.items()}


def alone(frame: Dataset, key: Key, read: ReadReport) -> Book:
    """A book of one report and nothing beside it."""
    if read.report is None:
        raise ValueError(f"no report in {read.folder}")
    scores, quoted = {key: scored(frame, key[0], read.report)}, {key: score.quoted_stage(read.report)}
    return Book(frame, {key: read.report}, quoted, scores, {}, {}, {}, {}, {})


def _national(own: Book, key: Key, found: dict[str, Figure]) -> list[Figure]:
    """The figures that tables of the nation show: one percentage a tatanan and stage, and how many there are."""
    names = [ids.percent(key, item) for item in own.scores[key]]
    names.append(f"{key[0]}.{key[1]}.hitungan.tatanan-tercatat")
    return [found[name] for name in names if name in found]
