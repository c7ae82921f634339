import dataclasses
import datetime
from typing import Any

from icalendar import Calendar

from tracker.formats.ics import Entry, calendar

STAMP = datetime.datetime(2019, 1, 31, 7, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def entry(summary: str = "Bevaka listan; å, ä och ö") -> Entry:
    return Entry(
        uid="action-item-1@example.org",
        day=datetime.date(2019, 2, 7),
        summary=summary,
        description="Bevaka listan\nBeslut av LG",
        url="https://beslut.example/svar/x/",
    )


def only_event(stamp: datetime.datetime, **changes: Any) -> Any:
    """The one event of a calendar, as a calendar program reads it."""
    only = dataclasses.replace(entry(), **changes)
    [event] = Calendar.from_ical(calendar([only], stamp=stamp)).walk("VEVENT")
    return event


def test_an_entry_takes_its_whole_day_and_makes_nobody_busy() -> None:
    event = only_event(STAMP)
    assert event["DTSTART"].dt == datetime.date(2019, 2, 7)
    assert event["DTEND"].dt == datetime.date(2019, 2, 8)
    assert event["SUMMARY"] == "Bevaka listan; å, ä och ö"
    assert event["DESCRIPTION"] == "Bevaka listan\nBeslut av LG"
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_last_day_of_all_needs_no_day_after() -> None:
    event = only_event(STAMP, day=datetime.date.max)
    assert (event["DTSTART"].dt, "DTEND" in event) == (datetime.date.max, False)


def test_it_is_published_and_invites_nobody() -> None:
    whole = Calendar.from_ical(calendar([entry()], stamp=STAMP))
    assert (whole["METHOD"], whole["VERSION"]) == ("PUBLISH", "2.0")
    assert b"ATTENDEE" not in calendar([entry()], stamp=STAMP)


def test_a_later_letter_replaces_the_entry_of_an_earlier_one() -> None:
    first, second = only_event(STAMP), only_event(STAMP + datetime.timedelta(days=7))
    assert first["UID"] == second["UID"] == "action-item-1@example.org"
    assert second["SEQUENCE"] == first["SEQUENCE"] + 7


def test_the_stamp_is_in_utc() -> None:
    assert b"DTSTAMP:20190131T063000Z" in calendar([entry()], stamp=STAMP)


def test_no_line_is_longer_than_75_octets() -> None:
    content = calendar([entry(summary="ö" * 300)], stamp=STAMP)
    assert max(len(line) for line in content.split(b"\r\n")) == 75
