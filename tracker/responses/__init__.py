"""VERB  an answer (by link, mail or page) → a changed action item, with its line of history."""

from tracker.responses.assigning import assign
from tracker.responses.replying import keep_reply, mark_read
from tracker.responses.reporting import add_note, change_status
from tracker.responses.saying_done import confirm_done, deny_done, say_done
from tracker.responses.time_wishes import grant_time, refuse_time, wish_for_time

__all__ = [
    "add_note",
    "assign",
    "change_status",
    "confirm_done",
    "deny_done",
    "grant_time",
    "keep_reply",
    "mark_read",
    "refuse_time",
    "say_done",
    "wish_for_time",
]
