"""The attendance list: who was present, absent or a guest, for whom, and at which items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .attendance_groups import (
    OTHER_LINE,
    organization_above,
    people_of_a_group,
    people_told,
    running_entries,
    speaks_for,
    stands_over_a_list,
    stands_over_people,
    unnumbered,
)
from .attendance_labels import attendance_label
from .attendance_lines import goes_on, runs_over
from .attendance_marks import legend_of
from .attendance_offices import office_above, officers
from .attendance_sides import cells_of, names_in_columns, people_side_by_side, side_by_side
from .attendance_tables import is_column_head, people_of_table, table_of
from .draft import AttendanceStatus, Attendee
from .person_lines import Entry, Listed, read_entries
from .rows import Row

_TWO_COLUMNS = re.compile(r"(?P<left>\S+(?:\s\S+)*?)(?:\s{2,}|\t)(?P<right>\S.*)")
_TICKS = frozenset({"[x]", "✓"})
_UNTICKED = frozenset({"[ ]", "-", "–", "—", "□"})
# Where an employer meets its unions both sides are members; on a board the employees are guests.
_EMPLOYER = re.compile(r"(?:för\s+)?arbetsgivar", re.IGNORECASE)
_EMPLOYEES = re.compile(r"arbetstagar", re.IGNORECASE)
_MAX_BETWEEN = 8


@dataclass(frozen=True)
class AttendanceList:
    """The attendees, their titles and initials, and behind which row the list ends (0: none)."""

    attendees: tuple[Attendee, ...]
    end: int
    titles: tuple[tuple[str, str], ...] = ()


@dataclass
class _Reading:
    """Where the reader stands: under which label, in which table, on a line with names.

    `two_sided`: an employer and its unions meet;
    `unticked`: the markers of those who were not there, in a list where others are ticked.
    """

    status: AttendanceStatus | None = None
    inline: bool = False
    opened: bool = False
    organization: str | None = None
    sides: list[AttendanceStatus] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    end: int = 0
    two_sided: bool = False
    unticked: frozenset[str] = frozenset()

    def close(self) -> None:
        self.status, self.sides, self.organization = None, [], None


def read_attendance(rows: Sequence[Row]) -> AttendanceList:
    """The attendance list in the head of the minutes (`rows`: all before the first item)."""
    reading = _Reading(unticked=_UNTICKED if any(r.marker in _TICKS for r in rows) else frozenset())
    reading.two_sided = any(_EMPLOYER.match(row.text) for row in rows)
    rows = _joined_labels(rows)
    index = 0
    while index < len(rows):
        below = _read_table(reading, rows, index)
        if below or _read_row(reading, rows, index):
            reading.end = max(below, index + 1)
        elif reading.entries and index > reading.end + _MAX_BETWEEN:
            break
        index = max(below, index + 1)
    listed = read_entries(reading.entries)
    titles = tuple((each.attendee.name, title) for each in listed for title in each.titles)
    return AttendanceList(_merged(listed), reading.end, titles)


def _read_row(reading: _Reading, rows: Sequence[Row], index: int) -> bool:
    """Whether the row belongs to the list; what it says goes into the reading."""
    if _read_columns(reading, rows[index]) or _read_label(reading, rows, index):
        return True
    row = unnumbered(rows[index]) if reading.status else rows[index]
    group = people_of_a_group(rows, index, listing=bool(reading.status))
    if group is not None:
        status = reading.status or "present"
        reading.status, reading.inline, reading.opened = status, True, False
        reading.entries += [replace(each, status=status) for each in group]
    elif reading.status and (heading := organization_above(rows, index)):
        reading.organization, reading.opened = heading, True
    elif reading.status and stands_over_a_list(rows, index):
        reading.organization, reading.opened = None, True
    elif reading.status and goes_on(row, inline=reading.inline, begun=bool(reading.entries)):
        _add(reading, row)
    elif told := people_told(rows, index):
        reading.entries += told
    elif stands_over_people(rows, index):
        _open(reading, "present", "")
    else:
        if not (reading.status and row.text == "\N{HORIZONTAL ELLIPSIS}"):
            reading.close()
        return False
    return True


def _read_table(reading: _Reading, rows: Sequence[Row], head: int) -> int:
    """The people of the table that a row heads; gives the row below it, 0 where it heads none."""
    table = table_of(rows[head])
    if not table or not (table.told or reading.status or not reading.entries):
        return 0
    end = head + 1
    while end < len(rows) and (_is_line(rows[end]) or _parts_lines(rows, end)):
        end += 1
    status = table.status or reading.status or "present"
    people = people_of_table(
        table, rows[head + 1 : end], status, legend_of(row.text for row in rows)
    )
    if not people:
        return 0
    reading.close()
    reading.status, reading.inline, reading.opened = status, False, True
    reading.entries += people
    return end


def _is_line(row: Row) -> bool:
    """Whether a row has cells beside one another, and none of them is a label of the head."""
    return len(cells_of(row)) > 1 and not row.level and not OTHER_LINE.match(row.text)


def _parts_lines(rows: Sequence[Row], index: int) -> bool:
    """Whether a lone cell stands over further lines of a table: "Frånvarande", "Vikens kommun"."""
    below = rows[index + 1 : index + 2]
    lone = bool(attendance_label(rows[index].text)) or not rows[index].gap
    return bool(below) and lone and _is_line(below[0]) and not below[0].gap


def _read_columns(reading: _Reading, row: Row) -> bool:
    """A row with the heads of two lists side by side, or with people under these."""
    if sides := side_by_side(row):
        reading.close()
        reading.sides, reading.status = sides, sides[0]
    elif reading.sides and (people := people_side_by_side(row, reading.sides)):
        reading.entries += people
    else:
        return bool(reading.status and _columns(row.text)[1] and is_column_head(row.text))
    return True


def _read_label(reading: _Reading, rows: Sequence[Row], index: int) -> bool:
    """A label over a part of the list, or an office with who holds it."""
    row = rows[index]
    if opened := attendance_label(row.text):
        status, rest = opened
        both = status == "guest" and _EMPLOYEES.match(row.text) and reading.two_sided
        _open(reading, "present" if both else status, rest)
    elif row.gap and reading.status and stands_over_people(rows, index):
        _open(reading, reading.status, "")
    elif speaks_for(rows, index):
        _open(reading, "present", "")
    elif office := officers(row.text) or office_above(rows, index):
        reading.entries += office
    else:
        return bool(index and office_above(rows, index - 1))
    return True


def _open(reading: _Reading, status: AttendanceStatus, rest: str) -> None:
    reading.close()
    reading.status, reading.inline = status, bool(rest) and "\t" not in rest
    reading.opened = not rest
    inner = attendance_label(rest)
    if inner and not inner[1]:
        reading.status = inner[0] if status == "present" else status
    elif rest[:1].isalpha() and not is_column_head(rest):
        reading.entries += running_entries(rest, status)


def _add(reading: _Reading, row: Row) -> None:
    """One more line: of its own, or going on with a list that ran over the line's end."""
    status = "absent" if row.marker in reading.unticked else reading.status or "present"
    last = reading.entries[-1] if reading.entries else None
    alone = reading.opened or row.gap or bool(row.marker)
    if last and not alone and runs_over(last.text, row):
        reading.entries[-1] = replace(last, text=f"{last.text} {row.text}")
    else:
        reading.entries += [
            Entry(words, status, None, reading.organization) for words in names_in_columns(row)
        ]
    reading.opened = False


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
                status="absent" if each.status == "absent" else known.status,
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
