"""hasil.csv: what other pages show of a frozen edition, written when it is frozen and believed from then on.

One line a figure; a line with `status` also carries all that is known of that tatanan at that stage.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast, get_args

from generator import published, words
from generator.compare import NATION
from generator.figures import ids
from generator.model import AngkaKoreksi, Arsip, Koreksi, Sumber, Tatanan
from generator.packing import changed
from generator.results import Figure, Middle, Status, TatananScore

COLUMNS = (
    "id", "nilai", "satuan", "tahap", "sumber", "tanggal", "alasan",
    "status", "persen", "poin", "terisi", "dari", "bawah", "atas", "mungkin", "hitungan",
)  # fmt: skip
QUOTED = "hitungan.tahap-dikutip"
STAGES = ("", *words.TAHAP)
STATUSES = ("", *get_args(Status))
LEVELS = tuple("01234")  # of openness
MEDIAN_PARTS = 5  # <edisi>.<tempat>.<tatanan>.<tahap>.median
Line = Mapping[str, str]
Key = tuple[int, str]
Spot = tuple[int, str, str, str]  # edition, stage, tatanan, place


def fault(body: bytes, tahun: int) -> str:
    """Why this cannot be the file of that edition, "" if it can: other pages read it as it stands."""
    try:
        table = csv.DictReader(io.StringIO(body.decode(), newline=""), strict=True)
        if missing := [name for name in COLUMNS if name not in (table.fieldnames or ())]:
            return f"kolom {missing[0]} tidak ada"
        for line in table:
            if not str(line["id"]).startswith(f"{tahun}."):
                return f"baris {table.line_num} bukan angka edisi {tahun}"
            if not _legible(line):
                return f"baris {table.line_num} tidak terbaca"
    except UnicodeDecodeError:
        return "bukan teks UTF-8"
    except csv.Error:
        return "bukan tabel CSV"
    return ""


def _legible(line: Mapping[str | None, object]) -> bool:
    """Whether a line says what the readers below ask of it."""
    if None in line or None in line.values():
        return False
    told = {str(name): str(value) for name, value in line.items()}
    name, value = told["id"], told["nilai"]
    if name.endswith(f".{QUOTED}"):
        return value in STAGES
    if name.endswith(published.OPENNESS):
        return value in LEVELS
    try:
        if told["status"]:
            _counted(told)
        if name.endswith(".median"):
            int(told["dari"])
        known = told["satuan"] != "persen" or not value or Decimal(value).is_finite()
    except (ValueError, ArithmeticError):
        return False
    parts = name.count(".") == MEDIAN_PARTS - 1 or not name.endswith(".median")
    return known and parts and told["status"] in STATUSES and told["tahap"] in STAGES


def written(lines: Iterable[Line]) -> bytes:
    """The file."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(lines)
    return out.getvalue().encode()


def of_report(
    key: Key, quoted: str, scores: Sequence[TatananScore], figures: Iterable[Figure], names: Mapping[Sumber, str]
) -> Iterator[dict[str, str]]:
    """What is kept of one report: the stage it quotes, its tatanan and figures at that stage; others show no more.

    `names`: the keys that sources have in the report, and in sumber.csv of the edition.
    """
    known = {figure.id: figure for figure in figures if figure.tahap in ("", quoted)}
    yield {"id": f"{key[0]}.{key[1]}.{QUOTED}", "nilai": quoted}
    for score in (score for score in scores if score.tahap == quoted):
        figure = known.pop(name := ids.percent(key, score), None)
        told = _figure(figure, names) if figure else {"id": name, "tahap": score.tahap}
        yield {**told, **_score(score, told.get("nilai", ""))}
    yield from (_figure(figure, names) for figure in known.values())


def of_places(tahun: int, openness: Mapping[Key, int], middles: Mapping[Spot, Middle]) -> Iterator[dict[str, str]]:
    """What is kept beside the reports: the openness of every district, the medians with their numbers."""
    for (year, kode), level in sorted(openness.items()):
        if year == tahun:
            yield {"id": f"{year}.{kode}{published.OPENNESS}", "nilai": str(level)}
    for (year, stage, slug, where), middle in sorted(middles.items()):
        if year == tahun:
            base = {"id": f"{year}.{where}.{slug}.{stage}.median", "tahap": stage}
            yield {**base, "nilai": _said(middle.value), "satuan": "persen", "dari": str(middle.n)}


def _figure(figure: Figure, names: Mapping[Sumber, str]) -> dict[str, str]:
    return {
        "id": figure.id,
        "nilai": _said(figure.nilai),
        "satuan": figure.satuan,
        "tahap": figure.tahap,
        "sumber": " ".join(names.get(source, "hitungan") for source in figure.sumber),
        "tanggal": figure.tanggal,
        "alasan": figure.alasan,
    }


def _score(score: TatananScore, value: str) -> dict[str, str]:
    """`persen` only where it says more than the value itself."""
    said = " ".join(map(str, score.percents))
    return {
        "alasan": score.alasan or "",
        "status": score.status,
        "persen": "" if said == value else said,
        "poin": " ".join(map(str, score.candidates)),
        "terisi": str(score.filled),
        "dari": str(score.total),
        "bawah": _said(score.low),
        "atas": _said(score.high),
        "mungkin": {True: "ya", False: "tidak", None: ""}[score.producible],
        "hitungan": _said(score.computed),
    }


def _said(value: object) -> str:
    return "" if value is None else str(value)


def quoted(lines: Iterable[Line], key: Key) -> str:
    """The stage a report quoted when it was frozen."""
    return next((line["nilai"] for line in lines if line["id"] == f"{key[0]}.{key[1]}.{QUOTED}"), "")


def scores(lines: Iterable[Line], tatanan: Iterable[Tatanan]) -> tuple[TatananScore, ...]:
    """The tatanan of a report as they were frozen."""
    known = {item.slug: item for item in tatanan}
    found = ((line, known.get(_slug(line["id"]))) for line in lines if line["status"])
    return tuple(_again(line, item) for line, item in found if item)


def _slug(name: str) -> str:
    """The tatanan of `<edisi>.<kode>.[hitungan.]<tatanan>.<tahap>…`; a code has a dot of its own, a province's none."""
    parts = [part for part in name.split(".")[1:] if not part.isdecimal() and part != "hitungan"]
    return parts[0] if parts else ""


def _again(line: Line, tatanan: Tatanan) -> TatananScore:
    percents, points, (filled, total), (low, high, computed) = _counted(line)
    producible = {"ya": True, "tidak": False}.get(line["mungkin"])
    known = line["tahap"], cast(Status, line["status"]), percents, points, filled, total, low, high, producible
    return TatananScore(tatanan, *known, line["alasan"] or None, computed)


Counted = tuple[tuple[Decimal, ...], tuple[int, ...], tuple[int, int], tuple[int | None, ...]]


def _counted(line: Line) -> Counted:
    """The numbers of a tatanan; ValueError or ArithmeticError where they are none."""
    percents = tuple(map(Decimal, (line["persen"] or line["nilai"]).split()))
    if not all(percent.is_finite() for percent in percents):
        raise ValueError
    bounds = tuple(_number(line[name]) for name in ("bawah", "atas", "hitungan"))
    return percents, tuple(map(int, line["poin"].split())), (int(line["terisi"]), int(line["dari"])), bounds


def _number(text: str) -> int | None:
    return int(text) if text else None


def figures(lines: Iterable[Line], fresh: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures of a report with the values they were frozen with.

    `fresh`: as the code of today makes them; their words and sources are used, never their values.
    """
    kept = {line["id"]: line for line in lines}
    return tuple(_valued(figure, kept[figure.id]) for figure in fresh if figure.id in kept)


def _valued(figure: Figure, line: Line) -> Figure:
    text = line["nilai"]
    value = Decimal(text) if line["satuan"] == "persen" and text else int(text) if text.isdecimal() else text or None
    more = {name: line[name] for name in ("satuan", "tahap", "tanggal", "alasan")}
    return changed(figure, nilai=value, **more)


def openness(lines: Iterable[Line]) -> int | None:
    """How open a district was when the edition was frozen; None where nothing is kept of it."""
    return next((int(line["nilai"]) for line in lines if line["id"].endswith(published.OPENNESS)), None)


def middles(tahun: int, lines: Iterable[Line]) -> Iterator[tuple[Spot, Middle]]:
    """The medians that were frozen with an edition, among the lines of one place."""
    for line in lines:
        if line["id"].endswith(".median"):
            _, where, slug, stage, _ = line["id"].split(".")
            value = Decimal(line["nilai"]) if line["nilai"] else None
            yield (tahun, stage, slug, where), Middle(value, int(line["dari"]))


def corrected(kept: Arsip, records: Iterable[Koreksi]) -> Arsip:
    """What was kept, with what corrections after freezing, in their order, made of it in the end."""
    hasil = dict(kept.hasil)
    said: dict[str, dict[str, list[AngkaKoreksi]]] = {}
    for one in (one for record in published.in_order(records) for one in record.angka):
        kode = published.place_of(published.inner(one.id)) or NATION
        said.setdefault(kode, {}).setdefault(one.id, []).append(one)
    for kode, ones in said.items():
        lines = {line["id"]: line["nilai"] for line in hasil.get(kode, ()) if line["id"] in ones}
        now = {name: published.chained(value, ones[name]) for name, value in lines.items()}
        moved = {name: value for name, value in now.items() if not published.same(value, lines[name])}
        if moved:
            hasil[kode] = amended(hasil[kode], moved)
    return replace(kept, hasil=hasil)


def amended(lines: Iterable[Line], values: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """Lines with the values that corrections made after freezing give these figures; "" takes a value back."""
    return tuple(_amended(line, values[line["id"]]) if line["id"] in values else dict(line) for line in lines)


def _amended(line: Line, value: str) -> dict[str, str]:
    if not line["status"]:
        return {**line, "nilai": value}
    gone = {"status": "kosong", "alasan": "ditarik"} if not value else {}
    return {**line, "nilai": value, "persen": "", "poin": "", "mungkin": "", "hitungan": "", **gone}
