"""Days as people write them in the head of minutes: "240305", "5/3-24", "5.3.2024"."""

import re

from .days import MONTHS, safe_date

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    r"(?<![\w/.:,-])(?P<day>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})"
    r"(?:(?P=sign)|\s?-\s?|\s?[’'])(?P<year>(?:20)?\d\d)(?![\w/:]|[.-]\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\w/.:,-])(?P<year>20\d\d)(?P<sign>[./ ]?)(?P<month>\d\d)(?P=sign)(?P<day>\d\d)"
    r"(?![\w/:-])"
)
_SIX_DIGITS = re.compile(
    r"(?<![\w/.:,-])(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![\w/:-]|\s?kr)"
)
_IN_WORDS = re.compile(
    rf"(?<![\w–-])(?P<day>\d{{1,2}})(?::?e)?\s+(?P<month>{_MONTH})\.?(?:\s?-|\s?[’']|,\s)"
    r"(?P<year>(?:20)?\d\d)(?![\w:/]|[.-]\d)",
    re.IGNORECASE,
)


def with_iso_days(text: str) -> str:
    """The text with such days as "2024-03-05"; what the calendar does not have stays."""
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _SIX_DIGITS, _IN_WORDS):
        text = pattern.sub(_as_iso, text)
    return text


def _as_iso(match: re.Match[str]) -> str:
    month = MONTHS.get(match["month"].lower()) or int(match["month"])
    day = safe_date(2000 + int(match["year"]) % 100, month, int(match["day"]))
    return day.isoformat() if day else match[0]
