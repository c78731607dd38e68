"""Every figure as it was known at the end of a day, and everything that was ever published of an edition as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import archive, published, words
from generator.model import Edisi, Koreksi, Ledger
from generator.tables import LINE_END, MARK, csv_heading, safe

COLUMNS = ("id", "nilai", "terbitan", "tanggal")
ABOUT = """{note}{judul}: semua yang pernah terbit

terbitan.csv memuat satu baris tiap kali nilai sebuah angka berubah: id, nilai, nomor terbitan, tanggal terbitan.
Nilai yang berlaku pada sebuah tanggal adalah baris terakhir id itu yang tanggalnya tidak sesudah tanggal itu.
Nilai kosong berarti angkanya ditarik. Angka yang belum diketahui memuat alasannya, misalnya "tidak dilaporkan".
Id yang berakhir .laporan menandai bahwa laporan daerah itu ada. Teks yang dapat dibaca sebagai rumus diawali '.
Perubahan terhadap edisi sebelumnya tidak dicatat: ia selisih dua angka yang dicatat.
Mengapa sebuah angka dikoreksi tertulis di halaman Koreksi situs.

Terbitan:
"""


@dataclass(frozen=True)
class State:
    """One figure at one time: `terbitan` as `2025.1`; `koreksi`: the record that changed it after archiving, or ""."""

    id: str
    nilai: str
    terbitan: str
    tanggal: str
    koreksi: str = ""


def known(edisi: Edisi, rows: Ledger, day: str, records: Iterable[Koreksi] = ()) -> dict[str, State]:
    """What was published of each figure at the end of a day, by id. `records`: those of an archived edition."""
    days = published.days(edisi)
    found: dict[str, State] = {}
    for name, value, number in rows:
        if day >= days.get(number, "9999"):
            whole = published.whole(edisi.tahun, name)
            found[whole] = State(whole, value, f"{edisi.tahun}.{number}", days[number])
    since = {published.whole(edisi.tahun, name): number for name, _, number in rows}
    for record in published.in_order(records):
        if record.edisi == edisi.tahun and record.tanggal <= day:
            for one in record.angka:
                state = found.get(one.id)
                late = state and published.late(edisi, record, since[one.id])
                if state and late and published.starts_from(one, state.nilai):
                    found[one.id] = State(one.id, one.baru, state.terbitan, record.tanggal, record.nama)
    return found


def packed(edisi: Edisi, ledgers: Iterable[tuple[str, Ledger]], note: str) -> bytes:
    """terbitan.zip: the ledgers of an edition, joined with their days."""
    days = published.days(edisi)
    head = csv_heading(COLUMNS, note)
    lines = [line for _, rows in ledgers for line in _lines(edisi.tahun, rows, days, f"{MARK}," if note else "")]
    about = ABOUT.format(note=f"{note}.\n" if note else "", judul=edisi.judul)
    listed = "".join(f"{edisi.tahun}.{n}: {words.tanggal(one)}\n" for n, one in days.items())
    return archive.pack({"BACA.txt": about + listed, "terbitan.csv": head + "".join(lines)})


def _lines(year: int, rows: Ledger, days: dict[int, str], first: str) -> Iterator[str]:
    ends = {number: f",{year}.{number},{one}{LINE_END}" for number, one in days.items()}
    for name, value, number in rows:
        if not published.NUMBER.fullmatch(value):
            value = str(safe(value))
            if "," in value or '"' in value:
                value = '"' + value.replace('"', '""') + '"'
        yield f"{first}{published.whole(year, name)},{value}{ends.get(number, '')}"
