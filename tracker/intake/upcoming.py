"""Coming meetings and activities that the minutes list, and the next meeting."""

import datetime
import re
from collections.abc import Iterator, Sequence

from .days import Day, find_days
from .draft import NextMeeting, Upcoming
from .outline import Block
from .words import is_active

_TITLE = re.compile(
    r"\b(?:aktivitet(?:er)?|kommande|kalendarium|kalender|mötestider|mötesdatum|möten|datum|"
    r"sammanträdesdagar|sammanträdestider|mötesplan\w*|årshjul\w*)\b|^nästa\b",
    re.IGNORECASE,
)
_NEXT_TITLE = re.compile(
    r"\bnästa\s+(?:\w+\s+)?\w*(?:möte|sammanträde|träff)\w*|\bnästkommande\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\bnästa\s+(?:ordinarie\s+)?(?P<noun>[\wåäö-]*(?:möte|sammanträde|träff))(?:t|et|n|en)?\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:kl|klockan)\.?\s*(\d{1,2})(?:[.:](\d\d))?(?:\s*[-–]\s*(\d{1,2})(?:[.:](\d\d))?)?",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"(?<![\d/.])(\d{1,2})[.:](\d\d)(?:\s*[-–]\s*(\d{1,2})[.:](\d\d))?(?![\d.])"
)
_PLACE = re.compile(
    r"(?:,\s*(?:plats:?\s*)?|\s(?:i|på|hos|via)\s+|\bplats:?\s*)(?P<place>[A-ZÅÄÖ][^.]*)\.?$"
)


def read_upcoming(
    title: str, blocks: Sequence[Block], item: str | None, *, on: datetime.date
) -> Iterator[Upcoming]:
    """The dated points of an item on coming meetings or activities."""
    if not _TITLE.search(title):
        return
    for block in blocks:
        days = [day for day in find_days(block.text, on=on) if day.first >= on]
        if block.kind == "bullet" and days:
            first = days[0]
            end = first.last if first.last != first.first else None
            yield Upcoming(item, _without_day(block.text, first), first.first, end)


def _without_day(text: str, day: Day) -> str:
    """The point without its date, unless it is a sentence that the date is a part of."""
    if any(is_active(word) or word in {"är", "blir", "hålls"} for word in text.split()):
        return text
    rest = f"{text[: day.start]} {text[day.end :]}"
    return " ".join(rest.split()).strip(" .,:;–-") or text


def read_next_meeting(
    sections: Sequence[tuple[str, Sequence[Block]]], own_body: str | None, *, on: datetime.date
) -> NextMeeting | None:
    """The next meeting, from the (title, blocks) of every item; None where no day is told."""
    for title, blocks in sections:
        titled = bool(_NEXT_TITLE.search(title))
        for text in [title, *(block.text for block in blocks)]:
            if titled or _names_next(text, own_body):
                days = [day for day in find_days(text, on=on) if day.first > on]
                if days:
                    return _next_meeting(text, days[0])
    return None


def _names_next(text: str, own_body: str | None) -> bool:
    """Whether a line tells when the body's next meeting is, not what is to happen there."""
    match = _NEXT.search(text)
    if not match or match.start() > 30:
        return False
    rest = text[match.end() : match.end() + 30]
    stem = match["noun"].casefold()
    own = stem in {"möte", "sammanträde", "styrelsemöte", "träff"} or bool(
        own_body and own_body.casefold().split()[-1].rstrip("en")[:6] == stem[:6]
    )
    return own and bool(
        re.match(r"\s*(?:[:–-]|är\b|blir\b|hålls\b|äger\b|den\b|\d|sker\b|$)", rest)
    )


def _next_meeting(text: str, day: Day) -> NextMeeting:
    clock = _CLOCK.search(text) or _BARE_CLOCK.search(text)
    start = end = None
    if clock:
        start = f"{int(clock[1]):02}:{clock[2] or '00'}"
        end = f"{int(clock[3]):02}:{clock[4] or '00'}" if clock[3] else None
    place = _PLACE.search(text[max(day.end, clock.end() if clock else 0) :])
    return NextMeeting(day.first, None, start, end, place["place"].strip() if place else None)
