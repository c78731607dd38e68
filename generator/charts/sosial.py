"""sosial: the image a messenger shows for a report card; its name, award, nine bars and completeness at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.charts import plate
from generator.charts.inputs import Gerbang
from generator.charts.letters import clean, fit, width, wrap
from generator.charts.plate import AWARD, AXIS, EDGE, RIGHT, VALUES, Drawn, Latar
from generator.charts.raster import Letters, Pixels, box, png, stencil, write

BAR = 17  # height of a bar
LOWER = (448, 574)  # the block of completeness below the award


@dataclass(frozen=True)
class Batang:
    """One tatanan: `value` in percent with its text ("93,93%"); without it the row is a gap that shows `text`.

    `span`: from the lowest to the highest percentage still possible, or claimed by sources that differ.
    """

    value: float | None = None
    text: str = "belum ada data"
    span: tuple[float, float] | None = None


@dataclass(frozen=True)
class Penghargaan:
    """The award box: `resmi` fills it, else it is an empty frame; `keterangan` are the lines below the level."""

    judul: str
    predikat: str = "belum ada data"
    keterangan: tuple[str, ...] = ()
    resmi: bool = False


@dataclass(frozen=True)
class Kelengkapan:
    """How much is on record: `angka` ("97 dari 136"), what that counts, and the share 0..1 for the bar."""

    judul: str
    angka: str
    satuan: str
    bagian: float


@dataclass(frozen=True)
class Sosial:
    """All that one image shows; equal inputs give equal bytes. `batang` stand in the order of `latar.tatanan`."""

    latar: Latar
    nama: str
    provinsi: str
    penghargaan: Penghargaan
    batang: tuple[Batang, ...]
    kelengkapan: Kelengkapan
    sumber: str


def draw(images: Iterable[Sosial]) -> Iterator[bytes]:
    """A PNG of 1200 x 630 pixels for each input, in order. Inputs with the same background are best kept together."""
    for x in images:
        background = _background(x.latar)
        on = background.ground.copy()
        _name(on, x)
        _award(on, x.penghargaan, background)
        _bars(on, x, background)
        _completeness(on, x.kelengkapan)
        write(on, (EDGE, 608), fit(x.sumber, 19, RIGHT - EDGE), Letters(19, "muted"))
        yield png(on)


@lru_cache(maxsize=8)
def _background(x: Latar) -> Drawn:
    return plate.draw(x)


def _name(on: Pixels, x: Sosial) -> None:
    """In one line as large as it fits, with the province below; or in two, with the province beside the second."""
    room, name, province = RIGHT - EDGE, clean(x.nama), fit(x.provinsi, 24, 500)
    size = next((s for s in (62, 56, 50) if width(name, s, True) <= room), None)
    if size:
        write(on, (EDGE - 3, 150), name, Letters(size, bold=True))
        write(on, (EDGE, 196), province, Letters(24, "muted"))
        return
    for at, line in enumerate(_halves(name)):
        free = room - at * (width(province, 24) + 30)
        write(on, (EDGE - 2, 134 + 54 * at), fit(line, 46, free, True), Letters(46, bold=True))
    write(on, (RIGHT, 188), province, Letters(24, "muted", "right"))


def _halves(name: str) -> list[str]:
    """The name in two lines of about equal length."""
    words = name.split(" ")
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda cut: max(map(len, cut)))) if cuts else [name]


def _award(on: Pixels, x: Penghargaan, background: Drawn) -> None:
    ground, dim, ink = ("brand", "r1", "card") if x.resmi else ("card", "muted", "ink")
    left, top, right, bottom = AWARD
    if x.resmi:
        on[top:bottom, left:right] = background.award[top:bottom, left:right]
    left, room = left + 22, right - left - 40
    write(on, (left, top + 38), fit(x.judul, 19, room), Letters(19, dim), ground)
    bold = x.resmi
    size = next((s for s in (50, 40, 34) if width(x.predikat, s, bold) <= room), 34)
    lines = wrap(x.predikat, size * (1.15 if bold else 1), room)  # wrap measures plain letters; bold ones are wider
    for at, line in enumerate(lines):
        write(on, (left, top + 92 + 40 * at), line, Letters(size, ink, bold=bold), ground)
    notes = [line for note in x.keterangan for line in wrap(note, 18, room)][: 4 - len(lines)]
    for at, line in enumerate(notes):
        write(on, (left, bottom - 18 - 24 * (len(notes) - 1 - at)), line, Letters(18, dim), ground)


def _bars(on: Pixels, x: Sosial, background: Drawn) -> None:
    for at, bar in enumerate(x.batang):
        top, pitch = plate.row(x.latar, at)
        middle = round(top + pitch / 2)
        place = (middle - BAR // 2, middle - BAR // 2 + BAR)
        if bar.value is not None:
            _bar(on, bar.value, place, x.latar.gerbang)
            write(on, (VALUES, middle + 7), bar.text, Letters(20, "ink", "right", True), "card")
        elif bar.span is not None:
            _span(on, bar.span, place)
            write(on, (VALUES, middle + 6), bar.text, Letters(17, "muted", "right"), "card")
        else:
            _gap(on, bar.text, place, background)


def _bar(on: Pixels, value: float, place: tuple[int, int], gates: tuple[Gerbang, ...]) -> None:
    """From nought to the value, with a notch at every gate it passes."""
    box(on, (AXIS[0], place[0], plate.along(value), place[1]), "brand")
    for gate in gates:
        if value >= gate.value:
            x = plate.along(gate.value)
            box(on, (x - 1, place[0], x + 1, place[1]), "card")


def _span(on: Pixels, span: tuple[float, float], place: tuple[int, int]) -> None:
    """Sure up to its lower end, open up to its upper one."""
    low, high = plate.along(span[0]), max(plate.along(span[1]), plate.along(span[0]) + 4)
    box(on, (AXIS[0], place[0], high, place[1]), "r2")
    box(on, (low, place[0] + 2, high - 2, place[1] - 2), "card")


def _gap(on: Pixels, text: str, place: tuple[int, int], background: Drawn) -> None:
    """Words where a bar would begin, hatch where it would go on: missing is not zero."""
    write(on, (AXIS[0], place[1] - 2), text, Letters(17, "muted"), "card")
    start = AXIS[0] + width(text, 17) + 10
    stencil(on, (start, place[0], AXIS[1], place[1]), background.hatch, "line")


def _completeness(on: Pixels, x: Kelengkapan) -> None:
    top, bottom = LOWER
    room = AWARD[2] - EDGE
    write(on, (EDGE, top), fit(x.judul, 19, room), Letters(19, "muted"))
    size = next((s for s in (40, 34) if width(x.angka, s, True) <= room), 28)
    write(on, (EDGE, top + 48), fit(x.angka, size, room, True), Letters(size, bold=True))
    for at, line in enumerate(wrap(x.satuan, 18, room)):
        write(on, (EDGE, top + 77 + 23 * at), line, Letters(18, "muted"))
    box(on, (EDGE, bottom - 14, EDGE + room, bottom), "r0")
    box(on, (EDGE, bottom - 14, EDGE + room * min(max(x.bagian, 0), 1), bottom), "brand")
