"""What reading a decision needs to know about the whole document."""

import datetime
import re
from dataclasses import dataclass, replace

from .dates import find_deadline
from .days import Day, find_days
from .draft import Deadline, Upcoming
from .names import People

# Without a date in the minutes, words such as "i mars" cannot be settled.
UNKNOWN_DAY = datetime.date(1, 1, 1)
_THE_MEETING = re.compile(r"\b(?:mötet|sammanträdet)\b")


def known_days(text: str, on: datetime.date) -> list[Day]:
    """The days in the text, without those whose year nothing in the minutes tells."""
    return [day for day in find_days(text, on=on) if on != UNKNOWN_DAY or day.first.year > 1900]


@dataclass(frozen=True)
class Context:
    """The people, the body and the days that the document knows.

    `here` is the day of the one meeting that the agenda item speaks of.
    """

    people: People
    on: datetime.date = UNKNOWN_DAY
    own_body: str | None = None
    upcoming: tuple[Upcoming, ...] = ()
    here: datetime.date | None = None

    def deadline(self, text: str) -> Deadline | None:
        """The best deadline in the text; no days where the minutes have no date."""
        found = find_deadline(text, on=self.on, upcoming=self.upcoming, own_body=self.own_body)
        if not found:
            return None
        if self.on == UNKNOWN_DAY and found.date and found.date.year < 1900:
            return replace(found, date=None)
        if found.kind == "meeting" and not found.date and _THE_MEETING.search(found.text):
            return replace(found, date=self.here)
        return found
