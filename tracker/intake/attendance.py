"""The attendance list: who was present, absent or a guest, for whom, and at which items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .attendance_groups import (
    OTHER_LINE,
    people_behind_a_colon,
    people_told,
    stands_over_people,
)
from .attendance_labels import attendance_label, office_label
from .attendance_tables import is_column_head, table_entry, table_head
from .draft import AttendanceStatus, Attendee, Role
from .labels import label_of
from .person_lines import Entry, Listed, persons, read_entries, split_outside, starts_person
from .person_words import ANY_NAME, take_title
from .rows import Row

_OFFICE = re.compile(
    r"\b(?P<office>(?i:(?:mötes)?ordförande|ordf\.?|mötesledare|(?:mötes|protokoll)?sekreterare|"
    r"sekr\.?|"
    r"antecknare|anteckningar|protokollförare|protokoll))(?:\s*:|\s+(?:var|är|av))?\s+"
    r"(?P<who>(?!(?i:juster))[A-ZÅÄÖ][\w-]*(?:\s+[A-ZÅÄÖ][\w-]+){0,2})(?=\s*(?:[,.;/|]|$|och\b|"
    r"samt\b))"
)
_TWO_COLUMNS = re.compile(r"(?P<left>\S+(?:\s\S+)*?)(?:\s{2,}|\t)(?P<right>\S.*)")
_ABBREVIATED = re.compile(r"\b(?:ordf|sekr|ers|tjg|just|adj|suppl|m\.fl|st)\.?\)?$", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"[.;,]?\s+(?=[A-ZÅÄÖ][\w ]{2,30}:\s)")
_MAX_LINE = 400
_MAX_BETWEEN = 8


@dataclass(frozen=True)
class AttendanceList:
    """The attendees, their titles and initials, and behind which row the list ends (0: none)."""

    attendees: tuple[Attendee, ...]
    end: int
    titles: tuple[tuple[str, str], ...] = ()


@dataclass
class _Reading:
    """Where the reader stands: under which label, in which table, on a line with names."""

    status: AttendanceStatus | None = None
    inline: bool = False
    opened: bool = False
    columns: dict[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    end: int = 0


def read_attendance(rows: Sequence[Row]) -> AttendanceList:
    """The attendance list in the head of the minutes (`rows`: all before the first item)."""
    reading = _Reading()
    rows = _joined_labels(rows)
    for index in range(len(rows)):
        if _read_row(reading, rows, index):
            reading.end = index + 1
        elif reading.entries and index > reading.end + _MAX_BETWEEN:
            break
    listed = read_entries(reading.entries)
    titles = tuple((each.attendee.name, title) for each in listed for title in each.titles)
    return AttendanceList(_merged(listed), reading.end, titles)


def _read_row(reading: _Reading, rows: Sequence[Row], index: int) -> bool:
    """Whether the row belongs to the list; what it says goes into the reading."""
    row = rows[index]
    opened = attendance_label(row.text)
    office = _officers(row.text)
    columns = table_head(row)
    if columns and (reading.status or "present" in columns or "initials" in columns):
        reading.columns, reading.status = columns, reading.status or "present"
    elif reading.columns and "\t" in row.text:
        entry = table_entry(row, reading.columns, reading.status or "present")
        reading.entries += [entry] if entry else []
    elif reading.status and _columns(row.text)[1] and is_column_head(row.text):
        pass
    elif opened:
        _open(reading, *opened)
    elif row.gap and reading.status and stands_over_people(rows, index):
        _open(reading, reading.status, "")
    elif office:
        reading.entries += office
    elif reading.status and _goes_on(reading, row):
        _add(reading, row)
    elif people := people_behind_a_colon(rows, index):
        _open(reading, "present", people)
    elif told := people_told(rows, index):
        reading.entries += told
    elif stands_over_people(rows, index):
        _open(reading, "present", "")
    else:
        if not (reading.status and row.text == "\N{HORIZONTAL ELLIPSIS}"):
            reading.status, reading.columns = None, {}
        return False
    return True


def _open(reading: _Reading, status: AttendanceStatus, rest: str) -> None:
    reading.status, reading.inline, reading.columns = status, bool(rest) and "\t" not in rest, {}
    reading.opened = not rest
    inner = attendance_label(rest)
    if inner and not inner[1]:
        reading.status = inner[0] if status == "present" else status
    elif rest[:1].isalpha() and not is_column_head(rest):
        reading.entries += _running(rest, status)


def _running(text: str, status: AttendanceStatus) -> list[Entry]:
    """The people behind a label; another label may follow: "Anna, Bo. Saknas: Eva"."""
    for match in _NEXT_LABEL.finditer(text):
        below = attendance_label(text[match.end() :])
        if below and below[1]:
            before = text[: match.start()]
            return [Entry(before, status, running=True), *_running(below[1], below[0])]
    return [Entry(text, status, running=True)]


def _add(reading: _Reading, row: Row) -> None:
    """One more line: of its own, or going on with a list that ran over the line's end."""
    status = reading.status or "present"
    last = reading.entries[-1] if reading.entries else None
    runs_over = (
        last
        and not reading.opened
        and not row.gap
        and not row.marker
        and _runs_over(last.text, row)
    )
    if last and runs_over:
        reading.entries[-1] = replace(last, text=f"{last.text} {row.text}")
    else:
        reading.entries.append(Entry(row.text, status))
    reading.opened = False


def _runs_over(above: str, row: Row) -> bool:
    if row.text[:1].islower() and not take_title(row.text)[1]:
        return True
    if above.endswith((" och", " samt", " &")):
        return True
    people = persons(above)
    many = len(people) >= 3 or (len(people) == 2 and len(above) > 60)
    pieces = split_outside(above)
    if len(pieces) >= 3 and " " in people[0] and starts_person(pieces[-1]) == "first":
        return True
    return many and (above.endswith((",", ";")) or len(above) > 60)


def _goes_on(reading: _Reading, row: Row) -> bool:
    """Whether the row is one more line of the list."""
    text = row.text
    if reading.inline and row.gap and not row.marker:
        return False
    if row.text[:1].islower() and not row.gap and reading.entries:
        return not label_of(text)
    if (
        row.level
        or len(text) > _MAX_LINE
        or label_of(text)
        or text.endswith(":")
        or OTHER_LINE.match(text)
        or (text.split()[0].endswith(":") and len(text.split()) < 6)
        or _is_sentence(text)
    ):
        return False
    return bool(ANY_NAME.match(take_title(text)[0]))


def _is_sentence(text: str) -> bool:
    if not text.endswith((".", "!", "?")) or _ABBREVIATED.search(text):
        return False
    return len(persons(text.rstrip("."))) < 2


def _joined_labels(rows: Sequence[Row]) -> list[Row]:
    """Labels on two lines ("Övriga" over "deltagare", also with names in a second column)."""
    joined = list(rows)
    for index in range(len(joined) - 1):
        first, second = joined[index], joined[index + 1]
        if not second.text[:1].islower():
            continue
        upper, lower = _columns(first.text), _columns(second.text)
        label = f"{upper[0]} {lower[0]}"
        found = attendance_label(label)
        if found and not found[1] and (attendance_label(upper[0]) or upper[1] or not lower[1]):
            joined[index] = replace(first, text=f"{label}   {upper[1]}".strip())
            rest = lower[1] or "\N{HORIZONTAL ELLIPSIS}"
            joined[index + 1] = replace(second, text=rest, gap=False)
    return joined


def _columns(text: str) -> tuple[str, str]:
    match = _TWO_COLUMNS.fullmatch(text)
    return (match["left"], match["right"]) if match else (text, "")


def _officers(text: str) -> list[Entry]:
    """The people of "Ordförande: Anna Ek" or "Mötesledare AE, anteckningar BD."."""
    office = office_label(text)
    if office and ANY_NAME.match(take_title(office[1])[0]) and not _OFFICE.search(office[1]):
        return [Entry(_columns(office[1])[0], "present", _office_role(office[0]))]
    found = list(_OFFICE.finditer(text))
    rest = _OFFICE.sub("", text).strip(" .,;/|")
    if not found or re.sub(r"\b(?:och|samt)\b", "", rest).strip(" .,;"):
        return []
    return [Entry(each["who"], "present", _office_role(each["office"])) for each in found]


def _office_role(office: str) -> Role:
    return "chair" if re.search(r"ordf|ledare", office, re.IGNORECASE) else "secretary"


def _merged(listed: Sequence[Listed]) -> tuple[Attendee, ...]:
    """One entry a person: who stands in the list and as an officer gets both roles."""
    merged: dict[str, Attendee] = {}
    signatures = {title: one.attendee.name.casefold() for one in listed for title in one.titles}
    for each in (one.attendee for one in listed):
        key = _known_as(signatures.get(each.name, each.name), merged)
        known = merged.get(key)
        if known:
            each = replace(
                known,
                organization=known.organization or each.organization,
                roles=tuple(dict.fromkeys([*known.roles, *each.roles])),
            )
        merged[key] = each
    return tuple(merged.values())


def _known_as(name: str, merged: dict[str, Attendee]) -> str:
    """The entry of that name, or the one whose first name it is ("Sekreterare: Anna")."""
    key = name.casefold()
    if " " in key:
        return key
    return next((full for full in merged if full.split()[0] == key), key)
