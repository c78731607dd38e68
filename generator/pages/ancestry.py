"""Where a district comes from and what became of it, in sentences with links and sources; and its former addresses."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator import addresses
from generator.book import Key
from generator.lineage import ALWAYS, CODE, GONE, HEIR, NAME, NEW, PARENT, Event, Former
from generator.model import Daerah, Output
from generator.pages.paper import Press, Sheet, link, render

# What a change says on a page that stands after it, and on one that stands before it.
SINCE = {
    NEW: "Dimekarkan dari {lain}{pada}.",
    PARENT: "Tidak lagi mencakup {lain}, yang dimekarkan dari daerah ini{pada}.",
    GONE: "Digabung ke {lain}{pada}.",
    HEIR: "Mencakup bekas {lain}, yang digabung ke daerah ini{pada}.",
    NAME: "Bernama {lama} sebelum {tahun}.",
    CODE: "Berkode {lama} sebelum {tahun}.",
}
STILL = {
    NEW: "Baru dimekarkan dari {lain}{pada}.",
    PARENT: "Masih mencakup wilayah yang dimekarkan menjadi {lain}{pada}.",
    GONE: "Sejak {tahun} menjadi bagian dari {lain}.",
    HEIR: "Belum mencakup {lain}, yang digabung ke daerah ini{pada}.",
    NAME: "Sejak {tahun} bernama {baru}; waktu itu {lama}.",
    CODE: "Sejak {tahun} berkode {baru}; waktu itu {lama}.",
}


def card(press: Press, key: Key) -> Markup:
    """What a card says of the changes before and after its edition; links lead to the cards of the same edition."""
    tahun, kode = key
    here = addresses.card(tahun, press.book.daerah[kode])
    return Markup(" ").join(
        _sentence(event, (STILL if event.tahun and tahun < event.tahun else SINCE), (here, tahun))
        for event in press.book.lineage.get(kode, ALWAYS).events
    )


def evergreen(press: Press, daerah: Daerah) -> list[Markup]:
    """The same of today, a sentence a change, in the order of time; links lead to the pages over all editions."""
    here, lineage = addresses.district(daerah), press.book.lineage.get(daerah.kode, ALWAYS)
    return [_sentence(event, SINCE, (here, None)) for event in lineage.events]


def _sentence(event: Event, told: dict[str, str], place: tuple[str, int | None]) -> Markup:
    here, tahun = place
    other: Markup | str = event.lama if event.side in (NEW, HEIR) else event.baru
    if event.other:
        there = addresses.card(tahun, event.other) if tahun else addresses.district(event.other)
        other = link(here, there, event.other.nama)
    said = Markup(told[event.side]).format(
        lain=other,
        lama=event.lama,
        baru=event.baru,
        tahun=event.tahun or "perubahan itu",
        pada=f" pada {event.tahun}" if event.tahun else "",
    )
    return Markup("{} Sumber: {}.").format(said, event.sumber) if event.sumber else said


def missing(press: Press, key: Key) -> bool:
    """Whether the district is not part of the edition, and nothing is on record of it there."""
    lineage = press.book.lineage.get(key[1], ALWAYS)
    return not lineage.exists(key[0]) and key not in press.book.reports and press.book.openness[key] == 0


def former(press: Press, kode: str, tahun: int | None) -> Iterator[Output]:
    """Pages at the addresses from before a change of code or name: of an edition (`tahun`), or over all of them.

    Only where they can have been cited: the change came after the edition, or after the oldest one.
    """
    daerah = press.book.daerah[kode]
    first = tahun or min(press.book.data.edisi)
    for old in press.book.lineage.get(kode, ALWAYS).former:
        if first < old.until and addresses.folder(old.place) != addresses.folder(daerah):
            yield _moved(press, daerah, old, tahun)


def _moved(press: Press, daerah: Daerah, old: Former, tahun: int | None) -> Output:
    here = addresses.card(tahun, old.place) if tahun else addresses.district(old.place)
    there = addresses.card(tahun, daerah) if tahun else addresses.district(daerah)
    edition = f", edisi {tahun}" if tahun else ""
    title = f"{old.place.nama} (kode {old.place.kode}){edition}"
    about = f"Sejak {old.until} daerah ini bernama {daerah.nama} dengan kode {daerah.kode}."
    sheet = Sheet(here, title, about, searchable=False)
    names = {"lama": old.place, "daerah": daerah, "tahun": tahun, "sejak": old.until}
    return render(press, "pindah.md.j2", sheet, **names, tujuan=there, alamat=addresses)
