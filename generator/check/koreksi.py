"""Rules about correction records: each says what the ledger said and what the data say now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import published
from generator.check import before
from generator.check.facts import Facts, Finding, mark
from generator.model import AngkaKoreksi, Koreksi, Ledger, Place

Told = tuple[str, Koreksi, AngkaKoreksi, Place]  # name in the ledger, the record, what it says of it, where


def _file(name: str) -> str:
    return f"koreksi/{name}"


def wrong_number(facts: Facts) -> Iterator[Finding]:
    """Catatan koreksi dinamai TAHUN-NNN.yml menurut isinya, bernomor urut mulai 001 tanpa ada yang terlompat."""
    numbers: dict[str, set[int]] = {}
    for name in facts.judged.koreksi:
        if found := re.fullmatch(r"(\d{4})-(\d{3})\.yml", name, re.ASCII):
            numbers.setdefault(found[1], set()).add(int(found[2]))
    for name, record in facts.judged.koreksi.items():
        if name != f"{record.nama}.yml":
            yield Finding(
                mark(facts, _file(name), "nomor"),
                f"Nama berkas {name} tidak cocok dengan isinya: edisi {record.edisi}, nomor {record.nomor}.",
                f'Namai berkasnya "{record.nama}.yml", atau perbaiki isinya.',
            )
        elif record.nomor > 1 and record.nomor - 1 not in numbers[str(record.edisi)]:
            yield Finding(
                mark(facts, _file(name), "nomor"),
                f"Koreksi {record.nama} ada, tetapi nomor sebelumnya tidak ada.",
                "Pakai nomor berikutnya sesudah yang terakhir; catatan lama tidak dihapus.",
            )


def wrong_edition(facts: Facts) -> Iterator[Finding]:
    """Catatan koreksi menyebut edisi yang sudah terbit, terbitan yang ada, dan tanggal sesudah edisi itu terbit."""
    for name, record in facts.judged.koreksi.items():
        edisi = facts.data.edisi.get(record.edisi)
        days = published.days(edisi) if edisi else {}
        if not days:
            yield Finding(
                mark(facts, _file(name), "edisi"),
                f"Edisi {record.edisi} belum terbit, jadi belum ada yang dikoreksi.",
                "Perbaiki langsung datanya, dan hapus catatan ini; atau betulkan tahunnya.",
            )
        elif record.sejak not in days:
            yield Finding(
                mark(facts, _file(name), "sejak"),
                f"Edisi {record.edisi} tidak punya terbitan {record.sejak}.",
                f"Tulis nomor terbitan yang pertama memuat nilai salah: 1 sampai {len(days)}.",
            )
        elif record.tanggal < days[1]:
            yield Finding(
                mark(facts, _file(name), "tanggal"),
                f"Koreksi bertanggal {record.tanggal}, sebelum edisi {record.edisi} terbit pada {days[1]}.",
                "Tulis tanggal koreksinya.",
            )


def unknown_figure(facts: Facts) -> Iterator[Finding]:
    """Catatan koreksi hanya menyebut angka yang pernah terbit pada edisinya, masing-masing satu kali."""
    for name, record in facts.judged.koreksi.items():
        seen: set[str] = set()
        for index, one in enumerate(record.angka):
            inner = published.inner(one.id)
            folder = f"edisi/{record.edisi}/{published.place_of(inner)}"
            elsewhere = published.edition_of(one.id) != record.edisi
            if elsewhere or one.id in seen or (published.own(inner) and folder not in facts.folders):
                yield _unknown(one, mark(facts, _file(name), "angka", index, "id"), one.id in seen)
            seen.add(one.id)
    for rows, (inner, _, one, place) in _told(facts):
        if inner not in {name for name, _, _ in rows}:
            yield _unknown(one, place)


def _unknown(one: AngkaKoreksi, place: Place, twice: bool = False) -> Finding:
    if twice:
        return Finding(place, f"Angka {one.id} disebut dua kali.", "Sebut satu kali.")
    return Finding(
        place,
        f"Angka {one.id} tidak pernah terbit pada edisi ini.",
        "Salin id-nya dari panel Kutip di halaman angka itu.",
    )


def wrong_before(facts: Facts) -> Iterator[Finding]:
    """Nilai lama dalam catatan koreksi ialah yang terbit pada terbitan yang disebutnya dan belum dikoreksi lagi."""
    for rows, told in _told(facts):
        inner, record, one, place = told
        states = published.histories(rows).get(inner, [])
        if not states:
            continue
        late = _late(facts, record, states)
        start = before.frozen if late else before.in_force
        fault = start(_sooner(facts, told, states, late), one, (record, states))
        if not fault and not late and facts.data.edisi[record.edisi].status == "arsip":
            fault = before.too_early(facts.data.edisi[record.edisi], one, (record, states))
        if fault:
            yield Finding(place, *fault)


def _late(facts: Facts, record: Koreksi, states: list[published.State]) -> bool:
    """Whether a record speaks of what a frozen edition holds."""
    return published.late(facts.data.edisi[record.edisi], record, states[-1][1])


def _sooner(facts: Facts, told: Told, states: list[published.State], late: bool) -> list[tuple[Koreksi, AngkaKoreksi]]:
    """What records before this one say of its figure after freezing, or before."""
    _, record, one, _ = told
    found = published.records(facts.data, one.id)
    found = found[: next(index for index, (other, _) in enumerate(found) if other is record)]
    return [(other, said) for other, said in found if _late(facts, other, states) == late]


def wrong_after(facts: Facts) -> Iterator[Finding]:
    """Nilai baru dalam catatan koreksi sama dengan nilai dalam data, kecuali sudah dikoreksi lagi."""
    for rows, (inner, record, one, place) in _told(facts):
        states = published.histories(rows).get(inner, [])
        if published.same(one.lama, one.baru):
            yield Finding(place, f"Nilai lama dan baru {one.id} sama.", "Hapus angka itu dari catatan ini.")
            continue
        value = _now(facts, record, inner)
        if not states or value is None or published.same(value, one.baru) or _superseded(facts, record, one, states):
            continue
        if facts.data.edisi[record.edisi].status == "arsip" and published.same(value, states[-1][0]):
            continue  # the data may stay as they were frozen
        said, remedy = f'dalam data "{value}"' if value else "dalam data tidak ada", "atau betulkan datanya"
        index = published.spoken_of(states, record.sejak, one.lama) + 1
        if index < len(states) and not _late(facts, record, states):
            value, number = states[index]
            said = f'terbitan {record.edisi}.{number} memuat "{value}"'
            remedy = "atau betulkan nomor terbitannya"
        yield Finding(
            place,
            f'Nilai baru {one.id} ditulis "{one.baru}", padahal {said}.',
            f'Tulis "{value}", {remedy}.',
            value or None,
        )


def _superseded(facts: Facts, record: Koreksi, one: AngkaKoreksi, states: list[published.State]) -> bool:
    """Whether what a record gave its figure was published and replaced, or corrected again after freezing."""
    if _late(facts, record, states):
        last = [other for other, _ in published.records(facts.data, one.id) if _late(facts, other, states)][-1]
        return last is not record
    index = published.spoken_of(states, record.sejak, one.lama)
    return index + 1 < len(states) and published.same(states[index + 1][0], one.baru)


def _now(facts: Facts, record: Koreksi, inner: str) -> str | None:
    """What the data say now; None for what is computed, which the ledger alone can say."""
    if ".hitungan." in f".{inner}" or not (inner.startswith("penghargaan") or published.own(inner)):
        return None
    where = "" if inner.startswith("penghargaan") else f"edisi/{record.edisi}/{published.place_of(inner)}"
    known = facts.now.get(where)
    return None if known is None else known.get(inner, ("", None))[0]


def _told(facts: Facts) -> Iterator[tuple[Ledger, Told]]:
    """What records say of the figures of the ledgers in judgement, each with that ledger."""
    mine = {(year, report.folder.rpartition("/")[2]): report for year, report in facts.reports}
    for name, record in facts.data.koreksi.items():
        if not (edisi := facts.data.edisi.get(record.edisi)) or record.sejak > len(edisi.terbitan):
            continue
        for index, one in enumerate(record.angka):
            if published.edition_of(one.id) != record.edisi:
                continue
            inner, place = published.inner(one.id), mark(facts, _file(name), "angka", index)
            report = mine.get((record.edisi, published.place_of(inner)))
            if published.own(inner) and report is not None:
                yield report.terbit, (inner, record, one, place)
            elif not published.own(inner) and name in facts.judged.koreksi:
                yield facts.judged.terbit.get(record.edisi, ()), (inner, record, one, place)


def forgotten(facts: Facts) -> Iterator[Finding]:
    """Nilai terbit yang pernah diganti tetap punya catatan koreksinya."""
    for year, report in facts.reports:
        if all(number == 1 for _, _, number in report.terbit):
            continue  # nothing was ever replaced: the usual case
        for name, states in published.histories(report.terbit).items():
            lost = [
                (value, number)
                for index, (value, number) in enumerate(states[:-1])
                if published.is_known(value)
                and published.is_stated(name)
                and not published.covered(facts.data, f"{year}.{name}", states, index)
            ]
            for value, number in lost[:1]:
                yield Finding(
                    Place(f"{report.folder}/{published.NAME}"),
                    f'Nilai "{value}" angka {year}.{name} pernah terbit dan diganti, tetapi catatannya tidak ada.',
                    f"Kembalikan berkasnya di folder koreksi/ dari riwayat repositori (nama {year}-NNN.yml, "
                    f"sejak: {number}).",
                )
