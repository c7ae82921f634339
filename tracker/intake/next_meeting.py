"""The next meeting of the body: when and where it is, as far as the minutes tell."""

import datetime
import re
from collections.abc import Sequence

from .clocks import HOUR, MINUTE, as_clock
from .context import known_days
from .days import Day
from .draft import NextMeeting, Upcoming
from .outline import Block
from .own_body import is_own

_NEXT_TITLE = re.compile(
    r"^(?:nästa|nästkommande)\s+(?:\w+\s+)?\w+(?:\s+(?:och|samt)\s+\w+(?:\s+\w+)?)?$", re.IGNORECASE
)
_GATHERING = (
    r"möte|sammanträde|träff|sync|synk|avstämning|konferens|stämma|session|frukost|fika|internat|"
    r"workshop|apt|gång|tillfälle|samling|råd|grupp"
)
_NEXT = re.compile(
    rf"\b(?:nästa|nästkommande|kommande)\s+(?:ordinarie\s+)?(?P<noun>[\wåäöÅÄÖ-]*(?:{_GATHERING})|"
    r"(?-i:[A-ZÅÄÖ]{2,6}))(?:t|et|en)?\b",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r"(?P<stem>[\wåäöÅÄÖ-]*(?:styrelse|grupp|nämnd|råd|utskott|kommitté|fullmäktige|presidie))s?-?"
    rf"(?:{_GATHERING})?",
    re.IGNORECASE,
)
_TELLS_WHEN = re.compile(
    r"\s*(?:(?:alltså|nu|då|därför|preliminärt|bokat|planerat)\s+)?(?:\(.{1,30}?\)\s*)?"
    r"(?:[:–-]|är\b|blir\b|hålls\b|äger\b|den\b|\d|sker\b|planeras\b|$|"
    r"(?:mån|tis|ons|tors|fre|lör|sön))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?:kl|klockan)\.?\s*({HOUR})(?!\d)(?:[.:]({MINUTE}))?"
    rf"(?:\s*[-–]\s*({HOUR})(?!\d)(?:[.:]({MINUTE}))?)?",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(
    rf"(?<![\d/.])({HOUR})[.:]({MINUTE})(?:\s*[-–]\s*({HOUR})[.:]({MINUTE}))?(?![\d.])"
)
HOURS = re.compile(rf"[\s,|]*({HOUR})()\s?[–-]\s?({HOUR})()(?![\d/.:])")
_PLACE = re.compile(
    r"(?:,\s*(?:plats:?\s*)?|\s(?:i|på|via)\s+|\bplats:?\s*|\s(?=(?:hemma\s+)?hos\s))"
    r"(?P<place>[A-ZÅÄÖ][^.;]*|(?:(?:hemma\s+)?hos|samma)\s[^.;]*|(?:digitalt|distans|teams|zoom|"
    r"länk|\w+(?:lokalen|huset|salen|rummet|stugan|gården|kontoret|skolan|biblioteket|kyrkan|"
    r"hallen))\b[^.,;]*)(?:[.;]|$)"
)
_BARE_PLACE = re.compile(r"\s+(?P<place>[A-ZÅÄÖ][\w-]{2,20}(?:\s[A-ZÅÄÖ][\w-]{2,20})?)\.?")
_MEETINGS = re.compile(
    r"\b(?:möten|sammanträden|träffar|mötestider|mötesdatum|sammanträdestider)\b", re.IGNORECASE
)


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
                days = [day for day in known_days(text, on) if day.first > on]
                if days:
                    return _next_meeting(text, days[0])
    own = [each for each in upcoming if each.date > on and _is_own_title(each.title, own_body)]
    first = min(own, key=lambda each: each.date, default=None)
    return _listed_next(first, sections) if first else _first_listed(sections, on)


def _first_listed(
    sections: Sequence[tuple[str, Sequence[Block]]], on: datetime.date
) -> NextMeeting | None:
    """The first day with an hour in an item on coming meetings, where none is named."""
    for block in (
        block for title, blocks in sections if _MEETINGS.search(title) for block in blocks
    ):
        days = [day for day in known_days(block.text, on) if day.first > on]
        if days and _CLOCK.search(block.text):
            return _next_meeting(block.text, days[0])
    return None


def _listed_next(first: Upcoming, sections: Sequence[tuple[str, Sequence[Block]]]) -> NextMeeting:
    """The next meeting with the time and place that stand in the list."""
    for block in (block for _, blocks in sections for block in blocks):
        for day in known_days(block.text, first.date):
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
    """ "Styrgruppsmöte" beside "Styrgruppen", "Direktionen" beside "Förbundsdirektionen"."""
    if len(word) > 5 and any(own.endswith(word.casefold()) for own in own_body.casefold().split()):
        return True
    stem = re.sub(
        r"s?-?(?:möte|sammanträde|träff|avstämning|sync)(?:t|n|en)?$", "", word.casefold()
    )
    bare = re.sub(r"(?:en|et|n)$", "", stem)
    return len(bare) > 4 and stem != word.casefold() and bare in own_body.casefold()


def _names_next(text: str, own_body: str | None) -> bool:
    """Whether a line tells when the body's next meeting is, not what is to happen there."""
    match = _NEXT.search(text)
    if not match or match.start() > 30 or not _TELLS_WHEN.match(text[match.end() :]):
        return False
    return _is_own_noun(match["noun"], own_body)


def _is_own_noun(noun: str, own_body: str | None) -> bool:
    """Whether it may be the body's own meeting: "byggmöte", "FSG"; not another body's."""
    body = (own_body or "").casefold()
    if noun.isupper() and len(noun) > 1 and noun != "APT":
        return (
            noun.casefold() in re.findall(r"\w+", body) or not body or noun in _initials(own_body)
        )
    other = _OF_A_BODY.fullmatch(noun)
    return (
        not other or not body or other["stem"].casefold()[:8] in body or noun[:6].casefold() in body
    )


def _initials(own_body: str | None) -> str:
    return "".join(word[:1] for word in (own_body or "").split()).upper()


def _next_meeting(text: str, day: Day) -> NextMeeting:
    clock = _CLOCK.search(text) or _BARE_CLOCK.search(text) or HOURS.match(text, day.end)
    start = end = None
    if clock:
        start = as_clock(clock[1], clock[2])
        end = as_clock(clock[3], clock[4]) if clock[3] else None
    behind = text[max(day.end, clock.end() if clock else 0) :]
    place = _PLACE.search(behind) or _BARE_PLACE.fullmatch(behind)
    return NextMeeting(day.first, None, start, end, place["place"].strip() if place else None)
