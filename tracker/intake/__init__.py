"""Minutes file → parsed draft. Pure: the standard library and `tracker.errors` only."""

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
    Source,
    Upcoming,
)
from .readers.text import MAX_BYTES, Document, Line, UnreadableMinutes, read_text
from .reading import read_document, read_minutes

__all__ = [
    "MAX_BYTES",
    "Attendee",
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
    "Source",
    "UnreadableMinutes",
    "Upcoming",
    "find_deadline",
    "find_deadlines",
    "parse_deadline",
    "read_document",
    "read_minutes",
    "read_text",
]
