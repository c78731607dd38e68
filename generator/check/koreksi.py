"""Rules about correction records: each says what the ledger said and what the data say now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import published
from generator.check.facts import Facts, Finding, mark
from generator.check.terbit import covered
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
    """Nilai lama dalam catatan koreksi sama dengan yang terbit pada terbitan yang disebutnya."""
    for rows, (inner, record, one, place) in _told(facts):
        then = published.at(rows, record.sejak).get(inner)
        if then is not None and not published.same(then, one.lama):
            yield Finding(
                place,
                f'Nilai lama {one.id} ditulis "{one.lama}", padahal terbitan {record.edisi}.{record.sejak} memuat '
                f'"{then}".',
                f'Tulis "{then}", atau betulkan nomor terbitannya.' if then else "Betulkan nomor terbitannya.",
                then or None,
            )


def wrong_after(facts: Facts) -> Iterator[Finding]:
    """Nilai baru dalam catatan koreksi sama dengan nilai dalam data, kecuali sudah dikoreksi lagi."""
    for rows, (inner, record, one, place) in _told(facts):
        states = [value for name, value, _ in rows if name == inner]
        if published.same(one.lama, one.baru):
            yield Finding(place, f"Nilai lama dan baru {one.id} sama.", "Hapus angka itu dari catatan ini.")
            continue
        later = any(published.same(value, one.baru) for value in states[1:])
        value = _now(facts, record, inner)
        if not states or later or value is None or published.same(value, one.baru):
            continue
        if facts.data.edisi[record.edisi].status == "arsip" and published.same(value, one.lama):
            continue
        said = f'"{value}"' if value else "tidak ada"
        yield Finding(
            place,
            f'Nilai baru {one.id} ditulis "{one.baru}", padahal dalam data {said}.',
            f'Tulis "{value}", atau betulkan datanya.',
            value or None,
        )


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
        for name, states in published.earlier(report.terbit).items():
            known = [value for value, _ in states if published.is_known(value) and published.is_stated(name)]
            lost = [value for value in known if not covered(facts, year, name, value)]
            if lost:
                yield Finding(
                    Place(f"{report.folder}/{published.NAME}"),
                    f'Nilai "{lost[0]}" angka {year}.{name} pernah terbit dan diganti, tetapi catatannya tidak ada.',
                    f"Kembalikan berkasnya di folder koreksi/ dari riwayat repositori (nama {year}-NNN.yml).",
                )
