"""The head of the minutes: which body met, when, and where."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from .days import WEEKDAYS, Day, find_days
from .draft import MeetingFacts
from .labels import attendance_label
from .rows import Row

_KIND = (
    r"(?:minnesanteckningar|mötesanteckningar|anteckningar|(?:styrelse|mötes|sammanträdes|"
    r"årsmötes|\w+)?protokoll|mötesnoteringar)"
)
_EVENT = r"(?:(?:[\wåäö-]*(?:möte|sammanträde|konferens|träff|stämma|session|dag))(?:t|n|et|en)?)"
_TITLE = re.compile(
    rf"{_KIND}(?:\s+(?:nr\.?\s*)?(?P<serial>\d{{1,3}})(?:/\d{{2,4}})?(?![\d/-]))?(?:\s*[,:–-]\s*|\s+|$)"
    rf"(?:(?:från|fört\s+vid|vid|för|över|av)(?:\s+|$))?(?:(?:ordinarie|extra|konstituerande)\s+)*"
    rf"(?:{_EVENT}\s+(?:(?:med|i|för)\s+|(?=(?-i:[A-ZÅÄÖ]))))?(?P<name>.*)",
    re.IGNORECASE,
)
_TITLE_LAST = re.compile(rf"(?P<name>[A-ZÅÄÖ].{{2,100}}?)\s*[,:–-]\s*{_KIND}", re.IGNORECASE)
_BARE_EVENT = re.compile(rf"{_EVENT}(?:\s+med)?", re.IGNORECASE)
_HELD_BY = re.compile(rf"^{_EVENT}\s+(?:med|i|för)\s+", re.IGNORECASE)
_TRAILING_EVENT = re.compile(rf"(?P<owner>\S.*?s)\s+{_EVENT}$", re.IGNORECASE)
_COMPOUND_EVENT = re.compile(
    r"(?P<body>(?:[\wåäö-]+\s+)*?[\wåäö-]*(?:styrelse|grupp|nämnd|råd|kommitté|utskott))s?"
    r"(?:möte|sammanträde|konferens)(?:t|n)?$",
    re.IGNORECASE,
)
_SERIAL = re.compile(
    r",?\s*(?:nr\.?\s*|möte\s+(?:nr\s+)?)?(?P<serial>\d{1,3})$|,\s*(?:nr\.?\s*)?(?P<b>\d{1,3}\s*/\s*\d{2,4})$"
)
_BODY_LINE = re.compile(
    r"(?:[\wåäöÅÄÖ&-]+\s+){0,5}[\wåäöÅÄÖ-]*(?:styrelsen?|nämnden?|utskottet?|kommittén?|gruppen?|rådet?|"
    r"fullmäktige|beredningen?|presidiet)(?:\s+(?:för|i)\s+[\wåäöÅÄÖ -]+)?",
    re.IGNORECASE,
)
_TIME_LINE = re.compile(
    r"(?P<label>tid\s+och\s+plats|plats\s+och\s+tid|datum\s+och\s+(?:tid|plats)|mötesdatum|"
    r"sammanträdesdatum|mötestid|datum|tid|när)(?:\s*:|\s|$)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_PLACE_LINE = re.compile(
    r"(?P<label>plats|lokal|mötesplats|var)(?:\s*:\s*|\s+|$)(?P<rest>.*)", re.IGNORECASE
)
_CLOCKS = re.compile(r"(?<![\d/.])(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?!\d|\.\d)")
_HOURS = re.compile(
    r"(?:kl|klockan)\.?\s*(?P<start>\d{1,2})(?:\s*[-–]\s*(?P<end>\d{1,2}))?(?![\d.:])",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\s{3,}|\t")
_NUMBER_LINE = re.compile(
    r"(?:möte\s+|protokoll\s+)?nr\.?\s*(?P<serial>\d{1,3})(?:\s*/\s*\d{2,4})?", re.IGNORECASE
)
_BARE_HOURS = re.compile(r"\d{1,2}\s?[-–]\s?\d{1,2}")
_OTHER_DAY = re.compile(r"juster|utskri|ansl|dnr|diarie|kallelse|paragraf|upprätta", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEARLESS = date(2000, 1, 1)


def read_head(rows: Sequence[Row], *, whole: Sequence[Row]) -> MeetingFacts:
    """The facts that the rows before the first item state; `whole` helps with a missing year."""
    body, number = _body(rows)
    time_line, place = _time_and_place(rows)
    if not find_days(time_line, on=_YEARLESS):
        time_line = f"{_first_dated(rows)} {time_line}"
    days = _days(time_line, whole)
    clocks = _clocks(time_line)
    first, last = (days[0].first, days[-1].last) if days else (None, None)
    return MeetingFacts(
        body=body,
        number=number,
        date=first,
        end_date=last if last != first else None,
        start=clocks[0] if clocks else None,
        end=clocks[-1] if len(clocks) > 1 else None,
        place=place,
    )


def _body(rows: Sequence[Row]) -> tuple[str | None, str | None]:
    for index, row in enumerate(rows):
        margin = _WIDE.split(row.text)
        if len(margin) == 2 and re.fullmatch(_KIND, margin[1], re.IGNORECASE):
            return _owner(margin[0]), _stated_number(rows)
        backwards = _TITLE_LAST.fullmatch(row.folded)
        if backwards and len(row.text) < 150:
            return _owner(backwards["name"]), None
        title = _TITLE.fullmatch(row.folded)
        if not title or len(row.text) > 150:
            continue
        name = _without_days(title["name"])
        if not name or (_BARE_EVENT.fullmatch(name) and not _COMPOUND_EVENT.fullmatch(name)):
            name = _next_line(rows, index)
        serial = _SERIAL.search(name)
        number = title["serial"] or (serial and (serial["serial"] or serial["b"])) or None
        if serial:
            name = name[: serial.start()]
        if owner := _owner(name):
            return owner, number
    return _lone_body(rows), _stated_number(rows)


def _stated_number(rows: Sequence[Row]) -> str | None:
    """The number of the minutes on a line of its own: "Nr 3/2022"."""
    for row in rows:
        if match := _NUMBER_LINE.fullmatch(row.folded):
            return match["serial"]
    return None


def _without_days(text: str) -> str:
    for day in reversed(find_days(text, on=_YEARLESS)):
        text = text[: day.start] + text[day.end :]
    return re.sub(r"\b(?:den|20\d\d)\b", "", text).strip(" ,.–-")


def _next_line(rows: Sequence[Row], index: int) -> str:
    if index + 1 == len(rows):
        return ""
    text = rows[index + 1].folded
    other = _TIME_LINE.match(text) or _PLACE_LINE.match(text) or attendance_label(text)
    return "" if other else _without_days(text)


def _owner(name: str) -> str | None:
    """The body without what it held: "Styrgruppens planeringskonferens" → "Styrgruppen"."""
    name = _HELD_BY.sub("", _without_days(name).strip(" ,:–-"))
    held = _TRAILING_EVENT.fullmatch(name)
    if held:
        return held["owner"].removesuffix("s")
    compound = _COMPOUND_EVENT.fullmatch(name)
    if compound:
        return compound["body"]
    return name if name and name[:1].isalpha() and len(name) < 120 else None


def _lone_body(rows: Sequence[Row]) -> str | None:
    """A line near the top that is nothing but a body's name, as over a formal protocol."""
    for row in rows[:12]:
        text = _HELD_BY.sub("", _without_days(row.folded))
        if _BODY_LINE.fullmatch(text) and not attendance_label(row.text) and text[:1].isupper():
            return text
    return None


def _time_and_place(rows: Sequence[Row]) -> tuple[str, str | None]:
    time_line, place = "", None
    for index, row in enumerate(rows):
        when, where = _TIME_LINE.match(row.folded), _PLACE_LINE.match(row.folded)
        if when and (rest := when["rest"] or _below(rows, index)):
            if "plats" in when["label"].lower():
                rest, place = _split_place(rest, place)
            rest = f"kl {rest}" if _BARE_HOURS.fullmatch(rest) else rest
            time_line = f"{time_line} {rest}".strip() if _states_time(rest) else time_line
        elif where and not place and (rest := where["rest"] or _below(rows, index)):
            place = rest.strip(" .")
    return time_line, place


def _below(rows: Sequence[Row], index: int) -> str:
    return rows[index + 1].folded if index + 1 < len(rows) else ""


def _states_time(text: str) -> bool:
    return bool(find_days(text, on=_YEARLESS) or _CLOCKS.search(text) or _HOURS.search(text))


def _split_place(rest: str, place: str | None) -> tuple[str, str | None]:
    """ "Sessionssalen, 5 mars 2024 kl. 9–11" → the time, and the parts that are no time."""
    parts = [part.strip() for part in rest.split(",")]
    where = [part for part in parts if not _states_time(part)]
    when = [part for part in parts if part not in where]
    return ", ".join(when), ", ".join(where) or place


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


def _clocks(text: str) -> list[str]:
    """The times of day in a line as "HH:MM"."""
    clocks = [f"{int(match['hour']):02}:{match['minute']}" for match in _CLOCKS.finditer(text)]
    if clocks:
        return clocks
    hours = _HOURS.search(text)
    if not hours:
        return []
    return [f"{int(hour):02}:00" for hour in hours.groups() if hour and int(hour) < 25]
