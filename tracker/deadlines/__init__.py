"""VERB  words → date; a meeting moved → which deadlines follow.

A deadline at a meeting belongs to the meeting. Only this verb sets deadlines and moves meetings.
"""

from tracker.deadlines.meetings import (
    cancel_meeting,
    catch_up,
    ensure_meeting,
    meeting_on,
    move_meeting,
    next_meeting,
)
from tracker.deadlines.naming import find_body
from tracker.deadlines.settling import Settled, set_deadline, settle

__all__ = [
    "Settled",
    "cancel_meeting",
    "catch_up",
    "ensure_meeting",
    "find_body",
    "meeting_on",
    "move_meeting",
    "next_meeting",
    "set_deadline",
    "settle",
]
