"""Minutes file → parsed draft. Pure: no Django; format libraries in the readers only.

`read_minutes_apart` is for what came from outside: it reads in a process of its own.
"""

from .dates import FoundDeadline, find_deadline, find_deadlines, parse_deadline
from .draft import (
    Attendee,
    Deadline,
    Draft,
    DraftAction,
    DraftDecision,
    DraftItem,
    FollowUp,
    MeetingFacts,
    NextMeeting,
    Upcoming,
)
from .places import placed
from .progress import LINES, PAGES, Progress
from .readers.document import MAX_BYTES, Document, Line, UnreadableMinutes
from .readers.recognise import read_file
from .readers.text import read_text
from .reading import read_document, read_minutes
from .reviewed import reviewed
from .sandbox import read_minutes_apart
from .traces import Certainty, Reason, Source

__all__ = [
    "LINES",
    "MAX_BYTES",
    "PAGES",
    "Attendee",
    "Certainty",
    "Deadline",
    "Document",
    "Draft",
    "DraftAction",
    "DraftDecision",
    "DraftItem",
    "FollowUp",
    "FoundDeadline",
    "Line",
    "MeetingFacts",
    "NextMeeting",
    "Progress",
    "Reason",
    "Source",
    "UnreadableMinutes",
    "Upcoming",
    "find_deadline",
    "find_deadlines",
    "parse_deadline",
    "placed",
    "read_document",
    "read_file",
    "read_minutes",
    "read_minutes_apart",
    "read_text",
    "reviewed",
]
