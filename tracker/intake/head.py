"""The head of the minutes: which body met, when, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from .attendance_labels import attendance_label
from .body_name import read_body
from .clocks import clocks
from .days import WEEKDAYS, Day, find_days
from .draft import MeetingFacts
from .head_days import with_iso_days
from .head_place import (
    place_below,
    place_of_event,
    place_stated,
    place_told,
    split_place,
    states_time,
)
from .rows import Row

_TIME = (
    r"tid\s+och\s+plats|plats\s+och\s+(?:tid|datum)|datum\s+och\s+(?:tid|plats)|"
    r"datum(?:\s*[,/&]\s*|\s+)tid|"
    r"tid\s*(?:/|&|,)\s*plats|plats\s*(?:/|&|,)\s*tid|mötesdatum|mötesdag|dag\s+och\s+tid|dag|"
    r"sammanträdesdatum|"
    r"sammanträdestid|mötestid|datum|tid(?:punkt)?|när|klockan"
)
_PLACE = r"plats|lokal|mötesplats|mötesrum|var|adress|sammanträdesplats|sammanträdeslokal|mötesform"
_TIME_LINE = re.compile(
    rf"(?P<label>{_TIME})(?:\s*:|\s|$)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_PLACE_LINE = re.compile(
    rf"(?P<label>{_PLACE})(?:\s*:\s*|\s+|$)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_NEXT_LABEL = re.compile(rf"(?<!och)(?<![/&])[.,;|]?\s+(?=(?:{_TIME}|{_PLACE})\s*:)", re.IGNORECASE)
_SENT_BY = re.compile(r"(?:Från|From|Avsändare):", re.IGNORECASE)
_SENT = re.compile(r"(?:Datum|Skickat|Date|Sent):", re.IGNORECASE)
_SENT_AT = re.compile(r",?\s+(?:kl\.?\s*)?\d{1,2}[:.]\d\d(?::\d\d)?(?=\s|$)")
_CLOCK_FIRST = re.compile(r"(?:kl|klockan)\b(?!:)|\d{1,2}[.:]\d\d", re.IGNORECASE)
_BARE_HOURS = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")
_OTHER_DAY = re.compile(
    r"(?:juster|utskri|ansl|dnr|diarie|kallelse|paragraf|upprätta|skickat|sent|från|till|"
    r"underskrift)\w*\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]{5,120})\)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEARLESS = date(2000, 1, 1)
_MAX_TOLD = 300


def read_head(rows: Sequence[Row], *, whole: Sequence[Row]) -> MeetingFacts:
    """The facts that the rows before the first item state; `whole` helps with a missing year."""
    rows = [replace(row, text=with_iso_days(row.text)) for row in _without_sending_time(rows)]
    body, number = read_body(rows)
    time_line, place = _time_and_place(rows)
    told = list(_told(rows))
    if not find_days(time_line, on=_YEARLESS):
        time_line = f"{_first_dated(rows)} {time_line}"
    days = _days(time_line, whole)
    times = clocks(time_line) or next((hours for text in told if (hours := clocks(text))), [])
    first, last = (days[0].first, days[-1].last) if days else (None, None)
    over_days = bool(first and last and first < last)
    return MeetingFacts(
        body=body,
        number=number,
        date=first,
        end_date=last if over_days else None,
        start=times[0] if times else None,
        end=times[-1 if over_days else 1] if len(times) > 1 else None,
        place=place
        or next(
            (where for text in _paragraphs(_top(rows)) if (where := place_of_event(text))), None
        )
        or next((where for text in told if (where := place_told(text)) and where != body), None)
        or place_below(rows, body),
    )


def _without_sending_time(rows: Sequence[Row]) -> list[Row]:
    """The head of a mail without the time of day when it was sent."""
    mail = any(_SENT_BY.match(row.text) for row in rows[:8])
    return [
        replace(row, text=_SENT_AT.sub("", row.text)) if mail and _SENT.match(row.text) else row
        for row in rows
    ]


def _time_and_place(rows: Sequence[Row]) -> tuple[str, str | None]:
    """What stands behind "Tid:", "Datum:" and "Plats:" in the head."""
    time_line, place = "", None
    for index, row in enumerate(rows):
        if attendance_label(row.text) or _ends_a_label(row):
            continue
        for part in _NEXT_LABEL.split(row.folded):
            when, where = _TIME_LINE.match(part), _PLACE_LINE.match(part)
            if when and (rest := when["rest"] or _below(rows, index)):
                rest = _with_next(rest, rows, index)
                if "plats" in when["label"].lower():
                    rest, where_told = split_place(rest)
                    place = place or where_told
                rest = f"kl {rest}" if _BARE_HOURS.fullmatch(rest) else rest
                time_line = f"{time_line} {rest}".strip() if states_time(rest) else time_line
            elif where and not place and (rest := where["rest"] or _below(rows, index)):
                place = place_stated(rest, where["label"], row)
    return time_line, place


def _ends_a_label(row: Row) -> bool:
    """Whether the row goes on with a label above it: "Justeringens" over "plats och tid"."""
    return row.text[:1].islower() and not row.gap and ":" not in row.text


def _with_next(rest: str, rows: Sequence[Row], index: int) -> str:
    """The words of a label with the line below where that goes on with the time of day."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    if (
        below
        and not below.gap
        and re.match(r"(?:kl|klockan)\b(?!:)|\d{1,2}[.:]\d\d", below.text, re.I)
    ):
        return f"{rest} {below.folded}"
    return rest


def _below(rows: Sequence[Row], index: int) -> str:
    """The line below a label that stands alone, unless that is a label of other things."""
    below = rows[index + 1].folded if index + 1 < len(rows) else ""
    return "" if _OTHER_DAY.match(below) or attendance_label(below) else below


def _told(rows: Sequence[Row]) -> Iterator[str]:
    """Unlabelled text above the attendance list that tells a day or a time; brackets first."""
    top = _top(rows)
    for text in _paragraphs(top):
        yield from (inner for inner in _BRACKETS.findall(text) if states_time(inner))
    yield from (row.folded for row in top if states_time(row.folded))


def _top(rows: Sequence[Row]) -> list[Row]:
    """The rows above the attendance list that no label opens."""
    top: list[Row] = []
    for row in rows[:20]:
        if attendance_label(row.text):
            break
        short = len(row.text) <= _MAX_TOLD
        if short and not _OTHER_DAY.match(row.folded) and not _PLACE_LINE.match(f"{row.folded}:"):
            top.append(row)
    return top


def _paragraphs(rows: Sequence[Row]) -> list[str]:
    """The rows between two gaps as one text."""
    paragraphs: list[str] = []
    for row in rows:
        if row.gap or not paragraphs:
            paragraphs.append(row.folded)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {row.folded}"
    return paragraphs


def _first_dated(rows: Sequence[Row]) -> str:
    for row in rows:
        if find_days(row.folded, on=_YEARLESS) and not _OTHER_DAY.match(row.folded):
            return row.folded
    return ""


def _days(text: str, whole: Sequence[Row]) -> list[Day]:
    """The days that the line states; a missing year is the one that fits weekday and text."""
    days = find_days(text, on=_YEARLESS)
    if not days or days[0].year_stated:
        return find_days(text, on=days[0].first) if days else []
    mentioned = Counter(int(year) for row in whole for year in _YEAR.findall(row.text))
    years = [year for year, _ in mentioned.most_common()]
    fitting = [year for year in years if _fits(days[0], year)] or years
    return find_days(text, on=date(fitting[0], 1, 1)) if fitting else []


def _fits(day: Day, year: int) -> bool:
    first = (
        day.first.replace(year=year) if (day.first.month, day.first.day) != (2, 29) else day.first
    )
    return day.weekday is None or WEEKDAYS[first.weekday()] == day.weekday
