"""From which value a correction may start: the one in force, told in the words of whoever wrote another."""

from __future__ import annotations

from generator import published
from generator.model import AngkaKoreksi, Edisi, Koreksi
from generator.published import State

Fault = tuple[str, str, str | None]  # what is wrong, what to do, what to write
Sooner = list[tuple[Koreksi, AngkaKoreksi]]  # what records before it say of the same figure
Here = tuple[Koreksi, list[State]]  # a record, and what was published of the figure it speaks of


def in_force(sooner: Sooner, one: AngkaKoreksi, here: Here) -> Fault | None:
    """What is wrong with where a correction starts that was published, or will be; None where nothing is."""
    record, states = here
    index = published.spoken_of(states, record.sejak, one.lama)
    then, number = states[index]
    if not published.same(then, one.lama):
        return _other(one, then, f"{record.edisi}.{max(record.sejak, number)}")
    for other, said in sooner:
        if published.same(said.lama, then) and published.spoken_of(states, other.sejak, said.lama) == index:
            fault = f'Nilai lama {one.id} "{then}" dari terbitan {record.edisi}.{number} sudah dikoreksi catatan '
            return f"{fault}{other.nama}.", _instead(one, other, states, index), None
    return None


def _instead(one: AngkaKoreksi, other: Koreksi, states: list[State], index: int) -> str:
    """Of which value to speak, where the one spoken of has a record."""
    value, number = states[-1]
    if index == len(states) - 1:
        return f"Perbaiki catatan {other.nama}, atau hapus angka itu dari catatan ini."
    if published.same(value, one.lama):
        return f'Nilai itu terbit lagi pada {other.edisi}.{number}: tulis "sejak: {number}".'
    return f'Yang berlaku sejak {other.edisi}.{number}: "{value}". Tulis nilai lama itu dan "sejak: {number}".'


def frozen(sooner: Sooner, one: AngkaKoreksi, here: Here) -> Fault | None:
    """The same of a correction after freezing: it starts from the frozen value, or where the one before it ended."""
    record, states = here
    if sooner:
        other, said = sooner[-1]
        if published.starts_from(one, said.baru):
            return None
        value = said.baru or published.WITHDRAWN
        fault = f'Nilai lama {one.id} ditulis "{one.lama}", padahal catatan {other.nama} sudah menggantinya dengan '
        return f'{fault}"{value}".', f'Tulis "{value}".', value
    value, number = states[-1]
    if not published.starts_from(one, value):
        return _other(one, value, f"{record.edisi}.{number}")
    if published.spoken_of(states, record.sejak, one.lama) < len(states) - 1:
        fault = f'Nilai {one.id} "{one.lama}" yang dibekukan terbit sejak {record.edisi}.{number}, bukan '
        return f"{fault}{record.edisi}.{record.sejak}.", f'Tulis "sejak: {number}".', None
    return None


def too_early(edisi: Edisi, one: AngkaKoreksi, here: Here) -> Fault | None:
    """A correction of what was frozen that is dated before it was last published: nobody would count it as one."""
    record, states = here
    last = published.spoken_of(states, record.sejak, one.lama) == len(states) - 1
    if not last or not published.is_stated(published.inner(one.id)):
        return None
    newest = edisi.terbitan[-1].tanggal
    fault = f'Nilai "{one.lama}" {one.id} masih terbit pada {newest}, sesudah tanggal koreksi ini ({record.tanggal}).'
    return fault, "Tulis tanggal koreksinya.", None


def _other(one: AngkaKoreksi, then: str, where: str) -> Fault:
    fault = f'Nilai lama {one.id} ditulis "{one.lama}", padahal terbitan {where} memuat "{then}".'
    remedy = f'Tulis "{then}", atau betulkan nomor terbitannya.' if then else "Betulkan nomor terbitannya."
    return fault, remedy, then or None
