"""Rules about published figures: none changes, goes or comes without the ledger, and without a correction record."""

from __future__ import annotations

from collections.abc import Iterator

from generator import book, published, words
from generator.check.facts import Facts, Finding, at, mark
from generator.figures import ids
from generator.figures.brief import Stated, brief
from generator.model import Dataset, Edisi, Ledger, Place, Report

UNRECORDED = "A03-belum-diterbitkan"
Side = tuple[Edisi, Ledger, dict[str, Stated], Place]  # a ledger beside what the data say now, and where that stands


def stated(frame: Dataset, year: int, report: Report) -> dict[str, dict[str, Stated]]:
    """What a report says now, where any of it was published and it is not the same or a record speaks of it."""
    edisi = frame.edisi.get(year)
    if not (report.terbit or (edisi and edisi.terbitan)):
        return {}
    now = brief(report)
    before = {
        name: value for name, value in published.latest(report.terbit).items() if value and published.is_stated(name)
    }
    plain = before == {name: value for name, (value, _) in now.items()}
    return {} if plain and not published.about(frame, report.folder) else {report.folder: now}


def claimed(frame: Dataset) -> dict[str, Stated]:
    """The award claims of published editions."""
    years = {year for year, edisi in frame.edisi.items() if edisi.terbitan}
    return claims_in(frame, years) if years else {}


def claims_in(frame: Dataset, years: set[int]) -> dict[str, Stated]:
    """The award claims of these years."""
    lines = {id(row.item): row.place for row in frame.penghargaan}
    return {
        name: (words.PREDIKAT[claim.predikat], lines.get(id(claim.rows[0])))
        for kode, group in book.claims_of(frame).items()
        for name, claim in ids.awards(kode, group)
        if claim.tahun in years
    }


def sides(facts: Facts) -> Iterator[Side]:
    """Every ledger in judgement with what the data say now: of a report, or of the award claims of an edition."""
    for year, report in facts.reports:
        if (edisi := facts.data.edisi.get(year)) and report.folder in facts.now:
            yield edisi, report.terbit, facts.now[report.folder], at(report)
    for year, edisi in facts.judged.edisi.items():
        if edisi.terbitan:
            rows = tuple(row for row in facts.judged.terbit.get(year, ()) if row[0].startswith("penghargaan"))
            mine = {name: one for name, one in facts.now.get("", {}).items() if published.edition_of(name) == year}
            yield edisi, rows, mine, Place("penghargaan.csv", 1, 1)


def covered(facts: Facts, year: int, name: str, rows: Ledger) -> bool:
    """Whether a record says that the value in force of a figure was wrong."""
    states = [(value, number) for one, value, number in rows if one == name]
    return published.covered(facts.data, published.whole(year, name), states)


def _record(facts: Facts, year: int) -> str:
    """The file name of the next record of an edition."""
    return f"koreksi/{year}-{published.next_record(facts.data, year):03}.yml"


def altered(facts: Facts) -> Iterator[Finding]:
    """Angka edisi terbit hanya berubah bersama catatan koreksi."""
    for edisi, rows, now, place in sides(facts):
        year = edisi.tahun
        for name, before in published.latest(rows).items():
            value, where = now.get(name, ("", None))
            differs = published.is_known(before) and value and not published.same(before, value)
            if differs and not covered(facts, year, name, rows):
                shown = "" if edisi.status == "arsip" else f"; kks publish {year} mencetak contohnya"
                yield Finding(
                    where or place,
                    f'Angka {published.whole(year, name)} terbit sebagai "{before}", sekarang "{value}", tanpa catatan '
                    "koreksi.",
                    f"Kembalikan nilainya, atau tulis {_record(facts, year)}{shown}.",
                )


def gone(facts: Facts) -> Iterator[Finding]:
    """Angka edisi terbit hanya hilang bersama catatan koreksi, dan foldernya tetap ada."""
    for edisi, rows, now, place in sides(facts):
        year = edisi.tahun
        if facts.lost(place.file) or facts.lost(place.file.replace("laporan.yml", "nilai.csv")):
            continue
        for name, before in published.latest(rows).items():
            absent = published.is_known(before) and name not in now
            if absent and published.is_stated(name) and not covered(facts, year, name, rows):
                yield Finding(
                    place,
                    f'Angka {published.whole(year, name)} terbit sebagai "{before}", sekarang tidak ada lagi.',
                    f"Kembalikan, atau tulis {_record(facts, year)} dengan nilai baru kosong.",
                )
    for year, rows in facts.judged.terbit.items():
        for name, value in published.latest(rows).items():
            kode, _, kind = name.rpartition(".")
            folder = f"edisi/{year}/{kode}"
            if kind == published.HELD and value and folder not in facts.folders:
                yield Finding(
                    Place(f"edisi/{year}/{published.NAME}"),
                    f"Laporan {kode} edisi {year} sudah terbit, tetapi folder {folder} tidak ada.",
                    "Kembalikan folder itu. Menarik angka: kosongkan isinya, biarkan foldernya, dan tulis koreksinya.",
                )


def unrecorded(facts: Facts) -> Iterator[Finding]:
    """Semua angka edisi terbit tercatat dalam buku terbit sebagaimana nilainya sekarang."""
    for edisi, rows, now, place in sides(facts):
        before = published.latest(rows)
        fresh = [
            name
            for name, (value, _) in now.items()
            if not published.is_known(before.get(name, "")) and value != before.get(name, "")
        ]
        moved = [
            name
            for name, value in before.items()
            if value and published.is_stated(name) and not published.same(value, now.get(name, ("", None))[0])
            and (covered(facts, edisi.tahun, name, rows) or (not published.is_known(value) and name not in now))
        ]  # fmt: skip
        if edisi.status == "arsip":
            moved = []  # a record is all there is
        if found := [*fresh, *moved]:
            first = now.get(found[0], ("", None))[1] or place
            yield Finding(first, *pending(edisi, len(found), found[0]))


def pending(edisi: Edisi, count: int, name: str) -> tuple[str, str]:
    """That figures are not in the ledger, and what to do."""
    said = f"{words.angka(count)} angka, mulai {published.whole(edisi.tahun, name)}, belum tercatat dalam buku terbit."
    if edisi.status == "arsip":
        return said, f"Edisi {edisi.tahun} sudah diarsipkan dan tidak ditambah lagi. Kembalikan datanya."
    return said, f"Jalankan kks publish {edisi.tahun} untuk menerbitkannya dengan nomor berikutnya."


def taken_back(facts: Facts) -> Iterator[Finding]:
    """Edisi yang pernah terbit tidak kembali menjadi draf."""
    for year, edisi in facts.judged.edisi.items():
        if edisi.status == "draf" and (edisi.terbitan or facts.judged.terbit.get(year)):
            yield Finding(
                mark(facts, f"edisi/{year}/edisi.yml", "status"),
                f"Edisi {year} sudah pernah terbit, jadi tidak dapat kembali menjadi draf.",
                'Tulis "terbit". Angka yang keliru diperbaiki dengan catatan koreksi.',
                "terbit",
            )


def wrong_publications(facts: Facts) -> Iterator[Finding]:
    """Edisi terbit punya daftar terbitan, bernomor urut mulai 1 dan bertanggal urut, dan buku terbitnya."""
    for year, edisi in facts.judged.edisi.items():
        file = f"edisi/{year}/edisi.yml"
        if edisi.status != "draf" and not edisi.terbitan:
            yield Finding(
                mark(facts, file, "status"),
                f'Edisi {year} berstatus "{edisi.status}", tetapi belum diterbitkan dengan kks publish.',
                f'Tulis "draf", lalu jalankan kks publish {year}.',
                "draf",
            )
        numbers = [one.nomor for one in edisi.terbitan]
        days = [one.tanggal for one in edisi.terbitan]
        if numbers != [*range(1, len(numbers) + 1)] or days != sorted(days):
            yield Finding(
                mark(facts, file, "terbitan"),
                "Nomor atau tanggal terbitan tidak urut.",
                "Kembalikan daftar terbitan dari riwayat repositori; hanya kks publish yang menambahnya.",
            )
        if edisi.terbitan and not facts.judged.terbit.get(year):
            yield Finding(
                mark(facts, file, "terbitan"),
                f"Edisi {year} sudah terbit, tetapi buku terbitnya (edisi/{year}/{published.NAME}) tidak ada.",
                "Kembalikan berkas itu dari riwayat repositori.",
            )


def wrong_rows(facts: Facts) -> Iterator[Finding]:
    """Baris buku terbit hanya ditambah, bernomor terbitan yang ada, dan hanya bila nilainya berubah."""
    books = [(year, report.folder, report.terbit) for year, report in facts.reports]
    books += [(year, f"edisi/{year}", rows) for year, rows in facts.judged.terbit.items()]
    for year, folder, rows in books:
        edisi = facts.data.edisi.get(year)
        known = len(edisi.terbitan) if edisi else 0
        if len({name for name, _, _ in rows}) == len(rows) and known and {n for _, _, n in rows} == {1}:
            continue  # nothing was ever written twice: the usual case, a thousand rows at once
        before, last = dict[str, str](), 1
        for line, (name, value, number) in enumerate(rows, start=2):
            repeated = before.get(name, "" if name not in before and not value else None) == value
            if number > known or number < last or repeated:
                yield Finding(
                    Place(f"{folder}/{published.NAME}", line, 1),
                    f"Baris {name} dengan terbitan {number} tidak pada tempatnya.",
                    "Kembalikan berkas ini dari riwayat repositori, atau jalankan lagi kks publish yang terputus.",
                )
                break
            before[name], last = value, number
