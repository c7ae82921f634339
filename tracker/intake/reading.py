"""The way from bytes to draft: lines → rows → head, items, blocks → what they say."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.errors import gettext_noop

from .agenda_tables import without_agenda_tables
from .attendance import AttendanceList, read_attendance
from .certainty import judged
from .context import UNKNOWN_DAY, Context, known_days
from .days import find_days
from .decisions import read_decisions
from .draft import Draft, DraftDecision, DraftItem, FollowUp, NextMeeting, Upcoming
from .follow_ups import is_follow_up_item, read_follow_ups
from .head import read_head
from .heading_series import ItemHeading
from .headings import find_items
from .names import People
from .next_meeting import read_next_meeting
from .outline import Block, to_blocks
from .places import placed, written
from .plain_headings import find_plain_headings
from .progress import LINES, through
from .readers.document import Document, UnreadableMinutes
from .readers.recognise import read_file
from .rows import Row, to_rows
from .run_in_headings import with_headings_apart
from .signers import read_signers
from .space_columns import in_cells
from .tables import ActionTable, find_tables, read_table
from .upcoming import read_upcoming
from .warnings import find_warnings

NO_MINUTES = gettext_noop(
    "Filen ser inte ut som ett protokoll eller minnesanteckningar: det finns varken mötesdag med "
    "punkter, närvarande eller beslut i den. Ingenting har sparats eller ändrats. "
    "Kontrollera att du valde rätt fil och försök igen."
)
_NAMED_MEETING = re.compile(
    r"(?P<name>\b[A-ZÅÄÖ]{2,6}(?:-\w+|s\s\w+)?|\b\w+(?:s\s+\w*möte|styrelsen|nämnden|utskottet|"
    r"kommittén)|\b\w*(?:mötet|sammanträdet|stämman|konferensen))"
    r"(?:\s+(?:hålls|är|blir|äger\s+rum|infaller|sker))?\s+$"
)
_SPOKEN_OF = re.compile(r"\bmötet\b[^.;:]*$")
_HEAD_ROWS = 40


@dataclass(frozen=True)
class _Section:
    """One agenda item with its blocks."""

    number: str | None
    title: str
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...] = ()
    tables: tuple[ActionTable, ...] = ()


def read_minutes(data: bytes) -> Draft:
    """The draft of a minutes file: PDF, Word, an e-mail message, text or Markdown.

    Raises UnreadableMinutes, with a Swedish message, for a file no draft can be made of. What came
    from outside is read by `tracker.intake.sandbox`, in a process of its own.
    """
    return read_document(read_file(data))


def read_document(document: Document) -> Draft:
    """The draft of a document that a reader has cut into lines."""
    rows = with_headings_apart(without_agenda_tables(in_cells(to_rows(document.lines))))
    items, head, listed = _parts(rows)
    signers = read_signers(rows, listed.attendees, first=max(listed.end, _first_text(items)))
    items = [each for each in items if each.row < signers.start]
    sections = _sections(rows[: signers.start], items, listed)
    meeting = read_head(head if items else head[: listed.end or _HEAD_ROWS], whole=rows)
    on = meeting.date or UNKNOWN_DAY
    upcoming = tuple(_upcoming(sections, on))
    following = read_next_meeting(
        [(each.title, each.blocks) for each in sections], upcoming, meeting.body, on=on
    )
    signing = [name for name in (signers.secretary, *signers.adjusters) if name]
    context = Context(
        People.of(listed.attendees, signing, listed.titles, meeting.body),
        on,
        meeting.body,
        _known_meetings(following, upcoming, sections, on),
    )
    draft = Draft(
        meeting=meeting,
        attendance=listed.attendees,
        agenda_items=tuple(DraftItem(each.number, each.title) for each in items),
        decisions=tuple(
            judged(placed(each, document.lines), written(each.source, document.lines), context)
            for each in _decisions(sections, context)
        ),
        follow_ups=tuple(_follow_ups(sections, context)),
        upcoming=upcoming,
        next_meeting=following,
        adjusters=signers.adjusters,
        secretary=signers.secretary,
    )
    _refuse_other_texts(draft)
    return replace(draft, warnings=(*document.warnings, *find_warnings(draft, head, context)))


def _parts(rows: list[Row]) -> tuple[list[ItemHeading], list[Row], AttendanceList]:
    """The items, the rows before them, and the attendance list among these."""
    items = find_items(rows)
    listed = read_attendance(rows[: items[0].row] if items else rows)
    if not items and (start := listed.end or _dated_end(rows)):
        items = find_plain_headings(rows, start)
    return items, rows[: items[0].row] if items else rows, listed


def _first_text(items: Sequence[ItemHeading]) -> int:
    """The row below the last numbered item, else below the first: no signatures stand above it."""
    numbered = [each.body for each in items if each.number]
    return max(numbered, default=items[0].body if items else 0)


def _dated_end(rows: Sequence[Row]) -> int:
    """Behind the first line near the top that tells a day; 0 where none does."""
    for index, row in enumerate(rows[:8]):
        if find_days(row.folded, on=datetime.date(2000, 1, 1)):
            return index + 1
    return 0


def _refuse_other_texts(draft: Draft) -> None:
    """Numbered lines alone are a recipe as often as an agenda."""
    of_a_meeting = draft.meeting.date and (draft.meeting.body or draft.agenda_items)
    if not (of_a_meeting or draft.attendance or draft.decisions):
        raise UnreadableMinutes(NO_MINUTES)


def _sections(
    rows: Sequence[Row], items: Sequence[ItemHeading], listed: AttendanceList
) -> list[_Section]:
    """The items with their blocks; a text without items is one section."""
    if not items:
        return [_section(None, "", rows[listed.end :])]
    ends = [each.row for each in items[1:]] + [len(rows)]
    above = _section(None, "", rows[listed.end : items[0].row]) if listed.end else None
    labelled = above and (above.tables or any(each.kind == "label" for each in above.blocks))
    parts = [
        _section(each.number, each.title, rows[each.body : end])
        for each, end in zip(items, ends, strict=True)
    ]
    return [above, *parts] if above and labelled else parts


def _section(number: str | None, title: str, rows: Sequence[Row]) -> _Section:
    tables = find_tables(rows)
    tabled = {index for table in tables for index in range(table.start, table.end)}
    plain = [row for index, row in enumerate(rows) if index not in tabled]
    first = [replace(row, gap=True) for row in plain[:1]]
    blocks = tuple(to_blocks([*first, *plain[1:]]))
    return _Section(number, title, blocks, tuple(rows), tuple(tables))


def _key(section: _Section) -> str | None:
    """What names the item: its number, else its title."""
    return section.number or section.title or None


def _upcoming(sections: Sequence[_Section], on: datetime.date) -> Iterator[Upcoming]:
    for each in sections:
        if not is_follow_up_item(each.title, each.blocks):
            yield from read_upcoming(each.title, each.blocks, _key(each), each.rows, on=on)


def _follow_ups(sections: Sequence[_Section], context: Context) -> Iterator[FollowUp]:
    for each in sections:
        yield from read_follow_ups(each.title, each.blocks, _key(each), each.rows)
        for table in each.tables:
            yield from read_table(table, each.rows, _key(each), context)[1]


def _decisions(sections: Sequence[_Section], context: Context) -> Iterator[DraftDecision]:
    for each in through(LINES, sections, lambda section: len(section.rows)):
        reports = is_follow_up_item(each.title, each.blocks)
        here = replace(context, here=_only_meeting(each, context.on))
        yield from read_decisions(each.blocks, _key(each), here, reports=reports, title=each.title)
        for table in each.tables:
            yield from read_table(table, each.rows, _key(each), context)[0]


def _known_meetings(
    following: NextMeeting | None,
    upcoming: Sequence[Upcoming],
    sections: Sequence[_Section],
    on: datetime.date,
) -> tuple[Upcoming, ...]:
    """The meetings whose days the document tells: the next one, those listed, those mentioned."""
    known = [Upcoming(None, "nästa möte", following.date)] if following and following.date else []
    mentioned = [
        found for each in sections for text in _texts(each) for found in _mentions(text, on)
    ]
    return (*known, *upcoming, *mentioned)


def _texts(section: _Section) -> list[str]:
    return [section.title, *(block.text for block in section.blocks)]


def _mentions(text: str, on: datetime.date) -> Iterator[Upcoming]:
    """Meetings named right before a day: "KS den 7/2"."""
    for day in known_days(text, on):
        before = _NAMED_MEETING.search(text[max(0, day.start - 60) : day.start])
        if before and day.first > on:
            yield Upcoming(None, before["name"], day.first)


def _only_meeting(section: _Section, on: datetime.date) -> datetime.date | None:
    """The day of the one meeting that an item speaks of, for "the meeting" later on in it."""
    days = {
        day.first
        for text in _texts(section)
        for day in known_days(text, on)
        if day.first > on and _SPOKEN_OF.search(text[max(0, day.start - 120) : day.start])
    }
    return days.pop() if len(days) == 1 else None
