"""Times of day in Swedish text: "kl. 13–15.30", "09:00-11:45", "19-20.30"."""

import re

HOUR = r"(?:[01]?\d|2[0-3])"
MINUTE = r"[0-5]\d"
_CLOCK = rf"(?:{HOUR}(?:[.:]{MINUTE})?|24(?:[.:]00)?)"
_SPAN = re.compile(
    rf"(?<![\d/.,:§-])(?P<kl>(?:\bkl(?:ockan)?\b\.?|\bmellan\b)\s*)?(?P<start>{_CLOCK})"
    rf"(?:\s*(?:[-–—]|\btill\b|\boch\b)\s*(?:kl(?:ockan)?\.?\s*)?(?P<end>{_CLOCK}))?"
    r"(?![\d/:]|[.]\d|\s?[-–]\s?\d|\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|procent|"
    r"kr|%|st\b))",
    re.IGNORECASE,
)


def clocks(text: str) -> list[str]:
    """The times of day in a line as "HH:MM", in their order."""
    found = [
        as_clock(*re.split("[.:]", match[name]))
        for match in _SPAN.finditer(text)
        if _is_time(match)
        for name in ("start", "end")
        if match[name]
    ]
    return found


def clock_span(text: str) -> tuple[int, int] | None:
    """Where the first time of day (or the hours from and to) stands in the text."""
    for match in _SPAN.finditer(text):
        if _is_time(match):
            return match.start(), match.end()
    return None


def _is_time(match: re.Match[str]) -> bool:
    """Whether the numbers are hours: "kl" stands before them, or minutes behind them."""
    minutes = re.search(r"[.:]\d\d", match[0])
    return bool(match["kl"] or minutes)


def as_clock(hour: str, minute: str | None = None) -> str:
    """ "HH:MM" of an hour and its minutes; the 24th hour is the first of the next day."""
    return f"{int(hour) % 24:02}:{minute or '00'}"
