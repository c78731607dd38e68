"""What a browser needs to cite: the words all citations share, and the figures that no file of a district holds.

A district's own figures of an edition it takes from the JSON download beside the card.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from generator import addresses, outside, words
from generator.addresses import Place
from generator.cite import anchors
from generator.cite.fields import Settings
from generator.cite.raw import LISTS, Raw, raw
from generator.compare import NATION
from generator.history import Entered
from generator.model import Dataset, Output, Sumber
from generator.results import Figure
from generator.tables import ENCODE

SHARED, FOLDER, ENTERED = "aset/data/kutip.json", "aset/data/kutip", "aset/data/pengisian"
OTHERS, LISTED = "lain", ("instrumen", *LISTS)  # what belongs to no edition
COUNTED = (".median", ".n")  # what others have: the job of a province does not depend on it, that of an edition does


def settings(frame: Dataset) -> Settings:
    """What the citations of these data share."""
    listed = {versi: [row.item for row in rows] for versi, rows in frame.indikator.items()}
    note = words.CONTOH if frame.synthetic else ""
    return Settings.of(frame.edisi.values(), frame.instrumen.values(), listed, note)


def places(frame: Dataset) -> Mapping[str, Place]:
    """Districts and provinces by code."""
    found: dict[str, Place] = {row.item.kode: row.item for row in frame.provinsi}
    return found | {row.item.kode: row.item for row in frame.daerah}


def shared(frame: Dataset) -> Output:
    """SHARED: the words, the editions, the names of what is assessed and of provinces, where errors are reported."""
    folders = {row.item.kode: addresses.folder(row.item) for row in frame.provinsi}
    found = _mark(frame) | settings(frame).shared() | {"lapor": outside.repository(), "provinsi": folders}
    lines = ",\n".join(f"{ENCODE(key)}:{ENCODE(value)}" for key, value in found.items())
    return Output(SHARED, f"{{{lines}}}\n".encode())


def outside_editions(frame: Dataset, found: Iterable[Figure]) -> Iterator[Output]:
    """A file for each kind of figure that belongs to no edition; awards and history for each province."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in found:
        if not figure.edisi:
            listed = figure.bagian in ("penghargaan", "riwayat")
            groups[figure.kode[:2] if listed else figure.id.partition(".")[0]].append(figure)
    known = places(frame)
    for name, group in groups.items():
        yield _file(frame, name, (raw(figure, known) for figure in group), _anchors(frame, group))


def of_place(frame: Dataset, found: Iterable[Figure], tahun: int, kode: str) -> Output:
    """The file of a province or the nation in an edition."""
    known = places(frame)
    mine = (f for f in found if f.edisi == str(tahun) and f.kode == kode and not f.id.endswith(COUNTED))
    return _file(frame, f"{tahun}-{kode}", (raw(figure, known) for figure in mine))


def of_edition(frame: Dataset, found: Iterable[Figure], tahun: int) -> Iterator[Output]:
    """The files of the nation in an edition, of all its medians, and of the openness of districts without a file."""
    known, mine = places(frame), [f for f in found if f.edisi == str(tahun)]
    yield of_place(frame, mine, tahun, NATION)
    for name, ends in (("median", COUNTED), ("keterbukaan", (".hitungan.keterbukaan",))):
        yield _file(frame, f"{tahun}-{name}", (raw(figure, known) for figure in mine if figure.id.endswith(ends)))


def entered(frame: Dataset, found: Mapping[str, Entered]) -> Iterator[Output]:
    """Who entered what and when: a file for each edition, by the code of the place ("" for all of it), one for others.

    A row is the first day and author, and the last where it is another.
    """
    groups: dict[str, dict[str, Any]] = {where: _mark(frame) for where in (*map(str, sorted(frame.edisi)), OTHERS)}
    for thing, said in sorted(found.items()):
        kind, _, rest = thing.partition("/")
        where, _, kode = rest.partition("/") if kind == "edisi" else (OTHERS, "", thing.removesuffix(".csv"))
        if where in groups and (where != OTHERS or kode.partition("/")[0] in LISTED):
            groups[where][kode] = [*said.first, *(said.last if said.last != said.first else ())]
    for where, rows in groups.items():
        lines = ",\n".join(f"{ENCODE(key)}:{ENCODE(row)}" for key, row in rows.items())
        yield Output(f"{ENTERED}/{where}.json", f"{{{lines}}}\n".encode())


def _mark(frame: Dataset) -> dict[str, Any]:
    """What a file of invented figures says first."""
    return {words.CONTOH_KOLOM: words.CONTOH} if frame.synthetic else {}


def _short(row: list[str]) -> list[str]:
    """Without the empty cells at its end."""
    while row and not row[-1]:
        row.pop()
    return row


def _anchors(frame: Dataset, group: Iterable[Figure]) -> dict[tuple[str, Sumber], str]:
    """Where the page of sources has those of the figures of a file, by figure and source."""
    listed = [f for f in group if f.bagian in LISTS]
    named = anchors.of_lists(source for figure in listed for source in figure.sumber)
    found = {(figure.id, source): named[source] for figure in listed for source in figure.sumber}
    for figure in (f for f in group if f.bagian == "aturan"):
        versi = figure.id.split(".")[1]
        keys = {source: key for key, source in reversed(frame.instrumen[versi].sumber.items())}
        found |= {(figure.id, s): anchors.of_rules(versi, keys[s]) for s in figure.sumber if s in keys}
    return found


def _file(
    frame: Dataset, name: str, found: Iterable[Raw], anchored: Mapping[tuple[str, Sumber], str] = MappingProxyType({})
) -> Output:
    """Every text once, under `teks`; a figure is a row of their numbers, its value and those of its sources.

    `anchored`: where the page of sources has one, which is the last cell of its row.
    """
    texts: dict[str, int] = {}
    cited: dict[tuple[Sumber, str], int] = {}

    def text(said: str) -> int:
        return texts.setdefault(said, len(texts))

    rows: dict[str, list[Any]] = {}
    for one in found:
        said = (one.nama, one.alamat.partition("#")[0], one.butir, one.tahap, one.satuan, one.alasan, one.cara)
        placed = ((source, anchored.get((one.id, source), "")) for source in one.sumber)
        sources = [cited.setdefault(pair, len(cited)) for pair in placed]
        more = (one.keyakinan, one.tertulis, one.catatan)
        texted = [text(part) for part in (*said, *(more if any(more) else ()))]
        rows[one.id] = [one.nilai, int(one.angka), one.tanggal, sources, *texted]
    listed = [_short([s.penerbit, s.tanggal or "", s.judul, s.url, s.arsip, s.dibaca or "", at]) for s, at in cited]
    lines = ",\n".join(f"{ENCODE(key)}:{ENCODE(row)}" for key, row in rows.items())
    mark = "".join(f"{ENCODE(key)}:{ENCODE(said)}," for key, said in _mark(frame).items())
    made = f'{{{mark}"teks":{ENCODE(list(texts))},\n"sumber":{ENCODE(listed)},\n"angka":{{\n{lines}\n}}}}\n'
    return Output(f"{FOLDER}/{name}.json", made.encode())
