"""Which body met, and the meeting's number: from the lines at the top of the minutes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .attendance_labels import attendance_label, office_label
from .body_words import (
    ASSOCIATION,
    BODY_NOUN,
    COMPOUND,
    EVENT,
    EVENT_FIRST,
    EVENT_LAST,
    KIND_FIRST,
    KIND_LAST,
    MEETING_NOUN,
    NO_NAME,
    NUMBERS,
    OWNER,
    SORT,
    SUBJECT_LINE,
)
from .days import find_days
from .organizations import names_organization
from .rows import Row

_PIECES = re.compile(r"\s{2,}|\t|\s[–—-]\s|\s\|\s")
_WIDE = re.compile(r"\s{2,}|\t")
_HELD = re.compile(r"^(?:fört|förda|hållet|hållna)\s+(?:vid|på|från)\s+", re.IGNORECASE)
_LINK_LAST = re.compile(r"\s+(?:med|i|för|inom|hos|av|vid)$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:,?\s*\b(?:kl|klockan)\b\.?\s*)?\b\d{1,2}[.:]\d\d(?:\s*[–-]\s*\d{1,2}[.:]\d\d)?|\b(?:kl|"
    r"klockan)\.?\s*\d{1,2}(?:\s*[–-]\s*\d{1,2})?",
    re.I,
)
_WEEKDAY_LAST = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?(?:en)?)?(?:\s*\bden)?\s*$", re.IGNORECASE
)
_WEEKDAYS = re.compile(
    r"^(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s*[-–,]?\s*)+(?:\d\S*\s+)?", re.IGNORECASE
)
_SIGNS = " ,.:;|(–-"
_YEARLESS = date(2000, 1, 1)
_NAME_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ(0123456789")
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,4}")
# "Driftmöte IT" is a name; of "Möte IT" it is "IT".
_MAX_PLAIN_EVENT = len("träff")
_FIRM = re.compile(r"[A-ZÅÄÖ]\S*\s(?:\S+\s)*(?:AB|HB|KB)$")
_MAX_ROWS = 14
_MAX_TITLE = 160


@dataclass(frozen=True)
class _Candidate:
    name: str
    weight: int


def read_body(rows: Sequence[Row]) -> tuple[str | None, str | None]:
    """(body, number of the meeting) as the top of the minutes states them."""
    top = list(_top(rows))
    found: list[_Candidate] = []
    for index, row in enumerate(top):
        below = _first_piece(top[index + 1]) if index + 1 < len(top) else ""
        found += _candidates(row, below)
    best = max((each.weight for each in found), default=0)
    name = next((each.name for each in found if each.weight == best), None)
    return name, _number(top)


def _first_piece(row: Row) -> str:
    """The words of a row in front of wide space; a label there is passed over."""
    pieces = [" ".join(piece.split()) for piece in _WIDE.split(row.text[:_MAX_TITLE])]
    return next((piece for piece in pieces if piece and not NO_NAME.match(piece)), "")


def _top(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows above the attendance list."""
    for row in rows[:_MAX_ROWS]:
        if attendance_label(row.text) or office_label(row.text):
            return
        yield row


def _number(rows: Sequence[Row]) -> str | None:
    for row in rows:
        text = row.folded[:_MAX_TITLE]
        if NO_NAME.match(text) and not SUBJECT_LINE.match(text):
            continue
        text = _without_days(SUBJECT_LINE.sub("", text))
        for pattern in NUMBERS:
            if match := pattern.search(text):
                return re.sub(r"\s", "", match["number"])
    return None


def _without_days(text: str) -> str:
    for day in reversed(find_days(text, on=_YEARLESS)):
        text = text[: day.start] + text[day.end :]
    return _CLOCK.sub("", text)


def _before_days(text: str) -> str:
    """What stands in front of the day and the time, where that is more than a heading."""
    starts = [day.start for day in find_days(text, on=_YEARLESS)]
    starts += [match.start() for match in _CLOCK.finditer(text)]
    before = _WEEKDAY_LAST.sub("", text[: min(starts, default=0)].strip(_SIGNS)).strip(_SIGNS)
    told = KIND_FIRST.sub("", before)
    event = re.fullmatch(rf"(?:\w+\s+)?{EVENT}|\w{{1,3}}", told, re.IGNORECASE)
    return before if re.search(r"[^\W\d_]{3}", told) and not event else text


def without_days(text: str) -> str:
    """The text without days, times of day and a lone year."""
    text = _WEEKDAYS.sub("", _without_days(text))
    text = re.sub(r"\b(?:den|20\d\d|v(?:ecka|\.)?\s?\d{1,2})\b", "", text)
    return _WEEKDAY_LAST.sub("", text.strip(" ,.–-")).strip(" ,.–-")


def _candidates(row: Row, below: str) -> Iterator[_Candidate]:
    text = SUBJECT_LINE.sub("", row.text)
    if len(text) > _MAX_TITLE or (NO_NAME.match(text) and not EVENT_FIRST.match(text)):
        return
    titled = text != row.text or bool(row.level)
    pieces = [" ".join(piece.split()) for piece in _PIECES.split(text) if piece.strip()]
    wide = bool(re.search(r"\s{2,}|\t", text))
    for index, piece in enumerate(pieces):
        beside = pieces[index + 1] if index + 1 < len(pieces) else ""
        later = beside if beside and (not wide or _may_name(beside)) else below
        bare = (len(pieces) > 1 and not wide) or text != row.text
        candidate = _candidate(piece, later, bare=bare)
        if candidate and candidate.weight:
            yield _Candidate(candidate.name, candidate.weight + (titled and candidate.weight > 1))


def _may_name(piece: str) -> bool:
    """Whether words beside others may name a body: no label, no page, no kind of minutes."""
    told = re.search(r"[^\W\d_]{3}", _without_days(piece))
    return bool(told) and not NO_NAME.match(piece) and not KIND_FIRST.fullmatch(piece)


def _candidate(piece: str, below: str, *, bare: bool) -> _Candidate | None:
    text = _without_days(_before_days(piece))
    for pattern in NUMBERS:
        text = pattern.sub(lambda m: m[0][: m.start("number") - m.start()], text)
    text = _HELD.sub("", text)
    text = re.sub(r"[\s,#]*\b(?:nr|nummer|no)\b\.?(?=\s|$)", " ", text, flags=re.I)
    text = re.sub(r"(?:\s,)+", ",", " ".join(without_days(text).split())).strip(" ,.:–-#")
    rest = KIND_FIRST.sub("", text, count=1) if KIND_FIRST.match(text) else text
    stated = rest != text
    rest = KIND_LAST.sub("", rest).strip(" ,.:–-")
    stated = stated or rest != text
    rest = SORT.sub("", rest) if SORT.match(rest) else rest
    if stated and not rest and below:
        return _named(below)
    return _owner(rest, below, stated=stated, bare=bare)


def _named(below: str) -> _Candidate | None:
    """The name on the line below "Minnesanteckningar från"."""
    found = _candidate(below, "", bare=False)
    return _Candidate(found.name, found.weight + 2) if found and found.weight > 1 else found


def _owner(text: str, below: str, *, stated: bool, bare: bool) -> _Candidate | None:
    """Whose meeting the words tell of, and how surely."""
    text = re.sub(rf",\s*{MEETING_NOUN}$", "", text, flags=re.IGNORECASE)
    text = _LINK_LAST.sub("", text) if below else text
    held = EVENT_LAST.fullmatch(text)
    if held and not COMPOUND.fullmatch(text):
        owner = held["owner"].removesuffix("s")
        return _Candidate(owner, 3 if owner.islower() and " " not in owner else 6)
    event = EVENT_FIRST.fullmatch(text)
    if not event:
        return _plain(text, stated=stated or bare)
    owner = event["owner"] or event["name"] or ""
    place = (
        re.split(r",|\s(?:på|via|hos|i)\s", owner)[0]
        if event["link"] in {"med", "för", "inom", None}
        else owner
    )
    place = place.split(",")[0].strip()
    if not event["link"] and _ACRONYM.fullmatch(place) and len(event["event"]) > _MAX_PLAIN_EVENT:
        return _Candidate(text, 6)
    known = (
        event["link"] or place[:1].isupper() or BODY_NOUN.fullmatch(place.split(" ")[-1])
        if place
        else ""
    )
    if place and (
        known
        or names_organization(place)
        or re.search(r"grupp|råd|team|lag\b|projekt|klass|^[a-zåäö]{4,}(?:en|et)$", place)
    ):
        weak = event["link"] in {"i", "hos"} and not _is_body(place)
        return _Candidate(place, 2 if weak else 6)
    if (not place or place.casefold().startswith(("på ", "via ", "i "))) and below and stated:
        following = _named(below)
        if following and following.weight > 3:
            return following
    compound = COMPOUND.fullmatch(event["event"])
    if not compound and re.fullmatch(
        rf"(?:\w+\s+)?{MEETING_NOUN}(?:t|n|et|en)?", text, re.IGNORECASE
    ):
        return None
    return _Candidate(compound["body"] if compound else text, 2 if len(event["event"]) > 6 else 0)


def _plain(text: str, *, stated: bool) -> _Candidate | None:
    if not text or not text[0].isalpha() or len(text) > 110 or NO_NAME.match(text):
        return None
    if _FIRM.search(text):
        return _Candidate(text, 3)
    if OWNER.fullmatch(text):
        return _Candidate(text, 1)
    if re.search(r"[.!?:;@]", text) or len(text.split()) > 9:
        return None
    head, comma, tail = text.partition(", ")
    if comma and (_is_body(head) or ASSOCIATION.search(head)) and not _is_body(tail):
        text = head
    if _is_body(text):
        return _Candidate(text, 6 if stated else 5)
    if ASSOCIATION.search(text):
        return _Candidate(text, 5 if stated else 4)
    if text[0].isupper() and stated:
        return _Candidate(text, 4)
    return None


def _is_body(text: str) -> bool:
    words = re.split(r"\s+(?:för|i|vid|med)\s+", text)[0].split()
    if not words or len(text.split()) >= 9:
        return False
    while len(words) > 1 and words[-1][:1] in _NAME_SIGNS and not BODY_NOUN.fullmatch(words[-1]):
        words.pop()
    return any(BODY_NOUN.fullmatch(word) for word in (words[-1], words[0]))
