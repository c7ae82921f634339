"""VERB  an answer (by link, mail or page) → a changed action item, with its line of history."""

from tracker.responses.assigning import assign
from tracker.responses.reporting import add_note, change_status
from tracker.responses.time_wishes import grant_time, refuse_time, wish_for_time

__all__ = [
    "add_note",
    "assign",
    "change_status",
    "grant_time",
    "refuse_time",
    "wish_for_time",
]
