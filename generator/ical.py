"""An iCalendar file (RFC 5545) of the dates of all editions: whole days, ids that stay, no clock but the data's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator import outside
from generator.catalog import NAME
from generator.news import day, line

LONGEST = 75  # octets of a line, without its end


@dataclass(frozen=True)
class Event:
    """`uid`: never to be changed. `when`: a day, a month or a year. `stamp`: when the data was last updated."""

    uid: str
    when: str
    what: str
    about: str
    where: str
    stamp: str


def calendar(events: Iterable[Event], note: str = "") -> bytes:
    """The finished file. `note`: the watermark of invented dates, before every summary."""
    name = f"DATA CONTOH: {NAME}, jadwal" if note else f"{NAME}, jadwal"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{NAME}//Jadwal//ID", f"NAME:{_text(name)}",
             f"X-WR-CALNAME:{_text(name)}"]  # fmt: skip
    for event in events:
        lines += _event(event, "DATA CONTOH: " if note else "")
    return "".join(f"{part}\r\n" for one in [*lines, "END:VCALENDAR"] for part in folded(one)).encode()


def _event(event: Event, mark: str) -> Iterator[str]:
    first, after = span(event.when)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{day(event.stamp).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{_text(mark + event.what)}"
    yield f"DESCRIPTION:{_text(event.about)}"
    if outside.published():
        yield f"URL:{line(outside.site(event.where))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def span(when: str) -> tuple[date, date]:
    """The first day of a day, month or year, and the day after its last."""
    first = date.fromisoformat(day(when))
    if len(when) == 10:
        return first, first + timedelta(days=1)
    if len(when) == 7:
        return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first, first.replace(year=first.year + 1)


def _text(text: str) -> str:
    """A TEXT value: one line, with what means something there escaped."""
    return line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(text: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, never through a letter; each but the first begins with a space."""
    piece = ""
    for letter in text:
        if len((piece + letter).encode()) > LONGEST:
            yield piece
            piece = " "
        piece += letter
    yield piece
