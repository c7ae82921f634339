"""Coming meetings and activities that the minutes list."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence

from .context import known_days
from .days import Day
from .draft import Upcoming
from .next_meeting import HOURS
from .outline import Block
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
_ONLY_AND = re.compile(r"[\s,;]*(?:och|samt|den|på)?[\s,;]*(?:den\s*)?")
_BEFORE_DAY = re.compile(r"\b(?:mån|tis|ons|tors?|fre|lör|sön)\.?\s*$", re.IGNORECASE)
_WEEK_FIRST = re.compile(r"^v(?:ecka|\.)?\s?\d{1,2}\b[\s,.:;–-]*", re.IGNORECASE)
_EMPTY = re.compile(r"\(\s*\)")
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
    before = _WEEK_FIRST.sub("", _BEFORE_DAY.sub("", text[: day.start]))
    behind = text[day.end :]
    hours = HOURS.match(behind)
    rest = _EMPTY.sub("", f"{before} {behind[hours.end() if hours else 0 :]}")
    return " ".join(rest.split()).strip(" .,:;–-") or text
