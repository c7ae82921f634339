"""VERB  what is due → rows of the ledger → letters → sent.

The rows are the queue: a run finds its work in them, so that a missed, doubled or killed run
neither loses nor repeats anything.
"""

from tracker.reminders.announcing import first_letters, letters_about
from tracker.reminders.bouncing import settle_bounce
from tracker.reminders.heartbeat import beat_seen_at, mark_beat
from tracker.reminders.holding import hold, release
from tracker.reminders.insight import Insight, insight
from tracker.reminders.ledger import undeliverable
from tracker.reminders.outcome import Line, Outcome
from tracker.reminders.planning import plan
from tracker.reminders.rehearsing import dry_run
from tracker.reminders.resending import send_copy, try_again
from tracker.reminders.sending import tell

__all__ = [
    "Insight",
    "Line",
    "Outcome",
    "beat_seen_at",
    "dry_run",
    "first_letters",
    "hold",
    "insight",
    "letters_about",
    "mark_beat",
    "plan",
    "release",
    "send_copy",
    "settle_bounce",
    "tell",
    "try_again",
    "undeliverable",
]
