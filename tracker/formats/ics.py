"""Days → an iCalendar file (RFC 5545)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

PRODUCT = "-//Beslutsspår//SV"


@dataclass(frozen=True)
class Entry:
    """A whole day in a calendar. The same `uid` again replaces what a reader has of it."""

    uid: str
    day: datetime.date
    summary: str
    description: str
    url: str


def calendar(entries: Iterable[Entry], *, stamp: datetime.datetime) -> bytes:
    """A published calendar (no invitation: nobody is asked to accept). `stamp` is aware."""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    for entry in entries:
        whole.add_component(_event(entry, stamp.astimezone(datetime.UTC)))
    content: bytes = whole.to_ical()
    return content


def _event(entry: Entry, stamp: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    # A reader takes the entry with the higher number: the later letter is right.
    event.add("sequence", stamp.toordinal())
    event.add("dtstart", entry.day)
    if entry.day < datetime.date.max:
        # Without it an entry lasts its one day (RFC 5545, 3.6.1).
        event.add("dtend", entry.day + datetime.timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("url", entry.url)
    # A deadline does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    return event
