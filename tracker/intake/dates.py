"""The grammar of deadlines: words → a day, a meeting, a stretch of time, or something vague."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .days import WEEKDAY, WEEKDAYS, Day, find_days, first_on_or_after, safe_date
from .draft import Deadline, DeadlineKind
from .meeting_days import Dated
from .meeting_phrases import find_meetings
from .periods import find_periods
from .turns import find_turns

_VAGUE = re.compile(
    r"(?<!\w)(?:inom\s+kort|inom\s+en\s+snar\s+framtid|(?:inom|under)\s+den\s+närmaste\s+tiden|"
    r"så\s+(?:snart|snabbt|fort)\s+(?:som\s+möjligt|det\s+går)|snarast(?:\s+möjligt)?|"
    r"med\s+det\s+snaraste|"
    r"omgående|genast|skyndsamt|omedelbart|fort?löpande|löpande|kontinuerligt|på\s+sikt|framöver|"
    r"senare|asap|"
    r"i\s+god\s+tid|i\s+närtid|tills\s+vidare|successivt|regelbundet|årligen|varje\s+(?:år|månad|"
    r"vecka|kvartal)|"
    r"kvartalsvis|månadsvis|veckovis|vid\s+(?:behov|tillfälle)|när\s+(?:tid\s+finns|det\s+går)|"
    r"(?:inom\s+)?det\s+närmaste)(?!\w)",
    re.IGNORECASE,
)
_SHORT = r"(?:mån|tis|ons|tors|fre|lör|sön)(?!\w|\.?\s*(?:den\s)?\d)"
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?:senast|före|innan|till|nu\s+på|på)\s+)+(?P<name>{WEEKDAY}|{_SHORT})(?:en)?(?!\w)|\((?P<short>{WEEKDAY}|{_SHORT})\)",
    re.IGNORECASE,
)
# "senast den 30:e", "senast 1.4", "senast 210415": days that only stand so behind such a word.
_BARE_DAY = re.compile(
    r"(?<!\w)(?:senast|före|innan|till|klart?|deadline)\s+(?:den\s+)?"
    r"(?:(?P<short>\d{6})|(?P<day>\d{1,2})(?:\.(?P<month>\d{1,2})|:[ea]|(?<=den\s\d)|(?<=den\s\d\d)))"
    r"(?![\w%.:/-]*\d|\s*(?:[a-zåäö]|%|[–-]))",
    re.IGNORECASE,
)
_TOMORROW = re.compile(r"(?<!\w)(?:senast\s+)?(?P<day>i\s?dag|i\s?morgon)(?!\w)", re.IGNORECASE)

_AT_LAST = re.compile(r"senast\b", re.IGNORECASE)
# "löpande under året": what goes on all the time has no day on which it is done.
_FIRST_OF = re.compile(r"\s+(?:under|hela)\s+(?:hela\s+)?(?:året|våren|hösten|sommaren|terminen)")

# Words before a day: "senast den 7 mars" is one phrase; "från den 7 mars" is no deadline.
_LEAD = re.compile(
    r"(?<!\w)(?:(?:senast|före|innan|till|fram\s+till|vid|till\s+och\s+med|t\.?o\.?m\.?|"
    r"perioden|under|mellan)\s+)+$",
    re.IGNORECASE,
)
_NO_DEADLINE = re.compile(
    r"(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|sedan|efter|daterad|av|beslut|protokoll|"
    r"\w*möte[tn]?|\w*sammanträde[t]?|\w*konferens(?:en)?|[A-ZÅÄÖ]{2,6})\s*$"
)
_STATED_PERIOD = re.compile(r"perioden\s+$", re.IGNORECASE)
_PRIORITY: dict[DeadlineKind, int] = {"meeting": 0, "date": 1, "period": 2, "vague": 3}
_BARE_LEADS = ("", "till ", "i ", "på ", "senast ", "under ")


@dataclass(frozen=True)
class FoundDeadline:
    """A deadline phrase at text[start:end]."""

    start: int
    end: int
    deadline: Deadline


def find_deadlines(
    text: str, *, on: date, upcoming: Sequence[Dated] = (), own_body: str | None = None
) -> list[FoundDeadline]:
    """Every deadline phrase in the order of the text, the longest where two overlap.

    `on` is the meeting's own day, `upcoming` are coming meetings whose days are known,
    `own_body` the body whose minutes these are.
    """
    days = find_days(text, on=on)
    found = [
        FoundDeadline(
            each.start,
            each.end,
            Deadline(text[each.start : each.end], "meeting", each.body, each.date),
        )
        for each in find_meetings(text, days, upcoming=upcoming, own_body=own_body)
    ]
    found += _dated(text, days, on)
    spans = [*find_periods(text, on=on), *find_turns(text, on=on)]
    found += [_found(text, start, end, "period", last) for start, end, last in spans]
    found += [*_weekdays(text, on), *_bare_days(text, on)]
    found += [_found(text, each.start(), each.end(), "vague") for each in _VAGUE.finditer(text)]
    return _longest(found)


def find_deadline(
    text: str, *, on: date, upcoming: Sequence[Dated] = (), own_body: str | None = None
) -> Deadline | None:
    """The first firm deadline in the text, else the first vague one, else None."""
    found = find_deadlines(text, on=on, upcoming=upcoming, own_body=own_body)
    firm = [each for each in found if each.deadline.kind != "vague"]
    last = [each for each in firm if _AT_LAST.match(each.deadline.text)]
    before = [
        each for each in found if each.deadline.kind == "vague" and _FIRST_OF.match(text, each.end)
    ]
    return (before or last or firm or found)[0].deadline if found else None


def parse_deadline(
    words: str, *, on: date, own_body: str | None = None, upcoming: Sequence[Dated] = ()
) -> Deadline | None:
    """What a person typed in a field for deadlines, such as "nästa KS 7/2" or "v. 14".

    Understands also what running text would need a preposition for. None: not understood.
    """
    words = " ".join(words.split())[:500]
    for lead in _BARE_LEADS:
        found = find_deadline(lead + words, on=on, upcoming=upcoming, own_body=own_body)
        if found:
            return Deadline(words, found.kind, found.body, found.date)
    days = find_days(words, on=on)
    return Deadline(words, "date", None, days[0].last) if days else None


def _found(
    text: str, start: int, end: int, kind: DeadlineKind, day: date | None = None
) -> FoundDeadline:
    return FoundDeadline(start, end, Deadline(text[start:end], kind, None, day))


def _dated(text: str, days: Sequence[Day], on: date) -> Iterator[FoundDeadline]:
    for day in days:
        before = text[max(0, day.start - 40) : day.start]
        if day.last < on or _NO_DEADLINE.search(before):
            continue
        lead = _LEAD.search(before)
        start = day.start - len(lead[0]) if lead else day.start
        stretch = day.first != day.last or bool(_STATED_PERIOD.search(before))
        yield _found(text, start, day.end, "period" if stretch else "date", day.last)


def _weekdays(text: str, on: date) -> Iterator[FoundDeadline]:
    for match in _WEEKDAY.finditer(text):
        name = (match["name"] or match["short"])[:3].lower()
        weekday = next(at for at, each in enumerate(WEEKDAYS) if each.startswith(name))
        ahead = (weekday - on.weekday() - 1) % 7 + 1
        yield _found(text, match.start(), match.end(), "date", on + timedelta(days=ahead))
    for match in _TOMORROW.finditer(text):
        days = 1 if match["day"].lower().endswith("morgon") else 0
        yield _found(text, match.start(), match.end(), "date", on + timedelta(days=days))


def _bare_days(text: str, on: date) -> Iterator[FoundDeadline]:
    for match in _BARE_DAY.finditer(text):
        if short := match["short"]:
            day = safe_date(2000 + int(short[:2]), int(short[2:4]), int(short[4:]))
        elif match["month"]:
            day = first_on_or_after(on, int(match["month"]), int(match["day"]))
        else:
            day = _this_month_or_next(on, int(match["day"]))
        if day and day >= on:
            yield _found(text, match.start(), match.end(), "date", day)


def _this_month_or_next(on: date, day: int) -> date | None:
    found = safe_date(on.year, on.month, day)
    if found and found >= on:
        return found
    return safe_date(on.year + on.month // 12, on.month % 12 + 1, day)


def _longest(found: list[FoundDeadline]) -> list[FoundDeadline]:
    """The phrases without those that lie within or across a longer one."""
    chosen: list[FoundDeadline] = []
    ranked = sorted(found, key=lambda f: (f.start - f.end, _PRIORITY[f.deadline.kind], f.start))
    for each in ranked:
        if all(each.end <= other.start or each.start >= other.end for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda f: f.start)
