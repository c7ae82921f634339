"""Days in Swedish text: "den 7 februari", "7/2", "1–3 juli", "2019-02-07"."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    "januari": 1,
    "februari": 2,
    "mars": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "augusti": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

_FULL_NAMES = tuple(MONTHS)[:12]
MONTH = f"(?:{'|'.join(_FULL_NAMES)})"
_SHORT = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = "(?:mån|tis|ons|tors|fre|lör|sön)dag"
CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_TIME = rf"(?:,?\s+(?:kl|klockan)\.?\s*{CLOCK}(?:\s*[-–]\s*{CLOCK})?)?"

_DAY = re.compile(
    rf"""
    (?<![\w/.,:+-])(?:(?P<weekday>{WEEKDAY})(?:en)?\s+)?(?:den\s+)?
    (?:
      (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?![\w-])
    | (?P<first>\d{{1,2}})(?::?[ea])?(?:\s?[-–]\s?(?P<last>\d{{1,2}})(?::?e)?)?
      (?:
        /(?P<number>\d{{1,2}})(?:(?:\s|/|\s?-)(?P<short_year>20\d\d))?(?![\w/])
        (?:\s?[-–]\s?(?P<end>\d{{1,2}})/(?P<end_month>\d{{1,2}})(?![\w/]))?
      | \s+(?:(?P<month>{MONTH})\b|(?P<short>{_SHORT})\b\.?)(?:\s+(?P<year>20\d\d)\b)?
      )
    )
    {_TIME}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RANGE = re.compile(r"\s?[-–]\s?|\s(?:till|och)\s")


@dataclass(frozen=True)
class Day:
    """One day, or the days `first` to `last`, at text[start:end]."""

    start: int
    end: int
    first: date
    last: date
    weekday: str | None
    year_stated: bool


def find_days(text: str, *, on: date) -> list[Day]:
    """Every day in the text; one without a year is the first such day on or after `on`."""
    days: list[Day] = []
    for match in _DAY.finditer(text):
        day = _resolve(match, on)
        if day and days and _one_stretch(text, days[-1], day):
            days[-1] = Day(
                days[-1].start,
                day.end,
                days[-1].first,
                day.last,
                days[-1].weekday,
                days[-1].year_stated,
            )
        elif day:
            days.append(day)
    return days


def _one_stretch(text: str, earlier: Day, later: Day) -> bool:
    """Whether "28/2–1/3" stands between them; two days joined by "och" stay two."""
    between = text[earlier.end : later.start]
    joined = _RANGE.fullmatch(between) and "och" not in between
    return bool(joined) and earlier.last < later.first


def _resolve(match: re.Match[str], on: date) -> Day | None:
    weekday = match["weekday"].lower() if match["weekday"] else None
    if match["iso"]:
        first = last = _iso(match["iso"])
        year = match["iso"]
    else:
        month = _month(match)
        year = match["short_year"] or match["year"]
        first = _dated(int(match["first"]), month, year, on)
        last = _dated(int(match["last"]), month, year, on) if match["last"] else first
        if match["end"]:
            last = _dated(int(match["end"]), int(match["end_month"]), year, on)
    if first is None or last is None or last < first:
        return None
    return Day(match.start(), match.end(), first, last, weekday, bool(year))


def _month(match: re.Match[str]) -> int:
    if match["number"]:
        return int(match["number"])
    return MONTHS[(match["month"] or match["short"]).lower()]


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _dated(day: int, month: int, year: str | None, on: date) -> date | None:
    if not year:
        return first_on_or_after(on, month, day)
    return safe_date(int(year), month, day)


def safe_date(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_on_or_after(on: date, month: int, day: int) -> date | None:
    """The first such day on or after `on`; 29 February waits for a leap year."""
    for year in range(on.year, min(on.year + 9, date.max.year + 1)):
        found = safe_date(year, month, day)
        if found and found >= on:
            return found
    return None
