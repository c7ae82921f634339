"""Turning points of the year in Swedish text: "före mars månads utgång", "vid halvårsskiftet".

The same conventions as in `periods`: a stretch of time ends on its last day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from .days import MONTH, MONTHS, WEEKDAYS, first_on_or_after, safe_date

Resolve = Callable[[re.Match[str], date], date | None]

_BY = (
    r"(?:(?:senast\s+)?(?:före|innan|vid|till|i|under|inför|runt|kring|omkring)|senast|fram\s+till)"
)
_YEAR = r"(?:\s+(?P<year>20\d\d)\b)?"
_WEEKDAY = r"(?P<weekday>(?:mån|tis|ons|tors|fre|lör|sön)dag)(?:en)?"


def _ending(year: str | None, month: int, day: int, on: date) -> date | None:
    if year:
        return safe_date(int(year), month, day)
    return first_on_or_after(on, month, day)


def _month_end(month: int, year: str | None, on: date) -> date | None:
    stated = int(year) if year else on.year + (month < on.month)
    return safe_date(stated, month, monthrange(stated, month)[1])


def _month(match: re.Match[str], on: date) -> date | None:
    return _month_end(MONTHS[match["month"].lower()], match["year"], on)


def _year(match: re.Match[str], on: date) -> date | None:
    return safe_date(int(match["year"]), 12, 31)


def _fixed(month: int, day: int) -> Resolve:
    return lambda match, on: _ending(match.groupdict().get("year"), month, day, on)


def _third(match: re.Match[str], on: date) -> date | None:
    word = (match["ordinal"] or "").lower()
    part = {"första": 1, "andra": 2, "tredje": 3}.get(word) or int(match["a"] or match["b"])
    month = part * 4
    return _ending(match["year"], month, monthrange(2000, month)[1], on)


def _quarter_turn(match: re.Match[str], on: date) -> date | None:
    month = (on.month - 1) // 3 * 3 + 3
    return safe_date(on.year, month, monthrange(on.year, month)[1])


def _day_of_week(match: re.Match[str], on: date) -> date | None:
    day = WEEKDAYS.index(match["weekday"].lower()) + 1
    for year in (on.year, on.year + 1):
        try:
            found = date.fromisocalendar(year, int(match["week"]), day)
        except ValueError:
            continue
        if found >= on:
            return found
    return None


def _next_weekday(match: re.Match[str], on: date) -> date | None:
    ahead = (WEEKDAYS.index(match["weekday"].lower()) - on.weekday() - 1) % 7 + 1
    return on + timedelta(days=ahead)


def _spelled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


_TURNS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (
        _spelled(rf"{_BY}\s+(?P<month>{MONTH})s?(?:\s+månads?)?\s+(?:utgång|slut){_YEAR}"),
        _month,
    ),
    (_spelled(rf"{_BY}\s+(?:utgången|slutet)\s+(?:av|på)\s+(?P<month>{MONTH}){_YEAR}"), _month),
    (
        _spelled(rf"(?:{_BY}\s+)?(?:den\s+)?sist[ae]\s+(?:dagen\s+i\s+)?(?P<month>{MONTH}){_YEAR}"),
        _month,
    ),
    (_spelled(rf"{_BY}\s+(?:utgången|slutet)\s+(?:av|på)\s+(?P<year>20\d\d)"), _year),
    (
        _spelled(
            rf"{_BY}\s+(?:utgången|slutet)\s+(?:av|på)\s+(?:inne?varande\s+)?(?:året|"
            rf"år)(?P<year>(?!))?"
        ),
        _fixed(12, 31),
    ),
    (
        _spelled(rf"{_BY}\s+(?:{MONTH}\s*(?:[–/-]|och|eller|till)\s*)(?P<month>{MONTH}){_YEAR}"),
        _month,
    ),
    (
        _spelled(
            rf"(?:{_BY}\s+)?månadsskiftet\s+(?P<month>{MONTH})\s*(?:[–/-]|och)\s*{MONTH}{_YEAR}"
        ),
        _month,
    ),
    (_spelled(rf"(?:{_BY}\s+)?halvårsskiftet{_YEAR}"), _fixed(6, 30)),
    (_spelled(rf"(?:{_BY}\s+)?kvartalsskiftet"), _quarter_turn),
    (
        _spelled(
            rf"(?:{_BY}\s+)?(?:tertial\s+(?P<a>[1-3])|t(?P<b>[1-3])|(?P<ordinal>första|andra|"
            rf"tredje)"
            rf"\s+tertialet){_YEAR}"
        ),
        _third,
    ),
    (
        _spelled(rf"{_BY}\s+(?:vårterminen|vårterminens\s+slut|terminsslutet\s+i\s+vår){_YEAR}"),
        _fixed(5, 31),
    ),
    (_spelled(rf"{_BY}\s+(?:höstterminen|höstterminens\s+slut){_YEAR}"), _fixed(11, 30)),
    (
        _spelled(
            rf"{_BY}\s+(?:semestern|semestrarna|sommarlovet|sommaruppehållet|sommarledigheten|"
            rf"sommarsemestern){_YEAR}"
        ),
        _fixed(5, 31),
    ),
    (
        _spelled(
            rf"efter\s+(?:sommaren|semestern|semestrarna|sommarlovet|sommaruppehållet){_YEAR}"
        ),
        _fixed(11, 30),
    ),
    (
        _spelled(rf"{_BY}\s+(?:jullovet|julhelgen|julledigheten|juluppehållet){_YEAR}"),
        _fixed(12, 23),
    ),
    (_spelled(rf"efter\s+(?:årsskiftet|nyår|jul|jullovet){_YEAR}"), _fixed(1, 31)),
    (_spelled(rf"{_BY}\s+lucia{_YEAR}"), _fixed(12, 12)),
    (_spelled(rf"{_BY}\s+valborg(?:smässoafton)?{_YEAR}"), _fixed(4, 29)),
    (
        _spelled(rf"(?:{_BY}\s+)?{_WEEKDAY}\s+(?:i\s+)?(?:vecka|v\.?)\s?(?P<week>\d{{1,2}})"),
        _day_of_week,
    ),
    (_spelled(rf"(?:{_BY}\s+)?(?:nästa|kommande|nu\s+på)\s+{_WEEKDAY}"), _next_weekday),
)


def find_turns(text: str, *, on: date) -> Iterator[tuple[int, int, date]]:
    """(start, end, last day) of each turning point; they may overlap one another."""
    for pattern, resolve in _TURNS:
        for match in pattern.finditer(text):
            last = resolve(match, on)
            if last:
                yield match.start(), match.end(), last
