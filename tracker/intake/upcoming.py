"""Coming meetings and activities that the minutes list, and the next meeting."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence

from .days import Day, find_days
from .draft import NextMeeting, Upcoming
from .outline import Block
from .own_body import is_own
from .words import is_active

_TITLE = re.compile(
    r"\b(?:aktivitet(?:er)?|kommande|kalendarium|kalender|mötestider|mötesdatum|möten|datum|"
    r"sammanträdesdagar|sammanträdestider|mötesplan\w*|årshjul\w*|händelser|datum)\b|^nästa\b",
    re.IGNORECASE,
)
_NEXT_TITLE = re.compile(
    r"\bnästa\s+(?:\w+\s+)?\w*(?:möte|sammanträde|träff|sync|avstämning|gång|konferens)\w*|"
    r"\bnästkommande\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\bnästa\s+(?:ordinarie\s+)?(?P<noun>[\wåäö-]*(?:möte|sammanträde|träff|sync|"
    r"avstämning))(?:t|et|n|en)?\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:kl|klockan)\.?\s*(\d{1,2})(?:[.:](\d\d))?(?:\s*[-–]\s*(\d{1,2})(?:[.:](\d\d))?)?",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    r"(?<![\d/.])(\d{1,2})[.:](\d\d)(?:\s*[-–]\s*(\d{1,2})[.:](\d\d))?(?![\d.])"
)
_ONLY_AND = re.compile(r"[\s,;]*(?:och|samt|den|på)?[\s,;]*(?:den\s*)?")
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
        elif block.kind == "paragraph" and len(days) > 1:
            yield from _listed_days(block.text, days, item)


def _listed_days(text: str, days: Sequence[Day], item: str | None) -> Iterator[Upcoming]:
    """ "Rådet möts 10 april, 8 maj och 12 juni": one meeting a day, all with the same title."""
    title = text[: days[0].start].strip(" .,:;–-")
    title = re.sub(r"\s+(?:är|blir|hålls|den|äger\s+rum|möts|träffas)$", "", title)
    between = [text[first.end : then.start] for first, then in itertools.pairwise(days)]
    if not title or len(title) > 60 or not all(_ONLY_AND.fullmatch(each) for each in between):
        return
    for day in days:
        yield Upcoming(item, title, day.first, day.last if day.last != day.first else None)


def _without_day(text: str, day: Day) -> str:
    """The point without its date, unless it is a sentence that the date is a part of."""
    words = text.split()
    told = text.endswith(".") and any(is_active(word) for word in words)
    if told or any(word in {"är", "blir", "hålls"} for word in words):
        return text
    rest = f"{text[: day.start]} {text[day.end :]}"
    return " ".join(rest.split()).strip(" .,:;–-") or text


def read_next_meeting(
    sections: Sequence[tuple[str, Sequence[Block]]],
    upcoming: Sequence[Upcoming],
    own_body: str | None,
    *,
    on: datetime.date,
) -> NextMeeting | None:
    """The next meeting, from the (title, blocks) of every item; None where no day is told.

    Where no line says "next meeting", the first of the coming meetings that is the body's own.
    """
    for title, blocks in sections:
        titled = bool(_NEXT_TITLE.search(title))
        for text in [title, *(block.text for block in blocks)]:
            if titled or _names_next(text, own_body):
                days = [day for day in find_days(text, on=on) if day.first > on]
                if days:
                    return _next_meeting(text, days[0])
    own = [each for each in upcoming if each.date > on and _is_own_title(each.title, own_body)]
    first = min(own, key=lambda each: each.date, default=None)
    return _listed_next(first, sections) if first else None


def _listed_next(first: Upcoming, sections: Sequence[tuple[str, Sequence[Block]]]) -> NextMeeting:
    """The next meeting with the time and place that stand in the list."""
    for block in (block for _, blocks in sections for block in blocks):
        for day in find_days(block.text, on=first.date):
            if day.first == first.date and first.title[:12] in block.text:
                return _next_meeting(block.text, day)
    return NextMeeting(first.date)


def _is_own_title(title: str, own_body: str | None) -> bool:
    """Whether a coming meeting is the body's own: it has its name, or is "ordinarie möte"."""
    if re.match(r"(?:ordinarie\s+)?(?:möte|sammanträde|styrelsemöte)\b", title, re.IGNORECASE):
        return True
    return bool(own_body) and any(
        is_own(word, own_body) or _same_stem(word, own_body or "")
        for word in re.findall(r"[\wåäöÅÄÖ-]{3,}", title)
    )


def _same_stem(word: str, own_body: str) -> bool:
    """ "Styrgruppsmöte" beside "Styrgruppen"."""
    stem = re.sub(r"s?-?(?:möte|sammanträde|träff)(?:t|n)?$", "", word.casefold())
    bare = re.sub(r"(?:en|et|n)$", "", stem)
    return len(bare) > 4 and stem != word.casefold() and bare in own_body.casefold()


def _names_next(text: str, own_body: str | None) -> bool:
    """Whether a line tells when the body's next meeting is, not what is to happen there."""
    match = _NEXT.search(text)
    if not match or match.start() > 30:
        return False
    rest = text[match.end() : match.end() + 30]
    stem = match["noun"].casefold()
    own = stem in {"möte", "sammanträde", "styrelsemöte", "träff", "sync", "avstämning"} or bool(
        own_body and own_body.casefold().split()[-1].rstrip("en")[:6] == stem[:6]
    )
    return own and bool(
        re.match(
            r"\s*(?:[:–-]|är\b|blir\b|hålls\b|äger\b|den\b|\d|sker\b|$|(?:mån|tis|ons|tors|fre|"
            r"lör|sön))",
            rest,
            re.IGNORECASE,
        )
    )


def _next_meeting(text: str, day: Day) -> NextMeeting:
    clock = _CLOCK.search(text) or _BARE_CLOCK.search(text)
    start = end = None
    if clock:
        start = f"{int(clock[1]):02}:{clock[2] or '00'}"
        end = f"{int(clock[3]):02}:{clock[4] or '00'}" if clock[3] else None
    place = _PLACE.search(text[max(day.end, clock.end() if clock else 0) :])
    return NextMeeting(day.first, None, start, end, place["place"].strip() if place else None)
