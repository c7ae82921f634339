"""Coming meetings and activities that the minutes list, and the next meeting."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence

from .clocks import HOUR, MINUTE, as_clock
from .context import known_days
from .days import Day
from .draft import NextMeeting, Upcoming
from .outline import Block
from .own_body import is_own
from .rows import Row
from .words import is_active, sentences

_COMING = (
    r"(?:kommande|nästkommande|inplanerade|planerade|bokade|viktiga)\s+(?:\w+\s+)?"
    r"(?:aktiviteter|möten|\w+möten|sammanträden|träffar|datum|händelser|tider|dagar|tillfällen)|"
    r"(?:mötes|sammanträdes|träff)(?:tider|datum|dagar|dagarna|tiderna)|"
    r"kalendarium|kalender|datum\s+att\s+(?:komma\s+ihåg|minnas|boka)|mötesplan\w*|årshjul\w*|"
    r"hålltider|viktiga\s+datum|framöver|"
    r"(?:vårens|höstens|årets)\s+(?:\w+\s+)?\w*(?:möten|sammanträden|träffar|datum)|"
    r"\w*(?:möten|sammanträden|träffar)\s+(?:under\s+)?(?:(?:våren|hösten|vt|ht|resten)\b|20\d\d)"
)
_TITLE = re.compile(
    r"\b(?:aktivitet(?:er)?|kommande|kalendarium|kalender|mötestider|mötesdatum|möten|datum|"
    r"sammanträdesdagar|sammanträdestider|mötesplan\w*|årshjul\w*|händelser|hålltider|framöver|"
    r"framåt)\b|^nästa\b|^på\s+gång$",
    re.IGNORECASE,
)
_INTRO = re.compile(rf"\b(?:{_COMING})\b", re.IGNORECASE)
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
_ONLY_AND = re.compile(r"[\s,;]*(?:och|samt|den|på)?[\s,;]*(?:den\s*)?")
_PLACE = re.compile(
    r"(?:,\s*(?:plats:?\s*)?|\s(?:i|på|hos|via)\s+|\bplats:?\s*)(?P<place>[A-ZÅÄÖ][^.]*)\.?$"
)


# "Vårens sista FSG är den 11 juni, därefter 10 september": at least two days, told in passing.
_SERIES = re.compile(
    r"(?P<title>[^.:;]{0,60}?\b(?:\w*(?:möten?|sammanträden?|träff(?:ar|en)?|mötena)|"
    r"(?-i:[A-ZÅÄÖ]{2,6})))\s+(?:är|blir|hålls|äger\s+rum|infaller)\s+(?:den\s+)?",
    re.IGNORECASE,
)
_AFTER_THAT = re.compile(
    r"(?:därefter|sedan)(?:\s+(?:den|är|blir|möts\s+vi|träffas\s+vi))*\s+", re.I
)
_ONE_AFTER_THE_OTHER = re.compile(r"[\s,;]*(?:(?:och|samt|därefter|sedan|den|på)[\s,;]*)*")
_MEETINGS = re.compile(
    r"\b(?:möten|sammanträden|träffar|mötestider|mötesdatum|sammanträdestider)\b", re.IGNORECASE
)

_BARE_PLACE = re.compile(r"\s+(?P<place>[A-ZÅÄÖ][\w-]{2,20}(?:\s[A-ZÅÄÖ][\w-]{2,20})?)\.?")


def read_upcoming(
    title: str,
    blocks: Sequence[Block],
    item: str | None,
    rows: Sequence[Row] = (),
    *,
    on: datetime.date,
) -> Iterator[Upcoming]:
    """The dated points of an item on coming meetings, or below words that announce such."""
    listing = titled = bool(_TITLE.search(title))
    by_number = {row.number: row for row in rows}
    lines: list[str] = []
    for block in blocks:
        days = [day for day in known_days(block.text, on) if day.first >= on]
        first = by_number.get(block.line)
        if block.kind != "bullet" and (not days or (first and first.gap)):
            yield from _dated_lines(lines, item, on)
            lines = []
        if block.kind == "paragraph" and (told := list(_told(block.text, item, titled, on))):
            yield from told
        elif not days and (block.kind in {"heading", "label"} or _announces(block)):
            listing = _announces(block) or (titled and listing)
        elif listing and days and block.kind == "bullet":
            yield _point(block.text, days[0], item)
        elif listing and days and (listed := list(_listed_days(block.text, days, item))):
            yield from listed
        elif listing and days:
            numbers = range(block.line, block.end_line + 1)
            lines += [by_number[at].folded for at in numbers if at in by_number]
    yield from _dated_lines(lines, item, on)


def _told(text: str, item: str | None, titled: bool, on: datetime.date) -> Iterator[Upcoming]:
    """The meetings that a sentence tells the days of, one after the other."""
    for sentence in sentences(text):
        days = [day for day in known_days(sentence, on) if day.first > on]
        between = [sentence[first.end : then.start] for first, then in itertools.pairwise(days)]
        if not days or not all(_ONE_AFTER_THE_OTHER.fullmatch(each) for each in between):
            continue
        before = sentence[: days[0].start]
        if titled and _AFTER_THAT.fullmatch(before):
            title = sentence.rstrip(".")
        elif len(days) > 1 and (series := _SERIES.fullmatch(before)):
            title = series["title"].strip()
        else:
            continue
        for day in days:
            yield Upcoming(item, title, day.first, day.last if day.last != day.first else None)


def _announces(block: Block) -> bool:
    """Whether a heading or an introduction says that coming meetings follow."""
    short = block.kind in {"heading", "label"} or block.text.endswith(":")
    return short and len(block.text.split()) <= 14 and bool(_INTRO.search(block.text))


def _point(text: str, day: Day, item: str | None) -> Upcoming:
    end = day.last if day.last != day.first else None
    return Upcoming(item, _without_day(text, day), day.first, end)


def _dated_lines(lines: Sequence[str], item: str | None, on: datetime.date) -> list[Upcoming]:
    """Lines that tell one day each, without markers in front of them; else none."""
    found = []
    for line in filter(None, lines):
        days = known_days(line, on)
        if len(days) != 1 or line.endswith((",", "och")) or days[0].first < on:
            return []
        found.append(_point(line, days[0], item))
    return found if len(found) > 1 else []


def _listed_days(text: str, days: Sequence[Day], item: str | None) -> Iterator[Upcoming]:
    """ "Rådet möts 10 april, 8 maj och 12 juni": one meeting a day, all with the same title."""
    title = text[: days[0].start].strip(" .,:;–-") if len(days) > 1 else ""
    title = re.sub(r"\s+(?:är|blir|hålls|den|äger\s+rum|möts|träffas)$", "", title)
    between = [text[first.end : then.start] for first, then in itertools.pairwise(days)]
    if (
        len(days) < 2
        or not title
        or len(title) > 60
        or not all(_ONLY_AND.fullmatch(each) for each in between)
    ):
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
    clock = _CLOCK.search(text) or _BARE_CLOCK.search(text)
    start = end = None
    if clock:
        start = as_clock(clock[1], clock[2])
        end = as_clock(clock[3], clock[4]) if clock[3] else None
    behind = text[max(day.end, clock.end() if clock else 0) :]
    place = _PLACE.search(behind) or _BARE_PLACE.fullmatch(behind)
    return NextMeeting(day.first, None, start, end, place["place"].strip() if place else None)
